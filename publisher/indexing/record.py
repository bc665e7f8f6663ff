"""Records: an issue and its articles as libraries and archives describe them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from publisher.content.references import fill_pages, mark_references
from publisher.content.typography import typeset_text
from publisher.indexing.authors import Author, authors_of
from publisher.indexing.plain import plain_text
from publisher.layout.dates import spell_dateline
from publisher.manifest.issue import ArticleSource, Issue
from publisher.pages.settle import Pages
from publisher.pages.spans import Span, page_spans


@dataclass(frozen=True)
class ArticleRecord:
    """An article: who wrote it, what it is called, where it stands. Texts are plain, in NFC."""

    slug: str
    kind: str  #: news, feature, speech, interview, notice or foreword
    title: str
    short_title: str  #: as the contents print it; empty where it is the title
    standfirst: str
    byline: str  #: as it is printed
    authors: tuple[Author, ...]
    section: str  #: title of the section; empty for a foreword
    first: int  #: page, which is the folio
    last: int
    keywords: tuple[str, ...]
    language: str  #: BCP 47
    dateline: str  #: place and date as printed
    date: datetime.date  #: of the dateline, or else of publication
    illustrated: bool

    @property
    def page_range(self) -> str:
        """The folios as text prints them: 12–13, or 12 alone."""
        return self.pages("–")

    def pages(self, dash: str) -> str:
        """Return first and last folio with a dash between, or the one there is."""
        return str(self.first) if self.first == self.last else f"{self.first}{dash}{self.last}"

    @property
    def names(self) -> tuple[str, ...]:
        """The authors' names as they are written."""
        return tuple(author.name for author in self.authors)


@dataclass(frozen=True)
class IssueRecord:
    """An issue of a periodical and the records of its articles, in reading order."""

    id: str  #: publication and issue, e.g. voice-of-asia-2023-q4
    publication: str  #: the publication's id
    title: str  #: of the periodical
    subtitle: str
    publisher: str
    publisher_short: str
    issn: str
    volume: str
    number: int
    season: str
    cover_date: str
    published: datetime.date
    language: str
    rights: str
    web: str  #: an address with its scheme
    articles: tuple[ArticleRecord, ...] = ()

    @property
    def order(self) -> tuple[datetime.date, int, str]:
        """Sort key: issues in the order in which they appeared."""
        return self.published, self.number, self.id

    def key(self, article: ArticleRecord) -> str:
        """Return the name of an article that no other article of any issue has."""
        return f"{self.id}-{article.slug}"


def index_issue(issue: Issue, pages: Pages) -> IssueRecord:
    """Return the records of an issue whose pages are settled."""
    publication, entry = issue.publication, issue.entry
    web = publication.web or ""
    return IssueRecord(
        id=issue.name,
        publication=issue.publication_id,
        title=plain_text(publication.title),
        subtitle=plain_text(publication.subtitle or ""),
        publisher=plain_text(publication.publisher),
        publisher_short=plain_text(publication.publisher_short or ""),
        issn=publication.issn or "",
        volume=plain_text(entry.volume or ""),
        number=entry.number,
        season=plain_text(entry.season or ""),
        cover_date=plain_text(entry.cover_date),
        published=entry.publication_date,
        language=issue.language,
        rights=plain_text(publication.rights),
        web=web if not web or "://" in web else f"https://{web}",
        articles=_articles(issue, pages, page_spans(pages)),
    )


def _articles(issue: Issue, pages: Pages, spans: Mapping[str, Span]) -> tuple[ArticleRecord, ...]:
    sections = {
        article.slug: section.entry.title
        for section in issue.sections
        for article in section.articles
    }
    return tuple(
        _article(issue.articles[slug], issue, pages, sections.get(slug, ""), span)
        for slug, span in spans.items()
    )


def _article(
    source: ArticleSource, issue: Issue, pages: Pages, section: str, span: Span
) -> ArticleRecord:
    matter = source.matter

    def words(text: str | None) -> str:
        set_text = mark_references(typeset_text(text or "", source.language))
        return plain_text(fill_pages(set_text, pages.plan.folio))

    title, byline = words(matter.headline), words(matter.byline)
    short = words(matter.contents_headline)
    return ArticleRecord(
        slug=source.slug,
        kind=matter.kind,
        title=title,
        short_title="" if short == title else short,
        standfirst=words(matter.standfirst),
        byline=byline,
        authors=_authors(source, byline, issue),
        section=plain_text(typeset_text(section, issue.language)),
        first=span[0],
        last=span[1],
        keywords=tuple(dict.fromkeys(words(keyword) for keyword in matter.keywords)),
        language=source.language,
        dateline=plain_text(spell_dateline(matter.dateline, source.language)),
        date=matter.dateline.date or issue.entry.publication_date,
        illustrated=bool(matter.pictures) or "![" in source.text,
    )


def _authors(source: ArticleSource, byline: str, issue: Issue) -> tuple[Author, ...]:
    """Return whom an article names for catalogues, or else in its byline, or who signed it."""
    matter, publication = source.matter, issue.publication
    if matter.authors:
        return tuple(Author.of_entry(plain_text(entry)) for entry in matter.authors)
    signed = plain_text(matter.signature.name) if matter.signature else ""
    bodies = [publication.publisher, publication.publisher_short, publication.title]
    return authors_of(byline or signed, [plain_text(body) for body in bodies if body])
