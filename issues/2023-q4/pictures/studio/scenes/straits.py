"""Water between two shores."""

from __future__ import annotations

from studio.air import birds, clouds, mist, sky
from studio.bridges import cable_bridge
from studio.buildings import skyline
from studio.colours import DEEP, NAVY, PAPER, SAND, TERRA, mix
from studio.geometry import bezier, pill, rect
from studio.landmarks import LANDMARKS
from studio.layers import Layers, Shape, Stage
from studio.nature import ridge, water
from studio.things import railing
from studio.trees import grove


def great_bridge(st: Stage) -> Layers:
    """A suspension bridge over a strait, ferry and gulls."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.64
    out = (
        sky(st, (0.5, 0.42), 84, 0.62)
        + clouds(st, h * 0.2, 4, 0.5)
        + [ridge(st, y - 50, 30, mix(m.far, m.haze, 0.3), m.haze, 0.8)]
        + skyline(st, y, 30, 160, mix(m.far, m.near, 0.25))
        + mist(st, y - 30, 80, 0.6)
    )
    out += (
        water(st, y, h + 9, 0.5)
        + cable_bridge(-60, w + 60, h * 0.58, h * 0.74, h * 0.4, mix(TERRA, NAVY, 0.12))
        + ferry(w * 0.3, h * 0.86, 260)
    )
    return out + birds(st, w * 0.6, h * 0.3, 6, m.near, 14)


def ferry(x: float, base: float, s: float) -> Layers:
    """White ferry with one funnel."""
    return [
        Shape(
            [
                (x - s * 0.5, base - s * 0.1),
                (x + s * 0.56, base - s * 0.13),
                (x + s * 0.44, base + s * 0.02),
                (x - s * 0.44, base + s * 0.02),
            ],
            NAVY,
        ),
        rect(x - s * 0.42, base - s * 0.2, s * 0.8, s * 0.1, PAPER),
        rect(x - s * 0.32, base - s * 0.3, s * 0.58, s * 0.1, mix(PAPER, SAND, 0.3)),
        *[
            rect(x - s * 0.38 + i * s * 0.075, base - s * 0.175, s * 0.045, s * 0.04, DEEP)
            for i in range(10)
        ],
        *[
            rect(x - s * 0.29 + i * s * 0.075, base - s * 0.275, s * 0.045, s * 0.04, DEEP)
            for i in range(7)
        ],
        Shape(
            [
                (x - s * 0.06, base - s * 0.3),
                (x - s * 0.04, base - s * 0.46),
                (x + s * 0.07, base - s * 0.46),
                (x + s * 0.09, base - s * 0.3),
            ],
            TERRA,
        ),
        rect(x - s * 0.04, base - s * 0.46, s * 0.11, s * 0.04, NAVY),
        pill(x, base + s * 0.03, s * 1.2, s * 0.035, PAPER, 0.7),
    ]


def strait(st: Stage) -> Layers:
    """Istanbul: mosque on a hill, the bridge, a ferry."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.66
    out = (
        sky(st, (0.6, 0.42), 96, 0.64)
        + clouds(st, h * 0.18, 4, 0.4)
        + [ridge(st, y - 60, 36, mix(m.far, m.haze, 0.2), m.haze, 0.8)]
    )
    out += cable_bridge(w * 0.42, w * 1.2, y - 60, y, 190, mix(m.near, m.haze, 0.25)) + mist(
        st, y - 10, 50, 0.5
    )
    hill = [
        (-20, y),
        (-20, y - 110),
        *bezier((-20, y - 110), (w * 0.2, y - 170), (w * 0.5, y - 120), (w * 0.62, y)),
        (w * 0.62, y),
    ]
    out += [
        *LANDMARKS["mosque"](w * 0.29, y - 116, 400, m),
        Shape(hill, mix(m.ground, m.near, 0.3), m.haze),
    ]
    out += skyline(st, y, 24, 84, mix(TERRA, m.haze, 0.35), 0, 0.58, True) + grove(
        st, "cypress", y - 60, 70, 14, (m.ground, mix(m.ground, m.ink, 0.2)), 0, 0.5
    )
    out += (
        water(st, y, h + 9, 0.6) + ferry(w * 0.68, h * 0.83, 300) + ferry(w * 0.22, h * 0.76, 150)
    )
    return out + birds(st, w * 0.62, h * 0.24, 7, m.near, 15) + railing(st, h * 0.95)
