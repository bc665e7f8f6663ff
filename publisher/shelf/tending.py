"""A shelf is tended: its catalogue brought up to date, work done, and an account given of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from publisher.problems import ExitCode, Faulty, Problem, Problems, Severity, legible
from publisher.shelf import checksums
from publisher.shelf.account import Account, fared, listed, tallied
from publisher.shelf.catalogue import NAME, Catalogue, open_catalogue
from publisher.shelf.ledger import Selection
from publisher.shelf.rounds import Progress, Wishes, go_round
from publisher.shelf.running import CLERK, clerks
from publisher.shelf.summary import pages_beside, write_page
from publisher.shelf.survey import survey

StrPath = str | os.PathLike[str]
MAX_LINKS = 10  #: symbolic links that are named


@dataclass(frozen=True)
class Site:
    """A shelf, its catalogue, the page that is asked for, and who watches."""

    shelf: Path
    catalogue: Path
    page: Path | None
    progress: Progress

    @classmethod
    def of(cls, shelf: StrPath, file: StrPath | None, page: StrPath | None, told: Progress) -> Site:
        """Return the site of a shelf. Raises `Faulty` where there is none."""
        path = Path(shelf)
        if not path.is_dir():
            found = "is no folder" if path.exists() else "does not exist"
            message = f"the shelf {legible(path)} {found}"
            hint = "name the folder that holds the issues"
            raise Faulty([Problem("shelf", message, None, hint, step=ExitCode.USAGE)])
        targets = ("--html", page, b"<!DOCTYPE html"), ("--catalogue", file, b"SQLite format 3")
        for option, target, opening in targets:
            if target and not _is_free(Path(target), opening):
                raise Faulty([_taken(Path(target), option)])
        return cls(path, Path(file) if file else path / NAME, Path(page) if page else None, told)


def _is_free(target: Path, opening: bytes) -> bool:
    """Whether nothing is lost by writing there: nothing is there, or something of our own."""
    try:
        with target.open("rb") as stream:
            start = stream.read(len(opening))
    except OSError:  # nothing is there, or whoever writes says why it cannot be
        return True
    return not start or start == opening


def _taken(target: Path, option: str) -> Problem:
    message = f"{legible(target)} is something else: nothing is written over it"
    hint = f"choose another place with {option}"
    return Problem("output", message, None, hint, step=ExitCode.OUTPUT)


def list_items(site: Site, selection: Selection) -> Account:
    """Return what lies on a shelf. Raises `Faulty`."""
    problems = Problems()
    with _surveyed(site, CLERK, problems) as catalogue:
        condition, values = selection.condition()
        tally = tallied(catalogue.base, condition, values)
    account = Account(
        work="list",
        shelf=site.shelf,
        total=sum(tally.values()),
        resumed=0,
        tally=tally,
        problems=problems.sorted,
        catalogue=site.catalogue,
        query=listed(condition, values),
    )
    return _written(account, site, None)


def tend(site: Site, wishes: Wishes) -> Account:
    """Do what is wished with each item of a shelf, and return how each fared. Raises `Faulty`."""
    problems = Problems()
    if site.page and wishes.work != "rebuild":
        wishes = replace(wishes, pages=pages_beside(site.page))
    with _surveyed(site, wishes.clerk, problems) as catalogue:
        run, resumed = go_round(catalogue, site.shelf, wishes, problems, site.progress)
        tally = run.tally()
    account = Account(
        work=wishes.work,
        shelf=site.shelf,
        total=sum(tally.values()),
        resumed=resumed,
        tally=tally,
        problems=problems.sorted,
        catalogue=site.catalogue,
        query=fared(run.number),
    )
    return _written(account, site, wishes.pages)


def _written(account: Account, site: Site, pages: Path | None) -> Account:
    """Return an account, its page written where one is asked for."""
    if site.page:
        write_page(account, site.page, pages)
    return account


@contextmanager
def _surveyed(site: Site, clerk: str, problems: Problems) -> Iterator[Catalogue]:
    """Yield the catalogue of a shelf, up to date."""
    at_work = clerks(clerk)
    try:
        with open_catalogue(site.catalogue, problems) as catalogue:
            survey(catalogue, site.shelf, at_work, partial(_counted, site.progress))
            checksums.restore(catalogue)
            for name in catalogue.links(MAX_LINKS):
                problems.add(_link(name))
            yield catalogue
    finally:
        at_work.stop()


def _counted(progress: Progress, done: int, name: str) -> None:
    progress("survey", done, 0, name)


def _link(name: str) -> Problem:
    message, hint = f"{name} is a link, and not followed", "put the issue itself on the shelf"
    return Problem("shelf-link", message, None, hint, Severity.WARNING, ExitCode.SHELF)
