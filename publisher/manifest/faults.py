"""Pydantic's findings in our words: place, what is wrong, and what to do."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from publisher.manifest.entry import Entry
from publisher.manifest.trail import Trail, without
from publisher.problems import ExitCode, Problem, Problems
from publisher.source import Mapping

EntryType = TypeVar("EntryType", bound=Entry)

ATTEMPTS = 6  #: one fault may hide another one behind it
STAND_INS = ("en", "1", "2000-01-01")  #: one of them will do for most texts, numbers and dates
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
MAX_KNOWN = 24  #: names that a hint lists

_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a number",
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
_BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}


def check_entry(
    model: type[EntryType],
    data: Mapping,
    what: str,
    problems: Problems,
    step: ExitCode = ExitCode.MANIFEST,
) -> EntryType | None:
    """Return `data` as `model`, or None after reporting everything that is wrong with it.

    `what` names the whole in messages, e.g. `article "saudi-arabia-observer"`.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for problem in _problems(error.errors(), model, data, what, step):
            problems.add(problem)
        return None


def sound_rest(model: type[EntryType], data: Mapping) -> EntryType | None:
    """Return as much of faulty `data` as makes an entry, so that a run can find other problems."""
    for attempt in range(ATTEMPTS):
        try:
            return model.model_validate(data)
        except ValidationError as error:
            stand_in = STAND_INS[attempt % len(STAND_INS)]
            data = without(data, error.errors(), model, stand_in)
    return None


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return a hint with the known word most like `word`, or the list of all of them."""
    words = sorted(set(known))
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{close[0]}"?'
    shown = ", ".join(words[:MAX_KNOWN]) + (" …" if len(words) > MAX_KNOWN else "")
    return f"known are: {shown}" if words else None


def _problems(
    details: list[ErrorDetails], model: type[Entry], data: Mapping, what: str, step: ExitCode
) -> Iterator[Problem]:
    """Yield a problem for each finding; a key that is only misspelt is not missing as well."""
    meant: set[tuple[int | str, ...]] = set()
    for detail in details:
        if detail["type"] == "extra_forbidden":
            trail = Trail(data, detail["loc"], what)
            close = difflib.get_close_matches(trail.key, trail.fields(model), n=1, cutoff=0.6)
            meant |= {(*detail["loc"][:-1], word) for word in close}
    for detail in details:
        if detail["type"] != "missing" or detail["loc"] not in meant:
            yield _problem(detail, model, Trail(data, detail["loc"], what), step)


def _problem(detail: ErrorDetails, model: type[Entry], trail: Trail, step: ExitCode) -> Problem:
    kind, given = detail["type"], detail.get("input")
    if kind == "extra_forbidden":
        hint = nearest(trail.key, trail.fields(model))
        message = f'{trail.owner}unknown key "{trail.key}"'
        return Problem("unknown-key", message, trail.at_key, hint, step=step)
    if kind == "missing" and isinstance(detail["loc"][-1], str):
        message = f'{trail.owner}"{trail.key}" is missing'
        return Problem("missing-key", message, trail.parent, f'add "{trail.key}: …"', step=step)
    if kind in _EXPECTED and given is not None:
        message = f'{trail.owner}"{trail.key}" should be {_EXPECTED[kind]}, not {_named(given)}'
        hint = _type_hint(kind, trail.key, given)
        return Problem("wrong-type", message, trail.place, hint, step=step)
    code, message, hint = _value_fault(detail, trail)
    return Problem(code, f"{trail.owner}{message}", trail.place, hint, step=step)


def _value_fault(detail: ErrorDetails, trail: Trail) -> tuple[str, str, str | None]:
    """Return code, message and hint of a value of the right type that is wrong all the same."""
    kind, given, context = detail["type"], detail.get("input"), detail.get("ctx") or {}
    key = trail.key
    subject = (
        f'{key} "{given}"'
        if isinstance(given, str) and 0 < len(given.strip()) <= 60
        else f'"{key}"'
    )
    if given is None:
        return "empty", f'"{key}" is empty', "write its value, or remove the key"
    if "hint" in context:
        path = context.get("key", "")
        trail.descend(path)
        *around, last = path.split(".")
        subject = subject if key else "".join(f"{name}: " for name in around) + f'"{last}"'
        return kind, f"{subject} {detail['msg']}", context["hint"]
    if kind == "literal_error":
        expected = re.findall(r"'([^']*)'", context["expected"])
        named = f'"{given}"' if isinstance(given, str) else _named(given)
        return "unknown-word", f"unknown {key} {named}", nearest(str(given), expected)
    return _limit_fault(kind, subject, key, detail)


def _limit_fault(
    kind: str, subject: str, key: str, detail: ErrorDetails
) -> tuple[str, str, str | None]:
    """Return code, message and hint of a value that breaks a rule of form, length or size."""
    context = detail.get("ctx") or {}
    if kind == "string_pattern_mismatch":
        hint = next((hint for sign, hint in _PATTERNS.items() if sign in context["pattern"]), None)
        return "wrong-form", f"{subject} is not written as it should be", hint
    if kind in ("too_short", "too_long", "missing", "string_too_long"):
        return ("wrong-length", *_length_fault(kind, subject, context))
    for sign in _BOUNDS.keys() & context.keys():
        message = f'"{key}" should be {_BOUNDS[sign]} {context[sign]:g}, not {detail["input"]}'
        return "out-of-bounds", message, None
    return "wrong-value", f"{subject}: {detail['msg'][0].lower()}{detail['msg'][1:]}", None


def _length_fault(kind: str, subject: str, context: dict[str, Any]) -> tuple[str, str | None]:
    if kind == "string_too_long":
        return f"{subject} is too long", f"{context['max_length']} characters are enough"
    if kind == "too_long":
        return f"{subject} has too many items", f"{context['max_length']} are the most"
    if kind == "missing":
        return f"{subject} has too few items", "write each of its numbers, with commas between"
    if not context["actual_length"]:
        return f"{subject} is empty", f"list at least {context['min_length']}"
    return f"{subject} has too few items", f"{context['min_length']} are the fewest"


def _named(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        shown = value if len(value) <= 40 else f"{value[:39]}…"
        return f"the number {value}" if _NUMBER.fullmatch(value) else f'the text "{shown}"'
    return "a list" if isinstance(value, list) else "a mapping"


def _type_hint(kind: str, key: str, given: Any) -> str | None:
    if kind in ("tuple_type", "list_type"):
        return f'write each item below "{key}:" on a line that begins with a hyphen'
    if kind in ("dict_type", "model_type"):
        return f'write its keys below "{key}:", indented'
    if _EXPECTED[kind].endswith("number"):
        return "write it in figures, e.g. " + ("4" if kind.startswith("int") else "0.5")
    if kind == "string_type":
        quote = isinstance(given, bool)
        return "put it in quotes" if quote else "if it is a text, put it in quotes"
    return None
