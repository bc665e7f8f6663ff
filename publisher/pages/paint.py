"""Painting: one part's HTML becomes a fragment. Runs in a worker; the only WeasyPrint there is.

A painter reads no file and knows no network: everything a page may use came with the order.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

import pikepdf
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import LineBox, TextBox
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcherResponse

from publisher.pages.balancing import balanced_columns
from publisher.pages.composer import composed
from publisher.pages.copyfit import fit_copy
from publisher.pages.fragment import Fragment, Kit, PaintOrder
from publisher.pages.frames import name_frames
from publisher.pages.mending import mend_face_names
from publisher.pages.rhythm import rhythm
from publisher.pages.sparing import spared_work
from publisher.pages.tagging import Tagging
from publisher.pages.tagwriting import write_tags
from publisher.pictures.standin import stand_in

_DRAWINGS = ("svg", "png", "jpeg", "jpg", "webp")
FULL_PAGE = "full"  #: the named page without margins, which a picture fills
LAYOUT_URL = "https://layout/"  #: what relative addresses in sheets and templates begin with
_FACES = FontConfiguration()


def paint(order: PaintOrder) -> Fragment:
    """Return the fragment of a part."""
    sheets, sheet_remarks = _sheets(order.kit_key, _Hashed(order.kit))
    with _remarks() as remarks, spared_work(), composed(), rhythm(), balanced_columns():
        html = HTML(string=order.html, base_url=LAYOUT_URL, url_fetcher=_Fetcher(order))
        images: dict[str, object] = {}  # read once for all layouts

        def lay_out(lines: int) -> Document:
            room = CSS(string=f":root {{ --fit: {lines} }}", font_config=_FACES)
            return html.render(font_config=_FACES, stylesheets=[*sheets, room], cache=images)

        document, fit = fit_copy(order.html, lay_out)
        tagging = Tagging(document)
        with tagging.marking():
            painted = document.write_pdf(pdf_tags=order.tagged)
    with pikepdf.open(io.BytesIO(painted)) as pdf:
        frames = name_frames(pdf)
        anchors = _anchors(pdf)
        if order.tagged:
            write_tags(pdf, tagging)
        mend_face_names(pdf)
        stream = io.BytesIO()
        pdf.save(stream, compress_streams=True, deterministic_id=True)
        painted = stream.getvalue()
    said = tuple(dict.fromkeys([*sheet_remarks, *remarks, *_overset(document)]))
    full = tuple(_full(document))
    return Fragment(painted, len(document.pages), frames, anchors, said, full, fit)


def _full(document: Document) -> Iterator[int]:
    """Yield the pages, counted from 0, that a sheet puts on `@page full`."""
    for number, page in enumerate(document.pages):
        if page._page_box.page_type.name == FULL_PAGE:
            yield number


def _overset(document: Document) -> Iterator[str]:
    """Yield a remark for each line of text that runs off its page and would not be printed."""
    for number, page in enumerate(document.pages, start=1):
        for box in _upright(page._page_box):
            if not isinstance(box, LineBox):
                continue
            right, bottom = box.position_x + box.width, box.position_y + box.height
            off = bottom > page.height + 1 or right > page.width + 1
            off = off or box.position_y < -1 or box.position_x < -1
            text = "".join(b.text for b in box.descendants() if isinstance(b, TextBox)).strip()
            if off and text:
                yield f"overset: {number}: {text[:60]}"
                break


def _upright(box: Any) -> Iterator[Any]:
    """Yield a box and those within it but for any that are turned: layout moves them elsewhere."""
    yield box
    for child in getattr(box, "children", ()):
        if not child.style["transform"]:
            yield from _upright(child)


def _anchors(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return the page, counted from 0, on which each id of the part stands."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    names = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests", pikepdf.Dictionary())
    pairs = list(names.get("/Names", pikepdf.Array()))
    return {
        str(name): pages[destination[0].objgen]
        for name, destination in zip(pairs[::2], pairs[1::2], strict=True)
    }


def warm_up() -> None:
    """Lay out a line, so that faces, default sheets and hyphenation are loaded once."""
    text = '<html lang="en"><p style="hyphens: auto; width: 3cm">conference, organisation</p>'
    HTML(string=text).render(font_config=_FACES).write_pdf(pdf_tags=True)


class _Hashed:
    """A kit that counts as equal to any other, for a cache that goes by its key alone."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed)


@lru_cache(maxsize=4)
def _sheets(key: str, kit: _Hashed) -> tuple[tuple[CSS, ...], tuple[str, ...]]:
    """Parse the sheets of a kit, once for all parts that a worker paints."""
    rules, said = [CSS(string=kit.kit.page_rule(), font_config=_FACES)], []
    for name, text in kit.kit.sheets:
        with _remarks() as remarks:
            sheet = CSS(string=text, base_url=LAYOUT_URL, url_fetcher=_refuse, font_config=_FACES)
        rules.append(sheet)
        said += [f"{name}: {remark}" for remark in remarks]
    return tuple(rules), tuple(said)


def _refuse(url: str) -> URLFetcherResponse:
    raise ValueError(f"a sheet may not fetch {url}")


_refuse._fail_on_errors = False  # type: ignore[attr-defined]


class _Fetcher:
    """Serves what came with the order and nothing else."""

    _fail_on_errors = False

    def __init__(self, order: PaintOrder) -> None:
        self._order = order

    def __call__(self, url: str) -> URLFetcherResponse:
        if url in self._order.pictures:
            return self._picture(url)
        name = url.removeprefix(LAYOUT_URL)
        if name != url and name in self._order.kit.assets:
            suffix = name.rpartition(".")[2].lower()
            if suffix not in _DRAWINGS:
                raise ValueError("a page may show drawings and pictures; faces are in fonts/ alone")
            kind = "image/svg+xml" if suffix == "svg" else f"image/{suffix}"
            headers = {"Content-Type": kind}
            return URLFetcherResponse(url, self._order.kit.assets[name], headers)
        raise ValueError("it belongs neither to the issue nor to the layout")

    def _picture(self, url: str) -> URLFetcherResponse:
        given = self._order.pictures[url]
        if isinstance(given, bytes):
            return URLFetcherResponse(url, given, {"Content-Type": "image/svg+xml"})
        jpeg = stand_in(url.removeprefix("picture:"), *given)
        return URLFetcherResponse(url, jpeg, {"Content-Type": "image/jpeg"})


@contextmanager
def _remarks() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs of a part, from warnings upwards."""
    remarks: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: remarks.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.handlers, logger.propagate = [handler], False
    try:
        yield remarks
    finally:
        logger.handlers = [logging.NullHandler()]
