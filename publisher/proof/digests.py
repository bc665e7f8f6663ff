"""Digests of pages: what a page looks like as one number, drawn by workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from publisher.problems import ExitCode, Faulty, Problem
from publisher.proof.pages import proof_of
from publisher.workshop import Failed, Lost, Workshop

PPI = 100.0  #: fine enough for a hairline to show, coarse enough to draw an issue in seconds
PAGES = 8  #: of an order


@dataclass(frozen=True)
class Run:
    """Pages of a PDF that one worker draws, from `first` up to `end`, counted from 0."""

    path: Path
    first: int
    end: int


def draw_digests(run: Run) -> tuple[str, ...]:
    """Return the SHA-256 of each page's raster. Raises `Unseen`."""
    with proof_of(run.path) as proof:
        return tuple(proof.raster(page, PPI).digest for page in range(run.first, run.end))


def page_digests(
    files: Iterable[tuple[Path, int]], workshop: Workshop, progress: Callable[[int, int], None]
) -> dict[Path, tuple[str, ...]]:
    """Return the digests of all pages of PDFs, which are given with their numbers of pages.

    `progress` is told how many pages are drawn, of how many. Raises `Faulty` where one cannot be.
    """
    orders = [
        Run(path, first, min(first + PAGES, pages))
        for path, pages in files
        for first in range(0, pages, PAGES)
    ]
    drawn: dict[Run, tuple[str, ...]] = {}
    total = sum(run.end - run.first for run in orders)
    for index, result in workshop.run(draw_digests, orders):
        if isinstance(result, Lost | Failed):
            raise Faulty([_undrawn(orders[index], result)])
        drawn[orders[index]] = result
        progress(sum(map(len, drawn.values())), total)
    found: dict[Path, tuple[str, ...]] = {}
    for run in orders:
        found[run.path] = found.get(run.path, ()) + drawn[run]
    return found


def _undrawn(run: Run, result: Lost | Failed) -> Problem:
    reason = result.reason if isinstance(result, Lost) else result.error
    message = f"pages {run.first + 1}–{run.end} of {run.path.name} cannot be drawn: {reason}"
    hint = "is the file whole? another viewer may tell more"
    return Problem("page-undrawn", message, None, hint, step=ExitCode.PDF)
