"""Settling: parts are painted until the folios they print are those they stand on.

Parts that print no folios are painted once. Those that do (contents, openers, texts that say
"see page 12") are painted with a plan that follows from a forecast of all extents; where the
forecast was wrong, again with the true ones. The forecast is what template and layout expect;
where nothing is expected, a first round finds it out. No memory of earlier builds comes in, so that
equal sources give equal folios; what earlier builds painted makes every round but the last a look.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from publisher.content.references import fill_pages
from publisher.layout import Compositor, Part
from publisher.pages.fragment import Fragment, Kit, PaintOrder
from publisher.pages.painter import Painter
from publisher.pages.plan import Plan, any_extent, make_plan
from publisher.pictures.advertisement import AdvertisementFile
from publisher.pictures.files import PictureFile
from publisher.problems import ExitCode, Faulty, Problem, Problems

MAX_ROUNDS = 6
FURNITURE_PAGES = 24  #: pages whose furniture is painted as one fragment
_PICTURE = re.compile(r"picture:[0-9a-f]+(?:\.svg)?")


@dataclass(frozen=True)
class Pages:
    """The pages of an issue: its plan, a fragment for each part, and their furniture."""

    plan: Plan
    fragments: Mapping[str, Fragment]
    furniture: tuple[Fragment, ...]  #: of FURNITURE_PAGES pages each


class Settler:
    """Paints the parts and the furniture of one issue, and settles its folios."""

    def __init__(
        self,
        painter: Painter,
        kit: Kit,
        pictures: Iterable[PictureFile | AdvertisementFile],
        compositor: Compositor,
        problems: Problems,
    ) -> None:
        self._painter, self._kit, self._kit_key = painter, kit, kit.key
        self._compositor, self._problems = compositor, problems
        self._pictures = {picture.url: picture.stand_in for picture in pictures}

    def settle(
        self, parts: Sequence[Part], multiple: int, suits: Callable[[int], bool] = any_extent
    ) -> Pages:
        """Return the pages of an issue: settled plan, fragments of parts, furniture.

        Its number of pages is a `multiple`, if there is to be one that `suits`.

        The plan tells how many pages for notes there are, so that these are set anew with it.

        Raises `Faulty` if a part cannot be painted or the folios do not settle.
        """
        notes = self._compositor.notes
        extents: dict[str, int] = {}
        offsets: dict[str, int] = {}
        forecast = all(part.usual for part in parts)
        fragments: dict[str, Fragment] = {}
        for number in range(MAX_ROUNDS):
            plan = make_plan(parts, extents, offsets, multiple, notes, suits=suits)
            whole = forecast or number > 0
            planned = [run.part for run in plan.runs] if whole else parts
            ready = [part for part in planned if whole or not part.asks or not part.usual]
            furniture = self._furniture(plan) if whole else []
            orders = [self._order(part, plan) for part in ready]
            fragments |= self._painter.paint([*orders, *furniture])
            self._problems.stop()
            extents = {part.id: fragments[part.id].extent for part in ready}
            offsets = _offsets(ready, fragments)
            again = make_plan(parts, extents, offsets, multiple, notes, suits=suits)
            if whole and again == plan:
                _check_notes(plan, extents, self._problems)
                return Pages(plan, fragments, tuple(fragments[o.part] for o in furniture))
        message = "the folios do not settle: a part grows and shrinks with the numbers in it"
        hint = "leave room for the longest page number in that part"
        self._problems.add(Problem("folios", message, None, hint, step=ExitCode.PAGES))
        raise Faulty(self._problems.sorted)

    def spine(self, width: float, legible: bool) -> Fragment | None:
        """Return the spine of a wrap, `width` mm wide. Raises `Faulty` if it cannot be painted."""
        html = self._compositor.spine(width, legible)
        if html is None:
            return None
        kit = replace(self._kit, width=width)
        order = PaintOrder("spine", html, kit, kit.key, {}, tagged=False)
        painted = self._painter.paint([order])
        self._problems.stop()
        return painted["spine"]

    def _furniture(self, plan: Plan) -> list[PaintOrder]:
        """Return the orders for the furniture of all pages, some pages to a fragment."""
        pages, orders = plan.furniture(), []
        for start in range(0, len(pages), FURNITURE_PAGES):
            html = self._compositor.furniture(pages[start : start + FURNITURE_PAGES])
            if html is not None:
                name = f"furniture-{start // FURNITURE_PAGES + 1}"
                orders.append(self._paint_order(name, html, tagged=False))
        return orders

    def _order(self, part: Part, plan: Plan) -> PaintOrder:
        return self._paint_order(part.id, fill_pages(part.html, plan.folio), tagged=True)

    def _paint_order(self, name: str, html: str, tagged: bool) -> PaintOrder:
        urls = set(_PICTURE.findall(html))
        pictures = {url: self._pictures[url] for url in sorted(urls) if url in self._pictures}
        return PaintOrder(name, html, self._kit, self._kit_key, pictures, tagged)


def _check_notes(plan: Plan, extents: Mapping[str, int], problems: Problems) -> None:
    """Stop where the template of pages for notes makes more or fewer than it is asked for."""
    asked = next((run.extent for run in plan.runs if run.part.kind == "notes"), None)
    made = extents.get("notes", asked)
    if asked != made:
        message = f"the template of pages for notes made {made} of the {asked} it was asked for"
        hint = "let it make `pages` pages, and nothing in them be higher than a page"
        problems.add(Problem("notes-extent", message, None, hint, step=ExitCode.PAGES))
        problems.stop()


def _offsets(parts: Sequence[Part], fragments: Mapping[str, Fragment]) -> dict[str, int]:
    """Return on which page of its part each article or term stands, where it is not the first."""
    return {
        slug: page
        for part in parts
        for slug, _ in (*part.articles, *part.terms)
        if (page := fragments[part.id].anchors.get(slug, 0))
    }
