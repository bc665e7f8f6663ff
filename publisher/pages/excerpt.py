"""Excerpts: some of a part's pages as if they were all it has, with what is tagged on them."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable
from dataclasses import replace

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.layout import Part
from publisher.pages.fragment import Fragment
from publisher.pages.plan import Plan
from publisher.pages.settle import Pages
from publisher.pages.spans import Span

Page = tuple[int, int]  #: a page by the number of its object


def excerpt_pages(pages: Pages, part: Part, span: Span) -> Pages:
    """Return the pages of an issue in which a part has none but those from first to last."""
    run = next(run for run in pages.plan.runs if run.part is part)
    first, last = span
    if (first, last) == (run.first, run.first + run.extent - 1):
        return pages
    short = replace(run, first=first, extent=last - first + 1)
    runs = tuple(short if each is run else each for each in pages.plan.runs)
    fragment = _excerpt(pages.fragments[part.id], range(first - run.first, last - run.first + 1))
    plan = Plan(runs, pages.plan.offsets)
    return replace(pages, plan=plan, fragments={**pages.fragments, part.id: fragment})


def _excerpt(fragment: Fragment, kept: range) -> Fragment:
    """Return a fragment of the kept pages, counted from 0."""
    with pikepdf.open(io.BytesIO(fragment.pdf)) as pdf:
        gone = {page.obj.objgen for at, page in enumerate(pdf.pages) if at not in kept}
        if "/StructTreeRoot" in pdf.Root:
            _prune(pdf.Root.StructTreeRoot, gone)
            _forget(pdf.Root.StructTreeRoot, [pdf.pages[at] for at in kept])
        _drop_destinations(pdf, gone)
        for at in reversed(range(len(pdf.pages))):
            if at not in kept:
                del pdf.pages[at]
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    start = kept.start
    frames = [replace(frame, page=frame.page - start) for frame in fragment.frames
              if frame.page in kept]  # fmt: skip
    anchors = {name: page - start for name, page in fragment.anchors.items() if page in kept}
    full = tuple(page - start for page in fragment.full if page in kept)
    return replace(
        fragment,
        pdf=out.getvalue(),
        extent=len(kept),
        frames=tuple(frames),
        anchors=anchors,
        full=full,
    )


def _prune(tag: pikepdf.Object, gone: Collection[Page]) -> bool:
    """Take out of a tag what stands on pages that are gone; return whether anything is left."""
    lost = "/Pg" in tag and tag.Pg.objgen in gone
    given = tag.get("/K", Array())
    kids = list(given) if isinstance(given, Array) else [given]
    held = [kid for kid in kids if _stays(kid, lost, gone)]
    tag.K = Array(held)
    if lost:
        del tag["/Pg"]
    return bool(held) or not (kids or lost)


def _stays(kid: pikepdf.Object | int, lost: bool, gone: Collection[Page]) -> bool:
    if not isinstance(kid, Dictionary):
        return not lost  # the number of some content on the tag's own page
    if "/S" in kid:
        return _prune(kid, gone)
    return kid.Pg.objgen not in gone if "/Pg" in kid else not lost


def _forget(tree: pikepdf.Object, pages: Iterable[pikepdf.Page]) -> None:
    """Keep those entries of the parent tree that the pages refer to."""
    used = set()
    for page in pages:
        used.add(int(page.obj.get("/StructParents", -1)))
        notes = page.obj.get("/Annots", Array())
        used |= {int(note.get("/StructParent", -1)) for note in notes}
    numbers = list(tree.ParentTree.Nums)
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    tree.ParentTree.Nums = Array(
        item for number, tags in pairs if int(number) in used for item in (number, tags)
    )


def _drop_destinations(pdf: pikepdf.Pdf, gone: Collection[Page]) -> None:
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    pairs = list(names.get("/Names", Array()))
    kept = [
        item
        for name, target in zip(pairs[::2], pairs[1::2], strict=True)
        if target[0].objgen not in gone
        for item in (name, target)
    ]
    if pairs:
        names[Name.Names] = Array(kept)
