"""The pen: operators of PDF content for lines, patches and circles, in pt."""

from __future__ import annotations

from publisher.pages.geometry import Box

_ARC = 0.5523  #: how far a Bézier curve's handles reach along a quarter of the unit circle


def number(value: float) -> str:
    """Return a number as PDF writes it, to a thousandth."""
    rounded = round(value, 3) + 0.0  # turns -0 into 0
    return f"{rounded:.3f}".rstrip("0").rstrip(".")


def numbers(*values: float) -> str:
    """Return some numbers as PDF writes them."""
    return " ".join(number(value) for value in values)


def line(x: float, y: float, to_x: float, to_y: float) -> str:
    """Return the operators that stroke a straight line."""
    return f"{numbers(x, y)} m {numbers(to_x, to_y)} l S"


def patch(box: Box) -> str:
    """Return the operators that fill a rectangle."""
    left, bottom, right, top = box
    return f"{numbers(left, bottom, right - left, top - bottom)} re f"


def circle(radius: float) -> str:
    """Return the path of a circle around the origin."""
    r, arc = radius, radius * _ARC
    quarters = ((r, arc, arc, r, 0, r), (-arc, r, -r, arc, -r, 0),
                (-r, -arc, -arc, -r, 0, -r), (arc, -r, r, -arc, r, 0))  # fmt: skip
    curves = " ".join(f"{numbers(*quarter)} c" for quarter in quarters)
    return f"{numbers(r, 0)} m {curves} h"
