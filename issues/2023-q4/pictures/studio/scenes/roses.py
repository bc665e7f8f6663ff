"""Bishkek: roses before a wide square and high mountains."""

from __future__ import annotations

import math

from studio.air import mist, sky
from studio.buildings import colonnade, panes
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import disc, oval, rect, smooth
from studio.layers import Layers, Shape, Stage, Stroke
from studio.nature import mountains
from studio.people import figure
from studio.scenes.pieces import leaf, shadow
from studio.trees import grove

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def rose_square(st: Stage) -> Layers:
    """Bishkek: a wide square with a house of columns, roses in front, snow mountains."""
    _m, w, h = st.mood, st.w, st.h
    y = h * .6
    out = sky(st, (.8, .17), 52, .56) + mountains(st, y, 420, 5, .55) + mist(st, y - 60, 80, .65)
    out += grove(st, "poplar", y + 4, 130, 40, (mix(GREEN, DEEP, .4), mix(GREEN, DEEP, .2)))
    wall = mix(PAPER, SAND, .22)
    out += [rect(w * .16, y - 118, w * .68, 124, wall, mix(wall, SAND, .3)), *panes(w * .165,
        y - 110, w * .67, 108, 26, 3, mix(DEEP, SKY, .35), .85), rect(w * .15, y - 128, w * .7, 14,
        mix(wall, PAPER, .5))]
    out += colonnade(w * .5, y + 6, w * .3, 150, 10, wall, mix(DEEP, SKY, .3))
    out += [Shape([(w * .344, y - 168), (w * .5, y - 224), (w * .656, y - 168)], wall),
        Shape([(w * .4, y - 174), (w * .5, y - 210), (w * .6, y - 174)], mix(wall, DEEP, .25))]
    floor = mix(PAPER, SAND, .45)
    out += [rect(-9, y + 6, w + 18, h, floor, mix(SAND, SKY, .45))]
    out += [Shape([(w * .5 + k * 60 - 1, y + 6), (w * .5 + k * 60 + 1, y + 6),
        (w * .5 + k * 260 + 4, h), (w * .5 + k * 260 - 4, h)], mix(SAND, NAVY, .3), None,
        .4) for k in range(-8, 9)]
    for x, b, s, c, skirt in ((.32, .68, 64, TERRA, True), (.36, .685, 70, DEEP, False), (.6, .67,
            58, GREEN, False), (.69, .72, 86, GOLD, True), (.47, .66, 50, DEEP, True)):
        out += [shadow([(w * x - 8, h * b), (w * x + 8, h * b), (w * x - 40, h * b + 16),
            (w * x - 56, h * b + 14)], .22), *figure(w * x, h * b, s, c, SAND, "down", skirt, NAVY,
            False)]
    return out + rose_bed(st)


def rose_bed(st: Stage) -> Layers:
    """A bank of large roses along the lower edge, higher at both sides."""
    w, h = st.w, st.h
    line = smooth([(-30, h * .68), (w * .14, h * .74), (w * .34, h * .87), (w * .55, h * .9),
        (w * .78, h * .83), (w + 30, h * .7)])
    out: Layers = [Shape([*line, (w + 30, h + 20), (-30, h + 20)], mix(GREEN, NAVY, .5), mix(GREEN,
        NAVY, .75))]
    for _ in range(150):
        a, b = st.rng.choice(line)
        yy = b + st.rng.uniform(0, 1) ** 1.4 * (h - b)
        out.append(leaf(a + st.rng.uniform(-20, 20), yy, st.rng.uniform(34, 62),
            st.rng.uniform(-170, -10), mix(mix(GREEN, NAVY, .35), GOLD, st.rng.uniform(0, .3)),
            .34))
    tones = (TERRA, mix(TERRA, PAPER, .45), mix(TERRA, NAVY, .2), mix(PAPER, GOLD, .12), TERRA)
    spots = ((.04, .76, 62), (.13, .84, 76), (.03, .92, 80), (.24, .92, 70), (.37, .97, 62), (.53,
        .96, 56), (.66, .94, 66), (.78, .92, 78), (.9, .83, 76), (.97, .75, 58), (.99, .93, 84),
        (.87, .98, 60), (.14, .99, 54))
    for i, (a, b, r) in enumerate(spots):
        out += rose(w * a, h * b, r, tones[i % 5])
    return out


def rose(x: float, y: float, r: float, c: Color) -> Layers:
    """Open rose: rounds of petals that spiral to its heart."""
    out: Layers = []
    for k, n, tone, turn in ((1.0, 5, mix(c, NAVY, .22), 10), (.78, 5, c, 46), (.55, 4, mix(c,
            PAPER, .16), 12), (.34, 3, mix(c, NAVY, .18), 60)):
        for i in range(n):
            a = math.radians(turn + 360 * i / n)
            out.append(disc(x + r * .42 * k * math.cos(a), y + r * .38 * k * math.sin(a),
                r * .58 * k, mix(tone, NAVY, .1 * (i % 2)), r * .52 * k))
    return [*out, Stroke(oval(x, y, r * .17, r * .14, 20, 330), r * .055, mix(c, NAVY, .45)),
        Stroke(oval(x, y + r * .04, r * .36, r * .3, 30, 170), r * .05, mix(c, NAVY, .35))]

# fmt: on
