"""Calibrated colour spaces, CalGray, CalRGB and Lab: by CIELAB to inks (ISO 32000-1, 8.6.5)."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf

from publisher.separation.entries import number, numbers
from publisher.separation.ink import BadColour
from publisher.separation.separator import Separator
from publisher.separation.spaces import Grey, Lab, unit

WHITE = (0.9642, 1.0, 0.8249)  #: D50, where a space names none
_EVEN = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)


def calibrated_grey(given: pikepdf.Object, separator: Separator) -> Grey:
    """Return CalGray: black alone, as light as the grey. Raises `BadColour`."""
    gamma = _gamma(number(given.get("/Gamma", 1), "/Gamma"))
    return Grey(separator, lambda level: _lightness(level**gamma))


def calibrated_rgb(given: pikepdf.Object, separator: Separator) -> Lab:
    """Return CalRGB: to XYZ by its matrix, to CIELAB by its own white. Raises `BadColour`."""
    white = numbers(given, "/WhitePoint", 3, WHITE)
    gammas = [_gamma(each) for each in numbers(given, "/Gamma", 3, (1.0, 1.0, 1.0))]
    matrix = numbers(given, "/Matrix", 9, _EVEN)
    if min(white) <= 0:
        raise BadColour("a colour space whose white is dark")

    def to_lab(values: Sequence[float]) -> tuple[float, float, float]:
        linear = [unit(v) ** g for v, g in zip(values, gammas, strict=True)]
        xyz = [sum(linear[c] * matrix[3 * c + axis] for c in range(3)) for axis in range(3)]
        x, y, z = (_root(v / w) for v, w in zip(xyz, white, strict=True))
        a, b = (max(-128.0, min(127.0, v)) for v in (500 * (x - y), 200 * (y - z)))
        return max(0.0, min(100.0, 116 * y - 16)), a, b

    return Lab(separator, to_lab)


def lab(given: pikepdf.Object, separator: Separator) -> Lab:
    """Return Lab, whose values are clipped to its range. Raises `BadColour`."""
    low_a, high_a, low_b, high_b = numbers(given, "/Range", 4, (-100, 100, -100, 100))

    def clipped(values: Sequence[float]) -> tuple[float, float, float]:
        lightness, a, b = values
        return (
            max(0.0, min(100.0, lightness)),
            max(-128.0, low_a, min(127.0, high_a, a)),
            max(-128.0, low_b, min(127.0, high_b, b)),
        )

    return Lab(separator, clipped, ((0.0, 100.0), (low_a, high_a), (low_b, high_b)))


def _gamma(value: float) -> float:
    if not 0 < value < 100:
        raise BadColour(f"/Gamma is {value:g}")
    return value


def _root(share: float) -> float:
    return float(share ** (1 / 3)) if share > 0.008856 else 7.787 * share + 16 / 116


def _lightness(luminance: float) -> float:
    return 116 * _root(luminance) - 16
