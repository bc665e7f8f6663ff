"""`publisher preflight`: what a printer would reject in any PDF, told before the printer does."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Sequence
from itertools import chain, count
from pathlib import Path
from typing import Any

import click

from publisher.cli.ending import ending_in_order
from publisher.problems import ExitCode, legible
from publisher.progress import watch

COLOURS = {"error": "magenta", "fail": "red", "warn": "yellow", "skip": "cyan", "info": "blue"}

DAY = 86_400  #: s
TERABYTE = 1 << 20  #: MB


class Seconds(click.FloatRange):
    """A time within a range; what is no number at all lies outside of every range."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the time. Fails as a usage error outside of the range."""
        seconds = super().convert(value, param, ctx)
        if math.isnan(seconds):
            self.fail(f"{value} is not in the range {self.min}<=x<={self.max}.", param, ctx)
        return seconds


@click.command("preflight")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--profile",
    default="",
    metavar="NAME",
    help="What the files are held against: x4, magazine, newspaper, sheet, web, web-news (each "
    "also as …-rgb), screen, archive, or printer:NAME. Default: what a file claims to be.",
)
@click.option("--password", default="", help="The password of encrypted files.")
@click.option(
    "--fail-on",
    type=click.Choice(["warn", "fail"]),
    default="fail",
    help="The least status with which a file is bad. Default: fail.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the reports as JSON.")
@click.option(
    "--html",
    "page",
    type=click.Path(path_type=Path),
    help="Write a page to keep; with several files, a folder of pages.",
)
@click.option("--ink/--no-ink", default=True, help="Measure ink with Ghostscript. Default: --ink.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes at once. Default: one a core.")
@click.option(
    "--timeout", type=Seconds(1, DAY), default=600, help="Seconds for a file. Default: 600."
)
@click.option(
    "--memory",
    type=click.IntRange(256, TERABYTE),
    default=2048,
    metavar="MB",
    help="Memory for a file. Default: 2048.",
)
@click.option("--explain", metavar="ID", help="Say what a check asks, and why.")
@click.option("--list", "listed", is_flag=True, help="List all checks.")
@click.option("-q", "--quiet", is_flag=True, help="Say no more than the verdicts.")
def preflight_command(
    files: tuple[Path, ...],
    *,
    profile: str,
    password: str,
    fail_on: str,
    as_json: bool,
    page: Path | None,
    ink: bool,
    jobs: int | None,
    timeout: float,
    memory: int,
    explain: str | None,
    listed: bool,
    quiet: bool,
) -> None:
    """Say what is wrong with FILES, any PDFs: where, why it matters, and what to do."""
    if explain or listed:
        _explain(explain)
        return
    if not files:
        raise click.UsageError("Missing argument 'FILES...'.")
    from publisher.preflighting import Wishes, examine_files  # noqa: PLC0415 – pikepdf is heavy

    name, printer = _profile(profile)
    targets = _targets(files, page) if page is not None else ()
    wishes = Wishes(
        name, password, ink, page is not None, jobs or os.cpu_count() or 1, timeout, memory, printer
    )
    with ending_in_order(), watch(quiet or as_json, verbose=False) as watcher:
        found = list(
            examine_files(
                files, wishes, lambda done, total, each: watcher.step("files", done, total, each)
            )
        )
    _write_pages(found, targets)
    if as_json:
        _print_json(found)
    else:
        _print_reports(found, quiet)
    if code := _code(found, fail_on):
        raise click.exceptions.Exit(code)


def _profile(name: str) -> tuple[str, dict[str, Any] | None]:
    """Return a profile's name, and what a printer's file makes of it."""
    from publisher.preflight.profiles import PROFILES  # noqa: PLC0415

    if name == "printer:":
        raise click.BadParameter("it names no printer: write printer:NAME")
    if name.startswith("printer:"):
        from publisher.preflighting import printer_wishes  # noqa: PLC0415

        return name, printer_wishes(name.removeprefix("printer:"))
    if name and name not in PROFILES:
        known = ", ".join([*PROFILES, "printer:NAME"])
        raise click.BadParameter(f"there is no profile {name!r}; there are {known}")
    return name, None


def _explain(id: str | None) -> None:
    from publisher.preflight.checks import CHECKS  # noqa: PLC0415
    from publisher.preflight.profiles import PROFILES  # noqa: PLC0415

    if id is None:
        for check in CHECKS.values():
            click.echo(f"{check.id:<28}{check.title}")
        return
    if id not in CHECKS:
        raise click.BadParameter(f"there is no check {id!r}; --list names them all")
    check = CHECKS[id]
    within = [name for name, profile in PROFILES.items() if id in profile.levels]
    click.echo(f"{id} ({check.status.name.lower()})\n\n{check.about}\n")
    if check.hint:
        click.echo(f"What to do: {check.hint}.")
    click.echo(f"Asked by: {', '.join(within) or 'no profile'}.")


def _print_json(found: Iterable[Any]) -> None:
    from publisher.report.report import VERSION, to_json  # noqa: PLC0415

    files = [
        to_json(each.report)
        if each.report
        else {"file": legible(each.path.name), "unreadable": each.reason}
        for each in found
    ]
    click.echo(json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=1))


def _print_reports(found: Sequence[Any], quiet: bool) -> None:
    from publisher.report.terminal import report_lines, summary_lines  # noqa: PLC0415

    reports = [each.report for each in found if each.report]
    for report in () if quiet else reports:
        _echo(report_lines(report))
        click.echo()
    if len(found) > 1 or quiet:
        _echo(summary_lines([(legible(each.path), each.report) for each in found]))
    for each in found:
        if not each.report:
            click.echo(f"{legible(each.path)}: cannot be read: {each.reason}", err=True)


def _echo(lines: Iterable[Any]) -> None:
    for line in lines:
        click.secho(line.text, fg=COLOURS.get(line.status))


def _targets(files: Sequence[Path], path: Path) -> list[Path]:
    """Return where the page of each file goes: one to a file, several into a folder."""
    targets = [path] if len(files) == 1 else [path / f"{name}.html" for name in _names(files)]
    for target in targets:
        for file in files:
            if target.exists() and file.exists() and target.samefile(file):
                name = legible(target)
                message = f"{name} is a file to be inspected; choose another place for the page"
                raise click.BadParameter(message, param_hint="'--html'")
    return targets


def _names(files: Iterable[Path]) -> list[str]:
    """Return a name for each file, its stem; a number is added where one before it has the same.

    Names that differ only in case are the same: on some disks they are.
    """
    taken: dict[str, str] = {}
    for file in files:
        tries = chain([file.stem], (f"{file.stem}-{number}" for number in count(2)))
        name = next(name for name in tries if name.casefold() not in taken)
        taken[name.casefold()] = name
    return list(taken.values())


def _write_pages(found: Iterable[Any], targets: Iterable[Path]) -> None:
    """Write the page of each report to its place; there are no places where none is asked for."""
    from publisher.preflighting import write_page  # noqa: PLC0415

    for each, target in zip(found, targets, strict=False):
        if each.report:
            write_page(each.report, target)
            click.echo(f"written: {legible(target)}", err=True)


def _code(found: Iterable[Any], fail_on: str) -> int:
    """Return how the run ends: our fault before unreadable, unreadable before bad."""
    found = list(found)
    bad = ("fail", "warn") if fail_on == "warn" else ("fail",)
    statuses = {each.report.status for each in found if each.report}
    if "error" in statuses or any(each.ours for each in found):
        return ExitCode.BUG
    if any(each.report is None for each in found):
        return ExitCode.PDF
    return ExitCode.PREFLIGHT if statuses & set(bad) else ExitCode.OK
