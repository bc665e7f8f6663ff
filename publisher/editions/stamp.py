"""The stamp: a small PDF without pages that pypdf fills with all that is said about an issue.

A finished edition takes its Info, XMP, bookmarks, page labels, language and viewer preferences
from the stamp. Stamping a PDF of a few objects costs a hundredth of stamping the edition itself.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from pypdf import PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from publisher.editions.record import PRODUCER, Record, xmp_packet


@dataclass(frozen=True)
class Bookmark:
    """A line of the outline: its title, the destination it leads to, and the lines below it."""

    title: str
    destination: str
    children: tuple[Bookmark, ...] = ()


def make_stamp(
    record: Record, bookmarks: Sequence[Bookmark], first_folio: int, pages: int
) -> bytes:
    """Return a PDF that carries the record, the outline and the page labels of an edition.

    Pages have no labels where `first_folio` is 0: a wrap has none. Facing pages face each other
    also where the first one is a verso.
    """
    writer = PdfWriter()
    writer.metadata = None
    writer.add_metadata(_info(record))
    for _ in range(pages):
        writer.add_blank_page(width=1, height=1)
    if first_folio:
        writer.set_page_label(0, pages - 1, style=PageLabelStyle.DECIMAL, start=first_folio)
    for bookmark in bookmarks:
        _add_bookmark(writer, bookmark, None)
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(record.language)
    if bookmarks:
        root[NameObject("/PageMode")] = NameObject("/UseOutlines")
        facing = "/TwoPageRight" if first_folio % 2 else "/TwoPageLeft"
        root[NameObject("/PageLayout")] = NameObject(facing)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    packet = StreamObject()
    packet.set_data(xmp_packet(record))
    packet.update({NameObject("/Type"): NameObject("/Metadata")})
    packet.update({NameObject("/Subtype"): NameObject("/XML")})
    root[NameObject("/Metadata")] = writer._add_object(packet)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _info(record: Record) -> dict[str, str]:
    return {
        "/Title": record.title,
        "/Author": "; ".join(record.creators),
        "/Subject": record.description,
        "/Keywords": ", ".join(record.subjects),
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": record.pdf_date,
        "/ModDate": record.pdf_date,
    }


def _add_bookmark(writer: PdfWriter, bookmark: Bookmark, parent: IndirectObject | None) -> None:
    """Add a bookmark that leads to a named destination, which the edition knows."""
    reference = writer.add_outline_item(title=bookmark.title, page_number=None, parent=parent)
    item = cast(DictionaryObject, reference.get_object())
    item[NameObject("/Dest")] = TextStringObject(bookmark.destination)
    for child in bookmark.children:
        _add_bookmark(writer, child, reference)
