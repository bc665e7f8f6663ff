"""The inputs of an issue: every file that its pages depend on, by the name it has in a parcel.

A parcel is a house of its own: `issues/`, `layouts/`, `fonts/` and `assets/` with what one issue
needs of them, wherever these files lie now.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from pathlib import Path

from publisher.copydesk import Copy
from publisher.house import CMYK_PROFILE, SRGB_PROFILE, House
from publisher.manifest.printers import DEFAULT, load_printer, printer_file
from publisher.problems import ExitCode, Faulty, Place, Problem, Problems
from publisher.source import Sources

Signature = tuple[int, int, int]  #: size, time of the last change in ns, and number of a file


@dataclass(frozen=True)
class Inputs:
    """The files that an issue is made from, and what they were when it was read."""

    files: Mapping[str, Path]  #: by name, in order
    signatures: Mapping[str, Signature | None]

    @classmethod
    def of(cls, copy: Copy, printer: str = "", *, locked: bool = False) -> Inputs:
        """Return the inputs of an issue, as a lock names them or as far as a build reads them.

        `printer` is the one asked for, where one is. Raises `Faulty` for a lock's inputs that no
        parcel could take along.
        """
        named = [*_named_files(copy)]
        if locked:
            named += _printing(copy.issue.house, printer or copy.issue.entry.printer or DEFAULT)
        files = dict(sorted(named))
        return cls(files, {name: _signature(path) for name, path in files.items()})

    @cached_property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of every file, by its name."""
        return {name: digest_of(path) for name, path in self.files.items()}

    def check_unchanged(self) -> None:
        """Raise `Faulty` where a file was changed since the issue was read."""
        changed = [n for n, path in self.files.items() if _signature(path) != self.signatures[n]]
        if changed:
            raise Faulty([_changed(self.files[name]) for name in changed])


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def issue_folder(copy: Copy) -> str:
    """Return the name of an issue's folder in a parcel."""
    return f"issues/{copy.issue.folder.root.name}"


def _changed(path: Path) -> Problem:
    message = f"{path} was changed while the issue was being built"
    hint = "build again when it lies still; what was finished before is as it was"
    return Problem("input-changed", message, None, hint, step=ExitCode.OUTPUT)


def _signature(path: Path) -> Signature | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ino


def _named_files(copy: Copy) -> Iterator[tuple[str, Path]]:
    issue, house, layout = copy.issue, copy.issue.house, copy.layout
    root, folder = issue.folder.root, issue_folder(copy)
    yield f"{folder}/issue.yaml", copy.manifest
    yield f"issues/{issue.publication_id}.yaml", root.parent / f"{issue.publication_id}.yaml"
    for article in issue.articles.values():
        yield f"{folder}/articles/{article.slug}.md", Path(article.source.path)
    for file in copy.framed:
        yield f"{folder}/{file.path.relative_to(root).as_posix()}", file.path
    for lineage in layout.folders:
        yield from _below(lineage, f"layouts/{lineage.name}")
    for family in dict.fromkeys(path.parent for path in layout.faces.files):
        yield from _below(family, f"fonts/{family.name}")
    yield from _below(house.assets / "logos", "assets/logos")
    if issue.publication.logo:
        yield f"assets/{issue.publication.logo}", house.assets / issue.publication.logo


def _printing(house: House, printer: str) -> Iterator[tuple[str, Path]]:
    """Yield the printer's file and the profiles, with the licences that lie beside them."""
    ours, theirs = House.bundled().profiles, house.profiles  # the house's own replace ours
    for folder, name in product((ours, theirs), (CMYK_PROFILE, SRGB_PROFILE)):
        yield from _licensed(folder / name, f"assets/profiles/{name}")
    found = load_printer(printer, house, Sources(Problems()))
    if found is None:  # what is wrong with it is said by the press edition
        return
    file = printer_file(printer, house)
    if file.parent.resolve() != house.printers.resolve():
        raise Faulty([_far_away(found.entry.place_of("name"))])
    yield f"assets/printers/{file.name}", file
    named, path = found.entry.output.profile, found.profile_path
    beside = path.parent.resolve() != theirs.resolve()
    where = posixpath.normpath(f"assets/{'printers' if beside else 'profiles'}/{named}")
    if not where.startswith("assets/"):
        raise Faulty([_far_away(found.entry.output.place_of("profile"))])
    yield from _licensed(path, where)


def _far_away(place: Place | None) -> Problem:
    message = "printer and profile lie outside assets/, where no lock and no parcel holds them"
    hint = "put the printer's file into assets/printers, its profile into assets/profiles"
    return Problem("printer-far", message, place, hint, step=ExitCode.PRINTER)


def _licensed(path: Path, name: str) -> Iterator[tuple[str, Path]]:
    text = path.with_suffix(".txt")
    if path.is_file():
        yield name, path
        if text.is_file():
            yield f"{posixpath.splitext(name)[0]}.txt", text


def _below(folder: Path, name: str) -> Iterator[tuple[str, Path]]:
    """Yield the files of a folder and those below it, without hidden ones."""
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        inner = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in inner.parts):
            yield f"{name}/{inner.as_posix()}", path
