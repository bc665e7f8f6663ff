"""Text stands out from what lies behind it."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, few, rule
from publisher.preflight.topics.contrast import pale


@rule(
    "screen-contrast",
    hint="make the text darker, or what lies behind it lighter",
    status=Status.WARN,
)
def check(document: Document) -> Faults:
    """Text stands out from what lies behind it (WCAG 2.2, 1.4.3, level AA).

    Asked where both colours are known: text on paper or on a plain filled rectangle. Large text,
    of 18 pt or of 14 pt and bold, may be paler; artifacts are decoration.
    """
    yield from few(pale(document))
