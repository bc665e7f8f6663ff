"""A PDF that arrives from elsewhere, and what it tells of itself."""

from __future__ import annotations

import datetime
from pathlib import Path

import pikepdf

from publisher.editions.record import Record
from publisher.problems import visible

MAX_TITLE = 500  #: characters
NO_DATE = datetime.date(2000, 1, 1)  #: of files that tell no date: no clock is asked


def record_of(pdf: pikepdf.Pdf, path: Path) -> Record:
    """Return what a PDF tells of itself; its title is that of the file where it has none."""
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    title = _told(info, "/Title") or path.stem
    return Record(
        title=title,
        creator=_told(info, "/Author"),
        description=_told(info, "/Subject"),
        language=_told(pdf.Root, "/Lang") or "und",
        date=_date(_told(info, "/CreationDate")),
        rights="",
        subjects=(),
        identifier=path.stem,
        prism=(),
        standard="PDF/X-4",
    )


def _told(holder: pikepdf.Object, key: str) -> str:
    """Return a text of a dictionary, on one line; nothing where there is none."""
    value = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
    if not isinstance(value, pikepdf.String):
        return ""
    return visible(str(value)).replace("\ufffd", "").strip()[:MAX_TITLE]


def _date(written: str) -> datetime.date:
    """Return the day of a date as PDF writes it: D:YYYYMMDD and more."""
    digits = written.removeprefix("D:")[:8]
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return NO_DATE
