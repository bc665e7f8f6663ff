"""Faults: runs that are killed, disks that are full, clocks that are wrong, two runs at once.

Whatever happens to a run, each file is the one of before or the one of after, the lock is true, and
the next run succeeds.
"""

from __future__ import annotations

import hashlib
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from parcels import ROOT, small_house

import publisher
from publisher import ExitCode
from publisher.parcel.lock import read_lock

MOMENTS = 17  #: of each of the three commands: 51 in all
CLOCK = """
import datetime, time
BASE = {seconds}
time.time, time.time_ns = (lambda: float(BASE)), (lambda: BASE * 10**9)
class Dates(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(BASE, tz)
datetime.datetime = Dates
"""


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file in a folder, hidden ones as well."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


def command(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "publisher", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    said, _ = process.communicate(timeout=300)
    return process.returncode, said


class Trial:
    """A command, the folder it writes into, and what lies there once it is done."""

    def __init__(self, arguments: list[str], out: Path, lock: Path | None) -> None:
        self.arguments, self.out, self.lock = arguments, out, lock
        begun = time.monotonic()
        code, said = finish(command(*arguments))
        assert code == 0, said
        self.seconds = time.monotonic() - begun
        self.whole = digests(out)
        self.locked = lock.read_bytes() if lock else b""

    def kill_at(self, moment: float) -> None:
        """Kill a run after some seconds, and look at what it leaves."""
        process = command(*self.arguments)
        try:
            process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()
        self.check()

    def check(self) -> None:
        """Each file is whole or not there; the lock is true or not there."""
        found = digests(self.out) if self.out.is_dir() else {}
        assert found.items() <= self.whole.items()
        if self.lock and self.lock.exists():
            assert self.lock.read_bytes() == self.locked


def trials(folder: Path) -> list[Trial]:
    issue = small_house(folder / "house")
    out, again, lock = folder / "out", folder / "again", issue / "issue.lock"
    options = ["--edition", "screen", "--edition", "archive", "-o", str(out), "-q"]
    built = Trial(["build", str(issue), *options], out, None)
    frozen = Trial(["freeze", str(issue), *options], out, lock)
    archive = Path(shutil.copy(out / "gazette-small-archive.pdf", folder / "kept.pdf"))
    return [built, frozen, Trial(["rebuild", str(archive), "-o", str(again), "-q"], again, None)]


@pytest.mark.parametrize("which", [0, 1, 2], ids=["build", "freeze", "rebuild"])
def test_a_run_that_is_killed_leaves_no_half_file_and_no_wrong_lock(
    tmp_path: Path, which: int
) -> None:
    trial = trials(tmp_path)[which]
    moments = random.Random(which)
    for number in range(MOMENTS):
        if number % 2:  # from nothing, and over what was finished before
            shutil.rmtree(trial.out, ignore_errors=True)
            if trial.lock:
                trial.lock.unlink(missing_ok=True)
        trial.kill_at(moments.uniform(0.05, trial.seconds * 1.05))
    code, said = finish(command(*trial.arguments))
    assert code == 0, said
    trial.check()
    assert {path.name for path in trial.out.iterdir()} == {*trial.whole}


def test_a_full_disk_leaves_lock_and_editions_as_they_were(tmp_path: Path) -> None:
    issue = small_house(tmp_path / "house")
    out = tmp_path / "out"
    publisher.freeze(issue, editions=("screen",), out=out)
    before, lock = digests(out), (issue / "issue.lock").read_bytes()
    article = issue / "articles/market.md"
    article.write_text(article.read_text("utf-8") + "\nOne more line.\n", "utf-8")

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # as a full disk: writing fails
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    done = subprocess.run(
        [sys.executable, "-m", "publisher", "freeze", str(issue), "--edition", "screen",
         "-o", str(out)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False, preexec_fn=fill,
    )  # fmt: skip
    assert done.returncode == ExitCode.OUTPUT, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert digests(out) == before
    assert (issue / "issue.lock").read_bytes() == lock


@pytest.mark.parametrize(
    ("option", "environment"),
    [(["-o", "/proc/here"], {}), ([], {"PUBLISHER_CACHE": "/proc/cache"})],
    ids=["output", "cache"],
)
def test_a_folder_that_cannot_be_written_to_is_named(
    tmp_path: Path, option: list[str], environment: dict[str, str]
) -> None:
    issue = small_house(tmp_path)
    process = command("freeze", str(issue), "--edition", "screen", *option, **environment)
    code, said = finish(process)
    assert code == ExitCode.OUTPUT, said
    assert "/proc/" in said and "Traceback" not in said
    assert not (issue / "issue.lock").exists()


def test_a_folder_of_the_issue_that_is_no_folder_to_write_into_gets_no_lock(
    tmp_path: Path,
) -> None:
    issue = small_house(tmp_path)
    (issue / "issue.lock").mkdir()
    code, said = finish(command("freeze", str(issue), "--edition", "screen"))
    assert code == ExitCode.OUTPUT, said
    assert "no lock can be written" in said


def test_two_runs_at_once_both_succeed_and_agree(tmp_path: Path) -> None:
    issue = small_house(tmp_path)
    arguments = ["freeze", str(issue), "--edition", "screen", "--edition", "archive", "-q"]
    both = [command(*arguments), command(*arguments)]
    for process in both:
        code, said = finish(process)
        assert code == 0, said
    lock = read_lock(issue / "issue.lock")
    found = digests(tmp_path / "output/small")
    for locked in lock.editions.values():
        assert found[locked.file] == locked.sha256
    assert not [name for name in found if name.startswith(".")]


@pytest.mark.parametrize("year", [1970, 2099])
def test_the_clock_may_say_what_it_likes(tmp_path: Path, year: int) -> None:
    issue = small_house(tmp_path / "house")
    out = tmp_path / "out"
    publisher.freeze(issue, editions=("archive",), out=out)
    lock, before = (issue / "issue.lock").read_bytes(), digests(out)
    shutil.rmtree(out)
    seconds = (year - 1970) * 365 * 86_400
    (tmp_path / "sitecustomize.py").write_text(CLOCK.format(seconds=seconds))
    process = command(
        "freeze", str(issue), "--edition", "archive", "-o", str(out),
        PYTHONPATH=f"{tmp_path}:{ROOT}", PUBLISHER_CACHE=str(tmp_path / "cache"),
    )  # fmt: skip
    code, said = finish(process)
    assert code == 0, said
    assert (issue / "issue.lock").read_bytes() == lock
    assert digests(out) == before
