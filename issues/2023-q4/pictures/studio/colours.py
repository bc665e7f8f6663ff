"""The palette of the series, its mixtures and the lights of its pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace

Color = tuple[int, int, int]


def rgb(code: str) -> Color:
    """Colour from six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


NAVY, DEEP, SKY, PAPER = rgb("0b2545"), rgb("13315c"), rgb("8da9c4"), rgb("eef4ed")

SAND, TERRA, GOLD, GREEN = rgb("e0c9a6"), rgb("c8553d"), rgb("e3b23c"), rgb("588157")

BUNTING = (TERRA, GOLD, PAPER, GREEN, SKY)


def mix(a: Color, b: Color, t: float) -> Color:
    """Colour at share t of the way from a to b."""
    return tuple(round(p + (q - p) * t) for p, q in zip(a, b, strict=True))  # type: ignore


EARTH = mix(mix(TERRA, GREEN, 0.5), NAVY, 0.4)

WOOD = mix(mix(SAND, TERRA, 0.3), GOLD, 0.25)

SKINS = (
    SAND,
    mix(SAND, TERRA, 0.25),
    mix(SAND, mix(TERRA, EARTH, 0.55), 0.5),
    mix(SAND, PAPER, 0.25),
)

HAIRS = (NAVY, mix(NAVY, TERRA, 0.35), EARTH, mix(NAVY, SAND, 0.4))


@dataclass(frozen=True)
class Mood:
    """The colours of one light: sky from top to horizon, then the land."""

    top: Color
    mid: Color
    low: Color
    sun: Color
    haze: Color
    far: Color
    near: Color
    ink: Color
    lit: Color
    ground: Color


MOODS: dict[str, Mood] = {
    "dawn": Mood(
        mix(SKY, DEEP, 0.25),
        mix(SKY, PAPER, 0.55),
        mix(SAND, TERRA, 0.28),
        mix(GOLD, PAPER, 0.45),
        mix(SAND, PAPER, 0.35),
        mix(SKY, SAND, 0.25),
        mix(DEEP, SKY, 0.35),
        NAVY,
        mix(GOLD, PAPER, 0.3),
        mix(GREEN, DEEP, 0.45),
    ),
    "day": Mood(
        mix(SKY, DEEP, 0.12),
        mix(SKY, PAPER, 0.45),
        mix(PAPER, SAND, 0.15),
        mix(PAPER, GOLD, 0.15),
        mix(PAPER, SKY, 0.2),
        mix(SKY, PAPER, 0.1),
        mix(DEEP, SKY, 0.4),
        NAVY,
        PAPER,
        GREEN,
    ),
    "gold": Mood(
        mix(SKY, PAPER, 0.08),
        mix(PAPER, SAND, 0.55),
        mix(SAND, GOLD, 0.4),
        mix(GOLD, PAPER, 0.2),
        mix(SAND, PAPER, 0.5),
        mix(SAND, SKY, 0.45),
        mix(EARTH, SKY, 0.3),
        NAVY,
        mix(GOLD, PAPER, 0.35),
        mix(GREEN, GOLD, 0.3),
    ),
    "dusk": Mood(
        mix(DEEP, NAVY, 0.2),
        mix(SKY, TERRA, 0.35),
        mix(GOLD, TERRA, 0.45),
        mix(GOLD, TERRA, 0.15),
        mix(TERRA, SAND, 0.55),
        mix(SKY, TERRA, 0.4),
        mix(DEEP, TERRA, 0.2),
        NAVY,
        GOLD,
        mix(NAVY, GREEN, 0.3),
    ),
    "mist": Mood(
        mix(SKY, PAPER, 0.35),
        mix(SKY, PAPER, 0.65),
        mix(PAPER, SAND, 0.25),
        PAPER,
        PAPER,
        mix(SKY, PAPER, 0.35),
        mix(DEEP, SKY, 0.5),
        NAVY,
        mix(PAPER, GOLD, 0.2),
        mix(GREEN, SKY, 0.45),
    ),
    "snow": Mood(
        mix(DEEP, SKY, 0.55),
        mix(SKY, PAPER, 0.35),
        mix(SAND, PAPER, 0.4),
        mix(PAPER, GOLD, 0.25),
        mix(PAPER, SKY, 0.15),
        mix(SKY, PAPER, 0.25),
        mix(DEEP, SKY, 0.35),
        NAVY,
        GOLD,
        PAPER,
    ),
    "night": Mood(
        NAVY,
        DEEP,
        mix(DEEP, SKY, 0.55),
        mix(PAPER, GOLD, 0.2),
        mix(DEEP, SKY, 0.6),
        mix(DEEP, SKY, 0.3),
        mix(NAVY, DEEP, 0.6),
        NAVY,
        GOLD,
        mix(NAVY, GREEN, 0.2),
    ),
    "desert": Mood(
        mix(SKY, PAPER, 0.25),
        mix(PAPER, SAND, 0.4),
        mix(SAND, TERRA, 0.3),
        mix(GOLD, PAPER, 0.25),
        mix(SAND, PAPER, 0.25),
        mix(SAND, SKY, 0.4),
        mix(TERRA, DEEP, 0.3),
        NAVY,
        mix(GOLD, PAPER, 0.2),
        mix(SAND, TERRA, 0.35),
    ),
    "green": Mood(
        mix(SKY, GREEN, 0.2),
        mix(PAPER, SKY, 0.35),
        mix(PAPER, GREEN, 0.12),
        mix(PAPER, GOLD, 0.2),
        mix(PAPER, GREEN, 0.15),
        mix(SKY, GREEN, 0.3),
        mix(GREEN, DEEP, 0.35),
        mix(NAVY, GREEN, 0.15),
        PAPER,
        GREEN,
    ),
}

# The lights of the openers: a darker upper sky, on which white type can stand.
MOODS |= {
    "harvest": replace(
        MOODS["gold"], top=mix(DEEP, SKY, 0.3), mid=mix(SKY, DEEP, 0.34), low=mix(SAND, GOLD, 0.5)
    ),
    "drizzle": replace(MOODS["mist"], top=mix(DEEP, SKY, 0.35), mid=mix(SKY, DEEP, 0.3)),
    "canyon": replace(
        MOODS["desert"],
        top=mix(DEEP, SKY, 0.5),
        mid=mix(SKY, SAND, 0.12),
        low=mix(SAND, TERRA, 0.42),
    ),
}
