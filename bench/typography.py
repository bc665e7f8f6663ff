"""`python -m bench.typography BEFORE.pdf AFTER.pdf`: typographic quality, before and after.

Both files are finished screen editions of an issue; `--pages FILE.pdf` lists how white each
page of one file is. The measures are those of the tests.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import measures
from setting import read_setting

WHITE = 1 / 3  #: the share of a page above which it is listed
Row = tuple[str, ...]


def main() -> int:
    """Print the table that the command line asks for."""
    options = _options()
    if options.pages:
        print(_table(_white_rows(options.pages), options.markdown))
        return 0
    columns = [figures(path) for path in options.files]
    names = [path.name for path in options.files]
    rows = [("", *names), *((name, *(c[name] for c in columns)) for name in columns[0])]
    print(_table(rows, options.markdown))
    return 0


def figures(path: Path, baseline: float = 13.0) -> dict[str, str]:
    """Return the figures of a finished PDF; `baseline` is the pitch of its grid in pt."""
    setting = read_setting(path)
    grid = measures.off_grid(setting, baseline)
    spacing = measures.spacing(setting)
    uneven = [f for f in measures.uneven_columns(setting, baseline) if f.value > 1.5]
    return {
        "pages": str(setting.extent),
        "body type": f"{setting.body.family} {setting.body.size:.4g} pt",
        "body lines": str(grid.lines),
        "on the grid": _share(grid.lines - len(grid.off), grid.lines),
        "columns that do not align": str(len(grid.columns)),
        "facing pages that do not align": str(len(grid.facing)),
        "hyphenated lines": str(len(measures.hyphenated(setting))),
        "ladders of three hyphens and more": str(len(measures.ladders(setting))),
        "justified lines": str(spacing.lines),
        "loose lines": f"{len(spacing.loose)} ({_share(len(spacing.loose), spacing.lines)})",
        "tight lines": f"{len(spacing.tight)} ({_share(len(spacing.tight), spacing.lines)})",
        "runts": str(len(measures.runts(setting))),
        "widows": str(len(measures.widows(setting))),
        "orphans": str(len(measures.orphans(setting))),
        "short headline ends": str(len(measures.short_headline_ends(setting))),
        "captions apart": str(len(measures.captions_apart(setting))),
        "stories with uneven columns": str(len(uneven)),
        **_white_figures(path),
    }


def _white_figures(path: Path) -> dict[str, str]:
    shares = measures.white(path)
    blank = [str(page) for page, share in shares.items() if share > WHITE]
    listed = f"{len(blank)} ({', '.join(blank)})" if blank else "0"
    mean = sum(shares.values()) / len(shares)
    return {"pages more than a third white": listed, "mean white": f"{mean:.1%}"}


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def _white_rows(path: Path) -> list[Row]:
    shares = measures.white(path).items()
    return [("page", "white"), *((str(page), f"{share:.0%}") for page, share in shares)]


def _table(rows: Sequence[Row], markdown: bool) -> str:
    """Return rows, the first of them a head, for a terminal or as Markdown."""
    if markdown:
        head, *others = (f"| {' | '.join(row)} |" for row in rows)
        return "\n".join([head, "|---|" + "---:|" * (len(rows[0]) - 1), *others])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    padded = ([c.ljust(w) for c, w in zip(row, widths, strict=True)] for row in rows)
    return "\n".join("  ".join(row).rstrip() for row in padded)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.typography", description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE.pdf", help="before, after")
    parser.add_argument("--pages", type=Path, metavar="FILE.pdf", help="list how white pages are")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    options = parser.parse_args()
    if not options.files and not options.pages:
        parser.error("name a file before and one after, or --pages FILE.pdf")
    return options


if __name__ == "__main__":
    sys.exit(main())
