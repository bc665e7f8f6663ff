"""The sample issue as a compositor would judge it: grid, breaks, headings, pictures, white."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import measures
import pytest
from conftest import ISSUE
from readback import Inspector
from setting import Setting, read_setting

from publisher.composing import settle_pages, settler_of
from publisher.house import House
from publisher.layout import Part
from publisher.pages.fragment import Frame
from publisher.pages.geometry import PT_PER_MM, box_of, intersect
from publisher.pages.join import join_pages
from publisher.pictures.files import PictureFile
from publisher.press import prepare
from publisher.problems import Problems
from publisher.workshop import Workshop

#: Parts whose text stands on pictures.
OVERLAID = (
    "cover",
    "october",
    "november",
    "december",
    "kazakhstan-travel",
    "back-cover",
)
POSTERS = ("saudi-arabia-observer",)  #: stories whose first page is a picture with its headline
#: Parts that may be white for more than a third of a page.
INTENDED_WHITE = ("contents", "foreword", "back-cover")
ON_GRID = 0.98  #: the least share of body lines on the baseline grid
SCALE = {7, 8, 9, 9.6, 11, 14, 17, 20, 24, 28, 34, 48, 64, 94}  #: pt
FEWEST_PPI = 250  #: of a picture's source, at the size it is printed


@pytest.fixture(scope="session")
def setting(sample: Inspector) -> Setting:
    return read_setting(sample.path)


@pytest.fixture(scope="session")
def written() -> set[str]:
    """The words of the issue as they were written, compounds with their hyphens."""
    sources = [*ISSUE.rglob("*.md"), *ISSUE.glob("*.yaml")]
    return {word for path in sources for word in re.findall(r"[\w-]+", path.read_text("utf-8"))}


def pages(sample: Inspector, setting: Setting, names: Iterable[str]) -> set[int]:
    """Return all pages of some parts."""
    return set().union(*(setting.part_pages(sample.destinations[name][0]) for name in names))


def overlaid(sample: Inspector, setting: Setting) -> set[int]:
    """Return the pages whose text is meant to stand on pictures."""
    posters = {sample.destinations[name][0] for name in POSTERS}
    return pages(sample, setting, OVERLAID) | posters


def hold_none(findings: Iterable[object]) -> None:
    """Fail with all findings, one a line, if there are any."""
    lines = [str(finding) for finding in findings]
    assert not lines, "\n".join(["", *lines])


def test_body_text_stands_on_the_baseline_grid(setting: Setting) -> None:
    grid = measures.off_grid(setting)
    assert grid.lines > 1000
    assert grid.share >= ON_GRID, f"{len(grid.off)} of {grid.lines} lines stand off it"


def test_neighbouring_columns_and_facing_pages_align(setting: Setting) -> None:
    grid = measures.off_grid(setting)
    hold_none([*grid.columns, *grid.facing])


def test_no_line_of_a_paragraph_stands_alone(setting: Setting) -> None:
    hold_none([*measures.widows(setting), *measures.orphans(setting)])


def test_no_paragraph_ends_with_a_runt(setting: Setting) -> None:
    hold_none(measures.runts(setting))


def test_no_more_than_two_hyphens_follow_one_another(setting: Setting, written: set[str]) -> None:
    hold_none(measures.ladders(setting, known=written))


def test_no_heading_stands_at_the_foot_of_a_column(sample: Inspector, setting: Setting) -> None:
    bare = overlaid(sample, setting)
    hold_none(measures.low_headings(setting, bare=bare))


def test_captions_stand_at_their_pictures(setting: Setting) -> None:
    hold_none(measures.captions_apart(setting))


def test_nothing_overlaps_but_where_it_is_meant(sample: Inspector, setting: Setting) -> None:
    meant = overlaid(sample, setting)
    hold_none(measures.overlaps(setting, meant))


def test_what_does_not_bleed_keeps_five_millimetres_from_the_trim(setting: Setting) -> None:
    hold_none(measures.near_trim(setting))


def test_no_page_is_white_for_more_than_a_third_unless_intended(
    sample: Inspector, setting: Setting
) -> None:
    intended = pages(sample, setting, INTENDED_WHITE)
    shares = measures.white(sample.path)
    blank = {page: share for page, share in shares.items() if share > 1 / 3}
    hold_none(f"page {page}: {blank[page]:.0%} white" for page in sorted(blank.keys() - intended))


@dataclass(frozen=True)
class Print:
    """A picture as it is printed: where, and its resolution from the source in px per inch."""

    page: int
    part: str
    picture: str
    width: float  #: of what shows, in mm
    height: float
    ppi: float

    def __str__(self) -> str:
        size = f"{self.width:.0f} × {self.height:.0f} mm"
        return f"page {self.page}, {self.part}: {self.picture}, {size}, {self.ppi:.0f} ppi"


def printed(frame: Frame, part: Part | None, file: PictureFile) -> Print:
    a, b, c, d, _, _ = frame.matrix
    shown = intersect(box_of(frame.matrix, (0, 0, 1, 1)), frame.clip)
    assert shown is not None
    ppi = min(file.width / math.hypot(a, b), file.height / math.hypot(c, d)) * 72
    width, height = (shown[2] - shown[0]) / PT_PER_MM, (shown[3] - shown[1]) / PT_PER_MM
    return Print(frame.page + 1, part.id if part else "", file.path.name, width, height, ppi)


def prints(issue: Path) -> Iterator[Print]:
    """Yield every raster picture of an issue's master as it is printed."""
    problems, house = Problems(), House.of(issue / "issue.yaml")
    with Workshop(2, house.environment()) as workshop:
        copy = prepare(issue, problems, lambda *_: None)
        assert copy is not None
        settler = settler_of(copy, workshop, problems, lambda *_: None)
        painted = settle_pages(copy, settler)
    parts = dict(painted.plan.pages())
    files = {picture.id: picture for picture in copy.pictures.values()}
    for frame in join_pages(painted, copy.layout).frames:
        yield printed(frame, parts[frame.page + 1], files[frame.picture])


@pytest.mark.usefixtures("sample")  # whose fragments are in the cache by then
def test_sources_of_pictures_are_fine_enough_for_print() -> None:
    found = list(prints(ISSUE))
    assert len(found) > 60
    hold_none(one for one in found if one.ppi < FEWEST_PPI)


def test_headlines_do_not_end_in_a_short_word(setting: Setting) -> None:
    hold_none(measures.short_headline_ends(setting))


def test_all_text_is_set_in_a_scale_of_few_sizes(setting: Setting) -> None:
    assert {round(line.size, 1) for line in setting.lines} <= SCALE
