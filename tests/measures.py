"""Measures of typographic quality, taken from a finished PDF: each returns what it finds.

Lengths are in pt unless a name says otherwise; a place is counted from the lower left of the trim.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from marks import Element
from setting import HYPHENS, TEXT, Block, Column, Line, Paragraph, Picture, Setting

from publisher.pages.geometry import PT_PER_MM, Box, around

Pixels = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]

ON_GRID = 0.4  #: pt that a baseline may stand off the grid
RUNT = 5  #: characters that the last line of a paragraph holds at least
LADDER = 2  #: lines that may end in a hyphen one after another
LOOSE, TIGHT = 1.33, 0.8  #: word spaces, as shares of the natural one
CAPTION_REACH = 24.0  #: pt between a caption and its picture
SAFE = 5 * PT_PER_MM  #: pt that what does not bleed keeps from the trim
BLEEDS = 0.3  #: pt from the trim, or less: reaches it
SQUARE_MM, SQUARE_PX = 5, 7  #: the squares that white is counted in
NEAR_WHITE = 225  #: the darkest level that a channel of paper has
INK = 4  #: levels between paper and the palest ink


@dataclass(frozen=True)
class Finding:
    """What a measure found: where, the words that stand there, and how much of it."""

    measure: str
    page: int
    x: float
    y: float
    words: str
    value: float = 0.0

    @property
    def mm(self) -> tuple[float, float]:
        """The place in mm from the left and the lower trim."""
        return self.x / PT_PER_MM, self.y / PT_PER_MM

    def __str__(self) -> str:
        x, y = self.mm
        place = f"page {self.page} at {x:.0f} × {y:.0f} mm"
        return f"{self.measure}: {place}: “{self.words[:50]}” ({self.value:.2f})"


def _of(measure: str, line: Line, value: float = 0.0) -> Finding:
    return Finding(measure, line.page, line.x, line.y, line.text, value)


# Grid


@dataclass(frozen=True)
class Grid:
    """How body lines stand on the baseline grid; its origin is in pt above the lower trim."""

    origin: float
    lines: int
    off: tuple[Finding, ...]  #: lines that stand off it; the value is by how many pt
    columns: tuple[Finding, ...]  #: columns that do not align with the one to their left
    facing: tuple[Finding, ...]  #: rectos that do not align with the verso they face

    @property
    def share(self) -> float:
        """The share of body lines that stand on the grid."""
        return 1 - len(self.off) / self.lines if self.lines else 1.0


def off_grid(setting: Setting, baseline: float = 13.0, origin: float | None = None) -> Grid:
    """Hold the baselines of body text against a grid of a given pitch."""
    lines = [line for line in setting.lines if setting.body.sets(line)]
    start = _residue(lines, baseline) if origin is None else origin
    off = (_of("off grid", line, _apart(line.y, start, baseline)) for line in lines)
    return Grid(
        start,
        len(lines),
        tuple(finding for finding in off if abs(finding.value) > ON_GRID),
        tuple(_columns_apart(setting.columns, baseline)),
        tuple(_facing_apart(lines, baseline)),
    )


def _residue(lines: Iterable[Line], baseline: float) -> float:
    """Return the commonest place of baselines within the pitch."""
    counts = Counter(round(line.y % baseline, 1) % baseline for line in lines)
    return counts.most_common(1)[0][0] if counts else 0.0


def _apart(y: float, origin: float, baseline: float) -> float:
    """Return by how many pt a baseline stands above the nearest line of the grid."""
    return (y - origin + baseline / 2) % baseline - baseline / 2


def _columns_apart(columns: Iterable[Column], baseline: float) -> Iterator[Finding]:
    for left, right in pairwise(columns):
        if (left.page, left.story) == (right.page, right.story):
            yield from _unaligned("columns apart", left.lines, right.lines, baseline)


def _facing_apart(lines: Iterable[Line], baseline: float) -> Iterator[Finding]:
    pages = _by_page(lines)
    for verso in sorted(pages):
        if verso % 2 == 0 and verso + 1 in pages:
            yield from _unaligned("facing pages apart", pages[verso], pages[verso + 1], baseline)


def _unaligned(
    measure: str, lines: Sequence[Line], others: Sequence[Line], baseline: float
) -> Iterator[Finding]:
    """Yield the first of other lines that does not align, where most of them do not."""
    origin = _residue(lines, baseline)
    if abs(_apart(_residue(others, baseline), origin, baseline)) > ON_GRID:
        distances = ((line, _apart(line.y, origin, baseline)) for line in others)
        yield next(_of(measure, line, apart) for line, apart in distances if abs(apart) > ON_GRID)


# Paragraphs


def widows(setting: Setting) -> list[Finding]:
    """Last lines of paragraphs that stand alone at the head of a column."""
    ends = (paragraph.blocks[-1] for paragraph in _broken(setting))
    return [_of("widow", block.last) for block in ends if len(block.lines) == 1]


def orphans(setting: Setting) -> list[Finding]:
    """First lines of paragraphs that stand alone at the foot of a column."""
    starts = (paragraph.blocks[0] for paragraph in _broken(setting))
    return [_of("orphan", block.first) for block in starts if len(block.lines) == 1]


def _broken(setting: Setting) -> Iterator[Paragraph]:
    """Yield the paragraphs that stand in more than one column."""
    return (paragraph for paragraph in setting.paragraphs if len(paragraph.blocks) > 1)


def runts(setting: Setting, shortest: int = RUNT) -> list[Finding]:
    """Last lines of paragraphs of several lines that hold too few characters."""
    found = []
    for paragraph in setting.paragraphs:
        last = paragraph.lines[-1]
        if paragraph.kind in TEXT and len(last.text) < shortest and _wrapped(paragraph.lines):
            found.append(_of("runt", last, len(last.text)))
    return found


def _wrapped(lines: Sequence[Line]) -> bool:
    """Whether the last line was begun for want of room, not by the writer."""
    if len(lines) < 2:
        return False
    room = max(line.width for line in lines[:-1]) - lines[-2].width
    return lines[-1].first_word + 0.15 * lines[-1].size > room


def hyphenated(setting: Setting, known: Collection[str] = ()) -> list[Finding]:
    """Lines that end in a hyphen which was inserted there.

    `known` are words of the text as it was written, compounds with their hyphens; without
    them, words are known from the lines that hold them whole.
    """
    return [_of("hyphen", line) for line in _hyphenations(setting, known)]


def ladders(setting: Setting, longest: int = LADDER, known: Collection[str] = ()) -> list[Finding]:
    """Runs of hyphenated lines, within a paragraph and a column, that are longer than allowed."""
    ends = set(_hyphenations(setting, known))
    found = []
    for block in (block for paragraph in setting.paragraphs for block in paragraph.blocks):
        for hyphen, run in groupby(block.lines, key=lambda line: line in ends):
            lines = list(run)
            if hyphen and len(lines) > longest:
                found.append(_of("ladder", lines[0], len(lines)))
    return found


def _hyphenations(setting: Setting, known: Collection[str]) -> Iterator[Line]:
    """Yield each line that ends in an inserted hyphen."""
    words = Counter(word.lower() for word in known)
    for paragraph in setting.paragraphs:
        words.update(_whole_words(paragraph.lines))
    for paragraph in setting.paragraphs:
        for line, after in pairwise(paragraph.lines):
            if line.text[-1:] in HYPHENS and _inserted(line.text, after.text, words):
                yield line


def _whole_words(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the words of lines, in small letters, those that a break may have cut left out."""
    cut = False
    for line in lines:
        words = re.findall(r"[\w’'‐-]+", line.text.lower())
        start, cut = int(cut), line.text[-1:] in HYPHENS
        yield from words[start : len(words) - cut]


def _inserted(text: str, after: str, words: Counter[str]) -> bool:
    """Whether the hyphen at a break belongs to no word."""
    start = re.sub(r"^\W+|\W+$", "", text.rsplit(maxsplit=1)[-1])
    end = re.sub(r"\W+$|[’']s\W*$", "", after.split(maxsplit=1)[0])
    if not start or not end[:1].isalpha() or (end[0].isupper() and not (start + end).isupper()):
        return False
    return words[(start + end).lower()] >= words[f"{start}-{end}".lower()]


@dataclass(frozen=True)
class Spacing:
    """The word spaces of justified lines, as shares of the face's natural one."""

    lines: int  #: justified lines that have word spaces
    loose: tuple[Finding, ...]
    tight: tuple[Finding, ...]


def spacing(setting: Setting, loose: float = LOOSE, tight: float = TIGHT) -> Spacing:
    """Find justified lines whose word spaces are too wide or too narrow."""
    spaced = [
        (line, line.space)
        for paragraph in setting.paragraphs
        for line in _justified(paragraph)
        if line.space is not None
    ]
    return Spacing(
        len(spaced),
        tuple(_of("loose", line, space) for line, space in spaced if space > loose),
        tuple(_of("tight", line, space) for line, space in spaced if space < tight),
    )


def _justified(paragraph: Paragraph) -> Iterator[Line]:
    """Yield the justified lines of a paragraph: all but the last end at the same edge."""
    if paragraph.kind not in TEXT:
        return
    final = paragraph.lines[-1]
    for block in paragraph.blocks:
        lines = [line for line in block.lines if line is not final]
        edge = max((line.right for line in lines), default=0.0)
        if len(lines) > 1 and all(edge - line.right < 0.4 for line in lines):
            yield from lines


# Headings


def low_headings(setting: Setting, fewest: int = 2, bare: Collection[int] = ()) -> list[Finding]:
    """Headings at the foot of a column: the text goes on elsewhere before enough lines.

    `bare` are pages without columns, such as a cover.
    """
    blocks = [
        block
        for block in setting.blocks
        if block.first.kind not in ("Caption", "Lbl") and block.first.page not in bare
    ]
    found = []
    for index, block in enumerate(blocks):
        if block.first.level:
            text = list(_text_of(block, blocks[index + 1 :]))
            below = [line for line in text if _stands_below(line, block)]
            if len(below) < fewest and any(_goes_on(line, block) for line in text):
                found.append(_of("low heading", block.last, len(below)))
    return found


def _text_of(heading: Block, after: Iterable[Block]) -> Iterator[Line]:
    """Yield the lines that a heading is over: up to the next one of its level."""
    for block in after:
        if block.first.part != heading.first.part or 0 < block.first.level <= heading.first.level:
            return
        yield from block.lines


def _stands_below(line: Line, heading: Block) -> bool:
    left, _, right, _ = _box_around(heading.lines)
    below = line.page == heading.first.page and line.y < heading.last.y
    return below and line.x < right and line.right > left


def _goes_on(line: Line, heading: Block) -> bool:
    """Whether a line stands at the head of another column or page, rather than beside."""
    return line.page != heading.first.page or line.y > heading.first.y + 2 * heading.first.size


def short_headline_ends(setting: Setting) -> list[Finding]:
    """Last lines of headings that are shorter than a third, or one word of under five letters."""
    found = []
    for paragraph in setting.paragraphs:
        *above, last = paragraph.lines
        if not above or not last.level:
            continue
        share = last.width / max(line.width for line in above)
        letters = re.sub(r"\W", "", last.text)
        if share < 1 / 3 or (" " not in last.text and len(letters) < 5):
            found.append(_of("short headline end", last, share))
    return found


# Boxes


def captions_apart(setting: Setting, reach: float = CAPTION_REACH) -> list[Finding]:
    """Captions that do not stand at their picture: below, above or beside it."""
    pictures = {picture.owner: picture for picture in setting.pictures if picture.owner}
    found = []
    for block in setting.blocks:
        if block.first.kind != "Caption" or block.element.within("TOC"):
            continue
        picture = _captioned(block.element, pictures)
        box = _box_around(block.lines)
        if picture is None or picture.page != block.first.page or _gap(box, picture.box) > reach:
            gap = _gap(box, picture.box) if picture else 0.0
            found.append(_of("caption apart", block.first, gap))
    return found


def _captioned(caption: Element, pictures: dict[Element, Picture]) -> Picture | None:
    """Return the picture that a caption shares its nearest common holder with."""
    for holder in caption.ancestry:
        figures = [element for element in holder.descendants if element in pictures]
        if figures:
            nearest = min(figures, key=lambda figure: abs(figure.order - caption.order))
            return pictures[nearest]
    return None


def _box_around(lines: Iterable[Line]) -> Box:
    box: Box | None = None
    for line in lines:
        box = around(box, line.box)
    return box or (0.0, 0.0, 0.0, 0.0)


def _gap(one: Box, other: Box) -> float:
    """Return the distance of boxes that are beside or above one another; diagonally, both."""
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    up = max(one[1] - other[3], other[1] - one[3], 0.0)
    return across + up if across == 0 or up == 0 else float("inf")


def overlaps(setting: Setting, meant: Collection[int] = ()) -> list[Finding]:
    """Lines that run into one another or over a picture, except on pages where that is meant."""
    found = []
    for page, lines in _by_page(setting.letters).items():
        for one, other in combinations(lines, 2):
            if _meet(one.box, other.box):
                found.append(_of("lines overlap", one, other.y - one.y))
        boxes = [p.box for p in setting.pictures if p.page == page and page not in meant]
        over = (line for line in lines if any(_meet(line.box, box) for box in boxes))
        found += [_of("text over picture", line) for line in over]
    return [finding for finding in found if finding.page not in meant]


def _meet(one: Box, other: Box, least: float = 0.5) -> bool:
    """Whether boxes share more than a sliver, in pt."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > least and min(one[3], other[3]) - max(one[1], other[1]) > least


def _by_page(lines: Iterable[Line]) -> dict[int, list[Line]]:
    pages: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    return pages


def near_trim(setting: Setting, safe: float = SAFE) -> list[Finding]:
    """What stands nearer to the trim than is safe and does not bleed; text may not even bleed."""
    found = []
    for line in (*setting.letters, *setting.furniture):
        distance = min(_margins(line.box, setting))
        if -line.width < distance < safe:
            found.append(_of("text near trim", line, distance))
    for kind, page, box in _drawings(setting):
        near = [side for side in _margins(box, setting) if BLEEDS < side < safe]
        if near:
            found.append(Finding(f"{kind} near trim", page, box[0], box[1], kind, min(near)))
    return found


def _drawings(setting: Setting) -> Iterator[tuple[str, int, Box]]:
    """Yield pictures, drawings, fills and rules as kind, page and box."""
    for picture in setting.pictures:
        yield "picture", picture.page, picture.box
    for drawn in setting.drawn:
        if drawn.kind != "picture" and not (drawn.owner and drawn.owner.within("Figure")):
            yield drawn.kind, drawn.page, drawn.box


def _margins(box: Box, setting: Setting) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    return left, bottom, setting.width - right, setting.height - top


# White


def white(
    path: Path, side: float = 18 * PT_PER_MM, top: float = 52.0, foot: float = 62.0
) -> dict[int, float]:
    """Return the share of each page's live area, in squares of 5 mm, that holds no ink."""
    document = pypdfium2.PdfDocument(path)
    scale = SQUARE_PX / SQUARE_MM / PT_PER_MM
    found = {}
    for number in range(len(document)):
        pixels = document[number].render(scale=scale).to_numpy()[:, :, :3]
        inked = _inked(pixels)
        height, width = inked.shape
        left, below = round(side * scale), round(foot * scale)
        live = inked[round(top * scale) : height - below, left : width - left]
        found[number + 1] = _empty_share(live)
    return found


def _inked(pixels: Pixels) -> Mask:
    """Return which pixels differ from the paper: the page's commonest near-white."""
    levels = pixels.astype(np.int32)
    packed = levels @ np.array([1 << 16, 1 << 8, 1])
    pale = packed[(pixels >= NEAR_WHITE).all(axis=2)]
    if not pale.size:
        return np.ones(packed.shape, dtype=np.bool_)
    colours, counts = np.unique(pale, return_counts=True)
    paper = np.array(list(int(colours[counts.argmax()]).to_bytes(3, "big")))
    return np.asarray((abs(levels - paper) > INK).any(axis=2))


def _empty_share(live: Mask) -> float:
    rows, columns = live.shape[0] // SQUARE_PX, live.shape[1] // SQUARE_PX
    squares = live[: rows * SQUARE_PX, : columns * SQUARE_PX]
    inked = squares.reshape(rows, SQUARE_PX, columns, SQUARE_PX).any(axis=(1, 3))
    return 1 - float(inked.mean())


# Columns


def uneven_columns(setting: Setting, baseline: float = 13.0) -> list[Finding]:
    """By how many lines the columns differ that each story of several columns ends with."""
    stories: defaultdict[int, list[Column]] = defaultdict(list)
    for column in setting.columns:
        stories[column.story].append(column)
    found = []
    for columns in stories.values():
        feet = {c: _foot(c, setting) for c in columns if c.page == columns[-1].page}
        shortest = max(feet, key=lambda column: feet[column])
        lines = (feet[shortest] - min(feet.values())) / baseline
        if len(feet) > 1:
            found.append(_of("uneven columns", shortest.lines[-1], lines))
    return found


def _foot(column: Column, setting: Setting) -> float:
    """Return the lowest baseline, or foot of a picture, in a column."""
    boxes = [(line.page, line.box, line.y) for line in setting.lines if line.story == column.story]
    boxes += [(picture.page, picture.box, picture.box[1]) for picture in setting.pictures]
    inside = [
        foot
        for page, (left, _, right, _), foot in boxes
        if page == column.page and left > column.x - 3 and right < column.right + 30
    ]
    return min(inside)
