"""All pages are of one size, or one of them is wrong."""

from __future__ import annotations

from collections import Counter

from publisher.preflight.document import Document, PageBoxes
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.boxes import SLACK


@rule(
    "ghent-trim-size",
    hint="give all pages the same trim, or send the odd ones apart",
)
def check(document: Document) -> Faults:
    """All pages are of one size, or one of them is wrong (R0004)."""
    sizes = {page.number: size for page in document.pages if (size := _size(page))}
    if not sizes:
        return
    usual = Counter(sizes.values()).most_common(1)[0][0]
    for page, size in sizes.items():
        if any(abs(one - other) > 2 * SLACK for one, other in zip(size, usual, strict=True)):
            yield page, "the TrimBox of the page is not as large as that of most pages"


def _size(page: PageBoxes) -> tuple[float, float] | None:
    trim = page.trim or page.art
    return (trim[2] - trim[0], trim[3] - trim[1]) if trim else None
