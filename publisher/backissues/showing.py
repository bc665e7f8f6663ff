"""Showing: what changed since an issue was frozen, page by page, as one HTML file to keep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from publisher.backissues.making import Pressroom
from publisher.backissues.verifying import Pair, Verification
from publisher.comparing.compare import compare_files
from publisher.comparing.intake import admitted
from publisher.comparing.judging import Wishes
from publisher.comparing.targets import publish
from publisher.problems import ExitCode, Problem, Severity

OPTION = "--html"
_FIRST = ("screen", "archive", "press")  #: which edition is shown, where several changed


def write_report(found: Verification, path: Path, room: Pressroom) -> None:
    """Write the pages of one edition that changed: before, after and difference.

    All editions have the same pages, so that one tells of all. Raises `Faulty` where it cannot be
    written; that there is nothing left to compare with is a warning.
    """
    pair = _shown(found.pairs)
    if pair is None:
        room.problems.add(_nothing(path))
        return
    names = [f"{pair.before.name}, frozen", f"{pair.after.name}, built again"]
    files = admitted([pair.before, pair.after], names)
    compared = compare_files(files, Wishes(pictures=True), room.workshop, room.progress)
    remarks = (*compared.diff.remarks, *_remarks(found))
    told = replace(compared, diff=replace(compared.diff, remarks=remarks))
    publish(told, {OPTION: path})


def _shown(pairs: tuple[Pair, ...]) -> Pair | None:
    """Return the pair that is looked at first: one that differs, in the edition that is read."""
    ranked = sorted(pairs, key=lambda pair: (not pair.differs, _rank(pair.kind)))
    return ranked[0] if ranked else None


def _rank(kind: str) -> int:
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)


def _remarks(found: Verification) -> Iterator[str]:
    """Yield the verdicts and what they come from, for the head of the page."""
    for each in found.editions:
        yield f"{each.edition}: {each.verdict}"
    yield from (f"input {line}" for line in found.inputs)
    yield from (f"software {line}" for line in found.software)


def _nothing(path: Path) -> Problem:
    message = f"{path.name} is not written: none of the frozen files is there to compare with"
    hint = "put them into output/, or beside the issue's folder"
    return Problem("nothing-to-show", message, None, hint, Severity.WARNING, ExitCode.DRIFT)
