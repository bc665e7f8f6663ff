"""The plan of an issue: which part begins on which page, and where blanks stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from publisher.layout import FurniturePage, Part

Side = Literal["recto", "verso"]
BACK_COVER = "back-cover"
MAX_FILLING = 512  #: multiples among which one that suits is looked for; whole signatures are fewer
Notes = Callable[[int], Part | None]  #: so many pages for notes, or None for blanks


@dataclass(frozen=True)
class Run:
    """The pages of one part: blanks before it, its first page (from 1) and its extent."""

    part: Part
    blanks: int
    first: int
    extent: int


@dataclass(frozen=True)
class Plan:
    """The runs of an issue in order. Page 1 is the cover, a recto; folios are page numbers."""

    runs: tuple[Run, ...]
    offsets: Mapping[str, int] = field(
        default_factory=dict
    )  #: article or term -> page within its part

    @property
    def extent(self) -> int:
        """The number of pages, blanks counted."""
        return self.runs[-1].first + self.runs[-1].extent - 1 if self.runs else 0

    @property
    def blanks(self) -> int:
        """The number of blank pages."""
        return sum(run.blanks for run in self.runs)

    def page(self, name: str) -> int | None:
        """Return the page on which an article or part begins, or a term of an index stands."""
        for run in self.runs:
            if run.part.answers_to(name) or name in run.part.anchors:
                return run.first + self.offsets.get(name, 0)
        return None

    def folio(self, name: str) -> str:
        """Return the folio of that page, as it is printed."""
        page = self.page(name)
        return str(page) if page else "?"

    def pages(self) -> Iterator[tuple[int, Part | None]]:
        """Yield every page number with its part, or None for a blank."""
        for run in self.runs:
            for blank in range(run.blanks):
                yield run.first - run.blanks + blank, None
            for number in range(run.extent):
                yield run.first + number, run.part

    def furniture(self) -> tuple[FurniturePage, ...]:
        """Return what running heads and folios need to know of each page."""
        return tuple(_furniture_page(page, part) for page, part in self.pages())


def side(page: int) -> Side:
    """Return the side of a page: odd pages are rectos."""
    return "recto" if page % 2 else "verso"


def any_extent(_extent: int) -> bool:
    """Whether an issue may have so many pages, where nobody binds it: always."""
    return True


def make_plan(
    parts: Sequence[Part],
    extents: Mapping[str, int],
    offsets: Mapping[str, int],
    multiple: int = 1,
    notes: Notes = lambda pages: None,
    *,
    suits: Callable[[int], bool] = any_extent,
) -> Plan:
    """Return the plan that follows from extents in pages; unknown ones are guessed.

    Blanks stand before a part that begins on the other side, and before the back cover (or else
    the last part) where the whole is to be a `multiple` of pages, the next one that `suits`. The
    latter may be pages for notes; then none of those before the back cover is blank.
    """
    sizes = [extents.get(part.id, part.usual or 1) for part in parts]
    last, runs, page = len(parts) - 1, list[Run](), 1
    close = next((at for at, part in enumerate(parts) if part.kind == BACK_COVER), last)
    for index, part in enumerate(parts):
        blanks = int(part.starts != "any" and side(page) != part.starts)
        if index in (close, last):
            blanks += _short(page + blanks + sum(sizes[index:]) - 1, multiple, suits)
        run = Run(part, blanks, page + blanks, sizes[index])
        runs += _with_notes(run, notes) if index == close else [run]
        page += blanks + run.extent
    return Plan(tuple(runs), dict(offsets))


def _short(extent: int, multiple: int, suits: Callable[[int], bool]) -> int:
    """Return how many pages an extent is short of a multiple that suits, or of any if none does."""
    short = -extent % multiple
    longer = range(short, short + MAX_FILLING * multiple, multiple)
    return next((more for more in longer if suits(extent + more)), short)


def _with_notes(run: Run, notes: Notes) -> list[Run]:
    """Return a run with pages for notes in place of its blanks, where there are such pages."""
    part = notes(run.blanks) if run.blanks else None
    if part is None:
        return [run]
    return [Run(part, 0, run.first - run.blanks, run.blanks), replace(run, blanks=0)]


def _furniture_page(page: int, part: Part | None) -> FurniturePage:
    return FurniturePage(
        folio=str(page),
        side=side(page),
        section=part.section if part else "",
        accent=part.accent if part else "",
        title=part.title if part else "",
        kind=part.kind if part else "blank",
        bare=part is None or not part.furniture,
    )
