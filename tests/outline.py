"""Reads the structure tree of a PDF out as an indented outline, as a reader would hear it.

A line tells an element's type, its text (the middle of a long one left out), and in brackets what
else is known of it: alternate text, language, scope, identifier, where its links lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
from marks import Face

LONG = 64  #: letters of a text that are shown whole


@dataclass(frozen=True)
class Tag:
    """A structure element: its type, its own text and what lies below it, in reading order."""

    kind: str
    kids: tuple[Tag | str, ...]
    facts: tuple[str, ...]  #: what stands in brackets

    @property
    def text(self) -> str:
        """All text of the element and of those below it."""
        return joined(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    @property
    def tags(self) -> Iterator[Tag]:
        """The element and all below it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.tags


class Outline:
    """The structure of a PDF; raises AssertionError where it is not sound."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self._texts = {page.obj.objgen: dict(_marked(page)) for page in self.pdf.pages}
        self._faces: dict[tuple[int, int], Face] = {}
        self.seen: dict[tuple[tuple[int, int], int], tuple[int, int]] = {}  #: MCID -> element
        self.annotations: dict[tuple[int, int], tuple[int, int]] = {}  #: annotation -> element
        self.document = self._read(self.pdf.Root.StructTreeRoot.K[0])

    @cached_property
    def marked(self) -> set[tuple[tuple[int, int], int]]:
        """All marked content on pages, by page and number."""
        return {(page, number) for page, texts in self._texts.items() for number in texts}

    def parents(self) -> dict[int, Any]:
        """The parent tree."""
        numbers = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        keys = [int(key) for key in numbers[::2]]
        assert len(keys) == len({*keys})
        return dict(zip(keys, numbers[1::2], strict=True))

    def _read(self, element: pikepdf.Object) -> Tag:
        kids = tuple(kid for kid in self._kids(element) if kid != "")
        return Tag(str(element.S)[1:], kids, tuple(_facts(element)))

    def _kids(self, element: pikepdf.Object) -> Iterator[Tag | str]:
        given = element.get("/K", pikepdf.Array())
        for kid in given if isinstance(given, pikepdf.Array) else [given]:
            if isinstance(kid, int):
                yield self._text(element, element.Pg, kid)
            elif kid.get("/Type") == "/MCR":
                yield self._text(element, kid.Pg, int(kid.MCID))
            elif kid.get("/Type") == "/OBJR":
                assert kid.Obj.objgen not in self.annotations
                self.annotations[kid.Obj.objgen] = element.objgen
            else:
                assert kid.P.objgen == element.objgen, "a child that knows another parent"
                yield self._read(kid)

    def _text(self, element: pikepdf.Object, page: pikepdf.Object, number: int) -> str:
        key = page.objgen, number
        assert key not in self.seen, "content that two elements hold"
        self.seen[key] = element.objgen
        return self._texts[page.objgen][number]

    def lines(self, tag: Tag | None = None, depth: int = 0) -> Iterator[str]:
        """Yield the lines of an element, of the document by default."""
        tag = tag or self.document
        inner = [kid for kid in tag.kids if isinstance(kid, Tag)]
        own = [tag.text] if len(inner) < len(tag.kids) else []
        facts = [f"[{', '.join(tag.facts)}]"] if tag.facts else []
        shown = [f'"{_shortened(text)}"' for text in own if text]
        yield "  " * depth + " ".join([tag.kind, *shown, *facts])
        for kid in inner:
            yield from self.lines(kid, depth + 1)

    def story(self, headline: str) -> Tag:
        """Return the story with a headline."""
        for tag in self.document.tags:
            if tag.kind == "Art" and any(
                inner.kind == "H3" and inner.text == headline for inner in tag.tags
            ):
                return tag
        raise AssertionError(headline)


def joined(pieces: Iterator[str]) -> str:
    """Join lines of text; a word that is broken between two is whole again."""
    text = " ".join(piece.strip() for piece in pieces if piece.strip())
    return re.sub(r"(?<=\w)- (?=[^\W\d_A-Z])| (?=[.,;:!?)])", "", text)


def _shortened(text: str) -> str:
    if len(text) <= LONG:
        return text
    return f"{text[: LONG - 20].rstrip()} … {text[-16:].lstrip()}"


def _facts(element: pikepdf.Object) -> Iterator[str]:
    for key in ("Alt", "ActualText", "Lang", "ID"):
        if f"/{key}" in element:
            yield f"{key} {_shortened(str(element[f'/{key}']))}"
    attributes = element.get("/A", {})
    for key in ("Scope", "RowSpan", "ColSpan", "ListNumbering"):
        if f"/{key}" in attributes:
            yield f"{key} {str(attributes[f'/{key}']).removeprefix('/')}"
    given = element.get("/K", pikepdf.Array())
    kids = given if isinstance(given, pikepdf.Array) else [given]
    links = [kid.Obj for kid in kids if not isinstance(kid, int) and "/Obj" in kid]
    for target in dict.fromkeys(_target(link) for link in links):
        yield f"→ {target}"


def _target(link: pikepdf.Object) -> str:
    return str(link.get("/Dest", link.get("/A", {}).get("/URI", "nowhere")))


def _marked(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    """Yield number and text of each piece of marked content of a page."""
    open_marks: list[int | None] = []
    texts: dict[int, str] = {}
    said: dict[int, str] = {}
    face: Face | None = None
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            number = operands[1].get("/MCID") if name == "BDC" else None
            open_marks.append(None if number is None else int(number))
            if number is not None:
                texts[int(number)] = ""
                said[int(number)] = str(operands[1].get("/ActualText", ""))
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            face = Face(page.obj.Resources.Font[str(operands[0])])
        elif name in ("TJ", "Tj") and face:
            number = next((mark for mark in reversed(open_marks) if mark is not None), None)
            if number is not None:
                texts[number] += _spelled(face, operands[0] if name == "TJ" else operands)
    yield from ((number, said[number] or text) for number, text in texts.items())


def _spelled(face: Face, items: Any) -> str:
    strings = [bytes(item) for item in items if isinstance(item, pikepdf.String)]
    return "".join(face.text(code) for string in strings for code in face.codes(string))
