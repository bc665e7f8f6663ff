"""The outline of a readers' edition: a bookmark for each part, what a section holds below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from publisher.editions.stamp import Bookmark
from publisher.layout import Part
from publisher.manifest.issue import Issue


def bookmarks(parts: Sequence[Part], issue: Issue) -> Iterator[Bookmark]:
    """Yield a bookmark for each part; all that stands within a section is below it.

    Pages for notes hold nothing that anyone would look for.
    """
    parts = [part for part in parts if part.kind != "notes"]
    titles = {section.entry.title for section in issue.sections}
    last = {part.section: at for at, part in enumerate(parts) if part.section in titles}
    at = 0
    while at < len(parts):
        part, end = parts[at], last.get(parts[at].section, at) + 1
        if part.section in titles:
            within = [line for inner in parts[at:end] for line in _lines_of(inner)]
            yield Bookmark(part.section, part.id, tuple(within))
        else:
            yield Bookmark(part.title, part.id)
        at = end


def _lines_of(part: Part) -> list[Bookmark]:
    """Return the lines of a part within a section: its stories, or an advertisement's title."""
    if not part.section:
        return [Bookmark(part.title, part.id)]
    return [Bookmark(title, slug) for slug, title in part.articles]
