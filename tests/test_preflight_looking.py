"""Pages that /Rotate turns: places are told and framed as the page is looked at."""

import base64
import io
import shutil

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image
from tinyx4 import MM, TRIM, draw, saved, sound

from publisher.preflight.document import open_document
from publisher.preflight.looking import Look, look
from publisher.preflight.plates import THUMBNAIL_PPI
from publisher.preflighting import Wishes, examine_files
from publisher.report.marking import marked, sheets

needs_gs = pytest.mark.skipif(not shutil.which("gs"), reason="needs Ghostscript")
WIDTH, HEIGHT = TRIM
FILL = (20.0, 30.0, 60.0, 130.0)  #: pt on the page

#: Where `FILL` is seen, in mm from the upper left, by how the page is turned.
SEEN = {
    0: (20 / MM, HEIGHT - 130 / MM, 40 / MM, 100 / MM),
    90: (30 / MM, 20 / MM, 100 / MM, 40 / MM),
    180: (WIDTH - 60 / MM, 30 / MM, 40 / MM, 100 / MM),
    270: (HEIGHT - 130 / MM, WIDTH - 60 / MM, 100 / MM, 40 / MM),
}


def _turned(turn: object, code: str = "1 1 1 1 k 20 30 40 100 re f") -> bytes:
    pdf = sound()
    pdf.pages[1].obj.Contents = pdf.make_stream(b"")
    draw(pdf, code)
    pdf.pages[1].obj.Rotate = turn
    return saved(pdf)


def _looks(data: bytes) -> list[Look]:
    document = open_document(data)
    return [look(page) for page in document.pages]


def _report(path, data, **wishes):
    path.write_bytes(data)
    wanted = Wishes(**{"profile": "sheet", "ink": False, **wishes})
    report = next(iter(examine_files([path], wanted, lambda *_: None))).report
    assert report is not None
    return report


@pytest.mark.parametrize("turn", [*SEEN, -90, 450])
def test_a_place_is_told_as_the_page_is_looked_at(turn):
    _, seen = _looks(_turned(turn))
    assert seen.place(FILL) == pytest.approx(SEEN[turn % 360])
    wide = turn % 180 == 90
    assert seen.size == pytest.approx((HEIGHT, WIDTH) if wide else TRIM)


@pytest.mark.parametrize("turn", [45, 0.5, Array([]), Dictionary()])
def test_a_page_turned_by_no_quarters_is_not_turned(turn):
    assert [seen.turns for seen in _looks(_turned(turn))] == [0, 0]


def test_the_turn_of_a_page_may_be_that_of_the_tree():
    pdf = sound()
    pdf.Root.Pages.Rotate = 90
    assert [seen.turns for seen in _looks(saved(pdf))] == [1, 1]


sides = st.floats(-500, 500)
boxes = st.tuples(sides, sides, sides, sides)


@given(boxes, boxes, st.integers(0, 3))
def test_what_is_seen_at_a_place_is_what_lies_there(trim, box, turns):
    seen = Look(trim, turns)
    assert seen.box(seen.place(box)) == pytest.approx(box, abs=1e-6)


@needs_gs
@pytest.mark.parametrize("turn", SEEN)
def test_a_frame_lies_on_what_it_is_about_in_the_thumbnail(tmp_path, turn):
    """Ghostscript turns pages as viewers do: what is dark there is what the frame encloses."""
    report = _report(tmp_path / "turned.pdf", _turned(turn), pictures=True)
    sheet = [*sheets(report, marked(report))][1]
    (frame,) = {m.frame for m in sheet.framed if m.outcome.id == "house-registration-black"}
    data = base64.b64decode(sheet.picture.partition(",")[2])
    with Image.open(io.BytesIO(data)) as thumbnail:
        dark = thumbnail.convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    assert dark is not None
    scale = 25.4 / THUMBNAIL_PPI
    left, top, right, bottom = (side * scale for side in dark)
    x, y = frame[0] - sheet.view[0], frame[1] - sheet.view[1]
    assert (x, y) == pytest.approx((left, top), abs=1.5)
    assert (x + frame[2], y + frame[3]) == pytest.approx((right, bottom), abs=1.5)


@needs_gs
def test_a_page_of_a_larger_unit_is_framed_and_drawn_as_it_comes_out(tmp_path):
    plain = _report(tmp_path / "plain.pdf", _turned(0), pictures=True)
    with pikepdf.open(io.BytesIO(_turned(0, "1 1 1 1 k 10 15 20 50 re f"))) as pdf:
        page = pdf.pages[1].obj
        for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
            page[key] = Array([float(side) / 2 for side in page[key]])
        page.UserUnit = 2
        larger = _report(tmp_path / "larger.pdf", saved(pdf), pictures=True)
    one, two = ([*sheets(each, marked(each))][1] for each in (plain, larger))
    assert one.picture == two.picture
    assert one.view == pytest.approx(two.view, abs=0.05)
    (frame,) = {m.frame for m in one.framed if m.outcome.id == "house-registration-black"}
    (other,) = {m.frame for m in two.framed if m.outcome.id == "house-registration-black"}
    assert frame == pytest.approx(other, abs=0.05)


def test_the_frame_of_what_has_no_end_ends_with_the_page(tmp_path):
    ramp = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([0] * 3))
    ramp.C1 = Array([1, 0, 0])
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 9]))
    shading.Function = ramp
    pdf = sound()
    draw(pdf, "/S sh", Shading={"S": shading})
    report = _report(tmp_path / "shading.pdf", saved(pdf))
    (spot,) = next(each for each in report.outcomes if each.id == "x4-device-rgb").findings
    assert spot.place == report.pages[1].media


@needs_gs
@pytest.mark.parametrize("turn", SEEN)
def test_ink_is_found_at_the_same_place_on_a_page_that_is_turned(tmp_path, turn):
    data = _turned(turn, "1 1 1 0.4 k 200 330 60 60 re f")
    report = _report(tmp_path / "ink.pdf", data, ink=True)
    (spot,) = next(each for each in report.outcomes if each.id == "ghent-ink").findings
    assert spot.place == pytest.approx(report.inks[1].mean_at, abs=0.1)
    left, bottom, right, top = _looks(data)[1].box(spot.place)
    assert left > 198
    assert bottom > 328
    assert right < 262
    assert top < 392
