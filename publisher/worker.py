"""A worker: takes orders from the workshop, each a function and its argument, one at a time."""

from __future__ import annotations

import contextlib
import os
import pickle
import threading
from multiprocessing.connection import Connection

from publisher.crew import Failed


def serve(connection: Connection) -> None:
    """Answer orders until the other end hangs up."""
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


def end_with_workshop() -> None:
    """Leave as soon as the workshop is gone, even in the middle of an order.

    Standard input is a pipe that the workshop holds open and never writes to.
    """
    threading.Thread(target=_wait_for_end, daemon=True).start()


def _wait_for_end() -> None:
    os.read(0, 1)
    os._exit(0)
