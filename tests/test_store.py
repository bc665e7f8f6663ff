"""The store and whole files: safe against anything that may happen to a folder."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher import store as store_module
from publisher.store import Drafts, Store, cache_folder, fingerprint, write_whole


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "kind")


def files(folder: Path) -> list[str]:
    """Every file below a folder, debris too."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def key(number: int) -> str:
    return fingerprint(str(number))


def aged(store: Store, count: int, size: int = 1000) -> list[str]:
    """Put entries, the first of them used longest ago."""
    keys = [key(number) for number in range(count)]
    for age, name in enumerate(keys):
        store.put(name, bytes(size))
        os.utime(store._path(name), (1_000_000 + age, 1_000_000 + age))
    return keys


@given(st.lists(st.text()), st.lists(st.text()))
def test_fingerprints_differ_where_ingredients_do(one, other):
    assert (fingerprint(*one) == fingerprint(*other)) == (one == other)


def test_a_fingerprint_counts_lengths_and_takes_bytes_as_text():
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
    assert fingerprint("é") == fingerprint("é".encode())


def test_what_was_put_is_got(store):
    store.put(key(1), b"one")
    assert store.get(key(1)) == b"one"
    assert store.get(key(2)) is None


def test_an_entry_is_replaced_whole(store):
    store.put(key(1), b"a long first version")
    store.put(key(1), b"short")
    assert store.get(key(1)) == b"short"
    assert files(store.folder) == [key(1)]


def test_the_cache_is_where_the_environment_says(monkeypatch, tmp_path):
    monkeypatch.setenv("PUBLISHER_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    assert Store.of("fragments").folder == tmp_path / "fragments"


def test_without_a_word_the_cache_is_where_the_system_keeps_caches(monkeypatch):
    monkeypatch.delenv("PUBLISHER_CACHE")
    assert cache_folder().name == "publisher"
    assert cache_folder().is_absolute()


def test_the_entries_used_longest_ago_are_dropped(store):
    keys = aged(store, 10)
    store.trim(limit=5000)
    assert [name for name in keys if store.get(name)] == keys[-3:]


def test_a_store_within_its_limit_is_left_alone(store):
    keys = aged(store, 4)
    store.trim(limit=5000)
    assert all(store.get(name) for name in keys)


def test_using_an_entry_keeps_it(store):
    keys = aged(store, 10)
    store.get(keys[0])
    store.trim(limit=5000)
    assert store.get(keys[0])
    assert store.get(keys[1]) is None


def test_debris_of_a_killed_build_is_dropped_like_any_entry(store):
    keys = aged(store, 3)
    debris = store._path(keys[0]).with_name("tmp.part")
    debris.write_bytes(bytes(5000))
    os.utime(debris, (1, 1))
    store.trim(limit=6000)
    assert not debris.exists()
    assert all(store.get(name) for name in keys)


def test_a_store_deleted_meanwhile_is_made_again(store):
    aged(store, 3)
    for path in sorted(store.folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    store.folder.rmdir()
    assert store.get(key(1)) is None
    store.trim(limit=1)
    store.put(key(1), b"again")
    assert store.get(key(1)) == b"again"


def test_entries_deleted_while_trimming_are_no_fault(store, monkeypatch):
    keys = aged(store, 4)
    entries = list(store._entries())
    store._path(keys[0]).unlink()
    monkeypatch.setattr(Store, "_entries", lambda _: entries)
    store.trim(limit=2500)
    assert store.get(keys[3])


@pytest.mark.parametrize("obstacle", ["the store", "its parent", "the entry's folder"])
def test_a_file_where_a_folder_should_be_is_no_reason_to_fail(tmp_path, obstacle):
    store = Store(tmp_path / "cache" / "kind")
    in_the_way = {
        "the store": store.folder,
        "its parent": tmp_path / "cache",
        "the entry's folder": store._path(key(1)).parent,
    }[obstacle]
    in_the_way.parent.mkdir(parents=True, exist_ok=True)
    in_the_way.write_text("in the way")
    store.put(key(1), b"lost")
    assert store.get(key(1)) is None
    store.trim(limit=1)


def test_an_entry_that_is_a_folder_is_no_entry(store):
    store._path(key(1)).mkdir(parents=True)
    store.put(key(1), b"lost")
    assert store.get(key(1)) is None
    assert files(store.folder) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_no_reason_to_fail(tmp_path):
    tmp_path.chmod(0o500)
    store = Store(tmp_path / "kind")
    store.put(key(1), b"lost")
    assert store.get(key(1)) is None
    tmp_path.chmod(0o700)


def test_a_folder_that_refuses_writing_is_no_reason_to_fail(store, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "read-only")

    monkeypatch.setattr(store_module.tempfile, "mkstemp", refuse)
    store.put(key(1), b"lost")
    assert store.get(key(1)) is None


def full_disk(monkeypatch):
    """Let no rename succeed from now on."""

    def refuse(self, target):
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(Path, "replace", refuse)


def test_a_full_disk_leaves_the_old_entry_and_no_debris(store, monkeypatch):
    store.put(key(1), b"old")
    full_disk(monkeypatch)
    store.put(key(1), b"new")
    assert store.get(key(1)) == b"old"
    assert files(store.folder) == [key(1)]


WRITER = """
import sys
from pathlib import Path
from publisher.store import Store, fingerprint
store, letter = Store(Path(sys.argv[1])), sys.argv[2].encode()
for turn in range(60):
    for number in range(4):
        name = fingerprint(str(number))
        store.put(name, letter * 50_000)
        found = store.get(name)
        assert found is None or (len(found) == 50_000 and len(set(found)) == 1), "torn"
    if turn % 20 == 19:
        store.trim(100_000)
"""


def test_two_processes_may_use_a_store_at_once(store):
    command = [sys.executable, "-c", WRITER, str(store.folder)]
    writers = [subprocess.Popen([*command, letter]) for letter in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert not [name for name in files(store.folder) if name.endswith(".part")]


def test_a_file_is_written_whole_with_its_folders(tmp_path):
    path = tmp_path / "deep" / "er" / "file.pdf"
    write_whole(path, b"whole")
    assert path.read_bytes() == b"whole"
    assert files(tmp_path) == ["file.pdf"]


def test_a_written_file_has_the_rights_that_any_new_file_has(tmp_path):
    write_whole(tmp_path / "file.pdf", b"")
    (tmp_path / "other").touch()
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("file.pdf", "other")}
    assert len(modes) == 1


@pytest.mark.parametrize("stage", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_an_interrupted_write_leaves_the_old_file_and_no_debris(
    tmp_path, monkeypatch, stage, error
):
    def fail(*_, **__):
        raise error

    path = tmp_path / "file.pdf"
    path.write_bytes(b"old")
    monkeypatch.setattr(os if stage == "fsync" else Path, stage, fail)
    with pytest.raises(type(error)):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert files(tmp_path) == ["file.pdf"]


def test_a_folder_in_the_place_of_the_file_is_an_error_without_debris(tmp_path):
    (tmp_path / "file.pdf").mkdir()
    with pytest.raises(OSError, match=r"file\.pdf"):
        write_whole(tmp_path / "file.pdf", b"new")
    assert files(tmp_path) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from publisher.store import write_whole
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
write_whole(Path(sys.argv[1]), b"new")
"""


def test_a_killed_write_leaves_the_old_file_and_the_next_one_succeeds(tmp_path):
    path = tmp_path / "file.pdf"
    path.write_bytes(b"old")
    assert subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False).returncode < 0
    assert path.read_bytes() == b"old"
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"


def test_files_of_drafts_appear_together_and_spare_what_is_no_file(tmp_path):
    (tmp_path / "b.pdf").mkdir()
    with pytest.raises(OSError, match="no file"), (drafts := Drafts(tmp_path)) as beside:
        (beside / "a.pdf").write_bytes(b"new")
        (beside / "b.pdf").write_bytes(b"new")
        drafts.publish()
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]
    with (drafts := Drafts(tmp_path / "new/folder")) as beside:
        (beside / "a.pdf").write_bytes(b"new")
        drafts.publish()
    assert [path.name for path in (tmp_path / "new/folder").iterdir()] == ["a.pdf"]


def test_drafts_that_come_to_nothing_leave_no_folder(tmp_path):
    with Drafts(tmp_path / "new/folder"):
        pass
    assert [*tmp_path.iterdir()] == []


def test_drafts_of_a_killed_run_are_swept_and_those_of_a_live_one_stay(tmp_path):
    (tmp_path / ".publisher-dead").mkdir()
    with Drafts(tmp_path) as alive:
        with Drafts(tmp_path):
            assert not (tmp_path / ".publisher-dead").exists()
        assert alive.exists()
