"""A round reading room with green lamps."""

from __future__ import annotations

import math

from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, WOOD, mix
from studio.geometry import arch, disc, oval, pill, rect, smooth
from studio.groups import bust
from studio.layers import Layers, Point, Shape, Sky, Stage
from studio.scenes.pieces import book_row, glow_pool

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def reading_room(st: Stage) -> Layers:
    """A round reading room: dome with an eye of light, galleries, tables with green lamps."""
    w, h = st.w, st.h
    cx, foot = w / 2, h * .5
    stone = mix(SAND, PAPER, .45)
    out: Layers = [Sky(((0, mix(stone, SKY, .45)), (.5, stone), (1, mix(SAND, TERRA, .3))))]
    eye, ex, ey = h * .1, w * .1, h * .045
    n = 20
    for i in range(n):
        a0, a1 = math.pi * (1 + i / n), math.pi * (1 + (i + 1) / n)
        def at(a: float, k: float) -> Point:
            x = cx + math.cos(a) * (ex + (w * .62 - ex) * k)
            return x, eye + (foot - 60 - eye) * k ** 1.5 + math.sin(a) * ey * (1 - k) + h * .1 * (1
                + math.sin(a)) * k
        tone = mix(mix(stone, SKY, .2), NAVY, .05 + .22 * i / n)
        out.append(Shape([at(a0, 0), *[at(a0, k / 8) for k in range(1, 9)], *[at(a1,
            k / 8) for k in range(8, -1, -1)]], tone, mix(tone, GOLD, .12)))
        for k0, k1 in ((.12, .3), (.38, .58), (.66, .88)):
            b0, b1 = a0 + (a1 - a0) * .2, a1 - (a1 - a0) * .2
            out.append(Shape([at(b0, k0), at(b1, k0), at(b1, k1), at(b0, k1)], mix(tone, DEEP,
                .24)))
    out += [disc(cx, eye, ex * 1.1, mix(stone, GOLD, .3), ey * 1.25), disc(cx, eye, ex, mix(PAPER,
        GOLD, .12), ey)]
    out += gallery(st, foot)
    out += [Shape([(cx - ex, eye), (cx + ex, eye), (cx + w * .3, h * .9), (cx - w * .12, h * .9)],
        mix(GOLD, PAPER, .6), None, .34, .02)]
    out += [rect(-9, h * .73, w + 18, h, mix(WOOD, TERRA, .35), mix(TERRA, NAVY, .45))]
    for k in (-1, 1, 0):
        out += long_table(st, cx, k)
    return out


def gallery(st: Stage, y: float) -> Layers:
    """Drum with round-headed windows, a rail, and shelves below."""
    w, h = st.w, st.h
    stone = mix(SAND, PAPER, .4)
    out: Layers = [rect(-9, y - 70, w + 18, 120, stone, mix(stone, TERRA, .15)), rect(-9, y - 80,
        w + 18, 16, mix(stone, PAPER, .5))]
    for i in range(11):
        x = w * (i + .5) / 11
        out += [arch(x, y + 36, 66, 100, mix(stone, NAVY, .3), False), arch(x, y + 36, 52, 92,
            mix(PAPER, GOLD, .2), False, mix(SKY, PAPER, .4)), rect(x - 2, y - 56, 4, 92, mix(stone,
            NAVY, .3)), rect(x + w / 22 - 8, y - 64, 16, 116, mix(stone, PAPER, .4)),
            rect(x + w / 22 + 2, y - 64, 6, 116, mix(stone, NAVY, .2))]
    top = y + 50
    out += [rect(-9, top, w + 18, 16, mix(WOOD, NAVY, .35)), rect(-9, top + 16, w + 18, h * .2,
        mix(EARTH, NAVY, .45))]
    tones = (TERRA, DEEP, mix(GREEN, DEEP, .3), mix(GOLD, TERRA, .35), mix(SAND, TERRA, .2),
        mix(TERRA, NAVY, .4), mix(SKY, DEEP, .4))
    for r in range(3):
        base = top + 74 + 58 * r
        for i in range(8):
            out += book_row(st.rng, w * i / 8 + 10, w * (i + 1) / 8 - 8, base, 50, tones)
        out += [rect(-9, base, w + 18, 7, mix(WOOD, TERRA, .3))]
    return out + [rect(w * i / 8 - 7, top + 12, 14, h * .19, mix(WOOD, NAVY, .2)) for i in range(9)]


def long_table(st: Stage, cx: float, k: int) -> Layers:
    """A table that runs away from us, with lamps and readers at its sides."""
    w, h = st.w, st.h
    y0, y1 = h * .76, h * 1.02
    a, b = cx + k * w * .215, cx + k * w * .44
    ha, hb = w * .05, w * .115
    wood = mix(WOOD, TERRA, .25)
    out: Layers = []
    def at(t: float, side: float) -> Point:
        u = t * t * .5 + t * .5
        return a + (b - a) * u + side * (ha + (hb - ha) * u), y0 + (y1 - y0) * u
    for t, side, c in ((.05, -1, TERRA), (.08, 1, DEEP), (.42, -1, GREEN), (.5, 1, mix(GOLD, TERRA,
            .2))):
        if (k, side) in ((-1, 1), (1, -1)) and t > .3:
            continue
        x, y = at(t, side * 1.12)
        s = 74 + 84 * t
        chair = mix(WOOD, NAVY, .5)
        out += [*bust(x, y + s * .3, s, mix(c, NAVY, .15), st.rng.choice([NAVY, mix(NAVY, TERRA,
            .4)])), Shape(smooth([(x - s * .4, y + s * .95), (x - s * .42, y + s * .1), (x,
            y + s * .02), (x + s * .42, y + s * .1), (x + s * .4, y + s * .95)], 5), chair,
            mix(chair, NAVY, .4))]
    out += [Shape([at(0, -1), at(0, 1), at(1, 1), at(1, -1)], mix(wood, GOLD, .25), wood),
        Shape([at(0, .86), at(0, 1), at(1, 1), at(1, .86)], mix(wood, NAVY, .3))]
    for t, side in ((.1, -.4), (.3, .45), (.55, -.5)):
        x, y = at(t, side)
        s = 18 + 26 * t
        out += [Shape([(x - s, y - s * .3), (x + s, y - s * .4), (x + s * 1.2, y + s * .3), (x - s,
            y + s * .4)], PAPER)]
    for t in (.04, .36, .74):
        x, y = at(t, 0)
        out += green_lamp(x, y, 62 + 74 * t)
    return out


def green_lamp(x: float, base: float, s: float) -> Layers:
    """Table lamp with a green half-round shade and a pool of light."""
    return [*glow_pool(x, base, s * .95, s * .26), disc(x, base, s * .22, mix(GOLD, NAVY, .3),
        s * .07), rect(x - s * .03, base - s * .6, s * .06, s * .6, mix(GOLD, TERRA, .25)),
        Shape([(x - s * .36, base - s * .5), (x + s * .36, base - s * .5), (x + s * .5,
        base - s * .1), (x - s * .5, base - s * .1)], mix(GOLD, PAPER, .5), None, .3, 0), pill(x,
        base - s * .5, s * .8, s * .08, mix(GOLD, PAPER, .6)), Shape([*oval(x, base - s * .52,
        s * .42, s * .32, 180, 360)], mix(GREEN, DEEP, .1)), Shape([*oval(x, base - s * 0.52,
        s * 0.42, s * 0.32, 290, 360), (x + s * 0.1, base - s * 0.52)], mix(GREEN, NAVY, .4)),
        disc(x, base - s * .86, s * .04, GOLD)]

# fmt: on
