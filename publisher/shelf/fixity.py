"""Fixity: whether files are, to the byte, those whose checksums were recorded."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from publisher.problems import legible
from publisher.shelf.finding import files
from publisher.shelf.orders import Findings, Order

BLOCK = 1 << 20  #: bytes
UNREAD = "?"  #: instead of the checksum of a file that cannot be read
ITSELF = ""  #: the name of a file within itself


def examine(order: Order, found: Findings) -> dict[str, str]:
    """Return the checksums of an item's files, by name within it, and note what is not right.

    Files that were never recorded are no fault; of one that cannot be read there is no checksum.
    """
    path, sums = Path(order.path), {}
    within = files(path) if order.kind == "folder" else [(ITSELF, path)]
    for name, each in within:
        try:
            sums[legible(name)] = checksum(each)
        except OSError as error:
            reason = (error.strerror or "no reason given").lower()
            found.add("damaged", f"{legible(name) or 'it'} cannot be read: {reason}")
            sums[legible(name)] = UNREAD
    _compare(order.recorded or {}, sums, found)
    return {name: digest for name, digest in sums.items() if digest != UNREAD}


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file. Raises OSError, also where it is a link or no file."""
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as stream:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError("it is no file")
        digest = hashlib.sha256()
        while block := stream.read(BLOCK):
            digest.update(block)
        return digest.hexdigest()


def _compare(recorded: Mapping[str, str], sums: Mapping[str, str], found: Findings) -> None:
    found.add("intact")
    for name, digest in sorted(recorded.items()):
        if name not in sums:
            found.add("damaged", f"{name or 'it'} is missing")
        elif sums[name] not in (digest, UNREAD):
            found.add("damaged", f"{name or 'it'} is not what was recorded")
    if recorded:
        new = sorted(sums.keys() - recorded.keys())
        found.reasons.extend(f"{name} is new, and recorded now" for name in new)
