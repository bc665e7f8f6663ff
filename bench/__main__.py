"""`python -m bench`: the publisher against other ways, both sides in one run.

Whole processes measured from outside, the sides in turn, medians of the counted runs after one
warm-up; a ratio is the median of the ratios pair by pair. All builds use a cache of their own.
Leaves with 1 if a bound is not met, so that it can be seen from a script.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.comparing import diff
from bench.comparisons import Bench, against_plain, against_typst, growth, jobs
from bench.inspecting import preflight
from bench.measure import adopt_orphans
from bench.pressroom import press
from bench.report import Table, as_markdown, as_text, describe_machine, write_markdown
from bench.shelf import shelf

ROOT = Path(__file__).resolve().parent.parent
COMPARISONS: dict[str, Callable[[Bench], Table | None]] = {
    "plain": against_plain,
    "typst": against_typst,
    "growth": growth,
    "jobs": jobs,
    "press": press,
    "preflight": preflight,
    "diff": diff,
    "shelf": shelf,
}


def main() -> int:
    """Run the comparisons that the command line asks for and print their tables."""
    options = _options()
    adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        work = Path(folder).resolve()
        os.environ["PUBLISHER_CACHE"] = str(work / "cache")
        os.environ["PYTHONPATH"] = str(ROOT)
        runs = 1 if options.quick else options.runs
        bench = Bench.set_up(options.issue, work, runs, not options.quick)
        machine = describe_machine()
        print(machine, flush=True)
        tables: list[Table] = []
        for name in options.only or COMPARISONS:
            table = COMPARISONS[name](bench)
            if table is None:
                print(f"\n{name}: left out; it needs `pip install typst`", flush=True)
                continue
            tables.append(table)
            print(as_text(table), flush=True)
    if options.markdown:
        write_markdown(options.markdown, as_markdown(tables, machine))
    return 0 if all(row.met for table in tables for row in table.rows) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--issue", type=Path, default=ROOT / "issues" / "2023-q4")
    parser.add_argument("--only", action="append", choices=list(COMPARISONS))
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each side")
    parser.add_argument("--quick", action="store_true", help="one run each, no warm-up")
    parser.add_argument(
        "--markdown",
        type=Path,
        nargs="?",
        const=ROOT / "docs" / "performance.md",
        help="write the tables into this page (default: docs/performance.md)",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
