"""Untagging: a page of another PDF loses what only its own document gave a meaning.

Tags, layers and private data of programs refer to things that stay behind. Within our own tags they
would even be wrong: a page is one figure, and what it holds is part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Stream

_MARKED = ("BMC", "BDC", "EMC", "MP", "DP")
_OF_A_DOCUMENT = (
    "/StructParent", "/StructParents", "/OC", "/Metadata", "/PieceInfo", "/LastModified", "/AF",
    "/Alternates", "/OPI",
)  # fmt: skip


def plain_content(holder: pikepdf.Object) -> bytes:
    """Return the content of a page or a form without the operators of marked content."""
    content = pikepdf.Page(holder) if holder.get("/Type") == "/Page" else holder
    kept = [
        instruction
        for instruction in pikepdf.parse_content_stream(content)
        if str(instruction.operator) not in _MARKED
    ]
    return pikepdf.unparse_content_stream(kept)


def plain_resources(resources: pikepdf.Object) -> None:
    """Make everything plain that some resources lead to; a form without resources gets its own."""
    seen: set[tuple[int, int]] = set()
    waiting = [resources]
    while waiting:
        held = waiting.pop()
        if "/Properties" in held:  # what marked content spoke of
            del held["/Properties"]
        for thing in _things(held):
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
            _make_plain(thing, held)
            if "/Resources" in thing:
                waiting.append(thing.Resources)


def _make_plain(thing: pikepdf.Object, held: pikepdf.Object) -> None:
    for key in _OF_A_DOCUMENT:
        if key in thing:
            del thing[key]
    if thing.get("/Subtype") == "/Image":
        return
    if "/Resources" not in thing:  # as PDF 1.1 had it: those of the page
        thing.Resources = held
    thing.write(plain_content(thing))


def _things(resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the images, forms, tiling patterns and masks that resources name."""
    for key in ("/XObject", "/Pattern"):
        yield from (each for each in _values(resources.get(key)) if isinstance(each, Stream))
    for state in _values(resources.get("/ExtGState")):
        mask = state.get("/SMask") if isinstance(state, Dictionary) else None
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
            yield mask.G


def _values(dictionary: pikepdf.Object | None) -> list[pikepdf.Object]:
    if not isinstance(dictionary, Dictionary):
        return []
    return [value for _, value in sorted(dictionary.items())]
