"""The comparison itself: look at all pages, align them, hold those together that differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from publisher.comparing.alignment import Look, Pair, align
from publisher.comparing.intake import File, leaves, surveyed, undrawn
from publisher.comparing.judging import Copy, Wishes, diff_of, pages_of
from publisher.comparing.looking import Held, Stretch, Two, hold, look_at, survey
from publisher.comparing.result import Diff
from publisher.workshop import Failed, Lost, Workshop

STRETCH = 4  #: pages of an order
MAX_LETTERS = 1 << 27  #: of all pages of a file
MAX_PICTURES = 80  #: pages whose pictures are kept for the report

Copies = tuple[Copy, Copy]
Progress = Callable[[str, int, int, str], None]
Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Comparison:
    """What differs, and the pictures of the pages that do, by their index in it."""

    diff: Diff
    pictures: Mapping[int, Held]


def compare_files(
    files: Sequence[File], wishes: Wishes, workshop: Workshop, progress: Progress
) -> Comparison:
    """Compare two PDFs. Raises `Faulty` where one cannot be read or drawn."""
    surveys = surveyed(files, _in_order(workshop.run(survey, [str(f.path) for f in files])))
    before, after = (
        Copy(file, leaves(file, known)) for file, known in zip(files, surveys, strict=True)
    )
    if files[0].sha256 == files[1].sha256:  # nothing has to be drawn to know it
        pairs = [Pair(page, page) for page in range(surveys[0].extent)]
        looks = [Look("", "", "")] * surveys[0].extent
        before, after = replace(before, looks=looks), replace(after, looks=looks)
        return Comparison(diff_of(before, after, pages_of(before, after, pairs, {}), wishes), {})
    before, after = _looked_at((before, after), wishes, workshop, progress)
    pairs = align(before.looks, after.looks)
    held = _held((before, after), pairs, wishes, workshop, progress)
    diff = diff_of(before, after, pages_of(before, after, pairs, held), wishes)
    return Comparison(diff, {at: each for at, each in held.items() if each.pictures})


def _looked_at(copies: Copies, wishes: Wishes, workshop: Workshop, progress: Progress) -> Copies:
    """Return both files with how their pages look. Raises `Faulty`."""
    listed = [(copy.file, order) for copy in copies for order in _stretches(copy, wishes.ppi)]
    orders = [order for _, order in listed]
    answers: dict[int, list[Look]] = {}
    letters = 0
    for index, answer in workshop.run(look_at, orders):
        file, order = listed[index]
        if isinstance(answer, Lost | Failed):
            raise undrawn(file, f"a page of {order.first + 1}–{order.end}", answer)
        letters += sum(len(look.body) + len(look.furniture) for look in answer)
        if letters > MAX_LETTERS:
            raise undrawn(
                file, f"page {order.first + 1}", Failed("Unseen", "there is too much text")
            )
        answers[index] = answer
        progress("pages", len(answers), len(orders), file.name)
    looks = [look for index in range(len(orders)) for look in answers[index]]
    before, after = copies
    extent = len(before.leaves)
    return replace(before, looks=looks[:extent]), replace(after, looks=looks[extent:])


def _stretches(copy: Copy, ppi: float) -> Iterator[Stretch]:
    for first in range(0, len(copy.leaves), STRETCH):
        end = min(first + STRETCH, len(copy.leaves))
        yield Stretch(str(copy.file.path), first, end, ppi)


def _held(
    copies: Copies,
    pairs: Sequence[Pair],
    wishes: Wishes,
    workshop: Workshop,
    progress: Progress,
) -> dict[int, Held]:
    """Return how the pages look that differ, by the index of their pair. Raises `Faulty`."""
    places = [at for at, pair in enumerate(pairs) if _worth_holding(copies, pair, wishes)]
    orders = [_order(copies, pairs[at], wishes) for at in places]
    found: dict[int, Held] = {}
    for index, answer in workshop.run(hold, orders):
        if isinstance(answer, Lost | Failed):
            file, page = _owner(copies, pairs[places[index]])
            raise undrawn(file, f"page {page + 1}", answer)
        found[places[index]] = answer
        if len(pictured := [at for at, held in found.items() if held.pictures]) > MAX_PICTURES:
            last = max(pictured)  # the same ones are kept, whichever came first
            found[last] = replace(found[last], pictures=())
        progress("pairs", len(found), len(orders), "")
    return found


def _worth_holding(copies: Copies, pair: Pair, wishes: Wishes) -> bool:
    if pair.before is None or pair.after is None:
        return wishes.pictures
    return copies[0].looks[pair.before].raster != copies[1].looks[pair.after].raster


def _order(copies: Copies, pair: Pair, wishes: Wishes) -> Two:
    before, after = (
        None if page is None else (str(copy.file.path), page)
        for copy, page in zip(copies, (pair.before, pair.after), strict=True)
    )
    return Two(before, after, wishes.ppi, wishes.tolerance, wishes.pictures)


def _owner(copies: Copies, pair: Pair) -> tuple[File, int]:
    if pair.after is not None:
        return copies[1].file, pair.after
    return copies[0].file, pair.before or 0


def _in_order(answers: Iterator[tuple[int, Answer]]) -> list[Answer]:
    return [answer for _, answer in sorted(answers, key=lambda each: each[0])]
