"""Extension schemas: an archive's metadata explains every property that XMP does not know itself.

ISO 19005-3, 6.6.2.3; the names are those of the PDF/A extension schema container.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

NAMESPACES = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaType": "http://www.aiim.org/pdfa/ns/type#",
    "pdfaField": "http://www.aiim.org/pdfa/ns/field#",
}
_RESOURCE = 'rdf:parseType="Resource"'

#: Name, type, and whether it is of the document (internal) or given by its makers (external).
Property = tuple[str, str, str, str]
UNIVERSAL_ACCESS: tuple[Property, ...] = (
    ("part", "Integer", "internal", "The part of ISO 14289 that the file conforms to"),
)


def extension_element(schemas: Iterable[str]) -> str:
    """Return the element that holds extension schemas."""
    return f"<pdfaExtension:schemas><rdf:Bag>{''.join(schemas)}</rdf:Bag></pdfaExtension:schemas>"


def schema(title: str, uri: str, prefix: str, properties: Iterable[Property]) -> str:
    """Return the schema of a namespace with its properties, an item of the element above."""
    told = "".join(
        (
            f"<pdfaSchema:schema>{escape(title)}</pdfaSchema:schema>",
            f"<pdfaSchema:namespaceURI>{escape(uri)}</pdfaSchema:namespaceURI>",
            f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>",
            f"<pdfaSchema:property><rdf:Seq>{''.join(_properties(properties))}</rdf:Seq>",
            "</pdfaSchema:property>",
        )
    )
    return f"<rdf:li {_RESOURCE}>{told}</rdf:li>"


def prism_properties(names: Iterable[str]) -> list[Property]:
    """Return what is to be said of PRISM elements: all are texts given by the publisher."""
    return [(name, "Text", "external", f"PRISM 3.0 element {name}") for name in names]


def _properties(properties: Iterable[Property]) -> Iterator[str]:
    for name, kind, category, description in properties:
        yield (
            f"<rdf:li {_RESOURCE}>"
            f"<pdfaProperty:name>{name}</pdfaProperty:name>"
            f"<pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
            f"<pdfaProperty:category>{category}</pdfaProperty:category>"
            f"<pdfaProperty:description>{escape(description)}</pdfaProperty:description>"
            "</rdf:li>"
        )
