"""Advertisements that arrived as PDF: each is put into its frame as it is, at its own size."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pikepdf
from pikepdf import Array, Name

from publisher.editions.downsampling import downsample
from publisher.editions.edition import Edition
from publisher.editions.placing import Darkroom, hang, reach_of
from publisher.editions.untagging import untag
from publisher.incoming import DAMAGE, Refused, opened
from publisher.pages.fragment import Frame
from publisher.pages.geometry import Box, Matrix, box_of, concatenate, intersect, inverse
from publisher.pages.join import Master
from publisher.pictures.advertisement import AdvertisementFile
from publisher.pictures.standin import identify
from publisher.problems import ExitCode, Faulty, Problem, Problems


def place_advertisements(master: Master, edition: Edition, darkroom: Darkroom) -> None:
    """Put a form XObject into the frame of every advertisement, cut where the edition's bleed ends.

    Its vectors, colours and fonts are those of its file, and so are its pictures on a press; for a
    screen they are scaled down. Raises `Faulty` if the file was changed
    since it was checked.
    """
    reach = reach_of(master, edition.bleed)
    for frame in master.frames:
        file = darkroom.advertisements.get(frame.picture)
        if file is None:
            continue
        form = _taken_over(file, master.pdf, darkroom.problems)
        if edition.inking is None:
            downsample(form, file.matrix, edition, darkroom.store)
        _lay(form, file, frame, reach)
        hang(master.pdf, frame, form)


def _taken_over(file: AdvertisementFile, pdf: pikepdf.Pdf, problems: Problems) -> pikepdf.Object:
    """Return an advertisement as a form XObject of a PDF. Raises `Faulty` if it cannot be had."""
    try:
        data = file.path.read_bytes()
        if identify(data) == file.digest:
            with opened(data, checked=True) as source:
                return _form(pdf, source, source.pages[file.page - 1])
        code, what = "advertisement-changed", "was changed while the issue was made"
        hint = "build again when it lies still"
    except (OSError, Refused, *DAMAGE) as error:
        code, what = "advertisement-unreadable", f"cannot be used: {type(error).__name__}"
        hint = "ask the advertiser for a sound PDF"
    message = f'advertisement "{file.path.name}" {what}'
    problems.add(Problem(code, message, None, hint, step=ExitCode.PICTURE))
    raise Faulty(problems.sorted)


def _form(pdf: pikepdf.Pdf, source: pikepdf.Pdf, page: pikepdf.Page) -> pikepdf.Object:
    """Return a page of another PDF as a form XObject of this one, without its annotations."""
    untag(source, page.obj)
    form = pdf.make_stream(page.obj.Contents.read_bytes())
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.Resources = _taken(pdf, source, page.obj.Resources)
    if "/Group" in page.obj:
        form.Group = _taken(pdf, source, page.obj.Group)
    return form


def _taken(pdf: pikepdf.Pdf, source: pikepdf.Pdf, value: pikepdf.Object) -> pikepdf.Object:
    return pdf.copy_foreign(value if value.is_indirect else source.make_indirect(value))


def _lay(form: pikepdf.Object, file: AdvertisementFile, frame: Frame, reach: Box) -> None:
    """Give a form the matrix that lays it on the page, whatever its frame does, and its bounds."""
    left, bottom, right, top = reach
    middle: Matrix = (1, 0, 0, 1, (left + right) / 2, (bottom + top) / 2)
    placement = concatenate(file.matrix, middle)
    back, home = inverse(frame.matrix), inverse(placement)
    if back is None or home is None:
        return
    shown = intersect(box_of(placement, file.visible), intersect(frame.clip, reach))
    form.Matrix = _numbers(concatenate(placement, back))
    form.BBox = _numbers(box_of(home, shown or reach))


def _numbers(values: Sequence[float]) -> Array:
    """Return numbers as PDF writes them, fine enough for a matrix from the size of a page to 1."""
    return Array(Decimal(f"{value:.12f}") for value in values)
