"""No colour has the profile of the CMYK intent."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, once, rule
from publisher.preflight.topics.uses import BLENDS, what


@rule("x4-icc-cmyk", hint="use DeviceCMYK instead, which leaves the inks as they are")
def check(document: Document) -> Faults:
    """No colour has the profile of the CMYK intent: to convert it may change the inks (callas)."""
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    intent = document.intent
    if intent is None or intent.space != "DeviceCMYK":
        return
    for use in document.colours:
        digests = {layer.digest for layer in use.space.layers() if layer.family == "ICCBased"}
        if use.kind not in BLENDS and intent.digest in digests:
            yield Fault(
                use.page, f"{what(use)} has the profile of the output intent as its own", use.box
            )
