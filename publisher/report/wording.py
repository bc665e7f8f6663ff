"""What every form of a report says in the same words: page ranges, counts, sizes, the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, groupby

from publisher.report.report import Outcome, PageSheet, Place, Report

ORDER = ("error", "fail", "warn", "info", "skip", "pass")  #: the worst first

VERDICTS = {
    "error": "Could not be checked in full",
    "fail": "Not to be used as it is",
    "warn": "Usable, with warnings",
    "info": "No faults found",
    "skip": "No faults found, as far as it could be checked",
    "pass": "No faults found",
}
_DONE = {"error": "broke", "fail": "failed", "warn": "warned", "info": "noted", "skip": "skipped"}


def rank(status: str) -> int:
    """Return the place of a status in the order of reports: 0 for the worst."""
    return ORDER.index(status) if status in ORDER else 0


def worst_first(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Return outcomes with the worst first, those of a status in the order they came in."""
    return tuple(sorted(outcomes, key=lambda outcome: rank(outcome.status)))


def heading(outcome: Outcome) -> str:
    """Return what a check is headed by: what it asks if that holds, else what was found."""
    if outcome.status == "pass":
        return outcome.title
    return next((spot.message for spot in outcome.findings), outcome.note or outcome.title)


def begun(text: str) -> str:
    """Return a message as the beginning of a line: with a capital letter."""
    return text[:1].upper() + text[1:]


def spans(pages: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last of each run of pages that follow one another."""
    ordered = sorted(set(pages))
    for _, run in groupby(zip(ordered, count(), strict=False), key=lambda pair: pair[0] - pair[1]):
        numbers = [number for number, _ in run]
        yield numbers[0], numbers[-1]


def span(first: int, last: int) -> str:
    """Return a run of pages as printers write it: "3–5", or "9" for a page by itself."""
    return str(first) if first == last else f"{first}–{last}"


def page_ranges(pages: Iterable[int]) -> str:
    """Return page numbers as ranges: "3–5, 9"; "" for none."""
    return ", ".join(span(*each) for each in spans(pages))


def on_pages(pages: Iterable[int]) -> str:
    """Return where something is: "page 9", "pages 3–5, 9", "the file" where no page is named."""
    ranges = page_ranges(pages)
    if not ranges:
        return "the file"
    return f"page {ranges}" if ranges.isdecimal() else f"pages {ranges}"


def counted(number: int, thing: str) -> str:
    """Return a number of things: "1 page", "1,200 pages"."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def file_size(size: int) -> str:
    """Return a number of bytes for people, in steps of a thousand: "812 bytes", "4.2 MB"."""
    if size < 1000:
        return counted(size, "byte")
    value, units = size / 1000, ["kB", "MB", "GB"]
    while value >= 999.95 and len(units) > 1:
        value, units = value / 1000, units[1:]
    return f"{value:.1f} {units[0]}"


def place_text(place: Place) -> str:
    """Return a place in mm from the trim's upper left corner: where it begins and how large."""
    x, y, width, height = (f"{_plain(value):.1f}".replace("-", "−") for value in place)
    return f"x {x}, y {y}; {width} × {height} mm"


def _plain(value: float) -> float:
    """Return a measure rounded as it is told; nothing is nothing on either side of zero."""
    return round(value, 1) + 0.0


def behind(page: PageSheet) -> str:
    """Return what a page comes from, where a build has recorded it: part, file and line."""
    return " in ".join(filter(None, (page.part and f"“{page.part}”", page.source)))


def tally(report: Report) -> dict[str, int]:
    """Return how many checks ended in each status, the worst first."""
    ended = [outcome.status for outcome in report.outcomes]
    return {status: ended.count(status) for status in ORDER}


def ending(report: Report) -> str:
    """Return how the checks ended: "3 failed, 4 warned, 2 skipped of 61 checks"."""
    numbers = tally(report)
    told = ", ".join(
        f"{numbers[status]} {done}" for status, done in _DONE.items() if numbers[status]
    )
    total = counted(len(report.outcomes), "check")
    return f"{told} of {total}" if told else f"{total} passed"


def claims(report: Report) -> str:
    """Return the standards that a file says it keeps."""
    return ", ".join(report.claims) or "no standard"
