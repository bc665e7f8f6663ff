"""The press: the only module that knows the order of the steps.

manifest → content → pictures → layout → pages → join → edition. Each step takes values and
returns values; problems are collected on the way and end the run once, with all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Thread

from publisher.content import read_content
from publisher.editions.edition import EDITIONS, Edition
from publisher.house import CMYK_PROFILE
from publisher.layout import Compositor, Layout, Part, load_layout
from publisher.layout.coverage import check_characters
from publisher.manifest import Issue, load_issue
from publisher.manifest.faults import nearest
from publisher.pages.join import Master, join_pages
from publisher.pages.kit import make_kit
from publisher.pages.painter import Painter
from publisher.pages.plan import Plan
from publisher.pages.settle import Pages, Settler
from publisher.pictures.files import PictureFile, open_pictures
from publisher.pictures.named import named_pictures
from publisher.problems import ExitCode, Problem, Problems, Severity
from publisher.source import Sources
from publisher.store import Store, trim_cache, write_whole
from publisher.workshop import Workshop

FINISHING = "publisher.editions.finish"  #: imported late: a tenth of a second without use at first
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


@dataclass(frozen=True)
class Commission:
    """What a press is asked to make: editions of an issue, or of single parts of it."""

    path: Path  #: of the issue's folder, or of its issue.yaml
    editions: Sequence[str]
    out: Path | None  #: the folder for the files; by default output/<id> of the house
    only: Sequence[str]  #: parts or articles that each become a PDF of their own
    strict: bool  #: whether warnings end the run


@dataclass(frozen=True)
class Finished:
    """A finished file."""

    edition: str
    path: Path
    pages: int
    data: bytes


def prepare(path: Path, problems: Problems, progress: Progress) -> Copy | None:
    """Read an issue and everything it names, and set its parts; report what is wrong."""
    sources = Sources(problems)
    progress("manifest", 0, 1, path.name)
    issue = load_issue(path, sources)
    if issue is None:
        return None
    progress("content", 0, 1, "")
    articles = read_content(issue, problems)
    pictures = open_pictures(named_pictures(issue, articles), issue.folder, problems)
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
    return Copy(issue, layout, pictures, compositor, parts)


class Press:
    """Makes editions, with a workshop to work in and a collection for problems."""

    def __init__(self, workshop: Workshop, problems: Problems, progress: Progress) -> None:
        self._workshop, self._problems, self._progress = workshop, problems, progress

    def run(self, commission: Commission) -> list[Finished]:
        """Make and write what is asked for. Raises `Faulty` when something is wrong."""
        problems, strict = self._problems, commission.strict
        copy = prepare(commission.path, problems, self._progress)
        problems.stop(strict)
        wanted = _wanted(copy, commission.only, problems) if copy else []
        problems.stop(strict)
        if copy is None:
            return []
        Thread(target=import_module, args=(FINISHING,)).start()  # while the workers paint
        pages = self._paint(copy)
        problems.stop(strict)
        folder = commission.out or copy.issue.house.root / "output" / copy.issue.entry.id
        finished: list[Finished] = []
        total = len(commission.editions) * len(wanted)
        for edition in commission.editions:
            for wish in wanted:
                self._progress("edition", len(finished), total, edition)
                finished.append(self._finish(copy, pages, EDITIONS[edition], wish, folder))
        for file in finished:
            _write(file, problems)
        problems.stop(strict)
        trim_cache()
        return finished

    def _paint(self, copy: Copy) -> Pages:
        store, sheets = Store.of("fragments"), copy.layout.named_sheets
        painter = Painter(self._workshop, store, sheets, self._problems, self._progress)
        kit, pictures = make_kit(copy.layout), copy.pictures.values()
        settler = Settler(painter, kit, pictures, copy.compositor, self._problems)
        pages = settler.settle(copy.parts, copy.issue.entry.extent.multiple)
        _check_extent(copy.issue, pages.plan, self._problems)
        return pages

    def _finish(
        self,
        copy: Copy,
        pages: Pages,
        edition: Edition,
        wish: tuple[str, Part | None],
        folder: Path,
    ) -> Finished:
        from publisher.editions.finish import finish  # noqa: PLC0415 – see FINISHING
        from publisher.editions.placing import Darkroom  # noqa: PLC0415

        name, part = wish
        master = join_pages(pages, copy.layout, part)
        _check_faces(master, self._problems)
        count = len(master.pdf.pages)
        darkroom = Darkroom(
            pictures={picture.id: picture for picture in copy.pictures.values()},
            cmyk_profile=copy.issue.house.assets / CMYK_PROFILE,
            workshop=self._workshop,
            store=Store.of("renditions"),
            problems=self._problems,
            progress=self._progress,
        )
        data = finish(master, edition, copy.issue, darkroom, part)
        stem = f"{copy.issue.name}-{name}" if part else copy.issue.name
        return Finished(edition.name, folder / f"{stem}-{edition.name}.pdf", count, data)


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


def _check_extent(issue: Issue, plan: Plan, problems: Problems) -> None:
    agreed = issue.entry.extent
    if agreed.pages and plan.extent != agreed.pages:
        message = f"the issue has {plan.extent} pages; {agreed.pages} were agreed"
        hint = "shorten or lengthen a story, or correct extent"
        problem = Problem(
            "extent", message, agreed.place_of("pages"), hint, Severity.WARNING, ExitCode.PAGES
        )
        problems.add(problem)


def _write(file: Finished, problems: Problems) -> None:
    try:
        write_whole(file.path, file.data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message = f"{file.path} cannot be written: {reason}"
        hint = "choose another folder with --out"
        problems.add(Problem("output", message, None, hint, step=ExitCode.OUTPUT))
