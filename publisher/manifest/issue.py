"""issue.yaml as a class, and the `Issue` that the following steps work from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from publisher.house import House
from publisher.manifest.article import FrontMatter
from publisher.manifest.entry import Entry, Language, Slug, Text
from publisher.manifest.fields import Date, PictureEntry, WebAddress
from publisher.manifest.publication import Publication
from publisher.source import Folder, Sequence, Source


class CoverLine(Entry):
    """A line on the cover that announces a story."""

    text: Text
    """The line."""
    article: Slug | None = None
    """The story it announces; its page can then be printed and linked."""


class Cover(Entry):
    """The front page."""

    picture: PictureEntry
    """The cover picture; it fills the page to the bleed."""
    lines: tuple[CoverLine, ...] = Field(default=(), max_length=12)
    """The cover lines, the most important first."""


class Contents(Entry):
    """The contents pages."""

    title: Text | None = None
    """Their headline; by default that of the language, e.g. In this issue."""
    featured: tuple[Slug, ...] = ()
    """Stories that stand out among the contents."""


def _run(value: Any) -> Any:
    """One slug is a page of its own; a list of slugs shares its pages."""
    if isinstance(value, str):
        return Sequence([value])
    return value


Run = Annotated[
    tuple[Slug, ...],
    BeforeValidator(_run, json_schema_input_type=Slug | tuple[Slug, ...]),
    Field(min_length=1, max_length=12),
]


class SectionEntry(Entry):
    """A section of the issue: an opener, then its articles in order."""

    id: Slug
    """A short name, e.g. october."""
    title: Text
    """Its title, as printed."""
    picture: PictureEntry | None = None
    """The opener's picture; a section without one has no opener."""
    accent: Slug | None = None
    """The colour token that marks the section."""
    articles: tuple[Run, ...] = Field(min_length=1)
    """The articles in order, by file name without `.md`; a list in the list shares its pages."""


class BriefingItem(Entry):
    """One picture and caption of the briefing."""

    title: Text
    """A few words in bold."""
    caption: Text
    """What happened."""
    picture: PictureEntry
    """The picture."""


class Briefing(Entry):
    """Pages of pictures with captions."""

    title: Text | None = None
    """The headline; by default that of the language, e.g. Flash briefing."""
    items: tuple[BriefingItem, ...] = Field(min_length=1, max_length=200)
    """The items in order."""


class Index(Entry):
    """An index of terms, with the pages on which they stand."""

    title: Text | None = None
    """Its headline; by default that of the language, e.g. Index."""


class Advertisement(Entry):
    """An advertisement of one page: a picture, a PDF, or a placeholder until one arrives."""

    id: Slug
    """A short name for messages and bookmarks."""
    advertiser: Text
    """Who advertises."""
    picture: PictureEntry | None = None
    """Its picture; it fills the page to the bleed."""
    alt: Text | None = None
    """What its PDF shows and says, for readers who cannot see it."""
    pdf: Text | None = None
    """Its PDF, from the issue's folder; it is placed as it is, at its own size."""
    page: Annotated[int, Field(ge=1, le=10_000)] = 1
    """The page of the PDF."""
    box: Literal["trim", "bleed"] = "trim"
    """The box of the PDF that is laid on the page's own: TrimBox on trim, or BleedBox on bleed."""
    headline: Text | None = None
    """Its headline, if it is not in the picture."""
    text: Text | None = None
    """Its text, if it is not in the picture."""
    web: WebAddress | None = None
    """The address it leads to."""
    after: Slug | None = None
    """The section, article or part that it follows; the back cover's predecessor by default."""

    @property
    def pdf_page(self) -> str | None:
        """The page of its PDF by a name of its own, e.g. a.pdf#page=1&box=trim."""
        return f"{self.pdf}#page={self.page}&box={self.box}" if self.pdf else None

    @property
    def has_arrived(self) -> bool:
        """Whether there is anything to show of it."""
        return self.picture is not None or self.pdf is not None

    @field_validator("alt", "page", "box")
    @classmethod
    def _of_a_pdf(cls, value: Any, info: ValidationInfo) -> Any:
        if info.data.get("picture"):
            hint = "remove it, or the picture"
            raise PydanticCustomError("not-of-a-picture", "belongs to a PDF", {"hint": hint})
        return value

    @field_validator("pdf")
    @classmethod
    def _alone_and_told(cls, value: Any, info: ValidationInfo) -> Any:
        if info.data.get("picture"):
            hint = "an advertisement is a picture or a PDF; keep one of them"
            raise PydanticCustomError("picture-and-pdf", "stands beside a picture", {"hint": hint})
        if value and "alt" in info.data and info.data["alt"] is None:
            hint = 'add "alt: …": what it shows and says, for readers who cannot see it'
            raise PydanticCustomError("missing-alt", "has no alternate text", {"hint": hint})
        return value

    @field_validator("headline", "text", "web")
    @classmethod
    def _of_a_picture(cls, value: Any, info: ValidationInfo) -> Any:
        if info.data.get("pdf"):
            hint = "remove it; nothing is set over a PDF"
            raise PydanticCustomError("not-of-a-pdf", "belongs to a picture", {"hint": hint})
        return value


class Spread(Entry):
    """One picture across two facing pages."""

    id: Slug
    """A short name for messages, links and bookmarks."""
    picture: PictureEntry
    """Its picture; it fills both pages to the bleed."""
    after: Slug | None = None
    """The section, article or part that it follows; the back cover's predecessor by default."""


class BackCover(Entry):
    """The last page."""

    picture: PictureEntry | None = None
    """A picture that fills the page."""
    text: Text | None = None
    """A line or two."""


FOLDED = 4  #: pages of a sheet folded once


class Extent(Entry):
    """How many pages the issue has."""

    pages: int | None = Field(default=None, ge=1, le=2000)
    """The number of pages agreed with the printer; a different number is a warning."""
    multiple: int = Field(default=1, ge=1, le=64)
    """Pages before the back cover fill the issue up to a multiple of this, e.g. 4."""
    fill: Literal["blank", "notes"] = "blank"
    """What these pages are: left blank, or ruled for notes, as many as the binding asks for."""

    @property
    def whole(self) -> int:
        """The multiple that the issue is filled up to: for notes, at least two leaves folded."""
        return FOLDED if self.fill == "notes" and self.multiple == 1 else self.multiple


class IssueEntry(Entry):
    """An issue of a publication: what is in it, in which order."""

    publication: Slug
    """The publication, by the name of its file beside the issue's folder, without `.yaml`."""
    layout: Slug
    """The layout, by the name of its folder in `layouts/`."""
    printer: Slug | None = None
    """The printer that the press edition is for, by the name of its file in `assets/printers/`."""
    id: Slug
    """A short name of the issue, e.g. 2023-q4; it names the output."""
    volume: Text | None = None
    """The volume."""
    number: int = Field(ge=0, le=9999)
    """The number within the volume or year; also the barcode's add-on (its last two digits)."""
    season: Text | None = None
    """The season or quarter as printed, e.g. Q4 2023."""
    cover_date: Text
    """The period printed on the cover, e.g. October–December 2023."""
    publication_date: Date
    """The day of publication, as YYYY-MM-DD; every date in the PDF comes from it."""
    language: Language | None = None
    """The issue's language, where it is not the publication's."""
    cover: Cover
    """The front page."""
    contents: Contents = Contents()
    """The contents pages."""
    foreword: Slug | None = None
    """The article that opens the issue, by file name without `.md`."""
    sections: tuple[SectionEntry, ...] = Field(min_length=1, max_length=60)
    """The sections in order."""
    briefing: Briefing | None = None
    """Pages of pictures with captions, after the sections."""
    advertisements: tuple[Advertisement, ...] = ()
    """Advertisements and where they stand."""
    spreads: tuple[Spread, ...] = Field(default=(), max_length=200)
    """Pictures across two facing pages, and where they stand."""
    index: Index | None = None
    """An index of the terms that articles mark, before the back cover."""
    back_cover: BackCover | None = None
    """The last page."""
    recto: tuple[Slug, ...] = ()
    """Parts (sections, articles, foreword, contents …) that begin on a right-hand page."""
    extent: Extent = Extent()
    """The number of pages."""

    @property
    def inserts(self) -> tuple[Advertisement | Spread, ...]:
        """What stands after another part by its `after`."""
        return *self.advertisements, *self.spreads


@dataclass(frozen=True)
class ArticleSource:
    """An article as it was read: front matter checked, text not yet."""

    slug: str
    matter: FrontMatter
    source: Source
    first_line: int  #: line on which the text begins, counted from 1
    language: str

    @property
    def text(self) -> str:
        """The Markdown text below the front matter."""
        return "\n".join(self.source.lines[self.first_line - 1 :])


@dataclass(frozen=True)
class Section:
    """A section with its articles in runs; the articles of a run share pages."""

    entry: SectionEntry
    runs: tuple[tuple[ArticleSource, ...], ...]

    @property
    def articles(self) -> tuple[ArticleSource, ...]:
        """All articles in order."""
        return tuple(article for run in self.runs for article in run)


@dataclass(frozen=True)
class Issue:
    """A whole issue, checked; every later step takes what it needs from here."""

    folder: Folder
    house: House
    publication_id: str
    publication: Publication
    entry: IssueEntry
    foreword: ArticleSource | None
    sections: tuple[Section, ...]
    slugs: frozenset[str]  #: every article that is listed or lies in articles/, sound or not

    @property
    def name(self) -> str:
        """The stem of the output files, e.g. voice-of-asia-2023-q4."""
        return f"{self.publication_id}-{self.entry.id}"

    @property
    def language(self) -> str:
        """The language of the issue."""
        return self.entry.language or self.publication.language

    @cached_property
    def articles(self) -> dict[str, ArticleSource]:
        """Every article by its slug, in reading order."""
        first = [self.foreword] if self.foreword else []
        rest = [article for section in self.sections for article in section.articles]
        return {article.slug: article for article in first + rest}
