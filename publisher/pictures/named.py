"""Every picture that an issue names, in the order of its pages, with the place of its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from publisher.content import Article
from publisher.manifest.fields import PictureEntry
from publisher.manifest.issue import Issue
from publisher.problems import Place


@dataclass(frozen=True)
class Named:
    """A picture as it was named: its alternate text as written, and where that stands."""

    file: str
    alt: str
    caption: str
    place: Place | None


def named_pictures(
    issue: Issue, articles: Mapping[str, Article]
) -> Iterator[tuple[str, Place | None]]:
    """Yield file name and place of each picture of the manifest and of the articles."""
    yield from ((given.file, given.place_of("file")) for given in _entries(issue, articles))
    for article in articles.values():
        yield from ((picture.file, picture.place) for picture in article.pictures)
        for block in article.body:
            if block.picture:
                yield block.picture.file, block.picture.place


def named_alternates(issue: Issue, articles: Mapping[str, Article]) -> Iterator[Named]:
    """Yield the alternate text of each picture that has one, and of each advertisement's PDF."""
    entries = list(_entries(issue, articles))
    entries += [entry for article in articles.values() for entry in article.matter.pictures]
    for entry in entries:
        place = entry.place_of("alt")
        if place != entry.place_of():  # else it is missing, and something stands in for it
            yield Named(entry.file, entry.alt, entry.caption or "", place)
    for advertisement in issue.entry.advertisements:
        if advertisement.pdf and advertisement.alt:
            place = advertisement.place_of("alt")
            yield Named(advertisement.pdf, advertisement.alt, "", place)
    for article in articles.values():
        for block in article.body:
            if block.picture and block.picture.alt:
                picture = block.picture
                yield Named(picture.file, picture.alt, picture.caption, picture.place)


def _entries(issue: Issue, articles: Mapping[str, Article]) -> Iterator[PictureEntry]:
    """Yield the pictures of the manifest, and of signatures."""
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
