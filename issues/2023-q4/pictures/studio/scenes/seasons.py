"""The pictures that open the months."""

from __future__ import annotations

import math

from studio.air import birds, clouds, mist, sky, snowfall
from studio.bridges import arches_bridge
from studio.buildings import skyline
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, mix
from studio.geometry import rect, smooth
from studio.landmarks import LANDMARKS
from studio.layers import Glow, Layers, Shape, Stage
from studio.nature import grass, mountains, ridge, water
from studio.people import figure
from studio.plants import birch
from studio.things import lamp_post
from studio.trees import fir, grove, twig


def autumn(st: Stage) -> Layers:
    """Autumn mountains and a lake; golden birches at both sides."""
    w, h = st.w, st.h
    y = h * 0.6
    out = sky(st, (0.33, 0.395), 84, 0.55) + clouds(st, h * 0.365, 3, 0.45, 14)
    out += mountains(st, y, 470, 4, 0.42, mix(SKY, SAND, 0.35), mix(DEEP, SKY, 0.45)) + mist(
        st, y - 60, 110, 0.6
    )
    out += [
        ridge(st, y - 70, 30, mix(TERRA, SKY, 0.35), mix(GOLD, SAND, 0.4), 1.1, y + 5),
        ridge(st, y - 26, 14, mix(GREEN, TERRA, 0.35), mix(GOLD, TERRA, 0.3), 1.6, y + 5),
    ]
    out += grove(
        st, "poplar", y + 4, 84, 34, (GOLD, mix(GOLD, TERRA, 0.5), TERRA, mix(GREEN, GOLD, 0.4))
    )
    out += water(st, y, h * 0.93, 0.3, mix(DEEP, SKY, 0.25))
    out += [
        Shape(
            [
                *smooth(
                    [
                        (-20, h * 0.86),
                        (w * 0.3, h * 0.875),
                        (w * 0.62, h * 0.905),
                        (w * 1.05, h * 0.85),
                    ]
                ),
                (w * 1.05, h * 1.05),
                (-20, h * 1.05),
            ],
            mix(mix(TERRA, GOLD, 0.3), EARTH, 0.35),
            EARTH,
        )
    ]
    for x, b, s in ((0.1, 0.93, 520), (0.27, 0.91, 300), (0.93, 0.95, 620), (0.78, 0.915, 330)):
        out += birch(st, w * x, h * b, s)
    return (
        out
        + grass(st, h * 1.01, 120, mix(EARTH, NAVY, 0.4), 90)
        + birds(st, w * 0.45, h * 0.3, 6, mix(DEEP, SKY, 0.2), 14)
    )


def misty_bridge(st: Stage) -> Layers:
    """November: a bridge and a town in mist."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.66
    out = sky(st, (0.56, 0.4), 84, 0.6)
    out += skyline(st, y, 120, 420, mix(m.far, m.haze, 0.55)) + mist(st, y - 120, 200, 0.8)
    out += (
        skyline(st, y, 60, 260, mix(m.far, m.near, 0.25))
        + LANDMARKS["glass_tower"](w * 0.2, y, 400, m)
        + LANDMARKS["gothic_tower"](w * 0.8, y, 330, m)
        + mist(st, y - 60, 150, 0.8)
    )
    out += grove(
        st,
        "bushy",
        y + 5,
        70,
        34,
        (mix(m.ground, m.haze, 0.3), mix(TERRA, m.haze, 0.45), mix(m.ground, m.near, 0.4)),
    )
    out += water(st, y, h + 9, 0.62, mix(DEEP, SKY, 0.35)) + mist(st, y + 20, 60, 0.8)
    out += [
        *arches_bridge(-40, w + 40, h * 0.7, h * 0.84, 4, mix(DEEP, SKY, 0.3), 40),
        rect(-9, h * 0.84, w + 18, 8, mix(NAVY, SKY, 0.3), None, 0.4),
    ]
    for i, (k, c) in enumerate(((0.18, TERRA), (0.34, DEEP), (0.4, GOLD), (0.71, GREEN))):
        x = w * k
        out += figure(x, h * 0.7 + 4 - 40 * math.sin(math.pi * k), 58, c, SAND, "down", i % 2 == 0)
    for k in (0.1, 0.5, 0.9):
        out += lamp_post(w * k, h * 0.7 - 40 * math.sin(math.pi * k), 150, mix(DEEP, NAVY, 0.4))
    out += mist(st, h * 0.86, 60, 0.55)
    ink = mix(NAVY, SKY, 0.12)
    out += [*twig(st.rng, (w * 0.97, h * 1.0), 1.75, 210, 26, ink, 6), ridge(st, h * 0.97, 10, ink)]
    return out + birds(st, w * 0.25, h * 0.36, 5, mix(DEEP, SKY, 0.3), 14)


def winter(st: Stage) -> Layers:
    """December: snow, firs and evening light."""
    w, h = st.w, st.h
    y = h * 0.62
    out = sky(st, (0.32, 0.5), 88, 0.6) + clouds(st, h * 0.3, 3, 0.2)
    out += mountains(st, y, 380, 4, 0.55, mix(SKY, TERRA, 0.2), mix(DEEP, SKY, 0.3)) + mist(
        st, y - 50, 110, 0.6
    )
    white = mix(PAPER, SKY, 0.12)
    out += [ridge(st, y - 30, 26, mix(SKY, PAPER, 0.5), mix(SAND, PAPER, 0.4), 1.1)]
    tone = mix(GREEN, DEEP, 0.7)
    out += [
        s
        for _ in range(26)
        for s in fir(
            st.rng.uniform(0, w),
            y + st.rng.uniform(0, 26),
            st.rng.uniform(60, 110),
            mix(tone, SKY, 0.35),
        )
    ]
    out += [
        ridge(st, y + 40, 18, white, mix(SKY, PAPER, 0.3), 0.8),
        *cabin(w * 0.66, h * 0.735, 150),
    ]
    for x, b, s in (
        (0.05, 0.77, 330),
        (0.16, 0.75, 230),
        (0.9, 0.775, 360),
        (0.8, 0.74, 190),
        (0.36, 0.72, 130),
    ):
        out += fir(w * x, h * b, s, tone, white)
    out += [ridge(st, h * 0.8, 24, PAPER, mix(SKY, DEEP, 0.25), 0.7)]
    for x, b, s in ((0.08, 0.98, 560), (0.97, 1.0, 620), (0.25, 0.95, 260), (0.78, 0.965, 240)):
        out += fir(w * x, h * b, s, mix(tone, NAVY, 0.3), white)
    return [*out, ridge(st, h * 0.965, 12, PAPER, white), *snowfall(st, 190, 0.34)]


def cabin(x: float, base: float, s: float) -> Layers:
    """Snowed-in house with lit windows."""
    wall = mix(TERRA, NAVY, 0.45)
    out: Layers = [
        Glow(x, base - s * 0.3, s * 1.5, GOLD, 0.5),
        rect(x - s * 0.5, base - s * 0.46, s, s * 0.46, wall),
        rect(x + s * 0.2, base - s * 0.46, s * 0.3, s * 0.46, mix(wall, NAVY, 0.4)),
        rect(x + s * 0.22, base - s * 0.98, s * 0.12, s * 0.4, wall),
    ]
    out += [
        Shape(
            [
                (x - s * 0.62, base - s * 0.42),
                (x - s * 0.3, base - s * 0.86),
                (x + s * 0.36, base - s * 0.86),
                (x + s * 0.62, base - s * 0.42),
            ],
            PAPER,
        ),
        Shape(
            [
                (x + s * 0.2, base - s * 0.42),
                (x + s * 0.36, base - s * 0.86),
                (x + s * 0.62, base - s * 0.42),
            ],
            mix(PAPER, SKY, 0.5),
        ),
    ]
    return out + [
        rect(x + k * s, base - s * 0.34, s * 0.15, s * 0.17, GOLD) for k in (-0.4, -0.14, 0.27)
    ]
