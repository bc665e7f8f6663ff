"""Work done elsewhere: an issue is unpacked, looked after, and what was made of it sent back."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from publisher.shelf.finding import files
from publisher.shelf.orders import Order, Outcome, outcome_from, outcome_to
from publisher.shelf.parcels import MAX_PARCEL, unpack
from publisher.shelf.running import clerks, perform
from publisher.store import write_whole

PAGE = "page.html"
OUT = "out"


@dataclass(frozen=True)
class Errand:
    """What a worker is handed: plain values, since it may be another machine."""

    order: dict[str, Any]
    clerk: str  #: the module that answers orders
    seconds: float
    parcel: bytes | None = None  #: None where the worker sees the shelf itself
    name: str = ""  #: of the item


def run_errand(errand: Errand) -> dict[str, Any]:
    """Return an outcome, and by name the files that were made where no disk is shared."""
    order, at_work = Order(**errand.order), clerks(errand.clerk)
    if errand.parcel is None:
        return {"outcome": outcome_to(perform(order, at_work, errand.seconds)), "files": {}}
    with tempfile.TemporaryDirectory(prefix="publisher-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        path = unpack(errand.parcel, order.kind, errand.name, folder)
        made = folder / "made"
        here = replace(
            order,
            path=str(path),
            out=str(made / OUT) if order.out else "",
            page=str(made / PAGE) if order.page else "",
        )
        outcome = perform(here, at_work, errand.seconds)
        return {"outcome": outcome_to(outcome), "files": _collected(made)}


def errand_for(order: Order, clerk: str, seconds: float, parcel: bytes | None) -> Errand:
    """Return the errand of an order, with its parcel."""
    return Errand(asdict(order), clerk, seconds, parcel, Path(order.path).name)


def brought_back(order: Order, answer: Mapping[str, Any]) -> Outcome:
    """Return the outcome that a worker sent, its files written where the order wants them.

    Raises ValueError for an answer that is none, OSError where a file cannot be written.
    """
    outcome = outcome_from(answer["outcome"])
    for name, data in sorted(answer["files"].items()):
        if name == PAGE and order.page:
            write_whole(Path(order.page), data)
        elif name.startswith(f"{OUT}/") and order.out:
            write_whole(_inside(Path(order.out), name.removeprefix(f"{OUT}/")), data)
    return outcome


def _inside(folder: Path, name: str) -> Path:
    path = Path(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise ValueError(f"a worker sent {name!r}, which lies outside of the folder")
    return folder / path


def _collected(made: Path) -> dict[str, bytes]:
    """Return the files that were made. Raises ValueError where they are too large to travel."""
    found, size = {}, 0
    for name, path in files(made):
        size += path.stat().st_size
        if size > MAX_PARCEL:
            raise ValueError("what was made is too large to travel")
        found[name] = path.read_bytes()
    return found
