"""Two PDFs, or two issues, are compared."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from publisher.api.building import build
from publisher.api.common import Progress, StrPath, silent
from publisher.comparing.result import Diff


def diff(
    before: StrPath,
    after: StrPath | None = None,
    *,
    html: StrPath | None = None,
    json: StrPath | None = None,
    ppi: float = 100.0,
    tolerance: int = 0,
    ignore_folios: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Diff:
    """Compare two PDFs, or the screen editions of two issues, and return what differs.

    `before` and `after` are PDFs, or folders of issues (or their issue.yaml), which are built into
    a folder of their own; an issue alone is compared with the edition that its lock tells of.
    `html` is the page to write, with the pages that differ side by side, and `json` the file for
    programs; `ppi` is at how many pixels to an inch pages are looked at; `tolerance` (0–255) by how
    much a value of a pixel may differ; `ignore_folios` counts pages of which running head, folio or
    slug alone differ as the same; `jobs` is the number of worker processes; `progress` is told of
    each step.

    Raises `Faulty` with all problems if either cannot be read, built or drawn, or a file cannot be
    written.
    """
    from publisher.house import House  # noqa: PLC0415 – as late as in `build`
    from publisher.workshop import Workshop  # noqa: PLC0415

    paths, edition = _given(Path(before), Path(after) if after else None)
    count = jobs or os.cpu_count() or 1
    targets = {"--html": Path(html) if html else None, "--json": Path(json) if json else None}
    with Workshop(count, House.of(paths[0]).environment()) as workshop:
        workshop.warm()
        from publisher.comparing.compare import compare_files  # noqa: PLC0415
        from publisher.comparing.intake import admitted, names_of  # noqa: PLC0415
        from publisher.comparing.judging import Wishes  # noqa: PLC0415
        from publisher.comparing.targets import publish, spare  # noqa: PLC0415

        spare(targets, paths)
        with _as_pdfs(paths, edition, count, progress) as files:
            wishes = Wishes(ppi, tolerance, ignore_folios, bool(html))
            named = admitted(files, names_of(paths))
            found = compare_files(named, wishes, workshop, progress or silent)
    publish(found, targets)
    return found.diff


def _given(before: Path, after: Path | None) -> tuple[list[Path], str]:
    """Return what is compared, and the edition that issues are built in for it."""
    edition = "screen"
    if after is None:
        from publisher.backissues.frozen import frozen_to_read  # noqa: PLC0415 – seldom asked for

        after = before
        before, edition = frozen_to_read(after)
    paths = [path.parent if path.name == "issue.yaml" else path for path in (before, after)]
    return paths, edition


@contextmanager
def _as_pdfs(
    paths: Sequence[Path], edition: str, jobs: int, progress: Progress | None
) -> Iterator[tuple[Path, ...]]:
    """Yield PDFs: those given, and editions of issues, built for the time being."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415

    with TemporaryDirectory(prefix="publisher-") as folder:
        files = []
        for side, path in zip(("before", "after"), paths, strict=True):
            if path.is_dir():
                out = Path(folder) / side
                built = build(path, editions=(edition,), out=out, jobs=jobs, progress=progress)
                files += [file.path for file in built.files]
            else:
                files.append(path)
        yield tuple(files)
