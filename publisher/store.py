"""Work kept on disk by a fingerprint of all that went into it.

The store may be deleted at any time and used by several builds at once: an entry is one file
that appears whole, and an entry that is gone is simply made again. Its size is bounded: the
entries used longest ago go first.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import glob
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import platformdirs

KINDS = ("fragments", "renditions", "sheets", "templates")
MAX_BYTES = 1024 * 1024 * 1024  #: size of one kind above which the oldest are dropped
SEAL = 32  #: bytes of the hash that stands before an entry, to know a damaged one by
DRAFTS = ".publisher-"  #: what the names of folders of drafts begin with
STALE_SECONDS = 3600  #: no file takes longer to write
KEEP_SHARE = 0.7  #: share of MAX_BYTES that remains after dropping


def cache_folder() -> Path:
    """Return the folder of the cache: $PUBLISHER_CACHE, or the system's place for caches."""
    named = os.environ.get("PUBLISHER_CACHE")
    return Path(named or platformdirs.user_cache_dir("publisher")).absolute()


def fingerprint(*ingredients: str | bytes) -> str:
    """Return a hash of texts and bytes in which each one's length counts as well."""
    digest = hashlib.sha256()
    for ingredient in ingredients:
        data = ingredient.encode() if isinstance(ingredient, str) else ingredient
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()[:40]


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it appears whole or not at all, replacing the one there was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _spare_devices(path)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    _sweep(path, Path(name).stat().st_mtime)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def whole_folder(folder: Path) -> Iterator[Path]:
    """Give a hidden folder to be filled, which appears as `folder` once all went well.

    What stands there already may only be an empty folder. Raises OSError.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=DRAFTS, dir=folder.parent))
    try:
        yield beside
        beside.chmod(0o777 & ~_umask())
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def settle(path: Path) -> None:
    """Begin to bring a file that was written onto the disk, while others are still being made."""
    Thread(target=_sync, args=(path,), daemon=True).start()


def _sync(path: Path) -> None:
    with contextlib.suppress(OSError), path.open("rb") as stream:  # publishing would meet it again
        os.fsync(stream.fileno())


class Drafts:
    """A hidden folder for files under way, beside where they will appear; a context manager.

    They appear together, each whole, once `publish` is called; otherwise they are gone at the end.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = [up for up in (folder, *folder.parents) if not up.exists()]

    def __enter__(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        with _locked(self._folder):  # no other run takes our folder for an abandoned one
            self._sweep()
            self._own = Path(tempfile.mkdtemp(prefix=DRAFTS, dir=self._folder))
            self._lock = os.open(self._own, os.O_RDONLY)
            fcntl.flock(self._lock, fcntl.LOCK_EX)
        return self._own

    def publish(self) -> None:
        """Move every file to its place, replacing the one there was."""
        for path in sorted(self._own.iterdir()):
            _spare_devices(self._folder / path.name)
            with path.open("rb") as stream:
                os.fsync(stream.fileno())
        with _locked(self._folder):  # two runs do not mix what they made
            for path in sorted(self._own.iterdir()):
                path.chmod(0o666 & ~_umask())
                path.replace(self._folder / path.name)

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._own, ignore_errors=True)
        os.close(self._lock)
        with contextlib.suppress(OSError):  # folders that hold something stay
            for folder in self._made:
                folder.rmdir()

    def _sweep(self) -> None:
        """Remove the drafts of runs that were killed: nobody holds them locked any more."""
        for rest in sorted(self._folder.glob(f"{DRAFTS}*")):
            with contextlib.suppress(OSError), _locked(rest, fcntl.LOCK_EX | fcntl.LOCK_NB):
                shutil.rmtree(rest, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path, way: int = fcntl.LOCK_EX) -> Iterator[None]:
    """Hold a folder locked. Raises OSError where another has it and we would not wait."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, way)
        yield
    finally:
        os.close(handle)


def _spare_devices(path: Path) -> None:
    """Raise OSError where a folder, a device or a pipe stands in the place of a file."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EEXIST, "something that is no file has this name", str(path))


def _sweep(path: Path, now: float) -> None:
    """Remove what a run that was killed while it wrote this file has left, an hour ago or more."""
    for rest in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        with contextlib.suppress(OSError):
            if now - rest.stat().st_mtime > STALE_SECONDS:
                rest.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def trim_cache() -> None:
    """Keep each kind of kept work within its bounds."""
    with contextlib.suppress(OSError):
        for folder in sorted(cache_folder().iterdir()):
            if folder.name in KINDS:
                Store(folder).trim()


@dataclass(frozen=True)
class Store:
    """One kind of kept work, e.g. fragments, in a folder of its own below the cache."""

    folder: Path

    @classmethod
    def of(cls, kind: str) -> Store:
        """Return the store of a kind of work in the cache folder."""
        return cls(cache_folder() / kind)

    def get(self, key: str) -> bytes | None:
        """Return the entry called `key`, or None; using it keeps it from being dropped."""
        path = self._path(key)
        try:
            with path.open("rb") as stream:
                seal, data = stream.read(SEAL), stream.read()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            if hashlib.sha256(data).digest() != seal:
                path.unlink()
                return None
            os.utime(path)
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep an entry. A full or read-only disk is no reason to fail: it is made again."""
        path = self._path(key)
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(hashlib.sha256(data).digest() + data)
                Path(name).replace(path)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise

    def trim(self, limit: int = MAX_BYTES) -> None:
        """Drop the entries used longest ago once the folder is larger than `limit` bytes."""
        with contextlib.suppress(OSError):
            entries = sorted(self._entries())
            total = sum(size for _, size, _ in entries)
            if total <= limit:
                return
            for _, size, path in entries:
                path.unlink(missing_ok=True)
                total -= size
                if total <= limit * KEEP_SHARE:
                    return

    def _entries(self) -> Iterable[tuple[float, int, Path]]:
        for path in self.folder.glob("*/*"):
            with contextlib.suppress(OSError):
                status = path.stat()
                yield status.st_mtime, status.st_size, path

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key
