"""Records of articles within the record of an issue: one ordered list of PRISM records in XMP.

An XMP packet describes its own file and nothing else, so that an article cannot be described beside
it as a resource of its own; it is a part of the issue, `dcterms:hasPart` (PRISM 2.0 and later give
up their own `hasPart` for that of Dublin Core). PDF/A lets the fields of a structure be of
one namespace only (ISO 19005-3, 6.6.2.3.3), so that what Dublin Core and what PRISM say of an
article stand in a structure each, under the names that they have everywhere else. `EXTENSION`
describes all three to a validator of PDF/A; nobody else needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from publisher.indexing import ArticleRecord

NAMESPACES = {
    "dcterms": "http://purl.org/dc/terms/",
    "article": "urn:x-publisher:article:1.0#",
}
MAX_CHARACTERS = 1_000_000  #: of all records in a packet; those after are left out
MAX_TEXT = 500  #: characters of a text in it
MAX_ITEMS = 40  #: authors, or keywords, of an article

_DC, _PRISM = "http://purl.org/dc/elements/1.1/", "http://prismstandard.org/namespaces/basic/3.0/"
_TYPE = "ArticleRecord"
#: Structures in the order in which each is used: name, namespace, prefix, meaning, and the fields.
_TYPES = (
    (
        "DublinCoreRecord", _DC, "dc", "What Dublin Core says of an article",
        (
            ("identifier", "Text", "Short name of the article within the issue"),
            ("title", "Lang Alt", "Headline"),
            ("creator", "Seq ProperName", "Authors, as the byline names them"),
            ("language", "Text", "Language, as a tag of BCP 47"),
        ),
    ),
    (
        "PrismRecord", _PRISM, "prism", "What PRISM says of an article",
        (
            ("section", "Text", "Section of the issue"),
            ("pageRange", "Text", "First and last folio"),
            ("startingPage", "Text", "First folio"),
            ("endingPage", "Text", "Last folio"),
            ("keyword", "Bag Text", "Keywords"),
        ),
    ),
    (
        _TYPE, NAMESPACES["article"], "article", "The record of an article",
        (
            ("dublinCore", "DublinCoreRecord", "What Dublin Core says of it"),
            ("prism", "PrismRecord", "What PRISM says of it"),
        ),
    ),
)  # fmt: skip


def elements(records: Sequence[ArticleRecord]) -> Iterator[str]:
    """Yield the lines of the property that lists an issue's articles, in reading order."""
    if not records:
        return
    yield "<dcterms:hasPart><rdf:Seq>"
    room = MAX_CHARACTERS
    for record in records:
        item = f' <rdf:li rdf:parseType="Resource">{_dublin_core(record)}{_prism(record)}</rdf:li>'
        room -= len(item)
        if room < 0:
            break
        yield item
    yield "</rdf:Seq></dcterms:hasPart>"


def _dublin_core(record: ArticleRecord) -> str:
    title = f'<rdf:li xml:lang="x-default">{_text(record.title)}</rdf:li>'
    fields = (
        _simple("dc:identifier", record.slug),
        f"<dc:title><rdf:Alt>{title}</rdf:Alt></dc:title>",
        _list("dc:creator", "Seq", record.names),
        _simple("dc:language", record.language),
    )
    return f'<article:dublinCore rdf:parseType="Resource">{"".join(fields)}</article:dublinCore>'


def _prism(record: ArticleRecord) -> str:
    fields = (
        _simple("prism:section", record.section),
        _simple("prism:pageRange", record.page_range),
        _simple("prism:startingPage", str(record.first)),
        _simple("prism:endingPage", str(record.last)),
        _list("prism:keyword", "Bag", record.keywords),
    )
    return f'<article:prism rdf:parseType="Resource">{"".join(fields)}</article:prism>'


def _simple(name: str, value: str) -> str:
    return f"<{name}>{_text(value)}</{name}>" if value else ""


def _list(name: str, kind: str, values: Sequence[str]) -> str:
    items = "".join(f"<rdf:li>{_text(value)}</rdf:li>" for value in values[:MAX_ITEMS])
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""


def _text(value: str) -> str:
    return escape(value if len(value) <= MAX_TEXT else f"{value[: MAX_TEXT - 1]}…")


def _described(prefix: str, pairs: Sequence[tuple[str, str]]) -> str:
    inner = "".join(f"<{prefix}:{key}>{value}</{prefix}:{key}>" for key, value in pairs)
    return f'<rdf:li rdf:parseType="Resource">{inner}</rdf:li>'


def _type(
    name: str, namespace: str, prefix: str, meaning: str, fields: Sequence[tuple[str, str, str]]
) -> str:
    keys = ("name", "valueType", "description")
    listed = "".join(
        _described("pdfaField", list(zip(keys, field, strict=True))) for field in fields
    )
    told = (("type", name), ("namespaceURI", namespace), ("prefix", prefix))
    return _described(
        "pdfaType", [*told, ("description", meaning), ("field", f"<rdf:Seq>{listed}</rdf:Seq>")]
    )


def _extension() -> str:
    told = (("name", "hasPart"), ("valueType", f"Seq {_TYPE}"), ("category", "external"))
    has_part = _described("pdfaProperty", [*told, ("description", "Articles of the issue")])
    types = "".join(_type(*each) for each in _TYPES)
    schema = (
        ("schema", "Dublin Core Terms: articles of an issue"),
        ("namespaceURI", NAMESPACES["dcterms"]),
        ("prefix", "dcterms"),
        ("property", f"<rdf:Seq>{has_part}</rdf:Seq>"),
        ("valueType", f"<rdf:Seq>{types}</rdf:Seq>"),
    )
    return _described("pdfaSchema", schema)


#: The description of the property and its structures: an item of `pdfaExtension:schemas`. Its
#: prefixes are pdfaSchema, pdfaProperty, pdfaType and pdfaField.
EXTENSION = _extension()
