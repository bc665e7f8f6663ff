"""Field types that more than one manifest class needs."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from publisher.manifest.entry import Entry, Fraction, Text

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})$")


def _calendar_date(value: Any) -> Any:
    """Read YYYY-MM-DD and nothing else; a day that the calendar lacks is refused."""
    match = _DATE.match(value) if isinstance(value, str) else None
    if not match:
        raise PydanticCustomError(
            "date-form", "is not a date", {"hint": "write it as YYYY-MM-DD, e.g. 2023-12-26"}
        )
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:
        hint = "check the day: the month has fewer days, or the month is not 01–12"
        raise PydanticCustomError(
            "date-impossible", "is not a day of the calendar", {"hint": hint}
        ) from None


Date = Annotated[
    datetime.date, BeforeValidator(_calendar_date), Field(json_schema_extra={"format": "date"})
]


def _web_address(value: Any) -> Any:
    if isinstance(value, str) and not re.match(r"(https?://)?[\w.-]+\.[a-z]{2,}(/\S*)?$", value):
        hint = "write it as www.example.org or https://example.org/page"
        raise PydanticCustomError("web-address", "is not a web address", {"hint": hint})
    return value


WebAddress = Annotated[str, BeforeValidator(_web_address)]


class PictureEntry(Entry):
    """A picture and what is said about it."""

    file: Text
    """The picture file, from the issue's folder, e.g. `pictures/minsk.jpg` (JPEG, PNG, TIFF, WebP or SVG)."""
    alt: Text
    """What the picture shows, for readers who cannot see it."""
    caption: Text | None = None
    """The line printed with the picture."""
    credit: Text | None = None
    """Who made the picture, or where it comes from."""
    focus: tuple[Fraction, Fraction] = (0.5, 0.5)
    """The centre of interest, 0–1 from the left and from the top; a crop keeps it in view."""
    size: Literal["column", "wide", "tall", "page"] = "wide"
    """How large it stands: within a column, across the text, beside the headline, or a page of its own."""
