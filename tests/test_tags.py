"""What readers who cannot see a page are given: its structure, held against outlines beside it.

`ACCEPT=1 pytest tests/test_tags.py` writes the outlines anew; read every line that changes.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from breakage import small_house
from outline import Outline, joined
from readback import Inspector

import publisher
from publisher.report.outsiders import verdicts

OUTLINES = Path(__file__).parent / "outlines"
SAMPLER = Path(__file__).parent.parent / "issues/sampler"


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Path:
    """The small issue, its market a rich article that has nearly everything."""
    issue = small_house(tmp_path_factory.mktemp("house"))
    shutil.copy(OUTLINES / "rich.md", issue / "articles/market.md")
    return issue


@pytest.fixture(scope="module")
def small(house: Path, tmp_path_factory) -> Outline:
    return Outline(publisher.build(house, out=tmp_path_factory.mktemp("small")).files[0].path)


@pytest.fixture(scope="module")
def alone(house: Path, tmp_path_factory) -> Outline:
    """The rich article by itself."""
    out = tmp_path_factory.mktemp("alone")
    return Outline(publisher.build(house, only=["market"], out=out).files[0].path)


@pytest.fixture(scope="module")
def sampler(tmp_path_factory) -> Outline:
    return Outline(publisher.build(SAMPLER, out=tmp_path_factory.mktemp("out")).files[0].path)


def accepted(name: str, outline: Outline) -> str:
    path, told = OUTLINES / f"{name}.txt", "\n".join(outline.lines()) + "\n"
    if os.environ.get("ACCEPT"):
        path.write_text(told, "utf-8")
    return path.read_text("utf-8")


@pytest.mark.parametrize("name", ["small", "alone", "sampler"])
def test_an_outline_is_as_it_was_accepted(name: str, request: pytest.FixtureRequest) -> None:
    outline = request.getfixturevalue(name)
    assert "\n".join(outline.lines()) + "\n" == accepted(name, outline)


@pytest.fixture(scope="module", params=["small", "alone", "sampler", "sample"])
def outline(request: pytest.FixtureRequest) -> Outline:
    given = request.getfixturevalue(request.param)
    return Outline(given.path) if isinstance(given, Inspector) else given
