"""Making: an issue is frozen, or built again as its lock says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.backissues.frozen import Frozen, Materials
from publisher.copydesk import Progress
from publisher.editions.edition import NAMES
from publisher.parcel.inputs import digest_of
from publisher.parcel.lock import Locked
from publisher.press import Commission, Finished, Press, Pressed
from publisher.problems import ExitCode, Faulty, Problem, Problems
from publisher.proof.digests import page_digests
from publisher.workshop import Workshop


@dataclass(frozen=True)
class Pressroom:
    """What a build needs beside its commission."""

    workshop: Workshop
    problems: Problems
    progress: Progress

    def press(self, commission: Commission) -> Pressed:
        """Return what came of a commission. Raises `Faulty`."""
        return Press(self.workshop, self.problems, self.progress).run(commission)

    def digests(self, files: Sequence[Finished]) -> dict[Path, tuple[str, ...]]:
        """Return the digests of all pages of finished files. Raises `Faulty`."""
        pairs = [(file.path, file.pages) for file in files]

        def told(done: int, total: int) -> None:
            self.progress("proof", done, total, "")

        return page_digests(pairs, self.workshop, told)


def freeze_issue(commission: Commission, room: Pressroom) -> tuple[Path, Pressed]:
    """Build an issue and write its lock; return the lock's path and what was built.

    The lock comes last: a run that is interrupted leaves the one that was there. Raises `Faulty`.
    """
    pressed = room.press(replace(commission, locked=True))
    if pressed.lock is None:
        raise Faulty(room.problems.sorted)
    drawn = room.digests(pressed.files)
    editions = {file.edition: _locked(file, drawn[file.path]) for file in pressed.files}
    lock = replace(pressed.lock, editions=editions)
    try:
        return lock.write(pressed.folder), pressed
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        message = f"no lock can be written into {pressed.folder}: {reason}"
        hint = "the editions are finished; see the rights of the folder, and freeze again"
        raise Faulty([Problem("output", message, None, hint, step=ExitCode.OUTPUT)]) from None


def _locked(file: Finished, pages: tuple[str, ...]) -> Locked:
    return Locked(file.path.name, digest_of(file.path), file.size, pages)


def build_again(frozen: Frozen, materials: Materials, out: Path, room: Pressroom) -> Pressed:
    """Build the editions of a lock from given materials into a folder. Raises `Faulty`."""
    for note in materials.notes:
        room.problems.add(note)
    options = frozen.lock.options
    commission = Commission(
        path=materials.issue,
        editions=locked_editions(frozen),
        out=out,
        only=(),
        strict=False,
        printer=options.printer,
        allow_placeholders=options.allow_placeholders,
        pictures=options.pictures,
        house=materials.house,
        locked=True,
    )
    return room.press(commission)


def locked_editions(frozen: Frozen) -> tuple[str, ...]:
    """Return the editions that were frozen; of a PDF it is itself."""
    if frozen.is_pdf:
        return ("archive",)
    kinds = {kind.partition("-")[0] for kind in frozen.lock.editions}
    return tuple(name for name in NAMES if name in kinds)


def same_as_frozen(frozen: Frozen, file: Finished) -> bool:
    """Whether a file that was built again is, byte for byte, the one that was frozen."""
    if frozen.is_pdf:
        return digest_of(file.path) == digest_of(frozen.path)
    locked = frozen.lock.editions.get(file.edition)
    return locked is not None and digest_of(file.path) == locked.sha256
