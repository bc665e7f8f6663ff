"""Breaking paragraphs: the arithmetic, on made-up widths."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.pages.breaks import (
    Balanced,
    Justified,
    Manner,
    Measures,
    Ragged,
    Stop,
    compose,
    count_lines,
)

SPACE, HYPHEN_WIDTH = 3.0, 4.0
JUSTIFIED = Justified(SPACE, runt=20.0, tight=0.2 * SPACE)
MANNERS = [JUSTIFIED, Ragged(runt=20.0)]

#: A word is the widths of the parts it may be broken into.
words = st.lists(
    st.lists(st.integers(5, 30).map(float), min_size=1, max_size=3), min_size=1, max_size=25
)
measures = st.integers(60, 200).map(float)


def stops_of(paragraph: list[list[float]]) -> list[Stop]:
    """Return the stops of words set one after the other, each with a space after it."""
    stops, x, position = [Stop(0, 0, 0.0, 0.0, 0, 0)], 0.0, 0
    for count, parts in enumerate(paragraph):
        for part in parts[:-1]:
            x, position = x + part, position + 1
            width = x + HYPHEN_WIDTH
            stops.append(Stop(position, position, width, x, count, count, 120.0, True, True))
        x, position = x + parts[-1], position + 2
        stops.append(Stop(position, position - 1, x, x + SPACE, count, count + 1))
        x += SPACE
    return stops


def slacks(stops: list[Stop], ends: list[int], measure: float) -> list[tuple[float, int]]:
    """Return what each line leaves of the measure, and its spaces."""
    return [
        (
            measure - (stops[end].width - stops[start].onward),
            stops[end].spaces - stops[start].spaces_onward,
        )
        for start, end in pairwise([0, *ends])
    ]


def demerits(stops: list[Stop], ends: list[int], measure: float, manner: Manner) -> float:
    """Judge a whole paragraph, line by line, as `breaks` says it does."""
    total, running = 0.0, 0
    for (slack, spaces), start, end in zip(
        slacks(stops, ends, measure), [0, *ends], ends, strict=False
    ):
        last = end == len(stops) - 1
        if slack < -spaces * manner.tight - 1e-9:
            return float("inf")
        judge = manner.last if last else manner.demerits
        total += judge(slack, spaces, measure) + manner.weight * stops[end].penalty + 3_000.0
        if stops[end].hyphen:
            total += (0.0, 500.0, 500_000.0)[min(running, 2)]
            running += 1
        else:
            total += 5_000.0 * (last and stops[start].hyphen)
            running = 0
    return total


def greedy(stops: list[Stop], measure: float) -> list[int]:
    """Fill one line after the other."""
    ends, start = [], 0
    while start < len(stops) - 1:
        fitting = [
            end
            for end in range(start + 1, len(stops))
            if stops[end].width - stops[start].onward <= measure
        ]
        start = fitting[-1]
        ends.append(start)
    return ends


@given(words, measures, st.sampled_from(MANNERS))
def test_lines_are_in_order_complete_and_within_the_measure(paragraph, measure, manner):
    stops = stops_of(paragraph)
    ends = compose(stops, Measures(measure, measure), manner)
    assert ends == sorted(set(ends))
    assert ends[-1] == len(stops) - 1
    for slack, spaces in slacks(stops, ends, measure):
        assert slack >= -spaces * manner.tight - 1e-9


def considered(stops: list[Stop], start: int, measure: float, manner: Manner) -> list[int]:
    """Return the ends of a line that are looked at: full enough, or else the fullest."""
    begin = stops[start].onward
    fitting = [
        end
        for end in range(start + 1, len(stops))
        if stops[end].width - begin
        <= measure + (stops[end].spaces - stops[start].spaces_onward) * manner.tight
    ]
    full = [end for end in fitting if stops[end].onward - begin >= manner.fullness * measure]
    return full or fitting[-1:]


def all_ways(stops: list[Stop], start: int, measure: float, manner: Manner) -> Iterator[list[int]]:
    """Yield every way to break what follows `start`."""
    if start == len(stops) - 1:
        yield []
        return
    for end in considered(stops, start, measure, manner):
        yield from ([end, *rest] for rest in all_ways(stops, end, measure, manner))


@given(words, measures, st.sampled_from(MANNERS))
def test_the_whole_is_judged_no_worse_than_line_by_line(paragraph, measure, manner):
    stops = stops_of(paragraph)
    filled = greedy(stops, measure)
    ends = compose(stops, Measures(measure, measure), manner)
    if all(
        end in considered(stops, start, measure, manner) for start, end in pairwise([0, *filled])
    ):
        bound = demerits(stops, filled, measure, manner)
        assert demerits(stops, ends, measure, manner) <= bound + 1e-6


@given(
    st.lists(
        st.lists(st.integers(10, 25).map(float), min_size=1, max_size=2), min_size=1, max_size=9
    ),
    st.integers(60, 90).map(float),
    st.sampled_from(MANNERS),
)
def test_no_other_way_of_breaking_is_better(paragraph, measure, manner):
    stops = stops_of(paragraph)
    ends = compose(stops, Measures(measure, measure), manner)
    ways = all_ways(stops, 0, measure, manner)
    best = min(demerits(stops, way, measure, manner) for way in ways)
    assert demerits(stops, ends, measure, manner) == pytest.approx(best)


@given(st.integers(20, 60), measures)
def test_two_hyphens_run_but_never_three(count, measure):
    stops = stops_of([[14.0, 14.0], [9.0]] * count)
    ends = compose(stops, Measures(measure, measure), JUSTIFIED)
    hyphens = "".join("-" if stops[end].hyphen else " " for end in ends)
    assert "---" not in hyphens


def test_a_runt_is_avoided_by_breaking_earlier_lines_sooner():
    stops = stops_of([[20.0]] * 8 + [[6.0]])  # four words fill a line
    measure = 4 * 20 + 3 * SPACE
    ends = compose(stops, Measures(measure, measure), Ragged(runt=20.0))
    assert greedy(stops, measure) == [4, 8, 9]
    assert len(ends) == 3
    assert ends[-2] == 7


def test_a_word_wider_than_the_measure_stands_alone():
    stops = stops_of([[20.0], [90.0], [20.0], [20.0]])
    assert compose(stops, Measures(50.0, 50.0), JUSTIFIED) == [1, 2, 4]


def test_the_first_measure_is_for_the_first_line_alone():
    stops = stops_of([[20.0]] * 6)
    assert compose(stops, Measures(30.0, 70.0), Ragged(runt=0.0))[0] == 1


@given(st.lists(st.integers(10, 60).map(float), min_size=2, max_size=14), measures)
def test_balanced_lines_are_no_more_than_needed_and_no_less_even(widths, measure):
    stops = stops_of([[width] for width in widths])
    lines = count_lines(stops, Measures(measure, measure))
    filled = greedy(stops, measure)
    assert lines == len(filled)
    manner = Balanced(stops[-1].width / lines)
    ends = compose(stops, Measures(measure, measure), manner)

    def unevenness(ends: list[int]) -> float:
        return sum(
            (measure - slack - manner.mean) ** 2 for slack, _ in slacks(stops, ends, measure)
        ) + (4 * measure**2 / 100) * (slacks(stops, ends, measure)[-1][1] == 0)

    assert len(ends) <= lines
    assert unevenness(ends) <= unevenness(filled) + 1e-6
