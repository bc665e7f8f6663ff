"""`publisher archive`: a shelf of back issues listed, verified, rebuilt, checked; bags of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from publisher import Account, Deposited, deposit, list_shelf, receive, tend_shelf
from publisher.cli.ending import ending_in_order
from publisher.cli.options import LAYOUT, QUIET
from publisher.cli.preflight import COLOURS, DAY, TERABYTE, Seconds
from publisher.cli.telling import print_problems, shown, size_of, some
from publisher.problems import ExitCode, legible
from publisher.progress import watch

Command = Callable[..., Any]
COLOUR = {**COLOURS, "pass": "green"}
RESUMED = "interrupted; the same command goes on from here"


def _options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds options in the order in which they are given."""

    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _date(_: click.Context, __: click.Parameter, value: datetime | None) -> str:
    return value.date().isoformat() if value else ""


SHELF = click.argument("shelf", type=click.Path(path_type=Path))
SELECTED = _options(
    click.option(
        "--since",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=_date,
        metavar="DATE",
        help="Issues published on DATE (2023-12-20) or later.",
    ),
    click.option(
        "--year",
        "years",
        type=click.IntRange(1, 9999),
        multiple=True,
        help="Issues published in this year; repeatable.",
    ),
    click.option("--failed", is_flag=True, help="Issues whose last verdict was not well."),
)
TOLD = _options(
    click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON."),
    click.option(
        "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write a page to keep."
    ),
    click.option(
        "--catalogue",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Where the catalogue is kept. Default: SHELF/.publisher-catalogue.sqlite.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Say no more than what is not well."),
)
WORKED = _options(
    click.option("--jobs", type=click.IntRange(1, 64), help="Issues at once. Default: one a core."),
    click.option(
        "--timeout", type=Seconds(1, DAY), default=3600, help="Seconds for an issue. Default: 3600."
    ),
    click.option(
        "--memory",
        type=click.IntRange(256, TERABYTE),
        default=4096,
        metavar="MB",
        help="Memory for an issue. Default: 4096.",
    ),
    click.option(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="Hand the work to a Dask cluster, for example tcp://host:8786.",
    ),
    click.option(
        "--shared",
        is_flag=True,
        help="The cluster sees SHELF under the same path: issues need not travel.",
    ),
    click.option("--afresh", is_flag=True, help="Begin again; do not take up an interrupted run."),
)


@click.group("archive")
def archive_command() -> None:
    """Look after a SHELF of back issues: folders with an issue.yaml, and archive PDFs.

    \b
    publisher archive list SHELF --year 2023
    publisher archive check SHELF --html health.html
    publisher archive verify SHELF --since 2020-01-01 --jobs 4
    publisher archive rebuild SHELF --failed -o rebuilt
    """


@archive_command.command("list")
@SHELF
@SELECTED
@TOLD
def list_command(shelf: Path, *, as_json: bool, quiet: bool, **options: Any) -> None:
    """List what is on SHELF: identity, date, extent, editions, and the last verdict."""
    with ending_in_order(), watch(quiet or as_json, verbose=False) as watcher:
        account = list_shelf(shelf, progress=watcher.step, **options)
    _tell(account, as_json, quiet, options["html"])


@archive_command.command("verify")
@SHELF
@SELECTED
@LAYOUT
@WORKED
@TOLD
def verify_command(shelf: Path, **options: Any) -> None:
    """Build the issues of SHELF again and hold them against their locks."""
    _tend(shelf, "verify", options)


@archive_command.command("rebuild")
@SHELF
@SELECTED
@LAYOUT
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder for the editions, each issue in one of its own.",
)
@WORKED
@TOLD
def rebuild_command(shelf: Path, **options: Any) -> None:
    """Build the issues of SHELF again, as their locks say."""
    _tend(shelf, "rebuild", options)


@archive_command.command("check")
@SHELF
@SELECTED
@LAYOUT
@WORKED
@click.option(
    "--accept", is_flag=True, help="Record what is on SHELF now; what was recorded is forgotten."
)
@TOLD
def check_command(shelf: Path, **options: Any) -> None:
    """Check the health of SHELF: checksums, validators, and whether issues build as before."""
    _tend(shelf, "check", options)


def _tend(shelf: Path, work: str, options: dict[str, Any]) -> None:
    as_json, quiet = options.pop("as_json"), options.pop("quiet")
    with ending_in_order(), watch(quiet or as_json, verbose=False, long=True) as watcher:
        try:
            account = tend_shelf(shelf, work, progress=watcher.step, **options)
        except KeyboardInterrupt:
            watcher.say(RESUMED)
            raise
    _tell(account, as_json, quiet, options["html"])
    if not account.well:
        raise click.exceptions.Exit(ExitCode.SHELF)


def _tell(account: Account, as_json: bool, quiet: bool, page: Path | None) -> None:
    from publisher.shelf.summary import json_lines, table  # noqa: PLC0415 – Jinja is heavy

    print_problems(account.problems)
    if as_json:
        for line in json_lines(account):
            click.echo(line)
    else:
        for text, grade in table(account, bad_only=quiet):
            click.secho(text, fg=COLOUR.get(grade))
    if page:
        click.echo(f"written: {legible(page)}", err=True)


@archive_command.command("deposit")
@click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="The folder for the bags.",
)
@click.option(
    "--tag",
    "tags",
    multiple=True,
    metavar="NAME=TEXT",
    help='An entry of bag-info.txt, for example "Source-Organization=…"; repeatable.',
)
@QUIET
def deposit_command(
    issues: tuple[Path, ...], *, out: Path, tags: tuple[str, ...], quiet: bool
) -> None:
    """Put each of ISSUES into a bag of its own (BagIt), for an institution that keeps it."""
    pairs = [tag.partition("=") for tag in tags]
    for name, sign, _ in pairs:
        if not sign or not name.strip():
            raise click.BadParameter(f"{name!r} is not NAME=TEXT", param_hint="'--tag'")
    _print_bags(deposit(issues, out, tags=[(name, text) for name, _, text in pairs]), quiet)


@archive_command.command("receive")
@click.argument("bag", type=click.Path(path_type=Path))
@SHELF
@QUIET
def receive_command(bag: Path, shelf: Path, *, quiet: bool) -> None:
    """Put what BAG holds on SHELF, once all its checksums are found to be right."""
    _print_bags(receive(bag, shelf), quiet)


def _print_bags(made: tuple[Deposited, ...], quiet: bool) -> None:
    for each in () if quiet else made:
        files, size = some(each.files, "file"), size_of(each.size)
        click.echo(f"{each.issue}: {files}, {size}, {legible(shown(each.path))}")
