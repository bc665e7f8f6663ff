"""What is printed: process inks, or a tint of a spot ink; and what a colour space must tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Cmyk = tuple[float, float, float, float]  #: cyan, magenta, yellow, black, each 0–1
PAPER: Cmyk = (0.0, 0.0, 0.0, 0.0)
BLACK: Cmyk = (0.0, 0.0, 0.0, 1.0)


@dataclass(frozen=True)
class Ink:
    """An ink build, or a tint of a spot ink: then `process` is what it is mixed from elsewhere."""

    process: Cmyk
    spot: str = ""
    tint: float = 0.0  #: 0–1


class Space(Protocol):
    """A colour space as separation sees it."""

    @property
    def components(self) -> int:
        """How many numbers make a colour."""

    def ink(self, values: Sequence[float]) -> Ink:
        """Return what prints a colour; a token's colour gives exactly the token's inks."""

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return what prints a colour within a gradient: as `ink`, but for tokens."""

    def profiled(self, values: Sequence[float]) -> Cmyk:
        """Return what prints a colour beside others with a hue: as `blend`, but for greys."""


class BadColour(ValueError):
    """A colour, function or shading that no reader could make sense of; says why."""
