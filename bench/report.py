"""The results as tables, for a terminal or for a page, and the machine's description."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_MARKS = ("<!-- bench: written by `python -m bench --markdown` -->", "<!-- /bench -->")
_HEADS = ("", "A", "B", "A / B", "least–most", "bound", "met")


@dataclass(frozen=True)
class Row:
    """A line of a table: what was compared, both medians, their ratio, and its bound."""

    name: str
    ours: str
    other: str
    ratio: float
    low: float
    high: float
    bound: float | None = None

    @property
    def met(self) -> bool:
        """Whether the ratio keeps to its bound."""
        return self.bound is None or self.ratio <= self.bound

    def cells(self) -> tuple[str, ...]:
        """Return the row as texts."""
        bound = f"≤ {self.bound:.2f}" if self.bound else ""
        met = "" if self.bound is None else "yes" if self.met else "NO"
        spread = f"{self.low:.2f}–{self.high:.2f}"
        return self.name, self.ours, self.other, f"{self.ratio:.2f}", spread, bound, met


@dataclass(frozen=True)
class Table:
    """A comparison: its title, who A and B are, the rows, and what has to be said below."""

    title: str
    sides: tuple[str, str]
    rows: Sequence[Row]
    notes: Sequence[str] = ()


def as_text(table: Table) -> str:
    """Return a table for a terminal."""
    grid = [_HEADS, *(row.cells() for row in table.rows)]
    widths = [max(len(cells[column]) for cells in grid) for column in range(len(_HEADS))]
    lines = ["", table.title, f"  A: {table.sides[0]}", f"  B: {table.sides[1]}"]
    for cells in grid:
        first, *others = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        lines.append("  " + "  ".join([first, *others]).rstrip())
    return "\n".join([*lines, *(f"  {note}" for note in table.notes)])


def as_markdown(tables: Sequence[Table], machine: str) -> str:
    """Return all tables as Markdown."""
    lines = [_MARKS[0], "", machine]
    for table in tables:
        lines += ["", f"### {table.title}", "", f"A: {table.sides[0]}. B: {table.sides[1]}.", ""]
        lines += [f"| {' | '.join(_HEADS)} |", "|---|" + "---:|" * (len(_HEADS) - 1)]
        lines += [f"| {' | '.join(row.cells())} |" for row in table.rows]
        lines += ["", *table.notes] if table.notes else []
    return "\n".join([*lines, "", _MARKS[1]]) + "\n"


def write_markdown(path: Path, text: str) -> None:
    """Put the tables between their marks in a page, or at its end if it has none."""
    page = path.read_text(encoding="utf-8") if path.exists() else "# Performance\n\n"
    between = re.compile(f"{re.escape(_MARKS[0])}.*?{re.escape(_MARKS[1])}\n?", re.S)
    if between.search(page):
        page = between.sub(lambda _: text, page)
    else:
        page = page.rstrip("\n") + "\n\n" + text
    path.write_text(page, encoding="utf-8")


def describe_machine() -> str:
    """Return the machine and the software in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    packages = ", ".join(f"{name} {_version(name)}" for name in ("weasyprint", "pikepdf", "typst"))
    return (
        f"{_usable_cores()} cores of {_processor()}, {memory:.0f} GiB, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, {packages}"
    )


def _usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    found = re.search(r"model name\s*: (.*)", text)
    return found[1].strip() if found else platform.processor() or platform.machine()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
