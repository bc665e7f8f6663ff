"""Bleed: whether something is printed beyond the trim wherever something touches it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from publisher.pages.geometry import Box, intersect
from publisher.preflight.document import Document, PageBoxes
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault
from publisher.preflight.objects import dictionary, upright
from publisher.preflight.topics.inks import is_bare, seen
from publisher.preflight.topics.shown import is_printed

_MM = 72 / 25.4
_SLACK = 0.25  #: pt: less than any knife can tell
_STRETCH = 1.0 * _MM  #: pt of an edge: a shorter gap is the corner of something
MAX_SPANS = 500  #: along an edge, and things that end at it
MAX_WHITE = 100  #: shapes in white near the trim of a page, the last ones
MAX_PIECES = 50  #: that they leave of something
SIDES = ("left", "bottom", "right", "top")

Span = tuple[float, float]


class _Edge(NamedTuple):
    """A side of the trim, seen so that larger is further out."""

    at: int  #: of a box: 0 left, 1 bottom, 2 right, 3 top
    place: float

    def beyond(self, box: Box) -> float:
        """Return how far a box reaches beyond the edge, in pt; negative if it ends before."""
        out = box[self.at] - self.place
        return out if self.at > 1 else -out

    def span(self, box: Box) -> Span:
        """Return from where to where along the edge a box lies."""
        along = 1 - self.at % 2
        return box[along], box[along + 2]


def gaps(document: Document) -> Iterator[Fault]:
    """Yield where something touches the trim, and nothing is printed out to the bleed."""
    for page, facts in zip(document.pages, document.survey.pages, strict=False):
        if page.trim is not None and page.media is not None:
            trim = upright(page.trim)
            left = _left(facts.marks, trim, upright(page.media))
            covering = [box for _, boxes in left for box in boxes]
            bound = [box for mark, boxes in left if _must_bleed(document, mark) for box in boxes]
            for edge in _edges(page, trim):
                yield from _of_edge(page.number, edge, bound, covering, document.limits.bleed)


def _left(marks: list[Mark], trim: Box, sheet: Box) -> list[tuple[Mark, list[Box]]]:
    """Return what is printed within the trim and comes to some edge of it, and what is left of it.

    What reaches beyond the trim may lie under white, or off the sheet.
    """
    inside = (trim[0] + 1, trim[1] + 1, trim[2] - 1, trim[3] - 1)
    near = [(at, mark) for at, mark in enumerate(marks) if _comes_to(mark.box, trim)]
    white = [(at, mark.box) for at, mark in near if _hides(mark)][-MAX_WHITE:]
    printed = ((at, mark) for at, mark in near if _overlaps(mark.box, inside) and is_printed(mark))
    return [
        (mark, _without(box, [over for later, over in white if later > at]))
        for at, mark in printed
        if (box := intersect(mark.box, sheet))
    ]


def _hides(mark: Mark) -> bool:
    """Tell whether a mark leaves paper alone of what lies beneath all of its box."""
    bare = mark.plain and is_bare(mark.colour) and not mark.overprint
    return bare and seen(mark) and mark.alpha == 1 and not mark.mixed


def _without(box: Box, hidden: list[Box]) -> list[Box]:
    """Return what boxes leave of another: boxes again, up to a number of them."""
    pieces = [box]
    for over in hidden:
        pieces = [piece for each in pieces for piece in _around(each, over)][:MAX_PIECES]
    return pieces


def _around(box: Box, over: Box) -> Iterator[Box]:
    """Yield what one box leaves of another: beneath it, above it, and at its sides."""
    if not _overlaps(box, over):
        yield box
        return
    left, bottom, right, top = box
    low, high = max(bottom, over[1]), min(top, over[3])
    for piece in (
        (left, bottom, right, low),
        (left, high, right, top),
        (left, low, over[0], high),
        (over[2], low, right, high),
    ):
        if piece[2] - piece[0] > _SLACK and piece[3] - piece[1] > _SLACK:
            yield piece


def _comes_to(box: Box, trim: Box) -> bool:
    near = any(box[at] < trim[at] + _SLACK for at in (0, 1))
    return near or any(box[at] > trim[at] - _SLACK for at in (2, 3))


def _must_bleed(document: Document, mark: Mark) -> bool:
    """Tell whether a mark has an edge that shows; soft ones and letters are not meant."""
    if mark.kind == "text" or mark.mixed:
        return False
    if mark.kind != "image" or mark.thing is None:
        return True
    return "/SMask" not in dictionary(document.survey.things[mark.thing])


def _overlaps(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _edges(page: PageBoxes, trim: Box) -> list[_Edge]:
    """Return the sides that are cut: a side alone without bleed among others is a spine."""
    edges = [_Edge(at, trim[at]) for at in range(4)]
    if page.bleed is None:
        return edges
    bled = upright(page.bleed)
    cut = [edge for edge in edges if edge.beyond(bled) > _SLACK]
    return cut if len(cut) == len(edges) - 1 else edges


def _of_edge(
    page: int, edge: _Edge, bound: list[Box], covering: list[Box], bleed: float
) -> Iterator[Fault]:
    enough = bleed * _MM - _SLACK
    covered = _merged(edge.span(box) for box in covering if edge.beyond(box) >= enough)
    short = [box for box in bound if -_SLACK <= edge.beyond(box) < enough]
    for box in short[:MAX_SPANS]:
        if _bare(edge.span(box), covered) > _STRETCH:
            beyond = f"{max(0.0, edge.beyond(box)) / _MM:.1f} mm beyond the trim"
            told = f"what touches the {SIDES[edge.at]} edge reaches {beyond}; {bleed:g} mm are due"
            yield Fault(page, told, box)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans that do not overlap, in their order, and cover the same."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged[:MAX_SPANS]


def _bare(span: Span, covered: list[Span]) -> float:
    """Return how much of a span none of some merged spans covers, in pt."""
    common = (min(span[1], end) - max(span[0], start) for start, end in covered)
    return span[1] - span[0] - sum(max(0.0, each) for each in common)
