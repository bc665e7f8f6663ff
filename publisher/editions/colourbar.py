"""The colour bar: patches of all inks that a pressman measures, fitted to the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.editions.plates import Plate, build
from publisher.pages.geometry import PT_PER_MM

PATCH = 5.0 * PT_PER_MM  #: side of a patch where there is room
SMALLEST = 3.0 * PT_PER_MM  #: side of the smallest patch that a densitometer still reads
#: Tints of each plate; the first series for which the page has room is taken.
_STEPS = ((1.0, 0.75, 0.5, 0.25), (1.0, 0.5), (1.0,))
#: The secondary colours, and a grey of three inks that turns with any of them (ISO 12647-2).
_OVERPRINTS = (build(0, 1, 1), build(1, 0, 1), build(1, 1, 0), build(0.5, 0.4, 0.4))


@dataclass(frozen=True)
class ColourBar:
    """What fills the patches, from left to right, on either side of the page's middle."""

    side: float  #: of a patch, pt
    left: tuple[str, ...]
    right: tuple[str, ...]


def colour_bar(plates: Sequence[Plate], half: float) -> ColourBar:
    """Return the fullest bar that fits into `half` pt on either side of the middle.

    Patches shrink first; then tints are left out, and at last overprints and plates.
    """
    solids = tuple(plate.fill() for plate in plates)
    for steps in _STEPS:
        groups = [tuple(plate.fill(step) for step in steps) for plate in plates]
        left, right = _halves([*groups, _OVERPRINTS])
        side = min(PATCH, half / len(left))
        if side >= SMALLEST:
            return ColourBar(side, left, right)
    count = max(0, int(half / SMALLEST))
    return ColourBar(SMALLEST, solids[:count], solids[count : 2 * count])


def _halves(groups: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split groups where the left half is first as long as the right one, or longer."""
    for at in range(1, len(groups) + 1):
        left, right = sum(groups[:at], ()), sum(groups[at:], ())
        if len(left) >= len(right):
            break
    return left, right
