"""Printer's marks: where they stand, which plates they print on, and what they say."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pikepdf
import pytest
import tinypdf
from conftest import ISSUE
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from pressroom import Painted, plates, read_marks

from publisher.editions.lettering import Lettering
from publisher.editions.marks import MarkedPage, draw_marks, room
from publisher.editions.slugline import SlugLine, slug_face
from publisher.manifest.printer import Marks
from publisher.pages.geometry import PT_PER_MM, Box

FONTS = ISSUE.parents[1] / "fonts"
SANS = FONTS / "source-sans-3" / "SourceSans3_400Regular.ttf"
SLUG = SlugLine(
    "Voice of Asia", "Autumn 2023", "page 12 of 52", "Offset on coated paper", "2023-12-01"
)
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
SPOTS = {
    "PANTONE 2768 C": (1.0, 0.9, 0.1, 0.4),
    "PANTONE 871 C": (0.3, 0.4, 0.8, 0.2),
    "Varnish": (0.0, 0.0, 0.2, 0.0),
}
A4, A5, A6, WRAP = (210.0, 297.0), (148.0, 210.0), (105.0, 148.0), (426.0, 297.0)
SPINE = (210.0, 216.0)
BLEED = 3.0
ALL_MARKS = Marks()
HAIR = 0.13  #: pt, half the weight of a line, by which lines that meet in a corner may overlap


@dataclass(frozen=True)
class Job:
    """A page to be marked, in mm."""

    size: tuple[float, float] = A4
    spots: int = 0
    folds: Sequence[float] = ()
    bleed: float = BLEED
    marks: Marks = ALL_MARKS
    slug: SlugLine = SLUG
    copies: int = 1
    face: Path | None = SANS


def points(*sides: float) -> tuple[float, ...]:
    return tuple(side * PT_PER_MM for side in sides)


def box_around(size: tuple[float, float], more: float) -> Box:
    left, bottom, right, top = points(-more, -more, size[0] + more, size[1] + more)
    return left, bottom, right, top


def separation(name: str, process: Sequence[float]) -> Array:
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array(process), N=1
    )
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])


def marked(job: Job, pdf: pikepdf.Pdf | None = None) -> pikepdf.Pdf:
    """Return a PDF of blank pages, or the one given, with marks."""
    if pdf is None:
        pdf = pikepdf.new()
        for _ in range(job.copies):
            pdf.add_blank_page(page_size=(10, 10))
    paper = room(job.marks, job.bleed)
    boxes = {key: box_around(job.size, more) for key, more in
             (("MediaBox", paper), ("BleedBox", job.bleed), ("TrimBox", 0.0))}  # fmt: skip
    pages = []
    for page in pdf.pages:
        for key, box in boxes.items():
            page.obj[f"/{key}"] = Array(box)
        bounds = (boxes["TrimBox"], boxes["BleedBox"])
        pages.append(MarkedPage(page, *bounds, job.slug, points(*job.folds)))
    spots = {name: pdf.make_indirect(separation(name, SPOTS[name])) for name in SPOTS}
    used = {name: spots[name] for name in list(spots)[: job.spots]}
    draw_marks(pdf, pages, job.marks, used, job.face)
    return pdf


def painted(job: Job) -> list[Painted]:
    with marked(job) as pdf:
        return read_marks(pdf.pages[0])


def saved(job: Job, path: Path, pdf: pikepdf.Pdf | None = None) -> Path:
    marked(job, pdf).save(path, deterministic_id=True)
    return path


def outcome(*command: str | Path) -> str:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def overlap(one: Box, other: Box, slack: float) -> bool:
    """Whether two boxes share more than `slack` pt in both directions."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return across > slack and up > slack


def pieces(painting: Sequence[Painted]) -> list[Painted]:
    """Return what must not overlap: each mark, but the parts of a target as their box."""
    targets: dict[int, list[Painted]] = {}
    alone = []
    for mark in painting:
        if mark.group and mark.kind == "stroke" and not mark.dashed:
            targets.setdefault(mark.group, []).append(mark)
        elif mark.kind != "fill" or mark.ink[0] != "All":
            alone.append(mark)
    for group in targets.values():
        sides = list(zip(*(mark.box for mark in group), strict=True))
        box = (min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3]))
        alone.append(Painted("target", ("All", "1"), box, 0))
    return alone


def assert_in_place(job: Job) -> None:
    """Fail unless all marks lie between bleed and paper, and none on another."""
    painting = painted(job)
    left, bottom, right, top = box_around(job.size, room(job.marks, job.bleed))
    for mark in painting:
        assert not overlap(mark.box, box_around(job.size, job.bleed), 0.002), mark
        assert left <= mark.box[0] and mark.box[2] <= right, mark
        assert bottom <= mark.box[1] and mark.box[3] <= top, mark
    for one, other in combinations(pieces(painting), 2):
        assert not overlap(one.box, other.box, HAIR), (one, other)


def patches(painting: Sequence[Painted]) -> list[Painted]:
    return [m for m in painting if m.kind == "fill" and m.ink[0] != "All"]


def ticks(painting: Sequence[Painted]) -> list[Painted]:
    return [m for m in painting if m.kind == "stroke" and not m.group]


def texts(painting: Sequence[Painted], ink: str) -> list[str]:
    return [m.text for m in painting if m.kind == "text" and m.ink[0] == ink]


@pytest.mark.parametrize("spots", [0, 1, 3])
@pytest.mark.parametrize(("size", "folds"), [(A6, ()), (A5, ()), (A4, ()), (WRAP, SPINE)])
def test_marks_stand_between_bleed_and_paper_apart_from_one_another(size, folds, spots):
    assert_in_place(Job(size, spots, folds))


@settings(max_examples=60)
@example(size=(74.0, 74.0), reach=(0.0, 0.0, 2.0), spots=3, words="x" * 400)
@given(
    size=st.tuples(st.floats(74, 420), st.floats(74, 420)),
    reach=st.tuples(st.floats(0, 10), st.floats(0, 10), st.floats(2, 20)),
    spots=st.integers(0, 3),
    words=st.text(max_size=120),
)
def test_marks_of_any_page_are_in_place(size, reach, spots, words):
    bleed, further, length = reach
    marks = Marks(offset=bleed + further, length=length)
    slug = SlugLine("Voice of Asia", words, "page 1 of 4", words, "2023-12-01")
    assert_in_place(Job(size, spots, bleed=bleed, marks=marks, slug=slug))


@given(width=st.floats(1, 30), spots=st.integers(0, 3))
@settings(max_examples=20)
def test_a_page_as_narrow_as_a_ticket_is_marked_as_far_as_there_is_room(width, spots):
    assert_in_place(Job((width, 60), spots))


def test_lines_begin_at_the_offset_and_are_as_long_as_wanted():
    lines = ticks(painted(Job(marks=Marks(offset=4, length=6, centre=False))))
    assert len(lines) == 8
    begin, end, width, height = points(4, 10, *A4)
    across = [m.box for m in lines if m.box[2] - m.box[0] > 1]
    spans = {(round(box[0], 2), round(box[2], 2)) for box in across}
    assert spans == {(round(-end, 2), round(-begin, 2)),
                     (round(width + begin, 2), round(width + end, 2))}  # fmt: skip
    assert {round((box[1] + box[3]) / 2, 2) for box in across} == {0, round(height, 2)}
    assert {round(box[3] - box[1], 3) for box in across} == {0.25}


def test_lines_keep_off_the_bleed_where_it_is_wider_than_the_offset():
    assert_in_place(Job(bleed=5, marks=Marks(offset=3)))


def test_centre_marks_stand_at_the_middle_of_each_side():
    lines = ticks(painted(Job(marks=Marks(crop=False))))
    width, height = points(*A4)
    middles = [((m.box[0] + m.box[2]) / 2, (m.box[1] + m.box[3]) / 2) for m in lines]
    assert len(lines) == 4
    assert sum(abs(x - width / 2) < 0.01 for x, _ in middles) == 2
    assert sum(abs(y - height / 2) < 0.01 for _, y in middles) == 2


def test_folds_are_dashed_above_and_below():
    dashed = [m for m in painted(Job(WRAP, folds=SPINE)) if m.dashed]
    found = sorted({round((m.box[0] + m.box[2]) / 2 / PT_PER_MM, 2) for m in dashed})
    assert (len(dashed), found) == (4, [*SPINE])
    assert {m.box[1] > 0 for m in dashed} == {True, False}


def test_a_fold_in_the_middle_takes_the_place_of_the_centre_mark():
    lines = ticks(painted(Job(WRAP, folds=(213,), marks=Marks(crop=True))))
    assert len(lines) == 8 + 2


def test_lines_targets_and_what_the_slug_says_are_on_every_plate():
    painting = painted(Job(WRAP, 3, SPINE))
    assert {m.ink[0] for m in painting if m.kind == "stroke"} == {"All"}
    assert " ".join(texts(painting, "All")).startswith("Voice of Asia Autumn 2023 page 12 of 52")


def test_all_is_a_separation_of_the_four_inks_in_full():
    pdf = marked(Job())
    space = pdf.pages[0].Resources.XObject.PrinterMarks.Resources.ColorSpace.All
    assert [str(part) for part in space[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
    assert [list(space[3].C0), list(space[3].C1)] == [[0] * 4, [1] * 4]


@pytest.mark.parametrize("spots", [0, 1, 3])
@pytest.mark.parametrize("size", [A6, A5, A4])
def test_the_bar_holds_all_inks_in_steps_the_overprints_and_a_grey(size, spots):
    inks = [m.ink for m in patches(painted(Job(size, spots)))]
    for at in range(4):
        build = ["0"] * 4
        for tint in ("1", "0.75", "0.5", "0.25"):
            build[at] = tint
            assert ("DeviceCMYK", *build) in inks
    for build in ("0110", "1010", "1100"):
        assert ("DeviceCMYK", *build) in inks
    assert ("DeviceCMYK", "0.5", "0.4", "0.4", "0") in inks
    for spot in list(SPOTS)[:spots]:
        assert [ink[1] for ink in inks if ink[0] == spot] == ["1", "0.75", "0.5", "0.25"]
    assert len(inks) == len(set(inks)) == 20 + 4 * spots


@pytest.mark.parametrize(("size", "spots", "side"), [(A4, 3, 5), (A6, 0, 4.04), (A6, 3, 3.03)])
def test_patches_are_squares_that_shrink_with_the_page(size, spots, side):
    for mark in patches(painted(Job(size, spots))):
        assert mark.box[2] - mark.box[0] == pytest.approx(side * PT_PER_MM, abs=0.1)
        assert mark.box[3] - mark.box[1] == pytest.approx(mark.box[2] - mark.box[0], abs=0.01)


def test_a_bar_without_room_leaves_out_tints_before_it_leaves_out_inks():
    small = [m.ink for m in patches(painted(Job((74, 105), 3)))]
    assert ("DeviceCMYK", "0.75", "0", "0", "0") not in small
    assert {*SPOTS} <= {ink[0] for ink in small}
    tiny = [m.ink for m in patches(painted(Job((20, 30), 0)))]
    assert tiny == [
        ("DeviceCMYK", "1", "0", "0", "0"),
        ("DeviceCMYK", "0", "1", "0", "0"),
        ("DeviceCMYK", "0", "0", "1", "0"),
        ("DeviceCMYK", "0", "0", "0", "1"),
    ]


@pytest.mark.parametrize(
    ("option", "kept"),
    [("crop", 4 + 4 + 20), ("centre", 8 + 4 + 20), ("registration", 8 + 4 + 20),
     ("colour_bar", 8 + 4 + 4), ("slug", 8 + 4 + 4 + 20)],
)  # fmt: skip
def test_an_option_switches_its_marks_off(option, kept):
    job = Job(marks=Marks(**{option: False}))
    found = pieces(painted(job))
    assert len([m for m in found if m.kind != "text"]) == kept
    assert (option == "slug") == (not [m for m in found if m.kind == "text"])
    assert_in_place(job)


def test_without_marks_the_page_stays_as_it_is_and_paper_ends_at_the_bleed():
    none = Marks(crop=False, registration=False, centre=False, colour_bar=False, slug=False)
    pdf = marked(Job(marks=none))
    page = pdf.pages[0]
    assert room(none, 3) == 3
    assert page.get("/Contents") is None or not page.Contents.read_bytes()
    assert "/XObject" not in page.Resources


def test_marks_need_no_more_paper_than_they_fill():
    crop = Marks(registration=False, centre=False, colour_bar=False, slug=False, length=5)
    assert room(crop, 3) == 3 + 5 + 1
    assert room(Marks(), 3) == 3 + 5 + 1 + 5 + 1
    assert room(Marks(crop=False, centre=False), 3) == 3 + 1 + 5 + 1


def test_every_plate_is_named_on_itself():
    painting = painted(Job(A5, 3))
    named = {m.text: m.ink for m in painting if m.kind == "text" and m.ink[0] != "All"}
    builds = ("1000", "0100", "0010", "0001")
    expected = {name: ("DeviceCMYK", *build) for name, build in zip(PROCESS, builds, strict=True)}
    assert named == expected | {name: (name, "1") for name in SPOTS}


def test_a_long_slug_is_cut_with_an_ellipsis_and_still_names_the_page():
    slug = SlugLine(
        "A Quarterly of Everything " * 20, "An issue " * 40, SLUG.page, "P" * 300, "now"
    )
    said = texts(painted(Job(A6, slug=slug)), "All")
    assert SLUG.page in said
    assert said[0].startswith("A Quarterly of") and said[0].endswith("…")
    assert said[-1] == "now"


def rows_of(painting: Sequence[Painted], ink: str) -> list[list[str]]:
    """Return what the slug line says, row by row from the top."""
    found: dict[float, list[str]] = {}
    for mark in painting:
        if mark.kind == "text" and (mark.ink[0] == "All") == (ink == "All"):
            found.setdefault(round(mark.box[1], 2), []).append(mark.text)
    return [found[y] for y in sorted(found, reverse=True)]


def test_a_slug_too_long_for_a_row_is_broken_between_page_and_printer():
    slug = SlugLine(
        "Slack Water", "spring-2024", "page 3 of 12", "Offset on uncoated paper", "2024-03-20"
    )
    said = [slug.publication, slug.issue, slug.page], [slug.printer, slug.date]
    wide, narrow = (painted(Job(size, slug=slug)) for size in (A4, A5))
    assert rows_of(wide, "All") == [[*said[0], *said[1]]]
    assert rows_of(narrow, "All") == [*said]
    assert rows_of(narrow, "plates") == [[*PROCESS]]


@pytest.mark.parametrize("size", [A4, A5, A6])
def test_what_is_short_is_whole_beside_what_is_cut(size):
    slug = SlugLine("Slack Water", "spring-2024", "page 3 of 12", "Offset " * 60, "2024-03-20")
    said = texts(painted(Job(size, slug=slug)), "All")
    assert [*said[:3], said[4]] == [slug.publication, slug.issue, slug.page, slug.date]
    assert said[3].endswith("…")
    assert len(said[3]) > 60


def test_what_the_face_lacks_is_left_out():
    slug = SlugLine("Voice 亚洲 of\n Asia\u00ad", "العدد", "page 1", "", "")
    assert texts(painted(Job(slug=slug)), "All") == ["Voice of Asia", "page 1"]


def test_nothing_is_said_without_a_face():
    painting = painted(Job(face=None))
    assert {m.kind for m in painting} == {"stroke", "fill"}


def test_the_plainest_truetype_face_is_chosen():
    files = sorted(FONTS.rglob("*.ttf"))
    assert slug_face(files) == SANS
    assert slug_face([path for path in files if "serif-4/" in str(path)]).stem.endswith("Regular")
    assert slug_face([Path("a.otf")]) is None


def test_lines_are_kerned():
    lettering = Lettering(SANS)
    apart = sum(lettering.width(letter, 10) for letter in "AVATo")
    assert lettering.width("AVATo", 10) < apart
    assert re.search(r"> \d+ <", lettering.show("AVATo"))


@given(text=st.text(max_size=60), measure=st.floats(0, 120))
def test_a_fitted_line_keeps_its_measure(text, measure):
    lettering = Lettering(SANS)
    known = lettering.known(text)
    fitted = lettering.fitted(known, 6, measure)
    assert lettering.width(fitted, 6) <= measure
    assert fitted in ("", known) or fitted.endswith("…")


def test_pages_share_one_face():
    pdf = marked(Job(copies=3))
    fonts = {page.Resources.XObject.PrinterMarks.Resources.Font.F.objgen for page in pdf.pages}
    assert len(fonts) == 1


def test_spot_inks_keep_the_colour_space_that_pages_use():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=points(*A4))
    space = pdf.make_indirect(separation("Gold", (0, 0.2, 1, 0)))
    page = MarkedPage(pdf.pages[0], box_around(A4, 0), box_around(A4, 3), SLUG)
    draw_marks(pdf, [page], Marks(), {"Gold": space}, SANS)
    spaces = pdf.pages[0].Resources.XObject.PrinterMarks.Resources.ColorSpace
    assert spaces.Spot1.objgen == space.objgen


def test_the_same_page_gives_the_same_bytes(tmp_path):
    job = Job(A5, 2, copies=2)
    one, other = saved(job, tmp_path / "one.pdf"), saved(job, tmp_path / "other.pdf")
    assert one.read_bytes() == other.read_bytes()


def test_marks_bring_neither_transparency_nor_rgb():
    pdf = marked(Job(A4, 3))
    form = pdf.pages[0].Resources.XObject.PrinterMarks
    assert {"/Group", "/OC"} & set(form.keys()) == set()
    assert {*form.Resources.keys()} == {"/ColorSpace", "/Font"}
    names = {str(step.operator) for step in pikepdf.parse_content_stream(form)}
    assert not names & {"rg", "RG", "g", "G", "gs", "sh", "Do"}


def test_what_a_page_left_behind_does_not_move_its_marks():
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=points(*A4))
    pdf.pages[0].Contents = pdf.make_stream(b"0.5 0 0 0.5 100 100 cm 1 0 0 rg")
    page = marked(Job(), pdf).pages[0]
    steps = [str(step.operator) for step in pikepdf.parse_content_stream(page)]
    assert steps == ["q", "cm", "rg", "Q", "BDC", "Do", "EMC"]
    assert str(pikepdf.parse_content_stream(page)[4].operands[0]) == "/Artifact"


def test_a_real_page_keeps_its_text_and_its_pictures(tmp_path):
    lines = tinypdf.column(50, 500, ["So it was that the", "river rose again"])
    items = [tinypdf.Text("P", lines), tinypdf.Figure((50, 100, 200, 300))]
    page = tinypdf.write(tmp_path / "page.pdf", items)
    with pikepdf.open(page) as pdf:
        path = saved(Job(A5), tmp_path / "marked.pdf", pdf)
    shown = outcome("pdftotext", "-layout", path, "-")
    assert "river rose again" in shown
    assert "page 12 of 52" in shown
    with pikepdf.open(path) as pdf:
        assert {*pdf.pages[0].Resources.XObject.keys()} == {"/Picture", "/PrinterMarks"}


@pytest.mark.parametrize(("size", "folds"), [(A6, ()), (WRAP, SPINE)])
def test_outsiders_read_the_file_its_boxes_its_slug_and_its_face(tmp_path, size, folds):
    path = saved(Job(size, 3, folds), tmp_path / "page.pdf")
    outcome("qpdf", "--check", path)
    shown = " ".join(outcome("pdftotext", path, "-").split())
    for text in ("Voice of Asia", "page 12 of 52", *PROCESS, *SPOTS):
        assert text in shown
    fonts = outcome("pdffonts", path).splitlines()[2:]
    assert len(fonts) == 1
    assert re.search(
        r"^[A-Z]{6}\+SourceSans3-Regular +CID TrueType +Identity-H +yes yes yes", fonts[0]
    )
    media = re.search(r"MediaBox: +(.*)", outcome("pdfinfo", "-box", path))
    assert media
    expected = box_around(size, room(Marks(), BLEED))
    assert [float(side) for side in media[1].split()] == pytest.approx(expected, abs=0.01)


@pytest.fixture(scope="module")
def proof(tmp_path_factory):
    """Plates of a page with two spot inks, and how much of each is at a point of the page."""
    if shutil.which("gs") is None:
        pytest.skip("gs is not installed")
    folder = tmp_path_factory.mktemp("plates")
    job = Job(A6, 2)
    pdf = marked(job)
    pdf.save(folder / "page.pdf")
    found = plates(folder / "page.pdf", folder)
    left, _, _, top = box_around(job.size, room(job.marks, job.bleed))

    def ink(box: Box) -> dict[str, float]:
        rows = slice(round((top - box[3]) * 2), round((top - box[1]) * 2))
        columns = slice(round((box[0] - left) * 2), round((box[2] - left) * 2))
        return {name: float(plate[rows, columns].max()) for name, plate in found.items()}

    return read_marks(pdf.pages[0]), found, ink


def middle(box: Box) -> Box:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return x - 1, y - 1, x + 1, y + 1


def test_plates_are_those_of_the_inks_alone(proof):
    assert {*proof[1]} == {*PROCESS, *list(SPOTS)[:2]}


def test_each_patch_is_on_the_plates_of_its_inks(proof):
    painting, _, ink = proof
    for patch in patches(painting):
        space, *tints = patch.ink
        names = PROCESS if space == "DeviceCMYK" else (space,)
        expected = dict.fromkeys(proof[1], 0.0) | dict(zip(names, map(float, tints), strict=True))
        assert ink(middle(patch.box)) == pytest.approx(expected, abs=0.01), patch


def test_targets_and_lines_are_on_every_plate(proof):
    painting, found, ink = proof
    full = dict.fromkeys(found, 1.0)
    discs = [m.box for m in painting if m.kind == "fill" and m.ink[0] == "All"]
    assert len(discs) == 4
    for box in discs:
        assert ink(box) == pytest.approx(full, abs=0.01)
    for line in ticks(painting):
        left, bottom, right, top = line.box
        assert min(ink((left - 1, bottom - 1, right + 1, top + 1)).values()) > 0.4


def test_a_plates_name_is_on_that_plate_alone(proof):
    painting, found, ink = proof
    named = [m for m in painting if m.kind == "text" and m.ink[0] != "All"]
    assert {m.text for m in named} == {*found}
    for name in named:
        shares = ink(name.box)
        assert shares.pop(name.text) > 0.5
        assert max(shares.values()) == 0


def test_the_page_itself_takes_no_ink_from_its_marks(proof):
    _, found, ink = proof
    assert ink(box_around(A6, BLEED - 0.2)) == dict.fromkeys(found, 0.0)


def test_a_marked_page_can_be_saved_and_read_again():
    stream = io.BytesIO()
    marked(Job(A4, 1)).save(stream)
    with pikepdf.open(stream) as pdf:
        assert len(patches(read_marks(pdf.pages[0]))) == 24
