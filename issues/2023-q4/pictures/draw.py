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

from __future__ import annotations

import hashlib
import math
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageDraw, ImageFilter

Color = tuple[int, int, int]
Point = tuple[float, float]

FOLDER = Path(__file__).resolve().parent
OVERSAMPLE = 2
QUALITY = 84
GRAIN = 2.6


def rgb(code: str) -> Color:
    """Colour from six hexadecimal digits."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


NAVY, DEEP, SKY, PAPER = rgb("0b2545"), rgb("13315c"), rgb("8da9c4"), rgb("eef4ed")
SAND, TERRA, GOLD, GREEN = rgb("e0c9a6"), rgb("c8553d"), rgb("e3b23c"), rgb("588157")
BUNTING = (TERRA, GOLD, PAPER, GREEN, SKY)


def mix(a: Color, b: Color, t: float) -> Color:
    """Colour at share t of the way from a to b."""
    return tuple(round(p + (q - p) * t) for p, q in zip(a, b, strict=True))  # type: ignore


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
    "dawn": Mood(mix(SKY, DEEP, 0.25), mix(SKY, PAPER, 0.55), mix(SAND, TERRA, 0.28),
                 mix(GOLD, PAPER, 0.45), mix(SAND, PAPER, 0.35), mix(SKY, SAND, 0.25),
                 mix(DEEP, SKY, 0.35), NAVY, mix(GOLD, PAPER, 0.3), mix(GREEN, DEEP, 0.45)),
    "day": Mood(mix(SKY, DEEP, 0.12), mix(SKY, PAPER, 0.45), mix(PAPER, SAND, 0.15),
                mix(PAPER, GOLD, 0.15), mix(PAPER, SKY, 0.2), mix(SKY, PAPER, 0.1),
                mix(DEEP, SKY, 0.4), NAVY, PAPER, GREEN),
    "gold": Mood(mix(SAND, SKY, 0.55), mix(SAND, PAPER, 0.35), mix(GOLD, SAND, 0.55),
                 mix(PAPER, GOLD, 0.35), mix(SAND, PAPER, 0.5), mix(SAND, SKY, 0.45),
                 mix(TERRA, DEEP, 0.45), NAVY, mix(GOLD, PAPER, 0.35), mix(GREEN, GOLD, 0.3)),
    "dusk": Mood(mix(DEEP, NAVY, 0.2), mix(SKY, TERRA, 0.35), mix(GOLD, TERRA, 0.45),
                 mix(GOLD, TERRA, 0.15), mix(TERRA, SAND, 0.55), mix(SKY, TERRA, 0.4),
                 mix(DEEP, TERRA, 0.2), NAVY, GOLD, mix(NAVY, GREEN, 0.3)),
    "mist": Mood(mix(SKY, PAPER, 0.35), mix(SKY, PAPER, 0.65), mix(PAPER, SAND, 0.25),
                 PAPER, PAPER, mix(SKY, PAPER, 0.35), mix(DEEP, SKY, 0.5), NAVY,
                 mix(PAPER, GOLD, 0.2), mix(GREEN, SKY, 0.45)),
    "snow": Mood(mix(DEEP, SKY, 0.55), mix(SKY, PAPER, 0.35), mix(SAND, PAPER, 0.4),
                 mix(PAPER, GOLD, 0.25), mix(PAPER, SKY, 0.15), mix(SKY, PAPER, 0.25),
                 mix(DEEP, SKY, 0.35), NAVY, GOLD, PAPER),
    "night": Mood(NAVY, DEEP, mix(DEEP, SKY, 0.55), mix(PAPER, GOLD, 0.2),
                  mix(DEEP, SKY, 0.6), mix(DEEP, SKY, 0.3), mix(NAVY, DEEP, 0.6), NAVY,
                  GOLD, mix(NAVY, GREEN, 0.2)),
    "desert": Mood(mix(SKY, PAPER, 0.25), mix(PAPER, SAND, 0.4), mix(SAND, TERRA, 0.3),
                   mix(GOLD, PAPER, 0.25), mix(SAND, PAPER, 0.25), mix(SAND, SKY, 0.4),
                   mix(TERRA, DEEP, 0.3), NAVY, mix(GOLD, PAPER, 0.2), mix(SAND, TERRA, 0.35)),
    "green": Mood(mix(SKY, GREEN, 0.2), mix(PAPER, SKY, 0.35), mix(PAPER, GREEN, 0.12),
                  mix(PAPER, GOLD, 0.2), mix(PAPER, GREEN, 0.15), mix(SKY, GREEN, 0.3),
                  mix(GREEN, DEEP, 0.35), mix(NAVY, GREEN, 0.15), PAPER, GREEN),
}


@dataclass(frozen=True)
class Stage:
    """What a scene knows of its picture: size in units, light, chance."""

    w: float
    h: float
    mood: Mood
    rng: random.Random

    @property
    def tall(self) -> bool:
        """Whether the picture is a portrait."""
        return self.h > self.w


Scene = Callable[..., Layers]


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
        out.append(tuple(sum(w * p[j] for w, p in zip(k, (a, b, c, d))) for j in (0, 1)))
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
        x, cy, w = st.rng.uniform(0, st.w), y + st.rng.uniform(-spread, spread), st.rng.uniform(140, 320)
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
    peaks = [(i * step + st.rng.uniform(-0.25, 0.25) * step, st.rng.uniform(0.55, 1.0)) for i in range(n)]
    out: Layers = []
    for x, k in sorted(peaks, key=lambda p: -p[1]):
        out += peak(st.rng, x, base, step * st.rng.uniform(1.9, 2.5), height * k, body, shade,
                    m.haze, snow * k)
    return out


def mist(st: Stage, y: float, depth: float, alpha: float = 0.8, fill: Color | None = None) -> Layers:
    """A bank of mist, densest at its middle."""
    c = fill or st.mood.haze
    def band(a: float, b: float, a0: float, a1: float) -> Shape:
        return Shape([(-9, a), (st.w + 9, a), (st.w + 9, b), (-9, b)], c, None, a0, a1)
    return [band(y - depth, y, 0.0, alpha), band(y, y + depth, alpha, 0.0)]


def water(st: Stage, y0: float, y1: float, sun: float | None = None,
          fill: Color | None = None) -> Layers:
    """A sheet of water with bars of light, denser under the sun (share of width)."""
    m = st.mood
    top, low = mix(m.low, SKY, 0.35), fill or mix(m.near, SKY, 0.3)
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
        out.append(Shape([*bezier((x - 2.5, y), (x - 2, y - h * 0.5), (x + lean * 0.3, y - h), tip, 6),
                          *bezier(tip, (x + lean * 0.4 + 4, y - h * 0.8), (x + 4, y - h * 0.4),
                                  (x + 3, y), 6)], fill))
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
                                  (bx + s, by - s * 0.3), 8),
                          (bx, by + s * 0.16)], fill))
    return out


# --------------------------------------------------------------- trees


def fir(x: float, base: float, h: float, fill: Color, snow: Color | None = None) -> Layers:
    """Fir of four tiers, snow on the left of each if asked for."""
    out: Layers = [rect(x - h * 0.025, base - h * 0.12, h * 0.05, h * 0.12, mix(fill, NAVY, 0.5))]
    for i in range(4):
        top, foot = base - h * (0.46 + 0.18 * i), base - h * (0.08 + 0.2 * i)
        w = h * (0.25 - 0.05 * i)
        out.append(Shape([(x, top), (x + w, foot), (x + w * 0.5, foot - h * 0.02), (x, foot + h * 0.01),
                          (x - w * 0.5, foot - h * 0.02), (x - w, foot)], mix(fill, PAPER, 0.02 * i)))
        out.append(Shape([(x, top), (x + w, foot), (x + w * 0.5, foot - h * 0.02), (x, foot + h * 0.01)],
                         mix(fill, NAVY, 0.28)))
        if snow:
            out.append(Shape([(x, top), (x + w * 0.25, top + (foot - top) * 0.42), (x - w * 0.2, foot - h * .1),
                              (x - w * 0.45, foot - h * 0.045), (x - w, foot)], snow))
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
    out: Layers = [Stroke([(x, base), (x + h * 0.01, base - h * 0.4), top], h * 0.035, mix(fill, NAVY, .55))]
    for a in range(-200, 21, 27):
        tip = (top[0] + h * 0.3 * math.cos(math.radians(a)), top[1] + h * 0.22 * math.sin(math.radians(a)) + h * .07)
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
            out += twig(rng, b, angle + turn, size * rng.uniform(0.62, 0.8), width * 0.62, fill, depth - 1)
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
        out += panes(x + w * 0.04, base - h * 0.96, w * 0.62, h * 0.86, cols, rows, m.lit, 0.55, rng)
    return out


def skyline(st: Stage, base: float, low: float, high: float, fill: Color, x0: float = 0.0,
            x1: float = 1.0, windows: bool = False) -> Layers:
    """Row of varied town houses and towers."""
    out: Layers = []
    x = x0 * st.w - 10
    while x < x1 * st.w:
        w, h = st.rng.uniform(34, 92), st.rng.uniform(low, high)
        tone = mix(fill, st.rng.choice([PAPER, NAVY, st.mood.haze]), st.rng.uniform(0, 0.14))
        out += block(x, base, w, h, tone, st.mood, max(3, round(h / 22)) if windows else 0, 3, st.rng)
        cap = st.rng.randrange(5)
        if cap == 0:
            out.append(rect(x + w * 0.2, base - h - 16, w * 0.5, 17, mix(tone, NAVY, 0.1)))
        elif cap == 1:
            out.append(Stroke([(x + w / 2, base - h), (x + w / 2, base - h - 44)], 3, tone))
        elif cap == 2:
            out.append(Shape([(x, base - h + 1), (x + w, base - h + 1), (x + w, base - h - w * 0.3)], tone))
        x += w * st.rng.uniform(0.8, 1.12)
    return out


def dome(x: float, base: float, w: float, fill: Color, kind: str = "round", tip: Color = GOLD) -> Layers:
    """Dome without drum: round, pointed, onion or ribbed."""
    r = w / 2
    half = {
        "round": oval(x, base, r, r, 180, 270),
        "pointed": bezier((x - r, base), (x - r * 1.08, base - r * 0.85), (x - r * 0.35, base - r * 1.25),
                          (x, base - r * 1.55)),
        "ribbed": bezier((x - r * 0.94, base), (x - r * 1.3, base - r * 1.0), (x - r * 0.4, base - r * 1.4),
                         (x, base - r * 1.6)),
        "onion": bezier((x - r * 0.7, base), (x - r * 1.75, base - r * 1.3), (x - r * 0.15, base - r * 1.5),
                        (x, base - r * 2.5)),
    }[kind]
    top = half[-1][1]
    right = [(2 * x - a, b) for a, b in reversed(half)]
    inner = [(x + (a - x) * 0.25, b) for a, b in half]
    out: Layers = [Stroke([(x, top + 4), (x, top - r * 0.45)], max(w * 0.035, 2), tip),
                   disc(x, top - r * 0.2, max(w * 0.035, 2), tip), Shape([*half, *right], fill),
                   Shape([*[(2 * x - a, b) for a, b in inner], *right], mix(fill, NAVY, 0.3))]
    shine = [(x + (a - x) * 0.72, b) for a, b in half]
    out.append(Shape([*shine, *[(x + (a - x) * 0.5, b) for a, b in reversed(half)]], mix(fill, PAPER, 0.35)))
    if kind in ("ribbed", "onion"):
        out += [Stroke([(x + (a - x) * k, b) for a, b in half], w * 0.012, mix(fill, NAVY, 0.35))
                for k in (0.8, 0.3, -0.4, -0.8)]
    return out


def drum_dome(x: float, base: float, w: float, wall: Color, fill: Color, kind: str = "pointed") -> Layers:
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
        return Shape([(x + w * a * 0.7, base - h), (x + w * b * 0.7, base - h), (x + w * b, base), (x + w * a, base)], c)
    out: Layers = [strip(-0.5, 0.5, wall), strip(0.12, 0.5, mix(wall, NAVY, 0.28))]
    out += [rect(x - w * 0.46, base - h * k, w * 0.92, h * 0.018, mix(cap, wall, 0.25)) for k in (0.25, 0.5, 0.75)]
    out += [rect(x - w * 0.55, base - h, w * 1.1, h * 0.04, mix(wall, PAPER, 0.25)),
            rect(x - w * 0.28, base - h * 1.09, w * 0.56, h * 0.09, wall)]
    return out + dome(x, base - h * 1.09, w * 0.7, cap, "pointed")


def colonnade(x: float, base: float, w: float, h: float, n: int, wall: Color, dark: Color) -> Layers:
    """Flat-roofed front with pillars; x is its middle."""
    out: Layers = [rect(x - w / 2, base - h, w, h, dark)]
    step = w / n
    out += [rect(x - w / 2 + i * step + step * 0.3, base - h, step * 0.4, h, wall) for i in range(n)]
    out += [rect(x - w / 2 + i * step + step * 0.56, base - h, step * 0.14, h, mix(wall, NAVY, 0.25)) for i in range(n)]
    return [*out, rect(x - w * 0.52, base - h * 1.16, w * 1.04, h * 0.18, wall),
            rect(x - w * 0.52, base - h * 1.0, w * 1.04, h * 0.04, mix(wall, NAVY, 0.3)),
            rect(x - w * 0.54, base - h * 0.08, w * 1.08, h * 0.1, mix(wall, NAVY, 0.12))]


def portal(x: float, base: float, w: float, h: float, wall: Color, tile: Color, dark: Color) -> Layers:
    """Tall gate of Central Asia: a frame of tiles around a pointed niche."""
    out: Layers = [rect(x - w / 2, base - h, w, h, tile), rect(x - w * 0.45, base - h * 0.96, w * 0.9, h * 0.96, wall)]
    for i in range(9):
        y = base - h * (0.06 + 0.1 * i)
        out += [Shape([(x + k * w * 0.4, y - h * .035), (x + k * w * 0.4 + w * .03, y), (x + k * w * 0.4, y + h * .035),
                       (x + k * w * 0.4 - w * 0.03, y)], mix(tile, GOLD, 0.6 * (i % 2))) for k in (-1, 1)]
    return [*out, arch(x, base, w * 0.66, h * 0.84, mix(tile, DEEP, 0.3)), arch(x, base, w * 0.58, h * 0.78, dark, low=mix(dark, wall, 0.35)),
            arch(x, base, w * 0.24, h * 0.36, mix(wall, PAPER, 0.3))]


def pagoda_roof(x: float, base: float, w: float, h: float, fill: Color, trim: Color) -> Layers:
    """Roof with upturned eaves; x is the middle, base the eaves."""
    half = bezier((x - w / 2, base - h * 0.22), (x - w * 0.36, base - h * 0.02), (x - w * 0.3, base - h * 0.6),
                  (x - w * 0.24, base - h))
    eave = bezier((x - w * 0.5, base - h * 0.22), (x - w * 0.4, base + h * 0.04), (x - w * 0.2, base), (x, base))
    outline = [*reversed(eave), *half]
    out: Layers = [Shape(mirror(outline, x), fill)]
    for i in range(-10, 11):
        k = i / 10.5
        out.append(Stroke([(x + k * w * 0.24, base - h * 0.97), (x + k * w * 0.3, base - h * 0.5),
                           (x + k * w * 0.44, base - h * (0.03 + 0.07 * k * k))], w * 0.004, mix(fill, NAVY, 0.3)))
    out += [Stroke(mirror(eave, x), h * 0.07, trim),
            pill(x, base - h, w * 0.52, h * 0.1, trim),
            disc(x - w * 0.25, base - h * 1.04, h * 0.08, trim), disc(x + w * 0.25, base - h * 1.04, h * 0.08, trim)]
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
        out += [rect(x - ww / 2 + i * ww / 8 - w * .01, y - hh, w * 0.022, hh, wall) for i in range(9)]
        out.append(rect(x - ww / 2, y - hh, ww, hh * 0.2, mix(GREEN, DEEP, 0.35)))
        y -= hh
        out += pagoda_roof(x, y + w * 0.01, w * 1.06 * k, w * (0.13 if t + 1 < tiers else 0.17), roof, trim)
        y -= w * 0.07
    return out


def arches_bridge(x0: float, x1: float, y: float, foot: float, n: int, fill: Color, hump: float = 0) -> Layers:
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
        pts = [(a, deck(a)), *[(a + step * k / 6, deck(a + step * k / 6)) for k in range(1, 6)], (b, deck(b)),
               (b, foot), (c + r, foot), *reversed(head), (c - r, foot), (a, foot)]
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
        return [(a + (b - a) * t, ya + (yb - ya) * t + drop * 4 * t * (1 - t)) for t in np.linspace(0, 1, 25)]
    main = sag(pa, pb, y - h, y - h, h * 0.88)
    sides = [sag(x0, pa, y, y - h, h * 0.2), sag(pb, x1, y - h, y, h * 0.2)]
    out: Layers = [Stroke([(p[0], p[1]), (p[0], y)], 1.6, fill, 0.8) for c in (main, *sides) for p in c[1:-1]]
    out += [Stroke(c, 5, fill) for c in (main, *sides)]
    for p in (pa, pb):
        out += [Shape([(p - 17, foot), (p - 11, y - h - 12), (p - 4, y - h - 12), (p - 6, foot)], fill),
                Shape([(p + 17, foot), (p + 11, y - h - 12), (p + 4, y - h - 12), (p + 6, foot)], mix(fill, NAVY, .3)),
                rect(p - 12, y - h * 0.92, 24, 9, fill), rect(p - 14, y - h * 0.45, 28, 9, fill)]
    return [*out, rect(x0, y, w, 13, fill), rect(x0, y + 9, w, 6, mix(fill, NAVY, 0.4))]


# --------------------------------------------------------------- flags, people, things


def pennants(a: Point, b: Point, sag: float, n: int, size: float, colors: Sequence[Color] = BUNTING) -> Layers:
    """A string of coloured pennants."""
    def at(t: float) -> Point:
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t + sag * 4 * t * (1 - t)
    out: Layers = [Stroke([at(t) for t in np.linspace(0, 1, 30)], 2.5, NAVY)]
    for i in range(n):
        p, q = at((i + 0.15) / n), at((i + 0.85) / n)
        c = colors[i % len(colors)]
        tip = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2 + size)
        out += [Shape([p, q, tip], c), Shape([((p[0] + q[0]) / 2, (p[1] + q[1]) / 2), q, tip], mix(c, NAVY, 0.18))]
    return out


def flag(x: float, base: float, h: float, fill: Color, pole: Color, turn: float = 1.0) -> Layers:
    """Plain waving flag on a pole."""
    w, d = h * 0.36 * turn, h * 0.22
    top = base - h
    edge = [(x + w * t, top + d * 0.16 * math.sin(t * 6) + d * 0.12 * t) for t in np.linspace(0, 1, 14)]
    def cut(i: int, j: int) -> list[Point]:
        return [*edge[i:j], *[(a, b + d) for a, b in reversed(edge[i:j])]]
    return [Stroke([(x, base), (x, top - h * 0.02)], max(h * 0.012, 2.2), pole), disc(x, top - h * .02, h * .014, GOLD),
            Shape(cut(0, 14), fill), Shape(cut(4, 9), mix(fill, NAVY, 0.16))]


def flags(st: Stage, x0: float, x1: float, base: float, h: float, n: int,
          colors: Sequence[Color] = BUNTING, pole: Color | None = None) -> Layers:
    """Row of plain flags; x in units."""
    out: Layers = []
    for i in range(n):
        x = x0 + (x1 - x0) * i / max(n - 1, 1)
        out += flag(x, base, h, colors[i % len(colors)], pole or st.mood.ink)
    return out


def figure(x: float, base: float, h: float, coat: Color, skin: Color = SAND, arms: str = "down",
           skirt: bool = False, hair: Color = NAVY) -> Layers:
    """Standing stylised person without a face; arms: down, up, both, out."""
    sh, hip, r = base - h * 0.8, base - h * 0.46, h * 0.075
    sw, hw = h * 0.13, h * 0.1
    dark = mix(coat, NAVY, 0.3)
    out: Layers = []
    if skirt:
        out.append(Shape([(x - hw * 0.8, hip), (x + hw * 0.8, hip), (x + hw * 1.5, base - h * .08), (x - hw * 1.5, base - h * .08)], dark))
        out += [rect(x - hw * 0.6, base - h * 0.09, h * 0.035, h * 0.09, NAVY), rect(x + hw * 0.25, base - h * .09, h * .035, h * .09, NAVY)]
    else:
        out += [Shape([(x - hw, hip - 4), (x - h * 0.005, hip - 4), (x - h * 0.015, base), (x - h * 0.08, base)], mix(NAVY, coat, 0.2)),
                Shape([(x + hw, hip - 4), (x + h * 0.005, hip - 4), (x + h * 0.015, base), (x + h * 0.08, base)], NAVY)]
    left = smooth([(x - h * 0.03, sh - h * 0.02), (x - sw * 0.9, sh + h * 0.015), (x - sw, sh + h * 0.08), (x - hw * 1.1, hip + h * .04)], 6)
    body = mirror(left, x)
    out += [Shape(body, coat), Shape([(x + h * 0.03, sh - h * 0.02), *[(2 * x - a, b) for a, b in left[1:]], (x + h * .03, hip + h * .04)], dark)]
    reach = {"down": ((-1, -0.17, 0.3), (1, 0.17, 0.3)), "up": ((-1, -0.15, 0.3), (1, 0.18, -0.28)),
             "both": ((-1, -0.2, -0.26), (1, 0.2, -0.26)), "out": ((-1, -0.15, 0.3), (1, 0.3, 0.12))}[arms]
    for side, dx, dy in reach:
        a, b = (x + side * sw * 0.85, sh + h * 0.045), (x + dx * h, sh + dy * h)
        mid = ((a[0] + b[0]) / 2 + side * h * 0.025, (a[1] + b[1]) / 2)
        out += [Stroke([a, mid, b], h * 0.062, dark if side > 0 else coat), disc(*b, h * 0.03, skin)]
    out += [rect(x - h * 0.025, sh - h * 0.05, h * 0.05, h * 0.06, mix(skin, TERRA, 0.2)), disc(x, sh - h * 0.105, r, skin, r * 1.15),
            Shape(oval(x, sh - h * 0.12, r * 1.06, r * 1.12, 170, 370), hair)]
    return out


def bust(x: float, base: float, s: float, coat: Color, hair: Color = NAVY) -> Layers:
    """Head and shoulders seen from behind."""
    left = smooth([(x - s * 0.12, base - s * 0.62), (x - s * 0.42, base - s * 0.48), (x - s * 0.52, base)], 8)
    return [rect(x - s * 0.1, base - s * 0.72, s * 0.2, s * 0.16, mix(SAND, TERRA, 0.25)), Shape(mirror(left, x), coat),
            disc(x, base - s * 0.86, s * 0.2, hair, s * 0.24), Shape(oval(x, base - s * 0.86, s * .2, s * .24, -70, 70), mix(hair, PAPER, 0.1))]


def crowd(st: Stage, y: float, s: float, n: int, coats: Sequence[Color] = (DEEP, TERRA, GREEN, SKY, SAND, GOLD)) -> Layers:
    """A row of people seen from behind."""
    out: Layers = []
    for i in range(n):
        x = st.w * (i + 0.5) / n + st.rng.uniform(-8, 8)
        out += bust(x, y, s * st.rng.uniform(0.92, 1.06), st.rng.choice(list(coats)), st.rng.choice([NAVY, mix(NAVY, TERRA, .3), mix(NAVY, SAND, .4)]))
    return out


def microphone(x: float, base: float, h: float, fill: Color) -> Layers:
    """Gooseneck microphone on a foot."""
    head = (x + h * 0.2, base - h)
    return [pill(x, base - h * 0.02, h * 0.36, h * 0.06, fill),
            Stroke(bezier((x, base), (x, base - h * 0.5), (x + h * 0.02, base - h * 0.8), head, 16), h * 0.03, fill),
            Stroke([(head[0] - h * 0.03, head[1] + h * 0.03), (head[0] + h * 0.09, head[1] - h * 0.09)], h * 0.1, mix(fill, TERRA, 0.0)),
            Stroke([(head[0] - h * 0.035, head[1] + h * 0.035), (head[0] - h * 0.015, head[1] + h * 0.015)], h * 0.1, GOLD)]


def turbine(x: float, base: float, h: float, angle: float, fill: Color) -> Layers:
    """Wind turbine."""
    hub = (x, base - h)
    out: Layers = [Shape([(x - h * 0.012, base - h), (x + h * 0.012, base - h), (x + h * 0.024, base), (x - h * .024, base)], fill, mix(fill, SKY, .4))]
    for k in range(3):
        a = math.radians(angle + 120 * k)
        c, s, n = math.cos(a), math.sin(a), h * 0.5
        out.append(Shape([hub, (x + c * n * 0.25 - s * h * 0.03, hub[1] + s * n * .25 + c * h * .03), (x + c * n, hub[1] + s * n)], fill))
    return [*out, disc(*hub, h * 0.025, mix(fill, NAVY, 0.25))]


def book(x: float, base: float, w: float, h: float, fill: Color) -> Layers:
    """Closed book lying flat, spine to the front."""
    return [rect(x, base - h, w, h, fill), rect(x + w * 0.06, base - h, w * 0.02, h, mix(fill, PAPER, 0.5)),
            rect(x + w * 0.9, base - h, w * 0.02, h, mix(fill, PAPER, 0.5)), rect(x, base - h * 0.25, w, h * 0.25, mix(fill, NAVY, .25))]


# --------------------------------------------------------------- scenes


def landscape(st: Stage, sun: Point = (0.68, 0.3), snow: float = 0.4, height: float = 330,
              lake: bool = True, trees: str = "fir") -> Layers:
    """Mountains over a lake with trees in front."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.64
    out = sky(st, sun) + clouds(st, h * 0.26, 4) + mountains(st, y, height, 6, snow)
    out += [ridge(st, y - 34, 22, mix(m.near, m.ground, 0.4), m.haze)]
    if lake:
        out += water(st, y, h * 0.86, sun[0])
    tone = mix(m.ground, NAVY, 0.3)
    out += [ridge(st, h * 0.86, 22, mix(m.ground, NAVY, 0.1), tone)]
    out += grove(st, trees, h * 0.92, 250, 14, (m.ground, tone, mix(m.ground, GOLD, 0.3)))
    return out + [ridge(st, h * 0.95, 14, tone, m.ink)]


def town(st: Stage, sun: Point = (0.3, 0.3), snow: float = 0.0, trees: str = "poplar", flagged: int = 0) -> Layers:
    """A plain town on a river."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.68
    out = sky(st, sun) + clouds(st, h * 0.22, 4)
    if snow:
        out += mountains(st, y, 320, 6, snow)
    out += skyline(st, y, 90, 300, mix(m.far, m.haze, 0.4)) + mist(st, y - 40, 90, 0.6)
    out += skyline(st, y, 40, 200, mix(m.near, m.far, 0.4), windows=True)
    out += grove(st, trees, y + 8, 80, 40, (m.ground, mix(m.ground, m.ink, 0.3)))
    out += water(st, y, h, sun[0])
    return out + (flags(st, w * 0.1, w * 0.8, h * 0.98, 300, flagged) if flagged else [])


def hall(st: Stage, n: int = 7) -> Layers:
    """A large hall with flags and rows of people."""
    m, w, h = st.mood, st.w, st.h
    out: Layers = [Sky(((0, mix(SAND, PAPER, 0.4)), (0.6, mix(SAND, PAPER, 0.75)), (1, SAND)))]
    out += [rect(w * 0.2, h * 0.14, w * 0.6, h * 0.36, DEEP, mix(DEEP, SKY, 0.35))]
    out += flags(st, w * 0.07, w * 0.9, h * 0.62, h * 0.42, n, (TERRA, GOLD, SKY, GREEN))
    out += [rect(0, h * 0.62, w, h * 0.4, mix(DEEP, SKY, 0.25), NAVY)]
    for i, y in enumerate((0.74, 0.86, 1.0)):
        out += crowd(st, h * y, 120 + 40 * i, 13 - 2 * i)
    return out


# --------------------------------------------------------------- the table of pictures


@dataclass(frozen=True)
class Picture:
    """One picture: its size, its light, its scene and the scene's parameters."""

    size: tuple[int, int]
    mood: str
    scene: Scene
    options: dict[str, object]


PAGE, DESK, LEAD, SQUARE, BRIEF = (1654, 2339), (1000, 1250), (1800, 1200), (1200, 1200), (1200, 900)


def pic(size: tuple[int, int], mood: str, scene: Scene, **options: object) -> Picture:
    """Short way to write a row of the table."""
    return Picture(size, mood, scene, options)


SCENES: dict[str, Picture] = {}
#TABLE


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
    rows = ramp(np.array([*layer.fill, layer.alpha]), np.array([*low, alow]), y1 - y0)[cy0 - y0:cy1 - y0]
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
    y, x = np.mgrid[-1:1:n * 1j, -1:1:n * 1j]
    light = np.clip(1 - np.hypot(x, y), 0, 1) ** 2 * layer.alpha * 255
    side = round(2 * layer.r * s)
    mask = Image.fromarray(light.astype(np.uint8)).resize((side, side), Image.Resampling.BICUBIC)
    img.paste(layer.fill, (round((layer.x - layer.r) * s), round((layer.y - layer.r) * s)), mask)


def grain(img: Image.Image, noise: np.random.Generator, amount: float) -> Image.Image:
    """Light grain of the stone: fine noise, a little softened, on all channels alike."""
    raw = noise.normal(0, 40, (img.height, img.width)).clip(-127, 127) + 128
    soft = Image.fromarray(raw.astype(np.uint8)).filter(ImageFilter.GaussianBlur(0.6))
    dust = (np.asarray(soft, np.float32) - 128) * (amount / 20)
    return Image.fromarray(np.clip(np.asarray(img, np.float32) + dust[:, :, None] + 0.5, 0, 255).astype(np.uint8))


def render(name: str, picture: Picture) -> Image.Image:
    """Paint one picture."""
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
    return grain(img.reduce(OVERSAMPLE), noise, GRAIN)


def srgb_profile() -> bytes:
    """The sRGB profile without its date, so that files stay the same."""
    raw = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return raw[:24] + bytes(12) + raw[36:]


def save(name: str, img: Image.Image) -> Path:
    """Write the JPEG file."""
    path = FOLDER / f"{name}.jpg"
    img.save(path, quality=QUALITY, optimize=True, progressive=True, dpi=(200, 200), icc_profile=srgb_profile())
    return path


def main(args: Sequence[str]) -> int:
    """Draw the pictures named, or all."""
    if "--list" in args:
        print("\n".join(SCENES))
        return 0
    if unknown := [a for a in args if a not in SCENES]:
        print("unknown picture:", ", ".join(unknown), file=sys.stderr)
        return 2
    for name in args or SCENES:
        path = save(name, render(name, SCENES[name]))
        print(f"{path.name}  {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
