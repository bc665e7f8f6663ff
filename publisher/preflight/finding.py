"""Findings, and the rules that make them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from publisher.preflight.objects import DAMAGE

if TYPE_CHECKING:
    from publisher.preflight.document import Document

MAX_FINDINGS = 500  #: of one rule: who reads more has understood long before


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a file by one rule, and on which page."""

    rule: str  #: the id of the rule, in kebab-case; tests and tools rely on it
    message: str
    page: int | None = None  #: counted from 1; None for the file as a whole
    hint: str | None = None


#: What a rule yields for each fault: the page, counted from 1, or None, and the message.
Faults = Iterator[tuple[int | None, str]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a file must keep: `about` says which and why, and names the source."""

    id: str
    hint: str  #: how to mend it
    about: str
    check: Callable[[Document], Faults]

    def findings(self, document: Document) -> Iterator[Finding]:
        """Yield what breaks the rule; a file too damaged to be asked breaks it too."""
        try:
            for page, message in islice(self.check(document), MAX_FINDINGS):
                yield Finding(self.id, message, page, self.hint)
        except DAMAGE:
            message = "this part of the file is damaged and cannot be checked"
            yield Finding(self.id, message, None, self.hint)


def rule(id: str, hint: str) -> Callable[[Callable[[Document], Faults]], Rule]:
    """Make a rule of the function below: its docstring says what must hold and why."""

    def make(check: Callable[[Document], Faults]) -> Rule:
        return Rule(id, hint, (check.__doc__ or "").strip(), check)

    return make


def keep(rules: Iterable[Rule], document: Document) -> tuple[Finding, ...]:
    """Return what breaks the rules, in their order; the same finding twice counts once."""
    found = (finding for each in rules for finding in each.findings(document))
    return tuple(dict.fromkeys(found))
