"""Rendering intents are the four of ISO 32000-1, 8.6.5.8."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.facts import Said
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import named

INTENTS = ("AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual")


@rule("x4-rendering-intent", hint="use one of the four rendering intents of PDF")
def check(document: Document) -> Faults:
    """Rendering intents are the four of ISO 32000-1, 8.6.5.8."""
    for page, name in _intents(document):
        if name not in INTENTS:
            yield page, f'the rendering intent "{name[:40]}" is unknown'


def _intents(document: Document) -> Iterator[tuple[int, str]]:
    for page, said in document.survey.said():
        if isinstance(said, Said) and said.kind == "intent":
            yield page, said.name
    for kinds, key in ((("state",), "/RI"), (("image", "inline image"), "/Intent")):
        for page, thing in document.survey.met(*kinds):
            if key in thing:
                yield page, named(thing.get(key))
