"""Extent: what each binding can fold, and what is proposed where an issue does not suit it."""

from __future__ import annotations

from math import lcm

import pytest
import yaml
from breakage import HOUSE
from hypothesis import given
from hypothesis import strategies as st

from publisher.editions.binding import check_spine, spine_is_legible, spine_width
from publisher.editions.extent import check_extent, suits_binding
from publisher.layout import Part
from publisher.manifest.issue import Extent
from publisher.manifest.printer import Paper, PrinterEntry
from publisher.pages.plan import Plan, make_plan
from publisher.problems import ExitCode, Problem, Problems, Severity


def printer(binding: str = "perfect", signature: int = 16, multiple: int = 4) -> PrinterEntry:
    source = HOUSE / "assets/printers/coated-fogra39.yaml"
    if binding == "saddle":
        multiple = lcm(multiple, 4)
    changes = {"binding": binding, "signature": signature, "multiple": multiple}
    return PrinterEntry.model_validate(yaml.safe_load(source.read_text("utf-8")) | changes)


def part(name: str, extent: int, kind: str = "article") -> Part:
    articles = ((name, name.title()),) if kind == "article" else ()
    title = name.title()
    return Part(name, kind, title, "", "any", furniture=True, usual=extent, articles=articles)


def notes(pages: int) -> Part:
    return part("notes", pages, "notes")


def plan_of(*extents: int) -> Plan:
    """Return the plan of a cover, some stories and a back cover."""
    stories = [part(f"story-{at}", extent) for at, extent in enumerate(extents, start=1)]
    return make_plan([part("cover", 1, "cover"), *stories, part("back", 1, "back-cover")], {}, {})


def judged(plan: Plan, by: PrinterEntry, wish: Extent | None = None) -> tuple[Problem, ...]:
    problems = Problems()
    check_extent(plan, by, wish or Extent(), None, problems)
    return problems.sorted


printers = st.builds(
    printer,
    st.sampled_from(["saddle", "perfect"]),
    st.sampled_from([4, 8, 16, 32]),
    st.sampled_from([1, 2, 4, 6, 8, 16, 32]),
)


@pytest.mark.parametrize(
    ("binding", "signature", "suited"),
    [
        ("saddle", 16, [*range(4, 64, 4)]),
        ("perfect", 16, [4, 12, 16, 20, 28, 32, 36, 44, 48, 52, 60]),
        ("perfect", 8, [4, 12, 20, 28, 36, 44, 52, 60]),
        ("perfect", 4, [*range(4, 64, 4)]),
    ],
)
def test_what_each_binding_suits(binding, signature, suited):
    assert [*filter(suits_binding(printer(binding, signature)), range(1, 64))] == suited


@given(printers, st.integers(1, 400))
def test_nothing_is_said_of_an_extent_that_suits_and_of_every_other_something(by, pages):
    suits, problems = suits_binding(by)(pages + 2), judged(plan_of(pages), by)
    assert len(problems) == (not suits)


@given(printers, st.integers(1, 400))
def test_what_is_proposed_to_be_added_suits(by, pages):
    for problem in judged(plan_of(pages), by):
        assert problem.hint is not None
        more = int(problem.hint.split()[1])
        assert suits_binding(by)(pages + 2 + more)
        assert not any(suits_binding(by)(pages + 2 + fewer) for fewer in range(more))


@given(printers, st.integers(1, 400))
def test_notes_fill_up_to_what_the_binding_suits(by, pages):
    parts = [part("cover", 1, "cover"), part("story", pages), part("back", 1, "back-cover")]
    suits = suits_binding(by)
    plan = make_plan(parts, {}, {}, 4, notes, suits=suits)
    possible = any(suits(extent) for extent in range(0, 400, 4))
    assert suits(plan.extent) == possible
    assert judged(plan, by, Extent(fill="notes")) == () or not possible


def test_part_of_a_sheet_is_an_error_that_counts_what_is_over_and_short():
    [problem] = judged(plan_of(40, 2, 6), printer("saddle"))
    assert (problem.code, problem.step) == ("extent-binding", ExitCode.PRINTER)
    assert problem.severity is Severity.ERROR
    assert problem.message == (
        "the issue has 50 pages; coated-fogra39 binds multiples of 4: 2 over 48, 2 short of 52"
    )
    assert problem.hint == 'add 2 ("extent: {fill: notes}" does), or leave out "Story-2"'


def test_a_glued_issue_is_counted_within_its_cover():
    [problem] = judged(plan_of(48), printer(multiple=16))
    assert problem.message == (
        "the issue has 50 pages, 46 of them within the cover; "
        "coated-fogra39 binds multiples of 16, the 4 of the cover not counted; the whole is: "
        "14 over 36, 2 short of 52"
    )


def test_a_single_sheet_of_four_in_a_glued_block_is_a_warning():
    [problem] = judged(plan_of(40, 4, 10), printer())
    assert (problem.code, problem.severity) == ("extent-loose", Severity.WARNING)
    assert problem.message == (
        "the issue has 56 pages, 52 of them within the cover: 3 signatures of 16 and "
        "a sheet of 4, which holds badly where it is glued alone"
    )
    assert problem.hint == 'add 4 ("extent: {fill: notes}" does), or leave out "Story-2"'
    assert judged(plan_of(40, 4, 10), printer("saddle")) == ()


def test_a_multiple_that_keeps_notes_from_suiting_the_binding_is_named():
    wish = Extent(multiple=8, fill="notes")
    [problem] = judged(plan_of(54), printer(), wish)
    assert problem.hint == 'add 4 (take "multiple" out of extent)'


def paper_of(text: float, cover: float) -> PrinterEntry:
    return printer().model_copy(update={"paper": Paper(text=text, cover=cover)})


@given(st.integers(2, 100), st.floats(0.04, 0.3), st.floats(0.04, 0.6))
def test_what_makes_room_for_the_words_of_a_spine_does(sheets, text, cover):
    problems, by = Problems(), paper_of(text, cover)
    check_spine(4 * sheets, by, problems)
    assert len(problems.sorted) == (not spine_is_legible(spine_width(4 * sheets, by)))
    for problem in problems.sorted:
        assert problem.hint is not None
        pages, *thicker = [word for word in problem.hint.split() if word[0].isdigit()]
        assert spine_is_legible(spine_width(int(pages), by))
        if thicker:
            assert spine_is_legible(spine_width(4 * sheets, paper_of(float(thicker[0]), cover)))


def test_a_spine_too_narrow_names_pages_and_a_paper_that_bear_its_words():
    problems = Problems()
    check_spine(52, printer(), problems)
    [problem] = problems.sorted
    assert problem.message == (
        "the spine is 3.24 mm wide: too narrow for its words, which are left out; they need 5 mm"
    )
    assert problem.hint == "84 pages would make room for them, or a paper of 0.19 mm"
