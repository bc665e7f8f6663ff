"""Where a comparison is written to: never over what is compared."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from publisher.problems import ExitCode, Faulty, Problem, Problems, legible
from publisher.store import write_whole


def spare(targets: Sequence[tuple[str, Path | None]], inputs: Sequence[Path]) -> None:
    """Raise `Faulty` where a file to be written, by its option, is or lies in one handed in."""
    problems, taken = Problems(), dict[Path, str]()
    for option, target in targets:
        if target is None:
            continue
        resolved = target.resolve()
        if any(_within(resolved, each.resolve()) for each in inputs):
            message = f"{legible(target)} belongs to what is compared"
            problems.add(_unwritable(message, option))
        elif resolved in taken:
            problems.add(_unwritable(f"{legible(target)} is that of {taken[resolved]}", option))
        taken[resolved] = option
    problems.stop()


def _within(target: Path, given: Path) -> bool:
    same = target.exists() and given.exists() and target.samefile(given)
    return same or (given.is_dir() and target.is_relative_to(given))


def write(path: Path, text: str, option: str) -> None:
    """Write a file that an option names. Raises `Faulty` where it cannot be written."""
    try:
        write_whole(path, text.encode())
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        message = f"{legible(path)} cannot be written: {reason}"
        raise Faulty([_unwritable(message, option)]) from None


def _unwritable(message: str, option: str) -> Problem:
    hint = f"choose another place with {option}"
    return Problem("output", message, None, hint, step=ExitCode.OUTPUT)
