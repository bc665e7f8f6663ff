"""Breaks: where a paragraph's lines end, decided for all lines together.

Knuth and Plass, "Breaking paragraphs into lines" (1981): of all ways to break a paragraph, the one
with the fewest demerits. This is the arithmetic alone, on widths; of faces, languages and pages it
knows nothing. Widths are in whatever unit the caller measures in.

Demerits are on one scale: a justified line with word spaces a third wider than natural has 100.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Protocol

HYPHEN = 120.0  #: a line that ends in a hyphen
_SECOND_HYPHEN = 500.0  #: the second such line running
_LADDER = 500_000.0  #: the third: never, if any other way is left
_LAST_WORD_BROKEN = 5_000.0
_RUNT = 50_000.0  #: a last line that is next to nothing
_LINE = 3_000.0  #: every line, so that a paragraph grows only if it would look bad
_OVERFULL = 10_000_000.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where a line may end and the next begin."""

    position: int  #: characters before the next line
    end: int  #: characters before the end of this line, without the spaces between
    width: float  #: from the paragraph's beginning to `end`, with the hyphen if one is added
    onward: float  #: from the paragraph's beginning to the next line
    spaces: int  #: before `end`
    spaces_onward: int  #: before `position`
    penalty: float = 0.0
    hyphen: bool = False  #: the line ends in a hyphen, added or not
    added: bool = False  #: the hyphen is not in the text


class Measures(NamedTuple):
    """How wide the first line may be, and how wide all others."""

    first: float
    rest: float


class Manner(Protocol):
    """How lines are judged."""

    @property
    def fullness(self) -> float:
        """The least part of the measure that a line should fill."""

    @property
    def tight(self) -> float:
        """The width by which a word space may shrink."""

    @property
    def weight(self) -> float:
        """How much the penalties of stops count: a ragged line needs its hyphen less."""

    def demerits(self, slack: float, spaces: int, measure: float) -> float:
        """Judge a line, not the last, that leaves `slack` of the measure."""

    def last(self, slack: float, spaces: int, measure: float) -> float:
        """Judge a last line."""


@dataclass(frozen=True, slots=True)
class Justified:
    """Word spaces fill the line: their change counts in cubes."""

    space: float  #: natural width of a word space
    runt: float  #: a last line narrower than this is a runt
    tight: float = 0.0
    fullness: ClassVar[float] = 0.72
    weight: ClassVar[float] = 1.0

    def demerits(self, slack: float, spaces: int, measure: float) -> float:
        """The cube of what word spaces gain or lose; 100 at a third, or at the limit."""
        if slack < 0:
            return 100.0 * (-slack / (spaces * self.tight)) ** 3
        return 100.0 * (3 * slack / ((spaces or 0.5) * self.space)) ** 3

    def last(self, slack: float, spaces: int, measure: float) -> float:
        """Anything between a runt and a full line is free."""
        if slack < 0:
            return self.demerits(slack, spaces, measure)
        return _RUNT if measure - slack < self.runt else 0.0


@dataclass(frozen=True, slots=True)
class Ragged:
    """Lines end where they end: within a zone freely, beyond it the gap counts in squares."""

    runt: float
    tight: ClassVar[float] = 0.0
    fullness: ClassVar[float] = 0.68
    weight: ClassVar[float] = 1.5
    zone: ClassVar[float] = 0.08  #: of the measure

    def demerits(self, slack: float, spaces: int, measure: float) -> float:
        """The square of the gap, gently within the zone and steeply beyond."""
        gap = slack / measure
        beyond = max(0.0, gap - self.zone)
        return 10.0 * (gap / self.zone) ** 2 + 100.0 * (beyond / 0.05) ** 2

    def last(self, slack: float, spaces: int, measure: float) -> float:
        """Anything between a runt and a full line is free."""
        return _RUNT if measure - slack < self.runt else 0.0


@dataclass(frozen=True, slots=True)
class Balanced:
    """Lines as even as can be, no more of them than needed: headlines, standfirsts."""

    mean: float  #: the width that every line would have
    tight: ClassVar[float] = 0.0
    fullness: ClassVar[float] = 0.3
    weight: ClassVar[float] = 1.0

    def demerits(self, slack: float, spaces: int, measure: float) -> float:
        """The square of the distance from the mean."""
        # One line more must cost more than any unevenness: the number of lines is given.
        return 100.0 * ((measure - slack - self.mean) / (0.1 * measure)) ** 2 + 100_000.0

    def last(self, slack: float, spaces: int, measure: float) -> float:
        """As any line, and dearer if it is a single word."""
        return self.demerits(slack, spaces, measure) + (0.0 if spaces else 400.0)


def compose(stops: Sequence[Stop], measures: Measures, manner: Manner) -> list[int]:
    """Return the indices of the stops at which lines end, the last stop included.

    `stops[0]` is where the paragraph begins. A word wider than the measure is set alone, overfull.
    """
    ways = _ways(stops, measures, manner)
    best: dict[tuple[int, int], tuple[float, int]] = {(len(stops) - 1, 0): (0.0, 0)}
    for start in reversed(ways):
        for hyphens in (1, 2) if stops[start].hyphen else (0,):
            best[start, hyphens] = _choose(stops, ways[start], best, hyphens)
    return _follow(stops, best)


def count_lines(stops: Sequence[Stop], measures: Measures) -> int:
    """Return how many lines there are if each is filled as far as it goes: the least number."""
    lines, measure, start = 1, measures.first, stops[0].onward
    for index, stop in enumerate(stops[1:], start=1):
        if stop.width - start > measure and stops[index - 1].onward > start:
            lines, measure, start = lines + 1, measures.rest, stops[index - 1].onward
    return lines


def _ways(
    stops: Sequence[Stop], measures: Measures, manner: Manner
) -> dict[int, list[tuple[int, float]]]:
    """Return, for every stop that a line can begin at, the ends of that line with demerits."""
    onward = [stop.onward for stop in stops]
    reached = {0}
    ways = {}
    for start in range(len(stops) - 1):
        if start in reached:
            ways[start] = _lines(stops, onward, start, measures[bool(start)], manner)
            reached.update(end for end, _ in ways[start])
    return ways


def _lines(
    stops: Sequence[Stop], onward: list[float], start: int, measure: float, manner: Manner
) -> list[tuple[int, float]]:
    """Return the ends of a line that begins at `start`, with its demerits."""
    begin, spaces, last = onward[start], stops[start].spaces_onward, len(stops) - 1
    low = bisect_left(onward, begin + manner.fullness * measure, start + 1)
    found = []
    for end in range(low, last + 1):
        stop = stops[end]
        slack = measure - (stop.width - begin)
        if slack >= 0 or -slack <= (stop.spaces - spaces) * manner.tight:
            judge = manner.last if end == last else manner.demerits
            own = manner.weight * stop.penalty + _LINE
            found.append((end, judge(slack, stop.spaces - spaces, measure) + own))
        elif not stop.added and -slack > (stop.spaces - spaces + 1) * manner.tight:
            break  # whatever ends later is wider still
    return found or [_only_line(stops, start, max(start + 1, low - 1), measure, manner)]


def _only_line(
    stops: Sequence[Stop], start: int, end: int, measure: float, manner: Manner
) -> tuple[int, float]:
    """Judge the fullest line there is where none is full enough, or the narrowest overfull."""
    slack = measure - (stops[end].width - stops[start].onward)
    if slack < 0:
        return start + 1, _OVERFULL
    judge = manner.last if end == len(stops) - 1 else manner.demerits
    spaces = stops[end].spaces - stops[start].spaces_onward
    return end, judge(slack, spaces, measure) + manner.weight * stops[end].penalty + _LINE


def _choose(
    stops: Sequence[Stop],
    ways: list[tuple[int, float]],
    best: dict[tuple[int, int], tuple[float, int]],
    hyphens: int,
) -> tuple[float, int]:
    """Return the least demerits from here to the end, and where the first line then ends."""
    least = (float("inf"), 0)
    for end, alone in ways:
        running, demerits = 0, alone
        if stops[end].hyphen:
            running = min(hyphens + 1, 2)
            demerits += (0.0, _SECOND_HYPHEN, _LADDER)[hyphens]
        elif end == len(stops) - 1 and hyphens:
            demerits += _LAST_WORD_BROKEN
        total = demerits + best[end, running][0]
        if total < least[0]:
            least = (total, end)
    return least


def _follow(stops: Sequence[Stop], best: dict[tuple[int, int], tuple[float, int]]) -> list[int]:
    """Read the chosen ends from the table, from the beginning on.

    What begins within a word is planned anew: how many hyphens ran before is not known, so that
    none may follow.
    """
    ends, hyphens = [0], 2 if stops[0].hyphen else 0
    while ends[-1] < len(stops) - 1:
        ends.append(best[ends[-1], hyphens][1])
        hyphens = min(hyphens + 1, 2) if stops[ends[-1]].hyphen else 0
    return ends[1:]
