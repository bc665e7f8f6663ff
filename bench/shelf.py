"""The shelf: many issues by two jobs and by one, and the memory of what oversees them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.comparisons import Bench, row
from bench.measure import MIB, Side
from bench.report import Row, Table
from bench.synthetic import add_issue

ISSUES, PAGES = 40, 24
TWO_JOBS = 1 / 1.8
FEW, MANY, FLAT = 40, 400, 1.1  #: small issues, and by how much memory may grow between these


def shelf(bench: Bench) -> Table:
    """(g) A shelf of back issues: verified and rebuilt by two jobs and by one; memory."""
    once = replace(bench, runs=1, warm_up=False)  # a round of both takes minutes
    folder = _frozen(once)
    rows = [
        _jobs(once, folder, "verify"),
        _jobs(once, folder, "rebuild", "--out", str(bench.work / "rebuilt")),
        _memory(bench),
    ]
    notes = [
        f"{ISSUES} issues of {PAGES} pages, no two articles alike, archive edition; one run of "
        "each side, without fragments in the cache.",
        "Memory: the process that oversees clerks who find every issue well at once.",
    ]
    return Table("A shelf of back issues", ("see the row", "see the row"), rows, notes)


def _frozen(bench: Bench) -> Path:
    """Return a shelf of issues, each with a lock."""
    folder = bench.issue.parent
    for number in range(1, ISSUES + 1):
        issue = add_issue(bench.issue, f"shelf-{number:02}", PAGES)
        for article in sorted((issue / "articles").glob("*.md")):
            with article.open("a", encoding="utf-8") as text:
                text.write(f"\nThis is the text of issue {number}.\n")
        command = [sys.executable, "-m", "publisher", "freeze", str(issue), "-q"]
        subprocess.run([*command, "--edition", "archive"], check=True, capture_output=True)
    return _alone(folder, bench.work / "shelf")


def _alone(issues: Path, shelf: Path) -> Path:
    """Return a shelf of the frozen issues alone, within the same house."""
    target = issues / shelf.name
    target.mkdir()
    for publication in issues.glob("*.yaml"):
        shutil.copy(publication, target)
    for issue in sorted(issues.glob("shelf-*")):
        issue.rename(target / issue.name)
    return target


def _jobs(bench: Bench, folder: Path, work: str, *more: str) -> Row:
    sides = [
        _side(f"{work}, {jobs} jobs", folder, work, jobs, bench.cool, *more) for jobs in (2, 1)
    ]
    two, one = bench.measure(sides).values()
    return row(f"{work} {ISSUES} issues, 2 jobs / 1 job", "wall", two, one, TWO_JOBS)


def _side(
    name: str, folder: Path, work: str, jobs: int, before: Callable[[], None], *more: str
) -> Side:
    words = ["archive", work, str(folder), "--jobs", str(jobs), "--quiet", "--afresh", *more]
    return Side(name, [sys.executable, "-m", "publisher", *words], before=before)


def _memory(bench: Bench) -> Row:
    many, few = (_overseer(bench.work / f"small-{count}", count) for count in (MANY, FEW))
    figures = (f"{peak / MIB:.0f} MiB" for peak in (many, few))
    found = many / few
    words = f"memory of the parent, {MANY} issues / {FEW}"
    return Row(words, *figures, found, found, found, FLAT)


def _overseer(folder: Path, count: int) -> int:
    """Return the peak memory, in bytes, of a run over so many issues that are next to nothing."""
    for number in range(count):
        issue = folder / f"issue-{number:04}"
        issue.mkdir(parents=True)
        (issue / "issue.yaml").write_text("id: small\n")
        lock = {"format": 1, "issue": issue.name, "date": "2023-12-20", "editions": {}}
        (issue / "issue.lock").write_text(json.dumps(lock))
    command = [sys.executable, "-m", "bench.shelfwork", str(folder)]
    return int(subprocess.check_output(command, text=True))
