"""Which page is which, and which word: laws of alignment and of collation."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.comparing.alignment import Look, Pair, align
from publisher.comparing.collation import collate
from publisher.comparing.passages import exchanged, passages

WORDS = ("road", "night", "lamp", "stone", "river", "bread")


def a_look(text: str, furniture: str = "") -> Look:
    body = "\n".join(text.split())
    return Look(f"{text} {furniture}", body, furniture)


def page(number: int) -> str:
    """Return a text that shares few words with that of any other number."""
    return " ".join(f"{word}{number}{line}" for line in "abc" for word in WORDS)


looks = st.lists(st.sampled_from([*map(page, range(6)), ""]).map(a_look), max_size=9)
texts = st.lists(st.sampled_from(["the", "a", "dog.", "cat", "ran", "sat.", "con", "cat."]))


def pairs(before: Sequence[Look], after: Sequence[Look]) -> set[tuple[int | None, int | None]]:
    return {(pair.before, pair.after) for pair in align(before, after)}


@given(looks)
def test_a_file_is_the_same_as_itself(pages):
    assert align(pages, pages) == [Pair(at, at) for at in range(len(pages))]


@given(looks, looks)
def test_every_page_of_either_file_is_told_once(before, after):
    found = align(before, after)
    assert sorted(p.before for p in found if p.before is not None) == [*range(len(before))]
    assert [p.after for p in found if p.after is not None] == [*range(len(after))]


@given(looks, looks)
def test_the_other_way_round_pairs_are_turned(before, after):
    there, back = align(before, after), align(after, before)
    assert {(p.before, p.after, p.moved) for p in there} == {
        (p.after, p.before, p.moved) for p in back
    }


@given(looks, st.data())
def test_a_page_put_in_anywhere_is_the_only_one_that_differs(pages, data):
    at = data.draw(st.integers(0, len(pages)))
    longer = [*pages[:at], a_look("one that was never there before"), *pages[at:]]
    found = align(pages, longer)
    assert [p.after for p in found if p.before is None] == [at]
    assert all(pages[p.before].key == longer[p.after].key for p in found if p.before is not None)
    assert not any(p.moved for p in found)


@given(looks, st.data())
def test_a_page_taken_out_is_told_where_it_stood(pages, data):
    at = data.draw(st.integers(0, len(pages)))
    longer = [*pages[:at], a_look("one that was never there before"), *pages[at:]]
    found = align(longer, pages)
    assert found[at] == Pair(at, None)
    assert sum(p.after is None for p in found) == 1


@given(st.integers(0, 11), st.integers(1, 3))
def test_pages_put_in_shift_folios_and_change_no_page(at, count):
    before = [a_look(page(number), str(number)) for number in range(12)]
    texts = [page(number) for number in range(12)]
    texts[at:at] = [page(100 + number) for number in range(count)]
    after = [a_look(text, str(number)) for number, text in enumerate(texts)]
    found = align(before, after)
    assert [p.after for p in found if p.before is None] == [*range(at, at + count)]
    assert all(p.after - p.before in (0, count) for p in found if p.before is not None)


def test_long_files_are_aligned_as_well():
    before = [a_look(page(number), str(number)) for number in range(400)]
    texts = [page(number) for number in range(400) if number != 250]
    texts[100:100] = [page(1000)]
    after = [a_look(text, f"folio {number}") for number, text in enumerate(texts)]
    found = align(before, after)
    assert [p.after for p in found if p.before is None] == [100]
    assert [p.before for p in found if p.after is None] == [250]
    assert len(found) == 401


def test_long_files_with_nothing_in_common_are_aligned_as_well():
    before = [a_look(page(number)) for number in range(250)]
    after = [a_look(page(1000 + number)) for number in range(260)]
    assert len(align(before, after)) == 260


def test_a_page_that_was_edited_is_still_that_page():
    edited = page(1).replace("lamp1b", "candle")
    before = [a_look(page(0)), a_look(page(1)), a_look(page(2))]
    after = [a_look(page(7)), a_look(page(0)), a_look(edited), a_look(page(2))]
    assert pairs(before, after) == {(None, 0), (0, 1), (1, 2), (2, 3)}


def test_a_page_written_anew_replaces_the_one_in_its_place():
    before = [a_look(page(0)), a_look(page(1)), a_look(page(2))]
    after = [a_look(page(0)), a_look(page(9)), a_look(page(2))]
    assert align(before, after) == [Pair(0, 0), Pair(1, 1), Pair(2, 2)]


@given(st.permutations(range(6)))
def test_pages_that_stand_elsewhere_have_moved(order):
    before = [a_look(page(number)) for number in range(6)]
    found = align(before, [before[number] for number in order])
    assert {(p.before, p.after) for p in found} == {(n, at) for at, n in enumerate(order)}


def test_a_story_moved_to_the_end_is_all_that_moves():
    before = [a_look(page(number), str(number)) for number in range(8)]
    order = [0, 3, 4, 5, 6, 7, 1, 2]
    after = [a_look(page(number), f"now {at}") for at, number in enumerate(order)]
    assert [p.before for p in align(before, after) if p.moved] == [1, 2]


def test_pages_without_words_are_known_by_their_looks():
    light, dark = bytes([240] * 256), bytes([10] * 256)
    before = [Look("a", "", "", light), Look("b", "", "", dark)]
    after = [Look("c", "", "", dark)]
    assert pairs(before, after) == {(0, None), (1, 0)}


# Words.


def changes(before: str, after: str) -> list[tuple[str, str]]:
    old, new = before.split(), after.split()
    return [
        (" ".join(old[h.before : h.before_end]), " ".join(new[h.after : h.after_end]))
        for h in collate(old, new)
    ]


@given(texts, texts)
def test_what_differs_makes_one_text_of_the_other(before, after):
    made, at = [], 0
    for hunk in collate(before, after):
        assert before[at : hunk.before] == after[len(made) : hunk.after] or "".join(
            before[at : hunk.before]
        ) == "".join(after[len(made) : hunk.after])
        made += [*after[len(made) : hunk.after], *after[hunk.after : hunk.after_end]]
        at = hunk.before_end
    assert "".join([*made, *before[at:]]) == "".join(after)


@given(texts, texts)
def test_what_differs_is_the_same_the_other_way_round(before, after):
    there = [(h.before, h.before_end, h.after, h.after_end) for h in collate(before, after)]
    back = [(h.after, h.after_end, h.before, h.before_end) for h in collate(after, before)]
    assert there == back


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("The cat sat.", "The cat sat.", []),
        ("The cat sat.", "The dog sat.", [("cat", "dog")]),
        ("", "The cat", [("", "The cat")]),
        ("The cat sat on the mat.", "The cat sat.", [("sat on the mat.", "sat.")]),
        ("It ran. It sat.", "It ran. It hid. It sat.", [("", "It hid.")]),
        ("One. The cat ran. The cat sat.", "One. The cat sat.", [("The cat ran.", "")]),
        ("old red door here", "new blue gate here", [("old red door", "new blue gate")]),
        (
            "they met at old stone bridge of town",
            "they met by new iron bridge in city",
            [("at old stone bridge of town", "by new iron bridge in city")],
        ),
        ("a con ference began", "a conference began", []),
    ],
)
def test_words_are_told_as_a_person_tells_them(before, after, expected):
    assert changes(before, after) == expected


def test_a_word_in_a_long_text_is_found():
    before = " ".join(f"word{number % 700}" for number in range(30_000)).split()
    after = [*before]
    after[12_345] = "another"
    assert len(collate(before, after)) == 1


@settings(max_examples=20)
@given(st.integers(0, 40), st.integers(0, 40))
def test_words_that_flow_to_another_page_do_not_differ(old, new):
    words = " ".join(f"word{number}" for number in range(40)).split()
    before, after = (
        [Look(str(cut), "\n".join(words[:cut]), ""), Look(f"-{cut}", "\n".join(words[cut:]), "")]
        for cut in (old, new)
    )
    assert passages([Pair(0, 0), Pair(1, 1)], before, after, [[0, 1]]) == {}


def test_a_change_is_told_on_the_page_where_the_words_stand_now():
    before = [a_look("one two three"), a_look("four five six")]
    after = [a_look("one two"), a_look("three four 5 six")]
    found = passages([Pair(0, 0), Pair(1, 1)], before, after, [[0, 1]])
    assert [(at, p.way, p.before, p.after) for at, [p] in found.items()] == [
        (1, "replaced", "five", "5")
    ]
    assert (found[1][0].left, found[1][0].right) == ("one two three four", "six")


def test_words_that_stand_elsewhere_have_moved():
    before = [a_look("The lamp by the gate. One two three four. Five six seven eight. End")]
    after = [a_look("One two three four. Five six seven eight. The lamp by the gate. End")]
    ((told,),) = passages([Pair(0, 0)], before, after, [[0]]).values()
    assert (told.way, told.after) == ("moved", "The lamp by the gate.")


def test_furniture_tells_its_words_wherever_they_stand():
    (told,) = exchanged("8\nOctober\nGazette", "October\nGazette\n7")
    assert (told.way, told.before, told.after) == ("replaced", "8", "7")
    assert exchanged("October\n7", "7\nOctober") == ()
