"""Checking: a finished file is opened and asked, rule after rule."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf

from publisher.preflight.checks import checks_of
from publisher.preflight.document import Unreadable, open_document
from publisher.preflight.finding import Finding, Rule, keep
from publisher.preflight.objects import bounded

X4, GHENT = checks_of("x4"), checks_of("ghent")
RULES = (*X4, *GHENT)


def check_x4(data: bytes | pikepdf.Pdf, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """Return what keeps a PDF from being PDF/X-4 as printers want it; nothing if it is sound.

    `data` is the file as it will be sent, or one opened already; `rules` are those of PDF/X-4 and
    of the Ghent Workgroup unless a profile chooses others. Findings come in the order of the
    rules, pages in theirs. No file, however damaged, raises: one that cannot be opened is the
    finding "x4-unreadable".
    """
    with bounded():
        try:
            document = open_document(data)
        except Unreadable as reason:
            return (Finding("x4-unreadable", str(reason)),)
        return keep(rules, document)
