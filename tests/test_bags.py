"""Bags for institutions that keep issues: made, received, and refused where they are hostile."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shelves
from click.testing import CliRunner

import publisher
from publisher.cli import cli
from publisher.problems import ExitCode

pytest.importorskip("publisher.shelf.bags")


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    """A bag of one issue."""
    issue = shelves.folder(tmp_path, "q1")
    [made] = publisher.deposit([issue], tmp_path / "bags", tags=[("Contact-Name", "Ana")])
    return made.path


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    (tmp_path / "shelf").mkdir()
    return tmp_path / "shelf"


def seal(bag: Path) -> None:
    """Make the manifests of tags fit again, as one who changes a bag does."""
    for tagmanifest in bag.glob("tagmanifest-*.txt"):
        tagmanifest.unlink()


def test_an_issue_comes_out_of_its_bag_as_it_went_in(bag, shelf, tmp_path):
    [received] = publisher.receive(bag, shelf)
    assert received.path == shelf / "q1" and received.files == 4
    before, after = (
        {p.relative_to(root): p.read_bytes() for p in root.rglob("*") if p.is_file()}
        for root in (tmp_path / "q1", shelf / "q1")
    )
    assert before == after
    assert [e.issue for e in publisher.list_shelf(shelf).entries()] == ["q1"]
    assert [p.name for p in shelf.iterdir() if p.name.startswith(".publisher-")] != ["q1"]


def test_an_archive_pdf_has_a_bag_of_its_own(tmp_path, shelf):
    pdf = shelves.archive(tmp_path, "voice.pdf")
    [made] = publisher.deposit([pdf], tmp_path / "bags")
    assert made.issue == "voice" and made.path == tmp_path / "bags/voice"
    assert (made.path / "data/voice.pdf").read_bytes() == pdf.read_bytes()
    publisher.receive(made.path, shelf)
    assert (shelf / "voice.pdf").read_bytes() == pdf.read_bytes()


def test_a_bag_tells_what_it_holds_and_is_valid_elsewhere(bag):
    told = (bag / "bag-info.txt").read_text()
    assert "External-Identifier: q1\n" in told and "Contact-Name: Ana\n" in told
    assert "External-Description: The q1 <b>, 2023-12-20\n" in told
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bagit", "--validate", str(bag)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_what_is_no_issue_is_not_bagged_and_no_bag_is_replaced(bag, tmp_path):
    plain = shelves.archive(tmp_path, "screen.pdf", locked=False, claims=False)
    with pytest.raises(publisher.Faulty) as caught:
        publisher.deposit([tmp_path / "none", plain, tmp_path / "q1"], bag.parent)
    assert [p.code for p in caught.value.problems] == ["bag", "bag", "bag-exists"]
    assert [p.name for p in bag.parent.iterdir()] == ["q1"]


def _change(bag: Path) -> None:
    (bag / "data/q1/articles/a.md").write_text("# Q1\n")


def _add(bag: Path) -> None:
    (bag / "data/q1/more.txt").write_text("more")


def _drop(bag: Path) -> None:
    (bag / "data/q1/articles/a.md").unlink()


def _link(bag: Path) -> None:
    path = bag / "data/q1/articles/a.md"
    path.unlink()
    path.symlink_to("/etc/passwd")


def _link_folder(bag: Path) -> None:
    path = bag / "data/q1/articles"
    (path / "a.md").unlink()
    path.rmdir()
    path.symlink_to(bag.parent)


def _leave(bag: Path) -> None:
    _name(bag, "data/../../outside")


def _leave_beside(bag: Path) -> None:
    """The library takes a folder whose name begins as that of the bag for the bag itself."""
    _name(bag, "../bag-evil/x")


def _leave_for_root(bag: Path) -> None:
    _name(bag, "/etc/passwd")


def _leave_for_home(bag: Path) -> None:
    _name(bag, "~/.bashrc")


def _name(bag: Path, name: str) -> None:
    seal(bag)
    for manifest in bag.glob("manifest-*.txt"):
        with manifest.open("a") as text:
            text.write(f"{'0' * 64}  {name}\n")


def _no_manifest(bag: Path) -> None:
    seal(bag)
    for manifest in bag.glob("manifest-*.txt"):
        manifest.unlink()


def _weak_manifest(bag: Path) -> None:
    _no_manifest(bag)
    lines = [
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(bag)}\n"
        for path in sorted((bag / "data").rglob("*"))
        if path.is_file()
    ]
    (bag / "manifest-md5.txt").write_text("".join(lines))


def _odd_manifest(bag: Path) -> None:
    seal(bag)
    (bag / "manifest-sha256.txt").rename(bag / "manifest-shake_128.txt")


def _no_declaration(bag: Path) -> None:
    (bag / "bagit.txt").unlink()


def _no_payload(bag: Path) -> None:
    (bag / "data").rename(bag / "date")


def _fetch(bag: Path) -> None:
    seal(bag)
    (bag / "fetch.txt").write_text("http://127.0.0.1/a 5 data/q1/articles/a.md\n")


def _pipe(bag: Path) -> None:
    os.mkfifo(bag / "data/q1/pipe")


def _change_tags(bag: Path) -> None:
    (bag / "bag-info.txt").write_text("External-Identifier: q2\n")


HOSTILE: dict[Callable[[Path], None], str] = {
    _change: "sha256 validation failed",
    _add: "more.txt|Oxum",
    _drop: "a.md|Oxum",
    _link: "is a link",
    _link_folder: "is a link",
    _leave: "lies outside of the bag",
    _leave_beside: "lies outside of the bag",
    _leave_for_root: "lies outside of the bag",
    _leave_for_home: "lies outside of the bag",
    _no_manifest: "manifest",
    _weak_manifest: "no checksum of a strong kind",
    _odd_manifest: "is refused",
    _no_declaration: "bagit.txt",
    _no_payload: "data|missing",
    _fetch: "fetch.txt",
    _pipe: "is no file",
    _change_tags: "bag-info.txt",
}


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda each: each.__name__.strip("_"))
def test_a_bag_that_is_not_sound_puts_nothing_on_the_shelf(bag, shelf, hostile):
    hostile(bag)
    with pytest.raises(publisher.Faulty, match=HOSTILE[hostile]) as caught:
        publisher.receive(bag, shelf)
    assert caught.value.exit_code == ExitCode.SHELF
    assert list(shelf.iterdir()) == []


def test_nothing_on_the_shelf_is_replaced(bag, shelf):
    publisher.receive(bag, shelf)
    with pytest.raises(publisher.Faulty, match="the shelf has q1 already"):
        publisher.receive(bag, shelf)


def test_the_commands_say_what_they_made(tmp_path, shelf):
    issue, run = shelves.folder(tmp_path, "q1"), CliRunner().invoke
    bags = str(tmp_path / "bags")
    done = run(cli, ["archive", "deposit", str(issue), "-o", bags, "--tag", "Bag-Count=1 of 1"])
    assert done.exit_code == 0 and done.stdout.startswith("q1: 4 files, ")
    done = run(cli, ["archive", "receive", f"{bags}/q1", str(shelf)])
    assert done.exit_code == 0 and (shelf / "q1/issue.yaml").is_file()
    done = run(cli, ["archive", "deposit", str(issue), "-o", bags, "--tag", "nonsense"])
    assert done.exit_code == ExitCode.USAGE
