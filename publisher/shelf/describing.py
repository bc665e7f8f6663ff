"""What an item says of itself: read from its lock, in a process of its own.

A folder's lock lies beside its manifest; an archive PDF carries its own as an attachment. Both are
text of strangers: read within limits, and never more than told.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from publisher.incoming import DAMAGE, Refused, limited, opened
from publisher.problems import visible
from publisher.shelf.orders import MAX_EDITIONS, Description

LOCK = "issue.lock"
MAX_LOCK = 64 << 20  #: bytes
MAX_PACKET = 4 << 20  #: bytes of XMP
MAX_TEXT = 300  #: characters of a title
MAX_EXTENT = 100_000  #: pages
_PART = re.compile(rb"pdfaid:part\s*(?:>|=\s*[\"'])\s*3\b")
_ISSUE = re.compile(rb"prism:issueIdentifier\s*(?:>\s*([^<]{1,300})|=\s*[\"']([^\"']{1,300}))")


def describe(path: Path, kind: str) -> Description:
    """Return what a folder or a PDF says that it is; a PDF of another trade is a mere file."""
    try:
        return _folder(path) if kind == "folder" else _pdf(path)
    except Refused as refused:
        return Description(kind, trouble=refused.reason.replace(f"{path}: ", ""))
    except _Unsound as unsound:
        return Description(kind, locked=True, trouble=str(unsound))
    except OSError as error:
        return Description(kind, trouble=(error.strerror or "it cannot be read").lower())
    except DAMAGE:
        return Description(kind, trouble="it is damaged")


class _Unsound(Exception):
    """Why a lock is none."""


def _folder(path: Path) -> Description:
    lock = path / LOCK
    if lock.is_symlink() or not lock.is_file():
        return Description("folder", issue=path.name[:MAX_TEXT])
    if lock.stat().st_size > MAX_LOCK:
        raise _Unsound("its lock is too large")
    return replace(_locked(lock.read_bytes()), kind="folder")


def _pdf(path: Path) -> Description:
    with limited(MAX_LOCK), opened(path, checked=True) as pdf:
        packet = pdf.Root.get("/Metadata")
        said = packet.read_bytes()[:MAX_PACKET] if packet is not None else b""
        if LOCK in pdf.attachments:
            data = pdf.attachments[LOCK].get_file().read_bytes()
            told = _locked(data)  # of no editions: nothing can hold its own checksum
            return replace(told, kind="pdf", editions=told.editions or ("archive",))
    issue = _ISSUE.search(said)
    if issue and _PART.search(said):  # an archive edition of before there were locks
        name = (issue[1] or issue[2]).decode(errors="replace").strip()
        return Description("pdf", issue=visible(name))
    return Description("file")


def _locked(data: bytes) -> Description:
    """Return what a lock tells. Raises `_Unsound` where it is none."""
    try:
        lock = json.loads(data)
    except (ValueError, RecursionError):
        raise _Unsound("its lock is no JSON") from None
    if not isinstance(lock, dict) or not isinstance(lock.get("editions"), Mapping):
        raise _Unsound("its lock names no editions")
    return Description(
        kind="",
        issue=_text(lock, "issue"),
        title=_text(lock, "title"),
        date=_date(lock.get("date")),
        extent=_extent(lock.get("extent")),
        editions=tuple(visible(str(name))[:40] for name in sorted(lock["editions"]))[:MAX_EDITIONS],
        locked=True,
    )


def _text(lock: Mapping[str, Any], key: str) -> str:
    value = lock.get(key)
    return visible(value)[:MAX_TEXT] if isinstance(value, str) else ""


def _date(value: object) -> str:
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        return ""


def _extent(value: object) -> int:
    return value if type(value) is int and 0 <= value <= MAX_EXTENT else 0
