"""What was frozen: an issue's folder with its lock, or an archive PDF with a parcel in it.

Whatever the house has become since, an issue is built again from what its lock names: from the
files that are still the same, and from the parcel for those that are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publisher.house import House
from publisher.manifest.load import manifest_of
from publisher.parcel.inputs import digest_of
from publisher.parcel.lock import NAME, Lock, Locked, read_lock
from publisher.parcel.unpacking import opened_parcel, unpack_parcel
from publisher.problems import ExitCode, Faulty, Problem, Severity
from publisher.source import Source

LAYOUTS = ("locked", "current")  #: whose layout, faces and assets an issue is built with
OWN = "issues/"  #: what the names of an issue's own inputs begin with
LISTED = 5  #: inputs that a message names


@dataclass(frozen=True)
class Materials:
    """What an issue is built from: its folder, the house, and what is to be said of them."""

    issue: Path
    house: House
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Frozen:
    """A frozen issue: its lock, and where it lies."""

    path: Path  #: an issue's folder, or an archive PDF
    lock: Lock
    is_pdf: bool

    @classmethod
    def at(cls, path: Path) -> Frozen:
        """Return the frozen issue of a folder, a manifest or a PDF. Raises `Faulty`."""
        if path.suffix.lower() == ".pdf":
            with opened_parcel(path) as parcel:
                return cls(path, parcel.lock, is_pdf=True)
        folder = manifest_of(path).absolute().parent
        lock = read_lock(folder / NAME)
        if not lock.editions:
            raise Faulty([_of_a_parcel(folder / NAME)])
        return cls(folder, lock, is_pdf=False)

    @property
    def house(self) -> House:
        """The house that it lies in now."""
        return House.of(self.path if self.is_pdf else self.path / "issue.yaml")

    @cached_property
    def changed(self) -> dict[str, str]:
        """The inputs of a folder that are no longer what the lock says, each with what it is."""
        found = {name: self._now(name) for name in self.lock.inputs} if not self.is_pdf else {}
        return {name: now for name, now in found.items() if now != self.lock.inputs[name]}

    def materials(self, layout: str, beneath: Path, *, faithful: bool) -> Materials:
        """Return what the issue is to be built from; what is unpacked goes into `beneath`.

        The house's part is as it was locked unless `layout` is current; so is the issue's own where
        it is to be `faithful`. Raises `Faulty` where that cannot be had.
        """
        if self.is_pdf:
            unpack_parcel(self.path, beneath)
            house = self.house if layout == "current" else House(beneath)
            return Materials(beneath / self.lock.folder, house)
        own = [name for name in self.changed if name.startswith(OWN) and faithful]
        others = [n for n in self.changed if not n.startswith(OWN) and layout == "locked"]
        if not own and not others:
            return Materials(self.path, self.house)
        pdf = self.kept("archive")
        if pdf is None:
            if faithful:
                raise Faulty([self._lost(name) for name in (*own, *others)])
            return Materials(self.path, self.house, (self._current(others),))
        unpack_parcel(pdf, beneath)
        return Materials(
            beneath / self.lock.folder if own else self.path,
            House(beneath) if others else self.house,
            (self._taken((*own, *others), pdf),),
        )

    def kept(self, kind: str) -> Path | None:
        """Return the frozen file of a kind where it is still there and the same."""
        locked = self.lock.editions.get(kind)
        paths = self.places(locked) if locked else ()
        return next((path for path in paths if locked and _is(path, locked)), None)

    def files(self) -> Iterator[Path]:
        """Yield every file that has the name of a frozen one; of a PDF it is itself."""
        if self.is_pdf:
            yield self.path
        for locked in self.lock.editions.values():
            yield from self.places(locked)

    def spare(self, folder: Path) -> None:
        """Raise `Faulty` where a rebuild into a folder would take the place of what was frozen."""
        for path in self.files():
            if path.absolute().parent.resolve() == folder.absolute().resolve():
                message = f"{path} is what was frozen: nothing is rebuilt in its place"
                hint = "choose another folder with --out"
                raise Faulty([Problem("output", message, None, hint, step=ExitCode.OUTPUT)])

    def places(self, locked: Locked) -> Iterator[Path]:
        """Yield the files that have the name of a frozen one, where such files may lie."""
        name = locked.file
        if name != Path(name).name or name in (".", ".."):
            return
        output = self.house.output
        folders = (self.path, self.path.parent, output, *sorted(output.glob("*/")))
        yield from (folder / name for folder in folders if (folder / name).is_file())

    def _now(self, name: str) -> str:
        try:
            return digest_of(self._located(name))
        except OSError:
            return "missing"

    def _located(self, name: str) -> Path:
        """Return where an input of a parcel lies in the issue's folder or in the house."""
        if name.startswith(f"{self.lock.folder}/"):
            return self.path / name.removeprefix(f"{self.lock.folder}/")
        if name.startswith(OWN):
            return self.path.parent / name.removeprefix(OWN)
        own = self.house.root / name
        return own if own.is_file() else House.bundled().root / name

    def _lost(self, name: str) -> Problem:
        message = f"{name} is not what the lock says: {_state(self.changed[name])}"
        hint = "put the archive edition's PDF beside the issue: its parcel has it; or verify"
        place = Source(self.path / NAME, "").place()
        return Problem("input-drift", message, place, hint, step=ExitCode.DRIFT)

    def _current(self, names: Sequence[str]) -> Problem:
        message = f"{_listed(names)} changed since the issue was frozen; the present ones are used"
        hint = "put the archive edition's PDF beside the issue: its parcel has the locked ones"
        return self._note("layout-current", message, hint)

    def _taken(self, names: Sequence[str], pdf: Path) -> Problem:
        message = f"{_listed(names)} changed since the issue was frozen; the locked ones are used"
        return self._note("layout-locked", message, f"they come from the parcel in {pdf.name}")

    def _note(self, code: str, message: str, hint: str) -> Problem:
        place = Source(self.path / NAME, "").place()
        return Problem(code, message, place, hint, Severity.NOTE, ExitCode.DRIFT)


def frozen_to_read(issue: Path) -> tuple[Path, str]:
    """Return the frozen file of an issue that readers have, and its edition: screen or archive.

    Raises `Faulty` where there is no lock, or neither file is what it was.
    """
    frozen = Frozen.at(issue)
    for edition in ("screen", "archive"):
        if path := frozen.kept(edition):
            return path, edition
    message = "neither the screen nor the archive edition that was frozen is there any more"
    hint = "put it beside the issue's folder or into output/, or name a PDF to compare with"
    place = Source(frozen.path / NAME, "").place()
    raise Faulty([Problem("nothing-to-show", message, place, hint, step=ExitCode.DRIFT)])


def _is(path: Path, locked: Locked) -> bool:
    try:
        return path.stat().st_size == locked.bytes and digest_of(path) == locked.sha256
    except OSError:
        return False


def _state(now: str) -> str:
    return "it is no longer there" if now == "missing" else "it was changed"


def _of_a_parcel(path: Path) -> Problem:
    message = "the lock tells of no edition: it came out of a parcel"
    hint = "publisher freeze ISSUE makes one that does; the PDF itself can be verified and rebuilt"
    place = Source(path, "").place()
    return Problem("lock-empty", message, place, hint, step=ExitCode.DRIFT)


def _listed(names: Sequence[str]) -> str:
    named = ", ".join(names[:LISTED])
    return f"{named} and {len(names) - LISTED} more" if len(names) > LISTED else named
