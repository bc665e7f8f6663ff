"""The shelf: every issue is looked after once, whatever the others do, and nothing is lost."""

from __future__ import annotations

import json
import os
import random
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import pytest
import shelves
from click.testing import CliRunner

import publisher
from publisher.cli import cli
from publisher.problems import ExitCode
from publisher.shelf.catalogue import NAME
from publisher.shelf.orders import VERDICTS, WELL
from publisher.shelf.summary import json_lines, table

RUN = (
    "import sys, publisher; publisher.tend_shelf(sys.argv[1], sys.argv[2],"
    " jobs=int(sys.argv[3]), clerk='standin_clerk', progress=lambda *t: print(*t, flush=True))"
)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in shelves.environment(tmp_path / "log").items():
        monkeypatch.setenv(name, value)
    (tmp_path / "shelf").mkdir()
    return tmp_path / "shelf"


def tend(shelf: Path, work: str = "verify", **options):
    return publisher.tend_shelf(shelf, work, clerk=shelves.CLERK, jobs=2, **options)


def verdicts(account) -> dict[str, str]:
    return {entry.name: entry.verdict for entry in account.entries()}


def begun(shelf: Path) -> Counter[str]:
    """Return how often each issue was begun."""
    log = shelf.parent / "log"
    return Counter(log.read_text().split()) if log.exists() else Counter()


def test_folders_and_archive_pdfs_are_listed_with_what_their_locks_say(shelf):
    shelves.folder(shelf, "2022/q1", date="2022-03-01")
    shelves.archive(shelf, "2023-q4.pdf")
    shelves.archive(shelf, "screen.pdf", locked=False, claims=False)
    (shelf / "README").write_text("not an issue")
    entries = list(publisher.list_shelf(shelf).entries())
    assert [(e.name, e.issue, e.date, e.extent, e.editions) for e in entries] == [
        ("2022/q1", "q1", "2022-03-01", 24, ("archive", "screen")),
        ("2023-q4.pdf", "2023-q4", "2023-12-20", 24, ("archive", "screen")),
    ]


def test_issues_are_chosen_by_date_year_and_last_verdict(shelf):
    for year in (2019, 2020, 2021):
        behave = "changed" if year == 2020 else "identical"
        shelves.folder(shelf, f"y{year}", behave, f"{year}-06-01")

    def names(**chosen):
        return [entry.name for entry in publisher.list_shelf(shelf, **chosen).entries()]

    assert names(since="2020-06-01") == ["y2020", "y2021"]
    assert names(years=[2019, 2021]) == ["y2019", "y2021"]
    tend(shelf)
    assert names(failed=True) == ["y2020"]
    assert [*verdicts(tend(shelf, failed=True))] == ["y2020"]


def test_what_is_unchanged_is_not_read_again(shelf, monkeypatch):
    shelves.folder(shelf, "q1")
    publisher.list_shelf(shelf)
    monkeypatch.setattr("publisher.shelf.survey._described", None)
    assert [e.issue for e in publisher.list_shelf(shelf).entries()] == ["q1"]


def test_one_bad_issue_costs_that_issue_alone(shelf):
    bad = {"crash": "lost", "hang": "lost", "greedy": "lost", "fault": "lost", "broken": "faulty"}
    for behave in bad:
        shelves.folder(shelf, behave, behave)
    shelves.folder(shelf, "sound")
    shelves.folder(shelf, "drifted", "changed")
    (shelf / "cut.pdf").write_bytes(shelves.archive(shelf, "whole.pdf").read_bytes()[:-200])
    account = tend(shelf, timeout=6, memory=2048)
    fared = verdicts(account)
    assert fared.pop("cut.pdf") == "faulty"
    assert fared == {**bad, "sound": "identical", "drifted": "changed", "whole.pdf": "identical"}
    assert not account.well
    reasons = {e.name: " ".join(e.reasons) for e in account.entries()}
    assert "signal 11" in reasons["crash"] and "--timeout" in reasons["hang"]
    assert "--memory" in reasons["greedy"] and "a bug" in reasons["fault"]
    assert reasons["broken"] == "its lock is broken"
    assert "articles/a.md has changed" in reasons["drifted"]


def test_an_issue_without_a_lock_is_told_to_be_frozen(shelf):
    (shelves.folder(shelf, "q1") / "issue.lock").unlink()
    [entry] = tend(shelf).entries()
    assert entry.verdict == "unlocked" and "publisher freeze" in entry.reasons[0]
    assert begun(shelf) == Counter()


def test_a_lock_that_is_none_is_told(shelf):
    (shelves.folder(shelf, "q1") / "issue.lock").write_bytes(b"[" * 100_000)
    (shelves.folder(shelf, "q2") / "issue.lock").write_text('{"editions": 7}')
    said = {e.name: e.reasons for e in publisher.list_shelf(shelf).entries()}
    assert said == {"q1": ("its lock is no JSON",), "q2": ("its lock names no editions",)}
    assert set(verdicts(tend(shelf)).values()) == {"faulty"}


def test_rebuilt_editions_lie_in_a_folder_for_each_issue(shelf, tmp_path):
    shelves.folder(shelf, "2022/q1")
    shelves.folder(shelf, "voice")
    shelves.archive(shelf, "voice.pdf")
    account = tend(shelf, "rebuild", out=tmp_path / "out")
    assert set(verdicts(account).values()) == {"rebuilt"} and account.well
    made = sorted(str(p.relative_to(tmp_path / "out")) for p in (tmp_path / "out").rglob("s*.pdf"))
    assert made == ["2022/q1/screen.pdf", "voice.pdf/screen.pdf", "voice/screen.pdf"]


def test_changed_missing_and_new_files_are_found_by_a_check(shelf):
    issue, other = shelves.folder(shelf, "q1"), shelves.folder(shelf, "q2")
    (shelf / "README").write_text("one")
    assert tend(shelf, "check").well
    (issue / "articles/a.md").write_text("other words\n")
    (issue / "behave").rename(issue / "behaviour")
    (other / "notes.txt").write_text("new, and no fault")
    (shelf / "README").write_text("two")
    account = tend(shelf, "check")
    said = {e.name: (e.verdict, e.reasons) for e in account.entries()}
    assert said["q1"] == (
        "damaged",
        (
            "articles/a.md is not what was recorded",
            "behave is missing",
            "behaviour is new, and recorded now",
        ),
    )
    assert said["q2"] == ("identical", ("notes.txt is new, and recorded now",))
    assert said["README"] == ("damaged", ("it is not what was recorded",))


def test_a_byte_that_rots_is_found_though_size_and_time_are_the_same(shelf):
    path = shelves.folder(shelf, "q1") / "articles/a.md"
    assert tend(shelf, "check").well
    before, data = path.stat(), path.read_bytes()
    path.write_bytes(data[:-2] + b"?\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert verdicts(tend(shelf, "check")) == {"q1": "damaged"}


def test_what_was_taken_from_the_shelf_is_missed_until_that_is_accepted(shelf):
    shelves.folder(shelf, "q1")
    shelves.folder(shelf, "q2")
    tend(shelf, "check")
    shutil.rmtree(shelf / "q1")
    for work in ("verify", "check"):
        assert verdicts(tend(shelf, work)) == {"q1": "missing", "q2": "identical"}
    assert verdicts(publisher.list_shelf(shelf))["q1"] == "missing"
    assert verdicts(tend(shelf, "check", accept=True)) == {"q2": "identical"}
    assert verdicts(tend(shelf, "check")) == {"q2": "identical"}


def test_checksums_outlive_the_catalogue(shelf):
    """Their text says what the catalogue said, also of what is gone."""
    issue = shelves.folder(shelf, "2022/q1")
    (shelf / "README").write_text("one")
    tend(shelf, "check")
    text = (shelf / ".publisher-catalogue.sha256").read_text()
    done = subprocess.run(
        ["sha256sum", "-c", "--quiet", ".publisher-catalogue.sha256"], cwd=shelf, check=False
    )
    assert done.returncode == 0 and "  2022/q1/articles/a.md\n" in text
    (shelf / NAME).unlink()
    (shelf / "README").unlink()
    (issue / "articles/a.md").write_text("other words\n")
    assert verdicts(tend(shelf, "check")) == {"2022/q1": "damaged", "README": "missing"}


@pytest.mark.parametrize("damage", ["text", "cut", "flipped", "foreign", "link"])
def test_a_damaged_catalogue_is_put_aside_and_made_anew(shelf, damage, tmp_path):
    for number in range(40):
        shelves.folder(shelf, f"q{number}")
    publisher.list_shelf(shelf)
    file = shelf / NAME
    data = file.read_bytes()
    if damage == "text":
        file.write_text("no catalogue")
    elif damage == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif damage == "flipped":
        file.write_bytes(data[:4096] + bytes(4096) + data[8192:])
    elif damage == "foreign":
        with closing(sqlite3.connect(file)) as base:
            base.execute("CREATE TRIGGER t AFTER UPDATE ON items BEGIN DELETE FROM items; END")
            base.commit()
    else:
        file.rename(tmp_path / "elsewhere")
        file.symlink_to(tmp_path / "elsewhere")
    account = publisher.list_shelf(shelf)
    assert account.total == 40
    assert [p.code for p in account.problems] == ["catalogue"]
    assert os.path.lexists(shelf / f"{NAME}.damaged")


def test_an_interrupted_run_is_taken_up(shelf, monkeypatch):
    for number in range(6):
        shelves.folder(shelf, f"q{number}")

    def interrupt(step: str, done: int, total: int, name: str) -> None:
        if step == "verify" and done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tend(shelf, progress=interrupt)
    account = tend(shelf)
    assert account.resumed == 3 and account.total == 6 and account.well
    assert [p.message for p in account.problems] == ["resuming: 3 of 6 done"]
    assert tend(shelf).resumed == 0  # that one had come to its end


def test_a_run_that_begins_afresh_or_differs_takes_nothing_up(shelf):
    for number in range(4):
        shelves.folder(shelf, f"q{number}")

    def interrupt(step: str, done: int, total: int, name: str) -> None:
        if step == "verify" and done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tend(shelf, progress=interrupt)
    assert tend(shelf, layout="current").resumed == 0
    assert tend(shelf, afresh=True).resumed == 0


def test_what_changed_while_a_run_was_interrupted_is_done_again(shelf):
    for number in range(4):
        shelves.folder(shelf, f"q{number}")

    def interrupt(step: str, done: int, total: int, name: str) -> None:
        if step == "verify" and done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publisher.tend_shelf(shelf, "verify", clerk=shelves.CLERK, jobs=1, progress=interrupt)
    (shelf / "q0/behave").write_text("changed")
    shelves.folder(shelf, "q9")
    shutil.rmtree(shelf / "q1")
    account = tend(shelf)
    assert account.resumed == 1
    fared = {"q0": "changed", "q1": "missing", "q2": "identical", "q3": "identical"}
    assert verdicts(account) == {**fared, "q9": "identical"}


def test_a_run_killed_at_any_moment_loses_nothing_and_does_nothing_twice(shelf, tmp_path):
    count, moments, kills = 24, random.Random(6), 0
    for number in range(count):
        shelves.folder(shelf, f"q{number:02}", "slow 0.05")
    command = [sys.executable, "-c", RUN, str(shelf), "verify", "2"]
    while kills < 12:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=moments.uniform(0.1, 1.2))
        process.kill()
        if process.wait() == 0:
            break
        kills += 1
        with closing(sqlite3.connect(shelf / NAME)) as base:
            assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    account = tend(shelf)
    assert verdicts(account) == {f"q{number:02}": "identical" for number in range(count)}
    with closing(sqlite3.connect(shelf / NAME)) as base:
        runs, entered = base.execute("SELECT count(DISTINCT run), count(*) FROM tasks").fetchone()
    assert entered == runs * count and kills > 2
    twice = sum(begun(shelf).values()) - runs * count
    assert twice <= kills * 2  # those that were at work when it was killed


def test_clerks_end_with_the_run_that_was_killed(shelf):
    shelves.folder(shelf, "q1", "slow 30")
    command = [sys.executable, "-c", RUN, str(shelf), "verify", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(200):
        if begun(shelf):
            break
        time.sleep(0.05)
    process.kill()
    process.wait()
    time.sleep(1.5)
    mine = [p for p in Path("/proc").glob("[0-9]*/cmdline") if _says(p, "standin_clerk")]
    with_ours = [p for p in mine if _environment(p, str(shelf.parent / "log"))]
    assert with_ours == []


def _says(path: Path, word: str) -> bool:
    try:
        return word.encode() in path.read_bytes()
    except OSError:
        return False


def _environment(path: Path, word: str) -> bool:
    return _says(path.with_name("environ"), word)


def test_two_runs_on_one_shelf_are_not_at_work_at_once(shelf):
    shelves.folder(shelf, "q1")

    def second(step: str, done: int, total: int, name: str) -> None:
        if step == "verify" and not done:
            with pytest.raises(publisher.Faulty) as caught:
                tend(shelf)
            assert caught.value.problems[0].code == "shelf-busy"
            assert publisher.list_shelf(shelf).total == 1

    assert tend(shelf, progress=second).well


def test_late_duplicates_are_dropped(shelf):
    from publisher.problems import Problems
    from publisher.shelf.catalogue import open_catalogue
    from publisher.shelf.ledger import Run, Selection
    from publisher.shelf.orders import Outcome

    shelves.folder(shelf, "q1")
    publisher.list_shelf(shelf)
    with open_catalogue(shelf / NAME, Problems()) as catalogue:
        run = Run.begin(catalogue, "identity", Selection(), afresh=False, accept=False)
        assert run.enter("q1", Outcome("identical"))
        assert not run.enter("q1", Outcome("lost"))
        assert run.tally() == {"identical": 1}


def test_links_are_not_followed_and_strange_names_are_told(shelf, tmp_path):
    shelves.folder(tmp_path, "outside")
    (shelf / "link").symlink_to(tmp_path / "outside")
    inner = shelves.folder(shelf, "q1")
    (inner / "secret").symlink_to("/etc/passwd")
    (shelf / os.fsdecode(b"\xff.pdf")).write_bytes(b"%PDF-")
    (shelf / "a\nb.pdf").write_bytes(b"%PDF-")
    os.mkfifo(shelf / "pipe")
    account = tend(shelf, "check")
    assert [p.code for p in account.problems] == ["shelf-link"]
    fared = verdicts(account)
    assert fared == {"\\xff.pdf": "faulty", "a\nb.pdf": "faulty", "q1": "identical"}
    assert "secret" not in (shelf / ".publisher-catalogue.sha256").read_text()
    assert all("\n" not in line for line, _ in table(account))


def test_the_summary_is_told_as_json_and_as_a_page_that_escapes_names(shelf, tmp_path):
    shelves.folder(shelf, "<script>alert(1)", "changed")
    page = tmp_path / "page.html"
    account = tend(shelf, html=page)
    told = json.loads("".join(json_lines(account)))
    assert told["well"] is False and told["tally"] == {"changed": 1}
    assert told["issues"][0]["found"] == [["screen", "changed", "12, 13"]]
    text = page.read_text()
    assert "<script>" not in text and "default-src" in text and "12, 13" in text
    assert "page-issues/%3Cscript%3Ealert%281%29.html" in text
    assert (tmp_path / "page-issues/<script>alert(1).html").read_text() == "<p>12"


def test_the_command_line_tells_with_its_exit_code_whether_all_are_well(shelf, monkeypatch):
    monkeypatch.setattr("publisher.shelf.rounds.CLERK", shelves.CLERK)
    real = publisher.tend_shelf
    monkeypatch.setattr(
        "publisher.cli.archive.tend_shelf", lambda *a, **k: real(*a, clerk=shelves.CLERK, **k)
    )
    shelves.folder(shelf, "q1")
    run = CliRunner().invoke
    assert run(cli, ["archive", "list", str(shelf)]).exit_code == ExitCode.OK
    assert run(cli, ["archive", "verify", str(shelf)]).exit_code == ExitCode.OK
    shelves.folder(shelf, "q2", "changed")
    done = run(cli, ["archive", "check", str(shelf), "--json"])
    assert done.exit_code == ExitCode.SHELF
    assert json.loads(done.stdout)["tally"] == {"identical": 1, "changed": 1}
    quiet = run(cli, ["archive", "verify", str(shelf), "--failed", "-q"])
    assert quiet.stdout.splitlines()[-1] == "1 issue: 1 changed"


def test_a_shelf_that_is_none_and_a_place_that_cannot_be_written_are_told(shelf, tmp_path):
    with pytest.raises(publisher.Faulty, match="does not exist"):
        publisher.list_shelf(tmp_path / "nowhere")
    with pytest.raises(publisher.Faulty, match="cannot be used"):
        publisher.list_shelf(shelf, catalogue=tmp_path / "log" / "none" / "c.sqlite")
    elsewhere = publisher.list_shelf(shelf, catalogue=tmp_path / "c.sqlite")
    assert elsewhere.total == 0 and not (shelf / NAME).exists()


def test_the_commands_of_the_handbook_run(shelf, tmp_path, monkeypatch):
    pytest.importorskip("publisher.shelf.bags")
    real = publisher.tend_shelf
    monkeypatch.setattr(
        "publisher.cli.archive.tend_shelf", lambda *a, **k: real(*a, clerk=shelves.CLERK, **k)
    )
    shelves.archive(shelf, "2023-q4.pdf")
    (tmp_path / "another").mkdir()
    monkeypatch.chdir(tmp_path)
    text = (Path(__file__).parent.parent / "docs/shelf.md").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.startswith("    publisher archive ")]
    commands = [shlex.split(line.removeprefix("    publisher ")) for line in lines]
    assert len(commands) == 5
    for command in commands:
        if "--scheduler" not in command:
            words = [w.replace("SHELF", "shelf").replace("ANOTHER", "another") for w in command]
            assert CliRunner().invoke(cli, words).exit_code in (0, ExitCode.SHELF), words
    assert (tmp_path / "another/2023-q4.pdf").is_file() and (tmp_path / "health.html").is_file()


def test_the_handbook_explains_every_verdict():
    text = (Path(__file__).parent.parent / "docs/shelf.md").read_text("utf-8")
    told = re.findall(r"^\| ([a-z ]+?) \| (well)? ?\| (.+?)[:|]", text, re.M)
    assert [(verdict, well == "well") for verdict, well, _ in told[1:]] == [
        (verdict, verdict in WELL) for verdict in VERDICTS
    ]
    assert all(VERDICTS[verdict].startswith(meaning.strip()) for verdict, _, meaning in told[1:])


@pytest.mark.parametrize("option", ["html", "catalogue"])
def test_neither_page_nor_catalogue_is_written_over_an_issue(tmp_path: Path, option: str) -> None:
    pdf = shelves.archive(tmp_path / "shelf", "kept.pdf")
    before = pdf.read_bytes()
    with pytest.raises(publisher.Faulty) as error:
        publisher.list_shelf(tmp_path / "shelf", **{option: pdf})
    assert [problem.code for problem in error.value.problems] == ["output"]
    assert pdf.read_bytes() == before
