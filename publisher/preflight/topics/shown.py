"""Marks that the product shows, and of these what is printed: text, lines and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from publisher.pages.geometry import Box
from publisher.preflight.document import Document
from publisher.preflight.facts import Broken, Mark
from publisher.preflight.topics.boxes import meet, products
from publisher.preflight.topics.inks import is_bare, seen
from publisher.preflight.walk import ColourUse, uses

Placed = tuple[int, Mark]  #: a page, counted from 1, and a mark on it

_THIN = 0.1  #: pt: the least that a machine prints

#: Asked by many checks and found once, for as long as the document is there.
_SHOWN: WeakKeyDictionary[Document, tuple[Placed, ...]] = WeakKeyDictionary()
_PRINTED: WeakKeyDictionary[Document, tuple[Placed, ...]] = WeakKeyDictionary()


def shown(document: Document, *kinds: str) -> Iterator[Placed]:
    """Yield the marks of some kinds (all, if none is given) that the product shows, with pages.

    Those wholly beyond the trim are cut away, and those in layers that are off never printed.
    """
    if document not in _SHOWN:
        _SHOWN[document] = tuple(_shown(document))
    return (each for each in _SHOWN[document] if not kinds or each[1].kind in kinds)


def shown_colours(document: Document) -> Iterator[ColourUse]:
    """Yield every use of colour that the product shows, once, with where it is first seen."""
    return uses(shown(document))


def printed(document: Document) -> tuple[Placed, ...]:
    """Return the marks that the product shows and that lay ink, with pages."""
    if document not in _PRINTED:
        inked = (each for each in shown(document) if not is_bare(each[1].colour))
        _PRINTED[document] = tuple(inked)
    return _PRINTED[document]


def unreadable(document: Document) -> Iterator[int]:
    """Yield the pages of which something could not be read, and thus may print."""
    return (page for page, said in document.survey.said() if isinstance(said, Broken))


def is_printed(mark: Mark) -> bool:
    """Tell whether a mark lays ink, wherever it lies."""
    return seen(mark) and not is_bare(mark.colour)


def is_printed_within(mark: Mark, area: Box | None) -> bool:
    """Tell whether a mark leaves anything on an area of the paper, in pt; None is everywhere."""
    return is_printed(mark) and meet(_thick(mark.box), area)


def small_texts(document: Document, least: float) -> Iterator[Placed]:
    """Yield the text below a size in pt that the product shows, with pages."""
    return ((page, mark) for page, mark in shown(document) if is_small(mark, least))


def thin_lines(document: Document, least: float) -> Iterator[Placed]:
    """Yield the lines below a width in pt that the product shows, with pages."""
    return ((page, mark) for page, mark in shown(document) if is_thin(mark, least))


def is_small(mark: Mark, least: float) -> bool:
    """Tell whether a mark is text below a size in pt, however it is scaled."""
    return mark.kind == "text" and rounded(mark.size) < least


def is_thin(mark: Mark, least: float) -> bool:
    """Tell whether a mark is a line below a width in pt; a thin filled shape is a line too."""
    return mark.kind in ("stroke", "fill") and rounded(mark.size) < least


def rounded(size: float) -> float:
    """Return a measure in pt as it is compared and told: what scaling adds in digits is gone."""
    return round(size, 3)


def _shown(document: Document) -> Iterator[Placed]:
    trims = products(document)
    for page, mark in document.survey.marks():
        if seen(mark) and meet(_thick(mark.box), trims[page]):
            yield page, mark


def _thick(box: Box) -> Box:
    """Return a line's box with some extent both ways: one of no width is printed too."""
    left, bottom, right, top = box
    if left >= right and bottom >= top:
        return box
    return left, bottom, max(right, left + _THIN), max(top, bottom + _THIN)
