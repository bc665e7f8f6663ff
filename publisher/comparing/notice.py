"""The notice to the printer: which pages to replace, in one line, by their printed folios."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from publisher.comparing.result import PageDiff
from publisher.report.wording import counted

_RANGE = 3  #: pages in a row from which on only the first and the last are named

Pages = Sequence[PageDiff]


def notice(pages: Pages, ignore_folios: bool) -> str:
    """Return what a printer has to do with the pages that lie there already."""
    clauses = [*_clauses(pages, ignore_folios)]
    same = [page for page in pages if page.kind == "same" and not page.moved]
    if not clauses:
        every = "the only page is" if len(pages) == 1 else f"all {len(pages):,} pages are"
        return f"nothing differs: {every} the same"
    rest = "all else is unchanged" if same else "no page stays as it is"
    return "; ".join([*clauses, rest])


def _clauses(pages: Pages, ignore_folios: bool) -> Iterator[str]:
    if changed := [page for page in pages if page.kind == "changed"]:
        yield f"replace {named(changed)}"
    if removed := [page for page in pages if page.kind == "removed"]:
        yield f"remove {named(removed)}"
    for run in _runs(pages, lambda page: page.kind == "inserted"):
        where = _where(pages, run[0])
        yield f"insert {counted(len(run), 'page')} {where} ({_new(run)})"
    for run in _runs(pages, lambda page: page.moved):
        yield f"move {named(run)} to stand {_where(pages, run[0])}"
    if folios := [page for page in pages if page.kind == "folio"]:
        verb = "leave" if ignore_folios else "replace"
        ending = "which differ in" if ignore_folios else "for"
        yield f"{verb} {named(folios)}, {ending} their folios alone"


def named(pages: Iterable[PageDiff]) -> str:
    """Return pages by their old folios, with the new ones where these differ."""
    listed = list(pages)
    names = [name for run in _in_a_row(listed) for name in _names(run)]
    return f"page{'' if len(listed) == 1 else 's'} {_joined(names)}"


def _names(run: Pages) -> list[str]:
    old = [page.before.folio for page in run if page.before]
    new = [page.after.folio if page.after else folio for page, folio in zip(run, old, strict=True)]
    if len(run) >= _RANGE:
        return [_now(f"{old[0]}–{old[-1]}", f"{new[0]}–{new[-1]}")]
    return [_now(*each) for each in zip(old, new, strict=True)]


def _now(old: str, new: str) -> str:
    return old if old == new else f"{old} (now {new})"


def _joined(names: Sequence[str]) -> str:
    """Return names as a list: "12, 13 and 40"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _new(run: Pages) -> str:
    """Return pages that have come by their new folios."""
    folios = [page.after.folio for page in run if page.after]
    span = folios[0] if len(folios) == 1 else f"{folios[0]}–{folios[-1]}"
    return f"{span} of the new file"


def _where(pages: Pages, page: PageDiff) -> str:
    """Return the place of a page that has come, by the folio of the one that it follows."""
    at = next(index for index, each in enumerate(pages) if each is page)
    stay = [each.before.folio for each in pages[:at] if each.before and not each.moved]
    if stay:
        return f"after page {stay[-1]}"
    return "at the beginning"


def _runs(pages: Pages, chosen: Callable[[PageDiff], bool]) -> Iterator[list[PageDiff]]:
    """Yield the chosen pages in runs that follow one another."""
    return _in_a_row([page for page in pages if chosen(page)])


def _in_a_row(pages: Pages) -> Iterator[list[PageDiff]]:
    """Yield pages in runs whose numbers follow one another in either file."""
    run: list[PageDiff] = []
    for page in pages:
        if run and not _follows(run[-1], page):
            yield run
            run = []
        run.append(page)
    if run:
        yield run


def _follows(one: PageDiff, other: PageDiff) -> bool:
    pairs = ((one.before, other.before), (one.after, other.after))
    return all(
        (first is None and second is None)
        or (first is not None and second is not None and second.number == first.number + 1)
        for first, second in pairs
    )
