"""Makes tiny tagged PDFs by hand, in which one thing at a time can be wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

WIDTH, HEIGHT = 420.0, 595.0  #: of a page in pt
LETTER = 600  #: the width of each letter, and of the space, in 1/1000 of the size

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Text:
    """An element of the structure with its lines: each x, y and words; size in pt."""

    kind: str
    lines: Sequence[tuple[float, float, str]]
    size: float = 10.0
    space: float = 1.0  #: word spaces as a share of the natural one
    face: str = "Courier"
    turned: bool = False  #: whether it runs upwards


@dataclass(frozen=True)
class Figure:
    """A picture that fills a box."""

    box: Box


@dataclass(frozen=True)
class Fill:
    """A tint or rule that belongs to no element."""

    box: Box
    grey: float = 0.5


Item = Text | Figure | Fill


def column(
    x: float, top: float, words: Sequence[str], pitch: float = 13.0
) -> list[tuple[float, float, str]]:
    """Return lines below one another, the first with its baseline at `top`."""
    return [(x, top - number * pitch, text) for number, text in enumerate(words)]


def write(path: Path, *pages: Sequence[Item]) -> Path:
    """Write a PDF of some pages, all of one story."""
    pdf = pikepdf.new()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = _element(pdf, "Document", root)
    story = _element(pdf, "Art", document)
    root.K, document.K = Array([document]), Array([story])
    numbers = Array()
    for number, items in enumerate(pages):
        owners = Array()
        code = [_item(pdf, item, story, owners) for item in items]
        _add_page(pdf, number, "\n".join(code))
        numbers.append(number)
        numbers.append(owners)
    root.ParentTree = Dictionary(Nums=numbers)
    pdf.Root.StructTreeRoot = root
    pdf.save(path, deterministic_id=True)
    return path


def _element(pdf: pikepdf.Pdf, kind: str, parent: pikepdf.Object) -> pikepdf.Object:
    element = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent, K=Array())
    return pdf.make_indirect(element)


def _item(pdf: pikepdf.Pdf, item: Item, story: pikepdf.Object, owners: Array) -> str:
    """Return the content that shows an item, after hanging its element on the story."""
    if isinstance(item, Fill):
        left, bottom, right, top = item.box
        return f"{item.grey} g {left} {bottom} {right - left} {top - bottom} re f"
    kind = "Figure" if isinstance(item, Figure) else item.kind
    element = _element(pdf, kind, story)
    element.K.append(len(owners))
    story.K.append(element)
    owners.append(element)
    shown = _picture(item) if isinstance(item, Figure) else _text(item)
    return f"/{kind} <</MCID {len(owners) - 1}>> BDC {shown} EMC"


def _picture(figure: Figure) -> str:
    left, bottom, right, top = figure.box
    return f"q {right - left} 0 0 {top - bottom} {left} {bottom} cm /Picture Do Q"


def _text(text: Text) -> str:
    turn = "0 1 -1 0" if text.turned else "1 0 0 1"
    return "0 g " + " ".join(
        f"BT {turn} {x} {y} Tm /{text.face} {text.size} Tf {_spaced(words, text.space)} TJ ET"
        for x, y, words in text.lines
    )


def _spaced(words: str, space: float) -> str:
    wider = (1 - space) * LETTER
    return f"[({words.replace(' ', f' ) {wider} (')})]"


def _add_page(pdf: pikepdf.Pdf, number: int, code: str) -> None:
    page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
    faces = {f"/{name}": _face(name) for name in ("Courier", "Courier-Bold")}
    picture = pdf.make_stream(b"\x80", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    page.obj.Resources = Dictionary(
        Font=pdf.make_indirect(Dictionary({k: pdf.make_indirect(f) for k, f in faces.items()})),
        XObject=Dictionary(Picture=picture),
    )
    page.obj.Contents = pdf.make_stream(code.encode("cp1252"))
    page.obj.StructParents = number


def _face(name: str) -> Dictionary:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), FirstChar=32,
        Widths=Array([LETTER] * 224), Encoding=Name.WinAnsiEncoding,
    )  # fmt: skip
