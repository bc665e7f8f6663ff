"""Luminosity: what a soft mask makes of colours, whose lightness alone counts there."""

from __future__ import annotations

from publisher.pictures.inks import srgb_level
from publisher.separation.ink import Cmyk, Ink
from publisher.separation.palette import Rgb
from publisher.separation.separator import Separator


class Luminosity(Separator):
    """A separator that answers with black alone, 1 less the luminosity (ISO 32000-1, 11.3.5.3)."""

    def __init__(self, separator: Separator) -> None:
        super().__init__(separator.mixer, separator.palette, separator.inking)

    def _rgb(self, colour: Rgb, profile: bytes = b"") -> Ink:
        return Ink(self._blend(colour, profile))

    def _blend(self, colour: Rgb, profile: bytes = b"") -> Cmyk:
        red, green, blue = (level / 255 for level in colour)
        return _dark(1 - (0.3 * red + 0.59 * green + 0.11 * blue))

    def lab(self, lightness: float, a: float, b: float) -> Cmyk:
        """Return the darkness of a colour of CIELAB."""
        return self.grey(lightness)

    def grey(self, lightness: float) -> Cmyk:
        """Return the darkness of a lightness."""
        return _dark(1 - srgb_level(lightness))

    def process(self, mix: Cmyk) -> Ink:
        """Return the darkness of inks."""
        cyan, magenta, yellow, black = mix
        return Ink(_dark(0.3 * cyan + 0.59 * magenta + 0.11 * yellow + black))

    def spot(self, name: str, tint: float, full: Cmyk, mix: Cmyk) -> Ink:
        """Return the darkness of what a separation is mixed from; `mix` is its darkness already."""
        return Ink(mix)


def _dark(share: float) -> Cmyk:
    return 0.0, 0.0, 0.0, round(max(0.0, min(1.0, share)), 4)
