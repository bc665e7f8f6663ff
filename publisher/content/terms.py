"""Terms: words of a text that an index leads to, in the order of their language's alphabet.

An author marks one as `[folio]{.term}`, or with another headword as `[folios]{.term index=folio}`;
inline code may be one as well.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from publisher.content.typography import typeset_text

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ALPHABETS = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
}
_TURKISH = {ord("I"): "ı", ord("İ"): "i"}
_TURKISH_CAPITALS = {ord("i"): "İ", ord("ı"): "I"}
SIGNS = "·"  #: heads the entries that begin with no letter


@dataclass(frozen=True)
class Term:
    """A place in a text that an index leads to."""

    anchor: str  #: its name in the whole issue
    headword: str
    language: str
    code: bool = False  #: set as code


def take_terms(tokens: Iterable[Token], language: str, prefix: str, start: int) -> Iterator[Term]:
    """Yield the terms among the pieces of a paragraph, whose tags become places to lead to.

    `start` numbers the first of them; `prefix` is the name of the article.
    """
    pieces = list(tokens)
    for at, token in enumerate(pieces):
        given = token.attrs.pop("index", None)
        if "term" not in str(token.attrs.get("class", "")).split():
            continue
        token.attrs["id"] = anchor = f"{prefix}--{start}"
        start += 1
        text = token.content or _within(pieces[at + 1 :])
        headword = typeset_text(str(given), language) if given else text
        yield Term(anchor, headword, language, token.type == "code_inline")


def _within(pieces: Sequence[Token]) -> str:
    """Return the text up to where the tag before these pieces is closed."""
    depth, words = 1, []
    for piece in pieces:
        depth += piece.nesting
        if depth == 0:
            break
        words.append(piece.content or " " * piece.type.endswith("break"))
    return "".join(words)


def collate(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the key by which a headword is sorted: word by word, figures before letters.

    Letters stand in the order of the language's alphabet; one that it has not stands with the
    letter that it is made from, and other scripts follow. Signs do not count.
    """
    ranks = (_rank(char, _alphabet(language)) for char in _lowered(text, language))
    return tuple(rank for rank in ranks if rank)


def initial(text: str, language: str) -> str:
    """Return the letter that heads a headword's entries, or `SIGNS` where it begins with none."""
    for char in _lowered(text, language):
        if char.isdecimal():
            return SIGNS
        if char.isalpha():
            letter = char if char in _alphabet(language) else unicodedata.normalize("NFD", char)[0]
            capitals = _TURKISH_CAPITALS if _is_turkish(language) else {}
            return letter.translate(capitals).upper()
    return SIGNS


def _rank(char: str, alphabet: str) -> tuple[int, int] | None:
    if char.isspace():
        return (0, 0)
    if char.isdecimal():
        return (1, int(char))
    if not char.isalpha():
        return None
    known = char if char in alphabet else unicodedata.normalize("NFD", char)[0]
    return (2, alphabet.index(known)) if known in alphabet else (3, ord(known))


def _lowered(text: str, language: str) -> str:
    return text.translate(_TURKISH if _is_turkish(language) else {}).lower()


def _is_turkish(language: str) -> bool:
    return language.partition("-")[0].lower() == "tr"


def _alphabet(language: str) -> str:
    return _ALPHABETS.get(language.partition("-")[0].lower(), _LATIN)
