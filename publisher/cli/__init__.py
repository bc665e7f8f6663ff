"""The command line: arguments in, one call of the library, an exit code out."""

from __future__ import annotations

import errno
import gc
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from publisher import Result, __version__, build, check
from publisher.cli.archive import archive_command
from publisher.cli.articles import articles_command
from publisher.cli.backissues import COMMANDS
from publisher.cli.diff import diff_command
from publisher.cli.export import export_command
from publisher.cli.impose import impose_command
from publisher.cli.options import (
    ISSUE,
    JOBS,
    PICTURES,
    PLACEHOLDERS,
    PRINTER,
    QUIET,
    STRICT,
    edition_option,
    out_option,
)
from publisher.cli.preflight import preflight_command
from publisher.cli.separate import separate_command
from publisher.cli.telling import print_problems, shown, size_of, some
from publisher.problems import ExitCode, Faulty, Problem
from publisher.progress import Watcher, watch

LOST_OUTPUT = (errno.EPIPE, errno.ENOSPC)  #: what we say can be said no longer


def _exit_codes() -> str:
    rows = [f"  {code.value:>3}  {code.name.lower()}" for code in ExitCode]
    return "\b\nExit codes:\n" + "\n".join(rows)


MANIFESTS = ("issue", "publication", "article", "layout", "printer")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_exit_codes(),
)
@click.version_option(__version__, prog_name="publisher")
def cli() -> None:
    """Print periodicals: an issue folder in, finished PDF editions out."""


@cli.command("build")
@ISSUE
@edition_option("An edition to finish; may be given more than once. Default: screen.")
@out_option("output/<issue id>")
@click.option(
    "--only",
    multiple=True,
    metavar="PART",
    help="Build this part or article alone, with its true folios; repeatable.",
)
@PRINTER
@PLACEHOLDERS
@PICTURES
@JOBS
@STRICT
@QUIET
@click.option("-v", "--verbose", is_flag=True, help="Say which part or picture was made.")
def build_command(
    issue: Path,
    *,
    editions: tuple[str, ...],
    out: Path | None,
    only: tuple[str, ...],
    printer: str,
    allow_placeholders: bool,
    pictures: str,
    jobs: int | None,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Build editions of ISSUE, a folder or its issue.yaml."""
    with watch(quiet, verbose) as watcher:
        result = build(
            issue,
            editions=editions or ("screen",),
            out=out,
            only=only,
            printer=printer,
            allow_placeholders=allow_placeholders,
            pictures=pictures,
            jobs=jobs,
            strict=strict,
            progress=watcher.step,
        )
    print_problems(result.problems)
    _print_result(result, watcher)


@cli.command("check")
@ISSUE
@click.option("--printer", metavar="NAME", help="Hold the issue against this printer as well.")
@STRICT
@QUIET
def check_command(issue: Path, printer: str | None, strict: bool, quiet: bool) -> None:
    """Report all problems in the sources of ISSUE and build nothing."""
    problems = check(issue, strict=strict, printer=printer)
    print_problems(problems)
    if not quiet:
        click.echo(f"{issue}: {'no problems' if not problems else _count(problems)}")


for command in (
    *COMMANDS,
    archive_command,
    articles_command,
    diff_command,
    export_command,
    impose_command,
    preflight_command,
    separate_command,
):
    cli.add_command(command)


@cli.command("schema")
@click.argument("kind", type=click.Choice([*MANIFESTS, "report", "diff"]))
def schema_command(kind: str) -> None:
    """Print the JSON Schema of a kind of manifest, for editors, or of what programs read.

    A report is one of preflight's, a diff a comparison.
    """
    if kind == "diff":
        from publisher.comparing.schema import schema_text as diff_schema  # noqa: PLC0415

        click.echo(diff_schema(), nl=False)
        return
    if kind == "report":
        from publisher.report.schema import schema_text as report_schema  # noqa: PLC0415

        click.echo(report_schema(), nl=False)
        return
    from publisher.manifest.schema import schema_text  # noqa: PLC0415 – pydantic is heavy

    click.echo(schema_text(kind), nl=False)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with an exit code of `ExitCode`."""
    gc.set_threshold(100_000, 50, 50)  # a run is short; what it imports need not be looked through
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
    except OSError as error:  # nobody reads on: say no more, not even at the end of the process
        if error.errno not in LOST_OUTPUT:
            raise
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        code = ExitCode.OUTPUT
    sys.exit(code)


def _run(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code; click's own `main` would choose other codes."""
    try:
        with cli.make_context("publisher", [*arguments]) as context:
            cli.invoke(context)
        return ExitCode.OK
    except Faulty as faulty:
        print_problems(faulty.problems)
        click.echo(_count(faulty.problems), err=True)
        return faulty.exit_code
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; the last finished files are as they were", err=True)
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except Exception as error:
        if getattr(error, "errno", None) in LOST_OUTPUT:
            raise
        traceback.print_exc()
        click.echo("this is a fault of the publisher; please report the lines above", err=True)
        return ExitCode.BUG


def _count(problems: Sequence[Problem]) -> str:
    names = [problem.severity.name.lower() for problem in problems]
    kinds = [(names.count(kind), kind) for kind in ("error", "warning", "note")]
    return ", ".join(f"{count} {kind}{'s' if count > 1 else ''}" for count, kind in kinds if count)


def _print_result(result: Result, watcher: Watcher) -> None:
    for file in result.files:
        pages = some(file.pages, "page")
        size, path = size_of(file.size), shown(file.path)
        watcher.say(f"{file.edition}: {pages}, {result.seconds:.1f} s, {size}, {path}")
