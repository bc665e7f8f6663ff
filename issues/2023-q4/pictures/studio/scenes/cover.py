"""The cover."""

from __future__ import annotations

import math

from studio.air import drift, mist, sky
from studio.buildings import skyline
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, mix
from studio.geometry import rect, smooth
from studio.horseman import rider
from studio.landmarks import LANDMARKS
from studio.layers import Layers, Point, Shape, Stage
from studio.nature import glint, grass, ridge
from studio.trees import grove

CITY = (
    ("tent", 0.12, 230),
    ("glass_tower", 0.31, 330),
    ("glass_tower", 0.385, 250),
    ("cone_tower", 0.475, 215),
    ("cone_tower", 0.86, 225),
    ("palace", 0.66, 190),
    ("globe_tower", 0.66, 480),
    ("pyramid", 0.985, 170),
)


def cover(st: Stage) -> Layers:
    """A rider looks over the steppe to Astana at dawn; calm sky, dark and simple foot."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.635
    out = sky(st, (0.66, 0.455), 168, 0.635)
    for a, b, c in ((0.14, 0.4, 0.5), (0.3, 0.425, 0.4), (0.95, 0.39, 0.42), (0.5, 0.5, 0.34)):
        out.append(drift(st.rng, w * a, h * b, w * c, 26, 0.6))
    out += [ridge(st, y - 34, 18, mix(m.far, m.haze, 0.3), m.haze, 0.7)]
    out += skyline(st, y, 50, 170, mix(m.far, m.haze, 0.4), 0.16, 1.02) + mist(st, y - 50, 80, 0.6)
    out += skyline(st, y, 26, 84, mix(m.near, m.haze, 0.35), 0.08, 1.02, True)
    for name, x, s in CITY:
        out += LANDMARKS[name](x * w, y, s, m)
    trees = (mix(m.ground, m.haze, 0.1), mix(m.ground, m.ink, 0.3))
    out += grove(st, "poplar", y + 6, 54, 52, trees, 0.0, 1.0)
    steppe = mix(mix(GREEN, GOLD, 0.3), SAND, 0.42)
    out += [rect(-9, y, w + 18, h * 0.4, steppe, mix(GREEN, NAVY, 0.35))]
    out += valley_river(st, y) + near_hills(st)
    out += rider(w * 0.87, h * 0.815, 168, mix(NAVY, DEEP, 0.4))
    gold = mix(SAND, GOLD, 0.45)
    out += grass(st, h * 0.79, 60, mix(gold, NAVY, 0.35), 44, -10, w * 0.5)
    for n, size, x in ((20, 60, 0.42), (30, 90, 0.58), (40, 130, 0.74), (30, 170, 0.88)):
        out += grass(st, h * 1.005, n, mix(gold, NAVY, 0.6), size, w * x, w * 1.02)
    return out + flock(st, (w * 0.05, h * 0.37), (w * 0.38, h * 0.325), 9)


def near_hills(st: Stage) -> Layers:
    """Two dark folds of the steppe, the nearer almost ink."""
    m, w, h = st.mood, st.w, st.h
    dark, ink = mix(m.ground, NAVY, 0.62), mix(NAVY, GREEN, 0.12)
    far = ((-0.02, 0.765), (0.22, 0.762), (0.5, 0.778), (0.72, 0.797), (1.05, 0.812))
    near = ((-0.02, 0.885), (0.3, 0.865), (0.62, 0.885), (1.05, 0.895))
    foot = [(w * 1.05, h * 1.05), (-20.0, h * 1.05)]
    return [
        Shape([*smooth([(a * w, b * h) for a, b in far]), *foot], mix(m.ground, NAVY, 0.42), dark),
        Shape([*smooth([(a * w, b * h) for a, b in near]), *foot], dark, ink),
    ]


def valley_river(st: Stage, y: float) -> Layers:
    """River that winds from the horizon to the right lower edge, bright under the sun."""
    m, w = st.mood, st.w
    banks = (
        ((0.62, 0), (0.74, 34), (0.52, 84), (0.42, 130), (0.62, 220), (0.8, 420)),
        ((0.67, 0), (0.84, 30), (0.7, 84), (0.68, 130), (1.0, 200), (1.4, 420)),
    )
    left, right = (smooth([(w * a, y + b) for a, b in bank]) for bank in banks)
    light = mix(mix(SKY, PAPER, 0.55), m.low, 0.5)
    out: Layers = [Shape([*left, *reversed(right)], light, mix(SKY, DEEP, 0.2))]
    for i in range(26):
        t = (i + 1) / 27
        j = round(t * (len(left) - 1))
        (a, b), (c, _) = left[j], right[j]
        x = a + (c - a) * st.rng.uniform(0.3, 0.7)
        out.append(glint(x, b, (c - a) * st.rng.uniform(0.2, 0.5), 2.5 + 3 * t, m.sun, 0.8))
    return out


def flock(st: Stage, a: Point, b: Point, n: int) -> Layers:
    """Cranes in a wedge that flies from a towards b."""
    tilt = math.atan2(b[1] - a[1], b[0] - a[0])
    out: Layers = []
    for i in range(n):
        k = i - n // 2
        x = b[0] - abs(k) * 30 * math.cos(tilt) + k * 14 * math.sin(tilt)
        y = b[1] - abs(k) * 30 * math.sin(tilt) - k * 14 * math.cos(tilt)
        out += flying_crane(x, y, 19 - abs(k), tilt, (i * 0.37) % 1)
    return out


def flying_crane(x: float, y: float, s: float, tilt: float, beat: float) -> Layers:
    """One crane in flight, neck and legs stretched; beat moves its wings."""
    c, d = math.cos(tilt), math.sin(tilt)
    up = 0.45 + 0.5 * beat

    def at(a: float, b: float) -> Point:
        return x + (a * c - b * d) * s, y + (a * d + b * c) * s

    body = [at(1.5, -0.04), at(0.5, -0.12), at(-0.4, -0.08), at(-1.3, 0.02), at(-0.4, 0.12),
        at(0.5, 0.08)]  # fmt: skip
    tone = mix(NAVY, SKY, 0.12)
    return [
        Shape(body, tone),
        Shape(
            [at(0.35, 0), at(0.1, -up), at(-0.45, -1.5 * up), at(-0.1, -up * 0.5), at(-0.2, 0)],
            tone,
        ),
        Shape(
            [at(0.35, 0), at(0.55, -up * 0.7), at(0.5, -1.25 * up), at(0.2, -up * 0.5), at(0, 0)],
            tone,
        ),
    ]
