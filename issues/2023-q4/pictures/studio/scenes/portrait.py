"""The foreword: a man by a tall window, without features."""

from __future__ import annotations

from studio.air import clouds, mist, sky
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import disc, rect, smooth
from studio.layers import Layers, Point, Shape, Stage, Stroke
from studio.nature import mountains, ridge
from studio.scenes.pieces import loop
from studio.trees import grove

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def portrait(st: Stage) -> Layers:
    """Half-length portrait of a man in a dark suit who turns to the light of a window."""
    w, h = st.w, st.h
    out = tall_window(st, w * .5, w * .9, h * .05, h * .84)
    out += [Shape([(-9, h * .1), (w * .2, h * .24), (w * .2, h * .8), (-9, h * .7)], mix(GOLD,
        PAPER, .55), None, .13)]
    out += curtain_fall(w * .9, w * 1.02, h)
    return out + suit(w, h) + face(w * .405, h * .268)


def tall_window(st: Stage, x0: float, x1: float, y0: float, y1: float) -> Layers:
    """Wall with a tall window: peaks, mist and firs in the morning beyond the glass."""
    m, w, h = st.mood, st.w, st.h
    wall = mix(mix(SKY, DEEP, .62), SAND, .12)
    out = (sky(st, (.73, .2), 44, .5) + clouds(st, h * .28, 3, .45, 40) + mountains(st, h * .62,
        360, 4, .5) + mist(st, h * .58, 90, .75) + [ridge(st, h * .63, 20, mix(m.near, m.haze, .5),
        m.haze), ridge(st, h * .68, 22, mix(m.ground, m.haze, .3), mix(m.ground, m.ink,
        .3))] + grove(st, "fir", h * .79, 120, 16, (mix(m.ground, m.ink, .35), mix(m.ground, m.ink,
        .1)), .48, .95) + [ridge(st, h * .8, 8, mix(m.ground, m.ink, .3), mix(m.ground, m.ink,
        .6))])
    out += [rect(-9, -9, x0 + 9, h + 18, wall, mix(wall, NAVY, .35)), rect(x1, -9, w, h + 18, wall,
        mix(wall, NAVY, .35)), rect(-9, -9, w + 18, y0 + 9, wall), rect(-9, y1, w + 18, h, mix(wall,
        NAVY, .2), mix(wall, NAVY, .4))]
    frame, dim = mix(PAPER, SAND, .2), mix(PAPER, DEEP, .35)
    out += [rect(x0 - 30, y0 - 20, 34, y1 - y0 + 20, frame, mix(frame, SAND, .4)), rect(x0 + 4, y0,
        12, y1 - y0, dim), rect(x0 - 30, y0 - 22, x1 - x0 + 60, 26, frame), rect(x1 - 10, y0, 12,
        y1 - y0, dim)]
    mid = (x0 + x1) / 2 + 20
    return [*out, rect(mid - 7, y0, 14, y1 - y0, dim), rect(x0, h * .27, x1 - x0, 12, dim),
        rect(x0 - 50, y1 - 6, x1 - x0 + 100, 26, frame), rect(x0 - 50, y1 + 20, x1 - x0 + 100, 12,
        mix(frame, NAVY, .45))]


def curtain_fall(x0: float, x1: float, h: float) -> Layers:
    """A heavy curtain at the right edge."""
    c, n = mix(TERRA, NAVY, .3), 5
    step = (x1 - x0) / n
    out: Layers = [rect(x0, -9, x1 - x0, h + 18, c, mix(c, NAVY, .35))]
    return out + [Shape([(x0 + i * step, -9), (x0 + (i + .45) * step, -9), (x0 + (i + .3) * step,
        h + 9), (x0 + (i - .1) * step, h + 9)], mix(c, NAVY, .4)) for i in range(n)]


def suit(w: float, h: float) -> Layers:
    """Shoulders, jacket, shirt and tie down to the lower edge, lit from the right."""
    def at(*pts: Point) -> list[Point]:
        return [(a * w, b * h) for a, b in pts]
    body, light, deep = mix(NAVY, DEEP, .3), mix(DEEP, SKY, .16), mix(NAVY, (0, 0, 0), .25)
    left = smooth(at((.33, .445), (.24, .478), (.145, .52), (.095, .59), (.065, .74), (.04, 1.02)))
    right = smooth(at((.5, .45), (.6, .487), (.685, .525), (.732, .59), (.765, .74), (.8, 1.02)))
    out: Layers = [Shape([*left, *reversed(right)], body), Shape([*smooth(at((.56, .47), (.6, .487),
        (.685, .525), (.732, .59), (.765, .74), (.8, 1.02))), *reversed(smooth(at((.56, .47), (.66,
        .58), (.69, .74), (.7, 1.02))))], light, mix(light, body, .5)), Shape(at((.155, .76), (.175,
        .76), (.2, 1.02), (.165, 1.02)), deep), Shape(at((.655, .73), (.668, .73), (.655, 1.02),
        (.635, 1.02)), deep)]
    out += [Shape(at((.335, .43), (.5, .43), (.56, .5), (.475, .88), (.43, .88), (.3, .5)),
        mix(PAPER, SKY, .25)), Shape(at((.445, .45), (.5, .43), (.56, .5), (.475, .88), (.455,
        .88)), PAPER)]
    out += [Shape(at((.412, .487), (.474, .487), (.462, .53), (.424, .53)), mix(TERRA, NAVY, .12)),
        Shape(at((.424, .53), (.462, .53), (.492, .8), (.458, .9), (.415, .8)), mix(TERRA, NAVY,
        .25)), Shape(at((.447, .53), (.462, .53), (.492, .8), (.458, .9)), mix(TERRA, SAND, .1))]
    out += [Shape(at((.32, .44), (.34, .415), (.44, .49), (.375, .545)), mix(PAPER, SKY, .32)),
        Shape(at((.515, .44), (.505, .415), (.445, .49), (.515, .54)), PAPER)]
    out += [Shape(at((.325, .445), (.262, .478), (.235, .585), (.295, .6), (.262, .635), (.452,
        .91), (.38, .68)), mix(body, SKY, .1)), Shape(at((.52, .445), (.58, .478), (.63, .585),
        (.565, .602), (.6, .635), (.458, .91), (.52, .68)), mix(light, SKY, .22))]
    out += [Stroke(at((.456, .9), (.47, 1.02)), 4, deep), disc(w * .485, h * .955, 9, deep)]
    return [*out, Shape(at((.585, .705), (.65, .695), (.648, .722), (.586, .73)), deep),
        Shape(at((.592, .708), (.607, .672), (.622, .7), (.64, .678), (.645, .703)), PAPER)]


def face(x: float, y: float) -> Layers:
    """Head turned a little to the right: planes of light and shade, hair, ear, neck."""
    skin = mix(SAND, TERRA, .3)
    lit, dim, deep = mix(SAND, PAPER, .15), mix(skin, EARTHY, .3), mix(skin, EARTHY, .52)
    def at(pts: list[Point]) -> list[Point]:
        return [(x + a * 1.12, y + b * 1.12) for a, b in pts]
    out: Layers = [Shape(at([(-62, 90), (72, 90), (84, 205), (34, 262), (-84, 205)]), deep),
        Shape(at([(20, 120), (74, 100), (84, 205), (36, 260), (30, 190)]), mix(skin, EARTHY, .25))]
    out += [Shape(at(loop([(-112, -2), (-128, -8), (-134, 28), (-120, 62), (-102, 60)])), dim),
        Shape(at(loop([(-113, 8), (-122, 6), (-125, 28), (-116, 46)])), deep)]
    skull = [(-112, -60), (-70, -138), (20, -156), (92, -116), (112, -40), (114, 30), (104, 84),
        (74, 140), (36, 166), (-2, 162), (-56, 128), (-96, 74), (-110, 20)]
    out += [Shape(at(loop(skull)), skin)]
    out += [Shape(at(loop([(52, -110), (96, -90), (112, -40), (114, 30), (104, 84), (74, 140), (36,
        166), (22, 154), (52, 108), (64, 64), (44, 34), (50, -20), (40, -70)])), lit)]
    out += [Shape(at(loop([(-112, -40), (-74, -62), (-66, 0), (-74, 56), (-40, 112), (10, 160), (-2,
        162), (-56, 128), (-96, 74), (-110, 20)])), dim)]
    hair = mix(NAVY, EARTHY, .35)
    cap = [(-122, 22), (-134, -50), (-108, -128), (-44, -178), (40, -186), (98, -150), (116, -92),
        (104, -66), (88, -96), (40, -112), (-16, -104), (-62, -78), (-84, -40), (-92, 16), (-106,
        40)]
    out += [Shape(at(loop(cap, 6)), hair), Shape(at(loop([(-20, -150), (40, -172), (90, -142), (106,
        -98), (80, -116), (30, -130)], 6)), mix(hair, SAND, .3))]
    return out


EARTHY: Color = mix(mix(TERRA, NAVY, .5), GREEN, .15)

# fmt: on
