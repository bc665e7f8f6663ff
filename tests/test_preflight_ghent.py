"""Ghent 2022: each break of a rule is found as itself alone, near misses are not found."""

from collections.abc import Callable
from dataclasses import replace
from math import prod

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from tinyx4 import bare_profile, draw, form, image, pattern, sound, spot

from publisher.preflight import standards
from publisher.preflight.checks import CHECKS
from publisher.preflight.document import Document
from publisher.preflight.finding import Finding, Status
from publisher.preflight.inspecting import Result, inspect
from publisher.preflight.profiles import GHENT, PROFILES, RGB_FORM, VARIANTS

Break = Callable[[pikepdf.Pdf], object]
Case = tuple[str, Break, str]  #: name, what breaks, the check that finds it

#: What each rule weighs for magazines, newspapers, sheets, web and web-news, as Ghent has it.
WEIGHTS = {
    "R0002": "EEEEE",
    "R0003": "EEEEE",
    "R0004": "--WEE",
    "R0005": "EEWEE",
    "R0006": "EE---",
    "R0007": "EEEEE",
    "R0008": "WWWWW",
    "R0009": "WWWWW",
    "R0010": "WWWWW",
    "R0011": "WWWWW",
    "R0012": "WWWWW",
    "R0013": "WWWWW",
    "R0014": "WWWWW",
    "R0015": "WWWWW",
    "R0016": "WWWWW",
    "R0017": "WWWWW",
    "R0018": "WWWWW",
    "R0019": "WWWWW",
    "R0020": "EEEEE",
    "R0024": "WWWWW",
    "R0026": "WWWWW",
    "R0027": "EEEEE",
    "R0030": "EEEEE",
    "R0031": "EEEEE",
    "R0032": "EEEEE",
    "R0033": "EE---",
    "R0034": "EE---",
    "R0035": "EEEEE",
}
GRADES = {"E": Status.FAIL, "W": Status.WARN, "-": None}

AREA = "0 1 0 0 k 40 100 200 200 re f\n"  #: a tint of one ink, to lie beneath something
PLAIN = {"O": Dictionary(OP=True)}  #: overprinting in mode 0
OVER = {"O": Dictionary(OP=True, op=True, OPM=1)}


def _results(pdf: pikepdf.Pdf, name: str = "magazine", **measures: object) -> list[Result]:
    """Ask a profile about a file, but for house rules; two pages and one spot ink are allowed."""
    limits = replace(PROFILES[name].limits, **({"pages": 2, "spots": 1} | measures))
    levels = PROFILES[name].levels
    ghents = {id: level for id, level in levels.items() if not id.startswith("house-")}
    asked = inspect(Document(pdf, limits), replace(PROFILES[name], levels=ghents))
    return [result for result in asked if result.status != Status.SKIP]


def _found(break_it: Break, name: str = "magazine", **measures: object) -> list[Finding]:
    pdf = sound()
    break_it(pdf)
    return [f for result in _results(pdf, name, **measures) for f in result.findings]


def _ids(break_it: Break, name: str = "magazine", **measures: object) -> set[str]:
    return {finding.rule for finding in _found(break_it, name, **measures)}


def _draw(code: str, **resources: dict[str, object]) -> Break:
    return lambda pdf: draw(pdf, code, **resources)


def _text(setting: str, size: float = 8, before: str = "", **resources: dict[str, object]) -> Break:
    """Set two letters 40 pt right of and 150 pt above the corner of the page."""
    code = f"{before} {setting} BT /F {size} Tf 60 150 Td <00240025> Tj ET"

    def act(pdf: pikepdf.Pdf) -> None:
        face = pdf.pages[0].obj.Resources.Font.Face
        draw(pdf, code, Font={"F": face}, **resources)

    return act


def _named_face(name: str) -> Break:
    def act(pdf: pikepdf.Pdf) -> None:
        face = pikepdf.Dictionary(pdf.pages[0].obj.Resources.Font.Face)
        face.BaseFont = Name(f"/{name}")
        draw(pdf, "0 0 0 1 k BT /F 20 Tf 60 150 Td <00240025> Tj ET", Font={"F": face})

    return act


def _placed(side: float, px: int = 100, bits: int = 8, place: str = "60 150", **entries: object) \
        -> Break:  # fmt: skip
    """Place a square picture of some pixels, in DeviceCMYK or of 1 bit."""

    def act(pdf: pikepdf.Pdf) -> None:
        space, data = (Name.DeviceCMYK, 4 * px * px) if bits == 8 else (Name.DeviceGray, px * px)
        settings = {"Width": px, "Height": px, "BitsPerComponent": bits} | entries
        picture = image(pdf, space, b"\x40" * data, **settings)
        draw(pdf, f"q {side} 0 0 {side} {place} cm /I Do Q", XObject={"I": picture})

    return act


def _alone(break_it: Break) -> Break:
    """Empty the second page, then break it."""

    def act(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.Contents = pdf.make_stream(b"")
        break_it(pdf)

    return act


def _in_a_form_in_a_form(pdf: pikepdf.Pdf) -> None:
    """Set text of 40 pt, which three matrices make 5 pt."""
    half = Array([0.5, 0, 0, 0.5, 0, 0])
    face = pdf.pages[0].obj.Resources.Font.Face
    code = "0.5 0.5 0 0 k BT /F 40 Tf 0.5 0 0 0.5 100 100 Tm <0024> Tj ET"
    fonts = Dictionary(Font=Dictionary(F=face))
    inner = form(pdf, code, Matrix=half, Resources=fonts)
    outer = form(pdf, "/X Do", Resources=Dictionary(XObject=Dictionary(X=inner)))
    draw(pdf, "q 0.5 0 0 0.5 20 20 cm /X Do Q", XObject={"X": outer})


def _in_a_pattern(pdf: pikepdf.Pdf) -> None:
    """Fill with a pattern of lines of 1 pt, which its matrix makes 0.2 pt."""
    tiny = Array([0.2, 0, 0, 0.2, 0, 0])
    cell = pattern(pdf, "0.5 0.5 0 0 K 1 w 0 4 m 9 4 l S", Matrix=tiny)
    draw(pdf, "/Pattern cs /P scn 60 150 40 40 re f", Pattern={"P": cell})


def _configured(pdf: pikepdf.Pdf) -> None:
    layers = Dictionary(OCGs=Array([]), D=Dictionary(Name=String("a"), Order=Array([])))
    layers.Configs = Array([Dictionary(Name=String("b"), Order=Array([]))])
    pdf.Root.OCProperties = layers


def _both(first: Break, then: Break) -> Break:
    def act(pdf: pikepdf.Pdf) -> None:
        first(pdf)
        then(pdf)

    return act


def _inked(name: str, *inks: float) -> Break:
    """Fill a square in a spot ink."""
    return _draw("/S cs 1 scn 9 9 9 9 re f", ColorSpace={"S": spot(name, "DeviceCMYK", *inks)})


def _deep(pdf: pikepdf.Pdf, third: str = "Yellow") -> None:
    """Set text in a DeviceN of four inks."""
    names = Array([Name.Cyan, Name.Magenta, Name(f"/{third}"), Name.Black])
    tint = pdf.make_stream(b"{}", FunctionType=4, Domain=Array([0, 1] * 4), Range=Array([0, 1] * 4))
    space = Array([Name.DeviceN, names, Name.DeviceCMYK, tint])
    _text(
        "/S cs 0.7 0.7 0.6 0.85 scn" if third == "Yellow" else "/S cs 0 0 1 0 scn",
        30,
        ColorSpace={"S": space},
    )(pdf)


def _stretched(pdf: pikepdf.Pdf) -> None:
    """Place a picture with pixels enough across, and too few up."""
    picture = image(pdf, Name.DeviceCMYK, b"\0" * 40_000, Width=100, Height=100)
    draw(pdf, "q 20 0 0 60 60 150 cm /I Do Q", XObject={"I": picture})


CASES: list[Case] = [
    ("nothing on the page", _alone(lambda pdf: None), "ghent-empty-page"),
    ("white on the page", _alone(_draw("0 0 0 0 k 9 9 99 99 re f")), "ghent-empty-page"),
    ("marks alone", _alone(_draw("0 0 0 1 k -30 -30 9 9 re f")), "ghent-empty-page"),
    ("page too many", lambda pdf: pdf.pages.append(pdf.pages[1]), "ghent-one-page"),
    ("page too few", lambda pdf: pdf.pages.__delitem__(1), "ghent-one-page"),
    ("text", _text("0 0 0 1 k", before=AREA), "ghent-black-text"),
    ("text, scaled", _text("0 0 0 1 k 0.5 0 0 0.5 30 75 cm", 23.9, AREA), "ghent-black-text"),
    ("text, mode 0", _text("/O gs 0 0 0 1 k", before=AREA, ExtGState=PLAIN), "ghent-black-text"),
    ("text in an ink", _text("/K cs 1 scn", before=AREA, ColorSpace={"K": spot("Black")}),
     "ghent-black-text"),
    ("text on a picture", _both(_placed(20), _text("0 0 0 1 k")), "ghent-black-text"),
    ("line", _draw(AREA + "0 0 0 1 K 1.9 w 20 150 m 100 150 l S"), "ghent-black-line"),
    ("filled line", _draw(AREA + "0 0 0 1 k 60 150 1.5 40 re f"), "ghent-black-line"),
    ("line of no width", _draw(AREA + "0 0 0 1 K 0 w 60 150 m 100 150 l S"), "ghent-black-line"),
    ("frame across", _draw(AREA + "0 0 0 1 K 1 w 20 150 80 80 re S"), "ghent-black-line"),
    ("gray text", _text("0 g", before=AREA), "ghent-gray-text"),
    ("gray line", _draw(AREA + "0 G 1 w 60 150 m 100 150 l S"), "ghent-gray-line"),
    ("Courier", _named_face("Courier"), "ghent-courier"),
    ("part of Courier", _named_face("ABCDEF+Courier"), "ghent-courier"),
    ("rich text", _text("0.7 0.7 0.6 0.85 k", 30), "ghent-rich-black"),
    ("rich text in DeviceN", _deep, "ghent-rich-black"),
    ("white text", _text("0 0 0 0 k", 8.9), "ghent-small-white-text"),
    ("white text in gray", _text("1 g", 8.9), "ghent-small-white-text"),
    ("white text in an ink", _text("/S cs 0 scn", ColorSpace={"S": spot("Black")}),
     "ghent-small-white-text"),
    ("text in inks", _text("0 0.5 0.5 0 k", 8.9), "ghent-small-text"),
    ("text in a form in a form", _in_a_form_in_a_form, "ghent-small-text"),
    ("white line", _draw("0 0 0 0 K 0.2 w 60 150 m 100 150 l S"), "ghent-thin-white-line"),
    ("white filled line", _draw("1 g 60 150 40 0.2 re f"), "ghent-thin-white-line"),
    ("line in inks", _draw("0 1 1 0 K 0.2 w 60 150 m 100 150 l S"), "ghent-thin-line"),
    ("filled line in inks", _draw("0 1 1 0 k 60 150 0.2 40 re f"), "ghent-thin-line"),
    ("line in a pattern", _in_a_pattern, "ghent-thin-line"),
    ("squeezed line", _draw("0.2 0 0 1 0 0 cm 0 1 1 0 K 1 w 60 50 m 60 90 l S"),
     "ghent-thin-line"),
    ("ink", _inked("Gold"), "ghent-spots"),
    ("ink in a DeviceN", lambda pdf: _deep(pdf, "Gold"), "ghent-spots"),
    ("picture", _placed(48.4), "ghent-picture-ppi"),
    ("picture drawn out", _stretched, "ghent-picture-ppi"),
    ("line art", _placed(100, bits=1), "ghent-bitmap-ppi"),
    ("stencil", _placed(9.1, bits=1, ImageMask=True), "ghent-bitmap-ppi"),
    ("page of a picture", _alone(_placed(30)), "ghent-whole-picture"),
    ("page of a picture on white", _alone(_both(_draw("1 g 9 9 99 99 re f"), _placed(30))),
     "ghent-whole-picture"),
    ("sets of layers", _configured, "ghent-layer-sets"),
]  # fmt: skip


def _hidden(code: str) -> Break:
    """Draw on a layer that is off."""

    def act(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("draft")))
        usual = Dictionary(Name=String("all"), Order=Array([layer]), OFF=Array([layer]))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=usual)
        draw(pdf, f"/OC /L BDC {code} EMC", Properties={"L": layer})

    return act


def _masked(pdf: pikepdf.Pdf) -> None:
    """Place a picture whose soft mask has few pixels."""
    mask = image(pdf, Name.DeviceGray, b"\x40" * 400, Width=20, Height=20)
    data = b"\x40" * 40_000
    picture = image(pdf, Name.DeviceCMYK, data, Width=100, Height=100, SMask=mask)
    draw(pdf, "q 30 0 0 30 60 150 cm /I Do Q", XObject={"I": picture})


def _inline(pdf: pikepdf.Pdf) -> None:
    """Place 20 by 20 px within the content, 288 of them an inch."""
    pixels = "\x40" * 400
    draw(pdf, f"q 5 0 0 5 60 150 cm BI /W 20 /H 20 /BPC 8 /CS /G ID {pixels} EI Q")


NEAR: list[tuple[str, Break]] = [
    ("black text of 12 pt", _text("0 0 0 1 k", 12, AREA)),
    ("black text on paper", _text("0 0 0 1 k")),
    ("gray text on paper", _text("0 g")),
    ("gray line on paper", _draw("0 G 0.5 w 60 150 m 100 150 l S")),
    ("black text that overprints", _text("/O gs 0 0 0 1 k", before=AREA, ExtGState=OVER)),
    ("black ink that overprints", _text("/O gs /K cs 1 scn", before=AREA, ExtGState=PLAIN,
                                        ColorSpace={"K": spot("Black")})),
    ("dark text", _text("0 0 0 0.9 k", before=AREA)),
    ("text behind a tint", _both(_text("0 0 0 1 k"), _draw("0 1 0 0 k 40 140 99 99 re f"))),
    ("text beside a tint", _text("0 0 0 1 k", before="0 1 0 0 k 100 140 99 99 re f")),
    ("text on white on a tint", _text("0 0 0 1 k", before=AREA + "0 0 0 0 k 50 140 99 30 re f")),
    ("text on black", _text("0 0 0 1 k", before="0 0 0 1 k 40 100 99 99 re f")),
    ("text in a frame", _text("0 0 0 1 k", before="0 1 0 0 K 1 w 40 100 99 99 re S")),
    ("lines of text set tight", _both(_text("0 1 0 0 k"), _text("0 0 0 1 k 1 0 0 1 0 8 cm"))),
    ("frame around a tint", _draw(AREA + "0 0 0 1 K 1 w 35 95 210 210 re S")),
    ("line along a tint", _draw("0 1 0 0 k 40 100.1 99 49.2 re f 0 0 0 1 k 40 149.3 99 1 re f")),
    ("line of 2 pt", _draw(AREA + "0 0 0 1 K 2 w 60 150 m 100 150 l S")),
    ("Courier by another name", _named_face("CourierPrime")),
    ("rich text within the limit", _text("0.7 0.6 0.6 0.9 k", 30)),
    ("inks without black", _text("1 1 1 0 k", 30)),
    ("rich area", _draw("1 1 1 0 k 60 150 9 9 re f")),
    ("white text of 9 pt", _text("0 0 0 0 k", 9)),
    ("white text of 9 pt by rounding", _text("0 0 0 0 k 0.3 0 0 0.3 42 105 cm", 29.9999)),
    ("white of RGB beyond the trim", _draw("1 1 1 0 K 0.1 w -30 0 m -20 0 l S")),
    ("text in one ink", _text("0 0 0 0.5 k", 5)),
    ("text in inks beyond the trim", _text("1 0 0 1 0 300 cm 0 1 1 0 k")),
    ("text in inks that nobody sees", _text("/T gs 0 1 1 0 k", ExtGState={"T": Dictionary(ca=0)})),
    ("text in inks, unpainted", _text("3 Tr 0 1 1 0 k")),
    ("line in inks on a layer that is off", _hidden("0 1 1 0 K 0.1 w 60 50 m 60 90 l S")),
    ("line of a quarter of a pt", _draw("0 1 1 0 K 0.25 w 60 150 m 100 150 l S")),
    ("hairline in one ink", _draw("0 1 0 0 K 0.1 w 60 150 m 100 150 l S")),
    ("the same ink again", _inked("PANTONE 200 C")),
    ("process ink by name", _inked("Cyan", 1, 0, 0, 0)),
    ("picture with pixels enough", _placed(32)),
    ("picture without", _placed(90, px=16)),
    ("picture beyond the trim", _placed(8, px=17, place="-30 -30")),
    ("line art with pixels enough", _placed(9, bits=1)),
    ("soft mask with few pixels", _masked),
    ("picture in the content", _inline),
    ("page of a picture with pixels enough", _alone(_placed(16))),
]  # fmt: skip


def test_a_sound_file_breaks_no_rule_of_any_variant():
    for variant in VARIANTS:
        for name in (variant, f"{variant}-rgb"):
            results = _results(sound(), name)
            assert [result for result in results if result.status > Status.PASS] == []


@pytest.mark.parametrize(("name", "break_it", "id"), CASES, ids=[case[0] for case in CASES])
def test_a_break_of_a_rule_is_found_as_itself_alone(name, break_it, id):
    assert _ids(break_it) == {id}


@pytest.mark.parametrize(("name", "break_it"), NEAR, ids=[case[0] for case in NEAR])
def test_a_near_miss_is_not_found(name, break_it):
    assert _found(break_it) == []


def test_every_rule_weighs_in_each_variant_what_ghent_says():
    rows = {
        id: tuple(GRADES[letter] for letter in row)
        for rule, row in WEIGHTS.items()
        for id in standards.GHENT[rule]
    }
    assert rows == GHENT


def test_every_variant_asks_all_of_pdf_x_4():
    x4 = {id for id in CHECKS if id.startswith("x4-")}
    assert all(x4 <= PROFILES[name].levels.keys() for name in VARIANTS)


@pytest.mark.parametrize(
    ("variant", "break_it", "id"),
    [
        ("sheet", _text("0 0 0 0 k", 7.9), "ghent-small-white-text"),
        ("newspaper", _text("0 0 0 0 k", 9.9), "ghent-small-white-text"),
        ("web-news", _text("0 1 1 0 k", 9.9), "ghent-small-text"),
        ("newspaper", _text("0.5 0.5 0.4 0.9 k", 30), "ghent-rich-black"),
        ("web-news", _placed(50, px=100), "ghent-picture-ppi"),
    ],
)  # fmt: skip
def test_a_variant_has_measures_of_its_own(variant, break_it, id):
    assert _ids(break_it, variant) == {id}


@pytest.mark.parametrize(
    ("variant", "break_it"),
    [
        ("sheet", _text("0 0 0 0 k", 8)),
        ("web-news", _placed(48, px=100)),
        ("web", _alone(_placed(30))),
        ("sheet", _configured),
    ],
)
def test_a_variant_lets_pass_what_another_does_not(variant, break_it):
    assert _found(break_it, variant) == []


@pytest.mark.parametrize(
    ("break_it", "status"),
    [
        (_placed(48.4), Status.FAIL),  # 148.8 ppi
        (_placed(48), Status.WARN),  # 150
        (_placed(32.1), Status.WARN),  # 224.3
        (_placed(13.15, bits=1), Status.FAIL),  # 547.5
        (_placed(13.09, bits=1), Status.WARN),  # 550.0
        (_alone(_placed(17)), Status.WARN),  # 423.5
    ],
)
def test_resolution_is_graded_in_two_steps(break_it, status):
    assert [finding.status for finding in _found(break_it)] == [status]


def test_a_finding_tells_the_measure_the_limit_and_the_place():
    (found,) = _found(_text("0 0 0 0 k", 6.2))
    assert found.message == "white text of 6.2 pt; 9 pt are the least"
    left, bottom, right, top = found.place
    assert 59 < left < 61
    assert bottom < 150 < top
    assert right < 80


def test_many_findings_of_a_page_do_not_hide_those_of_the_next():
    def break_it(pdf: pikepdf.Pdf) -> None:
        lines = "".join(f"{n / 4000} w 60 {n / 3} m 90 {n / 3} l S\n" for n in range(900))
        for page in (pdf.pages[0].obj, pdf.pages[1].obj):
            page.Contents = pdf.make_stream(b"0 1 1 0 K " + lines.encode())

    pages = [finding.page for finding in _found(break_it, spots=1)]
    assert (pages.count(1), pages.count(2)) == (20, 20)


def _late(space: Array | Name, of: str, components: int = 3) -> Break:
    def act(pdf: pikepdf.Pdf) -> None:
        held = space
        if isinstance(space, int):
            profile = pdf.make_stream(bare_profile(b"RGB "), N=components)
            held = Array([Name.ICCBased, profile])
        if of == "image":
            picture = image(pdf, held, b"\x40" * components)
            draw(pdf, "q 9 0 0 9 60 150 cm /I Do Q", XObject={"I": picture})
        else:
            value = "0.5 " * components
            draw(pdf, f"/S cs {value} scn 60 150 9 9 re f", ColorSpace={"S": held})

    return act


_WHITE_POINT = Dictionary(WhitePoint=Array([1, 1, 1]))
_PROFILED = 0


@pytest.mark.parametrize("space", [
    _PROFILED, Array([Name.CalRGB, _WHITE_POINT]), Array([Name.Lab, _WHITE_POINT]),
])  # fmt: skip
def test_a_picture_may_be_late_bound_where_rgb_is_allowed_and_nothing_else_may(space):
    assert _ids(_late(space, "image"), "web-rgb") == set()
    assert _ids(_late(space, "image"), "web") == {"ghent-early-binding"}
    assert _ids(_late(space, "fill"), "web-rgb") == {"ghent-late-pictures"}


def test_a_picture_in_a_device_space_or_calibrated_gray_is_never_late_bound():
    gray = Array([Name.CalGray, _WHITE_POINT])
    assert _ids(_late(gray, "image", 1), "web-rgb") == {"ghent-late-pictures"}
    assert "ghent-late-pictures" in _ids(_late(Name.DeviceRGB, "image"), "web-rgb")
    assert RGB_FORM["ghent-early-binding"] in PROFILES["web-rgb"].levels


@settings(max_examples=40)
@given(st.tuples(*[st.floats(0.6, 1.6)] * 4))
def test_the_size_of_text_is_what_all_matrices_make_of_it(factors):
    pdf = sound()
    size, across, within, beneath = factors
    face = pdf.pages[0].obj.Resources.Font.Face
    held = Dictionary(Font=Dictionary(F=face))
    code = f"0 1 1 0 k BT /F {size * 9:.9f} Tf 0 {across:.9f} {-across:.9f} 0 60 60 Tm <0024> Tj ET"
    inner = form(pdf, code, Matrix=Array([within, 0, 0, within, 0, 0]), Resources=held)
    draw(pdf, f"{beneath:.9f} 0 0 {-beneath:.9f} 0 200 cm /X Do", XObject={"X": inner})
    document = Document(pdf, PROFILES["magazine"].limits)
    small = any(True for _ in CHECKS["ghent-small-text"].findings(document))
    effective = 9 * prod(factors)
    if abs(effective - 9) > 0.01:
        assert small == (effective < 9)


def test_what_stands_around_a_damage_is_judged_all_the_same():
    found = _ids(_alone(_draw("1 0 0 rg 9 9 99 99 re f BT ) garbage >> /")))
    assert {"x4-content", "x4-device-rgb"} <= found


def test_a_page_that_cannot_be_read_is_not_called_empty():
    found = _ids(_alone(_draw(" ) /x")))
    assert "x4-content" in found
    assert "ghent-empty-page" not in found


@pytest.mark.parametrize(
    ("id", "code"),
    [
        ("ghent-white-path", "/O gs 0 0 0 0 k 50 150 20 10 re f"),
        ("ghent-all", "/S cs 1 scn 50 150 20 10 re f"),
        ("ghent-early-binding", "1 0 0 rg 50 150 20 10 re f"),
        ("ghent-spots", "/S cs 1 scn 50 150 20 10 re f"),
    ],
)
def test_what_a_mark_does_is_told_with_its_place(id, code):
    name = "Gold" if id == "ghent-spots" else "All"
    found = _found(_draw(code, ExtGState=OVER, ColorSpace={"S": spot(name)}))
    assert [f.place for f in found if f.rule == id] == [(50, 150, 70, 160)]
