"""Calculator functions of a PDF: the part of PostScript that type 4 allows.

There are no loops: a program takes no more steps than it has words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.separation.ink import BadColour
from publisher.separation.operators import OPERATORS, Number, Stack, Step, is_short, logical, push

MAX_WORDS = 4096  #: of a program
MAX_NESTING = 32  #: braces within braces
MAX_STACK = 100  #: numbers at once; readers need hold no more (ISO 32000-1, annex C)

_WORD = re.compile(r"%[^\r\n]*|[{}]|[^\s{}%]+")


@dataclass(frozen=True)
class Program:
    """A program ready to run."""

    steps: tuple[Step, ...]

    def run(self, values: Sequence[float]) -> tuple[float, ...]:
        """Return what is left on the stack, the last on top.

        Raises `BadColour` on a division by zero and whatever else PostScript calls an error.
        """
        stack: Stack = list(values)
        try:
            self.go(stack)
            result = tuple(map(float, stack))
        except IndexError:
            raise BadColour("a program takes more from its stack than there is") from None
        except (ArithmeticError, ValueError, TypeError) as error:
            raise BadColour(f"a program fails: {error}") from error
        if not all(map(math.isfinite, result)):
            raise BadColour("a program arrives at infinity")
        return result

    def go(self, stack: Stack) -> None:
        """Run on a stack that others have filled."""
        for step in self.steps:
            step(stack)
            if len(stack) > MAX_STACK:
                raise BadColour(f"a program keeps more than {MAX_STACK} numbers")


def read_program(source: bytes) -> Program:
    """Return the program written in a stream. Raises `BadColour` if it cannot be read."""
    text = source.decode("latin-1").replace("\0", " ")
    words = [word for word in _WORD.findall(text) if word[0] != "%"]
    if len(words) > MAX_WORDS:
        raise BadColour(f"a program of {len(words)} words")
    if not words or words[0] != "{":
        raise BadColour("a program does not begin with a brace")
    rest = iter(words[1:])
    program = _block(rest, 1)
    if next(rest, None) is not None:
        raise BadColour("a program goes on after its end")
    return program


def _block(words: Iterator[str], depth: int) -> Program:
    """Read up to the closing brace; braces within wait for the `if` that follows them."""
    if depth > MAX_NESTING:
        raise BadColour("a program with too many braces within one another")
    steps: list[Step] = []
    waiting: list[Program] = []
    for word in words:
        if word == "{":
            waiting.append(_block(words, depth + 1))
        elif word == "}" and not waiting:
            return Program(tuple(steps))
        else:
            steps.append(_step(word, waiting))
            waiting = []
    raise BadColour("a program with an open brace")


def _step(word: str, blocks: list[Program]) -> Step:
    match word, blocks:
        case "if", [then]:
            return _choice(then, Program(()))
        case "ifelse", [then, otherwise]:
            return _choice(then, otherwise)
        case _, []:
            return OPERATORS.get(word) or push(_number(word))
    raise BadColour("a program with braces that belong to nothing")


def _choice(then: Program, otherwise: Program) -> Step:
    def step(stack: Stack) -> None:
        chosen = then if logical(stack.pop()) else otherwise
        chosen.go(stack)

    return step


def _number(word: str) -> Number:
    if re.fullmatch(r"[+-]?\d{1,300}", word):
        value = int(word)
        return value if is_short(value) else float(value)
    if re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", word, re.IGNORECASE):
        return float(word)
    raise BadColour("a program with a word that is no operator")
