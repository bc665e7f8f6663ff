"""What a design leaves out is said."""

from dataclasses import replace

import pytest
from test_designs import FILES, story

from publisher.content import Block
from publisher.layout.shown import check_shown
from publisher.problems import Problems

WHOLE = replace(
    story(0, "wide.jpg", figures=[{"value": "28", "label": "Members"}], standfirst="Leads."),
    standfirst="Leads.",
    body=(Block("<p>One. Two.</p>", paragraph=True),),
    pull_quotes=("Two.",),
)
HTML = (
    f'<h3>Short</h3><p>Leads.</p><img src="{FILES["wide.jpg"].url}"><p>One. Two.</p>'
    "<aside>Two.</aside><p>28</p><p>Members</p>"
)


def left_out(html: str) -> list[str]:
    problems = Problems()
    check_shown([WHOLE], html, "across", FILES, problems)
    return [problem.message.partition("does not print ")[2] for problem in problems.sorted]


def test_nothing_is_said_where_everything_is_printed():
    assert left_out(HTML) == []


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("<h3>Short</h3>", "the headline"),
        ("<p>Leads.</p>", "the standfirst"),
        (FILES["wide.jpg"].url, 'the picture "wide.jpg"'),
        ("<aside>Two.</aside>", "a pull quote"),
        ("<p>28</p>", 'the figure "28"'),
    ],
)
def test_what_is_lost_is_named(lost, said):
    assert left_out(HTML.replace(lost, "")) == [said]


def test_text_that_is_lost_is_named():
    assert "all of the text" in left_out(HTML.replace("<p>One. Two.</p>", ""))


def test_an_initial_set_apart_loses_nothing():
    assert left_out(HTML.replace("<p>One", "<p><span class=initial>O</span>ne")) == []
