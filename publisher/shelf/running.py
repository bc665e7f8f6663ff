"""Work done on this machine: each item by a clerk, some of them at once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import asdict
from typing import Any

from publisher.inspectors import Inspectors, NoAnswer
from publisher.shelf import fixity
from publisher.shelf.orders import Findings, Order, Outcome, outcome_from

CLERK = "publisher.clerk"  #: the module that answers orders
AHEAD = 2  #: orders that lie ready for each clerk at work


def clerks(module: str = CLERK) -> Inspectors:
    """Return processes that answer orders, each by a module of its own."""
    return Inspectors((sys.executable, "-P", "-m", module))


def outcomes(
    orders: Iterable[tuple[str, Order]], at_work: Inspectors, jobs: int, seconds: float
) -> Generator[tuple[str, Outcome], None, None]:
    """Yield what became of each item as it comes; orders are fetched no faster than they are done.

    `jobs` is how many are at work at once, `seconds` what one may take.
    """

    def work(order: Order) -> Outcome:
        return perform(order, at_work, seconds)

    pool = ThreadPoolExecutor(jobs)
    try:
        submitted = window(orders, lambda order: pool.submit(work, order), lambda: jobs * AHEAD)
        for name, _, future in submitted:
            yield name, future.result()
    finally:  # also on Ctrl-C, which reaches this process alone
        pool.shutdown(wait=False, cancel_futures=True)
        at_work.stop()
        pool.shutdown()


def window(
    orders: Iterable[tuple[str, Order]],
    submit: Callable[[Order], Future[Any]],
    most: Callable[[], int],
) -> Iterator[tuple[str, Order, Future[Any]]]:
    """Yield orders as they end, with no more than `most` of them under way."""
    under_way: dict[Future[Any], tuple[str, Order]] = {}
    for name, order in orders:
        under_way[submit(order)] = name, order
        if len(under_way) >= most():
            yield from _ended(under_way)
    while under_way:
        yield from _ended(under_way)


def _ended(
    under_way: dict[Future[Any], tuple[str, Order]],
) -> Iterator[tuple[str, Order, Future[Any]]]:
    ended, _ = wait(under_way, return_when=FIRST_COMPLETED)
    for future in ended:
        yield *under_way.pop(future), future


def perform(order: Order, at_work: Inspectors, seconds: float) -> Outcome:
    """Return what became of one item; never raises for what it holds."""
    if order.kind == "file":  # nothing is opened but to be counted through
        found = Findings()
        sums = fixity.examine(order, found)
        return found.outcome(checksums=sums)
    try:
        return outcome_from(at_work.answer(asdict(order), seconds, order.memory))
    except NoAnswer as lost:
        told = f"a fault of the publisher: {lost.reason}" if lost.ours else lost.reason
        return Outcome("lost", (told[:400],))
    except (KeyError, TypeError, ValueError) as error:
        return Outcome("lost", (f"a fault of the publisher: {error}"[:400],))
