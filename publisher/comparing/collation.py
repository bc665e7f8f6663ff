"""Collation: two texts held against each other word by word, told as a person would tell it.

Equal beginnings and ends are set aside; words that occur once on either side part what remains,
again and again; only short stretches are then searched for what they share. Changes with hardly a
word between them are one change, and what was added or cut begins where a sentence begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from publisher.comparing.alignment import anchored

SEARCHED = 40_000  #: pairs of words, in a stretch without anchors, that are searched
DEEP = 100  #: stretches within one another that are parted by anchors
APART = 2  #: words between two changes at most for them to be one
ENDS = (".", "!", "?", "…", ":", ".”", "!”", "?”", ".’")  #: of what precedes a new sentence

Words = Sequence[str]


@dataclass(frozen=True)
class Hunk:
    """Words that were replaced, added or cut: from where to before where, in either text."""

    before: int
    before_end: int
    after: int
    after_end: int

    @property
    def gone(self) -> int:
        """How many words are gone."""
        return self.before_end - self.before

    @property
    def come(self) -> int:
        """How many words have come."""
        return self.after_end - self.after

    def turned(self) -> Hunk:
        """Return the same change the other way round."""
        return Hunk(self.after, self.after_end, self.before, self.before_end)


def collate(before: Words, after: Words) -> list[Hunk]:
    """Return what differs between two texts, in order; the same, turned, the other way round."""
    if [*before] > [*after]:
        return [hunk.turned() for hunk in collate(after, before)]
    hunks = _joined([*_differing(before, after, 0, 0)])
    return [_slid(hunk, before, after) for hunk in hunks if not _same_letters(hunk, before, after)]


def _differing(before: Words, after: Words, i: int, j: int, depth: int = 0) -> Iterator[Hunk]:
    """Yield what differs between two stretches that begin at `i` and `j`."""
    start = _common(before, after)
    before, after = before[start:], after[start:]
    end = _common(before[::-1], after[::-1])
    before, after = before[: len(before) - end], after[: len(after) - end]
    i, j = i + start, j + start
    if not before and not after:
        return
    if not before or not after:
        yield Hunk(i, i + len(before), j, j + len(after))
    elif depth < DEEP and (anchors := anchored(before, after)):
        one, other = 0, 0
        for x, y in [*anchors, (len(before), len(after))]:
            yield from _differing(before[one:x], after[other:y], i + one, j + other, depth + 1)
            one, other = x + 1, y + 1
    else:
        yield from _searched(before, after, i, j)


def _common(before: Words, after: Words) -> int:
    """Return how many words at the beginning are the same."""
    pairs = enumerate(zip(before, after, strict=False))
    least = min(len(before), len(after))
    return next((at for at, (one, other) in pairs if one != other), least)


def _searched(before: Words, after: Words, i: int, j: int) -> Iterator[Hunk]:
    if len(before) * len(after) > SEARCHED:
        yield Hunk(i, i + len(before), j, j + len(after))
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, one, one_end, other, other_end in matcher.get_opcodes():
        if kind != "equal":
            yield Hunk(i + one, i + one_end, j + other, j + other_end)


def _joined(hunks: Sequence[Hunk]) -> list[Hunk]:
    """Return hunks, of which those that hardly a word parts are one."""
    found: list[Hunk] = []
    for hunk in hunks:
        last = found[-1] if found else None
        if last and _are_one(last, hunk):
            found[-1] = Hunk(last.before, hunk.before_end, last.after, hunk.after_end)
        else:
            found.append(hunk)
    return found


def _are_one(one: Hunk, other: Hunk) -> bool:
    """Whether two changes read as one: no more words between them than each of them changes."""
    apart = other.before - one.before_end
    return apart <= min(APART, max(one.gone, one.come) - 1, max(other.gone, other.come) - 1) or (
        apart == 0
    )


def _same_letters(hunk: Hunk, before: Words, after: Words) -> bool:
    """Whether only the spaces differ, as in a word that a page divides."""
    return "".join(before[hunk.before : hunk.before_end]) == "".join(
        after[hunk.after : hunk.after_end]
    )


def _slid(hunk: Hunk, before: Words, after: Words) -> Hunk:
    """Return what was added or cut, begun where a sentence begins, if it can be read so."""
    if hunk.gone and hunk.come:
        return hunk
    text, start, end = (
        (before, hunk.before, hunk.before_end) if hunk.gone else (after, hunk.after, hunk.after_end)
    )
    back = 0
    while start - back > 0 and text[start - back - 1] == text[end - back - 1]:
        back += 1
    steps = next((s for s in range(back + 1) if _begins(text, start - s)), 0)
    steps = min(steps, hunk.before, hunk.after)
    return Hunk(
        hunk.before - steps, hunk.before_end - steps, hunk.after - steps, hunk.after_end - steps
    )


def _begins(text: Words, at: int) -> bool:
    """Whether a sentence begins at a word."""
    return at == 0 or text[at - 1].endswith(ENDS)
