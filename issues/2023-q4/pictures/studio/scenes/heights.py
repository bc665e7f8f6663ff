"""High places: a snowy summit above a sea of clouds."""

from __future__ import annotations

from studio.air import sky
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import smooth
from studio.layers import Layers, Point, Shape, Stage, Stroke
from studio.nature import peak
from studio.scenes.pieces import Dress, big_flag, heap, limb, person, shadow

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def summit(st: Stage) -> Layers:
    """Climbers on a snowy summit with a flag in the wind, clouds far below."""
    m, w, h = st.mood, st.w, st.h
    out = sky(st, (.2, .5), 64, .62)
    tone = mix(m.far, m.near, .4)
    for x, base, ww, hh in ((.08, .8, 420, 200), (.42, .8, 360, 150), (.98, .78, 520, 250), (.7, .8,
            420, 170)):
        out += peak(st.rng, w * x, h * base, ww, hh, mix(tone, m.haze, .25), mix(tone, DEEP, .2),
            m.haze, .45)
    out += cloud_sea(st, h * .66)
    top = (w * .6, h * .47)
    out += snow_peak(st, top)
    x, y = top
    out += [Stroke([(x + 6, y + 14), (x - 14, y - 262)], 8, NAVY)]
    out += big_flag(x - 12, y - 258, 250, 124, mix(SKY, DEEP, .45), 1.5, .02, .14, .6)
    rope = smooth([(x - 62, y - 6), (x - 135, y + 92), (x - 196, y + 110), (x - 290, y + 236),
        (x - 330, y + 250)])
    out += [Stroke(rope, 3, mix(GOLD, TERRA, .3))]
    out += climber(x - 52, y + 24, 190, mix(GOLD, TERRA, .1), "plant")
    out += climber(x - 178, y + 166, 184, mix(SKY, DEEP, .5), "climb")
    out += climber(x - 322, y + 330, 190, TERRA, "climb")
    return out + climber(x + 96, y + 54, 184, GREEN, "wave")


def cloud_sea(st: Stage, y: float) -> Layers:
    """Rolling tops of clouds from side to side, row behind row."""
    m, w, h = st.mood, st.w, st.h
    out: Layers = []
    for row in range(5):
        base = y + row * 52
        lit = mix(mix(PAPER, m.low, .45 - .08 * row), SKY, .12 * (row % 2))
        out.append(heap(st.rng, w, base, 9 - row, 92 + 18 * row, h + 20, lit, mix(lit, m.near, .4)))
    return out


def snow_peak(st: Stage, top: Point) -> Layers:
    """The near summit: a lit flank at the left, a blue one at the right, rocks."""
    w, h = st.w, st.h
    x, y = top
    left = smooth([(-30, h * .995), (w * .1, h * .93), (x - 330, y + 336), (x - 190, y + 172),
        (x - 110, y + 82), (x - 40, y + 22), (x, y + 12)], 8)
    right = smooth([(x, y + 12), (x + 70, y + 36), (x + 130, y + 92), (x + 250, y + 150), (w + 30,
        y + 330)], 8)
    white, blue = mix(PAPER, GOLD, .06), mix(SKY, PAPER, .2)
    spine = smooth([(x, y + 12), (x - 24, y + 110), (x + 34, y + 190), (x - 30, y + 330), (x + 40,
        h + 20)], 8)
    out: Layers = [Shape([*left, *right, (w + 30, h + 20), (-30, h + 20)], white, mix(SKY, PAPER,
        .6)), Shape([*right, (w + 30, h + 20), *reversed(spine)], blue, mix(SKY, DEEP, .45))]
    for a, b, n, d in ((150, 120, 70, 34), (268, 196, 110, 60), (120, 250, 80, 50), (330, 300, 60,
            130), (170, 380, 150, 70)):
        out += [Shape([(x + a, y + b), (x + a + n * .5, y + b + d * .1), (x + a + n, y + b + d),
            (x + a + n * .55, y + b + d * .72), (x + a + n * .2, y + b + d * .9), (x + a - n * .12,
            y + b + d * .5)], mix(DEEP, SKY, .3)), Shape([(x + a, y + b), (x + a + n * .5,
            y + b + d * .1), (x + a + n * .3, y + b + d * .5)], mix(SKY, DEEP, .35))]
    for a, b, n in ((-250, 330, 160), (-150, 230, 130), (-330, 430, 200), (-70, 130, 70)):
        out.append(Shape([(x + a, y + b), *smooth([(x + a, y + b), (x + a + n * .5, y + b + 10),
            (x + a + n, y + b + 70)]), (x + a + n * .4, y + b + 36)], mix(SKY, PAPER, .5)))
    return out


def climber(x: float, base: float, h: float, c: Color, pose: str) -> Layers:
    """A climber with hood and pack heading right; pose plant, climb or wave."""
    sets = {"climb": {"head": (.1, .84), "neck": (.05, .74), "hip": (-.06, .46), "e1": (.16, .64),
        "h1": (.28, .62), "k1": (-.02, .24), "f1": (-.14, .03), "k2": (.13, .32), "f2": (.1, .14),
        "e2": (.14, .6), "h2": (.26, .52)}, "plant": {"head": (.06, .9), "neck": (.03, .8),
        "hip": (-.02, .5), "e1": (.16, .78), "h1": (.24, .92), "k1": (-.06, .27), "f1": (-.12, .03),
        "k2": (.08, .28), "f2": (.1, .04), "e2": (.14, .68), "h2": (.27, .72)},
        "wave": {"e1": (-.13, .66), "h1": (-.16, .5), "e2": (.14, .88), "h2": (.2, 1.04),
        "k1": (-.05, .27), "f1": (-.08, .02), "k2": (.05, .27), "f2": (.08, .02)}}
    j = sets[pose]
    d = Dress(c, mix(NAVY, DEEP, .4), mix(SAND, TERRA, .2), mix(c, NAVY, .35))
    flip = -1 if pose == "wave" else 1
    hx, hy = j.get("neck", (0, .8))
    px, py = x + flip * (hx - .1) * h, base - (hy - .1) * h
    pack = mix(NAVY, TERRA, .35)
    out: Layers = [shadow([(x - .05 * h, base), (x + .06 * h, base - 4), (x + h * .5,
        base + h * .16), (x + h * .36, base + h * .2)], .18)]
    out += [limb((px, py), (px - flip * .03 * h, py + .2 * h), h * .085, h * .09, pack)]
    out += person(x, base, h, d, 1, flip, **j)
    if pose == "climb":
        a, b = x + .28 * h, base - .54 * h
        out += [Stroke([(a, b - 10), (a + .05 * h, base - .1 * h)], 4, NAVY)]
    return out

# fmt: on
