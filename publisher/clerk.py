"""`python -m publisher.clerk`: one item of a shelf is looked after, in a process of its own.

Reads an order as JSON from standard input and writes an outcome as JSON to standard output:
whatever an issue does to this process, the others go on.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from publisher import __version__
from publisher.inspectors import exhausted
from publisher.shelf.orders import Order, outcome_to

ORPHAN_SECONDS = 0.5  #: after which it is noticed that whoever asked is gone


def main() -> None:
    """Answer one order."""
    order = json.load(sys.stdin)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a library prints is no part of the answer
    _limit(int(order.get("memory") or 0))
    _end_with_asker()
    json.dump(answer(order), answers)
    answers.close()


def answer(order: Mapping[str, Any]) -> dict[str, Any]:
    """Return the descriptions of some items, or the outcome of work on one."""
    if order["work"] == "describe":
        from publisher.shelf.describing import describe  # noqa: PLC0415 – pikepdf is heavy

        told = [describe(Path(path), kind) for path, kind in order["items"]]
        return {"descriptions": [asdict(each) for each in told]}
    given = Order(**order)
    if given.version != __version__:
        reason = f"publisher {given.version} asks, and this is {__version__}: install the same"
        return {"verdict": "lost", "reasons": [reason]}
    try:
        return _work(given)
    except MemoryError:
        return {"verdict": "lost", "reasons": [exhausted(given.memory)]}
    except RecursionError:
        return {"verdict": "lost", "reasons": ["it is nested too deeply"]}


def _work(order: Order) -> dict[str, Any]:
    from publisher import rebuild, verify  # noqa: PLC0415 – as late as possible
    from publisher.shelf.examining import examine  # noqa: PLC0415

    return outcome_to(examine(order, verify, rebuild))


def _limit(memory: int) -> None:
    if memory:
        size = memory * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_asker() -> None:
    """Leave, with all that was started, as soon as whoever asked is gone, even if it was killed.

    What it would still do, the run that is taken up does again.
    """
    asker = os.getppid()

    def watch() -> None:
        while os.getppid() == asker:
            time.sleep(ORPHAN_SECONDS)
        os.killpg(0, signal.SIGKILL)

    if os.getpgrp() == os.getpid():  # leads a group of its own, as clerks do
        threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    main()
