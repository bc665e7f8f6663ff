"""Houses and the parts of houses."""

from __future__ import annotations

import random

from studio.colours import DEEP, GOLD, NAVY, PAPER, Color, Mood, mix
from studio.geometry import arch, rect
from studio.layers import Layers, Shape, Stage, Stroke


def panes(
    x: float,
    y: float,
    w: float,
    h: float,
    cols: int,
    rows: int,
    fill: Color,
    alpha: float = 0.5,
    rng: random.Random | None = None,
) -> Layers:
    """Grid of windows inside a wall; with rng some stay dark."""
    cw, ch = w / cols, h / rows
    return [
        rect(x + (i + 0.25) * cw, y + (j + 0.25) * ch, cw * 0.5, ch * 0.5, fill, None, alpha)
        for i in range(cols)
        for j in range(rows)
        if rng is None or rng.random() < 0.55
    ]


def block(
    x: float,
    base: float,
    w: float,
    h: float,
    fill: Color,
    m: Mood,
    rows: int = 0,
    cols: int = 4,
    rng: random.Random | None = None,
) -> Layers:
    """Plain house: lit front, shaded side, windows."""
    out: Layers = [
        rect(x, base - h, w, h, fill, mix(fill, m.haze, 0.35)),
        rect(x + w * 0.7, base - h, w * 0.3, h, mix(fill, NAVY, 0.3), mix(fill, m.haze, 0.2)),
    ]
    if rows:
        out += panes(
            x + w * 0.04, base - h * 0.96, w * 0.62, h * 0.86, cols, rows, m.lit, 0.55, rng
        )
    return out


def skyline(
    st: Stage,
    base: float,
    low: float,
    high: float,
    fill: Color,
    x0: float = 0.0,
    x1: float = 1.0,
    windows: bool = False,
) -> Layers:
    """Row of varied town houses and towers."""
    out: Layers = []
    x = x0 * st.w - 10
    while x < x1 * st.w:
        w, h = st.rng.uniform(34, 92), st.rng.uniform(low, high)
        tone = mix(fill, st.rng.choice([PAPER, NAVY, st.mood.haze]), st.rng.uniform(0, 0.14))
        out += block(
            x, base, w, h, tone, st.mood, max(3, round(h / 22)) if windows else 0, 3, st.rng
        )
        cap = st.rng.randrange(5)
        if cap == 0:
            out.append(rect(x + w * 0.2, base - h - 16, w * 0.5, 17, mix(tone, NAVY, 0.1)))
        elif cap == 1:
            out.append(Stroke([(x + w / 2, base - h), (x + w / 2, base - h - 44)], 3, tone))
        elif cap == 2:
            out.append(
                Shape([(x, base - h + 1), (x + w, base - h + 1), (x + w, base - h - w * 0.3)], tone)
            )
        x += w * st.rng.uniform(0.8, 1.12)
    return out


def colonnade(
    x: float, base: float, w: float, h: float, n: int, wall: Color, dark: Color
) -> Layers:
    """Flat-roofed front with pillars; x is its middle."""
    out: Layers = [rect(x - w / 2, base - h, w, h, dark)]
    step = w / n
    out += [
        rect(x - w / 2 + i * step + step * 0.3, base - h, step * 0.4, h, wall) for i in range(n)
    ]
    out += [
        rect(x - w / 2 + i * step + step * 0.56, base - h, step * 0.14, h, mix(wall, NAVY, 0.25))
        for i in range(n)
    ]
    return [
        *out,
        rect(x - w * 0.52, base - h * 1.16, w * 1.04, h * 0.18, wall),
        rect(x - w * 0.52, base - h * 1.0, w * 1.04, h * 0.04, mix(wall, NAVY, 0.3)),
        rect(x - w * 0.54, base - h * 0.08, w * 1.08, h * 0.1, mix(wall, NAVY, 0.12)),
    ]


def portal(
    x: float, base: float, w: float, h: float, wall: Color, tile: Color, dark: Color
) -> Layers:
    """Tall gate of Central Asia: a frame of tiles around a pointed niche."""
    out: Layers = [
        rect(x - w / 2, base - h, w, h, tile),
        rect(x - w * 0.45, base - h * 0.96, w * 0.9, h * 0.96, wall),
    ]
    for i in range(9):
        y = base - h * (0.06 + 0.1 * i)
        out += [
            Shape(
                [
                    (x + k * w * 0.4, y - h * 0.035),
                    (x + k * w * 0.4 + w * 0.03, y),
                    (x + k * w * 0.4, y + h * 0.035),
                    (x + k * w * 0.4 - w * 0.03, y),
                ],
                mix(tile, GOLD, 0.6 * (i % 2)),
            )
            for k in (-1, 1)
        ]
    return [
        *out,
        arch(x, base, w * 0.66, h * 0.84, mix(tile, DEEP, 0.3)),
        arch(x, base, w * 0.58, h * 0.78, dark, low=mix(dark, wall, 0.35)),
        arch(x, base, w * 0.24, h * 0.36, mix(wall, PAPER, 0.3)),
    ]
