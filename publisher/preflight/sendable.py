"""A press file as a worker checks it: its path and plain numbers, so that little is imported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf

from publisher.preflight.checks import CHECKS
from publisher.preflight.document import Document
from publisher.preflight.finding import Finding, Status
from publisher.preflight.inspecting import inspect
from publisher.preflight.objects import bounded
from publisher.preflight.printer import check_printer
from publisher.preflight.profiles import Profile

NOT_HERE = "a build measures no ink: publisher preflight does"


@dataclass(frozen=True, slots=True)
class PressFile:
    """A written press file and what its page boxes have to be, in mm."""

    path: Path
    trim: tuple[float, float]
    bleed: float
    inner_bleed: float  #: at the spine
    first: int | None  #: the first page's number in the issue; None where boxes are not held
    profile: Profile


def check_press_file(file: PressFile) -> tuple[Finding, ...]:
    """Return what a printer would reject in a press file: failures by his profile, and boxes."""
    with bounded(), pikepdf.open(file.path, inherit_page_attributes=False) as pdf:
        document = Document(pdf, file.profile.limits)
        document.inks = NOT_HERE
        results = list(inspect(document, _decisive(file.profile)))
        failed = [f for r in results for f in r.findings if f.status >= Status.FAIL]
        broken = [Finding(r.rule.id, r.note) for r in results if r.status is Status.ERROR]
        return (*failed, *broken, *_boxes(pdf, file))


def _decisive(profile: Profile) -> Profile:
    """Return a profile without the checks that cannot fail: warnings are for preflight."""
    graded = (
        (id, level, level.status or CHECKS[id].status) for id, level in profile.levels.items()
    )
    return replace(
        profile, levels={id: level for id, level, worst in graded if worst >= Status.FAIL}
    )


def _boxes(pdf: pikepdf.Pdf, file: PressFile) -> tuple[Finding, ...]:
    if file.first is None:
        return ()
    return check_printer(
        pdf, trim=file.trim, bleed=file.bleed, inner_bleed=file.inner_bleed, first=file.first
    )
