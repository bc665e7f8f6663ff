"""Objects of a PDF that may lie about their kind, read as plain values or as nothing.

Whatever a file holds where something else belongs reads as empty or None: rules then speak of a
thing that is missing, and need not guard every step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from publisher.incoming import limited
from publisher.pages.geometry import IDENTITY, Box, Matrix

MAX_UNPACKED = 64 * 1024 * 1024  #: bytes: no stream that is read here unpacks to more
MAX_UNIT = 1000.0  #: pt: no page measures in a larger unit
MAX_PARENTS = 64  #: levels of a page tree that a page may inherit from

#: What reading a damaged object may raise.
DAMAGE = (
    *(pikepdf.PdfError, pikepdf.DataDecodingError, AttributeError, ArithmeticError, LookupError),
    *(TypeError, ValueError, RuntimeError),
)


@contextmanager
def bounded() -> Iterator[None]:
    """Hold the reader to `MAX_UNPACKED` within, and let no damage be passed over."""
    with limited(MAX_UNPACKED, parser_max_errors=0):
        yield


def identity(value: Any) -> tuple[int, int]:
    """Return the number of an object in its file; (0, 0) for one that has none of its own."""
    return value.objgen if isinstance(value, pikepdf.Object) else (0, 0)


def dictionary(value: Any) -> Any:
    """Return a dictionary, or that of a stream; an empty one for anything else."""
    return value if isinstance(value, Dictionary | Stream) else Dictionary()


def entries(value: Any) -> list[tuple[str, Any]]:
    """Return the entries of a dictionary by key; those of anything else are none."""
    held = dictionary(value)
    return [(key, held.get(key)) for key in sorted(held.keys())]


def items(value: Any) -> list[Any]:
    """Return the items of an array; those of anything else are none."""
    return list(value) if isinstance(value, Array) else []


def listed(value: Any) -> list[Any]:
    """Return the items of an array, or the single value that may stand in its place."""
    return items(value) if isinstance(value, Array) else [] if value is None else [value]


def named(value: Any) -> str:
    """Return a name without its slash; "" for anything else."""
    return str(value)[1:] if isinstance(value, Name) else ""


def text(value: Any) -> str:
    """Return a text string; "" for anything else."""
    return str(value) if isinstance(value, String) else ""


def number(value: Any) -> float | None:
    """Return a number; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return float(value)


def numbers(value: Any) -> tuple[float, ...] | None:
    """Return the numbers of an array; None if it is none, or holds anything else."""
    found = [number(item) for item in items(value)]
    if not found or None in found:
        return None
    return tuple(each for each in found if each is not None)


def box(value: Any, unit: float = 1.0) -> Box | None:
    """Return the four sides of a rectangle in pt as they are written; None if there are not.

    `unit` is how many pt the unit is that they are written in.
    """
    sides = numbers(value)
    if not sides or len(sides) != 4:
        return None
    return sides[0] * unit, sides[1] * unit, sides[2] * unit, sides[3] * unit


def upright(sides: Box) -> Box:
    """Return a rectangle with its lower left corner first, whichever way it was written."""
    left, bottom, right, top = sides
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def matrix(value: Any) -> Matrix:
    """Return the matrix that an array holds; the identity for anything else."""
    six = numbers(value)
    return (six[0], six[1], six[2], six[3], six[4], six[5]) if six and len(six) == 6 else IDENTITY


def inherited(page: Any, key: str) -> Any:
    """Return the value of a page's key, or that of the nearest node above which has one."""
    node = dictionary(page)
    for _ in range(MAX_PARENTS):
        if key in node:
            return node.get(key)
        if "/Parent" not in node:
            break
        node = dictionary(node.get("/Parent"))
    return None


def user_unit(page: Any) -> float:
    """Return how many pt a page's unit is (ISO 32000-1, 14.11.1); 1 where that makes no sense."""
    unit = number(dictionary(page).get("/UserUnit")) or 1.0
    return unit if 0 < unit < MAX_UNIT else 1.0


def unpacked(value: Any) -> bytes | None:
    """Return the data of a stream; None if it is none, or cannot be unpacked."""
    if not isinstance(value, Stream):
        return None
    try:
        return bytes(value.read_bytes())
    except DAMAGE:
        return None
