"""Tashkent: a great dome, a tower, fountains and plane trees."""

from __future__ import annotations

import math

from studio.air import clouds, mist, sky
from studio.buildings import skyline
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import arch, bezier, disc, pill, rect
from studio.layers import Layers, Point, Shape, Stage, Stroke
from studio.people import figure
from studio.roofs import drum_dome
from studio.scenes.pieces import loop, shadow
from studio.trees import grove

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def tashkent(st: Stage) -> Layers:
    """A great turquoise dome, a television tower, plane trees and fountains."""
    m, w, h = st.mood, st.w, st.h
    y = h * .68
    teal = mix(mix(SKY, GREEN, .42), DEEP, .06)
    out = sky(st, (.14, .22), 58, .66) + clouds(st, h * .16, 3, .5)
    out += skyline(st, y, 40, 130, mix(m.far, m.haze, .35)) + mist(st, y - 30, 60, .6)
    out += mast(w * .335, y, 590)
    out += round_hall(w * .68, y, 500, teal)
    out += grove(st, "bushy", y + 10, 84, 24, (mix(GREEN, DEEP, .2), GREEN, mix(GREEN, GOLD, .3)))
    floor = mix(PAPER, SAND, .5)
    out += [rect(-9, y + 4, w + 18, h, floor, mix(SAND, SKY, .4))]
    out += basin(st, w * .5, h * .83, w * .34, h * .06)
    for x, b, s, c, skirt in ((.1, .8, 120, TERRA, True), (.15, .81, 132, DEEP, False), (.9, .82,
            134, GREEN, True)):
        out += [shadow([(w * x - 14, h * b), (w * x + 14, h * b), (w * x + 92, h * b + 22),
            (w * x + 70, h * b + 26)], .2), *figure(w * x, h * b, s, c, SAND, "down", skirt, NAVY,
            False)]
    return out + plane_tree(st, w * -.01, h * 1.04, 840, 1) + plane_tree(st, w * 1.0, h * 1.06, 720,
        -1)


def mast(x: float, base: float, s: float) -> Layers:
    """Television tower: a needle on three slanting legs with a round gallery."""
    c = mix(PAPER, SKY, .35)
    dark = mix(c, DEEP, .4)
    out: Layers = [Shape([(x + k * s * .11 - s * .012, base), (x - s * .008, base - s * .44),
        (x + s * .008, base - s * .44), (x + k * s * .11 + s * .012, base)],
        dark if k > 0 else c) for k in (-1, 0, 1)]
    out += [Shape([(x - s * .02, base), (x - s * .006, base - s * .84), (x + s * .006,
        base - s * .84), (x + s * .02, base)], c), Shape([(x + s *.004, base), (x, base - s * .84),
        (x + s * .006, base - s * .84), (x + s * .02, base)], dark)]
    out += [pill(x, base - s * k, s * v, s * .024, c if i % 2 else dark) for i, (k,
        v) in enumerate(((.4, .09), (.425, .11), (.45, .085), (.62, .04)))]
    return [*out, Stroke([(x, base - s * .82), (x, base - s * .93)], s * .008, TERRA), Stroke([(x,
        base - s * .93), (x, base - s)], s * .006, PAPER)]


def round_hall(x: float, base: float, s: float, teal: Color) -> Layers:
    """Great dome upon a ring of pointed arches."""
    wall = mix(PAPER, SAND, .35)
    out = drum_dome(x, base - s * .3, s * .72, wall, teal, "ribbed")
    out += [rect(x - s * .5, base - s * .36, s, s * .36, wall, mix(wall, SAND, .4)),
        rect(x - s * .53, base - s * .38, s * 1.06, s * .05, mix(wall, PAPER, .5)),
        rect(x - s * .53, base - s * .335, s * 1.06, s * .022, teal)]
    for i in range(9):
        a = math.pi * (i + .5) / 9
        px, pw = x - math.cos(a) * s * .47, s * (.03 + .07 * math.sin(a))
        out += [arch(px, base, pw, s * .27, mix(teal, DEEP, .25)), arch(px, base, pw * .74, s * .23,
            mix(DEEP, teal, .25), low=mix(DEEP, SAND, .4))]
    return [*out, Shape([(x + s * .2, base - s * .38), (x + s * .53, base - s * .38), (x + s * .5,
        base), (x + s * .22, base)], NAVY, None, .16)]


def basin(st: Stage, x: float, y: float, rx: float, ry: float) -> Layers:
    """Oval basin with a row of fountains that reflect the sky."""
    out: Layers = [disc(x, y + 12, rx * 1.03, mix(SAND, NAVY, .25), ry * 1.08), disc(x, y,
        rx * 1.03, PAPER, ry * 1.08), disc(x, y + 3, rx, mix(SKY, PAPER, .35), ry, low=mix(SKY,
        DEEP, .35))]
    out += [pill(x + st.rng.uniform(-.7, .7) * rx, y + st.rng.uniform(-.6, .7) * ry,
        st.rng.uniform(30, 90), 3, PAPER, .7) for _ in range(16)]
    for i in range(7):
        fx = x + rx * (-.72 + .24 * i)
        s = 150 + 110 * math.sin(math.pi * (i + .5) / 7)
        out += [disc(fx, y, 34, PAPER, 9, .7)]
        for k in (-1, -.5, .5, 1):
            arc = bezier((fx, y), (fx + k * 6, y - s * 1.25), (fx + k * 34, y - s * 1.05),
                (fx + k * 40, y - 4), 16)
            out.append(Stroke(arc, 4, PAPER, .75))
        out.append(Shape([(fx - 5, y), (fx - 2, y - s), (fx + 2, y - s), (fx + 5, y)], PAPER, None,
            .95))
    return out


def plane_tree(st: Stage, x: float, base: float, s: float, side: int) -> Layers:
    """Great plane tree at the edge whose boughs reach into the picture."""
    bark, dark = mix(SAND, EARTH, .45), mix(EARTH, NAVY, .4)
    def at(*pts: Point) -> list[Point]:
        return [(x + side * a * s, base - b * s) for a, b in pts]
    out: Layers = [Shape(at((-.08, 0), (-.05, .4), (-.04, .8), (.06, .8), (.06, .5), (.1, 0)),
        bark), Shape(at((.02, 0), (.02, .5), (.03, .8), (.06, .8), (.06, .5), (.1, 0)), dark),
        Stroke(bezier(*at((.03, .56), (.1, .66), (.2, .72), (.34, .76))), s * .025, bark),
        Stroke(bezier(*at((.0, .7), (.08, .82), (.16, .9), (.3, .94))), s * .02, dark)]
    out += [loop_spot(st, *at((a, b))[0], s * .03) for a, b in ((-.02, .2), (.0, .34), (-.03, .48),
        (.02, .1))]
    for a, b, r in ((-.05, .95, .2), (.14, .98, .18), (.3, .96, .13), (.08, .82, .12), (.3, .8,
            .11), (.42, .78, .08)):
        px, py = at((a, b))[0]
        for k, tone in ((1, mix(GREEN, NAVY, .4)), (.8, mix(GREEN, DEEP, .1)), (.5, mix(GREEN, GOLD,
                .4))):
            ring = []
            for i in range(16):
                t = 2 * math.pi * i / 16
                q = r * s * k * (1 + st.rng.uniform(-.12, .12))
                ring.append((px - (1 - k) * s * .06 + q * math.cos(t), py - (1 - k) * s * .06
                    + q * .72 * math.sin(t)))
            out.append(Shape(loop(ring, 4), tone))
    return out


def loop_spot(st: Stage, x: float, y: float, r: float) -> Shape:
    """A pale patch of bark."""
    return Shape(loop([(x + r * st.rng.uniform(.6, 1.1) * math.cos(a), y + 1.4 * r * st.rng.uniform(
        .6, 1.1) * math.sin(a)) for a in (0, 1.2, 2.5, 3.8, 5)], 5), mix(PAPER, SAND, .6))

# fmt: on
