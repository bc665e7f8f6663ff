"""JATS 1.3 (ANSI/NISO Z39.96-2021): the front matter of each article, a file for each.

The Tag Suite describes articles and has no element for an issue: a root that held several would
be valid by no schema. Archives take a folder of files, and so it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from publisher.indexing.authors import Author
from publisher.indexing.record import ArticleRecord, IssueRecord

_HEAD = (
    b"<?xml version='1.0' encoding='UTF-8'?>\n"
    b'<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN"'
    b' "JATS-journalpublishing1-3.dtd">\n'
)
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: Kinds of articles by the names that the Tag Library suggests for them.
_TYPES = {"news": "news", "speech": "oration", "notice": "announcement", "foreword": "introduction"}


def jats_files(issues: Sequence[IssueRecord]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of a file for each article, in reading order."""
    for issue in issues:
        for article in issue.articles:
            yield f"{issue.key(article)}.xml", jats(issue, article)


def jats(issue: IssueRecord, article: ArticleRecord) -> bytes:
    """Return an article as a JATS document of its front matter."""
    kind = _TYPES.get(article.kind, "other")
    root = Element("article", {"article-type": kind, "dtd-version": "1.3", _LANG: article.language})
    front = SubElement(root, "front")
    _journal(SubElement(front, "journal-meta"), issue)
    _article(SubElement(front, "article-meta"), issue, article)
    indent(root, " ")
    return _HEAD + bytes(tostring(root, "utf-8", xml_declaration=False)) + b"\n"


def _journal(meta: Element, issue: IssueRecord) -> None:
    _add(meta, "journal-id", issue.publication, {"journal-id-type": "publisher-id"})
    titles = SubElement(meta, "journal-title-group")
    _add(titles, "journal-title", issue.title)
    _add(titles, "journal-subtitle", issue.subtitle)
    _add(meta, "issn", issue.issn, {"publication-format": "print"})
    _add(SubElement(meta, "publisher"), "publisher-name", issue.publisher)


def _article(meta: Element, issue: IssueRecord, article: ArticleRecord) -> None:
    """Fill article-meta; the order of its elements is the Tag Suite's."""
    _add(meta, "article-id", issue.key(article), {"pub-id-type": "publisher-id"})
    _categories(meta, article)
    titles = SubElement(meta, "title-group")
    _add(titles, "article-title", article.title)
    _add(titles, "alt-title", article.short_title, {"alt-title-type": "contents"})
    if article.authors:
        group = SubElement(meta, "contrib-group")
        for author in article.authors:
            _author(SubElement(group, "contrib", {"contrib-type": "author"}), author)
    _date(meta, issue)
    _add(meta, "volume", issue.volume)
    _add(meta, "issue", str(issue.number))
    _add(meta, "issue-id", issue.id, {"pub-id-type": "publisher-id"})
    _add(meta, "issue-title", issue.cover_date)
    _add(meta, "fpage", str(article.first))
    _add(meta, "lpage", str(article.last))
    _add(SubElement(meta, "permissions"), "copyright-statement", issue.rights)
    if article.standfirst:
        abstract = SubElement(meta, "abstract", {"abstract-type": "teaser"})
        _add(abstract, "p", article.standfirst)
    if article.keywords:
        group = SubElement(meta, "kwd-group", {_LANG: article.language})
        for word in article.keywords:
            _add(group, "kwd", word)
    counts = SubElement(meta, "counts")
    SubElement(counts, "page-count", {"count": str(article.last - article.first + 1)})


def _categories(meta: Element, article: ArticleRecord) -> None:
    groups = SubElement(meta, "article-categories")
    for kind, subject in (("heading", article.section), ("kind", article.kind)):
        if subject:
            _add(SubElement(groups, "subj-group", {"subj-group-type": kind}), "subject", subject)


def _author(contributor: Element, author: Author) -> None:
    if author.body:
        _add(contributor, "collab", author.name)
    elif author.family:
        name = SubElement(contributor, "name", {"name-style": "western"})
        _add(name, "surname", author.family)
        _add(name, "given-names", author.given)
    else:
        _add(contributor, "string-name", author.name)


def _date(meta: Element, issue: IssueRecord) -> None:
    day = issue.published
    told = {"date-type": "pub", "publication-format": "print", "iso-8601-date": day.isoformat()}
    date = SubElement(meta, "pub-date", told)
    for name, number in (("day", day.day), ("month", day.month), ("year", day.year)):
        _add(date, name, str(number))


def _add(parent: Element, name: str, text: str, told: dict[str, str] | None = None) -> None:
    """Add an element with a text, or none where there is no text."""
    if text:
        SubElement(parent, name, told or {}).text = text
