"""What is marked as part of the structure has its place there."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document
from publisher.preflight.facts import Piece
from publisher.preflight.finding import Fault, Faults, few, rule
from publisher.preflight.topics.inks import seen
from publisher.preflight.topics.structure import is_owned, is_tagged


@rule("screen-unowned-content", hint="put it where it is to be read, or mark it as an artifact")
def check(document: Document) -> Faults:
    """What is marked as part of the structure has its place there (ISO 14289-1, 7.1).

    Marked content that no element of the structure owns looks tagged, and is never read out. What
    lies within content that is owned goes with it.
    """
    yield from few(_found(document) if is_tagged(document) else ())


def _found(document: Document) -> Iterator[Fault]:
    asked: dict[Piece, bool] = {}
    for page, mark in document.survey.marks():
        piece = mark.piece
        if piece is None or mark.tag in ("Artifact", "Annot") or not seen(mark):
            continue
        if piece not in asked:
            asked[piece] = _is_owned(document, piece)
        if not asked[piece]:
            told = f"{mark.kind} is marked as {mark.tag or 'content'}, and no element owns it"
            yield Fault(page, told, mark.box)


def _is_owned(document: Document, piece: Piece | None) -> bool:
    while piece is not None:
        if is_owned(document, document.survey.things[piece.stream], piece.number):
            return True
        piece = piece.around
    return False
