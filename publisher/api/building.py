"""Issues are built and checked."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.api.common import Progress, StrPath, silent
from publisher.problems import Problem, Problems


@dataclass(frozen=True)
class Built:
    """A finished file: which edition, where it lies, its pages and its size in bytes."""

    edition: str
    path: Path
    pages: int
    size: int


@dataclass(frozen=True)
class Result:
    """What a build made, how long it took in seconds, and the warnings that ride with it."""

    files: tuple[Built, ...]
    seconds: float
    problems: tuple[Problem, ...]


def build(
    issue: StrPath,
    *,
    editions: Sequence[str] = ("screen",),
    out: StrPath | None = None,
    only: Sequence[str] = (),
    printer: str = "",
    allow_placeholders: bool = False,
    pictures: str = "original",
    jobs: int | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> Result:
    """Build editions of an issue and return what was made.

    `issue` is a folder or its issue.yaml; `out` the folder for the files (by default
    `output/<id>` of the house); `only` names parts or articles that each become a PDF of their
    own, with their true folios; `printer` names the printer of the press edition, or the path of
    its file; `allow_placeholders` lets the press edition print placeholders for advertisements that
    have not arrived; `pictures` says how fine those of the archive edition are: "original" for
    whole and as they came, "300" for 300 ppi of their place; `jobs` is the number of worker
    processes (default: one for each core); `progress` is told of each step, how much of it is done,
    of how much, and what was made last.

    Raises `Faulty` with all problems if there is an error (or, when strict, a warning); the
    files of the last good build then stay as they are.
    """
    from publisher.house import House  # noqa: PLC0415 – light; the rest is imported below
    from publisher.workshop import Workshop  # noqa: PLC0415

    started, problems, path = time.monotonic(), Problems(), Path(issue)
    house = House.of(path / "issue.yaml")
    with Workshop(jobs or os.cpu_count() or 1, house.environment()) as workshop:
        workshop.warm()  # the layout engine is imported while this process imports the rest
        from publisher.press import Commission, Press  # noqa: PLC0415

        folder = Path(out) if out else None
        commission = Commission(
            path, editions, folder, only, strict, printer, allow_placeholders, pictures
        )
        pressed = Press(workshop, problems, progress or silent).run(commission)
    files = tuple(Built(f.edition, f.path, f.pages, f.size) for f in pressed.files)
    return Result(files, time.monotonic() - started, problems.sorted)


def check(
    issue: StrPath, *, strict: bool = False, printer: str | None = None
) -> tuple[Problem, ...]:
    """Read an issue and all it names, build nothing, and return its warnings.

    With a `printer`, by name or the path of its file, it is held against that one as well; an
    empty name is the issue's own.

    Raises `Faulty` with all problems if there is an error (or, when strict, a warning).
    """
    from publisher.copydesk import check_arrived, prepare  # noqa: PLC0415 – as late as in `build`
    from publisher.pages.spreads import check_fixed_spreads  # noqa: PLC0415

    problems = Problems()
    copy = prepare(Path(issue), problems, silent, printer is not None, printer or "")
    if copy and not problems.fatal:  # what is wrong is not missing
        check_arrived(copy, problems)
        check_fixed_spreads(copy.parts, copy.issue.entry.inserts, problems)
    problems.stop(strict)
    return problems.sorted
