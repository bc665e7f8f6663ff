"""Text files, read once each, as `Source` values that can show an excerpt of themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from publisher.problems import ExitCode, Place, Problem, Problems

MAX_BYTES = 2 * 1024 * 1024  #: no manifest, article, template or sheet is larger than 2 MiB
EXCERPT_WIDTH = 100  #: characters of a line that an excerpt shows


@dataclass(frozen=True, eq=False)
class Source:
    """The text of one file; `ordinal` is its place in the order of reading."""

    path: Path
    text: str
    ordinal: int = 0

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends, as an editor counts them."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def place(self, line: int = 0, column: int = 1, length: int = 1) -> Place:
        """Return the place at `line` and `column`, both counted from 1."""
        return Place(self, line, column if line else 0, max(1, length))

    def find(self, text: str, line: int = 1, last: int | None = None) -> Place:
        """Return the place where `text` first stands in lines `line` to `last`.

        Falls back to the beginning of `line` when it stands nowhere there.
        """
        for number in range(line, min(last or len(self.lines), len(self.lines)) + 1):
            column = self.lines[number - 1].find(text)
            if column >= 0:
                return self.place(number, column + 1, len(text))
        return self.place(line)

    def excerpt(self, place: Place) -> list[str]:
        """Return the line of a place and a second line with carets under it."""
        if place.line > len(self.lines):
            return []
        text = self.lines[place.line - 1].expandtabs(1)
        start = max(0, place.column - 1 - EXCERPT_WIDTH * 2 // 3)
        shown = text[start : start + EXCERPT_WIDTH]
        length = max(1, min(place.length, len(shown) - (place.column - 1 - start)))
        gutter = f"{place.line:>5} | "
        return [
            f"{gutter}{shown}".rstrip(),
            f"{'':>5} | {' ' * (place.column - 1 - start)}{'^' * length}",
        ]


@dataclass
class Sources:
    """Reads text files, each once, in an order that problems are later sorted by."""

    problems: Problems
    _read: dict[Path, Source | None] = field(default_factory=dict)

    def read(self, path: Path, asked_by: Place | None = None, what: str = "file") -> Source | None:
        """Return the file's text, or None after reporting why it cannot be had.

        `asked_by` is the place that names the file, so that a missing file is reported there.
        """
        if path not in self._read:
            self._read[path] = self._open(path, asked_by, what)
        return self._read[path]

    @property
    def files(self) -> dict[Path, Source | None]:
        """Every file read so far, in order."""
        return dict(self._read)

    def _open(self, path: Path, asked_by: Place | None, what: str) -> Source | None:
        blank = Source(path, "", len(self._read))
        try:
            with path.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except IsADirectoryError:
            return self._refuse("not-a-file", f"{what} {path.name} is a folder", asked_by or blank)
        except FileNotFoundError:
            message = f"{what} {path.name} does not exist"
            return self._refuse("missing-file", message, asked_by or blank, f"looked for {path}")
        except OSError as error:
            reason = error.strerror or type(error).__name__
            return self._refuse(
                "unreadable-file",
                f"{what} {path.name} cannot be read: {reason}",
                asked_by or blank,
            )
        if len(data) > MAX_BYTES:
            return self._refuse(
                "file-too-large",
                f"{what} is larger than {MAX_BYTES // 1024 // 1024} MiB",
                blank,
                "split it, or move pictures into files of their own",
            )
        return self._decode(blank, data, what)

    def _decode(self, blank: Source, data: bytes, what: str) -> Source | None:
        try:
            return Source(blank.path, data.decode("utf-8-sig"), blank.ordinal)
        except UnicodeDecodeError as error:
            before = data[: error.start].decode("utf-8", "replace")
            readable = Source(blank.path, data.decode("utf-8", "replace"), blank.ordinal)
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            return self._refuse(
                "not-utf-8",
                f"{what} is not UTF-8: byte 0x{data[error.start]:02x} stands for no character",
                readable.place(line, column),
                "save the file as UTF-8",
            )

    def _refuse(
        self, code: str, message: str, where: Place | Source, hint: str | None = None
    ) -> None:
        place = where.place() if isinstance(where, Source) else where
        self.problems.add(Problem(code, message, place, hint, step=ExitCode.MANIFEST))
