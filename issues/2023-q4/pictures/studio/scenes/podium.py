"""Microphones before a press meeting."""

from __future__ import annotations

from studio.colours import DEEP, GOLD, NAVY, PAPER, SAND, SKY, TERRA, mix
from studio.flags import flags
from studio.geometry import disc, pill, rect
from studio.layers import Layers, Shape, Sky, Stage
from studio.things import microphone


def microphones(st: Stage) -> Layers:
    """A bunch of microphones on a table, hall lights behind."""
    w, h = st.w, st.h
    out: Layers = [Sky(((0, DEEP), (0.7, mix(DEEP, SKY, 0.5)), (1, SKY)))]
    out += [
        disc(
            st.rng.uniform(0, w),
            st.rng.uniform(0, h * 0.6),
            st.rng.uniform(24, 74),
            st.rng.choice([GOLD, SAND, SKY, PAPER, TERRA]),
            alpha=0.22,
        )
        for _ in range(24)
    ]
    out += flags(st, w * 0.06, w * 0.88, h * 0.86, h * 0.72, 6)
    out += [
        rect(-9, h * 0.8, w + 18, h, mix(SAND, TERRA, 0.35), mix(TERRA, NAVY, 0.4)),
        rect(-9, h * 0.79, w + 18, 14, mix(SAND, PAPER, 0.4)),
    ]
    for x, b, s in ((0.18, 0.86, 380), (0.36, 0.92, 470), (0.54, 0.87, 420), (0.72, 0.93, 460)):
        out += [
            pill(w * x + 10, h * b + 6, s * 0.46, 18, NAVY, 0.25),
            *microphone(w * x, h * b, s, NAVY),
        ]
    return [
        *out,
        Shape(
            [
                (w * 0.78, h * 0.86),
                (w * 0.94, h * 0.85),
                (w * 0.97, h * 0.93),
                (w * 0.79, h * 0.94),
            ],
            PAPER,
        ),
    ]
