"""Comparing: what differs between two PDFs or issues, and what is told of it."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from test_report import faults
from tinypdf import HEIGHT, WIDTH, Fill, Item, Text, column, write

import publisher
from publisher import Diff, ExitCode, Faulty
from publisher.cli import main
from publisher.comparing.compare import Comparison, compare_files
from publisher.comparing.intake import admitted, names_of
from publisher.comparing.judging import Wishes
from publisher.comparing.notice import notice
from publisher.comparing.page import html
from publisher.comparing.result import Leaf, PageDiff, to_json
from publisher.comparing.schema import schema_text
from publisher.comparing.terminal import diff_lines
from publisher.workshop import Failed, Lost

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests/issues/small"
MM = 25.4 / 72


class Room:
    """A workshop without workers: orders are done here and now."""

    def __init__(self, lost: str = "") -> None:
        self.lost = lost  #: the name of the work that ends its worker

    def run(self, work, orders) -> Iterator[tuple[int, object]]:
        for index, order in enumerate(orders):
            if work.__name__ == self.lost:
                yield index, Lost("its process died of signal 11")
                continue
            try:
                yield index, work(order)
            except Exception as error:
                yield index, Failed(type(error).__name__, str(error))


def compared(before: Path, after: Path, lost: str = "", **wishes) -> Comparison:
    paths = [before, after]
    files = admitted(paths, names_of(paths))
    return compare_files(files, Wishes(**wishes), Room(lost), lambda *_: None)


def a_diff(before: Path, after: Path, **wishes) -> Diff:
    return compared(before, after, **wishes).diff


def story(number: int, *, folio: str = "", lamp: str = "lamp", tagged: bool = True) -> list[Item]:
    """Return a page of five lines, each of words of its own, with a folio at its foot."""
    words = ("road", "night", "stone", "river", "bread", "choir")
    lines = [" ".join(f"{word}{number}{line}" for word in words) for line in range(5)]
    lines[2] += f" {lamp}"
    foot = Text("Artifact" if tagged else "P", [(60, 30, f"Gazette {folio or number}")])
    return [Text("P", column(60, 500, lines)), foot]


@pytest.fixture
def pdf(tmp_path):
    """Write a PDF of pages, with labels from 1 on."""

    def written(name: str, *pages: Sequence[Item], first: int = 1) -> Path:
        path = write(tmp_path / f"{name}.pdf", *pages)
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            numbers = Array([0, Dictionary(S=Name.D, St=first)])
            document.Root.PageLabels = Dictionary(Nums=numbers)
            document.save(path, deterministic_id=True)
        return path

    return written


@pytest.fixture
def two(pdf):
    """Two files of three pages, of which a word on the second differs."""
    pages = [story(number) for number in (1, 2, 3)]
    return pdf("old", *pages), pdf("new", pages[0], story(2, lamp="candle"), pages[2])


def kinds(diff: Diff) -> list[str]:
    return [f"{page.kind}{' moved' * page.moved}" for page in diff.pages]


# What differs.


def test_a_word_that_differs_is_told_with_the_words_around_it(two):
    diff = a_diff(*two)
    assert kinds(diff) == ["same", "changed", "same"]
    (told,) = diff.pages[1].passages
    assert (told.way, told.before, told.after) == ("replaced", "lamp", "candle")
    assert told.left.endswith("choir22")
    assert told.right.startswith("road23")
    assert diff.line == "replace page 2; all else is unchanged"
    assert not diff.same


def test_a_file_and_its_copy_are_the_same(two, tmp_path):
    shutil.copy(two[0], tmp_path / "copy.pdf")
    diff = a_diff(two[0], tmp_path / "copy.pdf")
    assert diff.same
    assert diff.identical
    assert kinds(diff) == ["same"] * 3
    assert diff.line == "nothing differs: all 3 pages are the same"
    assert diff.remarks == ("both are the same bytes",)


def test_one_file_given_twice_is_told(two):
    assert a_diff(two[0], two[0]).remarks == ("both are one file",)


def test_other_bytes_with_the_same_pages_are_the_same(two, tmp_path):
    with pikepdf.open(two[0]) as document:
        document.docinfo["/Title"] = "Another"
        document.save(tmp_path / "other.pdf")
    diff = a_diff(two[0], tmp_path / "other.pdf")
    assert diff.same
    assert not diff.identical
    assert not diff.remarks


def test_the_other_way_round_everything_is_turned(pdf):
    old = pdf("old", *(story(number) for number in (1, 2, 3, 4)))
    new = pdf("new", story(9), story(1), story(2, lamp="candle"), story(4))
    there, back = a_diff(old, new), a_diff(new, old)
    turned = {"inserted": "removed", "removed": "inserted"}
    assert sorted(kinds(there)) == sorted(turned.get(kind, kind) for kind in kinds(back))
    assert {(p.before, p.after) for p in there.pages} == {(p.after, p.before) for p in back.pages}
    (one,), (other,) = (
        [told for page in diff.pages if page.kind == "changed" for told in page.passages]
        for diff in (there, back)
    )
    assert (one.before, one.after) == (other.after, other.before)


def test_a_page_put_in_is_told_and_the_others_differ_in_their_folios_alone(pdf):
    old = pdf("old", *(story(n, folio=str(n)) for n in (1, 2, 3)))
    texts = (1, 7, 2, 3)
    new = pdf("new", *(story(n, folio=str(at)) for at, n in enumerate(texts, start=1)))
    diff = a_diff(old, new)
    assert kinds(diff) == ["same", "inserted", "folio", "folio"]
    (told,) = diff.pages[2].furniture
    assert (told.before, told.after) == ("2", "3")
    assert diff.pages[2].passages == ()
    assert diff.line == (
        "insert 1 page after page 1 (2 of the new file); "
        "replace pages 2 (now 3) and 3 (now 4), for their folios alone; all else is unchanged"
    )


@pytest.mark.parametrize("tagged", [True, False])
def test_folios_may_be_left_aside(pdf, tagged):
    old = pdf("old", *(story(n, folio=f"{n}", tagged=tagged) for n in (1, 2)))
    new = pdf("new", *(story(n, folio=f"{n + 20}", tagged=tagged) for n in (1, 2)))
    assert kinds(a_diff(old, new)) == ["folio", "folio"]
    assert not a_diff(old, new).same
    diff = a_diff(old, new, ignore_folios=True)
    assert diff.same
    assert diff.line.startswith("leave pages 1 and 2, which differ in their folios alone;")


def test_a_number_in_the_text_is_no_folio(pdf):
    one, other = ([Text("P", [(60, 300, f"The bridge cost {n}")])] for n in (12, 13))
    assert kinds(a_diff(pdf("old", one), pdf("new", other))) == ["changed"]


def test_an_artifact_in_the_middle_of_a_page_is_no_furniture(pdf):
    one, other = ([*story(1), Text("Artifact", [(60, 300, text)])] for text in ("day", "night"))
    assert kinds(a_diff(pdf("old", one), pdf("new", other))) == ["changed"]


def test_a_change_of_furniture_and_text_is_a_change(pdf):
    old, new = story(1, folio="1"), story(1, folio="2", lamp="candle")
    (page,) = a_diff(pdf("old", old), pdf("new", new)).pages
    assert page.kind == "changed"
    assert [told.after for told in (*page.passages, *page.furniture)] == ["candle", "2"]


def test_a_picture_that_differs_is_framed_where_it_stands(pdf):
    box = (100.0, 200.0, 200.0, 260.0)
    old, new = ([*story(1), Fill(box, grey)] for grey in (0.5, 0.6))
    (page,) = a_diff(pdf("old", old), pdf("new", new)).pages
    assert page.kind == "changed"
    assert page.passages == ()
    ((x, y, width, height),) = page.regions
    assert x == pytest.approx(100 * MM, abs=0.5)
    assert y == pytest.approx((HEIGHT - 260) * MM, abs=0.5)
    assert width == pytest.approx(100 * MM, abs=0.6)
    assert height == pytest.approx(60 * MM, abs=0.6)
    assert page.share == pytest.approx(100 * 60 / (WIDTH * HEIGHT), rel=0.05)


def test_places_are_told_from_the_trim_of_a_page_as_it_is_shown(pdf):
    """The page is cut from a larger medium and turned: its left side is at its head."""
    paths = []
    for name, grey in (("old", 0.5), ("new", 0.6)):
        path = pdf(name, [*story(1), Fill((100.0, 200.0, 200.0, 260.0), grey)])
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            page = document.pages[0].obj
            page.MediaBox = Array([-50, -40, WIDTH + 30, HEIGHT + 20])
            page.TrimBox = Array([0, 0, WIDTH, HEIGHT])
            page.Rotate = 90
            document.save(path, deterministic_id=True)
        paths.append(path)
    (page,) = a_diff(*paths).pages
    ((x, y, width, height),) = page.regions
    expected = (200 * MM, 100 * MM, 60 * MM, 100 * MM)
    assert (x, y, width, height) == pytest.approx(expected, abs=0.6)
    assert page.after.size == "209.9 × 148.2 mm"


def test_what_is_far_apart_is_framed_apart(pdf):
    boxes = ((60.0, 100.0, 100.0, 140.0), (300.0, 100.0, 340.0, 140.0))
    old, new = ([*story(1), *(Fill(box, grey) for box in boxes)] for grey in (0.2, 0.4))
    (page,) = a_diff(pdf("old", old), pdf("new", new)).pages
    assert len(page.regions) == 2


def test_a_page_full_of_specks_has_a_bounded_number_of_frames(pdf):
    specks = [
        Fill((x, y, x + 1.0, y + 1.0), 0.5) for x in range(20, 400, 20) for y in range(20, 580, 20)
    ]
    (page,) = a_diff(pdf("old", story(1)), pdf("new", [*story(1), *specks])).pages
    assert 1 <= len(page.regions) <= 60


def test_values_within_the_tolerance_are_the_same(pdf):
    old, new = ([*story(1), Fill((100, 200, 200, 260), grey)] for grey in (0.5, 0.52))
    paths = pdf("old", old), pdf("new", new)
    assert a_diff(*paths, tolerance=3).pages[0].kind == "changed"
    assert a_diff(*paths, tolerance=7).same


def test_text_that_is_the_same_and_stands_elsewhere_is_told_as_such(pdf):
    old, new = ([Text("P", column(x, 500, ["one two three"]))] for x in (60, 90))
    diff = a_diff(pdf("old", old), pdf("new", new))
    assert diff.pages[0].passages == ()
    assert any(line.text.endswith("its words are the same") for line in diff_lines(diff))


def test_text_behind_a_page_that_looks_the_same_is_told(two, tmp_path):
    with pikepdf.open(two[0]) as document:
        face = document.pages[0].Resources.Font.Courier
        face.ToUnicode = document.make_stream(
            b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <61> <0062> endbfchar"
        )
        document.save(tmp_path / "other.pdf")
    diff = a_diff(two[0], tmp_path / "other.pdf")
    assert "changed" in kinds(diff)
    assert all(page.regions == () for page in diff.pages)
    assert any("looks the same" in line.text for line in diff_lines(diff))


def test_another_trim_is_told(two, tmp_path):
    with pikepdf.open(two[0]) as document:
        for page in document.pages:
            page.mediabox = [0, 0, WIDTH - 20, HEIGHT]
        document.save(tmp_path / "narrow.pdf")
    diff = a_diff(two[0], tmp_path / "narrow.pdf")
    assert kinds(diff) == ["changed"] * 3
    expected = "the trim of all pages differs: it was 148.2 × 209.9 mm and is 141.1 × 209.9 mm"
    assert diff.remarks == (expected,)


def test_a_story_that_moved_is_told_once(pdf):
    old = pdf("old", *(story(n, folio=f"{n}") for n in range(1, 7)))
    new = pdf("new", *(story(n, folio=f"{at}") for at, n in enumerate((1, 3, 4, 5, 2, 6), 1)))
    diff = a_diff(old, new)
    assert [page.before.folio for page in diff.pages if page.moved] == ["2"]
    assert "move page 2 (now 5) to stand after page 5" in diff.line


def test_pages_without_a_ticket_are_named_by_the_outline(two):
    paths = []
    for path in two:
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            with document.open_outline() as outline:
                outline.root.append(pikepdf.OutlineItem("The road", 0))
                outline.root.append(pikepdf.OutlineItem("The river", 2))
            document.save(path)
        paths.append(path)
    diff = a_diff(*paths)
    assert [page.after.part for page in diff.pages] == ["The road", "The road", "The river"]


# The line for the printer.


def leaf(number: int, folio: str = "") -> Leaf:
    return Leaf(number, folio or str(number), 210, 297, "", "")


def a_page(kind: str, old: int | None, new: int | None, moved: bool = False) -> PageDiff:
    before, after = (leaf(number) if number else None for number in (old, new))
    return PageDiff(kind, moved, before, after, (), (), (), 0.0)


def same(first: int, last: int, shift: int = 0) -> list[PageDiff]:
    return [a_page("same", number, number + shift) for number in range(first, last + 1)]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (same(1, 60), "nothing differs: all 60 pages are the same"),
        (same(1, 1), "nothing differs: the only page is the same"),
        (
            [
                *same(1, 11),
                a_page("changed", 12, 12),
                a_page("changed", 13, 13),
                *same(14, 39),
                a_page("changed", 40, 40),
            ],
            "replace pages 12, 13 and 40; all else is unchanged",
        ),
        (
            [*same(1, 2), *(a_page("changed", n, n) for n in range(3, 7)), *same(7, 8)],
            "replace pages 3–6; all else is unchanged",
        ),
        (
            [*same(1, 12), a_page("inserted", None, 13), a_page("inserted", None, 14)],
            "insert 2 pages after page 12 (13–14 of the new file); all else is unchanged",
        ),
        (
            [a_page("inserted", None, 1), a_page("same", 1, 2)],
            "insert 1 page at the beginning (1 of the new file); all else is unchanged",
        ),
        ([*same(1, 3), a_page("removed", 4, None)], "remove page 4; all else is unchanged"),
        (
            [*same(1, 2), a_page("removed", 3, None), a_page("changed", 4, 3)],
            "replace page 4 (now 3); remove page 3; all else is unchanged",
        ),
        (
            [*same(1, 2), a_page("same", 5, 3, moved=True), a_page("same", 3, 4)],
            "move page 5 (now 3) to stand after page 2; all else is unchanged",
        ),
        ([a_page("changed", 1, 1)], "replace page 1; no page stays as it is"),
    ],
)
def test_the_printer_is_told_what_to_do_in_a_line(pages, expected):
    assert notice(pages, ignore_folios=False) == expected


# Files that cannot be compared.


def code_of(before: Path, after: Path, **wishes) -> tuple[str, str, ExitCode]:
    with pytest.raises(Faulty) as caught:
        compared(before, after, **wishes)
    problem = caught.value.problems[0]
    assert "\n" not in problem.message
    return problem.code, problem.message, caught.value.exit_code


def test_all_that_cannot_be_read_is_told_at_once(tmp_path):
    (tmp_path / "text.pdf").write_text("no PDF")
    os.mkfifo(tmp_path / "pipe.pdf")
    for other in ("missing.pdf", "pipe.pdf"):
        with pytest.raises(Faulty) as caught:
            compared(tmp_path / "text.pdf", tmp_path / other)
        assert {problem.code for problem in caught.value.problems} == {"pdf-not-one", "pdf-missing"}
        assert caught.value.exit_code == ExitCode.PDF


def test_a_file_that_was_cut_short_is_told(two, tmp_path):
    cut = tmp_path / "cut.pdf"
    cut.write_bytes(two[0].read_bytes()[:-200])
    assert code_of(two[0], cut)[0] == "pdf-cut-short"


def test_an_encrypted_file_is_told(two, tmp_path):
    with pikepdf.open(two[0]) as document:
        locked = pikepdf.Encryption(user="secret", owner="secret")
        document.save(tmp_path / "locked.pdf", encryption=locked)
    assert code_of(two[0], tmp_path / "locked.pdf")[0] == "pdf-encrypted"


def test_a_file_of_nothing_but_its_ends_is_told(two, tmp_path):
    (tmp_path / "husk.pdf").write_bytes(b"%PDF-1.7\nnothing\n%%EOF\n")
    code, message, _ = code_of(two[0], tmp_path / "husk.pdf")
    assert (code, message) == ("pdf-damaged", "cannot be opened: data format error")


def test_a_page_that_is_too_large_to_draw_is_told(two, tmp_path):
    with pikepdf.open(two[0]) as document:
        document.pages[1].mediabox = [0, 0, 14_400, 14_400]
        document.save(tmp_path / "large.pdf")
    code, message, _ = code_of(two[0], tmp_path / "large.pdf")
    assert (code, message) == ("pdf-too-large", "page 2 is too large to be drawn at 100 ppi")
    assert a_diff(two[0], tmp_path / "large.pdf", ppi=20).pages[1].kind == "changed"


def test_a_file_of_too_many_pages_is_told(two, tmp_path):
    kids = b"3 0 R " * 10_001
    (tmp_path / "many.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 10001"
        b"/Kids[" + kids + b"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj"
        b"\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    )
    assert code_of(two[0], tmp_path / "many.pdf")[:2] == ("pdf-extent", "has 10001 pages")


@pytest.mark.parametrize(
    ("lost", "told"),
    [("survey", "cannot be opened"), ("look_at", "a page of 1–3"), ("hold", "page 2")],
)
def test_what_ends_a_worker_is_refused(two, lost, told):
    code, message, _ = code_of(*two, lost=lost)
    assert code == "pdf-damaged"
    assert told in message
    assert message.endswith("its process died of signal 11")


# What is written.


class Elements(HTMLParser):
    """Gathers the elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {key: value or "" for key, value in attrs}))


@pytest.fixture
def report(pdf):
    """The page of a comparison in which names and words are markup."""
    hostile = Text("P", [(60, 300, "<script>alert(1)</script>")])
    old = pdf("old <b>", story(1), story(2), story(3))
    new = pdf("new & newer", story(1), [*story(2, lamp="candle"), hostile], story(9), story(3))
    return html(compared(old, new, pictures=True))


def test_the_page_shows_pages_before_and_after_and_what_differs(report):
    titles = re.findall(r"<figcaption>(\w+)</figcaption>", report)
    assert titles == ["Before", "After", "Difference", "After"]
    assert '<del><span class="said">cut: </span>lamp</del>' in report
    assert '<ins><span class="said">new: </span>candle</ins>' in report
    assert "replace page 2; insert 1 page after page 2 (3 of the new file)" in report


def test_the_page_loads_and_runs_nothing(report):
    elements = Elements(report).found
    assert not any(tag in ("script", "link", "iframe", "object", "base") for tag, _ in elements)
    policy = next(a["content"] for _, a in elements if "http-equiv" in a)
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    assert policy.endswith("script-src 'none'")
    sources = [a["src"] for _, a in elements if "src" in a]
    assert sources
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    assert not any(key == "style" or key.startswith("on") for _, a in elements for key in a)
    assert "&lt;script&gt;alert(1)" in report


def test_the_page_can_be_walked_through_by_its_anchors(report):
    elements = Elements(report).found
    ids = [a["id"] for _, a in elements if "id" in a]
    assert len(ids) == len({*ids})
    targets = {a["href"].removeprefix("#") for tag, a in elements if tag == "a"}
    assert targets <= {*ids}
    assert all(a.get("alt") for tag, a in elements if tag == "img")


def test_the_same_comparison_gives_the_same_page(two):
    one, other = (html(compared(*two, pictures=True)) for _ in range(2))
    assert one == other


def test_the_schema_is_the_one_that_is_committed():
    assert (ROOT / "docs/schema/diff.json").read_text("utf-8") == schema_text()


def test_a_comparison_is_as_its_schema_says(two, pdf):
    schema = json.loads(schema_text())
    for paths in (two, (two[0], pdf("longer", *(story(n) for n in (1, 8, 2)))), (two[0], two[0])):
        told = json.loads(to_json(a_diff(*paths)))
        assert [*faults(told, schema, schema)] == []


def test_a_name_is_told_with_its_folder_where_both_are_the_same(tmp_path):
    paths = [tmp_path / folder / "issue.pdf" for folder in ("old", "new")]
    assert names_of(paths) == ["old/issue.pdf", "new/issue.pdf"]
    paths = [tmp_path / folder / "spring/issue.pdf" for folder in ("old", "new")]
    assert names_of(paths) == [str(path) for path in paths]


# The command, with workers of its own.


@pytest.fixture
def run(capfd):
    def runner(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        return ended.value.code or 0, *capfd.readouterr()

    return runner


def test_the_command_tells_what_differs_and_ends_with_a_code_of_its_own(run, two, tmp_path):
    page, data = tmp_path / "out/diff.html", tmp_path / "out/diff.json"
    code, out, err = run("diff", *two, "--html", page, "--json", data)
    assert code == ExitCode.DIFFERS
    assert "  page 2: changed\n    – replaced “lamp” by “candle” (" in out
    assert out.endswith("1 changed, 2 the same\nreplace page 2; all else is unchanged\n")
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(data.read_text("utf-8"))["same"] is False
    assert err.count("written: ") == 2


def test_the_command_ends_well_where_nothing_differs(run, two):
    expected = "nothing differs: all 3 pages are the same\n"
    assert run("diff", two[0], two[0], "--quiet") == (ExitCode.OK, expected, "")


def test_the_command_writes_nothing_but_json_to_a_pipe(run, two):
    code, out, err = run("diff", *two, "--json", "-")
    assert code == ExitCode.DIFFERS
    assert json.loads(out)["line"] == "replace page 2; all else is unchanged"
    assert err == ""


def test_a_page_is_never_written_over_what_is_compared(run, two, tmp_path):
    before = two[1].read_bytes()
    code, _, err = run("diff", *two, "--html", two[1])
    assert (code, two[1].read_bytes()) == (ExitCode.OUTPUT, before)
    assert "belongs to what is compared" in err
    assert run("diff", *two, "--html", tmp_path / "x", "--json", tmp_path / "x")[0] == (
        ExitCode.OUTPUT
    )
    code, _, err = run("diff", SMALL, two[0], "--html", SMALL / "diff.html")
    assert code == ExitCode.OUTPUT
    assert not (SMALL / "diff.html").exists()


def test_a_page_that_cannot_be_written_is_told(run, two, tmp_path):
    (tmp_path / "file").touch()
    code, _, err = run("diff", *two, "--html", tmp_path / "file/diff.html")
    assert code == ExitCode.OUTPUT
    assert "Traceback" not in err


def test_the_schema_of_comparisons_is_printed(run):
    assert run("schema", "diff") == (ExitCode.OK, schema_text(), "")


def test_two_issues_are_built_and_compared_story_by_story(tmp_path):
    copy = tmp_path / "issues/small"
    shutil.copytree(SMALL.parent, copy.parent)
    article = copy / "articles/bridge.md"
    text = article.read_text("utf-8")
    article.write_text(text.replace("Twenty people came", "Thirty people and a dog came"), "utf-8")
    diff = publisher.diff(SMALL, copy / "issue.yaml")
    (page,) = diff.of("changed")
    assert page.after.source == "articles/bridge.md:4"
    assert [(told.before, told.after) for told in page.passages] == [
        ("Twenty", "Thirty"),
        ("", "and a dog"),
    ]
    assert diff.line == f"replace page {page.after.folio}; all else is unchanged"
    assert (diff.before.name, diff.after.name) == (str(SMALL), str(copy))


def test_an_issue_with_errors_is_told_as_when_it_is_built(tmp_path, two):
    (tmp_path / "empty").mkdir()
    with pytest.raises(Faulty) as caught:
        publisher.diff(tmp_path / "empty", two[0])
    assert caught.value.exit_code == ExitCode.MANIFEST
