"""A container port: cranes, stacks, a ship and gulls."""

from __future__ import annotations

import random

from studio.air import clouds, mist, sky
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import pill, rect
from studio.layers import Layers, Point, Shape, Stage, Stroke
from studio.nature import ridge, water
from studio.scenes.pieces import gull, shadow

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def port(st: Stage) -> Layers:
    """Container port at dawn: cranes, stacks, a ship and gulls."""
    m, w, h = st.mood, st.w, st.h
    y = h * .6
    out = sky(st, (.34, .42), 78, .58) + clouds(st, h * .2, 4, .45)
    out += [ridge(st, y - 40, 26, mix(m.far, m.haze, 0.35), m.haze, 0.8), *mist(st, y - 14, 40,
        0.7)]
    for x in (.06, .2):
        out += quay_crane(w * x, y, 200, mix(m.near, m.haze, .45), -1)
    out += water(st, y, h + 9, .34)
    out += quay_crane(w * .99, h * .83, 760, mix(TERRA, NAVY, .12), -1)
    out += ship(w * .42, h * .78, 690)
    out += [rect(-9, h * .84, w + 18, h, mix(SAND, SKY, .45), mix(DEEP, SKY, .35)), rect(-9,
        h * .832, w + 18, 14, mix(PAPER, SAND, .5)), rect(-9, h * .846, w + 18, 8, mix(DEEP, SKY,
        .3))]
    rng = random.Random(4)
    for x0, n, rows, base in ((-30, 2, 2, .995), (.7 * w, 2, 3, 1.0)):
        out += stack(rng, x0, h * base, n, rows, 150, 74)
    for a, b, s, d in ((.2, .24, 92, -8), (.52, .13, 62, 6), (.37, .33, 44, -14), (.1, .42, 40, 4)):
        out += gull(w * a, h * b, s, d)
    return out


CARGO = (TERRA, mix(SKY, DEEP, .4), GOLD, mix(GREEN, DEEP, .15), mix(PAPER, SAND, .4), DEEP,
    mix(TERRA, SAND, .35))


def container(x: float, y: float, w: float, h: float, c: Color) -> Layers:
    """One box with ribs; (x, y) is its top left corner."""
    out: Layers = [rect(x, y, w, h, c, mix(c, NAVY, .16))]
    n = max(4, round(w / 17))
    out += [rect(x + w * (i + .3) / n, y + h * .1, w / n * .36, h * .8, mix(c, NAVY,
        .22)) for i in range(n)]
    return [*out, rect(x, y, w, h * .07, mix(c, PAPER, .3)), rect(x + w - 2, y, 2, h, mix(c, NAVY,
        .5)), rect(x, y + h - 2, w, 2, mix(c, NAVY, .5))]


def stack(rng: random.Random, x: float, base: float, n: int, rows: int, w: float,
        h: float) -> Layers:
    """Stacked containers, lower by one at one side."""
    out: Layers = [shadow([(x - 12, base - 8), (x + n * w + 12, base - 8), (x + n * w, base + 8),
        (x, base + 8)])]
    last = -1
    for j in range(rows):
        for i in range(n):
            if j == rows - 1 and i == (0 if x > 100 else n - 1):
                continue
            k = rng.choice([k for k in range(len(CARGO)) if k != last])
            last = k
            out += container(x + i * w, base - (j + 1) * h, w - 3, h - 2, CARGO[k])
    return out


def ship(x: float, base: float, s: float) -> Layers:
    """Container ship heading left, loaded high."""
    hull = [(x - s * .54, base - s * .17), (x - s * .46, base - s * .12), (x + s * .46,
        base - s * .12), (x + s * .5, base - s * .14), (x + s * .48, base), (x - s * .44, base)]
    out: Layers = []
    rng = random.Random(11)
    for i in range(9):
        rows = (2, 3, 4, 4, 3, 4, 4, 3, 0)[i]
        for j in range(rows):
            out += container(x - s * .4 + i * s * .082, base - s * .125 - (j + 1) * s * .045,
                s * .08, s * .043, rng.choice(CARGO))
    bx = x + s * .31
    out += [rect(bx, base - s * .4, s * .1, s * .28, PAPER, mix(PAPER, SAND, .5)),
        rect(bx + s * .07, base - s * .4, s * .03, s * .28, mix(PAPER, DEEP, .3)),
        rect(bx - s * .03, base - s * .385, s * .16, s * .025, PAPER), *[rect(bx + s * .008,
        base - s * (.345 - .045 * i), s * .055, s * .018, DEEP) for i in range(5)],
        rect(bx + s * .12, base - s * .27, s * .05, s * .15, mix(TERRA, NAVY, .1)),
        rect(bx + s * .12, base - s * .27, s * .05, s * .025, NAVY), Stroke([(bx + s * .04,
        base - s * .4), (bx + s * .04, base - s * .47)], 4, NAVY)]
    out += [Shape(hull, mix(NAVY, DEEP, .5), NAVY), Shape([(x - s * .46, base - s * .035),
        (x + s * .485, base - s * .035), (x + s * .48, base), (x - s * .44, base)], TERRA),
        Shape([(x - s * .54, base - s * .17), (x - s * .46, base - s * .12), (x + s * .5,
        base - s * .12), (x + s * .5, base - s * .108), (x - s * .47, base - s * .108)], PAPER)]
    return out + [pill(x + s * k, base + 6 + 9 * i, s * (.9 - .2 * i), 7, PAPER, .6) for i,
        k in enumerate((0, -.06, .08))]


def quay_crane(x: float, base: float, s: float, c: Color, side: int) -> Layers:
    """Ship-to-shore crane whose boom points to the side given."""
    dark, t = mix(c, NAVY, .35), s * .026
    def at(a: float, b: float) -> Point:
        return x + side * a * s, base - b * s
    def bar(a: Point, b: Point, k: float = 1, tone: Color = c) -> Shape:
        n = ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** .5
        ox, oy = -(b[1] - a[1]) / n * t * k / 2, (b[0] - a[0]) / n * t * k / 2
        return Shape([(a[0] + ox, a[1] + oy), (b[0] + ox, b[1] + oy), (b[0] - ox, b[1] - oy),
            (a[0] - ox, a[1] - oy)], tone)
    out: Layers = [bar(at(-.02, 0), at(.02, .62), 1.1, dark), bar(at(.28, 0), at(.24, .62), 1.1)]
    out += [bar(at(-.01, .26), at(.27, .26), .9), bar(at(-.01, .26), at(.25, .58), .6, dark),
        bar(at(.02, .6), at(.16, .94), .9, dark), bar(at(.24, .6), at(.16, .94), .9)]
    out += [bar(at(.16, .93), at(.82, .63), .3, dark), bar(at(.16, .93), at(.5, .63), .3, dark),
        bar(at(.16, .93), at(-.16, .63), .3, dark)]
    out += [bar(at(-.2, .62), at(.92, .62), 1.5), bar(at(-.2, .606), at(.92, .606), .5, dark)]
    bx, by = at(.62, .6)
    out += [rect(bx - s * .035, by, s * .07, s * .04, mix(PAPER, SAND, .3)), Stroke([(bx - s * .03,
        by + s * .04), (bx - s * .03, by + s * .17)], s * .004, NAVY), Stroke([(bx + s * .03,
        by + s * .04), (bx + s * .03, by + s * .17)], s * .004, NAVY)]
    ax, ay = at(.02, .7)
    return [*out, *container(bx - s * .06, by + s * .17, s * .12, s * .055, GOLD),
        rect(ax - s * .06, ay, s * .12, s * .075, mix(c, PAPER, .25))]

# fmt: on
