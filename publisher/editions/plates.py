"""Plates: what a page is printed with, and how something is painted on one plate alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from publisher.editions.pen import number, numbers
from publisher.separation.ink import Cmyk

ALL = "/All cs 1 scn"  #: fills on every plate; `All` is a colour space of the marks' resources
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


@dataclass(frozen=True)
class Plate:
    """A plate by the name of its ink; a spot ink has a colour space in the marks' resources."""

    name: str
    process: Cmyk = (0.0, 0.0, 0.0, 0.0)  #: the ink, if it is one of the four
    space: str = ""  #: the name of a spot ink's colour space

    def fill(self, tint: float = 1.0) -> str:
        """Return the operator that fills with a tint, 0–1, on this plate alone."""
        if self.space:
            return f"/{self.space} cs {number(tint)} scn"
        return build(*(tint * part for part in self.process))


def build(cyan: float, magenta: float, yellow: float, black: float = 0.0) -> str:
    """Return the operator that fills with an ink build, each part 0–1."""
    return f"{numbers(cyan, magenta, yellow, black)} k"


def plates_of(spots: Iterable[str]) -> tuple[Plate, ...]:
    """Return the four process plates and those of some spot inks, by the names of the inks."""
    process = [
        Plate(name, (at == 0, at == 1, at == 2, at == 3)) for at, name in enumerate(_PROCESS)
    ]
    special = [Plate(name, space=f"Spot{at}") for at, name in enumerate(spots, start=1)]
    return (*process, *special)
