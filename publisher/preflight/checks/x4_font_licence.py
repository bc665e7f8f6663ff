"""No font in the file forbids to be embedded."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, Status, rule
from publisher.preflight.objects import named
from publisher.preflight.topics.sfnt import may_be_embedded, programs


@rule("x4-font-licence", hint="ask its maker for leave, or choose another", status=Status.WARN)
def check(document: Document) -> Faults:
    """No font in the file forbids to be embedded (ISO 15930-7).

    A printer may refuse what nobody was allowed to send. The font's own word counts (fsType of
    its OS/2 table); a licence may say more.
    """
    for page, font, tables in programs(document):
        if tables is not None and not may_be_embedded(tables):
            yield page, f"the font {named(font.get('/BaseFont'))} says it must not be embedded"
