"""Device colours are those of the output intent."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, once, rule
from publisher.preflight.topics.uses import BLENDS, what

COLOURS = {"DeviceRGB", "DeviceCMYK"}


@rule("archive-device-colour", hint="convert it to the colours of the output intent")
def check(document: Document) -> Faults:
    """Device colours are those of the output intent (ISO 19005, 6.2.4).

    Grey fits any. Without an intent another rule speaks.
    """
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    spaces = {intent.space for intent in document.archive_intents} - {""}
    for use in document.colours if len(spaces) == 1 else ():
        families = {layer.family for layer in use.space.layers()}
        if use.kind not in BLENDS and families & (COLOURS - spaces):
            yield Fault(
                use.page, f"{what(use)} is in {use.space}, and the output intent is not", use.box
            )
