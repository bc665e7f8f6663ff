"""Geometry: laws of matrices and boxes, and which part of a picture shows through a clip."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from publisher.pages.geometry import (
    IDENTITY,
    around,
    bounds,
    box_of,
    concatenate,
    intersect,
    inverse,
    shares,
    transform,
)

numbers = st.floats(-1000, 1000, allow_nan=False)
matrices = st.tuples(*[numbers] * 6)
sides = st.floats(-500, 500, allow_nan=False)
boxes = st.tuples(sides, sides, sides, sides).map(
    lambda s: (min(s[0], s[2]), min(s[1], s[3]), max(s[0], s[2]), max(s[1], s[3]))
)
sizes = st.floats(1, 800)
fractions = st.floats(0, 1)


def near(*values: float) -> object:
    """Compare within what sums of products of such numbers lose."""
    return pytest.approx(values, rel=1e-6, abs=1e-3)


@given(matrices)
def test_identity_changes_nothing(matrix):
    assert concatenate(matrix, IDENTITY) == matrix
    assert concatenate(IDENTITY, matrix) == matrix


@given(matrices, matrices, numbers, numbers)
def test_concatenating_is_doing_one_then_the_other(first, then, x, y):
    at_once = transform(concatenate(first, then), x, y)
    one_by_one = transform(then, *transform(first, x, y))
    assert at_once == pytest.approx(one_by_one, rel=1e-6, abs=1)


@given(st.tuples(*[st.integers(-50, 50).map(float)] * 18))
def test_concatenating_is_associative(values):
    one, two, three = values[:6], values[6:12], values[12:]
    assert concatenate(concatenate(one, two), three) == concatenate(one, concatenate(two, three))


@given(st.floats(0.01, 500), st.floats(0.01, 500), st.floats(0, 2 * math.pi), numbers, numbers)
def test_the_inverse_leads_back(wide, high, angle, x, y):
    turn = (math.cos(angle), math.sin(angle), -math.sin(angle), math.cos(angle), 0.0, 0.0)
    matrix = concatenate((wide, 0.0, 0.0, high, 0.0, 0.0), concatenate(turn, (1, 0, 0, 1, x, y)))
    back = inverse(matrix)
    assert back is not None
    for point in ((0, 0), (1, 0), (0, 1), (1, 1), (-3, 0.5)):
        assert transform(back, *transform(matrix, *point)) == near(*point)


@pytest.mark.parametrize("matrix", [(0, 0, 0, 0, 5, 5), (1, 2, 2, 4, 0, 0), (0, 0, 0, 3, 0, 0)])
def test_a_matrix_that_flattens_has_no_inverse(matrix):
    assert inverse(matrix) is None


@given(matrices, boxes, fractions, fractions)
def test_a_carried_box_holds_every_carried_point(matrix, box, across, up):
    left, bottom, right, top = box
    x, y = transform(matrix, left + (right - left) * across, bottom + (top - bottom) * up)
    carried = box_of(matrix, box)
    assert carried[0] - 1e-3 <= x <= carried[2] + 1e-3
    assert carried[1] - 1e-3 <= y <= carried[3] + 1e-3


def test_a_mirrored_box_is_still_upright():
    assert box_of((-1, 0, 0, -1, 0, 0), (1, 2, 3, 5)) == (-3, -5, -1, -2)


@given(st.lists(st.tuples(sides, sides), min_size=1))
def test_bounds_are_those_of_the_outermost_points(points):
    left, bottom, right, top = bounds(points)
    assert all(left <= x <= right and bottom <= y <= top for x, y in points)
    assert {left, right} <= {x for x, _ in points}
    assert {bottom, top} <= {y for _, y in points}


@given(boxes, boxes)
def test_around_holds_both_and_intersect_lies_in_both(one, other):
    assert intersect(one, around(one, other)) == one
    assert intersect(other, around(one, other)) == other
    shared = intersect(one, other)
    assert shared is not None
    assert shared[0] <= shared[2]
    assert shared[1] <= shared[3]
    if shared[0] < shared[2] and shared[1] < shared[3]:
        assert intersect(shared, one) == intersect(shared, other) == shared


@given(boxes)
def test_nothing_yet_is_around_nothing_and_everywhere_shares_all(box):
    assert around(None, box) == box
    assert intersect(None, box) == intersect(box, None) == box
    assert intersect(None, None) is None


@given(sizes, sizes, sides, sides)
def test_a_picture_that_nothing_clips_shows_whole(width, height, x, y):
    assert shares((width, 0, 0, height, x, y), None) == (0, 0, 1, 1)


@given(sizes, sizes, sides, sides, st.tuples(*[fractions] * 4))
def test_what_shows_is_counted_from_the_top_left(width, height, x, y, cut):
    left, right = sorted(cut[:2])
    top, bottom = sorted(cut[2:])
    clip = (x + left * width, y + (1 - bottom) * height, x + right * width, y + (1 - top) * height)
    assert shares((width, 0, 0, height, x, y), clip) == near(left, top, right, bottom)


@given(sizes, sizes, sides, sides, boxes)
def test_shares_are_shares_in_order(width, height, x, y, clip):
    left, top, right, bottom = shares((width, 0, 0, height, x, y), clip)
    assert 0 <= left <= right <= 1
    assert 0 <= top <= bottom <= 1


@given(sizes, sizes, sides, sides, boxes)
def test_a_picture_beyond_its_clip_shows_nothing(width, height, x, y, clip):
    assume(clip[2] < x or clip[0] > x + width)
    left, _, right, _ = shares((width, 0, 0, height, x, y), clip)
    assert left == right


def test_a_picture_on_its_head_shows_its_other_half():
    assert shares((100, 0, 0, -100, 0, 100), (0, 50, 100, 100)) == (0, 0.5, 1, 1)


def test_a_picture_on_its_side_shows_the_part_under_the_clip():
    quarter_turn = (0, 100, -100, 0, 100, 0)  # its top edge lies at the left
    assert shares(quarter_turn, (0, 0, 50, 100)) == near(0, 0, 1, 0.5)


def test_a_flattened_picture_is_not_cropped():
    assert shares((0, 0, 0, 0, 0, 0), (0, 0, 5, 5)) == (0, 0, 1, 1)
