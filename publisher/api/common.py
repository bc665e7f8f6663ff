"""What the functions of the library share: paths as anyone has them, and progress."""

from __future__ import annotations

import os
from collections.abc import Callable

#: Is told of each step, how many things of it are done, of how many, and the last one.
Progress = Callable[[str, int, int, str], None]
StrPath = str | os.PathLike[str]


def silent(step: str, done: int, total: int, name: str) -> None:
    """Say nothing: the progress of those who do not watch."""
