"""The slug line: whose page it is, and the name of each plate, printed on that plate alone."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.editions.lettering import Lettering
from publisher.editions.pen import number, numbers
from publisher.editions.plates import ALL, Plate
from publisher.pages.geometry import Box

SIZES = (6.0, 5.0, 4.0)  #: pt; the first in which everything fits is taken
_LEADING = 1.17  #: line height as a share of the size; two lines of 6 pt fill 5 mm
_GAP = 1.0  #: between two entries, as a share of the size
_RISE = 0.3  #: of the baseline above the foot of a line, as a share of the size


@dataclass(frozen=True)
class SlugLine:
    """What the slug line of a page says; entries may be empty."""

    publication: str
    issue: str
    page: str  #: such as "page 12 of 52", or "cover, outside"
    printer: str  #: the printer's title
    date: str  #: of publication, as it is printed

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The rows that it is broken into where one is too short: which page, and for whom."""
        return (self.publication, self.issue, self.page), (self.printer, self.date)


def slug_face(faces: Iterable[Path]) -> Path | None:
    """Return the plainest of some face files: TrueType, regular and sans if there is one."""
    files = [path for path in faces if path.suffix.lower() == ".ttf"]
    return min(files, key=_fancy, default=None)


def _fancy(face: Path) -> tuple[bool, bool, str]:
    name = face.stem.lower()
    return not name.endswith("regular"), "sans" not in name, str(face)


@dataclass(frozen=True)
class _Entry:
    text: str
    fill: str  #: the operator that chooses its plates


_Rows = list[list[_Entry]]


@dataclass(frozen=True)
class _Type:
    """The size that a block of entries is set in, and the measure it has to keep."""

    lettering: Lettering
    size: float
    measure: float
    rows: int  #: the most that there is room for

    def width(self, row: Sequence[_Entry]) -> float:
        gaps = (len(row) - 1) * _GAP * self.size
        return gaps + sum(self.lettering.width(entry.text, self.size) for entry in row)

    def fill(self, groups: _Rows) -> _Rows:
        """Set groups of entries in one row, or else each in its own; a single one runs on."""
        entries = [entry for group in groups for entry in group]
        if self.fits([entries]):
            return [entries]
        return groups if len(groups) > 1 else self._run_on(entries)

    def _run_on(self, entries: Sequence[_Entry]) -> _Rows:
        """Set entries one after another; one that does not fit begins a row."""
        rows: _Rows = [[]]
        for entry in entries:
            if rows[-1] and self.width([*rows[-1], entry]) > self.measure:
                rows.append([])
            rows[-1].append(entry)
        return rows

    def fits(self, rows: _Rows) -> bool:
        return len(rows) <= self.rows and all(self.width(row) <= self.measure for row in rows)

    def cut(self, groups: _Rows) -> _Rows:
        """Let groups run on, or set each in its own row with what is too long cut."""
        entries = [entry for group in groups for entry in group]
        if self.fits(rows := self._run_on(entries)):
            return rows
        each = math.ceil(len(entries) / self.rows)
        halves = [entries[at : at + each] for at in range(0, len(entries), each)]
        return [self._cut(row) for row in (groups if 1 < len(groups) <= self.rows else halves)]

    def _cut(self, row: Sequence[_Entry]) -> list[_Entry]:
        """Return the entries of a row, the longest cut to what the shorter ones leave them."""
        left, share = self.measure - (len(row) - 1) * _GAP * self.size, 0.0
        widths = sorted(self.lettering.width(entry.text, self.size) for entry in row)
        for at, width in enumerate(widths):
            share = max(0.0, left) / (len(widths) - at)
            if width > share:
                break
            left, share = left - width, width
        texts = [self.lettering.fitted(entry.text, self.size, share) for entry in row]
        return [_Entry(text, e.fill) for text, e in zip(texts, row, strict=True) if text]


def draw_slug_line(
    slug: SlugLine, plates: Sequence[Plate], lettering: Lettering, left: Box, right: Box
) -> str:
    """Return the operators that print the slug line.

    It stands at the left edge of one box, the plates at the right edge of the other; the boxes are
    of equal size. Fonts are named `F`.
    """
    rows = [_known(lettering, [(text, ALL) for text in row]) for row in slug.rows]
    said = [row for row in rows if row]
    named = [_known(lettering, [(plate.name, plate.fill()) for plate in plates])]
    face, (saying, naming) = _choose(lettering, (said, named), left)
    top = (left[1] + left[3] + max(len(saying), len(naming)) * face.size * _LEADING) / 2
    runs = [*_runs(face, saying, left, top, 0), *_runs(face, naming, right, top, 1)]
    return "\n".join([f"BT /F {number(face.size)} Tf", *runs, "ET"]) if runs else ""


def _known(lettering: Lettering, texts: Sequence[tuple[str, str]]) -> list[_Entry]:
    entries = [_Entry(lettering.known(text), fill) for text, fill in texts]
    return [entry for entry in entries if entry.text]


def _choose(lettering: Lettering, blocks: Sequence[_Rows], box: Box) -> tuple[_Type, list[_Rows]]:
    """Return the largest size in which all blocks fit, or cut them at the smallest."""
    measure, height = max(0.0, box[2] - box[0]), box[3] - box[1]
    for size in SIZES:
        face = _Type(lettering, size, measure, int(height / (size * _LEADING)))
        rows = [face.fill(block) for block in blocks]
        if all(face.fits(block) for block in rows):
            return face, rows
    return face, [
        block if face.fits(block) else face.cut(groups)
        for block, groups in zip(rows, blocks, strict=True)
    ]


def _runs(face: _Type, rows: _Rows, box: Box, top: float, share: int) -> Iterator[str]:
    """Yield each entry in place; `share` is how much of a row's white stands before it, 0 or 1."""
    for at, row in enumerate(rows, start=1):
        x = box[0] + share * (face.measure - face.width(row))
        y = top - (at * _LEADING - _RISE) * face.size
        for entry in row:
            yield f"{entry.fill} 1 0 0 1 {numbers(x, y)} Tm {face.lettering.show(entry.text)}"
            x += face.lettering.width(entry.text, face.size) + _GAP * face.size
