"""Colour spaces read from a file nobody vouches for, by name or array (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from publisher.pictures.inks import BadProfile, is_srgb
from publisher.separation.calibrated import calibrated_grey, calibrated_rgb, lab
from publisher.separation.entries import whole
from publisher.separation.functions import read_function
from publisher.separation.ink import BadColour, Space
from publisher.separation.separator import Separator
from publisher.separation.spaces import Colorants, Grey, Indexed, Process, Rgb

MAX_NESTING = 8  #: spaces within spaces: Indexed on DeviceN on ICCBased is three
MAX_COLORANTS = 32  #: plates of a DeviceN space (ISO 32000-1, annex C)
MAX_ENTRIES = 256  #: colours of a table
MAX_PROFILE = 16 * 1024 * 1024  #: bytes of a profile; those with the finest tables have 4 MiB
_SHORT = {"/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK", "/I": "/Indexed"}
_DEVICE: dict[str, Callable[[Separator], Space]] = {
    "/DeviceGray": Grey,
    "/DeviceRGB": Rgb,
    "/DeviceCMYK": Process,
}
_CALIBRATED: dict[str, Callable[[pikepdf.Object, Separator], Space]] = {
    "/CalGray": calibrated_grey,
    "/CalRGB": calibrated_rgb,
    "/Lab": lab,
}


def read_space(
    value: pikepdf.Object, spaces: pikepdf.Object, separator: Separator, depth: int = 0
) -> Space:
    """Return a colour space by its name or array; `spaces` are those that the resources name.

    A Default space of the resources stands for its device space, at any depth (8.6.5.6). Raises
    `BadColour` where there is none such, or where it is broken.
    """
    if depth > MAX_NESTING:
        raise BadColour("too many colour spaces within one another")
    if isinstance(value, Name):
        return _named(str(value), spaces, separator, depth)
    if not isinstance(value, Array) or not len(value) or not isinstance(value[0], Name):
        raise BadColour("a colour space that is none")
    family = str(value[0])
    family = _SHORT.get(family, family)
    if family in _DEVICE:
        return _device(family, spaces, separator, depth)
    if len(value) > 1 and family in _CALIBRATED:
        return _CALIBRATED[family](_dictionary(value[1]), separator)
    if len(value) > 1 and family == "/ICCBased":
        return _profiled(value[1], separator)
    if len(value) > 3 and family == "/Indexed":
        return _indexed(value, spaces, separator, depth)
    if len(value) > 3 and family in ("/Separation", "/DeviceN"):
        return _colorants(value, spaces, separator, depth)
    raise BadColour(f"a colour space {family} that is incomplete or unknown")


def _named(name: str, spaces: pikepdf.Object, separator: Separator, depth: int) -> Space:
    """Return the space of a name; one of the resources' goes before a short one (8.9.7)."""
    if name not in _DEVICE and name in spaces:
        return read_space(spaces[name], spaces, separator, depth + 1)
    name = _SHORT.get(name, name)
    if name not in _DEVICE:
        raise BadColour(f"a colour space {name} that is nowhere")
    return _device(name, spaces, separator, depth)


def _device(name: str, spaces: pikepdf.Object, separator: Separator, depth: int) -> Space:
    default = spaces.get(f"/Default{name.removeprefix('/Device')}")
    if default is not None:
        return read_space(default, Dictionary(), separator, depth + 1)
    return _DEVICE[name](separator)


def _dictionary(value: object) -> pikepdf.Object:
    if not isinstance(value, Dictionary):
        raise BadColour("a colour space says nothing of itself")
    return value


def _profiled(stream: object, separator: Separator) -> Space:
    """Return a space by its profile; inks of any profile are taken to be meant for this press."""
    if not isinstance(stream, Stream):
        raise BadColour("a profile is missing")
    components = whole(stream, "/N", (1, 3, 4))
    if components == 4:
        return Process(separator)
    profile = _sound_profile(stream, components, separator)
    if components == 3:
        return Rgb(separator, b"" if is_srgb(profile) else profile)
    if not profile:
        return Grey(separator)
    mixer = separator.mixer
    return Grey(separator, lambda level: mixer.lightness((round(level * 255),), profile))


def _sound_profile(stream: Stream, components: int, separator: Separator) -> bytes:
    """Return a profile, or nothing where it is damaged: the device space then stands in."""
    try:
        profile = bytes(stream.read_bytes())
        separator.mixer.lightness((0,) * components, profile)
    except (BadProfile, pikepdf.PdfError):
        return b""
    return profile if len(profile) <= MAX_PROFILE else b""


def _indexed(value: Array, spaces: pikepdf.Object, separator: Separator, depth: int) -> Space:
    base, table = read_space(value[1], spaces, separator, depth + 1), value[3]
    if isinstance(base, Indexed) or not isinstance(table, Stream | String):
        raise BadColour("a table of colours without colours")
    last = value[2]
    if isinstance(last, bool) or not isinstance(last, int) or not 0 <= last < MAX_ENTRIES:
        raise BadColour("a table of colours of no size")
    data = table.read_bytes() if isinstance(table, Stream) else bytes(table)
    size = (last + 1) * base.components
    return Indexed(base, data[:size].ljust(size, b"\0"))


def _colorants(value: Array, spaces: pikepdf.Object, separator: Separator, depth: int) -> Space:
    named = list(value[1]) if isinstance(value[1], Array) else [value[1]]
    if not 1 <= len(named) <= MAX_COLORANTS or not all(isinstance(name, Name) for name in named):
        raise BadColour("a colour space without plates, or with too many")
    names = tuple(str(name).removeprefix("/") for name in named)
    alternate = read_space(value[2], spaces, separator, depth + 1)
    transform = read_function(value[3])
    if len(transform([0.0] * len(names))) != alternate.components:
        raise BadColour(f"a plate {names[0]} that is mixed from something else")
    return Colorants(separator, names, alternate, transform)
