"""Advertisements that arrive as PDF, held against what a page asks before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pikepdf

from publisher.editions.layers import Layers
from publisher.editions.platemaking import INSEPARABLE, rehearse
from publisher.editions.untagging import untag
from publisher.incoming import Refused, opened
from publisher.layout import Layout
from publisher.manifest.issue import Advertisement, Issue
from publisher.manifest.printer import Printer
from publisher.pages.geometry import Box, box_of
from publisher.pictures.advertisement import AdvertisementFile
from publisher.pictures.standin import identify
from publisher.preflight.advertisement_boxes import LEAST_BLEED, AdvertisementBoxes
from publisher.preflight.advertisement_contents import Fault, blankness, contents
from publisher.preflight.content import Contents
from publisher.preflight.facts import Broken
from publisher.preflight.objects import DAMAGE, bounded, inherited, number, user_unit
from publisher.preflight.walk import Survey, survey
from publisher.problems import ExitCode, Problem, Problems, Severity
from publisher.source import Folder, Outside

MAX_BYTES = 256 * 1024 * 1024  #: no advertisement is larger than 256 MiB
MAX_UNIT = 100  #: 1/72 in to a unit: a poster of 500 m, and no page
_WARNINGS = (
    "advertisement-blank",
    *("advertisement-colour", "advertisement-layers", "advertisement-ppi"),
    "advertisement-text",
)
_PX_PER_MM = 100  #: of stand-ins, whose proportions alone count

_AGAIN = "ask the advertiser for a sound PDF"


class _Bad(ValueError):
    """Why a file cannot be looked into at all: code, message, hint."""

    def __init__(self, code: str, message: str, hint: str = _AGAIN) -> None:
        super().__init__(message)
        self.fault: Fault = code, message, hint


def open_advertisements(
    issue: Issue, layout: Layout, printer: Printer | None, problems: Problems
) -> dict[str, AdvertisementFile]:
    """Return the pages that advertisements bring as PDF, by `Advertisement.pdf_page`.

    What keeps one from being printed is reported where the issue names its file: damage,
    encryption, a wrong trim, a bleed below 3 mm, fonts that are not embedded, colour that cannot
    be separated. A blank page, colour in RGB, hidden layers, text without Unicode and pictures
    below the printer's least ppi are warnings. A file that cannot be looked into is left out.
    """
    found: dict[str, AdvertisementFile] = {}
    for entry in issue.entry.advertisements:
        if entry.pdf is None or entry.pdf_page is None:
            continue
        try:
            path = _path(entry.pdf, issue.folder)
            data = _read(path)
            with _opened(data) as pdf, bounded():
                arrival = _Arrival(entry, layout, pdf, printer)
                found[entry.pdf_page] = arrival.file(path, identify(data))
                noted = [*arrival]
                if not any(code == "advertisement-unreadable" for code, *_ in noted):
                    noted += _separability(pdf, arrival.page, printer)
        except _Bad as bad:
            noted = [bad.fault]
        for code, message, hint in noted:
            level = Severity.WARNING if code in _WARNINGS else Severity.ERROR
            text, place = f'advertisement "{entry.pdf}" {message}', entry.place_of("pdf")
            problems.add(Problem(code, text, place, hint, level, ExitCode.PICTURE))
    return found


class _Arrival:
    """One PDF, opened; iterating yields the faults of the page that is wanted of it."""

    def __init__(
        self, entry: Advertisement, layout: Layout, pdf: pikepdf.Pdf, printer: Printer | None
    ) -> None:
        self._entry, self._layout, self._pdf, self._printer = entry, layout, pdf, printer
        self.page = _page(pdf, entry.page)
        _check_stance(self.page)
        size = layout.trim.width, layout.trim.height
        boxes = AdvertisementBoxes.of(self.page, entry.box, size)
        if boxes is None:
            raise _Bad("advertisement-unreadable", "has a page without a size")
        self._boxes = boxes

    def file(self, path: Path, digest: str) -> AdvertisementFile:
        """Return what later steps need to know of the page, its file's digest among it."""
        entry, trim, over = self._entry, self._layout.trim, 2 * self._layout.bleed
        sides = round((trim.width + over) * _PX_PER_MM), round((trim.height + over) * _PX_PER_MM)
        return AdvertisementFile(
            path=path,
            id=identify(f"{digest} {entry.page} {entry.box}".encode()),
            digest=digest,
            page=entry.page,
            stand_in=sides,
            matrix=self._boxes.matrix,
            visible=self._boxes.visible,
        )

    def __iter__(self) -> Iterator[Fault]:
        used = survey(Contents(self._pdf), [self.page])
        damage = [*_damage(used)]
        yield from damage
        yield from self._sizes()
        if not damage:  # what cannot be followed may be anything but blank
            yield from blankness(used, self._seen())
        yield from _layers(self._pdf)
        yield from contents(used, self._printer)

    def _seen(self) -> Box:
        """Return what is visible of the page in pt, as marks are told."""
        unit = user_unit(self.page)
        return box_of((unit, 0, 0, unit, 0, 0), self._boxes.visible)

    def _sizes(self) -> Iterator[Fault]:
        trim, wrong = self._layout.trim, self._boxes.wrong_size()
        if wrong:
            was, wanted = _mm(*wrong), _mm(trim.width, trim.height)
            boxes = "TrimBox" if self._entry.box == "trim" else "TrimBox or BleedBox"
            hint = f"ask the advertiser for a PDF of the page's size, with its {boxes} set"
            message = f"measures {was} mm; the page is {wanted} mm"
            yield "advertisement-trim", message, hint
        over = self._boxes.missing_bleed()
        if over is not None:
            reach = f"reaches {max(over, 0):.1f} mm over its trim at the least"
            hint = "ask the advertiser for a PDF with bleed on all sides"
            yield "advertisement-bleed", f"{reach}; {LEAST_BLEED:g} mm of bleed are needed", hint


def _mm(width: float, height: float) -> str:
    return f"{round(width, 1):g} × {round(height, 1):g}"


def _path(name: str, folder: Folder) -> Path:
    try:
        path = folder.path(name)
        found = path.is_file()
    except Outside as reason:
        hint = "name a file inside the issue's folder, e.g. advertisements/bakery.pdf"
        raise _Bad("outside", str(reason), hint) from None
    except OSError:
        found = False  # a name too long for any file
    if not found:
        raise _Bad("missing-file", "does not exist", "put the file there, or correct its name")
    return path


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        reason = (error.strerror or "unknown").lower()
        raise _Bad(
            "advertisement-unreadable", f"cannot be read: {reason}", "see its rights"
        ) from None
    if not data:
        kind = "is larger than 256 MiB" if size else "is empty"
        raise _Bad("advertisement-unreadable", kind)
    return data


@contextmanager
def _opened(data: bytes) -> Iterator[pikepdf.Pdf]:
    """Open a PDF as it is, its pages' faults being the advertiser's to mend."""
    try:
        with opened(data) as pdf:
            yield pdf
    except Refused as refused:
        if refused.code == "pdf-encrypted":
            hint = "ask the advertiser for it without protection"
            raise _Bad("advertisement-encrypted", refused.reason, hint) from None
        raise _Bad("advertisement-unreadable", refused.reason) from None


def _page(pdf: pikepdf.Pdf, number: int) -> Any:
    if number > (count := len(pdf.pages)):
        pages = f"{count} page{'s' if count != 1 else ''}"
        message = f"has {pages}, and none of number {number}"
        raise _Bad("advertisement-page", message, "correct page")
    return pdf.pages[number - 1].obj


def _damage(used: Survey) -> Iterator[Fault]:
    broken = [fact.message for _, fact in used.said() if isinstance(fact, Broken)]
    if broken:
        yield "advertisement-unreadable", f"is damaged: {broken[0]}", _AGAIN


def _layers(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    """What is hidden is not seen in a proof either: it is left out, and said to be."""
    if Layers(pdf):
        hint = "ask the advertiser for it without them, if anything is missing"
        yield "advertisement-layers", "has hidden layers, which are left out", hint


def _check_stance(page: Any) -> None:
    """Refuse a page that is turned or scaled by what programs understand each in their own way."""
    turn, unit = inherited(page, "/Rotate"), page.get("/UserUnit")
    degrees = number(turn)
    if turn is not None and (degrees is None or degrees % 90):
        by = f"by {degrees:g}°, which is no right angle" if degrees is not None else "by no angle"
        hint = "ask the advertiser for it upright"
        raise _Bad("advertisement-turned", f"has a page that is turned {by}", hint)
    if unit is not None and not 0 < (number(unit) or 0) <= MAX_UNIT:
        hint = "ask the advertiser for it at its true size"
        raise _Bad("advertisement-unit", "has a page whose UserUnit makes no sense", hint)


def _separability(pdf: pikepdf.Pdf, page: Any, printer: Printer | None) -> Iterator[Fault]:
    """Rehearse what a press edition does with the page: nothing can be read of it afterwards."""
    if printer is None:
        return
    try:
        untag(pdf, page)
    except DAMAGE:
        yield "advertisement-unreadable", "is damaged: its content cannot be followed", _AGAIN
        return
    if reason := rehearse(pdf, pikepdf.Page(page), printer):
        yield "advertisement-separation", f"cannot be separated: {reason}", INSEPARABLE
