"""Women on wide steps by the sea; flags in the wind."""

from __future__ import annotations

import math

from studio.air import birds, clouds, sky
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKINS, SKY, TERRA, Color, mix
from studio.geometry import disc, pill, rect
from studio.layers import Layers, Point, Shape, Stage
from studio.nature import ridge, water
from studio.scenes.pieces import big_flag, gull, head, heap, limb, loop, shadow

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def to_the_light(st: Stage) -> Layers:
    """Three women in profile walk up wide steps towards the light, the sea behind."""
    m, w, h = st.mood, st.w, st.h
    y = h * .56
    out = sky(st, (.83, .25), 96, .55) + clouds(st, h * .16, 3, .4)
    for i in range(5):
        a = math.radians(118 + 17 * i)
        b = a + math.radians(6)
        out.append(Shape([(w * .83, h * .25), (w * .83 + 1300 * math.cos(a),
            h * .25 + 1300 * math.sin(a)), (w * .83 + 1300 * math.cos(b), h * .25 + 1300 * math.sin(
            b))], mix(GOLD, PAPER, .5), None, .13))
    out += [ridge(st, y - 14, 12, mix(m.far, m.haze, 0.3), m.haze, 0.7), *water(st, y, h + 9, 0.8,
        mix(DEEP, SKY, 0.35))]
    out += sails(w * .045, y + 40, 66) + sails(w * .25, y + 14, 36)
    n, run, rise = 9, 128, 46
    x0, y0 = -60, h * .965
    stone = mix(PAPER, SAND, .35)
    out += [rect(x0, y0, w + 90, h, mix(SAND, DEEP, .42), mix(SAND, DEEP, .6))]
    for i in range(n + 1):
        a, b = x0 + i * run, y0 - i * rise
        out += [Shape([(a, b), (a + run + 60, b), (a + run + 60, b + rise), (a, b + rise)],
            mix(stone, DEEP, .32), mix(stone, DEEP, .42)), Shape([(a, b), (w + 30, b), (w + 30,
            h + 20), (a + 70, h + 20)], mix(stone, DEEP, .24 + .012 * i), mix(stone, DEEP, .5)),
            rect(a - 6, b - 4, w - a + 30, 16, mix(stone, GOLD, .2))]
    for k, coat, scarf, skin, hair, long in ((1.6, mix(SKY, DEEP, .35), GOLD, SKINS[1], NAVY,
            False), (3.6, TERRA, PAPER, SKINS[0], mix(NAVY, TERRA, .45), True), (5.6, mix(GOLD,
            SAND, .25), mix(GREEN, DEEP, .2), SKINS[2], NAVY, False)):
        i = int(k)
        x, b = x0 + i * run + 70, y0 - i * rise
        out += [shadow([(x - 30, b), (x + 40, b), (x - 60, b + 12), (x - 250, b + 46), (x - 290,
            b + 46)], .22), *woman(x, b, 420, coat, scarf, skin, hair, rise, long)]
    return [*out, *gull(w * 0.34, h * 0.2, 62, -8), *gull(w * 0.22, h * 0.29, 44, 6)]


def sails(x: float, y: float, s: float) -> Layers:
    """A small sailing boat."""
    return [Shape([(x, y - s * 1.5), (x + s * .7, y - 3), (x, y - 3)], PAPER), Shape([(x - 4,
        y - s * 1.2), (x - s * .45, y - 3), (x - 4, y - 3)], mix(PAPER, TERRA, .4)),
        Shape([(x - s * .6, y), (x + s * .8, y), (x + s * .5, y + s * .2), (x - s *.4, y + s * .2)],
        NAVY), pill(x, y + s * .3, s * 1.3, 4, PAPER, .5)]


def woman(x: float, base: float, h: float, coat: Color, scarf: Color, skin: Color, hair: Color,
        rise: float, long: bool) -> Layers:
    """A woman in a long coat in profile, one foot on the next step, her head raised."""
    def at(pts: list[Point]) -> list[Point]:
        return [(x + a * h, base - b * h) for a, b in pts]
    dark, light = mix(coat, NAVY, .38), mix(coat, PAPER, .3)
    up = rise / h
    out: Layers = [limb(*at([(-.03, .24), (-.1, .05)]), h * .034, h * .024, mix(skin, NAVY, .35)),
        Shape(at(loop([(-.15, .045), (-.1, .07), (-.06, .03), (-.02, .0), (-.13, .0)])), NAVY),
        limb(*at([(.08, .26), (.12, up + .05)]), h * .036, h * .026, mix(skin, TERRA, .12)),
        Shape(at(loop([(.09, up + .05), (.14, up + .06), (.2, up + .015), (.19, up), (.09, up)])),
        NAVY)]
    out += [limb(*at([(.0, .76), (-.08, .6)]), h * .042, h * .034, dark), limb(*at([(-.08, .6),
        (-.05, .46)]), h * .032, h * .024, dark)]
    out += [Shape(at([(-.07, .8), (-.095, .68), (-.07, .56), (-.12, .36), (-.19, .15), (-.06, .13),
        (.06, .17), (.19, .21), (.13, .4), (.085, .56), (.1, .68), (.07, .79), (.02, .83), (-.03,
        .83)]), coat, mix(coat, NAVY, .1)), Shape(at([(-.07, .8), (-.095, .68), (-.07, .56), (-.12,
        .36), (-.19, .15), (-.1, .135), (-.04, .4), (-.015, .56), (-.03, .7), (-.02, .83)]), dark),
        Shape(at([(.07, .79), (.1, .68), (.085, .56), (.13, .4), (.19, .21), (.15, .2), (.1, .38),
        (.062, .56), (.076, .68), (.05, .8)]), light)]
    out += [limb(*at([(.005, .82), (.025, .9)]), h * .028, h * .025, mix(skin, TERRA, .25)),
        Shape(at(loop([(-.045, .8), (-.02, .85), (.05, .86), (.075, .83), (.04, .8)])), scarf),
        Shape(at([(-.03, .83), (-.06, .82), (-.2, .74), (-.22, .68), (-.13, .72), (-.03, .79)]),
        mix(scarf, NAVY, .18))]
    cx, cy = at([(.04, .955)])[0]
    r = h * .062
    if long:
        out.append(Shape(loop([(cx - r * .3, cy - r), (cx - r * 1.15, cy - r * .3), (cx - r * 1.35,
            cy + r * 1.2), (cx - r * 1.0, cy + r * 2.0), (cx - r * .4, cy + r * 1.2)]), hair))
    out += head(cx, cy, r, skin, hair, 1, tie=not long)
    out += [limb(*at([(.0, .77), (.06, .62)]), h * .045, h * .037, mix(coat, PAPER, .1)),
        limb(*at([(.06, .62), (.17, .56)]), h * .035, h * .026, mix(coat, PAPER, .1)),
        disc(*at([(.185, .555)])[0], h * .026, skin)]
    return out


def under_flags(st: Stage) -> Layers:
    """Large plain flags in strong wind against towering clouds, seen from below."""
    m, w, h = st.mood, st.w, st.h
    out = sky(st, None, horizon=.9)
    out += cumulus(st)
    for foot, top, y, s, c in ((.78, .715, .12, .95, PAPER), (.37, .3, .07, 1.2, GOLD), (.58, .535,
            .4, 1.02, mix(GREEN, DEEP, .1)), (.0, .03, .3, 1.5, TERRA)):
        x0, x1, y1 = w * foot, w * top, h * y
        n = 11 * s
        out += [Shape([(x0 - n, h + 20), (x0 + n, h + 20), (x1 + n * .4, y1), (x1 - n * .4, y1)],
            mix(PAPER, SKY, .35)), Shape([(x0 + n * .2, h + 20), (x0 + n, h + 20), (x1 + n * .4,
            y1), (x1, y1)], mix(SKY, DEEP, .5)), disc(x1, y1 - n * .5, n * .8, GOLD)]
        out += big_flag(x1 + 3, y1 + 10, 330 * s, 180 * s, c, 1.35, -.06 + .05 * s, .2, foot * 7)
    return out + birds(st, w * .12, h * .14, 5, m.near, 14)


def cumulus(st: Stage) -> Layers:
    """Heaped clouds that rise from the lower edge, lit from the left."""
    w, h = st.w, st.h
    return [heap(st.rng, w, h * dy, n, r, h + 20, tone, low) for dy, n, r, tone, low in ((.64, 8,
        130, mix(PAPER, SKY, .3), mix(SKY, PAPER, .35)), (.78, 6, 170, mix(PAPER, GOLD, .1),
        mix(SKY, PAPER, .5)), (.94, 7, 160, PAPER, mix(SKY, PAPER, .7)))]

# fmt: on
