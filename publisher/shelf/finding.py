"""What lies on a shelf: walked in order, without reading a byte or following a link.

An issue is a folder with an issue.yaml, or a PDF; everything else is a file that is only kept.
Hidden files and folders are passed over.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from publisher.problems import legible

MANIFEST = "issue.yaml"
MAX_DEPTH = 12  #: folders within one another
MAX_FILES = 100_000  #: in the folder of an issue
MAX_NAME = 1000  #: bytes of a path within the shelf


@dataclass(frozen=True, slots=True)
class Item:
    """Something on the shelf; `name` is its path within the shelf, with slashes."""

    name: str
    kind: str  #: folder, pdf or file; barred for what cannot be taken, link for a symbolic link
    size: int = 0  #: bytes
    state: str = ""  #: differs as soon as a size or a time of change does
    note: str = ""  #: why it is barred


def items(shelf: Path) -> Iterator[Item]:
    """Yield what lies on a shelf, sorted by name, one thing at a time."""
    return _within(str(shelf), "", 0)


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of an issue's folder: names within it and paths, sorted, links left out."""
    walk = ((name, entry) for name, entry in _files(str(folder), "", 0) if not entry.is_symlink())
    return ((name, Path(entry.path)) for name, entry in islice(walk, MAX_FILES))


def _within(folder: str, prefix: str, depth: int) -> Iterator[Item]:
    for entry in _entries(folder):
        name = prefix + entry.name
        if len(os.fsencode(name)) > MAX_NAME or not _writable(name):
            reason = "its name is too long, or is no UTF-8: rename it"
            yield Item(legible(name)[:MAX_NAME], "barred", note=reason)
        elif entry.is_symlink():
            yield Item(name, "link")
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(entry, name, depth)
        elif entry.is_file(follow_symlinks=False):
            yield _file(entry, name)


def _folder(entry: os.DirEntry[str], name: str, depth: int) -> Iterator[Item]:
    manifest = Path(entry.path, MANIFEST)
    if not os.access(entry.path, os.R_OK | os.X_OK):
        yield Item(name, "barred", note="the folder cannot be opened: see its rights")
    elif manifest.is_file() and not manifest.is_symlink():
        yield _issue(entry.path, name)
    elif depth == MAX_DEPTH:
        yield Item(name, "barred", note=f"it lies deeper than {MAX_DEPTH} folders")
    else:
        yield from _within(entry.path, f"{name}/", depth + 1)


def _file(entry: os.DirEntry[str], name: str) -> Item:
    kind = "pdf" if name.lower().endswith(".pdf") else "file"
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError as error:  # gone since it was listed
        return Item(name, "barred", note=(error.strerror or "it cannot be read").lower())
    return Item(name, kind, found.st_size, f"{found.st_size}:{found.st_mtime_ns}")


def _issue(folder: str, name: str) -> Item:
    """Return the item of an issue's folder, whose state is that of all its files."""
    digest, size, count = hashlib.sha256(), 0, 0
    for inner, entry in _files(folder, "", 0):
        try:
            found = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        size, count = size + found.st_size, count + 1
        if count > MAX_FILES:
            return Item(name, "barred", note=f"it holds more than {MAX_FILES} files")
        digest.update(os.fsencode(f"{inner}\0{found.st_size}:{found.st_mtime_ns}\n"))
    return Item(name, "folder", size, digest.hexdigest()[:32])


def _files(folder: str, prefix: str, depth: int) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in _entries(folder):
        if entry.is_dir(follow_symlinks=False):
            if depth < MAX_DEPTH:
                yield from _files(entry.path, f"{prefix}{entry.name}/", depth + 1)
        elif entry.is_file(follow_symlinks=False) or entry.is_symlink():
            yield prefix + entry.name, entry


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """Return what a folder shows, by name; nothing where it cannot be listed any more."""
    try:
        with os.scandir(folder) as listing:
            shown = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError:
        return []
    return sorted(shown, key=lambda entry: entry.name)


def _writable(name: str) -> bool:
    """Whether a name is text that can be kept: UTF-8 and nothing that ends a line."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return "\n" not in name and "\r" not in name
