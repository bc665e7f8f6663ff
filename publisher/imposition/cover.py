"""The cover: whether pages that are handed in bring it along although it is printed apart."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from publisher.imposition.job import Job
from publisher.imposition.record import MAX_XMP
from publisher.problems import ExitCode, Problem, Problems, Severity
from publisher.source import Source

_INSIDE = "-press-inside"  #: how the name of a file of the press edition ends that has no cover


def check_cover(pdf: pikepdf.Pdf, path: Path, job: Job, problems: Problems) -> None:
    """Report a whole issue whose cover is a file of its own, as its record says.

    In a glued block the cover would be bound in as pages, and its wrap around it once more: an
    error. Stitched, its pages stand where they should, but on the paper of the inside, which may
    be meant: a warning. Where the job says that the cover is wanted, nothing is said.
    """
    inside = _inside(pdf)
    if not inside or job.with_cover:
        return
    glued = job.scheme == "perfect"
    where = "glued in among the pages" if glued else "printed on the paper of the inside"
    message = f"holds the cover, which has a file of its own: it would be {where}"
    hint = f"impose {inside}.pdf, or say --with-cover"
    level = Severity.ERROR if glued else Severity.WARNING
    place = Source(path, "").place()
    problems.add(Problem("cover-included", message, place, hint, level, ExitCode.PDF))


def _inside(pdf: pikepdf.Pdf) -> str:
    """Return the name of the file of the inside that a record tells of; "" if of none."""
    metadata = pdf.Root.get("/Metadata")
    try:
        if not isinstance(metadata, pikepdf.Stream) or len(metadata.read_bytes()) > MAX_XMP:
            return ""
        related = pdf.open_metadata(strict=True).get("dc:relation", ())
    except (SyntaxError, ValueError, pikepdf.PdfError):  # the first: XML that is not sound
        return ""
    names = sorted(name for name in related if name.endswith(_INSIDE))
    return names[0] if names else ""
