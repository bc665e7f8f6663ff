"""Equal input, equal bytes: wherever, whenever and however often an issue is built."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publisher.store import KINDS

ROOT = Path(__file__).resolve().parent.parent
ISSUE = ROOT / "issues/2023-q4"
NAME = "voice-of-asia-2023-q4-screen.pdf"


def build(
    issue: Path, out: Path, *prefix: str, cwd: Path = ROOT, jobs: int = 2, **environment: str
) -> str:
    """Build in a process of its own and return the SHA-256 of the screen edition."""
    command = [*prefix, sys.executable, "-m", "publisher", "build", str(issue), "--out", str(out)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    run = subprocess.run(
        [*command, "--jobs", str(jobs)],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return hashlib.sha256((out / NAME).read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("first")
    return build(ISSUE, out, PUBLISHER_CACHE=str(out / "cache"))


def test_another_process_place_zone_and_language_give_equal_bytes(
    first: str, tmp_path: Path
) -> None:
    """A copy elsewhere, its files created in reverse order, an empty cache, one worker."""
    copy = tmp_path / "elsewhere" / "issues" / "2023-q4"
    copy.mkdir(parents=True)
    for path in sorted(ISSUE.rglob("*"), reverse=True):
        if path.is_file():
            target = copy / path.relative_to(ISSUE)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    shutil.copy(ISSUE.parent / "voice-of-asia.yaml", copy.parent)
    for name in ("layouts", "fonts", "assets"):
        (tmp_path / "elsewhere" / name).symlink_to(ROOT / name)
    again = build(
        copy,
        tmp_path / "out",
        cwd=tmp_path,
        jobs=1,
        PUBLISHER_CACHE=str(tmp_path / "cache"),
        PYTHONHASHSEED="123",
        TZ="Pacific/Kiritimati",
        LC_ALL="tr_TR.UTF-8",
        LANG="tr_TR.UTF-8",
    )
    assert again == first


def test_kept_work_gives_the_bytes_that_fresh_work_gives(first: str, tmp_path: Path) -> None:
    cache = str(tmp_path / "cache")
    assert build(ISSUE, tmp_path / "a", PUBLISHER_CACHE=cache) == first
    assert build(ISSUE, tmp_path / "b", PUBLISHER_CACHE=cache) == first


def test_a_machine_without_any_font_gives_equal_bytes(first: str, tmp_path: Path) -> None:
    """All folders of system fonts are hidden behind empty ones, in a namespace of our own."""
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/etc/fonts")]
    hide = "; ".join(f"mount -t tmpfs none {folder}" for folder in folders if folder.is_dir())
    unshare = ("unshare", "--mount", "--map-root-user")
    if (
        shutil.which("unshare") is None
        or subprocess.run([*unshare, "true"], check=False).returncode
    ):
        pytest.skip("OUTSIDE WITNESS MISSING: unshare may not make a namespace here")
    prefix = (*unshare, "sh", "-c", f'{hide or "true"}; exec "$@"', "sh")
    environment = {"PUBLISHER_CACHE": str(tmp_path / "cache"), "HOME": str(tmp_path)}
    assert build(ISSUE, tmp_path / "out", *prefix, **environment) == first


@pytest.mark.parametrize("moment", ["manifest", "pages", "pictures", "edition"])
def test_a_build_killed_at_any_moment_leaves_the_last_good_file(
    moment: str, first: str, tmp_path: Path
) -> None:
    out, cache = tmp_path / "out", str(tmp_path / "cache")
    out.mkdir()
    (out / NAME).write_bytes(b"the last good edition")
    command = [sys.executable, "-m", "publisher", "build", str(ISSUE), "-v", "--out", str(out)]
    env = {**os.environ, "PUBLISHER_CACHE": cache, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith(moment):
            process.send_signal(signal.SIGKILL)
            break
    process.wait()
    process.stdout.close()
    assert (out / NAME).read_bytes() == b"the last good edition"
    assert build(ISSUE, out, PUBLISHER_CACHE=cache) == first
    ticket = NAME.replace(".pdf", ".ticket.json")
    assert {path.name for path in out.iterdir()} == {NAME, ticket}


def test_two_builds_at_once_give_equal_bytes(first: str, tmp_path: Path) -> None:
    env = {**os.environ, "PUBLISHER_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "publisher", "build", str(ISSUE), "-q", "--jobs", "1", "--out"]
    outs = [tmp_path / "a", tmp_path / "b"]
    running = [subprocess.Popen([*command, str(out)], cwd=ROOT, env=env) for out in outs]
    assert [process.wait() for process in running] == [0, 0]
    for out in outs:
        assert hashlib.sha256((out / NAME).read_bytes()).hexdigest() == first


def test_no_worker_outlives_a_killed_build(tmp_path: Path) -> None:
    env = {**os.environ, "PUBLISHER_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "publisher", "build", str(ISSUE), "-v", "--out"]
    process = subprocess.Popen(
        [*command, str(tmp_path)], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("pages: 3 "):
            break
    foremen = _children(process.pid)
    children = [*foremen, *(worker for foreman in foremen for worker in _children(foreman))]
    assert len(children) > len(foremen)
    process.kill()
    process.wait()
    process.stdout.close()
    for _ in range(200):  # a worker finishes the part under way before it sees the line closed
        if not any(Path(f"/proc/{child}").exists() for child in children):
            return
        time.sleep(0.1)
    pytest.fail(f"workers {children} still run")


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task/{pid}/children")
    if not tasks.exists():
        pytest.skip("OUTSIDE WITNESS MISSING: this system has no /proc to look for workers in")
    return [int(child) for child in tasks.read_text().split()]


def test_damaged_kept_work_is_made_again(first: str, tmp_path: Path) -> None:
    """A byte is turned in the middle of everything that a build has kept."""
    cache = tmp_path / "cache"
    assert build(ISSUE, tmp_path / "out", PUBLISHER_CACHE=str(cache)) == first
    kept = [path for kind in KINDS for path in sorted((cache / kind).rglob("*")) if path.is_file()]
    assert len(kept) > 100
    for path in kept:
        data = bytearray(path.read_bytes())
        data[len(data) // 2] ^= 0xFF
        path.write_bytes(data)
    assert build(ISSUE, tmp_path / "out", PUBLISHER_CACHE=str(cache)) == first


def test_a_relative_cache_and_a_poisoned_folder_change_nothing(first: str, tmp_path: Path) -> None:
    """Modules that lie where the build is called are not run."""
    for name in ("pyphen.py", "json.py", "weasyprint.py"):
        (tmp_path / name).write_text("raise SystemExit('poisoned')")
    command = Path(sys.executable).with_name("publisher")
    if not command.exists():
        pytest.skip("the console script is not installed beside this Python")
    env = {**os.environ, "PUBLISHER_CACHE": "kept"}
    out = tmp_path / "out"
    run = [str(command), "build", str(ISSUE), "-q", "--out", str(out)]
    assert subprocess.run(run, cwd=tmp_path, env=env, check=False).returncode == 0
    assert hashlib.sha256((out / NAME).read_bytes()).hexdigest() == first
