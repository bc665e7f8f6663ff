"""What lies in front of what: to knock out matters only where something lies beneath.

Marks are known by their boxes. The box of a frame is not the frame, nor that of a line of text the
letters: what lies inside of a frame does not touch it, nor do lines of text that are set tight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, product
from math import floor

from publisher.pages.geometry import Box
from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.topics.boxes import SLACK
from publisher.preflight.topics.inks import is_bare, is_black
from publisher.preflight.topics.shown import shown

CELL = 24.0  #: pt: a page is divided into squares, so that marks far apart are never compared
WIDE = 60  #: squares; what covers more is compared with everything
MAX_IN_CELL, MAX_WIDE = 100, 1000  #: marks that are compared, the backmost
MAX_COMPARED = 500_000  #: of a page; on one so crowded the rest is taken to lie on paper

_Placed = tuple[int, Mark, Box]  #: a mark, its place in the order of painting, where it surely is


def in_front(document: Document, wanted: Callable[[Mark], bool]) -> Iterator[tuple[int, Mark]]:
    """Yield the wanted marks, with pages, that lie in front of something other than black.

    White that lies between hides what is beneath it.
    """
    for page, each in groupby(shown(document), key=lambda placed: placed[0]):
        marks = [mark for _, mark in each]
        if any(map(wanted, marks)):
            yield from ((page, mark) for mark in _in_front(marks, wanted))


def _in_front(marks: Iterable[Mark], wanted: Callable[[Mark], bool]) -> Iterator[Mark]:
    beneath = _Beneath()
    for mark in marks:
        if wanted(mark) and beneath.shows(mark):
            yield mark
        beneath.add(mark)


class _Beneath:
    """What a page has painted so far, found by place."""

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[_Placed]] = defaultdict(list)
        self._wide: list[_Placed] = []
        self._all: list[_Placed] = []
        self._count, self._left = 0, MAX_COMPARED

    def add(self, mark: Mark) -> None:
        """Take in a mark; black is not told from black in front of it."""
        self._count += 1
        if is_black(mark.colour):
            return
        placed = self._count, mark, _core(mark)
        cells = _cells(mark.box)
        _append(self._all, placed, MAX_WIDE)
        if cells is None:
            _append(self._wide, placed, MAX_WIDE)
        for cell in cells or ():
            _append(self._cells[cell], placed, MAX_IN_CELL)

    def shows(self, mark: Mark) -> bool:
        """Tell whether there is ink beneath a mark which is not covered in white."""
        touched = list(self._touched(mark))
        covers = (order for order, back in touched if _covers(back, mark))
        highest = max(covers, default=0)
        return any(order > highest for order, back in touched if not is_bare(back.colour))

    def _touched(self, mark: Mark) -> Iterator[tuple[int, Mark]]:
        near = self._near(mark.box)
        self._left -= len(near)
        core, hole = _core(mark), _hole(mark)
        left, bottom, right, top = _inset(core, SLACK)
        for order, back, other in near if self._left > 0 else ():
            apart = (
                other[0] >= right or other[2] <= left or other[1] >= top or other[3] <= bottom
            )  # told first, since it is true of nearly all
            if not apart and not (_within(core, _hole(back)) or _within(other, hole)):
                yield order, back

    def _near(self, place: Box) -> list[_Placed]:
        cells = _cells(place)
        if cells is None:
            return self._all
        return [*self._wide, *(each for cell in cells for each in self._cells.get(cell, ()))]


def _core(mark: Mark) -> Box:
    """Return where a mark surely is: of text, what is neither far above nor below its middle."""
    left, bottom, right, top = mark.box
    if mark.kind != "text":
        return mark.box
    x, y = (min(mark.size, side) / 4 for side in (right - left, top - bottom))
    return left + x, bottom + y, right - x, top - y


def _hole(mark: Mark) -> Box | None:
    """Return the inside of a frame; None for what has no inside."""
    left, bottom, right, top = mark.box
    if mark.kind not in ("stroke", "fill") or min(right - left, top - bottom) <= 2 * mark.size:
        return None
    return _inset(mark.box, mark.size)


def _covers(back: Mark, mark: Mark) -> bool:
    """Tell whether one mark is white that hides whatever lies beneath another."""
    solid = back.kind == "fill" and back.alpha == 1 and not back.overprint and not _hole(back)
    return solid and is_bare(back.colour) and _within(mark.box, back.box)


def _inset(box: Box, by: float) -> Box:
    return box[0] + by, box[1] + by, box[2] - by, box[3] - by


def _within(inner: Box, outer: Box | None) -> bool:
    return outer is not None and (
        inner[0] >= outer[0]
        and inner[1] >= outer[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


def _cells(place: Box) -> list[tuple[int, int]] | None:
    """Return the squares that a box touches; None if it is wide."""
    left, bottom, right, top = (side / CELL for side in place)
    if (right - left + 1) * (top - bottom + 1) > WIDE:
        return None
    columns = range(floor(left), floor(right) + 1)
    rows = range(floor(bottom), floor(top) + 1)
    return list(product(columns, rows))


def _append(placed: list[_Placed], one: _Placed, most: int) -> None:
    if len(placed) < most:
        placed.append(one)
