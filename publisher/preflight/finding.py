"""Findings, and the rules that make them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from inspect import cleandoc
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from publisher.pages.geometry import Box
from publisher.preflight.objects import DAMAGE

if TYPE_CHECKING:
    from publisher.preflight.document import Document

MAX_PLACES = 20  #: of one rule on one page
MAX_FINDINGS = 500  #: of one rule: who reads more has understood long before


#: Whose rules they are, by the beginnings of their ids.
OWNERS = {
    "x4": "PDF/X-4",
    "ghent": "Ghent Workgroup",
    "claim": "older PDF/X",
    "house": "the house",
    "printer": "the printer",
    "screen": "PDF/UA",
    "archive": "PDF/A",
}
_TITLE = re.compile(r" \(|(?<=[.:]) ")  #: where the first statement of `about` ends


class Status(IntEnum):
    """How a check ended; the worst of a file's is the file's own."""

    PASS = 0
    SKIP = 1  #: it could not be asked here: a blind spot, which outranks what was seen to be well
    INFO = 2
    WARN = 3
    FAIL = 4
    ERROR = 5  #: the check itself broke: our fault, not the file's


class Skip(Exception):
    """A check cannot be made here; says why, and what would make it possible."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a file by one rule, and on which page."""

    rule: str  #: the id of the rule, in kebab-case; tests and tools rely on it
    message: str
    page: int | None = None  #: counted from 1; None for the file as a whole
    hint: str | None = None
    place: Box | None = None  #: pt on the page
    status: Status = Status.FAIL

    @property
    def owner(self) -> str:
        """Whose rule it is: what breaks one of Ghent's may be sound PDF/X-4 all the same."""
        return OWNERS.get(self.rule.split("-")[0], self.rule)


class Fault(NamedTuple):
    """What a check yields; a bare page and message will do where there is no more to say."""

    page: int | None  #: counted from 1; None for the file as a whole
    message: str
    place: Box | None = None  #: pt on the page
    status: Status | None = None  #: where a check knows two grades; else that of the rule


def few(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield faults, up to `MAX_PLACES` of a page: more would only hide those of the next."""
    told: Counter[int | None] = Counter()
    for fault in faults:
        told[fault.page] += 1
        if told[fault.page] <= MAX_PLACES:
            yield fault


def once(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield what is said of a page once, at the first place that it is said of."""
    told: set[tuple[int | None, str]] = set()
    for fault in faults:
        if (fault.page, fault.message) not in told:
            told.add((fault.page, fault.message))
            yield fault


Faults = Iterator[tuple[int | None, str] | Fault]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a file must keep: `about` says which and why, and names the source."""

    id: str
    hint: str  #: what to do
    about: str
    check: Callable[[Document], Faults]
    status: Status = Status.FAIL  #: of its findings, unless a profile says otherwise

    @property
    def title(self) -> str:
        """What it asks, in one line: the beginning of `about`."""
        return _TITLE.split(self.about.replace("\n", " "), maxsplit=1)[0].rstrip(".:")

    def findings(self, document: Document) -> Iterator[Finding]:
        """Yield what breaks the rule; a file too damaged to be asked breaks it too."""
        try:
            for each in islice(self.check(document), MAX_FINDINGS):
                fault = Fault(*each)
                status = self.status if fault.status is None else fault.status
                yield Finding(self.id, fault.message, fault.page, self.hint, fault.place, status)
        except DAMAGE:
            message = "this part of the file is damaged and cannot be checked"
            yield Finding(self.id, message, None, self.hint, None, self.status)


def rule(
    id: str, hint: str, status: Status = Status.FAIL
) -> Callable[[Callable[[Document], Faults]], Rule]:
    """Make a rule of the function below: its docstring says what must hold and why."""

    def make(check: Callable[[Document], Faults]) -> Rule:
        return Rule(id, hint, cleandoc(check.__doc__ or ""), check, status)

    return make


def keep(rules: Iterable[Rule], document: Document) -> tuple[Finding, ...]:
    """Return what breaks the rules, in their order; the same finding twice counts once."""
    found: dict[Finding, None] = {}
    for each in rules:
        with suppress(Skip):  # what it lacks is a finding of another rule
            found.update((finding, None) for finding in each.findings(document))
    return tuple(found)
