"""Enclosing: files travel within a PDF, each an associated file (ISO 19005-3, 6.8)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String


@dataclass(frozen=True)
class Enclosure:
    """A file that a PDF carries."""

    name: str  #: with the folders that it is unpacked into, e.g. issues/2023-q4/issue.yaml
    data: bytes
    mime: str
    relation: (
        str  #: how it relates to the document: Source, Data, Supplement (ISO 19005-3, annex E)
    )
    description: str


def enclose(pdf: pikepdf.Pdf, enclosures: Sequence[Enclosure], date: str) -> None:
    """Attach files to a PDF in the order of their names; `date` is written as PDF writes it."""
    specs = [_specification(pdf, each, date) for each in sorted(enclosures, key=_name)]
    pairs = [part for spec in specs for part in (spec.UF, spec)]
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array(pairs))
    pdf.Root.AF = Array(specs)


def _name(enclosure: Enclosure) -> bytes:
    return String(enclosure.name).__bytes__()  # a name tree is sorted by the bytes of its keys


def _specification(pdf: pikepdf.Pdf, enclosure: Enclosure, date: str) -> pikepdf.Object:
    data = enclosure.data
    stream = pdf.make_stream(data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{enclosure.mime}")
    digest = hashlib.md5(data, usedforsecurity=False).digest()  # the one that PDF knows
    stream.Params = Dictionary(ModDate=String(date), Size=len(data), CheckSum=String(digest))
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(enclosure.name),
            UF=String(enclosure.name),
            Desc=String(enclosure.description),
            AFRelationship=Name(f"/{enclosure.relation}"),
            EF=Dictionary(F=stream, UF=stream),
        )
    )
