"""`publisher articles`: each article as a PDF of its own."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import articles
from publisher.cli.options import ISSUE, JOBS, QUIET, STRICT, out_option
from publisher.cli.telling import print_problems, shown, size_of, some
from publisher.progress import watch

_EXAMPLES = """\b
Examples:
  publisher articles issues/2023-q4
  publisher articles issues/2023-q4 --only cica-day --only foreword -o offprints/
"""


@click.command("articles", epilog=_EXAMPLES)
@ISSUE
@out_option("output/<issue id>/articles")
@click.option(
    "--edition",
    type=click.Choice(["screen"]),
    default="screen",
    help="The edition to make them in. Default: screen.",
)
@click.option("--only", multiple=True, metavar="SLUG", help="Make this article alone; repeatable.")
@JOBS
@STRICT
@QUIET
@click.option("-v", "--verbose", is_flag=True, help="Say which article was made.")
def articles_command(
    issue: Path,
    *,
    out: Path | None,
    edition: str,
    only: tuple[str, ...],
    jobs: int | None,
    strict: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write each article of ISSUE as a PDF of its own, with its own record and true folios."""
    with watch(quiet, verbose) as watcher:
        made = articles(
            issue,
            edition=edition,
            out=out,
            only=only,
            jobs=jobs,
            strict=strict,
            progress=watcher.step,
        )
    print_problems(made.problems)
    if not quiet:
        size = size_of(sum(file.size for file in made.files))
        count, folder = some(len(made.files), "article"), shown(made.files[0].path.parent)
        click.echo(f"{edition}: {count}, {made.seconds:.1f} s, {size}, {folder}")
