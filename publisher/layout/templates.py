"""Jinja templates, run as untrusted text: sandboxed, escaped, strict about names, limited."""

from __future__ import annotations

import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any

from jinja2 import BaseLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment, SecurityError

from publisher.manifest.faults import nearest
from publisher.problems import ExitCode, Place, Problem, Problems
from publisher.source import Source

SECONDS = 10  #: no part takes longer to render
MAX_CHARACTERS = 20_000_000  #: no text that a template multiplies is longer


class Templates:
    """The templates of a layout; renders them, and reports what is wrong with them."""

    def __init__(self, sources: Mapping[str, Source], problems: Problems) -> None:
        self._sources, self._problems = sources, problems
        self._environment = _Environment(
            loader=_Loader(sources),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def add(self, **functions: Callable[..., Any]) -> None:
        """Let templates call these functions."""
        self._environment.globals.update(functions)

    def check(self) -> None:
        """Report every template that does not parse."""
        for source in dict.fromkeys(self._sources.values()):
            try:
                self._environment.parse(source.text)
            except TemplateSyntaxError as error:
                message, place = f"{error.message}", source.place(error.lineno)
                self._report("template-syntax", message[0].lower() + message[1:], place)

    def render(self, name: str, what: str, values: Mapping[str, Any]) -> str | None:
        """Return the template filled in, or None after reporting why it cannot be."""
        try:
            with _time_limit():
                return self._environment.get_template(f"{name}.html").render(values)
        except TemplateNotFound as error:
            known = [key.removesuffix(".html") for key in self._sources]
            hint = nearest(str(error.name).removesuffix(".html"), known)
            self._report("unknown-template", f'{what}: unknown template "{error.name}"', None, hint)
        except TemplateSyntaxError:
            pass  # `check` has reported it
        except (TemplateError, SecurityError) as error:
            self._report("template-value", f"{what}: {error.message}", self._place(error))
        except TimeoutError:
            message = f"{what}: the template ran longer than {SECONDS} seconds"
            self._report("template-time", message, None, "look for a loop within a loop")
        except Exception as error:  # a template can provoke any exception of Python's
            message = f"{what}: {type(error).__name__}: {error}"
            self._report("template-value", message, self._place(error))
        return None

    def _place(self, error: BaseException) -> Place | None:
        """The innermost line of a template in the error's trace."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            source = self._sources.get(frame.filename)
            if source is not None and frame.lineno:
                return source.place(frame.lineno)
        return None

    def _report(self, code: str, message: str, place: Place | None, hint: str | None = None) -> None:
        self._problems.add(Problem(code, message, place, hint, step=ExitCode.LAYOUT))


class _Loader(BaseLoader):
    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def get_source(
        self, environment: Any, template: str
    ) -> tuple[str, str, Callable[[], bool] | None]:
        if template not in self._sources:
            raise TemplateNotFound(template)
        return self._sources[template].text, template, lambda: True


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which no operator makes a text or number too large to hold."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "**" and (abs(left) > 10_000 or abs(right) > 64):
            raise SecurityError("the power is too large")
        if operator == "*":
            sized, times = (left, right) if hasattr(left, "__len__") else (right, left)
            if hasattr(sized, "__len__") and len(sized) * times > MAX_CHARACTERS:
                raise SecurityError("the text would be too long")
        return super().call_binop(context, operator, left, right)


@contextmanager
def _time_limit() -> Iterator[None]:
    """Raise TimeoutError when a template runs too long (on the main thread, where one may)."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
