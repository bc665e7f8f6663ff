"""Meshes (ISO 32000-1, 8.7.4.5.5–8): the colours of their corners written anew, the rest kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import pikepdf

from publisher.separation.entries import Span, bits, body, number, pairs, whole
from publisher.separation.formulas import Values
from publisher.separation.ink import BadColour

FREE, LATTICE, COONS, TENSOR = 4, 5, 6, 7  #: shading types
MAX_CORNERS = 1_000_000
COORDINATE_BITS = (1, 2, 4, 8, 12, 16, 24, 32)
COMPONENT_BITS = (1, 2, 4, 8, 12, 16)
FLAG_BITS = (2, 4, 8)
WRITTEN_BITS = 16  #: of a component that is written
POINTS = {COONS: 12, TENSOR: 16}  #: of a patch that stands alone; its colours are four
SHARED = 4  #: points that a patch has in common with the one before; and two colours


@dataclass(frozen=True)
class Record:
    """A vertex or patch as it is packed: a head of flag and coordinates, and its colours."""

    head: int  #: its bits, as a number
    width: int  #: of the head, in bits
    colours: tuple[int, ...]  #: the bits of each colour, as a number


@dataclass(frozen=True)
class Mesh:
    """The stream of a mesh, and how it is packed."""

    kind: int
    data: bytes
    flag: int  #: bits; none in a lattice
    coordinate: int  #: bits
    component: int  #: bits
    decode: tuple[Span, ...]  #: of each component
    row: int  #: vertices in a row of a lattice

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """Its vertices or patches. Raises `BadColour` if there are none or far too many."""
        records = tuple(self._read())
        if self.kind == LATTICE:
            records = records[: len(records) // self.row * self.row]
        if len(records) < (2 * self.row if self.kind == LATTICE else 1):
            raise BadColour("a mesh without a single field")
        return records

    def _read(self) -> Iterator[Record]:
        """Yield records; what is left at the end is less than one, an end of line perhaps."""
        place, end, left = 0, len(self.data) * 8, MAX_CORNERS
        colour = self.component * len(self.decode)
        while place + self.flag < end:
            points, colours = self._extent(bits(self.data, place, self.flag))
            head = self.flag + 2 * points * self.coordinate
            after = place + head + colours * colour
            if after > end:
                return
            left -= colours
            if left < 0:
                raise BadColour(f"a mesh of more than {MAX_CORNERS} corners")
            yield Record(
                bits(self.data, place, head),
                head,
                tuple(bits(self.data, place + head + n * colour, colour) for n in range(colours)),
            )
            place = -(-after // 8) * 8

    def _extent(self, flag: int) -> tuple[int, int]:
        """Return how many points and colours a record has."""
        if self.kind in (FREE, LATTICE):
            return 1, 1
        return (POINTS[self.kind] - SHARED, 2) if flag & 3 else (POINTS[self.kind], 4)

    def colours(self) -> dict[int, Values]:
        """Return every colour by its bits, in the order in which they come."""
        found = dict.fromkeys(colour for record in self.records for colour in record.colours)
        return {packed: self._colour(packed) for packed in found}

    def _colour(self, packed: int) -> Values:
        full, count = (1 << self.component) - 1, len(self.decode)
        values = [packed >> (count - 1 - n) * self.component & full for n in range(count)]
        return tuple(
            low + value / full * (high - low)
            for value, (low, high) in zip(values, self.decode, strict=True)
        )

    def written(self, colours: dict[int, Values]) -> bytes:
        """Return the stream with other colours (each 0–1) in 16 bits, and the same coordinates."""
        packed = {old: _packed(values) for old, values in colours.items()}
        width = WRITTEN_BITS * len(next(iter(colours.values())))
        parts = []
        for record in self.records:
            whole, length = record.head, record.width
            for colour in record.colours:
                whole, length = whole << width | packed[colour], length + width
            spare = -length % 8
            parts.append((whole << spare).to_bytes((length + spare) // 8, "big"))
        return b"".join(parts)


def read_mesh(shading: pikepdf.Object, kind: int, components: int) -> Mesh:
    """Return a mesh whose corners have colours of so many components. Raises `BadColour`."""
    decode = pairs(shading, "/Decode", 2 + components)
    return Mesh(
        kind,
        body(shading, "a mesh"),
        0 if kind == LATTICE else whole(shading, "/BitsPerFlag", FLAG_BITS),
        whole(shading, "/BitsPerCoordinate", COORDINATE_BITS),
        whole(shading, "/BitsPerComponent", COMPONENT_BITS),
        decode[2:],
        _row(shading) if kind == LATTICE else 0,
    )


def _row(shading: pikepdf.Object) -> int:
    row = number(shading.get("/VerticesPerRow"), "/VerticesPerRow")
    if row != int(row) or not 2 <= row <= MAX_CORNERS:
        raise BadColour(f"/VerticesPerRow is {row:g}")
    return int(row)


def _packed(values: Sequence[float]) -> int:
    whole = 0
    for value in values:
        whole = whole << WRITTEN_BITS | round(value * ((1 << WRITTEN_BITS) - 1))
    return whole
