"""The palette: which colours of a layout are inks of their own, and which spot inks there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from publisher.manifest.layout import Colour
from publisher.separation.ink import PAPER, Cmyk, Ink

Rgb = tuple[int, int, int]  #: 0–255
NEAR = 1.5  #: how far, of 255, a tint's colour may lie from the line to white: it was rounded


@dataclass(frozen=True)
class Spot:
    """A spot ink: what it is mixed from where it has no plate, and whether it overprints."""

    name: str
    inks: Cmyk
    finish: bool = False  #: a varnish or foil


@dataclass(frozen=True)
class Palette:
    """The colour tokens of a layout by what they are on screen, and their spot inks by name."""

    tokens: Mapping[Rgb, Ink] = field(default_factory=dict)
    spots: Mapping[str, Spot] = field(default_factory=dict)

    @classmethod
    def of(cls, colours: Mapping[str, Colour], keep_spots: bool) -> Palette:
        """Return the palette of a layout's tokens, spot inks kept or mixed from the four."""
        tokens: dict[Rgb, Ink] = {}
        spots: dict[str, Spot] = {}
        for colour in colours.values():
            if colour.inks is None:
                continue
            mix = _shares(colour.inks)
            tint = colour.tint / 100
            if colour.spot and keep_spots:
                spots[colour.spot] = Spot(colour.spot, mix, colour.finish)
                ink = Ink(tinted(mix, tint), colour.spot, tint)
            else:
                ink = Ink(tinted(mix, tint)) if not colour.finish else Ink(PAPER, "None", tint)
            tokens[screen_colour(colour)] = ink
        return cls(tokens, spots)

    def find(self, colour: Rgb) -> Ink | None:
        """Return the ink of a token's colour, or of a tint of a token of a spot ink.

        A grey is a tint of none: it is black, whatever silver there may be.
        """
        if colour in self.tokens:
            return self.tokens[colour]
        if len({*colour}) == 1:
            return None
        for full, ink in self.tokens.items():
            if ink.spot and (share := _share_of(colour, full)):
                return Ink(tinted(ink.process, share), ink.spot, ink.tint * share)
        return None


def screen_colour(colour: Colour) -> Rgb:
    """Return a token's colour on screen, 0–255 each."""
    digits = colour.screen.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def tinted(mix: Cmyk, share: float) -> Cmyk:
    """Return a share, 0–1, of a mix of inks."""
    cyan, magenta, yellow, black = mix
    return cyan * share, magenta * share, yellow * share, black * share


def _shares(inks: tuple[float, float, float, float]) -> Cmyk:
    cyan, magenta, yellow, black = inks
    return cyan / 100, magenta / 100, yellow / 100, black / 100


def _share_of(colour: Rgb, full: Rgb) -> float:
    """Return the share of a colour that lies between white and `full`, or 0 where it does not."""
    depth = max(255 - level for level in full)
    if depth == 0:
        return 0.0
    deepest = next(at for at, level in enumerate(full) if 255 - level == depth)
    share = (255 - colour[deepest]) / depth
    near = all(
        abs(255 - share * (255 - whole) - level) <= NEAR
        for level, whole in zip(colour, full, strict=True)
    )
    return share if near and share <= 1 else 0.0
