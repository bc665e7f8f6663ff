"""Functions written into a PDF: as short as they can be, and in 16 bits where they are tables."""

from __future__ import annotations

import struct
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary

from publisher.separation.entries import Span
from publisher.separation.formulas import Values

FULL = 65535  #: a sample of 16 bits; 8 would show as bands over a whole page
EXACT = 0.5 / FULL  #: what two values may differ by and still be one sample


def curve(pdf: pikepdf.Pdf, values: Sequence[Values]) -> pikepdf.Object:
    """Return a function from 0–1 through values (each 0–1) at even distances.

    A straight line becomes an exponential function, which is shorter and has no steps.
    """
    first, last, steps = values[0], values[-1], len(values) - 1
    straight = all(
        abs(a + n / steps * (b - a) - value) < EXACT
        for n, row in enumerate(values)
        for a, b, value in zip(first, last, row, strict=True)
    )
    if not straight:
        return table(pdf, values, (len(values),), [(0.0, 1.0)])
    return Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(first), C1=Array(last), N=1)


def table(
    pdf: pikepdf.Pdf, values: Sequence[Values], size: Sequence[int], domain: Sequence[Span]
) -> pikepdf.Object:
    """Return a sampled function through values (each 0–1), the first input running fastest."""
    samples = [round(value * FULL) for row in values for value in row]
    return pdf.make_stream(
        struct.pack(f">{len(samples)}H", *samples),
        FunctionType=0,
        Domain=Array([edge for span in domain for edge in span]),
        Range=Array([0, 1] * len(values[0])),
        Size=Array(size),
        BitsPerSample=16,
    )


def side_by_side(curves: Sequence[pikepdf.Object], places: Sequence[Span]) -> pikepdf.Object:
    """Return functions from 0–1 as one, each in its place; the places follow one another."""
    if len(curves) == 1 and places[0] == (0.0, 1.0):
        return curves[0]
    return Dictionary(
        FunctionType=3,
        Domain=Array([places[0][0], places[-1][1]]),
        Functions=Array(curves),
        Bounds=Array([start for start, _ in places[1:]]),
        Encode=Array([0, 1] * len(curves)),
    )
