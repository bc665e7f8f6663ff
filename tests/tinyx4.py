"""Makes a small sound PDF/X-4 by hand, in which one thing at a time can be broken.

Two pages of A6 with 3 mm of bleed. The first has what a press edition has: text in black, a spot
ink, a picture, a transparency group under a soft mask, a tiling pattern, and marks in the colour
All beyond the bleed. The second is there to be drawn on.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

ROOT = Path(__file__).parents[1]
PROFILE = ROOT / "assets/profiles/ISOcoated_v2_300_bas.icc"
FACE = ROOT / "fonts/source-sans-3/SourceSans3_400Regular.ttf"

MM = 72 / 25.4
TRIM = (105.0, 148.0)  #: mm
BLEED = 3.0  #: mm
SLUG = 30.0  #: pt around the bleed, for marks
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
PROPERTIES = {
    "xmp:CreateDate": "2023-10-01T09:30:00+06:00",
    "xmp:ModifyDate": "2023-10-01T09:30:00+06:00",
    "xmp:MetadataDate": "2023-10-01T09:30:00+06:00",
    "xmp:CreatorTool": "tiny",
    "xmpMM:DocumentID": "uuid:1",
    "xmpMM:VersionID": "1",
    "xmpMM:RenditionClass": "default",
    "pdf:Trapped": "False",
    "pdfxid:GTS_PDFXVersion": "PDF/X-4",
}
_GLYPHS = (0x24, 0x25)  #: that the first page shows
TO_UNICODE = b"1 beginbfchar <0024> <0041> endbfchar"
_FIRST_PAGE = b"""
/State gs
0 0 0 1 k BT /Face 10 Tf 40 380 Td <00240025> Tj ET
/Spot cs 0.5 scn 40 300 100 40 re f
/Pattern cs /Dots scn 40 240 100 40 re f
q 100 0 0 60 40 160 cm /Picture Do Q
q /Masked gs /Group Do Q
/Marks Do
"""


def sound() -> pikepdf.Pdf:
    """Return the sound file, opened anew."""
    return pikepdf.open(io.BytesIO(sound_bytes()))


@cache
def sound_bytes() -> bytes:
    return saved(_built())


@cache
def small_bytes() -> bytes:
    """Return the file with next to nothing for a profile and a face, in a few kilobytes."""
    pdf = sound()
    pdf.Root.OutputIntents[0].DestOutputProfile.write(bare_profile(b"CMYK"))
    font = pdf.pages[0].obj.Resources.Font.Face.DescendantFonts[0]
    font.FontDescriptor.FontFile2.write(b"no face")
    return saved(pdf)


def bare_profile(space: bytes) -> bytes:
    """Return the header of an ICC profile for a press of some space, with no tags."""
    header = bytearray(132)
    header[0:4], header[8], header[36:40] = (132).to_bytes(4, "big"), 4, b"acsp"
    header[12:16], header[16:20] = b"prtr", space
    return bytes(header)


def saved(pdf: pikepdf.Pdf, version: str = "1.6") -> bytes:
    """Return a PDF as bytes, its streams as they are."""
    stream = io.BytesIO()
    pdf.save(
        stream,
        deterministic_id=True,
        force_version=version,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )
    return stream.getvalue()


def locked(pdf: pikepdf.Pdf, password: str) -> bytes:
    """Return a PDF as bytes, encrypted; without a password anybody may open it."""
    stream = io.BytesIO()
    pdf.save(
        stream,
        encryption=pikepdf.Encryption(owner="owner", user=password, R=4),
        force_version="1.6",
        compress_streams=False,
    )
    return stream.getvalue()


def draw(pdf: pikepdf.Pdf, code: str, **resources: dict[str, pikepdf.Object]) -> None:
    """Draw on the second page, with resources by category and name."""
    page = pdf.pages[1].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n" + code.encode("latin-1"))
    for category, held in resources.items():
        page.Resources[f"/{category}"] = Dictionary(
            {f"/{name}": value for name, value in held.items()}
        )


def form(pdf: pikepdf.Pdf, code: str, **entries: object) -> pikepdf.Object:
    """Return a form XObject as large as the page."""
    settings = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": Array([0, 0, 400, 500])}
    return pdf.make_stream(code.encode("latin-1"), **{**settings, **entries})


def image(pdf: pikepdf.Pdf, space: pikepdf.Object, data: bytes, **entries: object) -> object:
    """Return an image of one pixel."""
    settings = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 1, "Height": 1}
    depth = {"ColorSpace": space, "BitsPerComponent": 8}
    return pdf.make_stream(data, **{**settings, **depth, **entries})


def spot(name: str, alternate: str = "DeviceCMYK", *inks: float) -> Array:
    """Return a Separation whose full tint is some inks (default: magenta)."""
    full = Array([*(inks or (0, 1, 0, 0))])
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C1=full)
    tint.C0 = Array([0] * len(full))
    return Array([Name.Separation, Name(f"/{name}"), Name(f"/{alternate}"), tint])


def pattern(pdf: pikepdf.Pdf, code: str, paint: int = 1, **entries: object) -> pikepdf.Object:
    """Return a tiling pattern; its paint type is 1 (coloured) or 2 (not)."""
    settings = {"PatternType": 1, "PaintType": paint, "TilingType": 1, "XStep": 9, "YStep": 9}
    held = {"BBox": Array([0, 0, 9, 9]), "Resources": Dictionary()}
    return pdf.make_stream(code.encode("latin-1"), **{**settings, **held, **entries})


def type3(pdf: pikepdf.Pdf, code: str, **entries: object) -> Dictionary:
    """Return a Type 3 font whose letter "a" is painted by some content."""
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), FirstChar=97, LastChar=97,
        Widths=Array([1000]), Encoding=Dictionary(Differences=Array([97, Name.a])),
        CharProcs=Dictionary(a=pdf.make_stream(code.encode("latin-1"))), **entries,
    )  # fmt: skip


def set_packet(pdf: pikepdf.Pdf, properties: dict[str, str]) -> None:
    """Give the file an XMP packet with some properties and a title."""
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _NAMESPACES.items())
    body = "".join(f"<{name}>{value}</{name}>" for name, value in properties.items())
    packet = (
        f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}><rdf:Description rdf:about="">'
        '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Tiny</rdf:li></rdf:Alt></dc:title>'
        f'{body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    settings = {"Type": Name.Metadata, "Subtype": Name.XML}
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), **settings)


def set_intent(pdf: pikepdf.Pdf, profile: bytes, components: int) -> None:
    """Give the file one output intent."""
    stream = pdf.make_stream(profile, N=components)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFX, DestOutputProfile=stream,
                OutputConditionIdentifier=String("FOGRA39"),
                RegistryName=String("http://www.color.org"),
            )
        ]
    )  # fmt: skip


def _built() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page()
    for page in pdf.pages:
        _set_boxes(page.obj)
        page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        page.obj.Resources = _resources(pdf)
        page.obj.Contents = pdf.make_stream(_FIRST_PAGE)
    pdf.pages[1].obj.Resources = Dictionary()
    pdf.pages[1].obj.Contents = pdf.make_stream(b"0 0 0 1 k 40 40 10 10 re f")
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String("Tiny"), Creator=String("tiny"), Trapped=Name("/False"),
            CreationDate=String("D:20231001093000+06'00'"), ModDate=String("D:20231001033000Z"),
        )
    )  # fmt: skip
    set_packet(pdf, PROPERTIES)
    set_intent(pdf, PROFILE.read_bytes(), 4)
    return pdf


def _set_boxes(page: pikepdf.Object) -> None:
    over = BLEED * MM
    width, height = (side * MM for side in TRIM)
    page.TrimBox = Array([0, 0, width, height])
    page.BleedBox = Array([-over, -over, width + over, height + over])
    far = over + SLUG
    page.MediaBox = Array([-far, -far, width + far, height + far])


def _resources(pdf: pikepdf.Pdf) -> Dictionary:
    black = Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1, BM=Name.Normal)
    group = {"Group": Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)}
    grey = {"Group": Dictionary(S=Name.Transparency, CS=Name.DeviceGray)}
    mask = Dictionary(S=Name.Luminosity, G=form(pdf, "0.5 g 40 80 50 50 re f", **grey))
    return Dictionary(
        Font=Dictionary(Face=_face(pdf)),
        ColorSpace=Dictionary(Spot=spot("PANTONE 200 C")),
        Pattern=Dictionary(Dots=pattern(pdf, "1 0 0 0 k 0 0 4 4 re f")),
        ExtGState=Dictionary(State=black, Masked=Dictionary(SMask=mask, BM=Name.Multiply)),
        XObject=Dictionary(
            Picture=image(pdf, Name.DeviceCMYK, b"\x40\x20\x00\x10"),
            Group=form(pdf, "0 1 1 0 k 40 80 100 60 re f", **group),
            Marks=_marks(pdf),
        ),
    )


def _marks(pdf: pikepdf.Pdf) -> pikepdf.Object:
    inks = Dictionary(ColorSpace=Dictionary(Every=spot("All", "DeviceCMYK", 1, 1, 1, 1)))
    code = "/Every CS 1 SCN 0.25 w -30 0 m -15 0 l S 0 -30 m 0 -15 l S"
    return form(pdf, code, BBox=Array([-40, -40, 0, 0]), Resources=inks)


def _face(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return Source Sans as a composite font whose codes are glyph numbers."""
    program = pdf.make_stream(FACE.read_bytes(), Length1=FACE.stat().st_size)
    with TTFont(FACE, lazy=True) as face:
        glyphs = [face.getGlyphName(number) for number in _GLYPHS]
        widths = [face["hmtx"][glyph][0] * 1000 // face["head"].unitsPerEm for glyph in glyphs]
    name = Name("/ABCDEF+SourceSans3-Regular")
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=Array([-400, -400, 1300, 1000]),
        ItalicAngle=0, Ascent=1000, Descent=-400, CapHeight=660, StemV=80, FontFile2=program,
    )  # fmt: skip
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name,
        W=Array([_GLYPHS[0], Array(widths)]),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        CIDToGIDMap=Name.Identity, FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
            ToUnicode=pdf.make_stream(TO_UNICODE),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
        )
    )  # fmt: skip


def put(
    holder: Callable[[pikepdf.Pdf], pikepdf.Object], **entries: object
) -> Callable[[pikepdf.Pdf], None]:
    """Break a file by putting entries into a dictionary of it; None takes an entry out."""

    def act(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            if value is None:
                del holder(pdf)[f"/{key}"]
            else:
                holder(pdf)[f"/{key}"] = value

    return act
