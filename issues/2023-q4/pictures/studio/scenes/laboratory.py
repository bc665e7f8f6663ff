"""A laboratory bench with a microscope."""

from __future__ import annotations

import math

from studio.air import clouds, sky
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, WOOD, Color, mix
from studio.geometry import bezier, disc, oval, pill, rect, smooth
from studio.layers import Glow, Layers, Point, Shape, Stage, Stroke
from studio.nature import ridge
from studio.scenes.pieces import limb, loop, shadow, shift
from studio.trees import grove

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def laboratory(st: Stage) -> Layers:
    """A laboratory bench: microscope, flasks, a globe, morning light through a window."""
    w, h = st.w, st.h
    m = st.mood
    wall = mix(mix(SKY, GREEN, .25), PAPER, .45)
    out = sky(st, (.3, .22), 70, .6) + clouds(st, h * .2, 2, .5, 30) + [ridge(st, h * .5, 26,
        mix(m.far, m.haze, .2), m.haze, .9)]
    out += grove(st, "bushy", h * .64, 190, 12, (mix(GREEN, SKY, .25), mix(GREEN, PAPER, .2),
        mix(GREEN, GOLD, .25)))
    x0, x1, y0, y1 = w * .07, w * .62, h * .06, h * .6
    out += [rect(-9, -9, x0 + 9, h, wall), rect(x1, -9, w, h, wall, mix(wall, DEEP, .14)), rect(-9,
        -9, w + 18, y0 + 9, wall), rect(-9, y1, w + 18, h, wall, mix(wall, DEEP, .2))]
    frame = mix(PAPER, SAND, .15)
    out += [rect(x0 + (x1 - x0) * k - 7, y0, 14, y1 - y0, frame) for k in (0, 1 / 3, 2 / 3,
        1)] + [rect(x0 - 10, y0 - 8, x1 - x0 + 20, 16, frame), rect(x0, h * .22, x1 - x0, 8, frame),
        rect(x0 - 22, y1 - 4, x1 - x0 + 44, 20, frame), rect(x0 - 22, y1 + 14, x1 - x0 + 44, 7,
        mix(wall, NAVY, .4))]
    out += cupboard(st, w * .7, h * .1, w * .24)
    top = mix(mix(DEEP, NAVY, .4), SKY, .08)
    out += [Shape([(-9, h * .74), (w + 9, h * .74), (w + 9, h + 9), (-9, h + 9)], mix(PAPER, SAND,
        .4), mix(SAND, SKY, .45)), rect(-9, h * .9, w + 18, 26, top), rect(-9, h * .924, w + 18, h,
        mix(WOOD, TERRA, .25), mix(WOOD, NAVY, .4)), rect(-9, h * .74, w + 18, 6, mix(PAPER, SAND,
        .1))]
    out += [Shape([(w * a, h * .745), (w * (a + .13), h * .745), (w * (a + .06), h * .9),
        (w * (a - .09), h * .9)], PAPER, None, .5) for a in (.2, .42)]
    out += globe(w * .845, h * .84, 150)
    base = h * .85
    out += flask(w * .1, base - 8, 190, TERRA) + round_flask(w * .225, base + 18, 190, mix(SKY,
        DEEP, .2)) + tubes(w * .57, base - 4, 150)
    out += microscope(w * .4, base + 22, 560)
    return out + flask(w * .69, base + 26, 150, GOLD) + [shadow([(w * .52, h * .868), (w * .62,
        h * .86), (w * .65, h * .885), (w * .54, h * .892)], .2), Shape([(w * .515, h * .865),
        (w * .605, h * .857), (w * .63, h * .878), (w * .535, h * .886)], PAPER)]


def cupboard(st: Stage, x: float, y: float, w: float) -> Layers:
    """Wall shelf with jars and books."""
    wood = mix(WOOD, TERRA, .2)
    out: Layers = []
    for r in range(2):
        b = y + 170 + 200 * r
        out += [rect(x - 14, b, w + 28, 14, wood), rect(x - 14, b + 14, w + 28, 8, mix(wood, NAVY,
            .4))]
        for i in range(5):
            c = (mix(GREEN, DEEP, .2), TERRA, mix(SKY, DEEP, .4), GOLD, mix(TERRA, NAVY,
                .4))[(i * 2 + r) % 5]
            px = x + 8 + i * w * .2
            if (i + r) % 2:
                out += [rect(px, b - 120, 24, 120, c), rect(px + 15, b - 120, 9, 120, mix(c, NAVY,
                    .25)), rect(px + 26, b - 134, 20, 134, mix(c, SAND, .3)), rect(px, b - 100, 24,
                    8, PAPER, None, .6)]
            else:
                out += [rect(px, b - 84, 46, 84, mix(PAPER, SKY, .25), None, .8), rect(px, b - 56,
                    46, 56, c, mix(c, NAVY, .2), .85), rect(px - 3, b - 96, 52, 16, mix(EARTH, SAND,
                    .3)), rect(px + 6, b - 78, 7, 70, PAPER, None, .5)]
    return out


def microscope(x: float, base: float, s: float) -> Layers:
    """Upright microscope seen from its side, its tube slanting to the left."""
    ink, steel, brass = mix(NAVY, DEEP, .35), mix(SKY, DEEP, .35), mix(GOLD, TERRA, .15)
    light = mix(DEEP, SKY, .35)
    def at(*pts: Point) -> list[Point]:
        return [(x + a * s, base - b * s) for a, b in pts]
    def tube(a: Point, b: Point, r: float, c: Color, gloss: Color) -> Layers:
        (p, q), (u, v) = at(a, b)
        n = math.hypot(u - p, v - q)
        ox, oy = -(v - q) / n * r * s, (u - p) / n * r * s
        return [Shape([(p + ox, q + oy), (u + ox, v + oy), (u - ox, v - oy), (p - ox, q - oy)], c),
            Shape([(p + ox, q + oy), (u + ox, v + oy), (u + ox * .35, v + oy * .35), (p + ox * .35,
            q + oy * .35)], gloss)]
    out: Layers = [shadow(at((-.24, .0), (.3, .02), (.52, -.05), (-.1, -.06)), .25)]
    out += [Shape(smooth(at((-.24, 0), (-.25, .05), (-.18, .085), (.1, .09), (.2, .12), (.28, .1),
        (.3, 0)), 5), ink), Shape(at((-.22, .06), (-.17, .083), (.1, .088), (.1, .07), (-.2, .05)),
        light)]
    arm = [*bezier(*at((.26, .08), (.36, .38), (.3, .66), (.09, .8)), 16), *bezier(*at((.02, .7),
        (.2, .6), (.22, .36), (.14, .1)), 16)]
    out += [Shape(arm, ink), Stroke(bezier(*at((.24, .16), (.31, .4), (.25, .62), (.09, .75)), 14),
        s * .012, light)]
    out += [rect(x - s * .22, base - s * .3, s * .42, s * .034, ink), rect(x - s * .22,
        base - s * .3, s * .42, s * .009, light), rect(x - s * .17, base - s * .312, s * .2,
        s * .012, mix(SKY, PAPER, .5)), rect(x - s * .1, base - s * .314, s * .06, s * .014, TERRA)]
    out += [rect(x - s * .1, base - s * .2, s * .1, s * .09, steel), rect(x - s * .12,
        base - s * .115, s * .14, s * .03, ink), Glow(x - s * .05, base - s * .3, s * .16, mix(GOLD,
        PAPER, .5), .8)]
    ux, uy = -.42, .906
    def along(t: float) -> Point:
        return -.02 + ux * t, .37 + uy * t
    out += [Shape(at(along(.18), along(.28), (.13, .78), (.19, .62)), ink), Shape(at(along(.25),
        along(.28), (.13, .78), (.11, .74)), light)]
    out += tube(along(-.02), along(.08), .022, steel, PAPER) + tube(along(.06), along(.16), .034,
        brass, mix(GOLD, PAPER, .5)) + tube(along(.14), along(.22), .07, ink,
        light) + tube(along(.2), along(.5), .045, mix(PAPER, SKY, .4), PAPER) + tube(along(.33),
        along(.37), .05, brass, mix(GOLD, PAPER, .5)) + tube(along(.48), along(.58), .036, ink,
        light) + tube(along(.57), along(.6), .05, ink, light)
    out += tube((-.02, .4), (.01, .32), .02, steel, PAPER)
    for px, py, r in ((.235, .3, .05), (.2, .6, .045)):
        a, b = at((px, py))[0]
        out += [disc(a, b, r * s, mix(ink, NAVY, .5)), disc(a, b, r * s * .8, steel),
            disc(a - r * s * .15, b - r * s * .15, r * s * .4, mix(SKY, PAPER, .4))]
    return out


def flask(x: float, base: float, s: float, c: Color) -> Layers:
    """Conical flask with a coloured liquid."""
    def half(lv: float) -> float:
        return s * (.34 - .26 * lv / .72)
    out: Layers = [shadow([(x - s * .3, base), (x + s * .36, base), (x + s * .7, base + s * .09),
        (x, base + s * .1)], .2)]
    body = [(x - s * .09, base - s), (x + s * .09, base - s), (x + s * .085, base - s * .7),
        (x + s * .35, base - s * .06), (x + s * .32, base), (x - s * .32, base), (x - s * .35,
        base - s * .06), (x - s * .085, base - s * .7)]
    a = half(.36)
    return [*out, Shape(body, PAPER, None, .5), Shape([(x - a, base - s * .36), (x + a,
        base - s * .36), (x + s * .345, base - s * .06), (x + s * .32, base - 2), (x - s * .32,
        base - 2), (x - s * .345, base - s * .06)], mix(c, PAPER, .15), c, .92), disc(x,
        base - s * .36, a, mix(c, PAPER, .4), s * .035), Shape([(x - s *.05, base - s * .66),
        (x - s * .02, base - s * .66), (x - s * .17, base - s * .1), (x - s * .25, base - s * .1)],
        PAPER, None, .65), pill(x, base - s, s * .24, s * .05, PAPER), Stroke([body[0], body[7],
        body[6]], 2.5, mix(SKY, DEEP, .3)), Stroke([body[1], body[2], body[3]], 2.5, mix(SKY, DEEP,
        .4))]


def round_flask(x: float, base: float, s: float, c: Color) -> Layers:
    """Round flask on a cork ring."""
    r = s * .38
    cy = base - r * 1.12
    lower = oval(x, cy, r * .93, r * .93, 8, 172)
    return [shadow([(x - r * .7, base), (x + r * .7, base), (x + r * 1.8, base + 16), (x + r * .5,
        base + 18)], .2), pill(x, base - 8, r * 1.3, 26, mix(EARTH, SAND, .4)), rect(x - s * .08,
        cy - s * .75, s * .16, s * .45, PAPER, None, .55), disc(x, cy, r, PAPER, None, .55),
        Shape(lower, mix(c, PAPER, .2), c, .92), disc(x, cy + r *.13, r * .92, mix(c, PAPER, .45),
        r * .12), Shape(oval(x - r * .3, cy - r * .3, r * .28, r * .34), PAPER, None, .5), pill(x,
        cy - s * .76, s * .24, s * .05, PAPER), Stroke(oval(x, cy, r, r, -70, 250), 2.5, mix(SKY,
        DEEP, .3)), Stroke([(x - s * .08, cy - s * .75), (x - s * .08, cy - r * .97)], 2.5, mix(SKY,
        DEEP, .3)), Stroke([(x + s * .08, cy - s * .75), (x + s * .08, cy - r * .97)], 2.5, mix(SKY,
        DEEP, .3))]


def tubes(x: float, base: float, s: float) -> Layers:
    """Rack with four test tubes."""
    wood = mix(WOOD, TERRA, .3)
    out: Layers = [shadow([(x - s * .6, base), (x + s * .6, base), (x + s * .9, base + 14),
        (x - s * .2, base + 14)], .2)]
    for i in range(4):
        c = (TERRA, mix(GREEN, GOLD, .3), mix(SKY, DEEP, .3), GOLD)[i]
        px = x + s * (-.42 + .28 * i)
        out += [limb((px, base - s * 1.05), (px, base - s * .16), s * .07, s * .07, mix(PAPER, SKY,
            .3)), limb((px, base - s * (.42 + .1 * (i % 3))), (px, base - s * .16), s * .06,
            s * .06, c), rect(px - s * .035, base - s * 1.02, s * .025, s * .8, PAPER, None, .7)]
    return [*out, rect(x - s * .6, base - s * .66, s * 1.2, s * .09, wood), rect(x - s * .6,
        base - s * .1, s * 1.2, s * .1, wood, mix(wood, NAVY, .3)), rect(x - s * .6, base - s * .66,
        s * .08, s * .66, mix(wood, NAVY, .15)), rect(x + s * .52, base - s * .66, s * .08, s * .66,
        mix(wood, NAVY, .3))]


def globe(x: float, base: float, r: float) -> Layers:
    """Globe on a brass stand, land in warm patches."""
    cy = base - r * 1.5
    brass = mix(GOLD, TERRA, .2)
    sea = mix(SKY, DEEP, .25)
    out: Layers = [shadow([(x - r * .6, base), (x + r * .6, base), (x + r * 1.3, base + 22), (x,
        base + 22)], .22), pill(x, base - 8, r * 1.1, 24, mix(EARTH, NAVY, .2)), rect(x - 9, cy + r,
        18, r * .46, brass), Shape([(x - r * .3, base - 14), (x - 9, base - r * .3), (x + 9,
        base - r * .3), (x + r * .3, base - 14)], brass)]
    out += [disc(x, cy, r, sea)]
    for pts in (((-.5, -.62), (-.1, -.8), (.4, -.72), (.66, -.5), (.5, -.3), (.36, -.1), (.2, -.18),
            (.14, .1), (-.04, -.08), (-.22, -.12), (-.3, .06), (-.46, -.14), (-.62, -.2), (-.7,
            -.4)), ((-.78, -.1), (-.5, -.02), (-.42, .14), (-.52, .44), (-.66, .5), (-.74, .22)),
            ((.36, .24), (.56, .2), (.66, .36), (.5, .5), (.34, .42)), ((.24, .04), (.4, .08), (.36,
            .16), (.22, .12))):
        out.append(Shape(shift(loop(list(pts), 4), x, cy, r), mix(SAND, GOLD, .3)))
    out += [Shape([*oval(x, cy, r * k, r, -90, 90), *oval(x, cy, r * k - 2.5, r, 90, -90)], PAPER,
        None, .4) for k in (.35, .75)] + [Shape([*oval(x, cy, r * k, r, 90, 270), *oval(x, cy,
        r * k - 2.5, r, 270, 90)], PAPER, None, .4) for k in (.35, .75)]
    out += [Shape([*oval(x, cy, r, r, -60, 120), *oval(x - r * .28, cy - r * .18, r * .98, r * .98,
        110, -50)], NAVY, None, .3)]
    return [*out, Stroke(oval(x, cy, r * 1.1, r * 1.1, -68, 112), 9, brass),
        disc(x + r * 1.1 * math.cos(math.radians(-68)), cy + r * 1.1 * math.sin(math.radians(-68)),
        10, GOLD), disc(x + r * 1.1 * math.cos(math.radians(112)), cy + r * 1.1 * math.sin(
        math.radians(112)), 10, GOLD)]

# fmt: on
