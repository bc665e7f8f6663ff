"""`publisher export`: the index of issues for libraries."""

from __future__ import annotations

from pathlib import Path

import click

from publisher import Exported, export
from publisher.cli.options import JOBS, QUIET, STRICT
from publisher.cli.telling import print_problems, shown, size_of, some
from publisher.progress import watch

_FORMATS = ("csl-json", "bibtex", "jats", "opac")
_EXAMPLES = """\b
Examples:
  publisher export issues/2023-q4 --format csl-json
  publisher export issues/2023-q4 --format jats -o deposit/
  publisher export issues/2023-q* --format opac -o voice-of-asia-2023.xml
"""


@click.command("export", epilog=_EXAMPLES)
@click.argument("issues", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    required=True,
    help="csl-json for Zotero and citeproc, bibtex for LaTeX, jats for archives (a file for each"
    " article), opac for library catalogues (MARCXML).",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="The file to write, for jats the folder. Default: output/<issue id>/<issue>-index.*.",
)
@JOBS
@STRICT
@QUIET
def export_command(
    issues: tuple[Path, ...],
    *,
    format_: str,
    out: Path | None,
    jobs: int | None,
    strict: bool,
    quiet: bool,
) -> None:
    """Write the index of ISSUES for libraries: every article, its authors and its pages.

    ISSUES are folders of issues, or folders that hold such. They are laid out for their folios;
    no edition is finished.
    """
    with watch(quiet, verbose=False) as watcher:
        made = export(
            *issues, format=format_, out=out, jobs=jobs, strict=strict, progress=watcher.step
        )
    print_problems(made.problems)
    if not quiet:
        click.echo(_said(made))


def _said(made: Exported) -> str:
    files = f" in {some(made.files, 'file')}" if made.format == "jats" else ""
    issues = some(made.issues, "issue")
    articles = some(made.articles, "article")
    return f"{made.format}: {articles} of {issues}{files}, {size_of(made.size)}, {shown(made.path)}"
