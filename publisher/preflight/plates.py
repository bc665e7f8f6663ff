"""Plates by Ghostscript: what a press would get, page by page. Without it there are none."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from publisher.pictures.coverage import measure
from publisher.preflight.facts import PageInk

PPI = 72  #: enough for means of 15 mm, and for a glance at the whole
AT_ONCE = 4  #: pages of one run: plates lie on the disk meanwhile
PAGE_SECONDS = 60.0
THUMBNAIL_PPI = 42
GHOSTSCRIPT = ("-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dNOINTERPOLATE")
ALLOW_MORE = "allow more with --timeout, or leave ink out with --no-ink"
GET_IT = "install Ghostscript (`gs`), for example from the package ghostscript"
_NAMED = re.compile(r"p(\d+)\((.+)\)\.tif")


class NoPlates(Exception):
    """There are no plates; says why."""


@dataclass(frozen=True)
class Allowance:
    """How long Ghostscript may work on a file, from now on."""

    seconds: float
    begun: float = field(default_factory=time.monotonic)

    def left(self, pages: int) -> float:
        """Return how many seconds some pages may take. Raises `NoPlates` when none are left."""
        left = self.begun + self.seconds - time.monotonic()
        if left <= 0:
            raise NoPlates(f"Ghostscript takes longer than {self.seconds:.0f} s; {ALLOW_MORE}")
        return min(left, PAGE_SECONDS * pages)


def measure_ink(
    file: Path, pages: int, jobs: int = 2, *, spots: bool = True, allowance: Allowance | None = None
) -> tuple[PageInk, ...]:
    """Return the ink of each page, within its trim; `spots` says whether spot inks count.

    Raises `NoPlates` where there is no Ghostscript, it cannot separate the file, or takes longer
    than it is allowed.
    """
    allowed = allowance or Allowance(PAGE_SECONDS * pages)
    program = _program()
    starts = range(1, pages + 1, AT_ONCE)
    with ThreadPoolExecutor(max(1, jobs)) as pool:
        made = pool.map(
            lambda at: _run(program, file, at, pages, spots=spots, allowed=allowed), starts
        )
        return tuple(ink for some in made for ink in some)


def thumbnails(
    file: Path, pages: int, jobs: int = 2, allowance: Allowance | None = None
) -> dict[int, bytes]:
    """Return a small JPEG of each page, the whole medium. Raises `NoPlates`."""
    program, allowed = _program(), allowance or Allowance(PAGE_SECONDS * pages)

    def run(first: int) -> list[tuple[int, bytes]]:
        last = min(first + AT_ONCE * 2 - 1, pages)
        smooth = ("-dTextAlphaBits=4", "-dGraphicsAlphaBits=4")
        with tempfile.TemporaryDirectory(prefix="publisher-") as folder:
            out = f"-sOutputFile={folder}/%d.jpg"
            device = ("-sDEVICE=jpeg", "-dJPEGQ=80", f"-r{THUMBNAIL_PPI}", *smooth)
            _call(program, file, (first, last), (*device, out), allowed)
            made = [Path(folder) / f"{at}.jpg" for at in range(1, last - first + 2)]
            return [
                (first + at, path.read_bytes()) for at, path in enumerate(made) if path.exists()
            ]

    with ThreadPoolExecutor(max(1, jobs)) as pool:
        made = pool.map(run, range(1, pages + 1, AT_ONCE * 2))
        return dict(each for some in made for each in some)


def _program() -> str:
    found = shutil.which("gs")
    if found is None:
        raise NoPlates(f"there is no Ghostscript here to make plates with: {GET_IT}")
    return found


def _run(
    program: str, file: Path, first: int, pages: int, *, spots: bool, allowed: Allowance
) -> list[PageInk]:
    last = min(first + AT_ONCE - 1, pages)
    with tempfile.TemporaryDirectory(prefix="publisher-") as folder:
        device = ("-sDEVICE=tiffsep", f"-r{PPI}", "-dUseTrimBox")
        out = (*device, f"-sOutputFile={folder}/p%d.tif")
        _call(program, file, (first, last), out, allowed)
        return list(_measured(Path(folder), first, spots))


def _call(
    program: str, file: Path, pages: tuple[int, int], options: tuple[str, ...], allowed: Allowance
) -> None:
    """Let Ghostscript draw pages. It reads no other file, and may take its time but not forever."""
    span = (f"-dFirstPage={pages[0]}", f"-dLastPage={pages[1]}")
    seconds = allowed.left(pages[1] - pages[0] + 1)
    try:
        with _named(file) as name:
            command = [program, *GHOSTSCRIPT, *span, *options, "-f", name]
            done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)  # noqa: S603 – the program's own path, and no shell
    except subprocess.TimeoutExpired:
        raise NoPlates(f"Ghostscript takes too long over this file; {ALLOW_MORE}") from None
    except OSError as error:
        raise NoPlates(f"Ghostscript cannot be run: {error.strerror}") from None
    if done.returncode:
        raise NoPlates("Ghostscript cannot draw this file")


@contextmanager
def _named(file: Path) -> Iterator[str]:
    """Give a name of a file that Ghostscript can read: it knows none but in UTF-8."""
    name = str(file.absolute())
    if name.isprintable():
        yield name
        return
    with tempfile.TemporaryDirectory(prefix="publisher-") as folder:
        link = Path(folder) / "file.pdf"
        link.symlink_to(name)
        yield str(link)


def _measured(folder: Path, first: int, spots: bool) -> Iterator[PageInk]:
    plates: dict[int, dict[str, Path]] = {}
    for path in sorted(folder.iterdir()):
        if told := _NAMED.fullmatch(path.name):
            plates.setdefault(int(told[1]), {})[told[2]] = path
    for page, named in sorted(plates.items()):
        try:
            yield PageInk(first + page - 1, measure(named, PPI, spots=spots))
        except OSError as error:
            raise NoPlates(f"the plates cannot be read: {error}") from None
