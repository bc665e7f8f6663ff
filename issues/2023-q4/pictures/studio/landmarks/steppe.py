"""Landmarks of Central Asia. Each takes the middle, the ground line, the height and the mood."""

from __future__ import annotations

from studio.buildings import block, colonnade, panes, portal
from studio.colours import DEEP, GOLD, NAVY, PAPER, SAND, SKY, TERRA, Mood, mix
from studio.geometry import arch, bezier, disc, mirror, pill, rect
from studio.layers import Layers, Shape, Stroke
from studio.roofs import dome, drum_dome, minaret


def madrasa(x: float, base: float, s: float, m: Mood) -> Layers:
    """Portal between two minarets, blue domes behind (Samarkand)."""
    wall, tile = mix(SAND, TERRA, 0.12), mix(SKY, DEEP, 0.4)
    out = drum_dome(x - s * 0.62, base - s * 0.34, s * 0.4, wall, mix(SKY, DEEP, 0.25), "ribbed")
    out += drum_dome(x + s * 0.62, base - s * 0.34, s * 0.4, wall, mix(SKY, DEEP, 0.25), "ribbed")
    out += [
        rect(x - s * 0.95, base - s * 0.42, s * 1.9, s * 0.42, wall),
        rect(x - s * 0.95, base - s * 0.42, s * 1.9, s * 0.03, tile),
    ]
    for i in (-0.82, -0.64, -0.46, 0.46, 0.64, 0.82):
        out += [
            arch(x + i * s, base, s * 0.14, s * 0.34, tile),
            arch(x + i * s, base, s * 0.11, s * 0.29, mix(DEEP, SAND, 0.2)),
        ]
    for k in (-1, 1):
        out += minaret(x + k * s * 1.0, base, s * 0.13, s * 0.86, wall, mix(SKY, DEEP, 0.25))
    return out + portal(x, base, s * 0.6, s * 0.8, wall, tile, mix(DEEP, TERRA, 0.2))


def mausoleum(x: float, base: float, s: float, m: Mood) -> Layers:
    """One great ribbed dome over a low body."""
    wall = mix(SAND, TERRA, 0.2)
    out = drum_dome(x, base - s * 0.3, s * 0.52, wall, mix(SKY, DEEP, 0.3), "ribbed")
    out += [
        rect(x - s * 0.45, base - s * 0.32, s * 0.9, s * 0.32, wall, mix(wall, m.haze, 0.3)),
        rect(x + s * 0.25, base - s * 0.32, s * 0.2, s * 0.32, mix(wall, NAVY, 0.25)),
    ]
    return out + portal(
        x, base, s * 0.34, s * 0.46, wall, mix(SKY, DEEP, 0.4), mix(DEEP, TERRA, 0.2)
    )


def tv_tower(x: float, base: float, s: float, m: Mood) -> Layers:
    """Television tower on a green hill (Almaty)."""
    hill = [
        *bezier(
            (x - s * 1.3, base),
            (x - s * 0.6, base - s * 0.1),
            (x - s * 0.4, base - s * 0.42),
            (x, base - s * 0.42),
        ),
        *bezier(
            (x, base - s * 0.42),
            (x + s * 0.4, base - s * 0.42),
            (x + s * 0.7, base - s * 0.1),
            (x + s * 1.5, base),
        ),
    ]
    c = mix(PAPER, SAND, 0.3)
    out: Layers = [
        Stroke([(x, base - s * 0.85), (x, base - s)], s * 0.008, TERRA),
        Shape(
            [
                (x - s * 0.035, base - s * 0.4),
                (x - s * 0.006, base - s * 0.88),
                (x + s * 0.006, base - s * 0.88),
                (x + s * 0.035, base - s * 0.4),
            ],
            c,
        ),
        Shape(
            [
                (x + s * 0.008, base - s * 0.4),
                (x + s * 0.001, base - s * 0.88),
                (x + s * 0.006, base - s * 0.88),
                (x + s * 0.035, base - s * 0.4),
            ],
            mix(c, NAVY, 0.35),
        ),
    ]
    out += [
        pill(x, base - s * y, s * w, s * 0.022, mix(c, NAVY, 0.15))
        for y, w in ((0.64, 0.085), (0.675, 0.07))
    ]
    return [*out, Shape(hill, m.ground, mix(m.ground, m.haze, 0.5))]


def campus_hall(x: float, base: float, s: float, m: Mood) -> Layers:
    """Modern university hall: glass front under a broad roof on slender pillars."""
    out: Layers = [
        rect(x - s * 1.3, base - s * 0.5, s * 0.9, s * 0.5, mix(PAPER, SAND, 0.35), m.haze),
        rect(x + s * 0.4, base - s * 0.5, s * 0.9, s * 0.5, mix(SAND, SKY, 0.4), m.haze),
    ]
    out += panes(
        x - s * 1.28, base - s * 0.48, s * 0.86, s * 0.44, 10, 4, mix(DEEP, SKY, 0.45), 0.8
    ) + panes(x + s * 0.42, base - s * 0.48, s * 0.86, s * 0.44, 10, 4, mix(DEEP, SKY, 0.3), 0.8)
    out += [
        rect(x - s * 0.5, base - s * 0.76, s, s * 0.76, mix(SKY, PAPER, 0.3), mix(SKY, DEEP, 0.3))
    ]
    out += [
        rect(x - s * 0.5 + i * s / 9, base - s * 0.76, s * 0.007, s * 0.76, PAPER, None, 0.7)
        for i in range(10)
    ] + [rect(x - s * 0.5, base - s * y, s, s * 0.007, PAPER, None, 0.7) for y in (0.2, 0.4, 0.6)]
    out += [
        Shape(
            [
                (x - s * 0.66, base - s * 0.8),
                *bezier(
                    (x - s * 0.66, base - s * 0.8),
                    (x - s * 0.2, base - s * 0.98),
                    (x + s * 0.2, base - s * 0.98),
                    (x + s * 0.66, base - s * 0.8),
                ),
                (x + s * 0.66, base - s * 0.75),
                (x - s * 0.66, base - s * 0.75),
            ],
            DEEP,
        )
    ]
    return out + [
        rect(x + k * s, base - s * 0.76, s * 0.022, s * 0.76, GOLD)
        for k in (-0.6, -0.3, 0.28, 0.58)
    ]


def parliament(x: float, base: float, s: float, m: Mood) -> Layers:
    """House of parliament: high colonnade, side wings, flat dome."""
    wall = mix(PAPER, SAND, 0.3)
    out = dome(x, base - s * 0.72, s * 0.7, mix(SKY, DEEP, 0.35))
    out += [rect(x - s * 0.4, base - s * 0.76, s * 0.8, s * 0.1, wall)]
    for k in (-1, 1):
        out += block(x + k * s * 1.02 - s * 0.5, base, s, s * 0.46, mix(wall, SKY, 0.12), m, 4, 9)
        out += [rect(x + k * s * 1.02 - s * 0.52, base - s * 0.48, s * 1.04, s * 0.04, wall)]
    out += colonnade(x, base, s * 1.1, s * 0.58, 9, wall, mix(DEEP, SKY, 0.35))
    return [
        *out,
        *[
            rect(
                x - s * (0.6 + 0.05 * i),
                base - s * 0.03 + i * s * 0.025,
                s * (1.2 + 0.1 * i),
                s * 0.026,
                mix(wall, SKY, 0.1 + 0.14 * i),
            )
            for i in range(3)
        ],
    ]


def yurt(x: float, base: float, s: float, m: Mood) -> Layers:
    """Felt tent of the steppe."""
    c = mix(PAPER, SAND, 0.25)
    left = [
        (x - s * 0.7, base),
        (x - s * 0.74, base - s * 0.42),
        *bezier(
            (x - s * 0.74, base - s * 0.42),
            (x - s * 0.6, base - s * 0.75),
            (x - s * 0.3, base - s * 0.95),
            (x, base - s),
        ),
    ]
    out: Layers = [
        Shape(mirror(left, x), c),
        Shape(
            [
                (x + s * 0.12, base),
                (x + s * 0.1, base - s),
                *[(2 * x - a, b) for a, b in reversed(left)],
            ],
            mix(c, DEEP, 0.25),
        ),
    ]
    out += [
        rect(x - s * 0.74, base - s * 0.46, s * 1.48, s * 0.08, TERRA),
        rect(x - s * 0.74, base - s * 0.44, s * 1.48, s * 0.02, GOLD),
        rect(x - s * 0.16, base - s * 0.44, s * 0.32, s * 0.44, mix(TERRA, NAVY, 0.2)),
        rect(x - s * 0.12, base - s * 0.4, s * 0.24, s * 0.4, mix(GOLD, TERRA, 0.5)),
    ]
    return [*out, disc(x, base - s * 0.98, s * 0.14, mix(c, NAVY, 0.3), s * 0.05)]
