"""A gradient taken apart: the stretches of its function, so that what is hard stays hard.

Between two stops a gradient runs evenly, at a stop it may turn or jump. Each stretch is looked
at by itself, from its own first colour to its own last one, however functions are stitched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from publisher.separation.entries import Span
from publisher.separation.formulas import (
    Exponential,
    Function,
    Joined,
    Sampled,
    Stitched,
    Values,
    carried,
)
from publisher.separation.ink import BadColour

STRAIGHT = 32  #: steps from one colour straight to another
CURVED = 255  #: steps for anything else
FINEST = 4096  #: steps for a table with that many entries
SAME = 1e-9  #: stops nearer to each other are one


@dataclass(frozen=True)
class Leg:
    """A function, and from where to where it is run through."""

    function: Function
    first: float
    last: float

    def at(self, share: float) -> Values:
        """Return what the function gives at a share of the way, 0–1."""
        return self.function((self.first + share * (self.last - self.first),))

    @property
    def steps(self) -> int:
        """How many steps show every turn of it."""
        function = self.function
        if self.first == self.last:
            return 1
        if isinstance(function, Exponential):
            if function.first == function.last:
                return 1
            return STRAIGHT if function.exponent == 1 and self._lies_within() else CURVED
        if isinstance(function, Sampled) and (function.size[0] - 1) <= FINEST:
            entries = max(1, function.size[0] - 1)
            return entries * -(-CURVED // entries)  # so that each entry is a step
        return CURVED

    def _lies_within(self) -> bool:
        """Say whether nothing is clipped on the way."""
        low, high = self.function.domain[0]
        return (
            not self.function.range
            and low <= min(self.first, self.last)
            and (max(self.first, self.last) <= high)
        )


@dataclass(frozen=True)
class Stretch:
    """A part of a gradient without a stop in it; its legs run side by side, as its components."""

    start: float
    end: float
    legs: tuple[Leg, ...]

    def colours(self) -> list[Values]:
        """Return its colours from end to end, evenly spaced."""
        steps = max(leg.steps for leg in self.legs)
        if len(self.legs) == 1:
            return [self.legs[0].at(n / steps) for n in range(steps + 1)]
        return [
            tuple(value for leg in self.legs for value in leg.at(n / steps))
            for n in range(steps + 1)
        ]

    def part(self, start: float, end: float) -> Stretch:
        """Return the part of it between two places."""
        here = (self.start, self.end)
        cut = [
            replace(
                leg,
                first=carried(start, here, (leg.first, leg.last)),
                last=carried(end, here, (leg.first, leg.last)),
            )
            for leg in self.legs
        ]
        return Stretch(start, end, tuple(cut))


def stretches(function: Function, reach: Span) -> tuple[Stretch, ...]:
    """Return the stretches of a gradient from a lowest to a highest value.

    Raises `BadColour` if its function takes more than one number or the gradient has no length.
    """
    if function.inputs != 1:
        raise BadColour(f"a gradient by a function of {function.inputs} numbers")
    low, high = (min(max(edge, function.domain[0][0]), function.domain[0][1]) for edge in reach)
    if low >= high:
        raise BadColour("a gradient without length")
    return tuple(_apart(Stretch(low, high, (Leg(function, low, high),))))


def _apart(stretch: Stretch) -> Iterator[Stretch]:
    """Take a stretch apart as long as its function is made of others."""
    leg = stretch.legs[0]
    low, high = leg.function.domain[0]
    within = low <= leg.first <= high and low <= leg.last <= high and leg.first != leg.last
    if within and isinstance(leg.function, Stitched):
        yield from _unstitched(stretch, leg, leg.function)
    elif within and isinstance(leg.function, Joined):
        yield from _side_by_side(stretch, leg, leg.function)
    else:
        yield stretch


def _unstitched(stretch: Stretch, leg: Leg, function: Stitched) -> Iterator[Stretch]:
    low, high = sorted((leg.first, leg.last))
    order = range(len(function.functions))
    for place in order if leg.first < leg.last else reversed(order):
        here = function.stretch(place)
        edges = max(low, here[0]), min(high, here[1])
        if edges[0] > edges[1] or (edges[0] == edges[1] and here[0] != here[1]):
            continue
        first, last = edges if leg.first < leg.last else edges[::-1]
        spots = [
            carried(edge, (leg.first, leg.last), (stretch.start, stretch.end))
            for edge in (first, last)
        ]
        inner = Leg(
            function.functions[place],
            carried(first, here, function.encode[place]),
            carried(last, here, function.encode[place]),
        )
        yield from _apart(Stretch(spots[0], spots[1], (inner,)))


def _side_by_side(stretch: Stretch, leg: Leg, function: Joined) -> Iterator[Stretch]:
    """Yield what lies between the stops of all components together."""
    tracks = [
        [*_apart(Stretch(stretch.start, stretch.end, (Leg(single, leg.first, leg.last),)))]
        for single in function.functions
    ]
    edges = sorted({edge for track in tracks for part in track for edge in (part.start, part.end)})
    stops = [a for a, b in pairwise(edges) if b - a > SAME * (stretch.end - stretch.start)]
    for start, end in pairwise([*stops, stretch.end]):
        middle = (start + end) / 2
        found = [
            next(part for part in track if part.start <= middle <= part.end) for track in tracks
        ]
        legs = tuple(leg for part in found for leg in part.part(start, end).legs)
        yield Stretch(start, end, legs)
