"""Spans: the first and last page of every article, also where several share a part."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary

from publisher.layout import Part
from publisher.pages.fragment import Fragment
from publisher.pages.plan import Run
from publisher.pages.settle import Pages

_HEADING = re.compile("/H[1-6]")
_STORIES = ("foreword",)  #: kinds of parts that are an article without listing it
Span = tuple[int, int]  #: first and last page


def page_spans(pages: Pages) -> dict[str, Span]:
    """Return the first and last page of the issue on which each article stands, in order."""
    return {slug: span for run in pages.plan.runs for slug, span in _of_run(run, pages.fragments)}


def articles_of(part: Part) -> tuple[str, ...]:
    """Return the slugs of the articles that stand in a part."""
    return part.names if part.kind in _STORIES else tuple(slug for slug, _ in part.articles)


def _of_run(run: Run, fragments: Mapping[str, Fragment]) -> Iterator[tuple[str, Span]]:
    slugs, whole = articles_of(run.part), (run.first, run.first + run.extent - 1)
    if len(slugs) < 2 or run.extent == 1:
        yield from ((slug, whole) for slug in slugs)
        return
    fragment = fragments[run.part.id]
    found = _tagged(fragment, len(slugs)) or _anchored(fragment, slugs)
    for slug, (first, last) in zip(slugs, found, strict=True):
        yield slug, (run.first + first, run.first + last)


def _tagged(fragment: Fragment, stories: int) -> list[Span]:
    """Return the pages of a part's stories, from 0, by the tags between their headlines.

    Headlines are the headings of whichever level there are as many of as stories; no list comes
    back where there is no such level, or a story has nothing tagged.
    """
    with pikepdf.open(io.BytesIO(fragment.pdf)) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return []
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        marks = [
            (str(kid.get("/S", "")), numbers[kid.Pg.objgen])
            for kid in _in_order(pdf.Root.StructTreeRoot.K)
            if "/Pg" in kid and kid.Pg.objgen in numbers
        ]
    levels = sorted({kind for kind, _ in marks if _HEADING.fullmatch(kind)})
    of_each = (level for level in levels if sum(kind == level for kind, _ in marks) == stories)
    return _between(marks, next(of_each, ""))


def _between(marks: Sequence[tuple[str, int]], level: str) -> list[Span]:
    """Return the pages from each heading of a level to the next one."""
    spans: list[list[int]] = []
    for kind, page in marks:
        if kind == level:
            spans.append([])
        if spans:
            spans[-1].append(page)
    return [(min(span), max(span)) for span in spans]


def _in_order(kids: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield structure elements, and content that names its page, in the order of the text."""
    stack = [kids]
    while stack:
        kid = stack.pop()
        if isinstance(kid, Array):
            stack += reversed(list(kid))
        elif isinstance(kid, Dictionary):
            yield kid
            stack.append(kid.get("/K", Array()))


def _anchored(fragment: Fragment, slugs: Sequence[str]) -> list[Span]:
    """Return the pages of stories by where they begin: each may end where the next one begins."""
    firsts = [fragment.anchors.get(slug, 0) for slug in slugs]
    return list(zip(firsts, [*firsts[1:], fragment.extent - 1], strict=True))
