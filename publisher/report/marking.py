"""Findings numbered and framed on their pages, as a page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from publisher.report.report import InkPage, Outcome, PageSheet, PictureUse, Place, Report, Spot
from publisher.report.wording import worst_first

Thing = TypeVar("Thing")

LEAST = 4.0  #: mm that a frame is wide and high, so that a hairline's is seen
_AIR = 0.6  #: mm between a thing and the frame around it
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=]+")


@dataclass(frozen=True)
class Marked:
    """A finding with its number in the report."""

    number: int  #: counted from 1, the worst first
    outcome: Outcome
    spot: Spot
    sheet: PageSheet | None  #: the page it is on, if the report has that
    frame: Place | None  #: where it is framed; None if nowhere

    @property
    def target(self) -> str:
        """The id of what shows it on its page; "" if nothing does."""
        if self.frame is not None:
            return f"at-{self.number}"
        return "" if self.sheet is None else f"page-{self.sheet.number}"


@dataclass(frozen=True)
class Sheet:
    """A page as it is shown: with whatever is framed on it."""

    page: PageSheet
    view: Place  #: what is shown, in mm
    picture: str  #: a data URI; "" if there is none
    found: tuple[Marked, ...]
    pictures: tuple[tuple[int, PictureUse], ...]  #: with their numbers in the report
    before: int | None  #: the number of the page before it
    after: int | None

    @property
    def framed(self) -> tuple[Marked, ...]:
        """The findings that have a frame, the largest first: smaller ones lie above and are hit."""
        having = (mark for mark in self.found if mark.frame is not None)
        return tuple(sorted(having, key=lambda mark: -_area(mark.frame or (0, 0, 0, 0))))


def marked(report: Report) -> tuple[Marked, ...]:
    """Return all findings of a report, the worst check first."""
    pages = {sheet.number: sheet for sheet in report.pages}
    found = [(out, spot) for out in worst_first(report.outcomes) for spot in out.findings]
    return tuple(
        _marked(number, outcome, spot, None if spot.page is None else pages.get(spot.page))
        for number, (outcome, spot) in enumerate(found, start=1)
    )


def by_outcome(
    report: Report, marks: tuple[Marked, ...]
) -> Iterator[tuple[Outcome, tuple[Marked, ...]]]:
    """Yield how each check ended with its findings, the worst first."""
    following = iter(marks)
    for outcome in worst_first(report.outcomes):
        yield outcome, tuple(islice(following, len(outcome.findings)))


def sheets(report: Report, marks: tuple[Marked, ...]) -> Iterator[Sheet]:
    """Yield every page with its findings and pictures."""
    found = _by_page((mark.spot.page, mark) for mark in marks)
    pictures = _by_page((each.page, (at, each)) for at, each in enumerate(report.pictures, start=1))
    numbers = [None, *(page.number for page in report.pages), None]
    for at, page in enumerate(report.pages):
        yield Sheet(
            page,
            view(page),
            picture(report.thumbnails.get(page.number, "")),
            tuple(found.get(page.number, ())),
            tuple(pictures.get(page.number, ())),
            numbers[at],
            numbers[at + 2],
        )


def _by_page(things: Iterable[tuple[int | None, Thing]]) -> dict[int | None, list[Thing]]:
    gathered: dict[int | None, list[Thing]] = {}
    for page, thing in things:
        gathered.setdefault(page, []).append(thing)
    return gathered


def maps(report: Report) -> Iterator[tuple[InkPage, Place, str]]:
    """Yield the inks of each page with what its map shows, in mm, and the map itself."""
    pages = {page.number: page for page in report.pages}
    for inks in report.inks:
        if page := pages.get(inks.page):
            yield inks, view(page), picture(inks.map)


def view(page: PageSheet) -> Place:
    """Return what is shown of a page: its whole medium, or a sheet where it has none."""
    if min(page.media[2:]) > 0:
        return page.media
    return (0.0, 0.0, max(page.width, LEAST), max(page.height, LEAST))


def picture(uri: str) -> str:
    """Return a data URI if it is one of a PNG or a JPEG, else "": nothing else is ever loaded."""
    return uri if _PICTURE.fullmatch(uri) else ""


def _marked(number: int, outcome: Outcome, spot: Spot, sheet: PageSheet | None) -> Marked:
    frame = None if sheet is None or spot.place is None else _frame(spot.place)
    return Marked(number, outcome, spot, sheet, frame)


def _frame(place: Place) -> Place:
    """Return the frame around a place: a little larger, and large enough to be seen."""
    x, y, width, height = place
    wide, high = max(width + 2 * _AIR, LEAST), max(height + 2 * _AIR, LEAST)
    return x + (width - wide) / 2, y + (height - high) / 2, wide, high


def _area(place: Place) -> float:
    return place[2] * place[3]
