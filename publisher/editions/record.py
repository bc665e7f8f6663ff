"""The record of an issue: what catalogues, viewers and libraries are told about it."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

from publisher import __version__
from publisher.editions.articlerecords import EXTENSION, NAMESPACES, elements
from publisher.editions.extensions import NAMESPACES as EXTENSIONS
from publisher.editions.extensions import (
    UNIVERSAL_ACCESS,
    extension_element,
    prism_properties,
    schema,
)
from publisher.indexing import ArticleRecord, IssueRecord
from publisher.manifest.issue import Issue

PRODUCER = f"publisher {__version__}"
_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "prism": "http://prismstandard.org/namespaces/basic/3.0/",
    **NAMESPACES,
    **EXTENSIONS,
}


@dataclass(frozen=True)
class Record:
    """The metadata of one finished PDF. Its dates are the issue's, never the clock's."""

    title: str
    creator: str
    description: str
    language: str
    date: datetime.date
    rights: str
    subjects: tuple[str, ...]
    identifier: str
    prism: tuple[tuple[str, str], ...]  #: PRISM 3 basic metadata, by element name
    standard: str = "PDF/UA-1"  #: what it claims to be: PDF/UA-1, PDF/A-3a, PDF/X-4 or nothing
    relations: tuple[str, ...] = ()  #: identifiers of files that hold pages of this one
    authors: tuple[str, ...] | None = None  #: of an article; an issue's maker is its publisher
    articles: tuple[ArticleRecord, ...] = ()  #: whose pages the file holds

    @property
    def pdf_date(self) -> str:
        """The date of publication as PDF writes it."""
        return f"D:{self.date.isoformat().replace('-', '')}000000Z"

    @property
    def creators(self) -> tuple[str, ...]:
        """Who made what the file holds; nobody is named for an article that is not signed."""
        return (self.creator,) if self.authors is None else self.authors

    @property
    def document_id(self) -> str:
        """A UUID of what the document is, from a hash: the same record has the same one."""
        digest = hashlib.sha256(f"{self.identifier}\n{self.title}\n{self.standard}".encode())
        digits = digest.hexdigest()
        return f"uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-8{digits[17:20]}-{digits[20:32]}"

    @property
    def iso_date(self) -> str:
        """The date of publication as XMP writes it."""
        return f"{self.date.isoformat()}T00:00:00Z"


def make_record(
    issue: Issue, part_title: str = "", articles: tuple[ArticleRecord, ...] = ()
) -> Record:
    """Return the record of an issue, or of one part of it under its own title."""
    publication, entry = issue.publication, issue.entry
    names = [publication.title, publication.subtitle, entry.season or entry.cover_date]
    whole = " – ".join(name for name in names if name)
    keywords = [word for story in issue.articles.values() for word in story.matter.keywords]
    return Record(
        title=f"{part_title} – {whole}" if part_title else whole,
        creator=publication.publisher,
        description=f"{publication.title}, {entry.cover_date}",
        language=issue.language,
        date=entry.publication_date,
        rights=publication.rights,
        subjects=tuple(dict.fromkeys(keywords)),
        identifier=issue.name,
        prism=tuple(_prism(issue)),
        articles=articles,
    )


def make_article_record(issue: Issue, index: IssueRecord, article: ArticleRecord) -> Record:
    """Return the record of an article that is a file of its own."""
    prism = (
        ("section", article.section),
        ("pageRange", article.page_range),
        ("startingPage", str(article.first)),
        ("endingPage", str(article.last)),
        ("pageCount", str(article.last - article.first + 1)),
    )
    return Record(
        title=article.title,
        creator=issue.publication.publisher,
        description=article.standfirst or f"{index.title}, {index.cover_date}",
        language=article.language,
        date=index.published,
        rights=index.rights,
        subjects=article.keywords,
        identifier=index.key(article),
        prism=(*_prism(issue), *((name, value) for name, value in prism if value)),
        authors=article.names,
    )


def _prism(issue: Issue) -> Iterator[tuple[str, str]]:
    """Yield the PRISM 3 elements of an issue (PRISM Basic Metadata 3.0, idealliance.org)."""
    publication, entry = issue.publication, issue.entry
    given = {
        "aggregationType": "magazine",
        "publicationName": publication.title,
        "alternateTitle": publication.subtitle,
        "issn": publication.issn,
        "volume": entry.volume,
        "number": str(entry.number),
        "issueIdentifier": issue.name,
        "issueName": entry.season,
        "coverDate": entry.publication_date.isoformat(),
        "coverDisplayDate": entry.cover_date,
        "publicationDate": entry.publication_date.isoformat(),
        "copyright": publication.rights,
        "url": publication.web,
    }
    yield from ((name, value) for name, value in given.items() if value)


def xmp_packet(record: Record) -> bytes:
    """Return the record as an XMP packet (ISO 16684-1), uncompressed and in a fixed order."""
    body = "\n".join(f"   {line}" for line in _elements(record) if line)
    used = {prefix: uri for prefix, uri in _NAMESPACES.items() if f"<{prefix}:" in body}
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in used.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        f' <rdf:RDF xmlns:rdf="{_NAMESPACES["rdf"]}">\n'
        f'  <rdf:Description rdf:about="" {spaces}>\n{body}\n'
        '  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def _elements(record: Record) -> Iterator[str]:
    yield _alternative("dc:title", record.title)
    yield _list("dc:creator", "Seq", list(record.creators))
    yield _alternative("dc:description", record.description)
    yield _list("dc:language", "Bag", [record.language])
    yield _list("dc:date", "Seq", [record.date.isoformat()])
    yield _list("dc:publisher", "Bag", [record.creator])
    yield _alternative("dc:rights", record.rights)
    yield _list("dc:subject", "Bag", list(record.subjects))
    yield _simple("dc:identifier", record.identifier)
    yield _list("dc:relation", "Bag", list(record.relations))
    yield _simple("dc:format", "application/pdf")
    yield _simple("xmp:CreatorTool", PRODUCER)
    for name in ("CreateDate", "ModifyDate", "MetadataDate"):
        yield _simple(f"xmp:{name}", record.iso_date)
    yield _simple("xmpRights:Marked", "True")
    yield _simple("pdf:Producer", PRODUCER)
    yield _simple("pdf:Keywords", ", ".join(record.subjects))
    if record.standard == "PDF/X-4":
        yield _simple("pdfxid:GTS_PDFXVersion", record.standard)
    if record.standard in ("PDF/UA-1", "PDF/A-3a"):
        yield _simple("pdfuaid:part", "1")
    else:
        yield _simple("pdf:Trapped", "False")
        yield _simple("xmpMM:DocumentID", record.document_id)
        yield _simple("xmpMM:VersionID", "1")
        yield _simple("xmpMM:RenditionClass", "default")
    for name, value in record.prism:
        yield _simple(f"prism:{name}", value)
    yield from elements(record.articles)
    if record.standard == "PDF/A-3a":
        yield _simple("pdfaid:part", "3")
        yield _simple("pdfaid:conformance", "A")
        yield extension_element(_explained(record))


def _explained(record: Record) -> Iterator[str]:
    """Yield the schemas of what an archive's metadata says in words that XMP does not know."""
    yield schema("PDF/UA", _NAMESPACES["pdfuaid"], "pdfuaid", UNIVERSAL_ACCESS)
    told = prism_properties(name for name, _ in record.prism)
    yield schema("PRISM Basic Metadata", _NAMESPACES["prism"], "prism", told)
    if record.articles:
        yield EXTENSION


def _simple(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def _alternative(name: str, value: str) -> str:
    if not value:
        return ""
    item = f'<rdf:li xml:lang="x-default">{escape(value)}</rdf:li>'
    return f"<{name}><rdf:Alt>{item}</rdf:Alt></{name}>"


def _list(name: str, kind: str, values: list[str]) -> str:
    items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values if value)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""
