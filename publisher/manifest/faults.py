"""Pydantic's findings in our words: place, what is wrong, and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from publisher.manifest.entry import Entry
from publisher.problems import ExitCode, Place, Problem, Problems
from publisher.source import Mapping, Sequence

EntryType = TypeVar("EntryType", bound=Entry)

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
}
_PATTERNS = {
    "[a-z0-9]+": "use lower-case letters, digits and single hyphens, e.g. saudi-arabia-observer",
    "[a-z]{2,3}": "use a language code, e.g. en, ru, kk, tr or fr",
    "#": 'write the colour as six hexadecimal digits in quotes, e.g. "#0b2545"',
    "@": "write it as name@example.org",
}


def check_entry(
    model: type[EntryType],
    data: Any,
    what: str,
    problems: Problems,
    step: ExitCode = ExitCode.MANIFEST,
) -> EntryType | None:
    """Return `data` as `model`, or None after reporting everything that is wrong with it.

    `what` names the whole in messages, e.g. `article saudi-arabia-observer`.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for detail in error.errors():
            problems.add(_problem(detail, model, data, what, step))
        return None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return a hint with the known word most like `word`, or the list of all of them."""
    words = sorted(known)
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{close[0]}"?'
    return f"known are: {', '.join(words)}" if words else None


def _problem(
    detail: ErrorDetails, model: type[Entry], data: Any, what: str, step: ExitCode
) -> Problem:
    trail = _Trail(data, detail["loc"], what)
    kind, key, given = detail["type"], trail.key, detail.get("input")
    context = detail.get("ctx") or {}
    if kind == "extra_forbidden":
        hint = nearest(key, trail.fields(model))
        return Problem("unknown-key", f'{trail.owner}unknown key "{key}"', trail.at_key, hint, step=step)
    if kind == "missing":
        message = f'{trail.owner}"{key}" is missing'
        return Problem("missing-key", message, trail.parent, f'add "{key}:"', step=step)
    if kind == "literal_error":
        known = [word.strip("' ") for word in context["expected"].replace(" or ", ", ").split(",")]
        message = f'{trail.owner}unknown {key} "{given}"'
        return Problem("unknown-word", message, trail.place, nearest(str(given), known), step=step)
    if kind in _EXPECTED:
        message = f'{trail.owner}"{key}" should be {_EXPECTED[kind]}, not {_named(given)}'
        return Problem("wrong-type", message, trail.place, _type_hint(kind, key), step=step)
    message, hint = _value_message(kind, detail, context)
    subject = f'"{key}"' if not isinstance(given, str) or len(given) > 60 else f'{key} "{given}"'
    code = kind if kind in _OWN_CODES else "wrong-value"
    return Problem(code, f"{trail.owner}{subject} {message}", trail.place, hint, step=step)


_OWN_CODES = {
    "blank",
    "date-form",
    "date-impossible",
    "dates-order",
    "issn-form",
    "issn-check",
    "web-address",
}


def _value_message(kind: str, detail: ErrorDetails, context: dict[str, Any]) -> tuple[str, str | None]:
    if "hint" in context:
        return detail["msg"], context["hint"] or None
    if kind == "string_pattern_mismatch":
        hint = next((hint for sign, hint in _PATTERNS.items() if sign in context["pattern"]), None)
        return "is not written as it should be", hint
    if kind in ("too_short", "too_long"):
        few = kind == "too_short"
        bound = context["min_length" if few else "max_length"]
        return f"has too {'few' if few else 'many'} items", f"at {'least' if few else 'most'} {bound}"
    if kind == "string_too_long":
        return f"is longer than {context['max_length']} characters", None
    bounds = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
    for sign, words in bounds.items():
        if sign in context:
            return f"should be {words} {context[sign]}", None
    return detail["msg"][0].lower() + detail["msg"][1:], None


def _named(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"{str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f'the text "{value[:40]}"'
    return "a list" if isinstance(value, list) else "a mapping"


def _type_hint(kind: str, key: str) -> str | None:
    if kind in ("tuple_type", "list_type"):
        return f"write each item below {key}: on a line that begins with a hyphen"
    if kind in ("dict_type", "model_type"):
        return f"write its keys below {key}:, indented"
    return None


class _Trail:
    """Follows pydantic's location through the data to places and to things' own names."""

    def __init__(self, data: Any, location: tuple[int | str, ...], what: str) -> None:
        self.parent: Place | None = getattr(data, "place", None)
        self.at_key = self.place = self.parent
        self.key, self._names, value = "", [what] if what else [], data
        self._path: list[int | str] = []
        for step in location:
            if isinstance(value, Mapping) and isinstance(step, str):
                self.parent, self.key = value.place, step
                if step not in value:
                    self.place = self.at_key = self.parent
                    break
                self.at_key, self.place = value.keys_at[step], value.values_at[step]
                value = value[step]
            elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
                self._names += [f"{_singular(self.key)} {_own_name(value[step], step)}"]
                self.parent = self.at_key = self.place = value.items_at[step]
                value = value[step]
            else:
                continue
            self._path.append(step)

    @property
    def owner(self) -> str:
        return "".join(f"{name}: " for name in self._names)

    def fields(self, model: type[Entry]) -> list[str]:
        """The keys that are known where the trail ends."""
        current: Any = model
        for step in self._path[:-1]:
            current = _inner_model(current, step) or current
        return list(current.model_fields)


def _own_name(value: Any, index: int) -> str:
    if isinstance(value, Mapping):
        for key in ("id", "slug", "title", "file", "text"):
            if isinstance(value.get(key), str):
                return f'"{value[key][:40]}"'
    return f'"{value}"' if isinstance(value, str) else f"number {index + 1}"


def _singular(key: str) -> str:
    return key[:-1] if key.endswith("s") else key


def _inner_model(model: Any, step: int | str) -> type[Entry] | None:
    if isinstance(step, int) or step not in model.model_fields:
        return None
    return _find_model(model.model_fields[step].annotation)


def _find_model(annotation: Any) -> type[Entry] | None:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _find_model(argument):
            return found
    return None
