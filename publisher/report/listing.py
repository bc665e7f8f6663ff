"""What a report lists of a document: its pages, fonts, pictures and inks."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pikepdf import Stream

from publisher.pages.geometry import Box, intersect
from publisher.preflight.document import Document, PageBoxes
from publisher.preflight.facts import PageInk
from publisher.preflight.finding import Finding
from publisher.preflight.inspecting import Result
from publisher.preflight.looking import Look, look
from publisher.preflight.objects import dictionary, identity, items, listed, named, number
from publisher.preflight.topics.programs import is_embedded
from publisher.report.report import FontUse, InkPage, Outcome, PageSheet, PictureUse, Place, Spot
from publisher.report.tickets import Ticket

MAX_PICTURES = 5_000

_COMPRESSIONS = {
    "DCTDecode": "JPEG",
    "JPXDecode": "JPEG 2000",
    "FlateDecode": "Flate",
    "CCITTFaxDecode": "fax",
    "JBIG2Decode": "JBIG2",
    "LZWDecode": "LZW",
    "RunLengthDecode": "run length",
}


def sheets(document: Document, ticket: Ticket) -> tuple[PageSheet, ...]:
    """Return the pages with their sizes, and what stands on them by their ticket."""
    return tuple(_sheet(page, *ticket.part(page.number)) for page in document.pages)


def _sheet(page: PageBoxes, part: str, source: str) -> PageSheet:
    seen = look(page)
    media, bleed = (place(each or seen.trim, seen) for each in (page.media, page.bleed))
    width, height = (round(side, 2) for side in seen.size)
    return PageSheet(page.number, width, height, media, bleed, part, source)


def place(box: Box, seen: Look) -> Place:
    """Return where a box in pt on the page is seen, as a report tells it."""
    x, y, width, height = (round(side, 2) + 0.0 for side in seen.place(box))  # 0.0: not −0
    return x, y, width, height


def outcomes(document: Document, results: Iterable[Result]) -> tuple[Outcome, ...]:
    """Return how the checks ended, as a report tells it."""
    looks = {page.number: look(page) for page in document.pages}
    return tuple(_outcome(result, looks) for result in results)


def _outcome(result: Result, looks: dict[int, Look]) -> Outcome:
    rule = result.rule
    spots = tuple(_spot(finding, looks) for finding in result.findings)
    return Outcome(rule.id, rule.title, rule.about, _word(result.status), result.note, spots)


def _spot(finding: Finding, looks: dict[int, Look]) -> Spot:
    seen = looks.get(finding.page or 0)
    shown = intersect(finding.place, seen.sheet) if finding.place and seen else None
    where = place(shown, seen) if shown and seen else None
    status = _word(finding.status)
    return Spot(finding.message, status, finding.page, where, finding.hint or "")


def _word(status: Any) -> str:
    return str(status.name).lower()


def fonts(document: Document) -> tuple[FontUse, ...]:
    """Return the fonts in the order of their names, each with the pages that show it."""
    pages: dict[Any, set[int]] = {}
    held: dict[Any, Any] = {}
    for page, font, _ in document.survey.fonts():
        key = identity(font) if identity(font) != (0, 0) else id(font)
        held[key] = font
        pages.setdefault(key, set()).add(page)
    found = [_font(font, tuple(sorted(pages[key]))) for key, font in held.items()]
    return tuple(sorted(found, key=lambda use: (use.name, use.pages)))


def _font(font: Any, pages: tuple[int, ...]) -> FontUse:
    name = named(font.get("/BaseFont"))
    descendants = items(font.get("/DescendantFonts"))
    inner = dictionary(descendants[0]) if descendants else font
    kind = {"Type1": "Type 1", "Type3": "Type 3", "CIDFontType0": "CID Type 1",
            "CIDFontType2": "CID TrueType"}  # fmt: skip
    subtype = named(inner.get("/Subtype"))
    prefix, plus, rest = name.partition("+")
    subset = bool(plus) and len(prefix) == 6 and prefix.isupper()
    return FontUse(
        rest if subset else name,
        kind.get(subtype, subtype),
        is_embedded(font),
        subset,
        isinstance(font.get("/ToUnicode"), Stream),
        pages,
    )


def pictures(document: Document, ticket: Ticket) -> tuple[PictureUse, ...]:
    """Return the placements of pictures, page by page, up to `MAX_PICTURES`."""
    found: list[PictureUse] = []
    looks = {page.number: look(page) for page in document.pages}
    for page, mark in document.survey.marks():
        if mark.kind in ("image", "mask") and mark.thing is not None and not mark.masking:
            image = document.survey.things[mark.thing]
            where = place(mark.box, looks[page])
            use = _picture(page, where, mark.size, image, str(mark.colour.space))
            found.append(replace(use, source=ticket.picture(page, where)))
        if len(found) >= MAX_PICTURES:
            break
    return tuple(found)


def _picture(page: int, where: Place, ppi: float, image: Any, space: str) -> PictureUse:
    width, height = (int(number(image.get(key)) or 0) for key in ("/Width", "/Height"))
    mask = image.get("/ImageMask") is True
    bits = 1 if mask else int(number(image.get("/BitsPerComponent")) or 8)
    filters = [named(each) for each in listed(image.get("/Filter"))]
    compression = ", ".join(_COMPRESSIONS.get(each, each) for each in filters) or "none"
    stored = int(number(dictionary(image).get("/Length")) or 0)
    shown = "1-bit mask" if mask else space
    return PictureUse(page, where, (width, height), round(ppi, 1), shown, bits, compression, stored)


def inks(measured: Iterable[PageInk]) -> Iterator[InkPage]:
    """Yield the inks of pages as a report tells them."""
    for ink in measured:
        found = ink.coverage
        x, y = (round(side, 1) for side in found.most_at)
        left, top, width, height = (round(side, 1) for side in found.mean_at)
        plates = {name: round(share, 2) for name, share in found.plates.items()}
        map = f"data:image/png;base64,{base64.b64encode(found.map).decode()}"
        most, mean = round(found.most, 1), round(found.mean, 1)
        square = (left, top, width, height)
        yield InkPage(ink.page, most, (x, y), mean, square, plates, found.histogram, map)
