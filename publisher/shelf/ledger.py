"""The ledger: which work is under way on which items, and what became of each.

A run that was interrupted is taken up by the next one of the same identity (what is done, with
which options, by which version). What has been done stays done as long as the item is unchanged,
and an outcome is entered once: whatever arrives after it is dropped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.shelf.catalogue import GONE, Catalogue
from publisher.shelf.clock import now
from publisher.shelf.orders import WELL, Outcome, outcome_to

KEPT = 10  #: runs whose outcomes are kept
PAGE = 100  #: tasks that are fetched at once
ISSUES = "kind IN ('folder', 'pdf', 'barred')"


@dataclass(frozen=True)
class Selection:
    """Which issues are meant; all of them by default."""

    since: str = ""  #: published on this date or later
    years: tuple[int, ...] = ()  #: of publication
    failed: bool = False  #: whose last verdict was not well
    files: bool = False  #: whatever else lies on the shelf as well

    def condition(self) -> tuple[str, list[str]]:
        """Return the selection as a condition of SQL, and its values."""
        told, values = ["kind != 'link'" if self.files and not self.narrow else ISSUES], []
        if self.since:
            told.append("date >= ?")
            values.append(self.since)
        if self.years:
            told.append(f"substr(date, 1, 4) IN ({_marks(self.years)})")
            values.extend(f"{year:04}" for year in self.years)
        if self.failed:
            told.append(
                f"(verdict NOT IN ('', {_marks(WELL)}) OR trouble != '' OR state = '{GONE}')"
            )
            values.extend(WELL)
        return " AND ".join(told), values

    @property
    def narrow(self) -> bool:
        """Whether only issues of certain dates are meant, and no other files."""
        return bool(self.since or self.years)


@dataclass(frozen=True)
class Task:
    """An item that waits for its work, with what the catalogue knows of it."""

    name: str
    kind: str
    state: str
    locked: bool
    trouble: str


class Run:
    """One run of work over a selection of the shelf, new or taken up."""

    def __init__(self, catalogue: Catalogue, number: int) -> None:
        self._catalogue, self._base, self.number = catalogue, catalogue.base, number

    @classmethod
    def begin(
        cls, catalogue: Catalogue, identity: str, selection: Selection, afresh: bool, accept: bool
    ) -> Run:
        """Return the run of an identity that was interrupted, or a new one.

        A new one may `accept` the shelf as it lies: what was recorded of it is forgotten.
        """
        base = catalogue.base
        with catalogue.changing():
            if afresh:
                base.execute("DELETE FROM runs WHERE identity = ? AND ended = ''", (identity,))
            under_way = "SELECT max(id) FROM runs WHERE identity = ? AND ended = ''"
            (number,) = base.execute(under_way, (identity,)).fetchone()
            if number is None:
                if accept:
                    _accept(catalogue)
                entry = "INSERT INTO runs VALUES (NULL, ?, ?, '')"
                number = base.execute(entry, (identity, now())).lastrowid
            _prune(catalogue)
            run = cls(catalogue, int(number))
            run._enter(selection)
        return run

    def _enter(self, selection: Selection) -> None:
        """Enter the tasks; one whose item has changed since it was done is to be done again."""
        condition, values = selection.condition()
        chosen = f"SELECT ?, name, state, '', '', '' FROM items WHERE {condition}"  # noqa: S608 – ours
        entry = f"INSERT OR IGNORE INTO tasks {chosen}"
        self._base.execute(entry, [self.number, *values])
        self._base.execute(
            "UPDATE tasks SET verdict = '', outcome = '', done = '', state = items.state"
            " FROM items WHERE run = ? AND items.name = tasks.item AND items.state != tasks.state",
            (self.number,),
        )

        gone = "DELETE FROM tasks WHERE run = ? AND item NOT IN (SELECT name FROM items)"
        self._base.execute(gone, (self.number,))

    def count(self) -> tuple[int, int]:
        """Return how many tasks are done, and of how many."""
        counted = "SELECT sum(verdict != ''), count(*) FROM tasks WHERE run = ?"
        done, total = self._base.execute(counted, (self.number,)).fetchone()
        return int(done or 0), int(total)

    def waiting(self) -> Iterator[Task]:
        """Yield the tasks that are not done, by name; outcomes may be entered meanwhile."""
        last = ""
        while page := self._page(last):
            for name, kind, state, locked, trouble in page:
                yield Task(name, kind, state, bool(locked), trouble)
            last = page[-1][0]

    def _page(self, after: str) -> list[tuple[str, str, str, int, str]]:
        return self._base.execute(
            "SELECT item, kind, items.state, locked, trouble FROM tasks JOIN items ON name = item"
            " WHERE run = ? AND item > ? AND tasks.verdict = '' ORDER BY item LIMIT ?",
            (self.number, after, PAGE),
        ).fetchall()

    def enter(self, item: str, outcome: Outcome) -> bool:
        """Enter what became of an item; False where that was entered before, and is dropped."""
        told = {**outcome_to(outcome), "checksums": None}
        at = now()
        with self._catalogue.changing():
            entered = self._base.execute(
                "UPDATE tasks SET verdict = ?, outcome = ?, done = ?"
                " WHERE run = ? AND item = ? AND verdict = ''",
                (outcome.verdict, json.dumps(told), at, self.number, item),
            ).rowcount
            if entered:
                self._note(item, outcome.verdict, at)
                self._catalogue.record(item, (outcome.checksums or {}).items())
        return bool(entered)

    def _note(self, item: str, verdict: str, at: str) -> None:
        """Keep the verdict with its item; to be rebuilt makes none that was held to be ill well."""
        if verdict != "rebuilt":
            last = "UPDATE items SET verdict = ?, done = ? WHERE name = ?"
            self._base.execute(last, (verdict, at, item))

    def tally(self) -> dict[str, int]:
        """Return how many items have each verdict."""
        counted = "SELECT verdict, count(*) FROM tasks WHERE run = ? GROUP BY verdict"
        return dict(self._base.execute(counted, (self.number,)))

    def end(self) -> None:
        """Note that all is done."""
        with self._catalogue.changing():
            ended = "UPDATE runs SET ended = ? WHERE id = ?"
            self._base.execute(ended, (now(), self.number))


def _accept(catalogue: Catalogue) -> None:
    """Take the shelf as it lies: forget all checksums, and what is gone from it."""
    catalogue.base.execute("DELETE FROM files")
    catalogue.base.execute("DELETE FROM items WHERE state = ?", (GONE,))


def _prune(catalogue: Catalogue) -> None:
    """Drop the outcomes of runs of long ago."""
    old = "DELETE FROM runs WHERE id NOT IN (SELECT id FROM runs ORDER BY id DESC LIMIT ?)"
    catalogue.base.execute(old, (KEPT,))
    catalogue.base.execute("DELETE FROM tasks WHERE run NOT IN (SELECT id FROM runs)")


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
