"""Tokens and overprinting: exact inks, spots on their plates, fine black over what lies below."""

import pytest
from pikepdf import Array, Dictionary, Name
from plating import (
    SPOT,
    content,
    form,
    inks,
    lines,
    page_of,
    picture,
    separate,
    spot,
    type3,
    used,
)

NAVY, RED_SPOT, RICH, VARNISH = (
    "0.0431 0.1451 0.2706 rg",
    "0.7843 0.0627 0.1804 rg",
    "0.0627 0.0784 0.0941 rg",
    "1 0.9412 0 rg",
)
RULE, BAR = "0 0 50 1.9 re f", "0 0 50 2.1 re f"


def fills(pdf):
    return [use for use in used(pdf) if use.kind == "fill"]


def said(code, **resources):
    """Return what overprints: for each thing painted its ink and whether, and the mode of it."""
    out = separate(page_of(code, **resources))
    return [(tuple(round(v, 3) for v in u.value), u.overprint) for u in used(out) if u.value]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (NAVY, (1, 0.8, 0.2, 0.35)),
        (RICH, (0.6, 0.4, 0.4, 1)),
        ("0 0 0 rg", (0, 0, 0, 1)),
        ("0.07 0.07 0.07 rg", pytest.approx((0, 0, 0, 0.96), abs=0.03)),
        ("1 1 1 rg", (0, 0, 0, 0)),
    ],
)
def test_a_token_becomes_exactly_its_inks_and_black_is_black_alone(code, expected):
    assert inks(separate(page_of(f"{code} {BAR}"))) == [expected]


@pytest.mark.parametrize("share", [1, 0.75, 0.5, 0.2, 0.05])
def test_a_tint_of_a_spot_token_lies_on_its_plate(share):
    rgb = (200, 16, 46)
    tint = " ".join(f"{round(255 - share * (255 - level)) / 255:.4f}" for level in rgb)
    (fill,) = fills(separate(page_of(f"{tint} rg {BAR}")))
    assert fill.space.colorants == (SPOT,)
    assert fill.value == pytest.approx((share,), abs=0.01)


def test_a_grey_is_no_tint_and_a_neighbour_is_no_token():
    out = separate(page_of(f"0.996 0.996 0.996 rg {BAR} 0.05 0.1451 0.2706 rg {BAR}"))
    (grey, other) = (fill.value for fill in fills(out))
    assert grey[:3] == (0, 0, 0) and 0 < grey[3] < 0.02
    assert other != (1, 0.8, 0.2, 0.35)


def test_spot_tokens_are_mixed_where_the_printer_has_no_plates():
    out = separate(page_of(f"{RED_SPOT} {BAR} {VARNISH} {BAR}"), keep_spots=False)
    red, varnish = fills(out)
    assert red.value == (1, 0.9, 0, 0.4)
    assert varnish.space.colorants == ("None",)


def test_a_varnish_overprints_and_a_spot_ink_does_not():
    out = separate(page_of(f"{RED_SPOT} {BAR} {VARNISH} {BAR} {NAVY} {BAR}"))
    assert [(use.space.colorants, use.overprint) for use in fills(out)] == [
        ((SPOT,), False),
        (("Varnish",), True),
        ((), False),
    ]


SIZES = {
    "11.9 pt": ("/F 11.9 Tf", True),
    "12 pt": ("/F 12 Tf", False),
    "through Tm": ("/F 1 Tf 11 0 0 11 0 0 Tm", True),
    "through Tm, large": ("/F 1 Tf 13 0 0 13 0 0 Tm", False),
    "turned": ("/F 1 Tf 0 11 -11 0 0 0 Tm", True),
    "turned, large": ("/F 1 Tf 0 13 -13 0 0 0 Tm", False),
    "upside down": ("/F 1 Tf 11 0 0 -11 0 0 Tm", True),
}


def text(setting, before=""):
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    code = f"{before} BT {setting} (A) Tj ET"
    return separate(page_of(code, Font={"F": font}))


@pytest.mark.parametrize("name", SIZES)
def test_small_black_text_overprints(name):
    setting, over = SIZES[name]
    (use,) = fills_of_text(text(setting))
    assert (use.value, use.overprint) == ((0, 0, 0, 1), over)


def fills_of_text(pdf):
    return [use for use in used(pdf) if use.value is not None]


@pytest.mark.parametrize(
    ("before", "over"),
    [
        ("2 0 0 2 0 0 cm", False),
        ("0.5 0 0 0.5 0 0 cm", True),
        ("q 2 0 0 2 0 0 cm Q", True),
        ("1 1 1 rg", False),
        ("0.2 g", False),
        (NAVY, False),
        ("0 0 0 1 k", True),
    ],
)
def test_the_matrix_and_the_ink_decide_on_text(before, over):
    (use,) = fills_of_text(text("/F 10 Tf", before))
    assert use.overprint is over


def test_a_form_carries_its_matrix_into_text():
    for scale, over in ((0.5, True), (2, False)):
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf = page_of(f"{scale} 0 0 {scale} 0 0 cm /X Do")
        drawn = form(
            pdf,
            "BT /F 10 Tf (A) Tj ET",
            Matrix=Array([1, 0, 0, 1, 5, 5]),
            Resources=Dictionary(Font=Dictionary(F=font)),
        )
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=drawn))
        (use,) = fills_of_text(separate(pdf))
        assert use.overprint is over


@pytest.mark.parametrize(
    ("code", "over"),
    [
        ("1.9 w 0 0 m 9 9 l S", True),
        ("2 w 0 0 m 9 9 l S", False),
        ("4 w 0.4 0 0 0.4 0 0 cm 0 0 m 9 9 l S", True),
        ("1 w 3 0 0 3 0 0 cm 0 0 m 9 9 l s", False),
        ("0 w 0 0 m 9 9 l S", True),
        (RULE, True),
        (BAR, False),
        ("0 0 1.9 50 re f*", True),
        ("0 0 50 -1.5 re f", True),
        ("0 0 50 1 re 0 10 50 1 re f", True),
        ("0 0 50 1 re 0 10 50 5 re f", False),
        ("0 0 m 50 0 l 50 1 l 0 1 l h f", True),
        ("0 0 m 50 0 l 50 9 l 0 9 l h f", False),
        ("0 0 m 0 9 50 9 50 0 c f", False),
        ("3 0 0 3 0 0 cm 0 0 50 1 re f", False),
    ],
)
def test_fine_black_rules_overprint(code, over):
    (found,) = said(code)
    assert found == ((0, 0, 0, 1), over)


def test_what_is_filled_and_stroked_says_both():
    out = separate(page_of("1 w 0 0 30 30 re B 5 w 0 0 1 1 re B 0.1 w 0 0 1 1 re b"))
    states = [
        out.pages[0].Resources.ExtGState[line.split()[0]]
        for line in content(out)
        if line.endswith(" gs")
    ]
    assert [(state.OP, state.op, state.OPM) for state in states] == [
        (True, False, 1),
        (False, True, 1),
        (True, True, 1),
    ]


def asking():
    return {"Asks": Dictionary(OP=True, OPM=1)}


def test_white_never_overprints_even_where_it_is_asked():
    code = f"/Asks gs 1 g {RULE} 0 0 0 0 k {BAR} /S cs 0 scn {BAR}"
    space = {"S": spot("Red", Name.DeviceCMYK, 0, 1, 1, 0)}
    found = said(code, ExtGState=asking(), ColorSpace=space)
    assert found and not any(over for _, over in found)


def test_what_the_source_asks_is_kept():
    found = said(f"/Asks gs 0 1 0 0 k {BAR} /Not gs 1 0 0 0 k {BAR}", ExtGState={
        **asking(), "Not": Dictionary(OP=False)
    })  # fmt: skip
    assert found == [((0, 1, 0, 0), True), ((1, 0, 0, 0), False)]


@pytest.mark.parametrize(
    ("given", "code", "mode"),
    [
        (1, "0 1 0 0 k", 1),
        (0, "0 1 0 0 k", 0),
        (1, "1 0 0 rg", 0),
        (0, "0 g 0 0 50 1 re f", 1),
    ],
)
def test_inks_of_nothing_are_left_alone_only_where_the_source_says_so(given, code, mode):
    asked = Dictionary(OP=True, OPM=given)
    out = separate(page_of(f"/Asks gs {code} {BAR}", ExtGState={"Asks": asked}))
    state = out.pages[0].Resources.ExtGState.Press0
    assert (state.op, state.OPM) == (True, mode)


def test_overprinting_ends_with_the_state_it_was_said_in():
    out = separate(page_of(f"q 0 g {RULE} Q 1 0 0 rg {BAR} 0 g {RULE} {BAR}"))
    assert [(use.value, use.overprint) for use in fills(out)] == [
        ((0, 0, 0, 1), True),
        (pytest.approx((0, 0.918, 0.969, 0), abs=0.001), False),
        ((0, 0, 0, 1), False),
    ]
    assert [line for line in content(out) if line.endswith("gs")] == [
        "/Press0 gs", "/Press0 gs", "/Press1 gs",
    ]  # fmt: skip


def test_a_form_drawn_in_black_and_in_white_is_two_forms():
    pdf = page_of("/X Do 1 g /X Do 1 0 0 rg /X Do 0 g /X Do")
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=form(pdf, RULE)))
    out = separate(pdf)
    assert [use.overprint for use in fills(out)] == [True, False, False]
    assert len(out.pages[0].Resources.XObject.keys()) == 3


def test_a_form_says_by_itself_what_overprints():
    pdf = page_of(f"{RULE} /X Do")
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(X=form(pdf, f"1 0 0 rg {BAR}")))
    out = separate(pdf)
    assert [use.overprint for use in fills(out)] == [True, False]
    drawn = out.pages[0].Resources.XObject.X
    assert "/Press0 gs" in lines(drawn) and drawn.Resources.ExtGState.Press0.op is False


def test_a_glyph_that_is_a_drawing_says_by_itself_what_overprints():
    pdf = page_of("BT /T 8 Tf (A) Tj ET")
    face = type3(pdf, "1000 0 d0 1 0 0 rg 0 0 900 900 re f")
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(T=face))
    out = separate(pdf)
    assert not any(use.overprint for use in used(out) if use.value and use.value[1])


def test_pictures_and_shadings_knock_out_after_black():
    pdf = page_of(f"{RULE} /I Do 0 g {RULE} /S sh")
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    axial = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 9, 9])
    axial.Function = ramp
    pdf.pages[0].Resources = Dictionary(
        XObject=Dictionary(I=picture(pdf, b"abc", Name.DeviceRGB)),
        Shading=Dictionary(S=axial),
    )  # fmt: skip
    out = separate(pdf)
    assert not any(use.overprint for use in used(out) if use.kind in ("image", "shading"))


def test_black_of_rich_black_is_not_alone():
    assert said(f"{RICH} {RULE}") == [((0.6, 0.4, 0.4, 1), False)]
    assert said(f"0.3 0 0 1 k {RULE}") == [((0.3, 0, 0, 1), False)]


def test_pages_share_no_state():
    pdf = page_of(RULE)
    pdf.add_blank_page(page_size=(100, 100))
    pdf.pages[1].Contents = pdf.make_stream(f"1 0 0 rg {BAR}".encode())
    assert [use.overprint for use in fills(separate(pdf))] == [True, False]
