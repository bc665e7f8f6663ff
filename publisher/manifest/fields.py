"""Field types that more than one manifest class needs."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from publisher.manifest.entry import Entry, Fraction, Text

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WEB = re.compile(r"(https?://)?[\w.-]+\.[a-z]{2,}(/[^\s]*)?")


def _calendar_date(value: Any) -> Any:
    """Read YYYY-MM-DD and nothing else; a day that the calendar lacks is refused."""
    match = _DATE.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise PydanticCustomError(
            "date-form", "is not a date", {"hint": "write it as YYYY-MM-DD, e.g. 2023-12-26"}
        )
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        hint = _calendar_hint(*map(int, match.groups()))
        raise PydanticCustomError(
            "date-impossible", "is not a day of the calendar", {"hint": hint}
        ) from None


def _calendar_hint(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12 or year == 0:
        return "write year, month and day in this order: YYYY-MM-DD"
    days = calendar.monthrange(year, month)[1]
    return f"{calendar.month_name[month]} {year} has {days} days"


Date = Annotated[
    datetime.date, BeforeValidator(_calendar_date), Field(json_schema_extra={"format": "date"})
]


def _web_address(value: Any) -> Any:
    if isinstance(value, str) and not _WEB.fullmatch(value):
        hint = "write it as www.example.org or https://example.org/page"
        raise PydanticCustomError("web-address", "is not a web address", {"hint": hint})
    return value


WebAddress = Annotated[str, BeforeValidator(_web_address)]


class PictureEntry(Entry):
    """A picture and what is said about it."""

    file: Text
    """The picture file, from the issue's folder: JPEG, PNG, TIFF, WebP or SVG."""
    alt: Text
    """What the picture shows, for readers who cannot see it."""
    caption: Text | None = None
    """The line printed with the picture."""
    credit: Text | None = None
    """Who made the picture, or where it comes from."""
    focus: tuple[Fraction, Fraction] = (0.5, 0.5)
    """The centre of interest, 0–1 from the left and from the top; a crop keeps it in view."""
    size: Literal["column", "wide", "tall", "page"] = "wide"
    """How large it stands: in a column, across the text, beside the headline, on a page."""
