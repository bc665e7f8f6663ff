"""Airport and hotel."""

from __future__ import annotations

from collections.abc import Sequence

from studio.air import clouds, sky
from studio.colours import DEEP, GOLD, GREEN, NAVY, PAPER, SAND, SKY, TERRA, mix
from studio.geometry import bezier, oval, pill, rect, turned
from studio.groups import delegate
from studio.layers import Glow, Layers, Point, Shape, Stage, Stroke
from studio.nature import ridge
from studio.people import figure
from studio.plants import potted
from studio.rooms import OUTSIDE, room
from studio.things import sunflower


def airport(st: Stage) -> Layers:
    """A plane takes off over a terminal."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.7
    out = (
        sky(st, (0.7, 0.34), 76, 0.66)
        + clouds(st, h * 0.25, 5, 0.55)
        + [ridge(st, y - 40, 16, mix(m.far, m.haze, 0.3), m.haze)]
    )
    roof = [
        (w * 0.04, y),
        (w * 0.04, y - 110),
        *bezier((w * 0.04, y - 110), (w * 0.2, y - 230), (w * 0.4, y - 200), (w * 0.62, y - 90)),
        (w * 0.62, y),
    ]
    out += [
        Shape(roof, DEEP),
        Shape(
            [
                (w * 0.07, y),
                (w * 0.07, y - 96),
                *bezier(
                    (w * 0.07, y - 96), (w * 0.2, y - 196), (w * 0.4, y - 172), (w * 0.59, y - 80)
                ),
                (w * 0.59, y),
            ],
            mix(SKY, PAPER, 0.3),
            mix(GOLD, PAPER, 0.5),
        ),
    ]
    out += [
        rect(w * 0.07 + i * w * 0.04, y - 190, 5, 190, mix(DEEP, SKY, 0.3), None, 0.5)
        for i in range(1, 13)
    ] + [
        Shape(
            [(w * 0.76, y), (w * 0.765, y - 200), (w * 0.785, y - 200), (w * 0.79, y)],
            mix(PAPER, SAND, 0.3),
        ),
        Shape(
            [(w * 0.735, y - 260), (w * 0.815, y - 260), (w * 0.8, y - 200), (w * 0.75, y - 200)],
            DEEP,
        ),
        rect(w * 0.73, y - 270, w * 0.09, 14, PAPER),
    ]
    out += [
        rect(-9, y, w + 18, h, mix(m.near, SAND, 0.45), mix(DEEP, SKY, 0.3)),
        *[
            Shape(
                [
                    (w * (0.1 + 0.22 * i), h * 0.88),
                    (w * (0.2 + 0.22 * i), h * 0.88),
                    (w * (0.19 + 0.22 * i), h * 0.905),
                    (w * (0.085 + 0.22 * i), h * 0.905),
                ],
                PAPER,
            )
            for i in range(4)
        ],
        rect(-9, h * 0.77, w + 18, 5, GOLD),
    ]
    return out + plane(w * 0.5, h * 0.34, 300)


def plane(x: float, y: float, s: float) -> Layers:
    """Airliner climbing to the right."""

    def p(pts: Sequence[Point]) -> list[Point]:
        return turned([(a * s, b * s) for a, b in pts], x, y, -16)

    return [
        Shape(
            p([(0.1, -0.02), (-0.16, -0.34), (-0.24, -0.34), (-0.08, -0.02)]), mix(SKY, DEEP, 0.35)
        ),
        Shape(p([(-0.7, -0.04), (-0.86, -0.32), (-0.74, -0.32), (-0.52, -0.06)]), TERRA),
        Shape(
            p(
                [
                    *bezier((0.78, 0.02), (0.7, -0.1), (0.5, -0.1), (0.3, -0.1)),
                    (-0.7, -0.07),
                    *bezier((-0.7, -0.07), (-0.8, -0.05), (-0.8, 0), (-0.6, 0.04)),
                    (0.3, 0.1),
                    *bezier((0.3, 0.1), (0.6, 0.1), (0.75, 0.1), (0.78, 0.02)),
                ]
            ),
            PAPER,
        ),
        Shape(
            p(
                [
                    (-0.6, 0.04),
                    (0.3, 0.1),
                    *bezier((0.3, 0.1), (0.6, 0.1), (0.75, 0.1), (0.78, 0.02)),
                    (0.3, 0.04),
                ]
            ),
            mix(PAPER, DEEP, 0.25),
        ),
        *[Shape(p(oval(0.42 - 0.09 * i, -0.02, 0.022, 0.026)), DEEP) for i in range(10)],
        Shape(p([(0.66, -0.055), (0.56, -0.055), (0.57, -0.02), (0.73, -0.02)]), DEEP),
        Shape(p([(0.16, 0.04), (-0.36, 0.46), (-0.46, 0.46), (-0.14, 0.04)]), mix(SKY, DEEP, 0.15)),
        Shape(p(oval(-0.08, 0.24, 0.1, 0.045)), DEEP),
        Shape(p([(-0.58, 0), (-0.84, 0.13), (-0.9, 0.12), (-0.74, -0.01)]), mix(SKY, DEEP, 0.2)),
    ]


def lobby(st: Stage) -> Layers:
    """Hotel lobby: tall windows, desk, lamps, sofas, plants."""
    w, h = st.w, st.h
    out = room(
        st,
        mix(SAND, PAPER, 0.2),
        0.7,
        OUTSIDE["town"](Stage(w, h * 1.3, st.mood, st.rng)),
        w * 0.34,
        w * 0.96,
        h * 0.08,
        h * 0.6,
        4,
    )
    floor = mix(SAND, PAPER, 0.3)
    out += [rect(-9, h * 0.7, w + 18, h, floor, mix(floor, TERRA, 0.4))] + [
        Stroke(
            [(w * 0.5 + k * 90, h * 0.7), (w * 0.5 + k * 260, h + 9)],
            2.5,
            mix(SAND, TERRA, 0.5),
            0.5,
        )
        for k in range(-9, 10)
    ]
    for x in (0.12, 0.24, 0.5, 0.7, 0.88):
        drop = h * (0.18 if x > 0.3 else 0.26)
        out += [
            Stroke([(w * x, 0), (w * x, drop)], 4, NAVY),
            Glow(w * x, drop + 30, 130, GOLD, 0.6),
            Shape(
                [
                    (w * x - 14, drop),
                    (w * x + 14, drop),
                    (w * x + 40, drop + 44),
                    (w * x - 40, drop + 44),
                ],
                GOLD,
            ),
        ]
    out += [
        *delegate(w * 0.17, h * 0.64, 150, DEEP, SAND, NAVY, True),
        rect(w * 0.03, h * 0.6, w * 0.28, h * 0.18, mix(DEEP, SKY, 0.15), NAVY),
        rect(w * 0.02, h * 0.585, w * 0.3, 18, mix(PAPER, SAND, 0.3)),
        *sunflower(w * 0.17, h * 0.69, 44, 44),
    ]
    for x, c in ((0.5, TERRA), (0.78, GREEN)):
        out += [
            pill(w * x, h * 0.9, 290, 26, NAVY, 0.2),
            rect(w * x - 130, h * 0.7, 260, 110, mix(c, NAVY, 0.15)),
            rect(w * x - 140, h * 0.8, 280, 90, c),
            rect(w * x - 160, h * 0.77, 44, 120, mix(c, NAVY, 0.25)),
            rect(w * x + 116, h * 0.77, 44, 120, mix(c, NAVY, 0.25)),
        ]
    return (
        out
        + potted(w * 0.36, h * 0.86, 230)
        + potted(w * 0.95, h * 0.95, 300)
        + figure(w * 0.63, h * 0.95, 330, mix(SKY, DEEP, 0.5), SAND, "down")
        + [
            rect(w * 0.63 + 60, h * 0.95 - 96, 66, 92, TERRA),
            Stroke([(w * 0.63 + 93, h * 0.95 - 96), (w * 0.63 + 80, h * 0.95 - 140)], 6, NAVY),
        ]
    )
