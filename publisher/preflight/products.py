"""Our own press files, held against PDF/X-4 and the printer's wishes before they are written."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf

from publisher.editions.binding import inner_bleed
from publisher.editions.job import Product
from publisher.manifest.printer import PrinterEntry
from publisher.pages.plan import Plan
from publisher.preflight.check import check_x4
from publisher.preflight.finding import Finding
from publisher.preflight.printer import check_printer
from publisher.problems import ExitCode, Problem, Problems
from publisher.workshop import Failed, Lost, Workshop

_UNCHECKED = Finding("preflight", "it could not be checked to the end")


def check_products(
    products: Sequence[Product],
    printer: PrinterEntry,
    plan: Plan,
    workshop: Workshop,
    problems: Problems,
) -> None:
    """Report every rule that a press file breaks, with its page and the part that stands there."""
    titles = {page: part.title for page, part in plan.pages() if part}
    orders = [(product, printer) for product in products]
    for index, found in sorted(workshop.run(_check, orders), key=lambda done: done[0]):
        product = products[index]
        for finding in (_UNCHECKED,) if isinstance(found, Lost | Failed) else found:
            where = _where(finding, product, titles)
            message = f"the {product.kind} file breaks {finding.rule}{where}: {finding.message}"
            hint = finding.hint or "this edition is not written; the last good one stays"
            problems.add(Problem(finding.rule, message, None, hint, step=ExitCode.PRINTER))
    problems.stop()


def _check(order: tuple[Product, PrinterEntry]) -> tuple[Finding, ...]:
    """Return what is wrong with a file; runs in a worker."""
    product, printer = order
    with pikepdf.open(product.path, inherit_page_attributes=False) as pdf:
        return (*check_x4(pdf), *_boxes(pdf, product, printer))


def _boxes(pdf: pikepdf.Pdf, product: Product, printer: PrinterEntry) -> tuple[Finding, ...]:
    """Return what is wrong with the boxes: of single pages at the spine, of a wrap all around."""
    trim = (product.trim[0] / 72 * 25.4, product.trim[1] / 72 * 25.4)
    if any(len(folios) > 1 for folios in product.folios):
        return check_printer(pdf, trim=trim, bleed=printer.bleed)
    inner = inner_bleed(printer)
    found: list[Finding] = []
    first = product.folios[0][0]
    if product.folios == tuple((first + at,) for at in range(len(product.folios))):
        bleed = printer.bleed
        found += check_printer(pdf, trim=trim, bleed=bleed, inner_bleed=inner, first=first)
    return tuple(found)


def _where(finding: Finding, product: Product, titles: dict[int, str]) -> str:
    if finding.page is None or finding.page > len(product.folios):
        return ""
    folios = product.folios[finding.page - 1]
    named = ", ".join(titles[folio] for folio in folios if folio in titles)
    pages = " and ".join(str(folio) for folio in folios)
    return f' on page {pages} ("{named}")' if named else f" on page {pages}"
