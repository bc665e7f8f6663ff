"""Bridges."""

from __future__ import annotations

import math

import numpy as np

from studio.colours import NAVY, PAPER, Color, mix
from studio.geometry import oval, rect
from studio.layers import Layers, Point, Shape, Stroke


def arches_bridge(
    x0: float, x1: float, y: float, foot: float, n: int, fill: Color, hump: float = 0
) -> Layers:
    """Stone bridge with n round openings; the holes show what is behind (drawn as piers)."""
    step = (x1 - x0) / n

    def deck(x: float) -> float:
        return y - hump * math.sin(math.pi * (x - x0) / (x1 - x0))

    out: Layers = []
    for i in range(n):
        a, b, c = x0 + i * step, x0 + (i + 1) * step, x0 + (i + 0.5) * step
        r, thick = step * 0.4, 16
        top = deck(c) + thick
        head = oval(c, min(top + r, foot), r, min(r, foot - top), 180, 360)
        pts = [
            (a, deck(a)),
            *[(a + step * k / 6, deck(a + step * k / 6)) for k in range(1, 6)],
            (b, deck(b)),
            (b, foot),
            (c + r, foot),
            *reversed(head),
            (c - r, foot),
            (a, foot),
        ]
        out.append(Shape(pts, fill))
        rim = oval(c, min(top + r, foot), r, min(r, foot - top), 180, 360)
        out.append(Stroke(rim, 5, mix(fill, NAVY, 0.4)))
    rail = [(x0 + (x1 - x0) * i / 40, deck(x0 + (x1 - x0) * i / 40) - 3) for i in range(41)]
    return [*out, Stroke(rail, 9, mix(fill, PAPER, 0.3))]


def cable_bridge(x0: float, x1: float, y: float, foot: float, h: float, fill: Color) -> Layers:
    """Suspension bridge with two pylons."""
    w = x1 - x0
    pa, pb = x0 + w * 0.25, x0 + w * 0.75

    def sag(a: float, b: float, ya: float, yb: float, drop: float) -> list[Point]:
        return [
            (a + (b - a) * t, ya + (yb - ya) * t + drop * 4 * t * (1 - t))
            for t in np.linspace(0, 1, 25)
        ]

    main = sag(pa, pb, y - h, y - h, h * 0.88)
    sides = [sag(x0, pa, y, y - h, h * 0.2), sag(pb, x1, y - h, y, h * 0.2)]
    out: Layers = [
        Stroke([(p[0], p[1]), (p[0], y)], 1.6, fill, 0.8) for c in (main, *sides) for p in c[1:-1]
    ]
    out += [Stroke(c, 5, fill) for c in (main, *sides)]
    for p in (pa, pb):
        out += [
            Shape([(p - 17, foot), (p - 11, y - h - 12), (p - 4, y - h - 12), (p - 6, foot)], fill),
            Shape(
                [(p + 17, foot), (p + 11, y - h - 12), (p + 4, y - h - 12), (p + 6, foot)],
                mix(fill, NAVY, 0.3),
            ),
            rect(p - 12, y - h * 0.92, 24, 9, fill),
            rect(p - 14, y - h * 0.45, 28, 9, fill),
        ]
    return [*out, rect(x0, y, w, 13, fill), rect(x0, y + 9, w, 6, mix(fill, NAVY, 0.4))]
