"""A PDF as rules ask it: catalogue, pages, metadata, output intents, what the pages use."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import pikepdf
from pikepdf import Stream

from publisher.pages.geometry import Box
from publisher.preflight.content import Contents
from publisher.preflight.facts import Focus, PageInk
from publisher.preflight.icc import ProfileHeader, read_header
from publisher.preflight.limits import Limits
from publisher.preflight.objects import (
    DAMAGE,
    box,
    dictionary,
    identity,
    inherited,
    items,
    unpacked,
    user_unit,
)
from publisher.preflight.pagetree import PageTree, read_tree
from publisher.preflight.spaces import digest_of
from publisher.preflight.topics.structure import Structure, read_structure
from publisher.preflight.walk import ColourUse, Survey, survey
from publisher.preflight.xmp import read_packet

MAX_PAGES = 10_000
MAX_OBJECTS = 1_000_000
MAX_TREE = 10_000  #: entries of a tree (outlines, optional content, annotations) that are looked at

# What qpdf says of a damaged file becomes a finding; it need not be printed as well.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())

NOT_MEASURED = "ink was not asked for"
NO_TICKET = "no job ticket lies beside the file, which a build writes: focuses stand in it"
PROFILES = {"GRAY": "DeviceGray", "RGB ": "DeviceRGB", "CMYK": "DeviceCMYK"}


class Unreadable(Exception):
    """A file that cannot be opened at all; says why."""


@dataclass(frozen=True)
class PageBoxes:
    """A page with its boxes in pt, as its UserUnit makes them; None for one that is missing."""

    number: int  #: counted from 1
    obj: Any
    media: Box | None
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    unit: float  #: pt that its UserUnit is


@dataclass(frozen=True)
class OutputIntent:
    """An output intent for PDF/X with the profile in it."""

    obj: Any
    profile: Any  #: the stream; None if there is none
    header: ProfileHeader | None  #: None if the profile is missing or no profile
    digest: str

    @property
    def space(self) -> str:
        """The device space that it speaks for: "DeviceCMYK" …; "" if that is not known."""
        return PROFILES.get(self.header.space, "") if self.header else ""


class Document:
    """A PDF, asked lazily, each thing once."""

    def __init__(self, pdf: pikepdf.Pdf, limits: Limits | None = None) -> None:
        self.pdf, self.limits = pdf, limits or Limits()
        self.inks: tuple[PageInk, ...] | str = NOT_MEASURED  #: by page; else why there are none
        self.focuses: Mapping[int, Sequence[Focus]] | str = NO_TICKET  #: by page
        self.warnings = _warnings(pdf)  #: what a reader had to mend, anywhere in the file
        self.root = dictionary(pdf.trailer.get("/Root"))
        self.info = dictionary(pdf.trailer.get("/Info"))

    @cached_property
    def pages(self) -> tuple[PageBoxes, ...]:
        """The pages, up to `MAX_PAGES`, as they are: qpdf would give those without a size one."""
        leaves = self.tree.leaves[:MAX_PAGES]
        return tuple(_page(number, page) for number, page in enumerate(leaves, start=1))

    @property
    def whole(self) -> bool:
        """Whether `pages` are all that it has."""
        return len(self.tree.leaves) <= MAX_PAGES

    @cached_property
    def tree(self) -> PageTree:
        """The page tree, up to one more page than `MAX_PAGES` to tell that there are more."""
        return read_tree(self.root.get("/Pages"), MAX_PAGES + 1)

    @cached_property
    def survey(self) -> Survey:
        """What the pages use."""
        return survey(self.contents, [page.obj for page in self.pages])

    @cached_property
    def contents(self) -> Contents:
        """The contents of its pages and streams, as instructions."""
        return Contents(self.pdf)

    @cached_property
    def colours(self) -> tuple[ColourUse, ...]:
        """Every use of colour."""
        return tuple(self.survey.colours())

    @cached_property
    def packet(self) -> dict[str, str] | None:
        """The properties of the XMP packet; None if there is none that can be read."""
        data = unpacked(self.root.get("/Metadata"))
        return None if data is None else read_packet(data)

    @cached_property
    def intents(self) -> tuple[OutputIntent, ...]:
        """The output intents for PDF/X."""
        held = [dictionary(each) for each in items(self.root.get("/OutputIntents"))]
        return tuple(_intent(each) for each in held if each.get("/S") == "/GTS_PDFX")

    @cached_property
    def archive_intents(self) -> tuple[OutputIntent, ...]:
        """The output intents for PDF/A."""
        held = [dictionary(each) for each in items(self.root.get("/OutputIntents"))]
        return tuple(_intent(each) for each in held if each.get("/S") == "/GTS_PDFA1")

    @cached_property
    def structure(self) -> Structure:
        """The structure tree, as far as it can be read."""
        numbers = {identity(page.obj): page.number for page in self.pages}
        return read_structure(self.root, numbers)

    @property
    def intent(self) -> OutputIntent | None:
        """The one output intent; None if there is none, or several contradict each other."""
        return self.intents[0] if len(self.intents) == 1 else None

    @cached_property
    def streams(self) -> tuple[Any, ...]:
        """Every stream of the file, whether a page uses it or not."""
        objects = islice(self.pdf.objects, MAX_OBJECTS)
        return tuple(each for each in objects if isinstance(each, Stream))

    def annotations(self) -> Iterator[tuple[PageBoxes, Any]]:
        """Yield the annotations, each with its page."""
        for page in self.pages:
            for annotation in items(page.obj.get("/Annots"))[:MAX_TREE]:
                yield page, dictionary(annotation)


def open_document(data: bytes | pikepdf.Pdf) -> Document:
    """Open a PDF. Raises `Unreadable` if it is encrypted or no PDF."""
    if isinstance(data, pikepdf.Pdf):
        return Document(data)
    try:
        return Document(pikepdf.open(io.BytesIO(data), inherit_page_attributes=False))
    except pikepdf.PasswordError:
        raise Unreadable("the file is encrypted and asks for a password") from None
    except DAMAGE:
        raise Unreadable("the file is no PDF, or too damaged to be opened") from None


def _warnings(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Return what a reader says of a file when it has read every object, which it does lazily.

    Streams are not unpacked: whoever needs one tells what is wrong with it.
    """
    try:
        for _ in pdf.objects:
            pass
    except DAMAGE as error:
        return (*_said(pdf), str(error))
    return tuple(_said(pdf))


def _said(pdf: pikepdf.Pdf) -> list[str]:
    return [str(warning) for warning in pdf.get_warnings()]


def _page(number: int, page: Any) -> PageBoxes:
    """Return a page with its boxes; only media and crop box are handed down the page tree."""
    unit = user_unit(page)
    return PageBoxes(
        number,
        page,
        media=box(inherited(page, "/MediaBox"), unit),
        crop=box(inherited(page, "/CropBox"), unit),
        bleed=box(page.get("/BleedBox"), unit),
        trim=box(page.get("/TrimBox"), unit),
        art=box(page.get("/ArtBox"), unit),
        unit=unit,
    )


def _intent(intent: Any) -> OutputIntent:
    profile = intent.get("/DestOutputProfile")
    data = unpacked(profile)
    header = None if data is None else read_header(data)
    return OutputIntent(intent, profile, header, digest_of(data))
