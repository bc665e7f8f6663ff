"""The comparisons: which sides run, in which state of the cache, and what the figures mean."""

from __future__ import annotations

import importlib.util
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.measure import MIB, Ratio, Run, Side, median, ratio, run_in_turn
from bench.report import Row, Table
from bench.synthetic import OneWord, add_issue, copy_house

EMPTIED = ("fragments", "extents")  #: what a cold build does not find in the cache
EDITED = "osce-documentation-centre"  #: the article in which one word is edited
GROWTH = (12, 48, 192, 480)
FIXED = "the smallest that can be"
WALL_PLAIN, PEAK_PLAIN, COLD_TYPST, REBUILT_TYPST, GROWTH_BOUND = 0.55, 1.3, 1.7, 0.7, 1.3

_PLAIN = "from weasyprint import HTML; HTML({!r}).write_pdf({!r}, pdf_tags=True)"
_TYPST = (
    "import typst; typst.compile({!r}, output={!r}, font_paths=[{!r}], ignore_system_fonts=True)"
)
_COUNT = "import sys, pikepdf; print(*(len(pikepdf.open(p).pages) for p in sys.argv[1:]))"


@dataclass(frozen=True)
class Bench:
    """Where the comparisons take place, and how often each side runs."""

    issue: Path  #: in a copy of the house, where it may be edited
    work: Path
    runs: int
    warm_up: bool

    @classmethod
    def set_up(cls, issue: Path, work: Path, runs: int, warm_up: bool) -> Bench:
        """Copy the house, and write the issue out for the other sides, which warms the cache."""
        bench = cls(copy_house(issue, work / "house"), work, runs, warm_up)
        command = [sys.executable, "-m", "bench.prepare", str(bench.issue), str(work / "others")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return bench

    @property
    def cache(self) -> Path:
        """The cache folder of all builds here."""
        return self.work / "cache"

    def cool(self) -> None:
        """Empty the cache of fragments, and the memory of extents with it."""
        for name in EMPTIED:
            shutil.rmtree(self.cache / name, ignore_errors=True)

    def build(
        self,
        name: str,
        before: Callable[[], None],
        issue: Path | None = None,
        jobs: int = 2,
        editions: Sequence[str] = ("screen",),
    ) -> Side:
        """Return the side on which the publisher builds an issue."""
        issue = issue or self.issue
        command = [
            sys.executable,
            "-m",
            "publisher",
            "build",
            str(issue),
            "--jobs",
            str(jobs),
            "-q",
            *(word for edition in editions for word in ("--edition", edition)),
        ]
        return Side(name, [*command, "--out", str(self.work / "ours" / issue.name)], before=before)

    def measure(self, sides: Sequence[Side]) -> dict[str, list[Run]]:
        """Run the sides in turn."""
        return run_in_turn(sides, self.runs, self.work / "log.txt", self.warm_up)

    def pages(self, *files: Path) -> list[int]:
        """Return how many pages each PDF has."""
        command = [sys.executable, "-c", _COUNT, *map(str, files)]
        return [int(word) for word in subprocess.check_output(command, text=True).split()]

    def built(self, issue: Path | None = None) -> Path:
        """Return the PDF that was built of an issue."""
        return next((self.work / "ours" / (issue or self.issue).name).glob("*-screen.pdf"))


def row(name: str, figure: str, ours: list[Run], others: list[Run], bound: float | None) -> Row:
    """Return a line of a table: medians, and their ratio pair by pair."""
    scale, unit = {"peak": (MIB, "MiB")}.get(figure, (1, "s"))
    digits = 0 if figure == "peak" else 2
    a, b = (f"{median(runs, figure) / scale:.{digits}f} {unit}" for runs in (ours, others))
    found = ratio(ours, others, figure)
    return Row(name, a, b, found.median, found.low, found.high, bound)


def against_plain(bench: Bench) -> Table:
    """(a) The plain way: one document of the same parts in one call of WeasyPrint."""
    source, target = bench.work / "others" / "plain.html", bench.work / "plain.pdf"
    faces = next((bench.cache / "faces").glob("*.conf"))
    command = [sys.executable, "-c", _PLAIN.format(str(source), str(target))]
    plain = Side("plain", command, {"FONTCONFIG_FILE": str(faces)})
    runs = bench.measure([bench.build("ours", bench.cool), plain])
    ours, others = runs["ours"], runs["plain"]
    pages = bench.pages(bench.built(), target)
    rows = [
        row("wall clock", "wall", ours, others, WALL_PLAIN),
        row("CPU", "cpu", ours, others, None),
        row("peak memory, largest process", "peak", ours, others, PEAK_PLAIN),
    ]
    notes = [
        f"Pages: {pages[0]} and {pages[1]}. B begins with the rendered HTML of all parts and with "
        "the very renditions of the screen edition; A with YAML, Markdown and the picture files.",
    ]
    sides = (
        "publisher build --jobs 2, no fragments, pictures' cache warm",
        "one HTML document with target-counter contents, one WeasyPrint call, tagged",
    )
    return Table("Against the plain way", sides, rows, notes)


def against_typst(bench: Bench) -> Table | None:
    """(b) Typst with the same text and pictures in comparable pages, or None without Typst."""
    if importlib.util.find_spec("typst") is None:
        return None
    fonts = str(bench.issue.parents[1] / "fonts")
    targets = {name: bench.work / f"{name}.pdf" for name in ("files", "renditions")}
    typst = {
        name: Side(f"typst, {name}", [sys.executable, "-c", _TYPST.format(source, str(to), fonts)])
        for name, to in targets.items()
        if (source := str(bench.work / "others" / f"{name}.typ"))
    }
    edit = OneWord(bench.issue / "articles" / f"{EDITED}.md")
    cold, edited = bench.build("cold", bench.cool), bench.build("one word edited", edit)
    runs = bench.measure([cold, typst["files"], edited, typst["renditions"]])
    rows = []
    for name, side in typst.items():
        bounds = (COLD_TYPST, REBUILT_TYPST) if name == "files" else (None, None)
        for build, bound in zip((cold, edited), bounds, strict=True):
            pair = (runs[build.name], runs[side.name])
            rows.append(row(f"{build.name} / {name}: wall clock", "wall", *pair, bound))
            rows.append(row(f"{build.name} / {name}: CPU", "cpu", *pair, None))
        pair = (runs[cold.name], runs[side.name])
        rows.append(row(f"cold / {name}: peak memory", "peak", *pair, None))
    pages = bench.pages(bench.built(), *targets.values())
    notes = [
        f"Pages: {pages[0]} and {pages[1]}. Files: Typst embeds the issue's picture files, as A is "
        "given them. Renditions: it is given those of the screen edition, made beforehand.",
    ]
    names = ("publisher build --jobs 2, a new process each time", "typst.compile, a new process")
    return Table("Against Typst", names, rows, notes)


def growth(bench: Bench) -> Table:
    """(c) Longer issues: what a page takes after the fixed cost, against the smallest issue."""
    sizes = {FIXED: 5, **{f"{size} pages": size for size in GROWTH}}
    issues = {
        name: add_issue(bench.issue, f"growth-{pages:03d}", pages) for name, pages in sizes.items()
    }
    sides = [bench.build(name, bench.cool, issue) for name, issue in issues.items()]
    runs = bench.measure(sides)
    counts = dict(zip(issues, bench.pages(*map(bench.built, issues.values())), strict=True))
    smallest = f"{GROWTH[0]} pages"
    rows = []
    for figure, words in (("wall", "wall clock"), ("cpu", "CPU")):
        base = _page_times(runs, counts, smallest, figure)
        for name in (f"{size} pages" for size in GROWTH):
            times = _page_times(runs, counts, name, figure)
            found = _ratio_of(times, statistics.median(base))
            a, b = (f"{statistics.median(given) * 1000:.1f} ms" for given in (times, base))
            label = f"{counts[name]} pages, {words} {median(runs[name], figure):.2f} s"
            bound = GROWTH_BOUND if figure == "wall" and name != smallest else None
            rows.append(Row(label, a, b, found.median, found.low, found.high, bound))
    fixed = f"{counts[FIXED]} pages, {median(runs[FIXED], 'wall'):.2f} s"
    notes = [f"The fixed cost is that of the smallest issue ({fixed}), taken off time and pages."]
    sides_are = ("time a page after the fixed cost", "the same for the smallest issue")
    return Table("Growth: cold builds, --jobs 2, pictures' cache warm", sides_are, rows, notes)


def _page_times(
    runs: Mapping[str, Sequence[Run]], counts: Mapping[str, int], name: str, figure: str
) -> list[float]:
    """Return the seconds a page of each run, without the median of the fixed cost."""
    least, pages = median(runs[FIXED], figure), counts[name] - counts[FIXED]
    return [(getattr(run, figure) - least) / pages for run in runs[name]]


def _ratio_of(values: Sequence[float], base: float) -> Ratio:
    return Ratio(statistics.median(values) / base, min(values) / base, max(values) / base)


def jobs(bench: Bench) -> Table:
    """(d) Two jobs against one."""
    one, two = bench.build("1 job", bench.cool, jobs=1), bench.build("2 jobs", bench.cool)
    runs = bench.measure([two, one])
    rows = [
        row("wall clock", "wall", runs["2 jobs"], runs["1 job"], None),
        row("CPU", "cpu", runs["2 jobs"], runs["1 job"], None),
    ]
    return Table("Two jobs against one, cold", ("--jobs 2", "--jobs 1"), rows)
