"""What enlivens a foreground: a cyclist, a kite, a cart, a fountain, a basket, a rowing boat."""

from __future__ import annotations

from collections.abc import Callable

from studio.colours import BUNTING, DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, mix
from studio.foliage import bough, tulips
from studio.geometry import bezier, disc, oval, pill, rect, turned
from studio.layers import Layers, Point, Shape, Stage, Stroke


def cyclist(st: Stage, x: float, base: float, s: float) -> Layers:
    """Person on a bicycle, riding right; s is the height."""
    coat = st.rng.choice([TERRA, GOLD, mix(SKY, DEEP, 0.4)])
    r = s * 0.2

    def at(a: float, b: float) -> Point:
        return x + a * s, base - b * s

    out: Layers = [pill(x, base, s * 0.95, s * 0.05, NAVY, 0.22)]
    for k in (-0.3, 0.3):
        out += [Stroke(oval(*at(k, 0.2), r, r), s * 0.022, NAVY)]
        out += [Stroke([at(k, 0.2), at(k, 0.02)], s * 0.008, NAVY, 0.5)]
    frame = (at(-0.3, 0.2), at(-0.02, 0.2), at(0.22, 0.48), at(-0.12, 0.46), at(-0.02, 0.2))
    out += [Stroke(frame, s * 0.022, mix(TERRA, NAVY, 0.35))]
    out += [Stroke([at(0.3, 0.2), at(0.22, 0.48), at(0.2, 0.55), at(0.27, 0.56)], s * 0.022, NAVY)]
    out += [Stroke([at(-0.12, 0.54), at(0.06, 0.44), at(-0.03, 0.2)], s * 0.075, DEEP)]
    back = [
        at(-0.18, 0.52),
        *bezier(at(-0.18, 0.52), at(-0.16, 0.7), at(-0.06, 0.8), at(0.06, 0.8)),
    ]
    out += [Shape([*back, at(0.1, 0.72), at(-0.02, 0.5)], coat)]
    out += [
        Stroke([at(0.05, 0.74), at(0.14, 0.6), at(0.25, 0.58)], s * 0.045, mix(coat, NAVY, 0.2))
    ]
    head = at(0.1, 0.89)
    out += [disc(*head, s * 0.062, SAND, s * 0.072)]
    return [*out, Shape(oval(head[0], head[1] - s * 0.012, s * 0.08, s * 0.085, 175, 345), TERRA)]


def kite(st: Stage, x: float, y: float, s: float) -> Layers:
    """Diamond kite with a tail of bows; its string leads down to the left."""
    c, d = st.rng.sample([TERRA, GOLD, mix(SKY, DEEP, 0.45), GREEN], 2)
    pts = turned([(0, -s * 0.6), (s * 0.4, 0), (0, s * 0.6), (-s * 0.4, 0)], x, y, 28)
    foot = pts[2]
    tail = bezier(
        foot,
        (foot[0] - s, foot[1] + s * 0.1),
        (foot[0] + s * 0.2, foot[1] + s),
        (foot[0] - s * 0.9, foot[1] + s * 1.5),
        20,
    )
    out: Layers = [
        Stroke(
            bezier(
                (x, y), (x - s, y + s * 2.5), (x - s * 2, y + s * 4), (x - s * 4, y + s * 5), 24
            ),
            1.6,
            NAVY,
            0.45,
        ),
        Stroke(tail, 2.4, NAVY),
    ]
    for i, t in enumerate((7, 12, 17)):
        a, b = tail[t]
        out += [
            Shape(
                [
                    (a - s * 0.12, b - s * 0.07),
                    (a + s * 0.12, b + s * 0.07),
                    (a + s * 0.12, b - s * 0.07),
                    (a - s * 0.12, b + s * 0.07),
                ],
                BUNTING[i],
            )
        ]
    return [
        *out,
        Shape(pts, c),
        Shape([pts[0], pts[1], (x, y)], d),
        Shape([pts[2], pts[3], (x, y)], d),
    ]


def cart(st: Stage, x: float, base: float, s: float) -> Layers:
    """Market cart with fruit under a striped awning."""
    c = st.rng.choice([TERRA, mix(SKY, DEEP, 0.35), GREEN])
    wood = mix(mix(SAND, TERRA, 0.5), NAVY, 0.25)
    out: Layers = [pill(x + s * 0.1, base, s * 1.2, s * 0.07, NAVY, 0.22)]
    out += [rect(x + k * s, base - s * 0.95, s * 0.03, s * 0.7, wood) for k in (-0.45, 0.42)]
    out += [rect(x - s * 0.5, base - s * 0.42, s, s * 0.24, wood)]
    out += [
        rect(x - s * 0.5, base - s * k, s, s * 0.02, mix(wood, NAVY, 0.4)) for k in (0.34, 0.26)
    ]
    fruit = (TERRA, GOLD, mix(GREEN, GOLD, 0.35), mix(TERRA, GOLD, 0.5))
    for row, n in ((0, 10), (1, 8), (2, 5)):
        for i in range(n):
            a = x + (i - (n - 1) / 2) * s * 0.093
            out += [disc(a, base - s * (0.44 + 0.055 * row), s * 0.046, fruit[(i // 3 + row) % 4])]
    for i in range(8):
        a, b = x - s * 0.6 + i * s * 0.15, x - s * 0.45 + i * s * 0.15
        tone = c if i % 2 == 0 else PAPER
        out += [
            Shape(
                [
                    (x + (a - x) * 0.8, base - s * 1.08),
                    (x + (b - x) * 0.8, base - s * 1.08),
                    (b, base - s * 0.9),
                    (a, base - s * 0.9),
                ],
                tone,
            )
        ]
        out += [
            Shape(
                oval((a + b) / 2, base - s * 0.9, s * 0.075, s * 0.06, 0, 180),
                mix(tone, NAVY, 0.14),
            )
        ]
    for k in (-0.28, 0.28):
        out += [Stroke(oval(x + k * s, base - s * 0.13, s * 0.13, s * 0.13), s * 0.03, NAVY)]
        out += [
            Stroke(
                [(x + k * s - s * 0.12, base - s * 0.13), (x + k * s + s * 0.12, base - s * 0.13)],
                s * 0.015,
                NAVY,
            ),
            disc(x + k * s, base - s * 0.13, s * 0.03, GOLD),
        ]
    return out


def fountain(st: Stage, x: float, base: float, s: float) -> Layers:
    """Round basin with a ring of jets."""
    stone, water = mix(PAPER, SAND, 0.4), mix(SKY, DEEP, 0.2)
    out: Layers = [
        disc(x, base, s * 0.8, mix(stone, NAVY, 0.3), s * 0.17),
        disc(x, base - s * 0.05, s * 0.8, stone, s * 0.16),
        disc(x, base - s * 0.05, s * 0.72, water, s * 0.13),
    ]
    for i in range(-5, 6):
        k = i / 5
        top = s * (0.85 - 0.45 * k * k)
        path = bezier(
            (x + k * s * 0.12, base - s * 0.05),
            (x + k * s * 0.25, base - top * 1.3),
            (x + k * s * 0.45, base - top * 1.1),
            (x + k * s * 0.6, base - s * 0.04),
            18,
        )
        out += [Stroke(path, s * 0.022, mix(PAPER, SKY, 0.15), 0.75)]
    return [
        *out,
        Stroke(
            oval(x, base - s * 0.05, s * 0.76, s * 0.145, 0, 180), s * 0.03, mix(stone, PAPER, 0.5)
        ),
    ]


def basket(st: Stage, x: float, base: float, s: float) -> Layers:
    """Wicker basket full of wrapped gifts, a bow on its handle."""
    cane = mix(mix(SAND, TERRA, 0.35), GOLD, 0.2)
    out: Layers = [pill(x + s * 0.06, base, s * 1.15, s * 0.12, NAVY, 0.2)]
    out += [Stroke(oval(x, base - s * 0.5, s * 0.42, s * 0.52, 180, 360), s * 0.05, cane)]
    gifts = (
        (-0.36, 0.3, 0.4, TERRA),
        (-0.02, 0.36, 0.54, GREEN),
        (0.26, 0.26, 0.42, GOLD),
        (-0.2, 0.22, 0.3, mix(SKY, DEEP, 0.4)),
        (0.1, 0.24, 0.28, PAPER),
    )
    for dx, w, h, c in gifts:
        a, top = x + dx * s, base - (0.4 + h * 0.8) * s
        out += [
            rect(a, top, w * s, h * s, c),
            rect(
                a + w * s * 0.4,
                top,
                w * s * 0.2,
                h * s,
                mix(c, PAPER, 0.6) if c != PAPER else TERRA,
            ),
        ]
    left = [(x - s * 0.56, base - s * 0.44), (x - s * 0.42, base)]
    out += [
        Shape(
            [*left, (x + s * 0.42, base), (x + s * 0.56, base - s * 0.44)],
            cane,
            mix(cane, NAVY, 0.3),
        )
    ]
    for row in range(4):
        y = base - s * (0.06 + 0.1 * row)
        half = s * (0.43 + 0.035 * row)
        for i in range(9):
            a = x - half + (2 * half) * (i + 0.5 * (row % 2)) / 9
            out += [Stroke([(a, y), (a + half * 0.12, y)], s * 0.035, mix(cane, NAVY, 0.32))]
    out += [
        Stroke(
            [(x - s * 0.57, base - s * 0.44), (x + s * 0.57, base - s * 0.44)],
            s * 0.06,
            mix(cane, PAPER, 0.3),
        )
    ]
    knot = (x, base - s * 1.03)
    for side in (-1, 1):
        out += [
            Shape(turned(oval(s * 0.13, 0, s * 0.14, s * 0.075), *knot, 90 - side * 66), TERRA),
            Shape(
                [
                    knot,
                    (x + side * s * 0.16, knot[1] + s * 0.26),
                    (x + side * s * 0.06, knot[1] + s * 0.24),
                ],
                mix(TERRA, NAVY, 0.15),
            ),
        ]
    return [*out, disc(*knot, s * 0.05, mix(TERRA, NAVY, 0.2))]


def rowboat(st: Stage, x: float, base: float, s: float) -> Layers:
    """Rowing boat with two people, its shadow on the water below."""
    hull = mix(mix(SAND, TERRA, 0.5), NAVY, 0.3)
    out: Layers = [pill(x, base + s * 0.04, s * 1.1, s * 0.06, NAVY, 0.3)]
    for k, coat in ((-0.16, TERRA), (0.2, mix(SKY, DEEP, 0.3))):
        a, b = x + k * s, base - s * 0.12
        out += [
            Shape(
                [
                    (a - s * 0.07, b),
                    (a - s * 0.05, b - s * 0.2),
                    (a + s * 0.05, b - s * 0.2),
                    (a + s * 0.08, b),
                ],
                coat,
            ),
            disc(a, b - s * 0.25, s * 0.042, SAND, s * 0.05),
            Shape(oval(a, b - s * 0.265, s * 0.05, s * 0.045, 175, 365), NAVY),
        ]
    out += [
        Stroke([(x - s * 0.1, base - s * 0.22), (x - s * 0.55, base + s * 0.02)], s * 0.018, hull)
    ]
    side = [
        (x - s * 0.5, base - s * 0.16),
        (x + s * 0.52, base - s * 0.18),
        (x + s * 0.36, base + s * 0.02),
        (x - s * 0.36, base + s * 0.02),
    ]
    return [*out, Shape(side, hull), Stroke(side[:2], s * 0.02, mix(hull, PAPER, 0.4))]


Extra = Callable[[Stage, float, float, float], Layers]

EXTRAS: dict[str, Extra] = {
    f.__name__: f for f in (cyclist, kite, cart, fountain, basket, rowboat, tulips, bough)
}
