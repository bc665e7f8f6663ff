"""Advertisements that arrive as PDF: what the steps know of such a page once it is checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class AdvertisementFile:
    """A page of a PDF that is placed as it is; layout sees a stand-in of a whole page.

    `id` is a hash of the file's bytes, page and box. `matrix` carries the user space of the PDF
    to pt, upright, with the middle of its box at 0, 0; `visible` is what may be painted, in user
    space (left, bottom, right, top).
    """

    path: Path
    id: str
    digest: str  #: of the file as it was checked
    page: int  #: of the PDF, counted from 1
    stand_in: tuple[int, int]  #: the proportions of the layout's page with its bleed
    matrix: tuple[float, float, float, float, float, float]
    visible: tuple[float, float, float, float]

    @property
    def url(self) -> str:
        """The address that layout knows it by."""
        return f"picture:{self.id}"
