"""A rehearsal: a page is separated to see whether it can be, without the samples of pictures."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Stream

from publisher.separation.separation import Separation


class Rehearsal(Separation):
    """A separation that reads colour spaces of pictures, but none of their samples."""

    def image(self, image: pikepdf.Object, spaces: pikepdf.Object, grey: bool) -> pikepdf.Object:
        """Return a picture as it is. Raises `BadColour` where its space cannot be read."""
        space = image.get("/ColorSpace")
        if space is not None and not image.get("/ImageMask", False):
            self.space(space, spaces, grey)
        if isinstance(mask := image.get("/SMask"), Stream) and "/SMask" not in mask:
            self.image(mask, Dictionary(), True)
        return image
