"""The rules of PDF/X-4, in order: file, metadata, output intent, pages, colour, and the rest."""

from publisher.preflight.x4 import (
    boxes,
    colour,
    file,
    fonts,
    graphics,
    intent,
    interactive,
    layers,
    metadata,
    streams,
)

X4 = (
    *file.RULES,
    *metadata.RULES,
    *intent.RULES,
    *boxes.RULES,
    *colour.RULES,
    *fonts.RULES,
    *graphics.RULES,
    *streams.RULES,
    *interactive.RULES,
    *layers.RULES,
)

__all__ = ["X4"]
