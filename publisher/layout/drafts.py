"""Drafts: the parts of an issue in the order of its pages, before any template is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publisher.content import Article, Picture
from publisher.content.typography import typeset_text
from publisher.layout.indexing import index_groups
from publisher.layout.words import words_of
from publisher.manifest.issue import Advertisement, BackCover, Briefing, Issue, Section, Spread


@dataclass(frozen=True)
class Draft:
    """A part before its template is filled in."""

    id: str
    kinds: tuple[str, ...]
    title: str
    values: Mapping[str, Any]
    section: Section | None = None
    articles: tuple[Article, ...] = ()
    names: tuple[str, ...] = ()  #: others it goes by: the slug of the article that is the foreword


@dataclass(frozen=True)
class SectionView:
    """A section as templates see it."""

    id: str
    title: str
    accent: str
    picture: Picture | None
    articles: tuple[Article, ...]

    @classmethod
    def of(cls, section: Section, articles: Mapping[str, Article]) -> SectionView:
        """Return a section of the manifest with its articles."""
        entry = section.entry
        language = section.articles[0].language if section.articles else "en"
        return cls(
            id=entry.id,
            title=typeset_text(entry.title, language),
            accent=entry.accent or "",
            picture=Picture.of(entry.picture, language) if entry.picture else None,
            articles=tuple(articles[article.slug] for article in section.articles),
        )


def make_drafts(issue: Issue, articles: Mapping[str, Article]) -> list[Draft]:
    """Return the parts of an issue in the order of its pages."""
    return _with_inserts(list(_drafts(issue, articles)), issue)


def _drafts(issue: Issue, articles: Mapping[str, Article]) -> Iterator[Draft]:
    """Yield the parts of an issue in the order of its pages, what is inserted left out."""
    yield _cover(issue)
    yield _contents(issue, articles)
    if issue.foreword:
        foreword = articles[issue.foreword.slug]
        title, names = foreword.short_headline, (foreword.slug,)
        yield Draft("foreword", ("foreword",), title, {"article": foreword}, names=names)
    for section in issue.sections:
        yield from _section_drafts(section, articles)
    if issue.entry.briefing:
        yield _briefing(issue, issue.entry.briefing)
    if issue.entry.index:
        yield _index(issue, articles)
    if issue.entry.back_cover:
        yield _back_cover(issue, issue.entry.back_cover)


def _cover(issue: Issue) -> Draft:
    cover, language = issue.entry.cover, issue.language
    lines = [
        {"text": typeset_text(line.text, language), "article": line.article} for line in cover.lines
    ]
    values = {"picture": Picture.of(cover.picture, language), "lines": lines}
    return Draft("cover", ("cover",), issue.publication.title, values)


def _contents(issue: Issue, articles: Mapping[str, Article]) -> Draft:
    contents, language = issue.entry.contents, issue.language
    title = typeset_text(contents.title or words_of(language)["contents"], language)
    values = {
        "title": title,
        "featured": [articles[slug] for slug in contents.featured if slug in articles],
        "foreword": articles[issue.foreword.slug] if issue.foreword else None,
        "has_briefing": issue.entry.briefing is not None,
        "briefing_title": _briefing_title(issue),
    }
    return Draft("contents", ("contents",), title, values)


def _briefing_title(issue: Issue) -> str:
    given = issue.entry.briefing.title if issue.entry.briefing else None
    return typeset_text(given or words_of(issue.language)["briefing"], issue.language)


def _briefing(issue: Issue, briefing: Briefing) -> Draft:
    language, title = issue.language, _briefing_title(issue)
    items = [
        {
            "title": typeset_text(item.title, language),
            "caption": typeset_text(item.caption, language),
            "picture": Picture.of(item.picture, language),
        }
        for item in briefing.items
    ]
    return Draft("briefing", ("briefing",), title, {"title": title, "items": items})


def _index(issue: Issue, articles: Mapping[str, Article]) -> Draft:
    given = issue.entry.index.title if issue.entry.index else None
    title = typeset_text(given or words_of(issue.language)["index"], issue.language)
    terms = [term for slug in issue.articles for term in articles[slug].terms]
    values = {"title": title, "groups": index_groups(terms, issue.language)}
    return Draft("index", ("index",), title, values)


def _back_cover(issue: Issue, cover: BackCover) -> Draft:
    picture = Picture.of(cover.picture, issue.language) if cover.picture else None
    values = {"picture": picture, "text": typeset_text(cover.text or "", issue.language)}
    return Draft("back-cover", ("back-cover",), issue.publication.title, values)


def _section_drafts(section: Section, articles: Mapping[str, Article]) -> Iterator[Draft]:
    view = SectionView.of(section, articles)
    if view.picture:
        yield Draft(view.id, ("opener",), view.title, {"section": view}, section)
    for run in section.runs:
        stories = tuple(articles[article.slug] for article in run)
        values = {"section": view, "articles": stories}
        kinds = (f"{stories[0].kind}s" if len(stories) > 1 else stories[0].kind, "article")
        title = stories[0].short_headline
        yield Draft(stories[0].slug, kinds, title, values, section, stories)


def _with_inserts(drafts: list[Draft], issue: Issue) -> list[Draft]:
    """Return the drafts with each advertisement and spread after the part that it follows.

    One that follows another waits for it; a spread stands nearer to a part than advertisements.
    """
    waiting = [*issue.entry.inserts]
    while waiting:
        names = {entry.id for entry in waiting}
        entry = next((entry for entry in waiting if entry.after not in names), waiting[0])
        waiting.remove(entry)
        ours = _spread(entry, issue) if isinstance(entry, Spread) else _advertisement(entry, issue)
        drafts.insert(_place_after(drafts, entry.after, issue), ours)
    return drafts


def _place_after(drafts: list[Draft], after: str | None, issue: Issue) -> int:
    last = [index for index, draft in enumerate(drafts) if draft.id == "back-cover"]
    if after is None:
        return last[0] if last else len(drafts)
    sections = {section.entry.id: section for section in issue.sections}
    places = [
        index
        for index, draft in enumerate(drafts)
        if after in (draft.id, *draft.names)
        or any(story.slug == after for story in draft.articles)
        or (draft.section is not None and draft.section is sections.get(after))
    ]
    return places[-1] + 1 if places else len(drafts)


def _advertisement(entry: Advertisement, issue: Issue) -> Draft:
    def words(text: str | None) -> str:
        return typeset_text(text or "", issue.language)

    pdf = Picture(entry.pdf_page, words(entry.alt)) if entry.pdf_page else None
    values = {
        "picture": Picture.of(entry.picture, issue.language) if entry.picture else None,
        "pdf": pdf,
        "advertiser": words(entry.advertiser),
        "headline": words(entry.headline),
        "text": words(entry.text),
        "web": entry.web,
    }
    return Draft(entry.id, ("advertisement",), words(entry.advertiser), values)


def _spread(entry: Spread, issue: Issue) -> Draft:
    picture = Picture.of(entry.picture, issue.language)
    return Draft(entry.id, ("spread",), picture.caption or picture.alt, {"picture": picture})
