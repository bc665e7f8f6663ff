"""The editions as data: how each one shows its pages and its pictures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Edition:
    """What sets an edition apart: how far its pages reach, and how fine its pictures are."""

    name: str
    ppi: int  #: pixels per inch of placed pictures
    quality: int  #: JPEG quality, 1–95
    bleed: bool  #: whether pages reach to the bleed, or are cut at the trim


EDITIONS = {
    "screen": Edition("screen", ppi=150, quality=82, bleed=False),
}
