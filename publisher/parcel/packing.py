"""Packing: the inputs of an issue and their lock as files that a PDF carries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from publisher.copydesk import Copy
from publisher.editions.enclosing import Enclosure
from publisher.parcel.inputs import Inputs, issue_folder
from publisher.parcel.lock import NAME, Lock, Options
from publisher.software import software

_MIMES = {
    ".css": "text/css",
    ".html": "text/html",
    ".icc": "application/vnd.iccprofile",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".md": "text/markdown",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}

#: By the first folder of a name: how a file relates to the document, and what it is.
_KINDS = {
    "issues": ("Source", "Source of the issue"),
    "layouts": ("Source", "Layout that the issue is set in"),
    "fonts": ("Supplement", "Type face, or its licence"),
    "assets": ("Supplement", "Profile, printer or mark, or a licence"),
}


def make_lock(copy: Copy, inputs: Inputs, extent: int, options: Options) -> Lock:
    """Return the lock of an issue of so many pages, before any edition is finished."""
    issue = copy.issue
    names = [issue.publication.title, issue.entry.season or issue.entry.cover_date]
    return Lock(
        issue=issue.name,
        id=issue.entry.id,
        folder=issue_folder(copy),
        title=", ".join(names),
        date=issue.entry.publication_date.isoformat(),
        extent=extent,
        options=options,
        software=software(),
        inputs=inputs.digests,
    )


def pack(inputs: Inputs, lock: Lock) -> Iterator[Enclosure]:
    """Yield the parcel of an issue. Raises `Faulty` where a file is no longer what it was."""
    inputs.check_unchanged()
    for name, path in inputs.files.items():
        relation, description = _KINDS[name.partition("/")[0]]
        mime = _MIMES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
        yield Enclosure(name, path.read_bytes(), mime, relation, description)
    words = "What the issue was made from, and by what"
    yield Enclosure(NAME, lock.text().encode(), "application/json", "Data", words)
