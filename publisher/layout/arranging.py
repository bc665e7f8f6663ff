"""Arranging: where the pictures and pull quotes of an article stand among its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from publisher.content import Article, Block, Picture

_INITIAL = re.compile(r"(<p[^>]*>)((?:&[a-z]+;|[^\w<&])?\w)")
_LETTERS = re.compile(r"<[^>]*>|[\W_]+")


def arrange(
    article: Article,
    pictures: Sequence[Picture] = (),
    pull_quotes: Sequence[str] = (),
    initial: bool = False,
) -> tuple[Block, ...]:
    """Return the body of an article with pictures and pull quotes spread over its paragraphs.

    Each stands before a paragraph, never before the first or after the last, so that it parts no
    heading from its text; a pull quote stands as far from its own sentence as the others leave it.
    With `initial` the first letter of the text is set apart, as `<span class="initial">`.
    """
    body = list(article.body)
    if initial and body:
        body[0] = replace(body[0], html=_with_initial(body[0].html))
    slots = _slots(body)
    extras = [Block(picture=picture) for picture in pictures]
    extras += [Block(pull_quote=quote) for quote in pull_quotes]
    placed: list[tuple[int, Block]] = []
    for number, extra in enumerate(extras, start=1):
        share = slots[min(number * len(slots) // (len(extras) + 1), len(slots) - 1)]
        if extra.pull_quote and len(extras) == 1:
            share = _farthest(slots, _home(body, extra.pull_quote), share)
        placed.append((share, extra))
    for slot, extra in reversed(placed):
        body.insert(slot, extra)
    return tuple(body)


def _with_initial(html: str) -> str:
    """Set the first letter of a paragraph apart, with a quotation mark before it."""
    return _INITIAL.sub(r'\1<span class="initial">\2</span>', html, count=1)


def _slots(body: Sequence[Block]) -> list[int]:
    """Return the places between two paragraphs, or the end where there is none."""
    pairs = enumerate(pairwise(body), start=1)
    return [at for at, (one, other) in pairs if one.paragraph and other.paragraph] or [len(body)]


def _home(body: Sequence[Block], quote: str) -> int | None:
    """Return the paragraph that a pull quote repeats."""
    sought = _LETTERS.sub("", quote)
    found = (at for at, block in enumerate(body) if sought in _LETTERS.sub("", block.html))
    return next(found, None)


def _farthest(slots: Sequence[int], home: int | None, otherwise: int) -> int:
    """Return the slot farthest from a paragraph, but neither among the first nor the last text."""
    if home is None:
        return otherwise
    inner = slots[1:-1] or slots
    return max(inner, key=lambda slot: (min(abs(slot - home), abs(slot - home - 1)), slot))
