"""The foreman: one process that imports the layout engine and forks the workers from itself.

Started by the workshop as `python -m publisher.foreman FD`. Importing and warming up cost half a
second; a fork costs some milliseconds, shares the memory, and makes a crashed worker cheap to
replace. The foreman runs no order itself and has a single thread, so that forking it is safe.

The workshop asks over a socket: `fork` with one end of a line for the new worker, answered by its
pid; `end` with a pid, answered by how that worker ended; `learn`, which is not answered.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import gc
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.connection import Connection

from publisher.crew import ALIVE, END, FORK, LEARN, NUMBER, UNKNOWN
from publisher.worker import end_with_workshop, serve

MEMORY_BYTES = 6 * 1024**3  #: address space of one worker


def oversee(line: socket.socket) -> None:
    """Fork workers and tell how they ended, until the workshop hangs up."""
    while True:
        asked, files, _, _ = socket.recv_fds(line, 1 + NUMBER.size, 1)
        if asked[:1] == FORK:
            answer = _fork(line, files[0])
        elif asked[:1] == END:
            answer = _end_of(NUMBER.unpack(asked[1:])[0])
        elif asked[:1] == LEARN:
            _learn()
            continue
        else:
            return
        line.sendall(NUMBER.pack(answer))


def _fork(line: socket.socket, file: int) -> int:
    pid = os.fork()
    if pid:
        os.close(file)
        return pid
    line.close()
    end_with_workshop()
    serve(Connection(file))
    os._exit(0)


def _learn() -> None:
    """Import what checks press files, once, for all workers that will check one."""
    import_module("publisher.preflight.sendable")
    gc.freeze()


def _end_of(pid: int) -> int:
    try:
        ended, status = os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return UNKNOWN
    return os.waitstatus_to_exitcode(status) if ended else ALIVE


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 – not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def _no_library_search() -> Iterator[None]:
    """Spare the layout engine a search for its libraries, which it also names outright.

    On Linux each of 22 searches starts `ldconfig` or a compiler: 0.2 s in all.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _rest_collector() -> None:
    """Let the garbage collector pass over what was imported, and run seldom between orders."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
    gc.enable()


if __name__ == "__main__":
    gc.disable()  # until everything is imported
    _limit_memory()
    with _no_library_search():
        from publisher.pages.paint import warm_up
    warm_up()
    _rest_collector()
    with contextlib.suppress(OSError, KeyboardInterrupt):
        oversee(socket.socket(fileno=int(sys.argv[1])))
