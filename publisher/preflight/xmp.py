"""The XMP packet of a file, read into plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

MAX_BYTES = 4 * 1024 * 1024  #: a packet with thumbnails in it has some hundred kilobytes
MAX_DEPTH = 64

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PREFIXES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
}
_NAMES = {space: prefix for prefix, space in PREFIXES.items()}
_DESCRIPTION, _ITEM = f"{RDF} Description", f"{RDF} li"


def read_packet(data: bytes) -> dict[str, str] | None:
    """Return the properties of an XMP packet by name, as in "dc:title"; None if it is no XMP.

    Of alternatives the first counts, the items of a list are joined by "; ". Properties of
    namespaces that no rule asks for are left out. Entities are refused.
    """
    if len(data) > MAX_BYTES:
        return None
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = reader.begin, reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        return None
    return reader.found if reader.described else None


@dataclass
class _Reader:
    found: dict[str, str] = field(default_factory=dict)
    described: bool = False  #: whether there is any description of a resource
    _path: list[str] = field(default_factory=list)
    _alternatives: bool = False
    _texts: list[str] = field(default_factory=list)  #: of the property being read, item by item

    def refuse(self, *declaration: object) -> None:
        raise ValueError("an XMP packet has no document type")

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self._path) >= MAX_DEPTH:
            raise ValueError("an XMP packet is not nested that deep")
        self._path.append(tag)
        if tag == _DESCRIPTION and self._level == 0:
            self.described = True
            for name, value in attributes.items():
                self._keep(name, value)
        elif self._level == 1:
            self._texts, self._alternatives = [""], False
        elif self._level == 2:
            self._alternatives = tag == f"{RDF} Alt"
        elif self._level == 3 and tag == _ITEM:
            self._texts.append("")

    def characters(self, text: str) -> None:
        if self._level in (1, 3):
            self._texts[-1] += text

    def end(self, tag: str) -> None:
        if self._level == 1:
            texts = [text.strip() for text in self._texts if text.strip()]
            self._keep(tag, "; ".join(texts[:1] if self._alternatives else texts))
        self._path.pop()

    @property
    def _level(self) -> int:
        """How deep within a description the reader stands: 1 in a property; -1 outside."""
        if _DESCRIPTION not in self._path:
            return -1
        return len(self._path) - 1 - self._path.index(_DESCRIPTION)

    def _keep(self, name: str, value: str) -> None:
        space, _, local = name.rpartition(" ")
        if space in _NAMES:
            self.found.setdefault(f"{_NAMES[space]}:{local}", value)
