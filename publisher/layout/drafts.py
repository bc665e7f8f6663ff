"""Drafts: the parts of an issue in the order of its pages, before any template is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from publisher.content import Article, Picture
from publisher.content.typography import typeset_text
from publisher.layout.words import words_of
from publisher.manifest.issue import Advertisement, Issue, Section


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
    return _with_advertisements(list(_drafts(issue, articles)), issue)


def _drafts(issue: Issue, articles: Mapping[str, Article]) -> Iterator[Draft]:
    """Yield the parts of an issue in the order of its pages, advertisements left out."""
    entry, language = issue.entry, issue.language

    def picture(given: Any) -> Picture | None:
        return Picture.of(given, language) if given else None

    lines = [
        {"text": typeset_text(line.text, language), "article": line.article}
        for line in entry.cover.lines
    ]
    cover = {"picture": picture(entry.cover.picture), "lines": lines}
    yield Draft("cover", ("cover",), issue.publication.title, cover)
    featured = [articles[slug] for slug in entry.contents.featured if slug in articles]
    words = words_of(language)
    title = typeset_text(entry.contents.title or words["contents"], language)
    briefing = (entry.briefing.title if entry.briefing else None) or words["briefing"]
    contents = {
        "title": title,
        "featured": featured,
        "foreword": articles[issue.foreword.slug] if issue.foreword else None,
        "has_briefing": entry.briefing is not None,
        "briefing_title": typeset_text(briefing, language),
    }
    yield Draft("contents", ("contents",), title, contents)
    if issue.foreword:
        foreword = articles[issue.foreword.slug]
        own = {"article": foreword}
        name, title = foreword.slug, foreword.short_headline
        yield Draft("foreword", ("foreword",), title, own, names=(name,))
    for section in issue.sections:
        yield from _section_drafts(section, articles)
    if entry.briefing:
        items = [
            {
                "title": typeset_text(item.title, language),
                "caption": typeset_text(item.caption, language),
                "picture": picture(item.picture),
            }
            for item in entry.briefing.items
        ]
        title = str(contents["briefing_title"])
        yield Draft("briefing", ("briefing",), title, {"title": title, "items": items})
    if entry.back_cover:
        text = typeset_text(entry.back_cover.text or "", language)
        values = {"picture": picture(entry.back_cover.picture), "text": text}
        yield Draft("back-cover", ("back-cover",), issue.publication.title, values)


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


def _with_advertisements(drafts: list[Draft], issue: Issue) -> list[Draft]:
    """Return the drafts with each advertisement after the part that it follows."""
    for advertisement in issue.entry.advertisements:
        drafts.insert(
            _place_after(drafts, advertisement, issue), _advertisement(advertisement, issue)
        )
    return drafts


def _place_after(drafts: list[Draft], advertisement: Advertisement, issue: Issue) -> int:
    last = [index for index, draft in enumerate(drafts) if draft.id == "back-cover"]
    if advertisement.after is None:
        return last[0] if last else len(drafts)
    sections = {section.entry.id: section for section in issue.sections}
    places = [
        index
        for index, draft in enumerate(drafts)
        if advertisement.after in (draft.id, *draft.names)
        or any(story.slug == advertisement.after for story in draft.articles)
        or (draft.section is not None and draft.section is sections.get(advertisement.after))
    ]
    return places[-1] + 1 if places else len(drafts)


def _advertisement(entry: Advertisement, issue: Issue) -> Draft:
    def words(text: str | None) -> str:
        return typeset_text(text or "", issue.language)

    values = {
        "picture": Picture.of(entry.picture, issue.language),
        "advertiser": words(entry.advertiser),
        "headline": words(entry.headline),
        "text": words(entry.text),
        "web": entry.web,
    }
    return Draft(entry.id, ("advertisement",), words(entry.advertiser), values)
