"""What a printer's file says of sheets, as a job; what is asked for outright goes before it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from publisher.house import House
from publisher.imposition.job import Job
from publisher.manifest.printer import PrinterEntry
from publisher.manifest.printers import load_printer_entry
from publisher.problems import Problems
from publisher.source import Sources


def make_job(printer: str, house: House, asked: dict[str, Any], problems: Problems) -> Job:
    """Return the job of a printer, or the usual one where none is named.

    `printer` is a name in `assets/printers`, or the path of a printer's file; `asked` holds fields
    of the job, None where nothing is asked. Raises `Faulty` if there is no such printer.
    """
    entry = load_printer_entry(printer, house, Sources(problems)) if printer else None
    problems.stop()
    return replace(job_of(entry) if entry else Job(), **_given(asked))


def job_of(printer: PrinterEntry) -> Job:
    """Return how a printer binds: scheme, signature, the paper of the inside, the largest sheet."""
    sheet = f"{printer.sheet.width:g}x{printer.sheet.height:g}" if printer.sheet else None
    wishes = {"scheme": printer.binding, "signature": printer.signature, "sheet": sheet}
    return replace(Job(), paper=printer.paper.text, **_given(wishes))


def _given(wishes: dict[str, Any]) -> dict[str, Any]:
    return {field: value for field, value in wishes.items() if value is not None}
