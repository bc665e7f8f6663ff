"""Arranging: pictures and pull quotes among the paragraphs of an article."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_designs import story

from publisher.content import Block, Picture
from publisher.layout.arranging import arrange


def article(*blocks: Block):
    return replace(story(), body=blocks)


def text(words: str) -> Block:
    return Block(f"<p>{words}</p>", paragraph=True)


def heading(words: str) -> Block:
    return Block(f"<h4>{words}</h4>")


bodies = st.lists(st.sampled_from(["paragraph", "heading"]), min_size=1, max_size=20).map(
    lambda kinds: [
        text(str(at)) if k == "paragraph" else heading(str(at)) for at, k in enumerate(kinds)
    ]
)


@given(bodies, st.integers(0, 4), st.integers(0, 3))
def test_nothing_is_lost_and_the_text_keeps_its_order(body, pictures, quotes):
    given_pictures = [Picture(f"{n}.jpg", "alt") for n in range(pictures)]
    blocks = arrange(article(*body), given_pictures, [f"quote {n}" for n in range(quotes)])
    assert [block for block in blocks if block.html] == body
    assert [block.picture for block in blocks if block.picture] == given_pictures
    assert len(blocks) == len(body) + pictures + quotes


@given(bodies.filter(lambda body: body[-1].paragraph), st.integers(1, 4))
def test_no_heading_is_parted_from_its_text(body, pictures):
    blocks = arrange(article(*body), [Picture(f"{n}.jpg", "alt") for n in range(pictures)])
    for at, block in enumerate(body[:-1]):
        if not block.paragraph:
            assert blocks[blocks.index(block) + 1] is body[at + 1]


def test_a_pull_quote_stands_away_from_its_own_sentence():
    body = [text(f"Sentence {n}.") for n in range(8)]
    near_the_top = arrange(article(*body), (), ["Sentence 1."])
    near_the_foot = arrange(article(*body), (), ["Sentence 6."])
    assert [block.pull_quote for block in near_the_top].index("Sentence 1.") >= 4
    assert [block.pull_quote for block in near_the_foot].index("Sentence 6.") <= 4


def test_the_initial_is_set_apart_with_a_quotation_mark_before_it():
    assert arrange(article(text("An idea")), initial=True)[0].html == (
        '<p><span class="initial" data-said="An">A</span><span data-said=" ">n</span> idea</p>'
    )
    assert (
        '<span class="initial" data-said="“We">“W</span><span data-said=" ">e</span> are'
        in arrange(article(text("“We are")), initial=True)[0].html
    )


def test_an_initial_that_is_a_word_says_itself():
    html = arrange(article(text("A river")), initial=True)[0].html
    assert html == '<p><span class="initial">A</span> river</p>'


def test_the_word_of_an_initial_ends_where_other_markup_begins():
    html = arrange(article(text("O<em>ld</em> &amp; new")), initial=True)[0].html
    assert html == '<p><span class="initial">O</span><em>ld</em> &amp; new</p>'


def test_a_text_that_begins_with_a_link_keeps_it_whole():
    block = text('<a href="#x">Link</a> first')
    assert arrange(article(block), initial=True) == (block,)


@pytest.mark.parametrize(
    ("words", "initial"),
    [
        ("«\u202fBonjour", "«\u202fB"),
        ("“‘Nested", "“‘N"),
        ("E\u0301tat", "E\u0301"),
        ("Қазақстан", "Қ"),
    ],
)
def test_an_initial_takes_its_marks_and_accents_along(words, initial):
    html = arrange(article(text(words)), initial=True)[0].html
    assert f'<span class="initial" data-said="{words}">{initial}</span>' in html


@pytest.mark.parametrize("words", ["2023 was", "<em>An</em> idea", "— Dash"])
def test_what_is_no_letter_has_no_initial(words):
    assert arrange(article(text(words)), initial=True)[0].html == f"<p>{words}</p>"


def test_a_pull_quote_keeps_away_beside_a_picture_too():
    body = [text(f"Sentence {n}.") for n in range(8)]
    for home in range(8):
        blocks = arrange(article(*body), [Picture("x.jpg", "alt")], [f"Sentence {home}."])
        at = next(n for n, block in enumerate(blocks) if block.pull_quote)
        beside = {blocks[at - 1].html, blocks[at + 1].html if at + 1 < len(blocks) else ""}
        assert f"<p>Sentence {home}.</p>" not in beside
