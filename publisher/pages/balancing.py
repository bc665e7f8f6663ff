"""Balancing: columns grow by whole lines of the baseline grid, and each height is tried once.

WeasyPrint 70 balances columns by laying them out again and again, now a pixel higher and now by the
whole of the next paragraph, so that the last column may end far above the others. On a grid only
whole lines make a difference: a height is rounded up to the next line (never over the room there
is), what was laid out at that height is remembered while a document is laid out, and the question
how much the next paragraph wants is answered with nothing, which makes the steps small.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import block

from publisher.pages.rhythm import baseline_of

_CLOSE = 0.05  #: px by which a height may pass a line and yet count as ending on it
_lay_out = block.block_box_layout


@contextmanager
def balanced_columns() -> Iterator[None]:
    """Balance columns by whole lines for as long as this lasts."""
    try:
        block.block_box_layout = _column_layout
        yield
    finally:
        block.block_box_layout = _lay_out


def _column_layout(  # noqa: PLR0917 – as WeasyPrint calls it
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,
    absolute_boxes: Any,
    fixed_boxes: Any,
    adjoining_margins: Any,
    *rest: Any,
    **named: Any,
) -> Any:
    """Lay out a block; a column at a height of whole lines, or as it was at that height before."""
    if box.is_column and math.isinf(bottom_space):
        return box.copy_with_children([]), None, None, [], False, None
    trial = box.is_column and adjoining_margins is not None  # columns that stay come with None
    if box.is_column:
        whole = trial and page_is_empty  # all the room is tried before any balancing
        bottom_space = _rounded(context, box, bottom_space, whole)
    key = (box.element, box.position_y, bottom_space, repr(skip_stack), page_is_empty)
    known = vars(context).setdefault("column_trials", {})
    if trial and key in known:
        return known[key]
    shapes = len(context.excluded_shapes)
    result = _lay_out(
        context,
        box,
        bottom_space,
        skip_stack,
        containing_block,
        page_is_empty,
        absolute_boxes,
        fixed_boxes,
        adjoining_margins,
        *rest,
        **named,
    )
    if trial and len(context.excluded_shapes) == shapes:  # floats make a column depend on others
        known[key] = result
    return result


def _rounded(context: Any, box: Any, bottom_space: float, whole: bool) -> float:
    """Return the space below a column whose height is rounded up to whole lines.

    A height that is the `whole` room stays; no other is made larger than that.
    """
    line, room = baseline_of(box.style), context.page_bottom - box.position_y
    rooms = vars(context).setdefault("column_rooms", {})
    height = room - bottom_space
    if whole:
        rooms[box.element, box.position_y] = height
    most = rooms.get((box.element, box.position_y), height)
    if whole or line <= 0:
        return bottom_space
    lines = math.ceil((height - _CLOSE) / line) * line
    return float(room - max(min(lines, most), height))
