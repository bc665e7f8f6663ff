"""A conference table as a still life."""

from __future__ import annotations

import math

from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, WOOD, mix
from studio.geometry import bezier, oval, rect, turned
from studio.layers import Layers, Point, Shape, Sky, Stage, Stroke
from studio.scenes.pieces import glass, loop, shadow

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def conference(st: Stage) -> Layers:
    """Papers, a pen, glasses, water and blank name plates on a table in window light."""
    w, h = st.w, st.h
    wood = mix(WOOD, TERRA, .22)
    out: Layers = [Sky(((0, mix(NAVY, DEEP, .5)), (.2, mix(DEEP, SKY, .15)), (1, DEEP)))]
    for k in (.12, .38, .64, .9):
        out += [Shape(loop([(w * k - 92, h * .26), (w * k - 84, h * .04), (w * k, 0), (w * k + 84,
            h * .04), (w * k + 92, h * .26)]), mix(mix(TERRA, NAVY, .4), NAVY, .25)),
            Shape(loop([(w * k + 20, h * .25), (w * k + 30, h * .02), (w * k + 84, h *.04),
            (w * k + 92, h * .26)]), mix(NAVY, TERRA, .2))]
    out += [Shape([(-9, h * .2), (w + 9, h * .2), (w + 9, h + 9), (-9, h + 9)], mix(wood, NAVY,
        .22), wood), rect(-9, h * .192, w + 18, 12, mix(wood, PAPER, .4))]
    out += [Shape([(w * (.5 + k * .06), h * .2), (w * (.5 + k * .06) + 1.5, h * .2),
        (w * (.5 + k * .17) + 5, h), (w * (.5 + k * .17), h)], mix(wood, NAVY, .3), None,
        .4) for k in range(-9, 10)]
    warm = mix(GOLD, PAPER, .5)
    out += [Shape([(w * a, h * .2), (w * (a + .15), h * .2), (w * (a - .02), h), (w * (a - .33),
        h)], warm, None, .3) for a in (.4, .64, .88)]
    out += name_plate(w * .27, h * .37, 250, -4) + name_plate(w * .7, h * .34, 230, 5)
    out += sheets(w, h)
    out += spectacles(w * .635, h * .815, 210)
    x, b = w * .83, h * .66
    out += [shadow([(x - 40, b), (x + 50, b - 8), (x - 190, b + 176), (x - 270, b + 170)], .22),
        Shape([(x - 30, b + 16), (x + 14, b + 14), (x - 150, b + 128), (x - 190, b + 122)], PAPER,
        None, .35)]
    out += glass(x, b, 150, 240)
    return out + pen((w * .27, h * .82), (w * .49, h * .655))


def name_plate(x: float, y: float, s: float, deg: float) -> Layers:
    """Folded blank card that stands on the table."""
    def at(pts: list[Point]) -> list[Point]:
        return turned([(a * s, b * s) for a, b in pts], x, y, deg)
    return [shadow(at([(-.5, .2), (.5, .2), (.2, .5), (-.86, .48)]), .25), Shape(at([(.44, -.14),
        (.53, .12), (.5, .2)]), mix(SKY, DEEP, .35)), Shape(at([(-.44, -.14), (.44, -.14), (.5, .2),
        (-.5, .2)]), PAPER, mix(PAPER, SAND, .4)), Shape(at([(-.44, -.14), (.44, -.14), (.445,
        -.12), (-.445, -.12)]), mix(PAPER, GOLD, .3)), Shape(at([(-.36, .1), (.36, .1), (.365, .12),
        (-.365, .12)]), mix(GOLD, TERRA, .2))]


def sheets(w: float, h: float) -> Layers:
    """A leather folder with sheets of paper, faint lines on the upper one."""
    leather = mix(GREEN, NAVY, .5)
    folder = [(w * .1, h * .555), (w * .55, h * .53), (w * .62, h * .93), (w * .04, h * .965)]
    low = [(w * .15, h * .575), (w * .53, h * .55), (w * .585, h * .9), (w * .1, h * .93)]
    top = [(w * .17, h * .6), (w * .49, h * .535), (w * .6, h * .855), (w * .195, h * .925)]
    out: Layers = [shadow([(a - 22, b + 26) for a, b in folder], .3), Shape(folder, leather,
        mix(leather, NAVY, .3)), Shape(low, mix(PAPER, SAND, .5)), shadow([(a - 9, b + 10) for a,
        b in top], .18), Shape(top, PAPER, mix(PAPER, SAND, .12))]
    for i in range(9):
        t = .14 + .085 * i
        a = (top[0][0] + (top[3][0] - top[0][0]) * t, top[0][1] + (top[3][1] - top[0][1]) * t)
        b = (top[1][0] + (top[2][0] - top[1][0]) * t, top[1][1] + (top[2][1] - top[1][1]) * t)
        n = (.9, .84, .9, .5, .9, .88, .8, .9, .4)[i]
        p, q = (a[0] + (b[0] - a[0]) * .1, a[1] + (b[1] - a[1]) * .1), (a[0] + (b[0] - a[0]) * n,
            a[1] + (b[1] - a[1]) * n)
        out.append(Shape([p, q, (q[0] + 1, q[1] + 5), (p[0] + 1, p[1] + 5)], mix(SKY, PAPER, .35)))
    return out


def spectacles(x: float, y: float, s: float) -> Layers:
    """Folded spectacles that lie on the table."""
    ink = mix(NAVY, TERRA, .15)
    out: Layers = []
    for dx, dy, c, a in ((-14, 18, NAVY, .28), (0, 0, ink, 1.0)):
        px, py = x + dx, y + dy
        out += [Stroke([(px - s * .46, py - s * .08), (px - s * .1, py - s * .4), (px + s * .34,
            py - s * .46)], s * .032, c, a), Stroke([(px + s * .47, py - s * .14), (px + s * .1,
            py - s * .5), (px - s * .28, py - s * .46)], s * .032, c, a)]
        for k in (-1, 1):
            ring = turned(oval(0, 0, s * .2, s * .15), px + k * s * .25, py - k * s * .03, -7)
            if a == 1:
                out += [Shape(ring, mix(PAPER, SKY, .4), None, .42), Shape(turned([(-s * .1,
                    -s * .1), (-s * .02, -s * .13), (-s * .1, s * .08), (-s * .15, s * .04)],
                    px + k * s * .25, py - k * s * .03, -7), PAPER, None, .7)]
            out.append(Stroke([*ring, ring[1]], s * .034, c, a))
        out.append(Stroke(bezier((px - s * .06, py - s * .02), (px - s * .03, py - s * .09),
            (px + s * .02, py - s * .1), (px + s * .06, py - s * .04)), s * .032, c, a))
    return out


def pen(a: Point, b: Point) -> Layers:
    """Fountain pen from its nib a to its end b, with a shadow."""
    n, deg = math.hypot(b[0] - a[0], b[1] - a[1]), math.degrees(math.atan2(b[1] - a[1],
        b[0] - a[0]))
    def at(pts: list[Point], dx: float = 0, dy: float = 0) -> list[Point]:
        return turned([(p * n, q * n) for p, q in pts], a[0] + dx, a[1] + dy, deg)
    body = [(.14, -.036), (.5, -.045), (.97, -.034), (1.0, -.02), (1.0, .02), (.97, .034), (.5,
        .045), (.14, .036)]
    return [shadow(at([(0, 0), *body[:1], *body[2:6], body[7]], -10, 18), .28), Shape(at([(0, 0),
        (.07, -.034), (.15, -.026), (.15, .026), (.07, .034)]), GOLD), Shape(at([(0, 0), (.15,
        -.003), (.15, .003)]), mix(GOLD, NAVY, .5)), Shape(at(body), NAVY), Shape(at([(.14, -.036),
        (.5, -.045), (.97, -.034), (.97, -.016), (.5, -.022), (.14, -.018)]), mix(DEEP, SKY, .4)),
        Shape(at([(.47, -.046), (.52, -.046), (.52, .046), (.47, .046)]), GOLD), Shape(at([(.56,
        -.012), (.94, -.012), (.94, .006), (.56, .006)]), mix(GOLD, PAPER, .3))]

# fmt: on
