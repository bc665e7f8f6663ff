"""The catalogue: what is known of each item of a shelf, in one SQLite file.

It is made from the shelf and may be deleted at any time. Each change is on the disk before the
next begins (a rollback journal, which file servers bear as well), so that no end of the process
or of the power leaves half of one.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from publisher.problems import ExitCode, Faulty, Problem, Problems, Severity, legible
from publisher.shelf.finding import Item
from publisher.shelf.orders import Description

NAME = ".publisher-catalogue.sqlite"
VERSION = 1  #: of the tables below
WAIT = 60.0  #: s for another process that writes
GONE = "gone"  #: the state of what is no longer on the shelf

TABLES = (
    "CREATE TABLE items (name TEXT PRIMARY KEY, kind TEXT NOT NULL, size INTEGER NOT NULL,"
    " state TEXT NOT NULL, seen INTEGER NOT NULL, described TEXT NOT NULL,"
    " issue TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL, extent INTEGER NOT NULL,"
    " editions TEXT NOT NULL, locked INTEGER NOT NULL, trouble TEXT NOT NULL,"
    " verdict TEXT NOT NULL, done TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE files (item TEXT NOT NULL, name TEXT NOT NULL, sha256 TEXT NOT NULL,"
    " PRIMARY KEY (item, name)) WITHOUT ROWID",
    "CREATE TABLE runs (id INTEGER PRIMARY KEY, identity TEXT NOT NULL, begun TEXT NOT NULL,"
    " ended TEXT NOT NULL)",
    "CREATE TABLE tasks (run INTEGER NOT NULL, item TEXT NOT NULL, state TEXT NOT NULL,"
    " verdict TEXT NOT NULL, outcome TEXT NOT NULL, done TEXT NOT NULL,"
    " PRIMARY KEY (run, item)) WITHOUT ROWID",
)


def open_catalogue(path: Path, problems: Problems) -> Catalogue:
    """Return the catalogue in a file; one that is damaged or of another make is put aside.

    Raises `Faulty` where the file can be neither read nor written.
    """
    try:
        if path.is_symlink() or (path.exists() and not _sound(path)):
            aside = path.with_name(f"{path.name}.damaged")
            path.replace(aside)
            path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
            problems.add(_rebuilt(path, aside))
        return Catalogue(path)
    except (OSError, sqlite3.Error) as error:
        raise Faulty([_unusable(path, error)]) from None


def _sound(path: Path) -> bool:
    """Whether a file is a whole catalogue of ours, and nothing but that."""
    with suppress(sqlite3.DatabaseError), closing(_connected(path)) as base:
        stated = base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        if not stated and path.stat().st_size == 0:
            return True
        if base.execute("PRAGMA user_version").fetchone() != (VERSION,):
            return False
        if sorted(sql for (sql,) in stated) != sorted(TABLES):
            return False
        return bool(base.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    return False


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    base.execute("PRAGMA trusted_schema = OFF")
    base.execute("PRAGMA synchronous = FULL")
    return base


class Catalogue:
    """An open catalogue; a context manager. `base` is the connection, which the ledger shares."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.base = _connected(path)
        with self.changing():
            if not self.base.execute("SELECT 1 FROM sqlite_master").fetchone():
                for table in TABLES:
                    self.base.execute(table)
                self.base.execute(f"PRAGMA user_version = {VERSION}")

    def __enter__(self) -> Catalogue:
        return self

    def __exit__(self, *_: object) -> None:
        self.base.close()

    def changing(self) -> _Change:
        """Return a context in which all changes are made, or none."""
        return _Change(self.base)

    def note(self, found: Iterable[Item], scan: int) -> None:
        """Note items that were found by a scan."""
        rows = [(i.name, i.kind, i.size, i.state, scan, i.note) for i in found]
        self.base.executemany(
            "INSERT INTO items VALUES (?1, ?2, ?3, ?4, ?5, '', '', '', '', 0, '[]', 0, ?6, '', '')"
            " ON CONFLICT (name) DO UPDATE SET size = ?3, state = ?4, seen = ?5,"
            " kind = CASE WHEN described = ?4 AND kind = 'file' AND ?2 = 'pdf' THEN kind ELSE ?2"
            " END, trouble = CASE WHEN ?2 IN ('folder', 'pdf') THEN trouble ELSE ?6 END",
            rows,
        )

    def last_scan(self) -> int:
        """Return the number of the last scan; 0 before the first."""
        return int(self.base.execute("SELECT coalesce(max(seen), 0) FROM items").fetchone()[0])

    def miss(self, scan: int) -> None:
        """Note what a scan that went to its end has not seen as gone."""
        gone = "UPDATE items SET state = ? WHERE seen < ?"
        self.base.execute(gone, (GONE, scan))

    def undescribed(self, most: int) -> list[tuple[str, str]]:
        """Return names and kinds of some folders and PDFs that are new or changed."""
        return self.base.execute(
            "SELECT name, kind FROM items WHERE kind IN ('folder', 'pdf') AND state != described"
            " AND state != ? ORDER BY name LIMIT ?",
            (GONE, most),
        ).fetchall()

    def describe(self, name: str, told: Description) -> None:
        """Note what an item says of itself."""
        row = {**asdict(told), "editions": json.dumps(told.editions), "name": name}
        self.base.execute(
            "UPDATE items SET kind = :kind, issue = :issue, title = :title, date = :date,"
            " extent = :extent, editions = :editions, locked = :locked, trouble = :trouble,"
            " described = state WHERE name = :name",
            row,
        )

    def links(self, most: int) -> list[str]:
        """Return the names of some symbolic links on the shelf."""
        found = "SELECT name FROM items WHERE kind = 'link' AND state != ? ORDER BY name LIMIT ?"
        return [name for (name,) in self.base.execute(found, (GONE, most))]

    def recorded(self, item: str) -> dict[str, str]:
        """Return the checksums that are recorded of an item's files, by name within it."""
        return dict(self.base.execute("SELECT name, sha256 FROM files WHERE item = ?", (item,)))

    def record(self, item: str, sums: Iterable[tuple[str, str]]) -> None:
        """Record checksums of an item's files; those that are recorded stay as they are."""
        rows = [(item, name, digest) for name, digest in sums]
        self.base.executemany("INSERT OR IGNORE INTO files VALUES (?, ?, ?)", rows)

    def checksums(self) -> Iterator[tuple[str, str]]:
        """Yield the path within the shelf and the checksum of every file, sorted."""
        every = (
            "SELECT CASE name WHEN '' THEN item ELSE item || '/' || name END AS path, sha256"
            " FROM files ORDER BY path"
        )
        yield from self.base.execute(every)


class _Change:
    """A transaction: committed as a whole where nothing is raised."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def __enter__(self) -> None:
        self._base.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: Any) -> None:
        self._base.execute("COMMIT" if kind is None else "ROLLBACK")


def _rebuilt(path: Path, aside: Path) -> Problem:
    message = (
        f"the catalogue {legible(path.name)} is damaged or of another version; it is made anew"
    )
    hint = f"the old one is kept as {legible(aside.name)}"
    return Problem("catalogue", message, None, hint, Severity.NOTE, ExitCode.SHELF)


def _unusable(path: Path, error: Exception) -> Problem:
    told = getattr(error, "strerror", None) or str(error)
    message = f"the catalogue {legible(path)} cannot be used: {told.lower()}"
    hint = "name a file for it that can be written with --catalogue"
    return Problem("catalogue", message, None, hint, step=ExitCode.OUTPUT)
