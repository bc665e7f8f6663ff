"""Imposing: a PDF of pages becomes a PDF of sheets, front and back in turn."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from publisher.imposition.cover import check_cover
from publisher.imposition.folding import Sheet, deepest, extent_of, impose_pages
from publisher.imposition.handed import HandedPage, measure_pages
from publisher.imposition.job import Job, check_creep, check_fit, check_job
from publisher.imposition.maker import SheetMaker, Stock
from publisher.imposition.record import take_record
from publisher.imposition.sheets import PageSize
from publisher.incoming import damaged, handed_in
from publisher.pages.geometry import PT_PER_MM
from publisher.problems import ExitCode, Problem, Problems, Severity
from publisher.store import write_whole


@dataclass(frozen=True)
class Imposition:
    """A finished PDF of sheets, and what was done."""

    data: bytes
    pages: int  #: that were handed in
    blanks: int  #: added behind them
    signatures: tuple[int, ...]  #: the pages of each
    sheets: int
    up: int  #: pages on a side of a full sheet
    creep: float  #: mm, by which the innermost pages were moved
    scheme: str  #: one of `SCHEMES`


def impose_pdf(path: Path, job: Job, out: Path, problems: Problems) -> Imposition:
    """Write the sheets of a PDF into the file `out`, and return them.

    Raises `Faulty` with all problems if there is an error; nothing is written then.
    """
    check_job(job, problems)
    if out.exists() and path.exists() and out.samefile(path):
        message, hint = f"{out} would be overwritten", "choose another file with --out"
        problems.add(Problem("output-is-input", message, None, hint, step=ExitCode.USAGE))
    with handed_in(path, problems) as source:
        made = _impose(source, path, job, problems)
    try:
        write_whole(out, made.data)
    except OSError as error:
        message = f"{out} cannot be written: {error.strerror or type(error).__name__}"
        hint = "choose another file with --out"
        problems.add(Problem("output", message, None, hint, step=ExitCode.OUTPUT))
    problems.stop()
    return made


def _impose(source: pikepdf.Pdf, path: Path, job: Job, problems: Problems) -> Imposition:
    pages = measure_pages(source, path, problems)
    check_cover(source, path, job, problems)
    problems.stop()
    size = _page_size(pages, job)
    up, paper = check_fit(job, size, len(pages), problems)
    sheets = impose_pages(len(pages), job.scheme, job.signature, up)
    depth = deepest(sheets)
    step = job.creep_step(depth)
    check_creep(step * depth, size, problems)
    problems.stop()
    stock = Stock(size, paper, step * PT_PER_MM, path.stem, job.scheme == "perfect")
    try:
        data = _made(source, pages, sheets, stock)
    except (pikepdf.PdfError, RecursionError) as error:
        raise damaged(str(error)) from None
    blanks = extent_of(len(pages)) - len(pages)
    _warn_of_blanks(job, blanks, problems)
    counts = len(pages), blanks, _signatures(sheets), len(sheets)
    return Imposition(data, *counts, up, step * depth, job.scheme)


def _signatures(sheets: Sequence[Sheet]) -> tuple[int, ...]:
    """Return the number of pages of each signature."""
    counted = Counter[int]()
    for sheet in sheets:
        counted[sheet.signature] += len(sheet.front) + len(sheet.back)
    return tuple(counted.values())


def _page_size(pages: Sequence[HandedPage], job: Job) -> PageSize:
    bleed = max(page.widest_bleed for page in pages)
    return PageSize(pages[0].width, pages[0].height, bleed, job.milling * PT_PER_MM)


def _made(
    source: pikepdf.Pdf, pages: Sequence[HandedPage], sheets: Sequence[Sheet], stock: Stock
) -> bytes:
    """Return the finished PDF of all sheets."""
    with pikepdf.new() as pdf:
        maker = SheetMaker(pdf, pages, stock)
        for sheet in sheets:
            maker.add(sheet)
        take_record(source, pdf)
        stream = io.BytesIO()
        pdf.save(
            stream,
            deterministic_id=True,
            min_version=source.pdf_version,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return stream.getvalue()


def _warn_of_blanks(job: Job, blanks: int, problems: Problems) -> None:
    """A stitched copy ends with its back cover: a blank behind it is seldom meant."""
    if blanks and job.scheme == "saddle":
        few = f"{blanks} blank page{'s' if blanks > 1 else ''}"
        message = f"{few} had to be added at the end, where the back cover is"
        hint = "a stitched copy has a multiple of four pages: add what is wanting before the cover"
        problems.add(Problem("blanks-added", message, None, hint, Severity.WARNING, ExitCode.PDF))
