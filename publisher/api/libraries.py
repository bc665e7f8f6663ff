"""What libraries get: the index of issues, and each article for itself."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.api.building import Built, Result
from publisher.api.common import Progress, StrPath, silent
from publisher.problems import Problem, Problems


@dataclass(frozen=True)
class Exported:
    """An index of issues that was written: where it lies, and what it holds."""

    format: str
    path: Path  #: a file, or for JATS a folder
    files: int
    issues: int
    articles: int
    size: int  #: bytes
    problems: tuple[Problem, ...]


def export(
    *issues: StrPath,
    format: str,
    out: StrPath | None = None,
    jobs: int | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write the index of issues for libraries, and return what was written.

    Each of `issues` is an issue's folder, its issue.yaml, or a folder of issues; they are laid
    out, for their folios, and no edition is finished. `format` is "csl-json", "bibtex", "opac"
    (MARCXML) or "jats" (a file for each article); `out` is the file, or for JATS the folder, to
    write (by default `output/<id>/<issue>-index.<ending>` of the house, for several issues
    `output/<publication>-index.<ending>`). Issues stand in the order in which they appeared.

    Raises `Faulty` with the problems of all issues if there is an error (or, when strict, a
    warning); nothing is written then.
    """
    from publisher.exporting import (  # noqa: PLC0415 – as late as in `build`
        Indexer,
        check_format,
        default_path,
        issue_folders,
        write_index,
    )
    from publisher.house import House  # noqa: PLC0415

    problems = Problems()
    check_format(format, problems)
    paths = issue_folders(map(Path, issues), problems)
    indexer = Indexer(jobs or os.cpu_count() or 1, progress or silent, strict)
    records = indexer.records(paths)
    target = Path(out) if out else default_path(records, format, House.of(paths[0] / "issue.yaml"))
    index = write_index(records, format, target, indexer.sources)
    return Exported(
        format, index.path, index.files, index.issues, index.articles, index.size,
        tuple(indexer.found),
    )  # fmt: skip


def articles(
    issue: StrPath,
    *,
    edition: str = "screen",
    out: StrPath | None = None,
    only: Sequence[str] = (),
    jobs: int | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> Result:
    """Write each article of an issue as a PDF of its own, and return what was made.

    Its record names its authors, section and page range, and its folios are those that it has in
    the issue; what else stands on its pages comes with it. `only` names articles by their slugs;
    `out` is the folder for the files (by default `output/<id>/articles` of the house), which are
    called `<issue>-<slug>.pdf`.

    Raises `Faulty` with all problems if there is an error (or, when strict, a warning); nothing
    is written then.
    """
    from publisher.house import House  # noqa: PLC0415 – as late as in `build`
    from publisher.workshop import Workshop  # noqa: PLC0415

    started, problems, path = time.monotonic(), Problems(), Path(issue)
    house = House.of(path / "issue.yaml")
    with Workshop(jobs or os.cpu_count() or 1, house.environment()) as workshop:
        workshop.warm()
        from publisher.offprints import OffprintRoom, Wish  # noqa: PLC0415

        wish = Wish(path, edition, Path(out) if out else None, only, strict)
        made = OffprintRoom(workshop, problems, progress or silent).run(wish)
    files = tuple(Built(edition, each.path, each.pages, each.size) for each in made)
    return Result(files, time.monotonic() - started, problems.sorted)
