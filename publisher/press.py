"""The press: the only module that knows the order of the steps.

manifest → content → pictures → layout → pages → join → edition. Each step takes values and
returns values; problems are collected on the way and end the run once, with all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from threading import Thread

from publisher.content import read_content
from publisher.editions.binding import has_wrap, ill_extent, spine_is_legible, spine_width
from publisher.editions.job import Job
from publisher.house import CMYK_PROFILE
from publisher.layout import Compositor, Layout, Part, load_layout
from publisher.layout.coverage import check_characters
from publisher.manifest import Issue, load_issue
from publisher.manifest.faults import nearest
from publisher.manifest.printer import Printer
from publisher.manifest.printers import DEFAULT, load_printer
from publisher.pages.fragment import Fragment
from publisher.pages.join import Master, join_pages
from publisher.pages.kit import make_kit
from publisher.pages.painter import Painter
from publisher.pages.plan import Plan
from publisher.pages.settle import Pages, Settler
from publisher.pictures.files import PictureFile, open_pictures
from publisher.pictures.named import named_pictures
from publisher.problems import ExitCode, Place, Problem, Problems, Severity
from publisher.source import Sources
from publisher.store import Store, trim_cache, write_whole
from publisher.workshop import Workshop

FINISHING = (
    "publisher.editions.finishing"  #: imported late: a tenth of a second without use at first
)
Progress = Callable[
    [str, int, int, str], None
]  #: step, how many are done, of how many, the last one


@dataclass(frozen=True)
class Copy:
    """An issue read, checked and set: all that painting needs."""

    issue: Issue
    layout: Layout
    pictures: dict[str, PictureFile]
    compositor: Compositor
    parts: tuple[Part, ...]
    places: dict[str, Place]  #: where the issue names its pictures first, by their ids
    printer: Printer | None = None  #: of the press edition, where one is wanted


@dataclass(frozen=True)
class Commission:
    """What a press is asked to make: editions of an issue, or of single parts of it."""

    path: Path  #: of the issue's folder, or of its issue.yaml
    editions: Sequence[str]
    out: Path | None  #: the folder for the files; by default output/<id> of the house
    only: Sequence[str]  #: parts or articles that each become a PDF of their own
    strict: bool  #: whether warnings end the run
    printer: str = ""  #: name or path of the printer's file; by default the issue's own


@dataclass(frozen=True)
class Finished:
    """A finished file: its name until it is written, its path afterwards."""

    edition: str
    path: Path
    pages: int
    data: bytes


def prepare(
    path: Path, problems: Problems, progress: Progress, press: bool = False, printer: str = ""
) -> Copy | None:
    """Read an issue and everything it names, and set its parts; report what is wrong.

    For a press edition, `printer` names its printer; otherwise the issue does.
    """
    sources = Sources(problems)
    progress("manifest", 0, 1, path.name)
    issue = load_issue(path, sources)
    if issue is None:
        return None
    progress("content", 0, 1, "")
    articles = read_content(issue, problems)
    named = list(named_pictures(issue, articles))
    pictures = open_pictures(named, issue.folder, problems)
    progress("layout", 0, 1, issue.entry.layout)
    place = issue.entry.place_of("layout")
    layout = load_layout(issue.entry.layout, issue.house, place, sources)
    if layout is None:
        return None
    compositor = Compositor(issue, articles, pictures, layout, problems)
    parts = compositor.parts()
    texts = {slug: article.source for slug, article in issue.articles.items()}
    others = [source for source in sources.files.values() if source]
    check_characters(parts, layout.faces, texts, others, problems)
    chosen = _printer(issue, layout, printer, sources) if press else None
    places = {pictures[n].id: at for n, at in reversed(named) if n in pictures and at}
    return Copy(issue, layout, pictures, compositor, parts, places, chosen)


def _printer(issue: Issue, layout: Layout, named: str, sources: Sources) -> Printer | None:
    """Return the printer, whose bleed the layout's must reach."""
    place = issue.entry.place_of("printer") if not named and issue.entry.printer else None
    name = named or issue.entry.printer or DEFAULT
    printer = load_printer(name, issue.house, sources, place)
    if printer and printer.entry.bleed > layout.bleed:
        message = f"a bleed of {printer.entry.bleed:g} mm is more than the {layout.bleed:g} mm"
        message += f' that layout "{layout.name}" has'
        hint = "raise bleed in layout.yaml, or ask the printer for less"
        at = printer.entry.place_of("bleed")
        sources.problems.add(Problem("bleed", message, at, hint, step=ExitCode.PRINTER))
    return printer


class Press:
    """Makes editions, with a workshop to work in and a collection for problems."""

    def __init__(self, workshop: Workshop, problems: Problems, progress: Progress) -> None:
        self._workshop, self._problems, self._progress = workshop, problems, progress

    def run(self, commission: Commission) -> list[Finished]:
        """Make and write what is asked for. Raises `Faulty` when something is wrong."""
        problems, strict = self._problems, commission.strict
        press = "press" in commission.editions
        copy = prepare(commission.path, problems, self._progress, press, commission.printer)
        problems.stop(strict)
        wanted = _wanted(copy, commission.only, problems) if copy else []
        problems.stop(strict)
        if copy is None:
            return []
        Thread(target=import_module, args=(FINISHING,)).start()  # while the workers paint
        settler = self._settler(copy)
        pages = settler.settle(copy.parts, copy.issue.entry.extent.multiple)
        _check_extent(copy, pages.plan, commission.only, problems)
        spine = self._spine(copy, pages, settler) if press and not commission.only else None
        problems.stop(strict)
        finished: list[Finished] = []
        total = len(commission.editions) * len(wanted)
        for edition in commission.editions:
            for wish in wanted:
                self._progress("edition", len(finished), total, edition)
                finished += self._finish(copy, pages, spine, edition, wish)
        problems.stop(strict)
        folder = commission.out or copy.issue.house.root / "output" / copy.issue.entry.id
        for file in finished:
            _write(file, folder, problems)
        problems.stop(strict)
        trim_cache()
        return [replace(file, path=folder / file.path) for file in finished]

    def _settler(self, copy: Copy) -> Settler:
        store, sheets = Store.of("fragments"), copy.layout.named_sheets
        painter = Painter(self._workshop, store, sheets, self._problems, self._progress)
        kit, pictures = make_kit(copy.layout), copy.pictures.values()
        return Settler(painter, kit, pictures, copy.compositor, self._problems)

    def _spine(self, copy: Copy, pages: Pages, settler: Settler) -> Fragment | None:
        """Return the spine, where the cover is a wrap; words that would not fit are left out."""
        if copy.printer is None or not has_wrap(copy.printer.entry, pages.plan.extent):
            return None
        width = spine_width(pages.plan.extent, copy.printer.entry)
        if not (legible := spine_is_legible(width)):
            _warn_of_spine(width, self._problems)
        return settler.spine(width, legible)

    def _finish(
        self,
        copy: Copy,
        pages: Pages,
        spine: Fragment | None,
        edition: str,
        wish: tuple[str, Part | None],
    ) -> list[Finished]:
        """Return the files of an edition, of the whole issue or of one part of it."""
        from publisher.editions.finishing import finish  # noqa: PLC0415 – see FINISHING
        from publisher.editions.placing import Darkroom  # noqa: PLC0415
        from publisher.preflight.products import check_products  # noqa: PLC0415

        name, part = wish
        master = join_pages(pages, copy.layout, part)
        _check_faces(master, self._problems)
        darkroom = Darkroom(
            pictures={picture.id: picture for picture in copy.pictures.values()},
            cmyk_profile=copy.issue.house.assets / CMYK_PROFILE,
            workshop=self._workshop,
            store=Store.of("renditions"),
            problems=self._problems,
            progress=self._progress,
        )
        job = Job(copy.issue, copy.layout, self._problems, part, copy.places, copy.printer, spine)
        products = finish(edition, master, job, darkroom)
        if copy.printer and edition == "press":
            check_products(products, copy.printer.entry, pages.plan, self._problems)
        stem = f"{copy.issue.name}-{name}" if part else copy.issue.name
        return [
            Finished(file.kind, Path(f"{stem}-{file.kind}.pdf"), len(file.folios), file.data)
            for file in products
        ]


def _wanted(copy: Copy, only: Sequence[str], problems: Problems) -> list[tuple[str, Part | None]]:
    """Return names and parts that become PDFs of their own, or None for the whole issue."""
    found: list[tuple[str, Part | None]] = []
    for name in only:
        part = next((part for part in copy.parts if part.answers_to(name)), None)
        if part is None:
            known = [n for p in copy.parts for n in (p.id, *(slug for slug, _ in p.articles))]
            message, hint = f'the issue has no part "{name}"', nearest(name, known)
            problems.add(Problem("unknown-part", message, None, hint, step=ExitCode.USAGE))
        elif (name, part) not in found:
            found.append((name, part))
    return found if only else [("", None)]


def _check_faces(master: Master, problems: Problems) -> None:
    for name in sorted(master.strays):
        message = f'the face "{name}" is used, but its family is not among the layout\'s faces'
        hint = "declare the family in layout.yaml, or correct font-family in a sheet"
        problems.add(Problem("stray-face", message, None, hint, step=ExitCode.LAYOUT))
    problems.stop()


def _check_extent(copy: Copy, plan: Plan, only: Sequence[str], problems: Problems) -> None:
    agreed = copy.issue.entry.extent
    if agreed.pages and plan.extent != agreed.pages:
        message = f"the issue has {plan.extent} pages; {agreed.pages} were agreed"
        hint = "shorten or lengthen a story, or correct extent"
        problem = Problem(
            "extent", message, agreed.place_of("pages"), hint, Severity.WARNING, ExitCode.PAGES
        )
        problems.add(problem)
    if copy.printer and not only and (ill := ill_extent(plan, copy.printer.entry)):
        message, hint = ill
        place = copy.issue.entry.place_of("extent")
        problems.add(Problem("extent-binding", message, place, hint, step=ExitCode.PRINTER))


def _warn_of_spine(width: float, problems: Problems) -> None:
    message = f"the spine is {width:g} mm wide: too narrow for its words, which are left out"
    hint = "a thicker paper or more pages would make room"
    problem = Problem("spine-narrow", message, None, hint, Severity.WARNING, ExitCode.PRINTER)
    problems.add(problem)


def _write(file: Finished, folder: Path, problems: Problems) -> None:
    path = folder / file.path
    try:
        write_whole(path, file.data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"{path} cannot be written: {reason}"
        hint = "choose another folder with --out"
        problems.add(Problem("output", message, None, hint, step=ExitCode.OUTPUT))
