"""Domes, minarets and roofs with upturned eaves."""

from __future__ import annotations

from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, Color, mix
from studio.geometry import arch, bezier, disc, mirror, oval, pill, rect
from studio.layers import Layers, Shape, Stroke


def dome(
    x: float, base: float, w: float, fill: Color, kind: str = "round", tip: Color = GOLD
) -> Layers:
    """Dome without drum: round, pointed, onion or ribbed."""
    r = w / 2
    half = {
        "round": oval(x, base, r, r, 180, 270),
        "pointed": bezier(
            (x - r, base),
            (x - r * 1.08, base - r * 0.85),
            (x - r * 0.35, base - r * 1.25),
            (x, base - r * 1.55),
        ),
        "ribbed": bezier(
            (x - r * 0.94, base),
            (x - r * 1.3, base - r * 1.0),
            (x - r * 0.4, base - r * 1.4),
            (x, base - r * 1.6),
        ),
        "onion": bezier(
            (x - r * 0.7, base),
            (x - r * 1.75, base - r * 1.3),
            (x - r * 0.15, base - r * 1.5),
            (x, base - r * 2.5),
        ),
    }[kind]
    top = half[-1][1]
    right = [(2 * x - a, b) for a, b in reversed(half)]
    inner = [(x + (a - x) * 0.25, b) for a, b in half]
    out: Layers = [
        Stroke([(x, top + 4), (x, top - r * 0.45)], max(w * 0.035, 2), tip),
        disc(x, top - r * 0.2, max(w * 0.035, 2), tip),
        Shape([*half, *right], fill),
        Shape([*[(2 * x - a, b) for a, b in inner], *right], mix(fill, NAVY, 0.3)),
    ]
    shine = [(x + (a - x) * 0.72, b) for a, b in half]
    out.append(
        Shape(
            [*shine, *[(x + (a - x) * 0.5, b) for a, b in reversed(half)]], mix(fill, PAPER, 0.35)
        )
    )
    if kind in ("ribbed", "onion"):
        out += [
            Stroke([(x + (a - x) * k, b) for a, b in half], w * 0.012, mix(fill, NAVY, 0.35))
            for k in (0.8, 0.3, -0.4, -0.8)
        ]
    return out


def drum_dome(
    x: float, base: float, w: float, wall: Color, fill: Color, kind: str = "pointed"
) -> Layers:
    """Dome upon a drum with slit windows."""
    h = w * 0.42
    out: Layers = [
        rect(x - w * 0.44, base - h, w * 0.88, h, wall),
        rect(x + w * 0.14, base - h, w * 0.3, h, mix(wall, NAVY, 0.25)),
    ]
    out += [
        arch(x + (i - 2) * w * 0.17, base - h * 0.12, w * 0.07, h * 0.66, mix(wall, NAVY, 0.6))
        for i in range(5)
    ]
    out.append(rect(x - w * 0.47, base - h - w * 0.03, w * 0.94, w * 0.06, mix(wall, PAPER, 0.3)))
    return out + dome(x, base - h - w * 0.03, w * 0.94, fill, kind)


def minaret(x: float, base: float, w: float, h: float, wall: Color, cap: Color) -> Layers:
    """Tapering round tower with a gallery and a small cap."""

    def strip(a: float, b: float, c: Color) -> Shape:
        return Shape(
            [
                (x + w * a * 0.7, base - h),
                (x + w * b * 0.7, base - h),
                (x + w * b, base),
                (x + w * a, base),
            ],
            c,
        )

    out: Layers = [strip(-0.5, 0.5, wall), strip(0.12, 0.5, mix(wall, NAVY, 0.28))]
    out += [
        rect(x - w * 0.46, base - h * k, w * 0.92, h * 0.018, mix(cap, wall, 0.25))
        for k in (0.25, 0.5, 0.75)
    ]
    out += [
        rect(x - w * 0.55, base - h, w * 1.1, h * 0.04, mix(wall, PAPER, 0.25)),
        rect(x - w * 0.28, base - h * 1.09, w * 0.56, h * 0.09, wall),
    ]
    return out + dome(x, base - h * 1.09, w * 0.7, cap, "pointed")


def pagoda_roof(x: float, base: float, w: float, h: float, fill: Color, trim: Color) -> Layers:
    """Roof with upturned eaves; x is the middle, base the eaves."""
    half = bezier(
        (x - w / 2, base - h * 0.22),
        (x - w * 0.36, base - h * 0.02),
        (x - w * 0.3, base - h * 0.6),
        (x - w * 0.24, base - h),
    )
    eave = bezier(
        (x - w * 0.5, base - h * 0.22),
        (x - w * 0.4, base + h * 0.04),
        (x - w * 0.2, base),
        (x, base),
    )
    outline = [*reversed(eave), *half]
    out: Layers = [Shape(mirror(outline, x), fill)]
    for i in range(-10, 11):
        k = i / 10.5
        out.append(
            Stroke(
                [
                    (x + k * w * 0.24, base - h * 0.97),
                    (x + k * w * 0.3, base - h * 0.5),
                    (x + k * w * 0.44, base - h * (0.03 + 0.07 * k * k)),
                ],
                w * 0.004,
                mix(fill, NAVY, 0.3),
            )
        )
    out += [
        Stroke(mirror(eave, x), h * 0.07, trim),
        pill(x, base - h, w * 0.52, h * 0.1, trim),
        disc(x - w * 0.25, base - h * 1.04, h * 0.08, trim),
        disc(x + w * 0.25, base - h * 1.04, h * 0.08, trim),
    ]
    return out


def hall_of_roofs(
    x: float, base: float, w: float, wall: Color, roof: Color, trim: Color, tiers: int = 2
) -> Layers:
    """Palace hall of the Far East: pillars under one or two roofs on a terrace."""
    out: Layers = [
        rect(x - w * 0.55, base - w * 0.05, w * 1.1, w * 0.05, mix(PAPER, SAND, 0.4)),
        rect(x - w * 0.6, base - w * 0.022, w * 1.2, w * 0.025, mix(PAPER, SAND, 0.7)),
    ]
    y = base - w * 0.05
    for t in range(tiers):
        k = 1 - 0.2 * t
        ww, hh = w * 0.8 * k, w * (0.17 if t == 0 else 0.07)
        out.append(rect(x - ww / 2, y - hh, ww, hh, mix(wall, NAVY, 0.35)))
        out += [
            rect(x - ww / 2 + i * ww / 8 - w * 0.01, y - hh, w * 0.022, hh, wall) for i in range(9)
        ]
        out.append(rect(x - ww / 2, y - hh, ww, hh * 0.2, mix(GREEN, DEEP, 0.35)))
        y -= hh
        out += pagoda_roof(
            x, y + w * 0.01, w * 1.06 * k, w * (0.13 if t + 1 < tiers else 0.17), roof, trim
        )
        y -= w * 0.07
    return out
