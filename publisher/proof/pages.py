"""Pages of a finished PDF as they are seen: rasters, and words with their places.

The only module that draws pages. What it is given may be hostile: it is called in a worker or in a
process of its own, never in one that has anything to lose.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

MAX_PIXELS = 64 << 20  #: of a raster; A3 at 400 ppi has 31 million
MAX_WORDS = 50_000  #: of a page
MAX_BOOKMARKS = 10_000  #: of an outline
MAX_OBJECTS = 100_000  #: of a page that are looked at
MAX_MARKS = 16  #: within one another that are asked for their tag
MAX_TAG = 64  #: letters of a tag
MAX_IDENTIFIER = 256  #: bytes
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
    def size(self) -> tuple[int, int]:
        """Width and height in px."""
        return self.width, self.height

    @property
    def image(self) -> Image.Image:
        """The raster as a picture of Pillow's."""
        return Image.frombytes("RGB", (self.width, self.height), self.pixels)


@dataclass(frozen=True)
class Word:
    """A word as it stands on a page, with a box for each line that it stands on."""

    text: str
    boxes: tuple[Box, ...]
    artifact: bool = False  #: furniture or decoration, by the tags of its page


@dataclass(frozen=True)
class Bookmark:
    """A line of the outline: its title, how deep it is, and the page, from 0, that it leads to."""

    title: str
    level: int
    page: int


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

    def trim(self, page: int) -> Box:
        """Return the trim of a page as it is shown; the whole page where none is set."""
        shown = self._page(page)
        return _placing(shown)(*(float(side) for side in shown.get_trimbox()))

    def label(self, page: int) -> str:
        """Return the label of a page, its folio; its number from 1 where it has none."""
        return str(self._document.get_page_label(page)) or str(page + 1)

    @property
    def identifier(self) -> str:
        """The first id of the file in hexadecimal digits; "" where it has none."""
        room = ctypes.create_string_buffer(MAX_IDENTIFIER)
        length = pdfium.FPDF_GetFileIdentifier(
            self._document, pdfium.FILEIDTYPE_PERMANENT, room, MAX_IDENTIFIER
        )
        return room.raw[: max(0, length - 1)].hex() if length <= MAX_IDENTIFIER else ""

    def outline(self) -> list[Bookmark]:
        """Return the bookmarks that lead to pages, as they are listed, up to a number."""
        found = []
        for bookmark in islice(self._document.get_toc(), MAX_BOOKMARKS):
            target = bookmark.get_dest()
            page = target.get_index() if target else None
            if page is not None and 0 <= page < self.extent:
                found.append(Bookmark(str(bookmark.get_title()), int(bookmark.level), page))
        return found

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

    def _characters(self, page: int) -> Iterator[tuple[str, Box, bool]]:
        """Yield the characters of a page with their boxes, and whether each is an artifact."""
        shown = self._page(page)
        text, placed, known = shown.get_textpage(), _placing(shown), _within_artifacts(shown)
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        for index in range(text.count_chars()):
            pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
            character = chr(pdfium.FPDFText_GetUnicode(text, index))
            box = placed(left.value, bottom.value, right.value, top.value)
            yield character, box, _artifact(pdfium.FPDFText_GetTextObject(text, index), known)


def _placing(page: pypdfium2.PdfPage) -> Callable[[float, float, float, float], Box]:
    """Return what turns a box of a page's content into its place on the page as it is shown."""
    left, bottom, right, top = page.get_bbox()
    turns = page.get_rotation() // 90

    def placed(x: float, y: float, far: float, high: float) -> Box:
        return (
            (x - left, top - high, far - left, top - y),
            (y - bottom, x - left, high - bottom, far - left),
            (right - far, y - bottom, right - x, high - bottom),
            (top - high, right - far, top - y, right - x),
        )[turns]

    return placed


def _within_artifacts(page: pypdfium2.PdfPage) -> dict[int, bool]:
    """Return the addresses of what lies in forms that are artifacts: it has no tag of its own."""
    count = min(pdfium.FPDFPage_CountObjects(page), MAX_OBJECTS)
    every = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    forms = [each for each in every if _is_form(each) and _tagged(each)]
    found = dict[int, bool]()
    while forms and len(found) < MAX_OBJECTS:
        form = forms.pop()
        for index in range(min(pdfium.FPDFFormObj_CountObjects(form), MAX_OBJECTS)):
            inner = pdfium.FPDFFormObj_GetObject(form, index)
            found[ctypes.addressof(inner.contents)] = True
            forms += [inner] if _is_form(inner) else []
    return found


def _is_form(shown: Any) -> bool:
    return bool(pdfium.FPDFPageObj_GetType(shown) == pdfium.FPDF_PAGEOBJ_FORM)


def _artifact(shown: Any, known: dict[int, bool]) -> bool:
    """Whether what shows a character lies in content that is marked as an artifact."""
    if not shown:  # a space that the reader put in
        return False
    place = ctypes.addressof(shown.contents)
    if place not in known:
        known[place] = _tagged(shown)
    return known[place]


def _tagged(shown: Any) -> bool:
    """Whether an object has the tag of an artifact itself."""
    count = min(pdfium.FPDFPageObj_CountMarks(shown), MAX_MARKS)
    marks = (pdfium.FPDFPageObj_GetMark(shown, index) for index in range(count))
    return any(_tag(mark) == "Artifact" for mark in marks)


def _tag(mark: Any) -> str:
    room, length = (pdfium.FPDF_WCHAR * MAX_TAG)(), ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), length):
        return ""
    return bytes(room)[: length.value].decode("utf-16-le", "replace").rstrip("\0")


def _words(characters: Iterator[tuple[str, Box, bool]]) -> Iterator[Word]:
    """Yield words, of which one that a line divides has a box on either line."""
    text, boxes, divided, artifact = "", list[Box](), True, False
    for character, box, marked in characters:
        if character in _HYPHENS:
            divided = True
        elif character.isspace() or character == "\0":
            if text:
                yield Word(text, tuple(boxes), artifact)
            text, boxes, divided = "", [], True
        else:
            artifact = marked if not text else artifact
            text += character
            boxes.append(box if divided else _around(boxes.pop(), box))
            divided = False
    if text:
        yield Word(text, tuple(boxes), artifact)


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
