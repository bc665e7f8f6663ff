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
_STORY = "/Art"  #: the tag of an <article>
_FOREWORDS = ("foreword",)  #: kinds of parts that are an article without listing it
Span = tuple[int, int]  #: first and last page
Unit = tuple[set[str], set[int]]  #: the kinds of tags within a tag, and the pages they stand on


def page_spans(pages: Pages) -> dict[str, Span]:
    """Return the first and last page of the issue on which each article stands, in order."""
    return {slug: span for run in pages.plan.runs for slug, span in _of_run(run, pages.fragments)}


def articles_of(part: Part) -> tuple[str, ...]:
    """Return the slugs of the articles that stand in a part."""
    return part.names if part.kind in _FOREWORDS else tuple(slug for slug, _ in part.articles)


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
    """Return the pages of a part's stories, from 0, by its tags.

    A story begins with the tag that holds its headline, and headlines are the headings of whichever
    level there are as many of as stories; no list comes back where there is no such level.
    """
    with pikepdf.open(io.BytesIO(fragment.pdf)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        root = pdf.Root.get("/StructTreeRoot", Dictionary())
        tags = _in_order(root.get("/K", Array()), _STORY)
        units = [_unit(tag, numbers) for tag in tags]
    levels = sorted({kind for kinds, _ in units for kind in kinds if _HEADING.fullmatch(kind)})
    of_each = (level for level in levels if sum(level in kinds for kinds, _ in units) == stories)
    return _between(units, next(of_each, ""))


def _between(units: Sequence[Unit], level: str) -> list[Span]:
    """Return the pages from each unit with a heading of a level to the next one."""
    spans: list[set[int]] = []
    for kinds, pages in units:
        if level in kinds:
            spans.append(set())
        if spans:
            spans[-1] |= pages
    return [(min(span), max(span)) for span in spans if span]


def _unit(tag: pikepdf.Object, numbers: Mapping[tuple[int, int], int]) -> Unit:
    """Return kinds and pages of a tag; a story's, one for each page, stands for all it holds."""
    held = list(_in_order(Array([tag]))) if tag.get("/S") == _STORY else [tag]
    placed = [kid.Pg.objgen for kid in held if "/Pg" in kid]
    kinds = {str(kid.S) for kid in held if "/S" in kid}
    return kinds, {numbers[page] for page in placed if page in numbers}


def _in_order(kids: pikepdf.Object, whole: str = "") -> Iterator[pikepdf.Object]:
    """Yield tags, and content that names its page, in the order of the text.

    What a tag of the kind `whole` holds is left out.
    """
    stack = [kids]
    while stack:
        kid = stack.pop()
        if isinstance(kid, Array):
            stack += reversed(list(kid))
        elif isinstance(kid, Dictionary):
            yield kid
            if not whole or kid.get("/S") != whole:
                stack.append(kid.get("/K", Array()))


def _anchored(fragment: Fragment, slugs: Sequence[str]) -> list[Span]:
    """Return the pages of stories by where they begin: each may end where the next one begins."""
    firsts = [fragment.anchors.get(slug, 0) for slug in slugs]
    return list(zip(firsts, [*firsts[1:], fragment.extent - 1], strict=True))
