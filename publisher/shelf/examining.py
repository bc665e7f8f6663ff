"""The work on one item, as a clerk does it: verify, rebuild, or the yearly check of its health.

The press is handed in: what verifies and rebuilds an issue lies downstream of the shelf.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from publisher.problems import Faulty
from publisher.shelf import fixity
from publisher.shelf.orders import UNLOCKED, Findings, Order, Outcome

Work = Callable[..., Any]  #: `publisher.verify` or `publisher.rebuild`


def examine(order: Order, verify: Work, rebuild: Work) -> Outcome:
    """Return what became of an item; whatever it holds is no reason to raise."""
    found = Findings()
    if order.work == "rebuild":
        return _rebuilt(order, rebuild, found)
    if order.work == "verify":
        return found.outcome(editions=_verify(order, verify, found), page=_has_page(order))
    sums = fixity.examine(order, found)
    from publisher.shelf.validating import validate  # noqa: PLC0415 – only a check needs it

    validate(order, found)
    if order.trouble:
        found.add("faulty", order.trouble)
    elif not order.locked:
        found.add("unlocked", UNLOCKED)
    sound = order.locked and not order.trouble
    editions = _verify(order, verify, found) if sound else ()
    return found.outcome(editions=editions, checksums=sums, page=_has_page(order))


def _rebuilt(order: Order, rebuild: Work, found: Findings) -> Outcome:
    try:
        made = rebuild(Path(order.path), out=Path(order.out), layout=order.layout, jobs=1)
    except Faulty as faulty:
        found.add("faulty", *_told(faulty, order))
        return found.outcome()
    found.add("rebuilt")
    for file in made.files:
        if not file.same and order.layout == "locked":
            found.add("changed", f"{file.edition}: not identical to what was frozen")
    return found.outcome()


def _verify(order: Order, verify: Work, found: Findings) -> tuple[tuple[str, str, str], ...]:
    """Note whether an issue is what its lock says; return each edition, verdict, and folios."""
    page = Path(order.page) if order.page else None
    try:
        told = verify(Path(order.path), html=page, layout=order.layout, jobs=1)
    except Faulty as faulty:
        found.add("faulty", *_told(faulty, order))
        return ()
    found.add(told.verdict, *_drift(told))
    for each in told.editions:
        if each.kept == "altered":
            found.add("damaged", f"{each.edition}: the file that was frozen is altered")
    if page and not any(each.pages for each in told.editions):  # it has nothing to show
        page.unlink(missing_ok=True)
    return tuple((each.edition, each.verdict, ", ".join(each.pages)) for each in told.editions)


def _drift(told: Any) -> Iterator[str]:
    """Yield what differs from the lock, beside editions: sources, and software where it shows."""
    yield from told.inputs
    if told.verdict != "identical":
        yield from told.software


def _told(faulty: Faulty, order: Order) -> Iterator[str]:
    """Yield problems in a line each, with places as seen from where the item lies."""
    base = Path(order.path).parent
    return (problem.render(base).splitlines()[0] for problem in faulty.problems)


def _has_page(order: Order) -> bool:
    return bool(order.page) and Path(order.page).is_file()
