"""What printers need of any PDF: its inks, and its pages on sheets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from publisher.api.common import StrPath
from publisher.problems import Problem, Problems


@dataclass(frozen=True)
class Imposed:
    """Printer's sheets that were made of a PDF: where they lie, and what was done."""

    path: Path
    size: int  #: bytes
    pages: int  #: that were handed in
    blanks: int  #: added behind them
    signatures: tuple[int, ...]  #: the pages of each
    sheets: int
    up: int  #: pages on a side of a full sheet
    creep: float  #: mm, by which the innermost pages were moved
    scheme: str  #: saddle or perfect
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Separated:
    """A press file made of a PDF: where it lies, its pages, its size in bytes, and its warnings."""

    path: Path
    pages: int
    size: int
    standard: str  #: what it may call itself: PDF/X-4, or nothing where it breaks a rule
    problems: tuple[Problem, ...]
    broken: tuple[str, ...] = ()  #: whose rules it breaks: PDF/X-4, Ghent Workgroup


def impose(
    file: StrPath,
    *,
    printer: str = "",
    scheme: str | None = None,
    signature: int | None = None,
    sheet: str | None = None,
    creep: float | None = None,
    paper: float | None = None,
    milling: float = 0.0,
    with_cover: bool = False,
    out: StrPath | None = None,
) -> Imposed:
    """Put the pages of a PDF up on printer's sheets, at 100 %, and return what was made.

    `printer` is a name in `assets/printers`, or the path of a printer's file; scheme, signature,
    sheet and paper are the printer's wherever they are not given, and without one "saddle", 16,
    "SRA3" and 0.1. `scheme` is "saddle" (all signatures within one another) or "perfect" (one
    behind the other); `signature` its pages: 4, 8, 16 or 32; `sheet` a name such as SRA3, or
    width x height in mm; `creep` by how many mm the innermost pages move towards the spine
    (default: by the thickness of `paper`, in mm, for each leaf around them); `milling` the mm
    ground off each leaf's spine; `with_cover` puts up the pages of a cover that has a file of its
    own as well; `out` is the file to write (by default `<file>-sheets.pdf` beside the PDF).

    Raises `Faulty` with all problems if there is an error; nothing is written then.
    """
    from publisher.house import House  # noqa: PLC0415 – as late as in `build`
    from publisher.imposition.impose import impose_pdf  # noqa: PLC0415
    from publisher.imposition.printing import make_job  # noqa: PLC0415

    problems, path = Problems(), Path(file)
    target = Path(out) if out else path.with_name(f"{path.stem}-sheets.pdf")
    asked = {"scheme": scheme, "signature": signature, "sheet": sheet, "creep": creep}
    asked |= {"paper": paper, "milling": milling, "with_cover": with_cover}
    job = make_job(printer, House.of(path), asked, problems)
    made = impose_pdf(path, job, target, problems)
    return Imposed(
        target, len(made.data), made.pages, made.blanks, made.signatures, made.sheets, made.up,
        made.creep, made.scheme, problems.sorted,
    )  # fmt: skip


def separate(
    file: StrPath, *, printer: str = "", out: StrPath | None = None, strict: bool = False
) -> Separated:
    """Turn any PDF into the inks of a printer, as PDF/X-4 where it can be, and return what it is.

    `printer` is a name in `assets/printers`, or the path of a printer's file (default:
    coated-fogra39); `out` is the file to write (default: `<file>-press.pdf` beside the PDF). Its
    vectors, faces and spot inks stay; links, tags and attachments go. What keeps it from being
    PDF/X-4 is a warning, and the file then does not claim to be it.

    Raises `Faulty` with all problems if there is an error (or, when strict, a warning); nothing
    is written then.
    """
    from publisher.separating import separate_file  # noqa: PLC0415 – as late as in `build`

    problems, path = Problems(), Path(file)
    target = Path(out) if out else path.with_name(f"{path.stem}-press.pdf")
    made = separate_file(path, printer, target, strict, problems)
    return Separated(made.path, made.pages, made.size, made.standard, problems.sorted, made.broken)
