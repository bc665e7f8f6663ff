"""People without faces: standing, sitting, seen from behind."""

from __future__ import annotations

from studio.colours import DEEP, NAVY, PAPER, SAND, TERRA, Color, mix
from studio.geometry import disc, mirror, oval, pill, rect, smooth
from studio.layers import Layers, Shape, Stroke


def hair_cap(x: float, y: float, r: float, hair: Color) -> Shape:
    """Hair on a head of half-width r around (x, y), parted at the left."""
    brow = [
        (x + r * 0.98, y + r * 0.1),
        (x + r * 0.74, y - r * 0.44),
        (x + r * 0.05, y - r * 0.68),
        (x - r * 0.55, y - r * 0.5),
        (x - r * 0.96, y + r * 0.15),
    ]
    return Shape([*oval(x, y, r * 1.1, r * 1.24, 175, 365), *brow], hair)


REACH: dict[str, tuple[tuple[int, float, float], ...]] = {
    "down": ((-1, -0.16, 0.3), (1, 0.16, 0.3)),
    "up": ((-1, -0.15, 0.3), (1, 0.18, -0.28)),
    "both": ((-1, -0.2, -0.26), (1, 0.2, -0.26)),
    "out": ((-1, -0.15, 0.3), (1, 0.3, 0.12)),
    "right": ((-1, -0.16, 0.3), (1, 0.26, 0.26)),
    "left": ((1, 0.16, 0.3), (-1, -0.26, 0.26)),
}


def legs(x: float, base: float, h: float, coat: Color, skin: Color, skirt: bool) -> Layers:
    """Lower half of a figure: trousers, or a skirt over shoes."""
    hip, w = base - h * 0.46, h * 0.1
    if not skirt:
        return [
            Shape(
                [
                    (x - w, hip - 4),
                    (x - h * 0.004, hip - 4),
                    (x - h * 0.014, base),
                    (x - h * 0.075, base),
                ],
                mix(NAVY, coat, 0.22),
            ),
            Shape(
                [
                    (x + w, hip - 4),
                    (x + h * 0.004, hip - 4),
                    (x + h * 0.014, base),
                    (x + h * 0.075, base),
                ],
                mix(NAVY, coat, 0.06),
            ),
            pill(x - h * 0.052, base - h * 0.008, h * 0.085, h * 0.024, NAVY),
            pill(x + h * 0.052, base - h * 0.008, h * 0.085, h * 0.024, NAVY),
        ]
    hem = base - h * 0.13
    out: Layers = [
        rect(x + k * h * 0.04 - h * 0.016, hem - 6, h * 0.032, h * 0.12, mix(skin, TERRA, 0.15))
        for k in (-1, 1)
    ]
    out += [pill(x + k * h * 0.045, base - h * 0.01, h * 0.07, h * 0.028, NAVY) for k in (-1, 1)]
    return [
        *out,
        Shape(
            [
                (x - w * 0.85, hip - 6),
                (x + w * 0.85, hip - 6),
                (x + w * 1.35, hem),
                (x - w * 1.35, hem),
            ],
            coat,
        ),
        Shape(
            [
                (x + w * 0.25, hip - 6),
                (x + w * 0.85, hip - 6),
                (x + w * 1.35, hem),
                (x + w * 0.4, hem),
            ],
            mix(coat, NAVY, 0.28),
        ),
    ]


def figure(
    x: float,
    base: float,
    h: float,
    coat: Color,
    skin: Color = SAND,
    arms: str = "down",
    skirt: bool = False,
    hair: Color = NAVY,
    suit: bool = True,
) -> Layers:
    """Standing stylised person without a face; for the arms see REACH."""
    sh, hip, r = base - h * 0.8, base - h * 0.46, h * 0.064
    sw, hw, cy = h * 0.125, h * 0.098, base - h * 0.895
    dark = mix(coat, NAVY, 0.28)
    out = legs(x, base, h, coat, skin, skirt)
    if skirt:
        out += [disc(x, cy + h * 0.03, r * 1.28, hair, r * 1.65)]
    left = smooth(
        [
            (x - h * 0.03, sh - h * 0.02),
            (x - sw * 0.8, sh + h * 0.005),
            (x - sw, sh + h * 0.07),
            (x - hw * (0.78 if skirt else 0.98), hip - h * 0.08),
            (x - hw * (0.89 if skirt else 1.08), hip + h * 0.03),
        ],
        6,
    )
    out += [
        Shape(mirror(left, x), coat),
        Shape(
            [
                (x + h * 0.03, sh - h * 0.02),
                *[(2 * x - a, b) for a, b in left[1:]],
                (x + h * 0.028, hip + h * 0.03),
            ],
            dark,
        ),
    ]
    collar = PAPER if suit and not skirt else skin
    out += [
        Shape(
            [
                (x - h * 0.034, sh - h * 0.022),
                (x + h * 0.034, sh - h * 0.022),
                (x, sh + h * (0.13 if suit and not skirt else 0.04)),
            ],
            collar,
        )
    ]
    if suit and not skirt:
        out.append(
            Shape(
                [
                    (x - h * 0.011, sh),
                    (x + h * 0.011, sh),
                    (x + h * 0.013, sh + h * 0.08),
                    (x, sh + h * 0.115),
                    (x - h * 0.013, sh + h * 0.08),
                ],
                DEEP if coat == TERRA else TERRA,
            )
        )
    for side, dx, dy in REACH[arms]:
        a, b = (x + side * sw * 0.82, sh + h * 0.045), (x + dx * h, sh + dy * h)
        mid = ((a[0] + b[0]) / 2 + side * h * 0.022, (a[1] + b[1]) / 2)
        cuff = (b[0] + (mid[0] - b[0]) * 0.2, b[1] + (mid[1] - b[1]) * 0.2)
        out += [
            Stroke([a, mid, cuff], h * 0.054, dark if side > 0 else coat),
            disc(*b, h * 0.029, skin),
        ]
    out += [
        rect(x - h * 0.022, sh - h * 0.05, h * 0.044, h * 0.05, mix(skin, TERRA, 0.22)),
        disc(x, cy, r, skin, r * 1.18),
        Shape([*oval(x, cy, r, r * 1.18, -70, 70)], mix(skin, TERRA, 0.14)),
        hair_cap(x, cy, r, hair),
    ]
    return out
