"""Water and towns: Moscow under snow, the Bosphorus from a deck."""

from __future__ import annotations

import math

from studio.air import clouds, mist, sky, snowfall
from studio.bridges import arches_bridge, cable_bridge
from studio.buildings import skyline
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, mix
from studio.geometry import disc, oval, pill, rect, smooth
from studio.landmarks import LANDMARKS
from studio.layers import Layers, Shape, Stage, Stroke
from studio.nature import ridge, water
from studio.scenes.pieces import gull
from studio.things import lamp_post
from studio.trees import fir

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def moscow(st: Stage) -> Layers:
    """Moscow at evening from above snowy roofs: river, bridge, towers, lit windows."""
    m, w, h = st.mood, st.w, st.h
    y = h * .52
    out = sky(st, (.78, .4), 60, .56) + clouds(st, h * .16, 3, .22)
    out += skyline(st, y, 50, 150, mix(m.far, m.haze, .25), windows=True) + mist(st, y - 40, 80,
        .45)
    out += LANDMARKS["wedding_tower"](w * .2, y, 330, m)
    out += LANDMARKS["wedding_tower"](w * .88, y, 190, m) + mist(st, y - 4, 40, .5)
    out += kremlin(st, y + 26)
    out += water(st, y + 26, h + 9, .78, mix(DEEP, TERRA, .25))
    out += [pill(w * (.36 + .05 * i), y + 60 + 16 * (i % 4), 12, 4, GOLD, .8) for i in range(8)]
    stone = mix(mix(SAND, DEEP, .45), TERRA, .12)
    out += arches_bridge(-60, w * .74, h * .6, h * .7, 4, stone, 34)
    for i in range(6):
        x = w * (.04 + .125 * i)
        yy = h * .6 - 34 * math.sin(math.pi * (x + 60) / (w * .74 + 60))
        out += [*lamp_post(x, yy, 60, NAVY)]
    crest = [(x, h * .6 - 34 * math.sin(math.pi * (x + 60) / (w * .74 + 60)) - 9) for x in range(
        -60, round(w * .74) + 1, 20)]
    out += [Stroke(crest, 6, PAPER)]
    quay = smooth([(w * .56, h * .73), (w * .72, h * .63), (w * .86, h * .6), (w + 30, h * .59)])
    out += [Shape([*quay, (w + 30, h), (w * .4, h)], mix(PAPER, SKY, .3), mix(SKY, DEEP, .3)),
        Stroke(quay, 7, PAPER)]
    for x, b, s in ((.7, .7, 90), (.78, .69, 130), (.86, .72, 180), (.93, .7, 120), (.99, .76, 210),
            (.9, .84, 240)):
        out += fir(w * x, h * b, s, mix(GREEN, NAVY, .6), mix(PAPER, SKY, .15))
    return out + roofs(st) + snowfall(st, 90)


def kremlin(st: Stage, y: float) -> Layers:
    """Brick wall with swallow-tailed merlons, a tower, a church with onion domes behind."""
    m, w = st.mood, st.w
    c = mix(TERRA, NAVY, .3)
    out = LANDMARKS["onion_church"](w * .56, y - 30, 250, m) + LANDMARKS["red_tower"](w * .37, y,
        330, m)
    out += [rect(w * .24, y - 58, w * .54, 58, c, mix(c, NAVY, .3)), *[rect(w * .24 + i * 15,
        y - 70, 9, 13, c) for i in range(36)], rect(w * .24, y - 76, w * .54, 6, PAPER)]
    for x, s in ((.49, 110), (.66, 120), (.77, 150)):
        out += [rect(w * x - 20, y - s * .7, 40, s * .7, mix(c, SAND, .08)), rect(w * x + 6,
            y - s * .7, 14, s * .7, mix(c, NAVY, .4)), Shape([(w * x - 25, y - s * .7), (w * x,
            y - s * 1.2), (w * x + 25, y - s * .7)], mix(GREEN, DEEP, .45)), Shape([(w * x - 25,
            y - s * .7), (w * x, y - s * 1.2), (w * x - 8, y - s * .7)], PAPER)]
    return out


def roofs(st: Stage) -> Layers:
    """Near roofs under snow, chimneys with smoke, warm windows."""
    w, h = st.w, st.h
    snow, blue = mix(PAPER, SKY, .1), mix(SKY, DEEP, .2)
    wall = mix(mix(TERRA, NAVY, .55), SAND, .08)
    out: Layers = []
    for x0, x1, top, eave, ridge_ in ((-.06, .42, .74, .84, .12), (.26, .84, .86, .955, .52)):
        a, b, c, d, p = w * x0, w * x1, h * top, h * eave, w * ridge_
        out += [rect(a + 22, d, b - a - 44, h, wall, mix(wall, NAVY, .4)), Shape([(a, d), (p - 60,
            c), (p + 90, c), (b, d), (b, d + 16), (a, d + 16)], snow, mix(snow, blue, .3)),
            Shape([(p + 20, c), (p + 90, c), (b, d), (b, d + 16), (p + 50, d + 16)], mix(snow, blue,
            .55), blue), rect(a, d + 14, b - a, 7, mix(wall, NAVY, .6))]
        n = int((b - a - 90) / 74)
        out += [q for i in range(n) for q in (rect(a + 56 + 74 * i, d + 44, 34, 54, mix(NAVY, wall,
            .3)), rect(a + 59 + 74 * i, d + 47, 28, 48, mix(GOLD, TERRA, .1) if (i + round(
            p)) % 3 else mix(NAVY, SKY, .3)), rect(a + 71 + 74 * i, d + 47, 3, 48, mix(NAVY, wall,
            .3)))]
        for k in (.3, .72):
            px, py = a + (b - a) * k, c + (d - c) * .3
            out += [rect(px, py - 58, 38, 74, mix(wall, TERRA, .25)), rect(px + 26, py - 58, 12, 74,
                mix(wall, NAVY, .4)), pill(px + 19, py - 60, 50, 18, PAPER)]
            out += [disc(px + 19 + 14 * i * i * .4, py - 82 - 32 * i, 11 + 6 * i, PAPER,
                alpha=.26 - .05 * i) for i in range(4)]
    return out


def bosphorus(st: Stage) -> Layers:
    """Tea glass on a ship's rail, a ferry, gulls, domes of Istanbul across the water."""
    m, w, h = st.mood, st.w, st.h
    y = h * .5
    out = sky(st, (.3, .34), 76, .52) + clouds(st, h * .13, 3, .45)
    out += [ridge(st, y - 36, 22, mix(m.far, m.haze, .3), m.haze, .9)]
    out += cable_bridge(-w * .5, w * .5, y - 34, y, 110, mix(m.near, m.haze, .4)) + mist(st, y - 6,
        30, .5)
    hill = smooth([(w * .34, y + 4), (w * .5, y - 44), (w * .76, y - 84), (w + 20, y - 70)])
    out += [*LANDMARKS["mosque"](w * 0.78, y - 66, 230, m), Shape([*hill, (w + 20, y + 8),
        (w * 0.34, y + 8)], mix(mix(GREEN, DEEP, 0.3), m.haze, 0.3), m.haze)]
    out += skyline(st, y + 6, 18, 56, mix(mix(SAND, TERRA, .25), m.haze, .15), .46, 1.02, True)
    out += water(st, y + 4, h + 9, .3, mix(DEEP, SKY, .28))
    out += steamer(w * .37, h * .69, 420)
    for a, b, s, d in ((.7, .2, 150, -10), (.5, .3, 84, 8), (.9, .36, 70, -16), (.2, .16, 62, 4),
            (.62, .42, 50, -4)):
        out += gull(w * a, h * b, s, d)
    return out + deck_rail(st) + tea_glass(w * .74, h * .845, 330)


def steamer(x: float, base: float, s: float) -> Layers:
    """Bosphorus ferry heading left, white with a yellow funnel."""
    hull = [(x - s * .56, base - s * .14), (x - s * .4, base - s * .1), (x + s * .44,
        base - s * .1), (x + s * .52, base - s * .13), (x + s * .46, base), (x - s * .46, base)]
    out: Layers = [rect(x - s * .38, base - s * .19, s * .8, s * .1, PAPER), rect(x - s * .32,
        base - s * .28, s * .66, s * .1, mix(PAPER, SAND, .25)), rect(x - s * .4, base - s * .2,
        s * .84, s * .018, mix(PAPER, DEEP, .3)), rect(x - s * .34, base - s * .29, s * .72,
        s *.018, mix(PAPER, DEEP, .3)), rect(x - s * .24, base - s * .37, s * .14, s * .09, PAPER),
        rect(x - s * .25, base - s * .38, s * .16, s *.016, mix(PAPER, DEEP, .3)),
        rect(x - s * .235, base - s * .345, s * .12, s * .035, DEEP)]
    out += [rect(x - s * .36 + i * s * .064, base - s * .165, s * .04, s * .036,
        DEEP) for i in range(12)] + [rect(x - s * .3 + i * s * .064, base - s * .255, s * .04,
        s * .036, DEEP) for i in range(10)]
    out += [Shape([(x + s * .02, base - s * .28), (x + s * .04, base - s * .5), (x + s * .13,
        base - s * .5), (x + s * .15, base - s * .28)], GOLD), rect(x + s * .035, base - s * .5,
        s * .1, s * .05, NAVY), Shape([(x + s * .1, base - s * .28), (x + s * .09, base - s * .45),
        (x + s *.132, base - s * .45), (x + s * .15, base - s * .28)], mix(GOLD, NAVY, .3)),
        Stroke([(x - s * .17, base - s * .38), (x - s * .17, base - s * .52)], 4, NAVY)]
    out += [disc(x + s * (.16 + .085 * i), base - s * (.54 + .03 * i), s * (.03 + .016 * i), PAPER,
        alpha=.4 - .07 * i) for i in range(5)]
    out += [Shape(hull, mix(NAVY, DEEP, .4), NAVY), Shape([(x - s * .56, base - s * .14),
        (x - s * .4, base - s * .1), (x + s * .44, base - s * .1), (x + s * .52, base - s * .13),
        (x + s * .515, base - s * .115), (x + s * .44, base - s * .085), (x - s * .4,
        base - s * .085)], PAPER)]
    return [*out, Shape([(x - s * 0.46, base - 3), (x - s * 0.6, base + 9), (x - s * 0.2,
        base + 14), (x + s * 0.75, base + 16), (x + s * 0.46, base - 4)], PAPER, None, 0.75)]


def deck_rail(st: Stage) -> Layers:
    """The varnished rail of the ship we stand on."""
    w, h = st.w, st.h
    wood = mix(mix(TERRA, SAND, .3), NAVY, .1)
    out: Layers = [rect(-9, h * .9, w + 18, h, PAPER, mix(PAPER, SKY, .5)), rect(-9, h * .9, w + 18,
        26, NAVY, None, .3)]
    out += [rect(w * k, h * .89, 26, h * .2, mix(PAPER, SKY, .45)) for k in (.1, .46, .86)]
    return [*out, Shape([(-9, h * .835), (w + 9, h * .835), (w + 9, h * .868), (-9, h * .868)],
        mix(wood, PAPER, .35)), rect(-9, h * .866, w + 18, h * .04, wood, mix(wood, NAVY, .4)),
        rect(-9, h * .85, w + 18, 3, mix(wood, NAVY, .2), None, .5)]


def tea_glass(x: float, base: float, s: float) -> Layers:
    """Tulip-shaped glass of red tea on a saucer with a spoon and sugar."""
    half = [(-.2, -.98), (-.185, -.84), (-.135, -.62), (-.125, -.5), (-.17, -.3), (-.185, -.18),
        (-.14, -.06), (-.1, -.03)]
    left = smooth([(x + a * s, base + b * s) for a, b in half], 7)
    tea_left = [p for p in left if p[1] > base - s * .84]
    tea = mix(TERRA, NAVY, .2)
    out: Layers = [disc(x + s * .3, base + s * .05, s * .5, NAVY, s * .06, .28), disc(x,
        base + s * .02, s * .42, mix(PAPER, SKY, .3), s * .085), disc(x, base, s * .42, PAPER,
        s * .08), disc(x, base - .004 * s, s * .36, mix(TERRA, PAPER, .1), s * .062), disc(x,
        base - .008 * s, s *.33, PAPER, s * .054), disc(x, base - s * .012, s * .2, mix(PAPER, NAVY,
        .25), s * .03)]
    right = [(2 * x - a, b) for a, b in reversed(left)]
    out += [Shape([*left, *right], PAPER, None, .45), Shape([*tea_left, *[(2 * x - a, b) for a,
        b in reversed(tea_left)]], mix(TERRA, GOLD, .16), tea), Shape([(x + s * .04,
        base - s * .83), *[(2 * x - a, b) for a, b in tea_left], (x + s * .03, base - s * .04)],
        tea, mix(tea, NAVY, .3), .75), disc(x, base - s * .835, s * .183, mix(TERRA, GOLD, .4),
        s * .035)]
    shine = [(x + (a - x) * .82, b) for a, b in left[3:-14]]
    out += [Shape([*shine, *[(x + (a - x) * .62, b) for a, b in reversed(left[3:-14])]], PAPER,
        None, .6), Stroke(oval(x, base - s * .98, s * .2, s * .04), 4, PAPER), disc(x,
        base - s * .03, s * .1, mix(GOLD, PAPER, .3), s * .02)]
    out += [Stroke([(x - s * .36, base - s * .01), (x - s * .2, base + s * .035), (x + s * .06,
        base + s * .055)], 6, mix(SKY, PAPER, .4)), disc(x + s *.09, base + s * .056, s * .04,
        mix(SKY, PAPER, .4), s * .018)]
    sx, sy = x + s * .29, base - s * .015
    return [*out, rect(sx - s * .05, sy - s * .055, s * .07, s * .06, PAPER), rect(sx + s * .012,
        sy - s * .055, s * .025, s * .06, mix(PAPER, SKY, .6))] + [Shape(smooth([(x + k * s,
        base - s * 1.03), (x + (k - .03) * s, base - s * 1.12), (x + (k + .03) * s, base - s * 1.2),
        (x + k * s, base - s * 1.3), (x + (k + .02) * s, base - s * 1.2), (x + (k - .01) * s,
        base - s * 1.12), (x + k * s, base - s * 1.03)], 5), PAPER, None, .4) for k in (-.06, .07)]

# fmt: on
