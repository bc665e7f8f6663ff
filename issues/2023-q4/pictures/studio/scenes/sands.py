"""Deserts: great dunes with a mirage, an oasis with a tower of mud brick."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from studio.air import birds, clouds, mist, sky
from studio.buildings import skyline
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import bezier, disc, pill, rect, smooth
from studio.landmarks import LANDMARKS
from studio.layers import Layers, Point, Shape, Stage, Stroke
from studio.scenes.pieces import leaf, loop, shadow

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def sand_sea(st: Stage) -> Layers:
    """Great dunes in low light, a city of towers as a mirage, a small caravan on a crest."""
    m, w, h = st.mood, st.w, st.h
    y = h * .47
    out = sky(st, (.2, .36), 62, .5)
    pale = mix(m.haze, SKY, .3)
    mirage = skyline(st, y, 14, 62, pale, .46, .84)
    for name, x, s in (("open_tower", .62, 215), ("ball_tower", .7, 170), ("glass_tower", .55, 128),
            ("glass_tower", .77, 100)):
        mirage += LANDMARKS[name](w * x, y, s, m)
    out += paled(mirage, m.haze, .5)
    out += mist(st, y, 56, .95) + [pill(w * (.5 + .07 * i), y - 6 + 8 * (i % 3), 220, 5, PAPER,
        .5) for i in range(5)]
    lit, dark = mix(SAND, GOLD, .32), mix(mix(TERRA, NAVY, .38), SAND, .08)
    out += sand(st, ((-.03, .56), (.2, .5), (.42, .535), (.7, .49), (1.03, .53)), ((.2, .5), (.3,
        .54), (.26, .6)), mix(lit, m.haze, .45), mix(dark, m.haze, .62))
    out += sand(st, ((-.03, .7), (.12, .64), (.34, .59), (.5, .565), (.68, .62), (1.03, .6)), ((.5,
        .565), (.47, .6), (.56, .66), (.49, .78), (.47, .88), (.38, 1.05)), mix(lit, m.haze, .15),
        mix(dark, m.haze, .3))
    for i in range(6):
        out += dromedary(w * (.335 + .027 * i), h * (.6 - .0075 * i), 24, mix(NAVY, EARTH, .3),
            i % 2 == 0)
    out += sand(st, ((-.03, .62), (.1, .66), (.24, .74), (.36, .83), (.5, .93), (.62, 1.05)),
        ((-.03, .62), (.02, .76), (.16, .88), (.2, 1.05)), mix(lit, TERRA, .08), mix(dark, NAVY,
        .1))
    out += sand(st, ((.2, 1.05), (.36, .97), (.52, .85), (.66, .735), (.8, .665), (.9, .7), (1.03,
        .78)), ((.8, .665), (.76, .72), (.83, .8), (.77, .9), (.86, 1.05)), mix(lit, TERRA, .12),
        mix(dark, NAVY, .15))
    out += ripples(st)
    return out


def paled(layers: Layers, haze: Color, t: float) -> Layers:
    """The same shapes and strokes seen through haze."""
    return [replace(q, fill=mix(q.fill, haze, t), low=q.low and mix(q.low, haze,
        t)) if isinstance(q, Shape) else replace(q, fill=mix(q.fill, haze, t)) if isinstance(q,
        Stroke) else q for q in layers]


def sand(st: Stage, crest: Sequence[Point], lee: Sequence[Point], lit: Color,
        dark: Color) -> Layers:
    """A dune: its lit body, and from the first point of `lee` to the right its shaded slope."""
    w, h = st.w, st.h
    line = smooth([(a * w, b * h) for a, b in crest], 14)
    edge = smooth([(a * w, b * h) for a, b in lee], 12)
    start = min(range(len(line)), key=lambda i: abs(line[i][0] - edge[0][0]))
    foot = h + 30
    return [Shape([*line, (line[-1][0], foot), (line[0][0], foot)], lit, mix(lit, TERRA, .1)),
        Shape([*line[start:], (line[-1][0], foot), (edge[-1][0], foot), *reversed(edge)], dark,
        mix(dark, TERRA, .25))]


def ripples(st: Stage) -> Layers:
    """Wind ripples on the near lit slope."""
    w, h = st.w, st.h
    out: Layers = []
    for i in range(9):
        t = i / 8
        a, b = w * (.4 + .14 * (1 - t)), w * (.745 - .02 * t)
        y = h * (.84 + .15 * t)
        pts = [(a + (b - a) * k / 14, y - h * .055 * (k / 14) + 5 * math.sin(k * .9 + t * 2))
            for k in range(15)]
        out.append(Shape([*pts, *[(p, q + 3 + 3 * t) for p, q in reversed(pts)]], mix(TERRA, SAND,
            .35), None, .5))
    return out


def dromedary(x: float, base: float, s: float, c: Color, rider: bool) -> Layers:
    """Small camel with one hump walking right, some with riders; long shadow."""
    body = [(-.5, -.62), (-.4, -.78), (-.2, -.82), (-.02, -1.05), (.16, -.82), (.34, -.74), (.5,
        -.66), (.6, -.86), (.64, -1.1), (.72, -1.16), (.9, -1.1), (.92, -1.04), (.74, -1.0), (.7,
        -.78), (.56, -.5), (.3, -.46), (-.36, -.46)]
    out: Layers = [shadow([(x - s * .4, base), (x + s * .3, base), (x + s * 1.5, base + s * .3),
        (x + s * .8, base + s * .34)], .3)]
    out += [Shape([(x + p * s, base - .5 * s), (x + (p + .1) * s, base - .5 * s),
        (x + (p + .05 + d) * s, base), (x + (p + d) * s, base)], c) for p, d in ((-.42, -.06),
        (-.34, .08), (.24, -.06), (.32, .08))]
    out += [Shape(smooth([(x + a * s, base + b * s) for a, b in body], 4), c)]
    if rider:
        out += [Shape([(x - .18 * s, base - .98 * s), (x - .1 * s, base - 1.5 * s), (x + .08 * s,
            base - 1.5 * s), (x + .16 * s, base - .96 * s)], PAPER), disc(x, base - 1.58 * s,
            s * .12, TERRA)]
    return out


def oasis(st: Stage) -> Layers:
    """Palms and a mud-brick tower by a pool between dunes at evening."""
    m, w, h = st.mood, st.w, st.h
    h * .62
    out = sky(st, (.72, .5), 84, .62) + clouds(st, h * .2, 3, .25)
    lit, dark = mix(SAND, TERRA, .42), mix(mix(TERRA, NAVY, .55), SAND, .05)
    out += sand(st, ((-.03, .6), (.2, .54), (.45, .6), (.75, .52), (1.03, .58)), ((.2, .54), (.16,
        .58), (.24, .66)), mix(lit, m.haze, .4), mix(dark, m.haze, .45))
    out += sand(st, ((-.03, .58), (.1, .56), (.3, .62), (.6, .66), (1.03, .62)), ((-.03, .58), (.02,
        .62), (.06, .7)), mix(lit, TERRA, .1), mix(dark, m.haze, .2))
    for x, b, s, lean in ((.62, .665, 170, 1), (.7, .67, 220, -1), (.78, .66, 150, 1), (.87, .675,
            240, 1), (.95, .67, 190, -1)):
        out += date_palm(w * x, h * b, s, mix(mix(GREEN, NAVY, .5), m.haze, .1), lean)
    out += mud_tower(w * .42, h * .7, 420)
    out += [Shape([(-9, h * .685), (w + 9, h * .66), (w + 9, h + 9), (-9, h + 9)], mix(lit, NAVY,
        .22), mix(dark, NAVY, .3))]
    out += pool(st)
    out += date_palm(w * .1, h * .93, 760, mix(GREEN, NAVY, .62), 1) + date_palm(w * .02, h * .97,
        520, mix(GREEN, NAVY, .7), -1) + date_palm(w * .9, h * .99, 640, mix(GREEN, NAVY, .68), -1)
    near = smooth([(-20, h * .9), (w * .2, h * .925), (w * .5, h * .98), (w * .8, h * .975),
        (w + 20, h * .94)])
    return [*out, Shape([*near, (w + 20, h + 20), (-20, h + 20)], mix(NAVY, EARTH, 0.35)),
        *birds(st, w * 0.6, h * 0.2, 5, m.near, 12)]


def mud_tower(x: float, base: float, s: float) -> Layers:
    """Tapering tower of mud brick with stepped battlements beside low houses."""
    c = mix(mix(SAND, TERRA, .42), NAVY, .06)
    dark, hole = mix(c, NAVY, .48), mix(NAVY, TERRA, .25)
    out: Layers = []
    for dx, ww, hh in ((-.5, .5, .26), (.36, .62, .3), (.72, .4, .2)):
        a = x + dx * s - ww * s / 2
        out += [rect(a, base - hh * s, ww * s, hh * s, mix(c, TERRA, .1)), rect(a, base - hh * s,
            ww * s * .38, hh * s, dark), *[Shape([(a + k * ww * s / 5, base - hh * s + 1),
            (a + (k + .5) * ww * s / 5, base - hh * s - s * .05), (a + (k + 1) * ww * s / 5,
            base - hh * s + 1)], dark if k < 2 else c) for k in range(5)], rect(a + ww * s * .55,
            base - hh * s * .7, s * .035, s * .06, hole), rect(a + ww * s * .75, base - hh * s * .7,
            s *.035, s * .06, hole)]
    out += [Shape([(x - s * .21, base), (x - s * .14, base - s), (x + s * .14, base - s),
        (x + s * .21, base)], c), Shape([(x - s * .21, base), (x - s * .14, base - s), (x - s * .01,
        base - s), (x - s * .02, base)], dark)]
    for i in range(4):
        a = x - s * .15 + i * s * .086
        out += [rect(a, base - s * 1.04, s * .05, s * .05, dark if i < 2 else c), rect(a + s * .012,
            base - s * 1.07, s * .026, s *.04, dark if i < 2 else c)]
    out += [Shape([(x + s * (k - .02), base - s * v), (x + s * k, base - s * (v + .05)),
        (x + s * (k + .02), base - s * v)], hole) for v in (.84, .62, .4) for k in (-.06, .05)]
    out += [Stroke([(x - s * (.15 + .012 * j), base - s * (.93 - .22 * j)),
        (x + s * (.15 + .012 * j), base - s * (.93 - .22 * j))], s * .008, mix(c, NAVY,
        .4)) for j in range(3)]
    return [*out, rect(x + s * .02, base - s * .15, s * .09, s * .15, hole)]


def pool(st: Stage) -> Layers:
    """Still water that mirrors the evening sky and the tower."""
    m, w, h = st.mood, st.w, st.h
    edge = loop([(w * .08, h * .79), (w * .3, h * .752), (w * .62, h * .742), (w * .86, h * .765),
        (w * .96, h * .82), (w * .8, h *.885), (w * .5, h * .91), (w * .2, h * .88)])
    out: Layers = [Shape([(a, b - 8) for a, b in edge], mix(GREEN, NAVY, .45)), Shape(edge,
        mix(m.low, GOLD, .1), mix(m.mid, DEEP, .35)), Shape([(w * .34, h * .75), (w * .5, h * .746),
        (w * .48, h * .895), (w * .36, h * .895)], mix(TERRA, NAVY, .5), None, .5, .3)]
    out += [pill(w * a, h * b, c, 4, PAPER, .55) for a, b, c in ((.64, .775, 120), (.7, .79, 170),
        (.66, .81, 110), (.72, .83, 150), (.3, .8, 120), (.34, .85, 150), (.5, .87, 120))]
    for i in range(26):
        t = i / 25
        x, y = w * (.1 + .16 * t), h * (.795 - .03 * t) + st.rng.uniform(-4, 6)
        out.append(leaf(x, y, st.rng.uniform(30, 66), -90 + st.rng.uniform(-24, 24), mix(GREEN,
            NAVY, st.rng.uniform(.3, .6)), .1))
    return out


def date_palm(x: float, base: float, h: float, c: Color, lean: int = 1) -> Layers:
    """Palm with a ringed leaning trunk and arching feathered leaves."""
    top = (x + lean * h * .07, base - h * .78)
    bark = mix(mix(c, EARTH, .5), NAVY, .25)
    line = bezier((x, base), (x, base - h * .3), (x + lean * h * .03, base - h * .6), top, 16)
    out: Layers = [Shape([*[(a - h * (.021 - .008 * i / 16), b) for i, (a, b) in enumerate(line)],
        *[(a + h * (.021 - .008 * i / 16), b) for i, (a, b) in reversed(list(enumerate(line)))]],
        bark)]
    for deg, n in ((-172, .34), (-8, .34), (-198, .3), (18, .3), (-148, .34), (-32, .34), (-122,
            .3), (-58, .3), (-218, .2), (38, .2)):
        a = math.radians(deg)
        tip = (top[0] + h * n * math.cos(a), top[1] + h * n * .62 * math.sin(a) + h * .13 * abs(
            math.cos(a)))
        mid = (top[0] + h * n * .5 * math.cos(a), top[1] + h * n * .7 * math.sin(a) - h * .07)
        rib = bezier(top, mid, mid, tip, 12)
        teeth: list[Point] = []
        for i in range(12, 0, -1):
            px, py = rib[i]
            d = h * .062 * math.sin(math.pi * min(1, i / 12 + .12))
            teeth += [(px - math.cos(a) * h * .006, py + d), (px - math.cos(a) * h * .016,
                py + d * .25)]
        out.append(Shape([*rib, *teeth], mix(c, GOLD, .14) if deg in (-172, -148, -122) else c))
    return [*out, *[disc(top[0] + k * h * .02, top[1] + h * .03, h * .018, mix(GOLD, TERRA,
        .5)) for k in (-1, 0, 1)]]

# fmt: on
