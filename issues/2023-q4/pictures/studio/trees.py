"""Trees, from the fir to the sapling."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

from studio.colours import NAVY, PAPER, Color, mix
from studio.geometry import disc, rect, smooth
from studio.layers import Layers, Point, Shape, Stage, Stroke


def fir(x: float, base: float, h: float, fill: Color, snow: Color | None = None) -> Layers:
    """Fir of four tiers, snow on the left of each if asked for."""
    out: Layers = [rect(x - h * 0.025, base - h * 0.12, h * 0.05, h * 0.12, mix(fill, NAVY, 0.5))]
    for i in range(4):
        top, foot = base - h * (0.46 + 0.18 * i), base - h * (0.08 + 0.2 * i)
        w = h * (0.25 - 0.05 * i)
        out.append(
            Shape(
                [
                    (x, top),
                    (x + w, foot),
                    (x + w * 0.5, foot - h * 0.02),
                    (x, foot + h * 0.01),
                    (x - w * 0.5, foot - h * 0.02),
                    (x - w, foot),
                ],
                mix(fill, PAPER, 0.02 * i),
            )
        )
        out.append(
            Shape(
                [(x, top), (x + w, foot), (x + w * 0.5, foot - h * 0.02), (x, foot + h * 0.01)],
                mix(fill, NAVY, 0.28),
            )
        )
        if snow:
            out.append(
                Shape(
                    [
                        (x, top),
                        (x + w * 0.25, top + (foot - top) * 0.42),
                        (x - w * 0.2, foot - h * 0.1),
                        (x - w * 0.45, foot - h * 0.045),
                        (x - w, foot),
                    ],
                    snow,
                )
            )
    return out


def poplar(x: float, base: float, h: float, fill: Color) -> Layers:
    """Slender upright tree with a shaded half."""
    left = smooth(
        [
            (x, base - h),
            (x - h * 0.09, base - h * 0.6),
            (x - h * 0.1, base - h * 0.3),
            (x - h * 0.02, base - h * 0.1),
        ],
        6,
    )
    right = [(2 * x - a, b) for a, b in reversed(left)]
    return [
        rect(x - h * 0.012, base - h * 0.14, h * 0.024, h * 0.14, mix(fill, NAVY, 0.6)),
        Shape([*left, *right], fill),
        Shape([(x, base - h * 0.1), *right], mix(fill, NAVY, 0.25)),
    ]


def bushy(x: float, base: float, h: float, fill: Color) -> Layers:
    """Round crown on a trunk, lit from the left."""
    r = h * 0.3
    return [
        rect(x - h * 0.025, base - h * 0.5, h * 0.05, h * 0.5, mix(fill, NAVY, 0.6)),
        disc(x, base - h + r, r, mix(fill, NAVY, 0.25), r * 1.12),
        disc(x - r * 0.16, base - h + r * 0.94, r * 0.8, fill, r * 0.92),
        disc(x - r * 0.3, base - h + r * 0.75, r * 0.42, mix(fill, PAPER, 0.16), r * 0.46),
    ]


def cypress(x: float, base: float, h: float, fill: Color) -> Layers:
    """Dark flame-shaped tree."""
    return poplar(x, base, h, mix(fill, NAVY, 0.35))


def twig(
    rng: random.Random, a: Point, angle: float, size: float, width: float, fill: Color, depth: int
) -> Layers:
    """Branch of a bare tree, forking."""
    b = (a[0] + size * math.cos(angle), a[1] - size * math.sin(angle))
    out: Layers = [Stroke([a, b], width, fill)]
    if depth:
        for turn in (rng.uniform(0.2, 0.5), -rng.uniform(0.2, 0.5)):
            out += twig(
                rng, b, angle + turn, size * rng.uniform(0.62, 0.8), width * 0.62, fill, depth - 1
            )
    return out


TREES: dict[str, Callable[[float, float, float, Color], Layers]] = {
    "fir": fir,
    "poplar": poplar,
    "bushy": bushy,
    "cypress": cypress,
}


def grove(
    st: Stage,
    kind: str,
    y: float,
    h: float,
    n: int,
    fills: Sequence[Color],
    x0: float = 0.0,
    x1: float = 1.0,
) -> Layers:
    """Trees of one kind along a line, the tall ones behind."""
    spots = sorted(
        ((st.rng.uniform(x0, x1) * st.w, st.rng.uniform(0.6, 1.0)) for _ in range(n)),
        key=lambda p: -p[1],
    )
    out: Layers = []
    for x, k in spots:
        out += TREES[kind](x, y + (1 - k) * h * 0.1, h * k, st.rng.choice(list(fills)))
    return out
