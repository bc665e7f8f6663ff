"""A summary of a shelf: lines for a terminal, JSON, and an HTML page to keep.

Each is made issue by issue, so that a shelf of thousands takes no more memory than one of ten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

from publisher.problems import ExitCode, Faulty, Problem, legible, visible
from publisher.report.page import environment_of, policy
from publisher.shelf.account import Account, Entry
from publisher.shelf.orders import VERDICTS, WELL
from publisher.store import Drafts

VERSION = 1  #: of the JSON
TEMPLATES = Path(__file__).parent / "page"
GRADES = {
    "same pages": "info",
    "unlocked": "warn",
}  #: of verdicts neither good nor bad
UNSEEN = "not looked at"  #: instead of a verdict
REASONS = 6  #: of an issue that a terminal is told


def table(account: Account, bad_only: bool = False) -> Iterator[tuple[str, str]]:
    """Yield lines of a table, each with the grade that it may be coloured by."""
    if account.work == "list":
        yield (
            f"{'issue':<26}{'date':<12}{'pages':>5}  {'verdict':<14}{'when':<12}editions; place",
            "",
        )
        yield from (line for entry in account.entries() for line in _listed(entry))
    else:
        shown = (entry for entry in account.entries() if not (bad_only and entry.well))
        yield from (line for entry in shown for line in _fared(entry))
    yield tally(account), ""


def _listed(entry: Entry) -> Iterator[tuple[str, str]]:
    where = f"{', '.join(entry.editions) or 'no editions'}; {entry.name}"
    pages, when = entry.extent or "", entry.done[:10]
    said = entry.verdict or UNSEEN
    line = _row(entry.issue, entry.date, str(pages), said, when, where)
    yield visible(line), grade(entry.verdict) if entry.verdict else ""
    yield from ((f"    {visible(reason)}", "") for reason in entry.reasons)


def _row(*cells: str) -> str:
    issue, date, pages, verdict, when, where = cells
    return f"{issue:<26}{date:<12}{pages:>5}  {verdict:<14}{when:<12}{where}"


def _fared(entry: Entry) -> Iterator[tuple[str, str]]:
    line = f"{entry.verdict:<12}{entry.issue or entry.name:<26}{entry.date:<12}{entry.name}"
    yield visible(line), grade(entry.verdict)
    for edition, verdict, folios in entry.found:
        if verdict != "identical":
            pages = f", pages {folios}" if folios else ""
            yield visible(f"    {edition}: {verdict}{pages}"), ""
    yield from ((f"    {visible(reason)}", "") for reason in entry.reasons[:REASONS])
    if len(entry.reasons) > REASONS:
        yield f"    and {len(entry.reasons) - REASONS} more", ""


def tally(account: Account) -> str:
    """Return how many items there are, and how many of them have which verdict."""
    noun = "issue" if account.work != "check" else "item"
    order = ["", *VERDICTS]
    told = [
        f"{account.tally[verdict]} {verdict or UNSEEN}"
        for verdict in order
        if account.tally.get(verdict)
    ]
    return f"{account.total} {noun}{'' if account.total == 1 else 's'}: {', '.join(told) or 'none'}"


def grade(verdict: str) -> str:
    """Return how a verdict is coloured: pass, info, warn, fail, or skip where there is none."""
    if not verdict:
        return "skip"
    return GRADES.get(verdict) or ("pass" if verdict in WELL else "fail")


def json_lines(account: Account) -> Iterator[str]:
    """Yield the account as JSON, a line for each issue."""
    head = {
        "version": VERSION,
        "work": account.work,
        "shelf": legible(account.shelf),
        "well": account.well,
        "total": account.total,
        "resumed": account.resumed,
        "tally": dict(account.tally),
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "issues": ['
    comma = ""
    for entry in account.entries():
        yield comma + json.dumps({**asdict(entry), "well": entry.well}, ensure_ascii=False)
        comma = ", "
    yield "]}"


def write_page(account: Account, path: Path, pages: Path | None) -> None:
    """Write the account as an HTML page. Raises `Faulty` where it cannot be written.

    `pages` is the folder of pages of what differs, which lies beside it.
    """
    environment = environment_of(TEMPLATES)
    stream = environment.get_template("shelf.html").generate(
        account=account,
        verdicts=_explained(account.tally),
        entries=account.entries(),
        grade=grade,
        tally=tally(account),
        unseen=UNSEEN,
        link=lambda entry: _link(entry, pages),
        policy=policy(environment, "shelf.css"),
    )
    try:
        drafts = Drafts(path.absolute().parent)
        with drafts as folder:
            with (folder / path.name).open("w", encoding="utf-8", errors="replace") as text:
                text.writelines(stream)
            drafts.publish()
        with suppress(OSError):  # it stays where an issue has a page in it
            pages_beside(path).rmdir()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        message = f"{legible(path)} cannot be written: {reason}"
        hint = "choose another place with --html"
        raise Faulty([Problem("output", message, None, hint, step=ExitCode.OUTPUT)]) from None


def pages_beside(page: Path) -> Path:
    """Return the folder for the pages of single issues that belong to a page of the shelf."""
    return page.with_name(f"{page.stem}-issues")


def _explained(tallied: Mapping[str, int]) -> list[tuple[str, int, str]]:
    """Return the verdicts that there are, the worst first, how often, and what each one means."""
    return [
        (verdict, tallied[verdict], meaning)
        for verdict, meaning in reversed(VERDICTS.items())
        if tallied.get(verdict)
    ]


def _link(entry: Entry, pages: Path | None) -> str:
    """Return where the page of an issue lies, seen from that of the shelf; "" for nowhere."""
    if not entry.page or pages is None:
        return ""
    return quote(legible(f"{pages.name}/{entry.name}.html"))
