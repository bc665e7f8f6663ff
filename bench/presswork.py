"""`python -m bench.presswork ISSUE OUT JOBS EDITION…`: a build that tells what its steps took.

Prints seconds as JSON: `fragments` (painting until the folios have settled), `developing` (pictures
made plates, or found made), `finishing` (from the joined master to written files), `checking`.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

from publisher import build
from publisher.editions.finishing import finish
from publisher.editions.placing import Darkroom
from publisher.pages.settle import Settler
from publisher.preflight.products import check_products

SPENT: dict[str, float] = defaultdict(float)


def timed(step: str, work: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that does the same and notes how long it took."""

    def measured(*given: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        made = work(*given, **named)
        SPENT[step] += time.perf_counter() - begun
        return made

    return measured


def main() -> None:
    """Build, and print what the steps took."""
    issue, out, jobs, *editions = sys.argv[1:]
    with (
        patch.object(Settler, "settle", timed("fragments", Settler.settle)),
        patch.object(Darkroom, "develop", timed("developing", Darkroom.develop)),
        patch("publisher.finisher.finish", timed("finishing", finish)),
        patch("publisher.finisher.check_products", timed("checking", check_products)),
    ):
        build(issue, out=Path(out), jobs=int(jobs), editions=editions)
    print(json.dumps(SPENT))


if __name__ == "__main__":
    main()
