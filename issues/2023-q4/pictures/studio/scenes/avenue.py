"""A misty avenue in Minsk with a tram."""

from __future__ import annotations

import math

from studio.air import mist, sky
from studio.buildings import skyline
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import disc, oval, pill, rect, smooth
from studio.layers import Glow, Layers, Shape, Stage, Stroke
from studio.people import figure
from studio.scenes.pieces import loop, shadow

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def avenue(st: Stage) -> Layers:
    """Misty avenue with lime trees, a tram that comes towards us and a round building."""
    m, w, h = st.mood, st.w, st.h
    y, vx = h * .56, w * .53
    out = sky(st, (.33, .3), 56, .56)
    out += skyline(st, y + 6, 70, 190, mix(m.far, m.haze, .45), -.02, .4) + skyline(st, y + 6, 70,
        200, mix(m.far, m.haze, .45), .68, 1.03)
    out += mist(st, y - 60, 110, .7) + rotunda(vx + 4, y + 8, 210, m.haze) + mist(st, y - 6, 36,
        .55)
    road = mix(SKY, PAPER, .3)
    out += [rect(-9, y, w + 18, h, mix(GREEN, PAPER, .45), mix(GREEN, DEEP, .3))]
    out += [Shape([(vx - 30, y), (vx + 30, y), (w * 1.28, h + 9), (-w * .3, h + 9)], mix(SAND,
        PAPER, .55), mix(SAND, SKY, .4)), Shape([(vx - 22, y), (vx + 22, y), (w * 1.0, h + 9),
        (-w * .02, h + 9)], road, mix(DEEP, SKY, .5))]
    for a, b in ((-14, -.36), (-4, -.13), (5, .1), (14, .32)):
        out.append(Shape([(vx + a, y), (vx + a + 1, y), (vx + b * w + 13, h + 9), (vx + b * w,
            h + 9)], mix(NAVY, SKY, .25)))
    for t in (.06, .13, .24, .4, .64, 1.0):
        s = 44 + 900 * t
        for side in (-1, 1):
            x, b = vx + side * (62 + 660 * t), y + 8 + h * .38 * t
            tone = mix(mix(GREEN, GOLD, .28), m.haze, .62 * (1 - t) ** 1.5)
            out += lime(st, x, b, s, tone)
        if t == .24:
            out += [Stroke([(vx, y), (vx - 640, y - 376)], 2, NAVY), *tram(vx - w * 0.075,
                y + h * 0.25, 236)]
    out += walkers(st)
    return out + mist(st, h * .62, 60, .22)


def rotunda(x: float, base: float, s: float, haze: Color) -> Layers:
    """Round building with pillars and a shallow dome, half lost in mist."""
    c = mix(mix(SAND, TERRA, .2), haze, .25)
    dark = mix(c, DEEP, .4)
    out: Layers = [Shape([*oval(x, base - s * .66, s * .36, s * .28, 180, 360)], mix(mix(SKY, DEEP,
        .4), haze, .3)), Shape([*oval(x, base - s * .66, s * .36, s * .28, 280, 360), (x + s * .06,
        base - s * .66)], mix(mix(SKY, DEEP, .7), haze, .3)), rect(x - s * .06, base - s * 1.02,
        s * .12, s * .1, c), Stroke([(x, base - s), (x, base - s * 1.16)], 3, dark)]
    out += [rect(x - s * .4, base - s * .68, s * .8, s * .08, mix(c, PAPER, .3)), rect(x - s * .38,
        base - s * .6, s * .76, s * .5, dark)]
    for i in range(9):
        a = math.pi * (i + .5) / 9
        px, pw = x - math.cos(a) * s * .37, s * (.014 + .032 * math.sin(a))
        out.append(rect(px - pw / 2, base - s * .6, pw, s * .5, mix(c, NAVY, .28 * i / 8)))
    return [*out, rect(x - s * .44, base - s * .12, s * .88, s * .06, mix(c, PAPER, .2)),
        rect(x - s * .5, base - s * .06, s, s * .07, mix(c, NAVY, .12))]


def lime(st: Stage, x: float, base: float, s: float, c: Color) -> Layers:
    """Lime tree with an egg-shaped crown in leafy tufts."""
    trunk = mix(mix(EARTH, NAVY, .3), c, .25)
    out: Layers = [Shape([(x - s * .03, base), (x - s * .016, base - s * .45), (x + s * .016,
        base - s * .45), (x + s * .035, base)], trunk)]
    for k, tone, dx in ((1.0, mix(c, NAVY, .3), 0), (.86, c, -.03), (.55, mix(c, PAPER, .18),
            -.07)):
        ring = []
        n = 15
        for i in range(n):
            a = 2 * math.pi * i / n
            r = k * (1 + st.rng.uniform(-.07, .07))
            ring.append((x + dx * s + .25 * s * r * math.cos(a), base - s * (.62 + (.06
                if k < 1 else 0)) + .34 * s * r * math.sin(a) * (1 - .1 * math.cos(2 * a))))
        out.append(Shape(loop(ring, 5), tone))
    return out


def tram(x: float, base: float, s: float) -> Layers:
    """Tram seen from the front, a little of its side at the right."""
    c = mix(TERRA, NAVY, .06)
    a, b = x - s * .26, x + s * .26
    out: Layers = [shadow([(a - 10, base), (b + s * .3, base - s * .06), (b + s * .2,
        base + s * .02), (a + 14, base + s * .06)], .3)]
    out += [Stroke([(x - s * .05, base - s * .96), (x + s * .1, base - s * 1.12), (x - s * .02,
        base - s * 1.28)], 4, NAVY), Stroke([(x - s * .16, base - s * 1.28), (x + s * .12,
        base - s * 1.28)], 5, NAVY)]
    out += [Shape([(b - 4, base - s * .93), (b + s * .2, base - s * .74), (b + s * .2,
        base - s * .12), (b - 4, base - s * .02)], mix(c, NAVY, .4)), *[Shape([(b + s * (.02
        + .06 * i), base - s * (.76 - .045 * i)), (b + s * (.065 + .06 * i),
        base - s * (.73 - .045 * i)), (b + s * (.065 + .06 * i), base - s * (.47 - .03 * i)),
        (b + s * (.02 + .06 * i), base - s * (.48 - .03 * i))], mix(SKY, PAPER,
        .3)) for i in range(3)]]
    front = smooth([(a - 2, base - s * .04), (a - s * .012, base - s * .5), (a + s * .03,
        base - s * .86), (x - s * .12, base - s * .95)], 6)
    face = [*front, *[(2 * x - p, q) for p, q in reversed(front)]]
    out += [Shape(face, c, mix(c, NAVY, .15)), Shape([(a + s * .035, base - s * .82), (x + s * .225,
        base - s * .82), (b - s * .02, base - s * .44), (a + s * .02, base - s * .44)], mix(DEEP,
        SKY, .35), mix(SKY, PAPER, .4)), Shape([(a + s * .08, base - s * .82), (a + s *.2,
        base - s * .82), (a + s * .1, base - s * .44), (a + s * .02, base - s * .44)], PAPER, None,
        .35), rect(x - 3, base - s * .82, 6, s * .38, mix(c, NAVY, .3)), rect(x - s * .13,
        base - s * .925, s * .26, s * .07, mix(GOLD, PAPER, .35))]
    out += [rect(a - s * .01, base - s * .4, s * .54, s * .04, PAPER), rect(a + s * .02,
        base - s * .07, s * .48, s * .07, NAVY)]
    return out + [q for k in (-1, 1) for q in (Glow(x + k * s * .17, base - s * .25, s * .3,
        mix(GOLD, PAPER, .5), .75), disc(x + k * s *.17, base - s * .25, s * .04, mix(GOLD, PAPER,
        .7)))]


def walkers(st: Stage) -> Layers:
    """A few people under the trees."""
    w, h = st.w, st.h
    out: Layers = []
    for x, b, s, c, skirt in ((.16, .8, 120, DEEP, False), (.235, .795, 114, mix(TERRA, NAVY, .1),
            True), (.83, .76, 92, mix(GREEN, DEEP, .4), True), (.9, .85, 146, mix(SKY, DEEP, .6),
            False)):
        out += [pill(w * x, h * b, s * .4, s * .06, NAVY, .2), *figure(w * x, h * b, s, c, SAND,
            "down", skirt, NAVY, False)]
    return out

# fmt: on
