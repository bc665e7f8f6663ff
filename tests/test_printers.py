"""Printers' files: found by name or path, and whose fault it is when one cannot be used."""

from __future__ import annotations

import pytest
from breakage import small_house

from publisher import ExitCode
from publisher.house import House
from publisher.manifest.printers import load_printer, load_printer_entry
from publisher.pictures.proving import check_profile
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


def _renamed(profile: bytes, kind: bytes) -> bytes:
    """Return a profile whose tables of a kind go by names that nobody knows."""
    for number in b"012":
        profile = profile.replace(kind + bytes([number]), b"none", 1)
    return profile


SPOILT = {
    "no way from colours to inks": lambda profile: _renamed(profile, b"B2A"),
    "no way from inks to colours": lambda profile: _renamed(profile, b"A2B"),
    "cut short": lambda profile: (5000).to_bytes(4) + profile[4:5000],
    "no tags": lambda profile: profile[:128] + bytes(len(profile) - 128),
    "no values": lambda profile: profile[:2000] + b"\xff" * (len(profile) - 2000),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_a_profile_with_a_sound_head_and_a_broken_body_is_refused(house, spoil):
    sound = (house.assets / "profiles/ISOcoated_v2_300_bas.icc").read_bytes()
    (house.printers / "own.icc").write_bytes(spoil(sound))
    path = house.printers / "digital.yaml"
    text = path.read_text("utf-8").replace("ISOcoated_v2_300_bas.icc", "own.icc")
    path.write_text(text, "utf-8")
    problems = Problems()
    printer = load_printer("digital", house, Sources(problems))
    assert printer is not None
    check_profile(printer, problems)
    assert [problem.code for problem in problems.sorted] == ["profile-damaged"]


def test_a_house_without_printers_has_those_of_the_publisher(tmp_path):
    (tmp_path / "layouts").mkdir()
    house = House.of(tmp_path / "issue.yaml")
    assert house.root == tmp_path
    assert problems_of("coated-fogra39", house) == ()
    (problem,) = problems_of("coated-fogra93", house)
    assert problem.hint == 'did you mean "coated-fogra39"?'


def test_a_folder_named_as_profile_is_no_file(house):
    path = house.printers / "digital.yaml"
    text = path.read_text("utf-8").replace("ISOcoated_v2_300_bas.icc", "../profiles")
    path.write_text(text, "utf-8")
    (problem,) = problems_of("digital", house)
    assert problem.code == "profile-missing"
    assert problem.message == 'profile "../profiles" is no file'
