"""The kit of a layout: what every painter needs, with the versions of what shapes pages."""

from __future__ import annotations

import contextlib
import ctypes
import platform
from functools import cache
from importlib.metadata import version

from publisher import __version__
from publisher.layout import Layout
from publisher.pages.fragment import Kit

_LIBRARIES = (
    ("libpango-1.0", "pango_version_string"),
    ("libharfbuzz", "hb_version_string"),
)
_SHAPING = (
    "weasyprint",
    "pydyf",
    "pyphen",
    "tinycss2",
    "cssselect2",
    "tinyhtml5",
    "fonttools",
    "pikepdf",
    "pillow",
)


@cache
def _library_version(stem: str, function: str) -> str:
    """Return name and version of a C library, as the library itself says it."""
    for name in (f"{stem}.so.0", f"{stem}.0.dylib"):
        with contextlib.suppress(OSError, AttributeError):
            tell = getattr(ctypes.CDLL(name), function)
            tell.restype = ctypes.c_char_p
            return f"{stem} {tell().decode()}"
    return f"{stem} unknown"


def make_kit(layout: Layout) -> Kit:
    """Return the kit of a layout."""
    versions = [f"publisher {__version__}", *(f"{name} {version(name)}" for name in _SHAPING)]
    versions += [_library_version(*library) for library in _LIBRARIES]
    sheets = [("colours", layout.token_sheet)]
    sheets += [(name, sheet.text) for name, sheet in layout.named_sheets.items()]
    return Kit(
        width=layout.trim.width,
        height=layout.trim.height,
        bleed=layout.bleed,
        sheets=tuple(sheets),
        assets=layout.assets,
        versions=", ".join([*versions, platform.machine()]),
        faces=layout.faces.fingerprint,
    )
