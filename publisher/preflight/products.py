"""Our own press files, held against PDF/X-4 and the printer's wishes before they are written."""

from __future__ import annotations

from dataclasses import dataclass, field

from publisher.editions.binding import inner_bleed
from publisher.editions.job import Product
from publisher.manifest.printer import PrinterEntry
from publisher.pages.geometry import PT_PER_MM
from publisher.pages.plan import Plan
from publisher.preflight.finding import OWNERS, Finding
from publisher.preflight.profiles import Profile
from publisher.preflight.sendable import PressFile, check_press_file
from publisher.problems import ExitCode, Problem, Problems
from publisher.workshop import Errand, Failed, Lost, Workshop

_UNCHECKED = Finding("preflight", "it could not be checked to the end")


@dataclass
class Inspection:
    """Press files of an issue, each checked by a worker as soon as it is written."""

    printer: PrinterEntry
    profile: Profile  #: the printer's: what is no failure there is left to preflight
    plan: Plan
    workshop: Workshop
    _errands: list[tuple[Product, Errand[tuple[Finding, ...]]]] = field(default_factory=list)

    def begin(self, product: Product) -> None:
        """Have a file checked, while others are still being written."""
        file = _sendable(product, self.printer, self.profile)
        self._errands.append((product, self.workshop.send(check_press_file, file)))

    def report(self, problems: Problems) -> None:
        """Report every rule that a file breaks, with its page and the part that stands there."""
        titles = {page: part.title for page, part in self.plan.pages() if part}
        for product, errand in self._errands:
            found = errand.result()
            for finding in (_UNCHECKED,) if isinstance(found, Lost | Failed) else found:
                where = _where(finding, product, titles)
                message = (
                    f"the {product.kind} file {self._broken(finding)}{where}: {finding.message}"
                )
                hint = finding.hint or "this edition is not written; the last good one stays"
                problems.add(Problem(finding.rule, message, None, hint, step=ExitCode.PRINTER))

    def _broken(self, finding: Finding) -> str:
        """Say which rule a file breaks, and whose it is."""
        if finding is _UNCHECKED:
            return "may break rules"
        by_wish = finding.rule in self.printer.checks
        return f"breaks {finding.rule} ({OWNERS['printer'] if by_wish else finding.owner})"


def _sendable(product: Product, printer: PrinterEntry, profile: Profile) -> PressFile:
    """Return a file with what its boxes have to be: of a wrap, the same bleed all around."""
    width, height = (side / PT_PER_MM for side in product.trim)
    inner, first = inner_bleed(printer), product.folios[0][0]
    held = product.folios == tuple((first + at,) for at in range(len(product.folios)))
    if any(len(folios) > 1 for folios in product.folios):
        inner, held = printer.bleed, True
    number = first if held else None
    return PressFile(product.path, (width, height), printer.bleed, inner, number, profile)


def _where(finding: Finding, product: Product, titles: dict[int, str]) -> str:
    if finding.page is None or finding.page > len(product.folios):
        return ""
    folios = product.folios[finding.page - 1]
    named = ", ".join(titles[folio] for folio in folios if folio in titles)
    pages = " and ".join(str(folio) for folio in folios)
    return f' on page {pages} ("{named}")' if named else f" on page {pages}"
