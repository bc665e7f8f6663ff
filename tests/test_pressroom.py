"""What a pressroom needs of a small issue: spots and varnish, covers, spines, extents, refusals."""

import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import yaml
from breakage import HOUSE, small_house
from PIL import Image

import publisher
from publisher import ExitCode, Faulty
from publisher.editions import press as press_edition

pytestmark = pytest.mark.xdist_group("pressroom")

PT = 72 / 25.4
SPOT = "PANTONE 2768 C"
PATCHES = """
<div style="position: absolute; left: 20mm; top: 20mm; width: 30mm; height: 30mm; {solid}"></div>
<div style="position: absolute; left: 60mm; top: 20mm; width: 30mm; height: 30mm; {tint}"></div>
<div style="position: absolute; left: 100mm; top: 20mm; width: 30mm; height: 30mm; {rich}"></div>
<div style="position: absolute; left: 140mm; top: 20mm; width: 30mm; height: 30mm; {plain}"></div>
<div style="position: absolute; left: 20mm; top: 35mm; width: 150mm; height: 8mm; {gloss}"></div>
"""


def press_house(folder: Path) -> Path:
    """Put the small issue into a folder, its pictures fine enough for a press; return the issue."""
    issue = small_house(folder)
    for path in sorted((issue / "pictures").glob("*.[jp][pn]g")):
        with Image.open(path) as picture:
            finer = picture.resize((picture.width * 8, picture.height * 8))
        finer.save(path)
    return issue


def printer(folder: Path, **changes: object) -> str:
    """Write a printer's file, coated-fogra39 with changes, and return its name."""
    source = HOUSE / "assets/printers/coated-fogra39.yaml"
    entry = yaml.safe_load(source.read_text("utf-8")) | {"name": "test"}
    path = folder / "assets/printers/test.yaml"
    path.write_text(yaml.safe_dump(entry | changes), "utf-8")
    return "test"


def build(folder: Path, *, editions=("press",), **changes: object) -> dict[str, Path]:
    """Build the small issue in a folder for such a printer; return the files by kind."""
    issue = folder / "small" if (folder / "small").exists() else press_house(folder)
    result = publisher.build(
        issue, editions=editions, printer=printer(folder, **changes), out=folder / "out"
    )
    return {file.edition: file.path for file in result.files}


def faults(folder: Path, **changes: object) -> Faulty:
    with pytest.raises(Faulty) as raised:
        build(folder, **changes)
    return raised.value


def with_tokens(folder: Path) -> None:
    """Give the small issue's layout a spot ink, its tint, a rich black, a varnish; and patches."""
    press_house(folder)
    path = folder / "layouts/base/layout.yaml"
    spot = f'spot: "{SPOT}", inks: [100, 78, 0, 44]'
    text = path.read_text("utf-8")
    tokens = (
        f'  house: {{screen: "#12284b", {spot}}}\n'
        f'  pale: {{screen: "#c9d3e4", {spot}, tint: 20}}\n'
        '  rich-black: {screen: "#010101", inks: [60, 40, 40, 100]}\n'
        '  gloss: {screen: "#fdfdfb", spot: Varnish, inks: [0, 0, 0, 10], finish: true}\n'
    )
    path.write_text(text.replace("\nsheets:", f"{tokens}\nsheets:", 1), "utf-8")
    template = folder / "layouts/base/templates/back-cover.html"
    names = {"solid": "house", "tint": "pale", "rich": "rich-black", "gloss": "gloss"}
    fills = {name: f"background: var(--{token})" for name, token in names.items()}
    patches = PATCHES.format(**fills, plain="background: #000")
    text = template.read_text("utf-8").replace("</section>", f"{patches}</section>")
    template.write_text(text.replace('<div class="ground"></div>', ""), "utf-8")


@pytest.fixture(scope="module")
def spots(tmp_path_factory) -> dict[str, Path]:
    """The small issue with a spot ink and a varnish, in both editions."""
    folder = tmp_path_factory.mktemp("spots")
    with_tokens(folder)
    return build(folder, editions=("screen", "press"), files="one")


def plates_of(path: Path, folder: Path, page: int) -> dict[str, np.ndarray]:
    """Return the plates of a page, cut at the trim at 72 ppi: how much ink is where, 0–1."""
    if shutil.which("gs") is None:
        pytest.skip("GHOSTSCRIPT IS NOT INSTALLED")
    quiet = ["-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-dUseTrimBox", "-dOverprint=/enable"]
    pages = [f"-dFirstPage={page}", f"-dLastPage={page}"]
    device = ["-sDEVICE=tiffsep", "-r72", f"-sOutputFile={folder}/plate.tif"]
    subprocess.run(["gs", *quiet, *pages, *device, path], check=True, timeout=120)
    found = {}
    for file in folder.glob("plate(*).tif"):
        with Image.open(file) as image:
            found[file.stem[6:-1]] = 1 - np.asarray(image.convert("L"), dtype=float) / 255
    return found


def at(plates: dict[str, np.ndarray], x: float, y: float) -> dict[str, float]:
    """Return the inks at a place, in mm from the upper left, those that are there."""
    found = {name: float(plate[round(y * PT), round(x * PT)]) for name, plate in plates.items()}
    return {name: round(amount, 2) for name, amount in found.items() if amount}


def test_spots_tints_rich_and_plain_black_lie_on_their_plates(spots, tmp_path):
    with pikepdf.open(spots["press"]) as pdf:
        last = len(pdf.pages)
    plates = plates_of(spots["press"], tmp_path, last)
    assert {*plates} == {"Cyan", "Magenta", "Yellow", "Black", SPOT, "Varnish"}
    assert at(plates, 35, 25) == {SPOT: 1.0}
    assert at(plates, 75, 25) == {SPOT: 0.2}
    assert at(plates, 115, 25) == {"Cyan": 0.6, "Magenta": 0.4, "Yellow": 0.4, "Black": 1.0}
    assert at(plates, 155, 25) == {"Black": 1.0}


def test_a_varnish_overprints_what_lies_below_it(spots, tmp_path):
    with pikepdf.open(spots["press"]) as pdf:
        last = len(pdf.pages)
    plates = plates_of(spots["press"], tmp_path, last)
    assert at(plates, 35, 39) == {SPOT: 1.0, "Varnish": 1.0}
    assert at(plates, 115, 39)["Cyan"] == 0.6
    assert at(plates, 55, 39) == {"Varnish": 1.0}


def test_no_screen_shows_a_varnish(spots):
    with pikepdf.open(spots["screen"]) as pdf:
        content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[-1]))
    assert b"/Finish scn" in content
    assert b"0.9921" not in content


def test_a_spot_is_mixed_where_the_printer_has_no_plate_for_it(tmp_path):
    with_tokens(tmp_path)
    inks = {"limit": 300, "black": 95, "spots": "convert"}
    path = build(tmp_path, files="one", inks=inks)["press"]
    with pikepdf.open(path) as pdf:
        last = len(pdf.pages)
    plates = plates_of(path, tmp_path, last)
    assert {*plates} == {"Cyan", "Magenta", "Yellow", "Black"}
    assert at(plates, 35, 25) == {"Cyan": 1.0, "Magenta": 0.78, "Black": 0.44}
    assert at(plates, 75, 25) == pytest.approx(
        {"Cyan": 0.2, "Magenta": 0.16, "Black": 0.09}, abs=0.015
    )


def test_twice_built_the_bytes_are_equal(tmp_path):
    first = {kind: path.read_bytes() for kind, path in build(tmp_path).items()}
    second = {kind: path.read_bytes() for kind, path in build(tmp_path).items()}
    assert {*first} == {"press", "press-cover", "press-inside"}
    assert first == second


def test_a_stitched_issue_gets_four_pages_of_cover(tmp_path):
    files = build(tmp_path, binding="saddle")
    with pikepdf.open(files["press-cover"]) as cover, pikepdf.open(files["press"]) as whole:
        assert len(cover.pages) == 4
        sizes = {tuple(float(side) for side in page.TrimBox) for page in cover.pages}
        assert sizes == {tuple(float(side) for side in whole.pages[0].TrimBox)}


def test_one_file_is_one_file(tmp_path):
    assert {*build(tmp_path, files="one")} == {"press"}


def test_a_spine_wide_enough_bears_the_publication_and_the_issue(tmp_path):
    files = build(tmp_path, paper={"text": 0.9, "cover": 1.2})
    words = subprocess.run(
        ["pdftotext", "-l", "1", files["press-cover"], "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "Spring 2024" in words
    with pikepdf.open(files["press-cover"]) as cover, pikepdf.open(files["press"]) as whole:
        inside = len(whole.pages) - 4
        width = float(cover.pages[0].TrimBox[2]) - 2 * float(whole.pages[0].TrimBox[2])
        assert width / PT == pytest.approx(inside / 2 * 0.9 + 2 * 1.2, abs=0.01)


def test_a_narrow_spine_goes_without_words_and_says_so(tmp_path):
    issue = press_house(tmp_path)
    result = publisher.build(issue, editions=["press"], printer=printer(tmp_path), out=tmp_path)
    [problem] = result.problems
    assert problem.code == "spine-narrow"
    assert problem.place is not None
    assert problem.place.source.path.name == "test.yaml"
    assert "text: 0.11" in problem.place.source.lines[problem.place.line - 1]
    assert problem.hint == "84 pages would make room for them"


@pytest.mark.parametrize(("binding", "inner"), [("perfect", 2), ("perfect", 0), ("saddle", 0)])
def test_the_inner_bleed_is_that_of_the_binding(tmp_path, binding, inner):
    path = build(tmp_path, binding=binding, inner_bleed=inner, files="one")["press"]
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            spine = 0 if number % 2 else 2
            bleed, trim = float(page.BleedBox[spine]), float(page.TrimBox[spine])
            assert abs(bleed - trim) / PT == pytest.approx(inner, abs=0.01)


def test_a_press_without_marks_gets_pages_cut_at_the_bleed(tmp_path):
    none = dict.fromkeys(("crop", "registration", "centre", "colour_bar", "slug"), False)
    path = build(tmp_path, marks=none, boxes={"crop": True}, files="one")["press"]
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        assert list(page.MediaBox) == list(page.CropBox)
        assert float(page.MediaBox[0]) == pytest.approx(-3 * PT, abs=0.01)
        assert "/PrinterMarks" not in page.Resources.get("/XObject", {})


def test_a_wrap_that_is_larger_than_the_sheet_is_refused(tmp_path):
    fault = faults(tmp_path, sheet={"width": 330, "height": 430})
    [problem] = [p for p in fault.problems if p.code == "wrap-sheet"]
    assert "with its marks" in problem.message
    assert problem.place is not None


def test_an_extent_that_does_not_suit_the_binding_is_counted_and_helped(tmp_path):
    fault = faults(tmp_path, multiple=32)
    [problem] = [p for p in fault.problems if p.code == "extent-binding"]
    assert fault.exit_code == ExitCode.PRINTER
    assert "binds multiples of 32" in problem.message
    assert "extent: {fill: notes}" in problem.hint


def test_notes_fill_every_edition_up_to_what_the_printer_binds(tmp_path):
    issue = press_house(tmp_path)
    manifest = issue / "issue.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "extent: {fill: notes}\n", "utf-8")
    name = printer(tmp_path, multiple=12)
    for editions in (["screen"], ["press"]):
        result = publisher.build(issue, editions=editions, printer=name, out=tmp_path / "out")
        [whole] = [file for file in result.files if file.edition in editions]
        assert whole.pages == 16  # a cover and 12 pages within it


def test_a_screen_edition_needs_no_sound_printer_for_its_notes(tmp_path):
    issue = small_house(tmp_path)
    manifest = issue / "issue.yaml"
    manifest.write_text(manifest.read_text("utf-8") + "extent: {fill: notes}\n", "utf-8")
    [made] = publisher.build(issue, printer="nobody", out=tmp_path / "out").files
    assert made.pages % 4 == 0


def test_a_part_alone_needs_no_binding(tmp_path):
    issue = press_house(tmp_path)
    name = printer(tmp_path, multiple=32)
    result = publisher.build(
        issue, editions=["press"], only=["market"], printer=name, out=tmp_path / "out"
    )
    assert [file.path.name for file in result.files] == ["gazette-small-market-press.pdf"]


def test_a_picture_with_too_few_pixels_is_named_with_what_it_would_do_for(tmp_path):
    build(tmp_path, files="one")
    before = (tmp_path / "out/gazette-small-press.pdf").read_bytes()
    fault = faults(tmp_path, files="one", pictures={"ppi": 1200, "minimum": 600})
    problem = next(p for p in fault.problems if "cover.jpg" in p.message)
    assert problem.code == "picture-ppi"
    assert problem.place is not None
    assert " ppi at " in problem.message
    assert "on page 1" in problem.message
    assert "it would do at " in problem.hint
    assert (tmp_path / "out/gazette-small-press.pdf").read_bytes() == before


def test_a_file_that_breaks_a_rule_is_not_written(tmp_path, monkeypatch):
    build(tmp_path, files="one")
    before = (tmp_path / "out/gazette-small-press.pdf").read_bytes()

    def distorted(pdf, page, boxes, crop):
        real(pdf, page, boxes, crop)
        page.obj.ArtBox = page.obj.TrimBox

    real = press_edition.set_boxes
    monkeypatch.setattr(press_edition, "set_boxes", distorted)
    fault = faults(tmp_path, files="one")
    assert {problem.code for problem in fault.problems} == {"x4-trim-box"}
    assert 'on page 1 ("The Little Gazette")' in fault.problems[0].message
    assert (tmp_path / "out/gazette-small-press.pdf").read_bytes() == before
    assert sorted(path.name for path in (tmp_path / "out").glob("*.pdf")) == [
        "gazette-small-press.pdf"
    ]


def test_a_rule_that_is_not_of_pdf_x_4_is_named_after_its_owner(tmp_path, monkeypatch):
    def turned(pdf, page, boxes, crop):
        real(pdf, page, boxes, crop)
        page.obj.Rotate = 90

    real = press_edition.set_boxes
    monkeypatch.setattr(press_edition, "set_boxes", turned)
    [problem, *_] = faults(tmp_path, files="one").problems
    assert problem.code == "ghent-rotate"
    assert problem.message.startswith("the press file breaks ghent-rotate (Ghent Workgroup) on ")
    assert "PDF/X-4" not in problem.render()


def test_a_full_disk_is_said_and_leaves_the_last_good_file(tmp_path):
    build(tmp_path, files="one")
    path = tmp_path / "out/gazette-small-press.pdf"
    before = path.read_bytes()

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, len(before) // 2))

    command = ["build", tmp_path / "small", "--edition", "press", "--out", tmp_path / "out"]
    done = subprocess.run(
        [sys.executable, "-m", "publisher", *command, "--printer", "test"],
        preexec_fn=small_disk,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == ExitCode.OUTPUT, done.stderr
    assert "cannot be written to: file too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert path.read_bytes() == before
