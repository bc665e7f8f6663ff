"""`python -m bench.shelfwork SHELF`: a shelf is verified by idle clerks; prints peak memory.

What is measured is the process that oversees them, not what they do.
"""

from __future__ import annotations

import resource
import sys

from bench.measure import RSS_UNIT
from publisher import tend_shelf

if __name__ == "__main__":
    account = tend_shelf(sys.argv[1], "verify", jobs=2, clerk="bench.idle_clerk", afresh=True)
    assert account.well and sum(1 for _ in account.entries()) == account.total
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * RSS_UNIT)
