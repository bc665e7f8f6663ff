"""What is asked about an item of the shelf, and what became of it: values that travel as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

#: Verdicts from the best to the worst, and what each one means.
VERDICTS = {
    "intact": "its checksums are those recorded",
    "rebuilt": "its editions were built again",
    "identical": "every edition is built again to the byte",
    "same pages": "bytes differ, and every page looks the same",
    "unlocked": "it has no lock to be held against",
    "changed": "an edition is not what its lock says",
    "invalid": "a validator does not pass a file of it",
    "damaged": "a file of it is not what was recorded",
    "missing": "it is no longer on the shelf",
    "faulty": "it cannot be read or built",
    "lost": "its process gave no answer",
}
WELL = ("intact", "rebuilt", "identical", "same pages")
UNLOCKED = "it has no lock: publisher freeze makes one"
WORKS = ("verify", "rebuild", "check")
MAX_REASONS = 50  #: that an outcome keeps; the rest are counted
MAX_REASON = 400  #: characters
MAX_EDITIONS = 16


@dataclass(frozen=True)
class Order:
    """What a clerk is to do with one item."""

    work: str  #: verify, rebuild or check
    path: str
    kind: str  #: folder, pdf or file
    locked: bool = True  #: whether it has a lock to be held against
    trouble: str = ""  #: why it could not be read when it was described
    layout: str = "locked"  #: or current
    out: str = ""  #: the folder for editions that are built; "" for none
    page: str = ""  #: the file for a page of what differs; "" for none
    recorded: Mapping[str, str] | None = None  #: SHA-256 of its files, by name within it
    version: str = ""  #: of the publisher that asks
    memory: int = 0  #: MB of address space; 0: no limit


@dataclass(frozen=True)
class Outcome:
    """What became of an item: a verdict, its reasons in a line each, and what was found."""

    verdict: str
    reasons: tuple[str, ...] = ()
    editions: tuple[tuple[str, str, str], ...] = ()  #: edition, verdict, folios that differ
    checksums: Mapping[str, str] | None = None  #: SHA-256 of its files, where they were taken
    page: bool = False  #: whether a page of what differs was written

    @property
    def well(self) -> bool:
        """Whether there is nothing to be done about it."""
        return self.verdict in WELL


@dataclass(frozen=True)
class Description:
    """What an item says that it is; all of it is text of strangers."""

    kind: str  #: folder, pdf or file
    issue: str = ""
    title: str = ""
    date: str = ""  #: of publication, as 2023-12-20
    extent: int = 0  #: pages
    editions: tuple[str, ...] = ()
    locked: bool = False
    trouble: str = ""  #: why it cannot be read


@dataclass
class Findings:
    """Gathers what several questions about one item find; the worst verdict is the item's."""

    verdicts: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add(self, verdict: str, *reasons: str) -> None:
        """Note a verdict and why."""
        self.verdicts.append(verdict)
        self.reasons.extend(reasons)

    def outcome(self, **more: Any) -> Outcome:
        """Return the outcome, with as many reasons as one keeps."""
        return Outcome(worst(self.verdicts), shortened(self.reasons), **more)


def worst(verdicts: Iterable[str]) -> str:
    """Return the worst of some verdicts; intact where there are none."""
    order = list(VERDICTS)
    return max(verdicts, key=order.index, default="intact")


def shortened(reasons: Iterable[str]) -> tuple[str, ...]:
    """Return reasons of a line each, as many as are kept and how many more there are."""
    lines = [" ".join(reason.split())[:MAX_REASON] for reason in reasons]
    more = len(lines) - MAX_REASONS
    return (*lines[:MAX_REASONS], f"and {more} more") if more > 0 else tuple(lines)


def outcome_to(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as JSON takes it."""
    return asdict(outcome)


def outcome_from(answer: Mapping[str, Any]) -> Outcome:
    """Return the outcome that an answer holds. Raises ValueError where it holds none."""
    verdict = answer.get("verdict")
    if verdict not in VERDICTS:
        raise ValueError(f"no verdict: {verdict!r}")
    editions = [tuple(map(str, each)) for each in answer.get("editions") or ()]
    if any(len(each) != 3 for each in editions):
        raise ValueError("an edition is its name, a verdict and folios")
    sums = answer.get("checksums")
    return Outcome(
        verdict,
        shortened(map(str, answer.get("reasons") or ())),
        tuple((name, said, pages) for name, said, pages in editions[:MAX_EDITIONS]),
        None if sums is None else {str(name): str(digest) for name, digest in dict(sums).items()},
        bool(answer.get("page")),
    )
