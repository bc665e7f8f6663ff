"""Pictures that stand in a PDF, as plates.

What is plates already stays as it is, sample by sample; a table of colours gets new entries; only
what has to be is decoded, converted and packed again.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.pictures.inking import ink, most_ink, within_limit
from publisher.pictures.samples import (
    BadSamples,
    Picture,
    decode_file,
    decode_samples,
    decoded,
    mapped,
    pack,
    without_key,
)
from publisher.separation.ink import BadColour, Space
from publisher.separation.spaces import Colorants, Grey, Indexed, Process, Rgb, component_ranges

if TYPE_CHECKING:
    from publisher.separation.separation import Separation

_FILES = ("/DCTDecode", "/JPXDecode")
_DROPPED = ("/Alternates", "/OPI", "/Metadata", "/StructParent", "/Name", "/Intent", "/PieceInfo")
QUALITY = 92  #: of JPEGs that are packed again


def separate_image(
    job: Separation, image: pikepdf.Object, spaces: pikepdf.Object, grey: bool
) -> pikepdf.Object:
    """Return a picture in inks, in place where its samples may stay. Raises `BadColour`."""
    for key in _DROPPED:
        if key in image:
            del image[key]
    if image.get("/ImageMask", False) or image.objgen in job.plates:
        return image
    if "/SMask" in image:
        image.SMask = job.image(image.SMask, Dictionary(), True)
    given = image.get("/ColorSpace")
    if given is None and not _is_jpx(image):
        raise BadColour("has a picture without colour space")
    space = job.space(given, spaces, grey) if given is not None else None
    if space is not None and _keeps_samples(job, image, space, spaces):
        return image
    try:
        return _converted(job, image, space, given, grey)
    except BadSamples as error:
        raise BadColour(f"has a picture that {error}") from error


def _is_jpx(image: pikepdf.Object) -> bool:
    return "/JPXDecode" in _filters(image)


def _filters(image: pikepdf.Object) -> list[str]:
    named = image.get("/Filter", Array())
    return [str(name) for name in ([named] if isinstance(named, Name) else named)]


def _keeps_samples(
    job: Separation, image: pikepdf.Object, space: Space, spaces: pikepdf.Object
) -> bool:
    """Say a picture's samples in inks without touching them, where that is possible."""
    if isinstance(space, Grey) and space.lightness is None:
        image.ColorSpace = Name.DeviceGray
        return True
    if isinstance(space, Indexed):
        image.ColorSpace = _table(job, space)
        return True
    if isinstance(space, Colorants) and job.separator.keep_spots:
        found = _plates(job, image, space, spaces)
        if found is not None:
            image.ColorSpace = found
            return True
    if isinstance(space, Process) and most_ink(_picture(image, 4)) <= job.separator.limit:
        image.ColorSpace = Name.DeviceCMYK
        return True
    return False


def _table(job: Separation, space: Indexed) -> pikepdf.Object:
    entries = len(space.table) // space.base.components
    mixes = [space.ink([at]).process for at in range(entries)]
    if job.is_mask(space.base):
        table = bytes(round(255 * (1 - mix[3])) for mix in mixes)
        return Array([Name.Indexed, Name.DeviceGray, entries - 1, pikepdf.String(table)])
    table = bytes(round(part * 255) for mix in mixes for part in mix)
    return Array([Name.Indexed, Name.DeviceCMYK, entries - 1, pikepdf.String(table)])


def _plates(
    job: Separation, image: pikepdf.Object, space: Colorants, spaces: pikepdf.Object
) -> pikepdf.Object | None:
    """Return the space of a picture that is one spot's plate, or some named plates over CMYK."""
    if len(space.names) == 1:
        printed = space.ink([1.0])
        return job.spot_space(printed.spot) if printed.spot else None
    named = image.ColorSpace
    value = spaces.get(str(named), named) if isinstance(named, Name) else named
    return value if value[2] == "/DeviceCMYK" else None


def _converted(
    job: Separation,
    image: pikepdf.Object,
    space: Space | None,
    given: pikepdf.Object | None,
    grey: bool,
) -> pikepdf.Object:
    picture = _picture(image, space.components if space else 0)
    if space is None:
        space = job.space(Name(_DEVICE[len(picture.getbands())]), Dictionary(), grey)
    mask = image.get("/Mask")
    shown = without_key(picture, [int(v) for v in mask]) if isinstance(mask, Array) else None
    picture = decoded(picture, _decode(image, space.components))
    smooth = any(name in _FILES for name in _filters(image))
    plates = _plates_of(job, picture, space, given, grey)
    data, filter_name = pack(plates, QUALITY, job.separator.limit, smooth)
    made = job.pdf.make_stream(data)
    made.Type, made.Subtype, made.Filter = Name.XObject, Name.Image, Name(filter_name)
    made.Width, made.Height, made.BitsPerComponent = *plates.size, 8
    made.ColorSpace = Name.DeviceCMYK if plates.mode == "CMYK" else Name.DeviceGray
    if smooth and plates.mode == "CMYK":
        made.Decode = Array([1, 0] * 4)  # as JPEGs of four plates have it
    for key in ("/SMask", "/Mask", "/Interpolate", "/OC"):
        if key in image and not (key == "/Mask" and shown):
            made[key] = image[key]
    if shown is not None:
        made.SMask = _mask(job, shown)
    return made


_DEVICE = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


def _plates_of(
    job: Separation, picture: Picture, space: Space, given: pikepdf.Object | None, grey: bool
) -> Picture:
    """Return decoded samples as plates: by table where the space is plain, else pixel by pixel."""
    if grey:
        return picture.convert("L")
    if isinstance(space, Rgb):
        return ink(picture, space.profile, job.separator.inking)
    if isinstance(space, Process):
        return within_limit(picture, job.separator.limit)
    ranges = component_ranges(given or Name.DeviceRGB, space)

    def mix(pixel: tuple[int, ...]) -> Sequence[float]:
        values = [
            low + v / 255 * (high - low) for v, (low, high) in zip(pixel, ranges, strict=True)
        ]
        return space.ink(values).process

    return mapped(picture, mix)


def _mask(job: Separation, shown: Picture) -> pikepdf.Object:
    data, filter_name = pack(shown, QUALITY, 4.0, smooth=False)
    mask = job.pdf.make_stream(data)
    mask.Type, mask.Subtype, mask.Filter = Name.XObject, Name.Image, Name(filter_name)
    mask.Width, mask.Height, mask.BitsPerComponent = *shown.size, 8
    mask.ColorSpace = Name.DeviceGray
    return mask


def _picture(image: pikepdf.Object, components: int) -> Picture:
    """Return the samples of a picture, not yet through its Decode."""
    try:
        if _filters(image) and _filters(image)[-1] in _FILES:
            picture = decode_file(_encoded(image))
            bands = len(picture.getbands())
            if components and bands != components:
                raise BadSamples(f"has {bands} plates where {components} are named")
            return picture
        size, bits = (int(image.Width), int(image.Height)), int(image.get("/BitsPerComponent", 8))
        return decode_samples(image.read_bytes(), size, components, bits)
    except (pikepdf.PdfError, ValueError, KeyError, AttributeError, NotImplementedError) as error:
        if isinstance(error, BadSamples):
            raise
        raise BadSamples("cannot be decoded") from error


def _encoded(image: pikepdf.Object) -> bytes:
    """Return the file, JPEG or JPEG 2000, that lies within a picture's other filters."""
    if len(_filters(image)) == 1:
        return bytes(image.read_raw_bytes())
    raise BadSamples("is packed twice")


def _decode(image: pikepdf.Object, components: int) -> list[tuple[float, float]]:
    """Return the Decode of a picture as shares 0–1, which all spaces but Lab and Indexed use."""
    given = [float(value) for value in image.get("/Decode", Array())]
    pairs = list(zip(given[::2], given[1::2], strict=False))
    sound = len(pairs) == components and all(0 <= v <= 1 for pair in pairs for v in pair)
    return pairs if sound else [(0.0, 1.0)] * components
