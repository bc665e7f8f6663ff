"""The workshop: worker processes that take orders, and outlive what kills one of them.

Each worker is an interpreter of its own (no fork of this one), because the libraries that lay
out text keep state and may crash. A worker that dies or takes too long is replaced, its order
is tried once more, and only then given up as `Lost`.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from socket import socketpair
from types import TracebackType
from typing import Any, TypeVar

Order = TypeVar("Order")
Result = TypeVar("Result")

ORDER_SECONDS = 120.0  #: no part or picture takes longer
TRIES = 2


@dataclass(frozen=True)
class Lost:
    """An order that no worker could finish, and why."""

    reason: str


@dataclass(frozen=True)
class Failed:
    """An order whose function raised; `error` is the exception's text."""

    kind: str
    error: str


@dataclass
class _Worker:
    process: subprocess.Popen[bytes]
    connection: Connection
    order: int | None = None
    deadline: float = 0.0

    def stop(self) -> None:
        """End the process at once; it holds nothing that could be lost."""
        with contextlib.suppress(OSError):
            self.connection.close()
        self.process.kill()
        self.process.wait()


@dataclass
class Workshop:
    """A pool of `jobs` workers that share an environment. Use it as a context manager."""

    jobs: int
    environment: Mapping[str, str] = field(default_factory=dict)
    seconds: float = ORDER_SECONDS
    _workers: list[_Worker] = field(default_factory=list)

    def __enter__(self) -> Workshop:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers.clear()

    def warm(self, count: int | None = None) -> None:
        """Start workers now, so that they import their libraries while others read files."""
        while len(self._workers) < min(self.jobs, count or self.jobs):
            self._workers.append(self._start())

    def run(
        self, work: Callable[[Order], Result], orders: Sequence[Order]
    ) -> Iterator[tuple[int, Result | Lost | Failed]]:
        """Yield (index, result) of each order as it is finished, in no particular order.

        `work` is a function of a module; it, the orders and the results travel by pickle.
        """
        waiting = deque(range(len(orders)))
        tries = [0] * len(orders)
        self.warm(max(1, len(orders)))
        busy = 0
        while waiting or busy:
            for worker in self._workers:
                if worker.order is None and waiting:
                    self._give(worker, waiting.popleft(), work, orders)
                    busy += 1
            for worker, answer in self._answers():
                index = worker.order
                assert index is not None
                worker.order, busy = None, busy - 1
                tries[index] += 1
                if isinstance(answer, Lost):
                    self._replace(worker)
                    if tries[index] < TRIES:
                        waiting.appendleft(index)
                        continue
                yield index, answer

    def _give(
        self,
        worker: _Worker,
        index: int,
        work: Callable[[Order], Result],
        orders: Sequence[Order],
    ) -> None:
        worker.order, worker.deadline = index, time.monotonic() + self.seconds
        with contextlib.suppress(OSError):  # a dead worker is found when its answer is awaited
            worker.connection.send((work, orders[index]))

    def _answers(self) -> Iterator[tuple[_Worker, Any]]:
        busy = {w.connection: w for w in self._workers if w.order is not None}
        now = time.monotonic()
        patience = max(0.0, min(w.deadline for w in busy.values()) - now)
        ready = wait(list(busy), timeout=patience)
        for connection in ready:
            worker = busy[connection]  # type: ignore[index]
            try:
                yield worker, worker.connection.recv()
            except (EOFError, OSError):
                code = worker.process.wait()
                yield worker, Lost(_cause(code))
        for worker in busy.values():
            if worker.connection not in ready and worker.deadline <= time.monotonic():
                yield worker, Lost(f"it took longer than {self.seconds:.0f} seconds")

    def _replace(self, worker: _Worker) -> None:
        worker.stop()
        self._workers[self._workers.index(worker)] = self._start()

    def _start(self) -> _Worker:
        ours, theirs = socketpair()
        process = subprocess.Popen(
            [sys.executable, "-m", "publisher.worker", str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            env={**os.environ, **self.environment},
            start_new_session=True,  # Ctrl-C reaches the conductor alone, which stops its workers
        )
        theirs.close()
        return _Worker(process, Connection(ours.detach()))


def _cause(code: int) -> str:
    if code < 0:
        return f"its process died of signal {-code}"
    return f"its process ended with code {code}"
