"""Rooms of books by lamplight: an archive in Prague, a guest lecture."""

from __future__ import annotations

from studio.air import clouds, mist, sky
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, WOOD, Color, mix
from studio.geometry import bezier, disc, oval, pill, rect
from studio.groups import bust
from studio.landmarks import LANDMARKS
from studio.layers import Glow, Layers, Point, Shape, Sky, Stage, Stroke
from studio.nature import ridge
from studio.scenes.pieces import book_row, glow_pool, hand, head, limb, loop, shift

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


SPINES = (mix(TERRA, NAVY, .2), DEEP, mix(GREEN, DEEP, .4), mix(GOLD, TERRA, .4), mix(SAND, TERRA,
    .25), mix(TERRA, NAVY, .5), mix(SKY, DEEP, .5), mix(SAND, NAVY, .25))


def archive(st: Stage) -> Layers:
    """High shelves with books and boxes, a ladder, a reader at a lamp, spires in the window."""
    w, h = st.w, st.h
    out = spires(st, w * .37, w * .71, h * .14, h * .6)
    dark = mix(EARTH, NAVY, .55)
    out += frame_wall(st, w * .37, w * .71, h * .14, h * .6, mix(mix(WOOD, NAVY, .52), TERRA, .1))
    for x0, x1 in ((-20, w * .33), (w * .75, w + 20)):
        out += shelves(st, x0, x1, 0, h * .8, 8, dark)
    out += shelves(st, w * .33, w * .75, 0, h * .1, 1, dark)
    out += [Shape([(w * .37, h * .62), (w * .71, h * .62), (w * .86, h * .84), (w * .26, h * .84)],
        mix(SKY, PAPER, .4), None, .16, .02)]
    out += [rect(-9, h * .8, w + 18, h, mix(EARTH, NAVY, .35), mix(NAVY, EARTH, .3))]
    out += ladder(w * .2, h * .815, w * .31, h * .12)
    out += [Glow(w * .36, h * .84, 620, mix(GOLD, TERRA, .15), .5)]
    return out + reader(st, w * .66, h * .9) + table_lamp(st)


def spires(st: Stage, x0: float, x1: float, y0: float, y1: float) -> Layers:
    """The view: castle, church and bridge tower over roofs at evening."""
    m, _w, h = st.mood, st.w, st.h
    foot = y1 - 70
    out = sky(st, (.47, .36), 46, .42) + clouds(st, h * .22, 3, .35, 30)
    out += [ridge(st, foot - 130, 20, mix(m.far, m.haze, .3), m.haze)]
    out += LANDMARKS["domed_castle"](x0 + 110, foot - 76, 220, m) + mist(st, foot - 90, 40, .4)
    out += LANDMARKS["twin_spires"](x0 + 255, foot, 300, m) + LANDMARKS["gothic_tower"](x0 + 70,
        foot + 6, 270, m)
    for i in range(9):
        a, b = x0 - 30 + i * 46, foot + 26 * (i % 3)
        out += [rect(a, b, 62, 200, mix(mix(SAND, m.near, .5), m.haze, .1)), Shape([(a - 6, b),
            (a + 14, b - 40), (a + 48, b - 40), (a + 68, b)], mix(TERRA, NAVY, .2 + .12 * (i % 3))),
            rect(a + 12, b + 16, 12, 18, m.lit), rect(a + 36, b + 16, 12, 18, m.lit)]
    return out


def frame_wall(st: Stage, x0: float, x1: float, y0: float, y1: float, wall: Color) -> Layers:
    """Wall with a round-headed opening, its frame and glazing bars."""
    w, h = st.w, st.h
    cx, r = (x0 + x1) / 2, (x1 - x0) / 2
    left = [(-9, -9), (cx, -9), (cx, y0), *oval(cx, y0 + r, r, r, 270, 180), (x0, y1), (-9, y1)]
    out: Layers = [Shape(left, wall), Shape([(2 * cx - a if a >= 0 else w + 9, b) for a, b in left],
        wall), rect(-9, y1 - 1, w + 18, h, wall, mix(wall, NAVY, .4))]
    rim = mix(SAND, WOOD, .4)
    bar = mix(WOOD, NAVY, .4)
    out += [rect(cx - 5, y0, 10, y1 - y0, bar), rect(x0, y0 + r, 2 * r, 9, bar), rect(x0,
        (y0 + r + y1) / 2, 2 * r, 7, bar), rect(cx - r / 2 - 3, y0 + r, 6, y1 - y0 - r, bar),
        rect(cx + r / 2 - 3, y0 + r, 6, y1 - y0 - r, bar)]
    arcs = [(x0, y1), *oval(cx, y0 + r, r, r, 180, 360), (x1, y1)]
    return [*out, Stroke(arcs, 20, mix(rim, NAVY, .25)), Stroke(arcs, 9, rim), rect(x0 - 24, y1 - 4,
        2 * r + 48, 22, rim), rect(x0 - 24, y1 + 16, 2 * r + 48, 10, mix(rim, NAVY, .5))]


def shelves(st: Stage, x0: float, x1: float, y0: float, y1: float, rows: int,
        dark: Color) -> Layers:
    """A bookcase of so many shelves."""
    wood = mix(WOOD, NAVY, .28)
    d = (y1 - y0) / rows
    out: Layers = [rect(x0, y0, x1 - x0, y1 - y0, dark, mix(dark, NAVY, .3))]
    for i in range(rows):
        base = y0 + d * (i + 1)
        out += book_row(st.rng, x0 + 12, x1 - 10, base - 10, d - 26, SPINES,
            .3 if i % 3 == 1 else .04)
        out += [rect(x0, base - 12, x1 - x0, 14, wood), rect(x0, base, x1 - x0, 5, mix(wood, NAVY,
            .5)), rect(x0, base + 4, x1 - x0, 16, NAVY, None, .3)]
    return [*out, rect(x0, y0, 14, y1 - y0, wood), rect(x1 - 14, y0, 14, y1 - y0, mix(wood, NAVY,
        .3))]


def ladder(x0: float, y0: float, x1: float, y1: float) -> Layers:
    """Wooden ladder that leans to the right."""
    c, half = mix(WOOD, GOLD, .25), 40
    out: Layers = []
    for k in range(1, 15):
        t = k / 15
        x, y = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t
        out += [Stroke([(x - half * (1 - .3 * t), y), (x + half * (1 - .3 * t), y)], 8, mix(c, NAVY,
            .2))]
    for side in (-1, 1):
        out += [Shape([(x0 + side * half - 7, y0), (x0 + side * half + 7, y0),
            (x1 + side * half * .7 + 5, y1), (x1 + side * half * .7 - 5, y1)],
            c if side < 0 else mix(c, NAVY, .3))]
    return out


def reader(st: Stage, x: float, y: float) -> Layers:
    """A woman who reads at the table, turned left to the lamp."""
    coat, skin, hair = mix(TERRA, NAVY, .12), mix(SAND, GOLD, .12), mix(NAVY, TERRA, .3)
    body = [(-60, -150), (-14, -178), (56, -158), (112, -70), (130, 60), (120, 190), (-80, 190),
        (-92, 60), (-86, -60)]
    out: Layers = [rect(x + 66, y - 70, 90, 360, mix(WOOD, NAVY, .5)), rect(x + 60, y - 84, 102, 24,
        mix(WOOD, NAVY, .35)), Shape(shift(loop(body), x, y), coat, mix(coat, NAVY, .3)),
        Shape(shift(loop([(0, -170), (56, -158), (112, -70), (130, 60), (120, 190), (40, 190), (56,
        60), (50, -70)]), x, y), mix(coat, NAVY, .35))]
    out += [limb((x - 10, y - 168), (x - 34, y - 218), 27, 25, mix(skin, TERRA, .25))]
    out += [Shape(shift(loop([(-60, -150), (-14, -178), (-30, -140), (-58, -126)]), x, y), PAPER)]
    out += head(x - 52, y - 268, 62, skin, hair, -1, tie=True)
    out += [limb((x + 24, y - 96), (x - 44, y + 62), 40, 34, mix(coat, PAPER, .1)), limb((x - 44,
        y + 62), (x - 172, y + 84), 33, 21, mix(coat, PAPER, .1)), limb((x - 172, y + 84), (x - 216,
        y + 84), 17, 14, skin), limb((x - 200, y + 88), (x - 236, y + 96), 13, 9, skin)]
    return out


def table_lamp(st: Stage) -> Layers:
    """The table with a lamp, an open book, boxes of papers."""
    w, h = st.w, st.h
    y = h * .955
    wood = mix(WOOD, TERRA, .3)
    out: Layers = [rect(-9, y, w + 18, h, wood, mix(wood, NAVY, .5)), rect(-9, y - 4, w + 18, 12,
        mix(wood, GOLD, .45)), *glow_pool(w * .36, y + 8, 290, 22)]
    bx, by = w * .43, y + 2
    out += [Shape([*bezier((bx - 120, by - 6), (bx - 70, by - 40), (bx - 30, by - 30), (bx,
        by - 8)), (bx, by + 6), (bx - 124, by + 6)], PAPER), Shape([*bezier((bx, by - 8), (bx + 30,
        by - 30), (bx + 70, by - 40), (bx + 120, by - 6)), (bx + 124, by + 6), (bx, by + 6)],
        mix(PAPER, SAND, .45)), rect(bx - 128, by + 4, 256, 7, mix(TERRA, NAVY, .4))]
    x = w * .2
    out += [pill(x, y, 130, 22, mix(GOLD, NAVY, .35)), rect(x - 7, y - 196, 14, 190, mix(GOLD,
        TERRA, .25)), Shape([(x - 70, y - 170), (x + 70, y - 170), (x + 230, y), (x - 190, y)],
        mix(GOLD, PAPER, .55), None, .34, .04), Shape(mirrored(x, [(x - 36, y - 268), (x - 112,
        y - 168)]), mix(GREEN, DEEP, .15)), Shape([(x + 6, y - 268), (x + 36, y - 268), (x + 112,
        y - 168), (x + 40, y - 168)], mix(GREEN, NAVY, .45)), pill(x, y - 167, 226, 15, mix(GOLD,
        PAPER, .65)), disc(x, y - 276, 10, GOLD)]
    for i, (c, n) in enumerate(((DEEP, 150), (mix(SAND, TERRA, .2), 138), (mix(GREEN, DEEP, .3),
            120))):
        out += [rect(w * .86 - n / 2, y - 34 * (i + 1), n, 33, c), rect(w * .86 + n * .2,
            y - 34 * (i + 1), n * .3, 33, mix(c, NAVY, .3)), rect(w * .86 - n * .4,
            y - 34 * (i + 1) + 10, n * .3, 12, PAPER)]
    return out


def mirrored(x: float, left: list[Point]) -> list[Point]:
    """Closed outline of a left half given from its top, mirrored at x."""
    return [*left, *[(2 * x - a, b) for a, b in reversed(left)]]


def guest_lecture(st: Stage) -> Layers:
    """A speaker at a desk lamp before tall shelves, dark heads of listeners in front."""
    w, h = st.w, st.h
    out: Layers = [Sky(((0, mix(NAVY, EARTH, .4)), (1, NAVY)))]
    d = w / 5
    for i in range(5):
        out += shelves(st, i * d + 8, (i + 1) * d - 8, h * .05, h * .72, 5, mix(EARTH, NAVY, .55))
    out += [rect(-9, -9, w + 18, h * .06, mix(WOOD, NAVY, .35)), rect(-9, h * .045, w + 18, 10,
        mix(WOOD, SAND, .25))]
    out += [rect(-9, -9, w + 18, h, NAVY, None, .42), Glow(w * .5, h * .5, 560, mix(GOLD, TERRA,
        .12), .62)]
    out += [rect(-9, h * .72, w + 18, h, mix(EARTH, NAVY, .4), NAVY)]
    out += speaker(w * .46, h * .66) + speaker_desk(w * .5, h * .66)
    for row, (n, s, y) in enumerate(((7, 190, .95), (6, 270, 1.08))):
        for i in range(n):
            x = w * (i + .5) / n + st.rng.uniform(-14, 14)
            c = mix((DEEP, TERRA, mix(GREEN, DEEP, .3), mix(SKY, DEEP, .4), mix(GOLD, TERRA,
                .4))[(i * 2 + row) % 5], NAVY, .62 + .1 * row)
            shape = bust(x, h * y, s, c, mix(NAVY, TERRA, .12 * ((i + row) % 3)))
            toward = -3 if x > w / 2 else 3
            out += [Shape([(a + toward, b - 4) for a, b in q.pts], mix(GOLD, TERRA,
                .35)) for q in shape[1:3] if isinstance(q, Shape)]
            out += shape
    return out


def speaker(x: float, y: float) -> Layers:
    """A man in a suit who speaks with one hand raised, lit by the lamp at his left."""
    coat, skin = mix(DEEP, SKY, .22), mix(SAND, GOLD, .15)
    dark = mix(coat, NAVY, .45)
    body = [(-34, -250), (-96, -226), (-122, -150), (-112, 30), (112, 30), (122, -150), (96, -226),
        (34, -250)]
    out: Layers = [Shape(shift(loop(body, 6), x, y), coat), Shape(shift([(-34, -250), (-96, -226),
        (-122, -150), (-112, 30), (-40, 30), (-50, -120)], x, y), dark), Shape(shift([(-34, -254),
        (34, -254), (4, -110)], x, y), PAPER), Shape(shift([(-9, -236), (9, -236), (13, -150), (2,
        -120), (-9, -150)], x, y), TERRA)]
    out += [Shape(shift([(-36, -256), (-58, -200), (-30, -186), (2, -108)], x, y), mix(dark, NAVY,
        .3)), Shape(shift([(36, -256), (58, -200), (34, -186), (4, -108)], x, y), mix(coat, PAPER,
        .16))]
    out += [limb((x, y - 262), (x, y - 292), 26, 24, mix(skin, TERRA, .3)), *head(x, y - 330, 56,
        skin, mix(NAVY, SAND, .2))]
    out += [limb((x - 98, y - 190), (x - 124, y - 90), 32, 28, dark), limb((x - 124, y - 90),
        (x - 96, y + 6), 27, 22, dark)]
    out += [limb((x + 98, y - 190), (x + 168, y - 126), 32, 27, mix(coat, PAPER, .1)),
        limb((x + 168, y - 126), (x + 196, y - 206), 25, 19, mix(coat, PAPER, .1)), limb((x + 198,
        y - 212), (x + 200, y - 222), 17, 16, PAPER)]
    return [*out, *hand(x + 202, y - 224, 76, 34, skin, -1)]


def speaker_desk(x: float, y: float) -> Layers:
    """The desk with a lamp, a carafe and papers."""
    wood = mix(WOOD, TERRA, .3)
    out: Layers = [rect(x - 330, y - 6, 660, 190, mix(wood, NAVY, .4), mix(wood, NAVY, .65)),
        rect(x - 350, y - 26, 700, 26, mix(wood, GOLD, .3)), *glow_pool(x + 210, y - 14, 190, 15)]
    out += [rect(x - 320 + 165 * i + 14, y + 20, 130, 140, mix(wood, NAVY, .52)) for i in range(4)]
    out += [Shape([(x - 150, y - 30), (x - 30, y - 36), (x - 8, y - 22), (x - 150, y - 18)], PAPER)]
    lx = x + 250
    return [*out, pill(lx, y - 28, 90, 16, mix(GOLD, NAVY, .3)), Stroke([(lx, y - 30), (lx + 30,
        y - 130), (lx - 30, y - 196)], 9, mix(GOLD, TERRA, .2)), Shape([(lx - 96, y - 150),
        (lx - 20, y - 120), (lx + 20, y - 26), (lx - 250, y - 26)], mix(GOLD, PAPER, .5), None, .5,
        .08), Shape([(lx - 46, y - 218), (lx - 2, y - 196), (lx - 14, y - 116), (lx - 104,
        y - 152)], mix(GREEN, DEEP, .2)), Shape([(lx - 20, y - 206), (lx - 2, y - 196), (lx - 14,
        y - 116), (lx - 46, y - 130)], mix(GREEN, NAVY, .5)), Stroke([(lx - 104, y - 152), (lx - 14,
        y - 116)], 8, mix(GOLD, PAPER, .6))]

# fmt: on
