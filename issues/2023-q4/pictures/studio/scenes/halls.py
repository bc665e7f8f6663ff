"""A corridor of flags and a lecture theatre, in depth."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable

from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, WOOD, Color, mix
from studio.geometry import arch, bezier, disc, oval, rect, smooth
from studio.groups import bust
from studio.layers import Glow, Layers, Point, Shape, Sky, Stage, Stroke
from studio.people import figure

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def corridor(st: Stage) -> Layers:
    """A long hall: tall windows at the right, light on the floor, flags at the left."""
    w, h = st.w, st.h
    vx, vy, f = w * .4, h * .5, 560.0
    def at(x: float, y: float, z: float) -> Point:
        return vx + x * f / z, vy + y * f / z
    wall, floor = mix(SAND, PAPER, .4), mix(SAND, TERRA, .18)
    def quad(a: tuple[float, float], b: tuple[float, float], z0: float, z1: float, fill: Color,
            low: Color | None = None, alpha: float = 1.0) -> Shape:
        return Shape([at(*a, z0), at(*a, z1), at(*b, z1), at(*b, z0)], fill, low, alpha)
    near, far, left, right, top, foot = .5, 8.0, -.8, 1.0, -1.0, .72
    out: Layers = [quad((left, top), (right, top), near, far, mix(wall, SKY, .25), mix(PAPER, SAND,
        .2)), quad((left, foot), (right, foot), near, far, mix(floor, PAPER, .3), mix(floor, NAVY,
        .25)), quad((left, top), (left, foot), near, far, mix(wall, TERRA, .12), mix(wall, NAVY,
        .12)), quad((right, top), (right, foot), near, far, mix(mix(wall, DEEP, .34), TERRA, .1))]
    marks = (.62, .9, 1.25, 1.7, 2.3, 3.1, 4.2, 5.8, 8.0)
    out += [quad((left, top), (right, top), z, z + .06 * z, mix(wall, DEEP, .22)) for z in marks]
    out += [quad((left, foot), (right, foot), z, z + .012 * z, mix(floor, NAVY, .3), None,
        .5) for z in marks]
    out += [Shape([at(k, foot, far), at(k + .008, foot, near), at(k - .008, foot, near)], mix(floor,
        NAVY, .3), None, .5) for k in (-.4, 0, .4, .8)]
    out += [quad((left, top + .12), (left, top + .17), near, far, mix(wall, GOLD, .35)), quad((left,
        foot - .09), (left, foot), near, far, mix(wall, NAVY, .3)), quad((right, foot - .09),
        (right, foot), near, far, mix(wall, NAVY, .5))]
    out += end_door(*at(left, top, far), *at(right, foot, far))
    for z0, z1 in tuple(itertools.pairwise(marks))[::-1]:
        out += tall_light(at, z0, z1, right, foot)
    for i, z in enumerate((5.6, 4.1, 3.1, 2.35, 1.75, 1.3)):
        x, y = at(left + .2, foot, z)
        c = (GOLD, mix(SKY, PAPER, .2), TERRA, PAPER, GREEN, mix(SKY, DEEP, .5), TERRA)[i]
        out += draped(x, y, f * 1.3 / z, c)
    return out


def tall_light(at: Callable[[float, float, float], Point], z0: float, z1: float, right: float,
        foot: float) -> Layers:
    """One arched window of the right wall, its patch of light on the floor, a shaft between."""
    d = z1 - z0
    a, b = z0 + d * .2, z0 + d * .8
    def opening(inset: float, x: float = right) -> list[Point]:
        u, v = a + d * inset, b - d * inset
        mid, half = (u + v) / 2, (v - u) / 2
        curve = [at(x, -.56 - .2 * math.sin(t), mid - half * math.cos(t)) for t in [math.pi * i / 12
            for i in range(13)]]
        return [at(x, .34, u), *curve, at(x, .34, v)]
    warm = mix(GOLD, PAPER, .62)
    patch = [at(.62, foot, a + d * .25), at(.62, foot, b + d * .25), at(-.3, foot, b + d * .6),
        at(-.3, foot, a + d * .6)]
    out: Layers = [Shape(patch, warm, None, .75)]
    out += [Shape(opening(-.05), mix(SAND, PAPER, .3)), Shape(opening(.03), mix(SKY, PAPER, .55),
        mix(warm, PAPER, .4))]
    mid = (a + b) / 2
    out += [Shape([at(right, -.74, mid - d * .02), at(right, -.74, mid + d * .02), at(right, .34,
        mid + d * .02), at(right, .34, mid - d * .02)], mix(SAND, PAPER, .3))]
    out += [Shape([at(right, y, a), at(right, y, b), at(right, y + .018, b), at(right, y + .018,
        a)], mix(SAND, PAPER, .3)) for y in (-.5, -.08)]
    return [*out, Shape([at(right, -.62, a), at(right, -.62, b), patch[2], patch[3]], warm, None,
        .2, .03)]


def draped(x: float, base: float, h: float, c: Color) -> Layers:
    """Flag that hangs at rest from a pole with a round foot, in plain colour."""
    top = base - h
    def q(a: float, b: float) -> Point:
        return x + a * h, top + b * h
    body = smooth([q(0, .04), q(.07, .06), q(.15, .15), q(.2, .3), (x + .215 * h, top + .62 * h)],
        6)
    out: Layers = [disc(x + h * .05, base + h * .005, h * .13, NAVY, h * .022, .25), disc(x, base,
        h * .075, mix(GOLD, TERRA, .3), h * .022), rect(x - h * .008, top, h * .016, h, mix(GOLD,
        TERRA, .25)), disc(x, top - h * .012, h * .02, GOLD)]
    hem = [q(.215, .62), q(.18, .645), q(.15, .615), q(.11, .64), q(.08, .6), q(.04, .62), q(.005,
        .57)]
    out += [Shape([*body, *hem], c, mix(c, NAVY, .12))]
    for a, b, k in ((.03, .075, .24), (.11, .14, .24), (.185, .215, .3)):
        out.append(Shape([q(a * .35, .07), q(b * .7, .12), q(b, .4), q(b, .628), q(a, .618), q(a,
            .4)], mix(c, NAVY, k), mix(c, NAVY, k + .06)))
    return out


def end_door(x0: float, y0: float, x1: float, y1: float) -> Layers:
    """The bright door at the end of the hall with two people."""
    w, d = x1 - x0, y1 - y0
    out: Layers = [rect(x0, y0, w, d, mix(SAND, PAPER, .2)), arch(x0 + w / 2, y1, w * .5, d * .8,
        mix(GOLD, PAPER, .75), False), Glow(x0 + w / 2, y0 + d * .6, d * 1.6, mix(GOLD, PAPER, .6),
        .7)]
    return [*out, *figure(x0 + w * 0.4, y1 + 4, d * 0.42, NAVY, SAND, "down"),
        *figure(x0 + w * 0.62, y1 + 6, d * 0.41, mix(TERRA, NAVY, 0.2), SAND, "down", True)]


def theatre(st: Stage) -> Layers:
    """A lecture theatre from its last rows: dark heads before a bright board."""
    w, h = st.w, st.h
    wall = mix(NAVY, DEEP, .7)
    out: Layers = [Sky(((0, mix(NAVY, DEEP, .3)), (.6, mix(DEEP, SKY, .22)), (1, NAVY)))]
    out += [Shape([(w * k, -9), (w * (k + .05), -9), (w * (.5 + (k - .475) * .64), h * .12),
        (w * (.5 + (k - .525) * .64), h * .12)], mix(GOLD, PAPER, .6), None, .35) for k in (.1, .36,
        .62, .86)]
    out += [Shape([(-9, -9), (w * .14, h * .14), (w * .14, h * .6), (-9, h * .8)], mix(wall, TERRA,
        .22), mix(wall, NAVY, .4)), Shape([(w + 9, -9), (w * .86, h * .14), (w * .86, h * .6),
        (w + 9, h * .8)], mix(wall, TERRA, .14), mix(wall, NAVY, .5))]
    out += [Shape([(w * k, h * (.14 * k / .14) - 10), (w * k + 5, h * k - 8), (w * k + 5,
        h * (.8 - .2 * k / .14)), (w * k, h * (.8 - .2 * k / .14))], NAVY, None, .4) for k in (.03,
        .065, .1)]
    out += [Glow(w * .5, h * .33, 620, mix(SKY, PAPER, .6), .55)]
    bx, by, bw, bh = w * .21, h * .14, w * .58, h * .33
    out += [rect(bx - 10, by - 10, bw + 20, bh + 20, mix(WOOD, NAVY, .35)), rect(bx, by, bw, bh,
        mix(PAPER, GOLD, .08), mix(PAPER, SKY, .25))]
    out += diagram(bx, by, bw, bh)
    out += [rect(-9, h * .54, w + 18, h * .1, mix(WOOD, NAVY, .3), mix(WOOD, NAVY, .5)),
        rect(w * .62, h * .49, w * .15, h * .085, mix(WOOD, TERRA, .25)), rect(w * .61, h * .48,
        w * .17, 12, mix(WOOD, PAPER, .3))]
    out += figure(w * .27, h * .575, 190, mix(TERRA, NAVY, .1), SAND, "out", True, mix(NAVY, TERRA,
        .35))
    for row in range(5):
        out += bench(st, row)
    return out


def diagram(x: float, y: float, w: float, h: float) -> Layers:
    """Circle, tangent and curve drawn on the board."""
    c, ink = mix(SKY, DEEP, .5), TERRA
    cx, cy, r = x + w * .66, y + h * .5, h * .3
    return [Stroke(oval(cx, cy, r, r), 5, c), Stroke([(cx - r * 1.5, cy + r), (cx + r * 1.5,
        cy + r)], 4, ink), Stroke([(cx, cy), (cx + r * .8, cy - r * .6)], 4, ink), disc(cx, cy, 7,
        ink), Stroke([(x + w * .1, y + h * .84), (x + w * .1, y + h * .16)], 4, c),
        Stroke([(x + w * .1, y + h * .84), (x + w * .44, y + h * .84)], 4, c),
        Stroke(bezier((x + w * .11, y + h * .8), (x + w * .22, y + h * .78), (x + w * .3,
        y + h * .55), (x + w * .4, y + h * .2)), 5, ink)]


def bench(st: Stage, row: int) -> Layers:
    """One curved bench with students who look at the board; row 4 is the nearest."""
    w, h = st.w, st.h
    s = (74, 98, 132, 180, 250)[row]
    y = h * (.66, .715, .785, .875, 1.0)[row]
    n = (11, 10, 8, 6, 5)[row]
    mix(mix(DEEP, SKY, .2), NAVY, min(1, .25 + .2 * row))
    sag = 26 + 8 * row
    def drop(x: float) -> float:
        return sag * (1 - ((x - w / 2) / (w / 2)) ** 2)
    out: Layers = []
    for i in range(n):
        if (i * 7 + row * 3) % 9 == 4:
            continue
        x = w * (i + .5) / n + st.rng.uniform(-.12, .12) * w / n
        base = y + drop(x) - sag * .5
        coat = mix(st.rng.choice([TERRA, GREEN, mix(SKY, DEEP, .3), DEEP, GOLD, SAND]), NAVY,
            .5 + .1 * row)
        hair = mix(st.rng.choice([NAVY, mix(NAVY, TERRA, .35), mix(NAVY, SAND, .35)]), NAVY,
            .1 * row)
        rim = [Shape([(a, b - s * .012) for a, b in q.pts], mix(SKY, PAPER, .4)) for q in (*bust(x,
            base, s, coat, hair)[1:3],) if isinstance(q, Shape)]
        out += [*rim, *bust(x, base, s, coat, hair)]
    edge = [(x, y + drop(x) - sag * .5 - s * .1) for x in range(-20, round(w) + 40, 20)]
    low = [(a, b + s * .62) for a, b in reversed(edge)]
    return [*out, Shape([*edge, *low], mix(mix(WOOD, TERRA, .3), NAVY, .35 + .1 * row), mix(NAVY,
        WOOD, .1)), Shape([*edge, *[(a, b + s * .07) for a, b in reversed(edge)]], mix(WOOD,
        mix(SKY, NAVY, .5), .35 + .08 * row))]

# fmt: on
