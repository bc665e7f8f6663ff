"""Content streams read into instructions, as far as they can be read."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from publisher.preflight.objects import DAMAGE, dictionary, identity, listed, named, number

Instruction = tuple[Any, Any]  #: operands and operator
Content = tuple[Sequence[Instruction], tuple[str, ...]]  #: with what is wrong with the stream

MAX_KEPT = 100_000  #: instructions of one file, some hundred bytes each
MAX_LZW = 64 * 1024  #: bytes as stored: qpdf sets no bound to what LZW unpacks to

#: The operators of PDF 2.0, beside those of inline images, which the parser takes together.
OPERATORS = {
    *("b", "B", "b*", "B*", "BDC", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do"),
    *("DP", "EMC", "ET", "EX", "f", "F", "f*", "G", "g", "gs", "h", "i", "j", "J", "K", "k", "l"),
    *("m", "M", "MP", "n", "PS", "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN"),
    *("scn", "sh", "T*", "Tc", "Td", "TD", "Tf", "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz"),
    *("v", "w", "W", "W*", "y", "'", '"', "INLINE IMAGE"),
}


class Contents:
    """The contents of pages and streams of a PDF.

    Those of streams, which may be drawn again, are kept while there is room.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self._kept: dict[tuple[int, int], Content] = {}
        self._left = MAX_KEPT

    def read(self, holder: Any) -> Content:
        """Return the instructions of a page or of a stream, and what is wrong with it.

        What stands before and behind the damage is read all the same: some viewers paint it.
        """
        key = identity(holder)
        if key in self._kept:
            return self._kept[key]
        content = _read(self.pdf, holder)
        if isinstance(holder, Stream) and key != (0, 0) and len(content[0]) <= self._left:
            self._left -= len(content[0])
            self._kept[key] = content
        return content


def _read(pdf: pikepdf.Pdf, holder: Any) -> Content:
    if isinstance(holder, Stream):
        return _parsed(pdf, [holder], holder)
    held = listed(dictionary(holder).get("/Contents"))
    streams = [each for each in held if each is not None]  # null stands for nothing
    if not all(isinstance(stream, Stream) for stream in streams):
        return (), ("the content of the page is no stream",)
    page = Dictionary(Type=Name.Page, Contents=Array(streams))
    return _parsed(pdf, streams, pikepdf.Page(page)) if streams else ((), ())


def _parsed(pdf: pikepdf.Pdf, streams: list[Any], holder: Any) -> Content:
    if any(_swells(stream) for stream in streams):
        return (), ("the content is packed with LZW and too large to be unpacked here",)
    pdf.get_warnings()
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        try:
            read = _instructions(holder)
        except DAMAGE:
            return _past_damage(streams)
    if heard or pdf.get_warnings():
        return read, ("the content is damaged",)
    return read, ()


def _instructions(holder: Any) -> Sequence[Instruction]:
    return [(each.operands, each.operator) for each in pikepdf.parse_content_stream(holder)]


def _past_damage(streams: Sequence[Any]) -> Content:
    """Read what the parser of pages refuses by that of streams, which goes on where it can."""
    with pikepdf.new() as scratch:
        try:
            data = b"\n".join(stream.read_bytes() for stream in streams)
            return _instructions(scratch.make_stream(data)), ("the content is damaged",)
        except DAMAGE:
            return (), ("the content cannot be read",)


def _swells(stream: Any) -> bool:
    """Tell whether a stream is packed in a way that qpdf would unpack without bounds."""
    filters = {named(each) for each in listed(stream.get("/Filter"))}
    return bool(filters & {"LZWDecode", "LZW"}) and (
        number(stream.get("/Length")) is None or len(stream.read_raw_bytes()) > MAX_LZW
    )
