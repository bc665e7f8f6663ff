"""How the command line tells things: problems, counts, sizes, paths."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from publisher.problems import Problem


def print_problems(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, with places as one sees them from here."""
    try:
        base = Path.cwd()
    except OSError:  # the folder we stand in is gone
        base = Path("/")
    for problem in problems:
        click.echo(problem.render(base) + "\n", err=True)


def some(count: int, what: str) -> str:
    """Return a count with its noun: 1 page, 2 pages."""
    return f"{count} {what}{'s' if count > 1 else ''}"


def size_of(size: int) -> str:
    """Return a size in bytes as people read it."""
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size / 1e3:.0f} kB"


def shown(path: Path) -> Path:
    """Return a path as one sees it from where one stands."""
    path = path.resolve()
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
