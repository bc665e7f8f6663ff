"""Every picture that an issue names, in the order of its pages, with the place of its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from publisher.content import Article
from publisher.content.article import Picture
from publisher.manifest.fields import PictureEntry
from publisher.manifest.issue import Issue
from publisher.problems import Place

MIDDLE = (0.5, 0.5)  #: the focus of a picture of which nothing is said


def named_pictures(
    issue: Issue, articles: Mapping[str, Article]
) -> Iterator[tuple[str, Place | None]]:
    """Yield file name and place of each picture of the manifest and of the articles."""
    yield from ((given.file, given.place_of("file")) for given in _entries(issue, articles))
    for picture in _of_articles(articles):
        yield picture.file, picture.place


def chosen_focuses(issue: Issue, articles: Mapping[str, Article]) -> dict[str, tuple[float, float]]:
    """Return by file name the focuses that are not just the middle; of a file, the first."""
    found: dict[str, tuple[float, float]] = {}
    pictures: Iterator[PictureEntry | Picture] = chain(
        _entries(issue, articles), _of_articles(articles)
    )
    for picture in pictures:
        if picture.focus != MIDDLE:
            found.setdefault(picture.file, picture.focus)
    return found


def _entries(issue: Issue, articles: Mapping[str, Article]) -> Iterator[PictureEntry]:
    entry = issue.entry
    entries: list[PictureEntry | None] = [entry.cover.picture]
    entries += [section.picture for section in entry.sections]
    entries += [item.picture for item in entry.briefing.items] if entry.briefing else []
    entries += [advertisement.picture for advertisement in entry.advertisements]
    entries += [spread.picture for spread in entry.spreads]
    entries += [entry.back_cover.picture] if entry.back_cover else []
    entries += [
        article.matter.signature.picture
        for article in articles.values()
        if article.matter.signature
    ]
    yield from (given for given in entries if given)


def _of_articles(articles: Mapping[str, Article]) -> Iterator[Picture]:
    for article in articles.values():
        yield from article.pictures
        yield from (block.picture for block in article.body if block.picture)
