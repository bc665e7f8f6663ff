"""`publisher diff`: what differs between two PDFs or issues, and what the printer does."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import diff
from publisher.cli.options import JOBS
from publisher.cli.telling import shown
from publisher.problems import ExitCode, legible
from publisher.progress import watch

COLOURS = {"warn": "yellow", "pass": "green", "fail": "red", "info": "blue"}
STANDARD_OUTPUT = Path("-")


@click.command("diff")
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", required=False, type=click.Path(path_type=Path))
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path),
    help="Write a page to keep, with the pages that differ side by side.",
)
@click.option(
    "--json",
    "data",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Write the comparison for programs; - for standard output.",
)
@click.option(
    "--ppi",
    type=click.FloatRange(10, 600),
    default=100,
    help="At how many pixels to an inch pages are looked at. Default: 100.",
)
@click.option(
    "--tolerance",
    type=click.IntRange(0, 255),
    default=0,
    help="By how much of 255 a pixel may differ and be the same. Default: 0, exact.",
)
@click.option(
    "--ignore-folios",
    is_flag=True,
    help="Count pages of which running head or folio alone differ as the same.",
)
@JOBS
@click.option("-q", "--quiet", is_flag=True, help="Say no more than the line for the printer.")
def diff_command(
    before: Path,
    after: Path | None,
    *,
    page: Path | None,
    data: Path | None,
    ppi: float,
    tolerance: int,
    ignore_folios: bool,
    jobs: int | None,
    quiet: bool,
) -> None:
    """Say what differs between BEFORE and AFTER: two PDFs, or the folders of two issues.

    The folder of a frozen issue alone is compared with the edition that its lock tells of.

    \b
    publisher diff printed.pdf corrected.pdf
    publisher diff printed.pdf corrected.pdf --html changes.html
    publisher diff issues/2023-q4 /tmp/2023-q4 --json -
    publisher diff issues/2023-q4

    Ends with 0 where nothing differs, with 13 where something does.
    """
    from publisher.comparing.result import to_json  # noqa: PLC0415
    from publisher.comparing.terminal import diff_lines  # noqa: PLC0415

    piped = data == STANDARD_OUTPUT
    with watch(quiet or piped, verbose=False) as watcher:
        found = diff(
            before,
            after,
            html=page,
            json=None if piped else data,
            ppi=ppi,
            tolerance=tolerance,
            ignore_folios=ignore_folios,
            jobs=jobs,
            progress=watcher.step,
        )
    if piped:
        click.echo(to_json(found), nl=False)
    for line in () if piped else diff_lines(found, quiet):
        click.secho(line.text, fg=COLOURS.get(line.status))
    for target in filter(None, (page, None if piped else data)):
        click.echo(f"written: {legible(shown(target))}", err=True)
    if not found.same:
        raise click.exceptions.Exit(ExitCode.DIFFERS)
