"""`publisher separate`: any PDF in the inks of a printer."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import Separated, separate
from publisher.cli.options import QUIET, STRICT
from publisher.cli.telling import print_problems, shown, size_of, some


@click.command("separate")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--printer",
    metavar="NAME",
    default="",
    help="Whose inks: a file in assets/printers, or the path of one. Default: coated-fogra39.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="The file to write. Default: <FILE>-press.pdf beside it.",
)
@STRICT
@QUIET
def separate_command(
    file: Path, *, printer: str, out: Path | None, strict: bool, quiet: bool
) -> None:
    """Turn the PDF FILE into the inks of a printer, as PDF/X-4 where it can be."""
    made = separate(file, printer=printer, out=out, strict=strict)
    print_problems(made.problems)
    if not quiet:
        pages = some(made.pages, "page")
        standing = made.standard or _standing(made)
        click.echo(f"{pages}, {size_of(made.size)}, {standing}, {shown(made.path)}")


def _standing(made: Separated) -> str:
    """Say what a file is that does not call itself PDF/X-4: only its own rules make it less."""
    if "PDF/X-4" in made.broken:
        return "not PDF/X-4"
    return f"not called PDF/X-4 (breaks {' and '.join(made.broken)} rules)"
