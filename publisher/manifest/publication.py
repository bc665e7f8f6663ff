"""The publication file: what stays the same from issue to issue."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from publisher.manifest.entry import Entry, Language, Text
from publisher.manifest.fields import WebAddress


def issn_check(first_seven: str) -> str:
    """Return the check character of an ISSN for its first seven digits (ISO 3297)."""
    total = sum(
        weight * int(digit) for weight, digit in zip(range(8, 1, -1), first_seven, strict=True)
    )
    rest = -total % 11
    return "X" if rest == 10 else str(rest)


def _issn(value: Any) -> Any:
    if value is None:
        return None
    digits = value.replace("-", "") if isinstance(value, str) else ""
    if not re.fullmatch(r"[0-9]{7}[0-9Xx]", digits):
        raise PydanticCustomError(
            "issn-form", "is not an ISSN", {"hint": "write it as 1234-5679, in quotes"}
        )
    if digits[7].upper() != (check := issn_check(digits[:7])):
        hint = f"its last character should be {check}; look for a typing error"
        message = "is not an ISSN: its check digit is wrong"
        raise PydanticCustomError("issn-check", message, {"hint": hint})
    return f"{digits[:4]}-{digits[4:].upper()}"


class Account(Entry):
    """A social account of the publisher."""

    network: Text
    """The network's name, e.g. Facebook."""
    account: Text
    """The account's name there."""


class Publication(Entry):
    """A periodical and its publisher."""

    title: Text
    """The nameplate, e.g. Voice of Asia."""
    subtitle: Text | None = None
    """The second line of the nameplate."""
    issn: Annotated[str, BeforeValidator(_issn)] | None = None
    """The International Standard Serial Number, e.g. "1234-5679"; it makes the barcode."""
    publisher: Text
    """The publishing body, as it stands in the masthead."""
    publisher_short: Text | None = None
    """Its short name or acronym."""
    address: tuple[Text, ...] = Field(default=(), max_length=8)
    """The postal address, line by line."""
    telephone: Text | None = None
    """The telephone number, with country code."""
    email: Text | None = Field(default=None, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    """The e-mail address."""
    web: WebAddress | None = None
    """The web site, e.g. www.example.org."""
    social: tuple[Account, ...] = ()
    """Social accounts, in the order in which they are printed."""
    language: Language
    """The language that the publication is written in, e.g. en or kk."""
    rights: Text
    """The notice of rights."""
    imprint: tuple[Text, ...] = ()
    """Further lines of the imprint: editors, printer, place."""
    logo: Text | None = None
    """The publication's mark, an SVG in `assets/`, e.g. `logos/voice-of-asia.svg`."""
