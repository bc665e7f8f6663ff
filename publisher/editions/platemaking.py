"""Platemaking: the pages of a PDF in inks, and a press file as bytes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from publisher.editions.edition import inking_of
from publisher.editions.platelog import Log
from publisher.manifest.layout import Colour
from publisher.manifest.printer import Printer
from publisher.pictures.inks import BadProfile, Mixer
from publisher.pictures.proving import check_profile
from publisher.problems import ExitCode, Place, Problem, Problems
from publisher.separation.ink import BadColour
from publisher.separation.palette import Palette
from publisher.separation.rehearsal import Rehearsal
from publisher.separation.separation import Separation
from publisher.separation.separator import Separator

_PAGE_DROPPED = (
    "/Annots", "/StructParents", "/Tabs", "/AA", "/B", "/PieceInfo", "/Metadata", "/Thumb", "/AF",
    "/Trans", "/Dur", "/PresSteps", "/SeparationInfo", "/ID",
)  # fmt: skip
_ROOT_DROPPED = (
    "/StructTreeRoot", "/MarkInfo", "/Names", "/Dests", "/AcroForm", "/OpenAction", "/AA",
    "/Outlines", "/PageMode", "/AF", "/Collection", "/Threads", "/URI", "/Perms", "/Legal",
    "/SpiderInfo", "/PieceInfo", "/Requirements", "/DSS", "/Extensions",
)  # fmt: skip
INSEPARABLE = "ask the advertiser for it as PDF/X-4"  #: what to do about an advertisement
_DAMAGED = "something drawn on it is damaged"
#: What objects of a PDF raise that are not what they should be.
_DAMAGE = (
    *(pikepdf.PikepdfError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError),
    *(RuntimeError, NotImplementedError),
)


@dataclass(frozen=True)
class Arrived:
    """An advertisement that fills a page: its file, and where the issue names it."""

    name: str
    place: Place | None

    def problem(self, reason: str) -> Problem:
        """Return the problem of one that cannot be separated."""
        code, message = "advertisement-separation", f"cannot be separated: {reason}"
        message = f'advertisement "{self.name}" {message}'
        return Problem(code, message, self.place, INSEPARABLE, step=ExitCode.PICTURE)


def separate_pages(
    pdf: pikepdf.Pdf,
    colours: Mapping[str, Colour],
    printer: Printer,
    problems: Problems,
    *,
    plates: frozenset[tuple[int, int]] = frozenset(),
    arrived: Mapping[int, Arrived] | None = None,
) -> None:
    """Turn all pages of a PDF into inks, `colours` being tokens that have inks of their own.

    `plates` are the objects of pictures that are inks already, within the printer's limit. Links
    and tags go: a press has no use for them. `arrived` says which pages, counted from 0, somebody
    else made. Raises `Faulty` where a profile or a colour cannot be read.
    """
    entry = printer.entry
    check_profile(printer, problems)
    problems.stop()
    separator = _separator(colours, printer)
    separation = Separation(pdf, separator, entry.overprint, plates)
    log = Log(separator)
    for number, page in enumerate(pdf.pages, start=1):
        if reason := _separate(separation, page):
            owner = (arrived or {}).get(number - 1)
            problems.add(owner.problem(reason) if owner else _inseparable(number, reason))
        log.note(number)
    log.report(entry.inks.limit, problems)
    problems.stop()


def rehearse(pdf: pikepdf.Pdf, page: pikepdf.Page, printer: Printer) -> str:
    """Separate a page that is used up by it, but for the samples of its pictures.

    Returns why it cannot be separated; nothing if it can, as far as that shows, or where the
    printer's profile is damaged.
    """
    with suppress(BadProfile):
        separator = _separator({}, printer)
        return _separate(Rehearsal(pdf, separator, printer.entry.overprint), page)
    return ""


def _separator(colours: Mapping[str, Colour], printer: Printer) -> Separator:
    """Return the separator of a printer. Raises `BadProfile`."""
    keep = printer.entry.inks.spots == "keep"
    mixer = Mixer(printer.profile)
    return Separator(mixer, Palette.of(colours, keep), inking_of(printer), keep)


def _separate(separation: Separation, page: pikepdf.Page) -> str:
    """Separate a page, and return why it cannot be; nothing if it can."""
    for key in _PAGE_DROPPED:
        if key in page.obj:
            del page.obj[key]
    try:
        separation.page(page)
    except _DAMAGE as error:
        return str(error) if isinstance(error, BadColour) else _DAMAGED
    return ""


def _inseparable(number: int, reason: str) -> Problem:
    message = f"page {number} cannot be separated: {reason}"
    return Problem(
        "separation", message, None, "look at what is drawn on it", step=ExitCode.PRINTER
    )


def flatten(pdf: pikepdf.Pdf) -> None:
    """Draw what annotations and fields print into the pages: a press file has neither."""
    with suppress(*_DAMAGE):  # qpdf leaves what it does not understand
        pdf.flatten_annotations("print")


def spot_spaces(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    """Return the Separations that a PDF holds by the names of their plates, in order."""
    found: dict[str, pikepdf.Object] = {}
    for value in pdf.objects:
        if isinstance(value, pikepdf.Array) and len(value) == 4 and value[0] == "/Separation":
            found.setdefault(str(value[1]).removeprefix("/"), value)
    return {name: found[name] for name in sorted(found) if name not in ("All", "None")}


def save_press(pdf: pikepdf.Pdf, path: Path) -> None:
    """Write a press file: of version 1.6, as PDF/X-4 has it, without tags or links."""
    for key in _ROOT_DROPPED:
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.trailer.Info.Trapped = pikepdf.Name("/False")
    with path.open("wb") as stream:
        pdf.save(
            stream,
            deterministic_id=True,
            force_version="1.6",
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
