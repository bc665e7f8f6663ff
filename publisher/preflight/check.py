"""Checking: a finished file is opened and asked, rule after rule."""

from __future__ import annotations

from collections.abc import Iterable

import pikepdf

from publisher.preflight.checks import CHECKS, checks_of
from publisher.preflight.document import Unreadable, open_document
from publisher.preflight.finding import Finding, Rule, keep
from publisher.preflight.objects import bounded

#: What Ghent asks of every file whatever it is printed on, and our own press files keep.
_ALWAYS = (
    *("ghent-user-unit", "ghent-crop-box", "ghent-rotate", "ghent-trim-size", "ghent-white-text"),
    *("ghent-white-path", "ghent-gray-overprint", "ghent-all", "ghent-early-binding"),
    *("ghent-group-space", "ghent-cmyk-intent"),
)
X4, GHENT = checks_of("x4"), tuple(CHECKS[id] for id in _ALWAYS)
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
