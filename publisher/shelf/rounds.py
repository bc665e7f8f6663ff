"""A round of the shelf: surveyed, then each item looked after, and every outcome entered."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from publisher import __version__
from publisher.problems import ExitCode, Faulty, Problem, Problems, Severity, legible
from publisher.shelf import checksums
from publisher.shelf.catalogue import GONE, Catalogue
from publisher.shelf.ledger import Run, Selection, Task
from publisher.shelf.orders import UNLOCKED, VERDICTS, Order, Outcome
from publisher.shelf.running import CLERK, clerks, outcomes

Progress = Callable[[str, int, int, str], None]


@dataclass(frozen=True)
class Wishes:
    """What is to be done on a shelf, and how."""

    work: str  #: verify, rebuild or check
    selection: Selection = field(default_factory=Selection)
    layout: str = "locked"
    out: Path | None = None  #: the folder for editions that are rebuilt
    pages: Path | None = None  #: the folder for a page of what differs in each issue
    jobs: int = 1
    seconds: float = 3600.0  #: for one issue
    memory: int = 4096  #: MB for one issue
    scheduler: str = ""
    shared: bool = False  #: whether workers of the scheduler see the shelf
    afresh: bool = False
    accept: bool = False
    clerk: str = CLERK

    @property
    def identity(self) -> str:
        """What an interrupted run must have in common with this one to be taken up."""
        told = [__version__, self.work, self.layout, str(self.out), str(self.pages), self.accept]
        chosen = self.selection
        told += [chosen.since, chosen.years, chosen.failed]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def go_round(
    catalogue: Catalogue, shelf: Path, wishes: Wishes, problems: Problems, progress: Progress
) -> tuple[Run, int]:
    """Do what is wished with each item; return the run, and how many were done before.

    Raises `Faulty` where another run is at work, or a scheduler is lost; what was done stays done.
    """
    with _alone(catalogue.path):
        run = Run.begin(catalogue, wishes.identity, wishes.selection, wishes.afresh, wishes.accept)
        before, total = run.count()
        if before:
            problems.add(_resuming(before, total))
        done = before + _foregone(run, wishes.work)
        progress(wishes.work, done, total, "")
        orders = _orders(catalogue, shelf, run, wishes)
        with closing(_outcomes(orders, wishes)) as stream:
            for name, outcome in stream:
                done += run.enter(name, outcome)
                progress(wishes.work, done, total, name)
        _close(catalogue, run, wishes, problems)
    return run, before


def _foregone(run: Run, work: str) -> int:
    """Enter what needs no clerk to be known; return how many items that are."""
    return sum(
        run.enter(task.name, outcome) for task in run.waiting() if (outcome := _known(task, work))
    )


def _known(task: Task, work: str) -> Outcome | None:
    if task.state == GONE:
        return Outcome("missing", (VERDICTS["missing"],))
    if task.kind == "barred" or (task.trouble and work != "check"):
        return Outcome("faulty", (task.trouble,))
    if not task.locked and work != "check":
        return Outcome("unlocked", (UNLOCKED,))
    return None


def _orders(
    catalogue: Catalogue, shelf: Path, run: Run, wishes: Wishes
) -> Iterator[tuple[str, Order]]:
    """Yield an order for each item that waits, made when it is its turn."""
    for task in run.waiting():
        order = Order(
            work=wishes.work,
            path=str((shelf / task.name).absolute()),
            kind=task.kind,
            locked=task.locked,
            trouble=task.trouble,
            layout=wishes.layout,
            out=str(_beneath(wishes.out, task, shelf)) if wishes.out else "",
            page=f"{wishes.pages.absolute() / task.name}.html" if wishes.pages else "",
            recorded=catalogue.recorded(task.name) if wishes.work == "check" else None,
            version=__version__,
            memory=wishes.memory,
        )
        yield task.name, order


def _beneath(folder: Path, task: Task, shelf: Path) -> Path:
    """Return the place of an item below a folder, which is that of a PDF without its suffix."""
    bare = task.name[:-4] if task.kind == "pdf" else task.name
    return folder.absolute() / (
        task.name if (shelf / bare).exists() and bare != task.name else bare
    )


def _outcomes(
    orders: Iterable[tuple[str, Order]], wishes: Wishes
) -> Generator[tuple[str, Outcome], None, None]:
    """Return the stream of outcomes, from this machine or from the workers of a scheduler."""
    if not wishes.scheduler:
        return outcomes(orders, clerks(wishes.clerk), wishes.jobs, wishes.seconds)
    try:
        from publisher.shelf import cluster  # noqa: PLC0415 – an extra
    except ImportError:
        hint = 'pip install "publisher[cluster]"'
        message = "the library distributed is not installed"
        raise Faulty([Problem("scheduler", message, None, hint, step=ExitCode.USAGE)]) from None
    return cluster.outcomes(orders, wishes.scheduler, wishes.clerk, wishes.seconds, wishes.shared)


@contextmanager
def _alone(catalogue: Path) -> Iterator[None]:
    """Hold the shelf for one run. Raises `Faulty` where another one has it.

    The lock is a file of its own: SQLite's are dropped by whoever opens and closes the catalogue.
    """
    handle = os.open(catalogue.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    try:
        _hold(handle)
        yield
    finally:
        os.close(handle)


def _hold(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        message, hint = "another run is at work on this shelf", "wait until it has ended"
        raise Faulty([Problem("shelf-busy", message, None, hint, step=ExitCode.SHELF)]) from None


def _close(catalogue: Catalogue, run: Run, wishes: Wishes, problems: Problems) -> None:
    """End a run; after a check, what was recorded is written as a text as well."""
    if wishes.work == "check":
        try:
            checksums.write(catalogue)
        except OSError as error:
            place = legible(checksums.place(catalogue.path))
            message = f"{place} cannot be written: {(error.strerror or 'no reason').lower()}"
            hint = "name a file for the catalogue that can be written with --catalogue"
            problem = Problem("checksums", message, None, hint, Severity.WARNING, ExitCode.OUTPUT)
            problems.add(problem)
    run.end()


def _resuming(done: int, total: int) -> Problem:
    message = f"resuming: {done} of {total} done"
    return Problem("resuming", message, None, None, Severity.NOTE, ExitCode.SHELF)
