"""Pictures that stand in a PDF, as plates.

What is plates already stays as it is, sample by sample; a table of colours gets new entries; only
what has to be is decoded, converted and packed again.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.pictures.inking import ink, plain_greys, within_limit
from publisher.pictures.samples import (
    BadSamples,
    Picture,
    Samples,
    mapped,
    pack,
    without_key,
)
from publisher.separation.colourtables import keep_samples
from publisher.separation.ink import BadColour, Space
from publisher.separation.mattes import unveiled
from publisher.separation.rasters import (
    device_of,
    filters,
    is_file,
    read_samples,
    through_decode,
)
from publisher.separation.spaces import Colorants, Lab, Process, Rgb, reach_of, spread

if TYPE_CHECKING:
    from publisher.separation.stock import Stock

_DROPPED = (
    "/Alternates", "/OPI", "/Metadata", "/StructParent", "/Name", "/Intent", "/PieceInfo",
    "/Matte", "/ID", "/SMaskInData",
)  # fmt: skip
_KEPT = ("/SMask", "/Mask", "/Interpolate", "/OC")
QUALITY = 92  #: of JPEGs that are packed again


def separate_image(
    job: Stock, image: pikepdf.Object, spaces: pikepdf.Object, grey: bool
) -> pikepdf.Object:
    """Return a picture in inks, sample by sample where it may stay so. Raises `BadColour`."""
    if image.objgen in job.plates:
        return image
    try:
        made = copy(unveiled(job, image, spaces, grey))
        for key in _DROPPED:
            if key in made:
                del made[key]
        if image.get("/ImageMask", False):
            return made
        for key in ("/SMask", "/Mask"):
            if isinstance(made.get(key), pikepdf.Stream):
                made[key] = job.image(made[key], Dictionary(), True)
        return _separated(job, made, spaces, grey, is_file(image))
    except BadSamples as error:
        raise BadColour(f"a picture that {error}") from error


def _separated(
    job: Stock, image: pikepdf.Object, spaces: pikepdf.Object, grey: bool, smooth: bool
) -> pikepdf.Object:
    given = image.get("/ColorSpace")
    if given is None and "/JPXDecode" not in filters(image):
        raise BadColour("a picture without colour space")
    space = job.space(given, spaces, grey) if given is not None else None
    if space is not None and keep_samples(job, image, space):
        return image
    samples = read_samples(image, space.components if space else 0)
    if space is None:
        space = job.space(device_of(samples), Dictionary(), grey)
    if isinstance(space, Process) and not grey:
        job.separator.lowered[image.objgen] = None  # else its samples would have stayed
    plates = _plates(job, through_decode(image, samples, reach_of(space)), space, grey)
    return _repacked(job, image, samples, plates, smooth)


def _repacked(
    job: Stock, image: pikepdf.Object, samples: Samples, plates: Picture, smooth: bool
) -> pikepdf.Object:
    """Return a picture of plates with the masks of the one that it was."""
    data, filter_name = pack(plates, QUALITY, job.separator.limit, smooth)
    made = _picture(job, data, filter_name, plates)
    if filter_name == "/DCTDecode" and plates.mode == "CMYK":
        made.Decode = Array([1, 0] * 4)  # as JPEGs of four plates have it
    key = image.get("/Mask")
    for kept in _KEPT:
        if kept in image and not (kept == "/Mask" and isinstance(key, Array)):
            made[kept] = image[kept]
    if isinstance(key, Array):
        shown = without_key(samples, [int(value) for value in key])
        made.SMask = _picture(job, *pack(shown, QUALITY, 4.0, smooth=False), shown)
    return made


def _picture(job: Stock, data: bytes, filter_name: str, plates: Picture) -> pikepdf.Object:
    made = job.pdf.make_stream(data)
    made.Type, made.Subtype, made.Filter = Name.XObject, Name.Image, Name(filter_name)
    made.Width, made.Height, made.BitsPerComponent = *plates.size, 8
    made.ColorSpace = Name.DeviceCMYK if plates.mode == "CMYK" else Name.DeviceGray
    return made


def _plates(job: Stock, samples: Samples, space: Space, grey: bool) -> Picture:
    """Return samples as plates: by table where the space is plain, else colour by colour."""
    if isinstance(space, Rgb):
        if grey:
            return samples.picture.convert("L")
        return ink(plain_greys(samples.picture), space.profile, job.separator.inking)
    if isinstance(space, Process) and not grey:
        return within_limit(samples.picture, job.separator.limit)
    if isinstance(space, Colorants):
        job.separator.lose(space.names)
    reach = reach_of(space)
    mix = space.mixed if isinstance(space, Colorants) else space.blend
    made = mapped(samples, lambda levels: mix(spread(levels, reach)))
    if grey or isinstance(space, Lab) or space.components == 1:
        made = _black_alone(made, always=grey)
    if isinstance(space, Lab) and made.mode == "CMYK":  # no grey among colours is black alone
        made = mapped(samples, lambda levels: space.profiled(spread(levels, reach)))
    return within_limit(made, job.separator.limit)


def _black_alone(plates: Picture, *, always: bool) -> Picture:
    """Return a picture of black alone as the greys it is; others as they are."""
    *colours, black = plates.split()
    if not always and any(plate.getextrema()[1] for plate in colours):
        return plates
    return black.point([255 - level for level in range(256)])
