"""A herb pharmacy with a mortar, poppy heads and a tablet."""

from __future__ import annotations

import math

from studio.air import sky
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, WOOD, Color, mix
from studio.geometry import bezier, disc, oval, pill, rect, smooth, turned
from studio.layers import Glow, Layers, Point, Shape, Stage, Stroke
from studio.nature import ridge
from studio.scenes.pieces import leaf, limb, loop, shadow
from studio.trees import poplar

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def pharmacy(st: Stage) -> Layers:
    """Herb pharmacy: mortar, poppy heads, a bottle of pills, the glow of a tablet."""
    w, h = st.w, st.h
    out = garden_window(st)
    wood = mix(mix(WOOD, TERRA, .3), NAVY, .12)
    out += bunches(st)
    out += [Shape([(-9, h * .68), (w + 9, h * .68), (w + 9, h + 9), (-9, h + 9)], mix(wood, GOLD,
        .15), mix(wood, NAVY, .35)), rect(-9, h * .673, w + 18, 10, mix(wood, PAPER, .4))]
    out += [Stroke([(-9, h * k), (w + 9, h * k)], 2, mix(wood, NAVY, .35)) for k in (.745, .83,
        .94)]
    out += slate(w * .67, h * .74, 330)
    out += poppies(st, w * .37, h * .75)
    out += mortar(w * .235, h * .86, 240)
    out += pill_bottle(w * .84, h * .89, 130)
    for a, b, deg, c in ((.6, .885, 20, PAPER), (.665, .93, -35, TERRA), (.55, .945, 70, mix(GOLD,
            PAPER, .3)), (.72, .9, 10, PAPER)):
        out += tablet(w * a, h * b, 25, deg, c)
    for a, b, n, deg, c in ((.42, .93, 120, -160, mix(GREEN, DEEP, .1)), (.44, .95, 110, -20,
            mix(GREEN, PAPER, .2)), (.4, .955, 90, 160, mix(GREEN, GOLD, .3))):
        out += [leaf(w * a - 6, h * b + 9, n, deg, mix(wood, NAVY, .5), .28), leaf(w * a, h * b, n,
            deg, c, .28)]
    return out


def garden_window(st: Stage) -> Layers:
    """Dim wall with an arched window: a herb garden with cypresses at sunrise."""
    m, w, h = st.mood, st.w, st.h
    out = [*sky(st, (0.24, 0.3), 52, 0.5), ridge(st, h * 0.47, 24, mix(m.far, m.haze, 0.3), m.haze,
        0.9)]
    for x, s in ((.09, 230), (.16, 190), (.36, 220), (.43, 170)):
        out += poplar(w * x, h * .58, s, mix(GREEN, DEEP, .5))
    out += [rect(-9, h * .565, w, h, mix(GREEN, GOLD, .2)), *[rect(-9, h * (.575 + .022 * i), w, 10,
        mix(GREEN, DEEP, .35)) for i in range(4)]]
    out += [disc(st.rng.uniform(0, w * .5), h * st.rng.uniform(.57, .64), 5, (TERRA, mix(TERRA,
        PAPER, .5), PAPER)[i % 3]) for i in range(44)]
    wall = mix(mix(DEEP, GREEN, .3), NAVY, .25)
    cx, r, y0 = w * .26, w * .205, h * .09
    left = [(-9, -9), (cx, -9), (cx, y0), *oval(cx, y0 + r, r, r, 270, 180), (cx - r, h * .63), (-9,
        h * .63)]
    right = [(w + 9, -9), (cx - 1, -9), (cx - 1, y0), *oval(cx, y0 + r, r, r, 270, 360), (cx + r,
        h * .63), (w + 9, h * .63)]
    out += [Shape(left, wall), Shape(right, wall), rect(-9, h * .63, w + 18, h, wall)]
    frame = mix(PAPER, SAND, .35)
    return [*out, Stroke([(cx - r, h * .63), *oval(cx, y0 + r, r, r, 180, 360), (cx + r, h * .63)],
        13, frame), rect(cx - 5, y0, 10, h * .63 - y0, frame), rect(cx - r, y0 + r, 2 * r, 9,
        frame), rect(cx - r - 26, h * .625, 2 * r + 52, 20, frame), rect(cx - r - 26, h * .643,
        2 * r + 52, 8, NAVY)]


def bunches(st: Stage) -> Layers:
    """Bunches of drying herbs that hang from a bar."""
    w, h = st.w, st.h
    out: Layers = [rect(w * .5, h * .07, w * .6, 12, mix(EARTH, SAND, .3))]
    for i, (x, n, c) in enumerate(((.59, 200, mix(GREEN, PAPER, .15)), (.72, 240, mix(GREEN, GOLD,
            .35)), (.86, 210, mix(TERRA, SAND, .35)), (.97, 180, mix(GREEN, DEEP, .1)))):
        a, b = w * x, h * .08
        out += [Stroke([(a, b), (a, b + 50)], 3, SAND)]
        for k in range(15):
            deg = 90 + (k - 7) * 4.2
            t = math.radians(deg)
            e = (a + n * math.cos(t) * (.7 + .03 * (k % 4)), b + 50 + n * math.sin(t) * (.7
                + .08 * (k % 4)))
            tone = mix(c, (NAVY, PAPER, GREEN)[k % 3], .18)
            out.append(Stroke([(a, b + 46), e], 3, mix(c, NAVY, .35)))
            if i == 2:
                out.append(disc(*e, 9, mix(TERRA, (GOLD, PAPER)[k % 2], .25)))
            else:
                out += [leaf(a + (e[0] - a) * q, b + 50 + (e[1] - b - 50) * q, n * .2, deg + d,
                    tone, .3) for q in (.5, .75, .95) for d in (-28, 28)]
        out.append(rect(a - 13, b + 44, 26, 12, TERRA))
    return out


def slate(x: float, base: float, s: float) -> Layers:
    """Tablet that leans on a stand and glows, on its screen a leaf and plain bars."""
    out: Layers = [Glow(x, base - s * .4, s * 1.25, mix(SKY, PAPER, .55), .6), shadow([(x - s * .6,
        base), (x + s * .6, base), (x + s * .66, base + 26), (x - s * .64, base + 26)], .3)]
    body = [(x - s * .6, base - s * .84), (x + s * .6, base - s * .84), (x + s * .62, base),
        (x - s * .62, base)]
    scr = [(x - s * .545, base - s * .785), (x + s * .545, base - s * .785), (x + s * .565,
        base - s * .06), (x - s * .565, base - s * .06)]
    out += [Shape(body, NAVY), Shape(scr, mix(SKY, PAPER, .5), PAPER)]
    lx, ly = x - s * .27, base - s * .4
    out += [disc(lx, ly, s * .2, mix(GREEN, PAPER, .7)), leaf(lx - s * .09, ly + s * .12, s * .3,
        -54, mix(GREEN, DEEP, .1), .3), Stroke([(lx - s * .11, ly + s * .15), (lx + s * .05,
        ly - s * .07)], 4, PAPER)]
    for i, n in enumerate((.42, .34, .4, .24)):
        out.append(pill(x + s * (.03 + n / 2), base - s * (.6 - .125 * i), s * n, s * .05, (mix(SKY,
            DEEP, .3), mix(SKY, PAPER, .2), mix(SKY, PAPER, .2), TERRA)[i]))
    return [*out, Shape([(x + s * .2, base - s * .785), (x + s * .42, base - s * .785),
        (x + s * .12, base - s * .06), (x - s * .1, base - s * .06)], PAPER, None, .25)]


def poppies(st: Stage, x: float, base: float) -> Layers:
    """Dry poppy heads in a blue vase."""
    out: Layers = []
    for _dx, n, lean in ((-70, 330, -70), (-24, 420, -20), (30, 380, 34), (74, 300, 84), (0, 300,
            4)):
        top = (x + lean, base - n)
        c = mix(mix(SAND, GREEN, .4), EARTH, .12)
        out += [Stroke(bezier((x + lean * .1, base - 130), (x + lean * .2, base - 200),
            (x + lean * .9, base - n + 120), top, 14), 6, mix(c, NAVY, .25))]
        a, b = top
        r = 30
        out += [Shape(loop([(a - r * .25, b + r * .9), (a - r, b), (a - r * .7, b - r * .8),
            (a + r * .7, b - r * .8), (a + r, b), (a + r * .25, b + r * .9)]), c),
            Shape(loop([(a + r * .1, b + r * .9), (a + r * .4, b), (a + r * .3, b - r * .8),
            (a + r * .7, b - r * .8), (a + r, b), (a + r * .25, b + r * .9)]), mix(c, NAVY, .25)),
            Stroke([(a - r * .35, b - r * .6), (a - r * .45, b), (a - r * .15, b + r * .7)], 2.5,
            mix(c, NAVY, .25))]
        out += [Shape([(a - r * .95, b - r * .95), (a - r * .55, b - r * 1.3), (a - r * .25,
            b - r * 1.1), (a, b - r * 1.4), (a + r * .25, b - r * 1.1), (a + r * .55, b - r * 1.3),
            (a + r * .95, b - r * .95), (a + r * .6, b - r * .75), (a - r * .6, b - r * .75)],
            mix(c, EARTH, .35))]
    blue = mix(SKY, DEEP, .35)
    body = loop([(x - 38, base - 160), (x - 34, base - 130), (x - 72, base - 70), (x - 50, base),
        (x + 50, base), (x + 72, base - 70), (x + 34, base - 130), (x + 38, base - 160)], 6)
    return [shadow([(x - 50, base), (x + 60, base), (x + 170, base + 26), (x + 60, base + 34)],
        .25), *out, Shape(body, blue, mix(blue, NAVY, .3)), Shape(loop([(x + 14, base - 158),
        (x + 12, base - 130), (x + 34, base - 70), (x + 20, base), (x + 50, base), (x + 72,
        base - 70), (x + 34, base - 130), (x + 38, base - 160)], 6), mix(blue, NAVY, .4)), pill(x,
        base - 158, 84, 14, mix(blue, PAPER, .4)), Stroke([(x - 60, base - 84), (x, base - 76),
        (x + 64, base - 84)], 6, PAPER)]


def mortar(x: float, base: float, s: float) -> Layers:
    """Stone mortar with a pestle and herbs."""
    c = mix(PAPER, SAND, .35)
    out: Layers = [shadow([(x - s * .3, base), (x + s * .4, base), (x + s * .9, base + s * .1),
        (x + s * .2, base + s * .13)], .28), limb((x + s * .02, base - s * .6), (x + s * .42,
        base - s * 1.12), s * .055, s * .075, mix(c, TERRA, .12)), limb((x + s * .05,
        base - s * .61), (x + s * .44, base - s * 1.1), s * .02, s * .03, mix(c, PAPER, .5))]
    out += [leaf(x + d * s, base - s * .66, s * .26, deg, mix(GREEN, (DEEP, GOLD, PAPER)[i % 3],
        .25), .34) for i, (d, deg) in enumerate(((-.24, -130), (-.14, -100), (-.3, -150), (-.06,
        -72), (.2, -50), (.26, -28)))]
    body = [*smooth([(x - s * .5, base - s * .68), (x - s * .46, base - s * .4), (x - s * .26,
        base - s * .17), (x - s * .2, base - s * .1), (x - s * .32, base)], 7),
        *smooth([(x + s * .32, base), (x + s * .2, base - s * .1), (x + s * .26, base - s * .17),
        (x + s * .46, base - s * .4), (x + s * .5, base - s * .68)], 7)]
    return [*out, Shape(body, c, mix(c, DEEP, .2)), Shape([(x + s * .12, base - s * .66),
        (x + s * .14, base - s * .4), (x + s * .06, base - s * .1), (x + s * .1, base),
        *smooth([(x + s * .32, base), (x + s * .2, base - s * .1), (x + s * .26, base - s * .17),
        (x + s * .46, base - s * .4), (x + s * .5, base - s * .68)], 7)], mix(c, DEEP, .3)), pill(x,
        base - s * .68, s * 1.08, s *.085, mix(c, PAPER, .5)), Stroke([(x - s * .36,
        base - s * .56), (x - s * .33, base - s * .4), (x - s * .2, base - s * .24)], s * .03,
        PAPER)]


def pill_bottle(x: float, base: float, s: float) -> Layers:
    """Amber bottle with a white cap and a blank label."""
    amber = mix(GOLD, TERRA, .45)
    return [Glow(x - s * .3, base + 6, s * .9, mix(GOLD, TERRA, .2), .4), shadow([(x - s * .3,
        base), (x + s * .5, base), (x + s * .9, base + s * .14), (x + s * .2, base + s * .18)],
        .25), Shape(smooth([(x - s * .36, base - s * 1.32), (x - s * .5, base - s * 1.2),
        (x - s * .5, base - s * .06), (x - s * .44, base)], 5) + smooth([(x + s * .44, base),
        (x + s * .5, base - s * .06), (x + s * .5, base - s * 1.2), (x + s * .36, base - s * 1.32)],
        5), amber, mix(amber, NAVY, .2)), rect(x + s * .26, base - s * 1.2, s * .24, s * 1.16, NAVY,
        None, .22), rect(x - s * .43, base - s * 1.18, s * .09, s * 1.1, mix(GOLD, PAPER, .5), None,
        .8), rect(x - s * .5, base - s * .92, s, s * .6, PAPER), rect(x + s * .26, base - s * .92,
        s * .24, s * .6, mix(PAPER, DEEP, .22)), rect(x - s * .5, base - s * .9, s, s * .05, TERRA),
        leaf(x - s * .16, base - s * .44, s * .42, -50, mix(GREEN, DEEP, .1), .28),
        rect(x - s * .42, base - s * 1.6, s * .84, s * .3, mix(PAPER, SKY, .15)), rect(x + s * .2,
        base - s * 1.6, s * .22, s * .3, mix(PAPER, DEEP, .3)), *[rect(x - s * .4 + i * s * .1,
        base - s * 1.56, s * .025, s * .22, mix(SKY, DEEP, .1), None, .6) for i in range(8)]]


def tablet(x: float, y: float, s: float, deg: float, c: Color) -> Layers:
    """Small capsule lying on the table, one half white."""
    def at(pts: list[Point], dx: float = 0, dy: float = 0) -> list[Point]:
        return turned(pts, x + dx, y + dy, deg)
    whole = limb((-s, 0), (s, 0), s * .55, s * .55, c).pts
    return [shadow(at(list(whole), 6, 9), .3), Shape(at(list(whole)), c), Shape(at([*oval(-s, 0,
        s * .55, s * .55, 90, 270), (0, -s * .55), (0, s * .55)]), mix(PAPER, SAND, .1)),
        Shape(at([(-s, -s * .36), (s, -s * .36), (s, -s * .2), (-s, -s * .2)]), PAPER, None, .7)]

# fmt: on
