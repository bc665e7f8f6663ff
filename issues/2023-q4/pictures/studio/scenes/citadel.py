"""The walled town of Baku."""

from __future__ import annotations

from studio.air import birds, clouds, sky
from studio.buildings import skyline
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
from studio.geometry import arch, bezier, disc, oval, rect, smooth
from studio.landmarks import LANDMARKS
from studio.layers import Layers, Point, Shape, Stage
from studio.people import figure
from studio.scenes.pieces import shadow
from studio.trees import poplar

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def old_town(st: Stage) -> Layers:
    """Baku: a stout round tower, walls, a cobbled lane, cypresses, flame towers far away."""
    m, w, h = st.mood, st.w, st.h
    y = h * .62
    out = sky(st, (.16, .3), 64, .6) + clouds(st, h * .15, 3, .4)
    out += [rect(-9, y - 24, w * .5, 90, mix(SKY, DEEP, .25), mix(SKY, PAPER, .3))]
    hill = smooth([(w * .3, y + 10), (w * .5, y - 50), (w * .72, y - 110), (w + 20, y - 120)])
    out += [*LANDMARKS["flames"](w * 0.75, y - 96, 165, m), Shape([*hill, (w + 20, y + 20),
        (w * 0.3, y + 20)], mix(mix(GREEN, SAND, 0.5), m.haze, 0.35), m.haze)]
    out += skyline(st, y + 12, 30, 92, mix(mix(SAND, TERRA, .2), m.haze, .3), .44, 1.02, True)
    c = mix(SAND, TERRA, .2)
    out += wall_run(w * .5, w * 1.04, h * .56, h * .8, mix(c, m.haze, .1))
    out += wall_run(w * -.1, w * .34, h * .67, h * .8, mix(c, m.haze, .1))
    out += great_tower(w * .34, h * .8, 640, c)
    out += [Shape([(-9, h * .79), (w + 9, h * .755), (w + 9, h + 9), (-9, h + 9)], mix(c, PAPER,
        .25), mix(c, NAVY, .2))]
    out += lane(st)
    for x, b, s in ((.6, .79, 330), (.655, .8, 250), (.885, .8, 380)):
        out += [shadow([(w * x - 8, h * b), (w * x + 8, h * b), (w * x + s * .4, h * b + 30),
            (w * x + s * .3, h * b + 38)], .22), *poplar(w * x, h * b, s, mix(GREEN, NAVY, .5))]
    out += houses(st, c)
    for x, b, s, k, skirt in ((.53, .86, 124, TERRA, True), (.57, .865, 136, DEEP, False)):
        out += [shadow([(w * x - 12, h * b), (w * x + 12, h * b), (w * x + 130, h * b + 18),
            (w * x + 96, h * b + 24)], .26), *figure(w * x, h * b, s, k, SKINS[1], "down", skirt,
            NAVY, False)]
    return out + birds(st, w * .52, h * .2, 5, m.near, 13)


def great_tower(x: float, base: float, s: float, c: Color) -> Layers:
    """Stout round tower: smooth below, ribbed courses above, a solid buttress at its right."""
    a = s * .24
    dark, hole = mix(c, NAVY, .38), mix(NAVY, TERRA, .2)
    out: Layers = [Shape([(x + a * .6, base), (x + a * .6, base - s * .93), *bezier((x + a * .6,
        base - s * .93), (x + a * 1.6, base - s * .93), (x + a * 1.75, base - s * .9),
        (x + a * 1.78, base - s * .86)), (x + a * 1.9, base)], mix(c, NAVY, .25), dark)]
    out += [rect(x + a * .9, base - s * k, a * .9, s * .01, dark) for k in [.06 + .042 * i
        for i in range(19)]]
    out += [Shape([(x + a * 1.5, base), (x + a * 1.45, base - s * .9), (x + a * 1.78,
        base - s * .86), (x + a * 1.9, base)], NAVY, None, .22)]
    body = [(x - a * 1.08, base), (x - a, base - s * .97), *oval(x, base - s * .97, a, s * .03, 180,
        360), (x + a * 1.08, base)]
    out += [Shape(body, mix(c, PAPER, .3), mix(c, PAPER, .1))]
    for k, tone in ((.2, .08), (.55, .2), (.85, .34)):
        out.append(Shape([(x + a * k, base), (x + a * k * .96, base - s * .985), *oval(x,
            base - s * .97, a, s * .03, 300, 360), (x + a * 1.08, base)], NAVY, None, tone * .55))
    for i in range(15):
        y = base - s * (.36 + .04 * i)
        r = a * (1.05 - .05 * i / 15)
        out.append(Shape([*oval(x, y, r, s * .026, 180, 0)[::-1], *oval(x, y - s * .014, r,
            s * .026, 0, 180)], mix(c, NAVY, .3), None, .6))
    out += [disc(x, base - s * .975, a, mix(c, PAPER, .5), s * .032), disc(x, base - s * .968,
        a * .88, mix(c, NAVY, .25), s * .024)]
    out += [arch(x - a * .35, base - s * k, a * .16, s * .07, hole) for k in (.5, .68, .84)]
    return [*out, arch(x - a * .3, base, a * .5, s * .17, mix(c, NAVY, .3), False),
        arch(x - a * .28, base, a * .36, s * .145, hole, False)]


def wall_run(x0: float, x1: float, top: float, foot: float, c: Color) -> Layers:
    """Town wall with battlements and two half-round towers."""
    out: Layers = [rect(x0, top, x1 - x0, foot - top, c, mix(c, TERRA, .12))]
    n = int((x1 - x0) / 34)
    out += [rect(x0 + i * 34, top - 22, 21, 24, c) for i in range(n)]
    out += [rect(x0, top + 20, x1 - x0, 7, mix(c, NAVY, .18))]
    for k in (.3, .8):
        x = x0 + (x1 - x0) * k
        out += [Shape([(x - 58, foot + 20), (x - 52, top - 40), (x + 52, top - 40), (x + 58,
            foot + 20)], mix(c, PAPER, .16), c), Shape([(x + 10, foot + 20), (x + 10, top - 40),
            (x + 52, top - 40), (x + 58, foot + 20)], mix(c, NAVY, .3)), *[rect(x - 54 + 30 * i,
            top - 62, 19, 24, mix(c, PAPER, .16) if i < 2 else mix(c, NAVY, .3)) for i in range(4)],
            arch(x - 16, top + 74, 15, 52, mix(NAVY, TERRA, .25))]
    return out


def lane(st: Stage) -> Layers:
    """Cobbled lane that winds from us to the foot of the tower."""
    w, h = st.w, st.h
    left = smooth([(w * .5, h * .79), (w * .47, h * .84), (w * .42, h * .9), (w * .3, h * 1.03)])
    right = smooth([(w * .56, h * .785), (w * .6, h * .84), (w * .68, h * .9), (w * .74, h * 1.03)])
    stone = mix(mix(SAND, SKY, .5), NAVY, .08)
    out: Layers = [Shape([*left, *reversed(right)], stone, mix(stone, NAVY, .25))]
    for row in range(13):
        t = (row + .5) / 13
        y = h * (.79 + .23 * t ** 1.3)
        a, b = edge_at(left, y), edge_at(right, y)
        n = 9
        for i in range(n):
            x = a + (b - a) * (i + .5 + .25 * (row % 2)) / n
            if x > b - 8:
                continue
            r = (b - a) / n * .42
            out.append(disc(x, y, r, mix(stone, (PAPER, NAVY, SAND)[(i + row) % 3], .22),
                r * .38 + 3 * t))
    return out


def edge_at(line: list[Point], y: float) -> float:
    """Where a falling line crosses the height y."""
    return min(line, key=lambda p: abs(p[1] - y))[0]


def houses(st: Stage, c: Color) -> Layers:
    """Near houses at both sides: a wall with a wooden balcony at the left, an arch at the right."""
    w, h = st.w, st.h
    dark, wood = mix(c, NAVY, .5), mix(EARTH, TERRA, .3)
    out: Layers = [Shape([(-9, h * .34), (w * .13, h * .4), (w * .13, h * .93), (-9, h * 1.02)],
        mix(c, NAVY, .4), dark), Shape([(-9, h * .33), (w * .145, h * .395), (w * .145, h * .415),
        (-9, h * .36)], mix(c, PAPER, .2))]
    out += [Shape([(w * .02, h * .5), (w * .165, h * .525), (w * .165, h * .68), (w * .02, h * .7)],
        wood, mix(wood, NAVY, .4)), Shape([(w * .01, h * .475), (w * .175, h * .505), (w * .175,
        h *.53), (w * .01, h * .51)], mix(TERRA, NAVY, .2)), Shape([(w * .02, h * .69), (w * .165,
        h * .67), (w * .165, h * .69), (w * .02, h * .715)], mix(wood, NAVY, .5))]
    for i in range(4):
        a, b = w * (.03 + .034 * i), w * (.056 + .034 * i)
        out.append(arch((a + b) / 2, h * (.635 - .002 * i), b - a, h * .1, mix(GOLD, TERRA,
            .2) if i % 2 else mix(NAVY, SKY, .3), False))
    out += [Shape([(w * .03, h * .8), (w * .09, h * .79), (w * .09, h * .945), (w * .03, h * .965)],
        mix(SKY, DEEP, .45))]
    out += [Shape([(w + 9, h * .62), (w * .83, h * .655), (w * .83, h * .93), (w + 9, h * 1.0)],
        mix(c, PAPER, .12), mix(c, NAVY, .15)), Shape([(w + 9, h * .605), (w * .815, h * .645),
        (w * .815, h *.665), (w + 9, h * .635)], mix(TERRA, NAVY, .1)), arch(w * .91, h * .945,
        w * .075, h * .2, mix(NAVY, TERRA, .3), False)]
    return out

# fmt: on
