"""People who meet: a handshake, a delegation."""

from __future__ import annotations

from collections.abc import Sequence

from studio.colours import (
    BUNTING,
    DEEP,
    GOLD,
    GREEN,
    HAIRS,
    NAVY,
    PAPER,
    SAND,
    SKINS,
    SKY,
    TERRA,
    Color,
    mix,
)
from studio.flags import flags, hand_flag, pennants
from studio.geometry import oval, pill, rect, turned
from studio.layers import Layers, Shape, Stage, Stroke
from studio.people import figure
from studio.rooms import OUTSIDE, room
from studio.scenes.towns import town


def handshake(st: Stage, outside: str = "town", flagged: int = 6) -> Layers:
    """Two people shake hands before flags and a window; others look on."""
    m, w, h = st.mood, st.w, st.h
    out = room(
        st,
        mix(SAND, PAPER, 0.35),
        0.72,
        OUTSIDE[outside](Stage(w, h * 1.25, m, st.rng)),
        w * 0.1,
        w * 0.9,
        h * 0.1,
        h * 0.56,
        4,
    )
    out += [
        rect(-9, h * 0.72, w + 18, h, mix(TERRA, NAVY, 0.25), mix(NAVY, TERRA, 0.3)),
        *flags(st, w * 0.1, w * 0.83, h * 0.78, h * 0.6, flagged),
    ]
    s = h * 0.74
    for k, c, a in ((0.13, mix(SKY, DEEP, 0.5), True), (0.87, mix(GREEN, DEEP, 0.3), False)):
        out += figure(w * k, h * 0.95, s * 0.88, c, mix(SAND, TERRA, 0.25), "down", a)
    x = w / 2
    out += [
        pill(x, h * 0.985, s * 0.9, 26, NAVY, 0.3),
        *figure(x - s * 0.27, h * 0.98, s, DEEP, SAND, "right"),
        *figure(
            x + s * 0.27,
            h * 0.98,
            s,
            mix(NAVY, SKY, 0.25),
            mix(SAND, TERRA, 0.3),
            "left",
            False,
            mix(NAVY, SAND, 0.4),
        ),
    ]
    return out + clasp(x, h * 0.98 - s * 0.53, s * 0.036, SAND, mix(SAND, TERRA, 0.3))


def clasp(x: float, y: float, r: float, a: Color, b: Color) -> Layers:
    """Two hands that hold each other: a's from the left, b's fingers around it."""
    line = mix(b, NAVY, 0.22)
    out: Layers = [
        Shape(turned(oval(0, 0, r * 1.35, r * 0.8), x + r * 0.3, y, -24), b),
        Shape(turned(oval(0, 0, r * 1.3, r * 0.72), x - r * 0.35, y - r * 0.06, 22), a),
    ]
    for i in range(4):
        p = (x - r * (0.62 - 0.12 * i), y + r * (0.62 - 0.25 * i))
        q = (x + r * (0.22 + 0.12 * i), y + r * (0.5 - 0.3 * i))
        out += [Stroke([p, q], r * 0.34, line), Stroke([p, q], r * 0.27, b)]
    return [*out, Stroke([(x - r * 0.5, y - r * 0.55), (x + r * 0.45, y - r * 0.62)], r * 0.34, a)]


def delegation(
    st: Stage,
    n: int = 7,
    skirts: float = 0.4,
    raised: bool = False,
    marks: Sequence[tuple[str, float, float]] = (),
    front: str = "plaza",
    banner: bool = False,
    share: float = 0.46,
    suit: bool = True,
) -> Layers:
    """A row of people before a town."""
    w, h = st.w, st.h
    out = town(st, (0.3, 0.2), marks, 170, 90, 0, 60, front, 0.6, "bushy")
    out += (
        pennants((-20, h * 0.1), (w * 0.5, h * 0.07), 60, 13, 40)
        + pennants((w * 0.5, h * 0.07), (w + 20, h * 0.1), 60, 13, 40)
        if banner
        else []
    )
    coats = (TERRA, DEEP, GOLD, GREEN, mix(SKY, DEEP, 0.45), PAPER, mix(TERRA, SAND, 0.4))
    for row in (1, 0):
        m = n + 1 - row
        for i in range(m):
            x, base = w * (i + 0.5) / m, h * (0.985 - 0.07 * row)
            s = h * (share - 0.04 * row) * st.rng.uniform(0.93, 1.04)
            pose = st.rng.choice(["both", "up", "up"]) if raised else "down"
            out += figure(
                x,
                base,
                s,
                coats[(i * 3 + row * 2) % 7],
                SKINS[(i * 3 + row) % 4],
                pose,
                (i * 0.618 + row * 0.37) % 1 < skirts,
                st.rng.choice(HAIRS),
                suit,
            )
            if raised and i % 2 == 0:
                out += hand_flag(
                    x + s * (0.2 if pose == "both" else 0.18),
                    base - s * 1.06,
                    s * 0.3,
                    BUNTING[(i + row) % 5],
                )
    return out
