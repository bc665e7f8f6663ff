"""Problems as values, and the exit codes they lead to.

A step never prints and never stops the run by itself: it reports a `Problem` with a place,
and the run is ended once, with all of them, by `Problems.stop`.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.source import Source


class ExitCode(IntEnum):
    """What a run of the command line ends with; the highest concern comes first in a run."""

    OK = 0  #: everything asked for was made
    BUG = 1  #: a fault of the publisher itself: please report it
    USAGE = 2  #: the command line was not understood
    MANIFEST = 3  #: issue.yaml, the publication or a front matter is wrong
    CONTENT = 4  #: the text of an article is wrong
    LAYOUT = 5  #: the layout (layout.yaml, a template, a sheet, a face) is wrong
    PICTURE = 6  #: a picture is missing, unreadable or too large
    PAGES = 7  #: a part could not be laid out
    OUTPUT = 8  #: the finished file could not be written
    STRICT = 9  #: only warnings, and --strict was asked for
    PRINTER = 10  #: the printer's file is wrong, or the press edition is not what it asks for
    PDF = 11  #: a PDF handed in cannot be used
    PREFLIGHT = 12  #: a file handed to preflight does not pass
    DIFFERS = 13  #: what was compared is not the same
    SHELF = 14  #: an issue of the shelf is not well
    DRIFT = 15  #: an issue is not what its lock says, or its lock or parcel is wrong
    INTERRUPTED = 130  #: stopped by Ctrl-C


class Severity(IntEnum):
    """How much a problem matters: an error stops the run, a warning rides with the result."""

    NOTE = 0
    WARNING = 1
    ERROR = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a source: line and column count from 1, length in characters."""

    source: Source
    line: int = 0
    column: int = 0
    length: int = 1

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key: the order in which files were read, then line and column."""
        return self.source.ordinal, self.line, self.column


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to do about it.

    `code` is a kebab-case name that tests and tools rely on; `step` is the exit code of the
    step that found it.
    """

    code: str
    message: str
    place: Place | None = None
    hint: str | None = None
    severity: Severity = Severity.ERROR
    step: ExitCode = ExitCode.MANIFEST

    def render(self, base: Path | None = None) -> str:
        """Return the problem as text: place and message, excerpt with caret, hint.

        `base` is the folder that paths are shown relative to (default: as they are).
        """
        level = "" if self.severity is Severity.ERROR else f"{self.severity.name.lower()}: "
        lines = [f"{self._where(base)}{level}{visible(self.message)}"]
        if self.place is not None and self.place.line:
            lines += self.place.source.excerpt(self.place)
        if self.hint:
            lines.append(f"hint: {visible(self.hint)}")
        return "\n".join(lines)

    def _where(self, base: Path | None) -> str:
        if self.place is None:
            return ""
        path = self.place.source.path
        if base is not None and path.is_relative_to(base):
            path = path.relative_to(base)
        if not self.place.line:
            return f"{path}: "
        return f"{path}:{self.place.line}:{self.place.column}: "


def visible(text: str) -> str:
    """Return a text on one line, with nothing in it that a terminal would obey or hide."""
    return "".join(_shown(char) for char in text)


def legible(path: Path | str) -> str:
    r"""Return a path as text that can be written: a byte that is no UTF-8 becomes \xe9."""
    return os.fsencode(path).decode(errors="backslashreplace")


def _shown(char: str) -> str:
    if char in "\t\n\r":
        return " "
    return "\ufffd" if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") else char


class Faulty(Exception):
    """A run found errors; carries all of its problems, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n\n".join(problem.render() for problem in self.problems))

    @property
    def exit_code(self) -> ExitCode:
        """The exit code of the first error."""
        errors = [p for p in self.problems if p.severity is Severity.ERROR]
        return errors[0].step if errors else ExitCode.STRICT


class Problems:
    """Collects the problems of a run."""

    def __init__(self) -> None:
        self._found: dict[Problem, None] = {}

    def add(self, problem: Problem) -> None:
        """Note a problem; the same one twice counts once."""
        self._found.setdefault(problem)

    @property
    def sorted(self) -> tuple[Problem, ...]:
        """All problems in file order; those without a place come last."""
        return tuple(sorted(self._found, key=_file_order))

    @property
    def fatal(self) -> bool:
        """Whether any of them is an error."""
        return any(problem.severity is Severity.ERROR for problem in self._found)

    def stop(self, strict: bool = False) -> None:
        """End the run if there is an error (or, when strict, a warning).

        Raises `Faulty` with every problem found so far.
        """
        worst = max((problem.severity for problem in self._found), default=Severity.NOTE)
        if worst is Severity.ERROR or (strict and worst is Severity.WARNING):
            raise Faulty(self.sorted)


def _file_order(problem: Problem) -> tuple[bool, tuple[int, int, int]]:
    return problem.place is None, problem.place.order if problem.place else (0, 0, 0)
