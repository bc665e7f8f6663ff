"""The press edition, asked by outsiders: poppler, qpdf, Ghostscript; and read back by ourselves."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

import publisher
from publisher.preflight import check_x4
from publisher.preflighting import Wishes, examine_files

pytestmark = pytest.mark.xdist_group("press")

ISSUE = Path(__file__).resolve().parent.parent / "issues/2023-q4"
PROCESS = {"Cyan", "Magenta", "Yellow", "Black"}
LIMIT = 3.02  #: the printer's 300 %, and 2 % for a renderer's rounding
PT = 72 / 25.4
ROOM = 15 * PT  #: pt, of paper around the trim


def asked(*command: object) -> str:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"{command[0]} IS NOT INSTALLED")
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    """The press edition of the sample issue, by kind."""
    out = tmp_path_factory.mktemp("press")
    result = publisher.build(ISSUE, editions=["press"], out=out)
    assert [problem.code for problem in result.problems] == ["spine-narrow"]
    return {file.edition: file.path for file in result.files}


@pytest.fixture(scope="module")
def plates(files, tmp_path_factory) -> Path:
    """The plates of every page at 100 ppi, cut at the trim."""
    folder = tmp_path_factory.mktemp("plates")
    quiet = ("-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-dUseTrimBox")
    device = ("-sDEVICE=tiffsep", "-r100", f"-sOutputFile={folder}/%d.tif")
    asked("gs", *quiet, *device, files["press"])
    return folder


def inks(folder: Path, page: int) -> dict[str, np.ndarray]:
    """Return the plates of a page by name: how much ink is where, 0–1, from the top."""
    found = {}
    for path in folder.glob(f"{page}(*).tif"):
        with Image.open(path) as image:
            name = path.stem.partition("(")[2].rstrip(")")
            found[name] = 1 - np.asarray(image.convert("L"), dtype=np.float32) / 255
    return found


def test_cover_inside_and_whole_are_three_files(files):
    pages = {kind: len(pikepdf.open(path).pages) for kind, path in files.items()}
    assert pages == {"press-cover": 2, "press-inside": 48, "press": 52}


def test_the_whole_is_not_glued_and_leads_to_the_inside(files, tmp_path):
    shutil.copy(files["press"], tmp_path / "moved.pdf")
    with pytest.raises(publisher.Faulty) as caught:
        publisher.impose(tmp_path / "moved.pdf", printer="coated-fogra39")
    [problem] = caught.value.problems
    assert problem.code == "cover-included"
    assert f"impose {files['press-inside'].name}, " in problem.hint
    for kind in ("press-cover", "press-inside"):
        with pikepdf.open(files[kind]) as pdf:
            assert b"dc:relation" not in pdf.Root.Metadata.read_bytes()


def test_a_job_ticket_names_what_stands_on_each_page(files):
    """Preflight names part, article and source of every page and of every picture."""
    wishes = Wishes(profile="sheet", ink=False, memory=4096)
    (found,) = examine_files([files["press"]], wishes, lambda *_: None)
    assert found.report is not None
    pages = found.report.pages
    file, _, line = pages[7].source.partition(":")
    assert file == "articles/new-silk-way.md"
    assert (ISSUE / file).read_text("utf-8").splitlines()[int(line) - 1].startswith("headline:")
    assert "New Silk Way" in pages[7].part
    assert all(page.part for page in pages)
    pictures = [use for use in found.report.pictures if use.bits == 8]
    assert [use for use in pictures if not use.source.startswith("pictures/")] == []


def test_a_job_ticket_tells_where_the_focus_of_a_picture_stands(files):
    """The cover's lies within its page at 62 % and 45 % of what is uncut, and none is lost."""
    ticket = json.loads(files["press"].with_suffix(".ticket.json").read_bytes())
    (cover,) = ticket["pages"][0]["focuses"]
    assert cover[0] == "pictures/cover.jpg"
    assert 0 < cover[1] < 215
    assert 0 < cover[2] < 280
    focused = [each for page in ticket["pages"] for each in page["focuses"]]
    assert len(focused) >= 5
    wishes = Wishes(profile="x4", ink=False, memory=4096)
    (found,) = examine_files([files["press"]], wishes, lambda *_: None)
    ended = {each.id: each.status for each in found.report.outcomes}
    assert ended["house-focus"] == "pass"


def test_the_press_edition_passes_its_profiles_without_a_warning(files):
    for path in files.values():
        for profile in ("x4", "sheet"):
            wishes = Wishes(profile=profile, ink=False, memory=4096)
            (found,) = examine_files([path], wishes, lambda *_: None)
            told = [each for each in found.report.outcomes if each.status in ("warn", "fail")]
            assert told == []


def test_a_ticket_of_another_file_is_not_believed(files, tmp_path):
    shutil.copy(files["press-cover"], tmp_path / "a.pdf")
    shutil.copy(files["press"].with_suffix(".ticket.json"), tmp_path / "a.ticket.json")
    (found,) = examine_files([tmp_path / "a.pdf"], Wishes(ink=False), lambda *_: None)
    assert {page.part for page in found.report.pages} == {""}


@pytest.mark.parametrize("kind", ["press", "press-cover", "press-inside"])
def test_every_file_keeps_the_rules_and_is_sound_to_qpdf(files, kind):
    assert check_x4(files[kind].read_bytes()) == ()
    asked("qpdf", "--check", files[kind])


def test_the_output_intent_is_the_printers(files):
    with pikepdf.open(files["press"]) as pdf:
        [intent] = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        profile = Path(ISSUE.parents[1] / "assets/profiles/ISOcoated_v2_300_bas.icc")
        assert intent.DestOutputProfile.read_bytes() == profile.read_bytes()


def test_the_file_says_what_it_is(files):
    with pikepdf.open(files["press"]) as pdf:
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert pdf.pdf_version == "1.6"
        assert pdf.docinfo["/Trapped"] == "/False"
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in packet
    assert "pdfuaid" not in packet


def test_links_tags_and_bookmarks_stay_at_home(files):
    with pikepdf.open(files["press"]) as pdf:
        assert not {"/StructTreeRoot", "/Outlines", "/Names", "/MarkInfo"} & {*pdf.Root.keys()}
        assert all("/Annots" not in page.obj for page in pdf.pages)


def test_boxes_are_the_printers_to_poppler(files):
    said = asked("pdfinfo", "-box", "-f", 1, "-l", 52, files["press"])
    boxes = re.findall(r"Page +(\d+) (\w+)Box: +(.*)", said)
    found = {(int(n), kind): [float(v) for v in values.split()] for n, kind, values in boxes}
    bleed = 3 * PT
    for page in range(1, 53):
        left, bottom, right, top = found[page, "Trim"]
        assert (right - left, top - bottom) == pytest.approx((210 * PT, 297 * PT), abs=0.02)
        over = [left - found[page, "Bleed"][0], found[page, "Bleed"][2] - right]
        assert over == pytest.approx([0, bleed] if page % 2 else [bleed, 0], abs=0.02)
        assert found[page, "Media"] == pytest.approx(
            [left - ROOM, bottom - ROOM, right + ROOM, top + ROOM], abs=0.02
        )
        assert found[page, "Crop"] == found[page, "Media"]


def test_faces_are_embedded_to_poppler(files):
    for kind in files:
        rows = [line.split()[-5:-2] for line in asked("pdffonts", files[kind]).splitlines()[2:]]
        assert rows
        assert all(row == ["yes", "yes", "yes"] for row in rows)


def test_pictures_are_plates_of_the_printers_resolution_to_poppler(files):
    rows = [line.split() for line in asked("pdfimages", "-list", files["press"]).splitlines()[2:]]
    pictures = [row for row in rows if row[2] == "image"]
    assert len(pictures) > 70
    assert {row[5] for row in pictures} <= {"cmyk", "gray"}
    assert all(225 <= int(row[12]) <= 301 and 225 <= int(row[13]) <= 301 for row in pictures)
    assert {row[8] for row in pictures} == {"jpeg"}


def test_plates_are_the_four_and_no_page_is_above_the_ink_limit(plates):
    for page in range(1, 53):
        found = inks(plates, page)
        assert {*found} == PROCESS
        assert float(sum(found.values()).max()) <= LIMIT, f"page {page}"


def test_body_text_lies_on_the_black_plate_alone(files, plates):
    found = inks(plates, 4)
    scale = 100 / 72
    alone = 0
    said = asked("pdftotext", "-bbox", "-f", 4, "-l", 4, files["press"], "-")
    words = re.findall(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">', said)
    for word in words:
        box = [round((float(side) - ROOM) * scale) for side in word]
        rows, columns = slice(box[1], box[3]), slice(box[0], box[2])
        if min(box) < 0 or not found["Black"][rows, columns].size:
            continue  # in the slug
        colours = max(float(found[name][rows, columns].max()) for name in PROCESS - {"Black"})
        alone += colours == 0 and float(found["Black"][rows, columns].max()) == 1
    assert alone >= 250


def test_small_black_text_overprints_and_large_does_not(files):
    with pikepdf.open(files["press"]) as pdf:
        sizes = set().union(*(overprinting_text(page) for page in pdf.pages))
    assert len(sizes) > 4
    assert {over for size, over in sizes if size < 12} == {True}
    assert {over for size, over in sizes if size >= 12} == {False}


def overprinting_text(page: pikepdf.Page) -> set[tuple[float, bool]]:
    """Return the sizes of black text of a page, each with whether it overprints."""
    found = set()
    stack, over, ink, size, scale, unit = [], False, None, 0.0, 1.0, 1.0
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        match name:
            case "q":
                stack.append((over, ink, unit))
            case "Q":
                over, ink, unit = stack.pop()
            case "cm":
                unit *= abs(float(operands[3]))
            case "gs":
                state = page.obj.Resources.ExtGState[str(operands[0])]
                over = bool(state.op) if "/op" in state else over
            case "k":
                ink = tuple(float(part) for part in operands)
            case "Tf":
                size = float(operands[1])
            case "Tm":
                scale = abs(float(operands[3]))
            case "TJ" if ink == (0, 0, 0, 1):
                found.add((round(size * scale * unit, 2), over))
    return found


def test_a_token_is_its_inks_to_the_letter(files):
    with pikepdf.open(files["press"]) as pdf:
        content = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[3]))
    assert b"0.9 0.6 0 0.59 k" in content


def test_the_slug_line_says_whose_page_it_is(files):
    said = " ".join(asked("pdftotext", "-f", 10, "-l", 10, files["press-inside"], "-").split())
    for words in ("Voice of Asia", "2023-q4", "page 12 of 52", "2023-12-29", "FOGRA39", "Magenta"):
        assert words in said


def test_the_wrap_is_back_spine_and_front(files):
    with pikepdf.open(files["press-cover"]) as pdf:
        left, bottom, right, top = (float(side) for side in pdf.pages[0].TrimBox)
    spine = 24 * 0.11 + 2 * 0.30
    assert (right - left) / PT == pytest.approx(420 + spine, abs=0.01)
    assert (top - bottom) / PT == pytest.approx(297, abs=0.01)
    words = asked("pdftotext", "-layout", "-l", 1, files["press-cover"], "-")
    assert words.index("The next issue appears") < words.index("Saudi Arabia becomes")
