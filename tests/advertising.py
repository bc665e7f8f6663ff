"""Draws advertisements as PDF, sound unless a test says otherwise, and lays one into an issue."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

MM = 72 / 25.4
TRIM = (210.0, 297.0)  #: mm, of the base layout
LOAF = b"0.1 0.7 0.9 0.05 k 100.5 200.25 m 300 200.25 l 200 377.125 l h f"


def draw(
    content: bytes = LOAF,
    *,
    trim: tuple[float, float] = TRIM,
    bleed: float = 3,
    room: float = 0,
    origin: tuple[float, float] = (0, 0),
    resources: Dictionary | None = None,
    boxes: bool = True,
) -> pikepdf.Pdf:
    """Return an advertisement of one page: `bleed` around its trim and `room` around that, in mm.

    `origin` is the lower left corner of the trim, in pt; without `boxes` it has a MediaBox alone.
    """
    pdf = pikepdf.new()
    pdf.add_blank_page()
    page = pdf.pages[0].obj
    page.Resources = resources if resources is not None else Dictionary()
    page.Contents = pdf.make_stream(content)
    page.MediaBox = Array(grown(origin, trim, bleed + room))
    if boxes:
        page.TrimBox = Array(grown(origin, trim, 0))
        page.BleedBox = Array(grown(origin, trim, bleed))
    return pdf


def grown(origin: tuple[float, float], trim: tuple[float, float], by: float) -> list[float]:
    """Return the box of a trim at `origin`, larger `by` mm on each side, in pt."""
    (x, y), (width, height) = origin, trim
    return [x - by * MM, y - by * MM, x + (width + by) * MM, y + (height + by) * MM]


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    """Return a PDF as bytes."""
    stream = io.BytesIO()
    pdf.save(stream, **({"deterministic_id": True} | how))
    return stream.getvalue()


def lay(issue: Path, data: bytes | pikepdf.Pdf | None, **keys: object) -> None:
    """Make the small issue's advertisement a PDF, with further keys of its entry."""
    manifest = issue / "issue.yaml"
    lines = manifest.read_text("utf-8").splitlines()
    gone = ("    web: www.bakery", "    picture: {file: pictures/poster")
    lines = [line for line in lines if not line.startswith(gone)]
    entry = {} if data is None else {"pdf": "loaf.pdf", "alt": "A loaf on a red cloth"}
    at = lines.index("    advertiser: Corner Bakery") + 1
    lines[at:at] = [f"    {key}: {value}" for key, value in {**entry, **keys}.items()]
    manifest.write_text("\n".join(lines) + "\n", "utf-8")
    if data is not None:
        whole = saved(data) if isinstance(data, pikepdf.Pdf) else data
        (issue / "loaf.pdf").write_bytes(whole)


def mute() -> pikepdf.Pdf:
    """Return one with text in an embedded face whose codes mean nothing to a machine."""
    pdf = draw(b"BT /F1 20 Tf 100 700 Td <0001> Tj ET")
    program = pdf.make_stream(b"a program")
    face = Dictionary(Type=Name.FontDescriptor, FontName=Name.Loaf, Flags=4, FontFile2=program)
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Loaf, FontDescriptor=face,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Loaf, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([below]),
    )  # fmt: skip
    pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    return pdf
