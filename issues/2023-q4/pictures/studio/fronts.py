"""Foregrounds of the town scenes: what lies between the town and the viewer."""

from __future__ import annotations

from collections.abc import Callable

from studio.air import snowfall
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, mix
from studio.geometry import bezier, rect, smooth
from studio.groups import walker
from studio.layers import Layers, Shape, Stage, Stroke
from studio.nature import grass, ridge, water
from studio.things import railing
from studio.trees import fir, grove


def river(st: Stage, y: float, sun: float | None, mirror: Layers) -> Layers:
    """River to the lower edge and a near bank with grass."""
    m = st.mood
    bank = mix(m.ground, m.ink, 0.55)
    out = [
        rect(-9, y - 3, st.w + 18, 14, mix(m.near, SAND, 0.25)),
        *water(st, y + 10, st.h + 9, sun, None, mirror),
    ]
    out.append(
        Shape(
            smooth(
                [
                    (-20, st.h * 0.95),
                    (st.w * 0.25, st.h * 0.93),
                    (st.w * 0.5, st.h * 0.965),
                    (st.w * 0.8, st.h * 1.02),
                    (st.w, st.h * 1.06),
                    (-20, st.h * 1.06),
                ]
            ),
            bank,
        )
    )
    return out + grass(st, st.h * 0.955, 70, bank, 52, 0, st.w * 0.4)


def sea(st: Stage, y: float, sun: float | None, mirror: Layers) -> Layers:
    """Open water with two sails, a quay rail in front."""
    out = water(st, y, st.h + 9, sun, None, mirror)
    for k, s in ((0.16, 46), (0.25, 30)):
        x, b = st.w * k, y + 20 + s
        out += [
            Shape([(x, b - s * 1.6), (x + s * 0.7, b - 4), (x, b - 4)], PAPER),
            Shape(
                [(x - 3, b - s * 1.4), (x - s * 0.4, b - 4), (x - 3, b - 4)],
                mix(PAPER, TERRA, 0.35),
            ),
            Shape(
                [
                    (x - s * 0.6, b),
                    (x + s * 0.8, b),
                    (x + s * 0.5, b + s * 0.18),
                    (x - s * 0.4, b + s * 0.18),
                ],
                NAVY,
            ),
        ]
    return out + railing(st, st.h * 0.93)


def plaza(st: Stage, y: float, sun: float | None, mirror: Layers) -> Layers:
    """Paved square with long shadows and people."""
    m = st.mood
    floor, dark = mix(m.haze, SAND, 0.35), mix(m.near, SAND, 0.35)
    out: Layers = [rect(-9, y, st.w + 18, st.h - y + 9, floor, mix(floor, m.near, 0.4))]
    cx = st.w * 0.5
    out += [
        Stroke([(cx + k * 60, y), (cx + k * 330, st.h + 9)], 2.5, dark, 0.35)
        for k in range(-14, 15)
    ]
    out += [
        Stroke(
            [(-9, y + (st.h - y) * t * t), (st.w + 9, y + (st.h - y) * t * t)],
            1.5 + 2 * t,
            dark,
            0.35,
        )
        for t in (0.3, 0.48, 0.64, 0.8, 0.94)
    ]
    return out + strollers(st, y, st.h)


def strollers(st: Stage, y: float, foot: float) -> Layers:
    """Small groups of people on a square, the nearer the larger."""
    groups = sorted((0.06 + 0.8 * i / 6 + st.rng.uniform(0, 0.1), i) for i in range(7))
    out: Layers = []
    for t, i in groups:
        x = st.w * ((i * 0.382 + 0.14) % 1 * 0.9 + 0.05)
        for j in range(1 + i % 3):
            h = (50 + 0.42 * (foot - y) * t) * st.rng.uniform(0.94, 1.06)
            out += walker(st, x + j * h * 0.36, y + (foot - y) * (t + 0.015 * j), h)
    return out


def pool(st: Stage, y: float, sun: float | None, mirror: Layers) -> Layers:
    """Promenade before a still pool that mirrors the town, and a paved edge in front."""
    m = st.mood
    floor = mix(m.haze, SAND, 0.4)
    edge, foot = y + (st.h - y) * 0.16, y + (st.h - y) * 0.8
    out: Layers = [rect(-9, y, st.w + 18, edge - y, floor, mix(floor, m.near, 0.25))]
    for i in range(9):
        out += walker(
            st, st.w * (i + st.rng.uniform(0.2, 0.8)) / 9, edge - 4, st.rng.uniform(46, 54)
        )
    out += water(st, edge, foot, sun, None, mirror)
    out += [
        rect(-9, edge - 2, st.w + 18, 7, mix(floor, PAPER, 0.4)),
        rect(-9, foot, st.w + 18, st.h - foot + 9, floor, mix(floor, m.near, 0.5)),
        rect(-9, foot, st.w + 18, 12, mix(floor, PAPER, 0.5)),
        rect(-9, foot + 12, st.w + 18, 7, mix(floor, m.near, 0.6)),
    ]
    return out


def park(st: Stage, y: float, sun: float | None, mirror: Layers) -> Layers:
    """Lawn with a winding path and round trees."""
    m = st.mood
    tone = mix(m.ground, m.haze, 0.25)
    out: Layers = [rect(-9, y - 2, st.w + 18, st.h - y + 9, tone, mix(m.ground, m.ink, 0.35))]
    mid, foot, deep = st.w * 0.52, st.h + 9, st.h - y
    left = bezier(
        (mid - 12, y), (mid - 90, y + deep * 0.3), (mid + 160, y + deep * 0.45), (mid - 190, foot)
    )
    right = bezier(
        (mid + 12, y), (mid - 20, y + deep * 0.3), (mid + 360, y + deep * 0.45), (mid + 120, foot)
    )
    out.append(Shape([*left, *reversed(right)], mix(SAND, PAPER, 0.45), mix(SAND, m.near, 0.2)))
    fills = (
        mix(m.ground, m.ink, 0.25),
        mix(m.ground, GOLD, 0.25),
        m.ground,
        mix(m.ground, TERRA, 0.2),
    )
    out += grove(st, "bushy", y + deep * 0.3, 150, 6, fills, 0.0, 0.36) + grove(
        st, "bushy", y + deep * 0.34, 160, 6, fills, 0.66, 1.0
    )
    for j in (7, 12, 12, 16):  # people on the path, the nearer the larger
        (a, b), (c, _) = left[j], right[j]
        out += walker(st, a + (c - a) * st.rng.uniform(0.2, 0.8), b, 40 + 0.42 * (b - y))
    return (
        out
        + grove(st, "bushy", y + deep * 0.94, 330, 3, fills, -0.04, 0.14)
        + grove(st, "bushy", y + deep * 0.98, 350, 3, fills, 0.88, 1.04)
    )


def snowfield(st: Stage, y: float, sun: float | None, mirror: Layers) -> Layers:
    """Snow with firs at both sides."""
    white = mix(PAPER, SKY, 0.1)
    out: Layers = [
        ridge(st, y + 4, 8, white, mix(SKY, PAPER, 0.45), 0.8),
        ridge(st, y + (st.h - y) * 0.5, 18, PAPER, mix(SKY, PAPER, 0.5), 0.6),
    ]
    tone = mix(GREEN, DEEP, 0.65)
    for x, k in ((0.03, 1.0), (0.12, 0.7), (0.2, 0.45), (0.8, 0.5), (0.88, 0.8), (0.97, 1.05)):
        out += fir(st.w * x, st.h * (0.9 + 0.08 * k), 340 * k, tone, mix(PAPER, SKY, 0.12))
    return [*out, ridge(st, st.h * 0.97, 10, PAPER, white), *snowfall(st, 130)]


Front = Callable[[Stage, float, float | None, Layers], Layers]

FRONTS: dict[str, Front] = {f.__name__: f for f in (river, sea, plaza, pool, park, snowfield)}
