"""`python -m publisher.inspector`: one file is inspected, in a process of its own.

Reads an order as JSON from standard input and writes a report as JSON to standard output: whatever
a hostile file does to this process, the one that waits for it goes on.
"""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import resource
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

from publisher.inspectors import exhausted
from publisher.preflight.document import MAX_PAGES, Document, Unreadable
from publisher.preflight.finding import Status
from publisher.preflight.inspecting import Result, inspect
from publisher.preflight.limits import Limits
from publisher.preflight.objects import DAMAGE, bounded, items, text
from publisher.preflight.plates import Allowance, NoPlates, measure_ink, thumbnails
from publisher.preflight.profiles import PROFILES, Level, Profile
from publisher.preflight.topics.claims import claims, fitting
from publisher.problems import legible
from publisher.report import listing
from publisher.report.outsiders import verdicts
from publisher.report.report import Report, with_tuples
from publisher.report.tickets import Ticket, read_ticket

BLOCK = 1 << 20
MAX_FILE = 4 << 30  #: bytes
NOT_ASKED = "ink is not measured here: leave out --no-ink"
NOT_NEEDED = "no check of this profile asks for ink"
INK_CHECK = "ghent-ink"
OF_TICKETS = ("house-focus",)
INK_SHARE, DRAWING_SHARE = 0.5, 0.2  #: of the time of a file, so that a report is left of it


@dataclass(frozen=True)
class Order:
    """What is asked about a file."""

    path: str
    password: str = ""
    profile: str = ""  #: "" to choose by what the file claims
    title: str = ""  #: of a printer's profile
    levels: dict[str, tuple[str, str]] | None = None  #: a printer's: status and reason by check
    limits: dict[str, Any] | None = None  #: a printer's measures
    ink: bool = True
    pictures: bool = False  #: whether pages are drawn, for a report to look at
    jobs: int = 1
    seconds: float = 0  #: that all may take, of which inks have a share; 0: no limit
    memory: int = 0  #: MB of address space; 0: no limit


def main() -> None:
    """Answer one order: {"report": …}, or {"unreadable": why}."""
    order = Order(**json.load(sys.stdin))
    if order.memory:
        size = order.memory * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer: dict[str, Any] = {"report": dataclasses.asdict(examine(order))}
    except Unreadable as reason:
        answer = {"unreadable": str(reason)}
    except MemoryError:
        answer = {"unreadable": exhausted(order.memory)}
    json.dump(answer, sys.stdout)


def examine(order: Order) -> Report:
    """Return the report about a file. Raises `Unreadable`."""
    path = Path(order.path)
    digest, size = _digest(path)
    with bounded(), path.open("rb") as stream, _opened(stream, order.password) as pdf:
        document = Document(pdf)
        if not document.whole:
            raise Unreadable(f"it has more than {MAX_PAGES} pages; split it")
        claimed = claims(document)
        profile, chosen = _profile(order, claimed)
        document.limits = profile.limits
        count = len(document.pages)
        document.inks = _inks(order, profile, path, count)
        ticket = read_ticket(path, _identifier(pdf))
        if ticket.pages:
            document.focuses = ticket.focuses
        results = list(inspect(document, _askable(profile, ticket)))
        return Report(
            file=legible(path.name),
            sha256=digest,
            bytes=size,
            profile=profile.name,
            profile_title=profile.title,
            chosen=chosen,
            status=_worst(results),
            claims=claimed,
            title=text(document.info.get("/Title")),
            producer=text(document.info.get("/Producer")),
            pages=listing.sheets(document, ticket),
            outcomes=listing.outcomes(document, results),
            fonts=listing.fonts(document),
            pictures=listing.pictures(document, ticket),
            inks=() if isinstance(document.inks, str) else tuple(listing.inks(document.inks)),
            verdicts=tuple(verdicts(path, claimed)),
            ink_limit=profile.limits.ink if INK_CHECK in profile.levels else None,
            thumbnails=_thumbnails(order, path, count),
        )


def _digest(path: Path) -> tuple[str, int]:
    """Return the SHA-256 of a file and its size."""
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as stream:
            while block := stream.read(BLOCK):
                digest.update(block)
                size += len(block)
                if size > MAX_FILE:
                    raise Unreadable("it is larger than 4 GB")
    except OSError as error:
        raise Unreadable((error.strerror or "it cannot be opened").lower()) from None
    return digest.hexdigest(), size


def _opened(stream: BinaryIO, password: str) -> pikepdf.Pdf:
    try:
        return pikepdf.open(stream, password=password, inherit_page_attributes=False)
    except pikepdf.PasswordError:
        asked = "it is encrypted; give its password with --password"
        raise Unreadable("the password is not the right one" if password else asked) from None
    except DAMAGE:
        raise Unreadable("it is no PDF, or too damaged to be opened") from None


def _identifier(pdf: pikepdf.Pdf) -> str:
    """Return the first id of a file in hexadecimal digits; "" if it has none."""
    ids = items(pdf.trailer.get("/ID"))
    return bytes(ids[0]).hex() if ids and isinstance(ids[0], pikepdf.String) else ""


def _profile(order: Order, claimed: tuple[str, ...]) -> tuple[Profile, str]:
    """Return the profile that is asked for, or fits what the file claims, and why it is chosen."""
    name, chosen = order.profile, "asked for"
    if not name:
        name, chosen = fitting(claimed)
    if name in PROFILES:
        return PROFILES[name], chosen
    levels = {
        id: Level(Status[status.upper()] if status else None, reason)
        for id, (status, reason) in (order.levels or {}).items()
    }
    return Profile(name, order.title, levels, Limits(**with_tuples(order.limits or {}))), chosen


def _askable(profile: Profile, ticket: Ticket) -> Profile:
    """Return a profile without what a job ticket alone can tell, where there is none."""
    if ticket.pages:
        return profile
    levels = {id: level for id, level in profile.levels.items() if id not in OF_TICKETS}
    return dataclasses.replace(profile, levels=levels)


def _inks(order: Order, profile: Profile, path: Path, pages: int) -> Any:
    """Return the ink of each page, or why it is not measured: it takes longer than all the rest."""
    if not order.ink:
        return NOT_ASKED
    if INK_CHECK not in profile.levels and not order.pictures:
        return NOT_NEEDED
    try:
        allowance = Allowance(order.seconds * INK_SHARE) if order.seconds else None
        spots = profile.limits.spot_ink
        return measure_ink(path, pages, order.jobs, spots=spots, allowance=allowance)
    except NoPlates as reason:
        return str(reason)


def _thumbnails(order: Order, path: Path, pages: int) -> dict[int, str]:
    if not order.pictures:
        return {}
    try:
        allowance = Allowance(order.seconds * DRAWING_SHARE) if order.seconds else None
        drawn = thumbnails(path, pages, order.jobs, allowance)
    except NoPlates:
        return {}
    return {page: f"data:image/jpeg;base64,{_coded(each)}" for page, each in drawn.items()}


def _coded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _worst(results: list[Result]) -> str:
    return max((result.status for result in results), default=Status.PASS).name.lower()


if __name__ == "__main__":
    main()
