"""Fields with wind turbines, harvest or solar panels."""

from __future__ import annotations

from studio.air import clouds, mist, sky
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import disc, oval, pill, rect, turned
from studio.layers import Layers, Shape, Stage, Stroke
from studio.nature import mountains, ridge
from studio.scenes.solar import power_line, solar_park
from studio.things import turbine
from studio.trees import grove


def fields(
    st: Stage,
    crop: str = "wheat",
    turbines: int = 5,
    panels: bool = False,
    pylons: bool = False,
    harvester: bool = True,
) -> Layers:
    """Fields in bands, wind turbines, harvest; or a solar park with pylons."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.56
    out = (
        sky(st, (0.28, 0.27), 84, 0.54)
        + clouds(st, h * 0.2, 4, 0.5)
        + mountains(st, y, 200, 7, 0.45)
        + mist(st, y - 20, 60, 0.7)
    )
    out += [ridge(st, y - 14, 14, mix(m.ground, m.haze, 0.4), m.haze)]
    for i in range(turbines):
        k = (i + 0.6) / turbines
        out += turbine(
            w * (0.3 + 0.66 * k),
            y + 30 + 30 * (i % 2),
            260 + 130 * (i % 2) + 26 * i,
            17 + 37 * i,
            PAPER,
        )
    if pylons:
        out += power_line(w, h * 0.64, h * 0.34)
    bands: tuple[Color, ...] = (
        GOLD,
        mix(GREEN, GOLD, 0.3),
        mix(GOLD, SAND, 0.4),
        GREEN,
        mix(GOLD, TERRA, 0.25),
        mix(GREEN, DEEP, 0.25),
    )
    if panels:
        bands = tuple(mix(mix(GREEN, SAND, 0.45), GREEN, i / 5) for i in range(6))
    for i, c in enumerate(bands):
        yy = y + 10 + (h - y) * (i / 6) ** 1.25
        out.append(ridge(st, yy, 8 + 3 * i, c, mix(c, m.ink, 0.12), 0.5 + 0.08 * i))
    if panels:
        return out + solar_park(st, h * 0.64)
    out += [
        Stroke(
            [(w * 0.6 + k * 26, h * 0.64), (w * 0.6 + k * 150, h * 1.02)],
            3.5,
            mix(GOLD, TERRA, 0.4),
            0.4,
        )
        for k in range(-16, 17)
    ]
    if harvester:
        out += combine(w * 0.36, h * 0.8, 250)
    out += [
        s
        for k in (0.08, 0.17, 0.86, 0.96, 0.74)
        for s in bale(w * k, h * (0.84 + 0.07 * st.rng.random()), 44)
    ] + grove(st, "bushy", h * 0.63, 60, 14, (GREEN, mix(GREEN, DEEP, 0.3)), 0, 0.28)
    return out + ears(st, h * 1.02)


def ears(st: Stage, y: float) -> Layers:
    """Ears of wheat along the lower edge."""
    out: Layers = []
    for _ in range(64):
        x, s = st.rng.uniform(0, st.w), st.rng.uniform(90, 170)
        lean = st.rng.uniform(-0.05, 0.25)
        c = st.rng.choice(
            [GOLD, mix(GOLD, TERRA, 0.35), mix(GOLD, SAND, 0.4), mix(TERRA, NAVY, 0.3)]
        )
        out.append(Stroke([(x, y), (x + lean * s * 0.4, y - s * 0.6), (x + lean * s, y - s)], 3, c))
        for i in range(5):
            t = 0.68 + 0.075 * i
            out += [
                Shape(
                    turned(
                        oval(0, 0, s * 0.045, s * 0.02),
                        x + lean * s * t + k * s * 0.022,
                        y - s * t,
                        -90 + k * 32,
                    ),
                    c,
                )
                for k in (-1, 1)
            ]
    return out


def bale(x: float, base: float, r: float) -> Layers:
    """Round bale of straw."""
    c = mix(GOLD, TERRA, 0.2)
    return [
        pill(x + r * 0.4, base + 2, r * 2.8, r * 0.3, NAVY, 0.25),
        rect(x, base - 2 * r, r * 1.1, 2 * r, mix(c, NAVY, 0.2)),
        disc(x + r * 1.1, base - r, r * 0.42, mix(c, NAVY, 0.2), r),
        disc(x, base - r, r * 0.8, mix(GOLD, SAND, 0.35), r),
        *[
            Stroke(oval(x, base - r, r * 0.8 * k, r * k), 3, mix(c, NAVY, 0.25))
            for k in (0.3, 0.55, 0.8)
        ],
    ]


def combine(x: float, base: float, s: float) -> Layers:
    """Harvester from the side."""
    c = TERRA
    return [
        pill(x, base, s * 1.4, s * 0.08, NAVY, 0.3),
        Shape(
            [
                (x - s * 0.5, base - s * 0.2),
                (x - s * 0.46, base - s * 0.5),
                (x + s * 0.2, base - s * 0.5),
                (x + s * 0.24, base - s * 0.2),
            ],
            c,
        ),
        rect(x - s * 0.5, base - s * 0.28, s * 0.74, s * 0.1, mix(c, NAVY, 0.35)),
        Shape(
            [
                (x + s * 0.06, base - s * 0.48),
                (x + s * 0.06, base - s * 0.74),
                (x + s * 0.26, base - s * 0.74),
                (x + s * 0.34, base - s * 0.48),
                (x + s * 0.3, base - s * 0.28),
                (x + s * 0.06, base - s * 0.28),
            ],
            mix(SKY, PAPER, 0.4),
        ),
        rect(x + s * 0.03, base - s * 0.78, s * 0.27, s * 0.05, mix(c, NAVY, 0.25)),
        Shape(
            [
                (x - s * 0.4, base - s * 0.5),
                (x - s * 0.36, base - s * 0.62),
                (x, base - s * 0.62),
                (x, base - s * 0.5),
            ],
            GOLD,
        ),
        Stroke(
            [(x - s * 0.2, base - s * 0.6), (x - s * 0.5, base - s * 0.8)],
            s * 0.05,
            mix(c, NAVY, 0.3),
        ),
        Shape(
            [
                (x + s * 0.28, base - s * 0.2),
                (x + s * 0.62, base - s * 0.24),
                (x + s * 0.7, base),
                (x + s * 0.5, base - s * 0.02),
            ],
            mix(c, NAVY, 0.3),
        ),
        disc(x + s * 0.62, base - s * 0.14, s * 0.12, mix(GOLD, TERRA, 0.3)),
        disc(x + s * 0.62, base - s * 0.14, s * 0.06, mix(c, NAVY, 0.3)),
        disc(x + s * 0.1, base - s * 0.16, s * 0.17, NAVY),
        disc(x + s * 0.1, base - s * 0.16, s * 0.08, GOLD),
        disc(x - s * 0.36, base - s * 0.11, s * 0.12, NAVY),
        disc(x - s * 0.36, base - s * 0.11, s * 0.05, GOLD),
    ]
