"""Faces: the type families of a layout, from `fonts/` and from nowhere else."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

from publisher.manifest.faults import nearest
from publisher.manifest.layout import LayoutEntry
from publisher.problems import ExitCode, Problem, Problems

_SUFFIXES = (".ttf", ".otf")
_INVISIBLE = {0x09, 0x0A, 0x0D, 0x20, 0xAD, 0x200B, 0x200C, 0x200D, 0x2028, 0x2060, 0xFEFF}


@dataclass(frozen=True)
class Faces:
    """The face files of the families that a layout is set in."""

    files: tuple[Path, ...]
    complete: bool = True  #: whether all families are there

    @cached_property
    def fingerprint(self) -> str:
        """A hash of all the files, for the fingerprints of fragments."""
        digest = hashlib.sha256()
        for path in self.files:
            digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that at least one family can print in its regular face."""
        found: set[int] = set(_INVISIBLE)
        for folder in dict.fromkeys(path.parent for path in self.files):
            files = [path for path in self.files if path.parent == folder]
            regular = next((path for path in files if "Regular" in path.name), files[0])
            with TTFont(regular, lazy=True) as face:
                found.update(face.getBestCmap())
        return frozenset(found)

    @cached_property
    def by_name(self) -> dict[str, Path]:
        """The files by PostScript name, as it stands in an embedded subset."""
        return {postscript_name(path): path for path in self.files}


def postscript_name(path: Path) -> str:
    """Return the PostScript name of a face file."""
    with TTFont(path, lazy=True) as face:
        return str(face["name"].getDebugName(6))


def family_folder(family: str) -> str:
    """Return the name of a family's folder: Source Serif 4 lies in source-serif-4."""
    return re.sub(r"[^a-z0-9]+", "-", family.lower()).strip("-")


def load_faces(entry: LayoutEntry, fonts: Path, problems: Problems) -> Faces:
    """Return the faces that a layout requires, after reporting those that are not there."""
    files: list[Path] = []
    complete = True
    for index, family in enumerate(entry.faces):
        folder = fonts / family_folder(family)
        found = [p for p in sorted(folder.glob("*")) if p.suffix.lower() in _SUFFIXES]
        sound = [path for path in found if _sound(path)]
        if not found:
            known = [other.name for other in fonts.glob("*") if other.is_dir()]
            message = f'the family "{family}" is not in fonts/{family_folder(family)}/'
            hint = nearest(family_folder(family), known) or "there are no families in fonts/"
            place = entry.place_of("faces", index)
            problems.add(Problem("missing-face", message, place, hint, step=ExitCode.LAYOUT))
        for path in sorted(set(found) - set(sound)):
            message = f"the face {path.name} is damaged"
            place = entry.place_of("faces", index)
            hint = "put the whole TTF or OTF there again"
            problems.add(Problem("face-unreadable", message, place, hint, step=ExitCode.LAYOUT))
        complete = complete and bool(found) and found == sound
        files += sound
    return Faces(tuple(files), complete)


def _sound(path: Path) -> bool:
    status = path.stat()
    return _readable(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=256)
def _readable(path: Path, size: int, changed: int) -> bool:
    """Whether a face file can be read; asked once in a process unless it changes."""
    try:
        with TTFont(path, lazy=True) as face:
            return "cmap" in face and "name" in face
    except Exception:  # a damaged face can provoke any exception of its reader
        return False
