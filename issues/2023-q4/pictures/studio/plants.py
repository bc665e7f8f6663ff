"""Single plants: a birch, a great tree, a sapling, a plant in a pot."""

from __future__ import annotations

import math

from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, TERRA, mix
from studio.geometry import bezier, disc, mirror, oval, rect, smooth, turned
from studio.layers import Layers, Shape, Stage, Stroke


def birch(st: Stage, x: float, base: float, s: float) -> Layers:
    """Birch with a loose golden crown."""
    out: Layers = [
        Shape(
            [
                (x - s * 0.018, base),
                (x - s * 0.008, base - s * 0.8),
                (x + s * 0.008, base - s * 0.8),
                (x + s * 0.022, base),
            ],
            PAPER,
        ),
        Shape(
            [
                (x + s * 0.006, base),
                (x + s * 0.002, base - s * 0.8),
                (x + s * 0.008, base - s * 0.8),
                (x + s * 0.022, base),
            ],
            mix(PAPER, DEEP, 0.3),
        ),
    ]
    out += [
        rect(x - s * 0.014, base - s * k, s * 0.016, s * 0.008, NAVY)
        for k in (0.08, 0.17, 0.23, 0.33, 0.4)
    ]
    left = smooth(
        [
            (x, base - s),
            (x - s * 0.13, base - s * 0.84),
            (x - s * 0.18, base - s * 0.62),
            (x - s * 0.12, base - s * 0.44),
            (x, base - s * 0.38),
        ],
        6,
    )
    out += [
        Shape(mirror(left, x), mix(GOLD, TERRA, 0.5)),
        Shape(
            [(x, base - s * 0.38), *[(2 * x - a, b) for a, b in reversed(left)]],
            mix(TERRA, GOLD, 0.3),
        ),
    ]
    tones = (mix(TERRA, GOLD, 0.25), mix(GOLD, TERRA, 0.4), GOLD, mix(GOLD, PAPER, 0.3))
    for c, n in zip(tones, (70, 100, 120, 50), strict=True):
        for _ in range(n):
            t, a = st.rng.random(), st.rng.uniform(-1, 1)
            reach = s * 0.2 * math.sin(math.pi * min(1, 0.15 + t * 0.85))
            leaf = oval(0, 0, s * st.rng.uniform(0.014, 0.026), s * st.rng.uniform(0.007, 0.014))
            spot = (x + a * reach, base - s * (0.41 + 0.57 * t))
            out.append(Shape(turned(leaf, *spot, st.rng.uniform(-40, 60)), c))
    return out


def great_tree(st: Stage, x: float, base: float, s: float) -> Layers:
    """Broad tree: a forked trunk and a crown of many leaf clumps, lit from the left."""

    def limb(dx: float, dy: float, foot: float, tip: float) -> Shape:
        end = (x + dx * s, base - dy * s)
        left = bezier(
            (x - foot * s, base),
            (x - foot * s * 0.5, base - s * 0.2),
            (x + dx * s * 0.3 - tip * s, base - s * 0.3),
            (end[0] - tip * s, end[1]),
        )
        right = bezier(
            (end[0] + tip * s, end[1]),
            (x + dx * s * 0.3 + tip * s, base - s * 0.3),
            (x + foot * s * 0.5, base - s * 0.2),
            (x + foot * s, base),
        )
        return Shape([*left, *right], EARTH)

    out: Layers = [
        limb(-0.2, 0.6, 0.085, 0.014),
        limb(0.2, 0.58, 0.085, 0.014),
        limb(0.01, 0.7, 0.09, 0.02),
    ]
    crown = (
        (mix(GREEN, DEEP, 0.5), 44, 1.0),
        (mix(GREEN, DEEP, 0.25), 44, 0.95),
        (GREEN, 40, 0.84),
        (mix(GREEN, GOLD, 0.25), 26, 0.7),
        (mix(GREEN, GOLD, 0.5), 9, 0.5),
    )
    for c, n, k in crown:
        for _ in range(n):
            a, q = st.rng.uniform(0, 6.28), math.sqrt(st.rng.random()) * k
            lift = (1 - k) * s * 0.32
            cx = x - lift * 0.7 + q * s * 0.38 * math.cos(a)
            cy = base - s * 0.7 - lift + q * s * 0.25 * math.sin(a)
            out.append(
                disc(cx, cy, s * st.rng.uniform(0.035, 0.068), c, s * st.rng.uniform(0.025, 0.042))
            )
    return out


def sapling(x: float, base: float, s: float) -> Layers:
    """Young tree with leaves in pairs and a mound of earth."""
    out: Layers = [
        Shape(oval(x, base + 4, s * 0.3, s * 0.14, 180, 360), mix(TERRA, NAVY, 0.45)),
        Stroke(
            [(x, base - 6), (x + 3, base - s * 0.5), (x, base - s)], s * 0.03, mix(GREEN, NAVY, 0.4)
        ),
    ]
    for i in range(4):
        y, k = base - s * (0.4 + 0.17 * i), s * (0.2 - 0.025 * i)
        for d in (-1, 1):
            out.append(
                Shape(
                    turned(oval(k * 0.6, 0, k * 0.62, k * 0.27), x, y, -32 if d > 0 else 212),
                    (GREEN, mix(GREEN, GOLD, 0.35))[d > 0],
                )
            )
    return [
        *out,
        Shape(
            turned(oval(s * 0.08, 0, s * 0.1, s * 0.045), x, base - s, -90), mix(GREEN, GOLD, 0.5)
        ),
    ]


def potted(x: float, base: float, s: float) -> Layers:
    """Plant in a pot."""
    out: Layers = [
        Shape(
            [
                *bezier(
                    (x, base - s * 0.3),
                    (x + s * a * 0.4, base - s * 0.6),
                    (x + s * a * 0.8, base - s * b),
                    (x + s * a, base - s * b * 1.02),
                ),
                *bezier(
                    (x + s * a, base - s * b * 1.02),
                    (x + s * a * 0.9, base - s * b * 0.7),
                    (x + s * a * 0.5, base - s * 0.4),
                    (x, base - s * 0.3),
                ),
            ],
            c,
        )
        for a, b, c in (
            (-0.5, 0.7, GREEN),
            (0.5, 0.75, mix(GREEN, DEEP, 0.3)),
            (-0.28, 1.0, mix(GREEN, DEEP, 0.2)),
            (0.25, 1.05, GREEN),
            (0.02, 1.15, mix(GREEN, GOLD, 0.2)),
        )
    ]
    return [
        *out,
        Shape(
            [
                (x - s * 0.2, base - s * 0.32),
                (x + s * 0.2, base - s * 0.32),
                (x + s * 0.15, base),
                (x - s * 0.15, base),
            ],
            TERRA,
        ),
        Shape(
            [
                (x + s * 0.06, base - s * 0.32),
                (x + s * 0.2, base - s * 0.32),
                (x + s * 0.15, base),
                (x + s * 0.05, base),
            ],
            mix(TERRA, NAVY, 0.25),
        ),
        rect(x - s * 0.22, base - s * 0.36, s * 0.44, s * 0.07, mix(TERRA, SAND, 0.2)),
    ]
