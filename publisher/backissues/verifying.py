"""Verifying: an issue is built again out of sight, and held against what was frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from publisher.backissues.frozen import Frozen, Materials
from publisher.backissues.making import Pressroom, build_again
from publisher.backissues.verdicts import (
    CHANGED,
    IDENTICAL,
    SAME_PAGES,
    Compared,
    differences,
    worst,
)
from publisher.parcel.inputs import digest_of
from publisher.parcel.lock import Locked
from publisher.press import Finished, Pressed
from publisher.proof.digests import Run, draw_digests
from publisher.proof.pages import proof_of


@dataclass(frozen=True)
class Pair:
    """A frozen file and the one that was built again, where both are there to be looked at."""

    kind: str
    before: Path
    after: Path
    differs: bool  #: whether any of their pages do


@dataclass(frozen=True)
class Verification:
    """What became of a frozen issue."""

    issue: str
    verdict: str  #: the worst of the editions
    editions: tuple[Compared, ...]
    inputs: tuple[str, ...]  #: that differ from the lock, with what became of them
    software: tuple[str, ...]  #: that differs from the lock, with both versions
    pairs: tuple[Pair, ...] = ()  #: there to be looked at while the run lasts


def verify_frozen(frozen: Frozen, materials: Materials, out: Path, room: Pressroom) -> Verification:
    """Build a frozen issue from given materials into a folder, and compare. Raises `Faulty`."""
    pressed = build_again(frozen, materials, out, room)
    compared = tuple(_compared_all(frozen, pressed, room))
    now = pressed.lock
    return Verification(
        issue=frozen.lock.issue,
        verdict=worst(each.verdict for each in compared),
        editions=compared,
        inputs=differences(frozen.lock.inputs, now.inputs) if now else (),
        software=differences(frozen.lock.software, now.software) if now else (),
        pairs=tuple(_pairs(frozen, pressed, compared)),
    )


def _compared_all(frozen: Frozen, pressed: Pressed, room: Pressroom) -> Iterator[Compared]:
    before = _before(frozen)
    after = {file.edition: file for file in pressed.files}
    fresh = {kind: digest_of(file.path) for kind, file in after.items()}
    differing = [file for kind, file in after.items() if before[kind].sha256 != fresh[kind]]
    drawn = room.digests(differing)
    for kind, locked in before.items():
        file, kept = after.get(kind), _kept(frozen, kind)
        if file is None:
            yield Compared(kind, locked.file, CHANGED, (), kept)
        elif file.path not in drawn:
            yield Compared(kind, locked.file, IDENTICAL, (), kept)
        else:
            pages = tuple(_differing(locked.pages or _drawn(frozen), drawn[file.path], file))
            yield Compared(kind, locked.file, CHANGED if pages else SAME_PAGES, pages, kept)


def _before(frozen: Frozen) -> Mapping[str, Locked]:
    """Return what was frozen, by kind; of an archive PDF the file itself."""
    if not frozen.is_pdf:
        return frozen.lock.editions
    path = frozen.path
    return {"archive": Locked(path.name, digest_of(path), path.stat().st_size, ())}


def _drawn(frozen: Frozen) -> tuple[str, ...]:
    """Return the digests of the pages of an archive PDF itself."""
    with proof_of(frozen.path) as proof:
        extent = proof.extent
    return draw_digests(Run(frozen.path, 0, extent))


def _differing(before: tuple[str, ...], after: tuple[str, ...], file: Finished) -> Iterator[str]:
    """Yield the folios of pages that do not look as they did, or are there no more."""
    for at, (old, new) in enumerate(zip_longest(before, after)):
        if old != new:
            folios = file.folios[at] if at < len(file.folios) else (at + 1,)
            yield " and ".join(str(folio) for folio in folios)


def _kept(frozen: Frozen, kind: str) -> str:
    if frozen.is_pdf or frozen.kept(kind):
        return ""
    return "altered" if any(frozen.places(frozen.lock.editions[kind])) else "missing"


def _pairs(frozen: Frozen, pressed: Pressed, compared: tuple[Compared, ...]) -> Iterator[Pair]:
    after = {file.edition: file.path for file in pressed.files}
    for each in compared:
        before = frozen.path if frozen.is_pdf else frozen.kept(each.edition)
        if before and each.edition in after:
            yield Pair(each.edition, before, after[each.edition], bool(each.pages))
