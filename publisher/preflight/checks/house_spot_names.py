"""An ink has one name, or it gets two plates."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.finding import Fault, Faults, Status, once, rule
from publisher.preflight.walk import ColourUse

_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


@rule("house-spot-names", hint="give the ink the same name everywhere", status=Status.WARN)
def check(document: Document) -> Faults:
    """An ink has one name, or it gets two plates (house rule).

    Names that differ only in case, spaces and hyphens mean one ink, those of process inks too.
    """
    yield from once(_found(document))


def _found(document: Document) -> Iterator[Fault]:
    known = {_plain(name): name for name in _PROCESS}
    for use, name in _names(document):
        first = known.setdefault(_plain(name), name)
        if first != name:
            yield Fault(use.page, f'the ink "{name}" is also called "{first}"', use.box)


def _names(document: Document) -> Iterator[tuple[ColourUse, str]]:
    for use in document.colours:
        for layer in use.space.layers():
            yield from ((use, name) for name in layer.colorants)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
