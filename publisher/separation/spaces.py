"""Colour spaces of PDF, read as what their colours print (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.pages.geometry import IDENTITY, Matrix
from publisher.pictures.inks import BadProfile, is_srgb
from publisher.separation.functions import Function, read_function
from publisher.separation.ink import PAPER, BadColour, Cmyk, Ink, Space
from publisher.separation.separator import PROCESS, Separator

MAX_NESTING = 8  #: spaces within spaces: Indexed on DeviceN on ICCBased is three
MAX_COLORANTS = 32
_SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed"}


@dataclass(frozen=True)
class Grey:
    """DeviceGray; or a grey of another space, by the function that gives its lightness."""

    separator: Separator
    lightness: Callable[[float], float] | None = None
    components: int = 1

    def ink(self, values: Sequence[float]) -> Ink:
        """Return black alone."""
        level = _unit(values[0])
        if self.lightness is None:
            return Ink((0.0, 0.0, 0.0, 1.0 - level))
        return Ink(self.separator.grey(self.lightness(level)))

    def blend(self, values: Sequence[float]) -> Cmyk:
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


@dataclass(frozen=True)
class Process:
    """DeviceCMYK; CMYK of any profile, too, is taken to be meant for this press."""

    separator: Separator
    components: int = 4

    def ink(self, values: Sequence[float]) -> Ink:
        """Return the inks as they are, within the limit."""
        cyan, magenta, yellow, black = (_unit(value) for value in values)
        return self.separator.process((cyan, magenta, yellow, black))

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return the same."""
        return self.ink(values).process


@dataclass(frozen=True)
class Lab:
    """Lab, or another space by the function that gives its CIELAB values."""

    separator: Separator
    to_lab: Callable[[Sequence[float]], tuple[float, float, float]]
    components: int = 3

    def ink(self, values: Sequence[float]) -> Ink:
        """Return a mix."""
        return Ink(self.blend(values))

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return a mix."""
        return self.separator.lab(*self.to_lab(values))


@dataclass(frozen=True)
class Indexed:
    """A table of colours of another space."""

    base: Space
    table: bytes
    decode: tuple[tuple[float, float], ...]  #: ranges of the base's components
    components: int = 1

    def ink(self, values: Sequence[float]) -> Ink:
        """Return the ink of an entry; one beyond the table is its last."""
        width = self.base.components
        at = max(0, min(round(values[0]), len(self.table) // width - 1)) * width
        pairs = zip(self.table[at : at + width], self.decode, strict=True)
        return self.base.ink([low + byte / 255 * (high - low) for byte, (low, high) in pairs])

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return the same."""
        return self.ink(values).process


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
        tints = [_unit(value) for value in values]
        if all(name in PROCESS or name == "None" for name in self.names) and len(tints) > 1:
            return self.separator.process(self._process(tints))
        printing = [at for at, tint in enumerate(tints) if tint > 0]
        if len(self.names) == 1 or len(printing) == 1:
            at = printing[0] if printing else 0
            full = [float(other == at) for other in range(len(tints))]
            mixes = self._stand_in(full), self._stand_in(tints)
            return self.separator.spot(self.names[at], tints[at], *mixes)
        return Ink(self._stand_in(tints))

    def blend(self, values: Sequence[float]) -> Cmyk:
        """Return the same, as process inks."""
        return self.ink(values).process

    def _process(self, tints: Sequence[float]) -> Cmyk:
        mix = list(PAPER)
        for name, tint in zip(self.names, tints, strict=True):
            if name in PROCESS:
                mix[PROCESS[name]] = tint
        return mix[0], mix[1], mix[2], mix[3]

    def _stand_in(self, tints: Sequence[float]) -> Cmyk:
        return self.alternate.ink(self.transform(tints)).process


def read_space(
    value: pikepdf.Object, spaces: pikepdf.Object, separator: Separator, depth: int = 0
) -> Space:
    """Return a colour space by its name or array; `spaces` are those that the resources name.

    Raises `BadColour` where there is none such, or where it is broken.
    """
    if depth > MAX_NESTING:
        raise BadColour("its colour space is nested too deeply")
    try:
        return _read(value, spaces, separator, depth)
    except (BadProfile, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        reason = str(error) if isinstance(error, BadColour | BadProfile) else "is broken"
        raise BadColour(reason) from error


def _read(value: pikepdf.Object, spaces: pikepdf.Object, separator: Separator, depth: int) -> Space:
    if isinstance(value, Name):
        name = _SHORT.get(str(value), str(value))
        plain: dict[str, Callable[[Separator], Space]] = {
            "/DeviceGray": Grey,
            "/DeviceRGB": Rgb,
            "/DeviceCMYK": Process,
        }
        default = spaces.get(f"/Default{name.removeprefix('/Device')}")
        if name in plain and default is not None and depth == 0:
            return read_space(default, Dictionary(), separator, depth + 1)
        if name in plain:
            return plain[name](separator)
        named = spaces.get(name)
        if named is None:
            raise BadColour(f"names the colour space {name}, which there is not")
        return read_space(named, spaces, separator, depth + 1)
    family = _SHORT.get(str(value[0]), str(value[0]))
    if len(value) == 1 or (family.startswith("/Device") and family != "/DeviceN"):
        return read_space(value[0], spaces, separator, depth + 1)
    return _FAMILIES[family](value, spaces, separator, depth + 1)


def _icc(value: pikepdf.Object, spaces: pikepdf.Object, separator: Separator, depth: int) -> Space:
    components = int(value[1].N)
    if components == 4:
        return Process(separator)
    profile = value[1].read_bytes()
    try:
        separator.mixer.lightness((0,) * components, profile)
    except BadProfile:
        profile = b""  # as viewers do: the space of its number of components stands in
    if components == 1:
        if not profile:
            return Grey(separator)
        mixer = separator.mixer
        return Grey(separator, lambda level: mixer.lightness((round(level * 255),), profile))
    return Rgb(separator, b"" if is_srgb(profile) else profile)


def _lab(value: pikepdf.Object, spaces: pikepdf.Object, separator: Separator, depth: int) -> Space:
    low_a, high_a, low_b, high_b = (
        float(v) for v in value[1].get("/Range", Array([-100, 100, -100, 100]))
    )

    def clipped(values: Sequence[float]) -> tuple[float, float, float]:
        lightness, a, b = values
        return (
            max(0.0, min(100.0, lightness)),
            max(-128.0, low_a, min(127.0, high_a, a)),
            max(-128.0, low_b, min(127.0, high_b, b)),
        )

    return Lab(separator, clipped)


def _cal_grey(
    value: pikepdf.Object, spaces: pikepdf.Object, separator: Separator, depth: int
) -> Space:
    gamma = float(value[1].get("/Gamma", 1))
    return Grey(separator, lambda level: _lightness(level**gamma))


def _cal_rgb(
    value: pikepdf.Object, spaces: pikepdf.Object, separator: Separator, depth: int
) -> Space:
    """CalRGB: to XYZ by its matrix, to CIELAB by its own white (ISO 32000-1, 8.6.5.3)."""
    given = value[1]
    white = [float(v) for v in given.WhitePoint]
    gammas = [float(v) for v in given.get("/Gamma", Array([1, 1, 1]))]
    matrix = [float(v) for v in given.get("/Matrix", Array([1, 0, 0, 0, 1, 0, 0, 0, 1]))]

    def to_lab(values: Sequence[float]) -> tuple[float, float, float]:
        linear = [_unit(v) ** g for v, g in zip(values, gammas, strict=True)]
        xyz = [sum(linear[c] * matrix[3 * c + axis] for c in range(3)) for axis in range(3)]
        x, y, z = (_root(v / w) for v, w in zip(xyz, white, strict=True))
        a, b = (max(-128.0, min(127.0, v)) for v in (500 * (x - y), 200 * (y - z)))
        return max(0.0, min(100.0, 116 * y - 16)), a, b

    return Lab(separator, to_lab)


def _indexed(
    value: pikepdf.Object, spaces: pikepdf.Object, separator: Separator, depth: int
) -> Space:
    base, table = read_space(value[1], spaces, separator, depth), value[3]
    data = table.read_bytes() if isinstance(table, pikepdf.Stream) else bytes(table)
    size = (int(value[2]) + 1) * base.components
    if not 1 <= int(value[2]) + 1 <= 256:
        raise BadColour("has a table of colours of no size")
    return Indexed(base, data[:size].ljust(size, b"\0"), component_ranges(value[1], base))


def component_ranges(value: pikepdf.Object, space: Space) -> tuple[tuple[float, float], ...]:
    """Return from what to what each component of a space reaches."""
    if isinstance(space, Lab) and isinstance(value, Array) and value[0] == "/Lab":
        low_a, high_a, low_b, high_b = (
            float(v) for v in value[1].get("/Range", Array([-100, 100, -100, 100]))
        )
        return (0.0, 100.0), (low_a, high_a), (low_b, high_b)
    return ((0.0, 1.0),) * space.components


def _colorants(
    value: pikepdf.Object, spaces: pikepdf.Object, separator: Separator, depth: int
) -> Space:
    named = [value[1]] if isinstance(value[1], Name) else list(value[1])
    if not 1 <= len(named) <= MAX_COLORANTS:
        raise BadColour("has too many plates")
    names = tuple(str(name).removeprefix("/") for name in named)
    alternate = read_space(value[2], spaces, separator, depth)
    return Colorants(separator, names, alternate, read_function(value[3]))


_FAMILIES: dict[str, Callable[[pikepdf.Object, pikepdf.Object, Separator, int], Space]] = {
    "/ICCBased": _icc,
    "/Lab": _lab,
    "/CalGray": _cal_grey,
    "/CalRGB": _cal_rgb,
    "/Indexed": _indexed,
    "/Separation": _colorants,
    "/DeviceN": _colorants,
}


def matrix_of(value: pikepdf.Object | None) -> Matrix:
    """Return a matrix as it stands in a dictionary; the identity where there is none."""
    if value is None:
        return IDENTITY
    a, b, c, d, e, f = (float(number) for number in value)
    return a, b, c, d, e, f


def _unit(value: float) -> float:
    return max(0.0, min(1.0, value))


def _bytes(values: Sequence[float]) -> tuple[int, int, int]:
    red, green, blue = (round(_unit(value) * 255) for value in values)
    return red, green, blue


def _root(share: float) -> float:
    return float(share ** (1 / 3)) if share > 0.008856 else 7.787 * share + 16 / 116


def _lightness(luminance: float) -> float:
    return 116 * _root(luminance) - 16
