"""`python -m bench.idle_clerk`: a clerk that finds every issue well without looking at it."""

from __future__ import annotations

import json
import sys

from publisher.clerk import answer

if __name__ == "__main__":
    order = json.load(sys.stdin)
    told = answer(order) if order["work"] == "describe" else {"verdict": "identical"}
    json.dump(told, sys.stdout)
