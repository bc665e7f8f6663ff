"""A comparison as one HTML file to keep: no network, no script, light and dark.

Names, titles and words are texts of strangers: they are escaped wherever they stand, and a policy
in the page lets a browser load nothing and run nothing.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from publisher.comparing import wording
from publisher.comparing.compare import Comparison
from publisher.comparing.looking import Held
from publisher.comparing.result import PageDiff, Place
from publisher.report.page import environment_of, policy
from publisher.report.wording import counted, file_size

TEMPLATES = Path(__file__).parent / "page"
WORDS = 120  #: of a passage that are shown


@dataclass(frozen=True)
class View:
    """A picture of a page, with frames in its own measure, in mm."""

    id: str
    title: str
    data: str  #: a data URI
    width: float
    height: float
    frames: tuple[Place, ...]


@dataclass(frozen=True)
class Shown:
    """A page as the report shows it."""

    id: str
    page: PageDiff
    views: tuple[View, ...]


def html(found: Comparison) -> str:
    """Return the page of a comparison; the same comparison gives the same page."""
    environment, diff = environment_of(TEMPLATES), found.diff
    shown = {
        id(page): Shown(f"page-{at + 1}", page, tuple(_views(at, page, found.pictures.get(at))))
        for at, page in enumerate(diff.pages)
    }
    parts = [
        (part, source, [shown[id(page)] for page in pages])
        for part, source, pages in wording.by_part(wording.telling(diff))
    ]
    environment.globals.update(words=wording, counted=counted, file_size=file_size, most=WORDS)
    return environment.get_template("diff.html").render(
        diff=diff,
        parts=parts,
        every=tuple(shown.values()),
        tally=wording.tally(diff),
        policy=policy(environment, "diff.css"),
    )


def _views(at: int, page: PageDiff, held: Held | None) -> Iterator[View]:
    if held is None or not held.pictures:
        return
    titles = ["Before", "After", "Difference"]
    if len(held.pictures) == 1:
        titles = ["Before"] if page.after is None else ["After"]
    for title, picture in zip(titles, held.pictures, strict=True):
        data = f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"
        name = f"view-{at + 1}-{title.lower()}"
        yield View(name, title, data, *held.size, tuple(_frames(page, held)))


def _frames(page: PageDiff, held: Held) -> Iterator[Place]:
    """Yield the regions that differ within the picture, whose corner is not the trim's."""
    left, top = held.origin
    for x, y, width, height in page.regions:
        yield round(x + left, 1), round(y + top, 1), width, height
