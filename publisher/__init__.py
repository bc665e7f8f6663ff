"""Prints periodicals: YAML, Markdown and print CSS in, finished PDF editions out.

from publisher import build
build("issues/2023-q4")
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

__version__ = "0.1.0"

from publisher.backissues.verdicts import Compared
from publisher.keeping import (
    Frozen,
    Made,
    Rebuilt,
    Unpacked,
    Verified,
    freeze,
    rebuild,
    unpack,
    verify,
)
from publisher.problems import ExitCode, Faulty, Place, Problem, Problems, Severity
from publisher.shelf.account import Account, Entry
from publisher.shelving import Deposited, deposit, list_shelf, receive, tend_shelf

__all__ = [
    "Account",
    "Built",
    "Compared",
    "Deposited",
    "Entry",
    "ExitCode",
    "Faulty",
    "Frozen",
    "Imposed",
    "Made",
    "Place",
    "Problem",
    "Rebuilt",
    "Result",
    "Separated",
    "Severity",
    "Unpacked",
    "Verified",
    "__version__",
    "build",
    "check",
    "deposit",
    "freeze",
    "impose",
    "list_shelf",
    "rebuild",
    "receive",
    "separate",
    "tend_shelf",
    "unpack",
    "verify",
]

Progress = Callable[
    [str, int, int, str], None
]  #: step, how many are done, of how many, the last one
StrPath = str | os.PathLike[str]


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


@dataclass(frozen=True)
class Imposed:
    """Printer's sheets that were made of a PDF: where they lie, and what was done."""

    path: Path
    size: int  #: bytes
    pages: int  #: that were handed in
    blanks: int  #: added behind them
    signatures: tuple[int, ...]  #: the pages of each
    sheets: int
    up: int  #: pages on a side of a full sheet
    creep: float  #: mm, by which the innermost pages were moved
    scheme: str  #: saddle or perfect
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Separated:
    """A press file made of a PDF: where it lies, its pages, its size in bytes, and its warnings."""

    path: Path
    pages: int
    size: int
    standard: str  #: what it may call itself: PDF/X-4, or nothing where it breaks a rule
    problems: tuple[Problem, ...]
    broken: tuple[str, ...] = ()  #: whose rules it breaks: PDF/X-4, Ghent Workgroup


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
        pressed = Press(workshop, problems, progress or _silent).run(commission)
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
    copy = prepare(Path(issue), problems, _silent, printer is not None, printer or "")
    if copy and not problems.fatal:  # what is wrong is not missing
        check_arrived(copy, problems)
        check_fixed_spreads(copy.parts, copy.issue.entry.inserts, problems)
    problems.stop(strict)
    return problems.sorted


def impose(
    file: StrPath,
    *,
    printer: str = "",
    scheme: str | None = None,
    signature: int | None = None,
    sheet: str | None = None,
    creep: float | None = None,
    paper: float | None = None,
    milling: float = 0.0,
    with_cover: bool = False,
    out: StrPath | None = None,
) -> Imposed:
    """Put the pages of a PDF up on printer's sheets, at 100 %, and return what was made.

    `printer` is a name in `assets/printers`, or the path of a printer's file; scheme, signature,
    sheet and paper are the printer's wherever they are not given, and without one "saddle", 16,
    "SRA3" and 0.1. `scheme` is "saddle" (all signatures within one another) or "perfect" (one
    behind the other); `signature` its pages: 4, 8, 16 or 32; `sheet` a name such as SRA3, or
    width x height in mm; `creep` by how many mm the innermost pages move towards the spine
    (default: by the thickness of `paper`, in mm, for each leaf around them); `milling` the mm
    ground off each leaf's spine; `with_cover` puts up the pages of a cover that has a file of its
    own as well; `out` is the file to write (by default `<file>-sheets.pdf` beside the PDF).

    Raises `Faulty` with all problems if there is an error; nothing is written then.
    """
    from publisher.house import House  # noqa: PLC0415 – as late as in `build`
    from publisher.imposition.impose import impose_pdf  # noqa: PLC0415
    from publisher.imposition.printing import make_job  # noqa: PLC0415

    problems, path = Problems(), Path(file)
    target = Path(out) if out else path.with_name(f"{path.stem}-sheets.pdf")
    asked = {"scheme": scheme, "signature": signature, "sheet": sheet, "creep": creep}
    asked |= {"paper": paper, "milling": milling, "with_cover": with_cover}
    job = make_job(printer, House.of(path), asked, problems)
    made = impose_pdf(path, job, target, problems)
    return Imposed(
        target, len(made.data), made.pages, made.blanks, made.signatures, made.sheets, made.up,
        made.creep, made.scheme, problems.sorted,
    )  # fmt: skip


def separate(
    file: StrPath, *, printer: str = "", out: StrPath | None = None, strict: bool = False
) -> Separated:
    """Turn any PDF into the inks of a printer, as PDF/X-4 where it can be, and return what it is.

    `printer` is a name in `assets/printers`, or the path of a printer's file (default:
    coated-fogra39); `out` is the file to write (default: `<file>-press.pdf` beside the PDF). Its
    vectors, faces and spot inks stay; links, tags and attachments go. What keeps it from being
    PDF/X-4 is a warning, and the file then does not claim to be it.

    Raises `Faulty` with all problems if there is an error (or, when strict, a warning); nothing
    is written then.
    """
    from publisher.separating import separate_file  # noqa: PLC0415 – as late as in `build`

    problems, path = Problems(), Path(file)
    target = Path(out) if out else path.with_name(f"{path.stem}-press.pdf")
    made = separate_file(path, printer, target, strict, problems)
    return Separated(made.path, made.pages, made.size, made.standard, problems.sorted, made.broken)


def _silent(step: str, done: int, total: int, name: str) -> None:
    """The progress of those who do not watch."""
