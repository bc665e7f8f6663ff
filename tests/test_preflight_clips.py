"""What a clip takes away is not printed; a line without any width within it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from tinyx4 import draw, form, image, pattern, sound, type3

from publisher.preflight.document import Document
from publisher.preflight.finding import Status
from publisher.preflight.inspecting import inspect
from publisher.preflight.profiles import PROFILES

AWAY = "q 200 200 20 20 re W n"  #: a clip that takes away what lies at 60, 60
WITHIN = "q 50 50 100 100 re W n"


def _found(pdf, profile="sheet"):
    document = Document(pdf, PROFILES[profile].limits)
    results = list(inspect(document, PROFILES[profile]))
    assert not [each for each in results if each.status is Status.ERROR]
    bad = (Status.WARN, Status.FAIL)
    return {each.rule.id for each in results if each.status in bad} - {"ghent-spots"}


def _file(clip, kind):
    pdf = sound()
    line = "0.1 w 1 1 1 0 K 60 60 m 90 60 l S"
    if kind == "line":
        draw(pdf, f"{clip} {line} Q")
    elif kind == "picture":
        picture = image(pdf, Name.DeviceCMYK, b"\0" * 1600, Width=20, Height=20)
        draw(pdf, f"{clip} 60 0 0 60 60 60 cm /I Do Q", XObject={"I": picture})
    elif kind == "form":
        drawn = form(pdf, line)
        draw(pdf, f"{clip} /F Do Q", XObject={"F": drawn})
    elif kind == "pattern":
        cell = pattern(pdf, "0.1 w 1 1 1 0 K 0 4 m 9 4 l S")
        draw(pdf, f"{clip} /Pattern cs /P scn 60 60 30 30 re f Q", Pattern={"P": cell})
    elif kind == "type 3":
        face = type3(pdf, "1000 0 d0 1 w 1 1 1 0 K 0 0 m 900 0 l S", Resources=Dictionary())
        draw(pdf, f"{clip} BT /F 9 Tf 60 60 Td (a) Tj ET Q", Font={"F": face})
    elif kind == "rgb":
        draw(pdf, f"{clip} 1 0 0 rg 60 60 9 9 re f Q")
    return pdf


FOUND = {
    "line": "ghent-thin-line",
    "picture": "ghent-picture-ppi",
    "form": "ghent-thin-line",
    "pattern": "ghent-thin-line",
    "type 3": "ghent-thin-line",
    "rgb": "ghent-early-binding",
}


@pytest.mark.parametrize("kind", FOUND)
def test_what_lies_within_a_clip_is_found(kind):
    assert FOUND[kind] in _found(_file(WITHIN, kind))


@pytest.mark.parametrize("kind", FOUND)
def test_what_a_clip_takes_away_is_not_found(kind):
    assert FOUND[kind] not in _found(_file(AWAY, kind))


@pytest.mark.parametrize("kind", ["pattern", "type 3"])
def test_what_is_clipped_away_at_first_is_found_where_it_is_seen(kind):
    twice = f"{AWAY} /Pattern cs /P scn 60 60 30 30 re f Q {WITHIN}"
    if kind == "type 3":
        twice = f"{AWAY} BT /F 9 Tf 60 60 Td (a) Tj ET Q {WITHIN}"
    assert FOUND[kind] in _found(_file(twice, kind))


def test_colour_that_is_clipped_away_breaks_pdf_x_4_all_the_same():
    assert _found(_file(AWAY, "rgb"), "x4") == {"x4-device-rgb"}


def test_clips_that_share_nothing_leave_nothing():
    assert FOUND["line"] not in _found(_file(f"{AWAY} 60 60 9 9 re W n", "line"))


def test_the_box_of_a_form_is_a_clip():
    pdf = sound()
    drawn = form(pdf, "0.1 w 1 1 1 0 K 60 60 m 90 60 l S", BBox=Array([0, 0, 50, 50]))
    draw(pdf, "/F Do", XObject={"F": drawn})
    assert FOUND["form"] not in _found(pdf)


@given(st.integers(50, 150), st.booleans())
def test_a_line_without_width_is_found_wherever_it_lies_in_its_clip(at, upright):
    pdf = sound()
    line = f"{at} 60 0 30 re f" if upright else f"60 {at} 30 0 re f"
    draw(pdf, f"{WITHIN} 1 1 1 0 k {line} Q")
    assert "ghent-thin-line" in _found(pdf)


def test_the_marks_of_a_clipped_picture_stay_in_the_list_of_pictures():
    pdf = _file(AWAY, "picture")
    marks = [mark for _, mark in Document(pdf).survey.marks() if mark.kind == "image"]
    assert [mark.hidden for mark in marks] == [False, True]


INKS = "1 1 1 0 k"


@pytest.mark.parametrize(
    ("code", "thin"),
    [
        (f"q 50 50 100 0.1 re W n {INKS} 0 0 200 200 re f Q", True),
        (f"q 50 50 0.1 100 re W n {INKS} 0 0 200 200 re f Q", True),
        (f"q 50 50 100 0.3 re W n {INKS} 0 0 200 200 re f Q", False),
        (f"q 50 50 9 9 re W n {INKS} 58.999 50 50 50 re f Q", False),  # rounding at a clip's edge
        (f"{INKS} 50 50 m 150 150 l 150.1 150 l 50.1 50 l f", True),
        (f"{INKS} 50 50 m 150 150 l 150.1 150 l 50.1 50 l 50 50 l f", True),
        (f"{INKS} 50 50 m 150 150 l 151 150 l 51 50 l f", False),
        (f"{INKS} 50 50 m 90 90 l 90 50 l 50 90 l f", False),  # its sides cross
        (f"{INKS} 50 50 m 90 90 90 50 50 90 c f", False),  # a curve
        (f"q 0.1 0 0 0.1 0 0 cm {INKS} 500 500 m 900 900 l 940 900 l 540 500 l f Q", False),
        (
            f"q 0.01 0 0 0.01 0 0 cm {INKS} 5000 5000 m 9000 9000 l 9010 9000 l 5010 5000 l f Q",
            True,
        ),
    ],
)
def test_a_shape_that_is_thin_in_the_end_is_a_line(code, thin):
    pdf = sound()
    draw(pdf, code)
    assert ("ghent-thin-line" in _found(pdf)) == thin
