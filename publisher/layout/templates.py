"""Jinja templates, run as untrusted text: sandboxed, escaped, strict about names, limited."""

from __future__ import annotations

import datetime
import re
import signal
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, cached_property
from importlib.metadata import version
from types import CodeType, FrameType
from typing import Any

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace

from publisher.manifest.faults import nearest
from publisher.problems import ExitCode, Place, Problem, Problems
from publisher.source import Source
from publisher.store import Store, fingerprint

JINJA = version("jinja2")
SECONDS = 10  #: no part takes longer to render
MAX_COMPILED = 500  #: templates kept compiled
MAX_CHARACTERS = 20_000_000  #: no text that a template multiplies is longer
_NAMING = re.compile(
    r"""\{%[-+]?\s*(?:include|extends|import|from)\s+(["'])([^"'\n]*)\1([^%]*)%\}"""
)
_QUOTED = re.compile(r"'([^']+)'")


class Templates:
    """The templates of a layout; renders them, and reports what is wrong with them."""

    def __init__(self, sources: Mapping[str, Source], problems: Problems) -> None:
        self._sources, self._problems = sources, problems
        self._faulty: set[str] = set()
        self._endless: set[str] = set()
        self._environment = _Environment(
            loader=_Loader(sources),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=_COMPILED,
        )
        del self._environment.globals["lipsum"]  # it makes text without end

    def add(self, **functions: Callable[..., Any]) -> None:
        """Let templates call these functions."""
        self._environment.globals.update(functions)

    def check(self) -> None:
        """Report every template that does not parse, or names one that there is not."""
        names = {source: name for name, source in self._sources.items()}
        names |= {source: name for name, source in self._sources.items() if "/" not in name}
        for source, name in names.items():
            try:
                self._environment.get_template(name)
            except TemplateSyntaxError as error:
                message, _, more = _lowered(error).partition(". ")
                place, hint = source.line(error.lineno), _syntax_hint(more)
                self._report("template-syntax", message, place, hint)
            except Exception as error:  # the compiler, too, can be provoked to raise anything
                hint = "look for brackets within brackets"
                self._report("template-syntax", _lowered(error), source.place(), hint)
            else:
                self._check_names(source)

    def render(self, name: str, what: str, values: Mapping[str, Any]) -> str | None:
        """Return the template filled in, or None after reporting why it cannot be.

        A fault that another part has met already is reported once.
        """
        if name in self._endless:
            return None
        try:
            with _time_limit():
                return self._environment.get_template(f"{name}.html").render(values)
        except (TemplateNotFound, TemplateSyntaxError) as error:
            if f"{name}.html" not in self._sources:
                self._report("unknown-template", f'{what}: unknown template "{name}"', None, None)
            elif not self._problems.fatal:  # else `check` has reported it
                self._report("template-value", _lowered(error), self._place(error), None)
        except _TooLong as error:
            self._endless.add(name)
            hint = "look for a loop within a loop"
            message = f"the template ran longer than {SECONDS} seconds"
            self._fail("template-time", what, message, self._place(error), hint)
        except Exception as error:  # a template can provoke any exception of Python's
            self._report_value(what, error, [*values, *self._environment.globals])
        return None

    def _check_names(self, source: Source) -> None:
        known = [name for name in self._sources if "/" not in name]
        for match in _NAMING.finditer(source.text):
            if match[2] not in self._sources and "ignore missing" not in match[3]:
                line = source.text.count("\n", 0, match.start(2)) + 1
                message = f'unknown template "{match[2]}"'
                place = source.find(match[2], line)
                self._report("unknown-template", message, place, nearest(match[2], known))

    def _report_value(self, what: str, error: Exception, known: Iterable[str]) -> None:
        place = self._place(error)
        if isinstance(error, RecursionError):
            message, hint = "a template or macro calls itself without end", "break the circle"
        elif isinstance(error, UndefinedError):
            message, hint = _undefined(error, known)
            name = _QUOTED.findall(error.message or "")
            place = place.source.find(name[-1], place.line, place.line) if place and name else place
        elif isinstance(error, SecurityError):
            message, hint = _lowered(error), "multiply by a smaller number"
            if "attribute" in message:
                hint = "a template may only read what it is given"
        else:
            message, hint = _lowered(error), "check the values that this line works with"
        self._fail("template-value", what, message, place, hint)

    def _fail(
        self, code: str, what: str, message: str, place: Place | None, hint: str | None
    ) -> None:
        """Report what stops a part, unless it has stopped another one at the same place."""
        spot = f"{code} {place.order if place else what} {message}"
        if spot not in self._faulty:
            self._report(code, f"{what}: {message}", place, hint)
        self._faulty.add(spot)

    def _place(self, error: BaseException) -> Place | None:
        """The innermost line of a template in the error's trace; of a circle, a line of it."""
        trace = traceback.extract_tb(error.__traceback__)
        spots = [(f.filename, f.lineno) for f in trace if f.filename in self._sources and f.lineno]
        if not spots:
            return None
        circle = isinstance(error, RecursionError)
        name, line = Counter(spots).most_common(1)[0][0] if circle else spots[-1]
        return self._sources[name].line(line or 1)

    def _report(self, code: str, message: str, place: Place | None, hint: str | None) -> None:
        self._problems.add(Problem(code, message, place, hint, step=ExitCode.LAYOUT))


def _lowered(error: Exception) -> str:
    message = str(getattr(error, "message", None) or error).rstrip(".")
    return (message[:1].lower() + message[1:]).replace("'", '"')


def _syntax_hint(more: str) -> str:
    block = re.search(r'needs to be closed is "(\w+)"', more)
    if block:
        return f"close {{% {block[1]} %}} by {{% end{block[1]} %}}"
    return "check the braces, quotation marks and words of this line"


def _undefined(error: UndefinedError, known: Iterable[str]) -> tuple[str, str]:
    """Return what is undefined, in our words, and a hint."""
    said = error.message or ""
    names = _QUOTED.findall(said)
    lost = names[-1] if names else ""
    message = _lowered(error)
    if "has no attribute" in said and names:
        message = f'{names[0].removesuffix(" object").rsplit(".")[-1]} has no "{lost}"'
    hint = nearest(lost, known) or ""
    if not hint.startswith("did"):
        hint = "correct the name, or ask whether it is defined"
    return message, hint


class _Loader(BaseLoader):
    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def get_source(
        self, environment: Any, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        if template not in self._sources:
            raise TemplateNotFound(template)
        return self._sources[template].text, template, lambda: True


class _Compiled(BytecodeCache):
    """Compiled templates by their text, kept in this process and on disk."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))
        if bucket.code is None and (packed := self._store.get(self._key(bucket))):
            bucket.bytecode_from_string(packed)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if len(self._known) >= MAX_COMPILED:
            self._known.clear()
        if bucket.code is not None:
            self._known[bucket.key, bucket.checksum] = bucket.code
            self._store.put(self._key(bucket), bucket.bytecode_to_string())

    @property
    def _store(self) -> Store:
        return Store.of("templates")

    @staticmethod
    def _key(bucket: Bucket) -> str:
        return fingerprint(JINJA, bucket.key, bucket.checksum)


_COMPILED = _Compiled()


_PLAIN = (str, int, float, tuple, list, dict, datetime.date, type(None))
_JINJA = (
    Cycler,
    Joiner,
    Namespace,
    LoopContext,
    TemplateReference,
    TemplateModule,
    Macro,
    Undefined,
)
_CLOSED = frozenset({"place", "source"})


@cache
def _readable(kind: Any) -> frozenset[str]:
    """Return the fields of a class of ours, and its properties."""
    if not kind.__module__.startswith("publisher."):
        return frozenset()
    names = set(getattr(kind, "model_fields", ())) | set(getattr(kind, "__dataclass_fields__", ()))
    names |= {
        name
        for base in kind.__mro__
        if base.__module__.startswith("publisher.")
        for name, value in vars(base).items()
        if isinstance(value, property | cached_property)
    }
    return frozenset(name for name in names if not name.startswith("_"))


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which no operator makes a text or number too large to hold."""

    intercepted_binops = frozenset({"*", "**"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Let templates read the declared fields of what they are given, and plain values.

        Nothing else: places and sources would lead to files, methods of models to anything.
        """
        if isinstance(obj, _PLAIN + _JINJA):
            return bool(super().is_safe_attribute(obj, attr, value))
        if attr in _CLOSED or callable(value):
            return False
        kind: Any = type(obj)
        return attr in _readable(kind)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and (abs(left) > 10_000 or abs(right) > 64):
            raise SecurityError("the power is too large")
        if operator == "*":
            sized, times = (left, right) if hasattr(left, "__len__") else (right, left)
            if hasattr(sized, "__len__") and len(sized) * times > MAX_CHARACTERS:
                raise SecurityError("the text would be too long")
        return super().call_binop(context, operator, left, right)


class _TooLong(Exception):
    """A template ran out of time. (A TimeoutError is an OSError, which others handle.)"""


@contextmanager
def _time_limit() -> Iterator[None]:
    """Raise _TooLong when a template runs too long (on the main thread, where one may)."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
