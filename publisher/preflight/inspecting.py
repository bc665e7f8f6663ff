"""Inspecting: every check of a profile asked of a document, and how each ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.preflight.checks import CHECKS
from publisher.preflight.document import Document
from publisher.preflight.finding import Finding, Rule, Skip, Status
from publisher.preflight.profiles import CLAIMS, Level, Profile
from publisher.preflight.topics.archive import claims_of


@dataclass(frozen=True)
class Result:
    """How a check ended."""

    rule: Rule
    status: Status
    findings: tuple[Finding, ...] = ()
    note: str = ""  #: why it was skipped, or why a profile grades it as it does


def inspect(document: Document, profile: Profile) -> Iterator[Result]:
    """Yield how each check of a profile ends, in the order of the profile."""
    for id, level in profile.levels.items():
        yield ask(CHECKS[id], document, level)


def ask(rule: Rule, document: Document, level: Level) -> Result:
    """Return how a check ends. Never raises: what goes wrong in it is its result."""
    try:
        _meet(level, document)
        found = tuple(dict.fromkeys(rule.findings(document)))
    except Skip as reason:
        return Result(rule, Status.SKIP, note=str(reason))
    except MemoryError:
        raise  # no check can go on from here
    except Exception as error:  # our fault: it is told, and the other checks go on
        return Result(rule, Status.ERROR, note=f"{type(error).__name__}: {error}")
    graded = tuple(_graded(finding, rule, level) for finding in found)
    worst = max((finding.status for finding in graded), default=Status.PASS)
    return Result(rule, worst, graded, level.reason)


def _meet(level: Level, document: Document) -> None:
    """Raise `Skip` where a check is only for files of a claim that this one does not make."""
    if level.claims and not claims_of(document) & set(level.claims):
        asked = " or ".join(CLAIMS[claim] for claim in level.claims)
        raise Skip(f"it is asked of files that claim {asked}, as this one does not")


def _graded(finding: Finding, rule: Rule, level: Level) -> Finding:
    """Return a finding as the profile grades it; a check's own lesser grades stay lesser."""
    if level.status is None or finding.status < rule.status:
        return finding
    return replace(finding, status=level.status)
