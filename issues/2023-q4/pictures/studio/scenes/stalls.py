"""A bazaar below blue domes."""

from __future__ import annotations

from studio.air import clouds, sky
from studio.colours import (
    DEEP,
    EARTH,
    GOLD,
    GREEN,
    NAVY,
    PAPER,
    SAND,
    SKINS,
    SKY,
    TERRA,
    WOOD,
    Color,
    mix,
)
from studio.geometry import arch, bezier, disc, oval, pill, rect
from studio.groups import delegate
from studio.layers import Layers, Shape, Stage, Stroke
from studio.people import figure
from studio.roofs import drum_dome, minaret
from studio.scenes.pieces import shadow

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


SPICES = (mix(GOLD, TERRA, .25), TERRA, mix(TERRA, NAVY, .35), GOLD, mix(GREEN, GOLD, .35),
    mix(SAND, PAPER, .3))


def bazaar(st: Stage) -> Layers:
    """Awnings, melons, spices and cloth in a bazaar below blue domes."""
    m, w, h = st.mood, st.w, st.h
    wall, tile = mix(SAND, TERRA, .18), mix(SKY, DEEP, .3)
    out = sky(st, (.2, .17), 58, .56) + clouds(st, h * .14, 2, .4)
    out += minaret(w * .9, h * .6, 70, 430, mix(wall, m.haze, .25), tile)
    out += drum_dome(w * .2, h * .56, 290, mix(wall, m.haze, .2), mix(tile, m.haze, .15), "ribbed")
    out += drum_dome(w * .6, h * .52, 430, wall, mix(tile, GREEN, .15), "ribbed")
    out += [rect(-9, h * .5, w + 18, h * .5, wall, mix(wall, TERRA, .2))]
    out += [arch(w * (.06 + .125 * i), h * .66, 88, 122, mix(DEEP, TERRA, .35), low=mix(TERRA, NAVY,
        .3)) for i in range(9)] + [rect(-9, h * .5, w + 18, 12, tile)]
    out += [rect(-9, h * .655, w + 18, h, mix(SAND, PAPER, .25), mix(SAND, TERRA, .25))]
    for x, b, s, c, skirt in ((.47, .72, 165, mix(TERRA, NAVY, .2), True), (.55, .725, 178, mix(SKY,
            DEEP, .5), False), (.41, .7, 150, GREEN, False)):
        out += [shadow([(w * x - 20, h * b), (w * x + 20, h * b), (w * x + 120, h * b + 26),
            (w * x + 86, h * b + 30)], .2), *figure(w * x, h * b, s, c, SKINS[1], "down", skirt,
            NAVY, False)]
    out += cloths(st, w * .74, h * .47)
    out += stall_left(st) + counter(st)
    return out + awning(w * .56, w * 1.06, h * .385, h * .485, (mix(TERRA, NAVY, .08), PAPER), 7)


def awning(x0: float, x1: float, y0: float, y1: float, tones: tuple[Color, Color],
        n: int) -> Layers:
    """Striped canvas roof with a scalloped edge."""
    out: Layers = []
    step, mid = (x1 - x0) / n, (x0 + x1) / 2
    for i in range(n):
        a, b, c = x0 + i * step, x0 + (i + 1) * step, tones[i % 2]
        p, q = mid + (a - mid) * .86, mid + (b - mid) * .86
        out += [Shape([(p, y0), (q, y0), (b, y1), (a, y1)], c, mix(c, NAVY, .1)),
            Shape(oval((a + b) / 2, y1, step / 2, step * .42, 0, 180), mix(c, NAVY, .16))]
    return out


def cloths(st: Stage, x: float, y: float) -> Layers:
    """Patterned cloths that hang from a bar."""
    h = st.h
    out: Layers = [rect(x - 20, y - 20, 10, h * .36, mix(EARTH, NAVY, .3)), rect(x - 20, y + 26,
        400, 9, mix(EARTH, NAVY, .3))]
    for i, (c, n, d) in enumerate(((DEEP, 88, 210), (mix(GOLD, TERRA, .15), 78, 180), (TERRA, 92,
            226))):
        a = x + 2 + (0, 94, 178)[i]
        top, trim = y + 30, mix(c, PAPER, .65)
        out += [rect(a, top, n, d, c, mix(c, NAVY, .18)), rect(a + n * .7, top, n * .3, d, NAVY,
            None, .16), rect(a, top + d - 26, n, 8, trim), rect(a, top + 22, n, 8, trim)]
        for k in range(3):
            yy = top + d * (.3 + .2 * k)
            out.append(Shape([(a + n / 2, yy - 24), (a + n * .78, yy), (a + n / 2, yy + 24),
                (a + n * .22, yy)], mix(c, (PAPER, GOLD, PAPER)[k], .7)))
        out += [rect(a + 4 + k * 9, top + d, 3, 14, trim) for k in range(int(n / 9))]
    return out


def stall_left(st: Stage) -> Layers:
    """Stall of a melon seller with an awning and a heap of fruit."""
    w, h = st.w, st.h
    out: Layers = [rect(w * .31, h * .46, 11, h * .4, mix(EARTH, NAVY, .3)), rect(-9, h * .5,
        w * .31, h * .3, mix(NAVY, TERRA, .3), mix(NAVY, TERRA, .5))]
    out += delegate(w * .17, h * .725, 190, mix(GREEN, DEEP, .3), SKINS[1], NAVY)
    x, y, c = w * .17, h * .725, mix(GREEN, DEEP, .3)
    out += [Shape([(x - 30, y - 124), (x + 30, y - 124), (x + 34, y), (x - 34, y)], mix(c, GOLD,
        .25)), Shape([(x - 26, y - 122), (x + 26, y - 122), (x, y - 84)], PAPER), *[Stroke([(x + k,
        y - 112 + abs(k) * .2), (x + k * 1.1, y)], 6, mix(c, GOLD, .55)) for k in (-60, -40, 40,
        60)]]
    out += [Shape(oval(w * .17, h * .725 - 190, 36, 34, 180, 360), PAPER), rect(w * .17 - 36,
        h * .725 - 192, 72, 10, GOLD)]
    out += awning(-70, w * .35, h * .35, h * .465, (mix(SKY, DEEP, .35), PAPER), 6)
    return out


def melon(x: float, y: float, r: float, c: Color) -> Layers:
    """Round melon with ribs, lit from the left."""
    out: Layers = [disc(x, y, r, mix(c, NAVY, .28), r * .88), disc(x - r * .1, y - r * .06, r * .86,
        c, r * .78)]
    out += [Shape([*oval(x - r * .1, y - r * .06, r * k, r * .78, -90, 90),
        *reversed(oval(x - r * .1, y - r * .06, r * (k - .09), r * .78, -90, 90))], mix(c, NAVY,
        .25)) for k in (.24, .62)]
    out += [Shape([*oval(x - r * .1, y - r * .06, r * k, r * .78, 90, 270),
        *reversed(oval(x - r * .1, y - r * .06, r * (k - .09), r * .78, 90, 270))], mix(c, PAPER,
        .35)) for k in (.2, .6)]
    return [*out, disc(x - r * .05, y - r * .8, r * .09, mix(EARTH, GREEN, .4))]


def counter(st: Stage) -> Layers:
    """The near counter: melons at the left, bowls with cones of spice at the right."""
    w, h = st.w, st.h
    wood = mix(WOOD, TERRA, .35)
    out: Layers = []
    green, yellow = mix(GREEN, GOLD, .12), mix(GOLD, SAND, .2)
    for row, (n, y) in enumerate(((2, .7), (3, .77), (4, .84))):
        for i in range(n):
            x = w * .2 + (i - (n - 1) / 2) * 112
            out += melon(x, h * y, 64, (yellow, green, mix(GOLD, TERRA, .2))[(i + row) % 3])
    out += [rect(-9, h * .89, w + 18, h, wood, mix(wood, NAVY, .35)), rect(-9, h * .878, w + 18, 20,
        mix(wood, PAPER, .35))]
    for i in range(4):
        out += spice(w * (.5 + .145 * i), h * .885 - (8 if i % 2 else 0), 64, SPICES[i])
    for i, x in enumerate((.425, .57, .72, .865)):
        out += spice(w * x, h * .965, 78, SPICES[(i + 3) % 6])
    cut = [(w * .06, h * .9), *bezier((w * .06, h * .9), (w * .1, h * 1.0), (w * .26, h * 1.0),
        (w * .3, h * .9))]
    out += [Shape([(a, b + 12) for a, b in cut], mix(GREEN, DEEP, .25)), Shape(cut, mix(PAPER,
        GREEN, .25)), Shape([(w * .085, h * .9), *bezier((w * .085, h * .9), (w * .12, h * .975),
        (w * .24, h * .975), (w * .275, h * .9))], mix(TERRA, SAND, .15))]
    return out + [Shape(oval(w * (.12 + .04 * i), h * (.915 + .012 * (i % 2)), 4, 7),
        NAVY) for i in range(5)]


def spice(x: float, base: float, r: float, c: Color) -> Layers:
    """Bowl with a cone of spice."""
    bowl = mix(SKY, DEEP, .3)
    return [Shape([*bezier((x - r * .86, base - r * .5), (x - r * .4, base - r * .8), (x - r * .1,
        base - r * 1.5), (x, base - r * 1.6)), *bezier((x, base - r * 1.6), (x + r * .1,
        base - r * 1.5), (x + r * .4, base - r * .8), (x + r * .86, base - r * .5))], c), Shape([(x,
        base - r * 1.6), *bezier((x, base - r * 1.6), (x + r * .1, base - r * 1.5), (x + r * .4,
        base - r * .8), (x + r * .86, base - r * .5)), (x + r * .2, base - r * .5)], mix(c, NAVY,
        .25)), Shape(oval(x, base - r * .5, r * .95, r * .52, 0, 180), bowl), Shape(oval(x,
        base - r * .5, r * .95, r * .52, 0, 80), mix(bowl, NAVY, .35)), pill(x, base - r * .5,
        r * 1.95, r * .13, mix(PAPER, SKY, .2))]

# fmt: on
