"""What the documents say is so: links lead somewhere, codes are the program's, samples are real."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

import publisher
from publisher.preflight.checks import CHECKS
from publisher.preflight.handbook import handbook
from publisher.problems import ExitCode

ROOT = Path(__file__).resolve().parent.parent
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_to_files(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`|^    .*$", "", page.read_text(), flags=re.M)
    for target in re.findall(r"\]\(([^)#:]+)\)", prose):
        assert (page.parent / target).exists(), target


def test_readme_lists_every_exit_code() -> None:
    rows = re.findall(r"^\| (\d+) \|", (ROOT / "README.md").read_text(), re.M)
    assert [int(row) for row in rows] == sorted(code.value for code in ExitCode)


def test_readme_shows_a_message_as_it_is_printed(tmp_path: Path) -> None:
    """The sample issue, with the key that the README misspells."""
    issue = tmp_path / "issues/2023-q4"
    shutil.copytree(ROOT / "issues/2023-q4", issue, ignore=shutil.ignore_patterns("*.py"))
    shutil.copy(ROOT / "issues/voice-of-asia.yaml", tmp_path / "issues")
    for name in ("layouts", "fonts", "assets"):
        (tmp_path / name).symlink_to(ROOT / name)
    manifest = issue / "issue.yaml"
    manifest.write_text(manifest.read_text().replace("    articles:", "    artciles:", 1))
    with pytest.raises(publisher.Faulty) as caught:
        publisher.check(issue)
    shown = caught.value.problems[0].render(tmp_path)
    assert (
        "".join(f"    {line}\n" for line in shown.splitlines()) in (ROOT / "README.md").read_text()
    )


def test_the_handbook_of_preflight_is_that_of_its_checks() -> None:
    """Written anew with ACCEPT=1, as the messages of errors are."""
    if os.environ.get("ACCEPT"):
        (ROOT / "docs/preflight.md").write_text(handbook(), "utf-8")
    assert (ROOT / "docs/preflight.md").read_text("utf-8") == handbook()


def test_the_handbook_has_every_check() -> None:
    assert all(f"**`{id}`**" in handbook() for id in CHECKS)
