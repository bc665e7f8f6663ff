"""`python -m bench.presswork ISSUE OUT JOBS EDITION…`: a build that tells what its steps took.

Prints seconds as JSON: `fragments` (painting until the folios have settled), `developing` (pictures
made plates, or found made), `finishing` (from the joined master to written files, of which the
first are checked meanwhile), `checking` (what is still waited for when all are written).
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

from publisher import build
from publisher.editions.finishing import finish
from publisher.editions.job import Product
from publisher.editions.placing import Darkroom
from publisher.pages.settle import Settler
from publisher.preflight.products import Inspection

SPENT: dict[str, float] = defaultdict(float)


def timed(step: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that does the same and notes how long it took."""

    def measured(*given: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        made = work(*given, **named)
        SPENT[step] += time.perf_counter() - begun
        return made

    return measured


def finishing(*given: Any) -> Iterator[Product]:
    """Yield the files of an edition, and note how long they took."""
    products = finish(*given)
    ask = timed("finishing", lambda: next(products, None))
    while product := ask():
        yield product


def main() -> None:
    """Build, and print what the steps took."""
    issue, out, jobs, *editions = sys.argv[1:]
    with (
        patch.object(Settler, "settle", timed("fragments", Settler.settle)),
        patch.object(Darkroom, "develop", timed("developing", Darkroom.develop)),
        patch("publisher.finisher.finish", finishing),
        patch.object(Inspection, "report", timed("checking", Inspection.report)),
    ):
        build(issue, out=Path(out), jobs=int(jobs), editions=editions)
    print(json.dumps(SPENT))


if __name__ == "__main__":
    main()
