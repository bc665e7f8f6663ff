"""A rider of the steppe, as outlines in units of his height."""

from __future__ import annotations

from studio.colours import NAVY, SAND, SKY, TERRA, Color, mix
from studio.geometry import disc, smooth
from studio.layers import Layers, Point, Shape, Stroke

Outline = tuple[Point, ...]

# fmt: off
FAR_LEGS: tuple[Outline, ...] = (
    ((.1, .42), (.2, .44), (.215, .22), (.22, .04), (.25, 0), (.18, 0), (.185, .05), (.165, .22)),
    ((-.28, .45), (-.13, .4), (-.2, .28), (-.24, .2), (-.215, .04), (-.19, 0), (-.26, 0),
     (-.255, .05), (-.285, .21)),
)
NEAR_LEGS: tuple[Outline, ...] = (
    ((.04, .4), (.19, .44), (.145, .22), (.145, .04), (.18, 0), (.105, 0), (.11, .05), (.095, .22)),
    ((-.38, .5), (-.16, .42), (-.27, .28), (-.32, .2), (-.3, .04), (-.275, 0), (-.345, 0),
     (-.34, .05), (-.365, .21), (-.34, .3)),
)
TAIL: Outline = ((-.36, .56), (-.44, .52), (-.47, .36), (-.45, .16), (-.42, .3), (-.39, .42),
    (-.35, .5))
BODY: Outline = ((-.37, .5), (-.35, .57), (-.26, .6), (-.12, .57), (.04, .58), (.12, .62),
    (.2, .72), (.27, .83), (.29, .89), (.315, .84), (.36, .78), (.43, .69), (.43, .655), (.39, .65),
    (.34, .69), (.3, .67), (.26, .58), (.235, .48), (.2, .41), (.08, .36), (-.08, .345),
    (-.2, .36), (-.32, .4), (-.37, .5))
MANE: Outline = ((.1, .61), (.19, .74), (.26, .85), (.3, .84), (.24, .73), (.18, .62))
COAT: Outline = ((-.13, .52), (-.1, .66), (-.09, .8), (-.03, .85), (.05, .83), (.07, .72),
    (.09, .56), (.05, .44), (-.03, .46), (-.13, .52))
HAT: Outline = ((-.075, .9), (-.06, .96), (-.02, 1), (.03, .99), (.065, .95), (.075, .92),
    (0, .935), (-.075, .9))
# fmt: on


def rider(x: float, base: float, s: float, c: Color) -> Layers:
    """Steppe rider on a standing horse that faces right; s is the height to the hat."""

    def at(*pts: Point) -> list[Point]:
        return [(x + a * s, base - b * s) for a, b in pts]

    dark, cloth = mix(c, NAVY, 0.4), mix(c, TERRA, 0.55)
    return [
        *[Shape(at(*leg), mix(c, SKY, 0.16)) for leg in FAR_LEGS],
        *[Shape(at(*leg), c) for leg in NEAR_LEGS],
        *[Shape(smooth(at(*part), 5), c) for part in (TAIL, BODY)],
        Shape(smooth(at(*MANE), 5), dark),
        Stroke(at((0.02, 0.56), (0.1, 0.46), (0.07, 0.3)), s * 0.07, dark),
        Stroke(at((0.07, 0.3), (0.11, 0.29)), s * 0.05, dark),
        Shape(smooth(at(*COAT), 5), cloth),
        Stroke(at((0.03, 0.77), (0.12, 0.68), (0.2, 0.69)), s * 0.045, mix(cloth, c, 0.2)),
        Stroke(at((0.2, 0.69), (0.38, 0.68)), s * 0.01, dark),
        disc(*at((0.0, 0.9))[0], s * 0.05, mix(SAND, c, 0.35), s * 0.06),
        Shape(smooth(at(*HAT), 5), dark),
        Stroke(at((-0.055, 0.92), (-0.06, 0.86)), s * 0.03, dark),
    ]
