"""Resources of a page: WeasyPrint shares one dictionary among pages; some need one of their own."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary


def own_resources(page: pikepdf.Page) -> pikepdf.Object:
    """Give a page a resource dictionary, and in it an XObject dictionary, of its own."""
    shared = page.obj.get("/Resources")
    own = Dictionary(dict(shared.items()) if shared is not None else {})
    placed = own.get("/XObject")
    own["/XObject"] = Dictionary(dict(placed.items()) if placed is not None else {})
    page.obj["/Resources"] = own
    resources: pikepdf.Object = page.obj["/Resources"]
    return resources
