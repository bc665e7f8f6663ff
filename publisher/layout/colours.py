"""Colour tokens, held against one another."""

from __future__ import annotations

from collections.abc import Mapping

from publisher.manifest.layout import Colour
from publisher.problems import ExitCode, Problem, Problems


def check_colours(colours: Mapping[str, Colour], problems: Problems) -> None:
    """Report tokens that look alike on screen and print differently.

    A finished page knows colours alone, not names, so nobody could tell which one is meant.
    """
    first: dict[str, tuple[str, Colour]] = {}
    for name, colour in colours.items():
        if colour.inks is None:
            continue
        known, other = first.setdefault(colour.screen, (name, colour))
        if _print(other) != _print(colour):
            message = (
                f'colour tokens "{known}" and "{name}" are both {colour.screen} on screen, '
                "but differ in ink"
            )
            hint = "change one of them a little on screen: a step of one in a digit will do"
            place = colour.place_of("screen")
            problems.add(Problem("token-inks", message, place, hint, step=ExitCode.LAYOUT))


def _print(colour: Colour) -> tuple[object, ...]:
    return colour.inks, colour.spot, colour.tint, colour.finish
