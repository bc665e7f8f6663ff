"""Job tickets read back: what a build said of the pages of a PDF that it made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from publisher.preflight.facts import Focus
from publisher.report.report import Place

MAX_BYTES = 16 * 1024 * 1024
NEAR = 2.0  #: mm that the middle of a picture may be off: at the spine a press cuts its bleed


@dataclass(frozen=True)
class Ticket:
    """What stands on pages; nothing where there is no ticket, or it is another file's."""

    pages: tuple[Any, ...] = ()

    def part(self, page: int) -> tuple[str, str]:
        """Return title and source of what stands on a page, counted from 1."""
        parts = self._of(page).get("parts", ())
        return _joined(parts, "title"), _joined(parts, "source")

    def picture(self, page: int, place: Place) -> str:
        """Return the source of the picture whose middle is that of a place."""
        x, y = place[0] + place[2] / 2, place[1] + place[3] / 2
        for source, left, top in self._of(page).get("pictures", ()):
            if abs(left - x) < NEAR and abs(top - y) < NEAR:
                return str(source)
        return ""

    @property
    def focuses(self) -> dict[int, list[Focus]]:
        """The focuses of pictures by page, counted from 1."""
        return {
            number: [Focus(str(source), x, y) for source, x, y in page.get("focuses", ())]
            for number, page in enumerate(self.pages, start=1)
        }

    def _of(self, page: int) -> Any:
        return self.pages[page - 1] if page <= len(self.pages) else {}


def read_ticket(pdf: Path, identifier: str) -> Ticket:
    """Return the ticket beside a PDF whose id is `identifier`, in hexadecimal digits."""
    path = pdf.with_suffix(".ticket.json")
    try:
        if path.stat().st_size > MAX_BYTES:
            return Ticket()
        said = json.loads(path.read_bytes())
        if said["id"] != identifier or not _sound(said["pages"]):
            return Ticket()
        return Ticket(tuple(said["pages"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Ticket()


def _sound(pages: Any) -> bool:
    """Whether pages are written as a build writes them."""
    return isinstance(pages, list) and all(
        isinstance(page, dict)
        and all(isinstance(part, dict) for part in page["parts"])
        and all(
            len(each) == 3
            and all(isinstance(side, int | float) and isfinite(side) for side in each[1:])
            for each in (*page["pictures"], *page.get("focuses", ()))
        )
        for page in pages
    )


def _joined(parts: Any, key: str) -> str:
    return ", ".join(dict.fromkeys(str(part.get(key, "")) for part in parts))
