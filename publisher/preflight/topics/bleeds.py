"""Bleed: whether something is printed beyond the trim wherever something touches it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from publisher.pages.geometry import Box, intersect
from publisher.preflight.document import Document, PageBoxes
from publisher.preflight.facts import Mark
from publisher.preflight.finding import Fault
from publisher.preflight.objects import dictionary, upright
from publisher.preflight.topics.printed import is_printed

_MM = 72 / 25.4
_SLACK = 0.25  #: pt: less than any knife can tell
_STRETCH = 1.0 * _MM  #: pt of an edge: a shorter gap is the corner of something
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
            marks = _bleeding(document, facts.marks, trim, upright(page.media))
            for edge in _edges(page, trim):
                yield from _of_edge(page.number, edge, marks, document.limits.bleed)


def _bleeding(document: Document, marks: list[Mark], trim: Box, media: Box) -> list[Box]:
    """Return the boxes of what would have to bleed, as far as the sheet reaches."""
    inside = (trim[0] + 1, trim[1] + 1, trim[2] - 1, trim[3] - 1)
    found = (intersect(mark.box, media) for mark in marks if _must_bleed(document, mark))
    return [box for box in found if box and _overlaps(box, inside) and _is_cut(box, trim)]


def _is_cut(box: Box, trim: Box) -> bool:
    """Tell whether a box comes to some edge of the trim."""
    near = any(box[at] < trim[at] + _SLACK for at in (0, 1))
    return near or any(box[at] > trim[at] - _SLACK for at in (2, 3))


def _must_bleed(document: Document, mark: Mark) -> bool:
    """Tell whether a mark has an edge that shows; soft ones and letters are not meant."""
    if mark.kind == "text" or mark.mixed or not is_printed(mark):
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


def _of_edge(page: int, edge: _Edge, boxes: list[Box], bleed: float) -> Iterator[Fault]:
    enough = bleed * _MM - _SLACK
    covered = [edge.span(box) for box in boxes if edge.beyond(box) >= enough]
    for box in boxes:
        reach = edge.beyond(box)
        if -_SLACK <= reach < enough and _bare(edge.span(box), covered) > _STRETCH:
            beyond = f"{max(0.0, reach) / _MM:.1f} mm beyond the trim"
            told = f"what touches the {SIDES[edge.at]} edge reaches {beyond}; {bleed:g} mm are due"
            yield Fault(page, told, box)


def _bare(span: Span, covered: list[Span]) -> float:
    """Return how much of a span nothing covers, in pt."""
    bare, at = 0.0, span[0]
    for start, end in sorted(covered):
        bare += max(min(start, span[1]) - at, 0.0)
        at = max(at, end)
    return bare + max(span[1] - at, 0.0)
