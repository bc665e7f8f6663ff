"""Stamping: a finished PDF takes over what pypdf wrote into the stamp."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

from publisher.editions.record import Record
from publisher.editions.stamp import Bookmark, make_stamp

_STAMPED = ("/Metadata", "/Outlines", "/PageLabels", "/Lang", "/ViewerPreferences", "/PageMode",
            "/PageLayout")  # fmt: skip


def take_stamp(
    pdf: pikepdf.Pdf, record: Record, bookmarks: Sequence[Bookmark] = (), first_folio: int = 0
) -> None:
    """Give a PDF its Info and XMP, and where there are any its outline and page labels."""
    packed = make_stamp(record, bookmarks, first_folio, len(pdf.pages))
    with pikepdf.open(io.BytesIO(packed)) as stamp:
        for key in _STAMPED:
            if key in stamp.Root:
                value = stamp.Root[key]
                pdf.Root[key] = pdf.copy_foreign(value) if value.is_indirect else _copied(value)
        pdf.trailer.Info = pdf.copy_foreign(stamp.trailer.Info)


def _copied(value: pikepdf.Object) -> pikepdf.Object:
    return pikepdf.Object.parse(value.unparse(resolved=True))
