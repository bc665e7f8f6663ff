"""Every configuration of layers has a name, and no two the same."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import text
from publisher.preflight.topics.layers import configurations


@rule("x4-layer-name", hint="give every layer configuration a name of its own")
def check(document: Document) -> Faults:
    """Every configuration of layers has a name, and no two the same (ISO 15930-7)."""
    seen: set[str] = set()
    for configuration in configurations(document):
        name = text(configuration.get("/Name"))
        if not name:
            yield None, "a configuration of layers has no name"
        elif name in seen:
            yield None, f'two configurations of layers are named "{name[:80]}"'
        seen.add(name)
