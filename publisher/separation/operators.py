"""Operators of calculator functions (ISO 32000-1, table 42), each a step on a stack of numbers.

Their meaning is that of the PostScript Language Reference, third edition. What it calls an
error is an IndexError, TypeError, ValueError or ArithmeticError here.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable

Number = float  #: a bool, an int or a float: PostScript tells them apart, and so does Python
Stack = list[Number]
Step = Callable[[Stack], None]


def is_short(value: Number) -> bool:
    """Say whether a number is within what PostScript counts in whole numbers."""
    return -(1 << 31) <= value < 1 << 31


# Operands of the right kind, or a TypeError: a truth value is no number.


def _numeric(value: Number) -> Number:
    if isinstance(value, bool):
        raise TypeError("a truth value is no number")
    return value


def _integer(value: Number) -> int:
    """Return a whole number, also where it came as a real one: what goes in always does."""
    if isinstance(value, bool) or value != int(value):
        raise TypeError("a number is not whole")
    return int(value)


def logical(value: Number) -> bool:
    """Return a truth value. Raises TypeError for a number."""
    if not isinstance(value, bool):
        raise TypeError("a number is no truth value")
    return value


# What operators make of one operand, or of two.


def _kept(value: Number) -> Number:
    """Return a whole number too long for PostScript as a real one."""
    return value if isinstance(value, float) or is_short(value) else float(value)


def _rounding(rounded: Callable[[float], int]) -> Callable[[Number], Number]:
    """Return an operator that makes reals whole, though they stay reals."""
    return lambda a: a if isinstance(a, int) else float(rounded(a))


def _cvi(a: Number) -> Number:
    if not is_short(a):
        raise ValueError("a whole number is too long")
    return int(a)


def _atan(num: Number, den: Number) -> Number:
    if not num and not den:
        raise ValueError("the angle of no direction")
    return math.degrees(math.atan2(num, den)) % 360.0


def _idiv(a: Number, b: Number) -> Number:
    quotient = abs(_integer(a)) // abs(_integer(b))
    return _kept(quotient if (a < 0) == (b < 0) else -quotient)


def _mod(a: Number, b: Number) -> Number:
    rest = abs(_integer(a)) % abs(_integer(b))
    return rest if a >= 0 else -rest


def _bitshift(a: Number, by: Number) -> Number:
    value, shift = _integer(a) & 0xFFFFFFFF, min(max(_integer(by), -32), 32)
    return _signed(value << shift if shift >= 0 else value >> -shift)


def _signed(value: int) -> int:
    """Return the lowest 32 bits as PostScript's whole number, the first of them its sign."""
    value &= 0xFFFFFFFF
    return value - (1 << 32) if value >> 31 else value


def _not(a: Number) -> Number:
    return not a if isinstance(a, bool) else ~_integer(a)


def _bitwise(work: Callable[[int, int], int]) -> Callable[[Number, Number], Number]:
    """Return an operator on two truth values, or else on the bits of two whole numbers."""

    def result(a: Number, b: Number) -> Number:
        if isinstance(a, bool) and isinstance(b, bool):
            return bool(work(a, b))
        return work(_integer(a), _integer(b))

    return result


def _eq(a: Number, b: Number) -> bool:
    return isinstance(a, bool) == isinstance(b, bool) and a == b


def _one(work: Callable[[Number], Number]) -> Step:
    def step(stack: Stack) -> None:
        stack.append(work(_numeric(stack.pop())))

    return step


def _two(work: Callable[[Number, Number], Number]) -> Step:
    def step(stack: Stack) -> None:
        b, a = _numeric(stack.pop()), _numeric(stack.pop())
        stack.append(_kept(work(a, b)))

    return step


def _any(work: Callable[..., Number], operands: int) -> Step:
    """Return a step whose operands may be truth values."""

    def step(stack: Stack) -> None:
        taken = [stack.pop() for _ in range(operands)]
        stack.append(work(*reversed(taken)))

    return step


def push(value: Number) -> Step:
    """Return the step that a number or truth value in a program is."""

    def step(stack: Stack) -> None:
        stack.append(value)

    return step


# The stack itself.


def _copy(stack: Stack) -> None:
    stack.extend(_top(stack, _integer(stack.pop())))


def _top(stack: Stack, count: int) -> Stack:
    if not 0 <= count <= len(stack):
        raise IndexError
    return stack[len(stack) - count :]


def _index(stack: Stack) -> None:
    stack.append(_top(stack, _integer(stack.pop()) + 1)[0])


def _exch(stack: Stack) -> None:
    stack[-1], stack[-2] = stack[-2], stack[-1]


def _roll(stack: Stack) -> None:
    by, count = _integer(stack.pop()), _integer(stack.pop())
    moved = _top(stack, count)
    if count:
        by %= count
        stack[len(stack) - count :] = moved[count - by :] + moved[: count - by]


def _pop(stack: Stack) -> None:
    stack.pop()


OPERATORS: dict[str, Step] = {
    "abs": _one(lambda a: _kept(abs(a))),
    "add": _two(operator.add),
    "atan": _two(_atan),
    "ceiling": _one(_rounding(math.ceil)),
    "cos": _one(lambda a: math.cos(math.radians(a))),
    "cvi": _one(_cvi),
    "cvr": _one(float),
    "div": _two(operator.truediv),
    "exp": _two(math.pow),
    "floor": _one(_rounding(math.floor)),
    "idiv": _two(_idiv),
    "ln": _one(math.log),
    "log": _one(math.log10),
    "mod": _two(_mod),
    "mul": _two(operator.mul),
    "neg": _one(lambda a: _kept(-a)),
    "round": _one(_rounding(lambda a: math.floor(a + 0.5))),
    "sin": _one(lambda a: math.sin(math.radians(a))),
    "sqrt": _one(math.sqrt),
    "sub": _two(operator.sub),
    "truncate": _one(_rounding(math.trunc)),
    "and": _any(_bitwise(operator.and_), 2),
    "or": _any(_bitwise(operator.or_), 2),
    "xor": _any(_bitwise(operator.xor), 2),
    "not": _any(_not, 1),
    "bitshift": _two(_bitshift),
    "true": push(True),
    "false": push(False),
    "eq": _any(_eq, 2),
    "ne": _any(lambda a, b: not _eq(a, b), 2),
    "ge": _two(operator.ge),
    "gt": _two(operator.gt),
    "le": _two(operator.le),
    "lt": _two(operator.lt),
    "copy": _copy,
    "dup": lambda stack: stack.append(stack[-1]),
    "exch": _exch,
    "index": _index,
    "pop": _pop,
    "roll": _roll,
}
