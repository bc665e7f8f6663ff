"""Bags (BagIt, RFC 8493): made and validated by the library of the Library of Congress.

A bag from elsewhere is untrusted. Nothing of it is followed or fetched: it is read as text first,
and refused where it could lead out of its folder.
"""

from __future__ import annotations

import logging
import os
import unicodedata
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from publisher.problems import legible

with warnings.catch_warnings():  # it asks pkg_resources for its own version, and nothing else
    warnings.filterwarnings("ignore", message="pkg_resources is deprecated")
    import bagit

ALGORITHMS = ("sha256", "sha512")  #: as RFC 8493 has them
PAYLOAD = "data"
MAX_FILES = 200_000  #: in a bag
MAX_BYTES = 1 << 38  #: in a bag
MAX_TEXT = 64 << 20  #: bytes of a manifest
STRONG = ("sha256", "sha384", "sha512")  #: which nobody who changes a file can meet again
bagit.LOGGER.addHandler(logging.NullHandler())  # its remarks become problems
bagit.LOGGER.propagate = False


class BadBag(Exception):
    """Why a bag is refused."""


def make(folder: Path, tags: Mapping[str, list[str]]) -> None:
    """Turn a folder that holds a payload into a bag, with entries for its bag-info.txt."""
    bagit.make_bag(str(folder), dict(tags), checksums=list(ALGORITHMS))


def validate(folder: Path) -> None:
    """Hold a bag against its manifests. Raises `BadBag` with all that is wrong.

    The folder must be ours, so that nobody changes it meanwhile.
    """
    for name in _texts(folder):
        _hold_text(folder / name)
    if (folder / "fetch.txt").exists():
        raise BadBag("parts of it are to be fetched from elsewhere: fetch.txt")
    try:
        bag = bagit.Bag(str(folder))
        bag.validate()
    except bagit.BagValidationError as error:
        details = [str(each) for each in error.details or ()]
        raise BadBag("; ".join(details[:10]) or str(error)) from None
    except (bagit.BagError, ValueError, LookupError, OSError, TypeError) as error:
        raise BadBag(str(error).replace(f"{folder}{os.sep}", "")) from None
    for name, sums in bag.payload_entries().items():
        if not {*sums} & {*STRONG}:
            raise BadBag(f"of {legible(name)} it has no checksum of a strong kind (SHA-256)")


def contents(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files of a bag from elsewhere. Raises `BadBag` where it holds anything else."""
    count, size, seen = 0, 0, set()
    for name, entry in _walk(str(folder), ""):
        count, size = count + 1, size + entry.stat(follow_symlinks=False).st_size
        if count > MAX_FILES or size > MAX_BYTES:
            raise BadBag("it holds more than one shelf takes at once")
        same = unicodedata.normalize("NFC", name).casefold()
        if same in seen:
            raise BadBag(f"it holds {legible(name)} twice, but for the case of its letters")
        seen.add(same)
        yield name, entry


def _walk(folder: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        name = prefix + entry.name
        if entry.is_symlink():
            raise BadBag(f"{legible(name)} is a link")
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{name}/")
        elif entry.is_file(follow_symlinks=False):
            yield name, entry
        else:
            raise BadBag(f"{legible(name)} is no file")


def _texts(folder: Path) -> list[str]:
    return [
        entry.name
        for entry in sorted(folder.iterdir())
        if entry.name.startswith(("manifest-", "tagmanifest-")) and entry.name.endswith(".txt")
    ]


def _hold_text(path: Path) -> None:
    """Read the paths of a manifest. Raises `BadBag` for one that leads out of the bag."""
    if path.stat().st_size > MAX_TEXT:
        raise BadBag(f"{path.name} is too large")
    payload = path.name.startswith("manifest-")
    for line in path.read_bytes().decode(errors="replace").splitlines():
        _, _, named = line.strip().partition(" ")
        name = named.strip().removeprefix("*").replace("%2F", "/").replace("%2f", "/")
        parts = PurePosixPath(name.replace("\\", "/")).parts
        if name and (parts[0] in ("/", "~") or ".." in parts or ":" in parts[0]):
            raise BadBag(f"{path.name} names {legible(name)}, which lies outside of the bag")
        if name and payload and parts[0] != PAYLOAD:
            raise BadBag(f"{path.name} names {legible(name)}, which is no payload")
