"""Parts: the issue cut into runs of pages, each rendered to HTML that is laid out alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from publisher.content import Article, Picture
from publisher.content.references import asked_pages, page_mark
from publisher.layout.arranging import arrange
from publisher.layout.barcode import barcode
from publisher.layout.dates import spell_dateline
from publisher.layout.designs import Table, check_designs
from publisher.layout.drafts import Draft, SectionView, make_drafts
from publisher.layout.folder import Layout
from publisher.layout.shown import check_shown
from publisher.layout.templates import Templates
from publisher.layout.words import words_of
from publisher.manifest.faults import nearest
from publisher.manifest.issue import Issue
from publisher.manifest.layout import PartStyle
from publisher.pictures.advertisement import AdvertisementFile
from publisher.pictures.files import PictureFile
from publisher.problems import ExitCode, Problem, Problems, Severity

_STATED = re.compile(r'<body[^>]* data-extent="([1-9]\d?|100)"')
_SOUND = {"extent": re.compile(r"[1-9]\d?|100"), "fit": re.compile(r"(-?\d{1,2}) (-?\d{1,2})")}
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
    names: tuple[str, ...] = ()  #: others it goes by: the slug of the article that is the foreword
    terms: tuple[tuple[str, str], ...] = ()  #: (anchor, headword) of what an index leads to

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The names within it that an index asks the pages of."""
        return frozenset(anchor for anchor, _ in self.terms)

    @cached_property
    def asks(self) -> frozenset[str]:
        """The slugs whose folios it prints."""
        return asked_pages(self.html)

    def answers_to(self, name: str) -> bool:
        """Whether `--only name` means this part."""
        return name in (self.id, *self.names) or any(name == slug for slug, _ in self.articles)


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


class Compositor:
    """Sets the parts of an issue, and the furniture of its pages, by a layout's templates."""

    def __init__(
        self,
        issue: Issue,
        articles: Mapping[str, Article],
        pictures: Mapping[str, PictureFile],
        layout: Layout,
        problems: Problems,
        *,
        advertisements: Mapping[str, AdvertisementFile] = MappingProxyType({}),
    ) -> None:
        self._issue, self._articles, self._layout = issue, articles, layout
        self._pictures, self._problems = pictures, problems
        self._templates = Templates(layout.templates, problems)
        self._templates.check()
        self._templates.add(
            page=page_mark,
            barcode=barcode,
            source=_Sources({**pictures, **advertisements}),
            dateline=_dateline,
            arrange=arrange,
        )
        self._table = Table(layout.designs, pictures)
        check_designs(articles, self._table, problems)
        _check_accents(issue, layout, problems)
        _check_index(issue, articles, problems)
        self._shared = {
            "issue": issue.entry,
            "publication": issue.publication,
            "language": issue.language,
            "words": words_of(issue.language),
            "page_lines": layout.lines,
            "trim": layout.trim,
            "sections": [SectionView.of(section, articles) for section in issue.sections],
        }

    def parts(self) -> tuple[Part, ...]:
        """Return the parts in order; one that cannot be rendered is reported and left out."""
        drafts = make_drafts(self._issue, self._articles)
        pages = [draft.articles for draft in drafts if draft.articles]
        designs = iter(self._table.choose(pages))
        rendered = [
            self._render(draft, next(designs) if draft.articles else "") for draft in drafts
        ]
        return tuple(part for part in rendered if part)

    def furniture(self, pages: Sequence[FurniturePage]) -> str | None:
        """Return the HTML of the running heads and folios of some pages, a page each."""
        values = {**self._shared, "pages": pages}
        template = self._layout.style("furniture").template
        return self._templates.render(template, "furniture", values)

    def notes(self, pages: int) -> Part | None:
        """Return some pages for notes, or None where the issue is not filled up with them."""
        if self._issue.entry.extent.fill != "notes":
            return None
        title = words_of(self._issue.language)["notes"]
        return self._render(Draft("notes", ("notes",), title, {"pages": pages}), "")

    def spine(self, width: float, legible: bool) -> str | None:
        """Return the HTML of the spine of a wrap, `width` mm wide, with or without its words."""
        values = {**self._shared, "width": f"{width:g}", "legible": legible}
        return self._templates.render(self._layout.style("spine").template, "spine", values)

    def _render(self, draft: Draft, design: str) -> Part | None:
        style = self._layout.style(*draft.kinds)
        values = {**self._shared, **draft.values, "part": draft, "design": design}
        html = self._templates.render(design or style.template, f'part "{draft.id}"', values)
        if html is None:
            return None
        _check_wishes(html, f'part "{draft.id}"', self._problems)
        stories = draft.articles or (
            (draft.values["article"],) if "article" in draft.values else ()
        )
        check_shown(stories, html, design or style.template, self._pictures, self._problems)
        return self._part(draft, style, html, stories)

    def _part(self, draft: Draft, style: PartStyle, html: str, stories: Sequence[Article]) -> Part:
        own = {draft.id, *draft.names, *(story.slug for story in draft.articles)}
        section = draft.section.entry if draft.section else None
        return Part(
            id=draft.id,
            kind=draft.kinds[0],
            title=draft.title,
            html=html,
            starts="recto" if own & {*self._issue.entry.recto} else style.starts,
            furniture=style.furniture,
            usual=int(stated[1]) if (stated := _STATED.search(html)) else style.extent,
            section=section.title if section else "",
            accent=(section.accent or "") if section else "",
            articles=tuple((story.slug, story.short_headline) for story in draft.articles),
            names=draft.names,
            terms=self._terms(stories),
        )

    def _terms(self, stories: Sequence[Article]) -> tuple[tuple[str, str], ...]:
        """Return the terms of some stories, where the issue has an index that leads to them."""
        terms = [term for story in stories for term in story.terms]
        return tuple((t.anchor, t.headword) for t in terms if self._issue.entry.index)


def _check_wishes(html: str, what: str, problems: Problems) -> None:
    """Report an `extent` or `fit` of a template that copyfitting cannot read."""
    head = html[: html.find(">", html.find("<body")) + 1]
    for key, value in re.findall(r' data-(extent|fit)="([^"]*)"', head):
        sound = _SOUND[key].fullmatch(value)
        if sound is None or (key == "fit" and int(sound[1]) > int(sound[2])):
            message = f'{what}: its template sets {key} to "{value}"'
            hint = 'extent is 1 to 100 pages; fit two numbers of lines, as in "-6 9"'
            problems.add(Problem("template-value", message, None, hint, step=ExitCode.LAYOUT))


def _dateline(article: Article) -> str:
    return spell_dateline(article.matter.dateline, article.language)


class _Sources:
    """The template function `source(picture)`: the address of a picture's file."""

    def __init__(self, pictures: Mapping[str, PictureFile | AdvertisementFile]) -> None:
        self._pictures = pictures

    def __call__(self, picture: Picture) -> str:
        known = self._pictures.get(picture.file)
        return known.url if known else ""


def _check_index(issue: Issue, articles: Mapping[str, Article], problems: Problems) -> None:
    """Warn of an index that nothing leads to."""
    if issue.entry.index and not any(article.terms for article in articles.values()):
        message, hint = "the index is empty: no article marks a term", "mark one as [term]{.term}"
        place, level = issue.entry.place_of("index"), Severity.WARNING
        problems.add(Problem("no-terms", message, place, hint, level, ExitCode.CONTENT))


def _check_accents(issue: Issue, layout: Layout, problems: Problems) -> None:
    for section in issue.sections:
        accent = section.entry.accent
        if accent and accent not in layout.colours:
            message = f'section "{section.entry.id}": unknown colour token "{accent}"'
            place, hint = section.entry.place_of("accent"), nearest(accent, layout.colours)
            problems.add(Problem("unknown-token", message, place, hint, step=ExitCode.LAYOUT))
