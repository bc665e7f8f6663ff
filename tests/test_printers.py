"""Printers' files: found by name or path, and whose fault it is when one cannot be used."""

from __future__ import annotations

import pytest
from breakage import small_house

from publisher import ExitCode
from publisher.house import House
from publisher.manifest.printers import load_printer, load_printer_entry
from publisher.problems import Problem, Problems
from publisher.source import Sources


def problems_of(name: str, house: House) -> tuple[Problem, ...]:
    problems = Problems()
    load_printer(name, house, Sources(problems))
    return problems.sorted


@pytest.fixture
def house(tmp_path) -> House:
    return House.of(small_house(tmp_path) / "issue.yaml")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-mapping"),
        (b"- one\n- two\n", "not-a-mapping"),
        (b"\xff\xfe\x00", "not-utf-8"),
        (b"name: \x00\x01", "yaml-character"),
        (b"name: [", "yaml-bracket"),
        (b"#" * 3_000_000, "file-too-large"),
    ],
)
def test_a_printers_file_that_is_none_is_the_printers_fault(house, data, code):
    (house.printers / "ours.yaml").write_bytes(data)
    [problem] = problems_of("ours", house)
    assert problem.step == ExitCode.PRINTER
    assert problem.code == code


@pytest.mark.parametrize("name", ["nowhere/ours.yaml", "ours.yaml", "nowhere/ours", "../ours.yml"])
def test_a_path_is_told_that_no_file_is_there(house, name):
    [problem] = problems_of(name, house)
    assert problem.code == "unknown-printer"
    assert problem.message == f'there is no printer\'s file "{name}"'


def test_a_misspelt_path_is_answered_with_the_file_beside_it(house):
    [problem] = problems_of(str(house.printers / "newsprnt.yaml"), house)
    assert problem.hint == 'did you mean "newsprint.yaml"?'


def test_a_misspelt_name_is_answered_with_the_nearest(house):
    [problem] = problems_of("newsprnt", house)
    assert problem.message == 'unknown printer "newsprnt"'
    assert problem.hint == 'did you mean "newsprint"?'


def test_a_printers_file_outside_the_house_may_bear_any_name(house, tmp_path):
    text = (house.printers / "digital.yaml").read_text("utf-8")
    (tmp_path / "copy.yaml").write_text(text, "utf-8")
    assert problems_of(str(tmp_path / "copy.yaml"), house) == ()
    (house.printers / "copy.yaml").write_text(text, "utf-8")
    [problem] = problems_of(str(house.printers / "copy.yaml"), house)
    assert problem.code == "printer-name"


def test_an_entry_is_read_without_its_profile(house):
    path = house.printers / "digital.yaml"
    text = path.read_text("utf-8").replace("ISOcoated_v2_300_bas.icc", "none.icc")
    path.write_text(text, "utf-8")
    problems = Problems()
    entry = load_printer_entry("digital", house, Sources(problems))
    assert entry is not None
    assert entry.name == "digital"
    assert problems.sorted == ()
    assert [problem.code for problem in problems_of("digital", house)] == ["profile-missing"]
