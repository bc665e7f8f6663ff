"""The file is not encrypted, by any method."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.streams import is_locked


@rule("x4-encrypted", hint="save the file without a password")
def check(document: Document) -> Faults:
    """The file is not encrypted, by any method: a printer's machines have no password (callas)."""
    if is_locked(document):
        yield None, "the file is encrypted"
