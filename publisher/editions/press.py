"""The press edition: the master in inks, and the files that a printer is sent of it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

import pikepdf

from publisher.editions.advertising import place_advertisements
from publisher.editions.binding import cover_pages, spine_side, spine_width
from publisher.editions.boxes import PageBoxes, check_sheet, set_boxes
from publisher.editions.edition import press_edition
from publisher.editions.intent import declare_intent
from publisher.editions.job import Job, Product
from publisher.editions.marks import MarkedPage, draw_marks
from publisher.editions.placing import Darkroom, place_pictures
from publisher.editions.platemaking import Arrived, save_press, separate_pages, spot_spaces
from publisher.editions.record import Record
from publisher.editions.resolution import check_resolution
from publisher.editions.slugline import SlugLine, slug_face
from publisher.editions.stamping import take_stamp
from publisher.editions.wrap import make_wrap
from publisher.manifest.issue import Issue
from publisher.manifest.printer import Printer, PrinterEntry
from publisher.pages.geometry import Box
from publisher.pages.join import Master
from publisher.problems import Problems


def finish_press(
    master: Master, job: Job, printer: Printer, darkroom: Darkroom
) -> Iterator[Product]:
    """Yield the files of a press edition as they are written; the master is used up.

    Raises `Faulty` where a picture has too few pixels or a colour cannot be separated.
    """
    edition = press_edition(printer)
    check_resolution(master, printer, darkroom.pictures, job.places or {}, job.problems)
    job.problems.stop()
    plates = place_pictures(master, edition, darkroom)
    place_advertisements(master, edition, darkroom)
    spine = _add_spine(master, job)
    arrived = _arrived(master, job, darkroom)
    colours = job.layout.colours
    separate_pages(master.pdf, colours, printer, job.problems, plates=plates, arrived=arrived)
    if spine is not None:
        del master.pdf.pages[-1]
    sheets = _files(master, job, printer, spine)
    yield from map(partial(_finish, job=job, printer=printer), sheets)  # none outlives its turn


def _arrived(master: Master, job: Job, darkroom: Darkroom) -> dict[int, Arrived]:
    """Return the advertisements that arrived as PDF, by the pages that they fill."""
    files, places = darkroom.advertisements, job.places or {}
    return {
        frame.page: Arrived(files[frame.picture].path.name, places.get(frame.picture))
        for frame in master.frames
        if frame.picture in files
    }


def _add_spine(master: Master, job: Job) -> pikepdf.Page | None:
    """Put the spine behind the last page, so that it is separated with the rest."""
    if job.spine is None:
        return None
    with pikepdf.open(io.BytesIO(job.spine.pdf)) as source:
        master.pdf.pages.append(source.pages[0])
    return master.pdf.pages[-1]


@dataclass(frozen=True)
class _Sheets:
    """The pages of one file, with their boxes and what their slug lines say."""

    kind: str
    pdf: pikepdf.Pdf
    boxes: tuple[PageBoxes, ...]
    slugs: tuple[str, ...]
    folios: tuple[tuple[int, ...], ...]
    folds: tuple[float, ...] = ()


def _files(
    master: Master, job: Job, printer: Printer, spine: pikepdf.Page | None
) -> Iterator[_Sheets]:
    """Yield the files that the printer wants: always the whole, and cover and inside.

    The whole, which takes longest to check, is the first to be sent there.
    """
    entry, count = printer.entry, len(master.pdf.pages)
    yield _single("press", master, entry, range(count))
    if _cover_is_apart(job, entry, count):
        cover = cover_pages(count)
        inside = [at for at in range(count) if at not in cover]
        yield _single("press-inside", master, entry, inside)
        if spine:
            yield _wrap(master, entry, spine, job.problems)
        else:
            yield _single("press-cover", master, entry, cover)


def _cover_is_apart(job: Job, printer: PrinterEntry, pages: int) -> bool:
    """Whether an issue of so many pages has files of its cover and of its inside as well."""
    apart = job.only is None and printer.files == "cover-and-inside"
    return apart and pages > len(cover_pages(pages))


def _single(kind: str, master: Master, printer: PrinterEntry, pages: Sequence[int]) -> _Sheets:
    pdf = pikepdf.new()
    folios = [master.first + at for at in pages]
    for at in pages:
        pdf.pages.append(master.pdf.pages[at])
    total = master.plan.extent
    return _Sheets(
        kind,
        pdf,
        tuple(
            PageBoxes.of(_trim(page), printer, spine_side(folio))
            for page, folio in zip(pdf.pages, folios, strict=True)
        ),
        tuple(f"page {folio} of {total}" for folio in folios),
        tuple((folio,) for folio in folios),
    )


def _wrap(
    master: Master, printer: PrinterEntry, spine: pikepdf.Page, problems: Problems
) -> _Sheets:
    count = len(master.pdf.pages)
    width = spine_width(count, printer)
    pdf, trim, folds = make_wrap(list(master.pdf.pages), spine, width, printer.bleed)
    boxes = PageBoxes.of(trim, printer)
    check_sheet(boxes.media, printer, problems)
    slugs = (f"cover, outside; spine {width:g} mm", "cover, inside")
    return _Sheets("press-cover", pdf, (boxes, boxes), slugs, ((count, 1), (2, count - 1)), folds)


def _trim(page: pikepdf.Page) -> Box:
    left, bottom, right, top = (float(side) for side in page.obj.TrimBox)
    return left, bottom, right, top


def _finish(sheets: _Sheets, job: Job, printer: Printer) -> Product:
    """Set boxes, draw marks, state intent and metadata, and write a file out."""
    pdf, entry = sheets.pdf, printer.entry
    for page, boxes in zip(pdf.pages, sheets.boxes, strict=True):
        set_boxes(pdf, page, boxes, entry.boxes.crop)
    spots = spot_spaces(pdf)
    marked = [
        MarkedPage(page, boxes.trim, boxes.bleed, _slug(job.issue, entry, slug), sheets.folds)
        for page, boxes, slug in zip(pdf.pages, sheets.boxes, sheets.slugs, strict=True)
    ]
    draw_marks(pdf, marked, entry.marks, spots, slug_face(job.layout.faces.files))
    declare_intent(pdf, printer)
    take_stamp(pdf, _record(job, entry, sheets))
    left, bottom, right, top = sheets.boxes[0].trim
    path = job.path(sheets.kind)
    save_press(pdf, path)
    return Product(sheets.kind, path, sheets.folios, (right - left, top - bottom))


def _record(job: Job, printer: PrinterEntry, sheets: _Sheets) -> Record:
    """Return the metadata of a file; the whole names those of its cover and its inside."""
    record = job.record()
    name = f"{record.identifier}-{sheets.kind}"
    whole = sheets.kind == "press" and _cover_is_apart(job, printer, len(sheets.pdf.pages))
    parts = (f"{name}-cover", f"{name}-inside") if whole else ()
    held = () if sheets.kind == "press-cover" else record.articles
    return replace(record, standard="PDF/X-4", identifier=name, relations=parts, articles=held)


def _slug(issue: Issue, printer: PrinterEntry, page: str) -> SlugLine:
    date = issue.entry.publication_date.isoformat()
    return SlugLine(issue.publication.title, issue.entry.id, page, printer.title, date)
