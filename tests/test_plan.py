"""The plan: folios, sides, blanks and the extent of an issue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.layout import Part
from publisher.pages.plan import Plan, make_plan, side

SIDES = ["any", "recto", "verso"]


def part(name: str, starts: str = "any", **more: object) -> Part:
    """Return a part of which only its place in the issue matters."""
    values = {"kind": "article", "title": name.title(), "html": "", "furniture": True, "usual": 1}
    return Part(id=name, starts=starts, **{**values, **more})


def planned(*wishes: tuple[str, str, int], multiple: int = 1) -> Plan:
    """Plan parts given as name, side wished for, extent."""
    parts = [part(name, starts) for name, starts, _ in wishes]
    return make_plan(parts, {name: extent for name, _, extent in wishes}, {}, multiple)


def shape(plan: Plan) -> str:
    """Show a plan as a word for each page; – is a blank."""
    return " ".join(owner.id if owner else "–" for _, owner in plan.pages())


wishes = st.lists(
    st.tuples(st.sampled_from(SIDES), st.integers(1, 9)), min_size=1, max_size=30
).map(lambda rows: [(f"part-{index}", *row) for index, row in enumerate(rows)])
multiples = st.sampled_from([1, 2, 4, 8, 16])


def test_the_first_page_is_a_recto():
    assert side(1) == "recto"
    assert [side(page) for page in (2, 3, 48)] == ["verso", "recto", "verso"]


def test_parts_follow_one_another():
    plan = planned(("cover", "any", 1), ("contents", "any", 2), ("story", "any", 3))
    assert shape(plan) == "cover contents contents story story story"
    assert [plan.page(name) for name in ("cover", "contents", "story")] == [1, 2, 4]
    assert (plan.extent, plan.blanks) == (6, 0)


def test_a_blank_stands_before_a_part_that_begins_on_the_other_side():
    plan = planned(("cover", "any", 1), ("opener", "recto", 1), ("story", "any", 1))
    assert shape(plan) == "cover – opener story"
    assert plan.folio("opener") == "3"


def test_a_part_answers_to_the_other_names_it_goes_by():
    foreword = part("foreword", names=("from-the-chair",))
    plan = make_plan([part("cover"), foreword], {}, {})
    assert [plan.folio(name) for name in ("foreword", "from-the-chair", "chair")] == ["2", "2", "?"]


def test_no_blank_stands_where_the_side_is_right_already():
    plan = planned(("cover", "recto", 1), ("spread", "verso", 2), ("story", "verso", 1))
    assert shape(plan) == "cover spread spread story"


def test_a_verso_may_be_the_first_part():
    assert shape(planned(("spread", "verso", 2))) == "– spread spread"


def test_contents_that_grow_by_a_page_move_what_follows():
    before = planned(("cover", "any", 1), ("contents", "any", 2), ("story", "recto", 1))
    after = planned(("cover", "any", 1), ("contents", "any", 3), ("story", "recto", 1))
    assert (before.folio("story"), after.folio("story")) == ("5", "5")
    assert (before.blanks, after.blanks) == (1, 0)


def test_blanks_before_the_last_part_fill_the_issue_to_a_multiple():
    plan = planned(("cover", "any", 1), ("story", "any", 4), ("back", "any", 1), multiple=4)
    assert shape(plan) == "cover story story story story – – back"


def test_an_issue_that_is_a_multiple_is_not_filled():
    plan = planned(("cover", "any", 1), ("story", "any", 6), ("back", "any", 1), multiple=4)
    assert plan.blanks == 0


def test_a_last_part_keeps_its_side_and_the_multiple_holds():
    plan = planned(("cover", "any", 1), ("story", "any", 2), ("back", "verso", 1), multiple=4)
    assert shape(plan) == "cover story story back"


def test_an_article_on_the_second_page_of_its_part_has_that_folio():
    shared = part("one", articles=(("one", "One"), ("two", "Two")))
    plan = make_plan([part("cover"), shared], {"cover": 1, "one": 2}, {"two": 1})
    assert (plan.folio("one"), plan.folio("two"), plan.page("two")) == ("2", "3", 3)


def test_a_name_that_nothing_answers_to_has_no_folio():
    plan = planned(("cover", "any", 1))
    assert plan.page("nobody") is None
    assert plan.folio("nobody") == "?"


def test_an_extent_not_yet_known_is_guessed():
    plan = make_plan([part("cover"), part("story", usual=3), part("back")], {"cover": 1}, {})
    assert plan.folio("back") == "5"


def test_an_issue_without_parts_has_no_pages():
    plan = make_plan([], {}, {})
    assert (plan.extent, list(plan.pages())) == (0, [])


def test_furniture_knows_folio_side_and_section_of_each_page():
    story = part("story", "recto", section="October", accent="green", title="News")
    plan = make_plan([part("cover", furniture=False), story], {"cover": 1, "story": 2}, {})
    cover, blank, first, second = plan.furniture()
    assert [page.folio for page in plan.furniture()] == ["1", "2", "3", "4"]
    assert (cover.bare, blank.bare, first.bare, second.bare) == (True, True, False, False)
    assert (blank.kind, blank.title, blank.section) == ("blank", "", "")
    assert (first.side, second.side) == ("recto", "verso")
    assert (first.section, first.accent, first.title) == ("October", "green", "News")


@given(wishes, multiples)
def test_every_page_comes_once_and_in_order(given_wishes, multiple):
    plan = planned(*given_wishes, multiple=multiple)
    assert [page for page, _ in plan.pages()] == list(range(1, plan.extent + 1))


@given(wishes, multiples)
def test_parts_keep_their_order_and_their_extent(given_wishes, multiple):
    plan = planned(*given_wishes, multiple=multiple)
    owners = [owner.id for _, owner in plan.pages() if owner]
    assert owners == [name for name, _, extent in given_wishes for _ in range(extent)]
    assert plan.blanks == plan.extent - len(owners)


@given(wishes)
def test_a_part_begins_on_the_side_it_asks_for(given_wishes):
    plan = planned(*given_wishes)
    for name, starts, _ in given_wishes:
        assert starts in ("any", side(plan.page(name)))


@given(wishes)
def test_no_part_has_a_blank_too_many(given_wishes):
    plan = planned(*given_wishes)
    assert all(run.blanks <= 1 for run in plan.runs)
    assert all(run.blanks == 0 for run in plan.runs if run.part.starts == "any")


@given(wishes, multiples)
def test_the_extent_is_the_multiple_agreed(given_wishes, multiple):
    plan = planned(*given_wishes, multiple=multiple)
    assert plan.extent % multiple == 0
    assert all(run.blanks <= 1 for run in plan.runs[:-1])


@given(wishes, st.sampled_from([2, 4, 8, 16]))
def test_filling_to_a_multiple_keeps_the_side_of_a_last_part_that_can_have_it(rows, multiple):
    *others, (name, starts, extent) = rows
    possible = starts == "any" or side(multiple - extent + 1 + 16 * 9) == starts
    plan = planned(*others, (name, starts, extent), multiple=multiple)
    assert not possible or starts in ("any", side(plan.page(name)))


@given(wishes)
def test_a_plan_made_twice_is_equal(given_wishes):
    assert planned(*given_wishes) == planned(*given_wishes)


@pytest.mark.parametrize("asked", SIDES)
def test_one_page_more_before_a_part_moves_it_by_what_its_side_allows(asked):
    moved = [
        planned(("cover", "any", extent), ("story", asked, 1)).page("story")
        for extent in range(1, 6)
    ]
    assert (
        moved == {"any": [2, 3, 4, 5, 6], "recto": [3, 3, 5, 5, 7], "verso": [2, 4, 4, 6, 6]}[asked]
    )
