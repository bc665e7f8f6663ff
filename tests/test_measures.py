"""The measures, each proved on a tiny page: nothing is found until one thing is broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import measures
import pytest
import weasyprint
from measures import Finding
from setting import Setting, Type, read_setting
from tinypdf import HEIGHT, WIDTH, Figure, Fill, Item, Text, column, write

FACES = Path(__file__).resolve().parent.parent / "fonts/source-serif-4"
LEFT, RIGHT = 60.0, 230.0  #: where two columns begin
HEAD = 13.0 * 30  #: the baseline of their first lines
WORDS = "some words that fill a"  #: 22 letters of 6 pt: the measure

Made = Callable[..., Setting]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    def make(*pages: list[Item]) -> Setting:
        return read_setting(write(tmp_path / "made.pdf", *pages))

    return make


def paragraph(x: float, top: float, count: int, last: str = "ends here.") -> Text:
    """Return a paragraph of some lines, its last one short."""
    return Text("P", column(x, top, [*[WORDS] * (count - 1), last]))


def headline(*words: str, top: float = 480, size: float = 20) -> Text:
    return Text("H3", column(LEFT, top, words, size * 1.1), size, face="Courier-Bold")


def good_page() -> list[Item]:
    """Return a page that no measure finds anything on."""
    return [
        Figure((LEFT, 430, LEFT + 300, 560)),
        Text("Caption", [(LEFT, 420, "A picture. Photo: N. N.")], 8),
        Text("H3", [(LEFT, 403, "A headline of one line")], 12, face="Courier-Bold"),
        paragraph(LEFT, HEAD, 4),
        paragraph(LEFT, HEAD - 52, 4),
        paragraph(RIGHT, HEAD, 8),
    ]


def places(findings: list[Finding] | tuple[Finding, ...]) -> list[tuple[int, float, float]]:
    return [(finding.page, round(finding.x, 1), round(finding.y, 1)) for finding in findings]


def test_nothing_is_found_on_a_good_page(made: Made) -> None:
    setting = made(good_page())
    grid = measures.off_grid(setting)
    assert (grid.share, grid.lines, grid.off, grid.columns, grid.facing) == (1, 16, (), (), ())
    for measure in (
        measures.widows, measures.orphans, measures.runts, measures.hyphenated, measures.ladders,
        measures.low_headings, measures.short_headline_ends, measures.captions_apart,
        measures.overlaps, measures.near_trim,
    ):  # fmt: skip
        assert measure(setting) == [], measure
    assert [finding.value for finding in measures.uneven_columns(setting)] == [0]
    spacing = measures.spacing(setting)
    assert (spacing.lines, spacing.loose, spacing.tight) == (13, (), ())


def test_the_body_is_the_commonest_type_of_paragraphs(made: Made) -> None:
    body = made(good_page()).body
    assert (body.family, body.size) == ("Courier", 10)


def test_the_type_of_the_body_can_be_given(tmp_path: Path) -> None:
    path = write(tmp_path / "made.pdf", [*good_page(), Text("P", [(LEFT, 200, "Small.")], 8)])
    grid = measures.off_grid(read_setting(path, Type("Courier", 8)))
    assert grid.lines == 1


def test_a_place_is_told_in_mm_from_the_trim() -> None:
    finding = Finding("runt", 3, 72, 36, "it.", 3)
    assert finding.mm == pytest.approx((25.4, 12.7))
    assert str(finding) == "runt: page 3 at 25 × 13 mm: “it.” (3.00)"


def test_a_line_off_the_grid_is_found(made: Made) -> None:
    shifted = Text("P", [(LEFT, HEAD - 13 * 5 + 2, WORDS)])
    grid = measures.off_grid(made([paragraph(LEFT, HEAD, 4), shifted]))
    assert places(grid.off) == [(1, LEFT, HEAD - 63)]
    assert grid.off[0].value == pytest.approx(2)
    assert (grid.origin, grid.share) == (0, 0.8)


def test_the_origin_of_the_grid_can_be_given(made: Made) -> None:
    setting = made([paragraph(LEFT, HEAD, 4)])
    assert measures.off_grid(setting, origin=1).share == 0
    assert measures.off_grid(setting, baseline=6.5, origin=0).share == 1


def test_columns_that_do_not_align_are_found(made: Made) -> None:
    setting = made([paragraph(LEFT, HEAD, 4), paragraph(RIGHT, HEAD - 6, 3)])
    grid = measures.off_grid(setting)
    assert places(grid.columns) == [(1, RIGHT, HEAD - 6)]


def test_facing_pages_that_do_not_align_are_found(made: Made) -> None:
    text, lower = [paragraph(LEFT, HEAD, 4)], [paragraph(LEFT, HEAD - 5, 3)]
    assert places(measures.off_grid(made(text, text, lower)).facing) == [(3, LEFT, HEAD - 5)]
    assert measures.off_grid(made(text, lower, lower)).facing == ()


def broken(first: int, second: int, end: str = "ends here.") -> list[Item]:
    """Return a paragraph that goes on in a second column."""
    rest = [*[WORDS] * (second - 1), end]
    return [
        Text("P", column(LEFT, HEAD - 13 * (8 - first), [WORDS] * first)),
        Text("P", column(RIGHT, HEAD, rest)),
        paragraph(RIGHT, HEAD - 13 * second, 4),
    ]


def test_a_last_line_alone_at_the_head_of_a_column_is_a_widow(made: Made) -> None:
    setting = made(broken(2, 1))
    assert places(measures.widows(setting)) == [(1, RIGHT, HEAD)]
    assert measures.orphans(setting) == []
    assert measures.widows(made(broken(2, 2))) == []


def test_a_first_line_alone_at_the_foot_of_a_column_is_an_orphan(made: Made) -> None:
    setting = made(broken(1, 2))
    assert places(measures.orphans(setting)) == [(1, LEFT, HEAD - 91)]
    assert measures.widows(setting) == []


def test_a_widow_is_found_across_pages(made: Made) -> None:
    setting = made([Text("P", column(LEFT, 91, [WORDS] * 3))], [Text("P", [(LEFT, 500, "so it.")])])
    assert places(measures.widows(setting)) == [(2, LEFT, 500)]


def test_a_paragraph_that_begins_a_column_is_no_widow(made: Made) -> None:
    ended = paragraph(LEFT, HEAD, 3, "which is how it ends.")
    assert measures.widows(made([ended, Text("P", [(RIGHT, HEAD, "Another one.")])])) == []


def test_lines_with_room_left_are_not_gone_on_with(made: Made) -> None:
    text = [Text("P", [(LEFT, HEAD, WORDS)]), Text("P", [(LEFT, HEAD - 13, "+7 7172 57")])]
    beside = Text("P", [(RIGHT, HEAD, "s-cica.org")])
    assert measures.widows(made([*text, beside])) == []


def test_indents_tell_where_paragraphs_begin(made: Made) -> None:
    full = "a sentence that ends s."

    def text(shift: float) -> list[Item]:
        return [
            Text("P", column(LEFT, HEAD, [full, full])),
            Text("P", [(LEFT + 12, HEAD - 26, full[2:]), (LEFT, HEAD - 39, full)]),
            Text("P", [(RIGHT + shift, HEAD, "So it goes.")]),
            Text("P", [(RIGHT + 12, HEAD - 13, full[2:]), (RIGHT, HEAD - 26, full)]),
        ]

    assert places(measures.widows(made(text(0)))) == [(1, RIGHT, HEAD)]
    assert measures.widows(made(text(12))) == []


def test_a_short_last_line_is_a_runt(made: Made) -> None:
    setting = made([paragraph(LEFT, HEAD, 3, "it."), paragraph(LEFT, HEAD - 52, 1, "Yes.")])
    assert places(measures.runts(setting)) == [(1, LEFT, HEAD - 26)]
    assert measures.runts(made([paragraph(LEFT, HEAD, 3, "items")])) == []


def test_a_line_begun_by_the_writer_is_no_runt(made: Made) -> None:
    setting = made([Text("P", column(LEFT, HEAD, ["October 2023", "Volume", "4"]))])
    assert measures.runts(setting) == []


def test_hyphens_of_words_are_told_from_those_of_breaks(made: Made) -> None:
    lines = [
        "they met at the confer-",
        "ence on the long-term",
        "plan, and on the long-",
        "term aims.",
    ]
    setting = made([Text("P", column(LEFT, HEAD, lines))])
    assert places(measures.hyphenated(setting)) == [(1, LEFT, HEAD)]


def test_words_as_they_were_written_settle_doubts(made: Made) -> None:
    setting = made([Text("P", column(LEFT, HEAD, ["they were glad of the co-", "operation."]))])
    assert len(measures.hyphenated(setting)) == 1
    assert measures.hyphenated(setting, {"co-operation"}) == []


def test_a_hyphen_before_a_name_belongs_to_it(made: Made) -> None:
    setting = made([Text("P", column(LEFT, HEAD, ["the lands of the Asia-", "Pacific region."]))])
    assert measures.hyphenated(setting) == []


LADDER = ["we had an exten-", "sive and instruc-", "tive, even construc-", "tive, talk."]


def test_three_hyphens_in_a_row_are_a_ladder(made: Made) -> None:
    setting = made([Text("P", column(LEFT, HEAD, LADDER))])
    (ladder,) = measures.ladders(setting)
    assert places([ladder]) == [(1, LEFT, HEAD)]
    assert ladder.value == 3
    assert measures.ladders(setting, longest=3) == []


def test_a_ladder_ends_with_its_column(made: Made) -> None:
    parts = [column(LEFT, HEAD, LADDER[:2]), column(RIGHT, HEAD, LADDER[2:])]
    setting = made([Text("P", lines) for lines in parts])
    assert len(measures.hyphenated(setting)) == 3
    assert measures.ladders(setting) == []


@pytest.mark.parametrize(("space", "loose", "tight"), [(1.5, 3, 0), (1.3, 0, 0), (0.7, 0, 3)])
def test_word_spaces_are_held_against_the_natural_one(
    made: Made, space: float, loose: int, tight: int
) -> None:
    lines = column(LEFT, HEAD, [WORDS, WORDS, WORDS, "ends here."])
    spacing = measures.spacing(made([Text("P", lines, space=space)]))
    assert (spacing.lines, len(spacing.loose), len(spacing.tight)) == (3, loose, tight)
    for finding in (*spacing.loose, *spacing.tight):
        assert finding.value == pytest.approx(space)


def test_ragged_lines_are_not_spaced(made: Made) -> None:
    lines = column(LEFT, HEAD, [WORDS, "some that are", WORDS, "ends here."])
    assert measures.spacing(made([Text("P", lines, space=2)])).lines == 0


def with_heading(below: int) -> list[Item]:
    """Return a column that ends with a heading and some lines, and a column after it."""
    first = Text("P", column(LEFT, HEAD - 39, [WORDS] * below))
    heading = Text("H4", [(LEFT, HEAD - 26, "A heading")], 11, face="Courier-Bold")
    return [
        headline("The story"),
        paragraph(LEFT, HEAD, 1),
        heading,
        *([first] if below else []),
        paragraph(RIGHT, HEAD, 3),
    ]


@pytest.mark.parametrize(("below", "found"), [(0, 1), (1, 1), (2, 0)])
def test_a_heading_needs_two_lines_below_it(made: Made, below: int, found: int) -> None:
    headings = measures.low_headings(made(with_heading(below)))
    assert places(headings) == [(1, LEFT, HEAD - 26)] * found
    assert measures.low_headings(made(with_heading(below)), bare={1}) == []


def test_a_heading_over_one_line_before_the_next_heading_is_no_fault(made: Made) -> None:
    cards = [
        item
        for x in (LEFT, RIGHT)
        for item in (Text("H3", [(x, HEAD, "A card")]), Text("P", [(x, HEAD - 13, "One line.")]))
    ]
    assert measures.low_headings(made(cards)) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("A headline that needs", "two"), 1),
        (("A headline", "news"), 1),
        (("A headline", "novel"), 0),
        (("A headline", "in it"), 0),
        (("News",), 0),
    ],
)
def test_headlines_do_not_end_with_a_short_line(made: Made, words: list[str], found: int) -> None:
    setting = made([headline(*words), paragraph(LEFT, HEAD, 3)])
    assert len(measures.short_headline_ends(setting)) == found


@pytest.mark.parametrize(
    ("place", "found"),
    [((LEFT, 420), 0), ((LEFT, 400), 1), ((LEFT + 310, 500), 0), ((LEFT + 310, 420), 1)],
)
def test_a_caption_stands_at_its_picture(
    made: Made, place: tuple[float, float], found: int
) -> None:
    caption = Text("Caption", [(*place, "A caption")], 6)
    setting = made([Figure((LEFT, 430, LEFT + 300, 560)), caption, paragraph(LEFT, 300, 2)])
    assert places(measures.captions_apart(setting)) == [(1, *place)] * found


def test_a_caption_on_another_page_than_its_picture_is_found(made: Made) -> None:
    caption = Text("Caption", [(LEFT, 420, "A caption")], 8)
    setting = made([Figure((LEFT, 430, 300, 560))], [caption, paragraph(LEFT, 300, 2)])
    assert places(measures.captions_apart(setting)) == [(2, LEFT, 420)]


def test_lines_that_run_into_one_another_are_found(made: Made) -> None:
    over = Text("P", [(LEFT + 30, HEAD - 4, "an intruder")])
    setting = made([paragraph(LEFT, HEAD, 1), over])
    (finding,) = measures.overlaps(setting)
    assert finding.measure == "lines overlap"
    assert measures.overlaps(setting, meant={1}) == []


def test_text_over_a_picture_is_found_but_where_it_is_meant(made: Made) -> None:
    setting = made([Figure((LEFT, HEAD - 5, 300, HEAD + 80)), paragraph(LEFT, HEAD, 1)])
    (finding,) = measures.overlaps(setting)
    assert finding.measure == "text over picture"
    assert measures.overlaps(setting, meant={1}) == []


def test_a_superior_figure_belongs_to_its_line(made: Made) -> None:
    note = Text(
        "P", [(LEFT, HEAD, "as was said"), (LEFT + 66, HEAD + 3, "1"), (LEFT, HEAD - 13, "so.")]
    )
    setting = made([note])
    assert [line.text for line in setting.lines] == ["as was said1", "so."]
    assert measures.overlaps(setting) == []


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ((10, 100, 300, 200), 1),
        ((-5, 100, 300, 200), 0),
        ((0, 0, WIDTH, HEIGHT), 0),
        ((0, 100, 300, HEIGHT - 10), 1),
        ((20, 20, 300, 200), 0),
        ((20, 10, 300, 10.5), 1),
    ],
)
def test_what_does_not_bleed_keeps_from_the_trim(
    made: Made, box: tuple[float, float, float, float], found: int
) -> None:
    for item in (Fill(box), Figure(box)):
        assert len(measures.near_trim(made([item, paragraph(LEFT, 300, 2)]))) == found


def test_text_keeps_from_the_trim_and_does_not_bleed(made: Made) -> None:
    near = [Text("P", [(8, 300, "near")]), Text("P", [(-8, 200, "cut off")])]
    found = measures.near_trim(made([*near, paragraph(LEFT, 400, 2)]))
    assert places(found) == [(1, 8, 300), (1, -8, 200)]


def test_text_that_runs_upwards_is_a_box(made: Made) -> None:
    credit = Text("P", [(WIDTH - 8, 300, "Photo: N. N.")], 6, turned=True)
    setting = made([credit, paragraph(LEFT, 300, 2)])
    assert len(setting.lines) == 2
    (finding,) = measures.near_trim(setting)
    assert finding.measure == "turned text near trim"


PAINTED = """<html lang="en"><style>
@font-face { font-family: Text; src: url(SourceSerif4_400Regular.ttf) }
@page { size: 148mm 210mm; margin: 18mm }
html { font: 10pt / 13pt Text; text-align: justify; hyphens: auto }
h3, p { margin: 0; font-size: 10pt }
.columns { columns: 2; column-gap: 14pt; orphans: 1; widows: 1 }
.initial { float: left; font-size: 44pt; line-height: 39pt; padding-right: 3pt }
</style><h3>A story</h3><div class="columns"><p>%s</p><p>%s</p></div></html>"""
SENTENCE = "Conferences and organisations consider environmental cooperation everywhere. "


def test_pages_of_the_layout_engine_are_read(tmp_path: Path) -> None:
    text = SENTENCE[1:] + SENTENCE * 3
    html = PAINTED % (f'<span class="initial">C</span>{text}', SENTENCE * 3)
    document = weasyprint.HTML(string=html, base_url=str(FACES / "x.html"))
    document.write_pdf(tmp_path / "painted.pdf", pdf_tags=True)
    setting = read_setting(tmp_path / "painted.pdf")
    heading, first, second = setting.paragraphs
    assert [paragraph.kind for paragraph in (heading, first, second)] == ["H3", "P", "P"]
    assert [letter.text for letter in first.blocks[0].initials] == ["C"]
    assert len(setting.columns) == 2
    assert len(first.blocks) + len(second.blocks) == 3
    assert measures.off_grid(setting).share == 1
    assert measures.overlaps(setting) == []
    assert len(measures.hyphenated(setting)) > 3
    assert measures.spacing(setting).lines > 10


def test_an_empty_page_is_white_and_a_tint_is_not(tmp_path: Path) -> None:
    half = Fill((0, HEIGHT / 2, WIDTH, HEIGHT), 0.97)
    pages: list[list[Item]] = [[], [half], [Fill((0, 0, WIDTH, HEIGHT), 0.2)]]
    white = measures.white(write(tmp_path / "white.pdf", *pages), top=60, foot=60)
    assert white[1] == 1
    assert white[2] == pytest.approx(0.5, abs=0.03)
    assert white[3] == 0


def test_paper_may_have_a_tone(tmp_path: Path) -> None:
    tone, panel = Fill((0, 0, WIDTH, HEIGHT), 0.95), Fill((0, 0, WIDTH, HEIGHT / 4), 1)
    white = measures.white(write(tmp_path / "tone.pdf", [tone, panel]), top=0, foot=0, side=0)
    assert white[1] == pytest.approx(0.75, abs=0.02)


@pytest.mark.parametrize("lines", [0, 1, 3])
def test_columns_end_together(made: Made, lines: int) -> None:
    setting = made([paragraph(LEFT, HEAD, 6), paragraph(RIGHT, HEAD, 6 - lines)])
    (finding,) = measures.uneven_columns(setting)
    assert finding.value == pytest.approx(lines)


def test_a_picture_at_the_foot_of_a_column_fills_it(made: Made) -> None:
    picture = Figure((RIGHT, HEAD - 65, RIGHT + 120, HEAD - 26))
    setting = made([paragraph(LEFT, HEAD, 6), paragraph(RIGHT, HEAD, 2), picture])
    (finding,) = measures.uneven_columns(setting)
    assert finding.value == pytest.approx(0)
