"""Draw every picture of issue 2023-Q4 into the folder of this script.

One style throughout, that of a series of lithographed posters: flat layered
shapes in eight colours and their mixtures, soft skies, mist at the foot of
each layer and a light grain.  There is no text, no portrait and no emblem in
any picture.

    python draw.py              draw everything
    python draw.py cover cica-day    draw these pictures only
    python draw.py --list       print the names

The drawing is deterministic: every random choice comes from a seed derived
from the name of the picture.  Needs Python 3.11, Pillow and numpy.

How it works: a scene is a pure function from a Stage (size, mood, random
source) to a list of layers; `render` paints the layers at twice the size,
scales down, adds grain.  The short side of every picture is 1000 units long.
"""
# ruff: noqa: PLR0917, RUF005  (shapes have many measures; lists of layers read well with +)

from __future__ import annotations

import hashlib
import io
import math
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageDraw, ImageFilter

Color = tuple[int, int, int]
Point = tuple[float, float]

FOLDER = Path(__file__).resolve().parent
OVERSAMPLE = 2
QUALITY = 84
GRAIN = 2.2
LIMIT, PAGE_LIMIT = 640_000, 1_300_000  # bytes


def rgb(code: str) -> Color:
    """Colour from six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


NAVY, DEEP, SKY, PAPER = rgb("0b2545"), rgb("13315c"), rgb("8da9c4"), rgb("eef4ed")
SAND, TERRA, GOLD, GREEN = rgb("e0c9a6"), rgb("c8553d"), rgb("e3b23c"), rgb("588157")
BUNTING = (TERRA, GOLD, PAPER, GREEN, SKY)


def mix(a: Color, b: Color, t: float) -> Color:
    """Colour at share t of the way from a to b."""
    return tuple(round(p + (q - p) * t) for p, q in zip(a, b, strict=True))  # type: ignore


EARTH = mix(mix(TERRA, GREEN, 0.5), NAVY, 0.4)
WOOD = mix(mix(SAND, TERRA, 0.3), GOLD, 0.25)
SKINS = (
    SAND,
    mix(SAND, TERRA, 0.25),
    mix(SAND, mix(TERRA, EARTH, 0.55), 0.5),
    mix(SAND, PAPER, 0.25),
)
HAIRS = (NAVY, mix(NAVY, TERRA, 0.35), EARTH, mix(NAVY, SAND, 0.4))


# --------------------------------------------------------------- layers


@dataclass(frozen=True)
class Sky:
    """Vertical gradient over the whole picture; stops are (share, colour)."""

    stops: tuple[tuple[float, Color], ...]


@dataclass(frozen=True)
class Shape:
    """Filled polygon; `low`/`alpha_low` make a gradient from its top to its bottom."""

    pts: Sequence[Point]
    fill: Color
    low: Color | None = None
    alpha: float = 1.0
    alpha_low: float | None = None


@dataclass(frozen=True)
class Stroke:
    """Open line of a given width with round joints."""

    pts: Sequence[Point]
    width: float
    fill: Color
    alpha: float = 1.0


@dataclass(frozen=True)
class Glow:
    """Soft round light."""

    x: float
    y: float
    r: float
    fill: Color
    alpha: float


Layer = Sky | Shape | Stroke | Glow
Layers = list[Layer]


@dataclass(frozen=True)
class Mood:
    """The colours of one light: sky from top to horizon, then the land."""

    top: Color
    mid: Color
    low: Color
    sun: Color
    haze: Color
    far: Color
    near: Color
    ink: Color
    lit: Color
    ground: Color


MOODS: dict[str, Mood] = {
    "dawn": Mood(
        mix(SKY, DEEP, 0.25),
        mix(SKY, PAPER, 0.55),
        mix(SAND, TERRA, 0.28),
        mix(GOLD, PAPER, 0.45),
        mix(SAND, PAPER, 0.35),
        mix(SKY, SAND, 0.25),
        mix(DEEP, SKY, 0.35),
        NAVY,
        mix(GOLD, PAPER, 0.3),
        mix(GREEN, DEEP, 0.45),
    ),
    "day": Mood(
        mix(SKY, DEEP, 0.12),
        mix(SKY, PAPER, 0.45),
        mix(PAPER, SAND, 0.15),
        mix(PAPER, GOLD, 0.15),
        mix(PAPER, SKY, 0.2),
        mix(SKY, PAPER, 0.1),
        mix(DEEP, SKY, 0.4),
        NAVY,
        PAPER,
        GREEN,
    ),
    "gold": Mood(
        mix(SKY, PAPER, 0.08),
        mix(PAPER, SAND, 0.55),
        mix(SAND, GOLD, 0.4),
        mix(GOLD, PAPER, 0.2),
        mix(SAND, PAPER, 0.5),
        mix(SAND, SKY, 0.45),
        mix(EARTH, SKY, 0.3),
        NAVY,
        mix(GOLD, PAPER, 0.35),
        mix(GREEN, GOLD, 0.3),
    ),
    "dusk": Mood(
        mix(DEEP, NAVY, 0.2),
        mix(SKY, TERRA, 0.35),
        mix(GOLD, TERRA, 0.45),
        mix(GOLD, TERRA, 0.15),
        mix(TERRA, SAND, 0.55),
        mix(SKY, TERRA, 0.4),
        mix(DEEP, TERRA, 0.2),
        NAVY,
        GOLD,
        mix(NAVY, GREEN, 0.3),
    ),
    "mist": Mood(
        mix(SKY, PAPER, 0.35),
        mix(SKY, PAPER, 0.65),
        mix(PAPER, SAND, 0.25),
        PAPER,
        PAPER,
        mix(SKY, PAPER, 0.35),
        mix(DEEP, SKY, 0.5),
        NAVY,
        mix(PAPER, GOLD, 0.2),
        mix(GREEN, SKY, 0.45),
    ),
    "snow": Mood(
        mix(DEEP, SKY, 0.55),
        mix(SKY, PAPER, 0.35),
        mix(SAND, PAPER, 0.4),
        mix(PAPER, GOLD, 0.25),
        mix(PAPER, SKY, 0.15),
        mix(SKY, PAPER, 0.25),
        mix(DEEP, SKY, 0.35),
        NAVY,
        GOLD,
        PAPER,
    ),
    "night": Mood(
        NAVY,
        DEEP,
        mix(DEEP, SKY, 0.55),
        mix(PAPER, GOLD, 0.2),
        mix(DEEP, SKY, 0.6),
        mix(DEEP, SKY, 0.3),
        mix(NAVY, DEEP, 0.6),
        NAVY,
        GOLD,
        mix(NAVY, GREEN, 0.2),
    ),
    "desert": Mood(
        mix(SKY, PAPER, 0.25),
        mix(PAPER, SAND, 0.4),
        mix(SAND, TERRA, 0.3),
        mix(GOLD, PAPER, 0.25),
        mix(SAND, PAPER, 0.25),
        mix(SAND, SKY, 0.4),
        mix(TERRA, DEEP, 0.3),
        NAVY,
        mix(GOLD, PAPER, 0.2),
        mix(SAND, TERRA, 0.35),
    ),
    "green": Mood(
        mix(SKY, GREEN, 0.2),
        mix(PAPER, SKY, 0.35),
        mix(PAPER, GREEN, 0.12),
        mix(PAPER, GOLD, 0.2),
        mix(PAPER, GREEN, 0.15),
        mix(SKY, GREEN, 0.3),
        mix(GREEN, DEEP, 0.35),
        mix(NAVY, GREEN, 0.15),
        PAPER,
        GREEN,
    ),
}


@dataclass(frozen=True)
class Stage:
    """What a scene knows of its picture: size in units, light, chance."""

    w: float
    h: float
    mood: Mood
    rng: random.Random


Scene = Callable[..., Layers]


# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off

# --------------------------------------------------------------- geometry


def oval(x: float, y: float, rx: float, ry: float, a0: float = 0, a1: float = 360) -> list[Point]:
    """Points of an elliptic arc, degrees clockwise from the right."""
    n = max(8, round(abs(a1 - a0) / 4))
    turn = [math.radians(a0 + (a1 - a0) * i / n) for i in range(n + 1)]
    return [(x + rx * math.cos(a), y + ry * math.sin(a)) for a in turn]


def bezier(a: Point, b: Point, c: Point, d: Point, n: int = 24) -> list[Point]:
    """Points of a cubic curve."""
    out = []
    for i in range(n + 1):
        t, u = i / n, 1 - i / n
        k = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        out.append(tuple(sum(w * p[j] for w, p in zip(k, (a, b, c, d), strict=True)) for j in (0,
            1)))
    return out  # type: ignore


def smooth(pts: Sequence[Point], n: int = 10) -> list[Point]:
    """Catmull-Rom curve through the points."""
    p = [pts[0], *pts, pts[-1]]
    out: list[Point] = []
    for i in range(1, len(p) - 2):
        a, b, c, d = p[i - 1], p[i], p[i + 1], p[i + 2]
        out += bezier(b, (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6),
                      (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6), c, n)
    return out


def mirror(pts: Sequence[Point], x: float) -> list[Point]:
    """The closed symmetric outline of a left half, mirrored at x."""
    return [*pts, *[(2 * x - px, py) for px, py in reversed(pts)]]


def waves(rng: random.Random, w: float, y: float, amp: float, freq: float) -> list[Point]:
    """A soft rolling line across the picture."""
    phase = [rng.uniform(0, 7) for _ in range(4)]
    def at(x: float) -> float:
        t = x / 1000 * freq * 6.28
        return y + amp * (0.6 * math.sin(t + phase[0]) + 0.3 * math.sin(2.3 * t + phase[1])
                          + 0.14 * math.sin(5.1 * t + phase[2]))
    return [(x, at(x)) for x in np.arange(-20, w + 30, 8.0)]


def jagged(rng: random.Random, a: Point, b: Point, rough: float, depth: int = 5) -> list[Point]:
    """A broken line from a to b by midpoint displacement."""
    if depth == 0:
        return [a]
    m = ((a[0] + b[0]) / 2 + rng.uniform(-rough, rough) * 0.4,
         (a[1] + b[1]) / 2 + rng.uniform(-rough, rough))
    return [*jagged(rng, a, m, rough / 2, depth - 1), *jagged(rng, m, b, rough / 2, depth - 1)]


# --------------------------------------------------------------- simple shapes


def rect(x: float, y: float, w: float, h: float, fill: Color, low: Color | None = None,
         alpha: float = 1.0) -> Shape:
    """Upright rectangle from its top left corner."""
    return Shape([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], fill, low, alpha)


def disc(x: float, y: float, r: float, fill: Color, ry: float | None = None,
         alpha: float = 1.0, low: Color | None = None) -> Shape:
    """Circle or ellipse."""
    return Shape(oval(x, y, r, ry if ry is not None else r), fill, low, alpha)


def pill(x: float, y: float, w: float, h: float, fill: Color, alpha: float = 1.0) -> Shape:
    """Lying bar with round ends, centred on (x, y)."""
    r = h / 2
    k = max(w / 2 - r, 0)
    return Shape(oval(x + k, y, r, r, -90, 90) + oval(x - k, y, r, r, 90, 270), fill, None, alpha)


def arch(x: float, base: float, w: float, h: float, fill: Color, pointed: bool = True,
         low: Color | None = None) -> Shape:
    """Doorway with a pointed or round head."""
    spring = base - h + w * (0.62 if pointed else 0.5)
    left = bezier((x - w / 2, spring), (x - w / 2, spring - w * (0.3 if pointed else 0.28)),
                  (x - w * (0.22 if pointed else 0.27), base - h + w * (0.14 if pointed else 0)),
                  (x, base - h), 12)
    return Shape(mirror([(x - w / 2, base), *left], x), fill, low)


# --------------------------------------------------------------- sky, land, water


def sky(st: Stage, sun: Point | None = None, r: float = 70, horizon: float = 0.66) -> Layers:
    """Graded sky with a sun disc and its halo; the sun is given in shares."""
    m = st.mood
    out: Layers = [Sky(((0, m.top), (horizon * 0.58, m.mid), (horizon, m.low), (1, m.low)))]
    if sun:
        x, y = sun[0] * st.w, sun[1] * st.h
        out += [Glow(x, y, r * 6, m.sun, 0.55), disc(x, y, r * 1.75, m.sun, alpha=0.16),
                disc(x, y, r * 1.35, m.sun, alpha=0.2), disc(x, y, r, m.sun)]
    return out


def clouds(st: Stage, y: float, n: int = 4, alpha: float = 0.5, spread: float = 60) -> Layers:
    """Long flat clouds, each a few stacked bars."""
    out: Layers = []
    for _ in range(n):
        x, cy, w = (st.rng.uniform(0, st.w), y + st.rng.uniform(-spread, spread),
            st.rng.uniform(140, 320))
        for dx, dy, k in ((0, 0, 1.0), (-0.16, -13, 0.55), (0.2, 12, 0.62)):
            out.append(pill(x + dx * w, cy + dy, w * k, 13, PAPER, alpha))
    return out


def ridge(st: Stage, y: float, amp: float, fill: Color, low: Color | None = None,
          freq: float = 1.2, bottom: float | None = None) -> Shape:
    """Rolling hills from side to side."""
    line = waves(st.rng, st.w, y, amp, freq)
    foot = st.h + 20 if bottom is None else bottom
    return Shape([*line, (st.w + 30, foot), (-20, foot)], fill, low)


def peak(rng: random.Random, x: float, base: float, w: float, h: float, body: Color,
         shade: Color, haze: Color, snow: float = 0.4) -> Layers:
    """One mountain: lit and shaded side, snow cap, mist at its foot."""
    top = (x, base - h)
    left = jagged(rng, (x - w / 2, base), top, h * 0.09)
    right = [*jagged(rng, top, (x + w / 2, base), h * 0.09), (x + w / 2, base)]
    spine = jagged(rng, top, (x + w * rng.uniform(-0.08, 0.1), base), h * 0.06, 4)
    out: Layers = [Shape([*left, *right], body, haze),
                   Shape([*right, *reversed(spine)], shade, haze)]
    if snow > 0:
        limit = base - h * (1 - snow)
        lt, rt = [p for p in left if p[1] < limit], [p for p in right if p[1] < limit]
        if lt and rt:
            out += snowcap(rng, top, lt, rt, h * snow, body, shade)
    return out


def snowcap(rng: random.Random, top: Point, left: list[Point], right: list[Point], depth: float,
            body: Color, shade: Color) -> Layers:
    """The snow on a peak: zigzag lower edge, cool shade on the right."""
    x0, x1, foot = left[0][0], right[-1][0], max(left[0][1], right[-1][1])
    n = max(4, round((x1 - x0) / 34))
    zig = [(x0 + (x1 - x0) * i / n, foot + (depth * rng.uniform(0.05, 0.3) if i % 2 else
            -depth * rng.uniform(0.1, 0.3))) for i in range(1, n)]
    half = [p for p in zig if p[0] > top[0]]
    white = mix(PAPER, body, 0.08)
    return [Shape([*left, top, *right, *reversed(zig)], white),
            Shape([top, *right, *reversed(half), (top[0] + 6, foot - depth * 0.35)],
                  mix(PAPER, shade, 0.38))]


def mountains(st: Stage, base: float, height: float, n: int = 6, snow: float = 0.4,
              body: Color | None = None, shade: Color | None = None) -> Layers:
    """A range of peaks, the highest drawn first."""
    m = st.mood
    body, shade = body or mix(m.far, m.near, 0.35), shade or mix(m.far, m.near, 0.75)
    step = st.w / max(n - 1, 1)
    peaks = [(i * step + st.rng.uniform(-0.25, 0.25) * step, st.rng.uniform(0.55, 1.0))
        for i in range(n)]
    out: Layers = []
    for x, k in sorted(peaks, key=lambda p: -p[1]):
        out += peak(st.rng, x, base, step * st.rng.uniform(1.9, 2.5), height * k, body, shade,
                    m.haze, snow * k)
    return out


def mist(st: Stage, y: float, depth: float, alpha: float = 0.8,
        fill: Color | None = None) -> Layers:
    """A bank of mist, densest at its middle."""
    c = fill or st.mood.haze
    def band(a: float, b: float, a0: float, a1: float) -> Shape:
        return Shape([(-9, a), (st.w + 9, a), (st.w + 9, b), (-9, b)], c, None, a0, a1)
    return [band(y - depth, y, 0.0, alpha), band(y, y + depth, alpha, 0.0)]


def water(st: Stage, y0: float, y1: float, sun: float | None = None,
          fill: Color | None = None) -> Layers:
    """A sheet of water with bars of light, denser under the sun (share of width)."""
    m = st.mood
    top, low = mix(m.low, SKY, 0.35), fill or mix(mix(DEEP, SKY, 0.4), m.near, 0.35)
    out: Layers = [rect(-9, y0, st.w + 18, y1 - y0, top, low)]
    for i in range(46):
        t = (i / 46) ** 1.3
        y = y0 + 6 + (y1 - y0 - 8) * t
        x, w = st.rng.uniform(0, st.w), st.rng.uniform(40, 150) * (0.4 + t)
        if sun is not None and i % 2:
            x, w = sun * st.w + st.rng.gauss(0, 18 + 60 * t), st.rng.uniform(30, 90) * (0.5 + t)
            out.append(pill(x, y, w, 3 + 4 * t, m.sun, 0.7))
        else:
            out.append(pill(x, y, w, 2 + 3.5 * t, mix(top, PAPER, 0.5), 0.4))
    return out


def grass(st: Stage, y: float, n: int, fill: Color, size: float = 60, x0: float = 0,
          x1: float | None = None) -> Layers:
    """Blades of feather grass along the lower edge."""
    out: Layers = []
    for _ in range(n):
        x, h = st.rng.uniform(x0, x1 if x1 is not None else st.w), size * st.rng.uniform(0.4, 1)
        lean = st.rng.uniform(-0.1, 0.5) * h
        tip = (x + lean, y - h)
        out.append(Shape([*bezier((x - 2.5, y), (x - 2, y - h * 0.5), (x + lean * 0.3, y - h), tip,
            6), *bezier(tip, (x + lean * 0.4 + 4, y - h * 0.8), (x + 4, y - h * 0.4), (x + 3, y),
            6)], fill))
    return out


def birds(st: Stage, x: float, y: float, n: int, fill: Color, size: float = 16) -> Layers:
    """A loose flight of birds."""
    out: Layers = []
    for i in range(n):
        bx, by = x + i * size * 2.2 + st.rng.uniform(-9, 9), y + abs(i - n // 2) * size * 0.8
        s = size * st.rng.uniform(0.7, 1.1)
        out.append(Shape([*bezier((bx - s, by - s * 0.3), (bx - s * 0.5, by - s * 0.6),
            (bx - s * 0.1, by - s * 0.3), (bx, by), 8),
            *bezier((bx, by), (bx + s * 0.1, by - s * 0.3), (bx + s * 0.5, by - s * 0.6),
            (bx + s, by - s * 0.3), 8), (bx, by + s * 0.16)], fill))
    return out


# --------------------------------------------------------------- trees


def fir(x: float, base: float, h: float, fill: Color, snow: Color | None = None) -> Layers:
    """Fir of four tiers, snow on the left of each if asked for."""
    out: Layers = [rect(x - h * 0.025, base - h * 0.12, h * 0.05, h * 0.12, mix(fill, NAVY, 0.5))]
    for i in range(4):
        top, foot = base - h * (0.46 + 0.18 * i), base - h * (0.08 + 0.2 * i)
        w = h * (0.25 - 0.05 * i)
        out.append(Shape([(x, top), (x + w, foot), (x + w * 0.5, foot - h * 0.02),
            (x, foot + h * 0.01), (x - w * 0.5, foot - h * 0.02), (x - w, foot)],
            mix(fill, PAPER, 0.02 * i)))
        out.append(Shape([(x, top), (x + w, foot), (x + w * 0.5, foot - h * 0.02),
            (x, foot + h * 0.01)], mix(fill, NAVY, 0.28)))
        if snow:
            out.append(Shape([(x, top), (x + w * 0.25, top + (foot - top) * 0.42),
                (x - w * 0.2, foot - h * .1), (x - w * 0.45, foot - h * 0.045), (x - w, foot)],
                snow))
    return out


def poplar(x: float, base: float, h: float, fill: Color) -> Layers:
    """Slender upright tree with a shaded half."""
    left = smooth([(x, base - h), (x - h * 0.09, base - h * 0.6), (x - h * 0.1, base - h * 0.3),
                   (x - h * 0.02, base - h * 0.1)], 6)
    right = [(2 * x - a, b) for a, b in reversed(left)]
    return [rect(x - h * 0.012, base - h * 0.14, h * 0.024, h * 0.14, mix(fill, NAVY, 0.6)),
        Shape([*left, *right], fill), Shape([(x, base - h * 0.1), *right], mix(fill, NAVY, 0.25))]


def bushy(x: float, base: float, h: float, fill: Color) -> Layers:
    """Round crown on a trunk, lit from the left."""
    r = h * 0.3
    return [rect(x - h * 0.025, base - h * 0.5, h * 0.05, h * 0.5, mix(fill, NAVY, 0.6)),
            disc(x, base - h + r, r, mix(fill, NAVY, 0.25), r * 1.12),
            disc(x - r * 0.16, base - h + r * 0.94, r * 0.8, fill, r * 0.92),
            disc(x - r * 0.3, base - h + r * 0.75, r * 0.42, mix(fill, PAPER, 0.16), r * 0.46)]


def cypress(x: float, base: float, h: float, fill: Color) -> Layers:
    """Dark flame-shaped tree."""
    return poplar(x, base, h, mix(fill, NAVY, 0.35))


def palm(x: float, base: float, h: float, fill: Color) -> Layers:
    """Date palm."""
    top = (x + h * 0.05, base - h * 0.8)
    out: Layers = [Stroke([(x, base), (x + h * 0.01, base - h * 0.4), top], h * 0.035,
        mix(fill, NAVY, .55))]
    for a in range(-200, 21, 27):
        tip = (top[0] + h * 0.3 * math.cos(math.radians(a)),
            top[1] + h * 0.22 * math.sin(math.radians(a)) + h * .07)
        up = ((top[0] + tip[0]) / 2, min(top[1], tip[1]) - h * 0.07)
        out.append(Shape([*bezier(top, up, up, tip, 8), *bezier(tip, (up[0], up[1] + h * 0.07),
            (up[0], up[1] + h * 0.07), top, 8)], mix(fill, NAVY, 0.1 if a % 2 else 0.3)))
    return out


def twig(rng: random.Random, a: Point, angle: float, size: float, width: float, fill: Color,
         depth: int) -> Layers:
    """Branch of a bare tree, forking."""
    b = (a[0] + size * math.cos(angle), a[1] - size * math.sin(angle))
    out: Layers = [Stroke([a, b], width, fill)]
    if depth:
        for turn in (rng.uniform(0.2, 0.5), -rng.uniform(0.2, 0.5)):
            out += twig(rng, b, angle + turn, size * rng.uniform(0.62, 0.8), width * 0.62, fill,
                depth - 1)
    return out


TREES: dict[str, Callable[[float, float, float, Color], Layers]] = {
    "fir": fir, "poplar": poplar, "bushy": bushy, "cypress": cypress, "palm": palm}


def grove(st: Stage, kind: str, y: float, h: float, n: int, fills: Sequence[Color],
          x0: float = 0.0, x1: float = 1.0) -> Layers:
    """Trees of one kind along a line, the tall ones behind."""
    spots = sorted(((st.rng.uniform(x0, x1) * st.w, st.rng.uniform(0.6, 1.0)) for _ in range(n)),
                   key=lambda p: -p[1])
    out: Layers = []
    for x, k in spots:
        out += TREES[kind](x, y + (1 - k) * h * 0.1, h * k, st.rng.choice(list(fills)))
    return out


# --------------------------------------------------------------- buildings


def panes(x: float, y: float, w: float, h: float, cols: int, rows: int, fill: Color,
          alpha: float = 0.5, rng: random.Random | None = None) -> Layers:
    """Grid of windows inside a wall; with rng some stay dark."""
    cw, ch = w / cols, h / rows
    return [rect(x + (i + 0.25) * cw, y + (j + 0.25) * ch, cw * 0.5, ch * 0.5, fill, None, alpha)
            for i in range(cols) for j in range(rows) if rng is None or rng.random() < 0.55]


def block(x: float, base: float, w: float, h: float, fill: Color, m: Mood, rows: int = 0,
          cols: int = 4, rng: random.Random | None = None) -> Layers:
    """Plain house: lit front, shaded side, windows."""
    out: Layers = [rect(x, base - h, w, h, fill, mix(fill, m.haze, 0.35)),
        rect(x + w * 0.7, base - h, w * 0.3, h, mix(fill, NAVY, 0.3), mix(fill, m.haze, 0.2))]
    if rows:
        out += panes(x + w * 0.04, base - h * 0.96, w * 0.62, h * 0.86, cols, rows, m.lit, 0.55,
            rng)
    return out


def skyline(st: Stage, base: float, low: float, high: float, fill: Color, x0: float = 0.0,
            x1: float = 1.0, windows: bool = False) -> Layers:
    """Row of varied town houses and towers."""
    out: Layers = []
    x = x0 * st.w - 10
    while x < x1 * st.w:
        w, h = st.rng.uniform(34, 92), st.rng.uniform(low, high)
        tone = mix(fill, st.rng.choice([PAPER, NAVY, st.mood.haze]), st.rng.uniform(0, 0.14))
        out += block(x, base, w, h, tone, st.mood, max(3, round(h / 22)) if windows else 0, 3,
            st.rng)
        cap = st.rng.randrange(5)
        if cap == 0:
            out.append(rect(x + w * 0.2, base - h - 16, w * 0.5, 17, mix(tone, NAVY, 0.1)))
        elif cap == 1:
            out.append(Stroke([(x + w / 2, base - h), (x + w / 2, base - h - 44)], 3, tone))
        elif cap == 2:
            out.append(Shape([(x, base - h + 1), (x + w, base - h + 1),
                (x + w, base - h - w * 0.3)], tone))
        x += w * st.rng.uniform(0.8, 1.12)
    return out


def dome(x: float, base: float, w: float, fill: Color, kind: str = "round",
        tip: Color = GOLD) -> Layers:
    """Dome without drum: round, pointed, onion or ribbed."""
    r = w / 2
    half = {"round": oval(x, base, r, r, 180, 270), "pointed": bezier((x - r, base),
        (x - r * 1.08, base - r * 0.85), (x - r * 0.35, base - r * 1.25), (x, base - r * 1.55)),
        "ribbed": bezier((x - r * 0.94, base), (x - r * 1.3, base - r * 1.0),
        (x - r * 0.4, base - r * 1.4), (x, base - r * 1.6)), "onion": bezier((x - r * 0.7, base),
        (x - r * 1.75, base - r * 1.3), (x - r * 0.15, base - r * 1.5), (x, base - r * 2.5)),}[kind]
    top = half[-1][1]
    right = [(2 * x - a, b) for a, b in reversed(half)]
    inner = [(x + (a - x) * 0.25, b) for a, b in half]
    out: Layers = [Stroke([(x, top + 4), (x, top - r * 0.45)], max(w * 0.035, 2), tip),
                   disc(x, top - r * 0.2, max(w * 0.035, 2), tip), Shape([*half, *right], fill),
                   Shape([*[(2 * x - a, b) for a, b in inner], *right], mix(fill, NAVY, 0.3))]
    shine = [(x + (a - x) * 0.72, b) for a, b in half]
    out.append(Shape([*shine, *[(x + (a - x) * 0.5, b) for a, b in reversed(half)]],
        mix(fill, PAPER, 0.35)))
    if kind in ("ribbed", "onion"):
        out += [Stroke([(x + (a - x) * k, b) for a, b in half], w * 0.012, mix(fill, NAVY, 0.35))
                for k in (0.8, 0.3, -0.4, -0.8)]
    return out


def drum_dome(x: float, base: float, w: float, wall: Color, fill: Color,
        kind: str = "pointed") -> Layers:
    """Dome upon a drum with slit windows."""
    h = w * 0.42
    out: Layers = [rect(x - w * 0.44, base - h, w * 0.88, h, wall),
                   rect(x + w * 0.14, base - h, w * 0.3, h, mix(wall, NAVY, 0.25))]
    out += [arch(x + (i - 2) * w * 0.17, base - h * 0.12, w * 0.07, h * 0.66, mix(wall, NAVY, 0.6))
            for i in range(5)]
    out.append(rect(x - w * 0.47, base - h - w * 0.03, w * 0.94, w * 0.06, mix(wall, PAPER, 0.3)))
    return out + dome(x, base - h - w * 0.03, w * 0.94, fill, kind)


def minaret(x: float, base: float, w: float, h: float, wall: Color, cap: Color) -> Layers:
    """Tapering round tower with a gallery and a small cap."""
    def strip(a: float, b: float, c: Color) -> Shape:
        return Shape([(x + w * a * 0.7, base - h), (x + w * b * 0.7, base - h), (x + w * b, base),
            (x + w * a, base)], c)
    out: Layers = [strip(-0.5, 0.5, wall), strip(0.12, 0.5, mix(wall, NAVY, 0.28))]
    out += [rect(x - w * 0.46, base - h * k, w * 0.92, h * 0.018, mix(cap, wall, 0.25))
        for k in (0.25, 0.5, 0.75)]
    out += [rect(x - w * 0.55, base - h, w * 1.1, h * 0.04, mix(wall, PAPER, 0.25)),
            rect(x - w * 0.28, base - h * 1.09, w * 0.56, h * 0.09, wall)]
    return out + dome(x, base - h * 1.09, w * 0.7, cap, "pointed")


def colonnade(x: float, base: float, w: float, h: float, n: int, wall: Color,
        dark: Color) -> Layers:
    """Flat-roofed front with pillars; x is its middle."""
    out: Layers = [rect(x - w / 2, base - h, w, h, dark)]
    step = w / n
    out += [rect(x - w / 2 + i * step + step * 0.3, base - h, step * 0.4, h,
        wall) for i in range(n)]
    out += [rect(x - w / 2 + i * step + step * 0.56, base - h, step * 0.14, h,
        mix(wall, NAVY, 0.25)) for i in range(n)]
    return [*out, rect(x - w * 0.52, base - h * 1.16, w * 1.04, h * 0.18, wall),
            rect(x - w * 0.52, base - h * 1.0, w * 1.04, h * 0.04, mix(wall, NAVY, 0.3)),
            rect(x - w * 0.54, base - h * 0.08, w * 1.08, h * 0.1, mix(wall, NAVY, 0.12))]


def portal(x: float, base: float, w: float, h: float, wall: Color, tile: Color,
        dark: Color) -> Layers:
    """Tall gate of Central Asia: a frame of tiles around a pointed niche."""
    out: Layers = [rect(x - w / 2, base - h, w, h, tile), rect(x - w * 0.45, base - h * 0.96,
        w * 0.9, h * 0.96, wall)]
    for i in range(9):
        y = base - h * (0.06 + 0.1 * i)
        out += [Shape([(x + k * w * 0.4, y - h * .035), (x + k * w * 0.4 + w * .03, y),
            (x + k * w * 0.4, y + h * .035), (x + k * w * 0.4 - w * 0.03, y)],
            mix(tile, GOLD, 0.6 * (i % 2))) for k in (-1, 1)]
    return [*out, arch(x, base, w * 0.66, h * 0.84, mix(tile, DEEP, 0.3)), arch(x, base, w * 0.58,
        h * 0.78, dark, low=mix(dark, wall, 0.35)), arch(x, base, w * 0.24, h * 0.36,
        mix(wall, PAPER, 0.3))]


def pagoda_roof(x: float, base: float, w: float, h: float, fill: Color, trim: Color) -> Layers:
    """Roof with upturned eaves; x is the middle, base the eaves."""
    half = bezier((x - w / 2, base - h * 0.22), (x - w * 0.36, base - h * 0.02),
        (x - w * 0.3, base - h * 0.6), (x - w * 0.24, base - h))
    eave = bezier((x - w * 0.5, base - h * 0.22), (x - w * 0.4, base + h * 0.04),
        (x - w * 0.2, base), (x, base))
    outline = [*reversed(eave), *half]
    out: Layers = [Shape(mirror(outline, x), fill)]
    for i in range(-10, 11):
        k = i / 10.5
        out.append(Stroke([(x + k * w * 0.24, base - h * 0.97), (x + k * w * 0.3, base - h * 0.5),
            (x + k * w * 0.44, base - h * (0.03 + 0.07 * k * k))], w * 0.004, mix(fill, NAVY, 0.3)))
    out += [Stroke(mirror(eave, x), h * 0.07, trim), pill(x, base - h, w * 0.52, h * 0.1, trim),
        disc(x - w * 0.25, base - h * 1.04, h * 0.08, trim), disc(x + w * 0.25, base - h * 1.04,
        h * 0.08, trim)]
    return out


def hall_of_roofs(x: float, base: float, w: float, wall: Color, roof: Color, trim: Color,
                  tiers: int = 2) -> Layers:
    """Palace hall of the Far East: pillars under one or two roofs on a terrace."""
    out: Layers = [rect(x - w * 0.55, base - w * 0.05, w * 1.1, w * 0.05, mix(PAPER, SAND, 0.4)),
                   rect(x - w * 0.6, base - w * 0.022, w * 1.2, w * 0.025, mix(PAPER, SAND, 0.7))]
    y = base - w * 0.05
    for t in range(tiers):
        k = 1 - 0.2 * t
        ww, hh = w * 0.8 * k, w * (0.17 if t == 0 else 0.07)
        out.append(rect(x - ww / 2, y - hh, ww, hh, mix(wall, NAVY, 0.35)))
        out += [rect(x - ww / 2 + i * ww / 8 - w * .01, y - hh, w * 0.022, hh,
            wall) for i in range(9)]
        out.append(rect(x - ww / 2, y - hh, ww, hh * 0.2, mix(GREEN, DEEP, 0.35)))
        y -= hh
        out += pagoda_roof(x, y + w * 0.01, w * 1.06 * k, w * (0.13 if t + 1 < tiers else 0.17),
            roof, trim)
        y -= w * 0.07
    return out


def arches_bridge(x0: float, x1: float, y: float, foot: float, n: int, fill: Color,
        hump: float = 0) -> Layers:
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
        pts = [(a, deck(a)), *[(a + step * k / 6, deck(a + step * k / 6)) for k in range(1, 6)],
            (b, deck(b)), (b, foot), (c + r, foot), *reversed(head), (c - r, foot), (a, foot)]
        out.append(Shape(pts, fill))
        rim = oval(c, min(top + r, foot), r, min(r, foot - top), 180, 300)
        out.append(Stroke(rim, 5, mix(fill, NAVY, 0.4)))
    rail = [(x0 + (x1 - x0) * i / 40, deck(x0 + (x1 - x0) * i / 40) - 3) for i in range(41)]
    return [*out, Stroke(rail, 9, mix(fill, PAPER, 0.3))]


def cable_bridge(x0: float, x1: float, y: float, foot: float, h: float, fill: Color) -> Layers:
    """Suspension bridge with two pylons."""
    w = x1 - x0
    pa, pb = x0 + w * 0.25, x0 + w * 0.75
    def sag(a: float, b: float, ya: float, yb: float, drop: float) -> list[Point]:
        return [(a + (b - a) * t, ya + (yb - ya) * t + drop * 4 * t * (1 - t))
            for t in np.linspace(0, 1, 25)]
    main = sag(pa, pb, y - h, y - h, h * 0.88)
    sides = [sag(x0, pa, y, y - h, h * 0.2), sag(pb, x1, y - h, y, h * 0.2)]
    out: Layers = [Stroke([(p[0], p[1]), (p[0], y)], 1.6, fill, 0.8) for c in (main, *sides)
        for p in c[1:-1]]
    out += [Stroke(c, 5, fill) for c in (main, *sides)]
    for p in (pa, pb):
        out += [Shape([(p - 17, foot), (p - 11, y - h - 12), (p - 4, y - h - 12), (p - 6, foot)],
            fill), Shape([(p + 17, foot), (p + 11, y - h - 12), (p + 4, y - h - 12), (p + 6, foot)],
            mix(fill, NAVY, .3)), rect(p - 12, y - h * 0.92, 24, 9, fill),
            rect(p - 14, y - h * 0.45, 28, 9, fill)]
    return [*out, rect(x0, y, w, 13, fill), rect(x0, y + 9, w, 6, mix(fill, NAVY, 0.4))]


# --------------------------------------------------------------- flags, people, things


def pennants(a: Point, b: Point, sag: float, n: int, size: float,
        colors: Sequence[Color] = BUNTING) -> Layers:
    """A string of coloured pennants."""
    def at(t: float) -> Point:
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + sag * 4 * t * (1 - t)
    out: Layers = [Stroke([at(t) for t in np.linspace(0, 1, 30)], 2.5, NAVY)]
    for i in range(n):
        p, q = at((i + 0.15) / n), at((i + 0.85) / n)
        c = colors[i % len(colors)]
        tip = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2 + size)
        out += [Shape([p, q, tip], c), Shape([((p[0] + q[0]) / 2, (p[1] + q[1]) / 2), q, tip],
            mix(c, NAVY, 0.18))]
    return out


def flag(x: float, base: float, h: float, fill: Color, pole: Color, turn: float = 1.0) -> Layers:
    """Plain waving flag on a pole."""
    w, d = h * 0.36 * turn, h * 0.22
    top = base - h
    edge = [(x + w * t, top + d * 0.16 * math.sin(t * 6) + d * 0.12 * t) for t in np.linspace(0, 1,
        14)]
    def cut(i: int, j: int) -> list[Point]:
        return [*edge[i:j], *[(a, b + d) for a, b in reversed(edge[i:j])]]
    return [Stroke([(x, base), (x, top - h * 0.02)], max(h * 0.012, 2.2), pole),
        disc(x, top - h * .02, h * .014, GOLD), Shape(cut(0, 14), fill),
        Shape(cut(4, 9), mix(fill, NAVY, 0.16))]


def flags(st: Stage, x0: float, x1: float, base: float, h: float, n: int,
          colors: Sequence[Color] = BUNTING, pole: Color | None = None) -> Layers:
    """Row of plain flags; x in units."""
    out: Layers = []
    gap = (x1 - x0) / max(n - 1, 1)
    turn = min(1.0, max(0.35, 0.88 * gap / (h * 0.36)))
    for i in range(n):
        out += flag(x0 + gap * i, base, h, colors[i % len(colors)], pole or st.mood.ink, turn)
    return out


def hair_cap(x: float, y: float, r: float, hair: Color) -> Shape:
    """Hair on a head of half-width r around (x, y), parted at the left."""
    brow = [(x + r * 0.98, y + r * 0.1), (x + r * 0.74, y - r * 0.44), (x + r * 0.05, y - r * 0.68),
            (x - r * 0.55, y - r * 0.5), (x - r * 0.96, y + r * 0.15)]
    return Shape([*oval(x, y, r * 1.1, r * 1.24, 175, 365), *brow], hair)


REACH: dict[str, tuple[tuple[int, float, float], ...]] = {
    "down": ((-1, -0.16, 0.3), (1, 0.16, 0.3)), "up": ((-1, -0.15, 0.3), (1, 0.18, -0.28)),
    "both": ((-1, -0.2, -0.26), (1, 0.2, -0.26)), "out": ((-1, -0.15, 0.3), (1, 0.3, 0.12)),
    "right": ((-1, -0.16, 0.3), (1, 0.26, 0.26)), "left": ((1, 0.16, 0.3), (-1, -0.26, 0.26))}


def legs(x: float, base: float, h: float, coat: Color, skin: Color, skirt: bool) -> Layers:
    """Lower half of a figure: trousers, or a skirt over shoes."""
    hip, w = base - h * 0.46, h * 0.1
    if not skirt:
        return [Shape([(x - w, hip - 4), (x - h * 0.004, hip - 4), (x - h * 0.014, base),
            (x - h * 0.075, base)], mix(NAVY, coat, 0.22)),
            Shape([(x + w, hip - 4), (x + h * 0.004, hip - 4), (x + h * 0.014, base),
            (x + h * 0.075, base)], mix(NAVY, coat, 0.06)), pill(x - h * 0.052, base - h * 0.008,
            h * 0.085, h * 0.024, NAVY), pill(x + h * 0.052, base - h * 0.008, h * 0.085, h * 0.024,
            NAVY)]
    hem = base - h * 0.13
    out: Layers = [rect(x + k * h * 0.04 - h * 0.016, hem - 6, h * 0.032, h * 0.12,
        mix(skin, TERRA, 0.15)) for k in (-1, 1)]
    out += [pill(x + k * h * 0.045, base - h * 0.01, h * 0.07, h * 0.028, NAVY) for k in (-1, 1)]
    return [*out, Shape([(x - w * 0.85, hip - 6), (x + w * 0.85, hip - 6), (x + w * 1.35, hem),
        (x - w * 1.35, hem)], coat), Shape([(x + w * 0.25, hip - 6), (x + w * 0.85, hip - 6),
        (x + w * 1.35, hem), (x + w * 0.4, hem)], mix(coat, NAVY, 0.28))]


def figure(x: float, base: float, h: float, coat: Color, skin: Color = SAND, arms: str = "down",
           skirt: bool = False, hair: Color = NAVY, suit: bool = True) -> Layers:
    """Standing stylised person without a face; for the arms see REACH."""
    sh, hip, r = base - h * 0.8, base - h * 0.46, h * 0.064
    sw, hw, cy = h * 0.125, h * 0.098, base - h * 0.895
    dark = mix(coat, NAVY, 0.28)
    out = legs(x, base, h, coat, skin, skirt)
    if skirt:
        out += [disc(x, cy + h * 0.03, r * 1.28, hair, r * 1.65)]
    left = smooth([(x - h * 0.03, sh - h * 0.02), (x - sw * 0.8, sh + h * 0.005),
        (x - sw, sh + h * 0.07), (x - hw * (0.78 if skirt else 0.98), hip - h * 0.08),
        (x - hw * (0.89 if skirt else 1.08), hip + h * 0.03)], 6)
    out += [Shape(mirror(left, x), coat),
        Shape([(x + h * 0.03, sh - h * 0.02), *[(2 * x - a, b) for a, b in left[1:]],
        (x + h * 0.028, hip + h * 0.03)], dark)]
    collar = PAPER if suit and not skirt else skin
    out += [Shape([(x - h * 0.034, sh - h * 0.022), (x + h * 0.034, sh - h * 0.022),
        (x, sh + h * (0.13 if suit and not skirt else 0.04))], collar)]
    if suit and not skirt:
        out.append(Shape([(x - h * 0.011, sh), (x + h * 0.011, sh), (x + h * 0.013, sh + h * 0.08),
            (x, sh + h * 0.115), (x - h * 0.013, sh + h * 0.08)], DEEP if coat == TERRA else TERRA))
    for side, dx, dy in REACH[arms]:
        a, b = (x + side * sw * 0.82, sh + h * 0.045), (x + dx * h, sh + dy * h)
        mid = ((a[0] + b[0]) / 2 + side * h * 0.022, (a[1] + b[1]) / 2)
        cuff = (b[0] + (mid[0] - b[0]) * 0.2, b[1] + (mid[1] - b[1]) * 0.2)
        out += [Stroke([a, mid, cuff], h * 0.054, dark if side > 0 else coat), disc(*b, h * 0.029,
            skin)]
    out += [rect(x - h * 0.022, sh - h * 0.05, h * 0.044, h * 0.05, mix(skin, TERRA, 0.22)),
        disc(x, cy, r, skin, r * 1.18), Shape([*oval(x, cy, r, r * 1.18, -70, 70)],
        mix(skin, TERRA, 0.14)), hair_cap(x, cy, r, hair)]
    return out


def bust(x: float, base: float, s: float, coat: Color, hair: Color = NAVY) -> Layers:
    """Head and shoulders seen from behind."""
    left = smooth([(x - s * 0.12, base - s * 0.62), (x - s * 0.42, base - s * 0.48),
        (x - s * 0.52, base)], 8)
    return [rect(x - s * 0.1, base - s * 0.72, s * 0.2, s * 0.16, mix(SAND, TERRA, 0.25)),
        Shape(mirror(left, x), coat), disc(x, base - s * 0.86, s * 0.2, hair, s * 0.24),
        Shape(oval(x, base - s * 0.86, s * .2, s * .24, -70, 70), mix(hair, PAPER, 0.1))]


def crowd(st: Stage, y: float, s: float, n: int, coats: Sequence[Color] = (DEEP, TERRA, GREEN, SKY,
        SAND, GOLD)) -> Layers:
    """A row of people seen from behind."""
    out: Layers = []
    for i in range(n):
        x = st.w * (i + 0.5) / n + st.rng.uniform(-8, 8)
        out += bust(x, y, s * st.rng.uniform(0.92, 1.06), st.rng.choice(list(coats)),
            st.rng.choice([NAVY, mix(NAVY, TERRA, .3), mix(NAVY, SAND, .4)]))
    return out


def microphone(x: float, base: float, h: float, fill: Color) -> Layers:
    """Gooseneck microphone on a foot."""
    head = (x + h * 0.2, base - h)
    return [pill(x, base - h * 0.02, h * 0.36, h * 0.06, fill),
        Stroke(bezier((x, base), (x, base - h * 0.5), (x + h * 0.02, base - h * 0.8), head, 16),
        h * 0.03, fill), Stroke([(head[0] - h * 0.03, head[1] + h * 0.03), (head[0] + h * 0.09,
        head[1] - h * 0.09)], h * 0.1, mix(fill, TERRA, 0.0)),
        Stroke([(head[0] - h * 0.035, head[1] + h * 0.035), (head[0] - h * 0.015,
        head[1] + h * 0.015)], h * 0.1, GOLD)]


def turbine(x: float, base: float, h: float, angle: float, fill: Color) -> Layers:
    """Wind turbine."""
    hub = (x, base - h)
    out: Layers = [Shape([(x - h * 0.012, base - h), (x + h * 0.012, base - h),
        (x + h * 0.024, base), (x - h * .024, base)], fill, mix(fill, SKY, .4))]
    for k in range(3):
        a = math.radians(angle + 120 * k)
        c, s, n = math.cos(a), math.sin(a), h * 0.5
        out.append(Shape([hub, (x + c * n * 0.25 - s * h * 0.03,
            hub[1] + s * n * .25 + c * h * .03), (x + c * n, hub[1] + s * n)], fill))
    return [*out, disc(*hub, h * 0.025, mix(fill, NAVY, 0.25))]


def book(x: float, base: float, w: float, h: float, fill: Color) -> Layers:
    """Closed book lying flat, spine to the front."""
    return [rect(x, base - h, w, h, fill), rect(x + w * 0.06, base - h, w * 0.02, h,
        mix(fill, PAPER, 0.5)), rect(x + w * 0.9, base - h, w * 0.02, h, mix(fill, PAPER, 0.5)),
        rect(x, base - h * 0.25, w, h * 0.25, mix(fill, NAVY, .25))]


# --------------------------------------------------------------- landmarks
# Each takes the middle, the ground line, the height in units and the mood.


def globe_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Slender tree-like tower that holds a golden globe (Astana)."""
    out: Layers = []
    white, shade = mix(PAPER, m.haze, 0.2), mix(SKY, DEEP, 0.25)
    r = s * 0.1
    cy = base - s + r * 1.25
    for i in range(-4, 5):
        k = i / 4
        line = bezier((x + k * s * 0.16, base), (x + k * s * 0.03, base - s * 0.3),
                      (x + k * s * 0.03, base - s * 0.6), (x + k * s * 0.16, cy - r * 0.15))
        out.append(Stroke(line, s * 0.012, white if i < 1 else shade))
    out.append(rect(x - s * 0.02, base - s * 0.8, s * 0.04, s * 0.8, shade, white))
    out += [rect(x - s * 0.16, base - s * 0.045, s * 0.32, s * 0.045, white), disc(x, cy, r, GOLD),
        Shape(oval(x, cy, r, r, -75, 105), mix(GOLD, TERRA, 0.4)), disc(x - r * .35, cy - r * .35,
        r * .22, PAPER, alpha=.7)]
    return (out + [Stroke(bezier((x + k * s * 0.16, cy - r * 0.15),
        (x + k * s * 0.13, cy + r * 0.8), (x + k * s * 0.06, cy + r * 1.1), (x, cy + r * 1.25), 12),
        s * 0.012, white) for k in (-1, -.5, .5, 1)])


def tent(x: float, base: float, s: float, m: Mood) -> Layers:
    """Huge translucent tent with a leaning mast (Astana)."""
    tip = (x + s * 0.12, base - s)
    left = bezier((x - s * 0.75, base), (x - s * 0.35, base - s * 0.14),
        (x - s * 0.02, base - s * 0.5), tip)
    right = bezier(tip, (x + s * 0.2, base - s * 0.5), (x + s * 0.4, base - s * 0.14),
        (x + s * 0.7, base))
    light, dark = mix(PAPER, SAND, 0.3), mix(SKY, DEEP, 0.25)
    out: Layers = [Shape([*left, *right], light, mix(light, m.haze, 0.3)),
        Shape([tip, *right, (x + s * 0.2, base)], dark, mix(dark, m.haze, 0.3))]
    for k in (-0.5, -0.25, 0, 0.4):
        out.append(Stroke(bezier((x + s * k, base), (x + s * k * 0.5, base - s * 0.2),
            (x + s * 0.07, base - s * 0.5), tip), s * 0.008, mix(dark, light, 0.4)))
    return [*out, Stroke([tip, (tip[0] + s * 0.03, tip[1] - s * 0.2)], s * 0.015, GOLD)]


def palace(x: float, base: float, s: float, m: Mood) -> Layers:
    """White palace with a blue dome and a spire."""
    wall = mix(PAPER, SAND, 0.25)
    out = drum_dome(x, base - s * 0.36, s * 0.42, wall, mix(SKY, DEEP, 0.45), "round")
    out += [Stroke([(x, base - s * 0.76), (x, base - s)], s * 0.014, GOLD)]
    return (out + colonnade(x, base, s * 1.5, s * 0.33, 16, wall, mix(SKY, DEEP, 0.4))
        + colonnade(x, base, s * 0.56, s * 0.4, 6, mix(PAPER, m.lit, 0.2), mix(SKY, DEEP, 0.5)))


def cone_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Golden tower that narrows upwards."""
    left = bezier((x - s * 0.17, base), (x - s * 0.17, base - s * 0.4),
        (x - s * 0.1, base - s * 0.8), (x - s * 0.085, base - s))
    right = [(2 * x - a, b) for a, b in reversed(left)]
    c = mix(GOLD, SAND, 0.3)
    out: Layers = [Shape([*left, *right], c, mix(c, m.haze, 0.3)),
        Shape([(x + s * 0.02, base - s), *right, (x + s * 0.03, base)], mix(c, TERRA, 0.5),
        mix(c, m.haze, .2))]
    for i in range(12):
        y = base - s * (0.06 + i * 0.076)
        w = s * (0.165 - 0.085 * (i / 12) ** 1.2)
        out.append(Stroke([(x - w, y), (x + w, y)], s * 0.008, mix(c, NAVY, 0.3), 0.6))
    return out


def pyramid(x: float, base: float, s: float, m: Mood) -> Layers:
    """Pyramid with a glass top."""
    w = s * 0.62
    c = mix(SAND, PAPER, 0.3)
    out: Layers = [Shape([(x - w, base), (x, base - s), (x + w, base)], c),
        Shape([(x + w * 0.25, base), (x, base - s), (x + w, base)], mix(c, DEEP, 0.4)),
        Shape([(x - w * 0.3, base - s * 0.7), (x, base - s), (x + w * 0.3, base - s * 0.7)], SKY),
        Shape([(x + w * .075, base - s * 0.7), (x, base - s), (x + w * 0.3, base - s * 0.7)],
        mix(SKY, DEEP, 0.5))]
    for k in (0.2, 0.4, 0.6, 0.8):
        out += [Stroke([(x - w * (1 - k), base - s * k), (x + w * (1 - k), base - s * k)],
            s * 0.006, mix(c, DEEP, 0.35))]
    return out


def glass_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Modern tower with a slanting top."""
    w = s * 0.26
    c = mix(SKY, DEEP, 0.35)
    out: Layers = [Shape([(x - w / 2, base), (x - w / 2, base - s * 0.9), (x + w * 0.1, base - s),
        (x + w * 0.1, base)], c, mix(c, m.haze, 0.5)),
        Shape([(x + w * 0.1, base), (x + w * 0.1, base - s), (x + w / 2, base - s * 0.86),
        (x + w / 2, base)], mix(c, NAVY, 0.45), mix(c, m.haze, 0.3))]
    return (out + [Stroke([(x - w / 2, base - s * k), (x + w * 0.1, base - s * (k + 0.02))],
        s * 0.006, PAPER, 0.35) for k in np.arange(0.06, 0.88, 0.06)])


def madrasa(x: float, base: float, s: float, m: Mood) -> Layers:
    """Portal between two minarets, blue domes behind (Samarkand)."""
    wall, tile = mix(SAND, TERRA, 0.12), mix(SKY, DEEP, 0.4)
    out = drum_dome(x - s * 0.62, base - s * 0.34, s * 0.4, wall, mix(SKY, DEEP, 0.25), "ribbed")
    out += drum_dome(x + s * 0.62, base - s * 0.34, s * 0.4, wall, mix(SKY, DEEP, 0.25), "ribbed")
    out += [rect(x - s * 0.95, base - s * 0.42, s * 1.9, s * 0.42, wall),
        rect(x - s * 0.95, base - s * 0.42, s * 1.9, s * 0.03, tile)]
    for i in (-0.82, -0.64, -0.46, 0.46, 0.64, 0.82):
        out += [arch(x + i * s, base, s * 0.14, s * 0.34, tile), arch(x + i * s, base, s * 0.11,
            s * 0.29, mix(DEEP, SAND, 0.2))]
    for k in (-1, 1):
        out += minaret(x + k * s * 1.0, base, s * 0.13, s * 0.86, wall, mix(SKY, DEEP, 0.25))
    return out + portal(x, base, s * 0.6, s * 0.8, wall, tile, mix(DEEP, TERRA, 0.2))


def mausoleum(x: float, base: float, s: float, m: Mood) -> Layers:
    """One great ribbed dome over a low body."""
    wall = mix(SAND, TERRA, 0.2)
    out = drum_dome(x, base - s * 0.3, s * 0.52, wall, mix(SKY, DEEP, 0.3), "ribbed")
    out += [rect(x - s * 0.45, base - s * 0.32, s * 0.9, s * 0.32, wall, mix(wall, m.haze, 0.3)),
        rect(x + s * .25, base - s * .32, s * .2, s * .32, mix(wall, NAVY, .25))]
    return (out + portal(x, base, s * 0.34, s * 0.46, wall, mix(SKY, DEEP, 0.4),
        mix(DEEP, TERRA, 0.2)))


def round_temple(x: float, base: float, s: float, m: Mood) -> Layers:
    """Round hall with three blue roofs on a white terrace (Beijing)."""
    white = mix(PAPER, SAND, 0.25)
    out: Layers = []
    for i, (w, y) in enumerate(((1.5, 0.0), (1.3, 0.055), (1.1, 0.11))):
        out += [rect(x - w * s / 2, base - s * (y + 0.055), w * s, s * 0.06,
            mix(white, SKY, 0.12 * i)), rect(x - w * s / 2, base - s * (y + .055), w * s, s * .012,
            mix(white, NAVY, .3))]
    y = base - s * 0.165
    for i, (w, wall, roof) in enumerate(((0.62, 0.15, 0.11), (0.5, 0.08, 0.11),
            (0.38, 0.08, 0.22))):
        out += [rect(x - w * s / 2, y - wall * s, w * s, wall * s, mix(TERRA, NAVY, 0.15)),
            rect(x + w * s * 0.15, y - wall * s, w * s * .35, wall * s, mix(TERRA, NAVY, 0.4))]
        out += [rect(x - w * s / 2 + j * w * s / 7, y - wall * s, s * 0.014, wall * s,
            mix(GOLD, TERRA, 0.35)) for j in range(8)]
        y -= wall * s
        half = bezier((x - w * s * 0.64, y + s * 0.015), (x - w * s * 0.45, y - s * 0.02),
            (x - w * s * 0.3, y - roof * s * .7), (x - w * s * (0.36 if i < 2 else 0.03),
            y - roof * s))
        blue = mix(DEEP, SKY, 0.25)
        out += [Shape(mirror(half, x), blue), Shape([(x + w * s * .08, y - roof * s),
            *[(2 * x - a, b) for a, b in reversed(half)], (x + w * s * .15, y + s * .015)],
            mix(blue, NAVY, 0.5)), rect(x - w * s * 0.64, y + s * 0.008, w * s * 1.28, s * 0.014,
            GOLD)]
        y -= roof * s * 0.88
    return [*out, disc(x, y - s * 0.035, s * 0.024, GOLD, s * 0.04)]


def palace_hall(x: float, base: float, s: float, m: Mood) -> Layers:
    """Palace hall with golden roofs."""
    return hall_of_roofs(x, base, s * 1.7, TERRA, mix(GOLD, TERRA, 0.3), mix(GOLD, PAPER, 0.25))


def grey_hall(x: float, base: float, s: float, m: Mood) -> Layers:
    """Palace hall with slate roofs and green beams (Seoul)."""
    return hall_of_roofs(x, base, s * 1.7, mix(TERRA, SAND, 0.1), mix(DEEP, SKY, 0.22),
        mix(PAPER, SKY, 0.3))


def stepped_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Tower in steps with a mast (New York)."""
    c = mix(SAND, SKY, 0.45)
    out: Layers = [Stroke([(x, base - s * 0.8), (x, base - s)], s * 0.012, mix(c, NAVY, 0.3))]
    for w, h in ((0.07, 0.84), (0.12, 0.77), (0.19, 0.66), (0.27, 0.3)):
        out += [rect(x - w * s / 2, base - s * h, w * s, s * h, c, mix(c, m.haze, 0.45)),
            rect(x + w * s * 0.18, base - s * h, w * s * .32, s * h, mix(c, NAVY, 0.35),
            mix(c, m.haze, .25))]
    return (out + [rect(x - s * k, base - s * 0.64, s * 0.008, s * 0.62, mix(c, NAVY, 0.3), None,
        0.6) for k in (0.07, 0.045, 0.02, -0.005)])


def crown_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Tower with a needle of arches (New York)."""
    c = mix(PAPER, SKY, 0.5)
    w = s * 0.16
    out: Layers = [rect(x - w / 2, base - s * 0.68, w, s * 0.68, c, mix(c, m.haze, .4)),
        rect(x + w * 0.15, base - s * 0.68, w * .35, s * 0.68, mix(c, NAVY, 0.35),
        mix(c, m.haze, .2)),
        Shape(mirror(bezier((x - w * 0.45, base - s * 0.67), (x - w * 0.3, base - s * 0.86),
        (x - w * 0.04, base - s * 0.84), (x, base - s)), x), mix(c, DEEP, 0.25))]
    return (out + [Stroke(oval(x, base - s * (0.67 + 0.04 * i), w * (.36 - .07 * i), s * 0.05, 180,
        360), s * 0.008, PAPER) for i in range(4)])


def slab(x: float, base: float, s: float, m: Mood) -> Layers:
    """Thin glass slab beside a low curved hall (by the river in New York)."""
    c = mix(SKY, DEEP, 0.2)
    out: Layers = [rect(x - s * 0.2, base - s, s * 0.34, s, c, mix(c, m.haze, 0.35)),
        rect(x + s * 0.14, base - s, s * 0.06, s, mix(PAPER, SAND, 0.3), m.haze)]
    out += [rect(x - s * 0.19, base - s * k, s * 0.32, s * 0.007, PAPER, None,
        0.4) for k in np.arange(0.06, 0.98, 0.045)]
    out += [rect(x - s * k, base - s * 0.97, s * 0.005, s * 0.97, mix(c, NAVY, .4), None,
        0.35) for k in np.arange(-0.1, 0.2, 0.045)]
    low = [(x + s * 0.2, base), (x + s * 0.2, base - s * 0.2),
        *bezier((x + s * 0.2, base - s * 0.2), (x + s * 0.4, base - s * 0.1),
        (x + s * 0.6, base - s * 0.13), (x + s * 0.75, base - s * 0.24)), (x + s * .75, base)]
    return [*out, Shape(low, mix(PAPER, SAND, 0.25), m.haze), disc(x + s * 0.47, base - s * 0.15,
        s * 0.08, mix(SKY, PAPER, 0.4), s * 0.05)]


def gate_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Stepped corner house with an arcade and small turrets (Minsk)."""
    c = mix(SAND, PAPER, 0.3)
    out: Layers = []
    for w, h in ((0.17, 0.92), (0.28, 0.8), (0.4, 0.6)):
        out += [rect(x - w * s / 2, base - s * h, w * s, s * h, c), rect(x + w * s * 0.2,
            base - s * h, w * s * .3, s * h, mix(c, NAVY, 0.24)), rect(x - w * s * 0.54,
            base - s * h, w * s * 1.08, s * 0.022, mix(c, TERRA, 0.35))]
        out += [Shape([(x + k * w * s * 0.46 - s * .014, base - s * h), (x + k * w * s * 0.46,
            base - s * (h + 0.08)), (x + k * w * s * 0.46 + s * .014, base - s * h)],
            mix(c, NAVY, 0.15)) for k in (-1, 1)]
    out.append(Shape([(x - s * 0.07, base - s * 0.92), (x, base - s * 1.05),
        (x + s * 0.07, base - s * 0.92)], mix(TERRA, NAVY, 0.2)))
    out += (panes(x - s * 0.19, base - s * 0.58, s * 0.27, s * 0.34, 4, 5, mix(DEEP, SKY, 0.3),
        0.8) + panes(x - s * 0.13, base - s * 0.77, s * 0.19, s * 0.15, 3, 2, mix(DEEP, SKY, 0.3),
        0.8))
    return (out + [arch(x + k * s, base, s * 0.09, s * 0.17, mix(DEEP, SKY, 0.2), False)
        for k in (-0.12, 0, 0.12)])


def crystal(x: float, base: float, s: float, m: Mood) -> Layers:
    """Glass polyhedron on a broad foot (library in Minsk)."""
    y, r = base - s * 0.58, s * 0.42
    pts = [(x + r * math.cos(math.radians(a)), y + r * math.sin(math.radians(a))) for a in range(22,
        382, 45)]
    q = r * 0.42
    inner = [(x + q * i, y + q * j) for i, j in ((1, 1), (-1, 1), (-1, -1), (1, -1))]
    out: Layers = [rect(x - s * 0.6, base - s * 0.13, s * 1.2, s * 0.13, mix(SAND, SKY, 0.4)),
        rect(x - s * 0.12, base - s * 0.3, s * 0.24, s * 0.3, mix(SKY, DEEP, .6))]
    corner = [inner[0], inner[0], inner[1], inner[1], inner[2], inner[2], inner[3], inner[3]]
    tones = (0.7, 0.55, 0.3, 0.1, 0.0, 0.15, 0.4, 0.6)
    for i in range(8):
        j = (i + 1) % 8
        out.append(Shape([pts[i], pts[j], corner[j], corner[i]], mix(mix(SKY, PAPER, 0.35), DEEP,
            tones[i])))
    return [*out, Shape(inner, mix(SKY, DEEP, 0.2)), *[Stroke([inner[k], inner[k - 1]], s * 0.008,
        PAPER, 0.7) for k in range(4)]]


def mosque(x: float, base: float, s: float, m: Mood) -> Layers:
    """Cascade of domes between pencil minarets (Bosphorus)."""
    wall = mix(PAPER, SAND, 0.5)
    lead = mix(SKY, DEEP, 0.35)
    out: Layers = []
    for k in (-1, -0.62, 0.62, 1):
        h = s * (0.86 if abs(k) == 1 else 1.0)
        px = x + k * s * 0.78
        out += [Shape([(px - s * .017, base), (px - s * .014, base - h * .82),
            (px + s * .014, base - h * .82), (px + s * .017, base)], wall), rect(px + s * .004,
            base - h * .82, s * .011, h * .82, mix(wall, NAVY, .25)),
            Shape([(px - s * .018, base - h * 0.82), (px, base - h),
            (px + s * 0.018, base - h * 0.82)], lead), rect(px - s * .026, base - h * 0.62,
            s * 0.052, s * 0.018, wall), rect(px - s * .026, base - h * 0.42, s * 0.052, s * .018,
            wall)]
    for k, w in ((-0.42, 0.26), (0.42, 0.26)):
        out += dome(x + k * s, base - s * 0.26, w * s, lead)
    out += [rect(x - s * 0.58, base - s * 0.27, s * 1.16, s * 0.27, wall, mix(wall, m.haze, 0.3))]
    out += (dome(x - s * 0.23, base - s * 0.36, s * 0.36, lead) + dome(x + s * 0.23,
        base - s * 0.36, s * 0.36, lead))
    out += [rect(x - s * 0.4, base - s * 0.37, s * 0.8, s * 0.37, wall, mix(wall, m.haze, 0.3))]
    out += drum_dome(x, base - s * 0.37, s * 0.5, wall, lead, "round")
    return (out + [arch(x + k * s, base - s * 0.02, s * 0.06, s * 0.16, mix(DEEP, SKY, 0.3))
        for k in np.arange(-0.5, 0.51, 0.125)])


def flames(x: float, base: float, s: float, m: Mood) -> Layers:
    """Three towers curved like flames (Baku)."""
    out: Layers = []
    for dx, k, lean in ((0.3, 0.82, -1), (-0.32, 0.9, 1), (0.02, 1.0, -1)):
        cx, h, w = x + dx * s, s * k, s * 0.2
        tip = (cx + lean * w * 0.55, base - h)
        left = bezier((cx - w * 0.6, base), (cx - w * (1.0), base - h * 0.4),
            (cx - w * (0.5 - 0.2 * lean), base - h * 0.75), tip)
        right = bezier(tip, (cx + w * (0.5 + 0.2 * lean), base - h * 0.7),
            (cx + w * 1.0, base - h * 0.4), (cx + w * 0.6, base))
        spine = bezier(tip, (cx + w * 0.25 * lean, base - h * 0.7), (cx + w * 0.1, base - h * 0.4),
            (cx + w * 0.05, base))
        c = mix(SKY, m.lit, 0.35)
        out += [Shape([*left, *right], c, mix(c, m.haze, 0.4)), Shape([*spine, *reversed(right)],
            mix(DEEP, SKY, 0.25), mix(c, DEEP, 0.3))]
        for t in range(3, 22):
            a, b = left[t], spine[24 - t]
            out.append(Stroke([a, (b[0], a[1])], s * 0.004, mix(c, NAVY, 0.35), 0.6))
    return out


def old_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Stout round stone tower with a buttress (Baku old town)."""
    c = mix(SAND, TERRA, 0.18)
    w = s * 0.42
    out: Layers = [Shape([(x + w * 0.3, base), (x + w * 0.3, base - s * 0.9),
        (x + w * 0.75, base - s * 0.9), (x + w * 0.85, base)], mix(c, NAVY, 0.32)),
        Shape([(x - w * 0.52, base), (x - w * 0.46, base - s), (x + w * 0.46, base - s),
        (x + w * 0.52, base)], c, mix(c, TERRA, 0.2)),
        Shape([(x + w * 0.18, base), (x + w * 0.16, base - s), (x + w * 0.46, base - s),
        (x + w * 0.52, base)], mix(c, NAVY, 0.2))]
    out += [rect(x - w * 0.51, base - s * k, w * 1.02, s * 0.014, mix(c, NAVY, 0.22))
        for k in np.arange(0.06, 0.62, 0.05)]
    out += [arch(x - w * 0.1, base - s * k, w * 0.09, s * 0.09, mix(NAVY, c, 0.25)) for k in (0.66,
        0.82)]
    return [*out, rect(x - w * 0.5, base - s * 1.03, w, s * 0.05, mix(c, PAPER, 0.25)),
        arch(x - w * 0.1, base, w * 0.2, s * .16, mix(NAVY, c, .2))]


def rampart(x: float, base: float, s: float, m: Mood) -> Layers:
    """Wall with round towers and battlements; s is the height of the towers."""
    c = mix(SAND, TERRA, 0.15)
    half = s * 2.6
    out: Layers = [rect(x - half, base - s * 0.66, half * 2, s * 0.66, c, mix(c, TERRA, 0.2))]
    n = 34
    out += [rect(x - half + i * 2 * half / n, base - s * 0.76, half / n, s * 0.12,
        c) for i in range(n)]
    for k in (-1.0, -0.4, 0.4, 1.0):
        tx, w = x + k * half * 0.92, s * 0.46
        out += [Shape([(tx - w * .55, base), (tx - w * 0.46, base - s), (tx + w * .46, base - s),
            (tx + w * .55, base)], mix(c, PAPER, 0.15), c),
            Shape([(tx + w * .12, base), (tx + w * 0.12, base - s), (tx + w * .46, base - s),
            (tx + w * .55, base)], mix(c, NAVY, 0.3))]
        out += [rect(tx - w * 0.5 + i * w / 4.5, base - s * 1.1, w / 8, s * 0.11,
            mix(c, PAPER, 0.1)) for i in range(5)]
        out.append(arch(tx - w * 0.1, base - s * 0.5, w * 0.14, s * 0.22, mix(NAVY, c, 0.3)))
    return [*out, arch(x, base, s * 0.5, s * 0.62, mix(NAVY, TERRA, 0.25))]


def hill_fort(x: float, base: float, s: float, m: Mood) -> Layers:
    """Ramparts on a round hill (Skopje)."""
    slope = bezier((x - s * 1.9, base), (x - s * 1.3, base - s * 0.2),
        (x - s * 1.0, base - s * 0.66), (x - s * 0.5, base - s * 0.68))
    hill = mirror([*slope, (x, base - s * 0.7)], x)
    return [*rampart(x, base - s * 0.62, s * 0.34, m), Shape(hill, mix(m.ground, m.haze, 0.15),
        mix(m.ground, m.haze, 0.5))]


def gothic_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Bridge tower with a steep roof and corner pinnacles (Prague)."""
    c = mix(SAND, NAVY, 0.35)
    w = s * 0.28
    out: Layers = [rect(x - w / 2, base - s * 0.64, w, s * 0.64, c, mix(c, m.haze, 0.25)),
        rect(x + w * 0.2, base - s * 0.64, w * 0.3, s * 0.64, mix(c, NAVY, 0.4)),
        Shape([(x - w * 0.5, base - s * 0.64), (x - w * 0.16, base - s * 0.93),
        (x + w * 0.16, base - s * 0.93), (x + w * 0.5, base - s * 0.64)], mix(NAVY, SKY, 0.2))]
    for k in (-0.5, 0.5):
        out += [rect(x + k * w - w * 0.09, base - s * 0.72, w * 0.18, s * 0.1, c),
            Shape([(x + k * w - w * 0.11, base - s * 0.72), (x + k * w, base - s * 0.86),
            (x + k * w + w * .11, base - s * .72)], mix(NAVY, SKY, .1))]
    out += [Stroke([(x + k * w, base - s * 0.93), (x + k * w, base - s)], s * 0.01,
        GOLD) for k in (-0.14, 0.14)]
    out += [arch(x + k * w, base - s * 0.42, w * 0.16, s * 0.13, mix(GOLD, c, 0.3)) for k in (-0.22,
        0.02)]
    return [*out, rect(x - w * 0.54, base - s * 0.3, w * 1.08, s * 0.02, mix(c, PAPER, 0.2)),
        arch(x, base, w * 0.5, s * 0.24, mix(NAVY, c, 0.15))]


def twin_spires(x: float, base: float, s: float, m: Mood) -> Layers:
    """Church with two pointed towers."""
    c = mix(SAND, SKY, 0.4)
    out: Layers = [Shape([(x - s * .16, base), (x - s * .16, base - s * .4), (x, base - s * .58),
        (x + s * .16, base - s * .4), (x + s * .16, base)], mix(c, NAVY, .1), mix(c, m.haze, .3))]
    for k in (-1, 1):
        tx = x + k * s * 0.15
        out += [rect(tx - s * 0.06, base - s * 0.64, s * 0.12, s * 0.64, c, mix(c, m.haze, .3)),
            rect(tx + s * .02, base - s * .64, s * .04, s * .64, mix(c, NAVY, .3),
            mix(c, m.haze, .2)), Shape([(tx - s * .06, base - s * .64), (tx, base - s),
            (tx + s * .06, base - s * .64)], mix(NAVY, SKY, 0.3)),
            arch(tx - s * .01, base - s * .46, s * .04, s * .12, mix(NAVY, c, .3))]
        out += [Shape([(tx + j * s * .05 - s * .012, base - s * .63),
            (tx + j * s * .05, base - s * .76), (tx + j * s * .05 + s * .012, base - s * .63)],
            mix(NAVY, SKY, .3)) for j in (-1, 1)]
    return out


def domed_castle(x: float, base: float, s: float, m: Mood) -> Layers:
    """Castle on a hill with a cathedral (Prague)."""
    c = mix(PAPER, SAND, 0.55)
    hill = [(x - s * 1.5, base), *bezier((x - s * 1.5, base), (x - s * 0.9, base - s * 0.45),
        (x + s * 0.7, base - s * 0.5), (x + s * 1.5, base))]
    out: Layers = twin_spires(x, base - s * 0.3, s * 0.7, m)
    out += [rect(x - s * 0.8, base - s * 0.52, s * 1.5, s * 0.2, c, m.haze),
        Shape([(x - s * 0.82, base - s * 0.52), (x - s * 0.76, base - s * 0.59),
        (x + s * 0.66, base - s * .59), (x + s * .72, base - s * 0.52)], mix(TERRA, SAND, 0.3))]
    out += panes(x - s * 0.78, base - s * 0.5, s * 1.46, s * 0.14, 22, 2, mix(DEEP, SKY, 0.5), 0.5)
    return [*out, Shape(hill, mix(m.ground, SKY, 0.25), m.haze)]


def onion_church(x: float, base: float, s: float, m: Mood) -> Layers:
    """Cluster of towers with coloured onion domes (Moscow)."""
    brick = mix(TERRA, NAVY, 0.12)
    out: Layers = []
    for dx, h, w, c in ((-0.2, 0.5, 0.2, GREEN), (0.2, 0.54, 0.2, GOLD), (-0.36, 0.32, 0.22, SKY),
            (0.37, 0.34, 0.22, TERRA)):
        out += [rect(x + dx * s - w * s * 0.36, base - s * h, w * s * 0.72, s * h, brick),
            rect(x + dx * s + w * s * .1, base - s * h, w * s * .26, s * h, mix(brick, NAVY, .35)),
            rect(x + dx * s - w * s * .4, base - s * h, w * s * .8, s * .03, PAPER)]
        out += ([arch(x + dx * s, base - s * (h - 0.13), w * s * .2, s * .09, PAPER, False)]
            + dome(x + dx * s, base - s * h, w * s * 0.86, mix(c, DEEP, 0.08), "onion"))
    out += [Shape([(x - s * .1, base - s * .52), (x - s * .022, base - s * .84),
        (x + s * .022, base - s * .84), (x + s * .1, base - s * .52)], brick),
        Shape([(x + s * .03, base - s * .52), (x + s * .007, base - s * .84),
        (x + s * .022, base - s * .84), (x + s * .1, base - s * .52)], mix(brick, NAVY, .35)),
        rect(x - s * .12, base - s * .55, s * .24, s * .55, mix(brick, SAND, 0.12)),
        rect(x + s * .04, base - s * .55, s * .08, s * .55, mix(brick, NAVY, 0.3)),
        rect(x - s * .13, base - s * .56, s * .26, s * .03, PAPER)]
    out += dome(x, base - s * 0.83, s * 0.11, GOLD, "onion")
    out += [rect(x - s * 0.5, base - s * 0.2, s, s * 0.2, mix(brick, SAND, 0.2)),
        rect(x - s * 0.52, base - s * 0.21, s * 1.04, s * 0.025, PAPER)]
    return (out + [arch(x + k * s, base, s * 0.09, s * 0.15, mix(NAVY, brick, 0.3), False)
        for k in np.arange(-0.42, 0.43, 0.12)])


def wedding_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Tall stepped house of the nineteen-fifties with a spire (Moscow)."""
    c = mix(SAND, SKY, 0.35)
    out: Layers = [Stroke([(x, base - s * .8), (x, base - s)], s * .014, mix(GOLD, c, 0.3))]
    for w, h in ((0.1, 0.84), (0.17, 0.75), (0.27, 0.6), (0.6, 0.28), (0.8, 0.16)):
        out += [rect(x - w * s / 2, base - s * h, w * s, s * h, c, mix(c, m.haze, .4)),
            rect(x + w * s * .25, base - s * h, w * s * .25, s * h, mix(c, NAVY, .28),
            mix(c, m.haze, .2))]
        out += [Shape([(x + k * w * s * .46 - s * .012, base - s * h), (x + k * w * s * .46,
            base - s * (h + .06)), (x + k * w * s * .46 + s * .012, base - s * h)],
            mix(c, NAVY, .1)) for k in (-1, 1)]
    return out + panes(x - s * .12, base - s * .58, s * .18, s * .52, 4, 12, m.lit, .6)


def red_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Brick wall tower with a green tent roof."""
    c = mix(TERRA, NAVY, 0.2)
    w = s * 0.2
    out: Layers = [rect(x - s * 0.8, base - s * 0.24, s * 1.6, s * 0.24, c)]
    out += [rect(x - s * 0.8 + i * s * .08, base - s * 0.28, s * 0.045, s * 0.05,
        c) for i in range(20)]
    for k, h0, h1 in ((1.0, 0, 0.46), (0.72, 0.46, 0.64)):
        out += [rect(x - w * k / 2, base - s * h1, w * k, s * (h1 - h0), mix(c, SAND, 0.12)),
            rect(x + w * k * .15, base - s * h1, w * k * .35, s * (h1 - h0), mix(c, NAVY, .35)),
            rect(x - w * k * .56, base - s * h1, w * k * 1.12, s * .02, PAPER)]
    out += [disc(x - w * .05, base - s * .55, w * .2, PAPER),
        Shape([(x - w * .4, base - s * .65), (x, base - s * .96), (x + w * .4, base - s * .65)],
        mix(GREEN, DEEP, .3)), Shape([(x + w * .08, base - s * .65), (x, base - s * .96),
        (x + w * .4, base - s * .65)], mix(GREEN, DEEP, .6))]
    return [*out, Stroke([(x, base - s * .95), (x, base - s)], s * .012, GOLD),
        arch(x, base, w * .5, s * .2, mix(NAVY, c, .2), False)]


def open_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Tower with an opening like the eye of a needle (Riyadh)."""
    w = s * 0.26
    c = mix(SKY, PAPER, 0.25)
    left = bezier((x - w * 0.42, base), (x - w * 0.62, base - s * 0.4),
        (x - w * 0.56, base - s * 0.8), (x - w * 0.36, base - s))
    inner = bezier((x - w * 0.28, base - s), (x - w * 0.36, base - s * 0.84),
        (x - w * .14, base - s * .72), (x, base - s * 0.7))
    body = [*left, *inner, *[(2 * x - a, b) for a, b in reversed(inner)], *[(2 * x - a, b) for a,
        b in reversed(left)]]
    shade = [(x, base), *[inner[-1]], *[(2 * x - a, b) for a, b in reversed(inner)],
        *[(2 * x - a, b) for a, b in reversed(left)]]
    out: Layers = [Shape(body, c, mix(c, m.haze, .4)), Shape(shade, mix(c, DEEP, .5),
        mix(c, m.haze, .2)), rect(x - w * .37, base - s * .99, w * .74, s * .025, mix(c, DEEP, .3))]
    return (out + [Stroke([(x - w * .5, base - s * k), (x + w * .5, base - s * k)], s * .004, PAPER,
        .4) for k in np.arange(0.08, 0.66, 0.055)])


def ball_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Tapering tower with a globe near its tip (Riyadh)."""
    w = s * 0.24
    c = mix(SAND, PAPER, 0.2)
    left = bezier((x - w * .5, base), (x - w * .46, base - s * .4), (x - w * .2, base - s * .8),
        (x, base - s))
    right = [(2 * x - a, b) for a, b in reversed(left)]
    out: Layers = [Shape([*left, *right], c, mix(c, m.haze, .4)),
        Shape([*right, (x + w * .05, base)], mix(c, DEEP, .4), mix(c, m.haze, .2))]
    out += [rect(x - w * (0.46 - 0.32 * k), base - s * k, w * 2 * (.46 - .32 * k), s * .012,
        mix(c, NAVY, .35)) for k in (.2, .4, .56, .68)]
    return [*out, disc(x, base - s * .78, w * .19, GOLD),
        Shape(oval(x, base - s * .78, w * .19, w * .19, -80, 100), mix(GOLD, TERRA, .4))]


def parliament(x: float, base: float, s: float, m: Mood) -> Layers:
    """House of parliament: high colonnade, side wings, flat dome."""
    wall = mix(PAPER, SAND, 0.3)
    out = dome(x, base - s * 0.72, s * 0.7, mix(SKY, DEEP, 0.35))
    out += [rect(x - s * .4, base - s * .76, s * .8, s * .1, wall)]
    for k in (-1, 1):
        out += block(x + k * s * 1.02 - s * .5, base, s, s * .46, mix(wall, SKY, .12), m, 4, 9)
        out += [rect(x + k * s * 1.02 - s * .52, base - s * .48, s * 1.04, s * .04, wall)]
    out += colonnade(x, base, s * 1.1, s * 0.58, 9, wall, mix(DEEP, SKY, .35))
    return [*out, *[rect(x - s * (.6 + .05 * i), base - s * .03 + i * s * .025, s * (1.2 + .1 * i),
        s * .026, mix(wall, SKY, .1 + .14 * i)) for i in range(3)]]


def tv_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Television tower on a green hill (Almaty)."""
    hill = [*bezier((x - s * 1.3, base), (x - s * 0.6, base - s * 0.1),
        (x - s * 0.4, base - s * 0.42), (x, base - s * 0.42)), *bezier((x, base - s * .42),
        (x + s * .4, base - s * .42), (x + s * .7, base - s * .1), (x + s * 1.5, base))]
    c = mix(PAPER, SAND, .3)
    out: Layers = [Stroke([(x, base - s * .85), (x, base - s)], s * .008, TERRA),
        Shape([(x - s * .035, base - s * .4), (x - s * .006, base - s * .88),
        (x + s * .006, base - s * .88), (x + s * .035, base - s * .4)], c),
        Shape([(x + s * .008, base - s * .4), (x + s * .001, base - s * .88),
        (x + s * .006, base - s * .88), (x + s * .035, base - s * .4)], mix(c, NAVY, .35))]
    out += [pill(x, base - s * y, s * w, s * .022, mix(c, NAVY, .15)) for y,
        w in ((.64, .085), (.675, .07))]
    return [*out, Shape(hill, m.ground, mix(m.ground, m.haze, .5))]


def campus_hall(x: float, base: float, s: float, m: Mood) -> Layers:
    """Modern university hall: glass front under a broad roof on slender pillars."""
    out: Layers = [rect(x - s * 1.3, base - s * .5, s * .9, s * .5, mix(PAPER, SAND, .35), m.haze),
        rect(x + s * .4, base - s * .5, s * .9, s * .5, mix(SAND, SKY, .4), m.haze)]
    out += (panes(x - s * 1.28, base - s * .48, s * .86, s * .44, 10, 4, mix(DEEP, SKY, .45),
        .8) + panes(x + s * .42, base - s * .48, s * .86, s * .44, 10, 4, mix(DEEP, SKY, .3), .8))
    out += [rect(x - s * .5, base - s * .76, s, s * .76, mix(SKY, PAPER, .3), mix(SKY, DEEP, .3))]
    out += ([rect(x - s * .5 + i * s / 9, base - s * .76, s * .007, s * .76, PAPER, None,
        .7) for i in range(10)] + [rect(x - s * .5, base - s * y, s, s * .007, PAPER, None,
        .7) for y in (.2, .4, .6)])
    out += [Shape([(x - s * .66, base - s * .8), *bezier((x - s * .66, base - s * .8),
        (x - s * .2, base - s * .98), (x + s * .2, base - s * .98), (x + s * .66, base - s * .8)),
        (x + s * .66, base - s * .75), (x - s * .66, base - s * .75)], DEEP)]
    return (out + [rect(x + k * s, base - s * .76, s * .022, s * .76, GOLD) for k in (-.6, -.3, .28,
        .58)])


def yurt(x: float, base: float, s: float, m: Mood) -> Layers:
    """Felt tent of the steppe."""
    c = mix(PAPER, SAND, .25)
    left = [(x - s * .7, base), (x - s * .74, base - s * .42),
        *bezier((x - s * .74, base - s * .42), (x - s * .6, base - s * .75),
        (x - s * .3, base - s * .95), (x, base - s))]
    out: Layers = [Shape(mirror(left, x), c), Shape([(x + s * .12, base), (x + s * .1, base - s),
        *[(2 * x - a, b) for a, b in reversed(left)]], mix(c, DEEP, .25))]
    out += [rect(x - s * .74, base - s * .46, s * 1.48, s * .08, TERRA),
        rect(x - s * .74, base - s * .44, s * 1.48, s * .02, GOLD),
        rect(x - s * .16, base - s * .44, s * .32, s * .44, mix(TERRA, NAVY, .2)),
        rect(x - s * .12, base - s * .4, s * .24, s * .4, mix(GOLD, TERRA, .5))]
    return [*out, disc(x, base - s * .98, s * .14, mix(c, NAVY, .3), s * .05)]


Landmark = Callable[[float, float, float, Mood], Layers]
LANDMARKS: dict[str, Landmark] = {f.__name__: f for f in (globe_tower, tent, palace, cone_tower,
    pyramid, glass_tower, madrasa, mausoleum, round_temple, palace_hall, grey_hall, stepped_tower,
    crown_tower, slab, gate_tower, crystal, mosque, flames, old_tower, rampart, hill_fort,
    gothic_tower, twin_spires, domed_castle, onion_church, wedding_tower, red_tower, open_tower,
    ball_tower, parliament, tv_tower, campus_hall, yurt)}


# --------------------------------------------------------------- foregrounds of the town scenes


def river(st: Stage, y: float, sun: float | None) -> Layers:
    """River to the lower edge and a near bank with grass."""
    m = st.mood
    bank = mix(m.ground, m.ink, 0.55)
    out = ([rect(-9, y - 3, st.w + 18, 14, mix(m.near, SAND, 0.25))] + water(st, y + 10, st.h + 9,
        sun))
    out.append(Shape(smooth([(-20, st.h * 0.95), (st.w * 0.25, st.h * 0.93),
        (st.w * 0.5, st.h * 0.965), (st.w * 0.8, st.h * 1.02), (st.w, st.h * 1.06),
        (-20, st.h * 1.06)]), bank))
    return out + grass(st, st.h * 0.955, 70, bank, 52, 0, st.w * 0.4)


def sea(st: Stage, y: float, sun: float | None) -> Layers:
    """Open water with two sails, a quay rail in front."""
    out = water(st, y, st.h + 9, sun)
    for k, s in ((0.16, 46), (0.25, 30)):
        x, b = st.w * k, y + 20 + s
        out += [Shape([(x, b - s * 1.6), (x + s * .7, b - 4), (x, b - 4)], PAPER),
            Shape([(x - 3, b - s * 1.4), (x - s * .4, b - 4), (x - 3, b - 4)],
            mix(PAPER, TERRA, .35)), Shape([(x - s * .6, b), (x + s * .8, b),
            (x + s * .5, b + s * .18), (x - s * .4, b + s * .18)], NAVY)]
    return out + railing(st, st.h * 0.93)


def railing(st: Stage, y: float) -> Layers:
    """Promenade with a rail and lamps."""
    ink = st.mood.ink
    out: Layers = [rect(-9, y + 22, st.w + 18, st.h, mix(ink, SKY, 0.18), ink),
        rect(-9, y - 30, st.w + 18, 6, ink), rect(-9, y + 16, st.w + 18, 6, ink)]
    out += [rect(x, y - 28, 4, 48, ink) for x in np.arange(8, st.w, 27.0)]
    for x in (st.w * 0.12, st.w * 0.88):
        out += lamp_post(x, y + 30, 210, ink)
    return out


def lamp_post(x: float, base: float, h: float, ink: Color) -> Layers:
    """Street lamp with two globes."""
    out: Layers = [rect(x - h * .014, base - h, h * .028, h, ink), rect(x - h * .03, base - h * .08,
        h * .06, h * .08, ink), Stroke(oval(x, base - h * .94, h * .1, h * .07, 180, 360), h * .02,
        ink)]
    return (out + [Glow(x + k * h * .1, base - h * .9, h * .3, GOLD, .5) for k in (-1, 1)]
        + [disc(x + k * h * .1, base - h * .9, h * .045, mix(GOLD, PAPER, .35)) for k in (-1, 1)])


def plaza(st: Stage, y: float, sun: float | None) -> Layers:
    """Paved square with long shadows and people."""
    m = st.mood
    floor, dark = mix(m.haze, SAND, 0.35), mix(m.near, SAND, 0.35)
    out: Layers = [rect(-9, y, st.w + 18, st.h - y + 9, floor, mix(floor, m.near, 0.4))]
    cx = st.w * 0.5
    out += [Stroke([(cx + k * 60, y), (cx + k * 330, st.h + 9)], 2.5, dark,
        0.35) for k in range(-14, 15)]
    out += [Stroke([(-9, y + (st.h - y) * t * t), (st.w + 9, y + (st.h - y) * t * t)], 1.5 + 2 * t,
        dark, .35) for t in (.3, .48, .64, .8, .94)]
    spots = sorted((st.rng.uniform(0.12, 0.75), st.rng.uniform(0.04, 0.96)) for _ in range(15))
    for t, k in spots:
        out += walker(st, k * st.w, y + (st.h - y) * t, 44 + 100 * t)
    return out


def walker(st: Stage, x: float, y: float, h: float) -> Layers:
    """A person on a square with a shadow."""
    coat = st.rng.choice([DEEP, TERRA, GREEN, mix(SKY, DEEP, .4), mix(GOLD, SAND, .3), PAPER])
    shadow = Shape([(x - h * .08, y), (x + h * .08, y), (x + h * .7, y + h * .14),
        (x + h * .5, y + h * .16)], NAVY, None, .22)
    return [shadow, *figure(x, y, h, coat, st.rng.choice([SAND, mix(SAND, TERRA, .25)]), "down",
        st.rng.random() < .5, st.rng.choice(HAIRS), st.rng.random() < .4)]


def park(st: Stage, y: float, sun: float | None) -> Layers:
    """Lawn with a winding path and round trees."""
    m = st.mood
    tone = mix(m.ground, m.haze, 0.25)
    out: Layers = [rect(-9, y - 2, st.w + 18, st.h - y + 9, tone, mix(m.ground, m.ink, 0.35))]
    mid, foot, deep = st.w * 0.52, st.h + 9, st.h - y
    left = bezier((mid - 12, y), (mid - 90, y + deep * .3), (mid + 160, y + deep * .45),
        (mid - 190, foot))
    right = bezier((mid + 12, y), (mid - 20, y + deep * .3), (mid + 360, y + deep * .45),
        (mid + 120, foot))
    out.append(Shape([*left, *reversed(right)], mix(SAND, PAPER, 0.45), mix(SAND, m.near, .2)))
    fills = (mix(m.ground, m.ink, .25), mix(m.ground, GOLD, .25), m.ground, mix(m.ground, TERRA,
        .2))
    out += (grove(st, "bushy", y + deep * .3, 150, 6, fills, 0.0, 0.36) + grove(st, "bushy",
        y + deep * .34, 160, 6, fills, 0.66, 1.0))
    return (out + grove(st, "bushy", y + deep * .94, 330, 3, fills, -0.04, 0.14) + grove(st,
        "bushy", y + deep * .98, 350, 3, fills, 0.88, 1.04))


def snowfield(st: Stage, y: float, sun: float | None) -> Layers:
    """Snow with firs at both sides."""
    white = mix(PAPER, SKY, 0.1)
    out: Layers = [ridge(st, y + 4, 8, white, mix(SKY, PAPER, .45), 0.8),
        ridge(st, y + (st.h - y) * .5, 18, PAPER, mix(SKY, PAPER, .5), .6)]
    tone = mix(GREEN, DEEP, .65)
    for x, k in ((.03, 1.0), (.12, .7), (.2, .45), (.8, .5), (.88, .8), (.97, 1.05)):
        out += fir(st.w * x, st.h * (.9 + .08 * k), 340 * k, tone, mix(PAPER, SKY, .12))
    return out + [ridge(st, st.h * .97, 10, PAPER, white)] + snowfall(st, 130)


def snowfall(st: Stage, n: int) -> Layers:
    """Falling flakes."""
    return [disc(st.rng.uniform(0, st.w), st.rng.uniform(0, st.h), st.rng.uniform(1.6, 4.6), PAPER,
        alpha=st.rng.choice([1.0, .8, .6])) for _ in range(n)]


def meadow(st: Stage, y: float, sun: float | None) -> Layers:
    """Soft green folds and tall grass."""
    m = st.mood
    out: Layers = [ridge(st, y + 6, 10, mix(m.ground, m.haze, .3), m.ground),
        ridge(st, y + (st.h - y) * .4, 24, m.ground, mix(m.ground, m.ink, .3)),
        ridge(st, y + (st.h - y) * .78, 22, mix(m.ground, m.ink, .35), mix(m.ground, m.ink, .6))]
    return out + grass(st, st.h + 4, 110, mix(m.ground, m.ink, .65), 90)


Front = Callable[[Stage, float, float | None], Layers]
FRONTS: dict[str, Front] = {f.__name__: f for f in (river, sea, plaza, park, snowfield, meadow)}


# --------------------------------------------------------------- scenes


def town(st: Stage, sun: Point = (0.3, 0.3), marks: Sequence[tuple[str, float, float]] = (),
        far: float = 200, mid: float = 110, peaks: float = 0, hills: float = 0,
        front: str = "river", line: float = 0.68, trees: str = "poplar", flagged: int = 0,
        ribbons: bool = False) -> Layers:
    """A town: sky, range, hazy houses, landmarks, trees and a foreground."""
    m, w, h = st.mood, st.w, st.h
    y = h * line
    out = sky(st, sun, horizon=line) + clouds(st, h * 0.2, 4, 0.4)
    if peaks:
        out += mountains(st, y, peaks, 6, 0.42) + mist(st, y - peaks * .1, peaks * .25, .6)
    if hills:
        out += [ridge(st, y - hills, hills * .3, mix(m.far, m.ground, .3), m.haze, .9),
            ridge(st, y - hills * .5, hills * .25, mix(m.near, m.ground, .5), m.haze, 1.3)]
    if far:
        out += (skyline(st, y, far * .35, far, mix(m.far, m.haze, 0.45)) + mist(st, y - far * .2,
            far * .5, 0.65))
    if mid:
        out += (skyline(st, y, mid * .3, mid, mix(m.near, m.haze, 0.35), windows=True) + mist(st,
            y - mid * .1, mid * .4, .3))
    for name, x, size in marks:
        out += LANDMARKS[name](x * w, y, size, m)
    out += grove(st, trees, y + 6, 66, 46, (m.ground, mix(m.ground, m.ink, 0.3))) if trees else []
    out += FRONTS[front](st, y, sun[0])
    if flagged:
        half = flagged // 2
        foot = y + (h - y) * 0.2
        out += (flags(st, w * 0.05, w * 0.3, foot, h * 0.26, half) + flags(st, w * 0.66, w * 0.91,
            foot, h * 0.26, flagged - half))
    return (out + (pennants((-20, h * .06), (w * .52, h * .04), 70, 14, 42) + pennants((w * .5,
        h * .04), (w + 20, h * .07), 80, 13, 42) if ribbons else []))


def streamers(st: Stage, colors: Sequence[Color] = (GOLD, TERRA, GREEN)) -> Layers:
    """Three ribbons that float across the picture side by side."""
    w, h = st.w, st.h
    out: Layers = []
    for i, c in enumerate(colors):
        line = smooth([(w * x, h * (y + .035 * i)) for x, y in ((-.05, .83), (.14, .76), (.34, .84),
            (.56, .9), (.76, .8), (1.05, .84))], 14)
        band = [(a, b + 22 + 7 * math.sin(a / 130)) for a, b in line]
        out += [Shape([*line, *reversed(band)], c)]
        for j in range(0, len(line) - 15, 28):
            out.append(Shape([*line[j:j + 14], *reversed(band[j:j + 14])], NAVY, None, .13))
    return out


def winter_capital(st: Stage, **options: object) -> Layers:
    """A town in the snow with ribbons in the wind."""
    return town(st, **options) + streamers(st)  # type: ignore[arg-type]


def cover(st: Stage) -> Layers:
    """Astana over the steppe and the river at dawn; calm sky, calm lower left."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.63
    out = (sky(st, (0.685, 0.5), 118, 0.63) + [pill(w * a, h * b, w * c, 12, PAPER, .4) for a, b,
        c in ((.16, .365, .3), (.25, .3735, .34), (.86, .41, .3), (.93, .4185, .34),
        (.47, .465, .2))])
    out += [ridge(st, y - 26, 16, mix(m.far, m.haze, .3), m.haze, .7)]
    out += skyline(st, y, 40, 130, mix(m.far, m.haze, .4), .2, 1.02) + mist(st, y - 40, 60, .6)
    out += skyline(st, y, 22, 70, mix(m.near, m.haze, .35), .12, 1.02, True)
    for name, x, s in (("tent", .17, 170), ("glass_tower", .345, 260), ("glass_tower", .41, 205),
            ("cone_tower", .51, 180), ("cone_tower", .86, 180), ("palace", .685, 160),
            ("globe_tower", .685, 400), ("pyramid", .97, 130)):
        out += LANDMARKS[name](x * w, y, s, m)
    out += grove(st, "poplar", y + 6, 46, 46, (mix(m.ground, m.haze, .1), mix(m.ground, m.ink, .3)),
        .02, 1.0)
    out += [rect(-9, y, w + 18, h * .4, mix(mix(GREEN, GOLD, .25), SAND, .42),
        mix(GREEN, NAVY, .4))]
    out += valley_river(st, y)
    dark, ink = mix(m.ground, NAVY, .55), mix(NAVY, GREEN, .16)
    out += [Shape([*smooth([(-20, h * .755), (w * .22, h * .75), (w * .5, h * .8),
        (w * .72, h * .865), (w * 1.05, h * .9)]), (w * 1.05, h * 1.05), (-20, h * 1.05)],
        mix(m.ground, NAVY, .38), dark),
        Shape([*smooth([(-20, h * .885), (w * .3, h * .865), (w * .62, h * .905),
        (w * 1.05, h * .93)]), (w * 1.05, h * 1.05), (-20, h * 1.05)], dark, ink)]
    out += (grass(st, h * 1.005, 120, mix(SAND, GREEN, .45), 150, w * .66, w * 1.02) + grass(st,
        h * 1.01, 90, ink, 110, w * .5, w * 1.02))
    return out + birds(st, w * .1, h * .42, 7, mix(DEEP, SKY, .15), 15)


def valley_river(st: Stage, y: float) -> Layers:
    """River that winds from the horizon to the right lower edge."""
    m, w = st.mood, st.w
    left = smooth([(w * .62, y), (w * .74, y + 34), (w * .52, y + 84), (w * .42, y + 130),
        (w * .62, y + 220), (w * .8, y + 420)])
    right = smooth([(w * .66, y), (w * .83, y + 30), (w * .68, y + 84), (w * .66, y + 130),
        (w * 1.0, y + 200), (w * 1.4, y + 420)])
    out: Layers = [Shape([*left, *reversed(right)], mix(mix(SKY, PAPER, .55), m.low, .4),
        mix(SKY, DEEP, .2))]
    for i in range(22):
        t = (i + 1) / 23
        j = round(t * (len(left) - 1))
        (a, b), (c, _) = left[j], right[j]
        out.append(pill(a + (c - a) * st.rng.uniform(.35, .65), b, (c - a) * st.rng.uniform(.12,
            .35), 2 + 4 * t, m.sun, .7))
    return out


def autumn(st: Stage) -> Layers:
    """Autumn mountains and a lake; golden birches at both sides."""
    w, h = st.w, st.h
    y = h * .6
    out = sky(st, (.3, .24), 78, .55) + clouds(st, h * .2, 4, .55, 90)
    out += (mountains(st, y, 470, 4, .42, mix(SKY, SAND, .35), mix(DEEP, SKY, .45)) + mist(st,
        y - 60, 110, .6))
    out += [ridge(st, y - 70, 30, mix(TERRA, SKY, .35), mix(GOLD, SAND, .4), 1.1, y + 5),
        ridge(st, y - 26, 14, mix(GREEN, TERRA, .35), mix(GOLD, TERRA, .3), 1.6, y + 5)]
    out += grove(st, "poplar", y + 4, 84, 34, (GOLD, mix(GOLD, TERRA, .5), TERRA,
        mix(GREEN, GOLD, .4)))
    out += water(st, y, h * .93, .3, mix(DEEP, SKY, .25))
    out += [Shape([*smooth([(-20, h * .86), (w * .3, h * .875), (w * .62, h * .905),
        (w * 1.05, h * .85)]), (w * 1.05, h * 1.05), (-20, h * 1.05)], mix(mix(TERRA, GOLD, .3),
        EARTH, .35), EARTH)]
    for x, b, s in ((.1, .93, 520), (.27, .91, 300), (.93, .95, 620), (.78, .915, 330)):
        out += birch(st, w * x, h * b, s)
    return (out + grass(st, h * 1.01, 120, mix(EARTH, NAVY, .4), 90) + birds(st, w * .45, h * .3, 6,
        mix(DEEP, SKY, .2), 14))


def birch(st: Stage, x: float, base: float, s: float) -> Layers:
    """Birch with a loose golden crown."""
    out: Layers = [Shape([(x - s * .018, base), (x - s * .008, base - s * .8),
        (x + s * .008, base - s * .8), (x + s * .022, base)], PAPER),
        Shape([(x + s * .006, base), (x + s * .002, base - s * .8), (x + s * .008, base - s * .8),
        (x + s * .022, base)], mix(PAPER, DEEP, .3))]
    out += [rect(x - s * .014, base - s * k, s * .016, s * .008, NAVY) for k in (.08, .17, .23, .33,
        .4)]
    left = smooth([(x, base - s), (x - s * .13, base - s * .84), (x - s * .18, base - s * .62),
        (x - s * .12, base - s * .44), (x, base - s * .38)], 6)
    out += [Shape(mirror(left, x), mix(GOLD, TERRA, .5)),
        Shape([(x, base - s * .38), *[(2 * x - a, b) for a, b in reversed(left)]],
        mix(TERRA, GOLD, .3))]
    for c, n in ((mix(TERRA, GOLD, .25), 16), (mix(GOLD, TERRA, .4), 22), (GOLD, 26),
            (mix(GOLD, PAPER, .3), 10)):
        for _ in range(n):
            t, a = st.rng.random(), st.rng.uniform(-1, 1)
            width = s * .2 * math.sin(math.pi * min(1, .15 + t * .85)) * (1 if c != GOLD else .9)
            out.append(disc(x + a * width, base - s * (.42 + .55 * t), s * st.rng.uniform(.022,
                .05), c, s * st.rng.uniform(.014, .03)))
    return out


def misty_bridge(st: Stage) -> Layers:
    """November: a bridge and a town in mist."""
    m, w, h = st.mood, st.w, st.h
    y = h * .66
    out = sky(st, (.62, .3), 74, .6)
    out += skyline(st, y, 120, 420, mix(m.far, m.haze, .55)) + mist(st, y - 120, 200, .8)
    out += (skyline(st, y, 60, 260, mix(m.far, m.near, .25)) + LANDMARKS["glass_tower"](w * .2, y,
        400, m) + LANDMARKS["gothic_tower"](w * .8, y, 330, m) + mist(st, y - 60, 150, .8))
    out += grove(st, "bushy", y + 5, 70, 34, (mix(m.ground, m.haze, .3), mix(TERRA, m.haze, .45),
        mix(m.ground, m.near, .4)))
    out += water(st, y, h + 9, .62, mix(DEEP, SKY, .35)) + mist(st, y + 20, 60, .8)
    out += (arches_bridge(-40, w + 40, h * .7, h * .84, 4, mix(DEEP, SKY, .3),
        40) + [rect(-9, h * .84, w + 18, 8, mix(NAVY, SKY, .3), None, .4)])
    for i, (k, c) in enumerate(((.18, TERRA), (.34, DEEP), (.4, GOLD), (.71, GREEN))):
        x = w * k
        out += figure(x, h * .7 + 4 - 40 * math.sin(math.pi * k), 58, c, SAND, "down", i % 2 == 0)
    for k in (.1, .5, .9):
        out += lamp_post(w * k, h * .7 - 40 * math.sin(math.pi * k), 150, mix(DEEP, NAVY, .4))
    out += mist(st, h * .86, 60, .55)
    ink = mix(NAVY, SKY, .12)
    out += twig(st.rng, (w * .97, h * 1.0), 1.75, 210, 26, ink, 6) + [ridge(st, h * .97, 10, ink)]
    return out + birds(st, w * .25, h * .36, 5, mix(DEEP, SKY, .3), 14)


def winter(st: Stage) -> Layers:
    """December: snow, firs and evening light."""
    w, h = st.w, st.h
    y = h * .62
    out = sky(st, (.32, .5), 88, .6) + clouds(st, h * .3, 3, .2)
    out += (mountains(st, y, 380, 4, .55, mix(SKY, TERRA, .2), mix(DEEP, SKY, .3)) + mist(st,
        y - 50, 110, .6))
    white = mix(PAPER, SKY, .12)
    out += [ridge(st, y - 30, 26, mix(SKY, PAPER, .5), mix(SAND, PAPER, .4), 1.1)]
    tone = mix(GREEN, DEEP, .7)
    out += [s for _ in range(26) for s in fir(st.rng.uniform(0, w), y + st.rng.uniform(0, 26),
        st.rng.uniform(60, 110), mix(tone, SKY, .35))]
    out += [ridge(st, y + 40, 18, white, mix(SKY, PAPER, .3), .8)] + cabin(w * .66, h * .735, 150)
    for x, b, s in ((.05, .77, 330), (.16, .75, 230), (.9, .775, 360), (.8, .74, 190),
            (.36, .72, 130)):
        out += fir(w * x, h * b, s, tone, white)
    out += [ridge(st, h * .8, 24, PAPER, mix(SKY, DEEP, .25), .7)]
    for x, b, s in ((.08, .98, 560), (.97, 1.0, 620), (.25, .95, 260), (.78, .965, 240)):
        out += fir(w * x, h * b, s, mix(tone, NAVY, .3), white)
    return out + [ridge(st, h * .965, 12, PAPER, white)] + snowfall(st, 190)


def cabin(x: float, base: float, s: float) -> Layers:
    """Snowed-in house with lit windows."""
    wall = mix(TERRA, NAVY, .45)
    out: Layers = [Glow(x, base - s * .3, s * 1.5, GOLD, .5), rect(x - s * .5, base - s * .46, s,
        s * .46, wall), rect(x + s * .2, base - s * .46, s * .3, s * .46, mix(wall, NAVY, .4)),
        rect(x + s * .22, base - s * .98, s * .12, s * .4, wall)]
    out += [Shape([(x - s * .62, base - s * .42), (x - s * .3, base - s * .86),
        (x + s * .36, base - s * .86), (x + s * .62, base - s * .42)], PAPER),
        Shape([(x + s * .2, base - s * .42), (x + s * .36, base - s * .86),
        (x + s * .62, base - s * .42)], mix(PAPER, SKY, .5))]
    return out + [rect(x + k * s, base - s * .34, s * .15, s * .17, GOLD) for k in (-.4, -.14, .27)]


def canyon(st: Stage) -> Layers:
    """A layered canyon, an eagle, far mountains; calm upper half."""
    w, h = st.w, st.h
    y = h * .66
    out = (sky(st, (.7, .42), 84, .64) + [pill(w * a, h * b, w * c, 11, PAPER, .45) for a, b,
        c in ((.2, .36, .32), (.28, .367, .3), (.9, .5, .3))])
    out += (mountains(st, y, 240, 6, .5, mix(SKY, SAND, .4), mix(SKY, DEEP, .4)) + mist(st, y - 20,
        70, .8))
    out += [ridge(st, y - 16, 12, mix(SAND, TERRA, .25), mix(SAND, GOLD, .2), .9),
        rect(-9, y + 20, w + 18, h, mix(SAND, TERRA, .35), mix(TERRA, DEEP, .3))]
    out += buttes(st, ((-.03, .13), (.1, .25), (.24, .35), (.34, .43), (.6, .69), (.67, .8),
        (.79, .91), (.88, 1.04)), .655, .79, .5)
    left = smooth([(w * .5, h * .73), (w * .44, h * .78), (w * .5, h * .84), (w * .36, h * .92),
        (w * .3, h * 1.05)])
    right = smooth([(w * .52, h * .73), (w * .5, h * .78), (w * .6, h * .84), (w * .56, h * .92),
        (w * .66, h * 1.05)])
    out += [Shape([*left, *reversed(right)], mix(SKY, PAPER, .3), mix(SKY, DEEP, .4))]
    out += buttes(st, ((-.05, .15), (.13, .28), (.27, .37), (.63, .72), (.7, .86), (.84, 1.05)), .7,
        .9, .22)
    out += (grove(st, "poplar", h * .9, 70, 9, (GREEN, mix(GREEN, DEEP, .3)), .3, .4) + grove(st,
        "poplar", h * .92, 80, 8, (GREEN, mix(GREEN, DEEP, .3)), .58, .7))
    out += buttes(st, ((-.08, .17), (.13, .27), (.7, .82), (.79, .96), (.92, 1.1)), .775, 1.02, 0)
    return out + eagle(w * .36, h * .5, 130, mix(NAVY, TERRA, .15))


def buttes(st: Stage, spans: Sequence[tuple[float, float]], top: float, foot: float,
        fade: float) -> Layers:
    """A row of rock towers between shares of the width; their strata run through all of them."""
    tones = (mix(SAND, TERRA, .3), mix(SAND, TERRA, .5), mix(TERRA, SAND, .3), mix(SAND, TERRA, .4),
        mix(TERRA, EARTH, .15), mix(SAND, TERRA, .6))
    strata: list[tuple[float, Color]] = []
    y = top
    while y < foot:
        tone = mix(tones[len(strata) % 6], st.mood.haze, fade)
        strata.append((y * st.h, tone))
        y += (foot - top) * st.rng.uniform(.045, .15)
    out: Layers = []
    for x0, x1 in spans:
        drop = (foot - top) * st.rng.uniform(0, .34)
        out += butte(st, x0 * st.w, x1 * st.w, (top + drop) * st.h, foot * st.h, strata)
    return out


def butte(st: Stage, x0: float, x1: float, top: float, foot: float,
        strata: Sequence[tuple[float, Color]]) -> Layers:
    """One tower of banded rock with a lit and a shaded side and clefts."""
    def side(t: float) -> float:
        return (x1 - x0) * (.3 * math.pow(1 - t, 2.2) + .05 * math.sin(t * 21 + x0))
    rows = [top, *[y for y, _ in strata if y > top + 8], foot]
    out: Layers = []
    for y0, y1 in pairwise(rows):
        tone = [c for y, c in strata if y <= y0 + 1 or y == strata[0][0]][-1]
        a, b = side((y0 - top) / (foot - top)), side((y1 - top) / (foot - top))
        d = st.rng.uniform(1, 5)
        mid = x0 + (x1 - x0) * .58 + st.rng.uniform(-6, 6)
        shade = mix(tone, EARTH, .34)
        out += [Shape([(x0 + a - d, y0), (x1 - a + d, y0), (x1 - b, y1 + 1), (x0 + b, y1 + 1)],
            tone), Shape([(mid, y0), (x1 - a + d, y0), (x1 - b, y1 + 1), (mid + 7, y1 + 1)], shade)]
        for k in (.22, .4, .8):
            out.append(Shape([(x0 + (x1 - x0) * k, y0), (x0 + (x1 - x0) * (k + .05), y0),
                (x0 + (x1 - x0) * (k + .06), y1 + 1), (x0 + (x1 - x0) * (k + .02), y1 + 1)], EARTH,
                None, .16))
    a = side(0)
    return [*out, Shape([(x0 + a - 4, top), (x0 + a + (x1 - x0) * .06, top - 9),
        (x1 - a - (x1 - x0) * .08, top - 12), (x1 - a + 4, top)], mix(strata[0][1], PAPER, .2))]


def eagle(x: float, y: float, s: float, c: Color) -> Layers:
    """Soaring eagle seen from below, wings with fingered tips."""
    half = [(0, -.16), (-.05, -.12), (-.07, -.04), (-.3, -.17), (-.62, -.2), (-.98, -.07),
        (-.86, -.09), (-1.0, .02), (-.84, -.03), (-.95, .1), (-.78, .02), (-.86, .16), (-.68, .06),
        (-.4, .04), (-.16, .1), (-.07, .12), (-.06, .24), (-.13, .38), (0, .4)]
    pts = mirror([(x + a * s, y + b * s) for a, b in half], x)
    tilt = math.radians(-9)
    def turn(p: Point) -> Point:
        dx, dy = p[0] - x, p[1] - y
        return (x + dx * math.cos(tilt) - dy * math.sin(tilt),
            y + dx * math.sin(tilt) + dy * math.cos(tilt))
    light = [(-.1, -.06), (-.3, -.14), (-.6, -.165), (-.58, -.1), (-.3, -.06)]
    out: Layers = [Shape([turn(p) for p in pts], c)]
    for k in (1, -1):
        out.append(Shape([turn((x + k * a * s, y + b * s)) for a, b in light], mix(c, SAND, .35)))
    return [*out, Shape([turn((x + a * s, y + b * s)) for a, b in ((-.03, -.15), (0, -.22),
        (.03, -.15))], GOLD)]


def dunes(st: Stage) -> Layers:
    """Desert with a town of towers at dawn."""
    m, w, h = st.mood, st.w, st.h
    y = h * .62
    out = sky(st, (.66, .47), 84, .62) + clouds(st, h * .2, 3, .5)
    out += ([ridge(st, y - 30, 10, mix(m.far, m.haze, .4), m.haze)] + skyline(st, y, 30, 120,
        mix(m.far, m.haze, .2), .12, .75) + mist(st, y - 20, 60, .5))
    for name, x, s in (("glass_tower", .2, 230), ("open_tower", .36, 400), ("ball_tower", .52, 300),
            ("glass_tower", .61, 170)):
        out += LANDMARKS[name](w * x, y, s, m)
    out += (skyline(st, y, 16, 56, mix(m.near, m.haze, .4), .08, .8, True) + grove(st, "palm",
        y + 8, 56, 20, (GREEN, mix(GREEN, DEEP, .3)), .05, .85))
    lit, shade = mix(SAND, GOLD, .25), mix(TERRA, SAND, .5)
    for crest, tone in ((((-.05, .67), (.2, .63), (.5, .7), (.8, .66), (1.05, .7)), .0),
            (((-.05, .82), (.16, .76), (.36, .72), (.62, .84), (1.05, .9)), .1),
            (((-.05, .93), (.3, .97), (.58, .9), (.78, .82), (1.05, .9)), .18)):
        out += dune(st, [(a * w, b * h) for a, b in crest], mix(lit, TERRA, tone),
            mix(shade, NAVY, tone))
    return out + birds(st, w * .18, h * .3, 5, m.near, 13)


def dune(st: Stage, crest: Sequence[Point], lit: Color, shade: Color) -> Layers:
    """One dune: lit body, shaded slope to the right of its highest point."""
    line = smooth(crest, 12)
    foot = st.h + 30
    top = min(range(len(line)), key=lambda i: line[i][1])
    tx, ty = line[top]
    lee = bezier((tx, ty), (tx - 40, ty + 70), (tx + 210, ty + 130), (tx + 60, foot), 20)
    return [Shape([*line, (line[-1][0], foot), (line[0][0], foot)], lit, mix(lit, PAPER, .15)),
        Shape([*line[top:], (line[-1][0], foot), *reversed(lee)], shade, mix(shade, SAND, .4))]


def writing_desk(st: Stage) -> Layers:
    """A desk before a window with mountains; lamp, pen, paper, books."""
    m, w, h = st.mood, st.w, st.h
    wall, wood = mix(DEEP, SKY, .12), mix(WOOD, TERRA, .3)
    x0, x1, y0, y1 = w * .2, w * .9, h * .08, h * .62
    inner = Stage(w, h, m, st.rng)
    view = [*sky(inner, (.66, .25), 58, .5), *clouds(inner, h * .2, 3, .5, 40),
        *mountains(inner, h * .56, 330, 4, .45), *mist(inner, h * .52, 60, .7),
        ridge(inner, h * .55, 14, mix(m.ground, m.haze, .25), mix(m.ground, m.ink, .2)),
        *grove(inner, "fir", h * .62, 70, 16, (mix(m.ground, m.ink, .3), m.ground))]
    out: Layers = [*view, rect(0, 0, x0, h, wall), rect(x1, 0, w, h, wall), rect(0, 0, w, y0, wall),
        rect(0, y1, w, h, wall)]
    out += [rect(x0 - 14, y0 - 14, x1 - x0 + 28, 16, PAPER), rect(x0 - 14, y0, 16, y1 - y0, PAPER),
        rect(x1 - 2, y0, 16, y1 - y0, mix(PAPER, SKY, .4)), rect((x0 + x1) / 2 - 6, y0, 12, y1 - y0,
        mix(PAPER, SKY, .2)), rect(x0, h * .25, x1 - x0, 10, mix(PAPER, SKY, .2)),
        rect(x0 - 34, y1 - 6, x1 - x0 + 68, 22, PAPER), rect(x0 - 34, y1 + 12, x1 - x0 + 68, 8,
        mix(PAPER, NAVY, .3))]
    out += curtain(0, 0, w * .19, h * .78, mix(TERRA, NAVY, .12))
    out += [Shape([(-9, h * .76), (w + 9, h * .76), (w + 9, h + 9), (-9, h + 9)], wood,
        mix(wood, NAVY, .3)), rect(-9, h * .755, w + 18, 9, mix(wood, PAPER, .4))]
    out += [Stroke([(-9, h * k), (w + 9, h * k)], 2, mix(wood, NAVY, .3), .3) for k in (.81, .88,
        .96)]
    for i, (c, a, b) in enumerate(((DEEP, .66, .27), (mix(GREEN, DEEP, .2), .69, .22),
            (GOLD, .67, .24))):
        out += book(w * a, h * .8 - i * 36, w * b, 36, c)
    out += desk_lamp(w * .2, h * .83, 380)
    sheet = [(w * .3, h * .845), (w * .6, h * .845), (w * .66, h * .965), (w * .24, h * .965)]
    out += [Shape([(a + 10, b + 8) for a, b in sheet], NAVY, None, .25), Shape(sheet, PAPER)]
    out += [Stroke([(w * (.34 - .013 * i), h * (.866 + .017 * i)), (w * ((.55, .57, .56, .5)[i]),
        h * (.866 + .017 * i))], 3, mix(SKY, DEEP, .2)) for i in range(4)]
    return out + fountain_pen((w * .575, h * .935), (w * .79, h * .855))


def curtain(x: float, y: float, w: float, h: float, c: Color) -> Layers:
    """Hanging curtain in folds."""
    out: Layers = [Shape([(x - 9, y - 9), (x + w, y - 9), *bezier((x + w, y), (x + w * .98, h * .5),
        (x + w * .5, h * .7), (x + w * .62, h)), (x - 9, h)], c, mix(c, NAVY, .2))]
    return (out + [Shape([(x + w * k, y - 9), (x + w * (k + .09), y - 9), (x + w * (k * .62 + .06),
        h), (x + w * k * .62, h)], mix(c, NAVY, .28)) for k in (.08, .3, .52, .74)])


def desk_lamp(x: float, base: float, s: float) -> Layers:
    """Desk lamp with a cone shade and a pool of light."""
    brass = mix(GOLD, TERRA, .15)
    hx, hy = x + s * .28, base - s * .86
    out: Layers = [Glow(hx + s * .2, hy + s * .4, s * 1.0, mix(GOLD, PAPER, .3), .55),
        pill(x, base, s * .44, s * .07, mix(NAVY, brass, .15)), pill(x, base - s * .025, s * .36,
        s * .05, brass)]
    out += [Stroke([(x, base - s * .03), (x - s * .14, base - s * .5)], s * .03, brass),
        Stroke([(x - s * .14, base - s * .5), (hx, hy)], s * .03, brass),
        disc(x - s * .14, base - s * .5, s * .032, NAVY)]
    shade = [(hx - s * .07, hy - s * .09), (hx + s * .08, hy - s * .1), (hx + s * .3, hy + s * .13),
        (hx - s * .08, hy + s * .2)]
    light = [(hx + s * .3, hy + s * .13), (hx + s * .56, base), (hx - s * .26, base),
        (hx - s * .08, hy + s * .2)]
    return [*out, Shape(light, mix(GOLD, PAPER, .5), None, .34, .05),
        disc(hx + s * .11, hy + s * .17, s * .07, PAPER), Shape(shade, GREEN),
        Shape([shade[1], shade[2], (hx + s * .14, hy + s * .16), (hx + s * .03, hy - s * .1)],
        mix(GREEN, NAVY, .35))]


def fountain_pen(a: Point, b: Point) -> Layers:
    """Pen from its nib a to its end b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    n = math.hypot(dx, dy)
    ux, uy = dx / n, dy / n
    def at(t: float, off: float) -> Point:
        return a[0] + dx * t - uy * off, a[1] + dy * t + ux * off
    shadow = Shape([(p[0] + 8, p[1] + 14) for p in (at(0, 0), at(.2, 8), at(1, 8), at(1, -8))],
        NAVY, None, .25)
    return [shadow, Shape([at(0, 0), at(.16, -8), at(.16, 8)], GOLD),
        Shape([at(.15, -9), at(1, -8), at(1, 8), at(.15, 9)], NAVY),
        Shape([at(.15, -9), at(1, -8), at(1, -4), at(.15, -4)], SKY),
        Shape([at(.45, -10), at(.49, -10), at(.49, 10), at(.45, 10)], GOLD),
        Shape([at(.97, -8), at(1.01, -6), at(1.01, 6), at(.97, 8)], GOLD)]


# --------------------------------------------------------------- rooms


def room(st: Stage, wall: Color, floor: float, view: Layers, x0: float, x1: float, y0: float,
        y1: float, bars: int = 4) -> Layers:
    """Room with one broad window; the view is painted first, the wall around it."""
    w, h = st.w, st.h
    out: Layers = [*view, rect(-9, -9, w + 18, y0 + 9, wall), rect(-9, -9, x0 + 9, h, wall),
        rect(x1, -9, w, h, wall), rect(-9, y1, w + 18, h, wall, mix(wall, NAVY, .25))]
    out += [rect(x0 + (x1 - x0) * i / bars - 4, y0, 8, y1 - y0, mix(wall, PAPER, .3))
        for i in range(bars + 1)]
    out += [rect(x0 - 14, y1 - 2, x1 - x0 + 28, 14, mix(wall, PAPER, .4)), rect(x0 - 8, y0 - 8,
        x1 - x0 + 16, 10, mix(wall, PAPER, .4))]
    return [*out, rect(-9, h * floor, w + 18, h, mix(wall, SAND, .25), mix(wall, NAVY, .4))]


def delegate(x: float, base: float, s: float, coat: Color, skin: Color = SAND, hair: Color = NAVY,
        long: bool = False) -> Layers:
    """Head and shoulders of a sitting person from the front, without a face."""
    left = smooth([(x - s * .1, base - s * .64), (x - s * .4, base - s * .5), (x - s * .5, base)],
        8)
    out: Layers = [disc(x, base - s * .82, s * .25, hair, s * .32)] if long else []
    out += [Shape(mirror(left, x), coat),
        Shape([(x - s * .13, base - s * .63), (x + s * .13, base - s * .63), (x, base - s * .26)],
        PAPER)]
    if not long:
        out.append(Shape([(x - s * .03, base - s * .58), (x + s * .03, base - s * .58),
            (x + s * .035, base - s * .34), (x, base - s * .28), (x - s * .035, base - s * .34)],
            TERRA if coat != TERRA else DEEP))
    out += [rect(x - s * .08, base - s * .72, s * .16, s * .14, mix(skin, TERRA, .25)),
        disc(x, base - s * .86, s * .17, skin, s * .21)]
    return [*out, hair_cap(x, base - s * .86, s * .17, hair)]


def council(st: Stage, outside: str = "newyork", coats: Sequence[Color] = (DEEP, mix(SKY, DEEP, .5),
        NAVY, TERRA, GREEN), n: int = 9, flagged: int = 0) -> Layers:
    """People around a ring-shaped table before a window."""
    m, w, h = st.mood, st.w, st.h
    wall = mix(DEEP, SKY, .2)
    inner = Stage(w, h, m, st.rng)
    out = room(st, wall, .56, OUTSIDE[outside](inner), w * .06, w * .94, h * .08, h * .47, 6)
    if flagged:
        out += flags(st, w * .08, w * .88, h * .58, h * .34, flagged)
    cx, cy, rx, ry = w / 2, h * .72, w * .36, h * .165
    spots = [202 + 136 * i / (n - 1) for i in range(n)]
    for i, a in sorted(enumerate(spots), key=lambda p: math.sin(math.radians(p[1]))):
        x, y = cx + rx * 1.04 * math.cos(math.radians(a)), cy + ry * .98 * math.sin(math.radians(a))
        s = 118 + 40 * (1 + math.sin(math.radians(a)))
        out += delegate(x, y + 26, s, coats[i % len(coats)], SKINS[i % 4], st.rng.choice(HAIRS),
            i % 3 == 1)
    wood = WOOD
    out += [disc(cx, cy + 46, rx, mix(wood, NAVY, .5), ry), rect(cx - rx, cy, rx * 2, 46,
        mix(wood, NAVY, .5)), disc(cx, cy, rx, mix(wood, PAPER, .3), ry), disc(cx, cy + 6, rx * .66,
        mix(wood, NAVY, .55), ry * .6), disc(cx, cy + 22, rx * .64, mix(wall, SKY, .18), ry * .53)]
    out += sunflower(cx, cy + 30, rx * .3, ry * .3)
    for a in spots:
        x, y = cx + rx * .83 * math.cos(math.radians(a)), cy + ry * .8 * math.sin(math.radians(a))
        out += [Shape([(x - 26, y), (x + 18, y), (x + 26, y + 14), (x - 20, y + 14)], PAPER),
            *microphone(x + 26, y + 6, 44, NAVY)]
    for i in range(7):
        x = w * (i + .5) / 7
        out += bust(x, h * (1.06 - .02 * abs(i - 3)), 175, coats[(i * 2 + 1) % len(coats)],
            st.rng.choice([NAVY, mix(NAVY, TERRA, .3), mix(NAVY, SAND, .4)]))
    return out


def sunflower(x: float, y: float, rx: float, ry: float, n: int = 16) -> Layers:
    """Rosette of petals, seen aslant."""
    out: Layers = []
    for k, c in ((1.0, mix(SKY, PAPER, .3)), (.72, GOLD)):
        for i in range(n):
            a, d = 2 * math.pi * i / n, math.pi / n
            out.append(Shape([(x, y), (x + rx * k * .6 * math.cos(a - d),
                y + ry * k * .6 * math.sin(a - d)), (x + rx * k * math.cos(a),
                y + ry * k * math.sin(a)), (x + rx * k * .6 * math.cos(a + d),
                y + ry * k * .6 * math.sin(a + d))], c))
    return [*out, disc(x, y, rx * .2, TERRA, ry * .2)]


def view_newyork(st: Stage) -> Layers:
    """Towers beyond a river."""
    y = st.h * .4
    out = (sky(st, (.24, .2), 46, .42) + skyline(st, y, 60, 190, mix(st.mood.far, st.mood.haze, .4))
        + mist(st, y - 40, 80, .6))
    for name, x, s in (("stepped_tower", .34, 330), ("crown_tower", .45, 290), ("slab", .66, 230)):
        out += LANDMARKS[name](x * st.w, y, s, st.mood)
    return (out + skyline(st, y, 20, 90, mix(st.mood.near, st.mood.haze, .3), windows=True)
        + water(st, y, st.h * .6, .24))


def view_hills(st: Stage) -> Layers:
    """Snowy peaks over trees."""
    y = st.h * .44
    out = sky(st, (.76, .17), 44, .42) + mountains(st, y, 250, 6, .45) + mist(st, y - 20, 50, .6)
    return (out + [ridge(st, y, 12, st.mood.ground, mix(st.mood.ground, st.mood.ink, .3))]
        + grove(st, "poplar", y + 30, 90, 26, (mix(st.mood.ground, st.mood.ink, .3),
        st.mood.ground)))


def view_town(st: Stage) -> Layers:
    """Town with a globe tower."""
    y = st.h * .44
    out = (sky(st, (.3, .2), 44, .42) + skyline(st, y, 50, 170, mix(st.mood.far, st.mood.haze, .4))
        + mist(st, y - 30, 70, .6))
    out += (LANDMARKS["globe_tower"](st.w * .6, y, 300, st.mood) + LANDMARKS["palace"](st.w * .4, y,
        140, st.mood))
    return (out + grove(st, "bushy", y + 20, 60, 40,
        (st.mood.ground, mix(st.mood.ground, st.mood.ink, .3))))


def view_dome(st: Stage) -> Layers:
    """Blue dome and minarets among cypresses."""
    y = st.h * .46
    out = sky(st, (.28, .2), 46, .42) + mountains(st, y, 190, 7, .4) + mist(st, y - 20, 50, .6)
    for k in (-1, 1):
        out += minaret(st.w * .55 + k * 190, y, 34, 250, mix(SAND, TERRA, .1), mix(SKY, DEEP, .3))
    return (out + LANDMARKS["mausoleum"](st.w * .55, y, 300, st.mood) + grove(st, "cypress", y + 26,
        110, 22, (st.mood.ground, mix(GREEN, DEEP, .2))))


OUTSIDE: dict[str, Callable[[Stage], Layers]] = {"newyork": view_newyork, "hills": view_hills,
    "town": view_town, "dome": view_dome}


def turned(pts: Sequence[Point], x: float, y: float, deg: float) -> list[Point]:
    """Points given around the origin, turned and moved to (x, y)."""
    c, s = math.cos(math.radians(deg)), math.sin(math.radians(deg))
    return [(x + a * c - b * s, y + a * s + b * c) for a, b in pts]


def table_above(st: Stage, n: int = 18, k: float = 0.36, carpet: Color = DEEP) -> Layers:
    """A round conference table from above: people, papers, small flags."""
    w, h = st.w, st.h
    cx, cy, r = w / 2, h / 2, 1000 * k
    floor = mix(SAND, PAPER, .35)
    out: Layers = [Sky(((0, floor), (1, mix(floor, SAND, .6))))]
    out += [Stroke([(x, -9), (x, h + 9)], 2, mix(floor, TERRA, .3), .35) for x in np.arange(30, w,
        92.0)]
    out += [disc(cx + 8, cy + 10, r * 1.34, NAVY, alpha=.12), disc(cx, cy, r * 1.34, carpet),
        disc(cx, cy, r * 1.3, mix(carpet, SKY, .2)), disc(cx, cy, r * 1.275, carpet)]
    coats = (mix(SKY, DEEP, .25), TERRA, GREEN, SAND, mix(SKY, PAPER, .35), GOLD)
    for i in range(n):
        a = 360 * (i + .5) / n
        x, y = cx + r * 1.09 * math.cos(math.radians(a)), cy + r * 1.09 * math.sin(math.radians(a))
        out += [Shape(turned(oval(0, 0, r * .1, r * .12), x + r * .05 * math.cos(math.radians(a)),
            y + r * .05 * math.sin(math.radians(a)), a), mix(carpet, SKY, .45))]
        out += [Shape(turned(oval(0, 0, r * .062, r * .125), x, y, a), coats[i * 5 % 6]),
            Shape(turned(oval(0, 0, r * .062, r * .125, -90, 90), x, y, a), mix(coats[i * 5 % 6],
            NAVY, .2)), disc(x - 4 * math.cos(math.radians(a)), y, r * .05,
            st.rng.choice([NAVY, mix(NAVY, TERRA, .4), mix(SAND, NAVY, .4)]))]
    wood = WOOD
    out += [disc(cx + 5, cy + 9, r, NAVY, alpha=.3), disc(cx, cy, r, mix(wood, NAVY, .15)),
        disc(cx, cy, r * .985, wood, low=mix(wood, PAPER, .25)), disc(cx, cy, r * .66,
        mix(wood, NAVY, .35)), disc(cx + 3, cy + 5, r * .645, mix(carpet, NAVY, .4)),
        disc(cx + 6, cy + 9, r * .63, mix(carpet, SKY, .12))]
    out += sunflower(cx, cy, r * .42, r * .42, 18)
    for i in range(n):
        a = 360 * (i + .5) / n
        out += place_setting(cx, cy, r, a, BUNTING[i % 5])
    return out


def place_setting(cx: float, cy: float, r: float, a: float, c: Color) -> Layers:
    """Paper, glass and a little flag before one seat."""
    def at(k: float, off: float = 0) -> Point:
        return (cx + r * k * math.cos(math.radians(a + off)),
            cy + r * k * math.sin(math.radians(a + off)))
    box = [(-1, -1), (1, -1), (1, 1), (-1, 1)]
    paper = turned([(p * r * .055, q * r * .042) for p, q in box], *at(.9), a)
    flag_ = turned([(p * r * .038, q * r * .06) for p, q in box], *at(.745), a)
    return [Shape([(p + 3, q + 4) for p, q in paper], NAVY, None, .2), Shape(paper, PAPER),
        Shape([(p + 3, q + 5) for p, q in flag_], NAVY, None, .25), Shape(flag_, c),
        disc(*at(.745, 4.6), r * .01, GOLD), disc(*at(.86, 6.5), r * .017, mix(SKY, PAPER, .5)),
        disc(*at(.86, 6.5), r * .009, PAPER)]


def hall(st: Stage, n: int = 8, mural: str = "hills", stage_people: int = 5,
        rows: int = 3) -> Layers:
    """A large hall: a mural over the stage, flags, rows of people."""
    m, w, h = st.mood, st.w, st.h
    wall = mix(DEEP, SKY, .28)
    inner = Stage(w, h, m, st.rng)
    x0, x1, y0, y1 = w * .2, w * .8, h * .13, h * .47
    out = room(st, wall, .6, OUTSIDE[mural](inner), x0, x1, y0, y1, 1)
    for i in range(9):
        x = w * (i + .5) / 9
        out += [Shape([(x - 10, 0), (x + 10, 0), (x + 120, h * .6), (x - 120, h * .6)], PAPER, None,
            .07, 0.0), pill(x, h * .035, 70, 9, mix(GOLD, PAPER, .5))]
    out += [Shape([(w * .14, h * .6), (w * .86, h * .6), (w * .92, h * .67), (w * .08, h * .67)],
        mix(SAND, TERRA, .2)), rect(w * .08, h * .67, w * .84, h * .03, mix(TERRA, NAVY, .3))]
    half = n // 2
    out += (flags(st, w * .03, w * .15, h * .63, h * .42, half) + flags(st, w * .82, w * .94,
        h * .63, h * .42, n - half, BUNTING[::-1]))
    for i in range(stage_people):
        x = w * .5 + (i - (stage_people - 1) / 2) * 120
        out += delegate(x, h * .59, 105, (DEEP, TERRA, NAVY, GREEN, mix(SKY, DEEP, .4))[i % 5],
            (SAND, mix(SAND, TERRA, .3))[i % 2], NAVY, i % 2 == 1)
    out += [rect(w * .5 - stage_people * 66, h * .555, stage_people * 132, h * .085,
        mix(SAND, TERRA, .35), mix(TERRA, NAVY, .4)), rect(w * .5 - stage_people * 68, h * .55,
        stage_people * 136, 12, mix(SAND, PAPER, .3))]
    for i in range(stage_people):
        out += microphone(w * .5 + (i - (stage_people - 1) / 2) * 120 - 34, h * .553, 42, NAVY)
    out += [rect(-9, h * .7, w + 18, h, mix(NAVY, SKY, .12), NAVY)]
    for i in range(rows):
        out += crowd(st, h * (.8 + .135 * i), 118 + 42 * i, 15 - 3 * i, (DEEP, mix(DEEP, SKY, .35),
            mix(TERRA, NAVY, .2), mix(GREEN, DEEP, .3), mix(SKY, DEEP, .2), mix(SAND, SKY, .3)))
    return out


def lectern(st: Stage, mural: str = "hills", flagged: int = 5, speaker: bool = False) -> Layers:
    """A speaker's desk with microphones before a bright wall picture."""
    m, w, h = st.mood, st.w, st.h
    wall = mix(DEEP, SKY, .14)
    out = room(st, wall, .8, OUTSIDE[mural](Stage(w, h * 1.45, m, st.rng)), w * .08, w * .92,
        h * .1, h * .66, 1)
    out += flags(st, w * .66, w * .86, h * .83, h * .56, flagged) if flagged else []
    x, base = w * .36, h * 1.02
    if speaker:
        out += delegate(x, h * .6, 300, DEEP, SAND, NAVY)
    wood = mix(WOOD, TERRA, .35)
    out += [Shape([(x - 120, h * .62), (x + 120, h * .62), (x + 96, base), (x - 96, base)], wood,
        mix(wood, NAVY, .35)), Shape([(x + 60, h * .62), (x + 120, h * .62), (x + 96, base),
        (x + 50, base)], NAVY, None, .22), Shape([(x - 160, h * .575), (x + 160, h * .575),
        (x + 140, h * .635), (x - 140, h * .635)], mix(wood, PAPER, .25)), rect(x - 140, h * .632,
        280, 14, mix(wood, NAVY, .35))]
    out += sunflower(x - 8, h * .8, 62, 62)
    out += [Shape([(x - 70, h * .585), (x + 40, h * .585), (x + 46, h * .618), (x - 82, h * .618)],
        PAPER), *microphone(x - 96, h * .6, 150, NAVY), *microphone(x + 70, h * .6, 170, NAVY)]
    return out + crowd(st, h * 1.06, 150, 9, (NAVY, mix(DEEP, NAVY, .3), mix(NAVY, TERRA, .2)))


def handshake(st: Stage, outside: str = "town", flagged: int = 6, women: bool = False) -> Layers:
    """Two people shake hands before flags and a window; others look on."""
    m, w, h = st.mood, st.w, st.h
    out = room(st, mix(SAND, PAPER, .35), .72, OUTSIDE[outside](Stage(w, h * 1.25, m, st.rng)),
        w * .1, w * .9, h * .1, h * .56, 4)
    out += [rect(-9, h * .72, w + 18, h, mix(TERRA, NAVY, .25), mix(NAVY, TERRA, .3)),
        *flags(st, w * .1, w * .83, h * .78, h * .6, flagged)]
    s = h * .74
    for k, c, a in ((.13, mix(SKY, DEEP, .5), True), (.87, mix(GREEN, DEEP, .3), False)):
        out += figure(w * k, h * .95, s * .88, c, mix(SAND, TERRA, .25), "down", a)
    x = w / 2
    out += [pill(x, h * .985, s * .9, 26, NAVY, .3), *figure(x - s * .27, h * .98, s, DEEP, SAND,
        "right", women), *figure(x + s * .27, h * .98, s, TERRA if women else mix(NAVY, SKY, .25),
        mix(SAND, TERRA, .3), "left", False, mix(NAVY, SAND, .4))]
    return [*out, disc(x, h * .98 - s * .53, s * .035, mix(SAND, TERRA, .15))]


def delegation(st: Stage, n: int = 7, backdrop: str = "town", skirts: float = .4,
        raised: bool = False, marks: Sequence[tuple[str, float, float]] = (), front: str = "plaza",
        banner: bool = False, share: float = .46, suit: bool = True) -> Layers:
    """A row of people before a town."""
    w, h = st.w, st.h
    out = (town(st, (.3, .2), marks, 170, 90, 0, 60, front, .6, "bushy") if backdrop == "town"
        else landscape(st, (.7, .2), .45, 300, True, "fir"))
    out += (pennants((-20, h * .1), (w * .5, h * .07), 60, 13, 40) + pennants((w * .5, h * .07),
        (w + 20, h * .1), 60, 13, 40) if banner else [])
    coats = (TERRA, DEEP, GOLD, GREEN, mix(SKY, DEEP, .45), PAPER, mix(TERRA, SAND, .4))
    for row in (1, 0):
        m = n + 1 - row
        for i in range(m):
            x, base = w * (i + .5) / m, h * (.985 - .07 * row)
            s = h * (share - .04 * row) * st.rng.uniform(.93, 1.04)
            pose = st.rng.choice(["both", "up", "up"]) if raised else "down"
            out += figure(x, base, s, coats[(i * 3 + row * 2) % 7], SKINS[(i * 3 + row) % 4], pose,
                (i * .618 + row * .37) % 1 < skirts, st.rng.choice(HAIRS), suit)
            if raised and i % 2 == 0:
                out += hand_flag(x + s * (.2 if pose == "both" else .18), base - s * 1.06, s * .3,
                    BUNTING[(i + row) % 5])
    return out


def hand_flag(x: float, y: float, s: float, c: Color) -> Layers:
    """Small pennant held up."""
    return [Stroke([(x, y + s * .3), (x + s * .04, y - s * .9)], 5, NAVY),
        Shape([(x + s * .04, y - s * .9), (x + s * .95, y - s * .62), (x + s * .02, y - s * .35)],
        c), Shape([(x + s * .4, y - s * .79), (x + s * .95, y - s * .62),
        (x + s * .4, y - s * .46)], mix(c, NAVY, .16))]


# --------------------------------------------------------------- work and things


def silk_road(st: Stage, caravan: int = 5) -> Layers:
    """A train on a viaduct, mountains, a caravan on the old road."""
    w, h = st.w, st.h
    y = h * .66
    out = (sky(st, (.72, .3), 80, .62) + clouds(st, h * .2, 4, .45) + mountains(st, y, 380, 5,
        .45) + mist(st, y - 60, 100, .7))
    out += [ridge(st, y - 60, 26, mix(SAND, TERRA, .3), mix(SAND, GOLD, .2), .9),
        ridge(st, y + 10, 20, mix(SAND, GOLD, .35), mix(SAND, TERRA, .3), .7)]
    out += (train(w * .94, h * .545, 1050) + arches_bridge(-60, w + 60, h * .545, h * .74, 9,
        mix(SAND, SKY, .4)))
    out += [ridge(st, h * .735, 10, mix(SAND, GOLD, .2), mix(SAND, TERRA, .4), .8)]
    left = smooth([(w * 1.05, h * .76), (w * .7, h * .79), (w * .5, h * .84), (w * .2, h * .9),
        (-40, h * .93)])
    right = smooth([(w * 1.05, h * .775), (w * .74, h * .82), (w * .56, h * .9), (w * .3, h * .985),
        (-40, h * 1.05)])
    out += [Shape([*left, *reversed(right)], mix(PAPER, SAND, .5))]
    for i in range(caravan):
        out += camel(w * (.5 - .095 * i), h * (.885 + .022 * i), 86 + 13 * i,
            mix(EARTH, NAVY, .1 * i), BUNTING[(i * 2) % 5])
    return out + [ridge(st, h * .985, 8, EARTH)] + grass(st, h * 1.0, 60, EARTH, 60)


def train(x: float, base: float, length: float) -> Layers:
    """Fast train heading right, its nose at x."""
    hgt = length * .055
    body = [(x - length, base - 6), (x - length, base - hgt), (x - hgt * 3.2, base - hgt),
        *bezier((x - hgt * 3.2, base - hgt), (x - hgt * 1.5, base - hgt),
        (x - hgt * .3, base - hgt * .55), (x, base - hgt * .2)), (x - 8, base - 6)]
    out: Layers = [rect(x - length, base - 9, length - 20, 9, NAVY), Shape(body, PAPER),
        Shape([(x - length, base - 6), (x - length, base - hgt * .3),
        (x - hgt * .2, base - hgt * .3), (x - 2, base - 8)], TERRA),
        rect(x - length, base - hgt * .34, length - hgt * .5, 4, GOLD)]
    out += [rect(x - length + 14 + i * 34, base - hgt * .8, 24, hgt * .3,
        DEEP) for i in range(int((length - hgt * 3.4) / 34))]
    out += [rect(x - length + i * 238, base - hgt, 4, hgt - 6, mix(DEEP, SKY, .5)) for i in range(1,
        int(length / 238) + 1)]
    return [*out, Shape([(x - hgt * 2.1, base - hgt * .86), (x - hgt * 1.3, base - hgt * .78),
        (x - hgt * .75, base - hgt * .5), (x - hgt * 2.1, base - hgt * .5)], DEEP)]


def camel(x: float, base: float, s: float, c: Color, load: Color) -> Layers:
    """Two-humped camel walking right, with a load."""
    body = [(-.5, -.55), (-.42, -.72), (-.3, -.76), (-.22, -.98), (-.12, -.8), (.02, -.8),
        (.12, -1.0), (.22, -.78), (.34, -.68), (.46, -.62), (.54, -.78), (.56, -1.0), (.62, -1.08),
        (.76, -1.04), (.82, -.96), (.68, -.92), (.66, -.72), (.56, -.48), (.36, -.4), (-.34, -.4),
        (-.46, -.44)]
    out: Layers = [Shape([(x + a * s, base + b * s) for a, b in ((p, -.42), (p + .1, -.42),
        (p + .06 + d, 0), (p + .01 + d, 0))], mix(c, NAVY, .25 if d > 0 else 0)) for p,
        d in ((-.4, -.05), (-.32, .06), (.22, -.05), (.3, .07))]
    out += [Shape(smooth([(x + a * s, base + b * s) for a, b in body], 5), c),
        Stroke([(x - s * .48, base - s * .6), (x - s * .54, base - s * .36)], s * .03, c)]
    return [*out, Shape([(x - .16 * s, base - .84 * s), (x + .08 * s, base - .84 * s),
        (x + .12 * s, base - .48 * s), (x - .2 * s, base - .48 * s)], load),
        rect(x - .18 * s, base - .6 * s, .28 * s, .05 * s, mix(load, NAVY, .35))]


def green_valley(st: Stage) -> Layers:
    """Environment: a valley with a river, cranes and a great tree."""
    m, w, h = st.mood, st.w, st.h
    y = h * .58
    out = (sky(st, (.36, .26), 74, .56) + clouds(st, h * .18, 4, .6) + mountains(st, y, 290, 6,
        .4) + mist(st, y - 30, 90, .7))
    out += ([ridge(st, y - 30, 22, mix(m.far, GREEN, .5), m.haze), ridge(st, y + 20, 26,
        mix(GREEN, PAPER, .25), mix(GREEN, PAPER, .4), 1.0)] + grove(st, "fir", y + 44, 80, 30,
        (mix(GREEN, DEEP, .3), mix(GREEN, DEEP, .5))))
    out += [rect(-9, y + 40, w + 18, h, mix(GREEN, PAPER, .22), mix(GREEN, DEEP, .35))]
    left = smooth([(w * .4, y + 40), (w * .46, h * .68), (w * .3, h * .76), (w * .34, h * .86),
        (w * .1, h * 1.05)])
    right = smooth([(w * .42, y + 40), (w * .52, h * .68), (w * .44, h * .76), (w * .6, h * .86),
        (w * .6, h * 1.05)])
    out += [Shape([*left, *reversed(right)], mix(PAPER, SKY, .3), mix(SKY, DEEP, .35))]
    out += [pill(w * a, h * b, c, 5, PAPER, .6) for a, b, c in ((.49, .66, 40), (.4, .74, 90),
        (.42, .81, 110), (.4, .88, 150), (.34, .94, 190), (.3, .98, 120))]
    out += (great_tree(st, w * .8, h * .985, 680) + crane(w * .22, h * .9, 150, 1) + crane(w * .31,
        h * .95, 180, -1))
    return (out + grass(st, h * 1.01, 130, mix(GREEN, NAVY, .55), 90) + birds(st, w * .5, h * .2, 6,
        m.near, 14))


def great_tree(st: Stage, x: float, base: float, s: float) -> Layers:
    """Broad tree with a crown of many leaves."""
    bark = EARTH
    out: Layers = [Shape([*bezier((x - s * .09, base), (x - s * .03, base - s * .15),
        (x - s * .04, base - s * .3), (x - s * .1, base - s * .5)),
        *bezier((x + s * .12, base - s * .5), (x + s * .04, base - s * .3),
        (x + s * .03, base - s * .15), (x + s * .1, base))], bark)]
    for c, n, k in ((mix(GREEN, DEEP, .5), 26, 1.0), (mix(GREEN, DEEP, .2), 26, .92),
            (GREEN, 24, .8), (mix(GREEN, GOLD, .35), 12, .66)):
        for _ in range(n):
            a, q = st.rng.uniform(0, 6.28), math.sqrt(st.rng.random()) * k
            lift = (1 - k) * s * .35
            out.append(disc(x - lift * .5 + q * s * .34 * math.cos(a),
                base - s * .68 - lift + q * s * .24 * math.sin(a), s * st.rng.uniform(.05, .085), c,
                s * st.rng.uniform(.04, .065)))
    return out


def crane(x: float, base: float, s: float, side: int) -> Layers:
    """Standing crane; side 1 looks right."""
    def p(a: float, b: float) -> Point:
        return x + side * a * s, base + b * s
    neck = bezier(p(.16, -.55), p(.34, -.72), p(.12, -.82), p(.24, -1.0), 14)
    return [Stroke([p(-.02, -.4), p(-.02, 0)], s * .02, NAVY), Stroke([p(.06, -.4), p(.08, 0)],
        s * .02, NAVY), Shape([*bezier(p(.22, -.56), p(.1, -.7), p(-.2, -.6), p(-.4, -.34)),
        *bezier(p(-.4, -.34), p(-.1, -.34), p(.14, -.3), p(.22, -.56))], PAPER),
        Shape([p(-.14, -.52), p(-.48, -.26), p(-.24, -.35)], NAVY), Stroke(neck, s * .05, PAPER),
        disc(*p(.25, -1.0), s * .045, PAPER), disc(*p(.24, -1.03), s * .028, TERRA),
        Shape([p(.28, -1.02), p(.42, -.97), p(.28, -.97)], GOLD)]


def forensics(st: Stage) -> Layers:
    """Night desk: a laptop with a fingerprint, a magnifier, a net of nodes."""
    w, h = st.w, st.h
    out: Layers = [Sky(((0, NAVY), (.7, DEEP), (1, mix(DEEP, SKY, .3)))), Glow(w * .5, h * .45, 620,
        SKY, .5)]
    nodes = [(st.rng.uniform(0, w), st.rng.uniform(0, h * .72)) for _ in range(46)]
    out += [Stroke([a, b], 2, SKY, .3) for i, a in enumerate(nodes) for b in nodes[i + 1:]
        if math.dist(a, b) < 190]
    for i, (x, y) in enumerate(nodes):
        r = st.rng.uniform(5, 11)
        c = (SKY, GOLD, PAPER, SKY, TERRA)[i % 5]
        out += [rect(x - r, y - r, 2 * r, 2 * r, c)] if i % 3 == 0 else [disc(x, y, r, c)]
    x0, x1, y0, y1 = w * .25, w * .75, h * .16, h * .74
    out += [rect(-9, h * .84, w + 18, h, mix(EARTH, NAVY, .35), NAVY), rect(x0 - 22, y0 - 22,
        x1 - x0 + 44, y1 - y0 + 40, mix(SKY, PAPER, .35)), rect(x0 - 22, y1, x1 - x0 + 44, 18,
        mix(SKY, DEEP, .3)), rect(x0, y0, x1 - x0, y1 - y0 - 6, mix(PAPER, SKY, .12),
        mix(PAPER, SKY, .4))]
    out += [Shape([(x0 - 22, y1 + 18), (x1 + 22, y1 + 18), (x1 + 120, h * .87),
        (x0 - 120, h * .87)], mix(SKY, PAPER, .2)), rect(x0 - 120, h * .868, x1 - x0 + 240, 16,
        mix(SKY, DEEP, .45))]
    out += [Shape([(x0 + 20 - r * 16, y1 + 30 + r * 25), (x1 - 20 + r * 16, y1 + 30 + r * 25),
        (x1 - 14 + r * 16, y1 + 46 + r * 25), (x0 + 14 - r * 16, y1 + 46 + r * 25)],
        mix(DEEP, SKY, .2)) for r in range(3)]
    fx, fy = w * .43, h * .46
    out += fingerprint(st, fx, fy, 200, mix(DEEP, SKY, .1))
    out += [rect(w * .6, h * (.24 + .055 * i), w * k, 14, c) for i,
        (k, c) in enumerate(((.11, SKY), (.08, mix(SKY, DEEP, .3)), (.1, SKY), (.06, TERRA),
        (.11, SKY), (.09, mix(SKY, DEEP, .3)), (.05, GOLD)))]
    lens = (w * .5, h * .55)
    out += [Stroke([(lens[0] + 96, lens[1] + 96), (lens[0] + 290, lens[1] + 290)], 44,
        mix(TERRA, NAVY, .2)),
        Stroke([(lens[0] + 96, lens[1] + 96), (lens[0] + 130, lens[1] + 130)], 30, GOLD),
        disc(*lens, 150, GOLD), disc(*lens, 132, PAPER)]
    out += clip_round(fingerprint(st, fx - 60, fy - 30, 320, TERRA), lens, 130)
    return [*out, Stroke(oval(*lens, 104, 104, 200, 250), 12, PAPER, .85)]


def fingerprint(st: Stage, x: float, y: float, s: float, c: Color) -> Layers:
    """Whorl of broken arcs."""
    out: Layers = []
    for i in range(1, 11):
        r = s * i / 10
        for a0, a1 in ((150 - 5 * i, 285), (297, 395 + 4 * i), (70 + 4 * i, 105)):
            shift = st.rng.uniform(-14, 14)
            out.append(Stroke(oval(x, y + s * .12, r * .72, r, a0 + shift, a1 + shift * .4),
                s * .038, c))
    return [*out, pill(x, y + s * .12, s * .07, s * .07, c)]


def clip_round(layers: Layers, c: Point, r: float) -> Layers:
    """Only the parts of the strokes inside a circle."""
    out: Layers = []
    for layer in layers:
        if not isinstance(layer, Stroke):
            continue
        run: list[Point] = []
        for p in [*layer.pts, (9e9, 9e9)]:
            if math.dist(p, c) < r - layer.width * .6:
                run.append(p)
            else:
                out += [Stroke(run, layer.width, layer.fill)] if len(run) > 1 else []
                run = []
    return out


def stadium(st: Stage) -> Layers:
    """A football ground in the evening: stands, lights, players and a ball."""
    w, h = st.w, st.h
    y = h * .52
    out = sky(st, (.5, .2), 70, .5) + mountains(st, h * .4, 200, 6, .45) + mist(st, h * .36, 60, .6)
    stand = [(-20, h * .3), *bezier((-20, h * .3), (w * .25, h * .42), (w * .75, h * .42),
        (w + 20, h * .3)), (w + 20, y + 20), *bezier((w + 20, y), (w * .75, y + 16),
        (w * .25, y + 16), (-20, y))]
    out += [Shape(stand, mix(DEEP, SKY, .15), mix(DEEP, SKY, .4))]
    for row in range(7):
        for i in range(86):
            x = w * (i + .5 * (row % 2)) / 85
            lift = 1 - (2 * x / w - 1) ** 2
            yy = h * (.335 + .025 * row) + lift * h * (.07 - .007 * row)
            out.append(disc(x, yy, 6.5, st.rng.choice([TERRA, GOLD, PAPER, SKY, GREEN, SAND,
                DEEP])))
    for k in (.06, .94):
        out += floodlight(w * k, h * .5, h * .42)
    out += pennants((w * .07, h * .1), (w * .93, h * .1), 90, 30, 34)
    for i in range(9):
        t0, t1 = (i / 9) ** 1.6, ((i + 1) / 9) ** 1.6
        out.append(rect(-9, y + 10 + (h - y) * t0, w + 18, (h - y) * (t1 - t0) + 12,
            mix(GREEN, GOLD, .14) if i % 2 else mix(GREEN, DEEP, .08)))
    out += [Stroke([(-9, y + 16), (w + 9, y + 16)], 4, PAPER),
        Stroke(oval(w * .5, h * .8, w * .2, h * .1), 5, PAPER),
        Stroke([(-9, h * .8), (w + 9, h * .8)], 5, PAPER), *goal(w * .5, y + 20, 300)]
    for x, b, s, c, pose in ((.27, .72, 210, TERRA, "out"), (.42, .66, 160, GOLD, "down"),
            (.63, .67, 170, TERRA, "both"), (.76, .75, 230, GOLD, "left"), (.14, .9, 300, GOLD,
            "right"), (.9, .93, 310, TERRA, "both")):
        out += [pill(w * x + s * .12, h * b, s * .6, s * .06, NAVY, .25), *player(w * x, h * b, s,
            c, pose)]
    return out + ball(w * .46, h * .88, 62)


def player(x: float, base: float, s: float, c: Color, pose: str) -> Layers:
    """Footballer: a figure with shorts and bare knees, one leg forward."""
    skin = mix(SAND, TERRA, .2)
    side = 1 if pose in ("out", "right", "both") else -1
    out: Layers = [Stroke([(x - side * s * .05, base - s * .4), (x - side * s * .1, base - s * .18),
        (x - side * s * .16, base - s * .02)], s * .06, skin),
        Stroke([(x + side * s * .05, base - s * .4), (x + side * s * .18, base - s * .24),
        (x + side * s * .2, base - s * .03)], s * .06, skin)]
    out += [Stroke([(x - side * s * .13, base - s * .11), (x - side * s * .16, base - s * .02)],
        s * .068, PAPER), Stroke([(x + side * s * .19, base - s * .12), (x + side * s * .2,
        base - s * .03)], s * .068, PAPER), pill(x - side * s * .14, base - s * .01, s * .13,
        s * .045, NAVY), pill(x + side * s * .23, base - s * .01, s * .13, s * .045, NAVY)]
    top = figure(x, base, s, c, skin, pose, suit=False)[4:]
    return [*out, Shape([(x - s * .11, base - s * .48), (x + s * .11, base - s * .48),
        (x + s * .15, base - s * .3), (x + s * .01, base - s * .33), (x - s * .15, base - s * .3)],
        DEEP), *top]


def goal(x: float, base: float, s: float) -> Layers:
    """Goal with a net."""
    h = s * .38
    out: Layers = [Stroke([(x - s / 2 + s * i / 16, base), (x - s / 2 + s * i / 16, base - h)], 1.6,
        PAPER, .6) for i in range(17)]
    out += [Stroke([(x - s / 2, base - h * i / 6), (x + s / 2, base - h * i / 6)], 1.6, PAPER,
        .6) for i in range(6)]
    return [*out, Stroke([(x - s / 2, base), (x - s / 2, base - h), (x + s / 2, base - h),
        (x + s / 2, base)], 8, PAPER)]


def ball(x: float, y: float, r: float) -> Layers:
    """Football."""
    out: Layers = [pill(x + r * .3, y + r * .95, r * 2.2, r * .26, NAVY, .3), disc(x, y, r, PAPER),
        Shape([*oval(x, y, r, r, -60, 120), *reversed(oval(x - r * .2, y - r * .16, r * .95,
        r * .95, -50, 110))], mix(PAPER, DEEP, .25))]
    def pent(cx: float, cy: float, q: float, k: float, rot: float) -> list[Point]:
        return turned([(q * k * math.cos(math.radians(a)), q * math.sin(math.radians(a)))
            for a in range(-90, 270, 72)], cx, cy, rot)
    out.append(Shape(pent(x - r * .05, y - r * .05, r * .32, 1, 8), NAVY))
    for a in range(-82, 270, 72):
        cx, cy = x + r * .8 * math.cos(math.radians(a)), y + r * .8 * math.sin(math.radians(a))
        out += [Stroke([(x - r * .05 + r * .3 * math.cos(math.radians(a)),
            y - r * .05 + r * .3 * math.sin(math.radians(a))), (cx, cy)], r * .05, NAVY),
            Shape(turned([(-.1 * r, -.2 * r), (.14 * r, -.16 * r), (.14 * r, .16 * r),
            (-.1 * r, .2 * r)], cx, cy, a), NAVY)]
    return out


def floodlight(x: float, base: float, h: float) -> Layers:
    """Mast with a panel of lamps."""
    out: Layers = [Glow(x, base - h, h * .7, PAPER, .7),
        Shape([(x - 5, base - h), (x + 5, base - h), (x + 11, base), (x - 11, base)], NAVY),
        rect(x - 62, base - h - 34, 124, 66, NAVY)]
    return (out + [disc(x - 46 + 31 * i, base - h - 17 + 31 * j, 11, PAPER) for i in range(4)
        for j in range(2)])


def fields(st: Stage, crop: str = "wheat", turbines: int = 5, panels: bool = False,
        pylons: bool = False, harvester: bool = True) -> Layers:
    """Fields in bands, wind turbines, harvest; or a solar park with pylons."""
    m, w, h = st.mood, st.w, st.h
    y = h * .56
    out = (sky(st, (.28, .27), 84, .54) + clouds(st, h * .2, 4, .5) + mountains(st, y, 200, 7,
        .45) + mist(st, y - 20, 60, .7))
    out += [ridge(st, y - 14, 14, mix(m.ground, m.haze, .4), m.haze)]
    for i in range(turbines):
        k = (i + .6) / turbines
        out += turbine(w * (.3 + .66 * k), y + 30 + 30 * (i % 2), 260 + 130 * (i % 2) + 26 * i,
            17 + 37 * i, PAPER)
    if pylons:
        out += power_line(w, h * .64, h * .34)
    bands: tuple[Color, ...] = (GOLD, mix(GREEN, GOLD, .3), mix(GOLD, SAND, .4), GREEN,
        mix(GOLD, TERRA, .25), mix(GREEN, DEEP, .25))
    if panels:
        bands = tuple(mix(mix(GREEN, SAND, .45), GREEN, i / 5) for i in range(6))
    for i, c in enumerate(bands):
        yy = y + 10 + (h - y) * (i / 6) ** 1.25
        out.append(ridge(st, yy, 8 + 3 * i, c, mix(c, m.ink, .12), .5 + .08 * i))
    if panels:
        return out + solar_park(st, h * .64)
    out += [Stroke([(w * .6 + k * 26, h * .64), (w * .6 + k * 150, h * 1.02)], 3.5,
        mix(GOLD, TERRA, .4), .4) for k in range(-16, 17)]
    if harvester:
        out += combine(w * .36, h * .8, 250)
    out += ([s for k in (.08, .17, .86, .96, .74) for s in bale(w * k,
        h * (.84 + .07 * st.rng.random()), 44)] + grove(st, "bushy", h * .63, 60, 14,
        (GREEN, mix(GREEN, DEEP, .3)), 0, .28))
    return out + ears(st, h * 1.02)


def ears(st: Stage, y: float) -> Layers:
    """Ears of wheat along the lower edge."""
    out: Layers = []
    for _ in range(64):
        x, s = st.rng.uniform(0, st.w), st.rng.uniform(90, 170)
        lean = st.rng.uniform(-.05, .25)
        c = st.rng.choice([GOLD, mix(GOLD, TERRA, .35), mix(GOLD, SAND, .4), mix(TERRA, NAVY, .3)])
        out.append(Stroke([(x, y), (x + lean * s * .4, y - s * .6), (x + lean * s, y - s)], 3, c))
        for i in range(5):
            t = .68 + .075 * i
            out += [Shape(turned(oval(0, 0, s * .045, s * .02), x + lean * s * t + k * s * .022,
                y - s * t, -90 + k * 32), c) for k in (-1, 1)]
    return out


def bale(x: float, base: float, r: float) -> Layers:
    """Round bale of straw."""
    c = mix(GOLD, TERRA, .2)
    return [pill(x + r * .4, base + 2, r * 2.8, r * .3, NAVY, .25), rect(x, base - 2 * r, r * 1.1,
        2 * r, mix(c, NAVY, .2)), disc(x + r * 1.1, base - r, r * .42, mix(c, NAVY, .2), r),
        disc(x, base - r, r * .8, mix(GOLD, SAND, .35), r),
        *[Stroke(oval(x, base - r, r * .8 * k, r * k), 3, mix(c, NAVY, .25)) for k in (.3, .55,
        .8)]]


def combine(x: float, base: float, s: float) -> Layers:
    """Harvester from the side."""
    c = TERRA
    return [pill(x, base, s * 1.4, s * .08, NAVY, .3),
        Shape([(x - s * .5, base - s * .2), (x - s * .46, base - s * .5),
        (x + s * .2, base - s * .5), (x + s * .24, base - s * .2)], c),
        rect(x - s * .5, base - s * .28, s * .74, s * .1, mix(c, NAVY, .35)),
        Shape([(x + s * .06, base - s * .48), (x + s * .06, base - s * .74),
        (x + s * .26, base - s * .74), (x + s * .34, base - s * .48), (x + s * .3, base - s * .28),
        (x + s * .06, base - s * .28)], mix(SKY, PAPER, .4)), rect(x + s * .03, base - s * .78,
        s * .27, s * .05, mix(c, NAVY, .25)),
        Shape([(x - s * .4, base - s * .5), (x - s * .36, base - s * .62), (x, base - s * .62),
        (x, base - s * .5)], GOLD),
        Stroke([(x - s * .2, base - s * .6), (x - s * .5, base - s * .8)], s * .05,
        mix(c, NAVY, .3)), Shape([(x + s * .28, base - s * .2), (x + s * .62, base - s * .24),
        (x + s * .7, base), (x + s * .5, base - s * .02)], mix(c, NAVY, .3)),
        disc(x + s * .62, base - s * .14, s * .12, mix(GOLD, TERRA, .3)),
        disc(x + s * .62, base - s * .14, s * .06, mix(c, NAVY, .3)),
        disc(x + s * .1, base - s * .16, s * .17, NAVY), disc(x + s * .1, base - s * .16, s * .08,
        GOLD), disc(x - s * .36, base - s * .11, s * .12, NAVY), disc(x - s * .36, base - s * .11,
        s * .05, GOLD)]


def power_line(w: float, base: float, h: float) -> Layers:
    """Pylons with sagging lines."""
    out: Layers = []
    xs = (w * -.05, w * .12, w * .26, w * .37)
    sizes = (1.25, 1.0, .72, .52)
    for x, k in zip(xs, sizes, strict=True):
        s, c = h * k, mix(DEEP, SKY, .25)
        out += [Stroke([(x - s * .12, base), (x - s * .02, base - s), (x + s * .02, base - s),
            (x + s * .12, base)], 4 * k, c),
            *[Stroke([(x - s * a, base - s * b), (x + s * a, base - s * b)], 4 * k, c) for a,
            b in ((.2, .72), (.15, .86))],
            *[Stroke([(x - s * .1 * (1 - b), base - s * b), (x + s * .1 * (.8 - b),
            base - s * (b + .2))], 2.5 * k, c) for b in (0.02, .22, .42, .6)]]
    for i in range(3):
        for a in (-.2, .2):
            p, q = (xs[i] + h * sizes[i] * a, base - h * sizes[i] * .72), (xs[i + 1]
                + h * sizes[i + 1] * a, base - h * sizes[i + 1] * .72)
            out.append(Stroke([(p[0] + (q[0] - p[0]) * t,
                p[1] + (q[1] - p[1]) * t + 34 * t * (1 - t) * 4 * sizes[i]) for t in np.linspace(0,
                1, 14)], 2, mix(DEEP, SKY, .2)))
    return out


def solar_park(st: Stage, y: float) -> Layers:
    """Rows of solar panels."""
    out: Layers = []
    for row in range(4):
        k = .45 + .27 * row
        yy, step = y + (st.h - y) * (row / 4) ** 1.1 + 26, 250 * k
        for i in range(-1, int(st.w / step) + 2):
            x = i * step + (row % 2) * step * .4
            quad = [(x, yy), (x + step * .82, yy), (x + step * .74, yy + 66 * k),
                (x - step * .08, yy + 66 * k)]
            out += [rect(x + step * .36, yy + 50 * k, 8 * k, 46 * k, mix(NAVY, SKY, .2)),
                Shape(quad, mix(DEEP, SKY, .25), DEEP),
                Shape([quad[0], (x + step * .4, yy), (x + step * .1, yy + 66 * k), quad[3]], SKY,
                None, .25)]
            out += ([Stroke([(x + step * .82 * j / 5, yy), (x - step * .08 + step * .82 * j / 5,
                yy + 66 * k)], 2 * k, mix(SKY, PAPER, .4)) for j in range(6)]
                + [Stroke([(x - step * .04, yy + 33 * k), (x + step * .78, yy + 33 * k)], 2 * k,
                mix(SKY, PAPER, .4))])
    return out


def webinar(st: Stage, outside: str = "dome") -> Layers:
    """Screens with people on a desk, a window behind."""
    m, w, h = st.mood, st.w, st.h
    out = room(st, mix(SAND, PAPER, .25), .74, OUTSIDE[outside](Stage(w, h * 1.2, m, st.rng)),
        w * .07, w * .93, h * .07, h * .56, 5)
    out += [rect(-9, h * .74, w + 18, h, WOOD, mix(WOOD, EARTH, .6)), rect(-9, h * .735, w + 18, 10,
        mix(SAND, PAPER, .4))]
    for x, s, cols, rows in ((.2, 340, 2, 2), (.8, 340, 2, 2), (.5, 520, 3, 2)):
        out += monitor(st, w * x, h * .8, s, cols, rows)
    out += [Shape([(w * .38, h * .87), (w * .62, h * .87), (w * .64, h * .93), (w * .36, h * .93)],
        mix(PAPER, SKY, .3)),
        *[Stroke([(w * (.385 - .006 * i), h * (.884 + .016 * i)), (w * (.615 + .006 * i),
        h * (.884 + .016 * i))], 7, mix(SKY, DEEP, .3)) for i in range(3)]]
    out += [rect(w * .7, h * .85, 62, 70, PAPER), Stroke(oval(w * .7 + 66, h * .85 + 34, 20, 22), 9,
        PAPER), rect(w * .7 + 38, h * .85, 24, 70, mix(PAPER, DEEP, .2))]
    return (out + potted(w * .94, h * .86, 230) + [Shape([(w * .14, h * .89), (w * .3, h * .88),
        (w * .32, h * .95), (w * .13, h * .96)], PAPER), *fountain_pen((w * .2, h * .93),
        (w * .32, h * .9))])


def monitor(st: Stage, x: float, base: float, s: float, cols: int, rows: int) -> Layers:
    """Screen with a grid of people."""
    hgt = s * .62
    y0 = base - hgt - s * .12
    out: Layers = [rect(x - s * .05, base - s * .14, s * .1, s * .14, mix(NAVY, SKY, .3)),
        pill(x, base, s * .4, s * .04, mix(NAVY, SKY, .2)), rect(x - s / 2 - 9, y0 - 9, s + 18,
        hgt + 18, NAVY)]
    tones = (SKY, SAND, mix(GREEN, PAPER, .35), mix(GOLD, PAPER, .3), mix(TERRA, SAND, .5),
        mix(SKY, PAPER, .5))
    cw, ch = s / cols, hgt / rows
    for i in range(cols):
        for j in range(rows):
            cx, cy = x - s / 2 + i * cw, y0 + j * ch
            k = i + j * cols + round(x)
            out += [rect(cx + 3, cy + 3, cw - 6, ch - 6, tones[k % 6]), *delegate(cx + cw / 2,
                cy + ch - 3, ch * .78, (DEEP, TERRA, NAVY, GREEN, mix(SKY, DEEP, .6))[k % 5],
                SKINS[k % 3], NAVY if k % 4 else mix(NAVY, SAND, .4), k % 2 == 0)]
    return out


def potted(x: float, base: float, s: float) -> Layers:
    """Plant in a pot."""
    out: Layers = [Shape([*bezier((x, base - s * .3), (x + s * a * .4, base - s * .6),
        (x + s * a * .8, base - s * b), (x + s * a, base - s * b * 1.02)),
        *bezier((x + s * a, base - s * b * 1.02), (x + s * a * .9, base - s * b * .7),
        (x + s * a * .5, base - s * .4), (x, base - s * .3))], c) for a, b, c in ((-.5, .7, GREEN),
        (.5, .75, mix(GREEN, DEEP, .3)), (-.28, 1.0, mix(GREEN, DEEP, .2)), (.25, 1.05, GREEN),
        (.02, 1.15, mix(GREEN, GOLD, .2)))]
    return [*out, Shape([(x - s * .2, base - s * .32), (x + s * .2, base - s * .32),
        (x + s * .15, base), (x - s * .15, base)], TERRA),
        Shape([(x + s * .06, base - s * .32), (x + s * .2, base - s * .32), (x + s * .15, base),
        (x + s * .05, base)], mix(TERRA, NAVY, .25)), rect(x - s * .22, base - s * .36, s * .44,
        s * .07, mix(TERRA, SAND, .2))]


def market(st: Stage) -> Layers:
    """Market stalls in the snow, evening, strings of lights."""
    m, w, h = st.mood, st.w, st.h
    y = h * .66
    out = (sky(st, None, horizon=.6) + [disc(st.rng.uniform(0, w), st.rng.uniform(0, h * .4), 2.2,
        PAPER, alpha=.8) for _ in range(40)])
    out += (skyline(st, y, 120, 300, mix(m.far, m.haze, .25), windows=True) + mist(st, y - 60, 120,
        .5))
    out += ([Glow(w * .5, y, 700, GOLD, .55)] + fir(w * .5, y + 20, 520, mix(GREEN, DEEP, .55),
        None) + fir_lights(st, w * .5, y + 20, 520))
    out += [Shape([(-9, y), (w + 9, y), (w + 9, h + 9), (-9, h + 9)], mix(PAPER, GOLD, .12),
        mix(SKY, PAPER, .3))]
    for x, s, c in ((.13, 330, TERRA), (.34, 260, GREEN), (.68, 260, GOLD),
            (.885, 340, mix(SKY, DEEP, .4))):
        out += stall(st, w * x, y + (50 if s > 300 else 14), s, c)
    for here, there in (((-20, h * .2), (w * .5, h * .14)), ((w * .5, h * .14), (w + 20, h * .22))):
        out += lights(here, there, 110, 20)
    for x, b, s, c, skirt in ((.22, .88, 230, TERRA, True), (.29, .9, 250, DEEP, False),
            (.46, .82, 190, GREEN, True), (.56, .86, 220, mix(GOLD, SAND, .2), False),
            (.74, .92, 260, mix(TERRA, NAVY, .3), True), (.8, .93, 180, SKY, False)):
        out += ([pill(w * x, h * b, s * .5, s * .06, NAVY, .22), *figure(w * x, h * b, s, c, SAND,
            "down", skirt)] + [rect(w * x - s * .08, h * b - s * .82, s * .16, s * .05, PAPER)])
    return out + [ridge(st, h * .975, 10, PAPER)] + snowfall(st, 170)


def fir_lights(st: Stage, x: float, base: float, h: float) -> Layers:
    """Lights and a golden tip for a fir."""
    out: Layers = [Glow(x, base - h, 70, GOLD, .8), disc(x, base - h - 4, 12, GOLD)]
    for i in range(44):
        t = .12 + .8 * st.rng.random()
        out.append(disc(x + st.rng.uniform(-1, 1) * h * .2 * (1 - t), base - h * t, 5.5,
            (GOLD, TERRA, PAPER)[i % 3]))
    return out


def stall(st: Stage, x: float, base: float, s: float, c: Color) -> Layers:
    """Wooden stall with a striped roof under snow."""
    wood = mix(TERRA, NAVY, .45)
    out: Layers = [Glow(x, base - s * .4, s * .9, GOLD, .6), rect(x - s * .45, base - s * .66,
        s * .9, s * .66, mix(GOLD, SAND, .25), mix(GOLD, TERRA, .3)),
        rect(x - s * .45, base - s * .66, s * .05, s * .66, wood), rect(x + s * .4, base - s * .66,
        s * .05, s * .66, wood), *delegate(x + s * .06, base - s * .24, s * .34, mix(DEEP, SKY, .2),
        SAND, EARTH, True), rect(x - s * .5, base - s * .28, s, s * .28, wood, mix(wood, NAVY, .4)),
        rect(x - s * .52, base - s * .3, s * 1.04, s * .04, mix(wood, SAND, .4))]
    out += [disc(x - s * .36 + i * s * .1, base - s * .33, s * .04, (TERRA, GOLD, PAPER,
        GREEN)[i % 4]) for i in range(8) if i not in (3, 4)]
    for i in range(8):
        a, b = x - s * .58 + i * s * .145, x - s * .58 + (i + 1) * s * .145
        q = (a - x) * .74 + x, (b - x) * .74 + x
        tone = c if i % 2 == 0 else PAPER
        out += [Shape([(q[0], base - s * .92), (q[1], base - s * .92), (b, base - s * .64),
            (a, base - s * .64)], tone), Shape(oval((a + b) / 2, base - s * .64, s * .0725, s * .06,
            0, 180), mix(tone, NAVY, .12))]
    snow = smooth([(x - s * .45, base - s * .9), (x - s * .42, base - s * .99),
        (x, base - s * 1.02), (x + s * .42, base - s * .99), (x + s * .45, base - s * .9)])
    return [*out, Shape([*snow, (x + s * .3, base - s * .86), (x + s * .1, base - s * .9),
        (x - s * .1, base - s * .85), (x - s * .3, base - s * .9)], PAPER),
        disc(x + s * .3, base - s * .5, s * .03, PAPER), disc(x - s * .3, base - s * .5, s * .03,
        PAPER)]


def lights(a: Point, b: Point, sag: float, n: int) -> Layers:
    """String of lamps."""
    pts = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + sag * 4 * t * (1 - t))
        for t in np.linspace(0, 1, n + 1)]
    out: Layers = [Stroke(pts, 3, NAVY)]
    for i, (x, y) in enumerate(pts):
        out += [Glow(x, y + 10, 40, GOLD, .5), disc(x, y + 10, 8, (GOLD, mix(GOLD, PAPER, .5),
            TERRA)[i % 3])]
    return out


def planting(st: Stage) -> Layers:
    """Concept paper: a sheet that folds into a hill on which people plant trees."""
    m, w, h = st.mood, st.w, st.h
    out = (sky(st, (.26, .27), 76, .6) + clouds(st, h * .2, 4, .55) + mountains(st, h * .6, 250, 6,
        .4) + mist(st, h * .56, 80, .7))
    out += ([ridge(st, h * .58, 20, mix(GREEN, PAPER, .25), m.haze), ridge(st, h * .66, 22, GREEN,
        mix(GREEN, DEEP, .25), .8)] + grove(st, "bushy", h * .66, 90, 10, (mix(GREEN, DEEP, .25),
        mix(GREEN, GOLD, .3)), .55, 1))
    sheet = [(w * .06, h * 1.05), *smooth([(w * .06, h * 1.05), (w * .13, h * .8),
        (w * .4, h * .77), (w * .68, h * .81), (w * .93, h * .76)]), (w * 1.0, h * 1.05)]
    out += [Shape([(a + 12, b + 14) for a, b in sheet], NAVY, None, .25), Shape(sheet, PAPER,
        mix(PAPER, SAND, .5))]
    for i in range(6):
        y = h * (.855 + .027 * i)
        out.append(Stroke([(x * w, y + 10 * math.sin(x * 9)) for x in np.linspace(.16 - .01 * i,
            (.5, .46, .52, .42, .5, .36)[i], 16)], 5, mix(SKY, DEEP, .15)))
    out += fountain_pen((w * .56, h * .945), (w * .84, h * .84))
    for x, s, c, pose, skirt in ((.24, 270, TERRA, "right", False), (.44, 250, GOLD, "left", True),
            (.64, 270, DEEP, "right", True), (.86, 240, mix(SKY, DEEP, .4), "left", False)):
        out += figure(w * x, h * (.79 if x < .8 else .785), s, c,
            (SAND, mix(SAND, TERRA, .3))[skirt], pose, skirt)
    return out + sapling(w * .34, h * .785, 200) + sapling(w * .75, h * .8, 240)


def sapling(x: float, base: float, s: float) -> Layers:
    """Young tree with leaves in pairs and a mound of earth."""
    out: Layers = [Shape(oval(x, base + 4, s * .3, s * .14, 180, 360), mix(TERRA, NAVY, .45)),
        Stroke([(x, base - 6), (x + 3, base - s * .5), (x, base - s)], s * .03,
        mix(GREEN, NAVY, .4))]
    for i in range(4):
        y, k = base - s * (.4 + .17 * i), s * (.2 - .025 * i)
        for d in (-1, 1):
            out.append(Shape(turned(oval(k * .6, 0, k * .62, k * .27), x, y, -32 if d > 0 else 212),
                (GREEN, mix(GREEN, GOLD, .35))[d > 0]))
    return [*out, Shape(turned(oval(s * .08, 0, s * .1, s * .045), x, base - s, -90),
        mix(GREEN, GOLD, .5))]


def library(st: Stage, marks: Sequence[tuple[str, float, float]] = (("twin_spires", .3, 300),
        ("mausoleum", .7, 260), ("glass_tower", .84, 300), ("gate_tower", .16, 250),
        ("parliament", .5, 250))) -> Layers:
    """Leading universities: a campus rises from a pile of books."""
    m, w, h = st.mood, st.w, st.h
    out = (sky(st, (.5, .36), 110, .6) + clouds(st, h * .2, 4, .5) + [ridge(st, h * .62, 24,
        mix(m.far, m.ground, .3), m.haze)])
    out += mist(st, h * .66, 60, .8)
    y = h * .66
    for name, x, s in marks:
        out += LANDMARKS[name](w * x, y, s, m)
    out += grove(st, "bushy", y + 6, 66, 30, (GREEN, mix(GREEN, DEEP, .3), mix(GREEN, GOLD, .3)))
    out += [Shape(s, c) for s,
        c in (([(w * .02, y), (w * .98, y), (w * .93, y + 20), (w * .07, y + 20)],
        mix(GREEN, GOLD, .2)),)]
    for i, (a, b, c, t) in enumerate(((.07, .86, TERRA, 62), (.12, .78, DEEP, 56),
            (.05, .84, GOLD, 64), (.1, .83, mix(SKY, DEEP, .35), 58),
            (.03, .92, mix(GREEN, DEEP, .2), 70), (.08, .86, mix(TERRA, NAVY, .3), 70))):
        out += big_book(w * a, y + 18 + sum((62, 56, 64, 58, 70, 70)[:i]), w * b, t, c, i % 2 == 0)
    return out


def big_book(x: float, y: float, w: float, h: float, c: Color, left: bool) -> Layers:
    """Lying book: cover, block of pages, round spine on one side."""
    px = x + (h * .5 if left else -2)
    out: Layers = [rect(x, y, w, h, c), rect(px, y + h * .14, w - h * .5 + (2 if left else 0) + 2,
        h * .72, mix(PAPER, SAND, .35), mix(SAND, PAPER, .2))]
    out += [rect(px, y + h * k, w - h * .5 + 2, 2, mix(SAND, NAVY, .25), None, .5) for k in (.3,
        .45, .6, .75)]
    sx = x if left else x + w - h * .5
    spine = [(sx, y), (sx + h * .5, y), (sx + h * .5, y + h), (sx, y + h)]
    return [*out, Shape(spine, c), Shape(oval(x if left else x + w, y + h / 2, h * .2, h / 2, 90,
        270) if left else oval(x + w, y + h / 2, h * .2, h / 2, -90, 90), c), rect(sx + h * .2, y,
        8, h, mix(c, GOLD, .6)), rect(x, y + h * .86, w, h * .14, mix(c, NAVY, .25))]


def airport(st: Stage) -> Layers:
    """A plane takes off over a terminal."""
    m, w, h = st.mood, st.w, st.h
    y = h * .7
    out = (sky(st, (.7, .34), 76, .66) + clouds(st, h * .25, 5, .55) + [ridge(st, y - 40, 16,
        mix(m.far, m.haze, .3), m.haze)])
    roof = [(w * .04, y), (w * .04, y - 110), *bezier((w * .04, y - 110), (w * .2, y - 230),
        (w * .4, y - 200), (w * .62, y - 90)), (w * .62, y)]
    out += [Shape(roof, DEEP), Shape([(w * .07, y), (w * .07, y - 96), *bezier((w * .07, y - 96),
        (w * .2, y - 196), (w * .4, y - 172), (w * .59, y - 80)), (w * .59, y)],
        mix(SKY, PAPER, .3), mix(GOLD, PAPER, .5))]
    out += ([rect(w * .07 + i * w * .04, y - 190, 5, 190, mix(DEEP, SKY, .3), None,
        .5) for i in range(1, 13)] + [Shape([(w * .76, y), (w * .765, y - 200), (w * .785, y - 200),
        (w * .79, y)], mix(PAPER, SAND, .3)), Shape([(w * .735, y - 260), (w * .815, y - 260),
        (w * .8, y - 200), (w * .75, y - 200)], DEEP), rect(w * .73, y - 270, w * .09, 14, PAPER)])
    out += [rect(-9, y, w + 18, h, mix(m.near, SAND, .45), mix(DEEP, SKY, .3)),
        *[Shape([(w * (.1 + .22 * i), h * .88), (w * (.2 + .22 * i), h * .88), (w * (.19 + .22 * i),
        h * .905), (w * (.085 + .22 * i), h * .905)], PAPER) for i in range(4)],
        rect(-9, h * .77, w + 18, 5, GOLD)]
    return out + plane(w * .5, h * .34, 300)


def plane(x: float, y: float, s: float) -> Layers:
    """Airliner climbing to the right."""
    def p(pts: Sequence[Point]) -> list[Point]:
        return turned([(a * s, b * s) for a, b in pts], x, y, -16)
    return [Shape(p([(.1, -.02), (-.16, -.34), (-.24, -.34), (-.08, -.02)]), mix(SKY, DEEP, .35)),
        Shape(p([(-.7, -.04), (-.86, -.32), (-.74, -.32), (-.52, -.06)]), TERRA),
        Shape(p([*bezier((.78, .02), (.7, -.1), (.5, -.1), (.3, -.1)), (-.7, -.07),
        *bezier((-.7, -.07), (-.8, -.05), (-.8, 0), (-.6, .04)), (.3, .1),
        *bezier((.3, .1), (.6, .1), (.75, .1), (.78, .02))]), PAPER),
        Shape(p([(-.6, .04), (.3, .1), *bezier((.3, .1), (.6, .1), (.75, .1), (.78, .02)),
        (.3, .04)]), mix(PAPER, DEEP, .25)), *[Shape(p(oval(.42 - .09 * i, -.02, .022, .026)),
        DEEP) for i in range(10)], Shape(p([(.66, -.055), (.56, -.055), (.57, -.02), (.73, -.02)]),
        DEEP), Shape(p([(.16, .04), (-.36, .46), (-.46, .46), (-.14, .04)]), mix(SKY, DEEP, .15)),
        Shape(p(oval(-.08, .24, .1, .045)), DEEP),
        Shape(p([(-.58, 0), (-.84, .13), (-.9, .12), (-.74, -.01)]), mix(SKY, DEEP, .2))]


def lobby(st: Stage) -> Layers:
    """Hotel lobby: tall windows, desk, lamps, sofas, plants."""
    w, h = st.w, st.h
    out = room(st, mix(SAND, PAPER, .2), .7, OUTSIDE["town"](Stage(w, h * 1.3, st.mood, st.rng)),
        w * .34, w * .96, h * .08, h * .6, 4)
    floor = mix(SAND, PAPER, .3)
    out += ([rect(-9, h * .7, w + 18, h, floor, mix(floor, TERRA, .4))]
        + [Stroke([(w * .5 + k * 90, h * .7), (w * .5 + k * 260, h + 9)], 2.5, mix(SAND, TERRA, .5),
        .5) for k in range(-9, 10)])
    for x in (.12, .24, .5, .7, .88):
        drop = h * (.18 if x > .3 else .26)
        out += [Stroke([(w * x, 0), (w * x, drop)], 4, NAVY), Glow(w * x, drop + 30, 130, GOLD, .6),
            Shape([(w * x - 14, drop), (w * x + 14, drop), (w * x + 40, drop + 44),
            (w * x - 40, drop + 44)], GOLD)]
    out += [*delegate(w * .17, h * .64, 150, DEEP, SAND, NAVY, True), rect(w * .03, h * .6, w * .28,
        h * .18, mix(DEEP, SKY, .15), NAVY), rect(w * .02, h * .585, w * .3, 18,
        mix(PAPER, SAND, .3)), *sunflower(w * .17, h * .69, 44, 44)]
    for x, c in ((.5, TERRA), (.78, GREEN)):
        out += [pill(w * x, h * .9, 290, 26, NAVY, .2), rect(w * x - 130, h * .7, 260, 110,
            mix(c, NAVY, .15)), rect(w * x - 140, h * .8, 280, 90, c), rect(w * x - 160, h * .77,
            44, 120, mix(c, NAVY, .25)), rect(w * x + 116, h * .77, 44, 120, mix(c, NAVY, .25))]
    return (out + potted(w * .36, h * .86, 230) + potted(w * .95, h * .95, 300) + figure(w * .63,
        h * .95, 330, mix(SKY, DEEP, .5), SAND, "down") + [rect(w * .63 + 60, h * .95 - 96, 66, 92,
        TERRA), Stroke([(w * .63 + 93, h * .95 - 96), (w * .63 + 80, h * .95 - 140)], 6, NAVY)])


def great_bridge(st: Stage) -> Layers:
    """A suspension bridge over a strait, ferry and gulls."""
    m, w, h = st.mood, st.w, st.h
    y = h * .64
    out = (sky(st, (.5, .42), 84, .62) + clouds(st, h * .2, 4, .5) + [ridge(st, y - 50, 30,
        mix(m.far, m.haze, .3), m.haze, .8)] + skyline(st, y, 30, 160, mix(m.far, m.near, .25))
        + mist(st, y - 30, 80, .6))
    out += (water(st, y, h + 9, .5) + cable_bridge(-60, w + 60, h * .58, h * .74, h * .4,
        mix(TERRA, NAVY, .12)) + ferry(w * .3, h * .86, 260))
    return out + birds(st, w * .6, h * .3, 6, m.near, 14)


def ferry(x: float, base: float, s: float) -> Layers:
    """White ferry with one funnel."""
    return [Shape([(x - s * .5, base - s * .1), (x + s * .56, base - s * .13),
        (x + s * .44, base + s * .02), (x - s * .44, base + s * .02)], NAVY),
        rect(x - s * .42, base - s * .2, s * .8, s * .1, PAPER), rect(x - s * .32, base - s * .3,
        s * .58, s * .1, mix(PAPER, SAND, .3)), *[rect(x - s * .38 + i * s * .075, base - s * .175,
        s * .045, s * .04, DEEP) for i in range(10)],
        *[rect(x - s * .29 + i * s * .075, base - s * .275, s * .045, s * .04,
        DEEP) for i in range(7)],
        Shape([(x - s * .06, base - s * .3), (x - s * .04, base - s * .46),
        (x + s * .07, base - s * .46), (x + s * .09, base - s * .3)], TERRA),
        rect(x - s * .04, base - s * .46, s * .11, s * .04, NAVY), pill(x, base + s * .03, s * 1.2,
        s * .035, PAPER, .7)]


def strait(st: Stage) -> Layers:
    """Istanbul: mosque on a hill, the bridge, a ferry."""
    m, w, h = st.mood, st.w, st.h
    y = h * .66
    out = (sky(st, (.6, .42), 96, .64) + clouds(st, h * .18, 4, .4) + [ridge(st, y - 60, 36,
        mix(m.far, m.haze, .2), m.haze, .8)])
    out += (cable_bridge(w * .42, w * 1.2, y - 60, y, 190, mix(m.near, m.haze, .25)) + mist(st,
        y - 10, 50, .5))
    hill = [(-20, y), (-20, y - 110), *bezier((-20, y - 110), (w * .2, y - 170), (w * .5, y - 120),
        (w * .62, y)), (w * .62, y)]
    out += (LANDMARKS["mosque"](w * .29, y - 116, 400, m) + [Shape(hill, mix(m.ground, m.near, .3),
        m.haze)])
    out += (skyline(st, y, 24, 84, mix(TERRA, m.haze, .35), 0, .58, True) + grove(st, "cypress",
        y - 60, 70, 14, (m.ground, mix(m.ground, m.ink, .2)), 0, .5))
    out += water(st, y, h + 9, .6) + ferry(w * .68, h * .83, 300) + ferry(w * .22, h * .76, 150)
    return out + birds(st, w * .62, h * .24, 7, m.near, 15) + railing(st, h * .95)


def fortress(st: Stage) -> Layers:
    """Shusha: walls on cliffs over a green gorge."""
    m, w, h = st.mood, st.w, st.h
    out = (sky(st, (.74, .24), 76, .5) + clouds(st, h * .18, 4, .55) + mountains(st, h * .6, 320, 5,
        .35) + mist(st, h * .54, 90, .7))
    out += ([ridge(st, h * .56, 30, mix(m.far, GREEN, .5), m.haze), ridge(st, h * .64, 30,
        mix(GREEN, m.haze, .25), mix(GREEN, m.haze, .5))] + grove(st, "fir", h * .7, 80, 26,
        (mix(GREEN, DEEP, .3), mix(GREEN, DEEP, .1)), .45, 1))
    top = [(-20, h * .56), (w * .2, h * .55), (w * .42, h * .58), (w * .56, h * .6)]
    face = jagged(st.rng, (w * .56, h * .6), (w * .42, h * 1.02), 60, 5)
    out += LANDMARKS["rampart"](w * .22, h * .585, 120, m)
    out += [Shape([*top, *face, (-20, h * 1.02)], mix(SAND, TERRA, .2), mix(TERRA, NAVY, .25))]
    for k in (.0, .1, .19, .3, .4, .47):
        x, d = w * (k + st.rng.uniform(0, .03)), w * st.rng.uniform(.03, .06)
        out.append(Shape([(x, h * .6), (x + d, h * .6), *jagged(st.rng, (x + d, h * .62),
            (x + d * 1.3, h * 1.0), 16, 4), (x + d * .2, h * 1.02)], NAVY, None, .17))
    for k in (.7, .79, .88):
        out.append(Stroke(jagged(st.rng, (-20, h * k), (w * (.54 - .34 * (k - .6)), h * (k + .012)),
            12, 5), 4, mix(SAND, PAPER, .2), .5))
    out += [Shape([*smooth([(-20, h * .575), (w * .2, h * .57), (w * .42, h * .6),
        (w * .57, h * .612), (w * .42, h * .635), (w * .2, h * .61), (-20, h * .62)])],
        mix(GREEN, GOLD, .2))]
    out += ([Shape([*smooth([(w * .3, h * 1.05), (w * .48, h * .9), (w * .75, h * .82),
        (w * 1.05, h * .74)]), (w * 1.05, h * 1.05)], GREEN, mix(GREEN, DEEP, .4))] + grove(st,
        "bushy", h * .93, 150, 10, (mix(GREEN, DEEP, .25), mix(GREEN, GOLD, .25), GREEN), .6, 1.0))
    for i in range(3):
        out += turbine(w * (.72 + .1 * i), h * (.62 + .02 * i), 190 - 14 * i, 20 + 40 * i, PAPER)
    return (out + grass(st, h * 1.02, 90, mix(GREEN, NAVY, .5), 90, w * .2) + birds(st, w * .4,
        h * .25, 5, m.near, 14))


def stone_bridge(st: Stage, marks: Sequence[tuple[str, float, float]] = (), spans: int = 7,
        hump: float = 50, sun: Point = (.3, .3), hills: float = 150, far: float = 130,
        statues: bool = False) -> Layers:
    """An old stone bridge over a river before a town (Skopje, Prague)."""
    m, w, h = st.mood, st.w, st.h
    y = h * .64
    out = (sky(st, sun, 78, .62) + clouds(st, h * .2, 4, .45) + [ridge(st, y - hills, hills * .35,
        mix(m.far, m.haze, .2), m.haze, .8), ridge(st, y - hills * .45, hills * .25,
        mix(m.near, m.ground, .5), m.haze, 1.2)])
    out += (skyline(st, y, far * .3, far, mix(SAND, m.near, .35), windows=True) + mist(st,
        y - far * .2, far * .5, .45))
    for name, x, s in marks:
        out += LANDMARKS[name](w * x, y, s, m)
    out += (grove(st, "bushy", y + 6, 64, 30, (m.ground, mix(m.ground, m.ink, .3),
        mix(m.ground, GOLD, .3))) + [rect(-9, y, w + 18, 14, mix(m.near, SAND, .4))] + water(st,
        y + 12, h + 9, sun[0]))
    c = mix(SAND, DEEP, .3)
    out += arches_bridge(-30, w + 30, h * .7, h * .86, spans, c, hump)
    for i in range(9):
        x = w * (i + .5) / 9
        yy = h * .7 - hump * math.sin(math.pi * (x + 30) / (w + 60))
        out += (([rect(x - 11, yy - 34, 22, 30, mix(c, NAVY, .2)), *figure(x, yy - 32, 66,
            mix(NAVY, c, .3), mix(NAVY, c, .35), "down", True, mix(NAVY, c, .3))] if statues
            else lamp_post(x, yy, 96, mix(NAVY, c, .1))) if i % 2 == 0 else figure(x, yy + 2, 60,
            BUNTING[i % 5], SAND, "down", i % 3 == 0))
    return (out + [pill(w * st.rng.random(), h * .88 + 10 * i, 300, 7, mix(DEEP, SKY, .35),
        .4) for i in range(8)])


def landscape(st: Stage, sun: Point = (0.68, 0.3), snow: float = 0.4, height: float = 330,
        lake: bool = True, trees: str = "fir", yurts: int = 0) -> Layers:
    """Mountains over a lake or steppe with trees or yurts in front."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.62
    out = (sky(st, sun) + clouds(st, h * 0.22, 4) + mountains(st, y, height, 5, snow) + mist(st,
        y - 50, 90, .6))
    out += [ridge(st, y - 34, 22, mix(m.near, m.ground, 0.4), m.haze)]
    out += (water(st, y, h * 0.86, sun[0]) if lake else [ridge(st, y + 10, 14, mix(m.ground, SAND,
        .45), m.ground, .7)])
    tone = mix(m.ground, NAVY, 0.3)
    for i in range(yurts):
        out += LANDMARKS["yurt"](w * (.2 + .27 * i), h * (.74 + .03 * (i % 2)), 95 + 30 * (i % 2),
            m)
    out += [ridge(st, h * 0.86, 22, mix(m.ground, NAVY, 0.1), tone)]
    if trees:
        out += (grove(st, trees, h * .93, 250, 9, (m.ground, tone, mix(m.ground, GOLD, 0.3)), -.02,
            .34) + grove(st, trees, h * .94, 270, 8, (m.ground, tone), .7, 1.02))
    return out + [ridge(st, h * 0.95, 14, tone, m.ink)] + grass(st, h * 1.0, 50, m.ink, 60)


def microphones(st: Stage) -> Layers:
    """A bunch of microphones on a table, hall lights behind."""
    w, h = st.w, st.h
    out: Layers = [Sky(((0, DEEP), (.7, mix(DEEP, SKY, .5)), (1, SKY)))]
    out += [disc(st.rng.uniform(0, w), st.rng.uniform(0, h * .6), st.rng.uniform(24, 74),
        st.rng.choice([GOLD, SAND, SKY, PAPER, TERRA]), alpha=.22) for _ in range(24)]
    out += flags(st, w * .06, w * .88, h * .86, h * .72, 6)
    out += [rect(-9, h * .8, w + 18, h, mix(SAND, TERRA, .35), mix(TERRA, NAVY, .4)),
        rect(-9, h * .79, w + 18, 14, mix(SAND, PAPER, .4))]
    for x, b, s in ((.18, .86, 380), (.36, .92, 470), (.54, .87, 420), (.72, .93, 460)):
        out += [pill(w * x + 10, h * b + 6, s * .46, 18, NAVY, .25), *microphone(w * x, h * b, s,
            NAVY)]
    return (out + [Shape([(w * .78, h * .86), (w * .94, h * .85), (w * .97, h * .93),
        (w * .79, h * .94)], PAPER)])


# --------------------------------------------------------------- the table of pictures


@dataclass(frozen=True)
class Picture:
    """One picture: its size, its light, its scene and the scene's parameters."""

    size: tuple[int, int]
    mood: str
    scene: Scene
    options: dict[str, object]


# Sizes for print: 300 px to the inch of the page at its bleed, of the measure, of a card's measure.
PAGE, DESK, LEAD, SQUARE = (2600, 3630), (1200, 1500), (2100, 1400), (2100, 2100)
BRIEF = (1600, 1200)


def pic(size: tuple[int, int], mood: str, scene: Scene, **options: object) -> Picture:
    """Short way to write a row of the table."""
    return Picture(size, mood, scene, options)


SCENES: dict[str, Picture] = {
    # the page-size pictures
    "cover": pic(PAGE, "dawn", cover),
    "october": pic(PAGE, "gold", autumn),
    "november": pic(PAGE, "mist", misty_bridge),
    "december": pic(PAGE, "dusk", winter),
    "advertisement": pic(PAGE, "desert", canyon),
    "foreword": pic(DESK, "dawn", writing_desk),
    # the leads
    "environment-conference": pic(LEAD, "green", green_valley),
    "digital-forensics": pic(LEAD, "night", forensics),
    "new-silk-way": pic(LEAD, "gold", silk_road),
    "cica-day": pic(LEAD, "day", town, sun=(.5, .26), marks=(("tent", .12, 170), ("cone_tower", .29,
        230), ("cone_tower", .71, 230), ("pyramid", .9, 150), ("palace", .5, 200), ("globe_tower",
        .5, 500)), front="plaza", ribbons=True),
    "youth-council": pic(LEAD, "gold", town, sun=(.18, .24), marks=(("mausoleum", .14, 260),
        ("madrasa", .56, 360)), far=0, mid=60, hills=110, front="plaza"),
    "football-tournament": pic(LEAD, "dusk", stadium),
    "belt-and-road-forum": pic(LEAD, "dawn", town, sun=(.74, .3), marks=(("palace_hall", .76, 200),
        ("palace_hall", .3, 320)), far=240, mid=60, hills=110, front="plaza", trees="bushy"),
    "un-security-council": pic(LEAD, "dawn", council, outside="newyork"),
    "sco-bishkek": pic(LEAD, "day", town, sun=(.2, .22), marks=(("parliament", .5, 190),), far=90,
        mid=70, peaks=420, front="plaza", flagged=9),
    "sdg-forum-almaty": pic(LEAD, "green", town, sun=(.22, .22), marks=(("tv_tower", .76, 280),
        ("glass_tower", .3, 330), ("glass_tower", .39, 250), ("campus_hall", .55, 110)), far=110,
        mid=80, peaks=430, front="park"),
    "eurasian-security-minsk": pic(LEAD, "mist", town, sun=(.5, .27), marks=(("gate_tower", .35,
        330), ("gate_tower", .65, 330), ("crystal", .87, 230), ("wedding_tower", .12, 260)),
        far=180, mid=90, front="river", trees="bushy"),
    "xiangshan-forum": pic(LEAD, "gold", hall, n=8, mural="hills"),
    "cpc-publicity-delegation": pic(LEAD, "dawn", handshake, outside="town"),
    "volunteer-concept-paper": pic(LEAD, "green", planting),
    "sdg-forum-remarks": pic(LEAD, "green", lectern, mural="hills", speaker=True),
    "majilis-chairman": pic(LEAD, "day", town, sun=(.24, .22), marks=(("glass_tower", .1, 330),
        ("glass_tower", .9, 360), ("parliament", .5, 310)), far=240, mid=90, front="plaza",
        flagged=7),
    "business-community": pic(LEAD, "gold", fields),
    "turkiye-contribution": pic(LEAD, "dusk", strait),
    "leading-universities": pic(LEAD, "dawn", library),
    "nazarbayev-university": pic(LEAD, "day", town, sun=(.8, .2), marks=(("campus_hall", .48,
        300),), far=190, mid=70, front="park"),
    "nam-women": pic(LEAD, "dawn", town, sun=(.26, .36), marks=(("flames", .66, 420), ("tv_tower",
        .93, 200)), far=150, mid=90, hills=100, front="sea"),
    "turkpa-anniversary": pic(LEAD, "gold", town, line=.74, sun=(.7, .22), marks=(("flames", .86,
        230), ("mosque", .66, 210), ("rampart", .42, 140), ("old_tower", .3, 400)), far=130,
        mid=110, hills=120, front="plaza", trees="cypress"),
    "osce-documentation-centre": pic(LEAD, "dawn", stone_bridge, marks=(("domed_castle", .44, 290),
        ("twin_spires", .68, 250), ("gothic_tower", .88, 400), ("gothic_tower", .1, 300)),
        statues=True, hump=14, sun=(.2, .25)),
    "china-contribution": pic(LEAD, "day", town, sun=(.22, .22), marks=(("round_temple", .55,
        420),), far=200, mid=0, hills=130, front="park", trees="cypress"),
    "christmas-bazaar": pic(LEAD, "night", market),
    "special-working-group": pic(LEAD, "day", table_above),
    "we-are-together": pic(LEAD, "snow", winter_capital, sun=(.2, .24), marks=(("wedding_tower",
        .12, 330), ("red_tower", .78, 340), ("onion_church", .46, 380)), far=150, mid=70,
        front="snowfield", trees="", ribbons=True),
    "iran-webinar": pic(LEAD, "dawn", webinar),
    "senior-officials-committee": pic(LEAD, "day", hall, n=12, mural="town", stage_people=7),
    "south-korea-contribution": pic(LEAD, "mist", town, sun=(.74, .24), marks=(("grey_hall", .14,
        150), ("grey_hall", .88, 150), ("grey_hall", .5, 320)), far=150, mid=0, peaks=300,
        hills=120, front="plaza", trees="bushy"),
    "volunteer-rally": pic(LEAD, "gold", delegation, suit=False, n=9, raised=True, banner=True,
        marks=(("globe_tower", .6, 330), ("palace", .35, 130))),
    "saudi-arabia-observer": pic(LEAD, "desert", dunes),
    "energy-week": pic(LEAD, "dawn", fields, panels=True, pylons=True, harvester=False, turbines=4),
    "eco-shusha": pic(LEAD, "green", fortress),
    "osce-skopje": pic(LEAD, "gold", stone_bridge, marks=(("hill_fort", .7, 230), ("mosque", .2,
        220), ("parliament", .46, 120)), spans=7, sun=(.42, .26), hills=190),
    "almaty-anniversary": pic(LEAD, "dusk", town, sun=(.3, .3), marks=(("tv_tower", .8, 300),
        ("glass_tower", .22, 270), ("glass_tower", .46, 220), ("round_temple", .99, 1)), far=130,
        mid=110, peaks=440, front="river", ribbons=True),
    # the second pictures
    "cica-day-2": pic(SQUARE, "dusk", town, sun=(.3, .36), marks=(("palace", .3, 200),
        ("cone_tower", .86, 220), ("globe_tower", .62, 480)), front="river"),
    "youth-council-2": pic(SQUARE, "gold", delegation, suit=False, n=6, raised=True, banner=True,
        marks=(("mausoleum", .5, 300),)),
    "belt-and-road-forum-2": pic(SQUARE, "gold", hall, n=8, mural="hills", stage_people=3),
    "eurasian-security-minsk-2": pic(SQUARE, "mist", council, outside="town", n=7, flagged=6),
    "business-community-2": pic(SQUARE, "dawn", fields, turbines=3, harvester=False),
    "nam-women-2": pic(SQUARE, "dawn", delegation, n=5, skirts=1.0, marks=(("flames", .5, 330),),
        front="plaza"),
    "special-working-group-2": pic(SQUARE, "day", lectern, mural="town", flagged=4),
    "senior-officials-committee-2": pic(SQUARE, "dawn", table_above, n=14, k=.34, carpet=mix(GREEN,
        DEEP, .45)),
    # the briefings
    "briefing-01": pic(BRIEF, "dawn", handshake, outside="hills", flagged=5, women=True),
    "briefing-02": pic(BRIEF, "night", microphones),
    "briefing-03": pic(BRIEF, "day", hall, n=6, mural="hills", stage_people=3),
    "briefing-04": pic(BRIEF, "dawn", airport),
    "briefing-05": pic(BRIEF, "day", lobby),
    "briefing-06": pic(BRIEF, "green", town, sun=(.2, .22), marks=(("campus_hall", .5, 260),),
        far=120, mid=50, front="park"),
    "briefing-07": pic(BRIEF, "mist", great_bridge),
    "briefing-08": pic(BRIEF, "day", landscape),
    "briefing-09": pic(BRIEF, "gold", town, sun=(.26, .26), marks=(("palace", .34, 200),
        ("cone_tower", .8, 280)), far=240, front="plaza"),
    "briefing-10": pic(BRIEF, "dawn", council, outside="hills", n=7),
    "briefing-11": pic(BRIEF, "dusk", lectern, mural="town", flagged=3, speaker=True),
    "briefing-12": pic(BRIEF, "dusk", town, sun=(.64, .42), marks=(("globe_tower", .34, 380),
        ("glass_tower", .8, 280)), front="river"),
    "briefing-13": pic(BRIEF, "day", webinar, outside="hills"),
    "briefing-14": pic(BRIEF, "gold", landscape, lake=False, trees="", yurts=3, height=280),
    "briefing-15": pic(BRIEF, "gold", library, marks=(("campus_hall", .5, 210), ("crystal", .86,
        170), ("gate_tower", .14, 230))),
    "briefing-16": pic(BRIEF, "day", silk_road, caravan=0),
    "briefing-17": pic(BRIEF, "night", town, sun=(.74, .2), marks=(("glass_tower", .24, 420),
        ("open_tower", .6, 340)), far=300, mid=200, front="river"),
    "briefing-18": pic(BRIEF, "day", delegation, suit=False, n=6, marks=(("campus_hall", .5, 230),),
        front="park", share=.42),
    "briefing-19": pic(BRIEF, "snow", town, sun=(.3, .26), marks=(("palace", .6, 220), ("tent", .2,
        170)), far=200, front="snowfield", trees=""),
}


# fmt: on
# --------------------------------------------------------------- painting


def seed_of(name: str) -> int:
    """Stable seed of a picture."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")


def ramp(a: np.ndarray, b: np.ndarray, n: int) -> np.ndarray:
    """n rows from a to b."""
    t = np.linspace(0, 1, n)[:, None]
    return a * (1 - t) + b * t


def paint_sky(img: Image.Image, layer: Sky, noise: np.random.Generator) -> None:
    """Vertical gradient, dithered against bands."""
    at, colors = zip(*layer.stops, strict=True)
    y = np.linspace(0, 1, img.height)
    rows = np.stack([np.interp(y, at, [c[k] for c in colors]) for k in range(3)], axis=1)
    area = np.repeat(rows[:, None, :], img.width, axis=1).astype(np.float32)
    area += noise.random(area.shape[:2], dtype=np.float32)[:, :, None] - 0.5
    img.paste(Image.fromarray(np.clip(area + 0.5, 0, 255).astype(np.uint8)))


def paint_shape(img: Image.Image, layer: Shape, s: float) -> None:
    """Polygon, flat or graded from its top to its bottom."""
    pts = [(x * s, y * s) for x, y in layer.pts]
    if layer.low is None and layer.alpha == 1.0 and layer.alpha_low is None:
        ImageDraw.Draw(img).polygon(pts, fill=layer.fill)
        return
    x0, y0 = (math.floor(min(p[k] for p in pts)) for k in (0, 1))
    x1, y1 = (math.ceil(max(p[k] for p in pts)) + 1 for k in (0, 1))
    cx0, cy0, cx1, cy1 = max(x0, 0), max(y0, 0), min(x1, img.width), min(y1, img.height)
    if cx1 <= cx0 or cy1 <= cy0:
        return
    mask = Image.new("L", (cx1 - cx0, cy1 - cy0), 0)
    ImageDraw.Draw(mask).polygon([(x - cx0, y - cy0) for x, y in pts], fill=255)
    low = layer.low or layer.fill
    alow = layer.alpha if layer.alpha_low is None else layer.alpha_low
    rows = ramp(np.array([*layer.fill, layer.alpha]), np.array([*low, alow]), y1 - y0)[
        cy0 - y0 : cy1 - y0
    ]
    tint = Image.fromarray(np.round(rows[:, None, :3]).astype(np.uint8)).resize(mask.size)
    if layer.alpha != 1.0 or alow != 1.0:
        veil = np.asarray(mask, np.float32) * rows[:, 3].astype(np.float32)[:, None]
        mask = Image.fromarray(veil.astype(np.uint8))
    img.paste(tint, (cx0, cy0), mask)


def paint_stroke(img: Image.Image, layer: Stroke, s: float) -> None:
    """Line with round joints and ends."""
    pts = [(x * s, y * s) for x, y in layer.pts]
    width = max(1, round(layer.width * s))
    mask = img if layer.alpha == 1.0 else Image.new("L", img.size, 0)
    fill = layer.fill if layer.alpha == 1.0 else round(255 * layer.alpha)
    pen = ImageDraw.Draw(mask)
    pen.line(pts, fill=fill, width=width, joint="curve")
    if width > 4:
        for x, y in (pts[0], pts[-1]):
            pen.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=fill)
    if layer.alpha != 1.0:
        img.paste(layer.fill, (0, 0), mask)


def paint_glow(img: Image.Image, layer: Glow, s: float) -> None:
    """Soft light, computed small and enlarged."""
    n = 96
    y, x = np.mgrid[-1 : 1 : n * 1j, -1 : 1 : n * 1j]
    light = np.clip(1 - np.hypot(x, y), 0, 1) ** 2 * layer.alpha * 255
    side = round(2 * layer.r * s)
    mask = Image.fromarray(light.astype(np.uint8)).resize((side, side), Image.Resampling.BICUBIC)
    img.paste(layer.fill, (round((layer.x - layer.r) * s), round((layer.y - layer.r) * s)), mask)


def grain(img: Image.Image, noise: np.random.Generator, amount: float) -> Image.Image:
    """Light grain of the stone: fine noise, a little softened, on all channels alike."""
    raw = noise.normal(0, 40, (img.height, img.width)).clip(-127, 127) + 128
    soft = Image.fromarray(raw.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.6))
    dust = (np.asarray(soft, np.float32) - 128) * (amount / 20)
    return Image.fromarray(
        np.clip(np.asarray(img, np.float32) + dust[:, :, None] + 0.5, 0, 255).astype(np.uint8)
    )


def render(name: str, picture: Picture, amount: float = GRAIN) -> Image.Image:
    """Paint one picture with this much grain."""
    w, h = picture.size
    unit = min(w, h) / 1000
    stage = Stage(w / unit, h / unit, MOODS[picture.mood], random.Random(seed_of(name)))
    noise = np.random.default_rng(seed_of(name))
    img = Image.new("RGB", (w * OVERSAMPLE, h * OVERSAMPLE), PAPER)
    for layer in picture.scene(stage, **picture.options):
        match layer:
            case Sky():
                paint_sky(img, layer, noise)
            case Shape():
                paint_shape(img, layer, unit * OVERSAMPLE)
            case Stroke():
                paint_stroke(img, layer, unit * OVERSAMPLE)
            case Glow():
                paint_glow(img, layer, unit * OVERSAMPLE)
    return grain(img.reduce(OVERSAMPLE), noise, amount)


def srgb_profile() -> bytes:
    """The sRGB profile without its date, so that files stay the same."""
    raw = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return raw[:24] + bytes(12) + raw[36:]


def encode(img: Image.Image) -> bytes:
    """The JPEG file of a picture."""
    out = io.BytesIO()
    img.save(
        out,
        "JPEG",
        quality=QUALITY,
        optimize=True,
        progressive=True,
        dpi=(300, 300),
        icc_profile=srgb_profile(),
    )
    return out.getvalue()


def draw(name: str) -> Path:
    """Draw one picture into the folder; less grain where the file would be too large."""
    picture, data = SCENES[name], b""
    limit = PAGE_LIMIT if picture.size == PAGE else LIMIT
    for amount in (GRAIN, GRAIN * 0.6, GRAIN * 0.3, 0.0):
        data = encode(render(name, picture, amount))
        if len(data) <= limit:
            break
    path, part = FOLDER / f"{name}.jpg", FOLDER / f"{name}.part"
    part.write_bytes(data)
    return part.replace(path)


def main(args: Sequence[str]) -> int:
    """Draw the pictures named, or all."""
    if "--list" in args:
        print("\n".join(SCENES))
        return 0
    if unknown := [a for a in args if a not in SCENES]:
        print("unknown picture:", ", ".join(unknown), file=sys.stderr)
        return 2
    for name in args or SCENES:
        path = draw(name)
        print(f"{path.name}  {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
