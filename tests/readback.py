"""Reads a finished PDF back as facts: text with page, position, face and size; links; tags.

Positions are in pt from the lower left corner of the page's box, as a printer measures them.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Glyph:
    """One character as it stands on a page."""

    text: str
    page: int  #: counted from 1
    x: float
    y: float  #: of the baseline
    face: str
    size: float


@dataclass(frozen=True)
class Line:
    """Characters that follow one another on one baseline in one face and size."""

    text: str
    page: int
    x: float
    y: float
    right: float  #: origin of the last character
    face: str
    size: float


@dataclass(frozen=True)
class Link:
    """A link: its page and box, and where it leads."""

    page: int
    box: tuple[float, float, float, float]
    target: str  #: a destination's name, or an address
    contents: str


@dataclass(frozen=True)
class PlacedImage:
    """An image as it stands on a page, with its effective resolution in px per inch."""

    page: int
    width: int
    height: int
    ppi: tuple[float, float]


class Inspector:
    """A finished PDF, opened for reading."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.pdf = pikepdf.open(path)
        self._document = pypdfium2.PdfDocument(path)

    @property
    def extent(self) -> int:
        return len(self.pdf.pages)

    @cached_property
    def glyphs(self) -> list[Glyph]:
        return [g for number in range(self.extent) for g in self._page_glyphs(number)]

    def _page_glyphs(self, number: int) -> Iterator[Glyph]:
        page = self._document[number].get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(pdfium.FPDFText_CountChars(page)):
            pdfium.FPDFText_GetCharOrigin(page, index, x, y)
            text = chr(pdfium.FPDFText_GetUnicode(page, index))
            size = pdfium.FPDFText_GetFontSize(page, index)
            scale = self._scale(page, index)
            yield Glyph(text, number + 1, x.value, y.value, self._face(page, index), size * scale)

    @staticmethod
    def _scale(page: Any, index: int) -> float:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        return abs(matrix.d) or 1.0

    @staticmethod
    def _face(page: Any, index: int) -> str:
        flags, buffer = ctypes.c_int(), ctypes.create_string_buffer(128)
        length = pdfium.FPDFText_GetFontInfo(page, index, buffer, 128, flags)
        return buffer.raw[: max(0, length - 1)].decode("utf-8", "replace").split("+")[-1]

    @cached_property
    def lines(self) -> list[Line]:
        found: list[Line] = []
        run: list[Glyph] = []
        for glyph in [*self.glyphs, Glyph("\n", 0, 0, 0, "", 0)]:
            if glyph.text in "\r\n\0" or (run and not _continues(run[-1], glyph)):
                found += _line(run)
                run = []
            if glyph.text not in "\r\n\0":
                run.append(glyph)
        return found

    def page_lines(self, page: int) -> list[Line]:
        return [line for line in self.lines if line.page == page]

    def page_text(self, page: int) -> str:
        return str(self._document[page - 1].get_textpage().get_text_bounded())

    def render(self, page: int, ppi: float) -> Any:
        return self._document[page - 1].render(scale=ppi / 72).to_pil()

    @cached_property
    def destinations(self) -> dict[str, tuple[int, float, float]]:
        """Name -> (page counted from 1, x, y)."""
        numbers = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages, start=1)}
        pairs = list(self.pdf.Root.Names.Dests.Names)
        return {
            str(name): (numbers[target[0].objgen], float(target[2]), float(target[3]))
            for name, target in zip(pairs[::2], pairs[1::2], strict=True)
        }

    @cached_property
    def links(self) -> list[Link]:
        found = []
        for number, page in enumerate(self.pdf.pages, start=1):
            for annotation in page.obj.get("/Annots", []):
                target = annotation.get("/Dest") or annotation.get("/A", {}).get("/URI", "")
                left, bottom, right, top = (float(side) for side in annotation.Rect)
                box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
                found.append(Link(number, box, str(target), str(annotation.get("/Contents", ""))))
        return found

    @cached_property
    def bookmarks(self) -> list[str]:
        """The outline as indented lines: title, then the page it leads to."""
        found: list[str] = []

        def walk(item: Any, depth: int) -> None:
            while item is not None:
                page = self.destinations[str(item.Dest)][0]
                found.append(f"{'  ' * depth}{item.Title} {page}")
                walk(item.get("/First"), depth + 1)
                item = item.get("/Next")

        walk(self.pdf.Root.Outlines.get("/First"), 0)
        return found

    @cached_property
    def labels(self) -> list[str]:
        return [self._document.get_page_label(number) for number in range(self.extent)]

    @cached_property
    def fonts(self) -> list[pikepdf.Object]:
        """Every font descriptor in the file."""
        return [
            item
            for item in self.pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor"
        ]

    @cached_property
    def images(self) -> list[PlacedImage]:
        found: list[PlacedImage] = []
        for number, page in enumerate(self.pdf.pages, start=1):
            _walk_images(page, page.obj.Resources, (1, 0, 0, 1, 0, 0), number, found)
        return found

    @cached_property
    def tags(self) -> list[str]:
        """The structure tree as indented element types."""
        found: list[str] = []

        def walk(element: Any, depth: int) -> None:
            if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
                return
            found.append(f"{'  ' * depth}{str(element.S)[1:]}")
            kids = element.get("/K", [])
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                walk(kid, depth + 1)

        walk(self.pdf.Root.StructTreeRoot.K[0], 0)
        return found


def _continues(last: Glyph, glyph: Glyph) -> bool:
    same = (last.page, last.face, round(last.size, 2)) == (
        glyph.page,
        glyph.face,
        round(glyph.size, 2),
    )
    near = -1 < glyph.x - last.x < last.size * 2.5
    return same and abs(glyph.y - last.y) < 0.5 and near


def _line(run: list[Glyph]) -> list[Line]:
    text = "".join(glyph.text for glyph in run)
    if not text.strip():
        return []
    first, last = run[0], run[-1]
    return [Line(text, first.page, first.x, first.y, last.x, first.face, first.size)]


Matrix = tuple[float, float, float, float, float, float]


def _walk_images(
    holder: Any, resources: Any, matrix: Matrix, page: int, found: list[PlacedImage]
) -> None:
    """Follow the transformations of a content stream down to every image it draws."""
    stack: list[Matrix] = []
    for operands, operator in pikepdf.parse_content_stream(holder, "q Q cm Do"):
        if str(operator) == "q":
            stack.append(matrix)
        elif str(operator) == "Q":
            matrix = stack.pop()
        elif str(operator) == "cm":
            matrix = _times(tuple(float(value) for value in operands), matrix)
        else:
            drawn = resources.XObject[operands[0]]
            if drawn.Subtype == "/Form":
                inner = drawn.get("/Resources", resources)
                own = tuple(float(value) for value in drawn.get("/Matrix", (1, 0, 0, 1, 0, 0)))
                _walk_images(drawn, inner, _times(own, matrix), page, found)
            else:
                across, up = math.hypot(*matrix[:2]), math.hypot(*matrix[2:4])
                width, height = int(drawn.Width), int(drawn.Height)
                ppi = (width / across * 72, height / up * 72)
                found.append(PlacedImage(page, width, height, ppi))


def _times(one: Any, other: Any) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
            e * g + f * i + k, e * h + f * j + m)  # fmt: skip
