"""What a design leaves out: nothing of a story is lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import escape

from publisher.content import Article
from publisher.pictures.files import PictureFile
from publisher.problems import ExitCode, Place, Problem, Problems, Severity

_TAGS = re.compile(r"<[^>]*>|\s+")


def check_shown(
    stories: Sequence[Article],
    html: str,
    design: str,
    files: Mapping[str, PictureFile],
    problems: Problems,
) -> None:
    """Warn of what a story has and its part does not print."""
    printed = _TAGS.sub("", html)
    for story in stories:
        wanted = [*_pictures(story, html, files), *_texts(story, printed)]
        for place, what in wanted:
            message = f'article "{story.slug}": its design "{design}" does not print {what}'
            hint = "choose another design, or take it out of the front matter"
            step, warning = ExitCode.LAYOUT, Severity.WARNING
            problems.add(Problem("left-out", message, place, hint, warning, step))


def _pictures(
    story: Article, html: str, files: Mapping[str, PictureFile]
) -> Iterator[tuple[Place | None, str]]:
    for picture in story.pictures:
        if picture.file in files and files[picture.file].url not in html:
            yield picture.place, f'the picture "{picture.file}"'


def _texts(story: Article, printed: str) -> Iterator[tuple[Place | None, str]]:
    """Yield the texts that are printed less often than the story has them.

    A pull quote stands in the text as well, so that it must be found once more than there.
    """
    matter = story.matter
    body = _TAGS.sub("", "".join(block.html for block in story.body))
    for key in ("headline", "standfirst", "salutation"):
        text = getattr(story, key, None) or getattr(matter, key) or ""
        if text and _TAGS.sub("", str(escape(text))) not in printed:
            yield matter.place_of(key), f"the {key}"
    for quote in story.pull_quotes:
        mark = _TAGS.sub("", str(escape(quote)))
        if printed.count(mark) <= body.count(mark):
            yield matter.place_of("pull_quotes"), "a pull quote"
    for figure in story.figures:
        mark = _TAGS.sub("", str(escape(figure.value) + escape(figure.label)))
        if mark not in printed:
            yield matter.place_of("figures"), f'the figure "{figure.value}"'
    if any(_TAGS.sub("", block.html) not in printed for block in story.body if block.html):
        yield matter.place_of("headline"), "all of the text"
