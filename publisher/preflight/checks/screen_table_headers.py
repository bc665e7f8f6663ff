"""Tables have headers."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, rule
from publisher.preflight.topics.tables import tables


@rule(
    "screen-table-headers",
    hint="mark the cells that name rows or columns as headers",
    status=Status.WARN,
)
def check(document: Document) -> Faults:
    """Tables have headers, or their cells are numbers without a meaning (ISO 14289-1, 7.5)."""
    for table in tables(document):
        if len(table.rows) > 1 and not any(cell.kind == "TH" for cell in table.cells):
            yield table.element.page, "a table has no headers"
