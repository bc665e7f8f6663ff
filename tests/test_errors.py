"""Every mistake that an editor can make has its message: place, words, excerpt and hint.

`ACCEPT=1 pytest tests/test_errors.py` writes the messages anew; read every one that changes.
"""

import os
from pathlib import Path

import pytest
from breakage import TESTS, Case, break_and_check, messages, small_house

CASES = [Case.read(path) for path in sorted((TESTS / "errors").glob("*.txt"))]


def test_there_is_nothing_wrong_with_the_small_issue(tmp_path):
    assert messages(small_house(tmp_path), tmp_path) == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
def test_a_broken_source_has_its_exact_message(case, tmp_path, monkeypatch):
    said = break_and_check(case, tmp_path, monkeypatch)
    if os.environ.get("ACCEPT"):
        kept = case.path.read_text("utf-8").split("\n=== message\n")[0].rstrip("\n")
        case.path.write_text(f"{kept}\n=== message\n{said}\n", "utf-8")
    assert said == Case.read(case.path).message


def test_there_are_many_cases_each_with_a_title_and_a_message():
    assert len(CASES) >= 60
    assert all(case.title and case.message for case in CASES)
    assert len({case.title for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.path.stem)
def test_messages_are_one_lower_case_line_with_place_and_hint(case):
    for problem in case.message.split("\n\n"):
        first, *rest = problem.split("\n")
        path, _, message = first.partition(": ")
        assert Path(path.split(":")[0]).parts, first
        assert message[0].islower() or message[0] in "\"'0123456789", first
        assert not message.endswith("."), first
        assert "should be" in first or any(line.startswith("hint: ") for line in rest), first
        assert str(Path.home()) not in problem
        assert "/tmp" not in problem
