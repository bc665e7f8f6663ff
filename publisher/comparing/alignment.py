"""Alignment: which page of one issue is which page of the other.

Pages keep their order; the alignment is the one whose pairs are most alike in sum (a dynamic
programme), so that a page put in or taken out shifts the others and changes none. What stands
elsewhere and is the same is then told as moved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

CELLS = 10_000  #: pairs of pages that are weighed at once
LEAST = 0.01  #: how alike any two pages are: what stands in the same place has been replaced
ALIKE = 0.3  #: from here on two pages are the same one, changed
SURELY = 0.8  #: from here on a page is known again at another place
WORDY = 24  #: words on two pages together from which on words tell more than looks
SPOKEN = 0.85  #: what words then count
TONES = 48  #: of 255: two pages that differ so much in the mean have nothing in common


@dataclass(frozen=True)
class Look:
    """What alignment knows of a page."""

    raster: str  #: the digest of its pixels
    body: str  #: its words, one a line
    furniture: str  #: the words of running head, folio and slug, one a line
    sketch: bytes = b""  #: the page in a few grey pixels

    @property
    def key(self) -> tuple[str, str, str]:
        """What is equal for pages that are the same."""
        return self.raster, self.body, self.furniture

    @cached_property
    def words(self) -> Counter[str]:
        """The words of the body, counted."""
        return Counter(self.body.split("\n")) if self.body else Counter()


@dataclass(frozen=True)
class Pair:
    """A page of either file, counted from 0; None where the other one has no such page."""

    before: int | None
    after: int | None
    moved: bool = False


def align(before: Sequence[Look], after: Sequence[Look]) -> list[Pair]:
    """Return all pages of both files in reading order, in pairs where they are the same page.

    Turning the files around turns each pair around and changes nothing else.
    """
    if [look.key for look in before] > [look.key for look in after]:
        turned = align(after, before)
        return _ordered([replace(p, before=p.after, after=p.before) for p in turned])
    kept = dict(_matched(before, after, 0, 0))
    strong = {i: j for i, j in kept.items() if _likeness(before[i], after[j]) >= ALIKE}
    moved = _moved(before, after, strong)
    taken = {*moved.values()}
    weak = {i: j for i, j in kept.items() if i not in moved and j not in taken}
    return _ordered(_pairs(len(before), len(after), strong | weak, moved))


def _pairs(before: int, after: int, kept: dict[int, int], moved: dict[int, int]) -> Iterator[Pair]:
    yield from (Pair(i, j) for i, j in kept.items())
    yield from (Pair(i, j, moved=True) for i, j in moved.items())
    gone = {*kept, *moved}
    come = {*kept.values(), *moved.values()}
    yield from (Pair(i, None) for i in range(before) if i not in gone)
    yield from (Pair(None, j) for j in range(after) if j not in come)


def _ordered(pairs: Iterable[Pair]) -> list[Pair]:
    """Return pairs as the new file has them; what was taken out stands where it was."""
    every = list(pairs)
    shown = sorted((p for p in every if p.after is not None), key=lambda pair: pair.after or 0)
    fixed = [(p.before, p.after) for p in shown if p.before is not None and not p.moved]
    starts = [before for before, _ in fixed]
    gone: dict[int, list[Pair]] = defaultdict(list)
    for pair in sorted((p for p in every if p.after is None), key=lambda pair: pair.before or 0):
        at = bisect_left(starts, pair.before or 0)
        gone[(fixed[at - 1][1] or 0) + 1 if at else 0].append(pair)
    whole = [each for pair in shown for each in (*gone.pop(pair.after or 0, ()), pair)]
    return [*whole, *(each for at in sorted(gone) for each in gone[at])]


def _matched(
    before: Sequence[Look], after: Sequence[Look], i: int, j: int
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of two runs of pages that begin at `i` and `j`: equal ends first."""
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    yield from ((i + at, j + at) for at in range(start))
    inner = before[start : len(before) - end], after[start : len(after) - end]
    yield from _between(*inner, i + start, j + start)
    last = i + len(before) - end, j + len(after) - end
    yield from ((last[0] + at, last[1] + at) for at in range(end))


def _common(before: Sequence[Look], after: Sequence[Look]) -> int:
    """Return how many pages at the beginning are the same."""
    pairs = enumerate(zip(before, after, strict=False))
    least = min(len(before), len(after))
    return next((at for at, (one, other) in pairs if one.key != other.key), least)


def _between(
    before: Sequence[Look], after: Sequence[Look], i: int, j: int
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of two runs: weighed where they are short, else parted by anchors."""
    if len(before) * len(after) <= CELLS:
        yield from ((i + one, j + other) for one, other in _weighed(before, after))
        return
    anchors = anchored([look.body for look in before], [look.body for look in after])
    if not anchors:
        yield from _in_pieces(before, after, i, j)
        return
    one, other = 0, 0
    for x, y in [*anchors, (len(before), len(after))]:
        yield from _between(before[one:x], after[other:y], i + one, j + other)
        if x < len(before):
            yield i + x, j + y
        one, other = x + 1, y + 1


def _in_pieces(
    before: Sequence[Look], after: Sequence[Look], i: int, j: int
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of long runs that have no page in common: halves against halves."""
    one, other = len(before) // 2, len(after) // 2
    yield from _between(before[:one], after[:other], i, j)
    yield from _between(before[one:], after[other:], i + one, j + other)


def anchored(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of texts that occur once on either side, as many as keep their order.

    The idea is that of Bram Cohen's patience diff.
    """
    places = {text: at for at, text in enumerate(after)}
    once, there = Counter(before), Counter(after)
    common = [
        (at, places[text])
        for at, text in enumerate(before)
        if text and once[text] == 1 and there[text] == 1
    ]
    return _rising(common)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs, in order of the first, whose second rises."""
    tops: list[int] = []
    ends: list[int] = []  #: the index of the pair on top of each pile
    below: list[int] = []  #: for each pair the one beneath it
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        below.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        ends[pile : pile + 1] = [index]
    found, index = [], ends[-1] if ends else -1
    while index >= 0:
        found.append(pairs[index])
        index = below[index]
    return found[::-1]


def _weighed(before: Sequence[Look], after: Sequence[Look]) -> list[tuple[int, int]]:
    """Return the pairs, in order, that are most alike in sum."""
    likeness = [[_likeness(one, other) for other in after] for one in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i, row in enumerate(likeness, start=1):
        for j, alike in enumerate(row, start=1):
            best[i][j] = max(best[i - 1][j - 1] + alike, best[i - 1][j], best[i][j - 1])
    found, i, j = [], len(before), len(after)
    while i and j:
        if best[i][j] == best[i - 1][j - 1] + likeness[i - 1][j - 1]:
            i, j = i - 1, j - 1
            found.append((i, j))
        elif best[i][j] == best[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return found[::-1]


def _likeness(one: Look, other: Look) -> float:
    """Return how alike two pages are, from 0 to 1, which is the same: by words, then by looks."""
    if one.key == other.key:
        return 1.0
    count = one.words.total() + other.words.total()
    shared = (one.words & other.words).total()
    spoken = SPOKEN * min(1.0, count / WORDY)
    words = 2 * shared / count if count else 0.0
    return max(LEAST, 0.99 * (spoken * words + (1 - spoken) * _looks(one, other)))


def _looks(one: Look, other: Look) -> float:
    if not one.sketch or len(one.sketch) != len(other.sketch):
        return 0.0
    apart = sum(abs(a - b) for a, b in zip(one.sketch, other.sketch, strict=True))
    return max(0.0, 1 - apart / len(one.sketch) / TONES)


def _moved(before: Sequence[Look], after: Sequence[Look], kept: dict[int, int]) -> dict[int, int]:
    """Return the pages that are found again at another place, those most alike first."""
    come = {*kept.values()}
    gone = [i for i in range(len(before)) if i not in kept]
    free = [j for j in range(len(after)) if j not in come]
    found: dict[int, int] = {}
    for _, i, j in sorted(_again(before, after, gone, free)):
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _again(
    before: Sequence[Look], after: Sequence[Look], gone: Sequence[int], free: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Yield which pages may be which, with how far they are apart; in long files, if they equal."""
    if len(gone) * len(free) > CELLS:
        places = {look.key: j for j, look in enumerate(after)}
        kept = {*free}
        yield from ((0.0, i, j) for i in gone if (j := places.get(before[i].key, -1)) in kept)
        return
    for i in gone:
        for j in free:
            if (alike := _likeness(before[i], after[j])) >= SURELY:
                yield 1 - alike, i, j
