"""PDF/X-4: nothing that acts or answers; paper does neither."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pikepdf import Dictionary

from publisher.pages.geometry import Box
from publisher.preflight.document import MAX_TREE, Document, PageBoxes
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import box, dictionary, named, upright

PRINTED = ("TrapNet", "PrinterMark")  #: annotations that are made for printing


@rule("x4-annotation", hint="take links and comments out of the file for print")
def annotated(document: Document) -> Faults:
    """No annotation reaches into the bleed (the trim, without one): it may print or not (callas).

    Trap networks and printer's marks are exempt.
    """
    for page, annotation in document.annotations():
        kind = named(annotation.get("/Subtype"))
        if kind not in PRINTED and _touches(box(annotation.get("/Rect")), page):
            yield page.number, f"the page has an annotation ({kind or 'of no kind'})"


@rule("x4-form", hint="flatten the form into the pages")
def form(document: Document) -> Faults:
    """The file is no form to fill in: fields look as each reader draws them (ISO 15930-7)."""
    if "/AcroForm" in document.root:
        yield None, "the file is a form to be filled in"


@rule("x4-javascript", hint="take scripts out of the file")
def javascript(document: Document) -> Faults:
    """The file runs no programs (ISO 15930-7)."""
    if "/JavaScript" in dictionary(document.root.get("/Names")):
        yield None, "the file holds JavaScript"
    for page, action in _actions(document):
        if named(action.get("/S")) == "JavaScript":
            yield page, "an action runs JavaScript"


@rule("x4-open-action", hint="take out what happens when the file is opened")
def open_action(document: Document) -> Faults:
    """Nothing happens when the file is opened (callas); showing a page of it is no harm."""
    action = document.root.get("/OpenAction")
    if isinstance(action, Dictionary) and named(action.get("/S")) != "GoTo":
        yield None, "the file acts when it is opened"


@rule("x4-additional-actions", hint="take actions out of the file")
def additional_actions(document: Document) -> Faults:
    """Nothing happens when pages turn or the file is printed (callas)."""
    if "/AA" in document.root:
        yield None, "the file acts when it is printed, saved or closed"
    for page in document.pages:
        if "/AA" in page.obj:
            yield page.number, "the page acts when it is opened or closed"


@rule("x4-action", hint="take actions out of the bookmarks")
def outline_actions(document: Document) -> Faults:
    """Bookmarks lead to pages of the file and nowhere else (ISO 15930-7)."""
    for item in _bookmarks(document):
        if named(dictionary(item.get("/A")).get("/S")) not in ("", "GoTo", "JavaScript"):
            yield None, "a bookmark leads out of the file"


@rule("x4-embedded-file", hint="send attachments as files of their own")
def embedded_files(document: Document) -> Faults:
    """The file carries no others: attachments reach no plate, and may be anything (house rule)."""
    if "/EmbeddedFiles" in dictionary(document.root.get("/Names")) or "/AF" in document.root:
        yield None, "the file has attachments"


def _touches(rectangle: Box | None, page: PageBoxes) -> bool:
    """Tell whether an annotation reaches into what is printed; one without a place does."""
    printed = page.bleed or page.trim or page.art or page.media
    if rectangle is None or printed is None:
        return True
    left, bottom, right, top = upright(rectangle)
    inner = upright(printed)
    return left < inner[2] and right > inner[0] and bottom < inner[3] and top > inner[1]


def _actions(document: Document) -> Iterator[tuple[int | None, Any]]:
    for page, annotation in document.annotations():
        yield page.number, dictionary(annotation.get("/A"))
    yield from ((None, dictionary(item.get("/A"))) for item in _bookmarks(document))


def _bookmarks(document: Document) -> Iterator[Any]:
    """Yield the bookmarks, each once, however they are chained, up to `MAX_TREE`."""
    stack = [dictionary(document.root.get("/Outlines")).get("/First")]
    seen: set[tuple[int, int]] = set()
    while stack and len(seen) < MAX_TREE:
        item = stack.pop()
        if isinstance(item, Dictionary) and item.objgen not in seen:
            seen.add(item.objgen)
            yield item
            stack += [item.get("/Next"), item.get("/First")]


RULES = (
    annotated, form, javascript, open_action, additional_actions, outline_actions,
    embedded_files,
)  # fmt: skip
