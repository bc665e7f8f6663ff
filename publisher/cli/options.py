"""Options that several commands take, each in the same words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

ISSUE = click.argument("issue", type=click.Path(path_type=Path))
JOBS = click.option(
    "--jobs", type=click.IntRange(1, 64), help="Worker processes. Default: one a core."
)
STRICT = click.option("--strict", is_flag=True, help="Treat warnings as errors.")
QUIET = click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
PRINTER = click.option(
    "--printer",
    metavar="NAME",
    default="",
    help="The printer of the press edition: a file in assets/printers, or the path of one."
    " Default: the issue's own, or coated-fogra39.",
)
PLACEHOLDERS = click.option(
    "--allow-placeholders",
    is_flag=True,
    help="Let the press edition print placeholders for advertisements that have not arrived.",
)
PICTURES = click.option(
    "--pictures",
    type=click.Choice(["original", "300"]),
    default="original",
    help="Those of the archive edition: whole and as they came, or at 300 ppi of their place.",
)
LAYOUT = click.option(
    "--layout",
    type=click.Choice(["locked", "current"]),
    default="locked",
    help="Whose layout and faces: those of the lock, or the house's present ones. Default: locked.",
)


def edition_option(words: str) -> Decorator:
    """Return the option that names editions; `words` are its help."""
    names = click.Choice(["screen", "press", "archive"])
    return click.option("--edition", "editions", multiple=True, type=names, help=words)


def out_option(default: str) -> Decorator:
    """Return the option of a folder to write into; `default` is where files go without it."""
    kind = click.Path(path_type=Path, file_okay=False)
    words = f"The folder for the files. Default: {default}."
    return click.option("-o", "--out", type=kind, help=words)
