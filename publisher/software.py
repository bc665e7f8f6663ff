"""The software that shapes pages and files, by name and version."""

from __future__ import annotations

import contextlib
import ctypes
import platform
import zlib
from functools import cache
from importlib.metadata import version

from publisher import __version__

_LIBRARIES = {
    "pango": ("libpango-1.0", "pango_version_string"),
    "harfbuzz": ("libharfbuzz", "hb_version_string"),
}
_SHAPING = ("weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2", "tinyhtml5", "fonttools",
            "pikepdf", "pillow")  #: what fragments depend on  # fmt: skip
_FINISHING = ("jinja2", "markdown-it-py", "mdit-py-plugins", "pypdf", "uharfbuzz")


@cache
def shaping() -> dict[str, str]:
    """Return what the pages themselves depend on."""
    found = {"publisher": __version__} | {name: version(name) for name in _SHAPING}
    return found | {name: _library_version(*library) for name, library in _LIBRARIES.items()}


@cache
def software() -> dict[str, str]:
    """Return all that the bytes of a finished file depend on."""
    found = shaping() | {name: version(name) for name in _FINISHING}
    found |= {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return dict(sorted((found | {"machine": platform.machine()}).items()))


def _library_version(stem: str, function: str) -> str:
    """Return the version of a C library, as the library itself says it."""
    for name in (f"{stem}.so.0", f"{stem}.0.dylib"):
        with contextlib.suppress(OSError, AttributeError):
            tell = getattr(ctypes.CDLL(name), function)
            tell.restype = ctypes.c_char_p
            return str(tell().decode())
    return "unknown"
