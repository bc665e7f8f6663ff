"""Inspectors at work: processes with limits, of which nothing is left behind when they end."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

MAX_ANSWER = 512 * 1024 * 1024  #: bytes


class NoAnswer(Exception):
    """A process gave no answer; `ours` says whether that is our own fault."""

    def __init__(self, reason: str, ours: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.ours = reason, ours


def exhausted(memory: int) -> str:
    """Return that a file needs more than a number of MB, and what to do."""
    more = f"for example with --memory {2 * memory}"
    return f"it needs more memory than --memory {memory} allows; allow more, {more}"


class Inspectors:
    """Processes that answer an order each, and may start others, as Ghostscript.

    Each leads a group of its own, which is ended as a whole; and works in a folder of ours, as it
    cannot clear up after itself when it is killed.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = tuple(command)
        self._at_work: set[subprocess.Popen[bytes]] = set()
        self._stopped = False
        self._lock = threading.Lock()

    def answer(self, order: Mapping[str, Any], seconds: float, memory: int = 0) -> dict[str, Any]:
        """Return the answer to an order, both JSON; `memory` is its limit in MB, 0 for none.

        Raises `NoAnswer` where the process takes too long, dies, or says nothing that we know.
        """
        try:
            done = self.ask(json.dumps(order).encode(), seconds)
        except subprocess.TimeoutExpired:
            raise NoAnswer(f"it takes longer than {seconds:g} s (--timeout)") from None
        return _read(done, memory)

    def ask(self, order: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
        """Return what a process answers to an order.

        Raises `subprocess.TimeoutExpired` where it takes longer than `seconds`.
        """
        with (
            tempfile.TemporaryDirectory(prefix="publisher-", ignore_cleanup_errors=True) as folder,
            self._started(folder) as process,
        ):
            out, err = process.communicate(order, timeout=seconds)
            return subprocess.CompletedProcess(self._command, process.returncode, out, err)

    def stop(self) -> None:
        """End all that are at work, and let no other begin."""
        with self._lock:
            self._stopped = True
            for process in self._at_work:
                _end(process)

    @contextmanager
    def _started(self, folder: str) -> Iterator[subprocess.Popen[bytes]]:
        with self._start(folder) as process:
            try:
                yield process
            finally:
                with self._lock:
                    self._at_work.remove(process)
                    _end(process)

    def _start(self, folder: str) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise InterruptedError
            process = subprocess.Popen(  # noqa: S603 – this interpreter and a module of ours
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**os.environ, "TMPDIR": folder},
                start_new_session=True,
            )
            self._at_work.add(process)
            return process


def _read(done: subprocess.CompletedProcess[bytes], memory: int) -> dict[str, Any]:
    """Return what a process answered. Raises `NoAnswer`."""
    if done.returncode == -signal.SIGABRT and memory:  # as C++ ends where there is no more memory
        raise NoAnswer(exhausted(memory))
    if done.returncode < 0:
        end = f"signal {-done.returncode}"
        raise NoAnswer(f"reading it ended with {end}: it is damaged, or too large")
    with suppress(ValueError, RecursionError):
        answer = json.loads(done.stdout[:MAX_ANSWER])
        if isinstance(answer, dict):
            return answer
    last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no answer"]
    raise NoAnswer(last[0], ours=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started; those that have ended are no fault."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
