"""Every picture that an issue names, in the order of its pages, with the place of its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from publisher.content import Article
from publisher.manifest.fields import PictureEntry
from publisher.manifest.issue import Issue
from publisher.problems import Place


def named_pictures(
    issue: Issue, articles: Mapping[str, Article]
) -> Iterator[tuple[str, Place | None]]:
    """Yield file name and place of each picture of the manifest and of the articles."""
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
    yield from ((given.file, given.place_of("file")) for given in entries if given)
    for article in articles.values():
        yield from ((picture.file, picture.place) for picture in article.pictures)
        for block in article.body:
            if block.picture:
                yield block.picture.file, block.picture.place
