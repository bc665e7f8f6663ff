"""The command line: what it says, what it makes, and the code it ends with."""

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

import publisher.cli
from publisher import ExitCode, __version__
from publisher.cli import cli, main
from publisher.manifest.schema import schema_text

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests/issues/small"
WHOLE_NAME, LIBRARY_NAME = "gazette-small-screen.pdf", "gazette-small-library-screen.pdf"
PUBLISHER = [sys.executable, "-m", "publisher"]


@pytest.fixture
def run(capfd):
    """Run a command in this process; return its exit code, what it said and what it complained."""

    def runner(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        return ended.value.code or 0, *capfd.readouterr()

    return runner


@pytest.fixture(scope="session")
def whole(tmp_path_factory) -> Path:
    """The small issue, built once."""
    out = tmp_path_factory.mktemp("whole")
    subprocess.run([*PUBLISHER, "build", SMALL, "--out", out], check=True, capture_output=True)
    return out / WHOLE_NAME


@pytest.fixture
def changed(tmp_path):
    """Copy the small issue with one thing in its manifest changed."""

    def change(old: str = "", new: str = "") -> Path:
        folder = tmp_path / "issues" / "small"
        shutil.copytree(SMALL.parent, folder.parent, dirs_exist_ok=True)
        manifest = folder / "issue.yaml"
        text = manifest.read_text("utf-8")
        assert old in text
        manifest.write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return change


def pages(path: Path) -> list[tuple[str, str]]:
    """Return label and text of each page."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            (document.get_page_label(number), document[number].get_textpage().get_text_range())
            for number in range(len(document))
        ]


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_the_help_of_a_command_explains_every_option(run, command):
    code, out, _ = run(command, "--help")
    assert code == ExitCode.OK
    for parameter in cli.commands[command].params:
        names = (
            parameter.opts if parameter.param_type_name == "option" else [parameter.name.upper()]
        )
        assert all(name in out or f"{{{'|'.join(_choices(parameter))}}}" in out for name in names)
        if parameter.param_type_name == "option":
            assert parameter.help
            assert " ".join(parameter.help.split()) in " ".join(out.split())


def _choices(parameter):
    return getattr(parameter.type, "choices", ())


def test_the_help_lists_every_command(run):
    code, out, _ = run("--help")
    assert code == ExitCode.OK
    assert all(f"\n  {command} " in out for command in cli.commands)
    assert {*cli.commands} == {
        "archive",
        "articles",
        "build",
        "check",
        "diff",
        "export",
        "freeze",
        "impose",
        "preflight",
        "rebuild",
        "schema",
        "separate",
        "unpack",
        "verify",
    }


def test_the_help_lists_every_exit_code(run):
    _, out, _ = run("--help")
    listed = dict(re.findall(r"^ +(\d+)  (\w+)", out, re.M))
    assert listed == {str(code.value): code.name.lower() for code in ExitCode}


def test_the_handbook_lists_every_exit_code():
    documents = [*ROOT.glob("docs/*.md"), ROOT / "README.md"]
    tables = [re.findall(r"^\| (\d+) \|", path.read_text("utf-8"), re.M) for path in documents]
    codes = [str(code.value) for code in ExitCode]
    assert codes in tables
    assert all(table == codes for table in tables if "130" in table)


def test_the_version_is_told(run):
    assert run("--version") == (ExitCode.OK, f"publisher, version {__version__}\n", "")


def test_an_issue_is_built_with_plain_lines_in_a_pipe(run, tmp_path, whole):
    code, out, _ = run("build", SMALL, "--out", tmp_path)
    assert code == ExitCode.OK
    assert "\x1b" not in out
    steps = [line.split(":")[0] for line in out.splitlines()]
    assert [step for step in dict.fromkeys(steps) if step in ("manifest", "pages", "screen")] == [
        "manifest",
        "pages",
        "screen",
    ]
    built = tmp_path / WHOLE_NAME
    last = rf"screen: {len(pages(built))} pages, [\d.]+ s, [\d.]+ (kB|MB), {re.escape(str(built))}"
    assert re.fullmatch(last, out.splitlines()[-1])
    assert built.read_bytes() == whole.read_bytes()


def test_the_path_is_told_from_where_one_stands(run, tmp_path, whole, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _, out, _ = run("build", SMALL, "--out", "here")
    assert out.rstrip().endswith(f", here/{WHOLE_NAME}")


def test_the_manifest_names_an_issue_as_well_as_its_folder(run, tmp_path, whole):
    assert run("build", SMALL / "issue.yaml", "--out", tmp_path)[0] == ExitCode.OK
    assert (tmp_path / WHOLE_NAME).read_bytes() == whole.read_bytes()


def test_quiet_says_nothing(run, tmp_path, whole):
    code, out, _ = run("build", SMALL, "--out", tmp_path, "-q")
    assert (code, out) == (ExitCode.OK, "")
    assert (tmp_path / WHOLE_NAME).exists()


def test_verbose_says_more(run, tmp_path, whole, monkeypatch):
    monkeypatch.setenv("PUBLISHER_CACHE", str(tmp_path / "cache"))
    _, out, _ = run("build", SMALL, "--out", tmp_path / "out", "-v")
    counted = re.findall(r"^pages: (\d+) of (\d+)(?: \([a-z0-9-]+\))?$", out, re.M)
    total = counted[0][1]
    first_round = [int(done) for done, of in counted if of == total]
    assert first_round[: int(total) + 1] == list(range(int(total) + 1))


def test_one_worker_makes_the_same_bytes_as_several(run, tmp_path, whole, monkeypatch):
    monkeypatch.setenv("PUBLISHER_CACHE", str(tmp_path / "cache"))
    assert run("build", SMALL, "--out", tmp_path / "out", "--jobs", 1)[0] == ExitCode.OK
    assert (tmp_path / "out" / WHOLE_NAME).read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("name", ["library", "choir"])
def test_one_article_becomes_a_file_of_its_own_with_its_true_folios(run, tmp_path, whole, name):
    code, _, _ = run("build", SMALL, "--out", tmp_path, "--only", name)
    assert code == ExitCode.OK
    stem = f"gazette-small-{name}-screen"
    assert {path.name for path in tmp_path.iterdir()} == {f"{stem}.pdf", f"{stem}.ticket.json"}
    alone = pages(tmp_path / f"gazette-small-{name}-screen.pdf")
    assert alone
    assert int(alone[0][0]) > 1
    assert all(page in pages(whole) for page in alone)
    assert all(re.search(rf"\b{folio}\b", text) for folio, text in alone)


def test_several_parts_become_a_file_each(run, tmp_path, whole):
    run("build", SMALL, "--out", tmp_path, "--only", "library", "--only", "bridge")
    names = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert names == ["gazette-small-bridge-screen.pdf", LIBRARY_NAME]


def test_an_unknown_part_is_answered_with_the_nearest(run, tmp_path):
    code, _, err = run("build", SMALL, "--out", tmp_path, "--only", "librry")
    assert code == ExitCode.USAGE
    assert 'the issue has no part "librry"\nhint: did you mean "library"?' in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["bild"],
        ["build"],
        ["build", SMALL, "--edition", "papyrus"],
        ["build", SMALL, "--jobs", "0"],
        ["build", SMALL, "--jobs", "many"],
        ["build", SMALL, "--loud"],
        ["build", SMALL, "--out", SMALL / "issue.yaml"],
        ["schema", "cover"],
    ],
    ids=lambda arguments: " ".join(Path(argument).name for argument in arguments),
)
def test_a_command_that_is_not_understood_is_a_fault_of_usage(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (ExitCode.USAGE, "")
    assert "Usage:" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_folder_that_is_not_there_is_a_fault_of_the_manifest(run, tmp_path, command):
    code, _, err = run(command, tmp_path / "none")
    assert code == ExitCode.MANIFEST
    assert "there is no such folder" in err


def test_all_problems_are_told_and_counted(run, changed):
    folder = changed("volume: 1", "volumme: 1")
    (folder / "pictures/cover.jpg").unlink()
    code, _, err = run("check", folder)
    assert code == ExitCode.MANIFEST
    assert err.index("volumme") < err.index("cover.jpg")
    assert err.endswith("2 errors\n")


def test_the_first_error_chooses_the_code(run, changed):
    folder = changed()
    (folder / "pictures/cover.jpg").unlink()
    assert run("check", folder)[0] == ExitCode.PICTURE


def test_a_sound_issue_is_told_to_be(run, tmp_path):
    code, out, err = run("check", SMALL)
    assert (code, out, err) == (ExitCode.OK, f"{SMALL}: no problems\n", "")
    assert run("check", SMALL, "-q") == (ExitCode.OK, "", "")


AGREED = ("recto: [spring]", "recto: [spring]\nextent: {pages: 99}")


def test_a_warning_rides_with_the_result(run, changed, tmp_path):
    code, _, err = run("build", changed(*AGREED), "--out", tmp_path / "out")
    assert code == ExitCode.OK
    assert "99 were agreed" in err
    assert (tmp_path / "out" / WHOLE_NAME).exists()


def test_strict_makes_a_warning_an_error_and_nothing_is_written(run, changed, tmp_path):
    code, _, err = run("build", changed(*AGREED), "--out", tmp_path / "out", "--strict")
    assert code == ExitCode.STRICT
    assert "99 were agreed" in err
    assert not (tmp_path / "out").exists()


def test_a_file_that_cannot_be_written_is_a_fault_of_output(run, tmp_path, whole):
    (tmp_path / "file").touch()
    code, _, err = run("build", SMALL, "--out", tmp_path / "file" / "below")
    assert code == ExitCode.OUTPUT
    assert "cannot be written" in err
    assert "hint: choose another folder with --out" in err


def test_a_failed_build_leaves_the_last_good_file(run, changed, tmp_path):
    out = tmp_path / "out"
    run("build", SMALL, "--out", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    assert WHOLE_NAME in before
    folder = changed("file: pictures/cover.jpg", "file: pictures/none.jpg")
    assert run("build", folder, "--out", out)[0] == ExitCode.PICTURE
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_fault_of_the_publisher_says_so(run, monkeypatch):
    def stumble(*_, **__):
        raise RuntimeError("nobody thought of this")

    monkeypatch.setattr(publisher.cli, "build", stumble)
    code, _, err = run("build", SMALL)
    assert code == ExitCode.BUG
    assert "nobody thought of this" in err
    assert "please report" in err


@pytest.mark.parametrize("kind", ["issue", "publication", "article", "layout"])
def test_schemas_are_printed_as_they_are(run, kind):
    assert run("schema", kind) == (ExitCode.OK, schema_text(kind), "")


def environment(**more: object) -> dict[str, str]:
    return {**os.environ, **{name: str(value) for name, value in more.items()}}


def test_ctrl_c_ends_a_build_and_leaves_the_last_output(tmp_path):
    (tmp_path / WHOLE_NAME).write_bytes(b"the last good file")
    process = subprocess.Popen(
        [*PUBLISHER, "build", SMALL, "--out", tmp_path],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(PUBLISHER_CACHE=tmp_path / "cache"),
        text=True,
    )
    with process:
        for line in process.stdout:
            if line.startswith("pages"):
                process.send_signal(signal.SIGINT)
                break
        _, err = process.communicate()
    assert process.returncode == ExitCode.INTERRUPTED
    assert err.strip() == "interrupted; the last finished files are as they were"
    assert (tmp_path / WHOLE_NAME).read_bytes() == b"the last good file"
    assert {path.name for path in tmp_path.iterdir()} == {WHOLE_NAME, "cache"}


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
@pytest.mark.parametrize("arguments", [["schema", "issue"], ["check", "/none/at/all"]])
def test_a_reader_that_went_away_is_no_traceback(tmp_path, stream, arguments):
    reader, writer = os.pipe()
    os.close(reader)
    log = tmp_path / "other"
    with log.open("wb") as other:
        streams = {"stdout": other, "stderr": other, stream: writer}
        code = subprocess.run([*PUBLISHER, *arguments], check=False, **streams).returncode
    os.close(writer)
    said = {"schema": "stdout", "check": "stderr"}[arguments[0]]
    expected = {"schema": ExitCode.OK, "check": ExitCode.MANIFEST}[arguments[0]]
    assert code == (ExitCode.OUTPUT if said == stream else expected)
    assert b"Traceback" not in log.read_bytes()


def test_a_terminal_sees_a_bar_and_a_last_line(tmp_path, whole):
    try:
        ours, theirs = pty.openpty()
    except OSError:
        pytest.skip("OUTSIDE WITNESS MISSING: this system lends no terminal")
    process = subprocess.Popen(
        [*PUBLISHER, "build", SMALL, "--out", tmp_path],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(TERM="xterm-256color", COLUMNS=100),
    )
    os.close(theirs)
    shown = _all_of(ours)
    os.close(ours)
    assert process.wait() == ExitCode.OK
    assert "\x1b[" in shown
    assert "━" in shown
    last = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown).strip().splitlines()[-1]
    assert last.startswith("screen: ")
    assert last.endswith(WHOLE_NAME)
    assert "manifest\r\n" not in shown  # no plain lines beside the bar


def _all_of(terminal: int) -> str:
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end has hung up
            piece = b""
        if not piece:
            return shown.decode("utf-8", "replace")
        shown += piece


def test_two_lines_of_python_do_the_same(tmp_path, whole):
    script = tmp_path / "two_lines.py"
    script.write_text(f"from publisher import build\nbuild({str(SMALL)!r}, out='made')\n")
    done = subprocess.run(
        [sys.executable, script.name], cwd=tmp_path, capture_output=True, check=True, text=True
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert (tmp_path / "made" / WHOLE_NAME).read_bytes() == whole.read_bytes()
