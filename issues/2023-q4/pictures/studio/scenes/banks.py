"""Volunteers by a river."""

from __future__ import annotations

import math

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
from studio.geometry import bezier, disc, oval, pill, rect, smooth
from studio.layers import Layers, Point, Shape, Stage, Stroke
from studio.nature import grass, ridge, water
from studio.scenes.pieces import Dress, leaf, limb, loop, person, shadow, shift
from studio.trees import grove

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


BEND = {"head": (.44, .56), "neck": (.32, .56), "hip": (-.02, .48), "e1": (.4, .36), "h1": (.5,
    .17), "e2": (.36, .34), "h2": (.44, .15), "k1": (.0, .25), "f1": (-.1, .02), "k2": (.08, .27),
    "f2": (.06, .02)}
KNEEL = {"head": (.2, .62), "neck": (.12, .52), "hip": (-.04, .24), "e1": (.26, .36), "h1": (.38,
    .18), "e2": (.22, .32), "h2": (.34, .12), "k1": (.18, .28), "f1": (.2, .03), "k2": (.06, .05),
    "f2": (-.2, .05)}
CARRY = {"head": (.03, .9), "neck": (.0, .79), "hip": (-.02, .5), "e1": (.1, .62), "h1": (.18, .5),
    "e2": (-.04, .6), "h2": (.1, .5), "k1": (-.07, .27), "f1": (-.17, .05), "k2": (.09, .27),
    "f2": (.12, .02)}


def vested(x: float, base: float, h: float, d: Dress, vest: Color, flip: int, joints: dict[str,
        Point], cap: Color | None) -> Layers:
    """A volunteer in a bright vest with a pale band, and perhaps a cap."""
    body = person(x, base, h, d, 1, flip, **joints)
    nx, ny = joints["neck"]
    hx, hy = joints["hip"]
    def at(a: float, b: float) -> Point:
        return x + flip * a * h, base - b * h
    top, low = at(nx + (hx - nx) * .08, ny + (hy - ny) * .08 - .03), at(nx + (hx - nx) * .82,
        ny + (hy - ny) * .82)
    mid = (top[0] + (low[0] - top[0]) * .68, top[1] + (low[1] - top[1]) * .68)
    ux, uy = low[0] - top[0], low[1] - top[1]
    n = math.hypot(ux, uy)
    ux, uy = ux / n, uy / n
    r = h * .083
    band = [(mid[0] - uy * r + ux * k, mid[1] + ux * r + uy * k) for k in (-h * .016,
        h * .016)] + [(mid[0] + uy * r + ux * k, mid[1] - ux * r + uy * k) for k in (h * .016,
        -h * .016)]
    out = [*body[:-3], limb(top, low, h * .084, h * .08, vest), Shape(band, mix(PAPER, GOLD, .15)),
        *body[-3:]]
    if cap:
        cx, cy = at(*joints["head"])
        out += [Shape([*oval(cx, cy - h * .012, h * .068, h * .07, 180, 360)], cap),
            pill(cx + flip * h * .07, cy - h * .018, h * .09, h * .018, cap)]
    return out


def river_bank(st: Stage) -> Layers:
    """Volunteers in bright vests clean a river bank and plant reeds."""
    m, w, h = st.mood, st.w, st.h
    y = h * .42
    out = sky(st, (.76, .17), 58, .42) + clouds(st, h * .1, 2, .5) + [ridge(st, y - 46, 30,
        mix(GREEN, m.haze, .5), m.haze, .9)]
    out += grove(st, "bushy", y + 4, 110, 22, (mix(GREEN, DEEP, .3), mix(GREEN, GOLD, .25),
        mix(GREEN, SKY, .25)))
    out += [rect(-9, y, w + 18, 20, mix(GREEN, GOLD, 0.2)), *water(st, y + 12, h * 0.8, 0.76,
        mix(SKY, DEEP, 0.42))]
    out += willow(st, w * .1, h * .6, 470)
    bank = smooth([(-20, h * .6), (w * .2, h * .61), (w * .42, h * .68), (w * .6, h * .77),
        (w * .84, h * .82), (w + 20, h * .8)])
    out += [Shape([*bank, (w + 20, h + 20), (-20, h + 20)], mix(GREEN, GOLD, .25), mix(GREEN, DEEP,
        .35)), Shape([*bank, *[(a, b + 16) for a, b in reversed(bank)]], mix(SAND, EARTH, .35))]
    out += reeds(st, w * .7, w * 1.02, h * .83, 38, 190) + reeds(st, w * .44, w * .56, h * .73, 12,
        90)
    vest, glow = mix(GOLD, PAPER, .08), mix(TERRA, GOLD, .35)
    out += [pill(w * .24, h * .762, 130, 14, NAVY, .22), *vested(w * .24, h * .76, 290,
        Dress(mix(SKY, DEEP, .35), mix(NAVY, DEEP, .5), SKINS[1], NAVY), vest, 1, CARRY, TERRA)]
    out += sack(w * .315, h * .67, 98)
    out += [pill(w * .5, h * .854, 150, 16, NAVY, .22), *vested(w * .46, h * .85, 350, Dress(PAPER,
        mix(DEEP, SKY, .2), SKINS[0], mix(NAVY, TERRA, .4)), glow, 1, BEND, None)]
    out += [*reeds(st, w * 0.605, w * 0.635, h * 0.86, 6, 120), disc(w * 0.62, h * 0.862, 32,
        mix(EARTH, NAVY, 0.3), 9)]
    out += [pill(w * .85, h * .985, 200, 20, NAVY, .25), *vested(w * .86, h * .98, 400,
        Dress(mix(TERRA, NAVY, .3), mix(NAVY, DEEP, .4), SKINS[2], NAVY), vest, -1, KNEEL, GREEN)]
    out += [*reeds(st, w * 0.7, w * 0.735, h * 0.965, 7, 150), disc(w * 0.718, h * 0.967, 46,
        mix(EARTH, NAVY, 0.35), 12)]
    return out + crate(st, w * .2, h * .95) + grass(st, h * 1.0, 60, mix(GREEN, NAVY, .45), 50)


def reeds(st: Stage, x0: float, x1: float, base: float, n: int, s: float) -> Layers:
    """Reeds with brown heads."""
    out: Layers = []
    for i in range(n):
        x, k = x0 + (x1 - x0) * (i + .5) / n + st.rng.uniform(-6, 6), s * st.rng.uniform(.6, 1)
        lean = st.rng.uniform(-.1, .14) * k
        out.append(leaf(x, base, k * .9, -90 + st.rng.uniform(-20, 20), mix(GREEN, (DEEP, GOLD,
            NAVY)[i % 3], .3), .05))
        if i % 2 == 0:
            out += [Stroke([(x, base), (x + lean * .4, base - k * .5), (x + lean, base - k)], 3,
                mix(GREEN, DEEP, .3)), limb((x + lean, base - k), (x + lean * 1.1, base - k * 1.16),
                s * .026, s * .026, mix(TERRA, NAVY, .4))]
    return out


def willow(st: Stage, x: float, base: float, s: float) -> Layers:
    """Willow with hanging branches over the water."""
    out: Layers = [Shape([(x - s * .06, base), *bezier((x - s * .04, base), (x - s * .02,
        base - s * .3), (x - s * .06, base - s * .5), (x, base - s * .7)), (x + s * .05,
        base - s * .7), *bezier((x + s * .05, base - s * .6), (x + s * .03, base - s * .3),
        (x + s * .05, base - s * .1), (x + s * .08, base))], mix(EARTH, NAVY, .35))]
    for k, tone in ((1, mix(GREEN, NAVY, .35)), (.78, mix(GREEN, DEEP, .08)), (.5, mix(GREEN, GOLD,
            .35))):
        n = 15
        top = [(x + k * s * .5 * math.cos(math.pi * (1 + i / 12)), base - s * .72
            + k * s * .3 * math.sin(math.pi * (1 + i / 12))) for i in range(13)]
        low = [(x + k * s * .5 * (1 - 2 * i / n), base - s * (.72 - k * (.16 + (.26
            if i % 2 else .06) * st.rng.uniform(.7, 1.1)))) for i in range(n + 1)]
        out.append(Shape([*top, *low], tone))
    return out


def sack(x: float, y: float, s: float) -> Layers:
    """Tied sack that is being carried."""
    c = mix(PAPER, SKY, .3)
    return [Shape(shift(loop([(-.1, -.5), (.1, -.5), (.36, -.2), (.42, .2), (.28, .48), (-.28, .48),
        (-.42, .2), (-.36, -.2)]), x, y, s), c, mix(c, DEEP, .3)), Shape(shift([(-.2, -.68), (.2,
        -.68), (.08, -.48), (-.08, -.48)], x, y, s), mix(c, DEEP, .2)), Stroke(shift([(-.1, -.48),
        (.1, -.48)], x, y, s), 6, TERRA), Stroke(shift([(.02, -.4), (.1, 0), (.06, .3)], x, y, s),
        3, mix(c, DEEP, .35))]


def crate(st: Stage, x: float, y: float) -> Layers:
    """Crate of young reeds that wait to be planted."""
    wood = mix(WOOD, TERRA, .2)
    out = reeds(st, x - 70, x + 74, y - 60, 14, 150)
    out += [shadow([(x - 90, y + 4), (x + 96, y + 4), (x + 150, y + 22), (x - 60, y + 22)]),
        rect(x - 88, y - 84, 176, 88, wood, mix(wood, NAVY, .2))]
    return out + [rect(x - 88, y - 84 + 31 * i, 176, 5, mix(wood, NAVY, .5)) for i in (1,
        2)] + [rect(x + k, y - 84, 14, 88, mix(wood, NAVY, .25)) for k in (-88, 74)]

# fmt: on
