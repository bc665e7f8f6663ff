"""Scenes of hands: wheat held before a field, many hands laid together."""

from __future__ import annotations

import math

from studio.air import clouds, mist, sky
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
    Color,
    mix,
)
from studio.geometry import bezier, disc, oval, rect, turned
from studio.layers import Layers, Point, Shape, Sky, Stage, Stroke
from studio.nature import ridge
from studio.scenes.pieces import hand, leaf, limb, loop, shadow, shift
from studio.trees import grove

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def harvest(st: Stage) -> Layers:
    """Two hands hold a sheaf of wheat ears before a ripe field."""
    m, w, h = st.mood, st.w, st.h
    out = sky(st, (.7, .3), 78, .56) + clouds(st, h * .16, 3, .4)
    out += [ridge(st, h * .5, 24, mix(m.far, m.haze, .3), m.haze, .8), *mist(st, h * .53, 40, .6),
        ridge(st, h * .56, 10, mix(GOLD, PAPER, .25), mix(GOLD, SAND, .3), .6)]
    out += grove(st, "poplar", h * .575, 74, 9, (mix(GREEN, DEEP, .2), mix(GREEN, SKY, .25)), .03,
        .26)
    out += furrows(st, h * .575)
    out += sheaf(w * .5, h * .78)
    return out + cupped(w * .5, h * .8)


def furrows(st: Stage, y: float) -> Layers:
    """A ripe field whose rows run to one point on the horizon."""
    w, h = st.w, st.h
    out: Layers = [rect(-9, y, w + 18, h, mix(GOLD, SAND, .25), mix(GOLD, TERRA, .4))]
    for i in range(-13, 14):
        a, b = w * .62 + i * 26, w * .62 + i * 230
        out.append(Shape([(a, y), (a + 9, y), (b + 95, h + 9), (b, h + 9)], mix(GOLD, TERRA, .42),
            None, .5, .75))
    return out


def ear(x: float, y: float, s: float, deg: float, c: Color) -> Layers:
    """Ear of wheat with beards; (x, y) is its foot."""
    out: Layers = []
    dark = mix(c, EARTH, .35)
    for i in range(7):
        k = .1 + .115 * i
        size = s * (.3 - .012 * i)
        a, b = turned([(0, -s * k)], x, y, deg)[0]
        for d in (-1, 1):
            tip = turned([(d * s * .3, -s * (k + .75))], x, y, deg)[0]
            out.append(Stroke([(a, b), tip], 1.8, mix(c, PAPER, .3)))
            out.append(leaf(a, b, size, deg - 90 + d * 24, c if d < 0 else dark, .34))
    a, b = turned([(0, -s * .84)], x, y, deg)[0]
    return [*out, leaf(a, b, s * .26, deg - 90, c, .34)]


def sheaf(x: float, y: float) -> Layers:
    """A fan of stalks with ears that rises from (x, y)."""
    out: Layers = []
    fan = sorted(((-34, 300), (-25, 380), (-15, 440), (-6, 490), (4, 520), (13, 460), (22, 395),
        (32, 320), (-1, 400), (9, 370), (-12, 345)), key=lambda p: -p[1])
    for i, (deg, n) in enumerate(fan):
        top = (x + n * math.sin(math.radians(deg)), y - n * math.cos(math.radians(deg)))
        c = mix(GOLD, (TERRA, SAND, PAPER)[i % 3], .2)
        out += [Stroke(bezier((x + deg * .5, y + 60), (x + deg * .9, y - n * .3),
            (top[0] - deg * .8, top[1] + n * .2), top, 14), 7, mix(c, GREEN, .25))]
        out += ear(*top, 165, deg * 1.25, c)
    for deg, n in ((-52, 230), (50, 250), (-70, 170), (66, 180)):
        out.append(leaf(x, y, n, deg - 90, mix(GREEN, GOLD, .35), .1))
    return out


def cupped(x: float, y: float) -> Layers:
    """Two hands that clasp the stalks, forearms from the lower corners."""
    out: Layers = []
    for flip, skin, sleeve in ((-1, SKINS[2], mix(PAPER, SKY, .3)), (1, SKINS[1], mix(DEEP, SKY,
            .12))):
        def at(pts: list[Point], f: int = flip) -> list[Point]:
            return shift(pts, x, y, 1, f)
        dark, light = mix(skin, mix(TERRA, NAVY, .4), .4), mix(skin, PAPER, .22)
        out += [Shape(at(loop([(118, 30), (178, 54), (300, 178), (250, 250), (140, 150), (80,
            96)])), skin)]
        out += [Shape(at(loop([(20, -52), (92, -64), (150, -10), (178, 56), (140, 130), (70, 128),
            (8, 84), (-8, 10)])), skin)]
        out += [limb(*at([(116, 40 + 34 * i), (-26 + 7 * i * i, 2 + 38 * i)]), 27, 20,
            skin) for i in range(4)]
        out += [Stroke(at([(96, 56 + 34 * i), (-34 + 7 * i * i + 10, 21 + 38 * i)]), 4,
            dark) for i in range(3)]
        out += [Shape(at(oval(-34 + 7 * i * i, 1 + 38 * i, 9, 11)), light) for i in range(4)]
        out += [limb(*at([(112, 20), (44, -74)]), 34, 22, mix(skin, PAPER, .08)),
            Shape(at(turned(oval(0, 0, 9, 15), 40, -80, -34)), light), Stroke(at([(130, 40), (84,
            6), (62, -40)]), 4, dark)]
        out += [Shape(at([(196, 56), (262, 160), (208, 262), (150, 152)]), dark, None, .25)]
        out += [Shape(at([(236, 118), (180, 214), (300, 420), (560, 420), (420, 250)]), sleeve,
            mix(sleeve, NAVY, .25)), Shape(at([(180, 214), (202, 176), (400, 420), (300, 420)]),
            mix(sleeve, NAVY, .3)), Shape(at([(220, 92), (254, 122), (190, 232), (158, 196)]),
            mix(sleeve, PAPER, .4))]
    return out


def together(st: Stage) -> Layers:
    """Hands of many sleeves laid together in a star, seen from above."""
    w, h = st.w, st.h
    cx, cy = w / 2, h / 2
    floor = mix(GREEN, SAND, .45)
    out: Layers = [Sky(((0, mix(floor, PAPER, .2)), (1, mix(floor, DEEP, .2))))]
    for i in range(36):
        a = math.radians(10 * i)
        b = math.radians(10 * i + 5)
        out.append(Shape([(cx, cy), (cx + 900 * math.cos(a), cy + 900 * math.sin(a)),
            (cx + 900 * math.cos(b), cy + 900 * math.sin(b))], mix(GOLD, PAPER, .5), None, .12))
    out += [disc(cx, cy, 330, mix(GOLD, PAPER, .45), alpha=.35), disc(cx, cy, 235, mix(GOLD, PAPER,
        .6), alpha=.5)]
    sleeves = (TERRA, DEEP, mix(GOLD, TERRA, .1), PAPER, GREEN, mix(SKY, DEEP, .35), mix(TERRA,
        NAVY, .45), mix(SAND, PAPER, .3), mix(GREEN, DEEP, .45))
    n = len(sleeves)
    for i, c in enumerate(sleeves):
        a = 360 * i / n + 12
        out += arm(cx, cy, a, c, SKINS[(i * 2 + i // 4) % 4], i % 3, (1, -1)[i % 2])
    return out


def arm(cx: float, cy: float, deg: float, sleeve: Color, skin: Color, cuff: int,
        flip: int) -> Layers:
    """One forearm from the edge to the middle, its hand flat, with a shadow beneath."""
    r = 282
    x, y = cx + r * math.cos(math.radians(deg)), cy + r * math.sin(math.radians(deg))
    def at(pts: list[Point], dx: float = 0, dy: float = 0) -> list[Point]:
        return turned([(a, b) for a, b in pts], x + dx, y + dy, deg - 90)
    body = [(-56, 60), (56, 60), (104, 700), (-104, 700)]
    out: Layers = [shadow(at(body, 16, 22), .22)]
    out += [Shape(at([(-40, -14), (40, -14), (56, 110), (-56, 110)]), mix(skin, mix(TERRA, NAVY,
        .4), .2))]
    out += [Shape([(a + 7, b + 12) for a, b in q.pts], NAVY, None, .3) for q in hand(x, y, 272,
        deg - 90, skin, flip)[:6] if isinstance(q, Shape)]
    out += hand(x, y, 268, deg - 90, skin, flip)
    trim = (mix(sleeve, NAVY, .25), mix(sleeve, PAPER, .35), sleeve)[cuff]
    out += [Shape(at(body), sleeve), Shape(at([(20, 60), (56, 60), (104, 700), (40, 700)]),
        mix(sleeve, NAVY, .22)), Shape(at([(-62, 52), (62, 52), (66, 100), (-66, 100)]), trim),
        Shape(at([(22, 52), (62, 52), (66, 100), (24, 100)]), mix(trim, NAVY, .2))]
    if cuff == 1:
        out += [Stroke(at([(-60, 120 + 60 * k), (60 + 4 * k, 120 + 60 * k)]), 5, mix(sleeve, PAPER,
            .3)) for k in range(3)]
    return out

# fmt: on
