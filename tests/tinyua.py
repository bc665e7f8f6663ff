"""Makes a small sound tagged PDF by hand, in which one thing at a time can be broken.

Two pages of A6 as a screen edition has them, and an archive too: a heading, a paragraph, a figure
and a link; on the second page a heading below the first, a table and an artifact.
"""

from __future__ import annotations

import io
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from tinyx4 import bare_profile, image, saved
from tinyx4 import sound as press

PROPERTIES = {"pdfaid:part": "3", "pdfaid:conformance": "A"}
_SPACES = (
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" '
    'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
)
_FIRST = """
/H1 <</MCID 0>> BDC 0.1 0.1 0.1 rg BT /Face 20 Tf 40 380 Td <00240025> Tj ET EMC
/P <</MCID 1>> BDC BT /Face 10 Tf 40 340 Td <00240025> Tj ET EMC
/Figure <</MCID 2>> BDC q 100 0 0 60 40 240 cm /Picture Do Q EMC
/Link <</MCID 3>> BDC 0 0 0.6 rg BT /Face 10 Tf 40 200 Td <00240025> Tj ET EMC
"""
_SECOND = """
/H2 <</MCID 0>> BDC 0 0 0 rg BT /Face 14 Tf 40 380 Td <00240025> Tj ET EMC
/TH <</MCID 1>> BDC BT /Face 10 Tf 40 340 Td <0024> Tj ET EMC
/TD <</MCID 2>> BDC BT /Face 10 Tf 40 320 Td <0025> Tj ET EMC
/Artifact BMC 0.5 0.5 0.5 RG 40 300 m 200 300 l S EMC
"""
_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfchar <0024> <0041> <0025> <0042> endbfchar
endcmap end end"""


def sound() -> pikepdf.Pdf:
    """Return the sound file, opened anew."""
    return pikepdf.open(io.BytesIO(sound_bytes()))


@cache
def sound_bytes() -> bytes:
    return saved(_built(), "1.7")


def draw(pdf: pikepdf.Pdf, code: str, **resources: dict[str, pikepdf.Object]) -> None:
    """Draw on the second page, with more resources by category and name."""
    page = pdf.pages[1].obj
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\n" + code.encode("latin-1"))
    for category, held in resources.items():
        kept = page.Resources.get(f"/{category}", Dictionary())
        for name, value in held.items():
            kept[f"/{name}"] = value
        page.Resources[f"/{category}"] = kept


def element(pdf: pikepdf.Pdf, kind: str, page: int, *kids: object, **more: object) -> Dictionary:
    """Return an element of the structure that begins on a page, counted from 1."""
    held = Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), Pg=pdf.pages[page - 1].obj, **more)
    held.K = Array(list(kids))
    made = pdf.make_indirect(held)
    for kid in kids:
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid.P = made
    return made


def add(pdf: pikepdf.Pdf, kid: object) -> None:
    """Add an element at the end of the document's structure."""
    document = pdf.Root.StructTreeRoot.K[0]
    document.K.append(kid)
    kid.P = document


def set_packet(pdf: pikepdf.Pdf, properties: dict[str, str], title: str = "Tiny") -> None:
    """Give the file an XMP packet with a title and some properties."""
    body = "".join(f"<{name}>{value}</{name}>" for name, value in properties.items())
    packet = (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {_SPACES}><rdf:Description rdf:about="">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"{body}</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    settings = {"Type": Name.Metadata, "Subtype": Name.XML}
    pdf.Root.Metadata = pdf.make_stream(packet.encode(), **settings)


def set_intent(pdf: pikepdf.Pdf, space: bytes = b"RGB ", components: int = 3) -> None:
    """Give the file one output intent for PDF/A."""
    profile = pdf.make_stream(bare_profile(space), N=components)
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, DestOutputProfile=profile,
        OutputConditionIdentifier=String("sRGB"),
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def attachment(pdf: pikepdf.Pdf, **entries: object) -> Dictionary:
    """Return the specification of a file within the file, sound but for some entries."""
    file = pdf.make_stream(b"<a/>", Type=Name.EmbeddedFile, Subtype=Name("/text/xml"))
    held = Dictionary(
        Type=Name.Filespec, F=String("a.xml"), UF=String("a.xml"), EF=Dictionary(F=file, UF=file),
        AFRelationship=Name.Source,
    )  # fmt: skip
    for key, value in entries.items():
        held[f"/{key}"] = value
    return pdf.make_indirect(held)


def _built() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    for code in (_FIRST, _SECOND):
        page = pdf.add_blank_page(page_size=(298, 420)).obj
        page.Contents = pdf.make_stream(code.encode())
        page.Resources = Dictionary(Font=Dictionary(Face=_face(pdf)))
    picture = image(pdf, Name.DeviceRGB, b"\x40\x20\x00")
    pdf.pages[0].obj.Resources.XObject = Dictionary(Picture=picture)
    _set_structure(pdf, _linked(pdf))
    pdf.Root.Lang, pdf.Root.MarkInfo = String("en-GB"), Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    set_packet(pdf, PROPERTIES)
    set_intent(pdf)
    return pdf


def _linked(pdf: pikepdf.Pdf) -> Dictionary:
    """Return the link that the first page has."""
    link = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=Array([40, 195, 60, 215]), F=4,
            Contents=String("the house"), StructParent=2,
            A=Dictionary(S=Name.URI, URI=String("https://example.org/")),
        )
    )  # fmt: skip
    pdf.pages[0].obj.Annots, pdf.pages[0].obj.Tabs = Array([link]), Name.S
    return link


def _set_structure(pdf: pikepdf.Pdf, link: Dictionary) -> None:
    reference = Dictionary(Type=Name.OBJR, Obj=link, Pg=pdf.pages[0].obj)
    head = element(pdf, "TH", 2, 1, A=Dictionary(O=Name.Table, Scope=Name.Column))
    cell = element(pdf, "TD", 2, 2)
    first = [
        element(pdf, "Title", 1, 0),
        element(pdf, "P", 1, 1),
        element(pdf, "Figure", 1, 2, Alt=String("a square")),
        element(pdf, "Link", 1, 3, reference),
    ]
    below = element(pdf, "H2", 2, 0)
    table = element(pdf, "Table", 2, element(pdf, "TR", 2, head), element(pdf, "TR", 2, cell))
    document = element(pdf, "Document", 1, *first, below, table)
    held = [0, Array(first), 1, Array([below, head, cell]), 2, first[3]]
    tree = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot, RoleMap=Dictionary(Title=Name.H1), K=Array([document]),
            ParentTree=Dictionary(Nums=Array(held)),
        )
    )  # fmt: skip
    document.P, pdf.Root.StructTreeRoot = tree, tree
    for number, page in enumerate(pdf.pages):
        page.obj.StructParents = number


def _face(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return the face of the press file, as a subset with a map of its characters."""
    source = press()
    font = pdf.copy_foreign(source.pages[0].obj.Resources.Font.Face)
    font.BaseFont = Name("/ABCDEF+SourceSans3-Regular")
    font.ToUnicode = pdf.make_stream(_MAP)
    return font
