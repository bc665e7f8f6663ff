"""Where a comparison is written to: never over what is compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from publisher.comparing.compare import Comparison
from publisher.comparing.page import html
from publisher.comparing.result import to_json
from publisher.problems import ExitCode, Faulty, Problem, Problems, legible
from publisher.store import write_whole

Targets = Mapping[str, Path | None]  #: the file of each option: --html and --json


def spare(targets: Targets, inputs: Sequence[Path]) -> None:
    """Raise `Faulty` where a file to be written is one handed in, lies in it, or is named twice."""
    problems, taken = Problems(), dict[Path, str]()
    for option, target in targets.items():
        if target is None:
            continue
        resolved = target.resolve()
        if any(_within(resolved, each.resolve()) for each in inputs):
            problems.add(_problem(f"{legible(target)} belongs to what is compared", option))
        elif resolved in taken:
            problems.add(_problem(f"{legible(target)} is that of {taken[resolved]}", option))
        taken[resolved] = option
    problems.stop()


def publish(found: Comparison, targets: Targets) -> None:
    """Write a comparison to each file that is asked for. Raises `Faulty` where that fails."""
    if (target := targets.get("--html")) is not None:
        _write(target, html(found), "--html")
    if (target := targets.get("--json")) is not None:
        _write(target, to_json(found.diff), "--json")


def _within(target: Path, given: Path) -> bool:
    if target.exists() and given.exists() and target.samefile(given):
        return True
    return given.is_dir() and target.is_relative_to(given)


def _write(path: Path, text: str, option: str) -> None:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise Faulty([_problem(f"{legible(path)} cannot be written: {reason}", option)]) from None


def _problem(message: str, option: str) -> Problem:
    hint = f"choose another place with {option}"
    return Problem("output", message, None, hint, step=ExitCode.OUTPUT)
