"""Parts that several scenes share: rounded outlines, limbs, heads, hands, leaves, books."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from studio.colours import DEEP, GOLD, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import bezier, disc, oval, pill, rect, smooth, turned
from studio.layers import Layers, Point, Shape, Stroke
from studio.people import hair_cap

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def loop(pts: Sequence[Point], n: int = 8) -> list[Point]:
    """Closed smooth outline through the points."""
    ring = [pts[-1], *pts, pts[0], pts[1]]
    return smooth(ring, n)[n + 1:-(n + 1)]


def shift(pts: Sequence[Point], x: float, y: float, s: float = 1, flip: int = 1) -> list[Point]:
    """Points given around the origin, scaled, mirrored if flip is -1, moved to (x, y)."""
    return [(x + a * s * flip, y + b * s) for a, b in pts]


def limb(a: Point, b: Point, ra: float, rb: float, fill: Color) -> Shape:
    """Tapered bar with round ends."""
    t = math.degrees(math.atan2(b[1] - a[1], b[0] - a[0]))
    return Shape([*oval(*b, rb, rb, t - 90, t + 90), *oval(*a, ra, ra, t + 90, t + 270)], fill)


def head(x: float, y: float, r: float, skin: Color, hair: Color, look: int = 0, long: bool = False,
        tie: bool = False) -> Layers:
    """Head without a face: look -1 left, 0 ahead, 1 right, 2 away from us."""
    out: Layers = []
    if long:
        back = 0 if look in (0, 2) else -look * r * .34
        out.append(Shape(loop([(x + back - r * .95, y - r * .3), (x + back, y - r * 1.2),
            (x + back + r * .95, y - r * .3), (x + back + r * .8, y + r * 1.5), (x + back - r * .8,
            y + r * 1.5)]), hair))
    if look == 2:
        return [*out, disc(x, y, r * .98, hair, r * 1.2)]
    out += [disc(x, y, r * .9, skin, r * 1.15)]
    if look:
        cap = [(.62, -.92), (.05, -1.28), (-.72, -1.02), (-1.06, -.2), (-.86, .52), (-.5, .72),
            (-.36, .1), (-.16, -.32), (.34, -.56), (.78, -.5)]
        out.append(Shape(shift(loop(cap, 5), x, y, r, look), hair))
    else:
        out += [Shape(oval(x, y, r * .9, r * 1.15, -70, 70), mix(skin, TERRA, .16)), hair_cap(x, y,
            r * .92, hair)]
    if tie:
        out.append(disc(x - look * r * .95, y - r * .75, r * .5, hair))
    return out


@dataclass(frozen=True)
class Dress:
    """The colours of one person."""

    coat: Color
    legs: Color
    skin: Color = SAND
    hair: Color = NAVY


Joints = dict[str, Point]
STAND: Joints = {"head": (0, .91), "neck": (0, .8), "hip": (0, .5), "e1": (-.1, .62), "h1": (-.1,
    .45), "e2": (.1, .62), "h2": (.11, .45), "k1": (-.04, .26), "f1": (-.05, .02), "k2": (.04, .26),
    "f2": (.06, .02)}


def person(x: float, base: float, h: float, d: Dress, look: int = 1, flip: int = 1,
        **joints: Point) -> Layers:
    """Figure from joints in shares of its height, y upwards; 1 is the far limb, 2 the near one."""
    j = {k: (x + a * h * flip, base - b * h) for k, (a, b) in {**STAND, **joints}.items()}
    look = look * flip if look in (-1, 1) else look
    dark, far = mix(d.coat, NAVY, .3), mix(d.legs, NAVY, .35)
    neck, hip = j["neck"], j["hip"]
    out: Layers = [limb(neck, j["e1"], h * .04, h * .032, dark), limb(j["e1"], j["h1"], h * .032,
        h * .024, dark), disc(*j["h1"], h * .025, mix(d.skin, TERRA, .2))]
    for k, f, c in (("k1", "f1", far), ("k2", "f2", d.legs)):
        foot = j[f]
        toe = 1 if look in (0, 2) else look
        out += [limb(hip, j[k], h * .06, h * .045, c), limb(j[k], foot, h * .044, h * .03, c),
            pill(foot[0] + toe * h * .025, foot[1] + h * .008, h * .1, h * .036, NAVY)]
    out += [limb((j["head"][0] * .3 + neck[0] * .7, j["head"][1] * .3 + neck[1] * .7), neck,
        h * .026, h * .03, mix(d.skin, TERRA, .2)), limb((neck[0], neck[1] + h * .035), hip,
        h * .078, h * .074, d.coat)]
    out += head(*j["head"], h * .062, d.skin, d.hair, look)
    return [*out, limb((neck[0], neck[1] + h * .03), j["e2"], h * .043, h * .034, mix(d.coat, PAPER,
        .08)), limb(j["e2"], j["h2"], h * .034, h * .025, mix(d.coat, PAPER, .08)), disc(*j["h2"],
        h * .026, d.skin)]


def hand(x: float, y: float, s: float, deg: float, skin: Color, flip: int = 1) -> Layers:
    """Back of a hand from its wrist at (x, y); at 0 degrees it points up, its thumb at the left."""
    def at(pts: Sequence[Point]) -> list[Point]:
        return turned([(a * s * flip, b * s) for a, b in pts], x, y, deg)
    dark, light = mix(skin, mix(TERRA, NAVY, .35), .42), mix(skin, PAPER, .25)
    tips = ((-.17, -.47, -.2, -.8), (-.057, -.5, -.063, -.94), (.057, -.5, .07, -.9), (.165, -.45,
        .195, -.74))
    palm = at(loop([(-.15, .1), (-.17, -.08), (-.235, -.3), (-.23, -.5), (0, -.56), (.23, -.48),
        (.235, -.28), (.16, -.05), (.14, .1)]))
    thumb = at(limb((-.14, -.16), (-.36, -.44), .085, .058, skin).pts)
    out: Layers = [Shape(thumb, mix(skin, dark, .25)), Shape(palm, skin)]
    out += [Shape(at(limb((a, b), (c, d), .065, .052, skin).pts), skin) for a, b, c, d in tips]
    out += [Stroke(at([((p[0] + q[0]) / 2, -.46), ((p[2] + q[2]) / 2, max(p[3], q[3]) + .01)]),
        s * .016, dark) for p, q in itertools.pairwise(tips)]
    out += [Shape(at(oval(c, d - .012, .026, .034)), light) for a, b, c, d in tips]
    return [*out, Stroke(at([(-.13, -.13), (-.2, -.34)]), s * .016, dark)]


def leaf(x: float, y: float, s: float, deg: float, fill: Color, fat: float = .3) -> Shape:
    """Pointed leaf from its stalk."""
    half = bezier((0, 0), (s * .3, -s * fat), (s * .75, -s * fat * .8), (s, 0), 8)
    return Shape(turned([*half, *[(a, -b) for a, b in reversed(half)]], x, y, deg), fill)


def gull(x: float, y: float, s: float, deg: float = 0, c: Color = PAPER,
        tip: Color = NAVY) -> Layers:
    """Gliding gull seen from the side, wings up, heading right."""
    def at(pts: Sequence[Point]) -> list[Point]:
        return turned([(a * s, b * s) for a, b in pts], x, y, deg)
    far = [*bezier((.1, -.02), (.2, -.3), (.34, -.5), (.66, -.62), 10), *bezier((.66, -.62), (.48,
        -.4), (.34, -.2), (.24, .02), 10)]
    near = [*bezier((-.06, 0), (-.16, -.36), (-.4, -.6), (-.82, -.66), 10), *bezier((-.82, -.66),
        (-.44, -.4), (-.24, -.2), (.14, .06), 10)]
    body = [*bezier((-.46, .1), (-.2, -.08), (.2, -.1), (.42, -.02), 10), (.52, .02), *bezier((.42,
        .06), (.2, .2), (-.1, .18), (-.46, .1), 10)]
    return [Shape(at(far), mix(c, SKY, .5)), Shape(at(body), c), Shape(at(near), c),
        Shape(at([(-.82, -.66), (-.56, -.6), (-.5, -.46)]), tip), Shape(at([(.66, -.62), (.52,
        -.57), (.5, -.45)]), mix(tip, SKY, .2)), Shape(at([(.45, -.02), (.56, .03), (.44, .06)]),
        GOLD)]


def shadow(pts: Sequence[Point], alpha: float = .25) -> Shape:
    """Flat cast shadow."""
    return Shape(pts, NAVY, None, alpha)


def book_row(rng: random.Random, x0: float, x1: float, base: float, h: float,
        tones: Sequence[Color], boxes: float = 0) -> Layers:
    """Standing books (and some boxes) along a shelf."""
    out: Layers = []
    x = x0
    while x < x1 - 5:
        box = rng.random() < boxes
        w = min(h * (rng.uniform(.42, .6) if box else rng.uniform(.1, .24)), x1 - x)
        t = h * (.74 if box else rng.uniform(.7, .95))
        c = rng.choice(list(tones))
        if not box and rng.random() < .07:
            x += w * .9
            continue
        out += [rect(x, base - t, w - 1.2, t, c), rect(x + w * .68, base - t, w * .32 - 1.2, t,
            mix(c, NAVY, .22))]
        if box:
            out += [rect(x + w * .25, base - t * .7, w * .4, t * .2, PAPER)]
        elif rng.random() < .5:
            out += [rect(x + 1, base - t * .84, w - 3, t * .06, mix(c, GOLD, .6))]
        x += w
    return out


def big_flag(x: float, y: float, w: float, d: float, fill: Color, waves: float = 1.6,
        drop: float = .12, amp: float = .12, phase: float = 0) -> Layers:
    """Plain cloth streaming right from its corner at (x, y), in light and dark folds."""
    n = 60
    def at(i: int, k: float) -> Point:
        t = i / n
        a = t * waves * 6.283 + phase + k * .7
        return (x + w * t + d * .05 * math.sin(a + 1) * t, y + d * k * (1 - .08 * t) + w * drop * t
            + d * amp * math.sin(a) * min(1, t * 3))
    def strip(i0: int, i1: int, c: Color, low: Color | None = None) -> Shape:
        i0, i1 = max(i0, 0), min(i1, n)
        edge = [at(i1, k / 8) for k in range(9)]
        side = [at(i0, k / 8) for k in range(8, -1, -1)]
        return Shape([*[at(i, 0) for i in range(i0, i1 + 1)], *edge, *[at(i, 1) for i in range(i1,
            i0 - 1, -1)], *side], c, low)
    out: Layers = [strip(0, n, fill, mix(fill, NAVY, .12))]
    step = n / waves
    for k in range(-1, math.ceil(waves) + 1):
        mid = (k + .25 - phase / 6.283) * step
        for off, tone in ((.12, mix(fill, NAVY, .2)), (.6, mix(fill, PAPER, .22))):
            a, b = round(mid + off * step), round(mid + (off + .24) * step)
            if b > 0 and a < n - 1:
                out.append(strip(a, b, tone, mix(tone, fill, .4)))
    return out


def glass(x: float, base: float, w: float, h: float, level: float = .62) -> Layers:
    """Tumbler of water with a bright rim."""
    a, b = w / 2, w * .4
    def at(k: float) -> float:
        return b + (a - b) * k
    lv = base - h * level
    return [Shape([(x - a, base - h), (x + a, base - h), (x + b, base), (x - b, base)], PAPER, None,
        .28), Shape([(x - at(level), lv), (x + at(level), lv), (x + b, base - h * .05), (x - b,
        base - h * .05)], mix(SKY, PAPER, .35), mix(SKY, DEEP, .35), .85), disc(x, lv, at(level),
        mix(PAPER, SKY, .3), w * .1), disc(x, base - h * .03, b, mix(SKY, DEEP, .5), w * .09, .6),
        Shape([(x - a * .8, base - h * .96), (x - a * .62, base - h * .96), (x - b * .62,
        base - h * .1), (x - b * .78, base - h * .1)], PAPER, None, .7), Stroke(oval(x, base - h, a,
        w * .12), 2.5, PAPER, .9)]


def glow_pool(x: float, y: float, rx: float, ry: float) -> Layers:
    """Soft flat pool of warm light in three rings."""
    c = mix(GOLD, PAPER, .4)
    return [disc(x, y, rx * k, c, ry * k, a) for k, a in ((1, .16), (.72, .2), (.45, .25))]


def heap(rng: random.Random, w: float, y: float, n: int, r: float, foot: float, fill: Color,
        low: Color) -> Shape:
    """One bank of heaped cloud from side to side: the upper edge of n round tops."""
    tops = [(w * i / n + rng.uniform(-.3, .3) * w / n, y + rng.uniform(-.45, .3) * r,
        r * rng.uniform(.7, 1.15)) for i in range(n + 1)]
    line = []
    for k in range(-2, round(w / 6) + 3):
        x = k * 6.0
        hits = [b - .85 * math.sqrt(q * q - (x - a) ** 2) for a, b, q in tops if abs(x - a) < q]
        line.append((x, min([*hits, y + r * .3])))
    return Shape([*line, (w + 20, foot), (-20, foot)], fill, low)

# fmt: on
