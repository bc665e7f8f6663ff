"""One worker process: takes orders from the workshop until the line is closed.

Started as `python -m publisher.worker FD`. It warms itself up before the first order and
limits its own memory, so that a hostile page cannot take the machine down.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import sys
import threading
from multiprocessing.connection import Connection
from typing import Any

from publisher.workshop import Failed

MEMORY_BYTES = 6 * 1024**3  #: address space of one worker


def serve(connection: Connection) -> None:
    """Answer orders, each a function and its argument, until the other end hangs up."""
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            connection.send_bytes(_answer(connection.recv_bytes()))


def _answer(packed: bytes) -> bytes:
    try:
        work, order = pickle.loads(packed)  # noqa: S301 – from our own workshop
        return pickle.dumps(work(order), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        failed = Failed("MemoryError", "it needs more memory than a worker may use")
    except RecursionError:
        failed = Failed("RecursionError", "it is nested too deeply")
    except Exception as error:
        failed = Failed(type(error).__name__, str(error))
    return pickle.dumps(failed)


def _end_with_workshop() -> None:
    """Leave as soon as the workshop is gone, even in the middle of an order."""
    os.read(0, 1)
    os._exit(0)


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 – not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _rest_collector() -> None:
    """Let the garbage collector pass over what was imported, and run seldom between orders."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)


if __name__ == "__main__":
    threading.Thread(target=_end_with_workshop, daemon=True).start()
    _limit_memory()
    import publisher.pages.paint  # noqa: F401 – imported while the conductor reads the issue

    _rest_collector()
    serve(Connection(int(sys.argv[1])))
