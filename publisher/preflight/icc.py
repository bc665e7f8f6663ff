"""The header of an ICC profile (ISO 15076-1, 7.2): what it is for, and whether it is whole."""

from __future__ import annotations

import struct
from dataclasses import dataclass

HEADER = 128  #: bytes
MAX_TAGS = 1000
COMPONENTS = {"GRAY": 1, "RGB ": 3, "CMYK": 4}


@dataclass(frozen=True, slots=True)
class ProfileHeader:
    """What the header of a profile says of it."""

    version: int  #: 2 or 4; the first number
    kind: str  #: "prtr", "mntr", "scnr", "spac" …
    space: str  #: "CMYK", "RGB ", "GRAY" …
    size: int  #: bytes, as stated

    @property
    def components(self) -> int:
        """How many components its device side has; 0 for a space that no intent may have."""
        return COMPONENTS.get(self.space, 0)


def read_header(profile: bytes) -> ProfileHeader | None:
    """Return the header of a profile; None if this is no profile, or one cut short.

    Each tag must lie within the file: a profile that lost its end has a sound header still.
    """
    if len(profile) < HEADER + 4 or profile[36:40] != b"acsp":
        return None
    size, count = *struct.unpack_from(">I", profile), *struct.unpack_from(">I", profile, HEADER)
    tags_end = HEADER + 4 + 12 * count
    if size > len(profile) or count > MAX_TAGS or tags_end > len(profile):
        return None
    for at in range(HEADER + 4, tags_end, 12):
        offset, length = struct.unpack_from(">II", profile, at + 4)
        if offset + length > len(profile):
            return None
    kind, space = (profile[at : at + 4].decode("latin-1") for at in (12, 16))
    return ProfileHeader(profile[8], kind, space, size)
