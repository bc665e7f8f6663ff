"""Tables have headers."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, rule
from publisher.preflight.topics.structure import elements, within


@rule(
    "screen-table-headers",
    hint="mark the cells that name rows or columns as headers",
    status=Status.WARN,
)
def check(document: Document) -> Faults:
    """Tables have headers, or their cells are numbers without a meaning (ISO 14289-1, 7.5)."""
    tree = elements(document)
    for at, element in enumerate(tree):
        if element.kind != "Table":
            continue
        kinds = [inner.kind for inner in within(tree, at)]
        if kinds.count("TR") > 1 and "TH" not in kinds:
            yield element.page, "a table has no headers"
