"""Issues as bytes, for machines that share no disk with the shelf.

An archive PDF is its own parcel. A folder travels as a ZIP with what it is built from: the
publications beside it, and layouts, fonts and assets where its house is not the publisher's own.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from publisher.house import House
from publisher.shelf.finding import MANIFEST, files

MAX_PARCEL = 1 << 30  #: bytes
ISSUES = "issues"  #: the folder of issues within a parcel
HOUSE = ("layouts", "fonts", "assets")
_DATE = (1980, 1, 1, 0, 0, 0)  #: of every entry: the same folder gives the same parcel


class TooLarge(Exception):
    """An issue is too large to travel."""


def pack(path: Path, kind: str) -> bytes:
    """Return the parcel of an issue. Raises `TooLarge`, and OSError where it cannot be read."""
    if kind == "pdf":
        _hold(path.stat().st_size)
        return path.read_bytes()
    size, parcel = 0, io.BytesIO()
    with zipfile.ZipFile(parcel, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, each in _contents(path):
            size += each.stat().st_size
            _hold(size)
            archive.writestr(zipfile.ZipInfo(name, _DATE), each.read_bytes(), zipfile.ZIP_DEFLATED)
    return parcel.getvalue()


def unpack(parcel: bytes, kind: str, name: str, folder: Path) -> Path:
    """Lay out a parcel in an empty folder and return the path of its issue.

    Raises ValueError for a parcel that is none of ours.
    """
    if kind == "pdf":
        path = folder / PurePosixPath(name).name
        path.write_bytes(parcel)
        return path
    with zipfile.ZipFile(io.BytesIO(parcel)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_PARCEL:
            raise ValueError("the parcel unpacks to too much")
        for entry in archive.infolist():
            _lay(archive.read(entry), folder, entry.filename)
    return folder / ISSUES / PurePosixPath(name).name


def _contents(issue: Path) -> Iterator[tuple[str, Path]]:
    for name, each in files(issue):
        yield f"{ISSUES}/{issue.name}/{name}", each
    for beside in sorted(issue.parent.glob("*.yaml")):
        if beside.is_file() and not beside.is_symlink():
            yield f"{ISSUES}/{beside.name}", beside
    house = House.of(issue / MANIFEST)
    if house.root != House.bundled().root:
        for part in HOUSE:
            for name, each in files(house.root / part):
                yield f"{part}/{name}", each


def _lay(data: bytes, folder: Path, name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\\" in name:
        raise ValueError(f"the parcel names {name!r}, which lies outside of it")
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(data)


def _hold(size: int) -> None:
    if size > MAX_PARCEL:
        raise TooLarge(f"it is larger than {MAX_PARCEL >> 20} MiB, and cannot travel")
