"""Advertisements that arrive as PDF: checked first, placed as they are, awaited in plain sight."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from advertising import LOAF, MM, TRIM, draw, grown, lay, saved
from breakage import small_house
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from pressroom import plates
from readback import Inspector

import publisher
from publisher.cli import cli
from publisher.editions.untagging import untag
from publisher.pages.geometry import box_of, concatenate, transform
from publisher.preflight.advertisement_boxes import AdvertisementBoxes
from publisher.preflight.content import Contents
from publisher.preflight.walk import survey
from publisher.problems import ExitCode, Severity

VERAPDF = Path(__file__).resolve().parents[2] / "shared/tools/verapdf/verapdf"
PATCH = b" 1 0 0 rg 400 600 100 100 re f"  #: in RGB
FACE = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
WORDS = b" 0 0 0 1 k BT /F1 20 Tf 100 700 Td (Bread) Tj ET"


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    return small_house(tmp_path)


def build(issue: Path, *editions: str, **how: object) -> dict[str, Path]:
    """Return the files of the advertisement alone, by edition."""
    result = publisher.build(
        issue, editions=editions, only=["bakery"], out=issue.parent / "out", **how
    )
    return {file.edition: file.path for file in result.files}


def opened(issue: Path, edition: str) -> pikepdf.Pdf:
    """Return the file of the advertisement alone, opened."""
    return pikepdf.open(build(issue, edition)[edition])


def codes(issue: Path) -> list[str]:
    """Return the codes of what is wrong with an issue."""
    try:
        return [problem.code for problem in publisher.check(issue)]
    except publisher.Faulty as faulty:
        return [problem.code for problem in faulty.problems]


def placed(pdf: pikepdf.Pdf) -> tuple[pikepdf.Object, tuple[float, ...]]:
    """Return the form of an advertisement, and what carries its user space to the page's."""
    stack, matrix = [], (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0], "q Q cm Do"):
        if str(operator) == "q":
            stack.append(matrix)
        elif str(operator) == "Q":
            matrix = stack.pop()
        elif str(operator) == "cm":
            matrix = concatenate(tuple(float(value) for value in operands), matrix)
        elif str(operands[0]).startswith("/Frame"):
            form = pdf.pages[0].Resources.XObject[operands[0]]
            own = tuple(float(value) for value in form.Matrix)
            return form, concatenate(own, matrix)
    raise AssertionError("no advertisement is placed")


def box(holder: pikepdf.Object, key: str) -> list[float]:
    return [float(side) for side in holder[key]]


# Placed as they are


def test_a_press_file_keeps_paths_and_inks_and_turns_rgb_into_inks(issue):
    lay(issue, draw(LOAF + PATCH))
    pdf = opened(issue, "press")
    form, _ = placed(pdf)
    content = form.read_bytes().decode()
    assert re.search(
        r"0\.1 0\.7 0\.9 0\.05 k\s(?:/\w+ gs\s)?100\.5 200\.25 m\s300 200\.25 l\s200 377\.125 l",
        content,
    )
    patch = re.search(r"0 ([\d.]+) ([\d.]+) 0 k\s400 600 100 100 re\sf", content)
    assert patch and float(patch[1]) > 0.8 and float(patch[2]) > 0.8
    assert " rg" not in content
    used = survey(Contents(pdf), [page.obj for page in pdf.pages])
    families = {layer.family for use in used.colours() for layer in use.space.layers()}
    assert families <= {"DeviceCMYK", "DeviceGray", "Separation"}


@pytest.mark.parametrize("edition", ["screen", "press"])
@pytest.mark.parametrize("origin", [(0, 0), (-40.25, 123.5)])
def test_its_trim_lies_on_the_trim_and_its_bleed_is_cut_where_the_page_ends(issue, edition, origin):
    lay(issue, draw(origin=origin, bleed=4, room=8))
    pdf = opened(issue, edition)
    form, matrix = placed(pdf)
    page = pdf.pages[0].obj
    shown = box_of(matrix, tuple(grown(origin, TRIM, 0)))
    assert shown == pytest.approx(box(page, "/TrimBox"), abs=0.001)
    assert matrix[:4] == pytest.approx((1, 0, 0, 1), abs=1e-6)
    reach = grown((0, 0), TRIM, 3 if edition == "press" else 0)
    assert box_of(matrix, tuple(box(form, "/BBox"))) == pytest.approx(reach, abs=0.001)


def test_its_ink_stands_on_its_plates_where_it_was_drawn(issue, tmp_path):
    if shutil.which("gs") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: Ghostscript is not here")
    lay(issue, draw(b"0 1 0 0 k 100 200 72 72 re f"))
    path = build(issue, "press")["press"]
    with pikepdf.open(path) as pdf:
        media, trim = (box(pdf.pages[0].obj, key) for key in ("/MediaBox", "/TrimBox"))
    magenta = plates(path, tmp_path, 72)["Magenta"]
    left = round(trim[0] - media[0] + 100)
    bottom = round(magenta.shape[0] - (trim[1] - media[1] + 200))
    square = magenta[bottom - 72 : bottom, left : left + 72]
    assert square[2:-2, 2:-2].min() > 0.99
    around = magenta[bottom - 92 : bottom + 20, left - 20 : left + 92]
    assert around.sum() == pytest.approx(72 * 72, rel=0.06)


def test_a_bleed_box_is_laid_on_the_bleed_where_that_is_asked(issue):
    pdf = draw(bleed=5)
    del pdf.pages[0].obj.TrimBox
    lay(issue, pdf, box="bleed")
    _, matrix = placed(opened(issue, "screen"))
    assert matrix == pytest.approx((1, 0, 0, 1, 0, 0), abs=0.001)


def test_a_page_that_is_turned_stands_upright(issue):
    width, height = TRIM
    pdf = draw(trim=(height, width))
    pdf.pages[0].obj.Rotate = 90
    lay(issue, pdf)
    _, matrix = placed(opened(issue, "screen"))
    assert transform(matrix, 0, 0) == pytest.approx((0, height * MM), abs=0.001)
    assert transform(matrix, height * MM, width * MM) == pytest.approx((width * MM, 0), abs=0.001)


def test_what_a_page_inherits_from_its_tree_is_its_own(issue):
    pdf = draw(b"/Fm Do", resources=None)
    form = pdf.make_stream(LOAF)
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 595, 842])
    page = pdf.pages[0].obj
    pdf.Root.Pages.Resources = Dictionary(XObject=Dictionary(Fm=form))
    pdf.Root.Pages.MediaBox = page.MediaBox
    del page.Resources
    del page.MediaBox
    lay(issue, pdf)
    made = opened(issue, "press")
    form, _ = placed(made)
    (inner,) = form.Resources.XObject.values()
    assert b"0.1 0.7 0.9 0.05 k" in inner.read_bytes()


def test_its_group_is_kept_and_its_links_are_left_behind(issue):
    pdf = draw()
    page = pdf.pages[0].obj
    page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK, I=True)
    link = Dictionary(Subtype=Name.Link, Rect=[0, 0, 50, 50], A=Dictionary(S=Name.URI, URI="x"))
    page.Annots = Array([pdf.make_indirect(link)])
    lay(issue, pdf)
    made = opened(issue, "screen")
    form, _ = placed(made)
    assert form.Group.S == "/Transparency" and form.Group.I
    assert "/Annots" not in made.pages[0].obj


def tagged() -> pikepdf.Pdf:
    """Return an advertisement with tags and a layer that mean nothing anywhere else."""
    pdf = draw(b"/Artifact BMC /P <</MCID 0>> BDC " + LOAF + b" EMC EMC q /Fm Do Q")
    form = pdf.make_stream(b"/Span <</MCID 4>> BDC " + LOAF + b" EMC")
    form.Type, form.Subtype, form.StructParents = Name.XObject, Name.Form, 3
    form.BBox = Array([0, 0, 595, 842])
    form.OC = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="in English"))
    shown = Dictionary(XObject=Dictionary(Fm=form), Properties=Dictionary(MC0=form.OC))
    pdf.pages[0].obj.Resources = shown
    return pdf


def test_tags_and_layers_of_its_own_document_are_left_behind():
    pdf = tagged()
    page = pdf.pages[0].obj
    untag(pdf, page)
    form = page.Resources.XObject.Fm
    for content in (page.Contents.read_bytes(), form.read_bytes()):
        assert not re.search(rb"BMC|BDC|EMC", content)
        assert content.count(b" k\n") == 1
    assert "/StructParents" not in form and "/OC" not in form
    assert "/Properties" not in page.Resources


def test_a_form_without_resources_is_given_those_of_its_page():
    pdf = draw(b"/Fm Do")
    form = pdf.make_stream(WORDS)
    form.Type, form.Subtype = Name.XObject, Name.Form
    page = pdf.pages[0].obj
    page.Resources = Dictionary(XObject=Dictionary(Fm=form), Font=Dictionary(F1=FACE))
    untag(pdf, page)
    assert form.Resources.Font.F1.BaseFont == "/Helvetica"


def test_what_other_pages_use_stays_behind():
    inline = b" BI /W 1 /H 1 /BPC 8 /CS /Paint ID \0 EI"
    pdf = draw(b"/Tint cs 0.5 scn /Fm Do" + inline)
    form = pdf.make_stream(LOAF)
    form.Type, form.Subtype = Name.XObject, Name.Form
    spaces = dict.fromkeys(("/Tint", "/Paint", "/DefaultRGB", "/Other"), Name.DeviceCMYK)
    page = pdf.pages[0].obj
    drawn = Dictionary(Fm=form, Im=form)
    page.Resources = Dictionary(XObject=drawn, ColorSpace=Dictionary(spaces), Font=Dictionary())
    untag(pdf, page)
    held = {key: {*value.keys()} for key, value in page.Resources.items()}
    spaces = {"/Tint", "/Paint", "/DefaultRGB"}
    assert held == {"/XObject": {"/Fm"}, "/ColorSpace": spaces}


def test_the_screen_edition_shows_it_as_a_figure_with_its_alternate_text(issue):
    lay(issue, draw(LOAF + PATCH))
    shown = Inspector(build(issue, "screen")["screen"])
    image = shown.render(1, 72)
    assert image.size == (596, 842)
    assert image.getpixel((450, 842 - 650)) == (255, 0, 0)
    assert "Figure" in [tag.strip() for tag in shown.tags]
    alternates = {str(item.Alt) for item in shown.pdf.objects if _is_figure(item)}
    assert alternates == {"A loaf on a red cloth"}


def photograph(pdf, space, side, **keys):
    """Return a picture of a square: ramps of ink from the left to the right, as JPEG."""
    mode = {"/DeviceCMYK": "CMYK", "/DeviceRGB": "RGB", "/DeviceGray": "L"}[str(space)]
    ramp = Image.linear_gradient("L").rotate(90).resize((side, side))
    stream = io.BytesIO()
    Image.merge(mode, [ramp] * len(Image.new(mode, (1, 1)).getbands())).save(stream, "JPEG")
    fixed = {"Type": Name.XObject, "Subtype": Name.Image, "ColorSpace": space}
    fixed |= {"Width": side, "Height": side, "BitsPerComponent": 8, "Filter": Name.DCTDecode}
    return pdf.make_stream(stream.getvalue(), **fixed, **keys)


def pictures_of(form):
    """Return the pictures that a form draws, those in its forms and their masks included."""
    found = []
    for _, thing in form.Resources.XObject.items():
        if thing.Subtype == "/Form":
            found += pictures_of(thing)
        else:
            found += [thing, *([thing.SMask] if "/SMask" in thing else [])]
    return found


@pytest.mark.parametrize("space", [Name.DeviceCMYK, Name.DeviceRGB, Name.DeviceGray])
def test_pictures_are_as_fine_as_the_screen_is_and_of_the_same_colours(issue, space):
    pdf = draw(b"q 144 0 0 144 100 100 cm /I Do Q q 72 0 0 72 300 300 cm /F Do Q")
    mask = photograph(pdf, Name.DeviceGray, 900)
    image = photograph(pdf, space, 900, SMask=mask)
    small = photograph(pdf, space, 160)
    inner = pdf.make_stream(b"2 0 0 2 0 0 cm /I Do q .5 0 0 .5 0 0 cm /S Do Q")
    inner.Type, inner.Subtype, inner.BBox = Name.XObject, Name.Form, Array([0, 0, 2, 2])
    inner.Resources = Dictionary(XObject=Dictionary(I=photograph(pdf, space, 1200), S=small))
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(I=image, F=inner))
    lay(issue, pdf)
    files = build(issue, "screen", "press")
    sizes = {}
    for edition, path in files.items():
        with pikepdf.open(path) as made:
            found = pictures_of(placed(made)[0])
            sizes[edition] = sorted({int(image.Width) for image in found})
            if edition == "screen":
                assert {str(image.ColorSpace) for image in found} == {str(space), "/DeviceGray"}
    assert sizes == {"screen": [160, 300], "press": [160, 900, 1200]}
    shown = Inspector(files["screen"]).render(1, 72)
    whole = pypdfium2.PdfDocument(issue / "loaf.pdf")[0].render(scale=1).to_pil().convert("RGB")
    for x, y in ((110, 150), (172, 150), (230, 150), (310, 310), (400, 400)):
        over = round(3 * MM)
        one = shown.getpixel((x, shown.height - y))
        other = whole.getpixel((x + over, whole.height - y - over))
        assert one == pytest.approx(other, abs=8)


def test_what_is_no_photograph_or_fine_enough_stays_as_it_is(issue):
    pdf = draw(b"q 72 0 0 72 100 100 cm /A Do /B Do /C Do Q")
    keys = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 800, "Height": 800}
    bits = pdf.make_stream(bytes(80_000), ColorSpace=Name.DeviceGray, BitsPerComponent=1, **keys)
    table = Array([Name.Indexed, Name.DeviceRGB, 0, String("abc")])
    few = pdf.make_stream(bytes(640_000), ColorSpace=table, BitsPerComponent=8, **keys)
    plain = photograph(pdf, Name.DeviceGray, 170)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(A=bits, B=few, C=plain))
    lay(issue, pdf)
    with opened(issue, "screen") as made:
        found = pictures_of(placed(made)[0])
        assert sorted(int(image.Width) for image in found) == [170, 800, 800]


def _is_figure(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"


def test_equal_files_give_equal_editions_and_two_pages_of_one_pdf_are_two(issue):
    pdf = draw()
    other = draw(LOAF + PATCH)
    pdf.pages.append(other.pages[0])
    lay(issue, pdf)
    first = {name: path.read_bytes() for name, path in build(issue, "screen", "press").items()}
    again = {name: path.read_bytes() for name, path in build(issue, "screen", "press").items()}
    assert first == again
    manifest = issue / "issue.yaml"
    manifest.write_text(manifest.read_text().replace("pdf: loaf.pdf", "pdf: loaf.pdf\n    page: 2"))
    made = opened(issue, "screen")
    form, _ = placed(made)
    assert b"1 0 0 rg" in form.read_bytes()


def test_verapdf_confirms_pdf_ua_1_of_an_issue_with_a_tagged_advertisement(issue):
    if not VERAPDF.exists() or shutil.which("javac") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: veraPDF or Java is not here")
    lay(issue, tagged())
    (file,) = publisher.build(issue, out=issue.parent / "out").files
    done = subprocess.run([VERAPDF, "ua1", file.path], check=True, capture_output=True, text=True)
    assert '"compliant":true' in done.stdout


def test_qpdf_finds_nothing_wrong_with_a_press_file(issue):
    if shutil.which("qpdf") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: qpdf is not here")
    lay(issue, tagged())
    subprocess.run(["qpdf", "--check", build(issue, "press")["press"]], check=True, text=True)


# Where the boxes lie


@given(
    origin=st.tuples(st.floats(-500, 500), st.floats(-500, 500)),
    turn=st.sampled_from([0, 90, 180, 270, -90]),
    unit=st.sampled_from([0.5, 1, 2.5]),
    by=st.sampled_from(["trim", "bleed"]),
)
def test_a_page_of_the_right_size_lies_in_the_middle_however_it_is_written(origin, turn, unit, by):
    width, height = TRIM if turn % 180 == 0 else TRIM[::-1]
    trim = (width / unit, height / unit)
    pdf = draw(trim=trim, bleed=3 / unit, origin=origin)
    page = pdf.pages[0].obj
    page.Rotate, page.UserUnit = turn, unit
    boxes = AdvertisementBoxes.of(page, by, TRIM)
    assert boxes and boxes.wrong_size() is None and boxes.missing_bleed() is None
    across, up = (side * MM / 2 for side in TRIM)
    shown = box_of(boxes.matrix, tuple(grown(origin, trim, 0)))
    assert shown == pytest.approx((-across, -up, across, up), abs=0.01)


@given(off=st.floats(-3, 3), side=st.sampled_from([0, 1]))
def test_a_trim_may_be_half_a_millimetre_off(off, side):
    trim = [*TRIM]
    trim[side] += off
    pdf = draw(trim=tuple(trim))
    boxes = AdvertisementBoxes.of(pdf.pages[0].obj, "trim", TRIM)
    if abs(abs(off) - 0.5) > 0.001:
        assert (boxes.wrong_size() is None) == (abs(off) < 0.5)


# Faults


def encrypted() -> bytes:
    return saved(draw(), encryption=pikepdf.Encryption(owner="o", user=""), deterministic_id=False)


def locked() -> bytes:
    return saved(draw(), encryption=pikepdf.Encryption(owner="o", user="u"), deterministic_id=False)


def lettered() -> pikepdf.Pdf:
    return draw(WORDS, resources=Dictionary(Font=Dictionary(F1=FACE)))


LAYERED = LOAF + (
    b" /OC /L BDC 0 1 0 0 k 10 10 30 30 re f BT /F1 9 Tf 9 9 Td (French) Tj ET /I Do /F Do"
    b" /Span BMC 1 0 0 0 k 50 50 30 30 re B EMC EMC 0 0 1 0 k 90 90 9 9 re f"
)


def layered(member=lambda on, off: off, **default: object) -> pikepdf.Pdf:
    """Return an advertisement some of which belongs to a layer that is off."""
    pdf = draw(LAYERED)
    on, off = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("on", "off"))
    off.Usage = Dictionary(Print=Dictionary(PrintState=Name.OFF))
    states = {key: [off] if value is None else value for key, value in default.items()}
    if "AS" in states:
        usage = Dictionary(Event=Name.Print, Category=[Name.Print], OCGs=[off])
        states["AS"] = Array([usage])
    pdf.Root.OCProperties = Dictionary(OCGs=[on, off], D=Dictionary(ON=[on], **states))
    keys = {"Width": 1, "Height": 1, "BitsPerComponent": 8, "ColorSpace": Name.DeviceGray}
    things = {
        "I": pdf.make_stream(b"0", Type=Name.XObject, Subtype=Name.Image, **keys),
        "F": pdf.make_stream(b"9 9 9 9 re f", Subtype=Name.Form, BBox=Array([0, 0, 99, 99])),
    }
    pdf.pages[0].obj.Resources = Dictionary(
        Properties=Dictionary(L=pdf.make_indirect(member(on, off))),
        XObject=Dictionary(**things),
        Font=Dictionary(F1=FACE),
    )
    return pdf


def membership(**keys: object) -> Dictionary:
    return Dictionary(Type=Name.OCMD, **keys)


HIDDEN = {
    "off": layered(OFF=None),
    "off by default": layered(BaseState=Name.OFF),
    "off in print": layered(AS=None),
    "in one of several": layered(lambda on, off: membership(OCGs=[off]), OFF=None),
    "unless all are on": layered(
        lambda on, off: membership(OCGs=[on, off], P=Name.AllOn), OFF=None
    ),
    "while one is on": layered(lambda on, off: membership(OCGs=[on], P=Name.AllOff), OFF=None),
    "by an expression": layered(
        lambda on, off: membership(VE=[Name.And, on, [Name.Or, off, [Name.Not, on]]]),
        OFF=None,
    ),
}


@pytest.mark.parametrize("pdf", HIDDEN.values(), ids=HIDDEN)
def test_what_a_hidden_layer_holds_is_left_out_of_the_placed_page(pdf):
    page = pdf.pages[0].obj
    untag(pdf, page)
    said = pikepdf.parse_content_stream(pdf.pages[0])
    painted = [str(each.operator) for each in said if str(each.operator) in ("f", "B", "Do", "sh")]
    assert painted == ["f", "f"]
    assert "/XObject" not in page.Resources
    text = pikepdf.unparse_content_stream(said)
    assert b"3 Tr\n(French) Tj\n0 Tr" in text and b"OC" not in text


SHOWN = {
    "on": layered(),
    "one of several": layered(lambda on, off: membership(OCGs=[on, off]), OFF=None),
    "while one is off": layered(
        lambda on, off: membership(OCGs=[on, off], P=Name.AnyOff), OFF=None
    ),
    "by an expression": layered(
        lambda on, off: membership(VE=[Name.Not, off], OCGs=[off]), OFF=None
    ),
}


@pytest.mark.parametrize("pdf", SHOWN.values(), ids=SHOWN)
def test_what_a_layer_shows_stays(pdf):
    untag(pdf, pdf.pages[0].obj)
    said = [str(each.operator) for each in pikepdf.parse_content_stream(pdf.pages[0])]
    assert [each for each in said if each in ("f", "B", "Do")] == ["f", "f", "Do", "Do", "B", "f"]


def test_a_drawing_that_is_hidden_as_a_whole_is_left_out():
    pdf = layered(OFF=None)
    page = pdf.pages[0].obj
    page.Resources.XObject.I.OC = page.Resources.Properties.L
    page.Contents = pdf.make_stream(b"/I Do /F Do")
    untag(pdf, page)
    assert [*page.Resources.XObject.keys()] == ["/F"]


def test_hidden_layers_are_a_warning_and_not_in_the_press_file(issue):
    pdf = layered(OFF=None)
    del pdf.pages[0].obj.Resources.Font
    pdf.pages[0].Contents = pdf.make_stream(
        LAYERED.replace(b"BT /F1 9 Tf 9 9 Td (French) Tj ET", b"")
    )
    lay(issue, pdf)
    assert codes(issue) == ["advertisement-layers"]
    made = opened(issue, "press")
    form, _ = placed(made)
    assert "/XObject" not in form.Resources and form.read_bytes().count(b"re\nf") == 1


@pytest.mark.parametrize("turn", [-90, 270, 630, 450, -270])
@pytest.mark.parametrize("unit", [1, 2, 0.5])
def test_units_and_turns_are_undone(issue, turn, unit):
    pdf = draw()
    page = pdf.pages[0].obj
    right, top = (float(side) for side in list(page.TrimBox)[2:])
    for key in ("/MediaBox", "/TrimBox", "/BleedBox"):
        a, b, c, d = (float(side) / unit for side in page[key])
        page[key] = Array([b, a, d, c])
    page.Rotate, page.UserUnit = turn, unit
    lay(issue, pdf)
    assert codes(issue) == []
    boxes = AdvertisementBoxes.of(page, "trim", TRIM)
    shown = box_of(boxes.matrix, tuple(float(side) for side in page.TrimBox))
    assert shown == pytest.approx([-right / 2, -top / 2, right / 2, top / 2], abs=0.01)


def test_a_page_turned_by_no_right_angle_is_refused(issue):
    pdf = draw()
    pdf.pages[0].Rotate = 45
    lay(issue, pdf)
    assert codes(issue) == ["advertisement-turned"]


def one_sided() -> pikepdf.Pdf:
    pdf = draw(bleed=3)
    page = pdf.pages[0].obj
    page.BleedBox[0] = page.MediaBox[0] = -2 * MM
    return pdf


FAULTS = {
    "text": (b"A loaf.", "unreadable", "is not a PDF"),
    "empty": (b"", "unreadable", "is empty"),
    "cut": (saved(draw())[:-60], "unreadable", "is damaged"),
    "broken content": (draw(b"0 0 0 (k"), "unreadable", "is damaged"),
    "encrypted": (encrypted(), "encrypted", "is encrypted"),
    "locked": (locked(), "encrypted", "is encrypted"),
    "small": (draw(trim=(148, 210)), "trim", "measures 148 × 210 mm; the page is 210 × 297 mm"),
    "without boxes": (draw(boxes=False), "trim", "measures 216 × 303 mm"),
    "without bleed": (draw(bleed=0), "bleed", "reaches 0.0 mm over its trim"),
    "one side": (one_sided(), "bleed", "reaches 2.0 mm over its trim"),
    "fonts": (lettered(), "fonts", "does not embed its fonts: Helvetica"),
    "colour": (draw(b"/Nowhere cs 0 0 9 9 re f"), "separation", "a colour space /Nowhere"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_has_its_code_and_the_last_good_file_stays(issue, name):
    data, code, message = FAULTS[name]
    out = issue.parent / "out"
    out.mkdir()
    (out / "gazette-small-bakery-screen.pdf").write_bytes(b"the last good one")
    lay(issue, data)
    with pytest.raises(publisher.Faulty) as caught:
        build(issue, "screen")
    (problem,) = caught.value.problems
    assert problem.code == f"advertisement-{code}"
    assert problem.message.startswith('advertisement "loaf.pdf" ') and message in problem.message
    assert "pdf: loaf.pdf" in problem.render()
    assert caught.value.exit_code is ExitCode.PICTURE
    assert [path.read_bytes() for path in out.iterdir()] == [b"the last good one"]


def test_what_only_the_press_finds_out_names_file_and_line_as_well(issue):
    pdf = draw(b"/I Do")
    keys = {"Width": 9, "Height": 9, "BitsPerComponent": 8, "ColorSpace": Name.DeviceCMYK}
    image = pdf.make_stream(b"too few", Type=Name.XObject, Subtype=Name.Image, **keys)
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(I=image))
    lay(issue, pdf)
    assert codes(issue) == []
    with pytest.raises(publisher.Faulty) as caught:
        build(issue, "press")
    (problem,) = caught.value.problems
    assert problem.code == "advertisement-separation"
    assert problem.message.startswith('advertisement "loaf.pdf" cannot be separated: a picture')
    assert "pdf: loaf.pdf" in problem.render()


def test_a_page_that_the_pdf_has_not_is_refused(issue):
    lay(issue, draw(), page=3)
    with pytest.raises(publisher.Faulty, match=r"has 1 page, and none of number 3"):
        publisher.check(issue)
    assert codes(issue) == ["advertisement-page"]


def test_all_faults_of_an_advertisement_come_at_once(issue):
    faces = Dictionary(Font=Dictionary(F1=FACE))
    lay(issue, draw(WORDS + PATCH, trim=(200, 250), bleed=1, resources=faces))
    faults = ["trim", "bleed", "fonts", "colour"]
    assert codes(issue) == [f"advertisement-{fault}" for fault in faults]


@pytest.mark.parametrize(("bleed", "code"), [(2, "bleed"), (5, None), (60, "trim")])
def test_a_bleed_box_without_a_trim_box_is_measured_by_the_page(issue, bleed, code):
    pdf = draw(bleed=bleed)
    del pdf.pages[0].obj.TrimBox
    lay(issue, pdf, box="bleed")
    assert codes(issue) == ([f"advertisement-{code}"] if code else [])


def test_a_file_above_the_limit_is_not_read(issue, monkeypatch):
    monkeypatch.setattr("publisher.preflight.advertisements.MAX_BYTES", 100)
    lay(issue, draw())
    with pytest.raises(publisher.Faulty, match="larger than 256 MiB"):
        publisher.check(issue)


def test_rgb_is_a_warning_and_no_more(issue):
    lay(issue, draw(LOAF + PATCH))
    (problem,) = publisher.check(issue)
    assert (problem.code, problem.severity) == ("advertisement-colour", Severity.WARNING)


BLANK = {
    "nothing": b"",
    "white": b"0 0 0 0 k 0 0 1000 1000 re f 1 1 1 rg 0 0 1000 1000 re f",
    "a clip alone": b"0 0 100 100 re W n",
    "beyond the page": b"0 0 0 1 k 2000 2000 10 10 re f",
}


@pytest.mark.parametrize("content", BLANK.values(), ids=BLANK)
def test_a_blank_page_is_a_warning(issue, content):
    lay(issue, draw(content))
    problems = [p for p in publisher.check(issue) if p.code != "advertisement-colour"]
    assert [problem.code for problem in problems] == ["advertisement-blank"]
    assert problems[0].severity is Severity.WARNING
    assert "pdf: loaf.pdf" in problems[0].render()


@pytest.mark.parametrize("content", [b"0 G 9 9 m 9 99 l S", b"0 0 0 0.01 k 9 9 1 1 re f"])
def test_a_page_with_little_on_it_is_not_blank(issue, content):
    lay(issue, draw(content))
    assert codes(issue) == []


def test_what_stands_unseen_in_a_font_needs_no_program(issue):
    lay(issue, draw(LOAF + b" 3 Tr" + WORDS, resources=Dictionary(Font=Dictionary(F1=FACE))))
    assert codes(issue) == []


@given(st.data())
def test_no_damage_to_a_file_is_a_fault_of_ours(data):
    from publisher.preflight.advertisements import _Bad, _opened, _page

    whole = bytearray(saved(lettered()))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        with _opened(bytes(whole)) as pdf:
            page = _page(pdf, 1)
            boxes = AdvertisementBoxes.of(page, "trim", TRIM)
            survey(Contents(pdf), [page])
    except _Bad:
        return
    assert boxes is None or boxes.visible


def test_a_file_that_changes_meanwhile_is_noticed(issue, monkeypatch):
    lay(issue, draw())
    monkeypatch.setattr(Path, "read_bytes", _once(Path.read_bytes, "loaf.pdf"))
    with pytest.raises(publisher.Faulty) as caught:
        build(issue, "screen")
    assert [problem.code for problem in caught.value.problems] == ["advertisement-changed"]


def _once(read, name):
    """Return a reader that gives a file's bytes once, and others later."""
    seen = []

    def changed(path):
        seen.append(path.name)
        return read(path) + (b"\n" if path.name == name and seen.count(name) > 1 else b"")

    return changed


# Awaited


@pytest.mark.parametrize("layout", ["base", "digest"])
def test_a_placeholder_stands_for_what_has_not_arrived(issue, layout):
    lay(issue, None)
    manifest = issue / "issue.yaml"
    text = manifest.read_text().replace("layout: base", f"layout: {layout}")
    manifest.write_text(text.replace("    accent: shade\n", ""))
    result = publisher.build(issue, only=["bakery"], out=issue.parent / "out")
    problem, *_ = result.problems
    assert (problem.code, problem.severity) == ("advertisement-missing", Severity.WARNING)
    shown = Inspector(result.files[0].path)
    assert shown.page_text(1).split("\r\n") == [
        "Corner Bakery",
        "Advertisement to come",
        "210 × 297 mm",
    ]
    for line in shown.lines:  # in the middle, where the diagonals meet
        assert (line.x + line.right) / 2 == pytest.approx(TRIM[0] / 2 * MM, abs=10)
        assert line.y == pytest.approx(TRIM[1] / 2 * MM, abs=30)


def test_a_press_refuses_a_placeholder_unless_it_is_told_otherwise(issue):
    lay(issue, None)
    with pytest.raises(publisher.Faulty) as caught:
        build(issue, "screen", "press")
    (problem,) = caught.value.problems
    assert (problem.code, problem.step) == ("advertisement-missing", ExitCode.PRINTER)
    assert "- id: bakery" in problem.render()
    assert not (issue.parent / "out").exists()
    assert build(issue, "press", allow_placeholders=True)["press"].exists()


def test_the_command_line_takes_the_leave_for_placeholders(issue):
    lay(issue, None)
    order = ["build", str(issue), "--edition", "press", "--only", "bakery"]
    order += ["--out", str(issue.parent / "out")]
    with pytest.raises(publisher.Faulty):
        CliRunner().invoke(cli, order, catch_exceptions=False)
    done = CliRunner().invoke(cli, [*order, "--allow-placeholders"])
    assert done.exit_code == 0


def test_a_press_file_of_another_part_does_not_wait_for_it(issue):
    lay(issue, None)
    out = issue.parent / "out"
    result = publisher.build(issue, editions=["press"], only=["welcome"], out=out)
    assert "advertisement-missing" not in [problem.code for problem in result.problems]
