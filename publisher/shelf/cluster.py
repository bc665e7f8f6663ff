"""Work handed to a Dask cluster: an extra, `pip install "publisher[cluster]"`.

Errands travel within the tasks, so that the scheduler gives those of a worker that was lost to
another one. What a worker runs is a clerk as on this machine, with the same limits.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dask
import distributed
from distributed.comm.core import CommClosedError

from publisher.problems import ExitCode, Faulty, Problem, visible
from publisher.shelf.courier import brought_back, errand_for, run_errand
from publisher.shelf.orders import Order, Outcome, shortened
from publisher.shelf.parcels import TooLarge, pack
from publisher.shelf.running import AHEAD, clerks, perform, window

CONNECT = 10.0  #: s for the scheduler to answer
FIRST = 60.0  #: s for a first worker to come
RETRIES = 2  #: of an errand that fails at a worker
FEW = 4  #: errands under way, at least
SETTINGS = {"distributed.admin.large-graph-warning-threshold": "4GB"}  #: parcels are large


def outcomes(
    orders: Iterable[tuple[str, Order]], address: str, clerk: str, seconds: float, shared: bool
) -> Generator[tuple[str, Outcome], None, None]:
    """Yield what became of each item as it comes from the workers of a scheduler.

    `shared` says that the workers see the shelf under the same paths; otherwise issues travel.
    Raises `Faulty` where no scheduler answers, no worker comes, or the scheduler is lost.
    """
    with _client(address) as client:
        executor = client.get_executor(pure=False, retries=RETRIES)

        def submit(order: Order) -> Future[Any]:
            if order.kind == "file" and not shared:  # counted through where it lies
                return _known(perform(order, clerks(clerk), seconds))
            try:
                parcel = None if shared else pack(Path(order.path), order.kind)
            except (OSError, TooLarge) as error:
                return _known(Outcome("faulty", shortened([str(error)])))
            sent: Future[Any] = executor.submit(
                run_errand, errand_for(order, clerk, seconds, parcel)
            )
            return sent

        def most() -> int:
            threads = sum(client.nthreads().values())
            return max(FEW, AHEAD * int(threads))

        try:
            for name, order, future in window(orders, submit, most):
                yield name, _read(future, order, address)
        except CommClosedError:
            raise Faulty([_gone(address)]) from None


def _read(future: Future[Any], order: Order, address: str) -> Outcome:
    """Return what an errand brought. Raises `Faulty` where the scheduler is gone."""
    try:
        answer = future.result()
        return answer if isinstance(answer, Outcome) else brought_back(order, answer)
    except (CancelledError, distributed.client.FutureCancelledError, OSError) as error:
        if isinstance(error, OSError) and error.filename:
            return Outcome("lost", shortened([f"{error.filename}: {error.strerror}"]))
        raise Faulty([_gone(address)]) from None
    except distributed.KilledWorker:
        return Outcome("lost", ("each worker that took it was lost with it",))
    except Exception as error:  # whatever was raised over there
        return Outcome("lost", shortened([f"at a worker: {type(error).__name__}: {error}"]))


def _known(outcome: Outcome) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(outcome)
    return future


@contextmanager
def _client(address: str) -> Iterator[Any]:
    """Connect to a scheduler that has a worker. Raises `Faulty`."""
    with dask.config.set(SETTINGS):
        try:
            client = distributed.Client(address, timeout=CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, TimeoutError, ValueError):
            message = f"no scheduler answers at {visible(address)}"
            raise Faulty([_problem(message, "start one with: dask scheduler")]) from None
        try:
            client.wait_for_workers(1, timeout=FIRST)
            yield client
        except TimeoutError:
            message = f"the scheduler at {visible(address)} has no workers"
            hint = f"start one with: dask worker {visible(address)}"
            raise Faulty([_problem(message, hint)]) from None
        finally:
            client.close(timeout=CONNECT)  # type: ignore[no-untyped-call]


def _gone(address: str) -> Problem:
    message = f"the scheduler at {visible(address)} is gone"
    return _problem(message, "give the same command again: it goes on from here")


def _problem(message: str, hint: str) -> Problem:
    return Problem("scheduler", message, None, hint, step=ExitCode.SHELF)
