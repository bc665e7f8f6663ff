"""The baseline grid and copyfitting, on tiny pages laid out by WeasyPrint."""

import pytest
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.formatting_structure.boxes import LineBox, TextBox

from publisher.pages.copyfit import MAX_TRIALS, fit_copy
from publisher.pages.rhythm import rhythm

STYLE = """
:root { --baseline: 10pt }
@page { size: 100pt 120pt; margin: 10pt }
body, p, figure, div { margin: 0; font: 8pt/10pt "Source Serif 4" }
.odd { line-height: 13pt }
.step { --block-step: baseline }
"""


def baselines(document: Document, page: int = 0) -> dict[str, float]:
    """Return the top of each line of text, in pt from the head of the page's content."""
    return {
        "".join(box.text for box in line.descendants() if isinstance(box, TextBox)): round(
            line.position_y * 0.75 - 10, 2
        )
        for line in document.pages[page]._page_box.descendants()
        if isinstance(line, LineBox)
    }


def laid_out(body: str) -> Document:
    with rhythm():
        return HTML(string=f"<style>{STYLE}</style>{body}").render()


def test_a_block_that_asks_takes_up_whole_lines():
    lines = baselines(laid_out("<div class=step><p class=odd>a</p></div><p>b</p>"))
    assert lines == {"a": 0, "b": 20}


def test_a_block_that_does_not_ask_keeps_its_height():
    assert baselines(laid_out("<p class=odd>a</p><p>b</p>")) == {"a": 0, "b": 13}


def test_blocks_within_do_not_inherit_the_wish():
    lines = baselines(
        laid_out("<div class=step><p class=odd>a</p><p class=odd>b</p></div><p>c</p>")
    )
    assert lines == {"a": 0, "b": 13, "c": 30}


def test_a_block_of_whole_lines_does_not_grow():
    assert baselines(laid_out("<div class=step><p>a</p><p>b</p></div><p>c</p>"))["c"] == 20


@pytest.mark.parametrize("display", ["flex", "grid", "block; columns: 2"])
def test_containers_of_every_kind_keep_to_the_grid(display):
    body = f'<div class=step style="display: {display}"><p class=odd>a</p></div><p>b</p>'
    assert baselines(laid_out(body))["b"] == 20


def test_blocks_in_columns_keep_to_the_grid():
    body = (
        "<div style='columns: 2'><figure class='step odd'>a</figure><p>b</p><p>c</p><p>d</p></div>"
    )
    lines = baselines(laid_out(body))
    assert all(top % 10 == 0 for top in lines.values())


def test_weasyprint_is_itself_again_afterwards():
    laid_out("<p>a</p>")
    plain = HTML(string=f"<style>{STYLE}</style><div class='step odd'>a</div><p>b</p>").render()
    assert baselines(plain)["b"] == 13


def fitted(lines: int, fit: str, extent: int = 1, picture: int = 4) -> tuple[Document, list[int]]:
    """Fit a story of a picture and some lines of text; return it and the fits that were tried."""
    tried: list[int] = []
    body = "".join(f"<p>{number}</p>" for number in range(lines))
    wish = f'<body data-extent="{extent}" data-fit="{fit}">'
    height = f"calc(({picture} + var(--fit)) * 10pt)"
    html = f'<style>{STYLE}</style>{wish}<div style="height: {height}"></div>{body}'

    def lay_out(fit: int) -> Document:
        tried.append(fit)
        return HTML(string=html).render(stylesheets=[CSS(string=f":root {{ --fit: {fit} }}")])

    return fit_copy(html, lay_out)[0], tried


def test_a_story_that_fills_its_page_is_laid_out_once():
    document, tried = fitted(lines=6, fit="-3 3")
    assert tried == [0]
    assert len(document.pages) == 1


def test_a_short_story_grows_to_the_foot_of_its_page():
    document, tried = fitted(lines=3, fit="-3 3")
    assert tried == [0, 3]
    assert baselines(document)["2"] == 90


def test_a_long_story_shrinks_to_its_page():
    document, _ = fitted(lines=8, fit="-3 3")
    assert len(document.pages) == 1
    assert baselines(document)["7"] == 90


def test_a_story_grows_no_more_than_its_template_allows():
    assert baselines(fitted(lines=2, fit="-3 2")[0])["1"] == 70


def test_a_story_that_cannot_fit_takes_as_few_pages_as_it_can():
    document, tried = fitted(lines=16, fit="-3 3")
    assert len(document.pages) == 2
    assert len(tried) <= MAX_TRIALS


def test_a_story_of_two_pages_fills_the_second():
    document, _ = fitted(lines=12, fit="-3 5", extent=2)
    assert len(document.pages) == 2
    assert baselines(document, page=1)["11"] == 90


def test_a_part_that_says_nothing_is_laid_out_once():
    tried: list[int] = []
    fit_copy("<body>", lambda fit: tried.append(fit) or HTML(string="<p>a").render())
    assert tried == [0]


def test_the_space_above_a_heading_is_dropped_at_the_head_of_a_column():
    text = "<p>a</p><p>b</p><p style='margin-top: 10pt'>c</p><p>d</p>"
    columns = f"<div style='columns: 2; height: 20pt; column-fill: auto'>{text}</div>"
    lines = baselines(laid_out(columns))
    assert lines == {"a": 0, "b": 10, "c": 0, "d": 10}


def test_the_space_above_a_heading_stays_within_a_column():
    text = "<p>a</p><p style='margin-top: 10pt'>b</p><p>c</p><p>d</p>"
    columns = f"<div style='columns: 2; height: 30pt; column-fill: auto'>{text}</div>"
    assert baselines(laid_out(columns))["b"] == 20


@pytest.mark.parametrize(
    "css",
    [
        ".c p { margin: auto }",
        ".c p { margin-top: calc(2pt + 1%) }",
        ":root { --baseline: var(--basline) }",
        ".step { --block-step: var(--lost) }",
    ],
)
def test_odd_values_of_a_sheet_stop_nothing(css):
    body = "<div class=c style='columns: 2'><p class='step odd'>a</p><p>b</p></div>"
    assert set(baselines(laid_out(f"<style>{css}</style>{body}"))) == {"a", "b"}


@pytest.mark.parametrize("length", ["0.25cm", "2.5mm", "10q"])
def test_a_baseline_may_be_metric(length):
    css = f"<style>:root {{ --baseline: {length} }} .odd {{ line-height: 3mm }}</style>"
    lines = baselines(laid_out(f"{css}<div class='step odd'>a</div><p>b</p>"))
    assert lines["b"] == pytest.approx(5 * 72 / 25.4, abs=0.02)


def test_a_story_longer_than_expected_still_ends_at_a_foot():
    document, _ = fitted(lines=14, fit="-3 4")
    assert len(document.pages) == 2
    assert baselines(document, page=1)["13"] == 90


TABLE = """<style>table { border-collapse: collapse } td { padding: 1pt 0 3pt; line-height: 10pt }
tr { break-inside: avoid }</style>"""


def rows(number: int) -> str:
    return "".join(f"<tr><td>{at}</td></tr>" for at in range(number))


def test_a_table_breaks_where_only_the_space_below_its_last_row_is_over():
    """Seven rows of 14 pt and a line of 10 pt are more than the 100 pt of a page."""
    document = laid_out(f"{TABLE}<p>a</p><table>{rows(7)}</table>")
    assert {"a", "0", "5"} <= {*baselines(document)}
    assert {*baselines(document, 1)} == {"6"}


def test_a_block_at_the_foot_of_a_page_grows_no_further_than_that():
    filler = "<p>b</p>" * 8
    document = laid_out(f"{filler}<div class=step style='line-height: 15pt'>c</div>")
    assert len(document.pages) == 1
