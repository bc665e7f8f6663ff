"""The rows of a table have the same number of columns."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.tables import classes_of, tables, widths


@rule("screen-table-rows", hint="add the cells that are missing, or let others span their columns")
def check(document: Document) -> Faults:
    """The rows of a table have the same number of columns (ISO 14289-1, 7.2).

    Cells count as often as they span, and in every row that they reach into. Where rows differ,
    what is read out stands beneath the wrong header.
    """
    classes = classes_of(document)
    for table in tables(document):
        filled = widths(table, classes)
        if filled and min(filled) < max(filled):
            row = next(at for at, width in enumerate(filled) if width != filled[0])
            told = f"row {row + 1} of a table has {filled[row]} columns, row 1 has {filled[0]}"
            yield table.element.page, told
