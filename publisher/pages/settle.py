"""Settling: parts are painted until the folios they print are those they stand on.

Parts that print no folios are painted once. Those that do (contents, openers, texts that say
"see page 12") are painted with the plan that follows from the others; if that moves anything,
again. The extents of the last build are the first guess, so one round is the rule.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from publisher.content.references import fill_pages
from publisher.layout import Compositor, Part
from publisher.pages.fragment import Fragment, Kit, PaintOrder
from publisher.pages.painter import Painter
from publisher.pages.plan import Plan, make_plan
from publisher.pictures import PictureFile
from publisher.problems import ExitCode, Problem, Problems, Severity
from publisher.store import Store, fingerprint

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
    """Paints the parts of one issue and settles their folios."""

    def __init__(
        self, painter: Painter, kit: Kit, pictures: Iterable[PictureFile], memory: Store
    ) -> None:
        self._painter, self._kit, self._kit_key, self._memory = painter, kit, kit.key, memory
        self._pictures = {
            picture.url: picture.vector or (picture.width, picture.height) for picture in pictures
        }

    def settle(
        self, parts: Sequence[Part], issue_key: str, multiple: int, problems: Problems
    ) -> tuple[Plan, dict[str, Fragment]]:
        """Return the settled plan and a fragment for each part.

        `issue_key` names the issue in the memory of extents. Raises `Faulty` if a part cannot
        be painted or the folios do not settle.
        """
        extents, offsets = self._recall(issue_key)
        forecast = {part.id for part in parts} <= set(extents)
        fragments: dict[str, Fragment] = {}
        for number in range(MAX_ROUNDS):
            plan = make_plan(parts, extents, offsets, multiple)
            ready = [part for part in parts if forecast or number or not part.asks]
            fragments |= self._painter.paint([self._order(part, plan) for part in ready])
            problems.stop()
            extents = {name: fragment.extent for name, fragment in fragments.items()}
            offsets = _offsets(parts, fragments)
            settled = make_plan(parts, extents, offsets, multiple)
            if len(ready) == len(parts) and settled == plan:
                self._remember(issue_key, extents, offsets)
                return plan, fragments
        message = "the folios do not settle: a part grows and shrinks with the numbers in it"
        problems.add(Problem("folios", message, step=ExitCode.PAGES))
        problems.stop()
        raise AssertionError

    def furnish(self, plan: Plan, compositor: Compositor) -> tuple[Fragment, ...]:
        """Return the furniture of all pages, some pages to a fragment."""
        pages = plan.furniture()
        orders = []
        for start in range(0, len(pages), FURNITURE_PAGES):
            html = compositor.furniture(pages[start : start + FURNITURE_PAGES])
            if html is not None:
                name = f"furniture-{start // FURNITURE_PAGES + 1}"
                orders.append(self._paint_order(name, html, tagged=False))
        painted = self._painter.paint(orders)
        return tuple(painted[order.part] for order in orders if order.part in painted)

    def _order(self, part: Part, plan: Plan) -> PaintOrder:
        return self._paint_order(part.id, fill_pages(part.html, plan.folio), tagged=True)

    def _paint_order(self, name: str, html: str, tagged: bool) -> PaintOrder:
        urls = set(_PICTURE.findall(html))
        pictures = {url: self._pictures[url] for url in sorted(urls) if url in self._pictures}
        return PaintOrder(name, html, self._kit, self._kit_key, pictures, tagged)

    def _recall(self, issue_key: str) -> tuple[dict[str, int], dict[str, int]]:
        packed = self._memory.get(fingerprint(issue_key))
        try:
            known = json.loads(packed or b"{}")
            return dict(known.get("extents", {})), dict(known.get("offsets", {}))
        except (ValueError, AttributeError, TypeError):
            return {}, {}

    def _remember(self, issue_key: str, extents: dict[str, int], offsets: dict[str, int]) -> None:
        packed = json.dumps({"extents": extents, "offsets": offsets}, sort_keys=True)
        self._memory.put(fingerprint(issue_key), packed.encode())


def _offsets(parts: Sequence[Part], fragments: Mapping[str, Fragment]) -> dict[str, int]:
    """Return on which page of its part each article begins, where it is not the first."""
    found = {}
    for part in parts:
        anchors = fragments[part.id].anchors if part.id in fragments else {}
        found |= {slug: anchors[slug] for slug, _ in part.articles if anchors.get(slug)}
    return found
