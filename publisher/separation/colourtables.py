"""Pictures whose samples stay: what they stand for is said in inks instead.

Greys are black already; inks within the limit stay; a spot ink has its plate; and a picture of few
colours, a table of them or one plate of one to four bits, gets a table of inks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Name, String

from publisher.pictures.inking import most_ink
from publisher.separation.ink import Ink, Space
from publisher.separation.rasters import bits_of, is_file, read_samples, through_decode
from publisher.separation.spaces import Colorants, Grey, Indexed, Process

if TYPE_CHECKING:
    from publisher.separation.stock import Stock

FEW_BITS = 4  #: a picture of more than 16 colours may be smooth: tables would not let it be scaled


def keep_samples(job: Stock, image: pikepdf.Object, space: Space) -> bool:
    """Give a picture a space of inks and leave its samples, where that is possible.

    Raises `BadSamples` where samples have to be read and cannot be.
    """
    found = _space(job, image, space)
    if found is not None:
        image.ColorSpace = found
    return found is not None


def _space(job: Stock, image: pikepdf.Object, space: Space) -> pikepdf.Object | None:
    if isinstance(space, Grey) and space.lightness is None:
        return Name.DeviceGray
    if isinstance(space, Indexed):
        return _table(job, space.base, lambda at: space.ink([at]), space.entries)
    if isinstance(space, Colorants) and (plate := _plate(job, space)):
        return plate
    if isinstance(space, Process) and not job.is_mask(space):
        most = most_ink(through_decode(image, read_samples(image, 4)).picture)
        return Name.DeviceCMYK if most <= job.separator.limit else None
    if space.components == 1 and not is_file(image) and bits_of(image) <= FEW_BITS:
        return _few(job, image, space)
    return None


def _few(job: Stock, image: pikepdf.Object, space: Space) -> pikepdf.Object:
    """Return the table of a picture of few bits, its Decode included."""
    last = (1 << bits_of(image)) - 1
    low, high = (float(value) for value in image.get("/Decode", Array([0, 1])))
    if "/Decode" in image:
        del image["/Decode"]
    return _table(job, space, lambda at: space.ink([low + at / last * (high - low)]), last + 1)


def _table(job: Stock, base: Space, ink_at: Callable[[int], Ink], entries: int) -> pikepdf.Object:
    """Return a table of inks: of greys in a soft mask, of tints where all are of one spot ink."""
    inks = [ink_at(at) for at in range(entries)]
    spots = {ink.spot for ink in inks}
    named: pikepdf.Object
    if job.is_mask(base):
        shares, named = [[1 - ink.process[3]] for ink in inks], Name.DeviceGray
    elif len(spots) == 1 and "" not in spots:
        shares, named = [[ink.tint] for ink in inks], job.spot_space(spots.pop())
    else:
        shares, named = [list(ink.process) for ink in inks], Name.DeviceCMYK
    table = bytes(_byte(share) for mix in shares for share in mix)
    return Array([Name.Indexed, named, entries - 1, String(table)])


def _byte(share: float) -> int:
    """Return a share as a byte that is not above it by more than reckoning is inexact."""
    return int(max(0.0, min(1.0, share)) * 255 + 0.5)


def _plate(job: Stock, space: Colorants) -> pikepdf.Object | None:
    """Return the space of a picture that is one spot's plate; several are mixed, as fills are."""
    if not job.separator.keep_spots or job.is_mask(space) or len(space.names) != 1:
        return None
    printed = space.ink([1.0])
    return job.spot_space(printed.spot) if printed.spot else None
