"""Recorded checksums as a text that outlives the catalogue, and that `sha256sum -c` reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from publisher.shelf.catalogue import GONE, Catalogue
from publisher.shelf.fixity import ITSELF
from publisher.store import Drafts

SUFFIX = ".sha256"
MAX_LINE = 8192  #: characters
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)\n?")


def place(catalogue: Path) -> Path:
    """Return the file of the checksums that belong to a catalogue."""
    return catalogue.with_suffix(SUFFIX)


def write(catalogue: Catalogue) -> None:
    """Write all checksums into the text. Raises OSError where it cannot be written."""
    target, drafts = place(catalogue.path), Drafts(catalogue.path.parent)
    with drafts as folder:
        with (folder / target.name).open("w", encoding="utf-8") as text:
            for name, digest in catalogue.checksums():
                text.write(f"{digest}  {name}\n")
        drafts.publish()


def restore(catalogue: Catalogue) -> None:
    """Take the checksums of the text into a catalogue that has none, once the shelf is surveyed.

    A file of which nothing is left on the shelf is noted as gone, so that it is missed.
    """
    text = place(catalogue.path)
    if catalogue.base.execute("SELECT 1 FROM files").fetchone() or text.is_symlink():
        return
    with catalogue.changing():
        for name, digest in _lines(text):
            item, inner = _owner(catalogue, name)
            catalogue.record(item, [(inner, digest)])


def _lines(text: Path) -> Iterator[tuple[str, str]]:
    """Yield names and checksums of a text; what is no line of one is passed over."""
    if not text.is_file():
        return
    with text.open(encoding="utf-8", errors="replace") as stream:
        while line := stream.readline(MAX_LINE):
            if told := _LINE.fullmatch(line):
                yield told[2], told[1]


def _owner(catalogue: Catalogue, name: str) -> tuple[str, str]:
    """Return the item that a file belongs to, and its name within that."""
    known = catalogue.base.execute
    if known("SELECT 1 FROM items WHERE name = ?", (name,)).fetchone():
        return name, ITSELF
    parts = name.split("/")
    for count in range(1, len(parts)):
        item = "/".join(parts[:count])
        folder = "SELECT 1 FROM items WHERE name = ? AND kind = 'folder'"
        if known(folder, (item,)).fetchone():
            return item, "/".join(parts[count:])
    known(
        "INSERT INTO items VALUES (?, 'file', 0, ?, 0, '', '', '', '', 0, '[]', 0, '', '', '')",
        (name, GONE),
    )
    return name, ITSELF
