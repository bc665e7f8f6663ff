"""Authors: a byline taken apart where that is certain, and left whole where it is not.

Which name of a person is the family's differs from country to country, so that it is believed only
where it is shown: by the writing "Family, Given" in an article's `authors`, by initials, or by
capitals. A byline that may name an office or a body beside a person stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

#: What may stand before the names, in English, French and German.
_LEAD = re.compile(
    r"(?:(?:(?:the|an?)\s+)?(?:text|story|words|report|interview|questions|written|compiled)\b"
    r"[a-z ]*?\s)?(?:by|par|von)\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;,،、]\s*(?:and\s+)?|\s+(?:and|&|et|und|y|и|және|ve|و)\s+")
_LOWER = "al bin da de del della den der di dos du el ibn la le van von бин"
_PARTICLES = frozenset(_LOWER.split())
_INITIALS = re.compile(r"(?:\w\.(?:[ -]?))+")

#: Words that bodies have in their names, and people do not.
_BODY_WORDS = (
    "academy agency association bureau center centre club commission committee company council "
    "department desk editors embassy foundation fund group house institute magazine ministry "
    "museum network news office organisation organization press school secretariat section "
    "service society staff team times union university "
    "агентство академия институт комитет министерство редакция секретариат союз университет "
    "агенттігі институты комитеті министрлігі редакциясы хатшылығы университеті "
    "académie agence association comité institut ministère rédaction secrétariat université "
    "ajansı bakanlığı derneği enstitüsü sekretaryası üniversitesi"
)
#: Words that follow a name as its office.
_OFFICE_WORDS = (
    "ambassador chair chairman chairwoman chief correspondent director editor expert general head "
    "member minister observer officer president professor reporter secretary spokesperson"
)
_BODIES, _OFFICES = frozenset(_BODY_WORDS.split()), frozenset(_OFFICE_WORDS.split())


@dataclass(frozen=True)
class Author:
    """An author: the name as it is written; family and given name only where they are certain."""

    name: str
    family: str = ""
    given: str = ""
    body: bool = False  #: whether it is surely no person: a ministry, a society

    @property
    def inverted(self) -> str:
        """The name as an index sorts it: `Oduya, Samuel`, or as it is written."""
        return f"{self.family}, {self.given}" if self.family else self.name

    @classmethod
    def of(cls, name: str) -> Author:
        """Return an author by a name as people write it."""
        if _is_body(name):
            return cls(name, body=True)
        family, given = _told_apart(name.split())
        return cls(name, family, given)

    @classmethod
    def of_entry(cls, entry: str) -> Author:
        """Return an author whom an article names for catalogues: `Family, Given`, or a body."""
        family, comma, given = (piece.strip() for piece in entry.partition(","))
        if comma and family and given and "," not in given and not _is_body(entry):
            return cls(f"{given} {family}", family, given)
        return cls.of(entry)


def authors_of(byline: str, bodies: Sequence[str] = ()) -> tuple[Author, ...]:
    """Return the authors that a byline names, in order; `bodies` are names that no person has."""
    if not byline:
        return ()
    if byline in bodies:
        return (Author(byline, body=True),)
    names = _LEAD.sub("", byline, count=1) if _LEAD.match(byline) else byline
    pieces = [piece for piece in _BETWEEN.split(names) if piece]
    if pieces and all(_is_person(piece) or piece in bodies for piece in pieces):
        return tuple(
            Author(piece, body=True) if piece in bodies else Author.of(piece) for piece in pieces
        )
    if len(pieces) == 1 and _is_body(names):
        return (Author(names, body=True),)
    return (Author(byline, body=_is_body(byline) and len(pieces) == 1),)


def _is_person(name: str) -> bool:
    """Whether a name is surely that of one person: two to five words, each with a capital."""
    words = name.split()
    proper = [word for word in words if word.lower() not in _PARTICLES]
    return (
        len(proper) in range(2, 6)
        and all(_is_proper(word) for word in proper)
        and not _is_body(name)
        and not {*name.lower().split()} & _OFFICES
    )


def _is_proper(word: str) -> bool:
    """Whether a word begins as names do; scripts without capitals have no other way to tell."""
    return (word[0].isupper() or not word[0].islower()) and word[0].isalpha()


def _is_body(name: str) -> bool:
    return not _BODIES.isdisjoint(re.findall(r"\w+", name.lower()))


def _told_apart(words: Sequence[str]) -> tuple[str, str]:
    """Return family and given name, or neither where nothing shows which is which."""
    initials = [bool(_INITIALS.fullmatch(word)) for word in words]
    if len(words) > 1 and all(initials[:-1]) and not initials[-1]:
        return words[-1], " ".join(words[:-1])
    if len(words) > 1 and all(initials[1:]) and not initials[0]:
        return words[0], " ".join(words[1:])
    capitals = [len(word) > 2 and word.isupper() for word in words]
    if len(words) > 1 and capitals[-1] and not any(capitals[:-1]):
        return words[-1].title(), " ".join(words[:-1])
    return "", ""
