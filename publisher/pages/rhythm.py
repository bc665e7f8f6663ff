"""Rhythm: blocks that take up whole lines of the baseline grid, whatever stands in them.

CSS Rhythmic Sizing calls this `block-step-size`; WeasyPrint 70 does not know it. A sheet asks for
it by a custom property, `--block-step: baseline`, on a block: the block then grows at its foot to
a multiple of `--baseline`, so that a headline, a caption or a table with leading of its own is
followed by text that stands on the grid again.

And the space above a block is dropped at the head of a column, as it is at the head of a page: all
columns begin on one line.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import block

PX = {
    "px": 1.0,
    "pt": 96 / 72,
    "pc": 16.0,
    "in": 96.0,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "q": 96 / 101.6,
}  #: CSS px in each unit a baseline may have
_CLOSE = 0.05  #: px by which a block may pass a line and yet count as ending on it
_lay_out = block.block_level_layout


@contextmanager
def rhythm() -> Iterator[None]:
    """Let blocks keep to the baseline grid for as long as this lasts."""
    try:
        block.block_level_layout = _stepped_layout
        yield
    finally:
        block.block_level_layout = _lay_out


def _stepped_layout(
    context: Any,
    box: Any,
    bottom_space: Any,
    skip_stack: Any,
    containing_block: Any,
    *more: Any,
    **named: Any,
) -> Any:
    """Lay out a block, and let it grow to whole lines if it asks for that and ends here."""
    if _heads_column(box, containing_block):
        box = _without_space_above(box)
    place = box.position_x, box.position_y
    result = _lay_out(context, box, bottom_space, skip_stack, containing_block, *more, **named)
    if box.is_table_wrapper and (over := _hair_over(context, box, result, bottom_space)):
        box.position_x, box.position_y = place
        more_space = bottom_space + over
        result = _lay_out(context, box, more_space, skip_stack, containing_block, *more, **named)
    laid_out, resume_at = result[0], result[1]
    if laid_out is not None and resume_at is None and _steps(box.style):
        missing = _missing(laid_out.margin_height(), baseline_of(box.style))
        laid_out.height += min(missing, max(0.0, _room(context, laid_out, bottom_space)))
    return result


def _hair_over(context: Any, box: Any, result: Any, bottom_space: Any) -> float:
    """Return by how much a whole table, which may break, passes the foot of its page, px.

    WeasyPrint 70 asks of a row whether its text fits, but not whether padding and rule below it do;
    where these do not, it would move the whole table on.
    """
    laid_out, resume_at = result[0], result[1]
    if laid_out is None or resume_at is not None or box.style["break_inside"] != "auto":
        return 0.0
    return max(0.0, -_room(context, laid_out, bottom_space))


def _room(context: Any, laid_out: Any, bottom_space: Any) -> float:
    """Return how far a block may grow, px: not over the foot of its page, where nothing follows."""
    if context.in_column:
        return math.inf
    foot = laid_out.border_box_y() + laid_out.border_height()
    return float(context.page_bottom - bottom_space - foot)


def _heads_column(box: Any, around: Any) -> bool:
    """Whether a block with space above it stands at the head of a column."""
    if not getattr(around, "is_column", False):
        return False
    margin = box.style["margin_top"]
    if not isinstance(margin, Dimension) or not margin.value:
        return False  # none, auto, or a sum with per cent
    return bool(abs(box.position_y - around.content_box_y()) < _CLOSE)


def _without_space_above(box: Any) -> Any:
    box = box.copy()
    box.style = box.style.copy()
    box.style["margin_top"] = box.style["margin_top"]._replace(value=0)
    return box


def _steps(style: Any) -> bool:
    """Whether a block itself, and not one around it, asks to keep to the grid."""
    return "__block_step" in getattr(style, "cascaded", ()) and _word(style["__block_step"]) == (
        "baseline"
    )


def _word(tokens: Any) -> str:
    return next((token.lower_value for token in tokens or () if token.type == "ident"), "")


def baseline_of(style: Any) -> float:
    """Return the pitch of the grid in px, or 0 where `--baseline` is no plain length."""
    for token in style["__baseline"] or ():
        if token.type == "dimension" and token.lower_unit in PX:
            return float(token.value) * PX[token.lower_unit]
    return 0.0


def _missing(height: float, step: float) -> float:
    """Return what a height lacks to a whole number of steps."""
    if step <= 0:
        return 0.0
    return math.ceil((height - _CLOSE) / step) * step - height
