"""Progress as people watch it: a bar on a terminal, plain lines in a pipe, nothing when quiet."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import click


class Watcher(Protocol):
    """Is told of each step, and says the last word."""

    def step(self, step: str, done: int, total: int, name: str) -> None:
        """Note that `done` of `total` things of a step are made, `name` the last of them."""

    def say(self, line: str) -> None:
        """Say a line for good."""


class _Silence:
    def step(self, step: str, done: int, total: int, name: str) -> None:
        """Say nothing."""

    def say(self, line: str) -> None:
        """Say nothing."""


class _Lines:
    """A line for each step in a pipe; for each thing made when verbose."""

    def __init__(self, verbose: bool) -> None:
        self._verbose, self._last = verbose, ("", -1)

    def step(self, step: str, done: int, total: int, name: str) -> None:
        """Say a step when it begins and when it ends."""
        ends = total > 1 and done == total
        if (step, done) != self._last and (step != self._last[0] or ends or self._verbose):
            count = f": {done} of {total}" if total > 1 else ""
            click.echo(f"{step}{count}{f' ({name})' if name and self._verbose else ''}")
        self._last = (step, done)

    def say(self, line: str) -> None:
        """Say a line."""
        click.echo(line)


class _Bar:
    """One bar that follows the steps on a terminal and leaves no trace."""

    def __init__(self, progress: Any) -> None:
        self._progress, self._last = progress, ""
        self._task = progress.add_task("manifest", total=1, thing="")

    def step(self, step: str, done: int, total: int, name: str) -> None:
        """Move the bar."""
        total = max(1, total)
        if step != self._last:  # what was done before it began took no time of it
            self._progress.reset(self._task, completed=done, total=total)
        self._last = step
        self._progress.update(
            self._task, description=step, completed=done, total=total, thing=name[:40]
        )

    def say(self, line: str) -> None:
        """Say a line once the bar is gone."""
        click.echo(line)


@contextmanager
def watch(quiet: bool, verbose: bool, *, long: bool = False) -> Iterator[Watcher]:
    """Yield the watcher that suits where the output goes; a `long` run is told the time left."""
    if quiet:
        yield _Silence()
    elif verbose or sys.stderr is None or not sys.stderr.isatty():
        yield _Lines(verbose)
    else:
        from rich.console import Console  # noqa: PLC0415 – not needed in a pipe
        from rich.progress import (  # noqa: PLC0415
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        columns = (
            TextColumn("{task.description:>9}"),
            BarColumn(),
            MofNCompleteColumn(),
            *([TimeRemainingColumn(), TextColumn("left")] if long else []),
            TextColumn("{task.fields[thing]}", style="dim"),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            yield _Bar(progress)
