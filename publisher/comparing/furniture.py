"""Body and furniture of a page told apart: a folio that moved on is no change to a story.

Furniture is what a tagged page marks as an artifact near an edge of its trim. A page without such
marks has it on the outermost line at its head or foot, where a number begins or ends that line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from publisher.proof.pages import Box, Word

EDGE = 1 / 8  #: share of the trim, from each of its edges, within which furniture stands
BAND = 1 / 12  #: share of the height, at head and foot, where a page without tags has its folio
MAX_LINE = 16  #: words of a running head with its folio
CLEAR = 2.5  #: times the height of its letters that such a line keeps from the text
_NUMBER = re.compile(r"\d{1,4}|[ivxlc]{1,7}", re.I)


def divided(words: Sequence[Word], trim: Box) -> tuple[list[Word], list[Word]]:
    """Return the words of the body and those of furniture and slug, each in reading order."""
    inside = [word for word in words if _inside(word, trim)]
    marked = {id(word) for word in inside if word.artifact and _at_edge(word, trim)}
    furniture = marked or {id(word) for word in _folio_lines(inside, trim)}
    body = [word for word in inside if id(word) not in furniture]
    kept = {id(word) for word in body}
    return body, [word for word in words if id(word) not in kept]


def _middle(word: Word) -> tuple[float, float]:
    left, top, right, bottom = word.boxes[0]
    return (left + right) / 2, (top + bottom) / 2


def _inside(word: Word, trim: Box) -> bool:
    x, y = _middle(word)
    return trim[0] <= x <= trim[2] and trim[1] <= y <= trim[3]


def _at_edge(word: Word, trim: Box) -> bool:
    x, y = _middle(word)
    across, down = EDGE * (trim[2] - trim[0]), EDGE * (trim[3] - trim[1])
    upright = trim[0] + across < x < trim[2] - across
    return not (upright and trim[1] + down < y < trim[3] - down)


def _folio_lines(words: Sequence[Word], trim: Box) -> list[Word]:
    """Return the words of the head's and the foot's outermost line, where each has a number."""
    band = BAND * (trim[3] - trim[1])
    head = [word for word in words if _middle(word)[1] < trim[1] + band]
    foot = [word for word in words if _middle(word)[1] > trim[3] - band]
    return [*_outermost(head, words, min), *_outermost(foot, words, max)]


def _outermost(
    band: Sequence[Word], words: Sequence[Word], choose: Callable[..., Word]
) -> list[Word]:
    """Return the line nearest the edge, where a number begins or ends it and it stands clear."""
    if not band:
        return []
    edge = choose(band, key=lambda word: _middle(word)[1])
    height = max(1.0, edge.boxes[0][3] - edge.boxes[0][1])
    level = _middle(edge)[1]
    line = [word for word in words if abs(_middle(word)[1] - level) <= height]
    near = [word for word in words if height < abs(_middle(word)[1] - level) <= CLEAR * height]
    ordered = sorted(line, key=lambda word: word.boxes[0][0])
    numbered = any(_NUMBER.fullmatch(word.text) for word in (ordered[0], ordered[-1]))
    return line if numbered and not near and len(line) <= MAX_LINE else []
