"""`publisher impose`: the pages of a PDF put up on printer's sheets."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import Imposed, impose
from publisher.cli.options import QUIET
from publisher.cli.telling import print_problems, shown, size_of, some


def _creep(context: click.Context, parameter: click.Parameter, value: str) -> float | None:
    """Return a length in mm, or None for "auto"."""
    if value == "auto":
        return None
    try:
        return float(value)
    except ValueError:
        message = f'"{value}" is neither auto nor a length in mm'
        raise click.BadParameter(message, context, parameter) from None


@click.command("impose")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--printer",
    metavar="NAME|FILE",
    default="",
    help="Whose sheet, signature, paper and scheme are taken where they are not given: a file in"
    " assets/printers, or the path of one.",
)
@click.option(
    "--scheme",
    type=click.Choice(["saddle", "perfect"]),
    help="Signatures within one another, stitched, or one behind another, glued."
    " Default: the printer's, or saddle.",
)
@click.option(
    "--signature",
    type=int,
    metavar="PAGES",
    help="The pages of a signature: 4, 8, 16 or 32. Default: the printer's, or 16.",
)
@click.option(
    "--sheet",
    help="A name (A1–A4, SRA1–SRA4, B2) or a size in mm such as 330x487."
    " Default: the printer's largest, or SRA3.",
)
@click.option(
    "--creep",
    callback=_creep,
    default="auto",
    metavar="auto|MM",
    help="How far the innermost pages move towards the spine. Default: auto, from the paper.",
)
@click.option(
    "--paper",
    type=float,
    metavar="MM",
    help="The thickness of the paper. Default: that of the printer's inside, or 0.1.",
)
@click.option(
    "--milling",
    type=float,
    default=0.0,
    metavar="MM",
    help="What is ground off the spine of each leaf before it is glued. Default: 0.",
)
@click.option(
    "--with-cover",
    is_flag=True,
    help="Put up the cover as well where it has a file of its own.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. Default: FILE-sheets.pdf, beside FILE.",
)
@QUIET
def impose_command(
    file: Path,
    *,
    printer: str,
    scheme: str | None,
    signature: int | None,
    sheet: str | None,
    creep: float | None,
    paper: float | None,
    milling: float,
    with_cover: bool,
    out: Path | None,
    quiet: bool,
) -> None:
    """Put the pages of FILE, a PDF, up on printer's sheets."""
    imposed = impose(
        file,
        printer=printer,
        scheme=scheme,
        signature=signature,
        sheet=sheet,
        creep=creep,
        paper=paper,
        milling=milling,
        with_cover=with_cover,
        out=out,
    )
    print_problems(imposed.problems)
    if not quiet:
        size, path = size_of(imposed.size), shown(imposed.path)
        click.echo(f"{imposed.scheme}: {_sheets(imposed)}, {size}, {path}")


def _sheets(imposed: Imposed) -> str:
    """Say what was put up, e.g. 52 pages in 4 signatures (16, 16, 16, 4) on 7 sheets, 4 up."""
    signatures = some(len(imposed.signatures), "signature")
    lengths = ", ".join(map(str, imposed.signatures))
    blanks = f" and {some(imposed.blanks, 'blank')}" if imposed.blanks else ""
    return (
        f"{some(imposed.pages, 'page')}{blanks} in {signatures} ({lengths}) "
        f"on {some(imposed.sheets, 'sheet')}, {imposed.up} up, creep {imposed.creep:.3g} mm"
    )
