"""Validators: what preflight and programs from outside say of the PDFs of an item."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher.inspector import Order as Inspection
from publisher.inspector import examine as inspect_file
from publisher.preflight.document import Unreadable
from publisher.problems import legible
from publisher.report.report import Report
from publisher.shelf.finding import files
from publisher.shelf.orders import Findings, Order

BAD = ("fail", "error")  #: statuses of a preflight that a sound file does not have
TOLD = 5  #: checks that a reason names


def validate(order: Order, found: Findings) -> None:
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
