"""A report on a terminal: lines of plain text, each with the status that it may be coloured by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from publisher.problems import visible
from publisher.report.report import Outcome, Report, Spot
from publisher.report.wording import (
    VERDICTS,
    behind,
    claims,
    counted,
    ending,
    heading,
    on_pages,
    rank,
    tally,
    worst_first,
)

MESSAGES = 12  #: different messages of one check that are told; the page for readers has them all
SOURCES = 3  #: parts and files that are named behind a message
UNREADABLE = "UNREADABLE"  #: the verdict on a file that has no report
_INDENT = " " * 7


@dataclass(frozen=True)
class Line:
    """A line of text, with nothing in it that a terminal would obey."""

    text: str
    status: str = ""  #: what it tells of: "fail", "warn" …; "" for a line without colour


def report_lines(report: Report) -> Iterator[Line]:
    """Yield a report: the file, what was found by each check, other programs, the verdict."""
    yield _line(f"{report.file}: {counted(len(report.pages), 'page')}, claims {claims(report)}")
    yield _line(f"checked as {report.profile_title}: {report.chosen}")
    ordered = worst_first(report.outcomes)
    for outcome in ordered:
        if outcome.status not in ("pass", "skip"):
            yield Line("")
            yield from _outcome_lines(outcome, report)
    yield from _skip_lines(outcome for outcome in ordered if outcome.status == "skip")
    yield from _verdict_lines(report)
    yield Line("")
    yield _line(
        f"{_label(report.status)}{VERDICTS[report.status]}: {ending(report)}", report.status
    )


def summary_lines(files: Sequence[tuple[str, Report | None]]) -> Iterator[Line]:
    """Yield a table of many files, the worst first, and how many of them ended how.

    `files` are paths, which tell files of one name apart, with their reports; None for a file
    that could not be read.
    """
    yield Line("verdict     fail  warn  skip  pages  profile       file")
    for path, report in sorted(files, key=lambda each: _rank(each[1])):
        yield _summary(path, report)
    yield Line("")
    yield Line(f"{counted(len(files), 'file')}: {_endings([report for _, report in files])}")


def _summary(path: str, report: Report | None) -> Line:
    if report is None:
        return _line(f"{UNREADABLE:<49}  {path}", "fail")
    numbers = tally(report)
    failed = numbers["error"] + numbers["fail"]
    return _line(
        f"{report.status.upper():<10}  {failed:>4}  {numbers['warn']:>4}  {numbers['skip']:>4}  "
        f"{len(report.pages):>5}  {report.profile:<12}  {path}",
        report.status,
    )


def _rank(report: Report | None) -> int:
    return -1 if report is None else rank(report.status)


def _endings(reports: Sequence[Report | None]) -> str:
    ended = [
        UNREADABLE if report is None else report.status.upper()
        for report in sorted(reports, key=_rank)
    ]
    return ", ".join(f"{ended.count(status)} {status}" for status in dict.fromkeys(ended))


def _outcome_lines(outcome: Outcome, report: Report) -> Iterator[Line]:
    yield _line(f"{_label(outcome.status)}{outcome.id}: {heading(outcome)}", outcome.status)
    if outcome.findings:
        where = on_pages(_pages(outcome.findings)) + _only_sources(outcome, report)
        yield _line(f"{_INDENT}{where} ({counted(len(outcome.findings), 'finding')})")
    yield from _message_lines(outcome, report)
    yield _line(f"{_INDENT}asked: {outcome.title}")
    for hint in dict.fromkeys(spot.hint for spot in outcome.findings if spot.hint):
        yield _line(f"{_INDENT}hint: {hint}")
    if outcome.note and outcome.findings:
        yield _line(f"{_INDENT}note: {outcome.note}")


def _skip_lines(skipped: Iterable[Outcome]) -> Iterator[Line]:
    """Yield why checks could not be asked, with all that share a reason."""
    reasons: dict[str, list[Outcome]] = {}
    for outcome in skipped:
        reasons.setdefault(heading(outcome), []).append(outcome)
    for reason, held in reasons.items():
        yield Line("")
        yield _line(f"{_label('skip')}{', '.join(each.id for each in held)}: {reason}", "skip")
        if len(held) == 1:
            yield _line(f"{_INDENT}asked: {held[0].title}")


def _only_sources(outcome: Outcome, report: Report) -> str:
    """Return what lies behind the findings of a check where they all say the same."""
    alike = len({spot.message for spot in outcome.findings}) == 1
    return _sources(outcome.findings, report) if alike else ""


def _message_lines(outcome: Outcome, report: Report) -> Iterator[Line]:
    """Yield each of several messages once, with the pages it holds for."""
    told: dict[str, list[Spot]] = {}
    for spot in outcome.findings:
        told.setdefault(spot.message, []).append(spot)
    for message, spots in list(told.items())[:MESSAGES] if len(told) > 1 else ():
        where = on_pages(_pages(spots)) + _sources(spots, report)
        yield _line(f"{_INDENT}– {where}: {message} ({counted(len(spots), 'finding')})")
    if len(told) > MESSAGES:
        yield Line(f"{_INDENT}– and {counted(len(told) - MESSAGES, 'other message')}")


def _sources(spots: Iterable[Spot], report: Report) -> str:
    """Return the parts and files behind pages, where a build has recorded them."""
    pages = _pages(spots)
    named = [behind(sheet) for sheet in report.pages if sheet.number in pages]
    told = [*dict.fromkeys(filter(None, named))]
    more = f" and {len(told) - SOURCES} more" if len(told) > SOURCES else ""
    return "".join(f", {each}" for each in told[:SOURCES]) + more


def _verdict_lines(report: Report) -> Iterator[Line]:
    for verdict in report.verdicts:
        status = "pass" if verdict.passed else "fail"
        said = f": {verdict.message}" if verdict.message else ""
        yield Line("")
        yield _line(f"{_label(status)}{verdict.program}, {verdict.standard}{said}", status)


def _pages(spots: Iterable[Spot]) -> set[int]:
    return {spot.page for spot in spots if spot.page is not None}


def _label(status: str) -> str:
    return f"{status.upper():<{len(_INDENT)}}"


def _line(text: str, status: str = "") -> Line:
    return Line(visible(text), status)
