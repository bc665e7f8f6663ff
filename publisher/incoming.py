"""PDFs from elsewhere: opened here alone, within limits, or refused with a reason.

What a viewer mends in silence is dear once it is on a plate: a file is refused as soon as anything
in it is damaged, whoever asks. Advertisements, files to be separated and files to be imposed all
come in by this door.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from publisher.problems import ExitCode, Problem, Problems
from publisher.source import Source

HEADER = b"%PDF-"
HEAD = 1024  #: bytes within which the header stands, as readers have it
MAX_BYTES = 1 << 31  #: of a file; a poster at 300 ppi has some hundred megabytes
MAX_PAGES = 10_000
MAX_UNPACKED = 1 << 29  #: bytes that any stream may unpack to: a picture of A1 in four inks
MAX_ALL = 1 << 32  #: bytes that all streams together may unpack to
MAX_LZW = MAX_UNPACKED >> 12  #: bytes of LZW as stored: it swells so far, and no reader counts
MAX_SCANS = 500  #: of a progressive JPEG, each of which is a pass over all its pixels
MAX_PIXELS = 1 << 29  #: of a JPEG, by its own header: readers keep all of one at once
MIN_PAGE, MAX_PAGE = 20.0, 14_400.0  #: pt, of a side of a page (ISO 32000-1, annex C)
LISTED = 8  #: pages that a message names
MAX_REASON = 200  #: characters of what the reader said

#: What reading a damaged object may raise.
DAMAGE = (
    *(pikepdf.PikepdfError, AttributeError, ArithmeticError, LookupError),
    *(TypeError, ValueError, RuntimeError),
)
_CHUNK = 1 << 20  #: bytes that are unpacked at a time, only to be counted
_FLATE, _LZW = {"/FlateDecode", "/Fl"}, {"/LZWDecode", "/LZW"}
_PACKING = {*_FLATE, *_LZW, "/RunLengthDecode", "/RL"}
_JPEG = (pikepdf.Name.DCTDecode, pikepdf.Array([pikepdf.Name.DCTDecode]))
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  #: markers before the size of a JPEG
_READER = re.compile(r"stream <[^>]*>")  #: what a file in memory is called, and where it lies
logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # its remarks become problems


@dataclass(eq=False)
class Refused(Exception):
    """Why a PDF is not taken: a code such as pdf-damaged, the reason, and what to do about it."""

    code: str
    reason: str
    hint: str

    def problem(self, path: Path) -> Problem:
        """Return the problem of a file that was handed in."""
        place = Source(path, "").place()
        return Problem(self.code, self.reason, place, self.hint, step=ExitCode.PDF)


@contextmanager
def handed_in(path: Path, problems: Problems) -> Iterator[pikepdf.Pdf]:
    """Open a PDF that was handed in, ending the run with all problems where it is refused.

    Raises `Faulty`, also where there are problems already.
    """
    try:
        with opened(path) as pdf:
            problems.stop()
            yield pdf
    except Refused as refused:
        problems.add(refused.problem(path))
        problems.stop()


@contextmanager
def opened(source: Path | bytes, *, checked: bool = False) -> Iterator[pikepdf.Pdf]:
    """Open a PDF, with limits on all that is read of it within.

    `checked` says that these very bytes were looked through before. Raises `Refused` where it is
    missing, too large, protected, damaged anywhere, without pages, or no PDF.
    """
    with limited():
        if not checked:
            with _open(source, inherit_page_attributes=False) as pdf:
                _look_through(pdf)
        with _open(source) as pdf:
            yield pdf


@contextmanager
def opened_unread(path: Path) -> Iterator[pikepdf.Pdf]:
    """Open a PDF of which only single streams will be read, each within limits.

    Raises `Refused` where it is missing, too large, protected, without its end, or no PDF.
    """
    with limited(), _open(path) as pdf:
        yield pdf


@contextmanager
def limited(unpacked: int | None = None, **more: int) -> Iterator[None]:
    """Hold the reader to limits within: a few kilobytes may unpack to gigabytes.

    `unpacked` is the bytes of one stream (`MAX_UNPACKED` if None); `more` are further limits of
    qpdf, by its names.
    """
    most = MAX_UNPACKED if unpacked is None else unpacked
    before = pikepdf.settings.set_qpdf_limits(
        dct_max_progressive_scans=MAX_SCANS,
        flate_max_memory=most,
        png_max_memory=most,
        tiff_max_memory=most,
        run_length_max_memory=most,
        **more,  # type: ignore[arg-type]
    )
    try:
        yield
    finally:
        pikepdf.settings.set_qpdf_limits(**before)  # type: ignore[arg-type]


def _open(source: Path | bytes, *, inherit_page_attributes: bool = True) -> pikepdf.Pdf:
    """Return a PDF, opened and not mended, with as many pages as one may have."""
    head = source[:HEAD] if isinstance(source, bytes) else head_of(source)
    if HEADER not in head:
        raise Refused("pdf-not-one", "is not a PDF", "export it as PDF/X-4, or as PDF")
    whole = io.BytesIO(source) if isinstance(source, bytes) else source
    try:
        pdf = pikepdf.open(
            whole, attempt_recovery=False, inherit_page_attributes=inherit_page_attributes
        )
        _refuse(pdf)
    except pikepdf.PasswordError:
        raise protected() from None
    except DAMAGE as error:
        raise damaged(str(error)) from None
    return pdf


def head_of(path: Path) -> bytes:
    """Return the first bytes of a file. Raises `Refused` where it is none, or too large a one."""
    try:
        if not path.is_file():
            found = "is no file" if path.exists() else "does not exist"
            raise Refused("pdf-missing", found, "name a PDF that is there")
        if path.stat().st_size > MAX_BYTES:
            reason = f"is larger than {MAX_BYTES >> 20} MiB"
            raise Refused("pdf-too-large", reason, "make it smaller, or hand it in as several")
        with path.open("rb") as stream:
            return stream.read(HEAD)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise Refused("pdf-unreadable", f"cannot be read: {reason}", "see its rights") from None


def _refuse(pdf: pikepdf.Pdf) -> None:
    """Raise `Refused` for a PDF that is protected, without or with too many pages, or lacks some.

    Counting pages mends their tree: what it says of itself is asked first.
    """
    if pdf.is_encrypted:  # with an empty password, which viewers do not ask for
        raise protected()
    told, count = pdf.Root.Pages.get("/Count"), len(pdf.pages)
    if not 1 <= count <= MAX_PAGES:
        reason = f"has {count or 'no'} pages"
        raise Refused("pdf-extent", reason, f"hand in from 1 to {MAX_PAGES} pages")
    if told != count:
        raise damaged("pages are missing, or not counted")


def protected() -> Refused:
    """Return the refusal of a PDF that asks for a password."""
    hint = "save it without a password and without restrictions"
    return Refused("pdf-encrypted", "is encrypted", hint)


def _look_through(pdf: pikepdf.Pdf) -> None:
    """Read every object and unpack every stream. Raises `Refused` at the first that is damaged."""
    try:
        if any(_jpeg_pixels(value) > MAX_PIXELS for value in pdf.objects):
            raise _swelling()
        _weigh(pdf)
        faults = pdf.check_pdf_syntax()
    except DAMAGE as error:
        raise damaged(str(error)) from None
    if faults:
        raise damaged(faults[0])


def _weigh(pdf: pikepdf.Pdf) -> None:
    """Count what streams unpack to, which is much quicker done than unpacking and parsing them."""
    total = 0
    for value in pdf.objects:
        if not isinstance(value, pikepdf.Stream):
            continue
        filters = value.get("/Filter")
        listed = filters if isinstance(filters, pikepdf.Array) else [filters]
        packed = [name for name in map(str, listed) if name in _PACKING]
        if len(packed) > 1:
            raise Refused("pdf-swelling", "has a stream that is packed twice", "export it again")
        if str(listed[0] if len(listed) else None) in _FLATE:
            total += (unpacked := _unpacked(value.read_raw_bytes()))
            if unpacked > MAX_UNPACKED or total > MAX_ALL:
                raise _swelling()
        elif _LZW & {*packed} and len(value.read_raw_bytes()) > MAX_LZW:
            raise _swelling()


def _unpacked(data: bytes) -> int:
    """Return how many bytes of Flate data unpacks to, counted to a chunk above the limit."""
    reader, count = zlib.decompressobj(), 0
    with suppress(zlib.error):  # which is damage, and found as such
        while data and not reader.eof and count <= MAX_UNPACKED:
            count += len(reader.decompress(data, _CHUNK))
            data = reader.unconsumed_tail
    return count


def _jpeg_pixels(value: pikepdf.Object) -> int:
    """Return how many pixels a JPEG claims to have (ITU-T T.81, B.2.2); 0 for anything else."""
    if not isinstance(value, pikepdf.Stream) or value.get("/Filter") not in _JPEG:
        return 0
    data, at = value.read_raw_bytes(), 2
    while at + 9 < len(data) and data[at] == 0xFF:
        if data[at + 1] in _FRAMES:
            height, width = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(height) * int.from_bytes(width)
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    return 0


def damaged(reason: str) -> Refused:
    """Return the refusal of a damaged PDF, for a reason that its reader gave.

    The reader calls a stream damaged as well that swells beyond its limits.
    """
    words = " ".join(_READER.sub("", reason).removeprefix("WARNING: ").split()).strip(" :,.")
    if "memory limit" in words:
        return _swelling()
    told = f"is damaged: {words[:MAX_REASON]}" if words else "is damaged"
    return Refused("pdf-damaged", told, "export it again")


def _swelling() -> Refused:
    reason = f"has a stream that unpacks to more than {MAX_UNPACKED >> 20} MiB"
    return Refused("pdf-swelling", reason, "export it again, with smaller pictures")


def listed(numbers: Iterable[int]) -> str:
    """Return pages as a message names them: the first few, and how many more."""
    pages = [*numbers]
    named = ", ".join(str(number) for number in pages[:LISTED])
    rest = f" and {len(pages) - LISTED} more" if len(pages) > LISTED else ""
    return f"page{'s' if len(pages) > 1 else ''} {named}{rest}"
