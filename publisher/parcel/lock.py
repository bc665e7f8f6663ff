"""The lock of an issue: what it was made from, by what, and what came of it.

`issue.lock` lies beside the manifest, and another, which tells of no editions, in the parcel of an
archive edition: nothing can hold its own checksum.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from publisher.problems import ExitCode, Faulty, Problem
from publisher.source import Source
from publisher.store import write_whole

NAME = "issue.lock"
FORMAT = 1  #: of the lock and of the parcel; a number of its own, whatever the publisher's version
MAX_BYTES = 16 << 20  #: 100,000 files and the rasters of 10,000 pages are less


@dataclass(frozen=True)
class Locked:
    """A finished file as it was when the issue was frozen."""

    file: str  #: its name
    sha256: str
    bytes: int
    pages: tuple[str, ...]  #: SHA-256 of each page's raster at 100 ppi


@dataclass(frozen=True)
class Options:
    """What was asked for beside the editions, as the command line has it."""

    printer: str = ""
    allow_placeholders: bool = False
    pictures: str = "original"


@dataclass(frozen=True)
class Lock:
    """What an issue was made from, by what, and what came of it."""

    issue: str  #: its name, e.g. voice-of-asia-2023-q4
    id: str  #: its short name, which names the folder of its editions
    folder: str  #: its folder in the parcel, e.g. issues/2023-q4
    title: str
    date: str  #: of publication, as YYYY-MM-DD
    extent: int  #: pages
    options: Options
    software: Mapping[str, str]  #: versions by name
    inputs: Mapping[str, str]  #: SHA-256 by name in the parcel
    editions: Mapping[str, Locked] = field(default_factory=dict)  #: by kind: screen, press-cover …

    def text(self) -> str:
        """Return the lock as JSON, the same for the same lock."""
        return json.dumps({"format": FORMAT} | asdict(self), indent=1, ensure_ascii=False) + "\n"

    def write(self, folder: Path) -> Path:
        """Write the lock into an issue's folder, whole or not at all. Raises OSError."""
        write_whole(folder / NAME, self.text().encode())
        return folder / NAME


def read_lock(path: Path) -> Lock:
    """Return the lock in a file. Raises `Faulty`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        hint = "publisher freeze writes one beside the manifest"
        raise _bad("lock-missing", "there is no lock", hint, path) from None
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise _bad("lock-unreadable", f"cannot be read: {reason}", "see its rights", path) from None
    return parse_lock(data, path)


def parse_lock(data: bytes, path: Path) -> Lock:
    """Return the lock that some bytes hold; `path` is where they came from. Raises `Faulty`."""
    hint = "take it from a copy, or make another with publisher freeze"
    if len(data) > MAX_BYTES:
        raise _bad("lock-damaged", f"is larger than {MAX_BYTES >> 20} MiB", hint, path)
    try:
        told = json.loads(data)
        number = told["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _bad("lock-damaged", "is no lock, or a damaged one", hint, path) from None
    if number != FORMAT:
        raise _of_another_format(told, path)
    try:
        return _lock(told)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"is a damaged lock: {str(error)[:100] or type(error).__name__}"
        raise _bad("lock-damaged", reason, hint, path) from None


def _bad(code: str, message: str, hint: str, path: Path) -> Faulty:
    place = Source(path, "").place()
    return Faulty([Problem(code, message, place, hint, step=ExitCode.DRIFT)])


def _of_another_format(told: Mapping[str, Any], path: Path) -> Faulty:
    software = told.get("software")
    version = software.get("publisher") if isinstance(software, dict) else None
    whose = f"publisher {version}" if isinstance(version, str) else "another publisher"
    message = f"has format {str(told['format'])[:20]}; this publisher writes and reads {FORMAT}"
    hint = f"use {whose}, which wrote it, or freeze the issue anew"
    return _bad("lock-format", message, hint, path)


def _lock(told: Mapping[str, Any]) -> Lock:
    editions = {
        _text(kind): Locked(
            _text(each["file"]), _digest(each["sha256"]), _count(each["bytes"]),
            tuple(map(_digest, each["pages"])),
        )
        for kind, each in told["editions"].items()
    }  # fmt: skip
    options = told["options"]
    return Lock(
        issue=_text(told["issue"]),
        id=_slug(told["id"]),
        folder=_text(told["folder"]),
        title=_text(told["title"]),
        date=_text(told["date"]),
        extent=_count(told["extent"]),
        options=Options(
            _text(options["printer"]), options["allow_placeholders"] is True,
            _text(options["pictures"]),
        ),
        software=_mapped(told["software"], _text),
        inputs={_path(name): _digest(value) for name, value in told["inputs"].items()},
        editions=editions,
    )  # fmt: skip


def _mapped(told: Mapping[Any, Any], check: Callable[[Any], str]) -> dict[str, str]:
    return {_text(name): check(value) for name, value in told.items()}


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > 4096:
        raise ValueError("a text is expected")
    return value


def _path(value: Any) -> str:
    pure = PurePosixPath(_text(value))
    if pure.is_absolute() or ".." in pure.parts:
        raise ValueError("a name leads out of the folder")
    return str(value)


def _slug(value: Any) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", _text(value)):
        raise ValueError("a short name is expected")
    return str(value)


def _digest(value: Any) -> str:
    if len(_text(value)) != 64 or set(value) - set("0123456789abcdef"):
        raise ValueError("a SHA-256 is expected")
    return str(value)


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("a number is expected")
    return value
