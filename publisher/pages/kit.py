"""The kit of a layout: what every painter needs, with the versions of what shapes pages."""

from __future__ import annotations

import platform
from importlib.metadata import version

from publisher import __version__
from publisher.layout import Layout
from publisher.pages.fragment import Kit

_SHAPING = ("weasyprint", "pydyf", "pyphen", "tinycss2", "cssselect2", "tinyhtml5", "fonttools")


def make_kit(layout: Layout) -> Kit:
    """Return the kit of a layout."""
    versions = [f"publisher {__version__}", *(f"{name} {version(name)}" for name in _SHAPING)]
    sheets = [("colours", layout.token_sheet)]
    sheets += [(sheet.path.stem, sheet.text) for sheet in layout.sheets]
    return Kit(
        width=layout.trim.width,
        height=layout.trim.height,
        bleed=layout.bleed,
        sheets=tuple(sheets),
        assets=layout.assets,
        versions=", ".join([*versions, platform.machine()]),
        faces=layout.faces.fingerprint,
    )
