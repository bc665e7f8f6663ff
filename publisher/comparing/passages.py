"""Passages: the words that differ, told on the page where they stand now.

Pages of a story that differ are read as one text, so that words which flow over to the next page
are no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import replace

from publisher.comparing.alignment import Look, Pair
from publisher.comparing.collation import Hunk, collate
from publisher.comparing.result import Passage

MOVED = 2  #: spaces at least in words that are known again at another place
CONTEXT = 5  #: words around a change that are told with it

Looks = Sequence[Look]
_Placed = tuple[list[str], list[int]]  #: words, and of each the pair that it belongs to


def passages(
    pairs: Sequence[Pair], before: Looks, after: Looks, runs: Iterable[Sequence[int]]
) -> dict[int, list[Passage]]:
    """Return what differs in the words of pages, by the index of their pair.

    Each of the `runs` are indices of pairs that are read as one text.
    """
    found: dict[int, list[Passage]] = {}
    for run in runs:
        old = _text([(at, pairs[at].before, before) for at in run])
        new = _text([(at, pairs[at].after, after) for at in run])
        told = []
        for hunk in collate(old[0], new[0]):
            at = new[1][hunk.after] if hunk.come else old[1][hunk.before]
            told.append((at, _passage(hunk, old[0], new[0])))
        for at, passage in _with_moves(told):
            found.setdefault(at, []).append(passage)
    return found


def exchanged(before: str, after: str) -> tuple[Passage, ...]:
    """Return which words of furniture have changed, wherever they stand, a word on each line."""
    old, new = Counter(before.split("\n")), Counter(after.split("\n"))
    gone, come = " ".join((old - new).elements()), " ".join((new - old).elements())
    return (Passage(_way(gone, come), gone, come, "", ""),) if gone or come else ()


def _text(pages: Iterable[tuple[int, int | None, Looks]]) -> _Placed:
    words, owners = [], []
    for at, page, looks in pages:
        text = looks[page].body.split("\n") if page is not None and looks[page].body else []
        words += text
        owners += [at] * len(text)
    return words, owners


def _with_moves(told: Sequence[tuple[int, Passage]]) -> Iterator[tuple[int, Passage]]:
    """Yield passages, of which one that was cut here and added there has moved."""
    cut = Counter(each.before for _, each in told if each.way == "cut")
    added = Counter(each.after for _, each in told if each.way == "added")
    moved = Counter({text: n for text, n in (cut & added).items() if text.count(" ") >= MOVED})
    gone = Counter(moved)
    for at, each in told:
        if each.way == "added" and moved[each.after] > 0:
            moved[each.after] -= 1
            yield at, replace(each, way="moved", before=each.after)
        elif each.way == "cut" and gone[each.before] > 0:
            gone[each.before] -= 1
        else:
            yield at, each


def _passage(hunk: Hunk, old: Sequence[str], new: Sequence[str]) -> Passage:
    gone, come = old[hunk.before : hunk.before_end], new[hunk.after : hunk.after_end]
    return Passage(
        way=_way(gone, come),
        before=" ".join(gone),
        after=" ".join(come),
        left=" ".join(new[max(0, hunk.after - CONTEXT) : hunk.after]),
        right=" ".join(new[hunk.after_end : hunk.after_end + CONTEXT]),
    )


def _way(gone: Sized, come: Sized) -> str:
    return "replaced" if gone and come else "added" if come else "cut"
