"""Pages of a finished PDF as they are seen: rasters, and words with their places.

The only module that draws pages. What it is given may be hostile: it is called in a worker or in a
process of its own, never in one that has anything to lose.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

MAX_PIXELS = 64 << 20  #: of a raster; A3 at 400 ppi has 31 million
MAX_WORDS = 50_000  #: of a page
_HYPHENS = "\ufffe\u0002\u00ad"  #: how a hyphen that only ends a line is told

Box = tuple[float, float, float, float]  #: left, top, right, bottom in pt from the upper left


class Unseen(Exception):
    """Why a PDF, or a page of it, cannot be drawn."""


@dataclass(frozen=True)
class Raster:
    """A page as pixels: RGB, 8 bits, rows from the top."""

    width: int  #: px
    height: int  #: px
    pixels: bytes

    @property
    def digest(self) -> str:
        """The SHA-256 of size and pixels, in hexadecimal digits."""
        head = f"{self.width}x{self.height}\n".encode()
        return hashlib.sha256(head + self.pixels).hexdigest()

    @property
    def image(self) -> Image.Image:
        """The raster as a picture of Pillow's."""
        return Image.frombytes("RGB", (self.width, self.height), self.pixels)


@dataclass(frozen=True)
class Word:
    """A word as it stands on a page, with a box for each line that it stands on."""

    text: str
    boxes: tuple[Box, ...]


class Proof:
    """A PDF opened for looking at. Pages are counted from 0."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    @property
    def extent(self) -> int:
        """How many pages it has."""
        return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Return width and height of a page as it is shown, in pt."""
        width, height = self._page(page).get_size()
        return float(width), float(height)

    def label(self, page: int) -> str:
        """Return the label of a page, its folio; its number from 1 where it has none."""
        return str(self._document.get_page_label(page)) or str(page + 1)

    def raster(self, page: int, ppi: float) -> Raster:
        """Return a page as pixels, `ppi` of them to an inch. Raises `Unseen`."""
        width, height = self.size(page)
        if width * height * (ppi / 72) ** 2 > MAX_PIXELS:
            raise Unseen(f"page {page + 1} is too large to be drawn at {ppi:g} ppi")
        bitmap = self._page(page).render(scale=ppi / 72, rev_byteorder=True, prefer_bgrx=False)
        picture = bitmap.to_pil().convert("RGB")
        return Raster(picture.width, picture.height, picture.tobytes())

    def words(self, page: int) -> list[Word]:
        """Return the words of a page in reading order; one that a line divides is one word.

        Raises `Unseen`.
        """
        words = list(_words(self._characters(page)))
        if len(words) > MAX_WORDS:
            raise Unseen(f"page {page + 1} has more than {MAX_WORDS} words")
        return words

    def _page(self, page: int) -> pypdfium2.PdfPage:
        try:
            return self._document[page]
        except pypdfium2.PdfiumError as error:
            raise Unseen(f"page {page + 1} cannot be read: {error}") from None

    def _characters(self, page: int) -> Iterator[tuple[str, Box]]:
        """Yield the characters of a page with their boxes."""
        shown = self._page(page)
        text, height = shown.get_textpage(), shown.get_height()
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        for index in range(text.count_chars()):
            pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
            character = chr(pdfium.FPDFText_GetUnicode(text, index))
            yield character, (left.value, height - top.value, right.value, height - bottom.value)


def _words(characters: Iterator[tuple[str, Box]]) -> Iterator[Word]:
    """Yield words, of which one that a line divides has a box on either line."""
    text, boxes, divided = "", list[Box](), True
    for character, box in characters:
        if character in _HYPHENS:
            divided = True
        elif character.isspace() or character == "\0":
            if text:
                yield Word(text, tuple(boxes))
            text, boxes, divided = "", [], True
        else:
            text += character
            boxes.append(box if divided else _around(boxes.pop(), box))
            divided = False
    if text:
        yield Word(text, tuple(boxes))


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


@contextmanager
def proof_of(path: Path) -> Iterator[Proof]:
    """Open a PDF to look at. Raises `Unseen` where it is no PDF, protected or damaged."""
    try:
        document = pypdfium2.PdfDocument(path)
    except (pypdfium2.PdfiumError, OSError) as error:
        raise Unseen(str(error)) from None
    try:
        yield Proof(document)
    finally:
        document.close()
