"""A comparison on a terminal: the printer's line first, then what differs, story by story."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.comparing.result import Diff, PageDiff
from publisher.comparing.wording import (
    KINDS,
    by_part,
    kind,
    looks,
    page_name,
    sizes,
    tally,
    telling,
    told,
)
from publisher.problems import visible
from publisher.report.terminal import Line
from publisher.report.wording import counted

PASSAGES = 8  #: of a page that are told; the page for readers has them all
WORDS = 16  #: of a passage

_STATUS = {"changed": "warn", "inserted": "pass", "removed": "fail", "moved": "info"}


def diff_lines(diff: Diff, quiet: bool = False) -> Iterator[Line]:
    """Yield a comparison as lines; when quiet, what a printer has to do alone."""
    if quiet:
        yield _line(diff.line)
        return
    before, after = (
        f"{each.name}, {counted(each.pages, 'page')}" for each in (diff.before, diff.after)
    )
    yield _line(f"{before} → {after}")
    for remark in diff.remarks:
        yield _line(f"note: {remark}")
    for part, source, pages in by_part(telling(diff)):
        yield Line("")
        if part or source:
            yield _line(" in ".join(filter(None, (part and f"“{part}”", source))))
        for page in pages:
            yield from _page_lines(page)
    yield Line("")
    yield _line(", ".join(f"{number} {KINDS[each]}" for each, number in tally(diff).items()))
    yield _line(diff.line, "pass" if diff.same else "warn")


def _page_lines(page: PageDiff) -> Iterator[Line]:
    moved = ", moved" if page.moved and kind(page) != "moved" else ""
    yield _line(f"  {page_name(page)}: {kind(page)}{moved}", _STATUS.get(kind(page), ""))
    for passage in page.passages[:PASSAGES]:
        yield _line(f"    – {told(passage, WORDS)}")
    if len(page.passages) > PASSAGES:
        yield _line(f"    – and {counted(len(page.passages) - PASSAGES, 'other change')}")
    for remark in filter(None, (sizes(page), looks(page))):
        yield _line(f"    – {remark}")


def _line(text: str, status: str = "") -> Line:
    return Line(visible(text), status)
