"""Joining: fragments and furniture become the master, one PDF of all pages in order."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.layout import Layout, Part
from publisher.pages.facemerge import merge_faces
from publisher.pages.fragment import Fragment, Frame
from publisher.pages.geometry import PT_PER_MM
from publisher.pages.links import Destinations
from publisher.pages.plan import Plan
from publisher.pages.resources import own_resources
from publisher.pages.settle import FURNITURE_PAGES, Pages
from publisher.pages.structure import StructureTree

_OVER = b"Q\n/Artifact <</Type /Pagination>> BDC\nq\n/Furniture Do\nQ\nEMC\n"


@dataclass(frozen=True)
class Master:
    """The joined pages before they are finished into an edition; RGB, at the bleed."""

    pdf: pikepdf.Pdf
    frames: tuple[Frame, ...]  #: with page numbers of the master, counted from 0
    plan: Plan
    first: int  #: the page of the issue that is the master's first
    strays: frozenset[str] = frozenset()  #: faces that the layout does not declare


def join_pages(
    pages: Pages, layout: Layout, only: Part | None = None, *, tagged: bool = True
) -> Master:
    """Return the master of an issue, or of one part of it with its true folios.

    One that is not `tagged` has no structure, links or destinations: a press has no use for them,
    and of a long issue they are most of what has to be kept in memory.
    """
    titles = dict(_titles(run.part for run in pages.plan.runs))
    trim = (layout.trim.width, layout.trim.height)
    joiner = _Joiner(trim, layout.bleed, titles, tagged=tagged)
    for run in pages.plan.runs:
        if only is not None and run.part is not only:
            continue
        for _ in range(run.blanks if only is None else 0):
            joiner.add_blank()
        joiner.add_part(run.part, pages.fragments[run.part.id], alone=only is not None)
    first = 1 if only is None else next(r.first for r in pages.plan.runs if r.part is only)
    joiner.add_furniture(pages.furniture, first)
    joiner.close(alone=only is not None)
    strays = merge_faces(joiner.pdf, joiner.resources, layout.faces.by_name)
    return Master(joiner.pdf, tuple(joiner.frames), pages.plan, first, strays)


def _titles(parts: Iterable[Part]) -> Iterator[tuple[str, str]]:
    """Yield the names that links may lead to, with what they are called."""
    for part in parts:
        yield part.id, part.title
        yield from ((name, part.title) for name in part.names)
        yield from part.articles
        yield from part.terms


class _Joiner:
    def __init__(
        self,
        page_size: tuple[float, float],
        bleed: float,
        titles: Mapping[str, str],
        tagged: bool = True,
    ) -> None:
        self.pdf, self._tagged = pikepdf.new(), tagged
        self.frames: list[Frame] = []
        self.resources: list[pikepdf.Object] = []
        self._bare: set[int] = set()  #: pages, counted from 0, over which no furniture is laid
        width, height = (side * PT_PER_MM for side in page_size)
        over = bleed * PT_PER_MM
        self._trim = [0.0, 0.0, width, height]
        self._media = [-over, -over, width + over, height + over]
        self._section = ""  #: title of the section that the last part belongs to
        self._tree = StructureTree(self.pdf)
        self._destinations = Destinations(self.pdf, titles)

    def add_blank(self) -> None:
        page = Dictionary(Type=Name.Page, MediaBox=self._media, Resources=Dictionary())
        self._bare.add(len(self.pdf.pages))
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        self._set_boxes(self.pdf.pages[-1])

    def add_part(self, part: Part, fragment: Fragment, alone: bool) -> None:
        first = len(self.pdf.pages)
        source = pikepdf.open(io.BytesIO(fragment.pdf))
        for page in source.pages:
            if not self._tagged:
                _untag(page)
            self.pdf.pages.append(page)
        added = [self.pdf.pages[number] for number in range(first, len(self.pdf.pages))]
        if self._tagged:
            begins = not alone and part.section not in ("", self._section)
            self._tree.add(source, added, part.section if begins else "")
            self._section = part.section or self._section
            self._add_destinations(part, source, added)
        bare = range(len(added)) if not part.furniture else fragment.full
        self._bare.update(first + number for number in bare)
        self.frames += [replace(frame, page=frame.page + first) for frame in fragment.frames]
        for page in added:
            self._set_boxes(page)
            self.resources.append(page.obj.Resources)

    def _add_destinations(self, part: Part, source: pikepdf.Pdf, added: list[pikepdf.Page]) -> None:
        own = {part.id, *part.names, *(slug for slug, _ in part.articles), *part.anchors}
        self._destinations.add(part.id, own, source, added)

    def add_furniture(self, fragments: tuple[Fragment, ...], first: int) -> None:
        """Lay the running head and folio over each page, as an artifact."""
        opening = self.pdf.make_stream(b"q\n")
        closing = self.pdf.make_stream(_OVER)
        wanted = range(first, first + len(self.pdf.pages))
        for number, form in self._forms(fragments, wanted):
            if number - first in self._bare:
                continue
            page = self.pdf.pages[number - first]
            contents = page.obj.Contents
            page.obj.Contents = Array([opening, contents, closing])
            own_resources(page).XObject["/Furniture"] = form

    def _forms(
        self, fragments: tuple[Fragment, ...], wanted: range
    ) -> Iterator[tuple[int, pikepdf.Object]]:
        """Yield page number and furniture of the wanted pages, each as a form XObject."""
        for index, fragment in enumerate(fragments):
            start = index * FURNITURE_PAGES + 1
            if start >= wanted.stop or start + FURNITURE_PAGES <= wanted.start:
                continue
            source = pikepdf.open(io.BytesIO(fragment.pdf))
            resources = self.pdf.make_indirect(
                self.pdf.copy_foreign(source.make_indirect(source.pages[0].obj.Resources))
            )
            self.resources.append(resources)
            for offset, page in enumerate(source.pages):
                if start + offset in wanted:
                    form = self.pdf.make_stream(page.Contents.read_bytes())
                    form.Type, form.Subtype = Name.XObject, Name.Form
                    form.BBox, form.Resources = Array(self._media), resources
                    yield start + offset, form

    def _set_boxes(self, page: pikepdf.Page) -> None:
        page.obj.MediaBox = Array(self._media)
        page.obj.TrimBox = Array(self._trim)
        page.obj.BleedBox = Array(self._media)

    def close(self, alone: bool) -> None:
        """Write what spans all pages; a part that stands `alone` begins its headings anew."""
        if not self._tagged:
            return
        if alone:
            self._tree.promote_headings()
        self._tree.close()
        self._destinations.close()


def _untag(page: pikepdf.Page) -> None:
    for key in ("/Annots", "/StructParents", "/Tabs"):
        if key in page.obj:
            del page.obj[key]
