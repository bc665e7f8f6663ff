"""Inspectors at work: processes with limits, of which nothing is left behind when they end."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress


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


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started; those that have ended are no fault."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
