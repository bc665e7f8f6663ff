"""A colour space made up for tests: RGB with a few tokens, and rules simple enough to reckon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.separation.ink import PAPER, Cmyk, Ink

WHITE, NAVY, CORAL = (1.0, 1.0, 1.0), (0.1, 0.2, 0.4), (1.0, 0.5, 0.4)
SPOT = "PANTONE 2768 C"
NAVY_INKS, CORAL_INKS = (1.0, 0.8, 0.2, 0.35), (0.0, 0.6, 0.55, 0.0)
SPOT_INKS = (1.0, 0.9, 0.0, 0.4)


def blended(rgb: Sequence[float]) -> Cmyk:
    """Return inks without tokens: each colour's complement, half of the grey in it as black."""
    cyan, magenta, yellow = (1 - value for value in rgb)
    black = min(cyan, magenta, yellow) / 2
    return cyan - black, magenta - black, yellow - black, black


@dataclass(frozen=True)
class Rgb:
    """RGB in which some colours are tokens."""

    tokens: dict[tuple[float, ...], Ink] = field(
        default_factory=lambda: {NAVY: Ink(NAVY_INKS), CORAL: Ink(CORAL_INKS), WHITE: Ink(PAPER)}
    )
    components: int = 3

    def ink(self, values: Sequence[float]) -> Ink:
        near = tuple(round(value, 4) for value in values)
        return self.tokens.get(near) or Ink(self.blend(values))

    def blend(self, values: Sequence[float]) -> Cmyk:
        return blended(values)

    def profiled(self, values: Sequence[float]) -> Cmyk:
        return self.blend(values)


SPOTTED = Rgb({NAVY: Ink(SPOT_INKS, SPOT, 1.0), WHITE: Ink(PAPER), CORAL: Ink(CORAL_INKS)})


@dataclass(frozen=True)
class Grey:
    """DeviceGray: black ink alone."""

    components: int = 1

    def ink(self, values: Sequence[float]) -> Ink:
        return Ink(self.blend(values))

    def blend(self, values: Sequence[float]) -> Cmyk:
        return 0.0, 0.0, 0.0, 1 - values[0]

    def profiled(self, values: Sequence[float]) -> Cmyk:
        return self.blend(values)


@dataclass(frozen=True)
class Varnish:
    """A Separation of one spot ink."""

    components: int = 1

    def ink(self, values: Sequence[float]) -> Ink:
        (tint,) = values
        return Ink(self.blend(values), SPOT, tint)

    def blend(self, values: Sequence[float]) -> Cmyk:
        cyan, magenta, yellow, black = (values[0] * ink for ink in SPOT_INKS)
        return cyan, magenta, yellow, black

    def profiled(self, values: Sequence[float]) -> Cmyk:
        return self.blend(values)
