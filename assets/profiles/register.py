"""Enters in a profile what it was made from, by its name in the ICC registry, and a fixed date."""

import struct
import sys
from pathlib import Path

DATED = struct.pack(">6H", 2024, 1, 1, 0, 0, 0)  #: date and time in the header, bytes 24 to 35
HEADER = 128  #: bytes before the table of tags
ENTRY = 12  #: bytes of one entry there


def registered(profile: bytes, reference: str) -> bytes:
    """Return a profile with its characterisation target named, as the ICC registry asks.

    The tag `targ` says `ICCHDAT` and the reference name (charTargetTag of ICC.1:2001-04). Its text
    goes to the end, and all that follows the table of tags moves down by one entry.
    """
    (count,) = struct.unpack_from(">I", profile, HEADER)
    end = HEADER + 4 + count * ENTRY
    tags = [struct.unpack_from(">4sII", profile, at) for at in range(HEADER + 4, end, ENTRY)]
    text = b"text\0\0\0\0ICCHDAT " + reference.encode("ascii") + b"\0"
    tags = [(tag, offset + ENTRY, size) for tag, offset, size in tags]
    tags.append((b"targ", len(profile) + ENTRY, len(text)))
    table = struct.pack(">I", len(tags)) + b"".join(struct.pack(">4sII", *tag) for tag in tags)
    body = profile[end:] + text + bytes(-len(text) % 4)
    header = profile[4:24] + DATED + profile[36:HEADER]
    return struct.pack(">I", HEADER + len(table) + len(body)) + header + table + body


if __name__ == "__main__":
    source, reference, target = sys.argv[1:]
    Path(target).write_bytes(registered(Path(source).read_bytes(), reference))
