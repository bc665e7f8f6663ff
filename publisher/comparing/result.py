"""The result of a comparison, as plain values.

Places are in mm from the upper left corner of the trim: x to the right, y down, width, height. The
keys of the JSON are the fields here; `VERSION` rises when one changes its meaning or goes.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Annotated

VERSION = 1

Place = tuple[float, float, float, float]  #: x, y, width, height in mm from the trim's upper left

#: What became of a page; "folio": only its running head, folio or slug differs.
Kind = Annotated[str, "same", "folio", "changed", "inserted", "removed"]
Way = Annotated[str, "replaced", "added", "cut", "moved"]  #: what happened to words


@dataclass(frozen=True)
class Document:
    """One of the two that are compared."""

    name: str
    sha256: str
    bytes: int
    pages: int


@dataclass(frozen=True)
class Leaf:
    """A page of a document."""

    number: int  #: counted from 1
    folio: str  #: as it is labelled
    width: float  #: mm of the trim
    height: float  #: mm of the trim
    part: str  #: title of what stands there, by the job ticket or the outline; "" where unknown
    source: str  #: the file it was made from, where a build has recorded it

    @property
    def size(self) -> str:
        """The size of the trim as people write it: "210 × 297 mm"."""
        return f"{round(self.width, 1):g} × {round(self.height, 1):g} mm"


@dataclass(frozen=True)
class Passage:
    """Words that differ, with some that stay around them."""

    way: Way
    before: str  #: the words that are gone
    after: str  #: the words that have come
    left: str  #: what precedes them
    right: str  #: what follows


@dataclass(frozen=True)
class PageDiff:
    """A page of either document, and how it differs."""

    kind: Kind
    moved: bool  #: whether it stands at another place among the other pages
    before: Leaf | None
    after: Leaf | None
    passages: tuple[Passage, ...]  #: words of the story that differ
    furniture: tuple[Passage, ...]  #: words of running head, folio and slug that differ
    regions: tuple[Place, ...]  #: where it looks different
    share: float  #: how much of it does, from 0 to 1

    @property
    def leaf(self) -> Leaf:
        """The page as it is now; as it was, where it is gone."""
        leaf = self.after or self.before
        if leaf is None:
            raise ValueError("a page of neither document")
        return leaf

    @property
    def resized(self) -> bool:
        """Whether its trim differs by a tenth of a millimetre."""
        return bool(self.before and self.after and self.before.size != self.after.size)


@dataclass(frozen=True)
class Diff:
    """What differs between two documents."""

    same: bool  #: whether nothing differs that was asked for
    line: str  #: what a printer has to do
    remarks: tuple[str, ...]  #: what else should be known
    before: Document
    after: Document
    ppi: float  #: at which pages were looked at
    tolerance: int  #: 0–255, by which a pixel may differ
    ignore_folios: bool
    pages: tuple[PageDiff, ...]  #: as the new document has them; removed ones where they stood
    version: int = VERSION

    @property
    def identical(self) -> bool:
        """Whether both are the same file, byte for byte."""
        return self.before.sha256 == self.after.sha256

    def of(self, kind: str) -> tuple[PageDiff, ...]:
        """Return the pages of a kind."""
        return tuple(page for page in self.pages if page.kind == kind)


def to_json(diff: Diff) -> str:
    """Return a comparison as JSON."""
    return json.dumps(dataclasses.asdict(diff), ensure_ascii=False, indent=1) + "\n"
