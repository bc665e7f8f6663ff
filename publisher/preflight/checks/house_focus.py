"""What matters most in a picture keeps away from where the knife may fall."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document, PageBoxes
from publisher.preflight.facts import Focus
from publisher.preflight.finding import Fault, Faults, Skip, Status, few, rule
from publisher.preflight.looking import look

_SIDES = ("left", "top", "right", "bottom")


@rule("house-focus", hint="move the picture, or crop it otherwise", status=Status.WARN)
def check(document: Document) -> Faults:
    """What matters most in a picture keeps away from where the knife may fall (house rule).

    A face at the trim is cut, and at the spine it is bent. Faces are not looked for: what counts
    is the focus that an author gave the picture, as the job ticket of a build tells it.
    """
    if isinstance(document.focuses, str):
        raise Skip(document.focuses)
    yield from few(_near(document))


def _near(document: Document) -> Iterator[Fault]:
    held = {} if isinstance(document.focuses, str) else document.focuses
    for page in document.pages:
        for focus in held.get(page.number, ()):
            yield from _of(page, focus, document.limits.focus)


def _of(page: PageBoxes, focus: Focus, least: float) -> Iterator[Fault]:
    seen = look(page)
    width, height = seen.size
    away = (focus.x, focus.y, width - focus.x, height - focus.y)
    near = min(away)
    if near < least:
        side = _SIDES[away.index(near)]
        how = f"stands {near:.1f} mm from the {side} edge; {least:g} mm are the least"
        told = how if near > 0 else f"lies beyond the {side} edge"
        place = seen.box((focus.x - least, focus.y - least, 2 * least, 2 * least))
        yield Fault(page.number, f"the focus of {focus.picture} {told}", place)
