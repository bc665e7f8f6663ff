"""The sample issue, built once and read back: what a reader, a printer and a library would find."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
import yaml
import zxingcpp
from readback import Inspector, Line

import publisher

ROOT = Path(__file__).resolve().parent.parent
ISSUE = ROOT / "issues/2023-q4"
SHARED = ROOT.parent / "shared"
BARE = ("cover", "october", "november", "december", "kazakhstan-travel", "back-cover")
POSTERS = ("saudi-arabia-observer",)  #: stories whose first page is a picture
MARGIN = 51.0  #: pt, at both sides
WIDTH, HEIGHT = 595.276, 841.89


@pytest.fixture(scope="session")
def manifest() -> dict:
    return yaml.safe_load((ISSUE / "issue.yaml").read_text())


def slugs(manifest: dict) -> list[str]:
    runs = [run for section in manifest["sections"] for run in section["articles"]]
    return [slug for run in runs for slug in ([run] if isinstance(run, str) else run)]


def front_matter(slug: str) -> dict:
    text = (ISSUE / "articles" / f"{slug}.md").read_text()
    return yaml.safe_load(text.split("\n---\n")[0])


def plain(text: str) -> str:
    """Letters and digits only: what remains equal whatever typography did."""
    return re.sub(r"[\W_]+", "", text).lower()


def bare_pages(sample: Inspector) -> set[int]:
    return {sample.destinations[name][0] for name in (*BARE, *POSTERS)}


def folio_of(sample: Inspector, page: int) -> Line | None:
    low = [line for line in sample.page_lines(page) if line.y < 60 and line.text.strip().isdigit()]
    return low[0] if low else None


def test_has_about_forty_eight_pages_in_whole_sheets(sample: Inspector) -> None:
    assert 44 <= sample.extent <= 52
    assert sample.extent % 4 == 0


def test_holds_thirty_six_articles_and_nineteen_briefing_items(manifest: dict) -> None:
    assert len(slugs(manifest)) == 36
    assert len(manifest["briefing"]["items"]) == 19


def test_every_headline_stands_on_the_page_of_its_destination(
    sample: Inspector, manifest: dict
) -> None:
    for slug in slugs(manifest):
        page = sample.destinations[slug][0]
        assert plain(front_matter(slug)["headline"]) in plain(sample.page_text(page)), slug


def test_folios_are_page_numbers_on_the_outer_edge(sample: Inspector) -> None:
    for page in range(1, sample.extent + 1):
        folio = folio_of(sample, page)
        if page in bare_pages(sample):
            assert folio is None, page
            continue
        assert folio is not None and folio.text.strip() == str(page)
        if page % 2:
            assert folio.x > WIDTH - MARGIN - 20
        else:
            assert folio.x == pytest.approx(MARGIN, abs=1)


def test_contents_name_the_page_on_which_each_story_begins(
    sample: Inspector, manifest: dict
) -> None:
    text = plain(" ".join(sample.page_text(page) for page in (2, 3)))
    for slug in slugs(manifest):
        matter = front_matter(slug)
        short = matter.get("contents_headline", matter["headline"])
        assert f"{sample.destinations[slug][0]}{plain(short)}" in text, slug


def test_each_contents_line_is_a_link_to_its_headline(sample: Inspector, manifest: dict) -> None:
    linked = {link.target for link in sample.links if link.page in (2, 3)}
    assert linked >= {*slugs(manifest), "briefing"}


def test_links_land_on_their_headline(sample: Inspector, manifest: dict) -> None:
    for slug in slugs(manifest):
        page, x, y = sample.destinations[slug]
        first = plain(front_matter(slug)["headline"].split()[0])
        near = [
            line
            for line in sample.page_lines(page)
            if abs(line.x - x) < 2 and 0 < y - line.y < line.size * 1.6
        ]
        assert any(plain(line.text).startswith(first) for line in near), slug


def test_links_within_the_issue_say_where_they_lead(sample: Inspector) -> None:
    inner = [link for link in sample.links if not link.target.startswith(("http", "mailto"))]
    assert len(inner) > 80
    assert all(link.target in sample.destinations for link in inner)
    assert all(len(link.contents) > 3 and "article:" not in link.contents for link in inner)


def test_page_references_in_the_text_print_the_true_page(sample: Inspector) -> None:
    asked = 0
    for path in sorted((ISSUE / "articles").glob("*.md")):
        for slug in re.findall(r"\{page:([a-z0-9-]+)\}", path.read_text()):
            page = sample.destinations[path.stem][0]
            text = sample.page_text(page) + sample.page_text(min(page + 1, sample.extent))
            assert re.search(rf"\b{sample.destinations[slug][0]}\b", text), path.stem
            asked += 1
    assert asked >= 3


def test_no_text_stands_outside_the_margins(sample: Inspector) -> None:
    for line in sample.lines:
        if line.page in bare_pages(sample):
            continue
        assert line.x >= MARGIN - 1 - 0.06 * line.size, line  # large letters stand by their stems
        assert line.right <= WIDTH - MARGIN + 1, line
        assert 30 < line.y < HEIGHT - 30, line


def test_no_body_text_stands_in_the_alley_between_columns(sample: Inspector) -> None:
    """Columns of three begin at thirds of the measure; between them nothing may stand."""
    measure, alley = WIDTH - 2 * MARGIN, 14.17
    column = (measure - 2 * alley) / 3
    page = sample.destinations["turkiye-contribution"][0]
    body = [g for g in sample.glyphs if g.page == page and abs(g.size - 9.6) < 0.1]
    assert len(body) > 500
    for glyph in body:
        offset = (glyph.x - MARGIN) % (column + alley)
        assert offset <= column + 0.5 or offset >= column + alley - 0.5, glyph


def test_every_face_is_embedded_subset_and_from_the_house(sample: Inspector) -> None:
    names = {str(font.FontName)[1:] for font in sample.fonts}
    assert names
    for name in names:
        assert re.fullmatch(r"[A-Z]{6}\+Source(Serif4|Serif4Display|Sans3)-\w+", name)
    assert all("/FontFile2" in font for font in sample.fonts)


def test_each_face_is_embedded_once(sample: Inspector) -> None:
    names = [str(font.FontName).split("+")[1] for font in sample.fonts]
    assert sorted(names) == sorted(set(names))


def test_bookmarks_list_the_sections_and_their_stories(sample: Inspector, manifest: dict) -> None:
    top = [line for line in sample.bookmarks if not line.startswith(" ")]
    assert [re.sub(r" \d+$", "", line) for line in top] == [
        "Voice of Asia",
        "In this issue",
        "Foreword",
        "October",
        "November",
        "December",
        "Flash briefing",
        "Voice of Asia",
    ]
    below = [line.strip() for line in sample.bookmarks if line.startswith(" ")]
    assert len(below) == len(slugs(manifest)) + len(manifest["advertisements"])


def test_page_labels_are_the_folios(sample: Inspector) -> None:
    assert sample.labels == [str(page) for page in range(1, sample.extent + 1)]


def test_placed_pictures_have_at_most_150_ppi(sample: Inspector) -> None:
    assert len(sample.images) >= 65
    for image in sample.images:
        assert max(image.ppi) < 153, image
        assert min(image.ppi) > 95, image


def test_pages_are_single_and_cut_to_trim(sample: Inspector) -> None:
    for page in sample.pdf.pages:
        for box in ("MediaBox", "TrimBox", "BleedBox"):
            sides = [float(side) for side in page.obj[f"/{box}"]]
            assert sides == pytest.approx([0, 0, WIDTH, HEIGHT], abs=0.01)


def test_running_heads_and_folios_are_artifacts(sample: Inspector) -> None:
    for number, page in enumerate(sample.pdf.pages, start=1):
        if number in bare_pages(sample):
            continue
        code = [(str(op), operands) for operands, op in pikepdf.parse_content_stream(page)]
        drawn = [i for i, (op, args) in enumerate(code) if op == "Do" and args[0] == "/Furniture"]
        assert len(drawn) == 1
        opener = next(code[i] for i in range(drawn[0], 0, -1) if code[i][0] in ("BDC", "BMC"))
        assert opener[1][0] == "/Artifact" and opener[1][1]["/Type"] == "/Pagination"


def test_headings_are_nested_and_each_story_is_an_article(
    sample: Inspector, manifest: dict
) -> None:
    tags = [tag.strip() for tag in sample.tags]
    assert tags.count("H1") == 1
    assert tags.count("H3") >= len(slugs(manifest))
    assert tags.count("Art") == len(slugs(manifest)) + 1  # and the foreword
    level = 0
    for tag in tags:
        if re.fullmatch(r"H[1-6]", tag):
            assert int(tag[1]) <= level + 1
            level = int(tag[1])


def test_text_is_found_again_letter_by_letter(sample: Inspector) -> None:
    text = "".join(sample.page_text(page) for page in range(1, sample.extent + 1))
    for words in ("Türkiye", "Koshanov", "Tokayev", "Samarkand"):
        assert words in text
    assert not re.search("[\ue000-\uf8ff\ufffd]", text)


def test_the_barcode_is_read_as_the_issn_and_the_number(sample: Inspector) -> None:
    picture = sample.render(1, 200)
    found = zxingcpp.read_barcodes(picture, ean_add_on_symbol=zxingcpp.EanAddOnSymbol.Require)
    assert [code.text.replace(" ", "") for code in found] == ["977123456700304"]


def test_metadata_come_from_the_manifest(sample: Inspector) -> None:
    info = {key: str(value) for key, value in sample.pdf.docinfo.items()}
    assert info["/Title"] == "Voice of Asia – CICA Digest – Q4 2023"
    assert info["/CreationDate"] == "D:20231229000000Z"
    with sample.pdf.open_metadata() as xmp:
        prism = "{http://prismstandard.org/namespaces/basic/3.0/}"
        assert xmp[f"{prism}publicationName"] == "Voice of Asia"
        assert xmp[f"{prism}issn"] == "1234-5679"
        assert xmp[f"{prism}volume"] == "2"
        assert xmp[f"{prism}number"] == "4"
        assert xmp[f"{prism}coverDate"] == "2023-12-29"
        assert xmp[f"{prism}coverDisplayDate"] == "October–December 2023"
        assert xmp["dc:title"] == info["/Title"]
        assert xmp["xmp:CreateDate"] == "2023-12-29T00:00:00Z"
        assert xmp["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert str(sample.pdf.Root.Lang) == "en"
    assert bool(sample.pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_is_linearised_and_sound(sample: Inspector) -> None:
    assert sample.pdf.is_linearized
    assert sample.pdf.check_pdf_syntax() == []


def witness(*command: str) -> str:
    """Run an outside program, or skip loudly where it is not installed."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"OUTSIDE WITNESS MISSING: {command[0]} is not installed")
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode in (0, 3), run.stdout + run.stderr  # qpdf says 3 for warnings
    return run.stdout + run.stderr


def test_qpdf_finds_nothing_wrong(sample: Inspector) -> None:
    """The hint tables are judged by the library that wrote them: qpdf 11 counts otherwise."""
    said = witness("qpdf", "--check", str(sample.path))
    old = re.search(r"version (\d+)", witness("qpdf", "--version"))
    warnings = [line for line in said.splitlines() if re.match("WARNING|ERROR", line)]
    if old and int(old[1]) < 12:
        warnings = [w for w in warnings if not re.search("hint table|first page section", w)]
    assert warnings == []
    assert sample.pdf.check_linearization(sys.stderr)


def test_ghostscript_reads_every_page(sample: Inspector) -> None:
    command = ("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONERROR", "-sDEVICE=nullpage")
    assert witness(*command, str(sample.path)).strip() == ""


def test_poppler_lists_each_face_as_embedded_and_subset(sample: Inspector) -> None:
    rows = witness("pdffonts", str(sample.path)).splitlines()[2:]
    assert rows
    assert all(re.search(r" yes yes yes +\d+", row) for row in rows)


def test_verapdf_confirms_pdf_ua_1(sample: Inspector) -> None:
    tool = SHARED / "tools/verapdf/verapdf"
    if not tool.exists() or shutil.which("javac") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: veraPDF or Java is not here")
    assert '"compliant":true' in witness(str(tool), "ua1", str(sample.path))


@pytest.fixture(scope="session")
def single(tmp_path_factory: pytest.TempPathFactory, sample: Inspector) -> Iterator[Inspector]:
    out = tmp_path_factory.mktemp("single")
    result = publisher.build(ISSUE, out=out, only=["nam-women"])
    yield Inspector(result.files[0].path)


def test_one_article_alone_keeps_its_folios(sample: Inspector, single: Inspector) -> None:
    first = sample.destinations["nam-women"][0]
    assert single.labels == [str(first + n) for n in range(single.extent)]
    folio = folio_of(single, 1)
    assert folio is not None and folio.text.strip() == str(first)
    assert single.page_text(1) == sample.page_text(first)
    assert single.path.name == "voice-of-asia-2023-q4-nam-women-screen.pdf"


def test_links_out_of_a_single_article_lead_nowhere_wrong(single: Inspector) -> None:
    inner = [link for link in single.links if not link.target.startswith(("http", "mailto"))]
    assert inner
    assert all(link.target in {"", *single.destinations} for link in inner)


def test_headings_of_an_article_alone_begin_with_the_first_level(single: Inspector) -> None:
    headings = [tag.strip() for tag in single.tags if re.fullmatch(r"\s*H[1-6]", tag)]
    assert headings[0] == "H1"
    assert "H2" in headings
