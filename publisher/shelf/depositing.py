"""Issues deposited in bags with institutions that keep them, and bags received onto a shelf.

What is validated is a copy in a hidden folder of ours, and that very copy is moved into place: a
bag that changes meanwhile changes nothing.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from publisher import __version__
from publisher.problems import ExitCode, Faulty, Problem, Problems, legible
from publisher.shelf.clock import today
from publisher.shelf.describing import describe
from publisher.shelf.finding import MANIFEST, files
from publisher.shelf.orders import Description
from publisher.store import Drafts

BLOCK = 1 << 20  #: bytes


@dataclass(frozen=True)
class Bagged:
    """An issue in a bag, or out of one: where it lies, its files and their size in bytes."""

    issue: str
    path: Path
    files: int
    size: int


def deposit_issues(
    issues: Sequence[Path], out: Path, tags: Sequence[tuple[str, str]]
) -> list[Bagged]:
    """Put each issue into a bag of its own in a folder. Raises `Faulty` with all problems."""
    bags, problems = _library(), Problems()
    told = [_described(issue, problems) for issue in issues]
    names = [_name(issue) for issue in issues]
    for issue, name in zip(issues, names, strict=True):
        if (out / name).exists() or names.count(name) > 1:
            problems.add(_problem("bag-exists", f"there is a bag {name} already", issue, "move it"))
    problems.stop()
    made = []
    for issue, each, name in zip(issues, told, names, strict=True):
        with _hidden(out) as folder:
            copied = _fill(issue, folder / name)
            bags.make(folder / name, _tags(each, copied, tags))
            (folder / name).replace(out / name)
        made.append(Bagged(each.issue or name, out / name, *copied))
    return made


def receive_bag(bag: Path, shelf: Path) -> list[Bagged]:
    """Put the payload of a bag on a shelf. Raises `Faulty`; nothing is put there then."""
    bags = _library()
    if not bag.is_dir() or not shelf.is_dir():
        missing = shelf if bag.is_dir() else bag
        hint = "unpack a bag that came as one file first"
        raise Faulty([_problem("bag", "is no folder", missing, hint)])
    with _hidden(shelf) as folder:
        try:
            for name, entry in bags.contents(bag):
                _copy(Path(entry.path), folder / "bag" / name)
            bags.validate(folder / "bag")
        except bags.BadBag as refused:
            hint = "ask for the bag again"
            raise Faulty([_problem("bag", f"is refused: {refused}", bag, hint)]) from None
        except OSError as error:
            reason = f"cannot be read: {(error.strerror or 'no reason given').lower()}"
            raise Faulty([_problem("bag", reason, bag, "see its rights")]) from None
        return _shelve(sorted((folder / "bag" / bags.PAYLOAD).iterdir()), bag, shelf)


def _shelve(payload: Sequence[Path], bag: Path, shelf: Path) -> list[Bagged]:
    """Move what a bag holds onto a shelf, where nothing of those names may be."""
    problems = Problems()
    for item in payload:
        if os.path.lexists(shelf / item.name):
            message = f"the shelf has {legible(item.name)} already"
            problems.add(_problem("bag-exists", message, bag, "move it, or receive it elsewhere"))
        if item.name.startswith("."):
            message = f"{legible(item.name)} would be hidden on the shelf"
            problems.add(_problem("bag", message, bag, "name it without a leading dot"))
    problems.stop()
    made = []
    for item in payload:
        count, size = _measure(item)
        item.replace(shelf / item.name)
        made.append(Bagged(legible(item.name), shelf / item.name, count, size))
    return made


def _library() -> ModuleType:
    """Return the module that knows bags. Raises `Faulty` where its library is not installed."""
    try:
        from publisher.shelf import bags  # noqa: PLC0415 – an extra
    except ImportError:
        message, hint = "the library bagit is not installed", 'pip install "publisher[deposit]"'
        raise Faulty([Problem("bag", message, None, hint, step=ExitCode.USAGE)]) from None
    return bags


def _described(issue: Path, problems: Problems) -> Description:
    """Return what an issue says that it is; what is none is a problem."""
    folder = (issue / MANIFEST).is_file()
    told = describe(issue, "folder" if folder else "pdf")
    if told.trouble or told.kind == "file":
        reason = told.trouble or "is no archive edition"
        problems.add(_problem("bag", reason, issue, "name issue folders and archive PDFs"))
    return told


def _name(issue: Path) -> str:
    return issue.resolve().name if issue.is_dir() else issue.stem


def _fill(issue: Path, folder: Path) -> tuple[int, int]:
    """Copy an issue into a folder; return how many files and bytes that are."""
    within = files(issue) if issue.is_dir() else [("", issue)]
    count = size = 0
    for name, path in within:
        base = folder / issue.resolve().name
        size += _copy(path, base / name if name else base)
        count += 1
    return count, size


def _copy(source: Path, target: Path) -> int:
    """Copy a file, through no link; return its size. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as stream, target.open("xb") as copy:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(0, "it is no file")
        shutil.copyfileobj(stream, copy, BLOCK)
        copy.flush()
        os.fsync(copy.fileno())
        return copy.tell()


def _measure(item: Path) -> tuple[int, int]:
    each = [item] if item.is_file() else [path for path in item.rglob("*") if path.is_file()]
    return len(each), sum(path.stat().st_size for path in each)


def _tags(
    told: Description, copied: tuple[int, int], given: Sequence[tuple[str, str]]
) -> dict[str, list[str]]:
    """Return the entries of bag-info.txt; those that are given come before ours."""
    count, size = copied
    tags = {
        "External-Identifier": [told.issue],
        "External-Description": [", ".join(filter(None, (told.title, told.date)))],
        "Bagging-Date": [today()],
        "Bag-Software-Agent": [f"publisher {__version__}"],
        "Payload-Oxum": [f"{size}.{count}"],
    }
    tags |= {name.strip(): [] for name, _ in given}
    for name, text in given:
        tags[name.strip()].append(text.strip())
    return {name: texts for name, texts in tags.items() if any(texts)}


@contextmanager
def _hidden(folder: Path) -> Iterator[Path]:
    """Yield a hidden folder beside where things will appear; what is left of it is gone then."""
    try:
        with Drafts(folder) as own:
            yield own
    except OSError as error:
        reason = f"cannot be written: {(error.strerror or 'no reason given').lower()}"
        problem = _problem("output", reason, folder, "choose another folder", ExitCode.OUTPUT)
        raise Faulty([problem]) from None


def _problem(
    code: str, message: str, path: Path, hint: str, step: ExitCode = ExitCode.SHELF
) -> Problem:
    return Problem(code, f"{legible(path)}: {message}", None, hint, step=step)
