"""A press file as a worker checks it: its path and plain numbers, so that little is imported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pikepdf

from publisher.preflight.check import check_x4
from publisher.preflight.finding import Finding
from publisher.preflight.printer import check_printer


@dataclass(frozen=True, slots=True)
class PressFile:
    """A written press file and what its page boxes have to be, in mm."""

    path: Path
    trim: tuple[float, float]
    bleed: float
    inner_bleed: float  #: at the spine
    first: int | None  #: the first page's number in the issue; None where boxes are not held


def check_press_file(file: PressFile) -> tuple[Finding, ...]:
    """Return what is wrong with a press file by PDF/X-4, Ghent and its printer's boxes."""
    with pikepdf.open(file.path, inherit_page_attributes=False) as pdf:
        return (*check_x4(pdf), *_boxes(pdf, file))


def _boxes(pdf: pikepdf.Pdf, file: PressFile) -> tuple[Finding, ...]:
    if file.first is None:
        return ()
    return check_printer(
        pdf, trim=file.trim, bleed=file.bleed, inner_bleed=file.inner_bleed, first=file.first
    )
