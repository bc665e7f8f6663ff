"""MARC 21 in MARCXML (loc.gov/standards/marcxml): what library catalogues (OPACs) load.

Each periodical comes once, as a serial; each article is a component part (leader/07 b) that names
it as its host (773). Punctuation of ISBD is left to the catalogue (leader/18 c).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from publisher.indexing.authors import Author
from publisher.indexing.marclanguages import marc_language, nonfiling
from publisher.indexing.record import ArticleRecord, IssueRecord

_HEAD = b"<?xml version='1.0' encoding='UTF-8'?>\n"
_NAMESPACE = "http://www.loc.gov/MARC21/slim"
_LEADER = "00000na{level} a22000007c 4500"
#: 008/18–34 of continuing resources: frequency and regularity not coded, periodical, no conference.
_CONTINUING = "|| p      |0   ||"
_PART, _SERIAL = "b", "s"


@dataclass(frozen=True)
class Field:
    """A data field: its tag, its two indicators, and its subfields in order."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]


def marcxml(issues: Sequence[IssueRecord]) -> bytes:
    """Return the articles of issues, and before them their periodicals, as one collection."""
    collection = Element("collection", {"xmlns": _NAMESPACE})
    serials = {issue.publication: issue for issue in reversed(issues)}
    for issue in sorted(serials.values(), key=lambda issue: issue.publication):
        fixed = (issue.publication, _serial_008(issue))
        _record(collection, _SERIAL, _control(issue, *fixed), _serial(issue))
    for issue in issues:
        for article in issue.articles:
            control = _control(issue, issue.key(article), _part_008(issue, article))
            _record(collection, _PART, control, _article(issue, article))
    indent(collection, " ")
    return _HEAD + bytes(tostring(collection, "utf-8", xml_declaration=False)) + b"\n"


def _control(issue: IssueRecord, name: str, fixed: str) -> dict[str, str]:
    return {"001": name, "005": f"{issue.published:%Y%m%d}000000.0", "008": fixed}


def _record(
    collection: Element, level: str, control: Mapping[str, str], fields: Iterable[Field]
) -> None:
    record = SubElement(collection, "record")
    SubElement(record, "leader").text = _LEADER.format(level=level)
    for tag, text in control.items():
        SubElement(record, "controlfield", {"tag": tag}).text = text
    for field in fields:
        told = {"tag": field.tag, "ind1": field.indicators[0], "ind2": field.indicators[1]}
        element = SubElement(record, "datafield", told)
        for code, text in field.subfields:
            SubElement(element, "subfield", {"code": code}).text = text


def _part_008(issue: IssueRecord, article: ArticleRecord) -> str:
    return _fixed(issue.published, f"e{issue.published:%Y%m%d}", article.language)


def _serial_008(issue: IssueRecord) -> str:
    """Return 008 of a serial, whose first and last years are not known from one issue."""
    return _fixed(issue.published, "uuuuuuuuu", issue.language)


def _fixed(entered: datetime.date, dates: str, language: str) -> str:
    return f"{entered:%y%m%d}{dates}xx {_CONTINUING}{marc_language(language)} d"


def _field(tag: str, indicators: str, *subfields: tuple[str, str]) -> Iterator[Field]:
    """Yield a field with those subfields that hold something, or none."""
    kept = tuple((code, text) for code, text in subfields if text)
    if kept:
        yield Field(tag, indicators, kept)


def _serial(issue: IssueRecord) -> Iterator[Field]:
    yield from _field("022", "  ", ("a", issue.issn))
    yield from _agency(issue)
    skipped = nonfiling(issue.title, issue.language)
    yield from _field("245", f"0{skipped}", ("a", issue.title), ("b", issue.subtitle))
    yield from _field("264", " 1", ("b", issue.publisher))
    yield from _carrier("text", "txt", "rdacontent", "336")
    yield from _carrier("unmediated", "n", "rdamedia", "337")
    yield from _carrier("volume", "nc", "rdacarrier", "338")
    yield from _field("588", "  ", ("a", f"Description based on: {_enumeration(issue)}"))
    yield from _field("710", "2 ", ("a", issue.publisher), ("e", "publisher"))
    yield from _field("856", "42", ("3", "Publisher's web site"), ("u", issue.web))


def _article(issue: IssueRecord, article: ArticleRecord) -> Iterator[Field]:
    """Yield the fields of a component part, by ascending tags."""
    yield from _agency(issue)
    entries = list(_entries(article.authors))
    yield from (field for field in entries if field.tag < "200")
    entry = "1" if entries and entries[0].tag < "200" else "0"
    title = (("a", article.title), ("c", article.byline or "; ".join(article.names)))
    yield from _field("245", f"{entry}{nonfiling(article.title, article.language)}", *title)
    if article.short_title:
        note = (("i", "Title in contents:"), ("a", article.short_title))
        yield from _field("246", "1 ", *note)
    pictures = "illustrations" if article.illustrated else ""
    extent = f"page{'s' if article.last > article.first else ''} {article.pages('-')}"
    yield from _field("300", "  ", ("a", extent), ("b", pictures))
    yield from _carrier("text", "txt", "rdacontent", "336")
    yield from _carrier("unmediated", "n", "rdamedia", "337")
    yield from _carrier("volume", "nc", "rdacarrier", "338")
    dateline = f"Dateline: {article.dateline}" if article.dateline else ""
    yield from _field("500", "  ", ("a", dateline))
    section = f"Section: {article.section}" if article.section else ""
    yield from _field("500", "  ", ("a", section))
    yield from _field("520", "  ", ("a", article.standfirst))
    yield from _field("540", "  ", ("a", issue.rights))
    for word in article.keywords:
        yield from _field("653", "  ", ("a", word))
    yield from _field("653", " 6", ("a", article.kind))
    yield from sorted((field for field in entries if field.tag > "200"), key=lambda f: f.tag)
    yield from _field("773", "0 ", *_host(issue, article))


def _agency(issue: IssueRecord) -> Iterator[Field]:
    name = issue.publisher_short or issue.publisher
    yield from _field("040", "  ", ("a", name), ("b", "eng"), ("c", name))


def _carrier(term: str, code: str, source: str, tag: str) -> Iterator[Field]:
    yield from _field(tag, "  ", ("a", term), ("b", code), ("2", source))


def _entries(authors: Sequence[Author]) -> Iterator[Field]:
    """Yield an entry for each author, the first one of them the main entry where it is certain.

    A name whose parts nobody knows is not controlled: 720, whatever its place.
    """
    for place, author in enumerate(authors):
        hundred = "1" if place == 0 else "7"
        if author.body:
            yield Field(f"{hundred}10", "2 ", (("a", author.name), ("e", "author")))
        elif author.family:
            yield Field(f"{hundred}00", "1 ", (("a", author.inverted), ("e", "author")))
        else:
            yield Field("720", "  ", (("a", author.name), ("e", "author")))


def _host(issue: IssueRecord, article: ArticleRecord) -> tuple[tuple[str, str], ...]:
    """Return what a component part says of its host, and where in it it stands."""
    volume = f"{issue.volume}:" if issue.volume else ""
    return (
        ("7", "nnas"),
        ("t", issue.title),
        ("d", issue.publisher),
        ("g", f"{_enumeration(issue)}, p. {article.pages('-')}"),
        ("q", f"{volume}{issue.number}<{article.first}"),
        ("x", issue.issn),
        ("w", issue.publication),
    )


def _enumeration(issue: IssueRecord) -> str:
    volume = f"vol. {issue.volume}, " if issue.volume else ""
    return f"{issue.published.year}, {volume}no. {issue.number}"
