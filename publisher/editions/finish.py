"""Finishing: pictures placed, pages cut, the stamp taken over, and the file written out."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from publisher.editions.edition import Edition
from publisher.editions.placing import Darkroom, place_pictures
from publisher.editions.record import make_record
from publisher.editions.stamp import Bookmark, make_stamp
from publisher.layout import Part
from publisher.manifest.issue import Issue
from publisher.pages.join import Master

_STAMPED = ("/Metadata", "/Outlines", "/PageLabels", "/Lang", "/ViewerPreferences", "/PageMode",
            "/PageLayout")  # fmt: skip


def finish(
    master: Master, edition: Edition, issue: Issue, darkroom: Darkroom, only: Part | None = None
) -> bytes:
    """Return the finished PDF of an edition; the master is used up."""
    place_pictures(master, edition, darkroom)
    if not edition.bleed:
        _cut_at_trim(master.pdf)
    _take_stamp(master, issue, only)
    stream = io.BytesIO()
    master.pdf.save(
        stream,
        linearize=True,
        deterministic_id=True,
        min_version="1.7",
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return stream.getvalue()


def _cut_at_trim(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.MediaBox = page.obj.TrimBox
        page.obj.BleedBox = page.obj.TrimBox


def _take_stamp(master: Master, issue: Issue, only: Part | None) -> None:
    record = make_record(issue, only.title if only else "")
    parts = [only] if only else [run.part for run in master.plan.runs]
    pages = len(master.pdf.pages)
    packed = make_stamp(record, list(_bookmarks(parts, issue)), master.first, pages)
    with pikepdf.open(io.BytesIO(packed)) as stamp:
        for key in _STAMPED:
            if key in stamp.Root:
                value = stamp.Root[key]
                master.pdf.Root[key] = (
                    master.pdf.copy_foreign(value) if value.is_indirect else _copied(value)
                )
        master.pdf.trailer.Info = master.pdf.copy_foreign(stamp.trailer.Info)


def _copied(value: pikepdf.Object) -> pikepdf.Object:
    return pikepdf.Object.parse(value.unparse(resolved=True))


def _bookmarks(parts: list[Part], issue: Issue) -> Iterator[Bookmark]:
    """Yield a bookmark for each part; all that stands within a section is below it."""
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
