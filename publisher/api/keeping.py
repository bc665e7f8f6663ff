"""Back issues in two lines of Python: freeze, rebuild, verify and unpack them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from publisher.api.building import Built
from publisher.api.common import Progress, StrPath, silent
from publisher.backissues.verdicts import Compared
from publisher.problems import Problem, Problems

if TYPE_CHECKING:
    from publisher.backissues.frozen import Frozen as FrozenIssue
    from publisher.backissues.making import Pressroom
    from publisher.house import House
    from publisher.press import Finished

EDITIONS = ("screen", "press", "archive")


@dataclass(frozen=True)
class Made(Built):
    """A file of a back issue, frozen or built again."""

    same: bool = True  #: whether it is, byte for byte, the one that was frozen


@dataclass(frozen=True)
class Frozen:
    """A frozen issue: where its lock lies, and the files that the lock tells of."""

    lock: Path
    files: tuple[Made, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Rebuilt:
    """An issue built again from its lock."""

    issue: str
    files: tuple[Made, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Verified:
    """How a frozen issue fares: the worst verdict, each edition, and what differs from the lock."""

    issue: str
    verdict: str  #: identical, same pages or changed
    editions: tuple[Compared, ...]
    inputs: tuple[str, ...]  #: files that differ, each with what became of it
    software: tuple[str, ...]  #: versions that differ
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether every page is what it was, and no frozen file was altered."""
        return self.verdict != "changed" and all(e.kept != "altered" for e in self.editions)


@dataclass(frozen=True)
class Unpacked:
    """A parcel that became a folder again: where, of which issue, how many files."""

    folder: Path
    issue: Path  #: the folder of the issue within
    name: str
    files: int


def freeze(
    issue: StrPath,
    *,
    editions: Sequence[str] = EDITIONS,
    out: StrPath | None = None,
    printer: str = "",
    allow_placeholders: bool = False,
    pictures: str = "original",
    jobs: int | None = None,
    strict: bool = False,
    progress: Progress | None = None,
) -> Frozen:
    """Build editions of an issue and write `issue.lock` beside its manifest.

    The lock holds the SHA-256 of every input, the versions of the software, and of each edition
    its SHA-256 and those of its pages as pixels. The other arguments are those of `build`.

    Raises `Faulty` with all problems; the lock that was there then stays.
    """
    from publisher.backissues.making import freeze_issue  # noqa: PLC0415 – as late as in `build`
    from publisher.house import House  # noqa: PLC0415
    from publisher.press import Commission  # noqa: PLC0415

    path, folder = Path(issue), Path(out) if out else None
    commission = Commission(
        path, editions, folder, (), strict, printer, allow_placeholders, pictures
    )
    with _pressroom(House.of(path / "issue.yaml"), jobs, progress) as room:
        lock, pressed = freeze_issue(commission, room)
    files = tuple(_made(file) for file in pressed.files)
    return Frozen(lock, files, room.problems.sorted)


def rebuild(
    issue: StrPath,
    *,
    out: StrPath | None = None,
    layout: str = "locked",
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Rebuilt:
    """Build what the lock of an issue says, or what the parcel of an archive PDF holds.

    `issue` is a folder with an `issue.lock`, or an archive PDF, which needs nothing beside itself.
    Inputs that have changed since come from the parcel of the frozen archive edition, where that
    still lies beside the issue or in `output/`. With `layout="current"` the house's present layout,
    faces and assets are used. Editions go into `out` (by default `output/<issue id>-rebuilt`
    of the house, and for a PDF a folder beside it that is named after it).

    Raises `Faulty` where the lock, the parcel or an input is not what it has to be.
    """
    from publisher.backissues.frozen import Frozen as FrozenIssue  # noqa: PLC0415
    from publisher.backissues.making import build_again, same_as_frozen  # noqa: PLC0415

    frozen = FrozenIssue.at(Path(issue))
    folder = Path(out) if out else _output(frozen)
    frozen.spare(folder)
    with _scratch() as scratch:
        materials = frozen.materials(layout, scratch / "parcel", faithful=True)
        with _pressroom(materials.house, jobs, progress, scratch) as room:
            pressed = build_again(frozen, materials, folder, room)
    files = tuple(_made(file, same_as_frozen(frozen, file)) for file in pressed.files)
    return Rebuilt(frozen.lock.issue, files, room.problems.sorted)


def verify(
    issue: StrPath,
    *,
    layout: str = "locked",
    html: StrPath | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Verified:
    """Build a frozen issue out of sight and say of each edition whether it is what it was.

    *identical*: the same bytes; *same pages*: other bytes, all pages alike at 100 ppi; *changed*:
    with the pages that differ. `issue` and `layout` are as in `rebuild`, but an issue's own files
    are taken as they are now. `html` is a page to write, with before, after and difference of pages
    that changed.

    Raises `Faulty` where there is nothing to compare.
    """
    from publisher.backissues.frozen import Frozen as FrozenIssue  # noqa: PLC0415
    from publisher.backissues.showing import OPTION, write_report  # noqa: PLC0415
    from publisher.backissues.verifying import verify_frozen  # noqa: PLC0415
    from publisher.comparing.targets import spare  # noqa: PLC0415

    page = Path(html) if html else None
    frozen = FrozenIssue.at(Path(issue))
    spare({OPTION: page}, [Path(issue), *frozen.files()])
    with _scratch() as scratch:
        materials = frozen.materials(layout, scratch / "parcel", faithful=False)
        with _pressroom(materials.house, jobs, progress, scratch) as room:
            found = verify_frozen(frozen, materials, scratch / "editions", room)
            if page:
                write_report(found, page, room)
    return Verified(
        found.issue, found.verdict, found.editions, found.inputs, found.software,
        room.problems.sorted,
    )  # fmt: skip


def unpack(pdf: StrPath, folder: StrPath) -> Unpacked:
    """Restore the folder that an archive PDF was made from: issue, layout, faces and profiles.

    Every file is held against the lock first. Raises `Faulty`; nothing is written then.
    """
    from publisher.parcel.unpacking import unpack_parcel  # noqa: PLC0415 – as late as in `build`

    target = Path(folder)
    lock = unpack_parcel(Path(pdf), target)
    return Unpacked(target, target / lock.folder, lock.issue, len(lock.inputs))


@contextmanager
def _scratch() -> Iterator[Path]:
    with TemporaryDirectory(prefix="publisher-") as name:
        yield Path(name)


@contextmanager
def _pressroom(
    house: House, jobs: int | None, progress: Progress | None, scratch: Path | None = None
) -> Iterator[Pressroom]:
    """Yield a pressroom; what it has to know of faces is kept in `scratch`, where there is one."""
    from publisher.workshop import Workshop  # noqa: PLC0415

    with Workshop(jobs or os.cpu_count() or 1, house.environment(scratch)) as workshop:
        workshop.warm()  # the layout engine is imported while this process imports the rest
        from publisher.backissues.making import Pressroom  # noqa: PLC0415

        yield Pressroom(workshop, Problems(), progress or silent)


def _output(frozen: FrozenIssue) -> Path:
    path = frozen.path
    named = path.with_name(f"{path.stem}-rebuilt")
    return named if frozen.is_pdf else frozen.house.output / f"{frozen.lock.id}-rebuilt"


def _made(file: Finished, same: bool = True) -> Made:
    return Made(file.edition, file.path, file.pages, file.size, same)
