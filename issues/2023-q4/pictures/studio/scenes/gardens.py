"""Gardens and hills: an autumn pavilion near Beijing, a temple in the snow."""

from __future__ import annotations

import math
import random

from studio.air import birds, mist, sky
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import bezier, disc, rect, smooth, turned
from studio.layers import Layers, Point, Shape, Stage, Stroke
from studio.nature import ridge
from studio.roofs import pagoda_roof

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


REDS = (TERRA, mix(TERRA, NAVY, .25), mix(TERRA, GOLD, .4), mix(TERRA, SAND, .2), mix(GOLD, TERRA,
    .2))


def fragrant_hills(st: Stage) -> Layers:
    """A pavilion among red maples, misty hills behind hills."""
    m, w, h = st.mood, st.w, st.h
    out = sky(st, (.3, .25), 74, .6)
    far = mix(SKY, SAND, .35)
    for i, (y, amp, freq) in enumerate(((.4, 46, .8), (.47, 60, .9), (.55, 44, 1.1), (.62, 40,
            .9))):
        tone = mix(mix(far, PAPER, .3 - .1 * i), mix(TERRA, EARTH, .45), .08 + .2 * i)
        out += [ridge(st, h * y, amp, tone, m.haze, freq), *mist(st, h * (y + 0.09), 50, 0.55)]
    out += forest(st, h * .685, 40, 56, .0)
    out += forest(st, h * .74, 40, 84, .2)
    out += knoll(st, w * .63, h * .76)
    out += pavilion(w * .64, h * .735, 400)
    out += forest(st, h * .9, 7, 120, .35, .72, 1.06) + forest(st, h * .92, 5, 110, .35, .3, .5)
    out += steps(w * .6, h * .74, w * .5, h * 1.02, 11)
    out += [ridge(st, h * .985, 16, mix(EARTH, TERRA, .25), mix(EARTH, NAVY, .4), .7)]
    out += birds(st, w * .4, h * .2, 5, m.near, 13)
    return out + maple(st)


def crown(rng: random.Random, x: float, base: float, s: float, c: Color) -> Layers:
    """Round maple in three tones of one red."""
    out: Layers = [Shape([(x - s * .05, base), (x - s * .025, base - s * .6), (x + s * .025,
        base - s * .6), (x + s * .05, base)], mix(EARTH, NAVY, .35))]
    lobes = [(-.42, -.62, .34), (.4, -.6, .34), (-.2, -.92, .36), (.24, -.9, .34), (0, -.62, .44)]
    out += [disc(x + a * s, base + b * s, r * s, mix(c, NAVY, .28), r * s * .86) for a, b,
        r in lobes]
    out += [disc(x + a * s - s * .06, base + b * s - s * .05, r * s * .82, c, r * s * .7) for a, b,
        r in lobes]
    out += [disc(x + a * s - s * .12, base + b * s - s * .1, r * s * .5, mix(c, GOLD, .35),
        r * s * .38) for a, b, r in lobes[:3]]
    return out


def forest(st: Stage, y: float, n: int, s: float, dim: float, x0: float = -.02,
        x1: float = 1.02) -> Layers:
    """A row of maples in reds and golds, paler far away."""
    out: Layers = []
    spots = sorted((st.rng.uniform(-.2, .3) * s, st.w * (x0 + (x1 - x0) * (i + .5) / n)
        + st.rng.uniform(-.2, .2) * s) for i in range(n))
    for dy, x in spots:
        c = mix(st.rng.choice([*REDS, mix(GREEN, GOLD, .4)]), st.mood.haze, max(0.0, .3 - dim))
        out += crown(st.rng, x, y + dy, s * st.rng.uniform(.75, 1.1), c)
    return out


def knoll(st: Stage, x: float, y: float) -> Layers:
    """The grassy hill under the pavilion."""
    w, h = st.w, st.h
    line = smooth([(-30, y + 150), (x - 460, y + 110), (x - 240, y + 6), (x + 30, y - 34), (x + 260,
        y + 4), (x + 460, y + 90), (w + 30, y + 130)])
    return [Shape([*line, (w + 30, h + 20), (-30, h + 20)], mix(mix(GREEN, GOLD, .45), SAND, .2),
        mix(EARTH, TERRA, .2))]


def pavilion(x: float, base: float, s: float) -> Layers:
    """Open pavilion with red pillars and two tiled roofs with upturned eaves."""
    red, tile, trim = mix(TERRA, NAVY, .1), mix(GREEN, DEEP, .5), mix(GOLD, SAND, .2)
    stone = mix(PAPER, SAND, .4)
    out: Layers = [rect(x - s * .5, base - s * .03, s, s * .07, stone), rect(x - s * .5,
        base + s * .03, s, s * .025, mix(stone, NAVY, .35)), rect(x - s * .42, base - s * .07,
        s * .84, s * .045, mix(stone, PAPER, .4)), rect(x - s * .36, base - s * .47, s * .72,
        s * .4, mix(GOLD, PAPER, .55), mix(SAND, PAPER, .4))]
    out += [rect(x - s * .36, base - s * .47, s * .72, s * .07, mix(GREEN, DEEP, .35)),
        *[rect(x - s * .36 + s * .06 * i, base - s * .45, s * .03, s * .03,
        GOLD) for i in range(12)]]
    for k in (-.36, -.16, .12, .32):
        out += [rect(x + k * s, base - s * .47, s * .04, s * .4, red), rect(x + k * s + s * .024,
            base - s * .47, s * .016, s * .4, mix(red, NAVY, .4))]
    out += [rect(x - s * .36, base - s * .16, s * .72, s * .016, red), *[rect(x - s * .34
        + s * .03 * i, base - s * .16, s * .01, s * .09, red) for i in range(23) if not 9 < i < 14]]
    out += pagoda_roof(x, base - s * .45, s * 1.16, s * .2, tile, trim)
    out += [rect(x - s * .22, base - s * .74, s * .44, s * .1, red), *[rect(x - s * .2
        + s * .055 * i, base - s * .72, s * .028, s * .06, mix(GOLD, PAPER, .3)) for i in range(8)]]
    peak = base - s * 1.06
    half = bezier((x - s * .4, base - s * .775), (x - s * .26, base - s * .74), (x - s * .06,
        base - s * .9), (x - s * .012, peak))
    out += [Shape([*half, *[(2 * x - a, b) for a, b in reversed(half)]], tile),
        Shape([(x + s * .012, peak), *[(2 * x - a, b) for a, b in reversed(half)], (x + s * .12,
        base - s * .75)], mix(tile, NAVY, .4))]
    out += [Stroke([(x - s * .4, base - s * .775), *bezier((x - s * .4, base - s * .775),
        (x - s * .3, base - s * .735), (x + s * .3, base - s * .735), (x + s * .4,
        base - s * .775))], s * .018, trim)]
    return [*out, disc(x, peak - s * .025, s * .028, GOLD), Stroke([(x, peak - s * .03), (x,
        peak - s * .09)], s * .012, GOLD)]


def steps(x0: float, y0: float, x1: float, y1: float, n: int) -> Layers:
    """Stone steps that come down towards us, wider and wider."""
    out: Layers = []
    for i in range(n):
        t, u = (i / n) ** 1.5, ((i + 1) / n) ** 1.5
        x, a = x0 + (x1 - x0) * t, 34 + 150 * t
        y, d = y0 + (y1 - y0) * t, (y1 - y0) * (u - t)
        out += [Shape([(x - a, y), (x + a, y), (x + a * 1.02, y + d * .62), (x - a * 1.02,
            y + d * .62)], mix(PAPER, SAND, .35)), Shape([(x - a * 1.02, y + d * .62),
            (x + a * 1.02, y + d * .62), (x + a * 1.02, y + d + 1), (x - a * 1.02, y + d + 1)],
            mix(SAND, NAVY, .38))]
    return out


def maple(st: Stage) -> Layers:
    """A dark trunk at the left edge whose branches of red leaves frame the picture."""
    w, h = st.w, st.h
    bark = mix(NAVY, EARTH, .35)
    out: Layers = [Shape([*smooth([(-40, h * 1.02), (20, h * .82), (36, h * .6), (22, h * .36), (38,
        h * .16), (66, -20)]), (130, -20), *bezier((104, h * .28), (118, h * .5), (130, h * .8),
        (215, h * 1.02))], bark)]
    lines = (((80, h * .3), (220, h * .15), (400, h * .16), (600, h * .05)), ((90, h * .18), (190,
        h * .02), (300, h * .06), (430, -20)), ((96, h * .44), (180, h * .36), (280, h * .36), (390,
        h * .3)))
    pts: list[Point] = []
    for i, line in enumerate(lines):
        curve = bezier(*line, 30)
        out.append(Stroke(curve, (17, 12, 9)[i], bark))
        pts += curve[4:]
    for i in range(250):
        a, b = st.rng.choice(pts)
        x, y = a + st.rng.gauss(0, 46), b + st.rng.gauss(4, 36)
        out += maple_leaf(x, y, st.rng.uniform(17, 34), st.rng.uniform(40, 140), REDS[i % 5])
    for i in range(9):
        out += maple_leaf(st.rng.uniform(.2, .9) * w, st.rng.uniform(.3, .95) * h, 15,
            st.rng.uniform(0, 360), REDS[i % 5])
    return out


def maple_leaf(x: float, y: float, s: float, deg: float, c: Color) -> Layers:
    """Leaf with five points."""
    star = []
    for _k, (r, a) in enumerate(((.62, -128), (.34, -92), (.88, -62), (.42, -32), (1.1, 0), (.42,
            32), (.88, 62), (.34, 92), (.62, 128))):
        star.append((s * r * math.cos(math.radians(a)), s * r * math.sin(math.radians(a))))
    return [Shape(turned(star, x, y, deg), c)]

# fmt: on
