"""Fonts as facts ask them: how far their codes advance, how high their letters stand."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from publisher.pages.geometry import Matrix
from publisher.preflight.objects import dictionary, items, matrix, named, number, numbers

MAX_WIDTHS = 70_000  #: more codes than two bytes have
_GUESS = 0.5  #: em: the advance of a letter in a font that does not tell
_THOUSANDTH: Matrix = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Metrics:
    """Measures of a font, in em."""

    composite: bool  #: whether codes are of two bytes
    identity: bool  #: whether codes are glyph numbers
    drawn: bool  #: whether glyphs are drawings of the file (Type 3)
    default: float  #: advance of a code that has no width of its own
    ascent: float
    descent: float
    glyphs: Matrix  #: from the space of glyphs to that of text
    widths: dict[int, float] = field(default_factory=dict)

    def codes(self, shown: bytes) -> tuple[int, ...] | bytes:
        """Return the codes that a string shows."""
        if not self.composite:
            return shown
        count = len(shown) // 2
        return struct.unpack(f">{count}H", shown[: 2 * count])

    def advance(self, codes: tuple[int, ...] | bytes) -> float:
        """Return how far codes move on, in em, without what is added between them."""
        get, default = self.widths.get, self.default
        return sum([get(code, default) for code in codes])


def read_metrics(font: Any) -> Metrics:
    """Return the measures of a font dictionary; guesses where it does not tell."""
    kind = named(font.get("/Subtype"))
    if kind == "Type0":
        return _composite(font)
    drawn = kind == "Type3"
    glyphs = matrix(font.get("/FontMatrix")) if drawn else _THOUSANDTH
    descriptor = dictionary(font.get("/FontDescriptor"))
    missing = number(descriptor.get("/MissingWidth"))
    default = _GUESS if missing is None else missing / 1000
    ascent, descent = _heights(descriptor)
    first = int(number(font.get("/FirstChar")) or 0)
    listed = enumerate(items(font.get("/Widths"))[:MAX_WIDTHS], start=first)
    unit = abs(glyphs[0]) or 0.001
    widths = {code: width * unit for code, each in listed if (width := number(each)) is not None}
    return Metrics(False, False, drawn, default, ascent, descent, glyphs, widths)


def _composite(font: Any) -> Metrics:
    descendants = items(font.get("/DescendantFonts"))
    inner = dictionary(descendants[0] if descendants else None)
    usual = number(inner.get("/DW"))
    default = 1.0 if usual is None else usual / 1000
    ascent, descent = _heights(dictionary(inner.get("/FontDescriptor")))
    identity = named(font.get("/Encoding")) in ("Identity-H", "Identity-V")
    widths = dict(_listed(items(inner.get("/W")))) if identity else {}
    return Metrics(True, identity, False, default, ascent, descent, _THOUSANDTH, widths)


def _heights(descriptor: Any) -> tuple[float, float]:
    above, below = number(descriptor.get("/Ascent")), number(descriptor.get("/Descent"))
    return (above or 800.0) / 1000, -abs(below or 200.0) / 1000


def _listed(parts: list[Any]) -> Iterator[tuple[int, float]]:
    """Yield code and width from the /W of a CIDFont: `c [w …]` or `first last w`."""
    at = 0
    while at + 1 < len(parts):
        first = int(number(parts[at]) or 0)
        each = numbers(parts[at + 1])
        if each is not None:
            yield from ((first + step, width / 1000) for step, width in enumerate(each))
            at += 2
            continue
        last = int(number(parts[at + 1]) or 0)
        width = number(parts[at + 2]) if at + 2 < len(parts) else None
        for code in range(first, min(last, first + MAX_WIDTHS) + 1):
            yield code, (width or 0.0) / 1000
        at += 3
