"""Headings go down by one level at a time."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.structure import elements


@rule("screen-heading-order", hint="let each heading follow one of its own or the level above")
def check(document: Document) -> Faults:
    """Headings begin with the first level and go down by one at a time (ISO 14289-1, 7.4.2)."""
    last = 0
    for element in elements(document):
        if element.level is None:
            continue
        if element.level > last + 1:
            before = f"after one of level {last}" if last else "with none before it"
            yield element.page, f"a heading of level {element.level} stands {before}"
        last = element.level
