"""Placing: one picture drawn at several sizes is as fine as the largest of them needs."""

import math

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from publisher.editions.edition import Edition
from publisher.editions.placing import Darkroom, place_pictures
from publisher.pages.frames import name_frames
from publisher.pages.join import Master
from publisher.pages.plan import Plan
from publisher.pictures.files import PictureFile
from publisher.pictures.standin import identify, stand_in
from publisher.problems import Problems
from publisher.store import Store

PPI = 144  #: two pixels a pt


class Bench:
    """A workshop without workers."""

    def run(self, work, orders):
        yield from ((at, work(order)) for at, order in enumerate(orders))


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "picture.png"
    Image.radial_gradient("L").convert("RGB").resize((800, 800)).save(path)
    return PictureFile(path, identify(path.read_bytes()), 800, 800)


def painted(picture, *contents, form=None):
    """Return pages, each with a picture /I at hand, and a form /F that draws it."""
    pdf = pikepdf.new()
    data = stand_in(picture.id, picture.width, picture.height)
    image = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode)
    drawn = pdf.make_stream((form or "q 10 0 0 10 0 0 cm /I Do Q").encode())
    drawn.Type, drawn.Subtype, drawn.BBox = Name.XObject, Name.Form, Array([0, 0, 400, 400])
    drawn.Resources = Dictionary(XObject=Dictionary(I=image))
    for content in contents:
        page = pdf.add_blank_page(page_size=(400, 400))
        page.obj.TrimBox = page.obj.MediaBox
        page.obj.Contents = pdf.make_stream(content.encode())
        page.obj.Resources = Dictionary(XObject=Dictionary(I=image, F=drawn))
    return pdf


def placed(pdf, picture, tmp_path):
    """Fill the frames of some pages; return the sizes of all pictures that are drawn then."""
    frames = name_frames(pdf)
    store, quiet = Store(tmp_path / "store"), lambda *_: None
    pictures = {picture.id: picture}
    darkroom = Darkroom(pictures, tmp_path, Bench(), store, Problems(), quiet)
    master = Master(pdf, frames, Plan(()), 1)
    place_pictures(master, Edition("proof", ppi=PPI, quality=80), darkroom)
    return [size for page in pdf.pages for size in drawn_sizes(page, page.Resources)]


def drawn_sizes(holder, resources):
    for instruction in pikepdf.parse_content_stream(holder):
        if str(instruction.operator) == "Do":
            found = resources.XObject[str(instruction.operands[0])]
            if found.Subtype == "/Form":
                yield from drawn_sizes(found, found.Resources)
            else:
                assert found.Width > 1
                yield int(found.Width), int(found.Height)


def test_a_picture_in_a_form_is_as_fine_as_where_the_form_is_drawn_largest(picture, tmp_path):
    code = "q 2 0 0 2 0 0 cm /F Do Q q 30 0 0 20 0 0 cm /F Do Q q 3 0 0 3 0 0 cm /F Do Q"
    assert placed(painted(picture, code), picture, tmp_path) == [(600, 400)] * 3


def test_what_shows_of_a_form_anywhere_is_not_cropped_away(picture, tmp_path):
    parts = "q 0 0 20 80 re W n {0} Q q 60 0 20 80 re W n {0} Q"
    code = parts.format("q 8 0 0 8 0 0 cm /F Do Q")
    assert placed(painted(picture, code), picture, tmp_path) == [(160, 160)] * 2
    left = "q 0 0 20 80 re W n q 8 0 0 8 0 0 cm /F Do Q Q"
    assert placed(painted(picture, left), picture, tmp_path) == [(40, 160)]


def test_where_a_form_shows_nothing_it_asks_for_nothing(picture, tmp_path):
    code = "q 2 0 0 2 0 0 cm /F Do Q q 30 0 0 30 900 0 cm /F Do Q"
    assert placed(painted(picture, code), picture, tmp_path) == [(40, 40)] * 2


def test_a_form_on_several_pages_is_filled_for_all_of_them(picture, tmp_path):
    pages = ("q 2 0 0 2 0 0 cm /F Do Q", "q 9 0 0 9 0 0 cm /F Do Q")
    assert placed(painted(picture, *pages), picture, tmp_path) == [(180, 180)] * 2


def test_a_picture_placed_several_times_is_as_fine_as_each_place_needs(picture, tmp_path):
    code = "q 20 0 0 20 0 0 cm /I Do Q q 200 0 0 200 0 0 cm /I Do Q"
    assert placed(painted(picture, code), picture, tmp_path) == [(40, 40), (400, 400)]


@given(st.lists(st.floats(0.5, 30), min_size=1, max_size=5))
def test_no_place_of_a_form_has_fewer_pixels_than_it_needs(tmp_path_factory, scales):
    folder = tmp_path_factory.mktemp("placing")
    path = folder / "picture.png"
    Image.new("RGB", (800, 800), "teal").save(path)
    given_picture = PictureFile(path, identify(path.read_bytes()), 800, 800)
    code = " ".join(f"q {scale:.3f} 0 0 {scale:.3f} 0 0 cm /F Do Q" for scale in scales)
    needed = math.ceil(round(max(scales), 3) * 10 / 72 * PPI)
    sizes = placed(painted(given_picture, code), given_picture, folder)
    assert {*sizes} == {(needed, needed)}
