"""What frames a foreground: a bed of tulips, a leafy bough."""

from __future__ import annotations

import math

from studio.colours import GOLD, GREEN, NAVY, PAPER, TERRA, Color, mix
from studio.geometry import bezier, oval, rect, smooth, turned
from studio.layers import Layers, Shape, Stage, Stroke


def tulips(st: Stage, x: float, y: float, s: float) -> Layers:
    """Bed of tulips along the lower edge from x to the other side; s is their height."""
    out: Layers = [rect(x, y - s * 0.2, st.w - x + 20, st.h, mix(GREEN, NAVY, 0.45))]
    for row in range(3):
        tone = mix(GREEN, NAVY, 0.32 - 0.14 * row)
        a = x - 20 + st.rng.uniform(0, 20)
        while a < st.w + 20:
            k = s * st.rng.uniform(0.75, 1.1) * (0.75 + 0.17 * row)
            b = y + s * 0.24 * row + k * 0.4
            c = st.rng.choice([TERRA, TERRA, GOLD, mix(TERRA, PAPER, 0.35), PAPER])
            lean = st.rng.uniform(-0.08, 0.08) * k
            out += [
                Stroke([(a, b), (a + lean, b - k * 0.7)], k * 0.05, tone),
                Shape(
                    [
                        *bezier(
                            (a, b),
                            (a - k * 0.2, b - k * 0.2),
                            (a - k * 0.22, b - k * 0.4),
                            (a - k * 0.28, b - k * 0.55),
                            8,
                        ),
                        *bezier(
                            (a - k * 0.28, b - k * 0.55),
                            (a - k * 0.1, b - k * 0.4),
                            (a, b - k * 0.2),
                            (a + k * 0.03, b),
                            8,
                        ),
                    ],
                    tone,
                ),
                *tulip(a + lean, b - k * 0.66, k * 0.34, c),
            ]
            a += s * st.rng.uniform(0.2, 0.42)
    return out


def tulip(x: float, y: float, s: float, c: Color) -> Layers:
    """One flower, its stalk at (x, y)."""
    left = bezier(
        (x, y), (x - s * 0.55, y - s * 0.05), (x - s * 0.5, y - s * 0.6), (x - s * 0.36, y - s), 8
    )
    right = [(2 * x - a, b) for a, b in reversed(left)]
    crown = [(x - s * 0.16, y - s * 0.68), (x, y - s * 1.05), (x + s * 0.16, y - s * 0.68)]
    return [
        Shape([*left, *crown, *right], c),
        Shape([(x, y), crown[1], crown[2], *right], mix(c, NAVY, 0.18)),
    ]


def bough(st: Stage, x: float, y: float, s: float) -> Layers:
    """Leafy branch that reaches in from the nearer side; x is the share where it ends."""
    side = 1 if x < st.w / 2 else -1
    root = (-30.0 if side > 0 else st.w + 30.0, y - s * 0.12)
    line = smooth(
        [
            root,
            (root[0] + side * s * 0.4, y - s * 0.02),
            (root[0] + side * s * 0.8, y + s * 0.1),
            (root[0] + side * s * 1.15, y + s * 0.04),
        ],
        12,
    )
    bark = mix(NAVY, TERRA, 0.3)
    out: Layers = [Stroke(line[:20], s * 0.045, bark), Stroke(line[18:], s * 0.028, bark)]
    tones = leaf_tones(st)
    for i, (a, b) in enumerate(line):
        if i % 2:
            continue
        for _ in range(7):
            turn, far = st.rng.uniform(-2.6, 0.9), s * st.rng.uniform(0.05, 0.3)
            p = (a + far * math.cos(turn) * side * 0.8, b + far * math.sin(turn) * -0.75)
            out += [Stroke([(a, b), p], s * 0.01, bark)] if far > s * 0.16 else []
            size = s * st.rng.uniform(0.06, 0.1)
            leaf = oval(size * 0.9, 0, size, size * 0.42)
            out += [Shape(turned(leaf, *p, st.rng.uniform(20, 130)), st.rng.choice(tones))]
    return out


def leaf_tones(st: Stage) -> list[Color]:
    """Leaf colours in the light of the picture."""
    m = st.mood
    return [
        mix(m.ground, m.ink, 0.35),
        mix(m.ground, m.ink, 0.55),
        mix(m.ground, GOLD, 0.25),
        mix(m.ground, m.ink, 0.2),
    ]
