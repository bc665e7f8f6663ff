"""Verdicts: how an edition built anew compares with the one that was frozen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

IDENTICAL = "identical"  #: the same bytes
SAME_PAGES = "same pages"  #: other bytes, but every page looks the same at 100 ppi
CHANGED = "changed"
_ORDER = (IDENTICAL, SAME_PAGES, CHANGED)


@dataclass(frozen=True)
class Compared:
    """An edition's file, built anew and held against the frozen one."""

    edition: str  #: screen, archive, press, press-cover or press-inside
    file: str
    verdict: str  #: identical, same pages or changed
    pages: tuple[str, ...] = ()  #: folios of those that differ
    kept: str = ""  #: of the file that was frozen: "" sound, "missing", "altered"


def worst(verdicts: Iterable[str]) -> str:
    """Return the worst of some verdicts; of none, that nothing changed."""
    return max(verdicts, key=_ORDER.index, default=IDENTICAL)


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """Return what differs between inputs by their digests, or versions: a line for each name."""
    names = sorted({*before, *after})
    return tuple(
        f"{name}: {_told(before.get(name), after.get(name))}"
        for name in names
        if before.get(name) != after.get(name)
    )


def _told(before: str | None, after: str | None) -> str:
    if after is None:
        return "no longer there"
    if before is None:
        return "new"
    return "changed" if len(before) == 64 == len(after) else f"{before} → {after}"
