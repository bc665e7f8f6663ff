"""YAML as plain mappings and sequences that remember the place of each of their values.

The dialect is the safe core of YAML 1.2: text, true/false and null. Numbers and dates stay as
they were written (the manifest reads them), `no` stays text, tags and merge keys are refused,
and neither nesting nor an alias may blow a file up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import yaml

from publisher.problems import ExitCode, Place, Problem, Problems
from publisher.source.files import Source
from publisher.source.syntax import Shown, character_problem, syntax_problem

MAX_NODES = 50_000  #: values in one file, aliases unfolded
MAX_DEPTH = 40  #: levels of nesting

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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


def load_yaml(
    source: Source,
    problems: Problems,
    text: str | None = None,
    line: int = 0,
    step: ExitCode = ExitCode.MANIFEST,
) -> Mapping | None:
    """Return the mapping in a YAML text, or None after reporting what is wrong with it.

    `text` is a part of the source that begins `line` lines below its top (front matter);
    by default the whole source is read. `step` is whose fault it is.
    """
    shown = Shown(source, source.text if text is None else text, line)
    loader = None
    try:
        _check_events(shown)
        loader = _Loader(shown.text)
        node = loader.get_single_node()
        return _Builder(shown).whole(node)
    except yaml.MarkedYAMLError as error:
        problems.add(replace(syntax_problem(error, shown), step=step))
    except yaml.reader.ReaderError:
        problems.add(replace(character_problem(shown), step=step))
    except _Refused as error:
        problems.add(replace(error.problem, step=step))
    finally:
        if loader is not None:
            loader.dispose()
    return None


class _Refused(Exception):
    def __init__(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        self.problem = Problem(code, message, place, hint)


def _check_events(shown: Shown) -> None:
    """Refuse tags and deep nesting before a tree is made: making it would exhaust the stack."""
    depth = 0
    for event in _events(shown.text):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            place, hint = shown.place(event.start_mark), "write it with fewer brackets and indents"
            raise _Refused("yaml-too-deep", f"nested deeper than {MAX_DEPTH} levels", place, hint)
        tag = getattr(event, "tag", None)
        if tag is not None:
            name = tag.replace("tag:yaml.org,2002:", "!!")
            place = shown.place(event.start_mark)
            raise _Refused("yaml-tag", f'the tag "{name}" is refused', place, "remove the tag")


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _Loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _Builder:
    """Turns composed nodes into values, counting them as it goes."""

    def __init__(self, shown: Shown) -> None:
        self._shown, self._count, self._open = shown, 0, set[int]()

    def whole(self, node: yaml.Node | None) -> Mapping:
        """Return the value of the outermost node, which must be a mapping."""
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        kind = "a list" if isinstance(node, yaml.SequenceNode) else "plain text"
        place = self._place(node) if node else self._shown.at(0)
        hint = 'begin each line with a key and a colon, e.g. "language: en"'
        message = f"here should be keys with values, not {kind if node else 'nothing'}"
        raise _Refused("not-a-mapping", message, place, hint)

    def _place(self, node: yaml.Node) -> Place:
        return self._shown.place(node.start_mark, node.end_mark)

    def _value(self, node: yaml.Node) -> Any:
        self._count += 1
        if self._count > MAX_NODES:
            message = f"more than {MAX_NODES} values once its aliases are unfolded"
            hint = "write the repeated part out, or split the file"
            raise _Refused("yaml-too-large", message, self._place(node), hint)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._open or len(self._open) > MAX_DEPTH:
            message, hint = "an alias stands within what it repeats", "write the part out"
            raise _Refused("yaml-alias", message, self._place(node), hint)
        self._open.add(id(node))
        make = self._mapping if isinstance(node, yaml.MappingNode) else self._sequence
        value = make(node)
        self._open.remove(id(node))
        return value

    def _mapping(self, node: yaml.Node) -> Mapping:
        result = Mapping()
        result.place, result.keys_at, result.values_at = self._place(node), {}, {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key in result:
                message = f'the key "{key}" stands twice'
                hint = f"it was first given on line {result.keys_at[key].line}; keep one"
                raise _Refused("duplicate-key", message, self._place(key_node), hint)
            result.keys_at[key] = self._place(key_node)
            result.values_at[key] = self._place(value_node)
            result[key] = self._value(value_node)
        return result

    def _key(self, node: yaml.Node) -> str:
        if not isinstance(node, yaml.ScalarNode):
            hint = 'quote text that begins with "{", "[" or "*"'
            raise _Refused("key-not-text", "a key must be plain text", self._place(node), hint)
        if node.tag == "tag:yaml.org,2002:merge":
            message, hint = 'the merge key "<<" is refused', "write the keys out"
            raise _Refused("yaml-merge", message, self._place(node), hint)
        return str(node.value)

    def _sequence(self, node: yaml.Node) -> Sequence:
        result = Sequence(self._value(item) for item in node.value)
        result.place = self._place(node)
        result.items_at = [self._place(item) for item in node.value]
        return result

    @staticmethod
    def _scalar(node: yaml.ScalarNode) -> Any:
        text = str(node.value)
        return text if node.style else _CONSTANTS.get(text.lower(), text)
