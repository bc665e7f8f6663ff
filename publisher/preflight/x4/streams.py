"""PDF/X-4: images, forms and other streams."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from publisher.preflight.document import Document
from publisher.preflight.facts import Said
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import listed, named


@rule("x4-lzw", hint="save the file again with Flate compression")
def lzw(document: Document) -> Faults:
    """Nothing is packed with LZW, which PDF/X gave up for its patents (callas)."""
    for page, stream in _streams(document):
        if any(named(each) in ("LZWDecode", "LZW") for each in listed(stream.get("/Filter"))):
            yield page, "a stream is compressed with LZW"


@rule("x4-external-stream", hint="embed what the file only refers to")
def external(document: Document) -> Faults:
    """All data lie in the file: it must print where nothing else is (ISO 15930-7)."""
    for page, stream in _streams(document):
        if "/F" in stream:
            yield page, "the data of a stream lie outside the file"


@rule("x4-alternates", hint="leave one version of each picture, the one to be printed")
def alternates(document: Document) -> Faults:
    """An image has no alternates: which of them would print? (ISO 15930-7)"""
    for page, image in document.survey.met("image"):
        if "/Alternates" in image:
            yield page, "an image has alternate images"


@rule("x4-opi", hint="put the high-resolution pictures in, without OPI")
def opi(document: Document) -> Faults:
    """No proxy stands for a picture that is to be put in later (ISO 15930-7)."""
    for page, placed in document.survey.met("image", "form"):
        if "/OPI" in placed:
            yield page, "a picture is a proxy for one that lies elsewhere (OPI)"


@rule("x4-reference", hint="embed the pages that the file only refers to")
def reference(document: Document) -> Faults:
    """No form stands for a page of another file; that is PDF/X-5 (ISO 15930-7)."""
    for page, form in document.survey.met("form"):
        if "/Ref" in form:
            yield page, "a form stands for a page of another file"


@rule("x4-postscript", hint="export it again without embedded PostScript")
def postscript(document: Document) -> Faults:
    """No PostScript is passed through: it could paint anything (ISO 15930-7)."""
    for page, _ in document.survey.met("postscript"):
        yield page, "the page places a fragment of PostScript"
    for page, form in document.survey.met("form"):
        if form.get("/Subtype2") == "/PS" or "/PS" in form:
            yield page, "a form holds PostScript"
    for page, said in document.survey.said():
        if said == Said("operator", "PS"):
            yield page, "the content holds PostScript"


def _streams(document: Document) -> Iterator[tuple[int | None, Any]]:
    """Yield every stream of the file, with the first page that places it, and inline images."""
    pages = document.survey.first_pages
    yield from ((pages.get(stream.objgen), stream) for stream in document.streams)
    yield from document.survey.met("inline image")


RULES = (lzw, external, alternates, opi, reference, postscript)
