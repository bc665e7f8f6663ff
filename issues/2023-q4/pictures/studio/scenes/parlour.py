"""Two armchairs before a window at dusk."""

from __future__ import annotations

import math

from studio.air import mist, sky
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SKY, TERRA, WOOD, Color, mix
from studio.geometry import bezier, disc, pill, rect, smooth
from studio.layers import Layers, Point, Shape, Stage, Stroke
from studio.nature import mountains, ridge, water
from studio.scenes.pieces import glass, leaf, loop, shadow

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def armchairs(st: Stage) -> Layers:
    """Two empty armchairs, a carafe and an olive branch before a window at dusk."""
    m, w, h = st.mood, st.w, st.h
    y = h * .47
    out = sky(st, (.5, .4), 66, .46) + mountains(st, y, 220, 6, .3) + mist(st, y - 30, 60,
        .5) + [ridge(st, y - 8, 10, mix(m.ground, m.near, .4), m.haze)] + water(st, y, h * .7, .5,
        mix(DEEP, TERRA, .3))
    wall = mix(NAVY, DEEP, .55)
    x0, x1, y0, y1 = w * .16, w * .84, h * .07, h * .62
    out += [rect(-9, -9, x0 + 9, h, wall), rect(x1, -9, w, h, wall), rect(-9, -9, w + 18, y0 + 9,
        wall), rect(-9, y1, w + 18, h, wall, mix(wall, NAVY, .5))]
    frame = mix(wall, SKY, .28)
    out += [rect(x0 + (x1 - x0) * i / 4 - 6, y0, 12, y1 - y0, frame) for i in range(5)] + [rect(
        x0 - 14, y0 - 10, x1 - x0 + 28, 14, frame), rect(x0 - 24, y1 - 4, x1 - x0 + 48, 20, frame),
        rect(x0 - 24, y1 + 14, x1 - x0 + 48, 7, NAVY)]
    out += drape(w * .1, h * .82, 150, 1) + drape(w * .9, h * .82, 150, -1)
    out += [rect(-9, h * .8, w + 18, h, mix(EARTH, NAVY, .4), mix(NAVY, EARTH, .3)),
        Shape([(x0 + 40, h * .8), (x1 - 40, h * .8), (w * .95, h + 9), (w * .05, h + 9)], mix(TERRA,
        GOLD, .4), None, .26), disc(w * .5, h * .93, w * .36, mix(TERRA, NAVY, .4), h * .085),
        disc(w * .5, h * .93, w *.33, mix(TERRA, NAVY, .25), h * .075), disc(w * .5, h * .93,
        w * .315, mix(TERRA, NAVY, .42), h * .069)]
    out += armchair(w * .27, h * .955, 440, 1, mix(GREEN, DEEP, .35)) + armchair(w * .73, h * .955,
        440, -1, mix(GREEN, DEEP, .35))
    return out + low_table(w * .5, h * .82)


def drape(x: float, foot: float, w: float, side: int) -> Layers:
    """Heavy curtain gathered at one side."""
    c = mix(TERRA, NAVY, .38)
    def fold(a: float, b: float, tone: Color) -> Shape:
        return Shape([(x + side * a * w, -9), (x + side * b * w, -9), *bezier((x + side * b * w, 0),
            (x + side * b * w, foot * .4), (x + side * (b * .55 - .1) * w, foot * .55),
            (x + side * (b * .7 - .1) * w, foot)), (x + side * (a * .7 - .1) * w, foot),
            *bezier((x + side * (a * .7 - .1) * w, foot), (x + side * (a * .55 - .1) * w,
            foot * .55), (x + side * a * w, foot * .4), (x + side * a * w, 0))], tone, mix(tone,
            NAVY, .35))
    out: Layers = [fold(-.7, .8, c)]
    return out + [fold(-.7 + .3 * i, -.58 + .3 * i, mix(c, NAVY, .45)) for i in range(5)] + [fold(
        .62, .8, mix(c, GOLD, .25))]


def armchair(x: float, base: float, s: float, side: int, c: Color) -> Layers:
    """Armchair half turned to the middle; side 1 faces right."""
    dark, light = mix(c, NAVY, .45), mix(c, PAPER, .2)
    def at(*pts: Point) -> list[Point]:
        return [(x + side * a * s, base - b * s) for a, b in pts]
    out: Layers = [shadow(at((-.5, .02), (.4, .02), (.46, -.05), (-.6, -.06)), .35)]
    out += [Shape(at((a, .12), (a + .05, .12), (a + .035, 0), (a + .01, 0)), mix(EARTH, NAVY,
        .5)) for a in (-.42, .3)]
    out += [Shape(loop(at((-.46, .12), (-.52, .5), (-.47, .96), (-.28, 1.05), (-.02, 1.0), (.06,
        .86), (.02, .4), (-.1, .12)), 6), dark), Shape(loop(at((-.38, .3), (-.4, .6), (-.36, .92),
        (-.22, .98), (-.02, .95), (.03, .84), (.0, .4), (-.1, .28)), 6), c, mix(c, NAVY, .2))]
    out += [Shape(loop(at((-.1, .3), (-.06, .58), (.06, .64), (.2, .62), (.27, .56), (.28, .4), (.2,
        .3)), 5), dark)]
    out += [Shape(loop(at((-.36, .34), (-.34, .46), (.3, .46), (.4, .42), (.41, .34), (.36, .3),
        (-.3, .28)), 5), light, c), Shape(at((-.44, .34), (.39, .34), (.4, .12), (-.43, .12)), c,
        dark)]
    return [*out, Shape(loop(at((-.53, .12), (-.54, .54), (-.46, .64), (-.32, .62), (-.2, .6), (.1,
        .585), (.3, .57), (.36, .51), (.36, .44), (.32, .4), (.31, .12)), 5), mix(c, PAPER, .07),
        mix(c, NAVY, .3)), Shape(at((-.46, .555), (-.32, .6), (.1, .565), (.28, .545), (.3, .53),
        (.1, .535), (-.32, .565), (-.44, .53)), light)]


def low_table(x: float, y: float) -> Layers:
    """Round table with a carafe, two glasses and an olive branch."""
    wood = mix(WOOD, TERRA, .3)
    out: Layers = [disc(x, y + 150, 130, NAVY, 20, .35), Shape([(x - 16, y), (x + 16, y), (x + 12,
        y + 130), (x - 12, y + 130)], mix(wood, NAVY, .5)), disc(x, y + 136, 84, mix(wood, NAVY,
        .45), 16), disc(x, y + 12, 216, mix(wood, NAVY, .5), 36), disc(x, y, 216, mix(wood, GOLD,
        .2), 36), disc(x, y - 2, 200, mix(wood, PAPER, .2), 31)]
    cx, b = x - 40, y - 4
    left = smooth([(cx - 15, b - 190), (cx - 17, b - 140), (cx - 50, b - 92), (cx - 58, b - 40),
        (cx - 46, b)], 6)
    tea = [q for q in left if q[1] > b - 96]
    right = [(2 * cx - p, q) for p, q in reversed(left)]
    out += [Shape([*left, *right], PAPER, None, .4), Shape([*tea, *[(2 * cx - p, q) for p,
        q in reversed(tea)]], mix(SKY, PAPER, .3), mix(SKY, DEEP, .3), .8), Shape([(cx - 40,
        b - 74), (cx - 30, b - 88), (cx - 32, b - 20), (cx - 42, b - 30)], PAPER, None, .75),
        disc(cx, b - 202, 19, mix(PAPER, SKY, .3), 20), pill(cx, b - 186, 42, 9, PAPER)]
    for k in (-118, 128):
        out += glass(x + k, y + 10, 46, 72, .55)
    return out + olive_branch(x + 30, y - 6)


def olive_branch(x: float, y: float) -> Layers:
    """An olive branch in a small vase."""
    c = mix(GREEN, PAPER, .22)
    out: Layers = []
    for path in (((x + 30, y - 60), (x + 40, y - 150), (x + 90, y - 220), (x + 160, y - 262)),
            ((x + 30, y - 60), (x + 24, y - 140), (x + 30, y - 220), (x + 10, y - 300))):
        line = bezier(*path, 14)
        out.append(Stroke(line, 6, mix(EARTH, GREEN, .3)))
        for i in range(3, 15):
            (p, q), (r, t) = line[i - 1], line[i]
            deg = math.degrees(math.atan2(t - q, r - p))
            out += [leaf(r, t, 62 - 2 * i, deg + d, tone, .16) for d, tone in ((44, mix(c, NAVY,
                .3)), (-44, c))]
            if i % 4 == 0:
                out += [disc(r + 8, t + 12, 9, mix(NAVY, GREEN, .3), 12), disc(r + 5, t + 8, 3,
                    mix(SKY, PAPER, .3), 4)]
        out.append(leaf(*line[-1], 46, deg, c, .16))
    return [*out, Shape(loop([(x + 8, y), (x + 2, y - 34), (x + 18, y - 62), (x + 42, y - 62),
        (x + 58, y - 34), (x + 52, y)], 6), TERRA, mix(TERRA, NAVY, .35)), rect(x + 16, y - 76, 28,
        16, mix(TERRA, PAPER, .15))]

# fmt: on
