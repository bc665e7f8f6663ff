"""Pictures as files hold them: where each is placed largest, and which are stored twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pikepdf import Stream

from publisher.preflight.document import Document
from publisher.preflight.facts import Mark
from publisher.preflight.objects import DAMAGE, identity, number
from publisher.preflight.topics.inks import seen

TINY = 16  #: px of a side: a picture that is smaller is a tint (Ghent R0031)
WORTH = 1024  #: bytes: what is smaller may lie about twice


def coarsest(document: Document) -> list[tuple[int, Mark]]:
    """Return for each picture in tones its largest placement, which has the least ppi."""
    found: dict[int, tuple[int, Mark]] = {}
    for page, mark in document.survey.marks():
        if mark.kind != "image" or mark.thing is None or not seen(mark):
            continue
        if mark.thing not in found or mark.size < found[mark.thing][1].size:
            found[mark.thing] = page, mark
    things = document.survey.things
    return [placed for thing, placed in found.items() if _is_in_tones(things[thing])]


def doubles(document: Document) -> Iterator[tuple[int, int, int]]:
    """Yield pictures whose data lie in the file before: page, page of the first, bytes."""
    alike: dict[tuple[str, ...], dict[tuple[int, int], tuple[int, Any]]] = defaultdict(dict)
    for page, image in document.survey.met("image"):
        if isinstance(image, Stream) and (number(image.get("/Length")) or 0) >= WORTH:
            alike[_outline(image)].setdefault(identity(image), (page, image))
    for group in alike.values():
        yield from _repeated(list(group.values())) if len(group) > 1 else ()


def _repeated(group: list[tuple[int, Any]]) -> Iterator[tuple[int, int, int]]:
    first: dict[bytes, int] = {}
    for page, image in group:
        try:
            data = image.read_raw_bytes()
        except DAMAGE:
            continue
        digest = sha256(data).digest()
        if digest in first:
            yield page, first[digest], len(data)
        first.setdefault(digest, page)


def _outline(image: Any) -> tuple[str, ...]:
    """Return what two pictures must share to be one; masks by their own identity."""
    plain = (str(number(image.get(key))) for key in ("/Length", "/Width", "/Height"))
    return *plain, str(image.get("/Decode")), str(identity(image.get("/SMask")))


def _is_in_tones(image: Any) -> bool:
    sides = number(image.get("/Width")), number(image.get("/Height"))
    depth = number(image.get("/BitsPerComponent", image.get("/BPC")))
    return depth != 1 and all(side is not None and side > TINY for side in sides)
