"""Comparing: what it takes to tell two copies of the sample apart, one of them edited."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from bench.comparisons import EDITED, Bench, row
from bench.measure import Side, median
from bench.report import Row, Table
from bench.synthetic import OneWord
from publisher.problems import ExitCode

SECONDS = 10.0


def diff(bench: Bench) -> Table:
    """(g) `publisher diff` of the sample and its edited copy, against building it."""
    bench.measure([bench.build("before", lambda: None)])
    before = bench.work / "before.pdf"
    shutil.copy(bench.built(), before)
    edit = OneWord(bench.issue / "articles" / f"{EDITED}.md")
    bench.measure([bench.build("after", edit)])
    after = bench.work / "after.pdf"
    shutil.copy(bench.built(), after)
    (pages,) = bench.pages(after)
    plain, shown = _side(before, after), _side(before, after, "--html", str(bench.work / "d.html"))
    build = bench.build("build", bench.cool)
    runs = bench.measure([plain, shown, build])
    return Table(
        f"Two copies of {pages} pages compared, one word edited, --jobs 2",
        ("publisher diff", "publisher build, no fragments; or what is allowed"),
        [
            row("wall clock / build", "wall", runs[plain.name], runs[build.name], None),
            row("CPU / build", "cpu", runs[plain.name], runs[build.name], None),
            row("peak memory / build", "peak", runs[plain.name], runs[build.name], None),
            _allowed("wall clock", median(runs[plain.name], "wall")),
            _allowed("wall clock with --html", median(runs[shown.name], "wall")),
        ],
    )


def _side(before: Path, after: Path, *more: str) -> Side:
    words = ("diff", str(before), str(after), "--jobs", "2", "--quiet", *more)
    name = " ".join(("diff", *more[:1]))
    return Side(name, [sys.executable, "-m", "publisher", *words], ends=ExitCode.DIFFERS)


def _allowed(name: str, seconds: float) -> Row:
    share = seconds / SECONDS
    return Row(name, f"{seconds:.2f} s", f"{SECONDS:g} s", share, share, share, bound=1.0)
