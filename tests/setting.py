"""A finished PDF as a compositor sees it: lines, paragraphs, columns, pictures, in reading order.

Positions are in pt from the lower left of the trim. Pages are counted from 1, parts from 0.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from marks import Drawn, Element, Glyph, Shown, Walk

from publisher.pages.geometry import Box, around

BLOCKS = {
    "P",
    "LBody",
    "LI",
    "Lbl",
    "BlockQuote",
    "Caption",
    "TD",
    "TH",
    *(f"H{n}" for n in range(1, 7)),
}
TEXT = {"P", "LBody", "LI", "BlockQuote", "NonStruct", "Div"}  #: kinds that hold running text
HYPHENS = "-‐\u00ad"
_GROUPS = {"Div", "Sect", "Art", "Part", "Document", "L", "Table", "TR", "THead", "TBody", "TFoot"}
_INLINE = {"Span", "Link", "Em", "Strong", "Code", "Quote", "Note", "Reference"}
_SENTENCE_END = re.compile(r"[.!?:…][\d¹²³\])”’»]*$")
_INITIAL = 1.6  #: a letter larger than this times its paragraph's text is an initial


@dataclass(frozen=True)
class Line:
    """A line of text; x of its first letter, right edge of its last, y of the baseline."""

    page: int
    x: float
    right: float
    y: float
    size: float
    face: str
    text: str
    kind: str  #: of the structure element that is its paragraph
    part: int  #: -1 for furniture
    story: int  #: within the issue; a story begins with each of its part's highest headings
    space: float | None = None  #: mean word space as a share of the face's natural one
    first_word: float = 0.0  #: its width
    initial: bool = False  #: whether it is a dropped or raised initial

    @property
    def width(self) -> float:
        return self.right - self.x

    @property
    def family(self) -> str:
        return self.face.split("-")[0]

    @property
    def level(self) -> int:
        """The level of a heading, 0 for other text."""
        return int(self.kind[1]) if re.fullmatch("H[1-6]", self.kind) else 0

    @property
    def box(self) -> Box:
        """The box from below its descenders to its capitals' tops."""
        below = 0.02 if self.initial else 0.2
        return self.x, self.y - below * self.size, self.right, self.y + 0.66 * self.size


@dataclass(frozen=True)
class Block:
    """The lines of one structure element in one column of one page, in order."""

    element: Element
    lines: tuple[Line, ...]
    initials: tuple[Line, ...] = ()

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, with a block for each column that it stands in."""

    blocks: tuple[Block, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for block in self.blocks for line in block.lines)

    @property
    def kind(self) -> str:
        return self.blocks[0].first.kind


@dataclass(frozen=True)
class Column:
    """A column of body text: its lines on one page, of one story, from the top down."""

    page: int
    story: int
    x: float
    right: float
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Picture:
    """A raster picture or drawing: the box of what shows of it."""

    page: int
    box: Box
    owner: Element | None


@dataclass(frozen=True)
class Type:
    """The type of a text: family as its faces name it, size in pt."""

    family: str
    size: float

    def sets(self, line: Line) -> bool:
        """Whether a line of running text is set in this type."""
        return (
            line.kind in TEXT and line.family == self.family and abs(line.size - self.size) < 0.06
        )


@dataclass(frozen=True, repr=False)
class Setting:
    """All that stands on the pages of a PDF."""

    width: float
    height: float
    extent: int
    blocks: tuple[Block, ...]  #: in reading order, furniture left out
    furniture: tuple[Line, ...]
    drawn: tuple[Drawn, ...]
    given: Type | None = None  #: the type of body text, where it is not to be found out

    @property
    def lines(self) -> list[Line]:
        return [line for block in self.blocks for line in block.lines]

    @property
    def letters(self) -> list[Line]:
        """All lines and initials, furniture left out."""
        return [line for block in self.blocks for line in (*block.lines, *block.initials)]

    @cached_property
    def body(self) -> Type:
        """The type of body text: that given, or the commonest of letters within paragraphs."""
        if self.given:
            return self.given
        counts: Counter[tuple[str, float]] = Counter()
        for line in self.lines:
            if line.kind == "P":
                counts[line.family, round(line.size, 2)] += len(line.text)
        (family, size), _ = counts.most_common(1)[0]
        return Type(family, size)

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(_pictures(self.drawn))

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(_paragraphs(self.blocks))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of body text, page by page."""
        lines = [line for line in self.lines if self.body.sets(line)]
        return tuple(_columns(lines))

    def part_pages(self, page: int) -> set[int]:
        """Return the pages of the part that has text or pictures on a page."""
        parts: defaultdict[int, set[int]] = defaultdict(set)
        for line in self.lines:
            parts[line.part].add(line.page)
        for picture in self.pictures:
            parts[picture.owner.part if picture.owner else -1].add(picture.page)
        return set().union(*(pages for pages in parts.values() if page in pages))


def read_setting(path: Path, body: Type | None = None) -> Setting:
    """Read a finished PDF; the type of its body text is found out unless it is given."""
    walk = Walk(path)
    marks = list(walk.marks())
    shown = [mark for mark in marks if isinstance(mark, Shown)]
    tagged = [mark for mark in shown if mark.owner and not mark.owner.within("Figure")]
    loose = [mark for mark in shown if mark.owner is None]
    furniture = [_line(row, Fate("Artifact", -1, -1)) for row in _rows(loose)]
    return Setting(
        *walk.trim,
        extent=len(walk.pdf.pages),
        blocks=tuple(_blocks(tagged)),
        furniture=tuple(line for line in furniture if line),
        drawn=tuple(mark for mark in marks if isinstance(mark, Drawn)),
        given=body,
    )


@dataclass(frozen=True)
class Fate:
    """What a line is by its place in the structure."""

    kind: str
    part: int
    story: int


def _block_of(owner: Element) -> Element:
    """Return the element that is the paragraph of some marked content."""
    block = owner
    for element in owner.ancestry:
        if element.kind in BLOCKS:
            return _outmost(element)
        if element.kind in _GROUPS:
            return block if block.kind == "NonStruct" else element
        if element.kind not in _INLINE:
            block = element
    return block


def _outmost(element: Element) -> Element:
    """Return the paragraph itself, where a float has made another one within it."""
    while element.parent is not None and element.parent.kind == element.kind:
        element = element.parent
    return element


def _blocks(shown: Iterable[Shown]) -> Iterator[Block]:
    """Yield the blocks of tagged text in reading order."""
    runs: defaultdict[Element, list[Shown]] = defaultdict(list)
    for mark in shown:
        if mark.owner:
            runs[_block_of(mark.owner)].append(mark)
    elements = sorted(runs, key=lambda element: element.order)
    for element, story in _stories(elements):
        fate = Fate(element.kind, element.part, story)
        yield from _fragments(element, runs[element], fate)


def _stories(elements: Iterable[Element]) -> Iterator[tuple[Element, int]]:
    """Yield elements with the number of their story."""
    listed = list(elements)
    highest: dict[int, str] = {}
    for element in listed:
        if re.fullmatch("H[1-6]", element.kind):
            highest[element.part] = min(element.kind, highest.get(element.part, "H9"))
    part, story = -1, 0
    for element in listed:
        story += element.part != part or element.kind == highest.get(element.part)
        part = element.part
        yield element, story


def _fragments(element: Element, runs: Sequence[Shown], fate: Fate) -> Iterator[Block]:
    """Yield the blocks of one element: a new one wherever its text goes on further up."""
    size = _commonest((run.size, len(run.glyphs)) for run in runs)
    large = [run for run in runs if fate.kind in TEXT and _is_initial(run, size)]
    letters = (_line([run], fate) for run in large)
    initials = tuple(replace(letter, initial=True) for letter in letters if letter)
    group: list[Line] = []
    for row in _rows(run for run in runs if run not in large):
        line = _line(row, fate)
        if line is None:
            continue
        if group and (line.page != group[-1].page or line.y > group[-1].y + line.size):
            yield Block(element, tuple(group), initials)
            group, initials = [], ()
        group.append(line)
    if group:
        yield Block(element, tuple(group), initials)


def _is_initial(run: Shown, size: float) -> bool:
    return run.size > size * _INITIAL and len(run.glyphs) <= 3


def _rows(runs: Iterable[Shown]) -> Iterator[list[Shown]]:
    """Group runs that stand beside one another, superior figures with their line."""
    row: list[Shown] = []
    for run in runs:
        if row and not all(_beside(other, run) for other in row):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _beside(one: Shown, other: Shown) -> bool:
    near = abs(one.y - other.y) <= 0.6 * max(one.size, other.size)
    return (
        one.page == other.page
        and near
        and (_end(one) <= other.glyphs[0].x + 1 or _end(other) <= one.glyphs[0].x + 1)
    )


def _end(run: Shown) -> float:
    return run.glyphs[-1].x + run.glyphs[-1].advance


def _commonest(weighed: Iterable[tuple[float, int]]) -> float:
    counts: Counter[float] = Counter()
    for value, weight in weighed:
        counts[round(value, 3)] += weight
    return counts.most_common(1)[0][0]


def _line(row: Sequence[Shown], fate: Fate) -> Line | None:
    """Return the line that a row of runs makes, if it has letters."""
    spelled = sorted(((glyph, run) for run in row for glyph in run.glyphs), key=lambda g: g[0].x)
    glyphs = [glyph for glyph, _ in spelled]
    inked = [glyph for glyph in glyphs if glyph.text.strip()]
    if not inked:
        return None
    main = max(row, key=lambda run: len(run.glyphs))
    return Line(
        page=main.page,
        x=inked[0].x,
        right=inked[-1].x + inked[-1].advance,
        y=main.y,
        size=main.size,
        face=main.face,
        text="".join(glyph.text for glyph in glyphs).strip(),
        kind=fate.kind,
        part=fate.part,
        story=fate.story,
        space=_mean_space(spelled),
        first_word=_first_word(glyphs),
    )


def _mean_space(spelled: Sequence[tuple[Glyph, Shown]]) -> float | None:
    """Return the mean word space between letters, as a share of the natural one."""
    shares = []
    for (last, _), (space, run), (following, _) in zip(
        spelled, spelled[1:], spelled[2:], strict=False
    ):
        if space.text in " \u00a0" and last.text.strip() and following.text.strip() and run.space:
            shares.append((following.x - last.x - last.advance) / run.space)
    return sum(shares) / len(shares) if shares else None


def _first_word(glyphs: Sequence[Glyph]) -> float:
    """Return the width of the first word, in pt."""
    start = next(n for n, glyph in enumerate(glyphs) if glyph.text.strip())
    end = next((n for n in range(start, len(glyphs)) if not glyphs[n].text.strip()), len(glyphs))
    return glyphs[end - 1].x + glyphs[end - 1].advance - glyphs[start].x


def _pictures(drawn: Iterable[Drawn]) -> Iterator[Picture]:
    """Yield raster pictures, and drawings as one box each."""
    drawings: dict[Element, tuple[int, Box]] = {}
    for mark in drawn:
        figure = mark.owner.within("Figure") if mark.owner else None
        if mark.kind == "picture":
            yield Picture(mark.page, mark.box, figure)
        elif figure:
            _, known = drawings.get(figure, (0, None))
            drawings[figure] = mark.page, around(known, mark.box)
    yield from (Picture(page, box, figure) for figure, (page, box) in drawings.items())


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """Yield paragraphs, joining blocks that go on in the next column or page."""
    join = _Joining(blocks)
    group: list[Block] = []
    for block in blocks:
        if block.first.kind in ("Caption", "Lbl"):
            yield Paragraph((block,))
            continue
        if group and not join.continues(group[-1], block):
            yield Paragraph(tuple(group))
            group = []
        group.append(block)
    if group:
        yield Paragraph(tuple(group))


class _Joining:
    """Tells whether a block at the head of a column goes on with the paragraph before it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._lines: defaultdict[int, list[Line]] = defaultdict(list)
        for block in blocks:
            self._lines[block.first.page] += block.lines
        self._indents: defaultdict[int, list[bool]] = defaultdict(list)
        for last, block in pairwise(blocks):
            if _alike(last, block) and not _moved(last, block):
                self._indents[block.first.part].append(self._indented(block))

    def continues(self, last: Block, block: Block) -> bool:
        if last.element is block.element:
            return True
        several = len(last.lines) + len(block.lines) > 2  # single lines are a list of their own
        alike = several and _alike(last, block)
        if not (alike and _moved(last, block) and self._filled(last, block)):
            return False
        open_ended = not _SENTENCE_END.search(last.last.text)
        if block.first.kind != "P":
            return open_ended and _begins_within(block)
        if self._indented(block):
            return False
        return open_ended or (self._indents_by_rule(block) and not _pictured(last, block))

    def _filled(self, last: Block, block: Block) -> bool:
        """Whether the first word of a block found no room in the line before it."""
        room = max(line.right for line in self._column(last.last)) - last.last.right
        return block.first.first_word + 0.15 * block.first.size > room

    def _indents_by_rule(self, block: Block) -> bool:
        seen = self._indents[block.first.part]
        return sum(seen) * 2 > len(seen)

    def _indented(self, block: Block) -> bool:
        first = block.first
        edge = min(line.x for line in self._column(first) if first.x - line.x < 30)
        return first.x - edge > 3

    def _column(self, beside: Line) -> Iterator[Line]:
        """Yield the lines of the same size that share the column of a line, itself counted."""
        for line in self._lines[beside.page]:
            across = line.x < beside.right and line.right > beside.x
            alike = line.story == beside.story and abs(line.size - beside.size) < 0.06
            if across and alike:
                yield line


def _alike(one: Block, other: Block) -> bool:
    return (one.first.kind, one.first.part, one.first.face, round(one.first.size, 2)) == (
        other.first.kind,
        other.first.part,
        other.first.face,
        round(other.first.size, 2),
    )


def _moved(last: Block, block: Block) -> bool:
    """Whether a block stands in another column than the one before it."""
    beside = block.first.x > max(line.right for line in last.lines)
    return block.first.page != last.last.page or (beside and block.first.y > last.last.y)


def _begins_within(block: Block) -> bool:
    """Whether a list item has no label and begins in the midst of a sentence."""
    item = block.element.within("LI")
    labelled = item is not None and any(child.kind == "Lbl" for child in item.children)
    return not labelled and block.first.text[:1].islower()


def _pictured(last: Block, block: Block) -> bool:
    """Whether a picture stands between two blocks in reading order."""
    document = list(last.element.ancestry)[-1]
    between = range(last.element.order, block.element.order)
    return any(e.kind == "Figure" and e.order in between for e in document.descendants)


def _columns(lines: Iterable[Line]) -> Iterator[Column]:
    """Yield the columns of each story on each page: lines that overlap across."""
    pages: defaultdict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in lines:
        pages[line.page, line.story].append(line)
    for _, story in sorted(pages.items()):
        group: list[Line] = []
        for line in sorted(story, key=lambda line: line.x):
            if group and line.x > max(other.right for other in group):
                yield _column(group)
                group = []
            group.append(line)
        yield _column(group)


def _column(lines: Sequence[Line]) -> Column:
    ordered = tuple(sorted(lines, key=lambda line: -line.y))
    first = ordered[0]
    left, right = min(line.x for line in lines), max(line.right for line in lines)
    return Column(first.page, first.story, left, right, ordered)
