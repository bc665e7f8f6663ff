"""Every hiding place of colour in a PDF: what is left is ink, and the ink that is right."""

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import ImageCms
from plating import (
    INKS,
    SPOT,
    content,
    families,
    form,
    inks,
    linear,
    lines,
    mixer,
    page_of,
    profiled,
    separate,
    separator,
    spot,
    tiling,
    type3,
    used,
)

from publisher.separation.ink import BadColour

RED = (0.0, 0.918, 0.969, 0.0)  #: what the profile mixes for pure red of sRGB
BLACK, PAPER, HALF = (0.0, 0.0, 0.0, 1.0), (0.0,) * 4, (0.0, 0.0, 0.0, 0.5)
SQUARE = "0 0 20 20 re f"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
D65 = Array([0.9505, 1, 1.089])
LAB = Array([Name.Lab, Dictionary(WhitePoint=[0.9642, 1, 0.8249], Range=[-128, 127, -128, 127])])
MATRIX = [0.4124, 0.2126, 0.0193, 0.3576, 0.7151, 0.1192, 0.1805, 0.0722, 0.9505]
CAL_RGB = Array([Name.CalRGB, Dictionary(WhitePoint=D65, Gamma=[2.2] * 3, Matrix=MATRIX)])
CAL_GREY = Array([Name.CalGray, Dictionary(WhitePoint=D65, Gamma=2.2)])
STROKING = {"rg": "RG", "g": "G", "k": "K", "cs": "CS", "sc": "SC", "scn": "SCN"}


def near(values, by=0.001):
    return pytest.approx(values, abs=by)


def stroking(code):
    return " ".join(STROKING.get(word, word) for word in code.split())


def painted(pdf):
    """Return what a page paints once it is separated; nothing but ink is left of it."""
    out = separate(pdf)
    assert families(out) <= {*INKS}
    return inks(out)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("1 0 0 rg", RED),
        ("0 g", BLACK),
        ("0.5 g", HALF),
        ("1 g", PAPER),
        ("0.1 0.2 0.3 0.4 k", (0.1, 0.2, 0.3, 0.4)),
        ("/DeviceRGB cs 1 0 0 sc", RED),
        ("/DeviceRGB cs", BLACK),
        ("/DeviceGray cs 0.5 scn", HALF),
        ("/DeviceCMYK cs 1 0 0 0 sc", (1, 0, 0, 0)),
        ("/DeviceCMYK cs", BLACK),
        ("", BLACK),
        ("1 1 0 0 k 0 0 0 rg", BLACK),
        ("1 1 1 0.9 k", (0.7, 0.7, 0.7, 0.9)),
        ("2 -1 0 rg", RED),
    ],
)
def test_a_colour_of_a_device_becomes_ink(code, expected):
    assert painted(page_of(f"{code} {SQUARE}")) == [near(expected)]
    assert painted(page_of(f"{stroking(code)} 0 0 m 9 9 l S")) == [near(expected)]


def process_plates(pdf):
    program = pdf.make_stream(b"{0 exch 0 exch}", FunctionType=4, Domain=[0, 1] * 2)
    program.Range = Array([0, 1] * 4)
    return Array([Name.DeviceN, Array([Name.Cyan, Name.Black]), Name.DeviceCMYK, program])


SPACES = {
    "ICC of RGB": (lambda pdf: profiled(pdf, SRGB, 3), "1 0 0", RED),
    "ICC of grey": (lambda pdf: profiled(pdf, b"broken", 1), "0.5", HALF),
    "ICC of inks": (lambda pdf: profiled(pdf, b"", 4), "0 .1 .2 .3", (0, 0.1, 0.2, 0.3)),
    "ICC that is broken": (lambda pdf: profiled(pdf, b"broken", 3), "1 0 0", RED),
    "CalRGB": (lambda _: CAL_RGB, "1 0 0", RED),
    "CalRGB of no colour": (lambda _: CAL_RGB, "0 0 0", BLACK),
    "CalGray": (lambda _: CAL_GREY, "0", BLACK),
    "CalGray of paper": (lambda _: CAL_GREY, "1", PAPER),
    "Lab": (lambda _: LAB, "54.3 81 70", RED),
    "Lab of no colour": (lambda _: LAB, "0 0 0", BLACK),
    "Lab of paper": (lambda _: LAB, "100 0 0", PAPER),
    "Indexed": (
        lambda _: Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\0\0\0\xff\0\0")]), "1", RED
    ),
    "Indexed beyond its table": (
        lambda _: Array([Name.Indexed, Name.DeviceRGB, 0, String(b"\xff\0\0")]), "9", RED
    ),
    "Indexed of Lab": (
        lambda _: Array([Name.Indexed, LAB, 0, String(bytes((138, 209, 198)))]), "0", RED
    ),
    "Indexed in a stream": (
        lambda pdf: Array([Name.Indexed, Name.DeviceRGB, 0, pdf.make_stream(b"\xff\0\0")]),
        "0", RED,
    ),
    "Separation Black": (lambda _: spot("Black", Name.DeviceCMYK, 0, 0, 0, 1), "0.5", HALF),
    "Separation All": (lambda _: spot("All", Name.DeviceCMYK, 1, 1, 1, 1), "0.5", HALF),
    "Separation Cyan of Lab": (lambda _: spot("Cyan", LAB, 55, -37, -50), "0.5", (0.5, 0, 0, 0)),
    "DeviceN of process inks": (process_plates, "0.2 0.3", (0.2, 0, 0, 0.3)),
    "an array of a name": (lambda _: Array([Name.DeviceRGB]), "1 0 0", RED),
}  # fmt: skip


@pytest.mark.parametrize("name", SPACES)
def test_a_colour_of_a_space_becomes_ink(name):
    space, values, expected = SPACES[name]
    code = f"/S cs {values} scn"
    pdf = page_of(f"{code} {SQUARE} {stroking(code)} 0 0 m 9 9 l S")
    pdf.pages[0].Resources = Dictionary(ColorSpace=Dictionary(S=space(pdf)))
    assert painted(pdf) == [near(expected, 0.02)] * 2


@pytest.mark.parametrize(
    ("alternate", "full", "mix"),
    [
        (Name.DeviceCMYK, (1, 0.9, 0, 0.4), (1, 0.9, 0, 0.4)),
        (Name.DeviceRGB, (1, 0, 0), RED),
        (LAB, (54.3, 81, 70), RED),
    ],
)
def test_a_spot_ink_keeps_its_plate_and_is_mixed_from_inks(alternate, full, mix):
    pdf = page_of(f"/S cs 0.25 scn {SQUARE}", ColorSpace={"S": spot("Red", alternate, *full)})
    out = separate(pdf)
    (use,) = (use for use in used(out) if use.value is not None)
    assert (use.space.family, use.space.colorants, use.value) == ("Separation", ("Red",), (0.25,))
    assert use.space.base.family == "DeviceCMYK"
    space = out.pages[0].Resources.ColorSpace.Press0
    assert [float(value) for value in space[3].C1] == near(mix, 0.02)


def test_a_spot_ink_is_mixed_where_the_printer_has_no_plate_for_it():
    pdf = page_of(
        f"/S cs 0.5 scn {SQUARE}", ColorSpace={"S": spot("Red", Name.DeviceCMYK, 0, 1, 0.8, 0)}
    )
    out = separate(pdf, keep_spots=False)
    assert families(out) == {"DeviceCMYK"} and inks(out) == [near((0, 0.5, 0.4, 0))]


def test_the_first_definition_of_a_spot_ink_holds_for_all():
    one, other = spot("Red", Name.DeviceCMYK, 0, 1, 1, 0), spot("Red", Name.DeviceCMYK, 1, 0, 0, 0)
    pdf = page_of(f"/A cs 1 scn {SQUARE} /B cs 1 scn {SQUARE}", ColorSpace={"A": one, "B": other})
    out = separate(pdf)
    assert len({use.space.digest for use in used(out) if use.kind == "fill"}) == 1


def test_of_several_plates_the_one_that_prints_keeps_its_plate():
    program = "{2 copy 0 4 1 roll 0 3 1 roll}"  # the sum of neither: magenta, yellow
    pdf = page_of(f"/S cs 0 0.5 scn {SQUARE} 0.5 0.5 scn {SQUARE}")
    tint = pdf.make_stream(program.encode(), FunctionType=4, Domain=[0, 1] * 2, Range=[0, 1] * 4)
    tint.write(b"{0 3 1 roll 0}")
    plates = Array([Name.DeviceN, Array([Name.Red, Name.Gold]), Name.DeviceCMYK, tint])
    pdf.pages[0].Resources = Dictionary(ColorSpace=Dictionary(S=plates))
    assert painted(pdf) == [(0.5,), near((0, 0.5, 0.5, 0))]


def test_a_default_space_stands_for_its_device():
    spaces = {"DefaultRGB": LAB, "DefaultGray": CAL_GREY, "DefaultCMYK": LAB}
    index = Array([Name.Indexed, Name.DeviceRGB, 0, String(bytes((138, 209, 198)))])
    code = f"54.3 81 70 rg {SQUARE} 0 g {SQUARE} /DeviceRGB cs 54.3 81 70 sc {SQUARE}"
    pdf = page_of(f"{code} /I cs 0 sc {SQUARE}", ColorSpace={**spaces, "I": index})
    found = painted(pdf)
    assert BLACK in found and len(found) > 1
    assert all(mix == near(RED, 0.02) for mix in found if mix != BLACK)


def test_a_space_of_the_resources_goes_before_a_short_name():
    pdf = page_of(f"/G cs 54.3 81 70 sc {SQUARE}", ColorSpace={"G": LAB})
    assert painted(pdf) == [near(RED, 0.02)]


# Drawings within drawings


def test_a_form_inherits_the_colour_of_its_caller():
    pdf = page_of("1 0 0 rg /F Do 0 0 0 rg /F Do")
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=form(pdf, SQUARE)))
    assert painted(pdf) == [near(RED), BLACK]


def test_a_form_that_nothing_coloured_is_black():
    pdf = page_of("/F Do")
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=form(pdf, SQUARE)))
    assert painted(pdf) == [BLACK]


def test_forms_within_forms_and_without_resources_are_reached():
    pdf = page_of("/Outer Do")
    inner = form(pdf, f"/S cs 1 0 0 sc {SQUARE}")
    outer = form(pdf, "/Inner Do", Resources=Dictionary(
        XObject=Dictionary(Inner=inner), ColorSpace=Dictionary(S=Name.DeviceRGB)
    ))  # fmt: skip
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Outer=outer))
    assert painted(pdf) == [near(RED)]


def test_a_form_without_resources_is_drawn_with_those_of_each_caller():
    pdf = page_of("/F Do")
    shared = form(pdf, f"/S cs 1 scn {SQUARE}")
    one, other = spot("One", Name.DeviceCMYK, 1, 0, 0, 0), spot("Two", Name.DeviceCMYK, 0, 1, 0, 0)
    for space in (one, other):
        pdf.add_blank_page(page_size=(100, 100))
        pdf.pages[-1].Contents = pdf.make_stream(b"/F Do")
        spaces = Dictionary(S=space)
        pdf.pages[-1].Resources = Dictionary(XObject=Dictionary(F=shared), ColorSpace=spaces)
    del pdf.pages[0]
    out = separate(pdf)
    assert [use.space.colorants for use in used(out) if use.value] == [("One",), ("Two",)]


def test_a_pattern_and_a_face_used_often_are_made_once():
    pdf = page_of(f"/Pattern cs /P scn {SQUARE} BT /T 9 Tf (A) Tj ET " * 9)
    pdf.pages[0].Resources = Dictionary(
        Pattern=Dictionary(P=Dictionary(PatternType=2, Shading=shading())),
        Font=Dictionary(T=type3(pdf, f"1000 0 d0 1 0 0 rg {SQUARE}")),
    )
    out = separate(pdf)
    assert [*out.pages[0].Resources.Pattern.keys()] == ["/P"]
    assert [*out.pages[0].Resources.Font.keys()] == ["/T"]


def test_a_form_drawn_often_is_made_once():
    pdf = page_of("/F Do " * 50)
    drawn = form(pdf, f"/S cs 1 0 0 sc {SQUARE}")
    drawn.Resources = Dictionary(ColorSpace=Dictionary(S=Name.DeviceRGB))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=drawn))
    out = separate(pdf)
    assert [*out.pages[0].Resources.XObject.keys()] == ["/F"]
    assert sum(isinstance(each, pikepdf.Stream) for each in out.objects) == 2


def test_a_group_blends_in_the_inks_of_the_press():
    pdf = page_of("/F Do")
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB, I=True)
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=form(pdf, SQUARE, Group=group)))
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, CS=Array([Name.ICCBased]))
    out = separate(pdf)
    assert families(out) == {"DeviceCMYK"}
    assert out.pages[0].Resources.XObject.F.Group.I is True


def test_a_tiling_pattern_is_reached_with_colours_and_without():
    pdf = page_of(
        f"/Pattern cs /Own scn {SQUARE} /Under cs 1 0 0 /Bare scn {SQUARE} "
        f"/Under CS 1 0 0 /Bare SCN 0 0 m 50 50 l S"
    )
    inner = form(pdf, "0 1 0 rg 0 0 5 5 re f")
    bare = tiling(pdf, "/F Do 0 0 5 5 re f", 2, Resources=Dictionary(XObject=Dictionary(F=inner)))
    pdf.pages[0].Resources = Dictionary(
        Pattern=Dictionary(Own=tiling(pdf, "1 0 0 rg 0 0 5 5 re f"), Bare=bare),
        ColorSpace=Dictionary(Under=Array([Name.Pattern, Name.DeviceRGB])),
    )
    out = separate(pdf)
    assert families(out) <= {*INKS, "Pattern"}
    assert content(out).count("0 0.9176 0.9686 0 /Bare scn") == 1
    assert content(out).count("0 0.9176 0.9686 0 /Bare SCN") == 1
    assert lines(out.pages[0].Resources.Pattern.Own)[0] == "0 0.9176 0.9686 0 k"
    drawn = lines(out.pages[0].Resources.Pattern.Bare.Resources.XObject.F)
    assert drawn == ["0 0 5 5 re", "f"]


def test_an_uncoloured_pattern_over_a_spot_ink_lies_on_its_plate():
    pdf = page_of(f"/Under cs 0.5 /Bare scn {SQUARE}")
    under = Array([Name.Pattern, spot(SPOT, Name.DeviceRGB, 1, 0, 0)])
    pdf.pages[0].Resources = Dictionary(
        Pattern=Dictionary(Bare=tiling(pdf, "0 0 5 5 re f", 2)), ColorSpace=Dictionary(Under=under)
    )
    out = separate(pdf)
    assert "DeviceRGB" not in families(out)
    base = out.pages[0].Resources.ColorSpace.Press0[1]
    assert base[1] == Name(f"/{SPOT}") and base[2] == Name.DeviceCMYK


def shading(space=Name.DeviceRGB):
    return Dictionary(
        ShadingType=2, ColorSpace=space, Coords=[0, 0, 100, 0], Function=linear([1, 0, 0], [1] * 3)
    )


def test_shadings_are_in_inks_however_they_are_painted():
    pdf = page_of(f"/S sh /Pattern cs /P scn {SQUARE} /Pattern CS /P SCN 0 0 m 9 9 l S")
    pdf.pages[0].Resources = Dictionary(
        Shading=Dictionary(S=shading(Name.Named)),
        Pattern=Dictionary(
            P=Dictionary(PatternType=2, Shading=shading(), Matrix=[2, 0, 0, 2, 0, 0])
        ),
        ColorSpace=Dictionary(Named=CAL_RGB),
    )  # fmt: skip
    out = separate(pdf)
    assert families(out) <= {*INKS, "Pattern"}
    assert [int(value) for value in out.pages[0].Resources.Pattern.P.Matrix] == [2, 0, 0, 2, 0, 0]


def masked(kind, group, **entries):
    pdf = page_of(f"/Masked gs 1 0 0 rg {SQUARE}")
    drawing = form(pdf, f"1 0 0 rg {SQUARE} 0.5 g {SQUARE}", Group=group)
    mask = Dictionary(S=kind, G=drawing, **entries)
    pdf.pages[0].Resources = Dictionary(ExtGState=Dictionary(Masked=Dictionary(SMask=mask)))
    return separate(pdf)


def test_a_luminosity_mask_is_grey_and_as_light_as_it_was():
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    out = masked(Name.Luminosity, group, BC=Array([0, 1, 0]))
    assert families(out) == {"DeviceCMYK", "DeviceGray"}
    mask = out.pages[0].Resources.ExtGState.Masked.SMask
    assert [float(value) for value in mask.BC] == [near(0.59)]
    assert lines(mask.G)[0] == "0.3 g" and lines(mask.G)[3] == "0.5 g"
    assert mask.G.Group.CS == "/DeviceGray"


def test_an_alpha_mask_is_drawn_in_inks():
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    out = masked(Name.Alpha, group, BC=Array([0, 1, 0]))
    assert families(out) == {"DeviceCMYK"}
    mask = out.pages[0].Resources.ExtGState.Masked.SMask
    assert "/BC" not in mask and lines(mask.G)[0] == "0 0.9176 0.9686 0 k"


def test_glyphs_that_are_drawings_are_in_inks():
    pdf = page_of("BT 0 0 1 rg /Own 20 Tf (A) Tj /Bare 20 Tf (A) Tj ET")
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(
        Own=type3(pdf, "1000 0 d0 1 0 0 rg 0 0 500 500 re f"),
        Bare=type3(pdf, "1000 0 0 0 500 500 d1 0 1 0 rg 0 0 500 500 re f"),
    ))  # fmt: skip
    out = separate(pdf)
    assert families(out) == {"DeviceCMYK"}
    fonts = out.pages[0].Resources.Font
    assert "0 0.9176 0.9686 0 k" in lines(fonts.Own.CharProcs.A)
    assert lines(fonts.Bare.CharProcs.A) == ["1000 0 0 0 500 500 d1", "0 0 500 500 re", "f"]


def test_glyphs_find_their_resources_in_the_face_or_on_the_page():
    pdf = page_of("BT /T 20 Tf (A) Tj ET")
    glyph = f"1000 0 d0 /S cs 1 0 0 sc {SQUARE}"
    pdf.pages[0].Resources = Dictionary(
        Font=Dictionary(T=type3(pdf, glyph)), ColorSpace=Dictionary(S=Name.DeviceRGB)
    )
    assert near(RED) in painted(pdf)


def test_a_face_in_a_graphics_state_is_reached():
    pdf = page_of("BT /State gs (A) Tj ET")
    face = pdf.make_indirect(type3(pdf, f"1000 0 d0 1 0 0 rg {SQUARE}"))
    state = Dictionary(Font=Array([face, 20]))
    pdf.pages[0].Resources = Dictionary(ExtGState=Dictionary(State=state))
    out = separate(pdf)
    glyph = out.pages[0].Resources.ExtGState.State.Font[0].CharProcs.A
    assert "0 0.9176 0.9686 0 k" in lines(glyph)


def test_what_is_the_pressroom_s_own_affair_is_left_out():
    curve = Dictionary(FunctionType=2, Domain=[0, 1], N=2)
    given = Dictionary(TR=curve, BG=curve, UCR=curve, HT=Name.Default, LW=3, CA=0.5)
    out = separate(page_of(f"/State gs {SQUARE}", ExtGState={"State": given}))
    assert {*out.pages[0].Resources.ExtGState.State.keys()} == {"/LW", "/CA"}


def test_layers_stay_and_tags_go():
    code = f"/Tag <</MCID 0>> BDC /OC /Layer BDC {SQUARE} EMC /Span BMC {SQUARE} EMC EMC /X MP"
    layer = Dictionary(Type=Name.OCG, Name=String("Layer"))
    out = separate(page_of(code, Properties={"Layer": layer}))
    said = [line for line in content(out) if line.endswith(("BDC", "BMC", "EMC", "MP"))]
    assert said == ["/OC /Layer BDC", "EMC"]


def test_what_is_left_open_is_closed_and_what_was_never_open_is_not():
    layer = Dictionary(Type=Name.OCG, Name=String("Layer"))
    out = separate(page_of(f"Q q 0 g EMC /OC /Layer BDC {SQUARE} q", Properties={"Layer": layer}))
    assert content(out)[0] == "q" and content(out)[-3:] == ["EMC", "Q", "Q"]


def test_resources_that_nothing_uses_are_gone():
    pdf = page_of(SQUARE, ColorSpace={"S": Name.DeviceRGB}, Shading={"H": shading()})
    out = separate(pdf)
    assert [*out.pages[0].Resources.keys()] == []


# Laws

shares = st.floats(0, 1)


@given(shares, shares, shares)
def test_the_inks_of_any_colour_are_within_the_limit(red, green, blue):
    colour = tuple(round(255 * value) for value in (red, green, blue))
    mix = separator(limit=2.4).rgb(colour).process
    assert all(0 <= part <= 1 for part in mix) and sum(mix) <= 2.4 + 1e-9


def test_greys_are_black_alone_and_never_lighter_than_lighter_ones():
    plates = separator()
    mixes = [plates.rgb((level, level, level)).process for level in range(256)]
    assert all(not any(mix[:3]) for mix in mixes)
    blacks = [mix[3] for mix in mixes]
    assert blacks == sorted(blacks, reverse=True) and (blacks[0], blacks[-1]) == (1, 0)


@given(st.tuples(*[st.floats(0, 100), st.floats(-128, 127), st.floats(-128, 127)]))
def test_any_colour_of_lab_is_ink(values):
    mix = separator().lab(*values)
    assert all(0 <= part <= 1 for part in mix) and sum(mix) <= 3 + 1e-9


def everything():
    """Return a page on which most things are."""
    pdf = page_of(
        f"q 1 0 0 rg {SQUARE} /Asks gs 0 0 0 1 k {SQUARE} 0 1 0 rg /F Do Q {SQUARE} /S sh "
        f"/Pattern cs /P scn {SQUARE} /C cs 0.5 scn {SQUARE} 0.2 w 0 0 m 9 9 l S "
        "0.784 0.063 0.18 rg "
        f"BT /T 8 Tf (A) Tj ET {SQUARE} q 20 0 0 20 0 0 cm "
        "BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc EI Q /F Do /Bare gs 1 g 0 0 5 1 re B"
    )
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    mask = Dictionary(S=Name.Luminosity, G=form(pdf, f"1 0 0 rg {SQUARE}", Group=group))
    pdf.pages[0].Resources = Dictionary(
        XObject=Dictionary(F=form(pdf, f"{SQUARE} 0 0 0 RG 0 0 m 9 9 l S", Group=group)),
        Shading=Dictionary(S=shading()),
        Pattern=Dictionary(P=tiling(pdf, f"{SQUARE} 0 0 1 RG 0 0 m 9 9 l S")),
        ColorSpace=Dictionary(C=spot("Gold", Name.DeviceRGB, 1, 0.8, 0)),
        Font=Dictionary(T=type3(pdf, f"1000 0 d0 {SQUARE}")),
        ExtGState=Dictionary(
            Asks=Dictionary(OP=True, OPM=1, SMask=mask), Bare=Dictionary(OP=False)
        ),
    )  # fmt: skip
    return pdf


def streams(pdf):
    """Return every stream by what it says, but for the tables of gradients."""
    held = (each for each in pdf.objects if isinstance(each, pikepdf.Stream))
    return sorted(each.read_bytes() for each in held if "/FunctionType" not in each)


def test_what_is_separated_stays_as_it_is():
    once = separate(everything())
    said, drawn, found = content(once), streams(once), used(once)
    assert families(once) <= {*INKS, "Pattern"}
    twice = separate(once)
    assert content(twice) == said
    assert streams(twice) == drawn
    assert [(u.kind, u.space, u.value, u.overprint) for u in used(twice)] == [
        (u.kind, u.space, u.value, u.overprint) for u in found
    ]


# What makes no sense


@pytest.mark.parametrize(
    ("code", "resources", "reason"),
    [
        ("/Nowhere cs", {}, "a colour space /Nowhere that is nowhere"),
        ("1 0 rg", {}, "a colour of 2 numbers where 3 are due"),
        ("/S cs", {"ColorSpace": {"S": Array([Name.Nonsense, 1])}}, "/Nonsense"),
        ("/S cs", {"ColorSpace": {"S": Name.S}}, "within one another"),
        ("/S cs", {"ColorSpace": {"S": Array([Name.ICCBased, 3])}}, "a profile is missing"),
        ("/F Do", {}, "/F of /XObject is used, and is nowhere"),
        ("/S gs", {}, "/S of /ExtGState"),
        ("1 0 0 cm", {}, "six numbers"),
        ("/S cs", {"ColorSpace": {"S": Array([Name.CalGray, Dictionary(Gamma=0)])}}, "/Gamma"),
        ("/S cs", {"ColorSpace": {"S": spot("X", LAB, 1)}}, "a colour of another kind"),
        ("q " * 600, {}, "graphics states"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_with_a_reason(code, resources, reason):
    with pytest.raises(BadColour) as caught:
        separate(page_of(code, **resources))
    assert reason in str(caught.value) and "\n" not in str(caught.value)


def test_a_form_that_draws_itself_is_refused():
    pdf = page_of("/F Do")
    drawn = form(pdf, "/F Do")
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=drawn))
    with pytest.raises(BadColour, match="draws itself"):
        separate(pdf)


def test_forms_too_many_within_one_another_are_refused():
    pdf = page_of("/F Do")
    drawn = form(pdf, SQUARE)
    for _ in range(30):
        drawn = form(pdf, "/F Do", Resources=Dictionary(XObject=Dictionary(F=drawn)))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=drawn))
    with pytest.raises(BadColour, match="within one another"):
        separate(pdf)


@settings(max_examples=20)
@given(st.integers(0, 255))
def test_a_grey_is_as_light_in_black_as_the_profile_would_print_it(level):
    wanted = mixer().lightness((level, level, level))
    assert 0 <= wanted <= 100
    assert mixer().black(wanted) == pytest.approx(separator().grey(wanted)[3], abs=1e-4)
