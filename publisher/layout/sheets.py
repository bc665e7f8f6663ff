"""Sheets: print CSS, checked for what no parser can read before any page is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import tinycss2  # type: ignore[import-untyped]

from publisher.problems import ExitCode, Problem, Problems
from publisher.source import Source
from publisher.store import Store, fingerprint

_GROUPS = ("media", "layer", "supports", "page", "font-face", "container")
_QUOTE = "a quotation mark is opened here and not closed on its line"
_WORDS = {
    ")": "a round bracket is closed that was never opened",
    "]": "a square bracket is closed that was never opened",
    "}": "a brace is closed that was never opened",
    "bad-string": _QUOTE,
    "eof-in-string": _QUOTE,
    "bad-url": "an address in url(…) that cannot be read",
    "eof-in-url": "an address in url(…) that is not closed",
}
_HINT = "look for a missing brace, semicolon or colon here and on the line before"


def check_sheet(source: Source, problems: Problems) -> None:
    """Report what in a sheet is no CSS."""
    store, key = Store.of("sheets"), fingerprint("sound", source.text)
    if store.get(key) is not None:
        return  # it was read before, and nothing was wrong
    faults = _sheet_faults(source.text)
    if not faults:
        store.put(key, b"sound")
    for line, column, message, hint in faults:
        place = source.place(line, column)
        problems.add(Problem("sheet-syntax", message, place, hint, step=ExitCode.LAYOUT))


@lru_cache(maxsize=64)
def _sheet_faults(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """Return line, column, message and hint of each fault; asked once for each text."""
    if text.count("{") != text.count("}") and (brace := _open_brace(text)):
        hint = "close it after the last rule in it"
        return ((*brace, "a brace is opened here and never closed", hint),)
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return tuple((*fault, _HINT) for fault in sorted(set(_faults(rules))))


def _open_brace(text: str) -> tuple[int, int] | None:
    """Return the place of a block that lasts to the end of the sheet, where one does.

    One more closing brace at the end is an error then, and only then, when none is open.
    """
    nodes = tinycss2.parse_component_value_list(text + "\n}")
    if not nodes or nodes[-1].type == "error":
        return None
    return nodes[-1].source_line, nodes[-1].source_column


def _faults(nodes: Iterable[Any]) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and message of the errors among rules and declarations."""
    for node in nodes:
        if node.type == "error":
            message = "neither a declaration nor a rule can be read here"
            yield node.source_line, node.source_column, _WORDS.get(node.kind, message)
        elif node.type == "declaration":
            yield from _faults(value for value in node.value if value.type == "error")
        elif node.type == "qualified-rule" or getattr(node, "lower_at_keyword", "") in _GROUPS:
            yield from _faults(value for value in node.prelude if value.type == "error")
            inner = tinycss2.parse_blocks_contents(
                node.content or [], skip_comments=True, skip_whitespace=True
            )
            yield from _faults(inner)
