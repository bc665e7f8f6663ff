"""Code and terms in articles, and the index that is made of them."""

from __future__ import annotations

import pytest
from breakage import small_house
from hypothesis import given
from hypothesis import strategies as st
from readback import Inspector

import publisher
from publisher.content.markdown import render_markdown
from publisher.content.references import (
    asked_pages,
    fill_pages,
    mark_references,
    pages_mark,
    unmark_references,
)
from publisher.content.terms import SIGNS, Term, collate, initial
from publisher.layout.indexing import index_groups


def html(text: str) -> str:
    return "".join(block.html for block in render_markdown(text, "en", "story").blocks)


def terms(text: str) -> list[Term]:
    return list(render_markdown(text, "en", "story").terms)


# Code


def test_code_keeps_quotes_hyphens_and_page_marks() -> None:
    assert '<code>"a" -- {page:b}</code>' in html('x `"a" -- {page:b}`').replace("&quot;", '"')


def test_a_block_of_code_keeps_its_lines_apart() -> None:
    assert html('```yaml\na: "1"\n\n  b\n```') == (
        '<pre><code class="language-yaml"><span class="line">a: "1"\n</span>'
        '<span class="line">\n</span><span class="line">  b\n</span></code></pre>\n'
    )


def test_code_cannot_become_markup() -> None:
    said = html("```<i>\n<script>&\n```")
    assert "<script>" not in said and "<i>" not in said
    assert "&lt;script&gt;&amp;" in said


def test_words_with_hyphens_hold_together_in_long_lines_alone() -> None:
    assert 'class="word"' not in html("    cp --archive a b")
    long = html("    " + "word " * 12 + "--archive")
    assert '<span class="word">--archive</span>' in long


def test_quotation_marks_around_code_face_it() -> None:
    assert html('the "`x`" key') == "<p>the “<code>x</code>” key</p>\n"


def test_a_page_that_code_shows_is_not_asked_for() -> None:
    text = "see {page:a} and `{page:b}`\n\n    {page:c}\n\n`{page:d}` {page:d}"
    rendered = render_markdown(text, "en", "story")
    found = [(f.value, f.line) for f in rendered.findings if f.kind == "page"]
    assert found == [("a", 0), ("d", 4)]
    asked = asked_pages("".join(block.html for block in rendered.blocks))
    assert asked == {"a", "d"}


@given(st.text(st.characters(exclude_characters="\ue010\ue011\ue012\u00a0")))
def test_marking_and_unmarking_gives_the_text_again(text: str) -> None:
    assert unmark_references(mark_references(text)) == text


# Terms


def test_a_term_is_a_place_in_the_issue_with_a_headword() -> None:
    text = 'A [folio]{.term}, [folios]{.term index=folio}, the ["old" way]{.term}, `--only`{.term}.'
    assert terms(text) == [
        Term("story--1", "folio", "en"),
        Term("story--2", "folio", "en"),
        Term("story--3", "“old” way", "en"),
        Term("story--4", "--only", "en", code=True),
    ]
    assert '<span class="term" id="story--1">folio</span>' in html(text)
    assert "index=" not in html(text)


def test_a_term_may_hold_emphasis_and_stand_in_a_list_of_terms() -> None:
    found = terms("[a *new* one]{.term}\n: x\n\n[б]{.term lang=ru}")
    assert [term.headword for term in found] == ["a new one", "б"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["--all", "alley", "Alley way", "alleyway", "élan", "elbow", "zinc"]),
        ("tr", ["cam", "çam", "dal", "ısı", "iz", "örs", "pas", "şal", "tel"]),
        ("kk", ["ана", "әже", "бала", "кір", "қар", "нан", "ңа", "оқу", "өзен"]),
        ("ru", ["ёлка", "ель", "жук", "яма"]),
    ],
)
def test_words_stand_in_the_order_of_their_language(language: str, words: list[str]) -> None:
    assert sorted({*words}, key=lambda word: collate(word, language)) == words


@pytest.mark.parametrize(
    ("word", "language", "letter"),
    [
        ("--only", "en", "O"),
        ("élan", "fr", "E"),
        ("iz", "tr", "İ"),
        ("Isı", "tr", "I"),
        ("әже", "kk", "Ә"),
        ("2-up", "en", SIGNS),
        ("…", "en", SIGNS),
    ],
)
def test_a_word_stands_under_its_letter(word: str, language: str, letter: str) -> None:
    assert initial(word, language) == letter


# The index


def test_a_page_is_named_once_and_leads_to_the_first_place_on_it() -> None:
    folios = {"a--1": "4", "b--1": "4", "b--2": "7"}
    mark = pages_mark(["a--1", "b--1", "b--2"])
    assert asked_pages(mark) == {*folios}
    assert fill_pages(mark, folios.__getitem__) == (
        '<a href="article:a--1">4</a>, <a href="article:b--2">7</a>'
    )


def test_equal_headwords_are_one_entry_in_order() -> None:
    found = [Term("a--1", "wrap", "en"), Term("a--2", "bleed", "en"), Term("b--1", "wrap", "en")]
    groups = index_groups(found, "en")
    assert [(g.letter, [e.headword for e in g.entries]) for g in groups] == [
        ("B", ["bleed"]),
        ("W", ["wrap"]),
    ]
    assert groups[1].entries[0].pages == pages_mark(["a--1", "b--1"])


def test_an_index_of_base_leads_to_its_terms(tmp_path) -> None:
    issue = small_house(tmp_path)
    manifest, article = issue / "issue.yaml", next(iter(sorted(issue.glob("articles/*.md"))))
    manifest.write_text(manifest.read_text() + "\nindex: {title: Where to look}\n")
    article.write_text(article.read_text() + "\nA [gannet]{.term} and a [shag]{.term}.\n")
    made = Inspector(publisher.build(issue, out=tmp_path / "out").files[0].path)
    page, *_ = made.destinations["index"]
    story = made.destinations[f"{article.stem}--1"][0]
    assert f"gannet, {story}" in made.page_text(page)
    assert any(link.target == f"{article.stem}--2" for link in made.links if link.page == page)
    assert any("Where to look" in line for line in made.bookmarks)


def test_an_index_without_terms_is_a_warning(tmp_path) -> None:
    issue = small_house(tmp_path)
    manifest = issue / "issue.yaml"
    manifest.write_text(manifest.read_text() + "\nindex: {}\n")
    (problem,) = [p for p in publisher.check(issue) if p.code == "no-terms"]
    assert problem.hint == "mark one as [term]{.term}"
    assert problem.place


def test_terms_without_an_index_lead_nowhere_and_harm_nothing(tmp_path) -> None:
    issue = small_house(tmp_path)
    article = next(iter(sorted(issue.glob("articles/*.md"))))
    article.write_text(article.read_text() + "\nA [gannet]{.term}.\n")
    made = Inspector(publisher.build(issue, out=tmp_path / "out").files[0].path)
    assert not [name for name in made.destinations if "--" in name]
