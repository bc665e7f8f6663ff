"""A PDF that arrives from elsewhere: opened with care, and said what it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf

from publisher.editions.record import Record
from publisher.problems import ExitCode, Problem, Problems, visible

HEADER = b"%PDF-"  #: within the first kilobyte, as readers have it
MAX_BYTES = 1 << 30  #: of a file; a poster at 300 ppi has some hundred megabytes
MAX_PAGES = 2000
MAX_UNPACKED = 1 << 29  #: bytes that any stream may unpack to: a picture of A1 in four inks
MAX_TITLE = 500  #: characters
NO_DATE = datetime.date(2000, 1, 1)  #: of files that tell no date: no clock is asked


@contextmanager
def opened(path: Path, problems: Problems) -> Iterator[pikepdf.Pdf]:
    """Open a PDF from elsewhere, within bounds of size.

    Raises `Faulty` where it is missing, too large, protected, damaged, or no PDF.
    """
    before = pikepdf.settings.set_qpdf_limits(
        flate_max_memory=MAX_UNPACKED,
        png_max_memory=MAX_UNPACKED,
        tiff_max_memory=MAX_UNPACKED,
        run_length_max_memory=MAX_UNPACKED,
    )
    try:
        with _open(path) as pdf:
            _refuse(pdf)
            yield pdf
    except _Refused as refused:
        problems.add(refused.problem(path))
        problems.stop()
    finally:
        pikepdf.settings.set_qpdf_limits(**before)  # type: ignore[arg-type]


def _open(path: Path) -> pikepdf.Pdf:
    """Return a PDF, opened. Raises `_Refused`."""
    try:
        with path.open("rb") as stream:
            if HEADER not in stream.read(1024):
                raise _Refused("not-one", "is not a PDF", "export it as PDF/X-4, or as PDF")
        if path.stat().st_size > MAX_BYTES:
            raise _Refused("too-large", f"has more than {MAX_BYTES >> 20} MB", "make it smaller")
        return pikepdf.open(path)
    except FileNotFoundError:
        raise _Refused("missing", "does not exist", "name a PDF that is there") from None
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise _Refused("unreadable", f"cannot be read: {reason}", "see its rights") from None
    except pikepdf.PasswordError:
        raise _protected() from None
    except (pikepdf.PikepdfError, ValueError, TypeError, LookupError, RuntimeError):
        raise _Refused("damaged", "is too damaged to be opened", "export it again") from None


def _refuse(pdf: pikepdf.Pdf) -> None:
    """Raise `_Refused` for a PDF that is protected, or without or with too many pages."""
    if pdf.is_encrypted:
        raise _protected()
    if not 1 <= len(pdf.pages) <= MAX_PAGES:
        count = f"{len(pdf.pages)} pages" if pdf.pages else "no page"
        raise _Refused("extent", f"has {count}", f"from 1 to {MAX_PAGES} can be taken")


class _Refused(Exception):
    """Why a PDF is not taken: the end of the code, message and hint."""

    def __init__(self, code: str, message: str, hint: str | None) -> None:
        super().__init__(message)
        self._code, self._hint = f"pdf-{code}", hint

    def problem(self, path: Path) -> Problem:
        return Problem(self._code, f"{path} {self}", None, self._hint, step=ExitCode.PDF)


def _protected() -> _Refused:
    hint = "ask for it without password and restrictions"
    return _Refused("encrypted", "is encrypted", hint)


def record_of(pdf: pikepdf.Pdf, path: Path) -> Record:
    """Return what a PDF tells of itself; its title is that of the file where it has none."""
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    title = _told(info, "/Title") or path.stem
    return Record(
        title=title,
        creator=_told(info, "/Author"),
        description=_told(info, "/Subject"),
        language=_told(pdf.Root, "/Lang") or "und",
        date=_date(_told(info, "/CreationDate")),
        rights="",
        subjects=(),
        identifier=path.stem,
        prism=(),
        standard="PDF/X-4",
    )


def _told(holder: pikepdf.Object, key: str) -> str:
    """Return a text of a dictionary, on one line; nothing where there is none."""
    value = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
    if not isinstance(value, pikepdf.String):
        return ""
    return visible(str(value)).replace("\ufffd", "").strip()[:MAX_TITLE]


def _date(written: str) -> datetime.date:
    """Return the day of a date as PDF writes it: D:YYYYMMDD and more."""
    digits = written.removeprefix("D:")[:8]
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return NO_DATE
