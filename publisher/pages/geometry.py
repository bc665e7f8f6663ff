"""Matrices and rectangles of PDF user space, in pt."""

from __future__ import annotations

from collections.abc import Iterable

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]  #: left, bottom, right, top

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
PT_PER_MM = 72 / 25.4


def concatenate(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does `first` and `then` (PDF: `first × then`)."""
    a, b, c, d, e, f = first
    A, B, C, D, E, F = then
    return (a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D,
            e * A + f * C + E, e * B + f * D + F)  # fmt: skip


def transform(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return the point (x, y) carried by a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(points: Iterable[tuple[float, float]]) -> Box:
    """Return the smallest upright box around some points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def box_of(matrix: Matrix, box: Box) -> Box:
    """Return the upright box around a box carried by a matrix."""
    left, bottom, right, top = box
    corners = ((left, bottom), (right, bottom), (left, top), (right, top))
    return bounds(transform(matrix, x, y) for x, y in corners)


def around(one: Box | None, other: Box) -> Box:
    """Return the smallest box around two; None stands for nothing yet."""
    if one is None:
        return other
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def intersect(one: Box | None, other: Box | None) -> Box | None:
    """Return what two boxes share (possibly empty); None stands for everywhere."""
    if one is None or other is None:
        return one or other
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    return left, bottom, max(left, min(one[2], other[2])), max(bottom, min(one[3], other[3]))


def apart(one: Box | None, other: Box | None) -> bool:
    """Tell whether two boxes share nothing, not even an edge; None stands for everywhere."""
    if one is None or other is None:
        return False
    beside = one[2] < other[0] or other[2] < one[0]
    return beside or one[3] < other[1] or other[3] < one[1]


def inverse(matrix: Matrix) -> Matrix | None:
    """Return the matrix that undoes `matrix`, or None if it flattens the plane."""
    a, b, c, d, e, f = matrix
    determinant = a * d - b * c
    if abs(determinant) < 1e-9:
        return None
    return (d / determinant, -b / determinant, -c / determinant, a / determinant,
            (c * f - d * e) / determinant, (b * e - a * f) / determinant)  # fmt: skip


def shares(matrix: Matrix, clip: Box | None) -> Box:
    """Return which part of the unit square shows through a clip, as shares 0–1 from the top.

    The result is left, top, right, bottom, as pictures count; everything when nothing clips.
    """
    back = inverse(matrix)
    if clip is None or back is None:
        return 0.0, 0.0, 1.0, 1.0
    left, bottom, right, top = (min(1.0, max(0.0, share)) for share in box_of(back, clip))
    return left, 1.0 - top, right, 1.0 - bottom
