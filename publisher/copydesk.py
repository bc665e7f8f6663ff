"""The copy desk: an issue read, checked and set, before anything is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.content import read_content
from publisher.layout import Compositor, Layout, Part, load_layout
from publisher.layout.coverage import check_characters
from publisher.manifest import Issue, load_issue
from publisher.manifest.faults import nearest
from publisher.manifest.printer import Printer
from publisher.manifest.printers import DEFAULT, load_printer
from publisher.pictures.files import PictureFile, open_pictures
from publisher.pictures.named import named_pictures
from publisher.problems import ExitCode, Place, Problem, Problems
from publisher.source import Sources

Progress = Callable[[str, int, int, str], None]  #: step, how many are done, of how many, the last


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
    notes = compositor.notes(1)
    check_characters([*parts, notes] if notes else parts, layout.faces, texts, others, problems)
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


def wanted_parts(
    copy: Copy, only: Sequence[str], problems: Problems
) -> list[tuple[str, Part | None]]:
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
