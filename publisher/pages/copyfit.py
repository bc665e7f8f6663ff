"""Copyfitting: a story is made to end at the foot of its last page.

A template says by how many lines of the baseline its pictures may shrink and grow,
`<body data-extent="2" data-fit="-6 9">`, and its sheet puts `var(--fit)` into their heights. The
part is laid out, what is over or wanting on its last page is measured, and it is laid out again
with the lines that are missing: once as a rule, five times at most.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from weasyprint.document import Document

from publisher.pages.rhythm import baseline_of

_ASKED = re.compile(r'<body[^>]* data-fit="(-?\d{1,2}) (-?\d{1,2})"')
_EXTENT = re.compile(r'<body[^>]* data-extent="([1-9]\d?|100)"')
MAX_TRIALS = 6
_CLOSE = 0.01  #: of a line, by which sums of lengths may be off


@dataclass(frozen=True)
class _Trial:
    """A layout of a part: its pages, and the lines free and used on the last one."""

    document: Document
    free: float
    used: float

    @property
    def pages(self) -> int:
        return len(self.document.pages)


def fit_copy(html: str, lay_out: Callable[[int], Document]) -> tuple[Document, int]:
    """Return the layout of a part that fills its pages best, and the lines its pictures gained.

    `lay_out` lays the part out with `--fit` at a number of lines.
    """
    asked = _ASKED.search(html)
    if not asked:
        return lay_out(0), 0
    least, most = int(asked[1]), int(asked[2])
    stated = _EXTENT.search(html)
    wanted = int(stated[1]) if stated else 1
    trials: dict[int, _Trial] = {}
    lines: int | None = min(max(0, least), most)
    while lines is not None and len(trials) < MAX_TRIALS:
        trials[lines] = _measure(lay_out(lines))
        if least in trials:  # more pages than that are never needed
            wanted = max(wanted, trials[least].pages)
        lines = _next(trials, lines, wanted, (least, most))
    best = min(trials, key=lambda lines: (trials[lines].pages, trials[lines].free))
    return trials[best].document, best


def _next(trials: dict[int, _Trial], last: int, wanted: int, limits: tuple[int, int]) -> int | None:
    """Return the lines to try next, or None when nothing better is to be found.

    It is what the last trial lacks or has over; where that was tried or ruled out, the middle
    between the largest that fits and the smallest that does not.
    """
    fitting = [lines for lines, trial in trials.items() if trial.pages <= wanted]
    over = [lines for lines, trial in trials.items() if trial.pages > wanted]
    low = max(fitting, default=limits[0] - 1)
    high = min((lines for lines in over if lines > low), default=limits[1] + 1)
    aim = last + _step(trials[last], wanted)
    aim = min(max(aim, limits[0]), limits[1])
    if aim in trials and not (fitting and trials[low].free < 1):
        aim = (low + high) // 2
    return aim if low < aim < high and aim not in trials else None


def _step(trial: _Trial, wanted: int) -> int:
    """Return by how many lines the pictures should grow (or shrink, where text is over)."""
    if trial.pages <= wanted:
        return math.floor(trial.free)
    return -max(1, math.ceil(trial.used))


def _measure(document: Document) -> _Trial:
    """Measure the last page of a layout, from its head to the end of the text and to its foot."""
    page = document.pages[-1]._page_box
    body = page.children[0].children[0]
    head, end = page.content_box_y(), body.position_y + body.margin_height()
    baseline = baseline_of(body.style) or math.inf
    free = max(0.0, head + page.height - end) / baseline
    return _Trial(document, free + _CLOSE, (end - head) / baseline)
