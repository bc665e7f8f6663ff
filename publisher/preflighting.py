"""Preflighting: files inspected side by side, each in a process of its own with limits."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from publisher.house import House
from publisher.inspectors import Inspectors, NoAnswer
from publisher.manifest.printers import DEFAULT, load_printer_entry
from publisher.preflight.printers import printer_profile
from publisher.problems import ExitCode, Faulty, Problem, Problems, legible
from publisher.report.page import html
from publisher.report.report import Report, report_from
from publisher.source import Sources
from publisher.store import write_whole

COMMAND = (sys.executable, "-P", "-m", "publisher.inspector")
KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass(frozen=True)
class Examination:
    """What became of a file: a report, or why there is none."""

    path: Path
    report: Report | None = None
    reason: str = ""  #: why it could not be read, or what went wrong
    ours: bool = False  #: whether that is our own fault


@dataclass(frozen=True)
class Wishes:
    """How files are to be inspected."""

    profile: str = ""
    password: str = ""
    ink: bool = True
    pictures: bool = False
    jobs: int = 2
    seconds: float = 300.0  #: for one file
    memory: int = 2048  #: MB for one file
    printer: Mapping[str, Any] | None = None  #: levels and limits of a printer's file


def examine_files(
    paths: Sequence[Path], wishes: Wishes, progress: Callable[[int, int, str], None]
) -> Iterator[Examination]:
    """Yield what became of each file, in the order given; never raises for what a file holds."""
    side_by_side = max(1, min(wishes.jobs, len(paths)))
    within = max(1, wishes.jobs // side_by_side)
    done: dict[int, Examination] = {}
    inspectors, pool = Inspectors(COMMAND), ThreadPoolExecutor(side_by_side)

    def examine(path: Path) -> Examination:
        return _examine(path, wishes, within, inspectors)

    try:
        futures = {pool.submit(examine, path): at for at, path in enumerate(paths)}
        for count, future in enumerate(as_completed(futures), start=1):
            done[futures[future]] = future.result()
            progress(count, len(paths), legible(paths[futures[future]].name))
    finally:  # also on Ctrl-C, which reaches this process alone
        pool.shutdown(wait=False, cancel_futures=True)
        inspectors.stop()
        pool.shutdown()
    yield from (done[at] for at in sorted(done))


def printer_wishes(name: str) -> dict[str, Any]:
    """Return what a printer's file asks, as an inspector takes it: title, levels, limits.

    Raises `Faulty` where the file is wrong or grades a check that there is not.
    """
    problems = Problems()
    entry = load_printer_entry(name or DEFAULT, House.of(Path.cwd()), Sources(problems))
    if entry is None:
        raise Faulty(problems.sorted)
    try:
        profile = printer_profile(entry)
    except KeyError as error:
        message = f"checks names {error.args[0]!r}, which is no check"
        hint = "publisher preflight --list names them all"
        place = entry.place_of("checks")
        problem = Problem("printer-check", message, place, hint, step=ExitCode.PRINTER)
        raise Faulty([problem]) from None
    levels = {
        id: (level.status.name.lower() if level.status is not None else "", level.reason)
        for id, level in profile.levels.items()
    }
    return {"title": profile.title, "levels": levels, "limits": asdict(profile.limits)}


def write_page(report: Report, path: Path) -> None:
    """Write the page of a report. Raises `Faulty` where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, html(report).encode())
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        message = f"{legible(path)} cannot be written: {reason}"
        hint = "choose another place with --html"
        raise Faulty([Problem("output", message, None, hint, step=ExitCode.OUTPUT)]) from None


def _barrier(path: Path) -> str:
    """Return why a path is not opened: opening what is no file may wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return (error.strerror or "it cannot be opened").lower()
    if stat.S_ISREG(mode):
        return ""
    return f"it is {KINDS.get(stat.S_IFMT(mode), 'something else')}, not a file: save it as one"


def _examine(path: Path, wishes: Wishes, jobs: int, inspectors: Inspectors) -> Examination:
    if reason := _barrier(path):
        return Examination(path, reason=reason)
    order = {
        "path": str(path.absolute()),
        "password": wishes.password,
        "profile": wishes.profile,
        "ink": wishes.ink,
        "pictures": wishes.pictures,
        "jobs": jobs,
        "seconds": wishes.seconds,
        "memory": wishes.memory,
        **(wishes.printer or {}),
    }
    try:
        answer = inspectors.answer(order, wishes.seconds, wishes.memory)
        if "unreadable" in answer:
            return Examination(path, reason=str(answer["unreadable"]))
        return Examination(path, report_from(answer["report"]))
    except NoAnswer as lost:
        return Examination(path, reason=lost.reason, ours=lost.ours)
    except (ValueError, KeyError, TypeError):
        return Examination(path, reason="its report is of another version", ours=True)
