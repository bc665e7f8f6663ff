"""The account of a shelf: what lies on it and how each issue fared, read from the catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publisher.problems import Problem
from publisher.shelf.orders import VERDICTS, WELL

if TYPE_CHECKING:
    import sqlite3

_COLUMNS = "SELECT items.name, issue, title, date, extent, items.editions, items.kind, items.size"
_LAST = "CASE state WHEN 'gone' THEN 'missing' ELSE verdict END"  #: the verdict of an item now
_RUN = (
    f"{_COLUMNS}, tasks.verdict, tasks.done, tasks.outcome, ''"
    " FROM tasks JOIN items ON items.name = tasks.item WHERE run = ?1"
    " AND (items.kind != 'file' OR tasks.verdict != 'intact')"
    " ORDER BY CASE tasks.verdict {ranks} ELSE 0 END DESC, date, items.name"
)


@dataclass(frozen=True)
class Entry:
    """An issue of a shelf, and how it fared; what it says of itself is text of strangers."""

    name: str  #: its path within the shelf
    kind: str  #: folder, pdf, file or barred
    issue: str  #: its identity; "" where it tells none
    title: str
    date: str  #: of publication, as 2023-12-20
    extent: int  #: pages
    size: int  #: bytes
    editions: tuple[str, ...]
    verdict: str  #: "" where there is none yet
    done: str  #: when that was, in UTC, as 2026-11-25T09:30:00+00:00
    reasons: tuple[str, ...]
    found: tuple[tuple[str, str, str], ...]  #: edition, verdict, folios that differ
    page: bool  #: whether a page of what differs was written

    @property
    def well(self) -> bool:
        """Whether there is nothing to be done about it."""
        return self.verdict in WELL


@dataclass(frozen=True)
class Account:
    """What was done on a shelf: how many items had which verdict, and each of them on demand."""

    work: str  #: list, verify, rebuild or check
    shelf: Path
    total: int  #: items that were looked after, or that are listed
    resumed: int  #: of these, how many an interrupted run had done
    tally: Mapping[str, int]  #: how many items by verdict, "" for those without one
    problems: tuple[Problem, ...]
    catalogue: Path
    query: tuple[str, tuple[Any, ...]]  #: what asks the catalogue for the entries

    @property
    def well(self) -> bool:
        """Whether nothing is to be done about any of them."""
        return all(verdict in WELL for verdict, count in self.tally.items() if count)

    def entries(self) -> Iterator[Entry]:
        """Yield each issue, and other files that are not well; those of a run the worst first."""
        import sqlite3  # noqa: PLC0415 – not needed to build an issue

        with closing(sqlite3.connect(self.catalogue)) as base:
            for row in base.execute(*self.query):
                yield _entry(row)


def listed(condition: str, values: list[str]) -> tuple[str, tuple[Any, ...]]:
    """Return what asks for the items of a selection, by date and name."""
    told = f"{_COLUMNS}, {_LAST}, done, '', trouble FROM items WHERE {condition}"
    return f"{told} ORDER BY date, name", tuple(values)


def fared(run: int) -> tuple[str, tuple[Any, ...]]:
    """Return what asks for the items of a run, the worst first."""
    ranks = " ".join(f"WHEN '{verdict}' THEN {rank}" for rank, verdict in enumerate(VERDICTS, 1))
    return _RUN.format(ranks=ranks), (run,)


def tallied(base: sqlite3.Connection, condition: str, values: list[str]) -> dict[str, int]:
    """Return how many items of a selection have each verdict."""
    counted = f"SELECT {_LAST}, count(*) FROM items WHERE {condition} GROUP BY 1"  # noqa: S608 – ours
    return dict(base.execute(counted, values))


def _entry(row: tuple[Any, ...]) -> Entry:
    name, issue, title, date, extent, editions, kind, size, verdict, done, outcome, trouble = row
    told = json.loads(outcome) if outcome else {}
    return Entry(
        name=name,
        kind=kind,
        issue=issue,
        title=title,
        date=date,
        extent=extent,
        size=size,
        editions=tuple(json.loads(editions)),
        verdict=verdict,
        done=done,
        reasons=tuple(told.get("reasons", [trouble] if trouble else [])),
        found=tuple((each[0], each[1], each[2]) for each in told.get("editions", ())),
        page=bool(told.get("page")),
    )
