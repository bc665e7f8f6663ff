"""The press: the only module that knows the order of the steps.

manifest → content → pictures → layout → pages → join → edition → preflight. Each step takes values
and returns values; problems are collected on the way and end the run once, with all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from publisher.composing import settle_pages, settler_of
from publisher.copydesk import Copy, Progress, check_arrived, prepare, wanted_parts
from publisher.editions.binding import check_spine, has_wrap, spine_is_legible, spine_width
from publisher.editions.extent import check_extent
from publisher.editions.job import Archived, Product
from publisher.house import House
from publisher.pages.fragment import Fragment
from publisher.pages.plan import Plan
from publisher.pages.settle import Pages, Settler
from publisher.pages.spreads import check_spreads
from publisher.parcel.inputs import Inputs
from publisher.parcel.lock import Lock, Options
from publisher.parcel.packing import make_lock, pack
from publisher.problems import ExitCode, Faulty, Problem, Problems, Severity
from publisher.store import Drafts, trim_cache
from publisher.workshop import Workshop

if TYPE_CHECKING:
    from publisher.finisher import Finisher

FINISHER = "publisher.finisher"  #: imported late: a tenth of a second without use at first


@dataclass(frozen=True)
class Commission:
    """What a press is asked to make: editions of an issue, or of single parts of it."""

    path: Path  #: of the issue's folder, or of its issue.yaml
    editions: Sequence[str]
    out: Path | None  #: the folder for the files; by default output/<id> of the house
    only: Sequence[str]  #: parts or articles that each become a PDF of their own
    strict: bool  #: whether warnings end the run
    printer: str = ""  #: name or path of the printer's file; by default the issue's own
    allow_placeholders: bool = False  #: whether a press prints them for missing advertisements
    pictures: str = "original"  #: how fine those of an archive edition are
    house: House | None = None  #: whose layouts, faces and assets are used, if not its own
    locked: bool = False  #: whether a lock of the issue is wanted

    @property
    def wants_lock(self) -> bool:
        """Whether a lock is made: for itself, or to travel within an archive edition."""
        return self.locked or "archive" in self.editions


@dataclass(frozen=True)
class Finished:
    """A finished file: its pages, and its size in bytes."""

    edition: str
    path: Path
    pages: int
    size: int
    folios: tuple[tuple[int, ...], ...] = ()  #: of the issue, that each page shows

    @classmethod
    def of(cls, product: Product, path: Path) -> Finished:
        """Return what is told of a product that now lies at a path."""
        return cls(product.kind, path, len(product.folios), path.stat().st_size, product.folios)


@dataclass(frozen=True)
class Pressed:
    """What came of a commission."""

    files: tuple[Finished, ...] = ()
    lock: Lock | None = None  #: of an archive edition, or where one was wanted; of no editions yet
    folder: Path = Path()  #: of the issue


class Press:
    """Makes editions, with a workshop to work in and a collection for problems."""

    def __init__(self, workshop: Workshop, problems: Problems, progress: Progress) -> None:
        self._workshop, self._problems, self._progress = workshop, problems, progress

    def run(self, commission: Commission) -> Pressed:
        """Make and write what is asked for. Raises `Faulty` when something is wrong."""
        problems, strict = self._problems, commission.strict
        press = "press" in commission.editions
        printer, house = commission.printer, commission.house
        copy = prepare(commission.path, problems, self._progress, press, printer, house=house)
        problems.stop(strict)
        wanted = wanted_parts(copy, commission.only, problems) if copy else []
        if copy:
            refused = press and not commission.allow_placeholders
            check_arrived(copy, problems, wanted, refused)
        problems.stop(strict)
        if copy is None:
            return Pressed()
        inputs = Inputs.of(copy, printer, locked=commission.wants_lock)
        Thread(target=import_module, args=(FINISHER,)).start()  # while the workers paint
        settler = settler_of(copy, self._workshop, problems, self._progress)
        pages = settle_pages(copy, settler)
        _check_extent(copy, pages.plan, commission.only, problems)
        check_spreads(copy.issue.entry.inserts, pages.plan, commission.only, problems)
        spine = self._spine(copy, pages, settler) if press and not commission.only else None
        problems.stop(strict)
        lock = _lock(copy, commission, inputs, pages.plan.extent)
        folder = commission.out or copy.issue.house.output / copy.issue.entry.id
        try:
            with (drafts := Drafts(folder)) as beside:
                parcel = tuple(pack(inputs, lock)) if lock and not commission.only else ()
                archived = Archived(commission.pictures, parcel)
                finisher = self._finisher(copy, pages, spine, beside, archived)
                products = finisher.finish_all(commission.editions, wanted)
                problems.stop(strict)
                inputs.check_unchanged()
                drafts.publish()
        except OSError as error:
            raise Faulty([_unwritten(folder, error)]) from None
        trim_cache()
        files = (Finished.of(product, folder / product.path.name) for product in products)
        return Pressed((*files,), lock, copy.issue.folder.root)

    def _finisher(
        self, copy: Copy, pages: Pages, spine: Fragment | None, folder: Path, archived: Archived
    ) -> Finisher:
        from publisher.finisher import Finisher  # noqa: PLC0415 – see FINISHER

        workshop, problems, progress = self._workshop, self._problems, self._progress
        return Finisher(copy, pages, spine, folder, workshop, problems, progress, archived)

    def _spine(self, copy: Copy, pages: Pages, settler: Settler) -> Fragment | None:
        """Return the spine, where the cover is a wrap; words that would not fit are left out."""
        if copy.printer is None or not has_wrap(copy.printer.entry, pages.plan.extent):
            return None
        extent, entry = pages.plan.extent, copy.printer.entry
        check_spine(extent, entry, self._problems)
        width = spine_width(extent, entry)
        return settler.spine(width, spine_is_legible(width))


def _lock(copy: Copy, commission: Commission, inputs: Inputs, extent: int) -> Lock | None:
    """Return the lock that an archive edition carries, or that is wanted for itself."""
    if not commission.wants_lock:
        return None
    options = Options(commission.printer, commission.allow_placeholders, commission.pictures)
    return make_lock(copy, inputs, extent, options)


def _check_extent(copy: Copy, plan: Plan, only: Sequence[str], problems: Problems) -> None:
    agreed = copy.issue.entry.extent
    if agreed.pages and plan.extent != agreed.pages:
        message = f"the issue has {plan.extent} pages; {agreed.pages} were agreed"
        hint = "shorten or lengthen a story, or correct extent"
        problem = Problem(
            "extent", message, agreed.place_of("pages"), hint, Severity.WARNING, ExitCode.PAGES
        )
        problems.add(problem)
    if copy.printer and not only:
        place = copy.issue.entry.place_of("extent")
        check_extent(plan, copy.printer.entry, agreed, place, problems)


def _unwritten(folder: Path, error: OSError) -> Problem:
    reason = (error.strerror or type(error).__name__).lower()
    message = f"{folder} cannot be written to: {reason}"
    hint = "choose another folder with --out; what was finished before is as it was"
    return Problem("output", message, None, hint, step=ExitCode.OUTPUT)
