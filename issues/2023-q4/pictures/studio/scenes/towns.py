"""Towns, with their landmarks and a foreground."""

from __future__ import annotations

import math
from collections.abc import Sequence

from studio.air import clouds, mist, sky
from studio.bridges import arches_bridge
from studio.buildings import skyline
from studio.colours import BUNTING, DEEP, GOLD, NAVY, SAND, mix
from studio.flags import flags, pennants, streamers
from studio.fronts import FRONTS
from studio.geometry import rect
from studio.landmarks import LANDMARKS
from studio.layers import Layers, Point, Stage
from studio.nature import mountains, ridge, water
from studio.outdoors import EXTRAS
from studio.people import figure
from studio.things import lamp_post
from studio.trees import grove


def town(
    st: Stage,
    sun: Point = (0.3, 0.3),
    marks: Sequence[tuple[str, float, float]] = (),
    far: float = 200,
    mid: float = 110,
    peaks: float = 0,
    hills: float = 0,
    front: str = "river",
    line: float = 0.68,
    trees: str = "poplar",
    flagged: int = 0,
    ribbons: bool = False,
    streaming: bool = False,
    extras: Sequence[tuple[str, float, float, float]] = (),
) -> Layers:
    """A town: sky, range, hazy houses, landmarks, trees, a foreground and what enlivens it."""
    m, w, h = st.mood, st.w, st.h
    y = h * line
    out = sky(st, sun, horizon=line) + clouds(st, h * 0.2, 4, 0.4)
    if peaks:
        out += mountains(st, y, peaks, round(w / 240), 0.42) + mist(
            st, y - peaks * 0.1, peaks * 0.25, 0.6
        )
    if hills:
        out += [
            ridge(st, y - hills, hills * 0.3, mix(m.far, m.ground, 0.3), m.haze, 0.9),
            ridge(st, y - hills * 0.5, hills * 0.25, mix(m.near, m.ground, 0.5), m.haze, 1.3),
        ]
    if far:
        out += skyline(st, y, far * 0.35, far, mix(m.far, m.haze, 0.45)) + mist(
            st, y - far * 0.2, far * 0.5, 0.65
        )
    shore = skyline(st, y, mid * 0.3, mid, mix(m.near, m.haze, 0.35), windows=True) if mid else []
    for name, x, size in marks:
        shore += LANDMARKS[name](x * w, y, size, m)
    out += shore
    out += grove(st, trees, y + 6, 66, 46, (m.ground, mix(m.ground, m.ink, 0.3))) if trees else []
    out += FRONTS[front](st, y, sun[0], shore)
    if flagged:
        half = flagged // 2
        foot = y + (h - y) * 0.2
        out += flags(st, w * 0.05, w * 0.3, foot, h * 0.26, half) + flags(
            st, w * 0.66, w * 0.91, foot, h * 0.26, flagged - half
        )
    if ribbons:
        out += pennants((-20, h * 0.06), (w * 0.52, h * 0.04), 70, 14, 42)
        out += pennants((w * 0.5, h * 0.04), (w + 20, h * 0.07), 80, 13, 42)
    out += streamers(st) if streaming else []
    for name, x, base, size in extras:
        out += EXTRAS[name](st, x * w, base * h, size)
    return out


def stone_bridge(
    st: Stage,
    marks: Sequence[tuple[str, float, float]] = (),
    spans: int = 7,
    hump: float = 50,
    sun: Point = (0.3, 0.3),
    hills: float = 150,
    far: float = 130,
    statues: bool = False,
    extras: Sequence[tuple[str, float, float, float]] = (),
) -> Layers:
    """An old stone bridge over a river before a town (Skopje, Prague)."""
    m, w, h = st.mood, st.w, st.h
    y = h * 0.64
    out = (
        sky(st, sun, 78, 0.62)
        + clouds(st, h * 0.2, 4, 0.45)
        + [
            ridge(st, y - hills, hills * 0.35, mix(m.far, m.haze, 0.2), m.haze, 0.8),
            ridge(st, y - hills * 0.45, hills * 0.25, mix(m.near, m.ground, 0.5), m.haze, 1.2),
        ]
    )
    out += skyline(st, y, far * 0.3, far, mix(SAND, m.near, 0.35), windows=True) + mist(
        st, y - far * 0.2, far * 0.5, 0.45
    )
    shore = [shape for name, x, s in marks for shape in LANDMARKS[name](w * x, y, s, m)]
    out += [
        *shore,
        *grove(
            st,
            "bushy",
            y + 6,
            64,
            30,
            (m.ground, mix(m.ground, m.ink, 0.3), mix(m.ground, GOLD, 0.3)),
        ),
        rect(-9, y, w + 18, 14, mix(m.near, SAND, 0.4)),
        *water(st, y + 12, h + 9, sun[0], None, shore),
    ]
    c = mix(SAND, DEEP, 0.3)
    out += arches_bridge(-30, w + 30, h * 0.7, h * 0.86, spans, c, hump)
    for i in range(9):
        x = w * (i + 0.5) / 9
        yy = h * 0.7 - hump * math.sin(math.pi * (x + 30) / (w + 60))
        out += (
            (
                [
                    rect(x - 11, yy - 34, 22, 30, mix(c, NAVY, 0.2)),
                    *figure(
                        x,
                        yy - 32,
                        66,
                        mix(NAVY, c, 0.3),
                        mix(NAVY, c, 0.35),
                        "down",
                        True,
                        mix(NAVY, c, 0.3),
                    ),
                ]
                if statues
                else lamp_post(x, yy, 96, mix(NAVY, c, 0.1))
            )
            if i % 2 == 0
            else figure(x, yy + 2, 60, BUNTING[i % 5], SAND, "down", i % 3 == 0)
        )
    for name, x, base, size in extras:
        out += EXTRAS[name](st, x * w, base * h, size)
    return out
