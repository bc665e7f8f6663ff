"""Sky, land and water."""

from __future__ import annotations

import random
from collections.abc import Sequence

from studio.colours import DEEP, PAPER, SKY, Color, mix
from studio.geometry import bezier, jagged, rect, waves
from studio.layers import Layer, Layers, Point, Shape, Stage, reflected


def ridge(
    st: Stage,
    y: float,
    amp: float,
    fill: Color,
    low: Color | None = None,
    freq: float = 1.2,
    bottom: float | None = None,
) -> Shape:
    """Rolling hills from side to side."""
    line = waves(st.rng, st.w, y, amp, freq)
    foot = st.h + 20 if bottom is None else bottom
    return Shape([*line, (st.w + 30, foot), (-20, foot)], fill, low)


def peak(
    rng: random.Random,
    x: float,
    base: float,
    w: float,
    h: float,
    body: Color,
    shade: Color,
    haze: Color,
    snow: float = 0.4,
) -> Layers:
    """One mountain: lit and shaded side, snow cap, mist at its foot."""
    top = (x, base - h)
    left = jagged(rng, (x - w / 2, base), top, h * 0.09)
    right = [*jagged(rng, top, (x + w / 2, base), h * 0.09), (x + w / 2, base)]
    spine = jagged(rng, top, (x + w * rng.uniform(-0.08, 0.1), base), h * 0.06, 4)
    out: Layers = [
        Shape([*left, *right], body, haze),
        Shape([*right, *reversed(spine)], shade, haze),
    ]
    if snow > 0:
        limit = base - h * (1 - snow)
        lt, rt = [p for p in left if p[1] < limit], [p for p in right if p[1] < limit]
        if lt and rt:
            out += snowcap(rng, top, lt, rt, h * snow, body, shade)
    return out


def snowcap(
    rng: random.Random,
    top: Point,
    left: list[Point],
    right: list[Point],
    depth: float,
    body: Color,
    shade: Color,
) -> Layers:
    """The snow on a peak: zigzag lower edge, cool shade on the right."""
    x0, x1, foot = left[0][0], right[-1][0], max(left[0][1], right[-1][1])
    n = max(4, round((x1 - x0) / 34))
    zig = [
        (
            x0 + (x1 - x0) * i / n,
            foot + (depth * rng.uniform(0.05, 0.3) if i % 2 else -depth * rng.uniform(0.1, 0.3)),
        )
        for i in range(1, n)
    ]
    half = [p for p in zig if p[0] > top[0]]
    white = mix(PAPER, body, 0.08)
    return [
        Shape([*left, top, *right, *reversed(zig)], white),
        Shape(
            [top, *right, *reversed(half), (top[0] + 6, foot - depth * 0.35)],
            mix(PAPER, shade, 0.38),
        ),
    ]


def mountains(
    st: Stage,
    base: float,
    height: float,
    n: int = 6,
    snow: float = 0.4,
    body: Color | None = None,
    shade: Color | None = None,
) -> Layers:
    """A range of peaks, the highest drawn first."""
    m = st.mood
    body, shade = body or mix(m.far, m.near, 0.35), shade or mix(m.far, m.near, 0.75)
    step = st.w / max(n - 1, 1)
    peaks = [
        (i * step + st.rng.uniform(-0.25, 0.25) * step, st.rng.uniform(0.55, 1.0)) for i in range(n)
    ]
    out: Layers = []
    for x, k in sorted(peaks, key=lambda p: -p[1]):
        out += peak(
            st.rng,
            x,
            base,
            step * st.rng.uniform(1.9, 2.5),
            height * k,
            body,
            shade,
            m.haze,
            snow * k,
        )
    return out


def water(
    st: Stage,
    y0: float,
    y1: float,
    sun: float | None = None,
    fill: Color | None = None,
    mirror: Sequence[Layer] = (),
) -> Layers:
    """A sheet of water that mirrors some layers, with bars of light, denser under the sun."""
    m = st.mood
    top, low = mix(m.low, SKY, 0.35), fill or mix(mix(DEEP, SKY, 0.4), m.near, 0.35)
    out: Layers = [rect(-9, y0, st.w + 18, y1 - y0, top, low)]
    if mirror:
        veil = [(-9, y0), (st.w + 9, y0), (st.w + 9, y1), (-9, y1)]
        out += [*reflected(mirror, y0), Shape(veil, mix(top, low, 0.4), low, 0.42, 0.92)]
    for i in range(46):
        t = (i / 46) ** 1.3
        y = y0 + 6 + (y1 - y0 - 8) * t
        x, w = st.rng.uniform(0, st.w), st.rng.uniform(40, 150) * (0.4 + t)
        if sun is not None and i % 2:
            x, w = sun * st.w + st.rng.gauss(0, 18 + 60 * t), st.rng.uniform(30, 90) * (0.5 + t)
            out.append(glint(x, y, w, 3 + 4 * t, m.sun, 0.8))
        else:
            out.append(glint(x, y, w, 2 + 3.5 * t, mix(top, PAPER, 0.5), 0.5))
    return out


def glint(x: float, y: float, w: float, h: float, fill: Color, alpha: float) -> Shape:
    """A bar of light on water, tapering to both ends."""
    return Shape(
        [(x - w / 2, y), (x, y - h * 0.6), (x + w / 2, y), (x, y + h * 0.6)], fill, None, alpha
    )


def grass(
    st: Stage,
    y: float,
    n: int,
    fill: Color,
    size: float = 60,
    x0: float = 0,
    x1: float | None = None,
) -> Layers:
    """Blades of feather grass along the lower edge."""
    out: Layers = []
    for _ in range(n):
        x, h = st.rng.uniform(x0, x1 if x1 is not None else st.w), size * st.rng.uniform(0.4, 1)
        lean = st.rng.uniform(-0.1, 0.5) * h
        tip = (x + lean, y - h)
        out.append(
            Shape(
                [
                    *bezier((x - 2.5, y), (x - 2, y - h * 0.5), (x + lean * 0.3, y - h), tip, 6),
                    *bezier(
                        tip, (x + lean * 0.4 + 4, y - h * 0.8), (x + 4, y - h * 0.4), (x + 3, y), 6
                    ),
                ],
                fill,
            )
        )
    return out
