"""The kit of a layout: what every painter needs, with the versions of what shapes pages."""

from __future__ import annotations

import platform

from publisher.layout import Layout
from publisher.pages.fragment import Kit
from publisher.software import shaping


def make_kit(layout: Layout) -> Kit:
    """Return the kit of a layout."""
    versions = [f"{name} {version}" for name, version in shaping().items()]
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
