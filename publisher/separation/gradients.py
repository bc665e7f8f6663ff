"""Inks over a gradient: exact at its ends and corners, and without a jump beside them.

A token's colour has inks of its own, which need not be those of the colours next to it. So the
colours between are separated as a profile has it, and the difference at each end is spread over
the whole way to the other one.

Greys by themselves are black alone. Where a gradient has a hue anywhere they are mixed as the
profile has them, for one that crosses grey would have a stripe of black there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from publisher.pictures.inks import within
from publisher.separation.formulas import Values
from publisher.separation.ink import PAPER, Cmyk, Ink, Space

ASTRAY = 0.02  #: how far off a straight line a colour may lie, as a share of the line


@dataclass(frozen=True)
class Plates:
    """What a shading is printed with: process inks, one spot ink, or the grey of a soft mask."""

    spot: str = ""
    grey: bool = False
    limit: float = 4.0  #: of process inks together, 3.0 for 300 %

    @property
    def components(self) -> int:
        """How many numbers make a colour on these plates."""
        return 1 if self.spot or self.grey else 4

    def values(self, ink: Ink) -> Values:
        """Return the numbers that print an ink, each 0–1 even if the colour was beyond all ink."""
        if self.grey:
            return (_unit(1.0 - ink.process[3]),)
        return (_unit(ink.tint),) if self.spot else within(_clipped(ink.process), self.limit)


@dataclass(frozen=True)
class Tints:
    """How much of one spot ink is wherever a colour is; without a name all is paper."""

    spot: str
    tints: tuple[float, ...]


@dataclass(frozen=True)
class Area:
    """Colours at even distances, row upon row; a gradient along a line is a single row."""

    colours: Sequence[Values]
    width: int  #: of a row

    def tints(self, space: Space) -> Tints | None:
        """Return the tints if all colours are of one spot ink, or a straight line between two.

        A line between tokens counts: half-way from white to a spot token is half its tint,
        though no token has that colour.
        """
        ends = [space.ink(colour) for colour in (self.colours[0], self.colours[-1])]
        if spot_of(ends) is None:
            return None
        inks = [space.ink(colour) for colour in self.colours]
        spot = spot_of(inks)
        if spot is not None:
            return Tints(spot, tuple(_unit(ink.tint) for ink in inks))
        line = _line(self.colours)
        if line is None:
            return None
        first, last = (_unit(ink.tint) for ink in ends)
        return Tints(spot_of(ends) or "", tuple(first + way * (last - first) for way in line))

    def process(self, space: Space, limit: float, *, hued: bool) -> list[Values]:
        """Return the process inks of each colour, no more than `limit` together.

        `hued` says that the shading has a hue somewhere: then greys are mixed too.
        """
        width, count = self.width, len(self.colours)
        corners = (0, width - 1, count - width, count - 1)
        blends = [(space.profiled if hued else space.blend)(colour) for colour in self.colours]
        pulls = [self._pull(space, corner, blends[corner]) for corner in corners]
        if any(map(any, pulls)):
            blends = [self._pulled(at, ink, pulls) for at, ink in enumerate(blends)]
        return [within(_clipped(ink), limit) for ink in blends]

    def _pull(self, space: Space, corner: int, beside: Cmyk) -> Cmyk:
        """Return what a token's corner has more of each ink than the colours beside it."""
        exact = token_of(space, self.colours[corner])
        return _cmyk(a - b for a, b in zip(exact or beside, beside, strict=True))

    def _pulled(self, at: int, ink: Cmyk, pulls: Sequence[Cmyk]) -> Cmyk:
        """Return an ink pulled by each corner as much as it is near."""
        x, y = at % self.width, at // self.width
        across = x / (self.width - 1)
        up = y / max(1, len(self.colours) // self.width - 1)
        below, above = 1 - up, up
        shares = ((1 - across) * below, across * below, (1 - across) * above, across * above)
        return _cmyk(
            value + sum(share * pull[plate] for share, pull in zip(shares, pulls, strict=True))
            for plate, value in enumerate(ink)
        )


def spot_of(inks: Iterable[Ink]) -> str | None:
    """Return the one spot ink that all inks are tints of, "" if all are paper, or else None."""
    spots = {ink.spot for ink in inks if ink.spot or ink.process != PAPER}
    return None if len(spots) > 1 or "" in spots else "".join(spots)


def token_of(space: Space, colour: Values) -> Cmyk | None:
    """Return the process inks of a token's colour; None for a colour that is mixed anyway."""
    exact = space.ink(colour).process
    return exact if exact != space.blend(colour) else None


def has_hue(space: Space, colours: Iterable[Values]) -> bool:
    """Say whether any colour is more than a grey."""
    return any(any(space.blend(colour)[:3]) for colour in colours)


def separate_areas(
    areas: Sequence[Area], space: Space, others: Sequence[Ink], plates: Plates
) -> tuple[Plates, list[list[Values]]]:
    """Return the plates that all areas (and other inks with them) are printed with, and how.

    One spot ink is enough where there is nothing but its tints; otherwise all is process inks,
    of which the spot ink is mixed then. Grey stays grey.
    """
    if plates.grey:
        return plates, [[plates.values(space.ink(each)) for each in area.colours] for area in areas]
    found = [area.tints(space) for area in areas] if spot_of(others) is not None else [None]
    tinted = [tints for tints in found if tints is not None]
    spots = {spot for spot in (spot_of(others), *(tints.spot for tints in tinted)) if spot}
    if len(tinted) == len(found) and len(spots) == 1:
        rows: list[list[Values]] = [[(tint,) for tint in tints.tints] for tints in tinted]
        return replace(plates, spot=spots.pop()), rows
    hued = any(has_hue(space, area.colours) for area in areas)
    return plates, [area.process(space, plates.limit, hued=hued) for area in areas]


def _line(colours: Sequence[Values]) -> list[float] | None:
    """Return how far on the way from the first colour to the last each is, if all lie there."""
    first, last = colours[0], colours[-1]
    way = [b - a for a, b in zip(first, last, strict=True)]
    length = sum(side * side for side in way)
    if not length:
        return None
    shares = []
    for colour in colours:
        gone = [value - a for value, a in zip(colour, first, strict=True)]
        share = sum(a * b for a, b in zip(gone, way, strict=True)) / length
        astray = sum((a - share * b) ** 2 for a, b in zip(gone, way, strict=True))
        if astray > ASTRAY**2 * length:
            return None
        shares.append(_unit(share))
    return shares


def _cmyk(values: Iterable[float]) -> Cmyk:
    cyan, magenta, yellow, black = values
    return cyan, magenta, yellow, black


def _clipped(ink: Cmyk) -> Cmyk:
    return _cmyk(map(_unit, ink))


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0)
