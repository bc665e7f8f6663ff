"""A tea table for two before tiled roofs."""

from __future__ import annotations

from studio.air import clouds, mist, sky
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, mix
from studio.geometry import bezier, disc, oval, pill, rect, smooth
from studio.layers import Glow, Layers, Point, Shape, Stage, Stroke
from studio.nature import ridge
from studio.roofs import pagoda_roof
from studio.scenes.avenue import lime
from studio.scenes.pieces import leaf, loop

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def tea_for_two(st: Stage) -> Layers:
    """A tea table for two before a wide window: tiled roofs of Beijing and a lantern outside."""
    m, w, h = st.mood, st.w, st.h
    out = roofs_outside(st)
    wall = mix(mix(TERRA, NAVY, .55), EARTH, .3)
    x0, x1, y0, y1 = w * .07, w * .93, h * .06, h * .68
    out += lantern(w * .27, h * .06, 150)
    out += [rect(-9, -9, x0 + 9, h, wall), rect(x1, -9, w, h, wall), rect(-9, -9, w + 18, y0 + 9,
        wall), rect(-9, y1, w + 18, h, wall, mix(wall, NAVY, .4))]
    bar = mix(wall, NAVY, .35)
    for k in (0, .165, .835, 1):
        out.append(rect(x0 + (x1 - x0) * k - 9, y0, 18, y1 - y0, bar))
    for a, b in ((0, .165), (.835, 1)):
        p, q = x0 + (x1 - x0) * a + 9, x0 + (x1 - x0) * b - 9
        d = q - p
        out += [rect(p + d * k - 4, y0, 8, y1 - y0, bar) for k in (.24, .76)] + [rect(p,
            y0 + (y1 - y0) * k - 4, d, 8, bar) for k in (.1, .2, .35, .5, .65, .8, .9)]
    out += [rect(x0 - 16, y0 - 14, x1 - x0 + 32, 22, bar), rect(x0 - 16, y1 - 8, x1 - x0 + 32, 26,
        bar), rect(x0 - 16, y1 - 8, x1 - x0 + 32, 6, mix(GOLD, TERRA, .35))]
    out += [rect(-9, h * .86, w + 18, h, mix(wall, NAVY, .3), mix(NAVY, wall, .3)), Shape([(x0 + 90,
        h * .86), (x1 - 90, h * .86), (x1 + 60, h + 9), (x0 - 60, h + 9)], m.low, None, .3)]
    out += [disc(w * .5, h * .985, w * .19, NAVY, 24, .35)] + [disc(w * k, h * .985, w * .1, NAVY,
        16, .35) for k in (.235, .765)]
    out += scholar_chair(w * .235, h * .99, 500, 1) + scholar_chair(w * .765, h * .99, 500, -1)
    return out + tea_table(w * .5, h * .76, w * .3)


def roofs_outside(st: Stage) -> Layers:
    """Curved roofs behind one another, trees between, hills in mist."""
    m, w, h = st.mood, st.w, st.h
    out = sky(st, (.64, .27), 62, .56) + clouds(st, h * .18, 2, .4, 30) + [ridge(st, h * .42, 30,
        mix(m.far, m.haze, .3), m.haze, .7)] + mist(st, h * .46, 50, .7)
    slate, trim = mix(DEEP, SKY, .32), mix(PAPER, SKY, .35)
    for x, b, ww, hh, k in ((.2, .47, 330, 80, .5), (.5, .46, 300, 70, .55), (.83, .48, 380, 90,
            .45)):
        c = mix(slate, m.haze, k)
        out += [rect(w * x - ww * .4, h * b - 6, ww * .8, 60, mix(mix(TERRA, NAVY, .15), m.haze,
            k)), *pagoda_roof(w * x, h * b, ww, hh, c, mix(trim, c, .4))]
    out += mist(st, h * .5, 40, .45)
    for x, s in ((.31, 150), (.36, 200), (.66, 170), (.71, 150), (.08, 180), (.96, 200)):
        out += lime(st, w * x, h * .66, s * 1.5, mix(mix(GREEN, GOLD, .15), m.haze, .25))
    for x, b, ww, hh in ((.12, .62, 620, 150), (.86, .63, 660, 160)):
        out += [rect(w * x - ww * .4, h * b - 10, ww * .8, 120, mix(TERRA, NAVY, .2)),
            *pagoda_roof(w * x, h * b, ww, hh, slate, trim)]
    ww = 760
    return [*out, rect(w * 0.5 - ww * 0.4, h * 0.655, ww * 0.8, 90, mix(TERRA, NAVY, 0.12)),
        *pagoda_roof(w * 0.5, h * 0.665, ww, 150, mix(slate, NAVY, 0.15), trim)]


def lantern(x: float, y: float, s: float) -> Layers:
    """Round red lantern with a golden cap and a tassel."""
    c = mix(TERRA, GOLD, .06)
    out: Layers = [Stroke([(x, y - 40), (x, y + s * .3)], 4, NAVY), Glow(x, y + s * .72, s * 1.5,
        mix(GOLD, TERRA, .2), .5), disc(x, y + s * .75, s * .56, mix(c, NAVY, .2), s * .45), disc(x,
        y + s * .75, s * .42, c, s * .45), disc(x, y + s * .75, s * .22, mix(c, GOLD, .35),
        s * .45)]
    out += [rect(x - s * .2, y + s * .27, s * .4, s * .07, GOLD), rect(x - s * .2, y + s * 1.16,
        s * .4, s * .07, GOLD), disc(x, y + s * 1.27, s * .05, GOLD)]
    return out + [Stroke([(x + k * s * .02, y + s * 1.3), (x + k * s * .045, y + s * 1.72)], 3.5,
        mix(TERRA, NAVY, .15)) for k in range(-3, 4)]


def scholar_chair(x: float, base: float, s: float, side: int) -> Layers:
    """Chair with a curved back rail, seen from its side; side 1 faces right."""
    c, dark = mix(TERRA, NAVY, .28), mix(NAVY, TERRA, .22)
    def at(*pts: Point) -> list[Point]:
        return [(x + side * a * s, base - b * s) for a, b in pts]
    out: Layers = [Shape(at((-.2, 0), (-.17, 0), (-.185, .5), (-.205, .5)), dark), Shape(at((.2, 0),
        (.23, 0), (.215, .5), (.19, .5)), dark)]
    out += [Shape(at((-.27, 0), (-.235, 0), (-.25, .46), (-.3, .95), (-.335, .95), (-.285, .46)),
        c), Shape(at((.27, 0), (.305, 0), (.29, .48), (.255, .48)), c), Shape(at((-.3, .42), (.32,
        .42), (.32, .48), (-.3, .48)), c), Shape(at((-.3, .47), (.33, .47), (.33, .5), (-.3, .5)),
        mix(GOLD, TERRA, .4)), Shape(at((-.27, .12), (.29, .12), (.29, .15), (-.27, .15)), c)]
    out += [Stroke(bezier(*at((-.33, .95), (-.2, .93), (-.05, .8), (.3, .72))), s * .034, c),
        Stroke(at((.27, .48), (.25, .6), (.27, .725)), s * .026, c), Stroke(at((-.02, .52), (0,
        .62), (-.03, .81)), s * .022, dark)]
    out += [Shape(at((-.25, .49), (-.22, .49), (-.24, .66), (-.29, .9), (-.32, .92), (-.29, .7)),
        mix(c, GOLD, .18))]
    return [*out, Stroke(at((-.345, .95), (-.37, .985)), s * .04, c), Shape(loop(at((-.22, .5),
        (.25, .5), (.25, .545), (-.2, .55)), 5), mix(GREEN, NAVY, .35))]


def tea_table(x: float, y: float, w: float) -> Layers:
    """Low table with a pot, two covered cups, a dish and steam."""
    c, dark = mix(mix(TERRA, NAVY, .5), EARTH, .15), mix(NAVY, TERRA, .25)
    out: Layers = [rect(x - w * .43, y + 10, 26, 220, c), rect(x + w * .43 - 26, y + 10, 26, 220,
        dark), rect(x - w * .36, y + 10, 18, 190, dark), rect(x + w * .33, y + 10, 18, 190, dark),
        Shape([(x - w * .4, y + 40), (x + w * .4, y + 40), (x + w * .38, y + 62), (x + w * .2,
        y + 54), (x - w * .2, y + 54), (x - w * .38, y + 62)], c), rect(x - w * .5, y - 4, w, 30,
        mix(c, TERRA, .25)), rect(x - w * .5, y - 6, w, 9, mix(GOLD, TERRA, .35)), rect(x - w * .5,
        y + 24, w, 8, dark)]
    blue = mix(DEEP, SKY, .3)
    out += [pill(x, y - 8, w * .52, 14, mix(NAVY, EARTH, .4))]
    px, py, s = x, y - 14, 130
    out += [Shape(smooth([(px + s * .42, py - s * .34), (px + s * .6, py - s * .4), (px + s * .74,
        py - s * .74), (px + s * .82, py - s * .78), (px + s * .74, py - s * .58), (px + s * .62,
        py - s * .2), (px + s * .4, py - s * .14)], 6), PAPER), Stroke(bezier((px - s * .42,
        py - s * .62), (px - s *.86, py - s * .8), (px - s * .86, py - s * .1), (px - s * .42,
        py - s * .2)), s * .09, PAPER), Shape(loop([(px - s * .3, py), (px - s * .52, py - s * .36),
        (px - s * .3, py - s * .74), (px + s * .3, py - s * .74), (px + s * .52, py - s * .36),
        (px + s * .3, py)]), PAPER), Shape(loop([(px + s * .08, py - s * .02), (px + s * .26,
        py - s * .36), (px + s * .14, py - s * .74), (px + s * .32, py - s * .7), (px + s * .52,
        py - s * .36), (px + s * .3, py)]), mix(PAPER, DEEP, .22)), Shape(oval(px, py - s * .74,
        s * .3, s * .12, 180, 360), mix(PAPER, SAND, .2)), disc(px, py - s * .9, s * .06, blue)]
    out += [leaf(px - s * .3, py - s * .3, s * .34, -20, blue, .2), leaf(px - s * .1, py - s * .4,
        s * .3, -70, blue, .2), leaf(px - s * .05, py - s * .3, s * .3, 12, blue, .2)]
    for k in (-1, 1):
        cx = x + k * w * .32
        out += [pill(cx, y - 10, 130, 12, mix(PAPER, SKY, .2)), Shape(oval(cx, y - 66, 46, 54, 0,
            180), PAPER), Shape(oval(cx, y - 66, 46, 54, 0, 75), mix(PAPER, DEEP, .22)),
            rect(cx - 18, y - 20, 36, 8, mix(PAPER, DEEP, .15)), pill(cx, y - 66, 96, 9, blue),
            disc(cx, y - 66, 40, mix(GOLD, TERRA, .3), 4)]
        out += [Shape(smooth([(cx + d, y - 76), (cx + d - 16, y - 110), (cx + d + 12, y - 150),
            (cx + d - 4, y - 200), (cx + d + 18, y - 150), (cx + d - 6, y - 112), (cx + d, y - 76)],
            6), PAPER, None, .5) for d in (-14, 16)]
    return [*out, *[disc(x + w * .17 + 17 * i, y - 20 - 10 * (i % 2), 12, mix(TERRA, GOLD,
        .5)) for i in range(3)]]

# fmt: on
