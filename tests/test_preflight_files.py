"""Preflight of files: each in a process of its own, whatever it holds; nothing raises or hangs."""

import contextlib
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from tinyx4 import draw, image, put, saved, small_bytes, sound, sound_bytes

from publisher import inspector, preflighting
from publisher.cli import cli
from publisher.preflight.document import Document, Unreadable, open_document
from publisher.preflight.finding import MAX_FINDINGS, Status
from publisher.preflight.inspecting import inspect
from publisher.preflight.objects import bounded
from publisher.preflight.plates import measure_ink
from publisher.preflight.profiles import PROFILES
from publisher.preflighting import Wishes, examine_files
from publisher.problems import ExitCode
from publisher.report.outsiders import verdicts
from publisher.report.report import report_from, to_json
from publisher.report.wording import VERDICTS

EVERYTHING = ("sheet", "magazine-rgb", "screen", "archive")
MUTANTS = 2_000
needs_gs = pytest.mark.skipif(not shutil.which("gs"), reason="needs Ghostscript")


def _examined(path, **wishes):
    wanted = Wishes(**{"ink": False, "seconds": 60.0, **wishes})
    return next(iter(examine_files([path], wanted, lambda *_: None)))


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.pdf"
    path.write_bytes(sound_bytes())
    return path


@pytest.fixture
def broken(tmp_path):
    pdf = sound()
    draw(pdf, "1 0 0 rg 10 10 50 50 re f")
    path = tmp_path / "broken.pdf"
    path.write_bytes(saved(pdf))
    return path


def run(*arguments):
    return CliRunner().invoke(cli, ["preflight", *map(str, arguments)])


def test_a_sound_file_passes_the_profile_that_it_claims(good):
    report = _examined(good).report
    assert (report.status, report.profile, report.claims) == ("pass", "x4", ("PDF/X-4",))
    assert report.chosen == "the file claims PDF/X-4"


def test_a_report_survives_its_way_through_json(broken):
    report = _examined(broken).report
    assert report_from(json.loads(json.dumps(to_json(report)))) == report


def test_a_finding_has_its_place_in_mm_from_the_trim(broken):
    report = _examined(broken).report
    (outcome,) = [each for each in report.outcomes if each.status == "fail"]
    assert outcome.id == "x4-device-rgb"
    assert outcome.findings[0].page == 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no PDF"),
        (b"nothing of the kind", "no PDF"),
        (sound_bytes()[:300], "no PDF"),
    ],
)
def test_what_is_no_pdf_cannot_be_read(tmp_path, data, reason):
    path = tmp_path / "odd.pdf"
    path.write_bytes(data)
    found = _examined(path)
    assert found.report is None
    assert reason in found.reason
    assert not found.ours


def test_a_file_that_is_not_there_cannot_be_read(tmp_path):
    assert "no such file" in _examined(tmp_path / "missing.pdf").reason


def test_what_is_no_file_is_refused_without_being_opened(tmp_path):
    pipe, link = tmp_path / "pipe.pdf", tmp_path / "link.pdf"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    kinds = {pipe: "a pipe", link: "a pipe", tmp_path: "a folder", Path("/dev/zero"): "a device"}
    for path, kind in kinds.items():
        found = _examined(path, seconds=5)
        assert f"it is {kind}, not a file" in found.reason
        assert not found.ours


def test_an_encrypted_file_wants_its_password(tmp_path):
    path = tmp_path / "locked.pdf"
    sound().save(path, encryption=pikepdf.Encryption(owner="o", user="u", R=6))
    assert "--password" in _examined(path).reason
    assert "not the right one" in _examined(path, password="x").reason
    assert _examined(path, password="u").report.status == "fail"  # X-4 forbids encryption


def _many(count):
    """Return a file of many pages with red on each."""
    pdf = sound()
    draw(pdf, "1 0 0 rg 10 10 50 50 re f")
    pages = [pdf.make_indirect(Dictionary(pdf.pages[1].obj)) for _ in range(count)]
    pdf.Root.Pages.Kids, pdf.Root.Pages.Count = Array(pages), count
    stream = io.BytesIO()
    pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate, force_version="1.6")
    return stream.getvalue()


def test_a_file_of_ten_thousand_pages_is_read_within_the_limits(tmp_path):
    path = tmp_path / "many.pdf"
    path.write_bytes(_many(10_000))
    report = _examined(path).report
    assert len(report.pages) == 10_000
    (outcome,) = [each for each in report.outcomes if each.status == "fail"]
    assert (outcome.id, len(outcome.findings)) == ("x4-device-rgb", MAX_FINDINGS)


def test_a_file_of_more_pages_is_not_passed_for_those_that_are_read(tmp_path):
    path = tmp_path / "more.pdf"
    path.write_bytes(_many(10_001))
    found = _examined(path)
    assert found.report is None
    assert "more than 10000 pages" in found.reason


def _swollen():
    """Return two kilobytes that unpack, twice, to a gigabyte of content that does nothing."""
    block = b"q Q " * 250_000
    packer = zlib.compressobj(9)
    first, again = (packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    check = 1
    for _ in range(1_000):
        check = zlib.adler32(block, check)
    return zlib.compress(first + 999 * again + b"\3\0" + check.to_bytes(4, "big"), 9)


@pytest.mark.parametrize(
    ("hold", "id", "message"),
    [
        (lambda it: put(lambda p: p.pages[1].obj, Contents=it), "x4-content", "be read"),
        (
            lambda it: put(lambda p: p.Root.OutputIntents[0], DestOutputProfile=it),
            "x4-profile-sound",
            "damaged",
        ),
        (
            lambda it: put(
                lambda p: p.pages[0].obj.Resources.Font.Face.DescendantFonts[0].FontDescriptor,
                FontFile2=it,
            ),
            "x4-font-widths",
            "be unpacked",
        ),
    ],
)
def test_a_stream_of_a_gigabyte_is_a_finding(tmp_path, hold, id, message):
    pdf = pikepdf.open(io.BytesIO(small_bytes()))
    held = pikepdf.Stream(pdf, _swollen(), N=4, Filter=Array([Name.FlateDecode] * 2))
    hold(pdf.make_indirect(held))(pdf)
    path = tmp_path / "swollen.pdf"
    path.write_bytes(saved(pdf))
    assert path.stat().st_size < 50_000
    (outcome,) = [each for each in _examined(path).report.outcomes if each.status == "fail"]
    assert outcome.id == id
    assert message in outcome.findings[0].message


def test_a_picture_of_a_gigabyte_is_not_unpacked(tmp_path):
    pdf = sound()
    whole = {"Width": 25_000, "Height": 40_000, "Filter": Array([Name.FlateDecode] * 2)}
    picture = image(pdf, Name.DeviceGray, _swollen(), **whole)
    draw(pdf, "q 200 0 0 200 9 9 cm /I Do Q", XObject={"I": picture})
    path = tmp_path / "large.pdf"
    path.write_bytes(saved(pdf))
    report = _examined(path, profile="magazine", memory=1024).report
    assert "error" not in {each.status for each in report.outcomes}
    assert (25_000, 40_000) in {each.pixels for each in report.pictures}


@pytest.mark.parametrize("seconds", ["nan", "inf", "-inf", "-1", "0", "1e9"])
def test_a_time_outside_of_the_range_is_a_usage_error(good, seconds):
    result = run(good, "--timeout", seconds)
    assert result.exit_code == ExitCode.USAGE
    assert "not in the range 1<=x<=86400" in result.output


@pytest.mark.parametrize("memory", ["0", "-1", "255", "99999999999999"])
def test_memory_outside_of_the_range_is_a_usage_error(good, memory):
    result = run(good, "--memory", memory)
    assert result.exit_code == ExitCode.USAGE
    assert "not in the range 256<=x<=1048576" in result.output


def test_a_file_that_takes_too_long_is_given_up(good):
    found = _examined(good, seconds=0.05)
    assert "--timeout" in found.reason


def test_a_file_that_wants_too_much_memory_is_given_up(tmp_path):
    pdf = sound()
    draw(pdf, "q Q " * 1_000_000)
    path = tmp_path / "large.pdf"
    path.write_bytes(saved(pdf))
    found = _examined(path, memory=256)
    assert found.report is None
    assert "more memory than --memory 256 allows" in found.reason
    assert "--memory 512" in found.reason


def test_a_process_that_ends_for_want_of_memory_is_told_as_such(good, monkeypatch):
    aborts = [sys.executable, "-c", "import os; os.abort()"]
    monkeypatch.setattr(preflighting, "COMMAND", aborts)
    assert "more memory than --memory 300 allows" in _examined(good, memory=300).reason


def test_many_files_are_told_in_the_order_given(good, broken):
    found = examine_files([broken, good, broken], Wishes(ink=False), lambda *_: None)
    assert [each.report.status for each in found] == ["fail", "pass", "fail"]


def test_exit_codes_tell_bad_from_unreadable(good, broken, tmp_path):
    assert run(good, "--no-ink").exit_code == ExitCode.OK
    assert run(broken, "--no-ink").exit_code == ExitCode.PREFLIGHT
    assert run(tmp_path / "missing.pdf", "--no-ink").exit_code == ExitCode.PDF


def test_an_unknown_profile_and_an_unknown_check_are_named(good):
    assert "no profile 'glossy'" in run(good, "--profile", "glossy").output
    assert "no check 'x4-nonsense'" in run("--explain", "x4-nonsense").output


def test_every_check_is_explained_with_its_reason_and_remedy():
    listed = run("--list").output.split("\n")
    for line in filter(None, listed):
        told = run("--explain", line.split()[0]).output
        assert "What to do: " in told
        assert "Asked by: " in told


def test_a_printer_grades_a_check_with_a_reason(good, tmp_path):
    file = tmp_path / "printer.yaml"
    file.write_text(
        "name: house\ntitle: Ours\n"
        "output: {identifier: FOGRA39, info: Coated, profile: ISOcoated_v2_300_bas.icc}\n"
        "checks: {x4-trapped: {status: warn, reason: our RIP traps all alike}}\n"
    )
    pdf = sound()
    pdf.trailer.Info.Trapped = Name.Unknown
    with pdf.open_metadata(set_pikepdf_as_editor=False) as packet:
        packet["pdf:Trapped"] = "Unknown"
    path = tmp_path / "untrapped.pdf"
    path.write_bytes(saved(pdf))
    told = json.loads(run(path, "--no-ink", "--json", "--profile", f"printer:{file}").output)
    outcomes = {each["id"]: each for each in told["files"][0]["outcomes"]}
    assert outcomes["x4-trapped"]["status"] == "warn"
    assert outcomes["x4-trapped"]["note"] == "our RIP traps all alike"


def test_a_printer_that_grades_no_check_is_told(good, tmp_path):
    file = tmp_path / "printer.yaml"
    file.write_text(
        "name: house\ntitle: Ours\n"
        "output: {identifier: FOGRA39, info: Coated, profile: ISOcoated_v2_300_bas.icc}\n"
        "checks: {x4-nothing: {status: warn, reason: none}}\n"
    )
    result = run(good, "--profile", f"printer:{file}")
    assert result.exception is not None
    assert result.exception.problems[0].code == "printer-check"


def test_a_page_to_keep_is_written(broken, tmp_path):
    page = tmp_path / "report.html"
    run(broken, "--no-ink", "--html", page)
    assert "x4-device-rgb" in page.read_text("utf-8")


def _links(path):
    """Yield names of a file: its own, and links to it."""
    soft, hard = path.with_name("soft.html"), path.with_name("hard.html")
    soft.symlink_to(path)
    hard.hardlink_to(path)
    return path, soft, hard


def test_a_page_never_overwrites_a_file_that_is_inspected(good):
    before = good.read_bytes()
    for target in _links(good):
        result = run(good, "--no-ink", "--html", target)
        assert result.exit_code == ExitCode.USAGE
        assert "choose another place" in result.output
        assert "--html" in result.output
    assert good.read_bytes() == before


def test_a_page_in_a_folder_never_overwrites_a_file_that_is_inspected(good):
    odd = good.rename(good.with_name("odd.html"))
    before = odd.read_bytes()
    assert run(odd, odd, "--no-ink", "--html", odd.parent).exit_code == ExitCode.USAGE
    assert odd.read_bytes() == before


def test_files_of_one_name_have_a_page_each(good, broken, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    same = good.rename(tmp_path / "same.pdf"), broken.rename(other / "same.PDF"), other / "none.pdf"
    result = run(*same, "--no-ink", "--html", tmp_path / "pages")
    pages = sorted((tmp_path / "pages").iterdir())
    assert [page.name for page in pages] == ["same-2.html", "same.html"]
    assert [VERDICTS["fail"] in page.read_text("utf-8") for page in pages] == [True, False]
    assert all(str(path) in result.output for path in same)
    assert "3 files: 1 UNREADABLE, 1 FAIL, 1 PASS" in result.output


@needs_gs
def test_a_file_whose_name_is_no_utf_8_is_read(good):
    odd = good.rename(good.parent / os.fsdecode(b"lat\xe9.pdf"))
    report = _examined(odd, ink=True, pictures=True, profile="magazine").report
    assert report.file == "lat\\xe9.pdf"
    assert len(report.inks) == len(report.thumbnails) == 2
    result = run(odd, odd.with_name("none.pdf"), "--no-ink", "--html", good.parent / "pages")
    assert "lat\\xe9.pdf" in result.output
    told = json.loads(run(odd, "--no-ink", "--json").output)
    assert told["files"][0]["file"] == "lat\\xe9.pdf"


@pytest.fixture
def endless(tmp_path, monkeypatch):
    """Put a Ghostscript in place that never ends; return the file that it writes its number to."""
    programs, temporary, number = tmp_path / "bin", tmp_path / "tmp", tmp_path / "number"
    programs.mkdir()
    temporary.mkdir()
    gs = programs / "gs"
    gs.write_text(f"#!/bin/sh\necho $$ > {number}.new; mv {number}.new {number}\nexec sleep 60\n")
    gs.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return number


def _is_soon(wanted):
    ends = time.monotonic() + 20
    while time.monotonic() < ends and not wanted():
        time.sleep(0.05)
    return wanted()


def _is_running(number):
    try:
        return Path(f"/proc/{number}/stat").read_text().rsplit(")")[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_nothing_is_left_behind_when_time_is_up(good, endless):
    report = _examined(good, ink=True, profile="magazine", seconds=8).report
    (ink,) = [each for each in report.outcomes if each.id == "ghent-ink"]
    assert (ink.status, "--timeout" in ink.note) == ("skip", True)
    assert _is_soon(lambda: not _is_running(endless.read_text().strip()))
    assert not list((good.parent / "tmp").iterdir())


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("ends", [signal.SIGINT, signal.SIGTERM])
def test_nothing_is_left_behind_when_a_run_is_stopped(good, endless, ends):
    command = [sys.executable, "-m", "publisher", "preflight", "--profile", "magazine", str(good)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert _is_soon(endless.exists)
        process.send_signal(ends)
        process.communicate(timeout=20)
    assert process.returncode in (ExitCode.INTERRUPTED, 128 + signal.SIGTERM)
    assert _is_soon(lambda: not _is_running(endless.read_text().strip()))
    assert not list((good.parent / "tmp").iterdir())


@needs_gs
def test_ink_is_measured_with_its_place(tmp_path):
    pdf = sound()
    draw(pdf, "1 1 1 0.4 k 20 20 100 100 re f")
    path = tmp_path / "heavy.pdf"
    path.write_bytes(saved(pdf))
    ink = measure_ink(path, 2)[1].coverage
    assert ink.most == pytest.approx(340, abs=2)
    assert ink.mean == pytest.approx(340, abs=4)
    x, y, width, _ = ink.mean_at
    assert 20 / 72 * 25.4 - 1 <= x <= 120 / 72 * 25.4 - width + 1
    assert y >= 148 - 120 / 72 * 25.4 - 1
    report = _examined(path, ink=True, profile="magazine").report
    assert {o.id: o.status for o in report.outcomes}["ghent-ink"] == "warn"


def test_without_ghostscript_ink_is_skipped_and_never_passed(good, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    report = _examined(good, ink=True, profile="magazine").report
    outcome = {each.id: each for each in report.outcomes}["ghent-ink"]
    assert outcome.status == "skip"
    assert "install Ghostscript" in outcome.note


def _asked(data):
    """Ask every check of a file; what cannot be opened is no fault."""
    with bounded():
        try:
            document = open_document(data)
        except Unreadable:
            return []
        return [result for name in EVERYTHING for result in inspect(document, PROFILES[name])]


def _broke(results):
    return [(result.rule.id, result.note) for result in results if result.status is Status.ERROR]


def test_mutants_of_bytes_break_no_check():
    """Bytes changed, cut out and doubled in a small file of every construct."""
    chance, good = random.Random(5), _plain()
    for _ in range(MUTANTS):
        data = bytearray(good)
        for _ in range(chance.choice((1, 3, 20))):
            at = chance.randrange(len(data))
            deed = chance.randrange(3)
            if deed == 0:
                data[at] = chance.randrange(256)
            elif deed == 1:
                del data[at : at + chance.randrange(1, 40)]
            else:
                data[at:at] = data[at : at + chance.randrange(1, 40)]
        assert _broke(_asked(bytes(data))) == []


def _plain():
    """Return the sound file without what makes it large: profile and face."""
    stream = io.BytesIO()
    pdf = sound()
    for each in pdf.objects:
        if isinstance(each, pikepdf.Stream) and len(each.read_raw_bytes()) > 5_000:
            each.write(each.read_bytes()[:2_000])
    pdf.save(stream, compress_streams=False, deterministic_id=True)
    return stream.getvalue()


VALUES = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        10**12,
        0.5,
        Name.Odd,
        pikepdf.String("odd"),
        Array(),
        Dictionary(),
        Array([0, 0, 0, 0]),
        Array([Name.Separation]),
        Array([1, Name.Odd]),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_mutants_of_objects_break_no_check(data):
    """Any value of any dictionary may be something else."""
    pdf = pikepdf.open(io.BytesIO(_plain()))
    held = [each for each in pdf.objects if isinstance(each, Dictionary | pikepdf.Stream)]
    target = data.draw(st.sampled_from(range(len(held))))
    keys = sorted(held[target].keys())
    if not keys:
        return
    key, value = data.draw(st.sampled_from(keys)), data.draw(VALUES)
    with contextlib.suppress(KeyError):  # what is not to be changed stays
        if value is None:
            del held[target][key]
        else:
            held[target][key] = value
    stream = io.BytesIO()
    try:
        pdf.save(stream)
    except (pikepdf.PdfError, RuntimeError):
        return
    assert _broke(_asked(stream.getvalue())) == []


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_mutants_of_contents_break_no_check(code):
    pdf = pikepdf.open(io.BytesIO(_plain()))
    pdf.pages[1].obj.Contents = pdf.make_stream(code)
    assert _broke(inspect(Document(pdf), PROFILES["sheet"])) == []


def test_an_inspector_answers_with_json(good, monkeypatch, capsys):
    order = json.dumps({"path": str(good), "ink": False})
    monkeypatch.setattr("sys.stdin", io.StringIO(order))
    inspector.main()
    assert json.loads(capsys.readouterr().out)["report"]["status"] == "pass"


def test_other_programs_are_told_by_name(tmp_path, monkeypatch):
    program = tmp_path / "verapdf"
    program.write_text("#!/bin/sh\necho FAIL $5 $4\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    said = {each.program: each for each in verdicts(tmp_path / "x.pdf", ("PDF/UA-1", "PDF/X-4"))}
    assert (said["veraPDF"].passed, said["veraPDF"].standard) == (False, "PDF/UA-1")
    assert said["page"].passed is False  # there is no such file


def test_a_printer_without_a_name_is_refused(good):
    done = run("--profile", "printer:", good)
    assert done.exit_code == ExitCode.USAGE
    assert "printer:NAME" in done.output
