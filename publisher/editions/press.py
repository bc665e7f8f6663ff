"""The press edition: the master in inks, and the files that a printer is sent of it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pikepdf

from publisher.editions.binding import cover_pages, has_wrap, spine_side, spine_width
from publisher.editions.boxes import PageBoxes, set_boxes
from publisher.editions.edition import press_edition
from publisher.editions.intent import declare_intent
from publisher.editions.marks import MarkedPage, draw_marks
from publisher.editions.placing import Darkroom, place_pictures
from publisher.editions.record import Record, make_record
from publisher.editions.resolution import check_resolution
from publisher.editions.slugline import SlugLine, slug_face
from publisher.editions.stamping import take_stamp
from publisher.editions.wrap import make_wrap
from publisher.layout import Layout, Part
from publisher.manifest.issue import Issue
from publisher.manifest.printer import Printer
from publisher.pages.fragment import Fragment
from publisher.pages.geometry import Box
from publisher.pages.join import Master
from publisher.pictures.inks import BadProfile, Mixer
from publisher.problems import ExitCode, Problem, Problems
from publisher.separation.functions import BadColour
from publisher.separation.palette import Palette
from publisher.separation.separation import Separation
from publisher.separation.separator import Separator


@dataclass(frozen=True)
class PressJob:
    """What a press edition is made for, and from, beside the master."""

    issue: Issue
    layout: Layout
    printer: Printer
    spine: Fragment | None  #: of the wrap, if there is to be one
    only: Part | None
    problems: Problems


@dataclass(frozen=True)
class PressFile:
    """A finished file: what it is, its bytes, its pages and which pages of the issue they are."""

    kind: str  #: press, press-cover or press-inside
    data: bytes
    folios: tuple[tuple[int, ...], ...]  #: for each page of the file, those of the issue on it
    trim: tuple[float, float]  #: pt


def finish_press(master: Master, job: PressJob, darkroom: Darkroom) -> list[PressFile]:
    """Return the finished files of a press edition; the master is used up.

    Raises `Faulty` where a picture has too few pixels or a colour cannot be separated.
    """
    edition = press_edition(job.printer)
    check_resolution(master, job, darkroom.pictures)
    job.problems.stop()
    place_pictures(master, edition, darkroom)
    spine = _add_spine(master, job)
    separation = separate_pages(master.pdf, job)
    if spine is not None:
        del master.pdf.pages[-1]
    return [_finish(sheets, job, separation) for sheets in _files(master, job, spine)]


def _add_spine(master: Master, job: PressJob) -> pikepdf.Page | None:
    """Put the spine behind the last page, so that it is separated with the rest."""
    if job.spine is None:
        return None
    with pikepdf.open(io.BytesIO(job.spine.pdf)) as source:
        master.pdf.pages.append(source.pages[0])
    return master.pdf.pages[-1]


def separate_pages(pdf: pikepdf.Pdf, job: PressJob) -> Separation:
    """Turn all pages of a PDF into inks. Raises `Faulty` where a colour cannot be read."""
    printer = job.printer.entry
    keep = printer.inks.spots == "keep"
    inking = press_edition(job.printer).inking
    assert inking is not None  # noqa: S101 – a press edition has one
    try:
        mixer = Mixer(job.printer.profile)
        palette = Palette.of(job.layout.colours, keep)
        separation = Separation(pdf, Separator(mixer, palette, inking, keep), printer.overprint)
        for number, page in enumerate(pdf.pages, start=1):
            _separate(separation, page, number, job)
    except BadProfile as error:
        message = f'profile "{job.printer.profile_path.name}" {error}'
        place = printer.output.place_of("profile")
        job.problems.add(Problem("profile-damaged", message, place, step=ExitCode.PRINTER))
    job.problems.stop()
    return separation


def _separate(separation: Separation, page: pikepdf.Page, number: int, job: PressJob) -> None:
    for key in ("/Annots", "/StructParents", "/Tabs", "/AA"):
        if key in page.obj:
            del page.obj[key]
    try:
        separation.page(page)
    except (BadColour, pikepdf.PdfError) as error:
        message = f"page {number} cannot be separated: it {error}"
        hint = "look at the drawings and advertisements on it"
        job.problems.add(Problem("separation", message, None, hint, step=ExitCode.PRINTER))


@dataclass(frozen=True)
class _Sheets:
    """The pages of one file, with their boxes and what their slug lines say."""

    kind: str
    pdf: pikepdf.Pdf
    boxes: tuple[PageBoxes, ...]
    slugs: tuple[str, ...]
    folios: tuple[tuple[int, ...], ...]
    folds: tuple[float, ...] = ()


def _files(master: Master, job: PressJob, spine: pikepdf.Page | None) -> Iterator[_Sheets]:
    """Yield the files that the printer wants: cover and inside, and always the whole."""
    entry, count = job.printer.entry, len(master.pdf.pages)
    if job.only is None and entry.files == "cover-and-inside" and count > len(cover_pages(count)):
        cover = cover_pages(count)
        inside = [at for at in range(count) if at not in cover]
        yield _wrap(master, job, spine) if spine else _single("press-cover", master, job, cover)
        yield _single("press-inside", master, job, inside)
    yield _single("press", master, job, range(count))


def _single(kind: str, master: Master, job: PressJob, pages: Sequence[int]) -> _Sheets:
    pdf = pikepdf.new()
    folios = [master.first + at for at in pages]
    for at in pages:
        pdf.pages.append(master.pdf.pages[at])
    total = master.plan.extent
    return _Sheets(
        kind,
        pdf,
        tuple(
            PageBoxes.of(_trim(page), job.printer.entry, spine_side(folio))
            for page, folio in zip(pdf.pages, folios, strict=True)
        ),
        tuple(f"page {folio} of {total}" for folio in folios),
        tuple((folio,) for folio in folios),
    )


def _wrap(master: Master, job: PressJob, spine: pikepdf.Page) -> _Sheets:
    entry, count = job.printer.entry, len(master.pdf.pages)
    width = spine_width(count, entry)
    pdf, trim, folds = make_wrap(master.pdf.pages, spine, width, entry.bleed)
    boxes = PageBoxes.of(trim, entry)
    slugs = (f"cover, outside; spine {width:g} mm", "cover, inside")
    return _Sheets("press-cover", pdf, (boxes, boxes), slugs, ((count, 1), (2, count - 1)), folds)


def _trim(page: pikepdf.Page) -> Box:
    left, bottom, right, top = (float(side) for side in page.obj.TrimBox)
    return left, bottom, right, top


def _finish(sheets: _Sheets, job: PressJob, separation: Separation) -> PressFile:
    """Set boxes, draw marks, state intent and metadata, and write a file out."""
    pdf, entry = sheets.pdf, job.printer.entry
    for page, boxes in zip(pdf.pages, sheets.boxes, strict=True):
        set_boxes(pdf, page, boxes, entry.boxes.crop)
    spots = spot_spaces(pdf)
    marked = [
        MarkedPage(page, boxes.trim, boxes.bleed, _slug(job, slug), sheets.folds)
        for page, boxes, slug in zip(pdf.pages, sheets.boxes, sheets.slugs, strict=True)
    ]
    draw_marks(pdf, marked, entry.marks, spots, slug_face(job.layout.faces.files))
    declare_intent(pdf, job.printer)
    take_stamp(pdf, press_record(job, sheets.kind))
    left, bottom, right, top = sheets.boxes[0].trim
    return PressFile(sheets.kind, save_press(pdf), sheets.folios, (right - left, top - bottom))


def press_record(job: PressJob, kind: str) -> Record:
    """Return the metadata of a file of the press edition."""
    record = make_record(job.issue, job.only.title if job.only else "")
    name = f"{record.identifier}-{kind}"
    return replace(record, standard="PDF/X-4", identifier=name)


def _slug(job: PressJob, page: str) -> SlugLine:
    publication, entry = job.issue.publication, job.issue.entry
    date = entry.publication_date.isoformat()
    return SlugLine(publication.title, entry.id, page, job.printer.entry.title, date)


def spot_spaces(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """Return the Separations that pages of a PDF use, by the names of their plates, in order."""
    found: dict[str, pikepdf.Object] = {}
    for value in pdf.objects:
        if isinstance(value, pikepdf.Array) and len(value) == 4 and value[0] == "/Separation":
            found.setdefault(str(value[1]).removeprefix("/"), value)
    return {name: found[name] for name in sorted(found) if name not in ("All", "None")}


def save_press(pdf: pikepdf.Pdf) -> bytes:
    """Return a press file as bytes: version 1.6, as PDF/X-4 has it, without tags or links."""
    for key in ("/StructTreeRoot", "/MarkInfo", "/Names", "/Dests", "/AcroForm", "/OpenAction"):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.trailer.Info.Trapped = pikepdf.Name("/False")
    stream = io.BytesIO()
    pdf.save(
        stream,
        deterministic_id=True,
        force_version="1.6",
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return stream.getvalue()

