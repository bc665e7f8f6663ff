"""A real scheduler and two real workers on loopback, one of which is killed half-way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shelves

import publisher

pytest.importorskip("distributed")
pytestmark = pytest.mark.xdist_group("cluster")

SECONDS = 60.0


class Cluster:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.processes = folder, []
        self.file = folder / "scheduler.json"
        self._start("scheduler", "--scheduler-file", str(self.file), "--port", "0", "--no-show")
        _wait(self.file.is_file)
        self.address = json.loads(self.file.read_text())["address"]
        self.workers = [self.worker(), self.worker()]

    def worker(self) -> subprocess.Popen[bytes]:
        local = ("--local-directory", str(self.folder / f"worker-{len(self.processes)}"))
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "60")
        return self._start("worker", self.address, *options, *local)

    def _start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", "--host", "127.0.0.1"]
        with (self.folder / f"{kind}-{len(self.processes)}.log").open("wb") as log:
            process = subprocess.Popen([*command, *options], stdout=log, stderr=log)
        self.processes.append(process)
        return process

    def stop(self) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()


def _wait(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not ready():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "log"


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory, log: Path) -> Iterator[Cluster]:
    before = dict(os.environ)
    os.environ.update(shelves.environment(log))
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    made.stop()
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    (tmp_path / "shelf").mkdir()
    return tmp_path / "shelf"


def tend(cluster: Cluster, shelf: Path, work: str = "verify", **options):
    return publisher.tend_shelf(
        shelf, work, clerk=shelves.CLERK, scheduler=cluster.address, **options
    )


def verdicts(account) -> dict[str, str]:
    return {entry.name: entry.verdict for entry in account.entries()}


def test_issues_travel_as_parcels_and_editions_come_back(cluster, shelf, tmp_path):
    shelves.folder(shelf, "2022/q1")
    shelves.archive(shelf, "voice.pdf")
    account = tend(cluster, shelf, "rebuild", out=tmp_path / "out")
    assert verdicts(account) == {"2022/q1": "rebuilt", "voice.pdf": "rebuilt"}
    assert (tmp_path / "out/2022/q1/screen.pdf").read_bytes() == b"%PDF-1.7 q1"
    assert (tmp_path / "out/voice/screen.pdf").read_bytes() == b"%PDF-1.7 voice.pdf"


def test_a_cluster_finds_what_this_machine_finds(cluster, shelf):
    for behave in ("identical", "changed", "crash", "broken"):
        shelves.folder(shelf, behave, behave)
    (shelf / "README").write_text("kept")
    here = publisher.tend_shelf(shelf, "check", clerk=shelves.CLERK, jobs=2)
    there, shared = tend(cluster, shelf, "check"), tend(cluster, shelf, "check", shared=True)
    told = [[(e.name, e.verdict, e.reasons) for e in a.entries()] for a in (here, there, shared)]
    assert told[0] == told[1] == told[2]
    (shelf / "identical/articles/a.md").write_text("other words")
    assert verdicts(tend(cluster, shelf, "check"))["identical"] == "damaged"


def test_pages_of_what_differs_come_back(cluster, shelf, tmp_path):
    shelves.folder(shelf, "q1", "changed")
    assert [e.page for e in tend(cluster, shelf, html=tmp_path / "p.html").entries()] == [True]
    assert (tmp_path / "p-issues/q1.html").read_text() == "<p>12"


def test_no_scheduler_is_told(shelf, monkeypatch):
    monkeypatch.setattr("publisher.shelf.cluster.CONNECT", 1.0)
    shelves.folder(shelf, "q1")
    with pytest.raises(publisher.Faulty, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        publisher.tend_shelf(shelf, "verify", scheduler="tcp://127.0.0.1:9", clerk=shelves.CLERK)


def test_a_worker_that_is_killed_costs_no_issue_and_doubles_none(cluster, shelf, log):
    count = 12
    for number in range(count):
        shelves.folder(shelf, f"k{number:02}", "slow 0.3")
    entered: Counter[str] = Counter()

    def watch(step: str, done: int, total: int, name: str) -> None:
        if step != "verify":
            return
        entered[name] += 1
        if done == count // 2:
            cluster.workers[0].send_signal(signal.SIGKILL)

    account = tend(cluster, shelf, progress=watch)
    assert cluster.workers[0].wait(5) == -signal.SIGKILL
    assert verdicts(account) == {f"k{number:02}": "identical" for number in range(count)}
    assert account.total == count and account.tally == {"identical": count}
    assert {name: times for name, times in entered.items() if name and times > 1} == {}
    begun = Counter(log.read_text().split())
    assert {f"k{number:02}" for number in range(count)} <= {*begun}


def test_a_run_that_lost_its_scheduler_is_taken_up(cluster, shelf):
    """The last of these tests: it leaves no cluster behind."""
    for number in range(8):
        shelves.folder(shelf, f"s{number}", "slow 0.3")

    def watch(step: str, done: int, total: int, name: str) -> None:
        if step == "verify" and done == 3:
            cluster.processes[0].kill()

    with pytest.raises(publisher.Faulty, match="is gone"):
        tend(cluster, shelf, progress=watch)
    account = publisher.tend_shelf(shelf, "verify", clerk=shelves.CLERK, jobs=2)
    assert 3 <= account.resumed < 8
    assert verdicts(account) == {f"s{number}": "identical" for number in range(8)}
