"""A road to Bishkek with riders, yurts and poplars."""

from __future__ import annotations

from studio.air import birds, clouds, mist, sky
from studio.buildings import skyline
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import disc, pill, smooth
from studio.landmarks import LANDMARKS
from studio.landmarks.steppe import yurt
from studio.layers import Layers, Point, Shape, Stage, Stroke
from studio.nature import grass, mountains, ridge
from studio.scenes.pieces import limb, shadow, shift
from studio.trees import grove, poplar

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def mountain_road(st: Stage) -> Layers:
    """Yurts, poplars and riders on a road below high mountains; Bishkek far in the valley."""
    m, w, h = st.mood, st.w, st.h
    y = h * .55
    out = sky(st, (.2, .2), 56, .52) + clouds(st, h * .13, 3, .45)
    out += mountains(st, y + 10, 470, 5, .6) + mist(st, y - 50, 70, .6)
    out += [ridge(st, y - 34, 22, mix(mix(GREEN, SKY, .5), m.haze, .3), m.haze, 1.1)]
    out += skyline(st, y + 8, 22, 74, mix(m.near, m.haze, .45), .34, .66) + LANDMARKS["parliament"](
        w * .5, y + 8, 72, m)
    out += grove(st, "poplar", y + 16, 64, 60, (mix(GREEN, DEEP, .35), mix(GREEN, SKY, .2)))
    out += [ridge(st, y + 12, 8, mix(GREEN, PAPER, .28), mix(GREEN, GOLD, .3), .7), ridge(st,
        h * .67, 22, mix(mix(GREEN, GOLD, .3), PAPER, .1), mix(GREEN, GOLD, .2), .8)]
    for x, b, s in ((.7, .685, 84), (.8, .7, 104), (.9, .685, 76)):
        out += [shadow([(w * x - s * .6, h * b), (w * x + s * .7, h * b), (w * x + s * 1.4,
            h * b + 14), (w * x + s * .4, h * b + 18)], .2), *yurt(w * x, h * b, s, m)]
    out += road(st)
    for x, s in ((.09, 360), (.15, 300), (.2, 250), (.243, 210)):
        b = h * (.93 - .8 * (x - .09))
        out += [shadow([(w * x - 8, b - 3), (w * x + 8, b - 3), (w * x + s * .5, b + s * .1),
            (w * x + s * .36, b + s * .12)], .22), *poplar(w * x, b, s, mix(GREEN, DEEP, .3))]
    near = smooth([(-20, h * .9), (w * .18, h * .93), (w * .4, h * 1.0), (w * .44, h * 1.05)])
    out += [Shape([*near, (-20, h * 1.05)], mix(GREEN, NAVY, 0.5), mix(GREEN, NAVY, 0.7)),
        *grass(st, h * 0.99, 60, mix(GREEN, NAVY, 0.6), 70, 0, w * 0.36)]
    for x, b, s, c, coat in ((.505, .715, 66, EARTH, DEEP), (.57, .8, 112, mix(SAND, EARTH, .35),
            mix(GOLD, TERRA, .2)), (.72, .915, 196, mix(EARTH, NAVY, .45), TERRA)):
        out += rider(w * x, h * b, s, c, coat)
    return out + birds(st, w * .72, h * .18, 3, m.near, 15)


def road(st: Stage) -> Layers:
    """Pale road that winds down from us to the town."""
    w, h = st.w, st.h
    left = smooth([(w * .49, h * .57), (w * .45, h * .63), (w * .5, h * .7), (w * .46, h * .8),
        (w * .48, h * .9), (w * .52, h * 1.04)])
    right = smooth([(w * .495, h * .57), (w * .465, h * .63), (w * .54, h * .7), (w * .58, h * .8),
        (w * .74, h * .9), (w * .96, h * 1.04)])
    return [Shape([*left, *reversed(right)], mix(SAND, PAPER, .45), mix(SAND, PAPER, .25))]


def rider(x: float, base: float, s: float, horse: Color, coat: Color) -> Layers:
    """A rider on a walking horse, heading left, with shadow."""
    def at(pts: list[Point]) -> list[Point]:
        return shift(pts, x, base, s, -1)
    dark = mix(horse, NAVY, .4)
    out: Layers = [shadow(at([(-.45, 0), (.4, 0), (-.5, .12), (-1.3, .14)]), .24)]
    for a, b, c, tone in ((-.3, -.42, -.38, dark), (.3, .28, .2, dark), (-.36, -.3, -.24, horse),
            (.26, .4, .42, horse)):
        p, q, r = at([(a, -.5), (b, -.25), (c, -.02)])
        out += [limb(p, q, s * .075, s * .036, tone), limb(q, r, s * .034, s * .026, tone)]
    out += [Stroke(at([(-.44, -.62), (-.56, -.5), (-.56, -.24)]), s * .06, dark)]
    body = [(-.46, -.64), (-.3, -.72), (0, -.66), (.24, -.72), (.42, -.9), (.52, -1.06), (.6, -1.1),
        (.66, -1.03), (.84, -.88), (.82, -.82), (.74, -.82), (.62, -.86), (.54, -.7), (.42, -.5),
        (.2, -.4), (-.1, -.38), (-.36, -.4), (-.48, -.5)]
    out += [Shape(smooth(at([*body, body[0]]), 5), horse), Shape(at([(.2, -.71), (.36, -.83), (.46,
        -.99), (.54, -1.08), (.55, -1.0), (.47, -.86), (.36, -.73)]), dark), Shape(at([(.54, -1.07),
        (.56, -1.17), (.61, -1.08)]), horse), Shape(at([(-.14, -.7), (.12, -.7), (.1, -.5), (-.14,
        -.5)]), mix(TERRA, GOLD, .4))]
    hip, knee, foot = at([(-.02, -.72), (.14, -.5), (.1, -.28)])
    out += [limb(hip, knee, s * .07, s * .055, NAVY), limb(knee, foot, s * .05, s * .036, NAVY),
        limb(*at([(0, -1.04), (-.02, -.74)]), s * .095, s * .1, coat)]
    hx, hy = at([(.03, -1.28)])[0]
    out += [limb((hx, hy + s * .05), (hx, hy + s * .14), s * .04, s * .045, mix(SAND, TERRA, .45)),
        disc(hx + s * .022, hy - s * .005, s * .07, NAVY, s * .09), disc(hx - s * .012,
        hy + s * .01, s * .068, mix(SAND, TERRA, .25), s * .088), limb(*at([(.02, -1.02), (.14,
        -.84)]), s * .045, s * .036, mix(coat, PAPER, .12)), limb(*at([(.14, -.84), (.3, -.82)]),
        s * .034, s * .026, mix(coat, PAPER, .12)), Stroke(at([(.3, -.82), (.6, -.96)]), s * .014,
        NAVY)]
    return [*out, Shape([(hx - s * .085, hy - s * .065), (hx - s * .05, hy - s * .2), (hx,
        hy - s * .23), (hx + s * .05, hy - s * .2), (hx + s * .085, hy - s * .065)], PAPER),
        pill(hx, hy - s * .07, s * .19, s * .024, NAVY)]

# fmt: on
