"""The file can be opened by anybody."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.streams import is_locked


@rule("archive-encrypted", hint="save the file without a password")
def check(document: Document) -> Faults:
    """The file can be opened by anybody: passwords are lost before files are (ISO 19005, 6.1.3)."""
    if is_locked(document):
        yield None, "the file is encrypted"
