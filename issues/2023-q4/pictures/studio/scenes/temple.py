"""The round temple of Beijing in snow-light."""

from __future__ import annotations

import math

from studio.air import mist, sky, snowfall
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, mix
from studio.geometry import bezier, disc, oval, rect, smooth
from studio.layers import Layers, Shape, Stage, Stroke
from studio.nature import ridge
from studio.people import figure
from studio.scenes.pieces import shadow
from studio.trees import grove

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def temple(st: Stage) -> Layers:
    """The round hall large in snow-light on its marble terraces between pines."""
    m, w, h = st.mood, st.w, st.h
    y = h * .79
    out = [*sky(st, (0.24, 0.26), 66, 0.66), ridge(st, h * 0.6, 34, mix(m.far, m.haze, 0.4), m.haze,
        0.8), *mist(st, h * 0.66, 70, 0.6)]
    out += grove(st, "fir", h * .74, 120, 34, (mix(GREEN, DEEP, .6), mix(GREEN, DEEP, .45)))
    out += terraces(w * .55, y, 760)
    out += hall_of_prayer(w * .55, y - 128, 580)
    white = mix(PAPER, SKY, .08)
    out += [ridge(st, y + 4, 5, white, mix(SKY, PAPER, .4), .6), Shape([(w * .49, y), (w * .61, y),
        (w * .8, h + 9), (w * .3, h + 9)], mix(SAND, PAPER, .65), mix(SKY, PAPER, .5))]
    out += [Shape([(w * .35 + 40, y + 2), (w * .75, y + 2), (w * .98, h * .86), (w * .62, h * .9)],
        DEEP, None, .14)]
    for x, b, s, c, skirt in ((.53, .87, 78, TERRA, True), (.56, .875, 86, DEEP, False), (.62, .84,
            60, GOLD, True)):
        out += [shadow([(w * x - 10, h * b), (w * x + 10, h * b), (w * x + 84, h * b + 14),
            (w * x + 62, h * b + 18)], .22), *figure(w * x, h * b, s, c, SAND, "down", skirt, NAVY,
            False)]
    out += pine(st, w * .1, h * 1.02, 900, 1) + pine(st, w * .99, h * 1.04, 640, -1)
    return [*out, ridge(st, h * 0.975, 12, PAPER, mix(SKY, PAPER, 0.5), 0.5), *snowfall(st, 60)]


def terraces(x: float, base: float, s: float) -> Layers:
    """Three round marble terraces with balustrades and a stair between."""
    white = mix(PAPER, SAND, .18)
    out: Layers = []
    for _i, (r, y) in enumerate(((.72, 0), (.6, 44), (.49, 88))):
        a, b = r * s, base - y
        shade = mix(white, SKY, .3)
        out += [Shape([(x - a, b - 44), (x + a, b - 44), (x + a, b + 4), (x - a, b + 4)], shade,
            mix(shade, DEEP, .2)), Shape([(x + a * .4, b - 44), (x + a, b - 44), (x + a, b + 4),
            (x + a * .5, b + 4)], DEEP, None, .16), rect(x - a - 6, b - 48, 2 * a + 12, 9, white)]
        n = int(a / 15)
        out += [rect(x - a + 2 * a * k / n - 3, b - 66, 6, 20, white) for k in range(n + 1)]
        out += [rect(x - a - 4, b - 68, 2 * a + 8, 6, white), rect(x - a, b - 47 + 12, 2 * a, 3,
            mix(white, NAVY, .25))]
    out += [Shape([(x - 66, base - 134), (x + 66, base - 134), (x + 92, base + 6), (x - 92,
        base + 6)], mix(white, SAND, .2))]
    out += [Shape([(x - 66 - 26 * k / 13, base - 134 + 140 * k / 13), (x + 66 + 26 * k / 13,
        base - 134 + 140 * k / 13), (x + 66 + 26 * k / 13, base - 130 + 140 * k / 13),
        (x - 66 - 26 * k / 13, base - 130 + 140 * k / 13)], mix(SKY, DEEP, .25)) for k in range(14)]
    return [*out, Shape([(x - 22, base - 134), (x + 22, base - 134), (x + 32, base + 6), (x - 32,
        base + 6)], mix(PAPER, SKY, .2))]


def hall_of_prayer(x: float, base: float, s: float) -> Layers:
    """Round hall with three blue roofs under snow at their left, a golden tip."""
    red, blue, gold = mix(TERRA, NAVY, .12), mix(DEEP, SKY, .2), mix(GOLD, TERRA, .12)
    y = base
    out: Layers = []
    for i, (w, wall, roof, nxt) in enumerate(((.68, .17, .15, .44), (.54, .07, .15, .34), (.41, .07,
            .3, .03))):
        a = w * s / 2
        out += [rect(x - a, y - wall * s, 2 * a, wall * s, red, mix(red, NAVY, .1)), rect(x - a,
            y - wall * s, 2 * a, wall * s * (.24 if i == 0 else .5), mix(GREEN, DEEP, .5))]
        n = 11
        for k in range(n + 1):
            t = -math.cos(math.pi * k / n)
            out.append(rect(x + t * a * .98 - s * .008, y - wall * s, s * .016, wall * s, mix(red,
                GOLD, .35) if t < .3 else mix(red, NAVY, .35)))
            out.append(disc(x + t * a * .94, y - wall * s * (.88 if i == 0 else .75), s * .008,
                GOLD))
        if i == 0:
            out += [rect(x - s * .05, y - wall * s * .76, s * .1, wall * s * .76, mix(NAVY, TERRA,
                .3)), rect(x + a * .35, y - wall * s, a * .65, wall * s, NAVY, None, .28)]
        y -= wall * s
        e, n2 = a * 1.32, nxt * s / 2
        half = bezier((x - e, y + s * .02), (x - e * .72, y - s * .015), (x - n2 - s * .1,
            y - roof * s * .55), (x - n2, y - roof * s), 18)
        right = [(2 * x - p, q) for p, q in reversed(half)]
        out += [Shape([*half, *right], blue, mix(blue, NAVY, .15))]
        for k in (-.8, -.55, -.3, 0, .3, .55, .8):
            out.append(Stroke([(x + (p - x) * -k, q) for p, q in half], s * .004, mix(blue, NAVY,
                .5)))
        out += [Shape([*half, *[(x + (p - x) * .5, q - s * .004) for p, q in reversed(half[4:])],
            (x + (half[2][0] - x) * .82, half[2][1])], PAPER, None, .78), Shape([(x + n2 * .3,
            y - roof * s), *right, (x + e * .4, y + s * .03)], NAVY, None, .34)]
        out += [Shape([*oval(x, y + s * .02, e, s * .026, 180, 0)[::-1], *oval(x, y + s * .034, e,
            s * .026, 0, 180)], gold)]
        y -= roof * s * .97
    return [*out, rect(x - s * .022, y - s * .03, s * .044, s * .04, gold), disc(x, y - s * .05,
        s * .036, GOLD, s * .04), disc(x - s * .01, y - s * .06, s * .012, PAPER, s * .016),
        Stroke([(x, y - s *.08), (x, y - s * .11)], s * .012, GOLD)]


def pine(st: Stage, x: float, base: float, s: float, side: int) -> Layers:
    """Old pine with flat clouds of needles, each under snow."""
    bark = mix(NAVY, EARTH, .45)
    line = bezier((x, base), (x + side * s * .06, base - s * .3), (x - side * s * .1,
        base - s * .55), (x + side * s * .02, base - s * .95), 24)
    out: Layers = [Shape([*[(a - s * (.032 - .022 * i / 24), b) for i, (a, b) in enumerate(line)],
        *[(a + s * (.032 - .022 * i / 24), b) for i, (a, b) in reversed(list(enumerate(line)))]],
        bark)]
    tone = mix(GREEN, NAVY, .58)
    for t, dx, r in ((.52, .24, .17), (.62, -.2, .16), (.7, .2, .17), (.82, -.12, .15), (.88, .13,
            .14), (1.0, .02, .13)):
        a, b = line[round(t * 24)]
        px, py = a + side * dx * s, b - s * .03
        out += [Stroke([(a, b), ((a + px) / 2, b - s * .03), (px, py)], s * .014, bark)]
        n = 11
        top = [(px + r * s * math.cos(math.pi * (1 + i / n)), py - r * s * .38 * (1
            + .2 * st.rng.uniform(-1, 1)) * math.sin(math.pi * i / n)) for i in range(n + 1)]
        low = [(px + r * s * (1 - 2 * i / 9), py + s * .022 * (1 + .6 * (i % 2))) for i in range(
            10)]
        out += [Shape([*smooth(top, 4), *smooth(low, 4)], tone)]
        cap = [(p, q - s * .006) for p, q in smooth(top, 4)]
        out += [Shape([*cap, *[(p, q + s * .032 + s * .012 * math.sin(p * .09)) for p,
            q in reversed(cap[5:-5])]], mix(PAPER, SKY, .1))]
    return out

# fmt: on
