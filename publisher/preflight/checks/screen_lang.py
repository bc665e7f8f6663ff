"""The file says in which language it is."""

from __future__ import annotations

import re

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import text

_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")  #: BCP 47, in its outline


@rule("screen-lang", hint="set the language of the document")
def check(document: Document) -> Faults:
    """The file says in which language it is, or a wrong voice reads it out (ISO 14289-1, 7.2)."""
    language = text(document.root.get("/Lang")).strip()
    if not language:
        yield None, "the file does not say in which language it is"
    elif not _TAG.fullmatch(language):
        yield None, f'"{language[:40]}" is no language tag, as "en" or "pt-BR"'
