"""Judging: what became of each page, by its words and by what is seen of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from publisher.comparing.alignment import Look, Pair
from publisher.comparing.intake import File
from publisher.comparing.looking import Held
from publisher.comparing.notice import notice
from publisher.comparing.passages import exchanged, passages
from publisher.comparing.result import Diff, Leaf, PageDiff, Passage


@dataclass(frozen=True)
class Wishes:
    """How two files are to be compared."""

    ppi: float = 100.0
    tolerance: int = 0  #: 0–255
    ignore_folios: bool = False
    pictures: bool = False  #: whether pages are to be looked at in a report


@dataclass(frozen=True)
class Copy:
    """A file with its pages, and with how they look where that was asked."""

    file: File
    leaves: Sequence[Leaf]
    looks: Sequence[Look] = ()


def pages_of(
    before: Copy, after: Copy, pairs: Sequence[Pair], held: Mapping[int, Held]
) -> list[PageDiff]:
    """Return what became of each pair of pages; `held` are those that were held together."""
    kinds = [_kind(before, after, pair, held.get(at)) for at, pair in enumerate(pairs)]
    texts = passages(pairs, before.looks, after.looks, _runs(before, after, pairs, kinds))
    return [
        PageDiff(
            kind=kinds[at],
            moved=pair.moved,
            before=None if pair.before is None else before.leaves[pair.before],
            after=None if pair.after is None else after.leaves[pair.after],
            passages=tuple(texts.get(at, ())),
            furniture=_furniture(before, after, pair),
            regions=held[at].regions if at in held else (),
            share=round(held[at].share, 4) if at in held else float(not _both(pair)),
        )
        for at, pair in enumerate(pairs)
    ]


def _runs(
    before: Copy, after: Copy, pairs: Sequence[Pair], kinds: Sequence[str]
) -> list[list[int]]:
    """Return the pages that changed, in runs of one story each where stories are known."""
    runs: list[list[int]] = []
    last: set[str] | None = None
    for at, (pair, kind) in enumerate(zip(pairs, kinds, strict=True)):
        if kind in ("same", "folio"):
            last = None
            continue
        parts = _parts(before, pair.before) | _parts(after, pair.after)
        if last is None or (last and parts and not last & parts):
            runs.append([])
        runs[-1].append(at)
        last = parts
    return runs


def _parts(copy: Copy, page: int | None) -> set[str]:
    return set() if page is None else {copy.leaves[page].part} - {""}


def _both(pair: Pair) -> bool:
    return pair.before is not None and pair.after is not None


def _kind(before: Copy, after: Copy, pair: Pair, held: Held | None) -> str:
    if pair.before is None:
        return "inserted"
    if pair.after is None:
        return "removed"
    one, other = before.looks[pair.before], after.looks[pair.after]
    resized = before.leaves[pair.before].size != after.leaves[pair.after].size
    if resized or one.body != other.body:
        return "changed"
    if held is not None and held.regions:
        return "folio" if held.furniture else "changed"
    return "same" if one.furniture == other.furniture else "folio"


def _furniture(before: Copy, after: Copy, pair: Pair) -> tuple[Passage, ...]:
    if pair.before is None or pair.after is None:
        return ()
    return exchanged(before.looks[pair.before].furniture, after.looks[pair.after].furniture)


def diff_of(before: Copy, after: Copy, pages: Sequence[PageDiff], wishes: Wishes) -> Diff:
    """Return the result of a comparison."""
    quiet = {"same", "folio"} if wishes.ignore_folios else {"same"}
    return Diff(
        same=all(page.kind in quiet and not page.moved for page in pages),
        line=notice(pages, wishes.ignore_folios),
        remarks=tuple(_remarks(before, after, pages)),
        before=before.file.document(len(before.leaves)),
        after=after.file.document(len(after.leaves)),
        ppi=wishes.ppi,
        tolerance=wishes.tolerance,
        ignore_folios=wishes.ignore_folios,
        pages=tuple(pages),
    )


def _remarks(before: Copy, after: Copy, pages: Sequence[PageDiff]) -> Iterator[str]:
    if before.file.sha256 == after.file.sha256:
        same = "one file" if before.file.path.samefile(after.file.path) else "the same bytes"
        yield f"both are {same}"
    resized = [page for page in pages if page.resized]
    if resized and resized[0].before and resized[0].after:
        old, new = resized[0].before.size, resized[0].after.size
        which = "all pages" if len(resized) == len(pages) else f"{len(resized)} of the pages"
        yield f"the trim of {which} differs: it was {old} and is {new}"
