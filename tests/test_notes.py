"""Pages for notes: how many fill an issue up, where they stand, and what is printed on them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from breakage import small_house
from hypothesis import given
from hypothesis import strategies as st
from marks import Drawn, Walk
from pikepdf import Array
from readback import Inspector

import publisher
from publisher.layout import Part
from publisher.pages.plan import make_plan
from publisher.pages.structure import elements

BASELINE = 13.0
SIDES = st.sampled_from(["any", "recto", "verso"])
ROWS = st.lists(st.tuples(SIDES, st.integers(1, 9)), min_size=1, max_size=20)


def part(name: str, kind: str = "article", starts: str = "any", extent: int = 1) -> Part:
    """Return a part of which only its place in the issue matters."""
    return Part(name, kind, name.title(), "", starts, furniture=True, usual=extent)


def notes(pages: int) -> Part:
    return part("notes", "notes", extent=pages)


def shape(*parts: Part, multiple: int = 4) -> str:
    """Show the plan of some parts as a word for each page; – is a blank."""
    plan = make_plan(parts, {}, {}, multiple, notes)
    return " ".join(owner.id if owner else "–" for _, owner in plan.pages())


BACK = part("back", "back-cover", "verso")


def test_notes_stand_before_the_back_cover():
    assert shape(part("cover"), part("story", extent=3), BACK) == (
        "cover story story story notes notes notes back"
    )


def test_an_issue_of_whole_sheets_has_no_notes():
    assert shape(part("cover"), part("story", extent=2), BACK) == "cover story story back"


def test_notes_stand_before_the_last_part_where_there_is_no_back_cover():
    assert shape(part("cover"), part("story"), part("end")) == "cover story notes end"


def test_notes_stand_before_a_back_cover_that_something_follows():
    assert shape(part("cover"), BACK, part("wrapper", extent=2), multiple=8) == (
        "cover notes notes notes notes back wrapper wrapper"
    )


def test_a_blank_before_a_part_that_begins_recto_stays_blank():
    assert shape(part("cover"), part("story", starts="recto", extent=3), BACK) == (
        "cover – story story story notes notes back"
    )


@given(ROWS, st.sampled_from([2, 4, 8, 16]))
def test_notes_take_the_place_of_blanks_and_move_nothing(rows, multiple):
    parts = [part(f"part-{at}", "article", *row) for at, row in enumerate(rows)]
    blank = make_plan(parts, {}, {}, multiple)
    ruled = make_plan(parts, {}, {}, multiple, notes)
    assert ruled.extent == blank.extent
    assert [ruled.page(p.id) for p in parts] == [blank.page(p.id) for p in parts]
    assert ruled.runs[-1].blanks == 0
    assert sum(run.extent for run in ruled.runs if run.part.kind == "notes") == (
        blank.runs[-1].blanks
    )


def change(issue: Path, *lines: str, language: str = "") -> Path:
    """Add lines to the small issue, in a language of its own."""
    manifest = issue / "issue.yaml"
    text = manifest.read_text().replace("recto: [spring]\n", "")
    added = "\n".join([*lines, *([f"language: {language}"] if language else [])])
    manifest.write_text(f"{text}{added}\n")
    return issue


def read(issue: Path, out: Path) -> Inspector:
    result = publisher.build(issue, out=out, jobs=1)
    assert result.problems == ()
    return Inspector(result.files[0].path)


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Inspector:
    """The small issue, of eleven pages and a back cover's side, filled up to sixteen."""
    folder = tmp_path_factory.mktemp("notes")
    extent = "extent: {multiple: 8, fill: notes}"
    return read(change(small_house(folder), "recto: [bridge]", extent), folder / "out")


def rules(inspector: Inspector, page: int) -> list[float]:
    """Return the feet of the rules across a page, from its head downwards."""
    marks = (m for m in Walk(inspector.path).marks() if isinstance(m, Drawn) and m.page == page)
    boxes = [mark.box for mark in marks if mark.kind != "picture"]
    wide = [box for box in boxes if box[2] - box[0] > 450 and box[3] - box[1] < 1]
    return sorted((box[1] for box in wide), reverse=True)


def test_pages_for_notes_fill_an_issue_up(ruled):
    assert ruled.extent == 16
    assert ruled.page_lines(6) == []  # the blank before a story that begins recto
    for page in (12, 13, 14, 15):
        assert len(rules(ruled, page)) == 27, page


def test_the_heading_stands_on_the_first_of_them_alone(ruled):
    headed = [line.page for line in ruled.lines if line.text == "Notes" and line.size > 11]
    assert headed == [12]


def test_pages_for_notes_carry_folios_and_running_heads(ruled):
    for page in (12, 13, 14, 15):
        said = [line.text for line in ruled.page_lines(page) if line.size < 11]
        assert {"Notes", str(page)} <= {text.strip() for text in said}, page


def test_rules_stand_on_the_baseline_grid(ruled):
    body = next(g.y for g in ruled.glyphs if g.page == 7 and abs(g.size - 9.6) < 0.01)
    feet = rules(ruled, 12)
    for foot in feet:
        assert abs((body - foot + 6) % BASELINE - 6) < 0.5, foot
    steps = {round(above - below, 2) for above, below in pairwise(feet)}
    assert steps == {2 * BASELINE}


def test_rules_leave_nothing_in_the_structure_tree(ruled):
    with pikepdf.open(ruled.path) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot.K))
        silent = [e for e in found if "/ActualText" not in e]
        hollow = [e for e in silent if "/K" not in e or (isinstance(e.K, Array) and not len(e.K))]
        assert [str(element.S) for element in hollow] == []
        assert sum(element.S == "/H2" for element in found) > 1


def test_neither_contents_nor_bookmarks_list_notes(ruled):
    assert not any("Notes" in ruled.page_text(page) for page in (2, 3))
    assert not any(line.startswith("Notes") for line in ruled.bookmarks)


def test_notes_alone_fill_up_to_sheets_of_four(tmp_path):
    issue = change(small_house(tmp_path), "extent: {fill: notes}", language="ru")
    inspector = read(issue, tmp_path / "out")
    assert inspector.extent == 12
    assert "Заметки" in inspector.page_text(11)


def test_pages_are_left_blank_where_nothing_is_said(tmp_path):
    inspector = read(change(small_house(tmp_path), "extent: {multiple: 4}"), tmp_path / "out")
    assert (inspector.extent, inspector.page_lines(11)) == (12, [])


def test_a_template_that_makes_too_many_is_reported(tmp_path):
    issue = change(small_house(tmp_path), "extent: {fill: notes}")
    template = tmp_path / "layouts/base/templates/notes.html"
    template.write_text(template.read_text().replace("range(pages)", "range(pages + 1)"))
    with pytest.raises(publisher.Faulty) as caught:
        publisher.build(issue, out=tmp_path / "out", jobs=1)
    assert [problem.code for problem in caught.value.problems] == ["notes-extent"]
    assert "made 2 of the 1" in caught.value.problems[0].message
