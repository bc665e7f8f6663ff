"""A shelf of back issues in two lines of Python: listed, tended, deposited and received."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.api.common import Progress, StrPath, silent
from publisher.shelf.account import Account


@dataclass(frozen=True)
class Deposited:
    """An issue in a bag, or out of one: where it lies, its files and their size in bytes."""

    issue: str
    path: Path
    files: int
    size: int


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

    site = Site.of(shelf, catalogue, html, progress or silent)
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

    site = Site.of(shelf, catalogue, html, progress or silent)
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
