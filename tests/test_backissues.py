"""Back issues: frozen, verified and rebuilt, in the house as it was and as it has become."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from parcels import ROOT, small_house

import publisher
from publisher import ExitCode, Faulty
from publisher.parcel.lock import read_lock

EDITIONS = ("screen", "archive")


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small issue that was frozen; not to be changed."""
    issue = small_house(tmp_path_factory.mktemp("frozen"))
    publisher.freeze(issue, editions=EDITIONS)
    return issue


@pytest.fixture
def issue(frozen: Path, tmp_path: Path) -> Path:
    """A frozen issue in a house of its own, to do with as one likes."""
    shutil.copytree(frozen.parents[1], tmp_path / "house", symlinks=True)
    return tmp_path / "house/issues/small"


def archive_of(issue: Path) -> Path:
    return issue.parents[1] / "output/small/gazette-small-archive.pdf"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "publisher", *arguments]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def codes(error: pytest.ExceptionInfo[Faulty]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_a_lock_names_every_file_that_the_pages_come_from(frozen: Path) -> None:
    lock = read_lock(frozen / "issue.lock")
    own = {path for path in frozen.rglob("*") if path.is_file()} - {frozen / "issue.lock"}
    assert {f"issues/small/{path.relative_to(frozen)}" for path in own} <= {*lock.inputs}
    layout = frozen.parents[1] / "layouts/base"
    sheets = {f"layouts/base/sheets/{path.name}" for path in (layout / "sheets").glob("*.css")}
    assert sheets <= {*lock.inputs}
    assert "issues/gazette.yaml" in lock.inputs
    assert "assets/profiles/ISOcoated_v2_300_bas.icc" in lock.inputs
    assert any(name.startswith("fonts/") and name.endswith(".ttf") for name in lock.inputs)
    for name, digest in lock.inputs.items():
        assert hashlib.sha256((frozen.parents[1] / name).read_bytes()).hexdigest() == digest


def test_a_lock_names_the_software_and_what_came_of_it(frozen: Path) -> None:
    lock = read_lock(frozen / "issue.lock")
    assert {"publisher", "weasyprint", "pango", "harfbuzz", "pyphen"} <= {*lock.software}
    assert {*lock.editions} == {*EDITIONS}
    for locked in lock.editions.values():
        data = (frozen.parents[1] / "output/small" / locked.file).read_bytes()
        assert hashlib.sha256(data).hexdigest() == locked.sha256
        assert len(locked.pages) == lock.extent


def test_freezing_twice_gives_the_same_lock(frozen: Path, issue: Path) -> None:
    before = (frozen / "issue.lock").read_bytes()
    publisher.freeze(issue, editions=EDITIONS)
    assert (issue / "issue.lock").read_bytes() == before


def test_an_untouched_issue_is_identical(frozen: Path) -> None:
    verified = publisher.verify(frozen)
    assert verified.sound
    assert {each.verdict for each in verified.editions} == {"identical"}
    assert (verified.inputs, verified.software) == ((), ())


def test_a_changed_article_is_named_with_the_pages_that_differ(issue: Path) -> None:
    edit(issue / "articles/market.md", "market", "bazaar")
    verified = publisher.verify(issue)
    assert verified.verdict == "changed" and not verified.sound
    assert verified.inputs == ("issues/small/articles/market.md: changed",)
    for each in verified.editions:
        assert each.verdict == "changed" and each.pages


def test_other_bytes_of_the_same_pages_are_told_apart(issue: Path) -> None:
    told = json.loads((issue / "issue.lock").read_text("utf-8"))
    told["editions"]["screen"]["sha256"] = 64 * "0"
    (issue / "issue.lock").write_text(json.dumps(told), "utf-8")
    verdicts = {each.edition: each for each in publisher.verify(issue).editions}
    assert verdicts["screen"].verdict == "same pages" and verdicts["screen"].pages == ()
    assert verdicts["archive"].verdict == "identical"


def test_a_redesigned_layout_does_not_change_an_old_issue(issue: Path) -> None:
    sheet = issue.parents[1] / "layouts/base/sheets/tokens.css"
    sheet.write_text(sheet.read_text("utf-8") + "\np { letter-spacing: 1pt; }\n", "utf-8")
    verified = publisher.verify(issue)
    assert verified.verdict == "identical"
    assert [problem.code for problem in verified.problems] == ["layout-locked"]
    assert "layouts/base/sheets/tokens.css" in verified.problems[0].message


def test_the_current_layout_is_used_where_it_is_asked_for(issue: Path) -> None:
    sheet = issue.parents[1] / "layouts/base/sheets/tokens.css"
    sheet.write_text(sheet.read_text("utf-8") + "\np { letter-spacing: 1pt; }\n", "utf-8")
    verified = publisher.verify(issue, layout="current")
    assert verified.verdict == "changed"
    assert verified.inputs == ("layouts/base/sheets/tokens.css: changed",)


def test_without_the_archive_a_changed_layout_shows_as_a_change(issue: Path) -> None:
    archive_of(issue).unlink()
    edit(issue.parents[1] / "layouts/base/layout.yaml", "name: base", "name: base  # anew")
    verified = publisher.verify(issue)
    assert verified.inputs == ("layouts/base/layout.yaml: changed",)
    assert [problem.code for problem in verified.problems] == ["layout-current"]
    assert {each.edition: each.kept for each in verified.editions}["archive"] == "missing"


def test_a_frozen_file_that_was_altered_is_told(issue: Path) -> None:
    path = issue.parents[1] / "output/small/gazette-small-screen.pdf"
    path.write_bytes(path.read_bytes() + b"\n")
    verified = publisher.verify(issue)
    assert verified.verdict == "identical" and not verified.sound
    assert {each.edition: each.kept for each in verified.editions}["screen"] == "altered"


def test_rebuilding_takes_changed_inputs_from_the_parcel(issue: Path, tmp_path: Path) -> None:
    edit(issue / "articles/market.md", "market", "bazaar")
    rebuilt = publisher.rebuild(issue, out=tmp_path / "again")
    assert all(file.same for file in rebuilt.files)
    assert [problem.code for problem in rebuilt.problems] == ["layout-locked"]


def test_rebuilding_names_all_inputs_that_cannot_be_had(issue: Path) -> None:
    archive_of(issue).unlink()
    edit(issue / "articles/market.md", "market", "bazaar")
    (issue / "articles/choir.md").unlink()
    with pytest.raises(Faulty) as error:
        publisher.rebuild(issue)
    assert codes(error) == ["input-drift", "input-drift"]
    assert error.value.exit_code == ExitCode.DRIFT


def test_an_archive_rebuilds_itself_from_nothing_else(frozen: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    pdf = Path(shutil.copy(archive_of(frozen), alone / "kept.pdf"))
    done = run("rebuild", "kept.pdf", cwd=alone)
    assert done.returncode == 0, done.stdout + done.stderr
    rebuilt = alone / "kept-rebuilt/gazette-small-archive.pdf"
    assert rebuilt.read_bytes() == pdf.read_bytes()


def test_an_archive_verifies_itself(frozen: Path) -> None:
    verified = publisher.verify(archive_of(frozen))
    assert [(each.edition, each.verdict) for each in verified.editions] == [
        ("archive", "identical")
    ]


def test_an_unpacked_issue_builds_the_same_edition(frozen: Path, tmp_path: Path) -> None:
    unpacked = publisher.unpack(archive_of(frozen), tmp_path / "parcel")
    built = publisher.build(unpacked.issue, editions=("screen",)).files[0].path
    kept = frozen.parents[1] / "output/small/gazette-small-screen.pdf"
    assert built.read_bytes() == kept.read_bytes()


def test_an_input_that_changes_while_it_is_built_is_noticed(issue: Path) -> None:
    before = {path: path.read_bytes() for path in (issue.parents[1] / "output/small").iterdir()}

    def meddle(step: str, *_: object) -> None:
        if step == "edition":
            (issue / "pictures/stall.png").touch()

    with pytest.raises(Faulty) as error:
        publisher.freeze(issue, editions=EDITIONS, progress=meddle)
    assert codes(error) == ["input-changed"]
    assert "stall.png" in error.value.problems[0].message
    folder = issue.parents[1] / "output/small"
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "lock-damaged"),
        ("{", "lock-damaged"),
        ("[" * 100_000, "lock-damaged"),
        ('{"format": 1}', "lock-damaged"),
        ('{"format": 0, "software": {"publisher": "0.0.9"}}', "lock-format"),
        ('{"format": 2, "software": []}', "lock-format"),
    ],
)
def test_a_lock_that_cannot_be_used_says_why(issue: Path, text: str, code: str) -> None:
    (issue / "issue.lock").write_text(text, "utf-8")
    with pytest.raises(Faulty) as error:
        publisher.verify(issue)
    assert codes(error) == [code]


def test_a_lock_of_another_format_names_who_wrote_it(issue: Path) -> None:
    (issue / "issue.lock").write_text('{"format": 9, "software": {"publisher": "7.2"}}', "utf-8")
    with pytest.raises(Faulty) as error:
        publisher.rebuild(issue)
    assert "publisher 7.2" in (error.value.problems[0].hint or "")


def test_an_issue_without_a_lock_is_told_how_to_get_one(tmp_path: Path) -> None:
    issue = small_house(tmp_path)
    with pytest.raises(Faulty) as error:
        publisher.verify(issue)
    assert codes(error) == ["lock-missing"]
    assert "freeze" in (error.value.problems[0].hint or "")


def test_a_locked_file_name_leads_nowhere_else(issue: Path, tmp_path: Path) -> None:
    told = json.loads((issue / "issue.lock").read_text("utf-8"))
    (tmp_path / "elsewhere.pdf").write_bytes(b"secret")
    told["editions"]["screen"]["file"] = "../../../elsewhere.pdf"
    (issue / "issue.lock").write_text(json.dumps(told), "utf-8")
    kept = {each.edition: each.kept for each in publisher.verify(issue).editions}
    assert kept["screen"] == "missing"


def test_the_exit_code_says_whether_an_issue_is_what_it_was(issue: Path) -> None:
    edit(issue / "articles/market.md", "market", "bazaar")
    done = run("verify", str(issue), "--json", cwd=issue)
    assert done.returncode == ExitCode.DRIFT
    assert json.loads(done.stdout)["verdict"] == "changed"


def test_a_printer_from_elsewhere_is_refused_by_a_lock(tmp_path: Path) -> None:
    issue = small_house(tmp_path / "house")
    far = Path(shutil.copy(ROOT / "assets/printers/digital.yaml", tmp_path))
    with pytest.raises(Faulty) as error:
        publisher.freeze(issue, editions=("screen",), printer=str(far))
    assert codes(error) == ["printer-far"]


def test_a_page_shows_what_changed_before_and_after(issue: Path, tmp_path: Path) -> None:
    edit(issue / "articles/market.md", "market", "bazaar")
    verified = publisher.verify(issue, html=tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    for title in ("Before", "After", "Difference"):
        assert f"<figcaption>{title}</figcaption>" in page
    assert "bazaar" in page
    assert "issues/small/articles/market.md: changed" in page
    assert verified.problems == ()


def test_there_is_no_page_where_nothing_is_left_to_compare_with(
    issue: Path, tmp_path: Path
) -> None:
    shutil.rmtree(issue.parents[1] / "output")
    verified = publisher.verify(issue, html=tmp_path / "report.html")
    assert [problem.code for problem in verified.problems] == ["nothing-to-show"]
    assert not (tmp_path / "report.html").exists()


def test_a_report_never_takes_the_place_of_what_is_verified(frozen: Path) -> None:
    archive = archive_of(frozen)
    with pytest.raises(Faulty) as error:
        publisher.verify(archive, html=archive)
    assert codes(error) == ["output"]


def test_an_issue_alone_is_compared_with_what_was_frozen(issue: Path) -> None:
    assert publisher.diff(issue).same
    edit(issue / "articles/market.md", "market", "bazaar")
    found = publisher.diff(issue)
    assert not found.same
    assert any("bazaar" in each.after for page in found.pages for each in page.passages)


def test_an_issue_alone_needs_the_file_that_was_frozen(issue: Path) -> None:
    shutil.rmtree(issue.parents[1] / "output")
    with pytest.raises(Faulty) as error:
        publisher.diff(issue)
    assert codes(error) == ["nothing-to-show"]


def test_a_report_never_takes_the_place_of_a_frozen_edition(issue: Path) -> None:
    with pytest.raises(Faulty) as error:
        publisher.verify(issue, html=archive_of(issue))
    assert codes(error) == ["output"]
    assert archive_of(issue).read_bytes().startswith(b"%PDF")


def test_nothing_is_rebuilt_in_the_place_of_what_was_frozen(issue: Path) -> None:
    kept = archive_of(issue).read_bytes()
    with pytest.raises(Faulty) as error:
        publisher.rebuild(issue, out=archive_of(issue).parent, layout="current")
    assert codes(error) == ["output"]
    rebuilt = publisher.rebuild(issue, layout="current")
    assert {file.path.parent.name for file in rebuilt.files} == {"small-rebuilt"}
    assert archive_of(issue).read_bytes() == kept


def test_a_lock_of_no_edition_is_no_verdict(frozen: Path, tmp_path: Path) -> None:
    unpacked = publisher.unpack(archive_of(frozen), tmp_path / "parcel")
    for work in (publisher.verify, publisher.rebuild):
        with pytest.raises(Faulty) as error:
            work(unpacked.issue)
        assert codes(error) == ["lock-empty"]
