"""JPEG data: the quality that they were packed with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.preflight.objects import DAMAGE, dictionary, listed, named, number

MAX_SEGMENTS = 1000  #: before the picture itself
#: Bits of a sample that photographs of quality 50 never need: twice what the finest of them do.
#: To read the tables of a picture is to read all of it, so those above are left alone.
SPARSE = 1.25

#: What libjpeg quantises brightness by at quality 50 (ITU-T T.81, table K.1), in zigzag order.
_USUAL = (
    *(16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, 26, 24, 22, 22, 24, 49),
    *(35, 37, 29, 40, 58, 51, 61, 60, 57, 51, 56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56),
    *(80, 109, 81, 87, 95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99),
)
_START, _SCAN, _TABLES = b"\xff\xd8", 0xDA, 0xDB


def quality(image: Any) -> float | None:
    """Return the quality of a picture, 1–100; None if it is no plain JPEG, or does not tell."""
    if [named(each) for each in listed(image.get("/Filter"))] not in (["DCTDecode"], ["DCT"]):
        return None
    try:
        tables = dict(_tables(memoryview(image.get_raw_stream_buffer())))
    except DAMAGE:
        return None
    return _graded(tables[0]) if 0 in tables else None


def is_packed_hard(image: Any, components: int) -> bool:
    """Tell whether a picture spends few bits on each sample, as far as its sizes say."""
    length, *sides = (
        number(dictionary(image).get(key)) or 0.0 for key in ("/Length", "/Width", "/Height")
    )
    return length * 8 < SPARSE * sides[0] * sides[1] * max(1, components)


def _graded(table: tuple[int, ...]) -> float:
    """Return the quality whose table is as coarse as one: libjpeg's formula, turned round."""
    percent = 100 * sum(table) / sum(_USUAL)
    return max(1.0, 5000 / percent if percent > 100 else (200 - percent) / 2)


def _tables(data: memoryview) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the quantisation tables of JPEG data by their numbers."""
    at = 2 if bytes(data[:2]) == _START else len(data)
    for _ in range(MAX_SEGMENTS):
        if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] == _SCAN:
            return
        length = data[at + 2] << 8 | data[at + 3]
        if data[at + 1] == _TABLES:
            yield from _listed(bytes(data[at + 4 : at + 2 + length]))
        at += 2 + length


def _listed(segment: bytes) -> Iterator[tuple[int, tuple[int, ...]]]:
    while len(segment) > 64:
        wide = segment[0] >> 4
        size = 128 if wide else 64
        values = segment[1 : 1 + size]
        if len(values) < size:
            return
        pairs = zip(values[::2], values[1::2], strict=True)
        table = tuple(high << 8 | low for high, low in pairs) if wide else tuple(values)
        yield segment[0] & 15, table
        segment = segment[1 + size :]
