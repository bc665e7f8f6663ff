"""Functions of a PDF (ISO 32000-1, 7.10), read from a file nobody vouches for."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import chain

import pikepdf

from publisher.separation.calculator import read_program
from publisher.separation.entries import Span, body, number, numbers, pairs, spans, whole
from publisher.separation.formulas import (
    Calculated,
    Exponential,
    Function,
    Identity,
    Joined,
    Sampled,
    Stitched,
)
from publisher.separation.ink import BadColour

__all__ = ["Function", "read_function"]

MAX_DEPTH = 12  #: functions within functions
MAX_FUNCTIONS = 1000  #: in one tree of functions
MAX_SAMPLES = 4_000_000  #: numbers in one sampled function
MAX_INPUTS = 10  #: of a sampled function: each doubles the samples that are mixed
MAX_OUTPUTS = 32  #: inks of a DeviceN space (ISO 32000-1, annex C)
SAMPLE_BITS = range(1, 33)


def read_function(obj: pikepdf.Object | None) -> Function:
    """Return a function, or an array of functions as one.

    Raises `BadColour` if it breaks the rules of ISO 32000-1, 7.10, or is larger than any honest
    one: deeper than 12 functions within one another, with more than 1000 of them or with more
    than 4 million samples.
    """
    return _Reader().read(obj)


class _Reader:
    """Reads a tree of functions, counting them: a function may stand in it more than once."""

    def __init__(self) -> None:
        self._count = 0

    def read(self, obj: object, depth: int = 0) -> Function:
        self._count += 1
        if depth > MAX_DEPTH or self._count > MAX_FUNCTIONS:
            raise BadColour("too many functions within one another")
        if isinstance(obj, pikepdf.Array):
            return _joined(self._list(obj, depth))
        if isinstance(obj, pikepdf.Name) and obj == "/Identity":
            return Identity(((-math.inf, math.inf),), (), 1)
        if not isinstance(obj, pikepdf.Dictionary | pikepdf.Stream):
            raise BadColour("a function is missing")
        kind = whole(obj, "/FunctionType", (0, 2, 3, 4))
        if kind == 3:
            return self._stitched(obj, depth)
        return {0: _sampled, 2: _exponential, 4: _calculated}[kind](obj)

    def _list(self, array: pikepdf.Array, depth: int) -> tuple[Function, ...]:
        if not 1 <= len(array) <= MAX_FUNCTIONS:
            raise BadColour(f"{len(array)} functions in one list")
        return tuple(self.read(array[at], depth + 1) for at in range(len(array)))

    def _stitched(self, obj: pikepdf.Object, depth: int) -> Function:
        array = obj.get("/Functions")
        if not isinstance(array, pikepdf.Array):
            raise BadColour("a stitching function has nothing to stitch")
        functions = self._list(array, depth)
        domain, count = spans(obj, "/Domain", 1), len(functions)
        if any(f.inputs != 1 or f.outputs != functions[0].outputs for f in functions):
            raise BadColour("functions that do not match are stitched together")
        (low, high), raw = domain[0], numbers(obj, "/Bounds", count - 1) if count > 1 else ()
        if list(raw) != sorted(raw):
            raise BadColour("/Bounds run backwards")
        bounds = tuple(min(max(bound, low), high) for bound in raw)
        outputs = functions[0].outputs
        encode = pairs(obj, "/Encode", count)
        stitched = Stitched(domain, (), outputs, functions, bounds, encode)
        return _clipped(stitched, _range(obj, outputs))


def _joined(functions: tuple[Function, ...]) -> Function:
    if len(functions) == 1:
        return functions[0]
    first = functions[0]
    if any(f.outputs != 1 or f.inputs != first.inputs for f in functions):
        raise BadColour("functions that do not match are listed together")
    lows = [max(f.domain[n][0] for f in functions) for n in range(first.inputs)]
    highs = [min(f.domain[n][1] for f in functions) for n in range(first.inputs)]
    if any(low > high for low, high in zip(lows, highs, strict=True)):
        raise BadColour("functions that share no domain are listed together")
    return Joined(tuple(zip(lows, highs, strict=True)), (), _some(len(functions)), functions)


def _sampled(obj: pikepdf.Object) -> Sampled:
    domain, reach = spans(obj, "/Domain"), spans(obj, "/Range")
    inputs, outputs = len(domain), _some(len(reach))
    if not 1 <= inputs <= MAX_INPUTS:
        raise BadColour(f"a table of {inputs} dimensions")
    size = _size(obj, inputs)
    width = whole(obj, "/BitsPerSample", SAMPLE_BITS)
    count = math.prod(size) * outputs
    if count > MAX_SAMPLES:
        raise BadColour(f"a function of {count} samples")
    data = body(obj, "a sampled function")
    if len(data) * 8 < count * width:
        raise BadColour("a sampled function lacks samples")
    encode = pairs(obj, "/Encode", inputs, [edge for n in size for edge in (0, n - 1)])
    decode = pairs(obj, "/Decode", outputs, [*chain.from_iterable(reach)])
    return Sampled(domain, reach, outputs, size, encode, decode, width, data)


def _size(obj: pikepdf.Object, inputs: int) -> tuple[int, ...]:
    size = obj.get("/Size")
    raw = (
        numbers(obj, "/Size", inputs)
        if isinstance(size, pikepdf.Array)
        else (number(size, "/Size"),)
    )
    if len(raw) != inputs or any(n != int(n) or not 1 <= n <= MAX_SAMPLES for n in raw):
        raise BadColour("/Size is not what a table can have")
    return tuple(int(n) for n in raw)


def _exponential(obj: pikepdf.Object) -> Function:
    domain = spans(obj, "/Domain", 1)
    first = numbers(obj, "/C0", default=(0.0,))
    last = numbers(obj, "/C1", default=(1.0,))
    exponent = number(obj.get("/N"), "/N")
    if len(first) != len(last):
        raise BadColour("a function leads to a colour of another kind")
    function = Exponential(domain, (), _some(len(first)), first, last, exponent)
    if not all(map(math.isfinite, chain(*map(function, zip(domain[0], strict=True))))):
        raise BadColour("a function leads to infinity")
    return _clipped(function, _range(obj, len(first)))


def _calculated(obj: pikepdf.Object) -> Calculated:
    domain, reach = spans(obj, "/Domain"), spans(obj, "/Range")
    if not 1 <= len(domain) <= MAX_OUTPUTS:
        raise BadColour(f"a program given {len(domain)} numbers")
    return Calculated(domain, reach, _some(len(reach)), read_program(body(obj, "a program")))


def _clipped(function: Function, reach: tuple[Span, ...]) -> Function:
    """Return a function whose results keep within a range.

    The range goes to the innermost functions, and from those whose ends lie within it anyway it
    goes away: so that what is stitched or straight can be seen to be.
    """
    if not reach:
        return function
    if isinstance(function, Stitched):
        inner = tuple(_clipped(single, reach) for single in function.functions)
        return replace(function, functions=inner)
    both = zip(function.range or reach, reach, strict=True)
    narrow = tuple((max(a[0], b[0]), min(a[1], b[1])) for a, b in both)
    if any(low > high for low, high in narrow):
        raise BadColour("/Range leaves no value")
    if isinstance(function, Exponential) and _keeps_within(function, narrow):
        return function
    return replace(function, range=narrow)


def _keeps_within(function: Exponential, reach: tuple[Span, ...]) -> bool:
    low, high = function.domain[0]
    return low >= 0 and all(
        least <= value <= most
        for edge in (low, high)
        for value, (least, most) in zip(function((edge,)), reach, strict=True)
    )


def _range(obj: pikepdf.Object, outputs: int) -> tuple[Span, ...]:
    return spans(obj, "/Range", outputs) if "/Range" in obj else ()


def _some(outputs: int) -> int:
    if not 1 <= outputs <= MAX_OUTPUTS:
        raise BadColour(f"a function with {outputs} results")
    return outputs
