"""The workshop: worker processes that take orders, and outlive what kills one of them.

Workers are forked by a foreman (`publisher.foreman`), an interpreter of its own that imports the
layout engine while this process reads the issue. A worker that dies or takes too long is
replaced, its order is tried once more, and only then given up as `Lost`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from socket import send_fds, socketpair
from types import TracebackType
from typing import Any, TypeVar

from publisher.problems import ExitCode, Faulty, Problem

Order = TypeVar("Order")
Result = TypeVar("Result")

ORDER_SECONDS = 60.0  #: no part or picture takes longer
HANG_UP_SECONDS = 10.0  #: a process that closes its line is gone soon after
TRIES = 2

FORK, END = b"f", b"e"  #: what the foreman is asked
ALIVE, UNKNOWN = 1000, 1001  #: its answers to END, beside exit codes and negative signals
NUMBER = struct.Struct("!q")


def _neutral_environment() -> dict[str, str]:
    """Return our environment without what would lead fontconfig elsewhere."""
    return {k: value for k, value in os.environ.items() if not k.startswith("FONTCONFIG_")}


@dataclass(frozen=True)
class Lost:
    """An order that no worker could finish, and why."""

    reason: str
    slow: bool = False  #: it took too long, and would again


@dataclass(frozen=True)
class Failed:
    """An order whose function raised; `error` is the exception's text."""

    kind: str
    error: str


class _Foreman:
    """The foreman's process, and the line to it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._line, theirs = socketpair()
        self._process = subprocess.Popen(  # noqa: S603 – this interpreter and a number
            [sys.executable, "-P", "-m", "publisher.foreman", str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.PIPE,  # never written to: its end tells the workers that we are gone
            env={**_neutral_environment(), **environment},
            start_new_session=True,  # Ctrl-C reaches the conductor alone, which stops its workers
        )
        theirs.close()

    def fork(self) -> tuple[_Process, Connection]:
        """Return a new worker's process and the line to it. Raises OSError if there is none."""
        ours, theirs = socketpair()
        with ours, theirs:
            send_fds(self._line, [FORK + NUMBER.pack(0)], [theirs.fileno()])
            return _Process(self._answer(), self), Connection(ours.detach())

    def end_of(self, pid: int) -> int:
        """Return how a worker ended: exit code, negative signal, ALIVE or UNKNOWN."""
        try:
            self._line.sendall(END + NUMBER.pack(pid))
            return self._answer()
        except OSError:
            return UNKNOWN

    def _answer(self) -> int:
        packed = self._line.recv(NUMBER.size)
        if len(packed) < NUMBER.size:
            raise ConnectionResetError("the foreman is gone")
        number: int = NUMBER.unpack(packed)[0]
        return number

    def stop(self) -> None:
        """End the foreman; workers that are left end with it."""
        self._line.close()
        self._process.kill()
        self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()


@dataclass(frozen=True)
class _Process:
    """A worker's process, a child of the foreman."""

    pid: int
    foreman: _Foreman

    def kill(self) -> None:
        """End it at once; it holds nothing that could be lost."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self, seconds: float) -> int:
        """Return how it ended, or ALIVE after some seconds."""
        end = time.monotonic() + seconds
        while (code := self.foreman.end_of(self.pid)) == ALIVE and time.monotonic() < end:
            time.sleep(0.002)
        return code


@dataclass
class _Worker:
    process: _Process
    connection: Connection
    order: int | None = None
    deadline: float = 0.0

    def give(self, index: int, order: tuple[Any, Any], deadline: float) -> Failed | None:
        """Send an order, numbered `index`; return why it cannot be sent, where it cannot."""
        try:
            self.connection.send(order)
        except OSError:
            pass  # a dead worker is found when its answer is awaited
        except Exception as error:  # whatever refuses to be pickled
            return Failed(type(error).__name__, str(error))
        self.order, self.deadline = index, deadline
        return None

    def answer(self) -> Any:
        """Return the answer that has come; a line that was cut is a lost order."""
        try:
            return self.connection.recv()
        except (EOFError, OSError):
            return Lost(self._end())
        except Exception as error:  # whatever refuses to be unpickled
            return Failed(type(error).__name__, str(error))

    def _end(self) -> str:
        code = self.process.wait(HANG_UP_SECONDS)
        if code in (ALIVE, UNKNOWN):
            return "its process closed the line"
        return f"its process {f'died of signal {-code}' if code < 0 else f'ended with code {code}'}"

    def stop(self) -> None:
        """End the process at once; it holds nothing that could be lost."""
        with contextlib.suppress(OSError):
            self.connection.close()
        self.process.kill()
        self.process.wait(HANG_UP_SECONDS)


@dataclass
class Workshop:
    """A pool of `jobs` workers that share an environment. Use it as a context manager."""

    jobs: int
    environment: Mapping[str, str] = field(default_factory=dict)
    seconds: float = ORDER_SECONDS
    _workers: list[_Worker] = field(default_factory=list)
    _foreman: _Foreman | None = None

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
        if self._foreman:
            self._foreman.stop()
            self._foreman = None

    def warm(self) -> _Foreman:
        """Start the foreman now, so that it imports its libraries while others read files."""
        if self._foreman is None:
            self._foreman = _Foreman(self.environment)
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

    @property
    def _busy(self) -> list[_Worker]:
        return [worker for worker in self._workers if worker.order is not None]

    def _answers(self) -> Iterator[tuple[_Worker, Any]]:
        busy = {worker.connection: worker for worker in self._busy}
        patience = min((worker.deadline for worker in busy.values()), default=0) - time.monotonic()
        ready = wait(list(busy), timeout=max(0.0, patience))
        for connection, worker in busy.items():
            if connection in ready:
                yield worker, worker.answer()
            elif worker.deadline <= time.monotonic():
                yield worker, Lost(f"it took longer than {self.seconds:.0f} seconds", slow=True)

    def _replace(self, worker: _Worker) -> None:
        worker.stop()
        self._workers[self._workers.index(worker)] = self._start()

    def _start(self) -> _Worker:
        """Return a new worker; a foreman who is gone is replaced first, once."""
        foreman = self.warm()
        try:
            return _Worker(*foreman.fork())
        except OSError:
            foreman.stop()
            self._foreman = None
        try:
            return _Worker(*self.warm().fork())
        except OSError:
            message = "the layout engine does not start"
            hint = "run `python -m publisher.foreman 0` to see why; is Pango installed?"
            problem = Problem("foreman", message, None, hint, step=ExitCode.PAGES)
            raise Faulty([problem]) from None
