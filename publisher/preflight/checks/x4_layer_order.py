"""An order of layers lists them all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array

from publisher.preflight.document import MAX_TREE, Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, items
from publisher.preflight.topics.layers import configurations

MAX_NESTING = 32


@rule("x4-layer-order", hint="list every layer in the order of its configuration")
def check(document: Document) -> Faults:
    """An order of layers lists them all: one left out could not be chosen (ISO 15930-7)."""
    layers = items(dictionary(document.root.get("/OCProperties")).get("/OCGs"))[:MAX_TREE]
    for configuration in configurations(document):
        if "/Order" in configuration:
            listed = set(_listed(configuration.get("/Order"), 0))
            if any(layer.objgen not in listed for layer in layers):
                yield None, "a configuration of layers does not list all of them"


def _listed(order: Any, depth: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the layers in an order, which may be nested."""
    for each in items(order)[:MAX_TREE]:
        if isinstance(each, Array):
            if depth < MAX_NESTING:
                yield from _listed(each, depth + 1)
        else:
            yield dictionary(each).objgen
