"""Contrast of text to what lies behind it, where both colours are known (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from publisher.pages.geometry import Box, intersect
from publisher.preflight.document import Document
from publisher.preflight.facts import Colour, Mark
from publisher.preflight.finding import Fault
from publisher.preflight.objects import dictionary, named
from publisher.preflight.topics.inks import seen

LARGE, LARGE_BOLD = 18.0, 14.0  #: pt
MAX_LOOKS = 2_000_000  #: of one file, from a text at something that may lie behind it
_RULE = 1.5  #: pt: what is thinner is a rule in or under a line, not its background
_SLACK = 0.5  #: pt by which a background may miss the empty corners of text
_EDGE = 0.02  #: of contrast, for what is told as 4.50 and rounds there

RGB = tuple[float, float, float]
PAPER: RGB = (1.0, 1.0, 1.0)
_BOLD = ("bold", "black", "heavy")


def pale(document: Document) -> Iterator[Fault]:
    """Yield text with too little contrast. What cannot be told is not found."""
    left = MAX_LOOKS
    for page, facts in enumerate(document.survey.pages, start=1):
        marks = [mark for mark in facts.marks if seen(mark)]
        areas = [(at, mark) for at, mark in enumerate(marks) if _is_area(mark)]
        for at, mark in enumerate(marks):
            if mark.kind != "text" or (left := left - len(areas)) < 0:
                continue
            fault = _fault(document, page, mark, [area for to, area in areas if to < at])
            left -= len(marks) if fault else 0
            if fault and not _is_covered(mark, marks[at + 1 :]):
                yield fault


def _fault(document: Document, page: int, mark: Mark, areas: Sequence[Mark]) -> Fault | None:
    ink, behind = rgb(mark.colour), _behind(mark, areas)
    if ink is None or behind is None or mark.mixed or mark.tag == "Artifact":
        return None
    found = ratio(ink if mark.alpha >= 1 else _laid(ink, behind, mark.alpha), behind)
    if found >= max(document.limits.contrast, document.limits.large_contrast) - _EDGE:
        return None
    least = _least(document, mark)
    if found >= least - _EDGE:
        return None
    return Fault(page, f"text has a contrast of {found:.1f}; {least:g} is the least", mark.box)


@lru_cache(maxsize=4096)  # most text is in few colours
def ratio(one: RGB, other: RGB) -> float:
    """Return the contrast of two colours, from 1 (none) to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def rgb(colour: Colour) -> RGB | None:
    """Return a colour as screens show it, as if it were sRGB; None if that is not sure.

    Of inks only black alone is told: other mixtures depend on the press they are meant for.
    """
    value, family = colour.value, colour.space.family
    if value is None or len(value) != colour.space.components:
        return None
    if len(value) == 1 and family in ("DeviceGray", "CalGray", "ICCBased"):
        return value[0], value[0], value[0]
    if len(value) == 3 and family in ("DeviceRGB", "CalRGB", "ICCBased"):
        return value[0], value[1], value[2]
    if family == "DeviceCMYK" and not any(value[:3]):
        return 1 - value[3], 1 - value[3], 1 - value[3]
    return None


def _luminance(colour: RGB) -> float:
    red, green, blue = (_linear(min(max(each, 0.0), 1.0)) for each in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _laid(ink: RGB, behind: RGB, alpha: float) -> RGB:
    red, green, blue = (
        alpha * over + (1 - alpha) * under for over, under in zip(ink, behind, strict=True)
    )
    return red, green, blue


def _least(document: Document, mark: Mark) -> float:
    limits = document.limits
    if mark.size >= LARGE - _EDGE:
        return limits.large_contrast
    font = dictionary(document.survey.things[mark.thing] if mark.thing is not None else None)
    name = named(font.get("/BaseFont")).lower()
    bold = mark.size >= LARGE_BOLD - _EDGE and any(each in name for each in _BOLD)
    return limits.large_contrast if bold else limits.contrast


def _behind(mark: Mark, areas: Sequence[Mark]) -> RGB | None:
    """Return the colour right behind a text; None if it is not one, or not known."""
    for area in reversed(areas):
        if _meets(area.box, mark.box):
            left, bottom, right, top = area.box
            wide = left - _SLACK, bottom - _SLACK, right + _SLACK, top + _SLACK
            sure = area.plain and area.alpha >= 1 and not area.mixed
            return rgb(area.colour) if sure and _holds(wide, mark.box) else None
    return PAPER


def _is_area(mark: Mark) -> bool:
    """Tell whether a mark may be the background of text."""
    left, bottom, right, top = mark.box
    return mark.kind != "text" and mark.alpha > 0 and min(right - left, top - bottom) > _RULE


def _is_covered(mark: Mark, later: Sequence[Mark]) -> bool:
    """Tell whether a text is hidden by what follows: as a shadow is by its text."""
    left, bottom, right, top = mark.box
    size = (right - left) * (top - bottom)
    for other in later:
        common = intersect(mark.box, other.box)
        if common and (common[2] - common[0]) * (common[3] - common[1]) > size / 2:
            return True
    return False


def _meets(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(outer: Box, inner: Box) -> bool:
    low = outer[0] <= inner[0] and outer[1] <= inner[1]
    return low and inner[2] <= outer[2] and inner[3] <= outer[3]
