"""The one place where a clock is asked: when work on the shelf was done.

That is a record of the work and part of no edition; what an edition says of dates is the issue's.
"""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return the date and time (UTC, to the second) as ISO 8601 writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def today() -> str:
    """Return the date (UTC) as ISO 8601 writes it."""
    return now()[:10]
