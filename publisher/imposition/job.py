"""The job: what is asked of imposition, and whether it can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from publisher.imposition.folding import SCHEMES, SIGNATURES, extent_of
from publisher.imposition.sheets import MARKS, SHEETS, PageSize, Size, sheet_size
from publisher.pages.geometry import PT_PER_MM
from publisher.problems import ExitCode, Problem, Problems

MAX_MM = 20.0  #: of creep, of paper and of milling
CREEP_SHARE = 0.25  #: of a page's width that creep may move it at the most


@dataclass(frozen=True)
class Job:
    """How a copy is put up on sheets, folded and bound; lengths in mm."""

    scheme: str = "saddle"  #: one of `SCHEMES`
    signature: int = 16  #: pages of a signature, one of `SIGNATURES`
    sheet: str = "SRA3"  #: a name out of `SHEETS`, or width x height
    creep: float | None = None  #: of the innermost page; None: what the paper's thickness makes
    paper: float = 0.1  #: thickness of the paper
    milling: float = 0.0  #: ground off the spine of each leaf of a perfect binding
    with_cover: bool = False  #: whether a cover that is printed apart is put up as well

    def creep_step(self, depth: int) -> float:
        """Return by how many mm each leaf creeps beyond the one around it.

        `depth` is how many leaves lie around the innermost one.
        """
        if self.creep is None:
            return self.paper
        return self.creep / depth if depth else 0.0


def check_job(job: Job, problems: Problems) -> None:
    """Report everything in a job that cannot be meant."""
    for code, message, hint in _faults(job):
        problems.add(Problem(code, message, None, hint, step=ExitCode.USAGE))


def _faults(job: Job) -> Iterator[tuple[str, str, str]]:
    if job.scheme not in SCHEMES:
        yield "unknown-scheme", f'there is no scheme "{job.scheme}"', " or ".join(SCHEMES)
    if job.signature not in SIGNATURES:
        message = f"a signature of {job.signature} pages cannot be folded"
        yield "signature-size", message, f"one of {', '.join(map(str, SIGNATURES))}"
    if sheet_size(job.sheet) is None:
        hint = f"one of {', '.join(SHEETS)}, or a size in mm such as 330x487"
        yield "unknown-sheet", f'there is no sheet "{job.sheet}"', hint
    for name in ("creep", "paper", "milling"):
        value = getattr(job, name)
        if value is not None and not 0 <= value <= MAX_MM:
            message = f"{value:g} mm of {name} cannot be meant"
            yield f"{name}-out-of-range", message, f"a length from 0 to {MAX_MM:g} mm"
    if job.scheme == "saddle" and job.milling > 0:
        hint = "leave milling out, or bind perfect"
        yield "milling-of-saddle", "a saddle-stitched spine is folded, not milled", hint


def check_fit(job: Job, size: PageSize, pages: int, problems: Problems) -> tuple[int, Size]:
    """Return the pages on a side of a sheet, and the sheet in pt, upright or lying as it has to be.

    `pages` are those handed in. Raises `Faulty` if not even two pages fit.
    """
    width, height = sheet_size(job.sheet) or (0.0, 0.0)  # `check_job` has seen that there is one
    sheet = (width * PT_PER_MM, height * PT_PER_MM)
    up = size.most(sheet, min(job.signature, extent_of(pages)) // 2)
    if up is None:
        problems.add(_too_small(job.sheet, (width, height), size))
        problems.stop()
        raise AssertionError  # what was added stops
    return up, size.turned(up, sheet) or sheet


def check_creep(creep: float, size: PageSize, problems: Problems) -> None:
    """Report creep, in mm, that would move the innermost pages out of all measure."""
    if creep * PT_PER_MM > size.width * CREEP_SHARE:
        message = f"creep would move the innermost pages by {creep:.4g} mm"
        hint = "bind so many pages perfect, or name a thinner paper"
        problems.add(Problem("creep-too-large", message, None, hint, step=ExitCode.USAGE))


def _too_small(name: str, sheet: Size, size: PageSize) -> Problem:
    """Return the problem of a sheet, its size in mm, on which not even two pages go."""
    need = _millimetres(size.needed(2))
    bleed = f"{size.bleed / PT_PER_MM:.3g} mm of bleed and " if size.bleed else ""
    message = (
        f"two pages of {_millimetres((size.width, size.height))} mm with {bleed}"
        f"{MARKS / PT_PER_MM:g} mm of marks need {need} mm; "
        f"the sheet {name} has {sheet[0]:g} × {sheet[1]:g}"
    )
    smallest = size.smallest_sheet()
    named = f"{smallest} is the smallest named sheet that takes them"
    hint = named if smallest else "name a sheet by its width and height, such as 1300x900"
    return Problem("sheet-too-small", message, None, hint, step=ExitCode.USAGE)


def _millimetres(size: Size) -> str:
    return " × ".join(f"{round(side / PT_PER_MM, 1):g}" for side in size)
