"""Composing: copy becomes settled pages, for whatever is to be made of them."""

from __future__ import annotations

from collections.abc import Callable

from publisher.copydesk import Copy, Progress
from publisher.editions.extent import suits_binding
from publisher.pages.kit import make_kit
from publisher.pages.painter import Painter
from publisher.pages.plan import any_extent
from publisher.pages.settle import Pages, Settler
from publisher.problems import Problems
from publisher.store import Store
from publisher.workshop import Workshop


def settler_of(copy: Copy, workshop: Workshop, problems: Problems, progress: Progress) -> Settler:
    """Return the settler of an issue's pages."""
    store, sheets = Store.of("fragments"), copy.layout.named_sheets
    painter = Painter(workshop, store, sheets, problems, progress)
    kit = make_kit(copy.layout)
    return Settler(painter, kit, copy.framed, copy.compositor, problems)


def settle_pages(copy: Copy, settler: Settler) -> Pages:
    """Return the pages of an issue, its folios settled. Raises `Faulty` if that cannot be."""
    return settler.settle(copy.parts, copy.issue.entry.extent.whole, _filling(copy))


def _filling(copy: Copy) -> Callable[[int], bool]:
    """Return whether so many pages suit those who bind them, where notes fill an issue up."""
    return suits_binding(copy.binder) if copy.binder else any_extent
