"""Parts: the issue cut into runs of pages, each rendered to HTML that is laid out alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

from publisher.content import Article, Block, Picture
from publisher.content.references import asked_pages, page_mark
from publisher.content.typography import typeset_text
from publisher.layout.barcode import barcode
from publisher.layout.dates import spell_dateline
from publisher.layout.folder import Layout
from publisher.layout.templates import Templates
from publisher.layout.words import words_of
from publisher.manifest.faults import nearest
from publisher.manifest.issue import Advertisement, Issue, Section
from publisher.manifest.layout import PartStyle
from publisher.pictures.files import PictureFile
from publisher.problems import ExitCode, Problem, Problems

_STATED = re.compile(r'<body[^>]* data-extent="([1-9]\d{0,2})"')
Start = Literal["any", "recto", "verso"]


@dataclass(frozen=True)
class Part:
    """A run of pages laid out alone. Its HTML may ask for folios that are not yet known."""

    id: str
    kind: str
    title: str
    html: str
    starts: Start
    furniture: bool
    usual: int | None = None  #: pages that template or layout expect it to have
    section: str = ""  #: title of the section, for running heads
    accent: str = ""  #: colour token of the section
    articles: tuple[tuple[str, str], ...] = ()  #: (slug, short headline), for bookmarks

    @cached_property
    def asks(self) -> frozenset[str]:
        """The slugs whose folios it prints."""
        return asked_pages(self.html)

    def answers_to(self, name: str) -> bool:
        """Whether `--only name` means this part."""
        return name == self.id or any(name == slug for slug, _ in self.articles)


@dataclass(frozen=True)
class FurniturePage:
    """A page as its furniture sees it."""

    folio: str
    side: Literal["recto", "verso"]
    section: str
    accent: str
    title: str
    kind: str
    bare: bool  #: nothing is printed on it


@dataclass(frozen=True)
class _Draft:
    """A part before its template is filled in."""

    id: str
    kinds: tuple[str, ...]
    title: str
    values: Mapping[str, Any]
    section: Section | None = None
    articles: tuple[Article, ...] = ()


class Compositor:
    """Sets the parts of an issue, and the furniture of its pages, by a layout's templates."""

    def __init__(
        self,
        issue: Issue,
        articles: Mapping[str, Article],
        pictures: Mapping[str, PictureFile],
        layout: Layout,
        problems: Problems,
    ) -> None:
        self._issue, self._articles, self._layout = issue, articles, layout
        self._templates = Templates(layout.templates, problems)
        self._templates.check()
        self._templates.add(
            page=page_mark, barcode=barcode, source=_Sources(pictures), dateline=_dateline
        )
        _check_accents(issue, layout, problems)
        self._shared = {
            "issue": issue.entry,
            "publication": issue.publication,
            "language": issue.language,
            "words": words_of(issue.language),
            "page_lines": layout.lines,
            "sections": [_SectionView.of(section, articles) for section in issue.sections],
        }

    def parts(self) -> tuple[Part, ...]:
        """Return the parts in order; one that cannot be rendered is reported and left out."""
        drafts = _with_advertisements(list(_drafts(self._issue, self._articles)), self._issue)
        rendered = (self._render(draft) for draft in drafts)
        return tuple(part for part in rendered if part)

    def furniture(self, pages: Sequence[FurniturePage]) -> str | None:
        """Return the HTML of the running heads and folios of some pages, a page each."""
        values = {**self._shared, "pages": pages}
        template = self._layout.style("furniture").template
        return self._templates.render(template, "furniture", values)

    def _render(self, draft: _Draft) -> Part | None:
        style = self._layout.style(*draft.kinds)
        values = {**self._shared, **draft.values, "part": draft}
        html = self._templates.render(style.template, f'part "{draft.id}"', values)
        return self._part(draft, style, html) if html is not None else None

    def _part(self, draft: _Draft, style: PartStyle, html: str) -> Part:
        recto = {draft.id, *(story.slug for story in draft.articles)} & {*self._issue.entry.recto}
        section = draft.section.entry if draft.section else None
        return Part(
            id=draft.id,
            kind=draft.kinds[0],
            title=draft.title,
            html=html,
            starts="recto" if recto else style.starts,
            furniture=style.furniture,
            usual=int(stated[1]) if (stated := _STATED.search(html)) else style.extent,
            section=section.title if section else "",
            accent=(section.accent or "") if section else "",
            articles=tuple((story.slug, story.short_headline) for story in draft.articles),
        )


def _dateline(article: Article) -> str:
    return spell_dateline(article.matter.dateline, article.language)


@dataclass(frozen=True)
class _SectionView:
    """A section as templates see it."""

    id: str
    title: str
    accent: str
    picture: Picture | None
    articles: tuple[Article, ...]

    @classmethod
    def of(cls, section: Section, articles: Mapping[str, Article]) -> _SectionView:
        entry = section.entry
        language = section.articles[0].language if section.articles else "en"
        return cls(
            id=entry.id,
            title=typeset_text(entry.title, language),
            accent=entry.accent or "",
            picture=Picture.of(entry.picture, language) if entry.picture else None,
            articles=tuple(articles[article.slug] for article in section.articles),
        )


class _Sources:
    """The template function `source(picture)`: the address of a picture's file."""

    def __init__(self, pictures: Mapping[str, PictureFile]) -> None:
        self._pictures = pictures

    def __call__(self, picture: Picture) -> str:
        known = self._pictures.get(picture.file)
        return known.url if known else ""


def _drafts(issue: Issue, articles: Mapping[str, Article]) -> Iterator[_Draft]:
    """Yield the parts of an issue in the order of its pages, advertisements left out."""
    entry, language = issue.entry, issue.language

    def picture(given: Any) -> Picture | None:
        return Picture.of(given, language) if given else None

    lines = [
        {"text": typeset_text(line.text, language), "article": line.article}
        for line in entry.cover.lines
    ]
    cover = {"picture": picture(entry.cover.picture), "lines": lines}
    yield _Draft("cover", ("cover",), issue.publication.title, cover)
    featured = [articles[slug] for slug in entry.contents.featured if slug in articles]
    words = words_of(language)
    title = typeset_text(entry.contents.title or words["contents"], language)
    briefing = (entry.briefing.title if entry.briefing else None) or words["briefing"]
    contents = {
        "title": title,
        "featured": featured,
        "has_briefing": entry.briefing is not None,
        "briefing_title": typeset_text(briefing, language),
    }
    yield _Draft("contents", ("contents",), title, contents)
    if issue.foreword:
        foreword = articles[issue.foreword.slug]
        yield _Draft("foreword", ("foreword",), foreword.headline, {"article": foreword})
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
        yield _Draft("briefing", ("briefing",), title, {"title": title, "items": items})
    if entry.back_cover:
        text = typeset_text(entry.back_cover.text or "", language)
        values = {"picture": picture(entry.back_cover.picture), "text": text}
        yield _Draft("back-cover", ("back-cover",), issue.publication.title, values)


def _section_drafts(section: Section, articles: Mapping[str, Article]) -> Iterator[_Draft]:
    view = _SectionView.of(section, articles)
    if view.picture:
        yield _Draft(view.id, ("opener",), view.title, {"section": view}, section)
    for run in section.runs:
        stories = tuple(articles[article.slug] for article in run)
        values = {"section": view, "articles": [_arranged(story) for story in stories]}
        kinds = (f"{stories[0].kind}s" if len(stories) > 1 else stories[0].kind, "article")
        title = stories[0].short_headline
        yield _Draft(stories[0].slug, kinds, title, values, section, stories)


def _with_advertisements(drafts: list[_Draft], issue: Issue) -> list[_Draft]:
    """Return the drafts with each advertisement after the part that it follows."""
    for advertisement in issue.entry.advertisements:
        drafts.insert(
            _place_after(drafts, advertisement, issue), _advertisement(advertisement, issue)
        )
    return drafts


def _place_after(drafts: list[_Draft], advertisement: Advertisement, issue: Issue) -> int:
    last = [index for index, draft in enumerate(drafts) if draft.id == "back-cover"]
    if advertisement.after is None:
        return last[0] if last else len(drafts)
    sections = {section.entry.id: section for section in issue.sections}
    places = [
        index
        for index, draft in enumerate(drafts)
        if draft.id == advertisement.after
        or any(story.slug == advertisement.after for story in draft.articles)
        or (draft.section is not None and draft.section is sections.get(advertisement.after))
    ]
    return places[-1] + 1 if places else len(drafts)


def _advertisement(entry: Advertisement, issue: Issue) -> _Draft:
    def words(text: str | None) -> str:
        return typeset_text(text or "", issue.language)

    values = {
        "picture": Picture.of(entry.picture, issue.language),
        "advertiser": words(entry.advertiser),
        "headline": words(entry.headline),
        "text": words(entry.text),
        "web": entry.web,
    }
    return _Draft(entry.id, ("advertisement",), words(entry.advertiser), values)


def _arranged(article: Article) -> Article:
    """Spread the pictures after the first, and the pull quotes, over an article's paragraphs.

    Each extra stands before a paragraph, never before the first or after the last, so that it
    never parts a heading from its text.
    """
    extras = [Block(picture=picture) for picture in article.pictures[1:]]
    extras += [Block(pull_quote=quote) for quote in article.pull_quotes]
    body = list(article.body)
    slots = [
        index
        for index, block in enumerate(body)
        if index > 0 and block.paragraph and body[index - 1].paragraph
    ] or [len(body)]
    for number in range(len(extras), 0, -1):
        share = number * len(slots) // (len(extras) + 1)
        body.insert(slots[min(share, len(slots) - 1)], extras[number - 1])
    return replace(article, body=tuple(body))


def _check_accents(issue: Issue, layout: Layout, problems: Problems) -> None:
    for section in issue.sections:
        accent = section.entry.accent
        if accent and accent not in layout.colours:
            message = f'section "{section.entry.id}": unknown colour token "{accent}"'
            place, hint = section.entry.place_of("accent"), nearest(accent, layout.colours)
            problems.add(Problem("unknown-token", message, place, hint, step=ExitCode.LAYOUT))
