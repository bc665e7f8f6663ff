"""People in company: an audience, a passer-by, a delegate at a table."""

from __future__ import annotations

from collections.abc import Sequence

from studio.colours import DEEP, GOLD, GREEN, HAIRS, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import disc, mirror, oval, rect, smooth
from studio.layers import Layers, Shape, Stage
from studio.people import figure, hair_cap


def bust(x: float, base: float, s: float, coat: Color, hair: Color = NAVY) -> Layers:
    """Head and shoulders seen from behind."""
    left = smooth(
        [(x - s * 0.12, base - s * 0.62), (x - s * 0.42, base - s * 0.48), (x - s * 0.52, base)], 8
    )
    return [
        rect(x - s * 0.1, base - s * 0.72, s * 0.2, s * 0.16, mix(SAND, TERRA, 0.25)),
        Shape(mirror(left, x), coat),
        disc(x, base - s * 0.86, s * 0.2, hair, s * 0.24),
        Shape(oval(x, base - s * 0.86, s * 0.2, s * 0.24, -70, 70), mix(hair, PAPER, 0.1)),
    ]


def crowd(
    st: Stage,
    y: float,
    s: float,
    n: int,
    coats: Sequence[Color] = (DEEP, TERRA, GREEN, SKY, SAND, GOLD),
) -> Layers:
    """A row of people seen from behind."""
    out: Layers = []
    for i in range(n):
        x = st.w * (i + 0.5) / n + st.rng.uniform(-8, 8)
        out += bust(
            x,
            y,
            s * st.rng.uniform(0.92, 1.06),
            st.rng.choice(list(coats)),
            st.rng.choice([NAVY, mix(NAVY, TERRA, 0.3), mix(NAVY, SAND, 0.4)]),
        )
    return out


def walker(st: Stage, x: float, y: float, h: float) -> Layers:
    """A person on a square with a shadow."""
    coat = st.rng.choice([DEEP, TERRA, GREEN, mix(SKY, DEEP, 0.4), mix(GOLD, SAND, 0.3), PAPER])
    shadow = Shape(
        [
            (x - h * 0.08, y),
            (x + h * 0.08, y),
            (x + h * 0.7, y + h * 0.14),
            (x + h * 0.5, y + h * 0.16),
        ],
        NAVY,
        None,
        0.22,
    )
    return [
        shadow,
        *figure(
            x,
            y,
            h,
            coat,
            st.rng.choice([SAND, mix(SAND, TERRA, 0.25)]),
            "down",
            st.rng.random() < 0.5,
            st.rng.choice(HAIRS),
            st.rng.random() < 0.4,
        ),
    ]


def delegate(
    x: float,
    base: float,
    s: float,
    coat: Color,
    skin: Color = SAND,
    hair: Color = NAVY,
    long: bool = False,
) -> Layers:
    """Head and shoulders of a sitting person from the front, without a face."""
    left = smooth(
        [(x - s * 0.1, base - s * 0.64), (x - s * 0.4, base - s * 0.5), (x - s * 0.5, base)], 8
    )
    out: Layers = [disc(x, base - s * 0.82, s * 0.25, hair, s * 0.32)] if long else []
    out += [
        Shape(mirror(left, x), coat),
        Shape(
            [
                (x - s * 0.13, base - s * 0.63),
                (x + s * 0.13, base - s * 0.63),
                (x, base - s * 0.26),
            ],
            PAPER,
        ),
    ]
    if not long:
        out.append(
            Shape(
                [
                    (x - s * 0.03, base - s * 0.58),
                    (x + s * 0.03, base - s * 0.58),
                    (x + s * 0.035, base - s * 0.34),
                    (x, base - s * 0.28),
                    (x - s * 0.035, base - s * 0.34),
                ],
                TERRA if coat != TERRA else DEEP,
            )
        )
    out += [
        rect(x - s * 0.08, base - s * 0.72, s * 0.16, s * 0.14, mix(skin, TERRA, 0.25)),
        disc(x, base - s * 0.86, s * 0.17, skin, s * 0.21),
    ]
    return [*out, hair_cap(x, base - s * 0.86, s * 0.17, hair)]
