"""Sparing: what WeasyPrint 70 works out again and again is worked out once.

- To balance columns it lays them out at one height after another, and breaks every line of them
  anew each time: some five times the lines that are printed. How a text breaks depends on the
  text, its style and the width, so the answer is kept while one part is laid out.
- To subset a face it names a C array by its length, and each length is a type that cffi parses
  anew. An array of open length is one type.

Together they spare a quarter of the time and change no page; a test compares the pages.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.pdf import fonts

_LINE_BREAKERS = (inline, preferred)  #: the modules of WeasyPrint that break lines of text
_LENGTH = re.compile(r"\[\d+\]$")
_break: Callable[..., Any] = inline.split_first_line
_ffi: Any = fonts.ffi


@contextmanager
def spared_work() -> Iterator[None]:
    """Spare repeated work for as long as this lasts: the painting of one part."""
    split_first_line = _remembering_breaker()
    try:
        fonts.ffi = _OpenArrays()
        for module in _LINE_BREAKERS:
            module.split_first_line = split_first_line
        yield
    finally:
        fonts.ffi = _ffi
        for module in _LINE_BREAKERS:
            module.split_first_line = _break


def _remembering_breaker() -> Callable[..., tuple[Any, ...]]:
    """Return WeasyPrint's line breaker with a memory."""
    known: dict[tuple[Any, ...], tuple[Any, ...]] = {}

    def split_first_line(  # noqa: PLR0917 – as WeasyPrint calls it
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

    return split_first_line


class _OpenArrays:
    """cffi, but arrays made from values have a type of open length."""

    def __getattr__(self, name: str) -> Any:
        return getattr(_ffi, name)

    @staticmethod
    def new(kind: str, *values: Any) -> Any:
        return _ffi.new(_LENGTH.sub("[]", kind) if values else kind, *values)
