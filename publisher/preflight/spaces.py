"""Colour spaces as content names them, down to the one that paints in the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream

from publisher.preflight.objects import DAMAGE, dictionary, entries, items, named, number, unpacked

MAX_NESTING = 8  #: spaces within spaces: an Indexed DeviceN over an ICC profile has three
MAX_TINT_NESTING = 16  #: objects within the tint transform of a Separation
MAX_TINT_OBJECTS = 10_000

DEVICE = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_CIE = {"CalGray": 1, "CalRGB": 3, "Lab": 3}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEFAULTS = {name: f"/Default{name[6:]}" for name in DEVICE}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its family, and whatever tells it from others of the family."""

    family: str  #: as PDF names it; "unknown" if it makes no sense
    components: int = 0
    colorants: tuple[str, ...] = ()  #: of a Separation or DeviceN
    base: Space | None = None  #: of Indexed and Pattern; the alternate of Separation and DeviceN
    digest: str = ""  #: SHA-256 of the ICC profile, or of alternate and tint transform

    def layers(self) -> Iterator[Space]:
        """Yield the space and those beneath it."""
        layer: Space | None = self
        while layer is not None:
            yield layer
            layer = layer.base

    def __str__(self) -> str:
        if self.family == "ICCBased":
            return f"ICCBased({self.components})"
        if self.family == "Separation":
            return f'Separation "{self.colorants[0]}"'
        if self.family == "DeviceN":
            return f"DeviceN ({', '.join(self.colorants)})"
        return self.family


UNKNOWN = Space("unknown")
PATTERN = Space("Pattern")


@dataclass
class SpaceReader:
    """Reads colour spaces; profiles and tint transforms are hashed once for the whole file."""

    _digests: dict[tuple[int, int], str] = field(default_factory=dict)

    def read(self, value: Any, resources: Any, depth: int = 0) -> Space:
        """Return the space that a name or an array means among some resources."""
        if depth > MAX_NESTING:
            return UNKNOWN
        if isinstance(value, Array):
            return self._array(items(value), resources, depth)
        return self._named(named(value), resources, depth)

    def device(self, family: str, resources: Any, depth: int = 0) -> Space:
        """Return a device space, or the Default space of the resources that stands for it."""
        default = dictionary(dictionary(resources).get("/ColorSpace")).get(_DEFAULTS[family])
        if isinstance(default, Array) and depth <= MAX_NESTING:
            return self.read(default, Dictionary(), depth + 1)
        return Space(family, DEVICE[family])

    def _named(self, name: str, resources: Any, depth: int) -> Space:
        if name == "Pattern":
            return PATTERN
        if name in DEVICE:
            return self.device(name, resources, depth)
        known = dictionary(dictionary(resources).get("/ColorSpace"))
        if name and f"/{name}" in known:
            return self.read(known.get(f"/{name}"), resources, depth + 1)
        return self.device(_SHORT[name], resources, depth) if name in _SHORT else UNKNOWN

    def _array(self, parts: list[Any], resources: Any, depth: int) -> Space:
        family = named(parts[0]) if parts else ""
        family = _SHORT.get(family, family)
        if family in DEVICE or (family == "Pattern" and len(parts) == 1):
            return self._named(family, resources, depth)
        if family in _CIE:
            return Space(family, _CIE[family])
        if family == "ICCBased" and len(parts) > 1:
            return self._profiled(parts[1])
        if family in ("Indexed", "Pattern") and len(parts) > 1:
            return Space(family, 1, base=self.read(parts[1], resources, depth + 1))
        if family in ("Separation", "DeviceN") and len(parts) > 3:
            return self._inked(family, parts, resources, depth)
        return UNKNOWN

    def _profiled(self, profile: Any) -> Space:
        count = number(dictionary(profile).get("/N"))
        return Space("ICCBased", int(count or 0), digest=self._profile_digest(profile))

    def _profile_digest(self, profile: Any) -> str:
        if not isinstance(profile, Stream):
            return ""
        if profile.objgen not in self._digests:
            self._digests[profile.objgen] = digest_of(unpacked(profile))
        return self._digests[profile.objgen]

    def _inked(self, family: str, parts: list[Any], resources: Any, depth: int) -> Space:
        names = [parts[1]] if family == "Separation" else items(parts[1])
        colorants = tuple(named(name) for name in names)
        if not colorants:
            return UNKNOWN
        alternate = self.read(parts[2], resources, depth + 1)
        digest = self._tint_digest(parts[3], alternate)
        return Space(family, len(colorants), colorants, alternate, digest)

    def _tint_digest(self, tint: Any, alternate: Space) -> str:
        key = tint.objgen if isinstance(tint, Dictionary | Stream) else (0, 0)
        if key == (0, 0) or key not in self._digests:
            spelled = "\n".join(_spelled(tint, 0, [MAX_TINT_OBJECTS]))
            self._digests[key] = digest_of(spelled.encode())
        return digest_of(f"{self._digests[key]} {alternate} {alternate.digest}".encode())


def digest_of(data: bytes | None) -> str:
    """Return the SHA-256 of some data; "" for none."""
    return "" if data is None else sha256(data).hexdigest()


def _spelled(value: Any, depth: int, left: list[int]) -> Iterator[str]:
    """Yield what an object says, wherever its parts lie in the file."""
    left[0] -= 1
    if depth > MAX_TINT_NESTING or left[0] < 0:
        return
    if isinstance(value, Stream):
        yield digest_of(unpacked(value))
    if isinstance(value, Dictionary | Stream):
        for key, inner in entries(value):
            if key not in ("/Length", "/Filter", "/DecodeParms"):
                yield key
                yield from _spelled(inner, depth + 1, left)
    elif isinstance(value, Array):
        for inner in items(value):
            yield from _spelled(inner, depth + 1, left)
    else:
        yield _plain(value)


def _plain(value: Any) -> str:
    amount = number(value)
    if amount is not None:
        return f"{amount:.6g}"
    try:
        return str(value) if isinstance(value, Name) else repr(value)
    except DAMAGE:
        return ""
