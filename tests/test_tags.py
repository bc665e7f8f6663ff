"""What readers who cannot see a page are given: its structure, held against outlines beside it.

`ACCEPT=1 pytest tests/test_tags.py` writes the outlines anew; read every line that changes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from breakage import small_house
from outline import Outline, joined
from readback import Inspector

import publisher

pytestmark = pytest.mark.xdist_group("tags")

ROOT = Path(__file__).resolve().parent.parent
OUTLINES = ROOT / "tests/outlines"
SAMPLER = ROOT / "issues/sampler"


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """The small issue, its market a rich article that has nearly everything."""
    issue = small_house(tmp_path_factory.mktemp("house"))
    shutil.copy(OUTLINES / "rich.md", issue / "articles/market.md")
    return issue


@pytest.fixture(scope="module")
def small(house: Path, tmp_path_factory) -> Outline:
    return Outline(publisher.build(house, out=tmp_path_factory.mktemp("small")).files[0].path)


@pytest.fixture(scope="module")
def alone(house: Path, tmp_path_factory) -> Outline:
    """The rich article by itself."""
    out = tmp_path_factory.mktemp("alone")
    return Outline(publisher.build(house, only=["market"], out=out).files[0].path)


@pytest.fixture(scope="module")
def sampler(tmp_path_factory) -> Outline:
    return Outline(publisher.build(SAMPLER, out=tmp_path_factory.mktemp("out")).files[0].path)


def accepted(name: str, outline: Outline) -> str:
    path, told = OUTLINES / f"{name}.txt", "\n".join(outline.lines()) + "\n"
    if os.environ.get("ACCEPT"):
        path.write_text(told, "utf-8")
    return path.read_text("utf-8")


@pytest.mark.parametrize("name", ["small", "alone", "sampler"])
def test_an_outline_is_as_it_was_accepted(name: str, request: pytest.FixtureRequest) -> None:
    outline = request.getfixturevalue(name)
    assert "\n".join(outline.lines()) + "\n" == accepted(name, outline)


@pytest.fixture(scope="module", params=["small", "alone", "sampler", "sample"])
def outline(request: pytest.FixtureRequest) -> Outline:
    given = request.getfixturevalue(request.param)
    return Outline(given.path) if isinstance(given, Inspector) else given


def test_every_piece_of_content_has_one_element_and_the_parent_tree_knows_it(
    outline: Outline,
) -> None:
    assert {*outline.seen} == outline.marked
    parents = outline.parents()
    numbers = []
    for page in outline.pdf.pages:
        key = page.obj.objgen
        if "/StructParents" in page.obj:
            numbers.append(int(page.obj.StructParents))
            listed = {n: element.objgen for n, element in enumerate(parents[numbers[-1]])}
            assert listed == {n: e for (where, n), e in outline.seen.items() if where == key}
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            numbers.append(int(annotation.StructParent))
            assert parents[numbers[-1]].objgen == outline.annotations[annotation.objgen]
            assert str(annotation.Contents).strip()
    assert sorted(numbers) == sorted(parents)


def test_headings_begin_with_the_first_and_leave_none_out(outline: Outline) -> None:
    levels = [int(tag.kind[1]) for tag in outline.document.tags if re.match("H[1-6]", tag.kind)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(next_one <= level + 1 for level, next_one in pairwise(levels))


def test_nothing_holds_nothing_and_no_wrapper_is_left(outline: Outline) -> None:
    for tag in outline.document.tags:
        assert tag.kids or tag.facts or tag.kind in ("Figure", "TD", "TH"), tag
        assert tag.kind != "NonStruct"
        assert tag.kind not in ("Div", "Span") or tag.facts or len(tag.kids) > 1


def test_links_lie_in_no_links_and_each_area_is_there_once(outline: Outline) -> None:
    for tag in outline.document.tags:
        if tag.kind == "Link":
            assert [inner.kind for inner in tag.tags].count("Link") == 1
    for page in outline.pdf.pages:
        boxes = [tuple(map(float, a.Rect)) for a in page.obj.get("/Annots", pikepdf.Array())]
        assert len(boxes) == len({*boxes})


def test_lists_tables_and_contents_have_the_parts_that_readers_count(outline: Outline) -> None:
    allowed = {
        "L": {"LI"}, "LI": {"Lbl", "LBody"}, "TOC": {"Caption", "TOCI", "TOC"},
        "TOCI": {"Reference", "TOC"}, "TR": {"TH", "TD"},
        "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
    }  # fmt: skip
    for tag in outline.document.tags:
        if tag.kind in allowed:
            assert {getattr(kid, "kind", "text") for kid in tag.kids} <= allowed[tag.kind]
        if tag.kind == "TH":
            assert any(fact.startswith("Scope ") for fact in tag.facts)


def test_a_pull_quote_is_read_where_the_text_does_not_have_it(alone: Outline) -> None:
    told = [tag.text for tag in alone.document.tags if tag.kind == "P"]
    assert "Nobody had asked the river." in told
    assert "The river keeps its own calendar." not in told
    assert shown_as_artifact(alone, "The river keeps its own calendar.")


def test_a_picture_that_decorates_is_no_figure(alone: Outline) -> None:
    facts = [fact for tag in alone.document.tags if tag.kind == "Figure" for fact in tag.facts]
    assert facts == ["Alt Barges moored below a stone bridge", "Alt A heron on a post"]


def test_a_note_and_its_mark_lead_to_one_another(alone: Outline) -> None:
    ids = alone.pdf.Root.StructTreeRoot.IDTree.Names
    assert [str(name) for name in ids[::2]] == ["fn-market-1"]
    links = [fact for tag in alone.document.tags if tag.kind == "Link" for fact in tag.facts]
    assert {"→ market/fn-market-1", "→ market/fnref-market-1"} <= {*links}
    assert {"Alt Note 1", "Alt Back to the text"} <= {*links}


def test_a_head_that_a_table_repeats_on_its_next_page_is_read_once(house: Path, tmp_path) -> None:
    rows = "\n".join(f"| {number} | {number * number} |" for number in range(1, 121))
    article = house / "articles/market.md"
    kept = article.read_text("utf-8")
    words = f"A table.\n\n| Number | Square |\n|---|---|\n{rows}\n"
    article.write_text(f"---\nkind: news\nheadline: Squares\n---\n{words}", "utf-8")
    try:
        built = publisher.build(house, only=["market"], out=tmp_path)
    finally:
        article.write_text(kept, "utf-8")
    outline = Outline(built.files[0].path)
    assert len(outline.pdf.pages) > 1
    assert [tag.text for tag in outline.document.tags if tag.kind == "TH"] == ["Number", "Square"]
    assert shown_as_artifact(outline, "Square")
    assert [tag.kind for tag in outline.document.tags].count("Table") == 1


def shown_as_artifact(outline: Outline, words: str) -> bool:
    """Whether words stand on a page that the structure does not hold."""
    path = Path(str(outline.pdf.filename))
    pages = Inspector(path)
    shown = "".join(pages.page_text(page) for page in range(1, pages.extent + 1))
    count = plain(shown).count(plain(words))
    return count > plain(outline.document.text).count(plain(words))


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def test_poppler_reads_a_story_in_its_order_and_in_whole_words(sample: Inspector) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext IS NOT INSTALLED")
    page = sample.destinations["digital-forensics"][0]
    command = ["pdftotext", "-f", str(page), "-l", str(page), str(sample.path), "-"]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    story = Outline(sample.path).story("CICA experts discuss cooperation in digital forensics")
    words = re.findall(r"\w+", told)
    assert not re.search("[\u00ad\ufb00-\ufb06]", told)
    body = [kid for kid in story.kids if not isinstance(kid, str) and kid.kind in ("P", "H4")]
    places = []
    for paragraph in [tag for tag in body if len(tag.text) > 200]:
        sought = re.findall(r"\w+", joined(iter([paragraph.text])))
        places.append(next(n for n in range(len(words)) if words[n : n + 8] == sought[:8]))
        assert words[places[-1] : places[-1] + len(sought)] == sought
    assert len(places) >= 3 and places == sorted(places)


def test_poppler_reads_a_word_with_its_initial(sampler: Outline) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext IS NOT INSTALLED")
    command = ["pdftotext", str(sampler.pdf.filename), "-"]
    told = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    assert "There is a quarter of an hour" in " ".join(told.split())


FINISHED = ("small", "alone", "sampler")


@pytest.mark.parametrize("name", FINISHED)
def test_page_validation_confirms_pdf_ua_1(name: str, request: pytest.FixtureRequest) -> None:
    page = pytest.importorskip("page")
    outline: Outline = request.getfixturevalue(name)
    report = page.validate_pdf(Path(str(outline.pdf.filename)), profile="ua1")
    assert [failure.rule_id for failure in report.failures] == []


@pytest.mark.parametrize("name", FINISHED)
def test_verapdf_confirms_pdf_ua_1(name: str, request: pytest.FixtureRequest) -> None:
    tool = ROOT.parent / "shared/tools/verapdf/verapdf"
    if not tool.exists() or shutil.which("javac") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: veraPDF or Java is not here")
    outline: Outline = request.getfixturevalue(name)
    command = [str(tool), "ua1", str(outline.pdf.filename)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert '"compliant":true' in done.stdout
