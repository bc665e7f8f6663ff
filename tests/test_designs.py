"""The table of designs: conditions, neighbours, what the front matter asks for."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.content import Article, Block, Picture
from publisher.layout.designs import FALLBACK, Table, check_designs
from publisher.manifest.article import FrontMatter
from publisher.manifest.layout import Conditions, DesignRow, Span
from publisher.pictures.files import PictureFile
from publisher.problems import Problems


def file(width: int, height: int) -> PictureFile:
    return PictureFile(Path("x.jpg"), "0" * 16, width, height)


FILES = {"wide.jpg": file(3, 2), "tall.jpg": file(2, 3), "square.jpg": file(1, 1)}


def story(words: int = 100, *pictures: str, headline: str = "Short", **matter: object) -> Article:
    front = FrontMatter(headline=headline, **matter)
    return Article(
        slug="story",
        matter=front,
        language="en",
        headline=headline,
        short_headline=headline,
        standfirst="",
        byline="",
        body=(Block("<p>" + "word " * words + "</p>", paragraph=True),),
        pictures=tuple(Picture(name, "alt") for name in pictures),
        pull_quotes=(),
        figures=front.figures,
    )


def row(design: str, **when: object) -> DesignRow:
    return DesignRow(design=design, when=Conditions(**when))


def chosen(rows: list[DesignRow], *pages: tuple[Article, ...]) -> list[str]:
    return Table(tuple(rows), FILES).choose(pages)


@pytest.mark.parametrize(
    ("when", "holds", "fails"),
    [
        ({"kind": ["speech"]}, story(kind="speech"), story(kind="news")),
        ({"words": Span(least=50)}, story(50), story(49)),
        ({"words": Span(most=50)}, story(50), story(51)),
        ({"headline": Span(most=5)}, story(headline="Short"), story(headline="Longer")),
        ({"pictures": Span(least=2)}, story(9, "wide.jpg", "tall.jpg"), story(9, "wide.jpg")),
        ({"shape": ["tall"]}, story(9, "tall.jpg"), story(9, "wide.jpg")),
        ({"shape": ["square", "wide"]}, story(9, "square.jpg"), story(9)),
        ({"figures": True}, story(figures=[{"value": "3", "label": "x"}]), story()),
        ({"figures": False}, story(), story(figures=[{"value": "3", "label": "x"}])),
    ],
)
def test_a_row_holds_where_all_that_it_says_is_true(when, holds, fails):
    rows = [row("special", **when), row("plain")]
    assert chosen(rows, (holds,)) == ["special"]
    assert chosen(rows, (fails,)) == ["plain"]


def test_stories_that_share_a_page_are_meant_only_by_rows_that_say_so():
    rows = [row("single"), row("shared", stories=Span(least=2))]
    assert chosen(rows, (story(), story()), (story(),)) == ["shared", "single"]


def test_neighbours_differ_where_a_later_row_holds_too():
    rows = [row("first"), row("second"), row("third")]
    pages = [(story(),)] * 6
    assert chosen(rows, *pages) == ["first", "second", "third", "first", "second", "third"]


def test_neighbours_are_alike_where_the_table_leaves_no_choice():
    assert chosen([row("only")], *[(story(),)] * 3) == ["only"] * 3


def test_designs_that_look_alike_do_not_stand_side_by_side():
    rows = [row("feature", kind=["feature"]), row("bleed"), row("foot")]
    rows[0] = rows[0].model_copy(update={"look": "bleed"})
    assert chosen(rows, (story(),), (story(kind="feature"),)) == ["foot", "feature"]


def test_a_table_that_says_nothing_of_a_story_leaves_the_design_of_every_layout():
    assert chosen([row("speech", kind=["speech"])], (story(),)) == [FALLBACK]


def test_what_the_front_matter_asks_for_stands_even_beside_its_like():
    asked = story(design="first")
    assert chosen([row("first"), row("second")], (asked,), (asked,)) == ["first", "first"]


def test_a_design_that_the_layout_lacks_is_a_problem_with_a_hint():
    problems = Problems()
    table = Table((row("across"), row("foot")), FILES)
    check_designs({"story": story(design="acros")}, table, problems)
    found = problems.sorted
    assert [problem.code for problem in found] == ["unknown-design"]
    assert found[0].hint == 'did you mean "across"?'


@given(st.lists(st.integers(0, 400), min_size=1, max_size=40))
def test_no_design_stands_twice_within_three_pages_where_three_rows_always_hold(words):
    rows = [row("long", words=Span(least=200)), row("a"), row("b"), row("c")]
    designs = chosen(rows, *[(story(count),) for count in words])
    assert all(
        len({*designs[at : at + 3]}) == len(designs[at : at + 3]) for at in range(len(words))
    )


def test_a_design_that_the_layout_lacks_leaves_the_choice_to_the_table():
    assert chosen([row("across")], (story(design="acros"),)) == ["across"]


def test_the_design_of_every_layout_may_be_asked_for():
    assert chosen([row("across")], (story(design=FALLBACK),)) == [FALLBACK]
