"""Alternate texts, looked at as an editor would: whether they can tell what a picture shows.

What a text says no program can judge. But one of a word or of a whole paragraph, one that only
repeats the caption, and one that is a file's name, say too little or too much in any case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from publisher.content import Article
from publisher.manifest.issue import Issue
from publisher.pictures.named import Named, named_alternates
from publisher.problems import ExitCode, Problem, Problems, Severity

SHORT, LONG = 10, 250  #: characters; a reader hears an alternate text at one go
_FILE = re.compile(r"\.(jpe?g|png|tiff?|webp|svg|gif|pdf)$", re.IGNORECASE)
_OPENING = re.compile(  #: readers say by themselves that it is a picture
    r"(an? )?(image|picture|photo|photograph|graphic) (of|showing) |(une )?(image|photo) (de |d’)"
    r"|(изображение|фотография) |(bir )?(resim|fotoğraf)[:,] ",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[\W_]+")


def check_alternates(issue: Issue, articles: Mapping[str, Article], problems: Problems) -> None:
    """Report alternate texts that are short, long, captions, or names of files."""
    for named in named_alternates(issue, articles):
        for problem in _faults(named):
            problems.add(problem)


def _faults(named: Named) -> Iterator[Problem]:
    text = named.alt.strip()
    if _FILE.search(text):
        yield _fault(named, "alt-file", "is the name of a file", "say what the picture shows")
    elif not SHORT <= len(text) <= LONG:
        wanted = "say more of" if len(text) < SHORT else "say in a sentence or two"
        message = f"has {len(text)} characters"
        hint = f"{wanted} what the picture shows: {SHORT} to {LONG} characters"
        yield _fault(named, "alt-length", message, hint, Severity.NOTE)
    if named.caption and _LETTERS.sub("", text) == _LETTERS.sub("", named.caption):
        hint = "the caption is read as well: say what only eyes can tell"
        yield _fault(named, "alt-caption", "repeats the caption", hint)
    if opening := _OPENING.match(text):
        hint = "leave that out: that it is a picture is said by every reader"
        yield _fault(named, "alt-opening", f'begins with "{opening[0].strip()}"', hint)


def _fault(
    named: Named, code: str, message: str, hint: str, level: Severity = Severity.WARNING
) -> Problem:
    message = f'the alternate text of "{named.file}" {message}'
    return Problem(code, message, named.place, hint, level, ExitCode.PICTURE)
