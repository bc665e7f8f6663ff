"""Whole processes measured from outside, the sides of a comparison in turn: A B A B …

The system's own account of a finished process (wait4) holds its CPU time with that of all
processes it waited for, and the peak memory of the largest one of them; those that outlive the
process that started them come to this one to be counted (Linux). The measuring process itself
imports next to nothing, because a child is charged with its parent's memory until it has become
a program of its own.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MIB = 1024 * 1024
RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes

_PR_SET_CHILD_SUBREAPER = 36  # of <linux/prctl.h>


class CommandFailed(RuntimeError):
    """A measured command did not do its work; the text ends with what it printed."""


@dataclass(frozen=True)
class Run:
    """What one whole process took: seconds of wall clock and CPU, and bytes of memory."""

    wall: float
    cpu: float  #: user and system, of the process and of all it started
    peak: int  #: of the largest single process


@dataclass(frozen=True)
class Side:
    """One side of a comparison: a command, and what is done before each of its runs."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    ends: int = 0  #: the exit code of a run that did its work


def run_once(side: Side, log: Path) -> Run:
    """Run a side's command once, measured; what it prints goes to `log`."""
    side.before()
    handle = os.open(log, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o644)
    actions = [(os.POSIX_SPAWN_DUP2, handle, 1), (os.POSIX_SPAWN_DUP2, handle, 2)]
    started = time.perf_counter()
    process = os.posix_spawnp(
        side.command[0],
        list(side.command),
        {**os.environ, **side.environment},
        file_actions=actions,
    )
    _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - started
    os.close(handle)
    cpu, peak = usage.ru_utime + usage.ru_stime, usage.ru_maxrss
    for orphan in _orphans():
        cpu, peak = cpu + orphan.ru_utime + orphan.ru_stime, max(peak, orphan.ru_maxrss)
    code = os.waitstatus_to_exitcode(status)
    if code != side.ends:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise CommandFailed(f"{side.name} ended with code {code}:\n{said}")
    return Run(wall, cpu, peak * RSS_UNIT)


def adopt_orphans() -> None:
    """Make this process the one that orphans of measured processes are handed to."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _orphans() -> Iterator[resource.struct_rusage]:
    """Yield the account of each adopted process once it has ended."""
    with contextlib.suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]


def run_in_turn(
    sides: Sequence[Side], counted: int, log: Path, warm_up: bool = True
) -> dict[str, list[Run]]:
    """Return the counted runs of each side by its name; a round runs every side once."""
    runs: dict[str, list[Run]] = {side.name: [] for side in sides}
    for number in range(counted + warm_up):
        for side in sides:
            done = run_once(side, log)
            if number >= warm_up:
                runs[side.name].append(done)
            mark = "warm-up" if number < warm_up else f"{number + 1 - warm_up}/{counted}"
            print(f"  {mark:>8}  {side.name:<34} {done.wall:7.2f} s", file=sys.stderr, flush=True)
    return runs


def median(runs: Sequence[Run], figure: str) -> float:
    """Return the median of a figure (wall, cpu or peak) over runs."""
    return float(statistics.median(getattr(run, figure) for run in runs))


@dataclass(frozen=True)
class Ratio:
    """A figure of one side over that of the other, pair by pair: median, least, greatest."""

    median: float
    low: float
    high: float


def ratio(ours: Sequence[Run], others: Sequence[Run], figure: str) -> Ratio:
    """Return the ratio of a figure, run by run as the two sides took turns."""
    pairs = [
        getattr(one, figure) / getattr(other, figure)
        for one, other in zip(ours, others, strict=True)
    ]
    return Ratio(float(statistics.median(pairs)), min(pairs), max(pairs))
