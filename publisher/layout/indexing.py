"""The index: terms of all articles under their letters, each with the pages on which it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.content.references import pages_mark
from publisher.content.terms import Term, collate, initial


@dataclass(frozen=True)
class IndexEntry:
    """A headword of an index, and the mark that its pages will take the place of."""

    headword: str
    code: bool  #: set as code
    language: str
    pages: str


@dataclass(frozen=True)
class IndexGroup:
    """The entries of an index that begin with one letter."""

    letter: str
    entries: tuple[IndexEntry, ...]


def index_groups(terms: Sequence[Term], language: str) -> tuple[IndexGroup, ...]:
    """Return the terms under their letters, in the order of the alphabet of `language`."""
    places: dict[tuple[str, bool, str], list[str]] = {}
    for term in terms:
        places.setdefault((term.headword, term.code, term.language), []).append(term.anchor)
    groups: dict[str, list[IndexEntry]] = {}
    for word, code, spoken in sorted(places, key=lambda key: (collate(key[0], language), key)):
        entry = IndexEntry(word, code, spoken, pages_mark(places[word, code, spoken]))
        groups.setdefault(initial(word, language), []).append(entry)
    return tuple(IndexGroup(letter, tuple(entries)) for letter, entries in groups.items())
