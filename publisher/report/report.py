"""A report: everything that is told about one inspected file, as plain values.

Places are in mm from the upper left corner of the trim, as designers measure: x to the right, y
down, width, height. A page that /Rotate turns is measured as it is looked at. A report travels as
JSON between processes and to other tools; the keys of the JSON are the fields here, and `VERSION`
rises when one changes its meaning or goes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Annotated, Any

VERSION = 1

Place = tuple[float, float, float, float]  #: x, y, width, height in mm from the trim's upper left

#: How a check, and so a file, ended; what stands behind `str` are the only values.
Ending = Annotated[str, "pass", "skip", "info", "warn", "fail", "error"]
Grade = Annotated[str, "info", "warn", "fail"]  #: of a finding


@dataclass(frozen=True)
class PageSheet:
    """A page: its size when cut, and how far its medium reaches beyond that."""

    number: int  #: counted from 1
    width: float  #: mm of the trim
    height: float
    media: Place
    bleed: Place
    part: str = ""  #: title of the part that stands there, in files that a build has recorded
    source: str = ""  #: file and line that it comes from

    @property
    def size(self) -> str:
        """The size of the trim as people write it: "210 × 297 mm"."""
        return f"{round(self.width, 1):g} × {round(self.height, 1):g} mm"


@dataclass(frozen=True)
class Spot:
    """One finding: where, what, and what to do."""

    message: str
    status: Grade
    page: int | None = None
    place: Place | None = None
    hint: str = ""


@dataclass(frozen=True)
class Outcome:
    """How one check ended."""

    id: str
    title: str  #: what it asks, in one line
    rationale: str  #: why, and by which rule
    status: Ending
    note: str = ""  #: why it was skipped, or graded otherwise than usual
    findings: tuple[Spot, ...] = ()


@dataclass(frozen=True)
class FontUse:
    """A font and the pages that show it."""

    name: str
    kind: str  #: "TrueType", "Type 1", "CID TrueType", "Type 3" …
    embedded: bool
    subset: bool
    unicode: bool  #: whether its codes lead to characters
    pages: tuple[int, ...]


@dataclass(frozen=True)
class PictureUse:
    """A picture where it stands."""

    page: int
    place: Place
    pixels: tuple[int, int]
    ppi: float  #: effective, the smaller of across and down
    space: str
    bits: int
    compression: str  #: "JPEG", "Flate", "JPEG 2000" …
    bytes: int  #: as stored
    source: str = ""  #: the file it was made from, in files that a build has recorded


@dataclass(frozen=True)
class InkPage:
    """The inks of one page."""

    page: int
    most: float  #: % of all inks together, the most at any point
    most_at: tuple[float, float]  #: mm from the trim's upper left
    mean: float  #: %, the highest mean of a 15 mm square
    mean_at: Place  #: that square
    plates: dict[str, float]  #: by plate: % of the trim that it covers
    histogram: tuple[int, ...]  #: share in 1/10000 of the trim by total ink, in steps of 20 %
    map: str = ""  #: a picture of the total ink within the trim: a data URI of a PNG


@dataclass(frozen=True)
class Verdict:
    """What another program says of the file."""

    program: str
    standard: str
    passed: bool
    message: str = ""


@dataclass(frozen=True)
class Report:
    """Everything that is told about one file."""

    file: str
    sha256: str
    bytes: int
    profile: str
    profile_title: str
    chosen: str  #: why this profile: "asked for", "the file claims PDF/X-4"
    status: Ending  #: the worst of the outcomes
    claims: tuple[str, ...] = ()  #: standards that the file says it keeps
    title: str = ""
    producer: str = ""
    pages: tuple[PageSheet, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    fonts: tuple[FontUse, ...] = ()
    pictures: tuple[PictureUse, ...] = ()
    inks: tuple[InkPage, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    ink_limit: float | None = None  #: % of all inks together that the profile allows
    thumbnails: dict[int, str] = field(default_factory=dict)  #: by page: the medium, as data URIs
    version: int = VERSION


def to_json(report: Report) -> dict[str, Any]:
    """Return a report as values that JSON knows."""
    return dataclasses.asdict(report)


def report_from(values: dict[str, Any]) -> Report:
    """Return the report that values from JSON tell. Raises TypeError or KeyError for others."""
    whole = dict(values)
    for name, kind in _LISTED.items():
        whole[name] = tuple(kind(**with_tuples(each)) for each in whole.get(name, ()))
    whole["outcomes"] = tuple(
        dataclasses.replace(each, findings=_spots(each.findings)) for each in whole["outcomes"]
    )
    whole["thumbnails"] = {int(page): data for page, data in whole["thumbnails"].items()}
    return Report(**with_tuples(whole))


def _spots(values: Iterable[Any]) -> tuple[Spot, ...]:
    return tuple(Spot(**with_tuples(each)) for each in values)


def with_tuples(values: dict[str, Any]) -> dict[str, Any]:
    """Return values of JSON with tuples in the place of lists, as frozen values hold them."""
    return {key: tuple(each) if isinstance(each, list) else each for key, each in values.items()}


_LISTED: dict[str, Any] = {
    "pages": PageSheet,
    "outcomes": Outcome,
    "fonts": FontUse,
    "pictures": PictureUse,
    "inks": InkPage,
    "verdicts": Verdict,
}
