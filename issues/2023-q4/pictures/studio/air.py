"""What fills the air: sky, clouds, mist, birds, snow."""

from __future__ import annotations

import math
import random

from studio.colours import PAPER, Color, mix
from studio.geometry import bezier, disc, smooth
from studio.layers import Glow, Layers, Point, Shape, Sky, Stage


def sky(st: Stage, sun: Point | None = None, r: float = 70, horizon: float = 0.66) -> Layers:
    """Graded sky with a sun disc and its halo; the sun is given in shares."""
    m = st.mood
    out: Layers = [Sky(((0, m.top), (horizon * 0.58, m.mid), (horizon, m.low), (1, m.low)))]
    if sun:
        x, y = sun[0] * st.w, sun[1] * st.h
        out += [
            Glow(x, y, r * 6, m.sun, 0.55),
            disc(x, y, r * 1.75, m.sun, alpha=0.16),
            disc(x, y, r * 1.35, m.sun, alpha=0.2),
            disc(x, y, r, m.sun, low=mix(m.sun, m.low, 0.4)),
        ]
    return out


def clouds(st: Stage, y: float, n: int = 4, alpha: float = 0.5, spread: float = 60) -> Layers:
    """Long flat clouds, each a few drifts that taper to both ends and fade downwards."""
    out: Layers = []
    for _ in range(n):
        x, cy = st.rng.uniform(0, st.w), y + st.rng.uniform(-spread, spread)
        w = st.rng.uniform(200, 420)
        for dx, dy, k in ((0, 0, 1.0), (-0.14, -14, 0.5), (0.2, 13, 0.62)):
            out.append(drift(st.rng, x + dx * w, cy + dy, w * k, 20 + 14 * k, alpha))
    return out


def drift(
    rng: random.Random, x: float, y: float, w: float, h: float, alpha: float, fill: Color = PAPER
) -> Shape:
    """A tapering band of cloud around (x, y), humped above and flat below."""
    n = 7
    top = [
        (x + w * (i / n - 0.5), y - h * math.sin(math.pi * i / n) * rng.uniform(0.35, 0.75))
        for i in range(n + 1)
    ]
    foot = [(x + w * (0.5 - i / 4), y + h * 0.22 * math.sin(math.pi * i / 4)) for i in range(1, 4)]
    return Shape([*smooth(top), *smooth([top[-1], *foot, top[0]])], fill, None, alpha, alpha * 0.35)


def mist(
    st: Stage, y: float, depth: float, alpha: float = 0.8, fill: Color | None = None
) -> Layers:
    """A bank of mist, densest at its middle."""
    box = [(-9, y - depth), (st.w + 9, y - depth), (st.w + 9, y + depth), (-9, y + depth)]
    return [Shape(box, fill or st.mood.haze, None, 0.0, alpha, arched=True)]


def birds(st: Stage, x: float, y: float, n: int, fill: Color, size: float = 16) -> Layers:
    """A loose flight of birds."""
    out: Layers = []
    for i in range(n):
        bx, by = x + i * size * 2.2 + st.rng.uniform(-9, 9), y + abs(i - n // 2) * size * 0.8
        s = size * st.rng.uniform(0.7, 1.1)
        out.append(
            Shape(
                [
                    *bezier(
                        (bx - s, by - s * 0.3),
                        (bx - s * 0.5, by - s * 0.6),
                        (bx - s * 0.1, by - s * 0.3),
                        (bx, by),
                        8,
                    ),
                    *bezier(
                        (bx, by),
                        (bx + s * 0.1, by - s * 0.3),
                        (bx + s * 0.5, by - s * 0.6),
                        (bx + s, by - s * 0.3),
                        8,
                    ),
                    (bx, by + s * 0.16),
                ],
                fill,
            )
        )
    return out


def snowfall(st: Stage, n: int, top: float = 0) -> Layers:
    """Falling flakes below a share of the height."""
    return [
        disc(
            st.rng.uniform(0, st.w),
            st.rng.uniform(top * st.h, st.h),
            st.rng.uniform(1.6, 4.6),
            PAPER,
            alpha=st.rng.choice([1.0, 0.8, 0.6]),
        )
        for _ in range(n)
    ]
