"""The survey: brings the catalogue up to date with the shelf.

What has its size and time of change is taken as it was; only what is new or changed is read, and
that by clerks, since a damaged PDF may end the process that opens it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import Any

from publisher.inspectors import Inspectors, NoAnswer
from publisher.shelf.catalogue import Catalogue
from publisher.shelf.finding import Item, items
from publisher.shelf.orders import Description

NOTED = 500  #: items that are noted at once
READ = 250  #: items that one clerk describes
SECONDS = 300.0  #: for one clerk
MEMORY = 2048  #: MB for one clerk

Counting = Callable[[int, str], None]  #: is told how many are done, and the last one


def survey(catalogue: Catalogue, shelf: Path, clerks: Inspectors, counting: Counting) -> None:
    """Note what lies on a shelf, what is gone from it, and what new and changed items are."""
    scan, count = catalogue.last_scan() + 1, 0
    for batch in _batches(items(shelf), NOTED):
        with catalogue.changing():
            catalogue.note(batch, scan)
        count += len(batch)
        counting(count, batch[-1].name)
    with catalogue.changing():
        catalogue.miss(scan)
    while unknown := catalogue.undescribed(READ):
        with catalogue.changing():
            for name, told in _described(shelf, unknown, clerks):
                catalogue.describe(name, told)
        counting(count, unknown[-1][0])


def _described(
    shelf: Path, unknown: list[tuple[str, str]], clerks: Inspectors
) -> Iterator[tuple[str, Description]]:
    """Yield what items are; where reading some of them ends a clerk, they are read by halves."""
    asked = [(str(shelf / name), kind) for name, kind in unknown]
    order = {"work": "describe", "items": asked, "memory": MEMORY}
    try:
        told = clerks.answer(order, SECONDS, MEMORY)["descriptions"]
        yield from [
            (name, _description(each)) for (name, _), each in zip(unknown, told, strict=True)
        ]
    except (NoAnswer, KeyError, TypeError, ValueError) as error:
        if len(unknown) > 1:
            half = len(unknown) // 2
            yield from _described(shelf, unknown[:half], clerks)
            yield from _described(shelf, unknown[half:], clerks)
        else:
            name, kind = unknown[0]
            yield name, Description(kind, trouble=f"it cannot be read: {error}")


def _description(told: dict[str, Any]) -> Description:
    known = {field.name for field in fields(Description)}
    values = {key: value for key, value in told.items() if key in known}
    return Description(**{**values, "editions": tuple(values["editions"])})


def _batches(found: Iterable[Item], size: int) -> Iterator[list[Item]]:
    stream = iter(found)
    while batch := list(islice(stream, size)):
        yield batch
