"""The rules of PDF/X-4: a sound file breaks none; each break is found as itself alone."""

import io
import shutil
import subprocess
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from tinyx4 import (
    PROFILE,
    PROPERTIES,
    bare_profile,
    draw,
    form,
    image,
    locked,
    pattern,
    put,
    saved,
    set_intent,
    set_packet,
    small_bytes,
    sound,
    sound_bytes,
    spot,
    type3,
)

from publisher.preflight import GHENT, RULES, X4, Finding, check_x4

Break = Callable[[pikepdf.Pdf], object]
Case = tuple[str, Break, str, int | None]  #: name, what breaks, the rule that finds it, the page


def _page(pdf: pikepdf.Pdf, number: int = 2) -> pikepdf.Object:
    return pdf.pages[number - 1].obj


def _root(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root


def _intent(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.OutputIntents[0]


def _profile(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return _intent(pdf).DestOutputProfile


def _properties(**changes: str | None) -> Break:
    """Break a file by changing properties of its XMP, "pdf_Trapped" for pdf:Trapped."""
    new = PROPERTIES | {key.replace("_", ":", 1): value for key, value in changes.items()}
    return lambda pdf: set_packet(pdf, {k: v for k, v in new.items() if v is not None})


def _draw(code: str, **resources: dict[str, pikepdf.Object]) -> Break:
    return lambda pdf: draw(pdf, code, **resources)


def _state(**entries: object) -> Break:
    """Break a file by a graphics state on the second page."""
    return _draw("/Broken gs", ExtGState={"Broken": Dictionary(**entries)})


def _placed(make: Callable[[pikepdf.Pdf], pikepdf.Object], **entries: object) -> Break:
    """Break a file by an XObject on the second page."""

    def act(pdf: pikepdf.Pdf) -> None:
        thing = make(pdf)
        for key, value in entries.items():
            thing[f"/{key}"] = value
        draw(pdf, "/Broken Do", XObject={"Broken": thing})

    return act


def _picture(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return image(pdf, Name.DeviceCMYK, b"\0\0\0\0")


def _annotated(**entries: object) -> Break:
    def act(pdf: pikepdf.Pdf) -> None:
        link = {"Type": Name.Annot, "Subtype": Name.Link, "Rect": Array([9, 9, 40, 40])}
        _page(pdf).Annots = Array([Dictionary(**{**link, **entries})])

    return act


def _bookmark(**action: object) -> Break:
    def act(pdf: pikepdf.Pdf) -> None:
        item = pdf.make_indirect(Dictionary(Title=String("x"), A=Dictionary(**action)))
        pdf.Root.Outlines = Dictionary(First=item, Last=item, Count=1)

    return act


def _layers(**changes: object) -> Break:
    def act(pdf: pikepdf.Pdf) -> None:
        held = [
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("a", "b")
        ]
        order = Array([held[0], Array([String("within"), held[1]])])
        usual = Dictionary(Name=String("all"), Order=order)
        for key, value in changes.items():
            usual[f"/{key}"] = value
        twin = Dictionary(Name=String("other"))
        pdf.Root.OCProperties = Dictionary(OCGs=Array(held), D=usual, Configs=Array([twin]))

    return act


def _patched_profile(at: int, data: bytes) -> Break:
    """Break the profile of the output intent at an offset."""
    profile = PROFILE.read_bytes()
    return lambda pdf: _profile(pdf).write(profile[:at] + data + profile[at + len(data) :])


def _unembedded(**entries: object) -> Break:
    font = {"Type": Name.Font, "Subtype": Name.Type1, "BaseFont": Name.Helvetica}
    return _draw("BT /F 9 Tf (a) Tj ET", Font={"F": Dictionary(**{**font, **entries})})


def _missing_glyph(pdf: pikepdf.Pdf) -> None:
    face = _page(pdf, 1).Resources.Font.Face
    draw(pdf, "BT /F 9 Tf [<0024> 20 <00250000>] TJ ET", Font={"F": face})


def _program(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return _page(pdf, 1).Resources.Font.Face.DescendantFonts[0].FontDescriptor.FontFile2


def _forbidden(fstype: int) -> Break:
    """Let a face say who may embed it."""

    def act(pdf: pikepdf.Pdf) -> None:
        data = bytearray(_program(pdf).read_bytes())
        entry = data.index(b"OS/2")
        at = int.from_bytes(data[entry + 8 : entry + 12], "big") + 8
        data[at : at + 2] = fstype.to_bytes(2, "big")
        _program(pdf).write(bytes(data))

    return act


def _widened(by: int) -> Break:
    def act(pdf: pikepdf.Pdf) -> None:
        inner = _page(pdf, 1).Resources.Font.Face.DescendantFonts[0]
        inner.W[1][1] = int(inner.W[1][1]) + by

    return act


def _mapped(pdf: pikepdf.Pdf) -> None:
    """Let the codes of a face lead to glyphs by a map, so that both letters are one."""
    inner = _page(pdf, 1).Resources.Font.Face.DescendantFonts[0]
    inner.CIDToGIDMap = pdf.make_stream(b"\0\1" * 0x40)


def _two_inks(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "/S cs 1 scn 9 9 9 9 re f", ColorSpace={"S": spot("PANTONE 200 C", "DeviceGray", 1)})


def _own_profile(pdf: pikepdf.Pdf) -> None:
    space = Array([Name.ICCBased, pdf.make_stream(PROFILE.read_bytes(), N=4)])
    draw(pdf, "/S cs 0 0 0 1 scn 9 9 9 9 re f", ColorSpace={"S": space})


def _archived(pdf: pikepdf.Pdf) -> None:
    other = pdf.make_stream(PROFILE.read_bytes(), N=4)
    entries = {"S": Name.GTS_PDFA1, "DestOutputProfile": other}
    pdf.Root.OutputIntents.append(Dictionary(Type=Name.OutputIntent, **entries))


def _lone(pdf: pikepdf.Pdf) -> None:
    """Put a stream into the file that no page uses."""
    pdf.Root.Lone = pdf.make_stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", Filter=Name.LZWDecode)


_BOX = Array([9, 9, 90, 90])
_TURNED = Array([90, 90, 9, 9])
_WIDE = Array([-900, 0, 100, 100])
_RGB_GROUP = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
_JAVASCRIPT = {"S": Name.JavaScript, "JS": String("x")}
_ACTION = Dictionary(S=Name.Named, N=Name.NextPage)
_CURVE = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=2)
_NAMED_SCREEN = Dictionary(HalftoneType=1, HalftoneName=String("x"))

X4_CASES: list[Case] = [
    ("newer version", put(_root, Version=Name("/1.7")), "x4-header", None),
    ("no metadata", put(_root, Metadata=None), "x4-metadata", None),
    ("metadata no XML", lambda pdf: _root(pdf).Metadata.write(b"<x>"), "x4-metadata", None),
    ("no claim", _properties(pdfxid_GTS_PDFXVersion=None), "x4-claim", None),
    ("claims X-3", _properties(pdfxid_GTS_PDFXVersion="PDF/X-3:2003"), "x4-claim", None),
    *(
        (f"no {name}", _properties(**{name.replace(":", "_"): None}), "x4-properties", None)
        for name in PROPERTIES
        if name.startswith("xmp")
    ),
    ("other title", put(lambda p: p.trailer.Info, Title=String("x")), "x4-info", None),
    ("other date", _properties(xmp_CreateDate="2023-10-01T09:30:01+06:00"), "x4-info", None),
    ("no trapped", put(lambda p: p.trailer.Info, Trapped=None), "x4-trapped", None),
    ("trapped unknown", put(lambda p: p.trailer.Info, Trapped=Name.Unknown), "x4-trapped", None),
    ("trapped in one", _properties(pdf_Trapped="True"), "x4-trapped", None),
    ("no intent", put(_root, OutputIntents=None), "x4-intent", None),
    (
        "two intents",
        lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0]),
        "x4-intent",
        None,
    ),
    ("no identifier", put(_intent, OutputConditionIdentifier=None), "x4-intent-identifier", None),
    ("no registry", put(_intent, RegistryName=None), "x4-intent-registry", None),
    (
        "condition not described",
        put(_intent, OutputConditionIdentifier=String("Ours"), RegistryName=None),
        "x4-intent-registry",
        None,
    ),
    ("no profile", put(_intent, DestOutputProfile=None), "x4-profile-embedded", None),
    ("profile cut", lambda pdf: _profile(pdf).write(b"x" * 200), "x4-profile-sound", None),
    ("profile of version 5", _patched_profile(8, b"\x05"), "x4-profile-sound", None),
    ("profile of a monitor", _patched_profile(12, b"mntr"), "x4-profile-class", None),
    ("profile of 3 components", put(_profile, N=3), "x4-profile-components", None),
    ("other profile for archive", _archived, "x4-intent-archive", None),
    ("no medium", put(_page, MediaBox=None), "x4-media-box", 2),
    ("no trim", put(_page, TrimBox=None), "x4-trim-box", 2),
    ("trim and art", put(_page, ArtBox=_BOX), "x4-trim-box", 2),
    ("turned trim", put(_page, TrimBox=_TURNED), "x4-box-shape", 2),
    ("trim of 3 numbers", put(_page, TrimBox=Array([0, 0, 9])), "x4-box-shape", 2),
    ("trim of names", put(_page, TrimBox=Array([0, 0, 9, Name.x])), "x4-box-shape", 2),
    ("trim too wide", put(_page, TrimBox=_WIDE), "x4-box-nesting", 2),
    ("bleed too wide", put(_page, BleedBox=_WIDE, TrimBox=_BOX), "x4-box-nesting", 2),
    ("crop in the bleed", put(_page, CropBox=_BOX), "x4-box-nesting", 2),
    (
        "view of the trim",
        put(_root, ViewerPreferences=Dictionary(PrintArea=Name.TrimBox)),
        "x4-view-area",
        None,
    ),
    ("plate", put(_page, SeparationInfo=Dictionary()), "x4-separated", 2),
    ("open string", _draw("0 g (never closed"), "x4-content", 2),
    ("unknown operator", _draw("1 2 nonsense"), "x4-content", 2),
    ("bytes that are no text", _draw("1 0 0 r\xe9g"), "x4-content", 2),
    ("too few operands", _draw("/S gs cs"), "x4-content", 2),
    ("missing form", _draw("/Nothing Do"), "x4-content", 2),
    ("content no stream", put(_page, Contents=Array([Dictionary()])), "x4-content", 2),
    ("RGB", _draw("1 0 0 rg 0 0 9 9 re f"), "x4-device-rgb", 2),
    (
        "RGB beneath an ink",
        _draw("/S cs 1 scn 0 0 9 9 re f", ColorSpace={"S": spot("Gold", "DeviceRGB", 1, 1, 0)}),
        "x4-device-rgb",
        2,
    ),
    ("RGB page group", put(_page, Group=_RGB_GROUP), "x4-group-space", 2),
    ("RGB group", _placed(lambda pdf: form(pdf, "", Group=_RGB_GROUP)), "x4-group-space", 2),
    ("profile of the intent", _own_profile, "x4-icc-cmyk", 2),
    ("unknown space", _draw("/Nothing cs 1 scn 0 0 9 9 re f"), "x4-colour-space", 2),
    ("ink of two kinds", _two_inks, "x4-spot", 2),
    ("Helvetica", _unembedded(), "x4-font-embedded", 2),
    ("missing glyph", _missing_glyph, "x4-notdef", 2),
    ("letter too wide", _widened(3), "x4-font-widths", 1),
    ("letters of one width", _mapped, "x4-font-widths", 1),
    ("font not to be embedded", _forbidden(2), "x4-font-licence", 1),
    ("transfer curve", _state(TR=_CURVE), "x4-transfer", 2),
    ("second transfer curve", _state(TR2=_CURVE), "x4-transfer", 2),
    ("halftone origin", _state(HTP=Array([0, 0])), "x4-halftone", 2),
    ("halftone by name", _state(HT=_NAMED_SCREEN), "x4-halftone", 2),
    ("halftone of type 3", _state(HT=Dictionary(HalftoneType=3)), "x4-halftone", 2),
    ("blend mode", _state(BM=Name.Dissolve), "x4-blend-mode", 2),
    ("intent of a state", _state(RI=Name.Pretty), "x4-rendering-intent", 2),
    ("intent in content", _draw("/Pretty ri"), "x4-rendering-intent", 2),
    ("intent of an image", _placed(_picture, Intent=Name.Pretty), "x4-rendering-intent", 2),
    ("LZW, unused", _lone, "x4-lzw", None),
    (
        "LZW in an inline image",
        _draw("BI /W 1 /H 1 /BPC 8 /CS /CMYK /F /LZW ID \x80\x0b EI"),
        "x4-lzw",
        2,
    ),
    ("data outside", _placed(_picture, F=String("/etc/passwd")), "x4-external-stream", 2),
    ("alternates", _placed(_picture, Alternates=Array()), "x4-alternates", 2),
    ("proxy", _placed(_picture, OPI=Dictionary()), "x4-opi", 2),
    ("page elsewhere", _placed(lambda p: form(p, ""), Ref=Dictionary()), "x4-reference", 2),
    (
        "PostScript",
        _placed(lambda p: form(p, "%!"), Subtype=Name.PS),
        "x4-postscript",
        2,
    ),
    ("PostScript form", _placed(lambda p: form(p, ""), Subtype2=Name.PS), "x4-postscript", 2),
    ("PostScript operator", _draw("(showpage) PS"), "x4-postscript", 2),
    ("link", _annotated(), "x4-annotation", 2),
    ("annotation without a place", _annotated(Rect=Array([])), "x4-annotation", 2),
    ("form fields", put(_root, AcroForm=Dictionary(Fields=Array())), "x4-form", None),
    ("scripts", put(_root, Names=Dictionary(JavaScript=Dictionary())), "x4-javascript", None),
    ("script of a bookmark", _bookmark(**_JAVASCRIPT), "x4-javascript", None),
    (
        "script beyond the bleed",
        _annotated(Rect=Array([-38, -38, -30, -30]), A=Dictionary(**_JAVASCRIPT)),
        "x4-javascript",
        2,
    ),
    ("action on opening", put(_root, OpenAction=_ACTION), "x4-open-action", None),
    ("action on closing", put(_root, AA=Dictionary(WC=_ACTION)), "x4-additional-actions", None),
    ("action of a page", put(_page, AA=Dictionary(O=_ACTION)), "x4-additional-actions", 2),
    ("bookmark outwards", _bookmark(S=Name.URI, URI=String("x")), "x4-action", None),
    (
        "attachment",
        put(_root, Names=Dictionary(EmbeddedFiles=Dictionary())),
        "x4-embedded-file",
        None,
    ),
    ("layers without a name", _layers(Name=String("")), "x4-layer-name", None),
    ("layers of one name", _layers(Name=String("other")), "x4-layer-name", None),
    ("layers left out", _layers(Order=Array()), "x4-layer-order", None),
    ("layers that change", _layers(AS=Array()), "x4-layer-automatic", None),
]

_WHITE = "/O gs 0 0 0 0 k 9 9 9 9 re f"
_OVER = {"O": Dictionary(OP=True, OPM=1)}


def _late(space: Array, value: str) -> Break:
    return _draw(f"/S cs {value} scn 9 9 9 9 re f", ColorSpace={"S": space})


GHENT_CASES: list[Case] = [
    ("unit", put(_page, UserUnit=1), "ghent-user-unit", 2),
    ("crop", put(_page, CropBox=Array([-10, -10, 320, 440])), "ghent-crop-box", 2),
    ("turned", put(_page, Rotate=90), "ghent-rotate", 2),
    ("other size", put(_page, TrimBox=_BOX), "ghent-trim-size", 2),
    (
        "white text",
        _draw(
            "/O gs 0 0 0 0 k BT /F 9 Tf (a) Tj ET",
            ExtGState=_OVER,
            Font={"F": Dictionary(Subtype=Name.Type1)},
        ),
        "ghent-white-text",
        2,
    ),
    ("white fill", _draw(_WHITE, ExtGState=_OVER), "ghent-white-path", 2),
    (
        "white line",
        _draw("/O gs /S CS 0 SCN 9 9 m 90 9 l S", ExtGState=_OVER, ColorSpace={"S": spot("Gold")}),
        "ghent-white-path",
        2,
    ),
    (
        "white in a form that overprints",
        lambda pdf: draw(
            pdf, "/O gs /F Do", ExtGState=_OVER, XObject={"F": form(pdf, "0 0 0 0 k 9 9 9 9 re f")}
        ),
        "ghent-white-path",
        2,
    ),
    ("gray", _draw("/O gs 0.5 g 9 9 9 9 re f", ExtGState=_OVER), "ghent-gray-overprint", 2),
    (
        "All in the trim",
        _draw("/S cs 1 scn -20 -20 30 30 re f", ColorSpace={"S": spot("All")}),
        "ghent-all",
        2,
    ),
    ("RGB", _draw("1 0 0 rg 9 9 9 9 re f"), "ghent-early-binding", 2),
    (
        "Lab",
        _late(Array([Name.Lab, Dictionary(WhitePoint=Array([1, 1, 1]))]), "50 9 9"),
        "ghent-early-binding",
        2,
    ),
    ("calibrated", _late(Array([Name.CalRGB, Dictionary()]), "1 0 0"), "ghent-early-binding", 2),
    ("profiled", _own_profile, "ghent-early-binding", 2),
    ("RGB group", put(_page, Group=_RGB_GROUP), "ghent-group-space", 2),
    (
        "gray group",
        _placed(lambda p: form(p, "", Group=Dictionary(CS=Name.DeviceGray))),
        "ghent-group-space",
        2,
    ),
    (
        "intent of RGB",
        lambda pdf: set_intent(pdf, bare_profile(b"RGB "), 3),
        "ghent-cmyk-intent",
        None,
    ),
]


def _broken(break_it: Break) -> bytes:
    pdf = sound()
    break_it(pdf)
    return saved(pdf)


def test_a_sound_file_breaks_no_rule():
    assert check_x4(sound_bytes()) == ()
    assert check_x4(sound()) == ()


def test_a_sound_file_is_sound_to_others(tmp_path):
    path = tmp_path / "sound.pdf"
    path.write_bytes(sound_bytes())
    for witness in (
        ("qpdf", "--check"),
        ("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=nullpage", "-dPDFSTOPONERROR"),
    ):
        if shutil.which(witness[0]):
            run = subprocess.run([*witness, path], check=False, capture_output=True, text=True)
            assert run.returncode == 0, run.stderr + run.stdout


@pytest.mark.parametrize(
    ("name", "break_it", "rule", "page"), X4_CASES, ids=lambda v: "" if callable(v) else str(v)[:30]
)
def test_a_break_of_pdf_x4_is_found_as_itself_alone(name, break_it, rule, page):
    found = check_x4(_broken(break_it), X4)
    assert {(finding.rule, finding.page) for finding in found} == {(rule, page)}


@pytest.mark.parametrize(
    ("name", "break_it", "rule", "page"),
    GHENT_CASES,
    ids=lambda v: "" if callable(v) else str(v)[:30],
)
def test_a_break_of_a_ghent_rule_is_found_as_itself_alone(name, break_it, rule, page):
    found = check_x4(_broken(break_it), GHENT)
    assert {(finding.rule, finding.page) for finding in found} == {(rule, page)}


def test_a_newer_header_is_found():
    assert {finding.rule for finding in check_x4(saved(sound(), "1.7"))} == {"x4-header"}


def test_a_file_encrypted_without_a_password_is_found():
    assert {finding.rule for finding in check_x4(locked(sound(), ""))} == {"x4-encrypted"}


def test_compressed_metadata_are_found():
    """Asked of a file that is open: qpdf unpacks them when it saves."""
    pdf = sound()
    metadata = pdf.Root.Metadata
    metadata.write(zlib.compress(metadata.read_bytes()), filter=Name.FlateDecode)
    assert {finding.rule for finding in check_x4(pdf)} == {"x4-metadata"}


def test_a_missing_pair_of_identifiers_is_found():
    data = sound_bytes()
    at = data.rindex(b"/ID")
    assert [f.rule for f in check_x4(data[:at] + b"/IX" + data[at + 3 :])] == ["x4-id"]


def test_a_file_that_was_repaired_is_found():
    data = sound_bytes()
    at = data.rindex(b"startxref")
    assert "x4-syntax" in {f.rule for f in check_x4(data[:at])}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.6", b"nothing of the kind", b"\0" * 1000])
def test_a_file_that_is_no_pdf_is_one_finding(data):
    assert [(f.rule, f.page) for f in check_x4(data)] == [("x4-unreadable", None)]


def test_a_file_with_a_password_is_one_finding():
    found = check_x4(locked(sound(), "user"))
    assert [(f.rule, f.page) for f in found] == [("x4-unreadable", None)]
    assert "password" in found[0].message


def test_every_rule_says_what_it_asks_and_where_that_is_from():
    assert len({rule.id for rule in RULES}) == len(RULES)
    sources = ("ISO ", "PDFlib", "callas", "(R00", "house rule")
    assert [rule.id for rule in RULES if not any(s in rule.about for s in sources)] == []


def test_a_file_without_pages_is_found():
    pdf = sound()
    del pdf.pages[:]
    assert {f.rule for f in check_x4(saved(pdf))} == {"x4-pages"}


def test_device_spaces_must_fit_an_intent_of_rgb():
    pdf = sound()
    set_intent(pdf, bare_profile(b"RGB "), 3)
    for page in pdf.pages:
        del page.obj.Group
    _page(pdf, 1).Contents = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f 0 G 0 0 m 9 9 l S")
    found = {(f.rule, f.page) for f in check_x4(saved(pdf), X4)}
    assert found == {("x4-device-gray", 1), ("x4-device-cmyk", 2)}


def test_a_default_space_stands_for_a_device_space():
    pdf = sound()
    space = Array([Name.ICCBased, pdf.make_stream(bare_profile(b"RGB "), N=3)])
    draw(pdf, "1 0 0 rg 0 0 9 9 re f", ColorSpace={"DefaultRGB": space})
    assert check_x4(saved(pdf), X4) == ()
    assert {f.rule for f in check_x4(saved(pdf))} == {"ghent-early-binding"}


@pytest.mark.parametrize(
    "allowed",
    [
        _properties(xmp_ModifyDate="2023-10-01T03:30Z"),
        put(_intent, OutputConditionIdentifier=String("Ours"), Info=String("our web press")),
        put(_root, OpenAction=Array([])),
        _annotated(Rect=Array([-38, -38, -30, -30])),
        _annotated(Subtype=Name.PrinterMark),
        _bookmark(S=Name.GoTo, D=String("x")),
        _layers(),
        _widened(1),
        _forbidden(8),
        lambda pdf: _program(pdf).write(b"\0\1\0\0\xff\xff" + b"no table"),
        _state(TR=Name.Identity, TR2=Name.Default, HT=Dictionary(HalftoneType=1)),
        _state(BM=Array([Name.Multiply, Name.Normal]), RI=Name.Perceptual),
        _draw("1 0 0 rg /Nothing cs"),
        _draw("BT /F 9 Tf 3 Tr (a) Tj ET", Font={"F": Dictionary(Subtype=Name.Type1)}),
        _draw("/S cs 1 scn 0 0 9 9 re f", ColorSpace={"S": spot("PANTONE 200 C")}),
        _draw("/S CS 1 SCN -20 -20 m -20 400 l S", ColorSpace={"S": spot("All")}),
        _draw("0 g 0 0 9 9 re f /Perceptual ri"),
        put(_page, CropBox=Array([-38.5, -38.5, 336.1, 458])),
    ],
)
def test_what_is_allowed_is_not_found(allowed):
    found = [f for f in check_x4(_broken(allowed)) if f.rule != "ghent-crop-box"]
    assert found == []


def test_a_type_3_font_needs_no_program():
    pdf = sound()
    draw(pdf, "BT /F 9 Tf (a) Tj ET", Font={"F": type3(pdf, "1000 0 d0 0 0 9 9 re f")})
    assert check_x4(saved(pdf)) == ()


def test_marks_in_a_form_are_placed_by_their_matrix():
    pdf = sound()
    inks = {"Resources": Dictionary(ColorSpace=Dictionary(S=spot("All")))}
    marks = form(pdf, "/S cs 1 scn 0 0 9 9 re f", **inks)
    draw(pdf, "q 1 0 0 1 -25 -25 cm /M Do Q", XObject={"M": marks})
    assert check_x4(saved(pdf)) == ()
    draw(pdf, "q 1 0 0 1 -5 -5 cm /M Do Q")
    assert [(f.rule, f.page) for f in check_x4(saved(pdf))] == [("ghent-all", 2)]


def test_marks_that_a_clip_keeps_out_of_the_trim_are_marks():
    pdf = sound()
    code = "q -30 -30 20 20 re W n /S cs 1 scn -30 -30 99 99 re f Q"
    draw(pdf, code, ColorSpace={"S": spot("All")})
    assert check_x4(saved(pdf)) == ()


def test_fonts_are_found_through_forms_and_patterns():
    pdf = sound()
    font = Dictionary(Subtype=Name.Type1, BaseFont=Name.Courier)
    inner = {"Resources": Dictionary(Font=Dictionary(F=font))}
    cell = pattern(pdf, "BT 0 0 0 1 k /F 9 Tf (a) Tj ET", **inner)
    draw(pdf, "/Pattern cs /P scn 0 0 9 9 re f", Pattern={"P": cell})
    assert [(f.rule, f.page) for f in check_x4(saved(pdf))] == [("x4-font-embedded", 2)]


def test_a_finding_of_many_uses_is_told_once_for_each_page():
    pdf = sound()
    draw(pdf, "1 0 0 rg 0 0 9 9 re f 0 1 0 rg 0 0 9 9 re f")
    found = check_x4(saved(pdf), X4)
    assert found == (
        Finding(
            "x4-device-rgb", "a fill is in DeviceRGB", 2,
            "convert it to the inks of the printing condition", (0, 0, 9, 9),
        ),
    )  # fmt: skip


def test_an_annotation_is_told_with_its_place():
    pdf = sound()
    link = Dictionary(Subtype=Name.Link, Rect=Array([90, 60, 50, 40]))
    pdf.pages[1].obj.Annots = Array([link])
    assert [(f.rule, f.place) for f in check_x4(saved(pdf))] == [
        ("x4-annotation", (50, 40, 90, 60))
    ]
    pdf.pages[1].obj.UserUnit = 2
    assert (100, 80, 180, 120) in [f.place for f in check_x4(saved(pdf))]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(max_size=12)), max_size=8))
@example([(0.0, b"%PDF-9.9")])
def test_no_damage_to_the_bytes_raises(damage):
    data = bytearray(small_bytes())
    for place, junk in damage:
        at = int(place * len(data))
        data[at : at + len(junk)] = junk
    assert all(isinstance(finding, Finding) for finding in check_x4(bytes(data)))


@settings(max_examples=60)
@given(st.binary(max_size=80))
@example(b"q " * 40_000)
@example(b"[" * 20_000)
@example(b"<</A " * 20_000)
def test_no_content_raises(code):
    pdf = pikepdf.open(io.BytesIO(small_bytes()))
    pdf.pages[1].obj.Contents = pdf.make_stream(code)
    assert all(finding.page in (None, 2) for finding in check_x4(pdf))
