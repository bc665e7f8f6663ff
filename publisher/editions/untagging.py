"""Untagging: a page of another PDF loses what only its own document gave a meaning.

Tags, layers and private data of programs refer to things that stay behind. Within our own tags
they would even be wrong: a page is one figure, and what it holds is part of it. Resources that no
content names stay behind as well; pages of one PDF often share those of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from publisher.editions.layers import Curtain, Layers

_OF_A_DOCUMENT = (
    "/StructParent", "/StructParents", "/OC", "/Metadata", "/PieceInfo", "/LastModified", "/AF",
    "/Alternates", "/OPI",
)  # fmt: skip


def untag(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
    """Make a page plain, in its own file, and everything that it draws; hidden layers go."""
    layers = Layers(pdf)
    waiting: list[tuple[Any, Any]] = [(page, page.get("/Resources", Dictionary()))]
    seen = {page.objgen}
    while waiting:
        holder, above = waiting.pop()
        given = holder.get("/Resources", above)  # as PDF 1.1 had it, those of the page
        content, resources = _plain(holder, given, layers)
        if isinstance(holder, Stream):
            holder.write(content)
        else:
            holder.Contents = pdf.make_stream(content)
        holder.Resources = resources
        for thing in _things(resources):
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
            _forget(thing)
            if thing.get("/Subtype") != "/Image":
                waiting.append((thing, given))


def _plain(
    holder: pikepdf.Object, resources: pikepdf.Object, layers: Layers
) -> tuple[bytes, pikepdf.Object]:
    """Return content without the operators of marked content, and the resources it names."""
    content = holder if isinstance(holder, Stream) else pikepdf.Page(holder)
    kept, names = [], set[str]()
    curtain = Curtain(layers, resources)
    for instruction in pikepdf.parse_content_stream(content):
        for left in curtain.pass_on(instruction):
            kept.append(left)
            names.update(_names(left))
    return pikepdf.unparse_content_stream(kept), _named(resources, names)


def _names(instruction: Any) -> Iterator[str]:
    """Yield the names among operands, and those that the dictionary of an inline image holds."""
    operands = list(instruction.operands)
    if str(instruction.operator) == "INLINE IMAGE":
        operands = [value for _, value in instruction.iimage.obj.items()]
    for operand in operands:
        for each in operand if isinstance(operand, Array) else [operand]:
            if isinstance(each, Name):
                yield str(each)


def _named(resources: pikepdf.Object, names: set[str]) -> pikepdf.Object:
    """Return resources with these names alone, and the default colour spaces."""
    kept: pikepdf.Object = Dictionary()
    for category, held in sorted(resources.items()):
        if isinstance(held, Dictionary) and category != "/Properties":
            found = {
                name: value
                for name, value in held.items()
                if name in names or name.startswith("/Default")
            }
            if found:
                kept[category] = Dictionary(found)
    return kept


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


def _forget(thing: pikepdf.Object) -> None:
    for key in _OF_A_DOCUMENT:
        if key in thing:
            del thing[key]
