"""The sampler, a second periodical in a layout of its own: the publisher knows more than one."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
import yaml
from readback import Inspector

import publisher
from publisher.preflighting import Wishes, examine_files, printer_wishes

ROOT = Path(__file__).resolve().parent.parent
ISSUE = ROOT / "issues/sampler"
BULLETIN, DIGEST, BASE = (ROOT / "layouts" / name for name in ("bulletin", "digest", "base"))
VERAPDF = ROOT.parent / "shared/tools/verapdf/verapdf"
WIDTH, HEIGHT = 419.528, 595.276
MARGIN, TEXT_SIZE, BASELINE = 51.02, 9.5, 12.5
COLUMNS = ("corran-hard", "sand-pilot", "words-for-it")  #: stories in two columns


@pytest.fixture(scope="module")
def sampler(tmp_path_factory: pytest.TempPathFactory) -> Inspector:
    result = publisher.build(ISSUE, out=tmp_path_factory.mktemp("sampler"))
    assert result.problems == ()
    return Inspector(result.files[0].path)


def colours(layout: Path) -> dict[str, str]:
    entry = yaml.safe_load((layout / "layout.yaml").read_text())
    return {name: colour["screen"] for name, colour in entry["colours"].items()}


def test_is_a_booklet_of_whole_sheets_without_blanks(sampler: Inspector) -> None:
    assert 8 <= sampler.extent <= 12
    assert sampler.extent % 4 == 0
    for page in range(1, sampler.extent + 1):
        assert len(sampler.page_text(page)) > 80, page


def test_pages_are_cut_to_a5(sampler: Inspector) -> None:
    for page in sampler.pdf.pages:
        for box in ("MediaBox", "TrimBox", "BleedBox"):
            sides = [float(side) for side in page.obj[f"/{box}"]]
            assert sides == pytest.approx([0, 0, WIDTH, HEIGHT], abs=0.01)


def test_shares_no_colour_with_the_digest() -> None:
    """Ink, paper and greys of its base a layout may keep; what it says itself is its own."""
    assert not {*colours(BULLETIN).values()} & {*colours(DIGEST).values()}
    entry = yaml.safe_load((ROOT / "layouts/base/layout.yaml").read_text())
    said = {**{name: c["screen"] for name, c in entry["colours"].items()}, **colours(BULLETIN)}
    shared = {name for name in said if said[name] in colours(DIGEST).values()}
    assert shared <= {"ink", "paper", "shade", "line"}


def test_headlines_are_set_in_another_face_than_the_digests(sampler: Inspector) -> None:
    page = sampler.destinations["predictor"][0]
    size = max(line.size for line in sampler.page_lines(page))
    faces = {line.face for line in sampler.page_lines(page) if line.size == size}
    assert faces and all(face.startswith("SourceSerif4Display") for face in faces)
    assert "--headline-face" not in (DIGEST / "sheets/tokens.css").read_text()  # base's: the sans
    assert "--headline-face: var(--sans)" in (BASE / "sheets/tokens.css").read_text()


def test_a_layout_takes_few_lines_of_its_own() -> None:
    texts = [p for p in BULLETIN.rglob("*") if p.suffix in (".yaml", ".css", ".html", ".svg")]
    assert sum(len(path.read_text().splitlines()) for path in texts) <= 250
    assert max(len(line) for path in texts for line in path.read_text().splitlines()) < 240


def test_only_serifs_of_the_house_are_embedded(sampler: Inspector) -> None:
    names = {str(font.FontName)[1:] for font in sampler.fonts}
    assert names
    assert all(re.fullmatch(r"[A-Z]{6}\+SourceSerif4(Display)?-\w+", name) for name in names)


def test_text_stands_on_the_grid_in_every_design(sampler: Inspector) -> None:
    """All lines of text lie whole baselines apart, from page to page and column to column."""
    body = [
        line
        for line in sampler.lines
        if abs(line.size - TEXT_SIZE) < 0.01 and line.face.startswith("SourceSerif4-Regular")
        if 2 < line.page < sampler.extent and len(line.text) > 25
    ]
    assert len({line.page for line in body}) == sampler.extent - 3
    offsets = Counter(round((HEIGHT - line.y) % BASELINE, 1) for line in body)
    (offset, many), *_ = offsets.most_common(1)
    strays = [x for x in body if abs((HEIGHT - x.y - offset + 6) % BASELINE - 6) > 0.15]
    assert many > 150
    assert not strays, strays[:3]


def test_columns_end_within_lines_of_each_other_at_the_foot(sampler: Inspector) -> None:
    for slug in COLUMNS:
        page = sampler.destinations[slug][0]
        body = [x for x in sampler.page_lines(page) if abs(x.size - TEXT_SIZE) < 0.01 and x.y > 50]
        left = min(line.y for line in body if line.x < WIDTH / 2)
        right = min(line.y for line in body if line.x > WIDTH / 2)
        assert abs(left - right) < 3 * BASELINE, slug
        assert min(left, right) < 57.7 + BASELINE, slug


def test_no_text_stands_outside_the_margins(sampler: Inspector) -> None:
    for line in sampler.lines:
        if 1 < line.page < sampler.extent:
            assert MARGIN - 1 <= line.x <= line.right <= WIDTH - MARGIN + 1, line
            assert 28 < line.y < HEIGHT - 25, line


def test_a_foreword_answers_to_the_name_of_its_article(sampler: Inspector) -> None:
    page = sampler.destinations["from-the-chair"][0]
    assert page == sampler.destinations["foreword"][0] == 3
    assert re.search(r"From the chair\s+3\b", sampler.page_text(2))
    links = [link for link in sampler.links if link.target == "from-the-chair"]
    assert [link.page for link in links] == [2]
    assert links[0].contents == "From the chair"


def test_passages_keep_their_languages(sampler: Inspector) -> None:
    french = sampler.page_text(sampler.destinations["port-ael"][0])
    assert "\u2009" in french or "\u202f" in french or "\u00a0" in french
    assert "« Bon. »" in re.sub(r"[\u00a0\u2009\u202f]", " ", french)
    assert "маниха" in sampler.page_text(sampler.destinations["words-for-it"][0])


def test_verapdf_confirms_pdf_ua_1(sampler: Inspector) -> None:
    if not VERAPDF.exists() or shutil.which("javac") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: veraPDF or Java is not here")
    command = [str(VERAPDF), "ua1", str(sampler.path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert '"compliant":true' in run.stdout, run.stdout + run.stderr


def test_its_press_edition_keeps_all_that_its_printer_asks(tmp_path: Path) -> None:
    """No small type is in four inks, and no line too thin, in the pictures neither."""
    result = publisher.build(ISSUE, editions=["press"], out=tmp_path)
    wishes = Wishes(ink=False, printer=printer_wishes(""), profile="printer:coated-fogra39")
    found = examine_files([file.path for file in result.files], wishes, lambda *_: None)
    ended = {out.id: out.status for each in found for out in each.report.outcomes}
    assert {id: status for id, status in ended.items() if status not in ("pass", "skip")} == {}


def test_words_are_whole_in_lines_that_are_spaced_by_letters(sampler: Inspector) -> None:
    """Cover, contents and back cover: poppler takes wide tracking for spaces."""
    if not shutil.which("pdftotext"):
        pytest.skip("OUTSIDE WITNESS MISSING: pdftotext is not installed")
    command = ["pdftotext", str(sampler.path), "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Bulletin of the Sallow Tide Society" in said
    assert "No. 187" in said and "Notices" in said
    assert not re.search(r"(?:\b\w ){4}", said)
