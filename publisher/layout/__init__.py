"""Step 3: a layout turns an issue into parts, each a run of pages that is laid out alone."""

from publisher.layout.folder import Layout, load_layout
from publisher.layout.parts import Compositor, FurniturePage, Part

__all__ = ["Compositor", "FurniturePage", "Layout", "Part", "load_layout"]
