"""Folding: which page stands where on which side of which sheet, and how deep it is nested.

No table of layouts is kept: a sheet is folded in thought, at right angles, head to head, the spine
last, and its pages are numbered as they are then read. The back is printed after the sheet was
turned over its vertical axis, so what stands at the left of the front has its back at the right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

SCHEMES = ("saddle", "perfect")  #: signatures one within another, or one behind another
SIGNATURES = (4, 8, 16, 32)  #: pages that a signature may have
GRIDS = {2: (2, 1), 4: (2, 2), 8: (4, 2)}  #: columns and rows, by the pages on a side of a sheet


@dataclass(frozen=True, slots=True)
class Placing:
    """A page in its place on one side of a sheet."""

    page: int  #: counted from 1; a number beyond the last page is a blank
    column: int  #: counted from 0, from the left of this side
    row: int  #: counted from 0, from the foot of this side
    turned: bool  #: whether it stands on its head
    depth: int  #: how many leaves lie around its own in the signature

    @property
    def recto(self) -> bool:
        """Whether it is a right-hand page, which has its spine at its left."""
        return self.page % 2 == 1

    @property
    def spine_left(self) -> bool:
        """Whether its spine is at its left as one looks at the sheet."""
        return self.recto != self.turned


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a signature with the pages of both its sides."""

    signature: int  #: counted from 1
    number: int  #: within the signature, counted from 1, from the outermost
    columns: int
    rows: int
    front: tuple[Placing, ...]  #: the side that is outside once the sheet is folded
    back: tuple[Placing, ...]


class Face(NamedTuple):
    """A side of a leaf: where it stands on its side of the sheet before that is folded."""

    column: int
    row: int
    front: bool
    turned: bool


class _Leaf(NamedTuple):
    """A leaf as it lies while its sheet is folded; columns as they are seen from the front."""

    column: int
    row: int
    front_up: bool = False
    turned: bool = False


def impose_pages(pages: int, scheme: str, signature: int, up: int) -> tuple[Sheet, ...]:
    """Return the sheets of a copy, signature by signature, the outermost sheet first.

    `scheme` is one of `SCHEMES`, `signature` one of `SIGNATURES`, `up` the number of pages on a
    side of a sheet (2, 4 or 8). Blanks fill the last signature up to a multiple of four.
    """
    extent = extent_of(pages)
    length = extent if scheme == "saddle" else signature
    return tuple(
        sheet
        for number, first in enumerate(range(1, extent + 1, length), start=1)
        for sheet in _signature(number, first, min(length, extent - first + 1), up)
    )


def extent_of(pages: int) -> int:
    """Return the number of pages with the blanks that make it a multiple of four."""
    return -(-pages // 4) * 4


def deepest(sheets: tuple[Sheet, ...]) -> int:
    """Return how many leaves lie around the innermost one of all signatures."""
    return max(placing.depth for sheet in sheets for placing in sheet.front)


def _signature(number: int, first: int, pages: int, up: int) -> Iterator[Sheet]:
    """Yield the sheets of the signature that begins with page `first`."""
    low, high = first, first + pages - 1
    for index, side in enumerate(_sides(pages, up), start=1):
        folios = [*range(low, low + side), *range(high - side + 1, high + 1)]
        yield _sheet(number, index, folios, (low - first) // 2)
        low, high = low + side, high - side


def _sides(pages: int, up: int) -> list[int]:
    """Return the pages on a side of each sheet, from the outermost.

    What is too little for a full sheet goes on smaller ones, wrapped around the full ones.
    """
    sides: list[int] = []
    while pages:
        while 2 * up > pages:
            up //= 2
        sides.append(up)
        pages -= 2 * up
    return sides[::-1]


def _sheet(signature: int, number: int, folios: list[int], depth: int) -> Sheet:
    """Return the sheet that holds some pages, given in the order in which they are read."""
    columns, rows = GRIDS[len(folios) // 2]
    sides: tuple[list[Placing], list[Placing]] = [], []
    for place, (folio, face) in enumerate(zip(folios, folded(columns, rows), strict=True)):
        around = depth + min(place, len(folios) - 1 - place) // 2
        placing = Placing(folio, face.column, face.row, face.turned, around)
        sides[0 if face.front else 1].append(placing)
    front, back = (tuple(sorted(side, key=_by_place)) for side in sides)
    return Sheet(signature, number, columns, rows, front, back)


def _by_place(placing: Placing) -> tuple[int, int]:
    return -placing.row, placing.column


@cache
def folded(columns: int, rows: int) -> tuple[Face, ...]:
    """Return the faces of a sheet, folded to one leaf's size, in the order of reading.

    The sheet lies with its front below, and is folded across the longer way: columns on columns
    while there are more of these, else the upper row on the lower. The last fold, the spine,
    brings the left over the right.
    """
    piles = {(x, y): [_Leaf(columns - 1 - x, y)] for x in range(columns) for y in range(rows)}
    wide, high = columns, rows
    while wide * high > 1:
        if wide == high:
            high //= 2
            piles = {(x, y): _over(piles[x, 2 * high - 1 - y], piles[x, y], True)
                     for x in range(wide) for y in range(high)}  # fmt: skip
        elif high > 1:
            wide //= 2
            piles = {(x, y): _over(piles[2 * wide - 1 - x, y], piles[x, y])
                     for x in range(wide) for y in range(high)}  # fmt: skip
        else:
            wide //= 2
            piles = {(x, 0): _over(piles[wide - 1 - x, 0], piles[wide + x, 0])
                     for x in range(wide)}  # fmt: skip
    return tuple(face for leaf in piles[0, 0] for face in _faces(leaf, columns))


def _over(moved: list[_Leaf], still: list[_Leaf], headlong: bool = False) -> list[_Leaf]:
    """Return a pile, from its top, of leaves folded over others; `headlong` swaps head and foot."""
    return [
        _Leaf(leaf.column, leaf.row, not leaf.front_up, leaf.turned != headlong)
        for leaf in reversed(moved)
    ] + still


def _faces(leaf: _Leaf, columns: int) -> tuple[Face, Face]:
    """Return the upper and the lower face of a leaf."""
    front = Face(leaf.column, leaf.row, True, leaf.turned)
    back = Face(columns - 1 - leaf.column, leaf.row, False, leaf.turned)
    return (front, back) if leaf.front_up else (back, front)
