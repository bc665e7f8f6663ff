"""Councils, halls and speakers."""

from __future__ import annotations

import math
from collections.abc import Sequence

from studio.colours import (
    BUNTING,
    DEEP,
    GOLD,
    GREEN,
    HAIRS,
    NAVY,
    PAPER,
    SAND,
    SKINS,
    SKY,
    TERRA,
    WOOD,
    mix,
)
from studio.flags import flags
from studio.geometry import disc, pill, rect
from studio.groups import bust, crowd, delegate
from studio.layers import Layers, Point, Shape, Stage
from studio.rooms import OUTSIDE, room
from studio.things import microphone, sunflower


def council(st: Stage, outside: str = "newyork", n: int = 9) -> Layers:
    """People around a ring-shaped table before a window."""
    m, w, h = st.mood, st.w, st.h
    wall = mix(DEEP, SKY, 0.2)
    inner = Stage(w, h, m, st.rng)
    out = room(st, wall, 0.56, OUTSIDE[outside](inner), w * 0.06, w * 0.94, h * 0.08, h * 0.47, 6)
    coats = (DEEP, mix(SKY, DEEP, 0.5), NAVY, TERRA, GREEN)
    cx, cy, rx, ry = w / 2, h * 0.72, w * 0.36, h * 0.165
    spots = [202 + 136 * i / (n - 1) for i in range(n)]
    for i, a in sorted(enumerate(spots), key=lambda p: math.sin(math.radians(p[1]))):
        x, y = (
            cx + rx * 1.04 * math.cos(math.radians(a)),
            cy + ry * 0.98 * math.sin(math.radians(a)),
        )
        s = 118 + 40 * (1 + math.sin(math.radians(a)))
        out += delegate(
            x, y + 26, s, coats[i % len(coats)], SKINS[i % 4], st.rng.choice(HAIRS), i % 3 == 1
        )
    wood = WOOD
    out += [
        disc(cx, cy + 46, rx, mix(wood, NAVY, 0.5), ry),
        rect(cx - rx, cy, rx * 2, 46, mix(wood, NAVY, 0.5)),
        disc(cx, cy, rx, mix(wood, PAPER, 0.3), ry),
        disc(cx, cy + 6, rx * 0.66, mix(wood, NAVY, 0.55), ry * 0.6),
        disc(cx, cy + 22, rx * 0.64, mix(wall, SKY, 0.18), ry * 0.53),
    ]
    out += sunflower(cx, cy + 30, rx * 0.3, ry * 0.3)
    for a in spots:
        x, y = cx + rx * 0.83 * math.cos(math.radians(a)), cy + ry * 0.8 * math.sin(math.radians(a))
        out += [
            Shape([(x - 26, y), (x + 18, y), (x + 26, y + 14), (x - 20, y + 14)], PAPER),
            *microphone(x + 26, y + 6, 44, NAVY),
        ]
    for i in range(7):
        x = w * (i + 0.5) / 7
        out += bust(
            x,
            h * (1.06 - 0.02 * abs(i - 3)),
            175,
            coats[(i * 2 + 1) % len(coats)],
            st.rng.choice([NAVY, mix(NAVY, TERRA, 0.3), mix(NAVY, SAND, 0.4)]),
        )
    return out


def hall(
    st: Stage, n: int = 8, mural: str = "hills", stage_people: int = 5, rows: int = 3
) -> Layers:
    """A large hall: a mural over the stage, flags, rows of people."""
    m, w, h = st.mood, st.w, st.h
    wall = mix(DEEP, SKY, 0.28)
    inner = Stage(w, h, m, st.rng)
    x0, x1, y0, y1 = w * 0.2, w * 0.8, h * 0.13, h * 0.47
    out = room(st, wall, 0.6, OUTSIDE[mural](inner), x0, x1, y0, y1, 1)
    for i in range(9):
        x = w * (i + 0.5) / 9
        out += [
            Shape(
                [(x - 10, 0), (x + 10, 0), (x + 120, h * 0.6), (x - 120, h * 0.6)],
                PAPER,
                None,
                0.07,
                0.0,
            ),
            pill(x, h * 0.035, 70, 9, mix(GOLD, PAPER, 0.5)),
        ]
    out += [
        Shape(
            [(w * 0.14, h * 0.6), (w * 0.86, h * 0.6), (w * 0.92, h * 0.67), (w * 0.08, h * 0.67)],
            mix(SAND, TERRA, 0.2),
        ),
        rect(w * 0.08, h * 0.67, w * 0.84, h * 0.03, mix(TERRA, NAVY, 0.3)),
    ]
    half = n // 2
    out += flags(st, w * 0.03, w * 0.15, h * 0.63, h * 0.42, half) + flags(
        st, w * 0.82, w * 0.94, h * 0.63, h * 0.42, n - half, BUNTING[::-1]
    )
    for i in range(stage_people):
        x = w * 0.5 + (i - (stage_people - 1) / 2) * 120
        out += delegate(
            x,
            h * 0.59,
            105,
            (DEEP, TERRA, NAVY, GREEN, mix(SKY, DEEP, 0.4))[i % 5],
            (SAND, mix(SAND, TERRA, 0.3))[i % 2],
            NAVY,
            i % 2 == 1,
        )
    out += [
        rect(
            w * 0.5 - stage_people * 66,
            h * 0.555,
            stage_people * 132,
            h * 0.085,
            mix(SAND, TERRA, 0.35),
            mix(TERRA, NAVY, 0.4),
        ),
        rect(w * 0.5 - stage_people * 68, h * 0.55, stage_people * 136, 12, mix(SAND, PAPER, 0.3)),
    ]
    for i in range(stage_people):
        out += microphone(w * 0.5 + (i - (stage_people - 1) / 2) * 120 - 34, h * 0.553, 42, NAVY)
    out += [rect(-9, h * 0.7, w + 18, h, mix(NAVY, SKY, 0.12), NAVY)]
    for i in range(rows):
        out += crowd(
            st,
            h * (0.8 + 0.135 * i),
            118 + 42 * i,
            15 - 3 * i,
            (
                DEEP,
                mix(DEEP, SKY, 0.35),
                mix(TERRA, NAVY, 0.2),
                mix(GREEN, DEEP, 0.3),
                mix(SKY, DEEP, 0.2),
                mix(SAND, SKY, 0.3),
            ),
        )
    return out


def lectern(st: Stage, mural: str = "hills", flagged: int = 5, speaker: bool = False) -> Layers:
    """A speaker's desk with microphones before a bright wall picture."""
    w, h = st.w, st.h
    k = 1.25 if h > w else 1.0
    view = OUTSIDE[mural](Stage(w, h * 1.45 / k, st.mood, st.rng))
    wall = mix(DEEP, SKY, 0.14)
    out = room(st, wall, 0.8, view, w * 0.08, w * 0.92, h * 0.1, h * 0.66, 1)
    x, top = w * 0.36, h * 1.02 - 400 * k
    tall = min(h * 0.56, 760.0)
    out += flags(st, w * 0.66, w * 0.86, h * 0.83, tall, flagged) if flagged else []
    if speaker:
        out += delegate(x, top, 300 * k, TERRA, SAND, NAVY, long=True)
    out += speakers_desk(x, top, k)
    return out + crowd(st, h * 1.06, 150, 9, (NAVY, mix(DEEP, NAVY, 0.3), mix(NAVY, TERRA, 0.2)))


def speakers_desk(x: float, top: float, k: float) -> Layers:
    """Lectern of wood with papers and two microphones; k is its scale."""

    def at(pts: Sequence[Point]) -> list[Point]:
        return [(x + a * k, top + b * k) for a, b in pts]

    wood = mix(WOOD, TERRA, 0.35)
    return [
        Shape(at([(-120, 0), (120, 0), (96, 400), (-96, 400)]), wood, mix(wood, NAVY, 0.35)),
        Shape(at([(60, 0), (120, 0), (96, 400), (50, 400)]), NAVY, None, 0.22),
        Shape(at([(-160, -45), (160, -45), (140, 15), (-140, 15)]), mix(wood, PAPER, 0.25)),
        Shape(at([(-140, 12), (140, 12), (140, 26), (-140, 26)]), mix(wood, NAVY, 0.35)),
        Shape(at([(-70, -35), (40, -35), (46, -2), (-82, -2)]), PAPER),
        *microphone(x - 96 * k, top - 20 * k, 150 * k, NAVY),
        *microphone(x + 70 * k, top - 20 * k, 170 * k, NAVY),
    ]
