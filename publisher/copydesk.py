"""The copy desk: an issue read, checked and set, before anything is painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publisher.content import read_content
from publisher.house import House
from publisher.layout import Compositor, Layout, Part, load_layout
from publisher.layout.coverage import check_characters
from publisher.manifest import Issue, load_issue
from publisher.manifest.faults import nearest
from publisher.manifest.load import manifest_of
from publisher.manifest.printer import Printer, PrinterEntry
from publisher.manifest.printers import DEFAULT, load_printer, load_printer_entry
from publisher.pictures.advertisement import AdvertisementFile
from publisher.pictures.alternates import check_alternates
from publisher.pictures.files import PictureFile, open_pictures
from publisher.pictures.named import named_pictures
from publisher.pictures.proving import check_profile
from publisher.problems import ExitCode, Place, Problem, Problems, Severity
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
    advertisements: Mapping[str, AdvertisementFile] = field(default_factory=dict)
    manifest: Path = Path()  #: the file that the issue was read from
    binder: PrinterEntry | None = None  #: whose binding pages for notes fill the issue up for

    @property
    def framed(self) -> tuple[PictureFile | AdvertisementFile, ...]:
        """All files that layout sees a stand-in of."""
        return *self.pictures.values(), *self.advertisements.values()


def prepare(
    path: Path,
    problems: Problems,
    progress: Progress,
    press: bool = False,
    printer: str = "",
    *,
    house: House | None = None,
) -> Copy | None:
    """Read an issue and everything it names, and set its parts; report what is wrong.

    For a press edition, `printer` names its printer; otherwise the issue does. `house` is another
    than the one that the issue lies in.
    """
    sources = Sources(problems)
    progress("manifest", 0, 1, path.name)
    issue = load_issue(path, sources, house)
    if issue is None:
        return None
    progress("content", 0, 1, "")
    articles = read_content(issue, problems)
    named = list(named_pictures(issue, articles))
    pictures = open_pictures(named, issue.folder, problems)
    check_alternates(issue, articles, problems)
    progress("layout", 0, 1, issue.entry.layout)
    place = issue.entry.place_of("layout")
    layout = load_layout(issue.entry.layout, issue.house, place, sources)
    if layout is None:
        return None
    chosen = _printer(issue, layout, printer, sources) if press else None
    advertisements = _advertisements(issue, layout, chosen, problems)
    compositor = Compositor(
        issue, articles, pictures, layout, problems, advertisements=advertisements
    )
    parts = compositor.parts()
    texts = {slug: article.source for slug, article in issue.articles.items()}
    others = [source for source in sources.files.values() if source]
    notes = compositor.notes(1)
    check_characters([*parts, notes] if notes else parts, layout.faces, texts, others, problems)
    places = {pictures[n].id: at for n, at in reversed(named) if n in pictures and at}
    for entry in issue.entry.advertisements:
        if (file := advertisements.get(entry.pdf_page or "")) and (at := entry.place_of("pdf")):
            places.setdefault(file.id, at)
    binder = _binder(issue, printer) if issue.entry.extent.fill == "notes" else None
    return Copy(
        issue, layout, pictures, compositor, parts, places, chosen, advertisements,
        manifest_of(path), binder,
    )  # fmt: skip


def _advertisements(
    issue: Issue, layout: Layout, printer: Printer | None, problems: Problems
) -> Mapping[str, AdvertisementFile]:
    """Return the advertisements that arrived as PDF; what opens PDFs is imported for them alone."""
    if not any(entry.pdf for entry in issue.entry.advertisements):
        return {}
    from publisher.preflight.advertisements import open_advertisements  # noqa: PLC0415 – see above

    if printer is None:  # whichever it is to be, what no colour can be made of fails for all
        named = issue.entry.printer or DEFAULT
        printer = load_printer(named, issue.house, Sources(Problems()))
    return open_advertisements(issue, layout, printer, problems)


def check_arrived(
    copy: Copy,
    problems: Problems,
    wanted: Sequence[tuple[str, Part | None]] = (("", None),),
    refused: bool = False,
) -> None:
    """Report advertisements that have not arrived, on pages that are wanted.

    A placeholder stands for each; where that is `refused`, as by a press, it is an error.
    """
    shown = {part.id for _, part in wanted if part}
    for entry in copy.issue.entry.advertisements:
        if entry.has_arrived or (shown and entry.id not in shown):
            continue
        message = f'advertisement "{entry.id}" has not arrived: a placeholder stands for it'
        hint = "name its file as its `pdf` or `picture`"
        level = Severity.ERROR if refused else Severity.WARNING
        if refused:
            hint += ", or print the placeholder by --allow-placeholders"
        place = entry.place_of("id")
        step = ExitCode.PRINTER if refused else ExitCode.PICTURE
        problems.add(Problem("advertisement-missing", message, place, hint, level, step))


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
    if printer:
        check_profile(printer, sources.problems)
        _check_limit(layout, printer, sources.problems)
    return printer


def _binder(issue: Issue, named: str) -> PrinterEntry | None:
    """Return the printer who binds the issue, also where no press edition is wanted.

    Thus all editions have the same pages. What is wrong with his file is said by the press edition.
    """
    name = named or issue.entry.printer or DEFAULT
    return load_printer_entry(name, issue.house, Sources(Problems()))


def _check_limit(layout: Layout, printer: Printer, problems: Problems) -> None:
    """Warn of tokens with more ink than the printer's paper takes: theirs is taken back."""
    limit = printer.entry.inks.limit
    for name, colour in layout.colours.items():
        if colour.inks and sum(colour.inks) > limit:
            message = (
                f'colour token "{name}" lays {sum(colour.inks):g} % of ink; {printer.name} takes '
                f"{limit:g}: its cyan, magenta and yellow are lowered"
            )
            hint = "give it less of them for this paper"
            place = colour.place_of("inks")
            problem = Problem(
                "token-limit", message, place, hint, Severity.WARNING, ExitCode.PRINTER
            )
            problems.add(problem)


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
