"""The separator: which inks print a colour, for one printer and one layout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from publisher.pictures.inking import Inking
from publisher.pictures.inks import Mixer, within
from publisher.separation.ink import BLACK, PAPER, Cmyk, Ink
from publisher.separation.palette import Palette, Rgb, Spot, tinted

PROCESS = {"Cyan": 0, "Magenta": 1, "Yellow": 2, "Black": 3}  #: plates that every press has


@dataclass
class Separator:
    """Turns colours into inks: tokens to the letter, greys to black alone, the rest by profile.

    `spots` grows by the spot inks that a file brings along; the first definition of a name holds
    for all, as PDF/X asks.
    """

    mixer: Mixer
    palette: Palette
    inking: Inking  #: how pictures become plates, and how much ink the paper takes
    keep_spots: bool = True
    spots: dict[str, Spot] = field(default_factory=dict)
    #: Inks of the file, and its pictures by their numbers, that were taken back to the limit.
    lowered: dict[object, None] = field(default_factory=dict)
    #: Spot inks that were mixed from the four, where they print together with others.
    lost: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.limit = self.inking.limit
        self.spots |= self.palette.spots
        self.rgb = lru_cache(maxsize=100_000)(self._rgb)
        self.blend = lru_cache(maxsize=100_000)(self._blend)
        self.profiled = lru_cache(maxsize=100_000)(self._profiled)

    def _rgb(self, colour: Rgb, profile: bytes = b"") -> Ink:
        """Return the ink of an RGB colour of 8 bits, in sRGB or in a profile of its own."""
        token = self.palette.find(colour) if not profile else None
        if token is not None:
            return token if token.spot else Ink(within(token.process, self.limit))
        return Ink(self.blend(colour, profile))

    def _blend(self, colour: Rgb, profile: bytes = b"") -> Cmyk:
        """Return the mix of an RGB colour as if it were no token's."""
        red, green, blue = colour
        if red == green == blue:
            return self.grey(self.mixer.lightness(colour, profile))
        return self.profiled(colour, profile)

    def _profiled(self, colour: Rgb, profile: bytes = b"") -> Cmyk:
        """Return the mix of an RGB colour as the press's profile has it, a grey's too."""
        return self.capped(self.mixer.rgb(colour, profile))

    def lab(self, lightness: float, a: float, b: float) -> Cmyk:
        """Return the mix of a colour of CIELAB (D50)."""
        if abs(a) < 0.5 and abs(b) < 0.5:
            return self.grey(lightness)
        return self.profiled_lab(lightness, a, b)

    def profiled_lab(self, lightness: float, a: float, b: float) -> Cmyk:
        """Return the mix of a colour of CIELAB as the press's profile has it, a grey's too."""
        return self.capped(self.mixer.lab(lightness, a, b))

    def grey(self, lightness: float) -> Cmyk:
        """Return black alone, as light as a grey of this L*, 0–100."""
        return 0.0, 0.0, 0.0, round(self.mixer.black(lightness), 4)

    def capped(self, mix: Cmyk) -> Cmyk:
        """Return a mix within the ink limit and the most black."""
        return within(mix, self.limit, self.inking.black)

    def process(self, mix: Cmyk) -> Ink:
        """Return inks that were inks before, within the limit."""
        kept = within(mix, self.limit)
        if kept != mix:
            self.lowered[mix] = None
        return Ink(kept)

    def lose(self, names: Iterable[str]) -> None:
        """Note plates that something was not left on; the four, and all together, never are."""
        if self.keep_spots:
            self.lost.update(dict.fromkeys({*names} - {*PROCESS, "All", "None"}))

    def spot(self, name: str, tint: float, full: Cmyk, mix: Cmyk) -> Ink:
        """Return a tint of a separation of a file: `full` is its alternate at 1, `mix` at `tint`.

        Process plates become process inks; "All", which registration marks alone may use, black.
        """
        if name in PROCESS:
            return Ink(tuple(tint * (at == PROCESS[name]) for at in range(4)))  # type: ignore[arg-type]
        if name == "All":
            return Ink(tinted(BLACK, tint))
        if name == "None":
            return Ink(PAPER, name, tint)
        if not self.keep_spots:
            return Ink(within(mix, self.limit))
        known = self.spots.setdefault(name, Spot(name, full))
        return Ink(tinted(known.inks, tint), name, tint)
