"""The editions: how each one shows its pages and its pictures."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.manifest.printer import Printer
from publisher.pictures.inking import Inking

NAMES = ("screen", "press", "archive")
PICTURES = ("original", "300")  #: how fine those of an archive are: as they came, or in ppi


@dataclass(frozen=True)
class Edition:
    """What sets an edition apart: how far its pages reach, and how fine its pictures are."""

    name: str
    ppi: int  #: pixels per inch of placed pictures
    quality: int  #: JPEG quality, 1–100
    bleed: float = 0.0  #: how far pages reach over the trim, in mm
    inking: Inking | None = None  #: how pictures become plates; None for sRGB
    untouched: bool = False  #: whether pictures stay whole, as they came, wherever they can


SCREEN = Edition("screen", ppi=150, quality=82)


def archive_edition(pictures: str) -> Edition:
    """Return the archive edition with pictures as they came, or at 300 ppi of their place."""
    return Edition("archive", ppi=300, quality=92, untouched=pictures == "original")


def press_edition(printer: Printer) -> Edition:
    """Return the edition that a printer asks for."""
    pictures = printer.entry.pictures
    bleed, inking = printer.entry.bleed, inking_of(printer)
    return Edition("press", pictures.ppi, pictures.quality, bleed, inking)


def inking_of(printer: Printer) -> Inking:
    """Return how a printer's pictures become plates."""
    pictures, inks = printer.entry.pictures, printer.entry.inks
    return Inking(
        profile=str(printer.profile_path),
        intent=pictures.intent,
        limit=inks.limit / 100,
        black=inks.black / 100,
        line_art=pictures.line_art / pictures.ppi,
    )
