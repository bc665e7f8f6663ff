"""An article ready to be laid out: its words set, its pictures named, its references checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import unquote

from publisher.content.markdown import Finding, Passage, Rendered, render_markdown
from publisher.content.references import mark_references
from publisher.content.terms import Term
from publisher.content.typography import typeset_text
from publisher.manifest.article import FrontMatter
from publisher.manifest.faults import nearest
from publisher.manifest.fields import PictureEntry
from publisher.manifest.issue import ArticleSource, Issue
from publisher.problems import ExitCode, Place, Problem, Problems

_SHARE = re.compile(r"0|1|[01]?\.\d{1,6}")
_SIZES = ("column", "wide", "tall", "page")
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"')
_ANCHOR = re.compile(r' id="([^"]*)"')


@dataclass(frozen=True)
class Picture:
    """A picture as the copy names it; which file it is and where it was named."""

    file: str
    alt: str  #: empty for one that only decorates
    caption: str = ""
    credit: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    size: str = "wide"
    place: Place | None = None

    @classmethod
    def of(cls, entry: PictureEntry, language: str) -> Picture:
        """Return a manifest's picture with the typography of its language."""
        words = {
            key: typeset_text(getattr(entry, key) or "", language)
            for key in ("alt", "caption", "credit")
        }
        place = entry.place_of("file")
        return cls(file=entry.file, focus=entry.focus, size=entry.size, place=place, **words)


@dataclass(frozen=True)
class Block:
    """A top-level block of an article's text: HTML, a picture or a pull quote."""

    html: str = ""
    picture: Picture | None = None
    pull_quote: str = ""
    repeated: bool = False  #: a pull quote whose words stand in the text as well
    paragraph: bool = False


@dataclass(frozen=True)
class Figure:
    """A number of a box of figures, and what it counts."""

    value: str
    label: str


@dataclass(frozen=True)
class Article:
    """An article with its words set. Templates read these fields."""

    slug: str
    matter: FrontMatter
    language: str
    headline: str
    short_headline: str
    standfirst: str
    byline: str
    body: tuple[Block, ...]
    pictures: tuple[Picture, ...]
    pull_quotes: tuple[str, ...]
    figures: tuple[Figure, ...] = ()
    terms: tuple[Term, ...] = ()  #: what an index leads to in it

    @property
    def kind(self) -> str:
        """news, feature, speech, interview, notice or foreword."""
        return self.matter.kind

    @cached_property
    def word_count(self) -> int:
        """Words of the text, for layouts that choose by length."""
        return sum(len(re.sub(r"<[^>]*>", " ", block.html).split()) for block in self.body)


def read_content(issue: Issue, problems: Problems) -> dict[str, Article]:
    """Return every article of the issue by slug, after reporting what is wrong in their texts."""
    return {slug: _article(source, issue, problems) for slug, source in issue.articles.items()}


def _article(source: ArticleSource, issue: Issue, problems: Problems) -> Article:
    matter, language = source.matter, source.language
    rendered = render_markdown(source.text, language, source.slug)
    for problem in _text_problems(source, rendered, issue):
        problems.add(problem)

    def words(text: str | None) -> str:
        return mark_references(typeset_text(text or "", language))

    return Article(
        slug=source.slug,
        matter=matter,
        language=language,
        headline=words(matter.headline),
        short_headline=words(matter.short_headline),
        standfirst=words(matter.standfirst),
        byline=words(matter.byline),
        body=tuple(_block(passage, source, problems) for passage in rendered.blocks),
        pictures=tuple(Picture.of(entry, language) for entry in matter.pictures),
        pull_quotes=tuple(words(quote) for quote in matter.pull_quotes),
        figures=tuple(Figure(words(f.value), words(f.label)) for f in matter.figures),
        terms=rendered.terms,
    )


def _block(passage: Passage, source: ArticleSource, problems: Problems) -> Block:
    if passage.picture is None:
        return Block(passage.html, paragraph=passage.paragraph)
    given, line = passage.picture, passage.line
    file = unquote(given.get("src", ""))
    decorative = "decorative" in given.get("class", "").split()
    if not given["alt"].strip() and not decorative:
        problems.add(_missing_alt(source, file, line))
    size = given.get("size", "wide")
    if size not in _SIZES:
        message = f'picture "{file}": unknown size "{size}"'
        hint = nearest(size, _SIZES) or ""
        problems.add(_problem(source, "unknown-word", message, (line, size), hint))
    return Block(
        picture=Picture(
            file=file,
            alt="" if decorative else given["alt"],
            caption=typeset_text(given.get("title", ""), source.language),
            credit=typeset_text(given.get("credit", ""), source.language),
            focus=_focus(source, given.get("focus"), line, problems),
            size=size,
            place=source.source.find(file, source.first_line + line),
        )
    )


def _focus(
    source: ArticleSource, given: str | None, line: int, problems: Problems
) -> tuple[float, float]:
    """Return a focus written as `focus="0.5 0.4"`, the middle where none is given."""
    if given is None:
        return 0.5, 0.5
    shares = [float(share) for share in given.split() if _SHARE.fullmatch(share)]
    if len(shares) != 2 or len(given.split()) != 2:
        message = f'the focus "{given}" is not two numbers from 0 to 1'
        hint = 'write it as focus="0.5 0.4": from the left, from the top'
        problems.add(_problem(source, "wrong-value", message, (line, given), hint))
        return 0.5, 0.5
    return shares[0], shares[1]


def _text_problems(source: ArticleSource, rendered: Rendered, issue: Issue) -> Iterator[Problem]:
    if not rendered.blocks and source.matter.kind != "notice":
        hint = "write the text below the second line of hyphens"
        yield _problem(source, "no-text", f'article "{source.slug}" has no text', (-1, "---"), hint)
    yield from _heading_problems(source, [f for f in rendered.findings if f.kind == "heading"])
    yield from _inline_pictures(source, rendered)
    anchors = {name for passage in rendered.blocks for name in _ANCHOR.findall(passage.html)}
    for finding in rendered.findings:
        if finding.kind == "page" and finding.value not in issue.slugs:
            text, words = f"{{page:{finding.value}}}", "page of the unknown article"
            yield _unknown_article(source, finding, text, words, issue)
        if finding.kind == "link":
            yield from _link_problems(source, finding, issue, anchors)


def _link_problems(
    source: ArticleSource, finding: Finding, issue: Issue, anchors: set[str]
) -> Iterator[Problem]:
    target = finding.value
    if target.startswith("article:"):
        if target.removeprefix("article:") not in issue.slugs:
            words = "link to the unknown article"
            yield _unknown_article(source, finding, target, words, issue)
    elif target.startswith("#") and target[1:] not in anchors:
        hint = "put {#name} before what it should lead to, or link to article:slug"
        message = f'the link "{target}" leads nowhere'
        yield _problem(source, "link-target", message, (finding.line, target), hint)
    elif not target.startswith(("https://", "http://", "mailto:", "#")):
        hint = "link to https://…, mailto:… or article:slug"
        message = f'the link "{target}" leads nowhere'
        yield _problem(source, "link-target", message, (finding.line, target), hint)


def _unknown_article(
    source: ArticleSource, finding: Finding, text: str, words: str, issue: Issue
) -> Problem:
    slug = finding.value.removeprefix("article:")
    message, hint = f'{words} "{slug}"', nearest(slug, issue.slugs)
    return _problem(source, "unknown-article", message, (finding.line, text), hint)


def _inline_pictures(source: ArticleSource, rendered: Rendered) -> Iterator[Problem]:
    for passage in rendered.blocks:
        for file, alt in _IMAGE.findall(passage.html):
            name = unquote(unescape(file))
            if not alt.strip():
                yield _missing_alt(source, name, passage.line)
                continue
            hint = "put it in a paragraph of its own, with an empty line before and after"
            message = f'picture "{name}" stands in the middle of a text'
            yield _problem(source, "picture-in-line", message, (passage.line, name), hint)


def _missing_alt(source: ArticleSource, file: str, line: int) -> Problem:
    hint = "say between the square brackets what the picture shows"
    message = f'picture "{file}" has no alternative text'
    return _problem(source, "missing-alt", message, (line, "!["), hint)


def _heading_problems(source: ArticleSource, headings: list[Finding]) -> Iterator[Problem]:
    level = 1
    for finding in headings:
        asked = int(finding.value)
        mark = "#" * asked
        if asked == 1:
            hint = "the headline is the only heading of the first level; use ##"
            message = "a heading of the first level stands in the text"
            yield _problem(source, "heading-level", message, (finding.line, mark), hint)
        elif asked > level + 1:
            hint = f"use {'#' * (level + 1)}"
            message = f'the heading level jumps from "{"#" * level}" to "{mark}"'
            if level == 1:
                message = f'the first heading is "{mark}"'
            yield _problem(source, "heading-level", message, (finding.line, mark), hint)
        level = max(asked, 2) if asked > 1 else 1


def _problem(
    source: ArticleSource, code: str, message: str, spot: tuple[int, str], hint: str | None
) -> Problem:
    """Return a problem at a spot: a line, counted from 0 within the text, and words from it on."""
    line, text = spot
    first = source.first_line + line
    place = source.source.find(text, first) if text else source.source.place(first)
    return Problem(code, message, place, hint, step=ExitCode.CONTENT)
