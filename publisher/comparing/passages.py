"""Passages: the words that differ, told on the page where they stand now.

Pages that follow one another and differ are read as one text, so that words which flow over to
the next page are no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.comparing.alignment import Look, Pair
from publisher.comparing.collation import Hunk, collate
from publisher.comparing.result import Passage

CONTEXT = 5  #: words around a change that are told with it

Looks = Sequence[Look]
_Placed = tuple[list[str], list[int]]  #: words, and of each the pair that it belongs to


def passages(
    pairs: Sequence[Pair], before: Looks, after: Looks, changed: Iterable[int]
) -> dict[int, list[Passage]]:
    """Return what differs in the words of pages that changed, by the index of their pair."""
    found: dict[int, list[Passage]] = {}
    for run in _runs(sorted(changed)):
        old = _text([(at, pairs[at].before, before) for at in run])
        new = _text([(at, pairs[at].after, after) for at in run])
        for hunk in collate(old[0], new[0]):
            at = new[1][hunk.after] if hunk.come else old[1][hunk.before]
            found.setdefault(at, []).append(_passage(hunk, old[0], new[0]))
    return found


def between(before: str, after: str) -> tuple[Passage, ...]:
    """Return what differs between two texts of one page, a word on each line."""
    old, new = before.split("\n"), after.split("\n")
    return tuple(_passage(hunk, old, new) for hunk in collate(old, new))


def _runs(places: Sequence[int]) -> list[list[int]]:
    """Return numbers in runs that follow one another."""
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _text(pages: Iterable[tuple[int, int | None, Looks]]) -> _Placed:
    words, owners = [], []
    for at, page, looks in pages:
        text = looks[page].body.split("\n") if page is not None and looks[page].body else []
        words += text
        owners += [at] * len(text)
    return words, owners


def _passage(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> Passage:
    gone, come = old[hunk.before : hunk.before_end], new[hunk.after : hunk.after_end]
    return Passage(
        way="replaced" if gone and come else "added" if come else "cut",
        before=" ".join(gone),
        after=" ".join(come),
        left=" ".join(new[max(0, hunk.after - CONTEXT) : hunk.after]),
        right=" ".join(new[hunk.after_end : hunk.after_end + CONTEXT]),
    )
