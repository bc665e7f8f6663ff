"""Preflight: what it takes to read a press file back, with and without ink."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.comparisons import Bench
from bench.measure import MIB, Side, median
from bench.report import Row, Table

SECONDS, PEAK, INK = 6.0, 400 * MIB, 0.6


def preflight(bench: Bench) -> Table:
    """(f) Preflight of the sample's press edition: time, memory, ink by the page."""
    press = bench.build("press", lambda: None, editions=("press",))
    bench.measure([press])
    file = next((bench.work / "ours" / bench.issue.name).glob("*[0-9]-press.pdf"))
    (pages,) = bench.pages(file)
    plain, inked = _side("plain", file, "--no-ink"), _side("inked", file, "--ink")
    runs = bench.measure([plain, inked])
    wall = median(runs["plain"], "wall")
    peak = median(runs["plain"], "peak")
    ink = (median(runs["inked"], "wall") - wall) / pages
    return Table(
        f"Preflight of {pages} pages, --jobs 2, profile sheet",
        ("measured", "allowed"),
        [
            _row("without ink: wall clock", wall, SECONDS, "s"),
            _row("without ink: largest process", peak / MIB, PEAK / MIB, "MiB"),
            _row("ink: wall clock of a page", ink, INK, "s"),
        ],
        ["One walk for all checks; ink by Ghostscript at 72 ppi."],
    )


def _side(name: str, file: Path, ink: str) -> Side:
    words = ("preflight", str(file), "--profile", "sheet", ink, "--jobs", "2", "--quiet")
    return Side(name, [sys.executable, "-m", "publisher", *words])


def _row(name: str, ours: float, bound: float, unit: str) -> Row:
    share = ours / bound
    digits = 0 if unit == "MiB" else 2
    return Row(
        name, f"{ours:.{digits}f} {unit}", f"{bound:g} {unit}", share, share, share, bound=1.0
    )
