"""The screen edition: pictures placed, pages cut at the trim, the stamp taken over, tags kept."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from publisher.editions.advertising import place_advertisements
from publisher.editions.edition import SCREEN
from publisher.editions.finishes import hide_finishes
from publisher.editions.job import Job, Product
from publisher.editions.placing import Darkroom, place_pictures
from publisher.editions.stamp import Bookmark
from publisher.editions.stamping import take_stamp
from publisher.indexing import ArticleRecord
from publisher.layout import Part
from publisher.manifest.issue import Issue
from publisher.pages.join import Master


def finish_screen(master: Master, job: Job, darkroom: Darkroom) -> Product:
    """Return the finished screen edition; the master is used up."""
    place_pictures(master, SCREEN, darkroom)
    place_advertisements(master, SCREEN, darkroom)
    hide_finishes(master.pdf, job.layout.colours)
    _cut_at_trim(master.pdf)
    issue, only = job.issue, job.only
    parts = [only] if only else [run.part for run in master.plan.runs]
    bookmarks = _bookmark(job.article) if job.article else list(_bookmarks(parts, issue))
    take_stamp(master.pdf, job.record(), bookmarks, master.first)
    path = job.path("screen")
    with path.open("wb") as stream:
        master.pdf.save(
            stream,
            linearize=True,
            deterministic_id=True,
            min_version="1.7",
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    folios = tuple((master.first + at,) for at in range(len(master.pdf.pages)))
    return Product("screen", path, folios)


def _cut_at_trim(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.MediaBox = page.obj.TrimBox
        page.obj.BleedBox = page.obj.TrimBox


def _bookmark(article: ArticleRecord) -> list[Bookmark]:
    """Return the only bookmark of an article that is a file of its own."""
    return [Bookmark(article.short_title or article.title, article.slug)]


def _bookmarks(parts: list[Part], issue: Issue) -> Iterator[Bookmark]:
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
