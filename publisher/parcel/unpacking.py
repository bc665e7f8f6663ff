"""Unpacking: the parcel in a PDF becomes a folder again, after every file was held to the lock.

A parcel is as untrusted as any PDF: names that leave the folder, links, duplicates, files that the
lock does not know and floods of bytes are refused before anything is written.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from publisher.incoming import DAMAGE, Refused, opened_unread
from publisher.parcel.lock import NAME, Lock, parse_lock
from publisher.problems import ExitCode, Faulty, Problem, Problems
from publisher.source import Source
from publisher.store import whole_folder

FOLDERS = ("issues", "layouts", "fonts", "assets")  #: all that a parcel may hold beside its lock
MAX_FILES = 20_000
MAX_BYTES = 1 << 32  #: of all files together
MAX_DEPTH = 16  #: folders within folders, and nodes of a name tree
MAX_NAME = 200  #: bytes of a file's or a folder's name; file systems allow 255
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\:]")


def unpack_parcel(path: Path, folder: Path) -> Lock:
    """Restore the folder that an archive PDF was made from, and return its lock.

    Raises `Faulty` where the PDF carries no parcel, where a file of it is not what the lock says,
    or where `folder` holds something already. Nothing is written then.
    """
    refuse_filled(folder)
    with opened_parcel(path) as parcel:
        try:
            _write(parcel, folder)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            message, hint = f"{folder} cannot be written to: {reason}", "choose another folder"
            raise Faulty([Problem("output", message, None, hint, step=ExitCode.OUTPUT)]) from None
        return parcel.lock


class Parcel:
    """The parcel of an open PDF: its lock, and its files, held to it as they are read."""

    def __init__(self, files: dict[str, Stream], lock: Lock, path: Path) -> None:
        self.lock, self._files, self._path = lock, files, path

    def read(self) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of every file that is sound, the lock first.

        Raises `Faulty` at the end with all that are not.
        """
        yield NAME, _content(self._files[NAME]) or b""
        problems, left = Problems(), MAX_BYTES
        for name, digest in sorted(self.lock.inputs.items()):
            data = _content(self._files[name])
            if data is None or hashlib.sha256(data).hexdigest() != digest:
                problems.add(_damaged(name, self._path))
                continue
            left -= len(data)
            if left < 0:
                raise refused("parcel-large", "unpacks to more than 4 GB", self._path)
            yield name, data
        problems.stop()


@contextmanager
def opened_parcel(path: Path) -> Iterator[Parcel]:
    """Open the parcel of a PDF. Raises `Faulty` where there is none, or a false one."""
    try:
        with opened_unread(path) as pdf:
            files = _attached(pdf, path)
            if NAME not in files:
                reason, hint = "carries no parcel", "only archive editions do"
                raise refused("parcel-missing", reason, path, hint)
            text = _content(files[NAME])
            if text is None:
                raise Faulty([_damaged(NAME, path)])
            lock = parse_lock(text, path)
            _check_names(files, lock, path)
            yield Parcel(files, lock, path)
    except Refused as refusal:
        raise Faulty([refusal.problem(path)]) from None


def refused(code: str, reason: str, path: Path, hint: str = "take the file from a copy") -> Faulty:
    """Return the refusal of a PDF that was to be unpacked."""
    place = Source(path, "").place()
    return Faulty([Problem(code, reason, place, hint, step=ExitCode.DRIFT)])


def refuse_filled(folder: Path) -> None:
    """Raise `Faulty` where a folder holds something already: nothing is overwritten."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is not an empty folder"
        hint = "name a folder that does not exist yet"
        raise Faulty([Problem("output", message, None, hint, step=ExitCode.OUTPUT)])


def _attached(pdf: pikepdf.Pdf, path: Path) -> dict[str, Stream]:
    """Return the attached files of a PDF by their names."""
    files: dict[str, Stream] = {}
    try:
        tree = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
        for spec in _leaves(tree, path):
            name, stream = str(spec.UF), spec.EF.F
            if not isinstance(stream, Stream):
                raise TypeError
            if name in files:
                raise refused("parcel-name", f'holds "{name[:80]}" twice', path)
            if len(files) >= MAX_FILES:
                raise refused("parcel-large", f"holds more than {MAX_FILES} files", path)
            files[name] = stream
    except DAMAGE:
        raise refused("parcel-damaged", "has a damaged list of attachments", path) from None
    return files


def _leaves(node: Any, path: Path, depth: int = 0) -> Iterator[Any]:
    """Yield the file specifications of a name tree (ISO 32000-1, 7.9.6)."""
    if depth > MAX_DEPTH:
        raise refused("parcel-damaged", "has a damaged list of attachments", path)
    names = list(node.get("/Names", Array()))
    yield from names[1::2]
    for kid in node.get("/Kids", Array()):
        yield from _leaves(kid, path, depth + 1)


def _check_names(files: dict[str, Stream], lock: Lock, path: Path) -> None:
    """Raise `Faulty` with all names that may not be, are not in the lock, or lack their file."""
    problems = Problems()
    place = Source(path, "").place()

    def report(code: str, message: str) -> None:
        hint = "take the file from a copy"
        problems.add(Problem(code, message, place, hint, step=ExitCode.DRIFT))

    for name in sorted({*files, *lock.inputs} - {NAME}):
        if fault := _fault(name):
            report("parcel-name", f'holds "{name[:80]}", which {fault}')
        elif name not in lock.inputs:
            report("parcel-stray", f'holds "{name[:80]}", which its lock does not know')
        elif name not in files:
            report("parcel-incomplete", f'lacks "{name[:80]}", which its lock names')
    for one, other in _clashes(lock.inputs):
        report("parcel-name", f'holds "{one[:80]}" and "{other[:80]}", which cannot both be')
    if f"{lock.folder}/issue.yaml" not in lock.inputs or _fault(f"{lock.folder}/issue.yaml"):
        report("parcel-incomplete", "has a lock that names no manifest")
    problems.stop()


def _fault(name: str) -> str:
    """Return why a name may not be that of a file in a parcel; "" if it may."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or str(pure) != name:
        return "leaves the folder"
    if _CONTROL.search(name):
        return "has a character that no name may have"
    if pure.parts[0] not in FOLDERS or len(pure.parts) < 2:
        return "is no part of an issue"
    if len(pure.parts) > MAX_DEPTH or any(len(os.fsencode(p)) > MAX_NAME for p in pure.parts):
        return "is too long"
    return ""


def _clashes(names: Any) -> Iterator[tuple[str, str]]:
    """Yield pairs that some file system takes for one, or of which one is the other's folder."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        folded = name.casefold()
        if folded in seen:
            yield seen[folded], name
        seen[folded] = name
    for folded, name in seen.items():
        for up in PurePosixPath(folded).parents:
            if str(up) in seen:
                yield seen[str(up)], name


def _content(stream: Stream) -> bytes | None:
    """Return the content of an attached file; None where it is not what the PDF noted of it."""
    try:
        data = stream.read_bytes()
        noted = stream.get("/Params", Dictionary()).get("/CheckSum")
        sound = noted is None or bytes(noted) == hashlib.md5(data, usedforsecurity=False).digest()
    except DAMAGE:
        return None
    return data if sound else None


def _damaged(name: str, path: Path) -> Problem:
    message = f'"{name}" in its parcel is damaged: its checksum is not the one that was noted'
    hint = "take the PDF from a copy"
    place = Source(path, "").place()
    return Problem("parcel-damaged", message, place, hint, step=ExitCode.DRIFT)


def _write(parcel: Parcel, folder: Path) -> None:
    """Write a parcel, whole or not at all. Raises OSError."""
    with whole_folder(folder) as beside:
        for name, data in parcel.read():
            at = beside / (f"{parcel.lock.folder}/{NAME}" if name == NAME else name)
            at.parent.mkdir(parents=True, exist_ok=True)
            at.write_bytes(data)
