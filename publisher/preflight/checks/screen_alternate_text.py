"""Figures and formulas have words in their place."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.structure import elements


@rule("screen-alternate-text", hint="write what the figure shows")
def check(document: Document) -> Faults:
    """Figures and formulas have words in their place for who cannot see them (ISO 14289-1, 7.3)."""
    for element in elements(document):
        if element.kind in ("Figure", "Formula") and not element.says("/Alt", "/ActualText"):
            yield element.page, f"a {element.kind.lower()} has no alternate text"
