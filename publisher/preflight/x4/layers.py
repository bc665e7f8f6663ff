"""PDF/X-4: layers (optional content), which must print the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Array

from publisher.preflight.document import MAX_TREE, Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, items, text

MAX_NESTING = 32


@rule("x4-layer-name", hint="give every layer configuration a name of its own")
def names(document: Document) -> Faults:
    """Every configuration of layers has a name, and no two the same (ISO 15930-7)."""
    seen: set[str] = set()
    for configuration in _configurations(document):
        name = text(configuration.get("/Name"))
        if not name:
            yield None, "a configuration of layers has no name"
        elif name in seen:
            yield None, f'two configurations of layers are named "{name[:80]}"'
        seen.add(name)


@rule("x4-layer-order", hint="list every layer in the order of its configuration")
def order(document: Document) -> Faults:
    """An order of layers lists them all: one left out could not be chosen (ISO 15930-7)."""
    layers = items(dictionary(document.root.get("/OCProperties")).get("/OCGs"))[:MAX_TREE]
    for configuration in _configurations(document):
        if "/Order" in configuration:
            listed = set(_listed(configuration.get("/Order"), 0))
            if any(layer.objgen not in listed for layer in layers):
                yield None, "a configuration of layers does not list all of them"


@rule("x4-layer-automatic", hint="let layers be on or off, with no automatic states")
def automatic(document: Document) -> Faults:
    """No layer changes by itself with zoom, use or user (ISO 15930-7)."""
    for configuration in _configurations(document):
        if "/AS" in configuration:
            yield None, "a configuration of layers changes them by itself"


def _configurations(document: Document) -> Iterator[Any]:
    properties = dictionary(document.root.get("/OCProperties"))
    if "/D" in properties:
        yield dictionary(properties.get("/D"))
    for configuration in items(properties.get("/Configs"))[:MAX_TREE]:
        yield dictionary(configuration)


def _listed(order: Any, depth: int) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the layers in an order, which may be nested."""
    for each in items(order)[:MAX_TREE]:
        if isinstance(each, Array):
            if depth < MAX_NESTING:
                yield from _listed(each, depth + 1)
        else:
            yield dictionary(each).objgen


RULES = (names, order, automatic)
