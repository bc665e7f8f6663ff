"""The work on one item, as a clerk does it: verify, rebuild, or the yearly check of its health.

The press is handed in: what verifies and rebuilds an issue lies downstream of the shelf.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from publisher.inspector import Order as Inspection
from publisher.inspector import examine as inspect_file
from publisher.preflight.document import Unreadable
from publisher.problems import Faulty, legible
from publisher.report.report import Report
from publisher.shelf import fixity
from publisher.shelf.finding import files
from publisher.shelf.orders import UNLOCKED, Findings, Order, Outcome

Work = Callable[..., Any]  #: `publisher.verify` or `publisher.rebuild`
BAD = ("fail", "error")  #: statuses of a preflight that a sound file does not have
TOLD = 5  #: checks that a reason names


def examine(order: Order, verify: Work, rebuild: Work) -> Outcome:
    """Return what became of an item; whatever it holds is no reason to raise."""
    found = Findings()
    if order.work == "rebuild":
        return _rebuilt(order, rebuild, found)
    if order.work == "verify":
        return found.outcome(editions=_verify(order, verify, found), page=_has_page(order))
    sums = fixity.examine(order, found)
    _validate(order, found)
    if order.trouble:
        found.add("faulty", order.trouble)
    elif not order.locked:
        found.add("unlocked", UNLOCKED)
    sound = order.locked and not order.trouble
    editions = _verify(order, verify, found) if sound else ()
    return found.outcome(editions=editions, checksums=sums, page=_has_page(order))


def _rebuilt(order: Order, rebuild: Work, found: Findings) -> Outcome:
    try:
        rebuild(Path(order.path), out=Path(order.out), layout=order.layout, jobs=1)
    except Faulty as faulty:
        found.add("faulty", *_told(faulty))
    else:
        found.add("rebuilt")
    return found.outcome()


def _verify(order: Order, verify: Work, found: Findings) -> tuple[tuple[str, str, str], ...]:
    """Note whether an issue is what its lock says; return each edition, verdict, and folios."""
    page = Path(order.page) if order.page else None
    try:
        told = verify(Path(order.path), html=page, layout=order.layout, jobs=1)
    except Faulty as faulty:
        found.add("faulty", *_told(faulty))
        return ()
    found.add(told.verdict, *_drift(told))
    return tuple((each.edition, each.verdict, ", ".join(each.pages)) for each in told.editions)


def _drift(told: Any) -> Iterator[str]:
    """Yield what differs from the lock, beside editions: sources, and software where it shows."""
    yield from told.inputs
    if told.verdict != "identical":
        yield from told.software


def _told(faulty: Faulty) -> Iterator[str]:
    return (problem.render().splitlines()[0] for problem in faulty.problems)


def _validate(order: Order, found: Findings) -> None:
    """Hold the PDFs of an item against what they claim to be, with each validator that is here."""
    profile = "archive" if order.kind == "pdf" else ""  # or what a file claims to be
    for name, path in _editions(order):
        try:
            report = inspect_file(Inspection(str(path), profile=profile, ink=False))
        except Unreadable as unreadable:
            found.add("invalid", f"{name}: {unreadable}")
            continue
        for reason in _faults(report):
            found.add("invalid", f"{name}: {reason}")


def _faults(report: Report) -> Iterator[str]:
    bad = [each.id for each in report.outcomes if each.status in BAD]
    if bad:
        more = f" and {len(bad) - TOLD} more" if len(bad) > TOLD else ""
        yield f"preflight ({report.profile}): {', '.join(bad[:TOLD])}{more}"
    for verdict in report.verdicts:
        if not verdict.passed:
            yield f"{verdict.program}: not {verdict.standard} ({verdict.message})"


def _editions(order: Order) -> Iterator[tuple[str, Path]]:
    """Yield the PDFs of an item that are editions: itself, or those beside its manifest."""
    path = Path(order.path)
    if order.kind == "pdf":
        yield path.name, path
        return
    for name, each in files(path):
        if "/" not in name and name.lower().endswith(".pdf"):
            yield legible(name), each


def _has_page(order: Order) -> bool:
    return bool(order.page) and Path(order.page).is_file()
