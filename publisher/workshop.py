"""The workshop: worker processes that take orders, and outlive what kills one of them.

Workers are forked by a foreman (`publisher.foreman`), an interpreter of its own that imports the
layout engine while this process reads the issue. A worker that dies or takes too long is
replaced, its order is tried once more, and only then given up as `Lost`.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from types import TracebackType
from typing import Any, Generic, TypeVar

from publisher.crew import Failed, Foreman, Lost, Worker
from publisher.problems import ExitCode, Faulty, Problem

__all__ = ["Errand", "Failed", "Lost", "Workshop"]

Order = TypeVar("Order")
Result = TypeVar("Result")

ORDER_SECONDS = 60.0  #: no part or picture takes longer
TRIES = 2


@dataclass
class Workshop:
    """A pool of `jobs` workers that share an environment. Use it as a context manager."""

    jobs: int
    environment: Mapping[str, str] = field(default_factory=dict)
    seconds: float = ORDER_SECONDS
    _workers: list[Worker] = field(default_factory=list)
    _away: list[Worker] = field(default_factory=list)  #: on errands
    _foreman: Foreman | None = None

    def __enter__(self) -> Workshop:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in (*self._workers, *self._away):
            worker.stop()
        self._workers.clear()
        self._away.clear()
        if self._foreman:
            self._foreman.stop()
            self._foreman = None

    def warm(self) -> Foreman:
        """Start the foreman now, so that it imports its libraries while others read files."""
        if self._foreman is None:
            self._foreman = Foreman(self.environment)
        return self._foreman

    def run(
        self, work: Callable[[Order], Result], orders: Sequence[Order]
    ) -> Iterator[tuple[int, Result | Lost | Failed]]:
        """Yield (index, result) of each order as it is finished, in no particular order.

        `work` is a function of a module; it, the orders and the results travel by pickle.
        """
        waiting = deque(range(len(orders)))
        tries = [0] * len(orders)
        while len(self._workers) < min(self.jobs, len(orders)):
            self._workers.append(self._start())
        try:
            while waiting or self._busy:
                for worker in self._workers:
                    while waiting and worker.order is None:
                        index, deadline = waiting.popleft(), time.monotonic() + self.seconds
                        failed = worker.give(index, (work, orders[index]), deadline)
                        if failed:
                            yield index, failed
                for worker, answer in self._answers():
                    index, worker.order = worker.order or 0, None
                    tries[index] += 1
                    if isinstance(answer, Lost):
                        self._replace(worker)
                        if tries[index] < TRIES and not answer.slow:
                            waiting.appendleft(index)
                            continue
                    yield index, answer
        finally:
            for worker in self._busy:  # nobody wants the rest
                self._workers.remove(worker)
                worker.stop()

    def send(self, work: Callable[[Order], Result], order: Order) -> Errand[Result]:
        """Begin an order in a worker of its own, while this process goes on with other things.

        No more than `jobs` are under way: one of them is waited for.
        """
        if len(self._away) >= self.jobs:
            back = wait([worker.connection for worker in self._away], timeout=self.seconds)
            self._away = [each for each in self._away if each.connection not in back]
        worker = self._start()
        failed = worker.give(0, (work, order), time.monotonic() + self.seconds)
        self._away.append(worker)
        return Errand(self, work, order, worker, failed)

    def _fetch(self, worker: Worker) -> Any:
        """Return what a worker brings home from an errand, and let it go."""
        patience = max(0.0, worker.deadline - time.monotonic())
        back = wait([worker.connection], timeout=patience)
        answer = worker.answer() if back else self._late()
        worker.stop()
        if worker in self._away:
            self._away.remove(worker)
        return answer

    def _late(self) -> Lost:
        return Lost(f"it took longer than {self.seconds:.0f} seconds", slow=True)

    @property
    def _busy(self) -> list[Worker]:
        return [worker for worker in self._workers if worker.order is not None]

    def _answers(self) -> Iterator[tuple[Worker, Any]]:
        busy = {worker.connection: worker for worker in self._busy}
        patience = min((worker.deadline for worker in busy.values()), default=0) - time.monotonic()
        ready = wait(list(busy), timeout=max(0.0, patience))
        for connection, worker in busy.items():
            if connection in ready:
                yield worker, worker.answer()
            elif worker.deadline <= time.monotonic():
                yield worker, self._late()

    def _replace(self, worker: Worker) -> None:
        worker.stop()
        self._workers[self._workers.index(worker)] = self._start()

    def _start(self) -> Worker:
        """Return a new worker; a foreman who is gone is replaced first, once."""
        foreman = self.warm()
        try:
            return Worker(*foreman.fork())
        except OSError:
            foreman.stop()
            self._foreman = None
        try:
            return Worker(*self.warm().fork())
        except OSError:
            message = "the layout engine does not start"
            hint = "run `python -m publisher.foreman 0` to see why; is Pango installed?"
            problem = Problem("foreman", message, None, hint, step=ExitCode.PAGES)
            raise Faulty([problem]) from None


@dataclass(frozen=True)
class Errand(Generic[Result]):
    """An order under way."""

    workshop: Workshop
    work: Callable[[Any], Result]
    order: Any
    worker: Worker
    failed: Failed | None  #: why it never left

    def result(self) -> Result | Lost | Failed:
        """Wait for the result, once; an order whose worker died is tried once more."""
        answer = self.workshop._fetch(self.worker) if self.failed is None else self.failed
        if isinstance(answer, Lost) and not answer.slow:
            ((_, answer),) = self.workshop.run(self.work, [self.order])
        return answer
