"""The painter: fragments from the store, or painted by the workshop and kept there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from publisher.pages.fragment import Fragment, PaintOrder
from publisher.problems import ExitCode, Place, Problem, Problems, Severity
from publisher.source import Source
from publisher.store import Store
from publisher.workshop import Failed, Lost, Workshop

Progress = Callable[
    [str, int, int, str], None
]  #: step, how many are done, of how many, the last one
_IGNORED = re.compile(r"(?:([\w-]+): )?(Ignored .*) at (\d+):(\d+), (.*)", re.S)
_OVERSET = re.compile(r"overset: (\d+): (.*)", re.S)
_UNLOADED = re.compile(r"Failed to load \w+ at '?(.*?)'?: (.*)", re.S)


class Painter:
    """Paints what is ordered, each order once in a run, and reports what goes wrong."""

    def __init__(
        self,
        workshop: Workshop,
        store: Store,
        sheets: Mapping[str, Source],
        problems: Problems,
        progress: Progress,
    ) -> None:
        self._workshop, self._store, self._sheets = workshop, store, sheets
        self._problems, self._progress = problems, progress
        self._painted: dict[str, Fragment] = {}

    def paint(self, orders: Sequence[PaintOrder]) -> dict[str, Fragment]:
        """Return the fragments of the orders by part; a part that failed is left out."""
        keys = {order.part: order.key for order in orders}
        missing = [order for order in orders if not self._known(keys[order.part])]
        missing.sort(key=lambda order: -len(order.html))  # the longest first, to end together
        done = len(orders) - len(missing)
        self._progress("pages", done, len(orders), "")
        for index, result in self._workshop.run(paint_order, missing):
            part = missing[index].part
            if isinstance(result, Fragment):
                self._painted[keys[part]] = result
                self._store.put(keys[part], result.pack())
            else:
                self._give_up(part, result)
            done += 1
            self._progress("pages", done, len(orders), part)
        found = {order.part: self._painted.get(keys[order.part]) for order in orders}
        fragments = {part: fragment for part, fragment in found.items() if fragment}
        for part, fragment in fragments.items():
            for remark in fragment.remarks:
                self._problems.add(self._remark(part, remark))
        return fragments

    def _known(self, key: str) -> bool:
        if key not in self._painted and (packed := self._store.get(key)):
            fragment = Fragment.unpack(packed)
            if fragment is not None:
                self._painted[key] = fragment
        return key in self._painted

    def _give_up(self, part: str, result: Lost | Failed) -> None:
        if isinstance(result, Lost):
            message = f'part "{part}" could not be painted, twice: {result.reason}'
            hint = "look for something unusual in its text or pictures; halve it to find the cause"
            problem = Problem("part-lost", message, None, hint, step=ExitCode.PAGES)
        else:
            message = f'part "{part}" could not be painted: {result.kind}: {result.error}'
            hint = "the layout engine stumbled; look at the sheets and templates of this part"
            problem = Problem("part-failed", message, None, hint, step=ExitCode.PAGES)
        self._problems.add(problem)

    def _remark(self, part: str, remark: str) -> Problem:
        """Return what WeasyPrint remarked as a problem, at the line of the sheet it means."""
        if match := _IGNORED.fullmatch(remark):
            sheet, what, line, column, why = match.groups()
            source = self._sheets.get(sheet or "")
            place: Place | None = source.place(int(line), int(column)) if source else None
            message = f"{what[0].lower()}{what[1:]}: {why.rstrip('.')}"
            if place is None:
                message = f'part "{part}": {message}'
            return Problem("sheet", message, place, None, Severity.WARNING, ExitCode.LAYOUT)
        if match := _UNLOADED.fullmatch(remark):
            message = f'part "{part}": {match[1]} is not shown: {match[2]}'
            hint = "put the file into the issue's or the layout's folder and name it there"
            return Problem("not-loaded", message, None, hint, Severity.ERROR, ExitCode.LAYOUT)
        if match := _OVERSET.fullmatch(remark):
            message = f'part "{part}": text runs off its page {match[1]}: "{match[2]}"'
            hint = "shorten it, or give it room in the sheet of this part"
            return Problem("overset", message, None, hint, Severity.WARNING, ExitCode.PAGES)
        message = f'part "{part}": {remark[:300]}'
        return Problem("remark", message, None, None, Severity.WARNING, ExitCode.PAGES)


def paint_order(order: PaintOrder) -> Fragment:
    """Paint in a worker; the layout engine is imported there and never here."""
    from publisher.pages.paint import paint  # noqa: PLC0415 – WeasyPrint lives in workers only

    return paint(order)
