"""What is handed in to be compared: files that begin and end as PDFs do, and their pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.comparing.looking import MAX_PAGES, MM_PER_PT, Survey
from publisher.comparing.result import Document, Leaf
from publisher.incoming import HEADER, Refused, head_of, protected
from publisher.problems import Faulty, Problems, legible
from publisher.proof.pages import Box
from publisher.report.tickets import Ticket, read_ticket
from publisher.workshop import Failed, Lost

TAIL = 1024  #: bytes within which a PDF ends
END = b"%%EOF"
BLOCK = 1 << 20
_READER = re.compile(r"\(PDFium: (.*?)\)")  #: what the reader itself says
CLIPPED = 300  #: characters of what a reader said


@dataclass(frozen=True)
class File:
    """A PDF that is compared: where it lies, and what it is called in what is told."""

    path: Path
    name: str
    sha256: str
    bytes: int

    def document(self, pages: int) -> Document:
        """Return what is told of it."""
        return Document(self.name, self.sha256, self.bytes, pages)


def names_of(paths: Sequence[Path]) -> list[str]:
    """Return what files are called: by name, and by as much of the path as tells them apart."""
    ways = (
        [path.name or str(path) for path in paths],
        [str(Path(path.absolute().parent.name) / path.name) for path in paths],
    )
    names = next((each for each in ways if len({*each}) == len({*paths})), map(str, paths))
    return [legible(name) for name in names]


def admitted(paths: Sequence[Path], names: Sequence[str]) -> list[File]:
    """Return files that begin and end as PDFs do. Raises `Faulty` with all that is wrong."""
    problems, files = Problems(), []
    for path, name in zip(paths, names, strict=True):
        try:
            files.append(_admitted(path, name))
        except Refused as refused:
            problems.add(refused.problem(path))
    problems.stop()
    return files


def _admitted(path: Path, name: str) -> File:
    if HEADER not in head_of(path):
        raise Refused("pdf-not-one", "is not a PDF", "name a PDF, or the folder of an issue")
    digest, size, end = hashlib.sha256(), 0, b""
    try:
        with path.open("rb") as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
                size += len(block)
                end = (end + block)[-TAIL:]
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise Refused("pdf-unreadable", f"cannot be read: {reason}", "see its rights") from None
    if END not in end:
        raise Refused("pdf-cut-short", "is cut short: its end is missing", "fetch it once more")
    return File(path, name, digest.hexdigest(), size)


def surveyed(files: Sequence[File], answers: Iterable[Survey | Lost | Failed]) -> list[Survey]:
    """Return what is known of files. Raises `Faulty` with all that cannot be opened."""
    problems, found = Problems(), []
    for file, answer in zip(files, answers, strict=True):
        if isinstance(answer, Survey) and 1 <= answer.extent <= MAX_PAGES:
            found.append(answer)
        else:
            problems.add(_refusal(answer).problem(file.path))
    problems.stop()
    return found


def _refusal(answer: Survey | Lost | Failed) -> Refused:
    if isinstance(answer, Survey):
        hint = f"hand in from 1 to {MAX_PAGES} pages"
        return Refused("pdf-extent", f"has {answer.extent or 'no'} pages", hint)
    reason = _reason(answer)
    if "password" in reason.lower():
        return protected()
    return Refused("pdf-damaged", f"cannot be opened: {reason}", "export it again")


def undrawn(file: File, pages: str, answer: Lost | Failed) -> Faulty:
    """Return the end of a run that could not draw pages of a file."""
    reason = _reason(answer)
    large = "too large" in reason
    code, hint = ("pdf-too-large", "lower --ppi") if large else ("pdf-damaged", "export it again")
    told = reason if large else f"{pages} cannot be drawn: {reason}"
    return Faulty([Refused(code, told, hint).problem(file.path)])


def _reason(answer: Lost | Failed) -> str:
    if isinstance(answer, Lost):
        return answer.reason
    text = answer.error if answer.kind in ("Unseen", "MemoryError") else ""
    if said := _READER.search(text):
        text = said[1].lower()
    return text[:CLIPPED].rstrip(" .") or f"its reader ends with {answer.kind}"


def leaves(file: File, survey: Survey) -> list[Leaf]:
    """Return the pages of a file with what stands on them: by its ticket, or else its outline."""
    ticket, titles = read_ticket(file.path, survey.identifier), _titles(survey)
    pages = zip(survey.labels, survey.trims, titles, strict=True)
    return [
        _leaf(number, label, trim, *(_stands(ticket, number) or (title, "")))
        for number, (label, trim, title) in enumerate(pages, start=1)
    ]


def _leaf(number: int, label: str, trim: Box, part: str, source: str) -> Leaf:
    width, height = (trim[2] - trim[0]) * MM_PER_PT, (trim[3] - trim[1]) * MM_PER_PT
    return Leaf(number, label, round(width, 2), round(height, 2), part, source)


def _stands(ticket: Ticket, page: int) -> tuple[str, str] | None:
    return ticket.part(page) if ticket.pages else None


def _titles(survey: Survey) -> list[str]:
    """Return for each page the title of the last bookmark that leads to it or before it."""
    titles, at = [""] * survey.extent, {mark.page: mark.title for mark in survey.outline}
    current = ""
    for page in range(survey.extent):
        current = at.get(page, current)
        titles[page] = current
    return titles
