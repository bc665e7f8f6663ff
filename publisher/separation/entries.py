"""Entries of dictionaries in a PDF nobody vouches for: read as what they must be, or refused."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf

from publisher.separation.ink import BadColour

Span = tuple[float, float]  #: lowest and highest value

BEYOND = 1e30  #: no number of a drawing is; sums and products of such ones are still finite
MAX_NUMBERS = 2000  #: in one array


def number(value: object, what: str) -> float:
    """Return a number. Raises `BadColour` for anything else, and for one beyond all measure."""
    if isinstance(value, bool | pikepdf.Object):
        raise BadColour(f"{what} is not a number")
    try:
        read = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        raise BadColour(f"{what} is not a number") from None
    if not -BEYOND < read < BEYOND:
        raise BadColour(f"{what} is beyond all measure")
    return read


def numbers(
    holder: pikepdf.Object, key: str, count: int | None = None, default: Sequence[float] = ()
) -> tuple[float, ...]:
    """Return the first `count` numbers of an array, or all of them.

    Where the array is missing, the default stands for it. Raises `BadColour` if there is none
    of both, and when the array is too short or holds anything else.
    """
    array = holder.get(key)
    if array is None and default:
        return tuple(default)
    if not isinstance(array, pikepdf.Array) or len(array) > MAX_NUMBERS:
        raise BadColour(f"{key} is not a list of numbers")
    if len(array) < (count or 0):
        raise BadColour(f"{key} has {len(array)} numbers, not {count}")
    return tuple(number(array[at], key) for at in range(len(array) if count is None else count))


def pairs(
    holder: pikepdf.Object, key: str, count: int | None = None, default: Sequence[float] = ()
) -> tuple[Span, ...]:
    """Return the first `count` pairs of an array, or all of them; see `numbers`."""
    flat = numbers(holder, key, None if count is None else 2 * count, default)
    return tuple(zip(flat[::2], flat[1::2], strict=False))


def spans(
    holder: pikepdf.Object, key: str, count: int | None = None, default: Sequence[float] = ()
) -> tuple[Span, ...]:
    """Return pairs of a lowest and a highest value. Raises `BadColour`; see `numbers`."""
    found = pairs(holder, key, count, default)
    if any(low > high for low, high in found):
        raise BadColour(f"{key} has a lowest value above the highest")
    return found


def whole(holder: pikepdf.Object, key: str, allowed: Sequence[int]) -> int:
    """Return a whole number out of those allowed. Raises `BadColour`."""
    read = number(holder.get(key), key)
    if read not in allowed:
        raise BadColour(f"{key} is {read:g}")
    return int(read)


def body(stream: pikepdf.Object, what: str) -> bytes:
    """Return what a stream holds, unpacked. Raises `BadColour` if it is none or is damaged."""
    if not isinstance(stream, pikepdf.Stream):
        raise BadColour(f"{what} has no data")
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, NotImplementedError, RuntimeError):
        raise BadColour(f"the data of {what} cannot be unpacked") from None


def bits(data: bytes, start: int, count: int) -> int:
    """Return `count` bits of some data as a number, from the bit `start` onwards."""
    first, end = start >> 3, (start + count + 7) >> 3
    return int.from_bytes(data[first:end], "big") >> (end * 8 - start - count) & (1 << count) - 1
