"""A folder that nothing leads out of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath


class Outside(ValueError):
    """A path named by a source would leave its folder; the message says how."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A root below which sources may name files, with forward slashes on every system."""

    root: Path

    def path(self, name: str) -> Path:
        """Return the path of the file called `name`, which need not exist.

        Raises `Outside` if the name is absolute, climbs out, or passes through a link that
        leads out of the folder.
        """
        pure = PurePosixPath(name)
        if pure.is_absolute() or (len(name) > 1 and name[1] == ":"):
            raise Outside("is an absolute path")
        if "\\" in name or "\0" in name:
            raise Outside("holds a character that no path may hold")
        if ".." in pure.parts:
            raise Outside("leaves the folder")
        path = self.root / pure
        try:
            inside = path.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):  # a link to itself, or a name too long to be one
            raise Outside("leads nowhere") from None
        if not inside:
            raise Outside("is a link that leaves the folder")
        return path
