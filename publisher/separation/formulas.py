"""What functions of a PDF do (ISO 32000-1, 7.10): numbers in, numbers out, of all four types."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from publisher.separation.calculator import Program
from publisher.separation.entries import Span, bits
from publisher.separation.ink import BadColour

Values = tuple[float, ...]


@dataclass(frozen=True)
class Function:
    """A function; each kind says in `_value` what it makes of numbers within its domain."""

    domain: tuple[Span, ...]
    range: tuple[Span, ...]  #: empty where nothing is clipped
    outputs: int

    @property
    def inputs(self) -> int:
        """How many numbers go in."""
        return len(self.domain)

    def __call__(self, values: Sequence[float]) -> Values:
        """Return what comes out for as many numbers as there are inputs.

        Raises `BadColour` if they are not as many, or if there is no value for them.
        """
        if len(values) != len(self.domain):
            raise BadColour(f"a function of {self.inputs} numbers is given {len(values)}")
        result = self._value(_clip(values, self.domain))
        return _clip(result, self.range) if self.range else result

    def _value(self, values: Values) -> Values:
        raise NotImplementedError


@dataclass(frozen=True)
class Identity(Function):
    """Gives back whatever it is given, however many numbers."""

    def __call__(self, values: Sequence[float]) -> Values:
        """Return the numbers."""
        return tuple(values)


@dataclass(frozen=True)
class Sampled(Function):
    """Type 0: a table, with what lies between its entries mixed from all those around."""

    size: tuple[int, ...]  #: entries along each input
    encode: tuple[Span, ...]
    decode: tuple[Span, ...]
    bits: int  #: of a sample
    data: bytes

    def _value(self, values: Values) -> Values:
        mixed = [0.0] * self.outputs
        for entry, weight in self._around(values):
            for output, sample in enumerate(self._entry(entry)):
                mixed[output] += weight * sample
        full = (1 << self.bits) - 1
        return tuple(
            low + value / full * (high - low)
            for value, (low, high) in zip(mixed, self.decode, strict=True)
        )

    def _around(self, values: Values) -> list[tuple[int, float]]:
        """Return the entries around a place in the table, and how much each of them counts."""
        found, stride = [(0, 1.0)], 1
        for value, span, code, size in zip(
            values, self.domain, self.encode, self.size, strict=True
        ):
            place = min(max(carried(value, span, code), 0.0), size - 1.0)
            below = int(place)
            rest = place - below
            nearer = [(entry + below * stride, weight * (1 - rest)) for entry, weight in found]
            if rest:
                step = (below + 1) * stride
                nearer += [(entry + step, weight * rest) for entry, weight in found]
            found, stride = nearer, stride * size
        return found

    def _entry(self, entry: int) -> list[int]:
        """Return the samples of an entry; they are unpacked only where they are wanted."""
        start = entry * self.outputs * self.bits
        return [bits(self.data, start + n * self.bits, self.bits) for n in range(self.outputs)]


@dataclass(frozen=True)
class Exponential(Function):
    """Type 2: from one colour straight to another, faster or slower on the way."""

    first: Values
    last: Values
    exponent: float

    def _value(self, values: Values) -> Values:
        way = values[0]
        try:
            way = way if self.exponent == 1 else math.pow(way, self.exponent)
        except (ValueError, OverflowError):
            raise BadColour(f"{values[0]:g} to the power of {self.exponent:g}") from None
        return tuple(a + way * (b - a) for a, b in zip(self.first, self.last, strict=True))


@dataclass(frozen=True)
class Stitched(Function):
    """Type 3: functions side by side, each in its stretch of the domain."""

    functions: tuple[Function, ...]
    bounds: tuple[float, ...]
    encode: tuple[Span, ...]

    def _value(self, values: Values) -> Values:
        place = bisect_right(self.bounds, values[0])
        here = self.stretch(place)
        return self.functions[place]((carried(values[0], here, self.encode[place]),))

    def stretch(self, place: int) -> Span:
        """Return where a function begins and ends."""
        edges = (self.domain[0][0], *self.bounds, self.domain[0][1])
        return edges[place], edges[place + 1]


@dataclass(frozen=True)
class Calculated(Function):
    """Type 4: a program in a small part of PostScript."""

    program: Program

    def _value(self, values: Values) -> Values:
        result = self.program.run(values)
        if len(result) < self.outputs:
            raise BadColour(f"a program leaves {len(result)} numbers, not {self.outputs}")
        return result[-self.outputs :]


@dataclass(frozen=True)
class Joined(Function):
    """An array of functions with the same inputs, each of which gives one component."""

    functions: tuple[Function, ...]

    def _value(self, values: Values) -> Values:
        return tuple(chain.from_iterable(function(values) for function in self.functions))


def _clip(values: Sequence[float], spans: Sequence[Span]) -> Values:
    return tuple(
        low if value < low else min(value, high)
        for value, (low, high) in zip(values, spans, strict=True)
    )


def carried(value: float, source: Span, target: Span) -> float:
    """Return where a value goes when one span is laid upon another; an end goes to the end."""
    (low, high), (first, last) = source, target
    if low in (value, high):
        return first
    return last if value == high else first + (value - low) * (last - first) / (high - low)
