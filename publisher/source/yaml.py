"""YAML as plain mappings and sequences that remember the place of each of their values.

The dialect is the safe core of YAML 1.2: text, whole numbers, decimals, true/false, null.
Dates stay text (the manifest checks them), `no` stays text, tags and merge keys are refused,
and an alias may not blow a file up.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from publisher.problems import Place, Problem, Problems
from publisher.source.files import Source

MAX_NODES = 50_000  #: values in one file, aliases unfolded
MAX_DEPTH = 40  #: levels of nesting

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})$")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}\.[0-9]{1,15}$")
_CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}


class Mapping(dict[str, Any]):
    """A YAML mapping: its own place, and the places of its keys and values."""

    place: Place
    keys_at: dict[str, Place]
    values_at: dict[str, Place]


class Sequence(list[Any]):
    """A YAML sequence: its own place, and the places of its items."""

    place: Place
    items_at: list[Place]


def load_yaml(source: Source, problems: Problems, text: str | None = None, line: int = 0) -> Any:
    """Return the data of a YAML text, or None after reporting what is wrong with it.

    `text` is a part of the source that begins `line` lines below its top (front matter);
    by default the whole source is read.
    """
    loader = None
    try:
        loader = _Loader(source.text if text is None else text)
        node = loader.get_single_node()
        return _Builder(source, line).value(node) if node else Mapping()
    except yaml.MarkedYAMLError as error:
        problems.add(_syntax_problem(error, source, line))
    except yaml.reader.ReaderError as error:
        problems.add(_character_problem(error, source))
    except _Refused as error:
        problems.add(error.problem)
    except RecursionError:
        problems.add(_too_deep(source.place(line + 1)))
    finally:
        if loader is not None:
            loader.dispose()
    return None


class _Refused(Exception):
    def __init__(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        self.problem = Problem(code, message, place, hint)


class _Builder:
    """Turns composed nodes into values, counting them as it goes."""

    def __init__(self, source: Source, line: int) -> None:
        self._source, self._line, self._count = source, line, 0

    def place(self, node: yaml.Node) -> Place:
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        return self._source.place(start.line + 1 + self._line, start.column + 1, length)

    def value(self, node: yaml.Node, depth: int = 0) -> Any:
        self._count += 1
        if self._count > MAX_NODES:
            raise _Refused(
                "yaml-too-large",
                f"more than {MAX_NODES} values once its aliases are unfolded",
                self.place(node),
                "write the repeated part out, or split the file",
            )
        if depth > MAX_DEPTH:
            raise _Refused(
                *("yaml-too-deep", f"nested deeper than {MAX_DEPTH} levels"), self.place(node)
            )
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, depth)
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, depth)
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, depth: int) -> Mapping:
        result = Mapping()
        result.place, result.keys_at, result.values_at = self.place(node), {}, {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key in result:
                raise _Refused(
                    "duplicate-key",
                    f'the key "{key}" stands twice',
                    self.place(key_node),
                    f"it was first given on line {result.keys_at[key].line}; keep one",
                )
            result.keys_at[key] = self.place(key_node)
            result.values_at[key] = self.place(value_node)
            result[key] = self.value(value_node, depth + 1)
        return result

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode) or node.tag == "tag:yaml.org,2002:merge":
            raise _Refused(
                "key-not-text",
                "a key must be plain text",
                self.place(node),
                'quote text that begins with "{", "[" or "*"',
            )
        return str(node.value)

    def _sequence(self, node: yaml.SequenceNode, depth: int) -> Sequence:
        result = Sequence(self.value(item, depth + 1) for item in node.value)
        result.place = self.place(node)
        result.items_at = [self.place(item) for item in node.value]
        return result

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        text = str(node.value)
        if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
            raise _Refused(
                "yaml-tag",
                f'the tag "{node.tag}" is not understood',
                self.place(node),
                "remove the tag",
            )
        if node.style:
            return text
        if text.lower() in _CONSTANTS:
            return _CONSTANTS[text.lower()]
        if _INTEGER.match(text):
            return int(text)
        return float(text) if _DECIMAL.match(text) else text


def _syntax_problem(error: yaml.MarkedYAMLError, source: Source, line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = source.place(mark.line + 1 + line, mark.column + 1) if mark else source.place(line + 1)
    words = error.problem or error.context or "not understood"
    shown = source.lines[place.line - 1] if place.line <= len(source.lines) else ""
    if "\t" in shown[: place.column]:
        return Problem("yaml-tab", "a tab stands where only spaces may", place, "indent by spaces")
    if "undefined alias" in words:
        return Problem("yaml-alias", words.replace("found ", ""), place, "define it by & before *")
    if "mapping values are not allowed" in words:
        hint = 'quote the text if it holds ": "; otherwise check the indent of this line'
        return Problem("yaml-syntax", 'a second ": " on one line', place, hint)
    hint = "check indent, quotes and brackets of this line and the one before"
    return Problem("yaml-syntax", f"not valid YAML: {words}", place, hint)


def _character_problem(error: yaml.reader.ReaderError, source: Source) -> Problem:
    index = next((i for i, char in enumerate(source.text) if _unprintable(char)), 0)
    before = source.text[:index]
    place = source.place(before.count("\n") + 1, index - before.rfind("\n"))
    code = ord(source.text[index]) if source.text else 0
    message = f"the control character U+{code:04X} may not stand in YAML"
    return Problem("yaml-character", message, place, "delete it")


def _unprintable(char: str) -> bool:
    return (ord(char) < 32 and char not in "\t\n\r") or 0x7F <= ord(char) < 0xA0 and char != "\x85"


def _too_deep(place: Place) -> Problem:
    return Problem("yaml-too-deep", f"nested deeper than {MAX_DEPTH} levels", place)
