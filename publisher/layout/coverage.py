"""Coverage: every character of every part must be in a face that the layout declares."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from publisher.content.references import fill_pages
from publisher.layout.faces import Faces
from publisher.layout.parts import Part
from publisher.problems import ExitCode, Place, Problem, Problems
from publisher.source import Source

_TAGS = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.S)


def check_characters(
    parts: Iterable[Part],
    faces: Faces,
    articles: Mapping[str, Source],
    others: Iterable[Source],
    problems: Problems,
) -> None:
    """Report characters that no declared face can print, at their line in the source.

    `articles` are the sources of the articles by slug, `others` those of everything else.
    """
    if not faces.complete:
        return  # what is missing has been reported, and would be missed at every letter
    others = list(others)
    for part in parts:
        own = [articles[slug] for slug, _ in part.articles if slug in articles]
        for character in _unprintable(part.html, faces):
            code = f"U+{ord(character):04X}"
            name = unicodedata.name(character, "unnamed")
            message = f'no face of the layout has the character {code} {name} ("{character}")'
            hint = "write it in another way, or add a family that has it to the layout's faces"
            place = _find(character, [*own, *others])
            message = message if place else f'part "{part.id}": {message}'
            problem = Problem("missing-character", message, place, hint, step=ExitCode.CONTENT)
            problems.add(problem)


def _unprintable(markup: str, faces: Faces) -> Iterator[str]:
    text = html.unescape(_TAGS.sub("", fill_pages(markup, str)))
    for character in sorted(set(text)):
        if ord(character) not in faces.characters:
            yield character


def _find(character: str, sources: list[Source]) -> Place | None:
    """Return the first place of a character, written as itself or as a numeric reference."""
    code = ord(character)
    for written in (character, f"&#{code};", f"&#x{code:x};", f"&#x{code:X};"):
        for source in sources:
            if written in source.text:
                return source.find(written)
    return None
