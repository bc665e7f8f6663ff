"""The log of platemaking: what a file's own inks had to give up, said once for the whole file."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.incoming import listed
from publisher.problems import ExitCode, Problem, Problems, Severity
from publisher.separation.separator import Separator


@dataclass
class Log:
    """What a separator took from the inks of a file, by page, counted from 1."""

    separator: Separator
    _lowered: dict[int, set[object]] = field(default_factory=dict)
    _lost: dict[str, list[int]] = field(default_factory=dict)

    def note(self, page: int) -> None:
        """Book on a page what was done since the last one."""
        lowered, lost = self.separator.lowered, self.separator.lost
        if lowered:
            self._lowered[page] = {*lowered}
        for name in lost:
            self._lost.setdefault(name, []).append(page)
        lowered.clear()
        lost.clear()

    def report(self, limit: float, problems: Problems) -> None:
        """Report what was done: inks above the limit, in %, as a note, lost plates as a warning."""
        if self._lowered:
            problems.add(self._of_limit(limit))
        for name, pages in sorted(self._lost.items()):
            message = f'the spot ink "{name}" is mixed from process inks on {listed(pages)}'
            hint = "it prints together with other inks there: ask for it on a plate of its own"
            level, step = Severity.WARNING, ExitCode.PRINTER
            problems.add(Problem("spot-lost", message, None, hint, level, step))

    def _of_limit(self, limit: float) -> Problem:
        count = len(set().union(*self._lowered.values()))
        some = "1 ink build lays" if count == 1 else f"{count} ink builds lay"
        taken = "was lowered" if count == 1 else "were lowered"
        message = f"{some} more than {limit:g} % of ink on {listed(self._lowered)} and {taken}"
        hint = "cyan, magenta and yellow gave way; ask for colours made for this paper"
        return Problem("ink-limit", message, None, hint, Severity.NOTE, ExitCode.PRINTER)
