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

from publisher.problems import ExitCode, Faulty, Place, Problem, Problems, Severity
from publisher.shelf.account import Account, Entry

__version__ = "0.1.0"
__all__ = [
    "Account",
    "Built",
    "Deposited",
    "Entry",
    "ExitCode",
    "Faulty",
    "Imposed",
    "Place",
    "Problem",
    "Result",
    "Separated",
    "Severity",
    "__version__",
    "build",
    "check",
    "deposit",
    "impose",
    "list_shelf",
    "receive",
    "separate",
    "tend_shelf",
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


@dataclass(frozen=True)
class Deposited:
    """An issue in a bag, or out of one: where it lies, its files and their size in bytes."""

    issue: str
    path: Path
    files: int
    size: int


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


def list_shelf(
    shelf: StrPath,
    *,
    since: str = "",
    years: Sequence[int] = (),
    failed: bool = False,
    catalogue: StrPath | None = None,
    html: StrPath | None = None,
    progress: Progress | None = None,
) -> Account:
    """Bring the catalogue of a shelf up to date and return what lies there.

    `shelf` is a folder of issues: folders with an issue.yaml, and archive PDFs; `since` a date as
    2023-12-20, with `years` and `failed` (whose last verdict was not well) narrowing the list;
    `catalogue` the file of the catalogue (by default one on the shelf itself); `html` a page to
    write. Issues are told one by one by `Account.entries`.

    Raises `Faulty` where there is no shelf, or the catalogue cannot be used.
    """
    from publisher.shelf.ledger import Selection  # noqa: PLC0415 – as late as in `build`
    from publisher.shelf.tending import Site, list_items  # noqa: PLC0415

    site = Site.of(shelf, catalogue, html, progress or _silent)
    return list_items(site, Selection(since, tuple(years), failed))


def tend_shelf(
    shelf: StrPath,
    work: str,
    *,
    since: str = "",
    years: Sequence[int] = (),
    failed: bool = False,
    layout: str = "locked",
    out: StrPath | None = None,
    jobs: int | None = None,
    timeout: float = 3600.0,
    memory: int = 4096,
    scheduler: str = "",
    shared: bool = False,
    afresh: bool = False,
    accept: bool = False,
    catalogue: StrPath | None = None,
    html: StrPath | None = None,
    clerk: str = "publisher.clerk",
    progress: Progress | None = None,
) -> Account:
    """Verify, rebuild or check the issues of a shelf, each in a process of its own.

    `work` is "verify", "rebuild" or "check": fixity, validators and verify; `layout` is "locked"
    or "current"; `out` the folder for editions that are rebuilt; `jobs` how many issues are at
    work at once (default: one for each core), each for at most `timeout` s and with `memory` MB;
    `scheduler` the address of a Dask scheduler whose workers do the work, and see the shelf under
    the same paths where it is `shared`; `afresh` begins again where an interrupted run would be
    taken up; `accept` takes what lies on the shelf now as what is to be recorded; `clerk` is the
    module that works on an issue. For the rest see `list_shelf`.

    Raises `Faulty` where the work cannot be done; what is wrong with an issue is its verdict.
    """
    from publisher.shelf.ledger import Selection  # noqa: PLC0415 – as late as in `build`
    from publisher.shelf.rounds import Wishes  # noqa: PLC0415
    from publisher.shelf.tending import Site, tend  # noqa: PLC0415

    site = Site.of(shelf, catalogue, html, progress or _silent)
    selection = Selection(since, tuple(years), failed, files=work == "check")
    place, at_once = Path(out) if out else None, jobs or os.cpu_count() or 1
    wishes = Wishes(
        work, selection, layout, place, None, at_once, timeout, memory, scheduler, shared, afresh,
        accept, clerk,
    )  # fmt: skip
    return tend(site, wishes)


def deposit(
    issues: Sequence[StrPath], out: StrPath, *, tags: Sequence[tuple[str, str]] = ()
) -> tuple[Deposited, ...]:
    """Put each issue, a folder or an archive PDF, into a bag of its own (BagIt, RFC 8493).

    `out` is the folder for the bags; `tags` are entries for their bag-info.txt, as
    ("Source-Organization", "…"). Raises `Faulty` with all problems; no bag is made then.
    """
    from publisher.shelf.depositing import deposit_issues  # noqa: PLC0415 – as late as in `build`

    made = deposit_issues([Path(issue) for issue in issues], Path(out), tags)
    return tuple(Deposited(each.issue, each.path, each.files, each.size) for each in made)


def receive(bag: StrPath, shelf: StrPath) -> tuple[Deposited, ...]:
    """Put what a bag holds on a shelf, once all its checksums are found to be right.

    Raises `Faulty` where a bag is incomplete, changed, or leads out of its folder, and where the
    shelf has something of that name already; nothing is put on the shelf then.
    """
    from publisher.shelf.depositing import receive_bag  # noqa: PLC0415 – as late as in `build`

    made = receive_bag(Path(bag), Path(shelf))
    return tuple(Deposited(each.issue, each.path, each.files, each.size) for each in made)


def _silent(step: str, done: int, total: int, name: str) -> None:
    """The progress of those who do not watch."""
