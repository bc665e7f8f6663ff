"""Rooms and what their windows show."""

from __future__ import annotations

from collections.abc import Callable

from studio.air import mist, sky
from studio.buildings import skyline
from studio.colours import DEEP, GREEN, NAVY, PAPER, SAND, SKY, TERRA, Color, mix
from studio.geometry import rect
from studio.landmarks import LANDMARKS
from studio.layers import Layers, Stage
from studio.nature import mountains, ridge, water
from studio.roofs import minaret
from studio.trees import grove


def room(
    st: Stage,
    wall: Color,
    floor: float,
    view: Layers,
    x0: float,
    x1: float,
    y0: float,
    y1: float,
    bars: int = 4,
) -> Layers:
    """Room with one broad window; the view is painted first, the wall around it."""
    w, h = st.w, st.h
    out: Layers = [
        *view,
        rect(-9, -9, w + 18, y0 + 9, wall),
        rect(-9, -9, x0 + 9, h, wall),
        rect(x1, -9, w, h, wall),
        rect(-9, y1, w + 18, h, wall, mix(wall, NAVY, 0.25)),
    ]
    out += [
        rect(x0 + (x1 - x0) * i / bars - 4, y0, 8, y1 - y0, mix(wall, PAPER, 0.3))
        for i in range(bars + 1)
    ]
    out += [
        rect(x0 - 14, y1 - 2, x1 - x0 + 28, 14, mix(wall, PAPER, 0.4)),
        rect(x0 - 8, y0 - 8, x1 - x0 + 16, 10, mix(wall, PAPER, 0.4)),
    ]
    return [*out, rect(-9, h * floor, w + 18, h, mix(wall, SAND, 0.25), mix(wall, NAVY, 0.4))]


def view_newyork(st: Stage) -> Layers:
    """Towers beyond a river."""
    y, k = st.h * 0.4, st.h / 1000
    out = (
        sky(st, (0.24, 0.2), 46, 0.42)
        + skyline(st, y, 60 * k, 190 * k, mix(st.mood.far, st.mood.haze, 0.4))
        + mist(st, y - 40, 80, 0.6)
    )
    for name, x, s in (
        ("stepped_tower", 0.34, 330),
        ("crown_tower", 0.45, 290),
        ("slab", 0.66, 230),
    ):
        out += LANDMARKS[name](x * st.w, y, s * k, st.mood)
    return (
        out
        + skyline(st, y, 20 * k, 90 * k, mix(st.mood.near, st.mood.haze, 0.3), windows=True)
        + water(st, y, st.h * 0.6, 0.24)
    )


def view_hills(st: Stage) -> Layers:
    """Snowy peaks over trees."""
    m, y, k = st.mood, st.h * 0.44, st.h / 1000
    out = sky(st, (0.76, 0.17), 44, 0.42) + mountains(st, y, 250 * k, 6, 0.45)
    out += mist(st, y - 20, 50, 0.6)
    dark = mix(m.ground, m.ink, 0.3)
    trees = grove(st, "poplar", y + 30, 90, 26, (dark, m.ground))
    return [*out, ridge(st, y, 12, m.ground, dark), *trees]


def view_town(st: Stage) -> Layers:
    """Town with a globe tower."""
    y, k = st.h * 0.44, st.h / 1000
    out = (
        sky(st, (0.3, 0.2), 44, 0.42)
        + skyline(st, y, 50 * k, 170 * k, mix(st.mood.far, st.mood.haze, 0.4))
        + mist(st, y - 30, 70, 0.6)
    )
    out += LANDMARKS["globe_tower"](st.w * 0.6, y, 300 * k, st.mood) + LANDMARKS["palace"](
        st.w * 0.4, y, 140 * k, st.mood
    )
    return out + grove(
        st, "bushy", y + 20, 60, 40, (st.mood.ground, mix(st.mood.ground, st.mood.ink, 0.3))
    )


def view_dome(st: Stage) -> Layers:
    """Blue dome and minarets among cypresses."""
    y = st.h * 0.46
    out = sky(st, (0.28, 0.2), 46, 0.42) + mountains(st, y, 190, 7, 0.4) + mist(st, y - 20, 50, 0.6)
    for k in (-1, 1):
        out += minaret(
            st.w * 0.55 + k * 190, y, 34, 250, mix(SAND, TERRA, 0.1), mix(SKY, DEEP, 0.3)
        )
    return (
        out
        + LANDMARKS["mausoleum"](st.w * 0.55, y, 300, st.mood)
        + grove(st, "cypress", y + 26, 110, 22, (st.mood.ground, mix(GREEN, DEEP, 0.2)))
    )


OUTSIDE: dict[str, Callable[[Stage], Layers]] = {
    "newyork": view_newyork,
    "hills": view_hills,
    "town": view_town,
    "dome": view_dome,
}
