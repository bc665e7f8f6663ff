"""The crew: the foreman's process, the workers that it forks, and the lines to them."""

from __future__ import annotations

import contextlib
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from socket import send_fds, socketpair
from typing import Any

HANG_UP_SECONDS = 10.0  #: a process that closes its line is gone soon after

FORK, END, LEARN = b"f", b"e", b"l"  #: what the foreman is asked
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


class Foreman:
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

    def fork(self) -> tuple[Process, Connection]:
        """Return a new worker's process and the line to it. Raises OSError if there is none."""
        ours, theirs = socketpair()
        with ours, theirs:
            send_fds(self._line, [FORK + NUMBER.pack(0)], [theirs.fileno()])
            return Process(self._answer(), self), Connection(ours.detach())

    def learn(self) -> None:
        """Have it import what checks press files, so that workers forked from now on know it."""
        with contextlib.suppress(OSError):
            self._line.sendall(LEARN + NUMBER.pack(0))

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
class Process:
    """A worker's process, a child of the foreman."""

    pid: int
    foreman: Foreman

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
class Worker:
    """A worker as the workshop sees it: its process, the line to it, and the order it has."""

    process: Process
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
