"""An ink of one name has one alternate and one tint transform throughout."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, once, rule


@rule("x4-spot", hint="define each spot ink once, the same for all pages")
def check(document: Document) -> Faults:
    """An ink of one name has one alternate and one tint transform throughout (ISO 15930-7)."""
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for use in document.colours:
        for layer in use.space.layers():
            if layer.family == "Separation" and layer.colorants[0] not in ("All", "None"):
                name = layer.colorants[0]
                if first.setdefault(name, layer.digest) != layer.digest:
                    yield Fault(use.page, f'the ink "{name}" is defined in two ways', use.box)
