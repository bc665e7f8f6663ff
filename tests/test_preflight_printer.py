"""A printer's boxes: trim and bleed to a hundredth of a millimetre, and the spine on its side."""

import pytest
from pikepdf import Array
from tinyx4 import BLEED, MM, TRIM, saved, sound, sound_bytes

from publisher.preflight import check_printer


def _rules(data, **wishes):
    settings = {"trim": TRIM, "bleed": BLEED, **wishes}
    return [(finding.rule, finding.page) for finding in check_printer(data, **settings)]


def _bled(*sides: tuple[float, float, float, float]) -> bytes:
    """Return the sound file with bleed in mm on left, bottom, right and top, page by page."""
    pdf = sound()
    width, height = TRIM
    for page, (left, bottom, right, top) in zip(pdf.pages, sides, strict=True):
        box = (-left, -bottom, width + right, height + top)
        page.obj.BleedBox = Array([side * MM for side in box])
    return saved(pdf)


def test_boxes_as_the_printer_wants_them_are_no_finding():
    assert _rules(sound_bytes()) == []
    assert _rules(sound_bytes(), trim=None) == []
    assert _rules(sound()) == []


@pytest.mark.parametrize(("off", "found"), [(0.008, 0), (-0.008, 0), (0.02, 2), (-0.02, 2)])
def test_a_trim_is_held_to_a_hundredth_of_a_millimetre(off, found):
    wanted = TRIM[0], TRIM[1] + off
    assert _rules(sound_bytes(), trim=wanted) == [
        ("printer-trim-size", n + 1) for n in range(found)
    ]


@pytest.mark.parametrize(("off", "found"), [(0.008, 0), (-0.008, 0), (0.02, 8), (-0.02, 8)])
def test_a_bleed_is_held_to_a_hundredth_of_a_millimetre(off, found):
    assert len(_rules(sound_bytes(), bleed=BLEED + off)) == found


def test_the_inner_bleed_is_on_the_side_of_the_spine():
    recto, verso = (0, 3, 3, 3), (3, 3, 0, 3)
    saddle = {"inner_bleed": 0}
    assert _rules(_bled(recto, verso), **saddle) == []
    assert _rules(_bled(verso, recto), first=2, **saddle) == []
    assert (
        _rules(_bled(verso, recto), **saddle)
        == [("printer-bleed", 1)] * 2 + [("printer-bleed", 2)] * 2
    )


def test_boxes_in_a_larger_unit_are_as_large_as_they_come_out():
    pdf = sound()
    for page in pdf.pages:
        for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
            page.obj[key] = Array([float(side) / 2 for side in page.obj[key]])
        page.obj.UserUnit = 2
    assert _rules(saved(pdf)) == []
    pdf.pages[1].obj.UserUnit = 1
    assert ("printer-trim-size", 2) in _rules(saved(pdf))


def test_a_page_without_a_trim_is_a_finding():
    pdf = sound()
    del pdf.pages[1].obj.TrimBox
    assert _rules(pdf) == [("printer-trim-size", 2)]


def test_a_finding_names_side_and_measure():
    messages = [
        f.message for f in check_printer(_bled((3, 3, 3, 1), (3, 3, 3, 3)), trim=None, bleed=3)
    ]
    assert messages == ["the bleed on the top is 1.00 mm, not 3.00 mm"]


def test_a_file_that_is_no_pdf_is_one_finding():
    assert _rules(b"no PDF") == [("printer-unreadable", None)]
