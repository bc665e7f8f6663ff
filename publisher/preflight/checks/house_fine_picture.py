"""Pictures are no finer than print can show."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, rule
from publisher.preflight.topics.images import coarsest


@rule("house-fine-picture", hint="scale the picture down to 300 ppi", status=Status.INFO)
def check(document: Document) -> Faults:
    """Pictures are no finer than print can show: what is more is weight alone (house rule).

    A picture placed several times counts as large as it is placed. 1-bit pictures, which want
    more, and soft masks are exempt.
    """
    most = document.limits.fine_picture
    for page, mark in coarsest(document) if most else ():
        if most and mark.size > most:
            told = f"a picture has {mark.size:.0f} ppi; beyond {most:g} ppi nothing is gained"
            yield Fault(page, told, mark.box)
