"""What is wrong with a text that is no YAML, in words for people who write manifests."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

import yaml

from publisher.problems import Place, Problem
from publisher.source.files import LINE_END, Source

#: what the parser says: our code, message and hint
_FAULTS = {
    "undefined alias": (
        "yaml-alias",
        "no anchor has the name of this alias",
        'quote text that begins with "*", or define the anchor by "&" before',
    ),
    "scanning an alias": (
        "yaml-alias",
        'a value may not begin with "*"',
        "put the value in quotes",
    ),
    "scanning an anchor": (
        "yaml-alias",
        'a value may not begin with "&"',
        "put the value in quotes",
    ),
    "duplicate anchor": ("yaml-alias", "two anchors have this name", "rename one of them"),
    "another document": (
        "yaml-syntax",
        "a second document begins here",
        'remove the line "---"',
    ),
    "unexpected end of stream": (
        "yaml-quote",
        "a quotation mark is opened here and never closed",
        "close it, or put the text in the other kind of quotation marks",
    ),
    "document indicator": (
        "yaml-quote",
        "a quotation mark is opened here and never closed",
        "close it, or put the text in the other kind of quotation marks",
    ),
    "could not find expected ':'": (
        "yaml-colon",
        "a line without key and colon",
        'write "key: value", with a space after the colon, or indent the line below its key',
    ),
    "cannot start any token": (
        "yaml-syntax",
        "a value may not begin with this character",
        "put the value in quotes",
    ),
    "escape": (
        "yaml-escape",
        "a backslash in double quotes before a character that it cannot change",
        "write two backslashes, or put the text in single quotes",
    ),
    "did not find expected ',' or": (
        "yaml-bracket",
        "a bracket is opened here and not closed",
        "close it, and put commas between the items",
    ),
    "did not find expected key": (
        "yaml-indent",
        "here should be the next key",
        "begin the line below the other keys; put a text that holds quotation marks in quotes",
    ),
    "expected '-' indicator": (
        "yaml-indent",
        "here should be the next item of the list",
        "begin the line with a hyphen below the others, or indent it like the list's key",
    ),
    "block sequence entries are not allowed": (
        "yaml-syntax",
        "a list may not begin on the line of its key",
        "begin it on the next line",
    ),
    "expected node content": (
        "yaml-bracket",
        "a comma or bracket stands where a value should be",
        "remove it, or write the value",
    ),
}
_OPENING = re.compile(r"""(?:^|[:,\[{-])\s+([*&"'])""")
_OPEN_QUOTE = re.compile(r"""(?:^|[:,\[{-])\s+(["'])(?:(?!\1).)*$""")
_FROM_THE_BEGINNING = ("yaml-quote", "yaml-bracket", "yaml-colon")  #: shown where they begin


class Shown:
    """A YAML text within its source: turns marks into places.

    Marks are read by their index, because YAML and editors disagree about what ends a line.
    """

    def __init__(self, source: Source, text: str, line: int) -> None:
        self.source, self.text, self.top = source, text, line
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def place(self, start: Any, end: Any = None) -> Place:
        """Return the place of a mark, as long as what reaches to `end` on the same line."""
        line, column = self._spot(start.index)
        if end is None:
            return self.source.place(line, column)
        last, after = self._spot(end.index)
        return self.source.place(line, column, after - column if last == line else 1)

    def at(self, index: int) -> Place:
        """Return the place of a character."""
        return self.source.place(*self._spot(index))

    def _spot(self, index: int) -> tuple[int, int]:
        row = bisect_right(self._starts, index)
        return row + self.top, index - self._starts[row - 1] + 1


def syntax_problem(error: yaml.MarkedYAMLError, shown: Shown) -> Problem:
    """Return what a parser's error means, where the mistake was made."""
    said = f"{error.context or ''}: {error.problem or ''}"
    place = shown.place(error.problem_mark or error.context_mark)
    line = place.source.lines[place.line - 1]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        place = place.source.place(place.line, indent.index("\t") + 1)
        return Problem("yaml-tab", "a tab stands where only spaces may", place, "indent by spaces")
    if problem := _quoted_problem(place, said):
        return problem
    if "mapping values are not allowed" in said:
        return _stray_colon(place, line)
    for words, (code, message, hint) in _FAULTS.items():
        if words in said:
            if code in _FROM_THE_BEGINNING and error.context_mark:
                place = shown.place(error.context_mark)
            return Problem(code, message, place, hint)
    hint = "check indent, quotes and brackets of this line and the one before"
    return Problem("yaml-syntax", f"not valid YAML: {error.problem or error.context}", place, hint)


def _quoted_problem(place: Place, said: str) -> Problem | None:
    """A value with a mark at its beginning that YAML takes for its own."""
    for number, line in enumerate(place.source.lines[: place.line], start=1):
        if match := _OPEN_QUOTE.search(line):
            message = "a quotation mark is opened here and not closed on its line"
            hint = "close it, or put the text in the other kind of quotation marks"
            return Problem("yaml-quote", message, place.source.place(number, match.end(1)), hint)
    if "expected key" not in said and "expected '-'" not in said:
        return None
    match = _OPENING.search(place.source.lines[place.line - 1][: place.column - 1])
    if match is None:
        return None
    if match[1] in "*&":
        message, hint = f'a value may not begin with "{match[1]}"', "put the value in quotes"
        return Problem("yaml-alias", message, place.source.place(place.line, match.end(1)), hint)
    message = "a text goes on after its closing quotation mark"
    hint = "put the whole text in the other kind of quotation marks"
    return Problem("yaml-quote", message, place, hint)


def _stray_colon(place: Place, line: str) -> Problem:
    """A colon where no key can end: in a text without quotes, or after too deep an indent."""
    if ":" in line[: place.column - 1]:
        hint = 'put the text in quotes if it holds ": "'
        return Problem("yaml-colon", 'a second ": " on one line', place, hint)
    hint = "begin the key below the other keys, or put the text that it belongs to in quotes"
    place = place.source.place(place.line, len(line) - len(line.lstrip()) + 1, place.column)
    return Problem("yaml-indent", "a key is indented further than it may be", place, hint)


def character_problem(shown: Shown) -> Problem:
    """Return a problem with the first character that YAML refuses."""
    match = yaml.reader.Reader.NON_PRINTABLE.search(shown.text)
    place = shown.at(match.start() if match else 0)
    code = ord(match.group()) if match else 0
    message = f"the control character U+{code:04X} may not stand here"
    return Problem("yaml-character", message, place, "delete it")
