"""`publisher freeze`, `rebuild`, `verify` and `unpack`: what archive staff do with an issue."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from publisher import Made, Verified, freeze, rebuild, unpack, verify
from publisher.cli.options import (
    ISSUE,
    JOBS,
    LAYOUT,
    PICTURES,
    PLACEHOLDERS,
    PRINTER,
    QUIET,
    STRICT,
    edition_option,
    out_option,
)
from publisher.cli.telling import print_problems, shown, size_of, some
from publisher.problems import ExitCode
from publisher.progress import watch

LISTED = 10  #: inputs that a verdict names; --json has them all


@click.command("freeze")
@ISSUE
@edition_option("An edition that the lock tells of; repeatable. Default: all three.")
@out_option("output/<issue id>")
@PRINTER
@PLACEHOLDERS
@PICTURES
@JOBS
@STRICT
@QUIET
def freeze_command(
    issue: Path,
    *,
    editions: tuple[str, ...],
    out: Path | None,
    printer: str,
    allow_placeholders: bool,
    pictures: str,
    jobs: int | None,
    strict: bool,
    quiet: bool,
) -> None:
    """Build ISSUE and write issue.lock: what it was made from, by what, and what came of it."""
    with watch(quiet, verbose=False) as watcher:
        frozen = freeze(
            issue,
            editions=editions or ("screen", "press", "archive"),
            out=out,
            printer=printer,
            allow_placeholders=allow_placeholders,
            pictures=pictures,
            jobs=jobs,
            strict=strict,
            progress=watcher.step,
        )
    print_problems(frozen.problems)
    if not quiet:
        _print_lines(_files(frozen.files))
        click.echo(f"lock: {shown(frozen.lock)}")


@click.command("rebuild")
@ISSUE
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the files. Default: output/<issue id>-rebuilt; of a PDF <name>-rebuilt"
    " beside it.",
)
@LAYOUT
@JOBS
@QUIET
def rebuild_command(
    issue: Path, *, out: Path | None, layout: str, jobs: int | None, quiet: bool
) -> None:
    """Build ISSUE, a frozen issue's folder or an archive PDF, as its lock says."""
    with watch(quiet, verbose=False) as watcher:
        rebuilt = rebuild(issue, out=out, layout=layout, jobs=jobs, progress=watcher.step)
    print_problems(rebuilt.problems)
    if not quiet:
        _print_lines(_files(rebuilt.files, compared=True))
    _leave(all(file.same for file in rebuilt.files) or layout == "current")


@click.command("verify")
@ISSUE
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a page with before, after and difference of the pages that changed.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the verdicts as JSON.")
@LAYOUT
@JOBS
@QUIET
def verify_command(
    issue: Path, *, html: Path | None, as_json: bool, layout: str, jobs: int | None, quiet: bool
) -> None:
    """Build ISSUE, a frozen issue's folder or an archive PDF, out of sight and compare.

    Each edition is identical (the same bytes), has the same pages (other bytes, all pages alike at
    100 ppi), or is changed.
    """
    with watch(quiet or as_json, verbose=False) as watcher:
        verified = verify(issue, layout=layout, html=html, jobs=jobs, progress=watcher.step)
    print_problems(verified.problems)
    if as_json:
        click.echo(_json(verified))
    elif not quiet:
        _print_lines(_verdict(verified))
        if html:
            click.echo(f"report: {shown(html)}")
    elif not verified.sound:
        _print_lines(_verdict(verified))
    _leave(verified.sound)


@click.command("unpack")
@click.argument("pdf", type=click.Path(path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@QUIET
def unpack_command(pdf: Path, folder: Path, quiet: bool) -> None:
    """Restore the FOLDER that the archive edition PDF was made from."""
    unpacked = unpack(pdf, folder)
    if not quiet:
        click.echo(f"{unpacked.name}: {some(unpacked.files, 'file')}, {shown(unpacked.issue)}")


COMMANDS = (freeze_command, rebuild_command, verify_command, unpack_command)


def _files(files: Sequence[Made], compared: bool = False) -> Iterator[str]:
    for file in files:
        standing = (", identical" if file.same else ", not identical") if compared else ""
        pages, size = some(file.pages, "page"), size_of(file.size)
        yield f"{file.edition}: {pages}, {size}{standing}, {shown(file.path)}"


def _verdict(verified: Verified) -> Iterator[str]:
    for each in verified.editions:
        pages = f": {_listed(each.pages)}" if each.pages else ""
        kept = f" (the file that was frozen is {each.kept})" if each.kept else ""
        yield f"{each.edition}: {each.verdict}{pages}{kept}"
    for what, lines in (("input", verified.inputs), ("software", verified.software)):
        yield from (f"{what}: {line}" for line in lines[:LISTED])
        if len(lines) > LISTED:
            yield f"{what}: and {len(lines) - LISTED} more"
    yield f"{verified.issue}: {verified.verdict}"


def _listed(pages: Sequence[str]) -> str:
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(pages)}"


def _json(verified: Verified) -> str:
    told = asdict(verified)
    told["problems"] = [problem.render() for problem in verified.problems]
    return json.dumps(told, indent=1, ensure_ascii=False)


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _leave(sound: bool) -> None:
    """Leave with the exit code of an issue that is not what its lock says, if it is not."""
    if not sound:
        raise click.exceptions.Exit(ExitCode.DRIFT)
