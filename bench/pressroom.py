"""The press edition: what it takes beside the pages that it is finished from."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence

from bench.comparisons import Bench, row
from bench.measure import MIB, median
from bench.report import Row, Table
from bench.synthetic import add_issue

FINISHING, TOGETHER, TWO_JOBS, PEAK = 0.4, 1.5, 1 / 1.7, 600 * MIB
LONG = 480  #: pages of the issue whose memory is measured


def press(bench: Bench) -> Table:
    """(e) The press edition: finishing against painting, both editions, jobs, memory."""
    rows = [*_finishing(bench), *_together(bench), _jobs(bench), _memory(bench)]
    notes = [
        "Finishing: from the joined master to the three written files, plates of pictures warm. "
        "Each file is read back and held against all rules as soon as it is written; checking: "
        "what of that is waited for at the end. Fragments: painted until folios settle.",
        "Plates: all pictures of the issue made anew, in JPEG, CMYK, at 300 ppi.",
    ]
    return Table("The press edition, --jobs 2", ("see the row", "see the row"), rows, notes)


def _finishing(bench: Bench) -> list[Row]:
    spent = _steps(bench, bench.cool, "press")
    painting = [steps["fragments"] for steps in spent]
    return [
        _times(f"{step} / fragments", [steps[step] for steps in spent], painting, bound)
        for step, bound in (("finishing", FINISHING), ("checking", None))
    ]


def _together(bench: Bench) -> list[Row]:
    sides = [
        bench.build("screen and press", bench.cool, editions=("screen", "press")),
        bench.build("screen", bench.cool),
    ]
    runs = bench.measure(sides)
    both, screen = runs["screen and press"], runs["screen"]
    return [
        row("screen and press / screen: wall clock", "wall", both, screen, TOGETHER),
        row("screen and press / screen: CPU", "cpu", both, screen, None),
    ]


def _jobs(bench: Bench) -> Row:
    def empty() -> None:
        shutil.rmtree(bench.cache / "renditions", ignore_errors=True)

    two = [steps["developing"] for steps in _steps(bench, empty, "press", jobs=2)]
    one = [steps["developing"] for steps in _steps(bench, empty, "press", jobs=1)]
    return _times("plates of pictures, 2 jobs / 1 job", two, one, TWO_JOBS)


def _memory(bench: Bench) -> Row:
    issue = add_issue(bench.issue, f"press-{LONG}", LONG, multiple=4)
    side = bench.build("long", lambda: None, issue, editions=("press",))
    peak = median(bench.measure([side])["long"], "peak")
    words = f"peak memory of {LONG} pages, largest process"
    share = peak / PEAK
    return Row(words, f"{peak / MIB:.0f} MiB", f"{PEAK / MIB:.0f} MiB", share, share, share, 1.0)


def _steps(
    bench: Bench, before: Callable[[], None], *editions: str, jobs: int = 2
) -> list[dict[str, float]]:
    """Return what the steps of builds took, in seconds, after one that is not counted."""
    out = str(bench.work / "ours" / bench.issue.name)
    command = [sys.executable, "-m", "bench.presswork", str(bench.issue), out, str(jobs), *editions]
    spent = []
    for _ in range(bench.runs + bench.warm_up):
        before()
        said = subprocess.check_output(command, text=True, stderr=subprocess.DEVNULL)
        spent.append(json.loads(said.splitlines()[-1]))
    return spent[bench.warm_up :]


def _times(name: str, ours: Sequence[float], others: Sequence[float], bound: float | None) -> Row:
    ratios = [one / other for one, other in zip(ours, others, strict=True)]
    a, b = (f"{statistics.median(times):.2f} s" for times in (ours, others))
    return Row(name, a, b, statistics.median(ratios), min(ratios), max(ratios), bound)
