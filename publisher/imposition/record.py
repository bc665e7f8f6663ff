"""The record of a copy, carried over to its sheets: all but what is true of its pages alone."""

from __future__ import annotations

import pikepdf

from publisher import __version__

MAX_XMP = 1024 * 1024  #: bytes of XMP that are read
#: Claims that sheets do not keep (PDF/X, PDF/A, PDF/UA), and the ids of the file they came from.
CLAIMS = (
    "http://www.npes.org/pdfx/ns/id/",
    "http://ns.adobe.com/pdfx/1.3/",
    "http://www.aiim.org/pdfa/ns/id/",
    "http://www.aiim.org/pdfua/ns/id/",
    "http://ns.adobe.com/xap/1.0/mm/",
)
_ROOT = ("/OutputIntents", "/OCProperties")  #: output conditions; which layers are shown
_INFO = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/CreationDate", "/ModDate",
         "/Trapped")  # fmt: skip


def take_record(source: pikepdf.Pdf, sheets: pikepdf.Pdf) -> None:
    """Give sheets the output intents, layers and metadata of the PDF that they are made from."""
    for key in _ROOT:
        if key in source.Root:
            sheets.Root[key] = sheets.copy_foreign(source.make_indirect(source.Root[key]))
    info = source.trailer.get("/Info")
    values = dict(info.items()) if isinstance(info, pikepdf.Dictionary) else {}
    for key in _INFO:
        if isinstance(values.get(key), pikepdf.String | pikepdf.Name):
            sheets.docinfo[key] = values[key]
    sheets.docinfo["/Producer"] = f"publisher {__version__}"
    metadata = source.Root.get("/Metadata")
    if isinstance(metadata, pikepdf.Stream):
        _take_xmp(metadata, sheets)


def _take_xmp(metadata: pikepdf.Stream, sheets: pikepdf.Pdf) -> None:
    """Take over XMP without its claims; what is no XMP is left out."""
    packet = metadata.read_bytes()
    if len(packet) > MAX_XMP:
        return
    stream = sheets.make_stream(packet)
    stream.Type, stream.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    sheets.Root.Metadata = stream
    try:
        with sheets.open_metadata(
            set_pikepdf_as_editor=False, update_docinfo=False, strict=True
        ) as xmp:
            for key in [key for key in xmp if key[1:].startswith(CLAIMS)]:  # {namespace}name
                del xmp[key]
    except (SyntaxError, ValueError):  # the first is what lxml raises on XML that is not sound
        del sheets.Root.Metadata
