"""Text files, read once each, as `Source` values that can show an excerpt of themselves."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from publisher.problems import ExitCode, Place, Problem, Problems, visible

MAX_BYTES = 2 * 1024 * 1024  #: no manifest, article, template or sheet is larger than 2 MiB
EXCERPT_WIDTH = 100  #: characters of a line that an excerpt shows
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, eq=False)
class Source:
    """The text of one file; `ordinal` is its place in the order of reading."""

    path: Path
    text: str
    ordinal: int = 0

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends, as an editor counts them."""
        return LINE_END.split(self.text)

    def place(self, line: int = 0, column: int = 1, length: int = 1) -> Place:
        """Return the place at `line` and `column`, both counted from 1; line 0 is the whole file.

        A place beyond the last line or column is moved to the end of the file or line.
        """
        if not line:
            return Place(self, 0, 0)
        line = max(1, min(line, len(self.lines)))
        room = len(self.lines[line - 1]) + 1
        column = max(1, min(column, room))
        return Place(self, line, column, max(1, min(length, room - column)))

    def find(self, text: str, line: int = 1, last: int | None = None) -> Place:
        """Return the place where `text` first stands in lines `line` to `last`.

        Falls back to the first word of `line` when it stands nowhere there.
        """
        for number in range(line, min(last or len(self.lines), len(self.lines)) + 1):
            column = self.lines[number - 1].find(text)
            if column >= 0:
                return self.place(number, column + 1, len(text))
        return self.line(line)

    def line(self, number: int) -> Place:
        """Return the place of a whole line, without the spaces around it."""
        text = self.lines[number - 1] if 0 < number <= len(self.lines) else ""
        return self.place(number, len(text) - len(text.lstrip()) + 1, len(text.strip()))

    def excerpt(self, place: Place) -> list[str]:
        """Return the line of a place and a second line with carets under it."""
        text = visible(self.lines[place.line - 1])
        start = max(0, place.column - 1 - EXCERPT_WIDTH * 2 // 3)
        shown = text[start : start + EXCERPT_WIDTH]
        left, right = "…" if start else "", "…" if len(text) > start + EXCERPT_WIDTH else ""
        before = shown[: place.column - 1 - start]
        marked = shown[len(before) : len(before) + place.length]
        carets = "^" * max(1, _cells(marked))
        return [
            f"{place.line:>5} | {left}{shown}{right}".rstrip(),
            f"{'':>5} | {' ' * (len(left) + _cells(before))}{carets}",
        ]


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: wide characters two, combining ones none."""
    widths = (2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return sum(widths) - sum(unicodedata.combining(char) > 0 for char in text)


class _Refused(Exception):
    def __init__(self, code: str, message: str, place: Place, hint: str) -> None:
        self.problem = Problem(code, message, place, hint)


@dataclass
class Sources:
    """Reads text files, each once, in an order that problems are later sorted by."""

    problems: Problems
    _read: dict[Path, Source | None] = field(default_factory=dict)

    def read(
        self,
        path: Path,
        asked_by: Place | None = None,
        what: str = "file",
        step: ExitCode = ExitCode.MANIFEST,
    ) -> Source | None:
        """Return the file's text, or None after reporting why it cannot be had.

        `asked_by` is the place that names the file, so that a missing file is reported there;
        `step` is whose fault it is.
        """
        if path not in self._read:
            try:
                self._read[path] = self._open(path, asked_by, what)
            except _Refused as refused:
                self._read[path] = None
                self.problems.add(replace(refused.problem, step=step))
        return self._read[path]

    @property
    def files(self) -> dict[Path, Source | None]:
        """Every file read so far, in order."""
        return dict(self._read)

    def _open(self, path: Path, asked_by: Place | None, what: str) -> Source:
        blank = Source(path, "", len(self._read))
        asked_by = asked_by or blank.place()
        name = what if asked_by.source is blank else f"{what} {path.name}"
        try:
            if path.exists() and not path.is_file() and not path.is_dir():
                raise OSError(0, "it is no file")
            with path.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except IsADirectoryError:
            message = f"{name} is a folder"
            raise _Refused("not-a-file", message, asked_by, "put a file there") from None
        except FileNotFoundError:
            hint = "put it there, or correct the path"
            if asked_by.source is not blank:
                hint = f"there is no {path.parent.name}/{path.name}"
            raise _Refused("missing-file", f"{name} does not exist", asked_by, hint) from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or type(error).__name__
            message = f"{name} cannot be read: {reason.lower()}"
            raise _Refused("unreadable-file", message, asked_by, "see its rights") from None
        if len(data) > MAX_BYTES:
            message = f"{what} is larger than {MAX_BYTES // 1024 // 1024} MiB"
            hint = "split it, or move pictures into files of their own"
            raise _Refused("file-too-large", message, blank.place(), hint)
        return self._decode(blank, data, what)

    @staticmethod
    def _decode(blank: Source, data: bytes, what: str) -> Source:
        try:
            return Source(blank.path, data.decode("utf-8-sig"), blank.ordinal)
        except UnicodeDecodeError as error:
            before = LINE_END.split(data[: error.start].decode("utf-8-sig", "replace"))
            readable = Source(blank.path, data.decode("utf-8-sig", "replace"), blank.ordinal)
            code = f"0x{data[error.start]:02x}"
            raise _Refused(
                "not-utf-8",
                f"{what} is not UTF-8: the byte {code} stands for no character",
                readable.place(len(before), len(before[-1]) + 1),
                "save the file as UTF-8",
            ) from None
