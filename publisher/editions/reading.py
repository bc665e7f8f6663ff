"""What readers' editions share: pictures placed in sRGB, pages cut at the trim, the stamp taken."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf

from publisher.editions.advertising import place_advertisements
from publisher.editions.edition import Edition
from publisher.editions.finishes import hide_finishes
from publisher.editions.job import Job
from publisher.editions.outline import bookmarks
from publisher.editions.placing import Darkroom, place_pictures
from publisher.editions.record import Record
from publisher.editions.stamp import Bookmark
from publisher.editions.stamping import take_stamp
from publisher.pages.join import Master


def make_readable(
    master: Master, edition: Edition, job: Job, darkroom: Darkroom, record: Record
) -> None:
    """Turn a master into pages as readers see them, with record, outline and page labels."""
    place_pictures(master, edition, darkroom)
    place_advertisements(master, edition, darkroom)
    hide_finishes(master.pdf, job.layout.colours)
    _cut_at_trim(master.pdf)
    take_stamp(master.pdf, record, list(_bookmarks(master, job)), master.first)


def _bookmarks(master: Master, job: Job) -> Iterable[Bookmark]:
    if job.article:  # the only one of an article that is a file of its own
        return [Bookmark(job.article.short_title or job.article.title, job.article.slug)]
    parts = [job.only] if job.only else [run.part for run in master.plan.runs]
    return bookmarks(parts, job.issue)


def folios_of(master: Master) -> tuple[tuple[int, ...], ...]:
    """Return for each page of a master the one of the issue that it shows."""
    return tuple((master.first + at,) for at in range(len(master.pdf.pages)))


def _cut_at_trim(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.MediaBox = page.obj.TrimBox
        page.obj.BleedBox = page.obj.TrimBox
