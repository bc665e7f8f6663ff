"""What charts of inks are drawn from: bars of a histogram, swatches of plates."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.report.report import InkPage

STEP = 20  #: % of total ink that a bar stands for
MOST = 400  #: % at which the axis ends
HEIGHT = 110.0  #: units of the drawing that the highest bar takes

#: The colours that plates of the process are shown in; any other is shown in grey.
SWATCHES = {"cyan": "#009fe3", "magenta": "#d6007e", "yellow": "#ffe500", "black": "#1d1d1b"}
OTHER = "#8c8780"


@dataclass(frozen=True)
class Bar:
    """A bar of the histogram; its place is in units of the drawing, one for each % of ink."""

    x: float
    height: float
    over: bool  #: whether it stands for more ink than is allowed


def bars(inks: InkPage, limit: float | None) -> tuple[Bar, ...]:
    """Return the bars of a histogram, without the first: bare paper would dwarf all others."""
    inked = _within(inks)[1:]
    highest = max(inked, default=0) or 1
    return tuple(
        Bar(at * STEP, round(share / highest * HEIGHT, 2), limit is not None and at * STEP >= limit)
        for at, share in enumerate(inked, start=1)
    )


def shares(inks: InkPage) -> str:
    """Return a histogram in words, for who cannot see it."""
    told = (
        f"{_named(at)} ink: {share / 100:.1f} %" for at, share in enumerate(_within(inks)) if share
    )
    return "share of the trim by total ink: " + ("; ".join(told) or "not known")


def _within(inks: InkPage) -> tuple[int, ...]:
    """Return a histogram of which the last bar takes whatever is more."""
    last = MOST // STEP - 1
    most = sum(inks.histogram[last:])
    return (*inks.histogram[:last], *((most,) if len(inks.histogram) > last else ()))


def _named(bar: int) -> str:
    first = bar * STEP
    return f"≥ {first} %" if first + STEP == MOST else f"{first}–{first + STEP} %"


def swatch(plate: str) -> str:
    """Return the colour that a plate is shown in."""
    return SWATCHES.get(plate.lower(), OTHER)


def plates(inks: tuple[InkPage, ...]) -> tuple[str, ...]:
    """Return the names of all plates, in the order they are met."""
    return tuple(dict.fromkeys(name for each in inks for name in each.plates))
