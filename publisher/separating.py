"""Separating: any PDF becomes a press file of its own, as advertisements need it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf

from publisher.editions.arrival import record_of
from publisher.editions.arrivalboxes import (
    beyond_the_sheet,
    set_in_order,
    short_of_bleed,
    without_bleed,
    without_size,
    without_trim,
)
from publisher.editions.intent import declare_intent
from publisher.editions.platemaking import flatten, save_press, separate_pages
from publisher.editions.stamping import take_stamp
from publisher.house import House
from publisher.incoming import MAX_PAGE, MIN_PAGE, Refused, handed_in, listed
from publisher.manifest.printer import Printer
from publisher.manifest.printers import DEFAULT, load_printer
from publisher.preflight.check import check_x4
from publisher.preflight.finding import Finding
from publisher.problems import ExitCode, Faulty, Problem, Problems, Severity
from publisher.source import Sources
from publisher.store import Drafts

UNREADABLE = "x4-unreadable"  #: the finding that a file cannot be opened


@dataclass(frozen=True)
class PressFile:
    """A press file: where it lies, its pages, its size in bytes, and what it may call itself."""

    path: Path
    pages: int
    size: int
    standard: str  #: PDF/X-4, or nothing
    broken: tuple[str, ...] = ()  #: whose rules it breaks: PDF/X-4, Ghent Workgroup


def separate_file(
    path: Path, printer: str, out: Path, strict: bool, problems: Problems
) -> PressFile:
    """Write a PDF in the inks of a printer, and return what was written.

    Whatever keeps it from being PDF/X-4 becomes a warning; the file then does not claim to be it.
    Raises `Faulty` where it cannot be read, separated or written, or (strict) on warnings.
    """
    chosen = load_printer(printer or DEFAULT, House.of(path), Sources(problems))
    _spare_the_source(path, out, problems)
    problems.stop()
    if chosen is None:
        raise Faulty(problems.sorted)
    try:
        with (drafts := Drafts(out.parent)) as beside:
            made = _separated(path, chosen, beside / out.name, problems)
            problems.stop(strict)
            drafts.publish()
    except OSError as error:
        raise Faulty([_unwritten(out, error)]) from None
    return replace(made, path=out)


def _spare_the_source(path: Path, out: Path, problems: Problems) -> None:
    with suppress(OSError):  # what is not there is not overwritten
        if path.samefile(out):
            message, hint = f"{out} is the file itself", "name another with --out"
            problems.add(Problem("output", message, None, hint, step=ExitCode.OUTPUT))


def _separated(path: Path, printer: Printer, draft: Path, problems: Problems) -> PressFile:
    with handed_in(path, problems) as pdf:
        record = record_of(pdf, path)
        _refuse_without_size(pdf)
        _warn_of_boxes(pdf, printer, problems)
        flatten(pdf)
        for page in pdf.pages:
            set_in_order(page, crop=printer.entry.boxes.crop)
        separate_pages(pdf, {}, printer, problems)
        declare_intent(pdf, printer)
        broken: dict[str, None] = {}
        for standard in ("PDF/X-4", ""):
            take_stamp(pdf, replace(record, standard=standard))
            save_press(pdf, draft)
            findings = check_x4(draft.read_bytes()) if standard else ()
            if standard and not findings:
                break
            broken |= dict.fromkeys(finding.owner for finding in findings)
            _warn(findings, problems)
        return PressFile(draft, len(pdf.pages), draft.stat().st_size, standard, tuple(broken))


def _refuse_without_size(pdf: pikepdf.Pdf) -> None:
    if unsound := without_size(pdf):
        reason = f"has no sound media box on {listed(unsound)}"
        hint = f"a page measures {MIN_PAGE:g} to {MAX_PAGE:g} pt"
        raise Refused("pdf-page-box", reason, hint)


def _warn_of_boxes(pdf: pikepdf.Pdf, printer: Printer, problems: Problems) -> None:
    for code, message, hint, level in _box_faults(pdf, printer):
        problems.add(Problem(code, message, None, hint, level, ExitCode.PDF))


def _box_faults(pdf: pikepdf.Pdf, printer: Printer) -> Iterator[tuple[str, str, str, Severity]]:
    """Yield code, message, hint and severity of what boxes leave the printer to guess."""
    bleed = printer.entry.bleed
    if beyond := beyond_the_sheet(pdf):
        message = f"the TrimBox reaches beyond the MediaBox on {listed(beyond)}; it is cut to it"
        yield "pdf-trim-box", message, "ask for the file with its true trim", Severity.WARNING
    if untrimmed := without_trim(pdf):
        taken = "its ArtBox, CropBox or MediaBox is taken for where the printer cuts"
        message = f"there is no sound TrimBox on {listed(untrimmed)}: {taken}"
        yield "pdf-trim-missing", message, "ask for the file with its TrimBox set", Severity.WARNING
    short = short_of_bleed(pdf, bleed)
    if short:
        reach = f"reach less than the {bleed:g} mm beyond the trim that {printer.name} asks for"
        message = f"colours can {reach} on {listed(short)}: paper may show where it is cut"
        yield "pdf-bleed-short", message, "ask for the file with bleed", Severity.WARNING
    if unbled := [page for page in without_bleed(pdf) if page not in short]:
        meant = "all up to the MediaBox passes for bleed, marks among it"
        message = f"there is no sound BleedBox on {listed(unbled)}: {meant}"
        yield "pdf-bleed-missing", message, "ask for the file with its BleedBox set", Severity.NOTE


def _warn(findings: tuple[Finding, ...], problems: Problems) -> None:
    for finding in findings:
        where = f" on page {finding.page}" if finding.page else ""
        message = f"the file breaks {finding.rule} ({finding.owner}){where}: {finding.message}"
        hint = finding.hint
        step, level = ExitCode.PRINTER, Severity.WARNING
        if finding.rule == UNREADABLE:  # a file that nobody can open is not written at all
            step, level, hint = ExitCode.PDF, Severity.ERROR, "export it again"
        problems.add(Problem(finding.rule, message, None, hint, level, step))


def _unwritten(out: Path, error: OSError) -> Problem:
    reason = (error.strerror or type(error).__name__).lower()
    hint = "choose another place with --out"
    return Problem("output", f"{out} cannot be written: {reason}", None, hint, step=ExitCode.OUTPUT)
