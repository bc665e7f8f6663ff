"""Imposition: laws of folding first, then what really stands on the sheets of a finished PDF."""

from __future__ import annotations

import math
import shutil
import subprocess
from itertools import pairwise

import pikepdf
import presscopy
import pytest
import yaml
from breakage import HOUSE
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from presscopy import BLEED, PT_PER_MM, Proof, alike, colour

from publisher import ExitCode, Faulty, Severity, impose
from publisher.cli import main
from publisher.imposition.folding import GRIDS, Sheet, deepest, extent_of, impose_pages
from publisher.imposition.job import Job
from publisher.imposition.printing import job_of
from publisher.imposition.sheets import PageSize, sheet_size
from publisher.manifest.printer import PrinterEntry

WHITE = (255, 255, 255)


@st.composite
def plans(draw):
    """Draw the number of pages and the arguments that put them up."""
    signature = draw(st.sampled_from([4, 8, 16, 32]))
    up = draw(st.sampled_from([up for up in GRIDS if 2 * up <= signature]))
    return draw(st.integers(1, 300)), draw(st.sampled_from(["saddle", "perfect"])), signature, up


def sides(sheets):
    return [side for sheet in sheets for side in (sheet.front, sheet.back)]


def signatures(sheets):
    """Return the sheets of each signature, from the outermost."""
    numbers = dict.fromkeys(sheet.signature for sheet in sheets)
    return [[sheet for sheet in sheets if sheet.signature == number] for number in numbers]


def at_places(side):
    return {(placing.column, placing.row): placing for placing in side}


@given(plans())
def test_every_page_is_put_up_once_and_blanks_come_last(plan):
    placed = sorted(placing.page for side in sides(impose_pages(*plan)) for placing in side)
    assert placed == list(range(1, extent_of(plan[0]) + 1))
    assert 0 <= extent_of(plan[0]) - plan[0] < 4


@given(plans())
def test_signatures_are_as_long_as_they_should_be(plan):
    pages, scheme, signature, up = plan
    lengths = [
        sum(len(sheet.front) * 2 for sheet in sheets) for sheets in signatures(impose_pages(*plan))
    ]
    if scheme == "saddle":
        assert lengths == [extent_of(pages)]
    else:
        assert set(lengths[:-1]) <= {signature}
        assert lengths[-1] <= signature
    assert all(len(side) <= up for side in sides(impose_pages(*plan)))


@given(plans())
def test_pages_that_share_a_spine_add_up_to_first_and_last_of_their_signature(plan):
    for sheets in signatures(impose_pages(*plan)):
        pages = [placing.page for side in sides(sheets) for placing in side]
        for side in sides(sheets):
            places = at_places(side)
            for column, row in places:
                if column % 2 == 0:
                    one, other = places[column, row], places[column + 1, row]
                    assert one.page + other.page == min(pages) + max(pages)
                    assert not one.spine_left
                    assert other.spine_left


@given(plans())
def test_front_and_back_register(plan):
    for sheet in impose_pages(*plan):
        back = at_places(sheet.back)
        for front in sheet.front:
            behind = back[sheet.columns - 1 - front.column, front.row]
            assert (front.turned, front.depth) == (behind.turned, behind.depth)
            assert math.ceil(front.page / 2) == math.ceil(behind.page / 2)
            assert front.page != behind.page


@given(plans())
def test_pages_stand_head_to_head(plan):
    for side in sides(impose_pages(*plan)):
        assert all(placing.turned == (placing.row == 1) for placing in side)


def fold(sheet: Sheet) -> list[tuple[int, int, bool]]:
    """Fold a printed sheet as a folder would, and return its leaves from the top.

    A leaf is the page on its upper face, the page on its lower face, and whether it is upside
    down. The sheet lies on its front.
    """
    fronts, backs = at_places(sheet.front), at_places(sheet.back)
    across, up = sheet.columns, sheet.rows
    piles = [
        [
            [(backs[x, y].page, fronts[across - 1 - x, y].page, backs[x, y].turned)]
            for x in range(across)
        ]
        for y in range(up)
    ]
    if across == 4:  # the right half over the left
        piles = [[over(row[3], row[0]), over(row[2], row[1])] for row in piles]
    if up == 2:  # the upper half over the lower
        piles = [[over(top, low, True) for low, top in zip(*piles, strict=True)]]
    left, right = piles[0]
    return over(left, right)


def over(moved, still, headlong=False):
    return [(low, high, turned != headlong) for high, low, turned in reversed(moved)] + still


@given(plans())
def test_sheets_folded_nested_and_gathered_read_from_first_to_last_page(plan):
    read = []
    for sheets in signatures(impose_pages(*plan)):
        nested: list[tuple[int, int, bool]] = []
        for sheet in reversed(sheets):
            leaves = fold(sheet)
            half = len(leaves) // 2
            nested = leaves[:half] + nested + leaves[half:]
        assert not any(turned for _, _, turned in nested)
        read += [page for high, low, _ in nested for page in (high, low)]
    assert read == list(range(1, extent_of(plan[0]) + 1))


def test_sixteen_pages_stand_as_every_handbook_shows_them():
    (sheet,) = impose_pages(16, "perfect", 16, 8)
    assert [placing.page for placing in sheet.front] == [5, 12, 9, 8, 4, 13, 16, 1]
    assert [placing.page for placing in sheet.back] == [7, 10, 11, 6, 2, 15, 14, 3]


def test_what_is_too_little_for_a_full_sheet_wraps_around_the_full_ones():
    sheets = impose_pages(28, "saddle", 16, 8)
    assert [len(sheet.front) for sheet in sheets] == [2, 4, 8]
    assert {placing.page for placing in sheets[0].front} == {1, 28}


@given(plans())
def test_creep_grows_inwards_alike_for_both_leaves_of_a_sheet(plan):
    for sheets in signatures(impose_pages(*plan)):
        depths = {p.page: p.depth for side in sides(sheets) for p in side}
        first, last = min(depths), max(depths)
        assert all(depths[page] == depths[first + last - page] for page in depths)
        rising = [depths[page] for page in range(first, first + len(depths) // 2)]
        assert all(0 <= after - before <= 1 for before, after in pairwise(rising))
        assert (rising[0], rising[-1]) == (0, len(depths) // 4 - 1)


@given(plans(), st.floats(0, 5), st.floats(0, 0.5))
def test_creep_is_shared_out_up_to_its_total(plan, total, paper):
    depth = deepest(impose_pages(*plan))
    assert Job(creep=total).creep_step(depth) * depth == pytest.approx(total if depth else 0)
    assert Job(paper=paper).creep_step(depth) == paper


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("SRA3", (320, 450)),
        ("sra3", (320, 450)),
        ("B2", (500, 707)),
        ("330x487", (330, 487)),
        ("330.5 × 487".replace(" ", ""), (330.5, 487)),
        ("A9", None),
        ("330", None),
        ("0x487", None),
        ("9999x9999", None),
        ("", None),
    ],
)
def test_a_sheet_has_a_name_or_a_size(name, size):
    assert sheet_size(name) == size


@pytest.mark.parametrize(
    ("trim", "bleed", "sheet", "up"),
    [
        ((210, 297), 3, "SRA3", 2),
        ((210, 297), 0, "A3", None),
        ((210, 297), 3, "SRA2", 4),
        ((210, 297), 3, "SRA1", 8),
        ((148, 210), 3, "SRA3", 4),
        ((148, 210), 3, "450x320", 4),
        ((148, 210), 3, "SRA4", None),
        ((100, 140), 3, "SRA3", 8),
        ((210, 148), 3, "SRA3", 4),
    ],
)
def test_as_many_pages_go_up_as_fit_at_full_size(trim, bleed, sheet, up):
    points = [side * PT_PER_MM for side in (*trim, bleed)]
    paper = tuple(side * PT_PER_MM for side in sheet_size(sheet))
    assert PageSize(*points).most(paper, 8) == up


# What stands on the sheets


@pytest.fixture(scope="module")
def stitched(tmp_path_factory):
    """Sixteen pages of A5, stitched, four up, with much creep."""
    folder = tmp_path_factory.mktemp("stitched")
    copy = presscopy.write(folder / "copy.pdf", 16)
    imposed = impose(copy, signature=8, creep=3, out=folder / "sheets.pdf")
    return imposed, Proof(imposed.path)


def middle(trim=presscopy.A5, columns=2, rows=2, sheet=(320, 450), gap=BLEED):
    """Return lower left corners of trims, by column and row, in mm, where nothing creeps."""
    width, height = trim
    left = (sheet[0] - columns * width) / 2
    bottom = (sheet[1] - rows * height - (rows - 1) * 2 * gap) / 2
    return {
        (x, y): (left + x * width, bottom + y * (height + 2 * gap))
        for x in range(columns)
        for y in range(rows)
    }


def test_every_page_lies_in_its_place_upright_or_on_its_head(stitched):
    imposed, proof = stitched
    corners, (width, height) = middle(), presscopy.A5
    planned = sides(impose_pages(16, "saddle", 8, imposed.up))
    assert len(proof.sides) == len(planned) == 4
    for number, side in enumerate(planned):
        for placing in side:
            x, y = corners[placing.column, placing.row]
            centre = proof.at(number, x + width / 2, y + height / 2)
            assert alike(centre, colour(placing.page))
            moved = placing.depth * (-1 if placing.spine_left else 1)
            dx, dy = 20 / PT_PER_MM, height - 20 / PT_PER_MM
            if placing.turned:
                dx, dy = width - dx, height - dy
            assert alike(proof.at(number, x + moved + dx, y + dy), (0, 0, 0))


def test_no_page_reaches_over_its_spine(stitched):
    _, proof = stitched
    planned = sides(impose_pages(16, "saddle", 8, 4))
    for number, side in enumerate(planned):
        for (column, row), placing in at_places(side).items():
            x, y = middle()[column, row]
            fold_line = x if placing.spine_left else x + presscopy.A5[0]
            inwards = 0.4 if placing.spine_left else -0.4
            for height in (-2.0, 40.0, 105.0, 170.0):
                seen = proof.at(number, fold_line + inwards, y + height)
                assert alike(seen, colour(placing.page))


def test_the_outer_bleed_is_kept_and_nothing_beyond_it(stitched):
    _, proof = stitched
    for number, side in enumerate(sides(impose_pages(16, "saddle", 8, 4))):
        for (column, row), placing in at_places(side).items():
            x, y = middle()[column, row]
            outwards = 1 if placing.spine_left else -1
            face = x + (presscopy.A5[0] if placing.spine_left else 0) - outwards * placing.depth
            kept = proof.at(number, face + outwards * (BLEED - 0.3), y + 100)
            gone = proof.at(number, face + outwards * (BLEED + 0.4), y + 100)
            assert alike(kept, colour(placing.page))
            assert alike(gone, WHITE)


def test_creep_moves_the_innermost_pages_by_its_total(stitched):
    imposed, _ = stitched
    assert imposed.creep == pytest.approx(3)


@pytest.mark.parametrize("tool", ["pdftotext"])
def test_the_words_of_every_page_stand_on_its_side(stitched, tool):
    imposed, _ = stitched
    _need(tool)
    for number, side in enumerate(sides(impose_pages(16, "saddle", 8, 4)), start=1):
        said = _said(tool, "-f", number, "-l", number, imposed.path, "-").split()
        assert sorted(said) == sorted(f"Folio{placing.page:03d}" for placing in side)


def test_qpdf_finds_nothing_wrong(stitched):
    _need("qpdf")
    assert "No syntax or stream encoding errors" in _said("qpdf", "--check", stitched[0].path)


def test_a_side_is_a_page_of_the_size_of_the_sheet(stitched):
    with pikepdf.open(stitched[0].path) as pdf:
        for page in pdf.pages:
            sizes = [side / PT_PER_MM for side in map(float, page.obj.TrimBox)]
            assert sizes == pytest.approx([0, 0, 320, 450], abs=0.01)
            assert page.obj.TrimBox == page.obj.MediaBox
            assert "/Annots" not in page.obj


def test_the_same_copy_makes_the_same_bytes(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 12)
    made = [impose(copy, out=tmp_path / name).path.read_bytes() for name in ("a.pdf", "b.pdf")]
    assert made[0] == made[1]


def test_marks_stand_outside_the_bleed(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 8, empty=True)
    proof = Proof(impose(copy, signature=8, creep=1).path)
    (left, bottom), (width, height) = middle()[0, 0], presscopy.A5
    for number in range(2):
        points = proof.inked(number)
        within = [
            (x, y)
            for x, y in points
            if left - BLEED < x < left + 2 * width + BLEED
            and bottom - BLEED < y < bottom + 2 * height + 3 * BLEED
        ]
        assert points
        assert within == []


def test_marks_are_on_every_plate(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 8, empty=True)
    with pikepdf.open(impose(copy, signature=8).path) as pdf:
        space = pdf.pages[0].obj.Resources.ColorSpace["/Registration"]
        assert (space[0], space[1], space[2]) == (Name.Separation, Name.All, Name.DeviceCMYK)
        assert list(space[3].C1) == [1, 1, 1, 1]
        assert "/Font" not in pdf.pages[0].obj.Resources


def lines_of(path, side=0):
    """Return the marks of a side in mm: those drawn through, and those dashed."""
    whole, dashed, found = [], [], []
    with pikepdf.open(path) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[side]):
            if str(operator) in ("m", "l"):
                found.append(tuple(round(float(v) / PT_PER_MM, 2) for v in operands))
            elif str(operator) == "S":
                whole.append(tuple(found[-2:]))
            elif str(operator) == "d":
                whole, dashed = dashed, whole
    return dashed, whole


def test_crop_marks_stand_at_the_faces_and_fold_marks_at_the_folds(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 8, empty=True)
    crops, folds = lines_of(impose(copy, signature=8, creep=1).path)
    (left, bottom), (width, height) = middle()[0, 0], presscopy.A5
    near = bottom - BLEED - 1
    lower = {start[0] for start, end in crops if start[0] == end[0] and start[1] < near + 0.1}
    upper = {start[0] for start, end in crops if start[0] == end[0] and start[1] > near + 0.1}
    assert lower == {left, left + 2 * width}  # pages 1 and 8 lie outermost
    assert upper == {left + 1, left + 2 * width - 1}  # pages 4 and 5 have crept
    level = sorted({start[1] for start, end in crops if start[1] == end[1]})
    head = bottom + height
    assert level == pytest.approx(
        [bottom, head, head + 2 * BLEED, head + 2 * BLEED + height], abs=0.02
    )
    assert {start[0] for start, end in folds if start[0] == end[0]} == {160}
    assert {start[1] for start, end in folds if start[1] == end[1]} == {225}


def test_the_label_is_not_text_and_needs_no_face(tmp_path):
    _need("pdftotext")
    copy = presscopy.write(tmp_path / "copy.pdf", 8, empty=True)
    made = impose(copy, signature=8).path
    assert _said("pdftotext", made, "-").strip() == ""
    assert Proof(made).inked(0) != Proof(made).inked(1)  # the one says front, the other back


def test_collating_marks_of_gathered_signatures_make_a_stair(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 24, empty=True)
    imposed = impose(copy, scheme="perfect", signature=8)
    proof = Proof(imposed.path)
    assert imposed.signatures == (8, 8, 8)
    steps = []
    for number in range(6):
        bar = [y for x, y in proof.inked(number) if abs(x - 160) < 0.3 and 20 < y < 220]
        assert bool(bar) == (number % 2 == 0)  # outside once folded
        if bar:
            steps.append((min(bar), max(bar)))
    for (low, high), (_, below) in pairwise(steps):
        assert high - low == pytest.approx(5, abs=0.5)
        assert low == pytest.approx(below, abs=0.5)


def test_a_stitched_copy_has_no_collating_marks(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 8, empty=True)
    inked = Proof(impose(copy, signature=8).path).inked(0)
    assert not [y for x, y in inked if abs(x - 160) < 0.3 and 20 < y < 220]


def test_what_is_milled_off_lies_between_the_pages_and_has_their_bleed(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 8)
    proof = Proof(impose(copy, scheme="perfect", signature=4, milling=2, paper=0).path)
    pages = {placing.column: placing.page for placing in sides(impose_pages(8, "perfect", 4, 2))[1]}
    for x, column in ((160 - 0.4, 0), (160 - 1.7, 0), (160 + 0.4, 1), (160 + 1.7, 1)):
        assert alike(proof.at(1, x, 225), colour(pages[column]))
    outer = 160 + 2 + presscopy.A5[0]
    assert alike(proof.at(1, outer + BLEED - 0.3, 225), colour(pages[1]))
    assert alike(proof.at(1, outer + BLEED + 0.4, 225), WHITE)


def test_eight_pages_go_up_with_room_for_bleed_between_their_faces(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 16, trim=(100, 140))
    imposed = impose(copy, sheet="SRA3", paper=0)
    assert imposed.up == 8
    proof, half = Proof(imposed.path), 450 / 2
    front = at_places(sides(impose_pages(16, "saddle", 16, 8))[0])
    for (column, row), placing in front.items():
        left = half - 2 * 100 - BLEED + column * 100 + (column // 2) * 2 * BLEED
        y = (320 - 286) / 2 + row * 146 + 70
        assert alike(proof.at(0, left + 50, y), colour(placing.page))
    for x, column in ((half - 0.3, 1), (half + 0.3, 2)):
        assert alike(proof.at(0, x, 60), colour(front[column, 0].page))


# Copies of all kinds


def test_blanks_stay_white_and_are_told(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 6)
    imposed = impose(copy, signature=4)
    assert (imposed.blanks, imposed.sheets, imposed.signatures) == (2, 2, (8,))
    assert [problem.code for problem in imposed.problems] == ["blanks-added"]
    proof = Proof(imposed.path)
    assert alike(proof.at(0, 160 - 70, 225), WHITE)  # page 8, beside page 1
    assert alike(proof.at(0, 160 + 70, 225), colour(1))


def test_a_gathered_copy_ends_with_as_small_a_signature_as_holds_the_rest(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 21)
    imposed = impose(copy, scheme="perfect", signature=16)
    assert (imposed.signatures, imposed.blanks) == ((16, 8), 3)
    assert imposed.problems == ()


def test_a_page_without_trim_and_bleed_is_put_up_by_its_crop_box(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 4, bleed=0)
    with pikepdf.open(copy, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            page.obj.CropBox = page.obj.TrimBox
            del page.obj.TrimBox, page.obj.BleedBox
        pdf.save()
    proof = Proof(impose(copy).path)
    left = 160 + presscopy.A5[0]
    assert alike(proof.at(0, left - 0.4, 225), colour(1))
    assert alike(proof.at(0, left + 0.4, 225), WHITE)


def _turn(pdf, turn):
    """Turn what is drawn on each page anticlockwise and let /Rotate turn it back."""
    matrices = {90: "0 1 -1 0 0 0", 180: "-1 0 0 -1 0 0", 270: "0 -1 1 0 0 0"}
    for page in pdf.pages:
        drawn = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(f"{matrices[turn]} cm ".encode() + drawn)
        a, b, c, d, *_ = map(float, matrices[turn].split())
        for key in ("/MediaBox", "/TrimBox", "/BleedBox"):
            left, bottom, right, top = map(float, page.obj[key])
            page.obj[key] = Array(
                [
                    a * left + c * bottom,
                    b * left + d * bottom,
                    a * right + c * top,
                    b * right + d * top,
                ]
            )
        page.obj.Rotate = turn


def _enlarge(pdf):
    """Draw each page at half its size and let /UserUnit double it."""
    for page in pdf.pages:
        drawn = page.obj.Contents.read_bytes()
        page.obj.Contents = pdf.make_stream(b"0.5 0 0 0.5 0 0 cm " + drawn)
        for key in ("/MediaBox", "/TrimBox", "/BleedBox"):
            page.obj[key] = Array([float(side) / 2 for side in page.obj[key]])
        page.obj.UserUnit = 2


def _inherit(pdf):
    """Move everything that can be inherited to the page tree, and cut contents into pieces."""
    pages = pdf.Root.Pages
    pages.Resources, pages.MediaBox = pdf.pages[0].obj.Resources, pdf.pages[0].obj.MediaBox
    for page in pdf.pages:
        del page.obj.Resources, page.obj.MediaBox
        drawn = page.obj.Contents.read_bytes()
        at = drawn.index(b" 0 g ")
        pieces = [pdf.make_stream(piece) for piece in (drawn[:at], drawn[at:])]
        page.obj.Contents = Array(pieces)


CHANGES = {
    "turned by 90": lambda pdf: _turn(pdf, 90),
    "turned by 180": lambda pdf: _turn(pdf, 180),
    "turned by 270": lambda pdf: _turn(pdf, 270),
    "in larger units": _enlarge,
    "inherited and in pieces": _inherit,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_page_looks_as_it_does_in_a_viewer_however_it_is_written(tmp_path, change):
    copy = presscopy.write(tmp_path / "copy.pdf", 4)
    plain = Proof(impose(copy, out=tmp_path / "plain.pdf").path)
    with pikepdf.open(copy, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save()
    changed = Proof(impose(copy, out=tmp_path / "changed.pdf").path)
    for one, other in zip(plain.sides, changed.sides, strict=True):
        unlike = (abs(one - other).max(axis=2) > 3).sum()
        assert unlike < one.shape[0] * 2  # edges may round to the other side


def test_transparency_layers_and_output_intent_survive(tmp_path):
    copy = tmp_path / "copy.pdf"
    with pikepdf.new() as pdf:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="hidden"))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer]))
        )
        pdf.Root.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier="FOGRA39"
                )
            ]
        )
        for number in range(1, 5):
            code = b"/OC /Layer BDC 0 g -100 -100 900 900 re f EMC"
            page = presscopy.add_page(pdf, number, code=code)
            page.obj.Resources.Properties = Dictionary(Layer=layer)
            page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
        pdf.save(copy)
    made = impose(copy).path
    assert alike(Proof(made).at(0, 160 + 70, 225), WHITE)
    with pikepdf.open(made) as pdf:
        assert pdf.Root.OutputIntents[0].OutputConditionIdentifier == "FOGRA39"
        assert pdf.pages[0].obj.Group.CS == "/DeviceCMYK"
        form = pdf.pages[0].obj.Resources.XObject["/P1"]
        assert form.Group.CS == "/DeviceCMYK"
        assert form.Group.I is True


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" pdfxid:GTS_PDFXVersion="PDF/X-4">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">A copy</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


@pytest.mark.parametrize(
    ("packet", "kept"), [(XMP, True), ("no XML", False), ("<x", False), ("<x/>", False)]
)
def test_sheets_keep_the_title_and_claim_no_standard(tmp_path, packet, kept):
    copy = presscopy.write(tmp_path / "copy.pdf", 4)
    with pikepdf.open(copy, allow_overwriting_input=True) as pdf:
        pdf.Root.Metadata = pdf.make_stream(packet.encode())
        pdf.docinfo["/Title"], pdf.docinfo["/GTS_PDFXVersion"] = "A copy", "PDF/X-4"
        pdf.save(fix_metadata_version=False)
    with pikepdf.open(impose(copy).path) as pdf:
        assert pdf.docinfo["/Title"] == "A copy"
        assert "/GTS_PDFXVersion" not in pdf.docinfo
        assert ("/Metadata" in pdf.Root) == kept
        if kept:
            assert b"A copy" in pdf.Root.Metadata.read_bytes()
            assert b"GTS_PDFX" not in pdf.Root.Metadata.read_bytes()


RELATED = XMP.replace(
    "</rdf:Description>",
    "<dc:relation><rdf:Bag><rdf:li>gazette-press-cover</rdf:li>"
    "<rdf:li>gazette-press-inside</rdf:li></rdf:Bag></dc:relation></rdf:Description>",
)


def whole_issue(folder, packet=RELATED):
    """Write a copy whose record says that its cover and its inside are files as well."""
    copy = presscopy.write(folder / "gazette-press.pdf", 12)
    with pikepdf.open(copy, allow_overwriting_input=True) as pdf:
        pdf.Root.Metadata = pdf.make_stream(packet.encode())
        pdf.save(fix_metadata_version=False)
    return copy


def test_a_cover_that_is_a_wrap_is_not_glued_in_among_the_pages(tmp_path):
    copy = whole_issue(tmp_path)
    with pytest.raises(Faulty) as caught:
        impose(copy, printer="coated-fogra39")
    [problem] = caught.value.problems
    assert (problem.code, problem.step) == ("cover-included", ExitCode.PDF)
    assert problem.hint == "impose gazette-press-inside.pdf, or say --with-cover"
    assert [path.name for path in tmp_path.iterdir()] == [copy.name]


def test_a_cover_of_its_own_paper_may_be_stitched_with_the_rest_but_is_said(tmp_path):
    made = impose(whole_issue(tmp_path))
    assert [(p.code, p.severity) for p in made.problems] == [("cover-included", Severity.WARNING)]
    assert made.pages == 12


def test_whoever_wants_the_cover_gets_it(tmp_path, capsys):
    copy = whole_issue(tmp_path)
    for scheme in ("perfect", "saddle"):
        assert impose(copy, scheme=scheme, with_cover=True).problems == ()
    assert run(capsys, copy, "--scheme", "perfect", "--with-cover", "-q") == (0, "", "")


@pytest.mark.parametrize("packet", [XMP, "no XML", "<x", "<x/>", RELATED.replace("-inside", "")])
def test_nothing_is_said_of_a_cover_that_no_record_tells_of(tmp_path, packet):
    assert impose(whole_issue(tmp_path, packet), scheme="perfect").problems == ()


# What cannot be done


def codes(*arguments, **options):
    with pytest.raises(Faulty) as caught:
        impose(*arguments, **options)
    for problem in caught.value.problems:
        assert problem.hint
        assert "\n" not in problem.message
        assert not problem.message.endswith(".")
    return [problem.code for problem in caught.value.problems], caught.value.exit_code


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"signature": 12}, "signature-size"),
        ({"scheme": "spiral"}, "unknown-scheme"),
        ({"sheet": "A9"}, "unknown-sheet"),
        ({"creep": -1}, "creep-out-of-range"),
        ({"creep": math.nan}, "creep-out-of-range"),
        ({"paper": math.inf}, "paper-out-of-range"),
        ({"milling": -0.1}, "milling-out-of-range"),
        ({"milling": 2}, "milling-of-saddle"),
        ({"sheet": "A4"}, "sheet-too-small"),
        ({"creep": 20, "sheet": "60x100"}, "sheet-too-small"),
    ],
)
def test_what_cannot_be_meant_is_a_fault_of_usage(tmp_path, options, code):
    copy = presscopy.write(tmp_path / "copy.pdf", 8)
    assert codes(copy, **options) == ([code], ExitCode.USAGE)
    assert [path.name for path in tmp_path.iterdir()] == ["copy.pdf"]


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    found, _ = codes(tmp_path / "none.pdf", signature=12, sheet="A9", creep=-1)
    assert sorted(found) == [
        "creep-out-of-range", "pdf-missing", "signature-size", "unknown-sheet",
    ]  # fmt: skip


def test_a_sheet_too_small_names_the_smallest_that_would_do(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 8, trim=(210, 297))
    with pytest.raises(Faulty) as caught:
        impose(copy, sheet="A3")
    assert caught.value.problems[0].render() == (
        "two pages of 210 × 297 mm with 3 mm of bleed and 5 mm of marks need 436 × 313 mm; "
        "the sheet A3 has 297 × 420\nhint: SRA3 is the smallest named sheet that takes them"
    )


def test_more_pages_than_can_be_stitched_are_refused(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 80, trim=(50, 80), empty=True)
    assert codes(copy, paper=1) == (["creep-too-large"], ExitCode.USAGE)


def _locked(path, **passwords):
    presscopy.write(path, 4)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(encryption=pikepdf.Encryption(**passwords))


def _cut(path):
    presscopy.write(path, 4)
    path.write_bytes(path.read_bytes()[:-400])


def _spoilt(path):
    """Spoil the data of a stream, and nothing else."""
    with pikepdf.new() as pdf:
        page = presscopy.add_page(pdf, 1)
        page.obj.Contents = pdf.make_stream(b"no deflated data", Filter=Name.FlateDecode)
        pdf.save(path, compress_streams=False)


def _without_pages(path):
    with pikepdf.new() as pdf:
        pdf.save(path)


def _with(change):
    def write(path):
        presscopy.write(path, 4)
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save()

    return write


BAD_COPIES = {
    "encrypted": (lambda path: _locked(path, user="a", owner="b"), "pdf-encrypted"),
    "restricted": (lambda path: _locked(path, user="", owner="b"), "pdf-encrypted"),
    "cut off": (_cut, "pdf-damaged"),
    "a stream spoilt": (_spoilt, "pdf-damaged"),
    "no PDF": (lambda path: path.write_text("hello"), "pdf-not-one"),
    "empty": (lambda path: path.touch(), "pdf-not-one"),
    "a folder": (lambda path: path.mkdir(), "pdf-missing"),
    "not there": (lambda path: None, "pdf-missing"),
    "without pages": (_without_pages, "pdf-extent"),
    "a box of words": (
        _with(lambda pdf: pdf.pages[1].obj.__setitem__("/MediaBox", Array([Name.A] * 4))),
        "pdf-damaged",
    ),
    "a box of nothing": (
        _with(lambda pdf: pdf.pages[1].obj.__setitem__("/TrimBox", Array([9, 9, 9, 9]))),
        "pdf-page-box",
    ),
    "a trim beyond its page": (
        _with(lambda pdf: pdf.pages[1].obj.__setitem__("/TrimBox", Array([9e3, 9e3, 9e4, 9e4]))),
        "pdf-page-box",
    ),
    "a page of another size": (
        _with(lambda pdf: pdf.pages[2].obj.__setitem__("/TrimBox", Array([20, 0, 220, 300]))),
        "pdf-trims-differ",
    ),
}


@pytest.mark.parametrize(("write", "code"), BAD_COPIES.values(), ids=BAD_COPIES)
def test_a_pdf_that_cannot_be_used_is_told_why(tmp_path, write, code):
    write(tmp_path / "copy.pdf")
    assert codes(tmp_path / "copy.pdf", out=tmp_path / "sheets.pdf") == ([code], ExitCode.PDF)
    assert not (tmp_path / "sheets.pdf").exists()


def test_too_many_pages_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("publisher.incoming.MAX_PAGES", 3)
    copy = presscopy.write(tmp_path / "copy.pdf", 4)
    assert codes(copy) == (["pdf-extent"], ExitCode.PDF)


def test_too_large_a_file_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("publisher.incoming.MAX_BYTES", 100)
    copy = presscopy.write(tmp_path / "copy.pdf", 4)
    assert codes(copy) == (["pdf-too-large"], ExitCode.PDF)


def test_what_is_handed_in_is_never_overwritten(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 4)
    before = copy.read_bytes()
    (tmp_path / "other.pdf").symlink_to(copy)
    for out in (copy, tmp_path / "other.pdf"):
        assert codes(copy, out=out) == (["output-is-input"], ExitCode.USAGE)
    impose(copy)
    assert copy.read_bytes() == before


def test_a_file_that_cannot_be_written_is_a_fault_of_output(tmp_path):
    copy = presscopy.write(tmp_path / "copy.pdf", 4)
    assert codes(copy, out=copy / "below.pdf") == (["output"], ExitCode.OUTPUT)


# The command


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as ended:
        main(["impose", *map(str, arguments)])
    return ended.value.code, *capsys.readouterr()


def test_the_command_says_what_was_done(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    presscopy.write(tmp_path / "copy.pdf", 21)
    code, out, err = run(
        capsys, "copy.pdf", "--scheme", "perfect", "--creep", "0.5", "-o", "sheets.pdf"
    )
    assert (code, err) == (0, "")
    size = (tmp_path / "sheets.pdf").stat().st_size
    assert out == (
        "perfect: 21 pages and 3 blanks in 2 signatures (16, 8) on 3 sheets, 4 up, "
        f"creep 0.5 mm, {size / 1e3:.0f} kB, sheets.pdf\n"
    )


def test_the_command_puts_the_sheets_beside_the_pages(tmp_path, capsys):
    copy = presscopy.write(tmp_path / "copy.pdf", 4)
    assert run(capsys, copy, "-q") == (0, "", "")
    assert (tmp_path / "copy-sheets.pdf").exists()


def test_a_printer_says_how_a_copy_is_put_up(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    presscopy.write(tmp_path / "copy.pdf", 48)
    arguments = ("copy.pdf", "--printer", "coated-fogra39")
    code, out, _ = run(capsys, *arguments)
    assert code == 0
    assert out.startswith(
        "perfect: 48 pages in 3 signatures (16, 16, 16) on 3 sheets, 8 up, creep 0.33 mm, "
    )
    with pikepdf.open(tmp_path / "copy-sheets.pdf") as pdf:
        sides = sorted(float(side) / PT_PER_MM for side in pdf.pages[0].MediaBox[2:])
    assert sides == pytest.approx([720, 1020], abs=0.01)


def test_the_command_line_goes_before_the_printer(tmp_path, capsys):
    copy = presscopy.write(tmp_path / "copy.pdf", 16)
    own = ("--scheme", "saddle", "--signature", "8", "--sheet", "SRA3", "--paper", "0.2")
    code, out, _ = run(capsys, copy, "--printer", "coated-fogra39", *own)
    assert code == 0
    assert out.startswith("saddle: 16 pages in 1 signature (16) on 2 sheets, 4 up, creep 0.6 mm, ")


def test_a_printer_without_a_sheet_leaves_the_usual_one():
    entry = yaml.safe_load((HOUSE / "assets/printers/newsprint.yaml").read_text("utf-8"))
    del entry["sheet"]
    job = job_of(PrinterEntry.model_validate(entry))
    assert job == Job("saddle", 16, "SRA3", None, 0.07)


def test_a_printers_file_is_taken_by_its_path_and_needs_no_profile(tmp_path):
    text = (HOUSE / "assets/printers/digital.yaml").read_text("utf-8")
    ours = tmp_path / "ours.yaml"
    ours.write_text(text.replace("ISOcoated_v2_300_bas.icc", "none.icc"), "utf-8")
    copy = presscopy.write(tmp_path / "copy.pdf", 8)
    imposed = impose(copy, printer=str(ours))
    assert (imposed.scheme, imposed.up, imposed.creep) == ("saddle", 2, pytest.approx(0.12))


@pytest.mark.parametrize("printer", ["nobody", "nowhere/ours.yaml"])
def test_a_printer_that_is_not_there_is_the_printers_fault(tmp_path, printer):
    copy = presscopy.write(tmp_path / "copy.pdf", 4)
    assert codes(copy, printer=printer) == (["unknown-printer"], ExitCode.PRINTER)


@pytest.mark.parametrize("creep", ["much", "1mm", ""])
def test_creep_that_is_no_length_is_a_fault_of_usage(tmp_path, capsys, creep):
    code, _, err = run(capsys, tmp_path / "copy.pdf", "--creep", creep)
    assert code == ExitCode.USAGE
    assert "neither auto nor a length in mm" in err


def _need(tool: str) -> None:
    if not shutil.which(tool):
        pytest.skip(f"OUTSIDE WITNESS MISSING: {tool}")


def _said(*command: object) -> str:
    done = subprocess.run(
        [str(word) for word in command], check=True, capture_output=True, text=True
    )
    return done.stdout
