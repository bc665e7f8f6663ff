"""Separates tiny pages for tests, and says what became of them."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.editions.edition import inking_of
from publisher.house import House
from publisher.manifest.layout import Colour
from publisher.manifest.printer import Printer
from publisher.manifest.printers import load_printer
from publisher.pictures.inks import Mixer
from publisher.preflight.content import Contents
from publisher.preflight.walk import ColourUse, survey
from publisher.problems import Problems
from publisher.separation.palette import Palette
from publisher.separation.separation import Separation
from publisher.separation.separator import Separator
from publisher.source import Sources

ROOT = Path(__file__).resolve().parents[1]
INKS = ("DeviceCMYK", "DeviceGray", "Separation")
NAVY, SPOT, RICH, VARNISH = "#0b2545", "PANTONE 2768 C", "#101418", "#fff000"
COLOURS = {
    "navy": Colour(screen=NAVY, inks=(100, 80, 20, 35)),
    "accent": Colour(screen="#c8102e", inks=(100, 90, 0, 40), spot=SPOT),
    "rich-black": Colour(screen=RICH, inks=(60, 40, 40, 100)),
    "gloss": Colour(screen=VARNISH, inks=(0, 10, 100, 0), spot="Varnish", finish=True),
}


@cache
def printer() -> Printer:
    """Return the printer that comes with the publisher."""
    found = load_printer("coated-fogra39", House(ROOT), Sources(Problems()))
    assert found is not None
    return found


@cache
def mixer() -> Mixer:
    """Return the mixer of its profile: a dear thing to make."""
    return Mixer(printer().profile)


def separator(*, keep_spots: bool = True, limit: float = 3.0) -> Separator:
    """Return a separator of the tokens above."""
    inking = replace(inking_of(printer()), limit=limit)
    return Separator(mixer(), Palette.of(COLOURS, keep_spots), inking, keep_spots)


def page_of(content: str | bytes, **resources: dict[str, object]) -> pikepdf.Pdf:
    """Return a PDF of one page of 100 × 100 pt."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    draw(pdf, content, **resources)
    return pdf


def draw(pdf: pikepdf.Pdf, content: str | bytes, **resources: dict[str, object]) -> None:
    """Give the one page of a PDF its content and resources."""
    data = content if isinstance(content, bytes) else content.encode("latin-1")
    pdf.pages[0].Contents = pdf.make_stream(data)
    pdf.pages[0].Resources = dictionary(resources)


def dictionary(entries: dict[str, dict[str, object]]) -> Dictionary:
    """Return resources as PDF has them."""
    named = {f"/{k}": Dictionary({f"/{n}": v for n, v in of.items()}) for k, of in entries.items()}
    return Dictionary(named)


def separate(pdf: pikepdf.Pdf, **options: object) -> pikepdf.Pdf:
    """Turn the pages of a PDF into inks, and return it read again."""
    separation = Separation(pdf, separator(**options), printer().entry.overprint)  # type: ignore[arg-type]
    for page in pdf.pages:
        separation.page(page)
    return reopened(pdf)


def reopened(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """Return a PDF as it is once it was written."""
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id=True, compress_streams=False)
    return pikepdf.open(stream)


def used(pdf: pikepdf.Pdf) -> list[ColourUse]:
    """Return every use of colour, as preflight sees it."""
    found = survey(Contents(pdf), [page.obj for page in pdf.pages])
    assert list(found.said()) == []
    return list(found.colours())


def families(pdf: pikepdf.Pdf) -> set[str]:
    """Return the families of all colour spaces that are in use, and of those beneath them."""
    return {layer.family for use in used(pdf) for layer in use.space.layers()}


def inks(pdf: pikepdf.Pdf, kind: str | None = None) -> list[tuple[float, ...]]:
    """Return what is painted, in the order of painting, to 3 decimals."""
    uses = [use for use in used(pdf) if use.value is not None and kind in (None, use.kind)]
    return [tuple(round(value, 3) for value in use.value or ()) for use in uses]


def content(pdf: pikepdf.Pdf) -> list[str]:
    """Return the operators of the first page, each with its operands."""
    return lines(pdf.pages[0])


def lines(holder: pikepdf.Page | pikepdf.Object) -> list[str]:
    """Return the operators of a stream, each with its operands."""
    text = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(holder))
    return text.decode("latin-1").split("\n")


def form(pdf: pikepdf.Pdf, content: str, **entries: object) -> pikepdf.Object:
    """Return a form XObject."""
    made = pdf.make_stream(content.encode(), Type=Name.XObject, Subtype=Name.Form)
    made.BBox = Array([0, 0, 100, 100])
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def tiling(pdf: pikepdf.Pdf, content: str, paint: int = 1, **entries: object) -> pikepdf.Object:
    """Return a tiling pattern of 10 × 10 pt."""
    made = pdf.make_stream(content.encode(), PatternType=1, PaintType=paint, TilingType=1)
    made.BBox, made.XStep, made.YStep = Array([0, 0, 10, 10]), 10, 10
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def picture(
    pdf: pikepdf.Pdf, data: bytes, space: object, size: tuple[int, int] = (1, 1), **entries: object
) -> pikepdf.Object:
    """Return an image XObject of 8 bits."""
    made = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, BitsPerComponent=8)
    made.Width, made.Height = size
    if space is not None:
        made.ColorSpace = space
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made


def profiled(pdf: pikepdf.Pdf, data: bytes, components: int) -> Array:
    """Return an ICCBased colour space."""
    return Array([Name.ICCBased, pdf.make_stream(data, N=components)])


def linear(first: list[float], last: list[float]) -> Dictionary:
    """Return a function from one colour to another."""
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=first, C1=last, N=1)


def spot(name: str, space: object = Name.DeviceCMYK, *full: float) -> Array:
    """Return the Separation of a spot ink."""
    paper = [1] * 3 if space == Name.DeviceRGB else [100, 0, 0] if len(full) == 3 else [0] * 4
    return Array([Name.Separation, Name(f"/{name}"), space, linear(paper, list(full))])


def type3(pdf: pikepdf.Pdf, glyph: str, **entries: object) -> Dictionary:
    """Return a Type 3 font whose letter A is a drawing."""
    made = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=65, LastChar=65,
        Widths=Array([1000]), CharProcs=Dictionary(A=pdf.make_stream(glyph.encode())),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.A])),
    )  # fmt: skip
    for key, value in entries.items():
        made[f"/{key}"] = value
    return made
