"""Colour spaces of PDF as what their colours print (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from publisher.separation.functions import Function
from publisher.separation.ink import PAPER, Cmyk, Ink, Space
from publisher.separation.separator import PROCESS, Separator

Reach = tuple[tuple[float, float], ...]  #: from what to what each component of a colour goes


@dataclass(frozen=True)
class Grey:
    """DeviceGray; or a grey of another space, by the function that gives its lightness."""

    separator: Separator
    lightness: Callable[[float], float] | None = None
    components: int = 1

    def ink(self, values: Sequence[float]) -> Ink:
        """Return black alone."""
        level = unit(values[0])
        if self.lightness is None:
            return Ink((0.0, 0.0, 0.0, 1.0 - level))
        return Ink(self.separator.grey(self.lightness(level)))

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return the same."""
        return self.ink(values).process

    def profiled(self, values: Sequence[float]) -> Cmyk:
        """Return the same."""
        return self.ink(values).process


@dataclass(frozen=True)
class Rgb:
    """DeviceRGB, or an RGB space with a profile of its own."""

    separator: Separator
    profile: bytes = b""
    components: int = 3

    def ink(self, values: Sequence[float]) -> Ink:
        """Return a token's inks, or a mix."""
        return self.separator.rgb(_bytes(values), self.profile)

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return a mix."""
        return self.separator.blend(_bytes(values), self.profile)

    def profiled(self, values: Sequence[float]) -> Cmyk:
        """Return a mix, of a grey too."""
        return self.separator.profiled(_bytes(values), self.profile)


@dataclass(frozen=True)
class Process:
    """DeviceCMYK; CMYK of any profile, too, is taken to be meant for this press."""

    separator: Separator
    components: int = 4

    def ink(self, values: Sequence[float]) -> Ink:
        """Return the inks as they are, within the limit."""
        cyan, magenta, yellow, black = (unit(value) for value in values)
        return self.separator.process((cyan, magenta, yellow, black))

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return the same."""
        return self.ink(values).process

    def profiled(self, values: Sequence[float]) -> Cmyk:
        """Return the same."""
        return self.ink(values).process


@dataclass(frozen=True)
class Lab:
    """Lab, or another space by the function that gives its CIELAB values."""

    separator: Separator
    to_lab: Callable[[Sequence[float]], tuple[float, float, float]]
    reach: Reach = ((0.0, 1.0),) * 3
    components: int = 3

    def ink(self, values: Sequence[float]) -> Ink:
        """Return a mix."""
        return Ink(self.blend(values))

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return a mix."""
        return self.separator.lab(*self.to_lab(values))

    def profiled(self, values: Sequence[float]) -> Cmyk:
        """Return a mix, of a grey too."""
        return self.separator.profiled_lab(*self.to_lab(values))


@dataclass(frozen=True)
class Indexed:
    """A table of colours of another space."""

    base: Space
    table: bytes
    components: int = 1

    @property
    def entries(self) -> int:
        """How many colours it holds."""
        return len(self.table) // self.base.components

    def ink(self, values: Sequence[float]) -> Ink:
        """Return the ink of an entry."""
        return self.base.ink(self._entry(values))

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return the same."""
        return self.ink(values).process

    def profiled(self, values: Sequence[float]) -> Cmyk:
        """Return the mix of an entry, of a grey too."""
        return self.base.profiled(self._entry(values))

    def _entry(self, values: Sequence[float]) -> list[float]:
        """Return the colour of an entry; one beyond the table is its last."""
        width = self.base.components
        at = max(0, min(round(values[0]), self.entries - 1)) * width
        return spread(self.table[at : at + width], reach_of(self.base))


@dataclass(frozen=True)
class Colorants:
    """Separation and DeviceN: named plates, and the space that stands in for them."""

    separator: Separator
    names: tuple[str, ...]
    alternate: Space
    transform: Function

    @property
    def components(self) -> int:
        """How many plates there are."""
        return len(self.names)

    def ink(self, values: Sequence[float]) -> Ink:
        """Return process inks where all plates are; a spot's tint where one spot prints alone."""
        tints = [unit(value) for value in values]
        if all(name in PROCESS or name == "None" for name in self.names) and len(tints) > 1:
            return self.separator.process(self._process(tints))
        printing = [at for at, tint in enumerate(tints) if tint > 0]
        if len(self.names) == 1 or len(printing) == 1:
            at = printing[0] if printing else 0
            full = [float(other == at) for other in range(len(tints))]
            mixes = self._stand_in(full), self._stand_in(tints)
            return self.separator.spot(self.names[at], tints[at], *mixes)
        self.separator.lose(self.names[at] for at in printing)
        return Ink(self._stand_in(tints))

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return the same, as process inks."""
        return self.ink(values).process

    def profiled(self, values: Sequence[float]) -> Cmyk:
        """Return the same where one rule makes it; else what stands in, of a grey too."""
        if self._plain:
            return self.blend(values)
        return self._stand_in([unit(value) for value in values], self.alternate.profiled)

    def mixed(self, values: Sequence[float]) -> Cmyk:
        """Return process inks by one rule for all colours, so that a picture has no edges."""
        if self._plain:
            return self.ink(values).process
        return self._stand_in([unit(value) for value in values])

    @property
    def _plain(self) -> bool:
        """Whether there is one plate, or none that needs to be mixed."""
        known = all(name in PROCESS or name == "None" for name in self.names)
        return known or len(self.names) == 1

    def _process(self, tints: Sequence[float]) -> Cmyk:
        mix = list(PAPER)
        for name, tint in zip(self.names, tints, strict=True):
            if name in PROCESS:
                mix[PROCESS[name]] = tint
        return mix[0], mix[1], mix[2], mix[3]

    def _stand_in(
        self, tints: Sequence[float], mix: Callable[[Sequence[float]], Cmyk] | None = None
    ) -> Cmyk:
        """Return what the plates are mixed from elsewhere, which lowers no ink of the file."""
        lowered = self.separator.lowered
        booked = len(lowered)
        colour = self.transform(tints)
        made = mix(colour) if mix else self.alternate.ink(colour).process
        while len(lowered) > booked:
            lowered.popitem()
        return made


def reach_of(space: Space) -> Reach:
    """Return from what to what each component of a colour goes: 0–1, but for Lab."""
    return space.reach if isinstance(space, Lab) else ((0.0, 1.0),) * space.components


def spread(levels: Sequence[int], reach: Reach) -> list[float]:
    """Return the values of a colour that is given in bytes."""
    pairs = zip(levels, reach, strict=True)
    return [low + level / 255 * (high - low) for level, (low, high) in pairs]


def unit(value: float) -> float:
    """Return a value within 0–1."""
    return max(0.0, min(1.0, value))


def _bytes(values: Sequence[float]) -> tuple[int, int, int]:
    red, green, blue = (round(unit(value) * 255) for value in values)
    return red, green, blue
