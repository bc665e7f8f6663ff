"""The walk: colour is found wherever it hides, with its page; nothing that hides can hang it."""

import zlib
from collections.abc import Callable
from time import perf_counter

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from tinyx4 import draw, form, image, pattern, saved, sound, spot, type3

from publisher.preflight import X4, check_x4
from publisher.preflight.content import Contents
from publisher.preflight.document import open_document
from publisher.preflight.facts import PageFacts
from publisher.preflight.spaces import SpaceReader
from publisher.preflight.walk import RUN, ColourUse, survey

RED = "1 0 0 rg 0 0 9 9 re f"
Hide = Callable[[pikepdf.Pdf], object]


def _uses(pdf: pikepdf.Pdf) -> tuple[ColourUse, ...]:
    return open_document(saved(pdf)).colours


def _found(hide: Hide) -> set[tuple[int, str, str]]:
    """Return page, kind and space of every colour that hiding something has added."""
    pdf = sound()
    usual = {(use.page, use.kind, str(use.space)) for use in _uses(pdf)}
    hide(pdf)
    return {(use.page, use.kind, str(use.space)) for use in _uses(pdf)} - usual


def _shading(pdf: pikepdf.Pdf, space: object = Name.DeviceRGB) -> Dictionary:
    ramp = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0, 0, 0]), C1=Array([1, 0, 0])
    )
    return Dictionary(ShadingType=2, ColorSpace=space, Coords=Array([0, 0, 9, 9]), Function=ramp)


def _mesh(pdf: pikepdf.Pdf) -> pikepdf.Object:
    entries = {"ShadingType": 4, "BitsPerCoordinate": 8, "BitsPerComponent": 8, "BitsPerFlag": 8}
    bounds = {"Decode": Array([0, 1, 0, 1, 0, 1, 0, 1, 0, 1])}
    return pdf.make_stream(b"", ColorSpace=Name.DeviceRGB, **entries, **bounds)


def _in_form(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "/F Do", XObject={"F": form(pdf, RED)})


def _in_a_form_of_a_form(pdf: pikepdf.Pdf) -> None:
    inner = Dictionary(XObject=Dictionary(F=form(pdf, RED)))
    draw(pdf, "/F Do", XObject={"F": form(pdf, "/F Do", Resources=inner)})


def _in_the_colour_of_the_caller(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "1 0 0 rg /F Do", XObject={"F": form(pdf, "0 0 9 9 re f")})


def _in_the_space_of_the_caller(pdf: pikepdf.Pdf) -> None:
    space = {"S": Array([Name.DeviceRGB])}
    code = "/S cs /F Do"
    draw(pdf, code, XObject={"F": form(pdf, "1 0 0 scn 0 0 9 9 re f")}, ColorSpace=space)


def _in_resources_of_the_caller(pdf: pikepdf.Pdf) -> None:
    """Draw one form, which has no resources, on two pages that mean other things by a name."""
    borrowing = form(pdf, "/F Do")
    first = pdf.pages[0].obj
    first.Resources.XObject.Borrowing, first.Resources.XObject.F = borrowing, form(pdf, "")
    first.Contents = pdf.make_stream(first.Contents.read_bytes() + b"/Borrowing Do")
    draw(pdf, "/Borrowing Do", XObject={"Borrowing": borrowing, "F": form(pdf, RED)})


def _in_a_pattern(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "/Pattern cs /P scn 0 0 9 9 re f", Pattern={"P": pattern(pdf, RED)})


def _in_a_pattern_without_colour(pdf: pikepdf.Pdf) -> None:
    space = Array([Name.Pattern, Name.DeviceRGB])
    cell = pattern(pdf, "0 0 4 4 re f", 2)
    code = "/S cs 1 0 0 /P scn 0 0 9 9 re f"
    draw(pdf, code, Pattern={"P": cell}, ColorSpace={"S": space})


def _in_a_shading(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "/H sh", Shading={"H": _shading(pdf)})


def _in_a_mesh(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "/H sh", Shading={"H": _mesh(pdf)})


def _in_a_shading_pattern(pdf: pikepdf.Pdf) -> None:
    cell = Dictionary(PatternType=2, Shading=_shading(pdf))
    draw(pdf, "/Pattern CS /P SCN 0 0 9 9 re S", Pattern={"P": cell})


def _in_a_soft_mask(pdf: pikepdf.Pdf) -> None:
    group = form(pdf, RED, Group=Dictionary(S=Name.Transparency))
    mask = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=group))
    draw(pdf, "/M gs", ExtGState={"M": mask})


def _in_a_glyph(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "BT /T 9 Tf (a) Tj ET", Font={"T": type3(pdf, "1000 0 d0 " + RED)})


def _in_the_colour_of_text(pdf: pikepdf.Pdf) -> None:
    font = type3(pdf, "1000 0 0 0 9 9 d1 0 0 9 9 re f")
    draw(pdf, "1 0 0 rg BT /T 9 Tf 7 Tr (a) Tj ET", Font={"T": font})


def _in_an_image(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "/I Do", XObject={"I": image(pdf, Name.DeviceRGB, b"abc")})


def _in_a_palette(pdf: pikepdf.Pdf) -> None:
    space = Array([Name.Indexed, Name.DeviceRGB, 0, String(b"abc")])
    draw(pdf, "/I Do", XObject={"I": image(pdf, space, b"\0")})


def _in_a_stencil(pdf: pikepdf.Pdf) -> None:
    stencil = image(pdf, Name.DeviceGray, b"\0", ImageMask=True, BitsPerComponent=1)
    del stencil.ColorSpace
    draw(pdf, "1 0 0 rg /I Do", XObject={"I": stencil})


def _inline(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI")


def _in_an_inline_palette(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "BI /W 1 /H 1 /BPC 8 /CS [/I /RGB 0 <616263>] ID a EI")


def _beneath_an_ink(pdf: pikepdf.Pdf) -> None:
    draw(pdf, "/S cs 1 scn 0 0 9 9 re f", ColorSpace={"S": spot("Gold", "DeviceRGB", 1, 1, 0)})


def _in_a_mixture_of_inks(pdf: pikepdf.Pdf) -> None:
    mixed = Array([Name.DeviceN, Array([Name.Gold, Name.Black]), Name.DeviceRGB, Dictionary()])
    draw(pdf, "/S cs 1 0 scn 0 0 9 9 re f", ColorSpace={"S": mixed})


def _in_an_appearance(pdf: pikepdf.Pdf) -> None:
    states = Dictionary(On=form(pdf, RED), Off=form(pdf, ""))
    pdf.pages[1].obj.Annots = Array([Dictionary(AP=Dictionary(N=states))])


def _in_a_default(pdf: pikepdf.Pdf) -> None:
    space = Array([Name.CalGray, Dictionary()])
    draw(pdf, "q 0 g 0 0 9 9 re f Q 0 G", ColorSpace={"DefaultGray": space})


def _in_a_page_of_parts(pdf: pikepdf.Pdf) -> None:
    parts = [pdf.make_stream(part) for part in (b"1 0 0", b"rg 0 0 9 9", b"re f")]
    pdf.pages[1].obj.Contents = Array(parts)


def _from_the_tree(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Resources = Dictionary(ColorSpace=Dictionary(S=Array([Name.DeviceRGB])))
    del pdf.pages[1].obj.Resources
    pdf.pages[1].obj.Contents = pdf.make_stream(b"/S cs 1 0 0 scn 0 0 9 9 re f")


def _deep_down(pdf: pikepdf.Pdf) -> None:
    """Hide red in a form in a pattern in a soft mask in a glyph."""
    cell = pattern(pdf, "/F Do", Resources=Dictionary(XObject=Dictionary(F=form(pdf, RED))))
    group = form(
        pdf,
        "/Pattern cs /P scn 0 0 9 9 re f",
        Group=Dictionary(S=Name.Transparency),
        Resources=Dictionary(Pattern=Dictionary(P=cell)),
    )
    mask = Dictionary(SMask=Dictionary(S=Name.Alpha, G=group))
    inner = Dictionary(ExtGState=Dictionary(M=mask))
    font = type3(pdf, "1000 0 d0 /M gs", Resources=inner)
    draw(pdf, "BT /T 9 Tf (a) Tj ET", Font={"T": font})


HIDDEN: list[tuple[Hide, str, str]] = [
    (_in_form, "fill", "DeviceRGB"),
    (_in_a_form_of_a_form, "fill", "DeviceRGB"),
    (_in_the_colour_of_the_caller, "fill", "DeviceRGB"),
    (_in_the_space_of_the_caller, "fill", "DeviceRGB"),
    (_in_resources_of_the_caller, "fill", "DeviceRGB"),
    (_in_a_pattern, "fill", "DeviceRGB"),
    (_in_a_pattern_without_colour, "fill", "DeviceRGB"),
    (_in_a_shading, "shading", "DeviceRGB"),
    (_in_a_mesh, "shading", "DeviceRGB"),
    (_in_a_shading_pattern, "shading", "DeviceRGB"),
    (_in_a_soft_mask, "fill", "DeviceRGB"),
    (_in_a_glyph, "fill", "DeviceRGB"),
    (_in_the_colour_of_text, "fill", "DeviceRGB"),
    (_in_an_image, "image", "DeviceRGB"),
    (_in_a_palette, "image", "Indexed"),
    (_in_a_stencil, "mask", "DeviceRGB"),
    (_inline, "image", "DeviceRGB"),
    (_in_an_inline_palette, "image", "Indexed"),
    (_beneath_an_ink, "fill", 'Separation "Gold"'),
    (_in_a_mixture_of_inks, "fill", "DeviceN (Gold, Black)"),
    (_in_an_appearance, "fill", "DeviceRGB"),
    (_in_a_default, "fill", "CalGray"),
    (_in_a_page_of_parts, "fill", "DeviceRGB"),
    (_from_the_tree, "fill", "DeviceRGB"),
    (_deep_down, "fill", "DeviceRGB"),
]


@pytest.mark.parametrize(("hide", "kind", "space"), HIDDEN, ids=lambda v: getattr(v, "__name__", v))
def test_a_colour_is_found_where_it_hides(hide, kind, space):
    assert (2, kind, space) in _found(hide)


@pytest.mark.parametrize("hide", [case[0] for case in HIDDEN], ids=lambda v: v.__name__)
def test_hidden_rgb_breaks_the_rule_on_its_page(hide):
    pdf = sound()
    hide(pdf)
    found = {(f.rule, f.page) for f in check_x4(saved(pdf), X4)}
    expected = {("x4-annotation", 2)} if hide is _in_an_appearance else set()
    if hide is not _in_a_default:
        expected |= {("x4-device-rgb", 2)}
    assert found - {("x4-device-gray", 2)} == expected


@pytest.mark.parametrize("hide", [case[0] for case in HIDDEN], ids=lambda v: v.__name__)
def test_hidden_rgb_is_told_with_its_place(hide):
    pdf = sound()
    hide(pdf)
    found = [f for f in check_x4(saved(pdf), X4) if f.rule == "x4-device-rgb"]
    assert all(f.place is not None for f in found)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("1 0 0 rg", id="nothing painted"),
        pytest.param("q 1 0 0 rg Q 0 0 9 9 re f", id="restored"),
        pytest.param("1 0 0 rg 0 0 9 9 re n", id="path given up"),
        pytest.param("1 0 0 RG 0 0 9 9 re f", id="set for strokes"),
    ],
)
def test_a_colour_that_paints_nothing_is_no_use(code):
    assert _found(lambda pdf: draw(pdf, code)) == set()


def test_the_first_colour_counts_only_where_it_paints():
    def black(pdf: pikepdf.Pdf) -> None:
        pdf.pages[1].obj.Contents = pdf.make_stream(b"0 0 9 9 re S")

    assert _found(black) == {(2, "stroke", "DeviceGray")}


def test_a_shared_form_is_found_on_each_of_its_pages_in_each_colour():
    pdf = sound()
    shared = form(pdf, "0 0 9 9 re f")
    pdf.pages[0].obj.Resources.XObject.Shared = shared
    pdf.pages[0].obj.Contents = pdf.make_stream(b"0 1 0 rg /Shared Do")
    draw(pdf, "1 0 0 rg /Shared Do 0 0 1 rg /Shared Do", XObject={"Shared": shared})
    rgb = [(u.page, u.value) for u in _uses(pdf) if u.space.family == "DeviceRGB"]
    assert rgb == [(1, (0, 1, 0)), (2, (1, 0, 0)), (2, (0, 0, 1))]


def test_text_of_a_type_3_font_has_the_colours_of_its_glyphs():
    def shown(pdf: pikepdf.Pdf) -> None:
        font = type3(pdf, "1000 0 d0 0 1 0 0 k 0 0 9 9 re f")
        draw(pdf, "1 0 0 rg BT /T 9 Tf (a) Tj ET", Font={"T": font})

    assert _found(shown) == set()


def test_nothing_in_the_place_of_a_content_stream_is_no_fault():
    pdf = sound()
    pdf.pages[1].obj.Contents = Array([None, pdf.pages[1].obj.Contents, None])
    assert check_x4(saved(pdf)) == ()


def test_values_and_overprint_are_told():
    pdf = sound()
    code = "/O gs 0 0 0 1 k 0 0 9 9 re f 0 1 0 0 K 0 0 9 9 re S"
    draw(pdf, code, ExtGState={"O": Dictionary(OP=False, op=True)})
    uses = [(u.kind, u.value, u.overprint) for u in _uses(pdf) if u.page == 2]
    assert ("fill", (0, 0, 0, 1), True) in uses
    assert ("stroke", (0, 1, 0, 0), False) in uses


def test_a_profile_is_known_by_its_data():
    pdf = pikepdf.new()
    reader = SpaceReader()
    one, twin, other = (
        reader.read(Array([Name.ICCBased, pdf.make_stream(data, N=3)]), Dictionary())
        for data in (b"profile", b"profile", b"another")
    )
    assert one == twin != other
    assert str(one) == "ICCBased(3)"


def test_a_tint_is_known_by_what_it_says_wherever_it_lies():
    pdf = pikepdf.new()
    reader = SpaceReader()
    apart = spot("Gold")
    apart[3] = pdf.make_indirect(apart[3])
    apart[3].C1 = pdf.make_indirect(Array([0, 1, 0, 0]))
    paler = spot("Gold", "DeviceCMYK", 0, 0.5, 0, 0)
    together, spread, other = (reader.read(s, Dictionary()) for s in (spot("Gold"), apart, paler))
    assert together == spread != other


def test_a_form_that_draws_itself_is_found_and_ends():
    pdf = sound()
    loop = form(pdf, "1 0 0 rg 0 0 9 9 re f /F Do")
    loop.Resources = Dictionary(XObject=Dictionary(F=loop))
    draw(pdf, "/F Do", XObject={"F": loop})
    assert {f.rule for f in check_x4(saved(pdf), X4)} == {"x4-content", "x4-device-rgb"}


def test_a_pattern_that_paints_with_itself_is_found_and_ends():
    pdf = sound()
    cell = pattern(pdf, "/Pattern cs /P scn 0 0 4 4 re f")
    cell.Resources = Dictionary(Pattern=Dictionary(P=cell))
    draw(pdf, "/Pattern cs /P scn 0 0 9 9 re f", Pattern={"P": cell})
    assert {f.rule for f in check_x4(saved(pdf), X4)} == {"x4-content"}


def test_a_space_that_holds_itself_is_found_and_ends():
    pdf = sound()
    space = pdf.make_indirect(Array([Name.Indexed, Name.DeviceRGB, 0, String("")]))
    space[1] = space
    draw(pdf, "/S cs 0 scn 0 0 9 9 re f", ColorSpace={"S": space})
    assert {f.rule for f in check_x4(saved(pdf), X4)} == {"x4-colour-space"}


def test_a_page_tree_that_holds_itself_is_found_and_ends():
    pdf = sound()
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    assert len(open_document(saved(pdf)).pages) == 2


def _multiplying() -> pikepdf.Pdf:
    """Twenty forms, each drawing the next ten times, would be drawn 10²⁰ times."""
    pdf = sound()
    last = form(pdf, "0 0 9 9 re f")
    for _ in range(20):
        inner = Dictionary(XObject=Dictionary(F=last))
        code = " ".join(f"{n / 10} 0 0 rg /F Do" for n in range(10))
        last = form(pdf, code, Resources=inner)
    draw(pdf, "/F Do", XObject={"F": last})
    return pdf


def test_forms_that_multiply_are_a_finding_and_end():
    found = check_x4(saved(_multiplying()), X4)
    assert {f.rule for f in found} == {"x4-content", "x4-device-rgb"}


@pytest.mark.parametrize("bound", [1_000, 20_000])
def test_forms_that_multiply_are_drawn_as_often_as_a_page_is_worth(monkeypatch, bound):
    monkeypatch.setattr("publisher.preflight.walk.MAX_REPEATS", bound)
    pdf = _multiplying()
    (facts,) = survey(Contents(pdf), [pdf.pages[1].obj]).pages
    assert bound / 100 < len(facts.marks) < bound / RUN


def test_forms_nested_too_deep_are_a_finding():
    pdf = sound()
    last = form(pdf, RED)
    for _ in range(200):
        last = form(pdf, "/F Do", Resources=Dictionary(XObject=Dictionary(F=last)))
    draw(pdf, "/F Do", XObject={"F": last})
    assert {(f.rule, f.page) for f in check_x4(saved(pdf), X4)} == {("x4-content", 2)}


def test_more_work_than_a_file_is_worth_is_a_finding(monkeypatch):
    monkeypatch.setattr("publisher.preflight.walk.MAX_EFFORT", 100)
    pdf = sound()
    draw(pdf, "q Q " * 100)
    assert {(f.rule, f.page) for f in check_x4(pdf, X4)} == {("x4-content", 2)}


def test_content_that_unpacks_to_gigabytes_is_a_finding():
    pdf = sound()
    pages = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    bomb = pikepdf.Stream(pdf, zlib.compress(b"q Q " * 25_000_000, 9), pages)
    bomb.Filter = Name.FlateDecode
    draw(pdf, "/F Do", XObject={"F": bomb})
    assert {(f.rule, f.page) for f in check_x4(saved(pdf), X4)} == {("x4-content", 2)}


def test_the_walk_of_the_sample_issue_is_quick(sample):
    pages = [page.obj for page in sample.pdf.pages]
    begun = perf_counter()
    found = survey(Contents(sample.pdf), pages)
    assert perf_counter() - begun < 15
    assert {use.page for use in found.colours()} <= set(range(1, len(pages) + 1))
    assert list(found.said()) == []


def test_a_page_of_a_larger_unit_is_measured_in_points():
    """Half the numbers and a UserUnit of 2 are the same page."""
    code = "0 0 0 1 k 3 w 60 60 m 90 60 l S 20 100 30 40 re f q 50 0 0 60 20 200 cm /P Do Q"
    code += " BT /F 12 Tf 20 300 Td <00240025> Tj ET /Pattern cs /D scn 100 100 30 30 re f"
    once, twice = _page_of(code), _page_of(code, UserUnit=2)
    assert len(once.marks) == len(twice.marks) > 5
    for one, two in zip(once.marks, twice.marks, strict=True):
        assert two.box == pytest.approx([2 * side for side in one.box], abs=0.1)
        share = 0.5 if one.kind == "image" else 2
        assert two.size == pytest.approx(share * one.size)


@pytest.mark.parametrize("unit", [0, -1, 10**6, Name.Inch])
def test_a_unit_that_makes_no_sense_is_a_point(unit):
    assert _page_of("9 9 9 9 re f", UserUnit=unit) == _page_of("9 9 9 9 re f")


def _page_of(code: str, **entries: object) -> PageFacts:
    pdf = sound()
    face = pdf.pages[0].obj.Resources.Font.Face
    draw(
        pdf, code, Font={"F": face}, XObject={"P": image(pdf, Name.DeviceCMYK, bytes(4))},
        Pattern={"D": pattern(pdf, "1 0 0 0 k 0 0 4 4 re f")},
    )  # fmt: skip
    for key, value in entries.items():
        pdf.pages[1].obj[f"/{key}"] = value
    return open_document(saved(pdf)).survey.pages[1]
