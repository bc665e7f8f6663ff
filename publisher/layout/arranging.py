"""Arranging: where the pictures and pull quotes of an article stand among its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise

from publisher.content import Article, Block, Picture

_INITIAL = re.compile(  #: a quotation mark, with its narrow space, and a letter with its accents
    r"(<p(?: [^>]*)?>)((?:[“„«‘\"']+[\u00a0\u202f]?)?[^\W\d_][\u0300-\u036f]*)"
)
_REST = re.compile(r"(?:(?!_)[\w\u0300-\u036f’'-])+")  #: of the word that an initial begins
_LETTERS = re.compile(r"<[^>]*>|[\W_]+")


def arrange(
    article: Article,
    pictures: Sequence[Picture] = (),
    pull_quotes: Sequence[str] = (),
    initial: bool = False,
) -> tuple[Block, ...]:
    """Return the body of an article with pictures and pull quotes spread over its paragraphs.

    Each stands between two paragraphs, so that it parts no heading from its text; where no two
    follow one another, at the end. A pull quote stands away from the sentence that it repeats.
    With `initial` the first letter of the text is set apart, as `<span class="initial">`.
    """
    body = list(article.body)
    if initial and body and body[0].paragraph:
        body[0] = replace(body[0], html=_with_initial(body[0].html))
    slots = _slots(body)
    extras = [Block(picture=picture) for picture in pictures]
    homes = {quote: _home(body, quote) for quote in pull_quotes}
    extras += [Block(pull_quote=quote, repeated=homes[quote] is not None) for quote in pull_quotes]
    placed: list[tuple[int, Block]] = []
    for number, extra in enumerate(extras, start=1):
        share = slots[min(number * len(slots) // (len(extras) + 1), len(slots) - 1)]
        if extra.pull_quote:
            share = _apart(slots, homes[extra.pull_quote], share)
        placed.append((share, extra))
    placed.sort(key=lambda pair: pair[0])
    for slot, extra in reversed(placed):
        body.insert(slot, extra)
    return tuple(body)


def _with_initial(html: str) -> str:
    """Set the first letter of a paragraph apart, with a quotation mark before it.

    It stands on another baseline than the rest of its word, so the text says the word with it.
    """
    match = _INITIAL.match(html)
    if match is None:
        return html
    rest = _REST.match(html, match.end())
    if rest is None:
        return f'{match[1]}<span class="initial">{match[2]}</span>{html[match.end() :]}'
    initial = f'<span class="initial" data-said="{escape(match[2] + rest[0])}">{match[2]}</span>'
    return f'{match[1]}{initial}<span data-said=" ">{rest[0]}</span>{html[rest.end() :]}'


def _slots(body: Sequence[Block]) -> list[int]:
    """Return the places between two paragraphs, or the end where there is none."""
    pairs = enumerate(pairwise(body), start=1)
    return [at for at, (one, other) in pairs if one.paragraph and other.paragraph] or [len(body)]


def _home(body: Sequence[Block], quote: str) -> int | None:
    """Return the paragraph that a pull quote repeats."""
    sought = _LETTERS.sub("", quote)
    found = (at for at, block in enumerate(body) if sought in _LETTERS.sub("", block.html))
    return next(found, None)


def _apart(slots: Sequence[int], home: int | None, share: int) -> int:
    """Return the slot nearest to its share of the text that is not beside a paragraph."""
    if home is None:
        return share
    away = [slot for slot in slots if slot not in (home, home + 1)]
    far = [slot for slot in away if min(abs(slot - home), abs(slot - home - 1)) > 1]
    return min(far or away or slots, key=lambda slot: (abs(slot - share), -slot))
