"""Students on the steps of a campus, apple trees, the mountains of Almaty."""

from __future__ import annotations

import math

from studio.air import clouds, mist, sky
from studio.colours import DEEP, EARTH, GOLD, GREEN, NAVY, PAPER, SAND, SKINS, SKY, TERRA, mix
from studio.geometry import bezier, disc, pill, rect
from studio.landmarks import LANDMARKS
from studio.layers import Layers, Shape, Stage, Stroke
from studio.nature import mountains, ridge
from studio.scenes.pieces import Dress, loop, person
from studio.trees import grove

# The drawing code is filled to the line: coordinates read better so than one to a line.
# fmt: off


def campus(st: Stage) -> Layers:
    """Students on the steps of a campus below Almaty's mountains, apple trees at both sides."""
    m, w, h = st.mood, st.w, st.h
    y = h * .6
    out = sky(st, (.2, .2), 56, .56) + clouds(st, h * .14, 2, .5) + mountains(st, y, 460, 5,
        .5) + mist(st, y - 70, 90, .55)
    out += [ridge(st, y - 60, 34, mix(GREEN, m.haze, 0.35), mix(GREEN, m.haze, 0.6), 1.1),
        *grove(st, "fir", y - 6, 90, 36, (mix(GREEN, DEEP, 0.45), mix(GREEN, DEEP, 0.25)))]
    out += LANDMARKS["campus_hall"](w * .5, y + 20, 250, m)
    out += [rect(-9, y + 16, w + 18, h, mix(GREEN, PAPER, .15), mix(GREEN, DEEP, .3))]
    n = 9
    for i in range(n):
        t, u = (i / n) ** 1.25, ((i + 1) / n) ** 1.25
        a, b = h * (.63 + .4 * t), h * (.63 + .4 * u)
        half, nxt = w * (.2 + .16 * t), w * (.2 + .16 * u)
        out += [Shape([(w / 2 - half, a), (w / 2 + half, a), (w / 2 + nxt, a + (b - a) * .5),
            (w / 2 - nxt, a + (b - a) * .5)], mix(PAPER, SAND, .3)), Shape([(w / 2 - nxt,
            a + (b - a) * .5), (w / 2 + nxt, a + (b - a) * .5), (w / 2 + nxt, b + 1), (w / 2 - nxt,
            b + 1)], mix(SAND, SKY, .55))]
    out += sitters(st)
    return out + apple_tree(st, w * .06, h * .98, 640) + apple_tree(st, w * .95, h * 1.0, 700)


def sitters(st: Stage) -> Layers:
    """Students who sit with books or come down the steps."""
    w, h = st.w, st.h
    sit = {"head": (0, .64), "neck": (.0, .53), "hip": (-.04, .24), "k1": (.2, .24), "f1": (.22,
        .02), "k2": (.17, .27), "f2": (.18, .03), "e1": (.08, .36), "h1": (.19, .33), "e2": (.06,
        .36), "h2": (.17, .31)}
    walk = {"k1": (-.05, .26), "f1": (-.13, .04), "k2": (.08, .27), "f2": (.11, .02), "e2": (.06,
        .63), "h2": (.14, .53)}
    out: Layers = []
    for x, b, s, c, legs, pose, flip, tone in ((.42, .745, 190, TERRA, DEEP, sit, 1, 1), (.5, .74,
            186, GOLD, NAVY, sit, -1, 0), (.62, .77, 196, mix(SKY, DEEP, .3), NAVY, walk, -1, 2),
            (.36, .9, 236, GREEN, NAVY, sit, 1, 3), (.57, .9, 250, PAPER, DEEP, sit, -1, 1), (.68,
            .915, 252, mix(TERRA, NAVY, .25), DEEP, walk, 1, 0)):
        out += [pill(w * x, h * b + 3, s * .5, s * .06, NAVY, .22)]
        mark = len(out)
        out += [*person(w * x, h * b, s, Dress(c, legs, SKINS[tone], st.rng.choice([NAVY, mix(NAVY,
            TERRA, .4), EARTH])), 1, flip, **pose)]
        if pose is sit:
            sx = w * x - flip * s * .05
            seat = [rect(sx - s * .13, h * b - s * .185, s * .26, s * .19, mix(SAND, SKY, .5),
                mix(SAND, NAVY, .4)), rect(sx - s * .15, h * b - s * .2, s * .3, s * .035,
                mix(PAPER, SAND, .2))]
            out = [*out[:mark], *seat, *out[mark:]]
            bx, by = w * x + flip * s * .2, h * b - s * .33
            out += [Shape([(bx - s * .07, by - s * .04), (bx + s * .09, by - s * .06),
                (bx + s * .08, by + s * .015), (bx - s * .06, by + s * .02)], PAPER),
                Stroke([(bx - s * .06, by + s * .02), (bx + s * .08, by + s * .015)], 4,
                TERRA if c != TERRA else DEEP)]
    return out


def apple_tree(st: Stage, x: float, base: float, s: float) -> Layers:
    """Apple tree with red fruit."""
    bark = mix(EARTH, NAVY, .35)
    out: Layers = [Shape([(x - s * .05, base), *bezier((x - s * .04, base), (x - s * .02,
        base - s * .2), (x - s * .05, base - s * .4), (x - s * .1, base - s * .5)), (x + s * .08,
        base - s * .5), *bezier((x + s * .06, base - s * .42), (x + s * .03, base - s * .2),
        (x + s * .04, base - s * .1), (x + s * .06, base))], bark)]
    spots = ((-.24, .62, .2), (.22, .6, .21), (0, .56, .2), (-.12, .82, .2), (.14, .84, .19), (0,
        .7, .22))
    for k, tone, d in ((1, mix(GREEN, NAVY, .42), 0), (.84, mix(GREEN, DEEP, .12), .03), (.52,
            mix(GREEN, GOLD, .32), .06)):
        for a, b, r in spots:
            ring = [(x + (a - d) * s + r * s * k * (1 + st.rng.uniform(-.1,
                .1)) * math.cos(t * .42), base - (b + d) * s + r * s * .85 * k * (1
                + st.rng.uniform(-.1, .1)) * math.sin(t * .42)) for t in range(15)]
            out.append(Shape(loop(ring, 4), tone))
    for i in range(17):
        a, b, r = spots[i % 6]
        t = st.rng.uniform(0, 6.28)
        px, py, q = x + (a + r * .8 * math.cos(t)) * s, base - (b + r * .7 * math.sin(
            t)) * s, s * .03
        out += [disc(px, py, q, mix(TERRA, NAVY, .15)), disc(px - q * .15, py - q * .15, q * .8,
            TERRA), disc(px - q * .35, py - q * .4, q * .28, mix(TERRA, PAPER, .6)), Stroke([(px,
            py - q * .8), (px + 2, py - q * 1.5)], 3, bark)]
    return out

# fmt: on
