"""A header cell says whether it heads a row or a column."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.tables import classes_of, tables, unheaded


@rule("screen-header-scope", hint="give each header cell a Scope: Row, Column or Both")
def check(document: Document) -> Faults:
    """A header cell says whether it heads a row or a column (ISO 14289-1, 7.5).

    It does so by its Scope, or the cells beneath name it among their Headers. Otherwise each
    program guesses which number belongs to which word.
    """
    classes = classes_of(document)
    for table in tables(document):
        if lost := len(unheaded(table, classes)):
            cells = sum(cell.kind == "TH" for cell in table.cells)
            told = f"{lost} of {cells} header cells of a table do not say what they head"
            yield table.element.page, told
