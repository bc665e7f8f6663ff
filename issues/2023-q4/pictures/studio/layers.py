"""What a picture is made of: layers on a stage."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from studio.colours import DEEP, Color, Mood, mix

Point = tuple[float, float]


@dataclass(frozen=True)
class Sky:
    """Vertical gradient over the whole picture; stops are (share, colour)."""

    stops: tuple[tuple[float, Color], ...]


@dataclass(frozen=True)
class Shape:
    """Filled polygon; `low`/`alpha_low` make a gradient from its top to its bottom.

    An arched one has `alpha_low` at half its height and `alpha` at top and bottom.
    """

    pts: Sequence[Point]
    fill: Color
    low: Color | None = None
    alpha: float = 1.0
    alpha_low: float | None = None
    arched: bool = False


@dataclass(frozen=True)
class Stroke:
    """Open line of a given width with round joints."""

    pts: Sequence[Point]
    width: float
    fill: Color
    alpha: float = 1.0


@dataclass(frozen=True)
class Glow:
    """Soft round light."""

    x: float
    y: float
    r: float
    fill: Color
    alpha: float


Layer = Sky | Shape | Stroke | Glow

Layers = list[Layer]


@dataclass(frozen=True)
class Stage:
    """What a scene knows of its picture: size in units, light, chance."""

    w: float
    h: float
    mood: Mood
    rng: random.Random


Scene = Callable[..., Layers]


def reflected(layers: Sequence[Layer], y: float, squeeze: float = 0.8) -> Layers:
    """Shapes and strokes mirrored in the water line y, a little flatter than they stand."""

    def dip(pts: Sequence[Point]) -> list[Point]:
        return [(a, y + (y - b) * squeeze) for a, b in pts]

    out: Layers = []
    for layer in layers:
        if isinstance(layer, Stroke):
            out.append(replace(layer, pts=dip(layer.pts)))
        elif isinstance(layer, Shape):
            foot = modelled(layer)
            low = foot.alpha if foot.alpha_low is None else foot.alpha_low
            shape = replace(foot, pts=dip(foot.pts), fill=foot.low or foot.fill, low=foot.fill)
            out.append(replace(shape, alpha=low, alpha_low=foot.alpha))
    return out


def modelled(layer: Shape) -> Shape:
    """A flat, opaque shape of middling size, turned darker towards its foot; others unchanged."""
    if layer.low is not None or layer.alpha != 1.0 or layer.alpha_low is not None:
        return layer
    xs, ys = [p[0] for p in layer.pts], [p[1] for p in layer.pts]
    w, h = max(xs) - min(xs), max(ys) - min(ys)
    if not (w * h > 900 and 54 < h < 440 and w < 440):
        return layer
    light = sum(layer.fill) / 765
    return replace(layer, low=mix(layer.fill, DEEP, 0.2 - 0.14 * light))
