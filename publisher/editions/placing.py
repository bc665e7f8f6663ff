"""Placing: every frame of the master gets the rendition that its edition needs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.editions.edition import Edition
from publisher.pages.fragment import Frame
from publisher.pages.geometry import PT_PER_MM, Box, around, intersect, shares
from publisher.pages.join import Master
from publisher.pictures.advertisement import AdvertisementFile
from publisher.pictures.files import PictureFile
from publisher.pictures.rendition import Rendition, RenditionOrder, make_rendition
from publisher.problems import ExitCode, Problem, Problems
from publisher.store import Store
from publisher.workshop import Workshop

Progress = Callable[[str, int, int, str], None]  #: step, how many are done, of how many, which
MAX_NESTING = 12
WHOLE = (0.0, 0.0, 1.0, 1.0)  #: a crop that leaves all of a picture
READERS = 4  #: renditions that are read at once


@dataclass(frozen=True)
class Darkroom:
    """Where renditions come from: the pictures by id, workers, and what was made before."""

    pictures: Mapping[str, PictureFile]
    cmyk_profile: Path
    workshop: Workshop
    store: Store
    problems: Problems
    progress: Progress
    advertisements: Mapping[str, AdvertisementFile] = field(default_factory=dict)  #: by id

    def develop(self, orders: Sequence[RenditionOrder]) -> dict[str, Rendition]:
        """Return the renditions of the orders by key, after reporting pictures that fail."""
        unique = {order.key: order for order in orders}
        made = self._kept(unique)
        missing = [(key, order) for key, order in unique.items() if key not in made]
        self.progress("pictures", len(made), len(unique), "")
        for index, result in self.workshop.run(make_rendition, [order for _, order in missing]):
            key, order = missing[index]
            if isinstance(result, Rendition):
                made[key] = result
                self.store.put(key, result.pack())
                self.progress("pictures", len(made), len(unique), Path(order.path).name)
            else:
                reason = getattr(result, "error", "") or getattr(result, "reason", "")
                message = f'picture "{Path(order.path).name}" cannot be used: {reason}'
                hint = "copy or export it again"
                self.problems.add(
                    Problem("picture-damaged", message, None, hint, step=ExitCode.PICTURE)
                )
        return made

    def _kept(self, keys: Iterable[str]) -> dict[str, Rendition]:
        """Return what was made before: reading and checking many megabytes, several at once."""
        with ThreadPoolExecutor(READERS) as readers:
            packed = zip(keys, readers.map(self.store.get, keys), strict=True)
            found = ((key, Rendition.unpack(data)) for key, data in packed if data)
            return {key: rendition for key, rendition in found if rendition}


def place_pictures(
    master: Master, edition: Edition, darkroom: Darkroom
) -> frozenset[tuple[int, int]]:
    """Put a rendition into every frame of the master, and return the numbers of these objects.

    Raises `Faulty` if one cannot be made.
    """
    holes = [
        hole
        for hole in _holes(master, reach_of(master, edition.bleed), whole=edition.untouched)
        if hole.picture not in darkroom.advertisements
    ]
    orders = [_order(hole, edition, darkroom) for hole in holes]
    renditions = darkroom.develop(orders)
    darkroom.problems.stop()
    images: dict[str, pikepdf.Object] = {}
    for hole, order in zip(holes, orders, strict=True):
        if order.key not in images:
            images[order.key] = _image(master.pdf, renditions.pop(order.key))  # kept once, there
        _fill(master.pdf, hole, images[order.key])
    return frozenset(image.objgen for image in images.values())


@dataclass(frozen=True)
class _Hole:
    """What one rendition fills: a frame, or all of a picture in a form drawn several times."""

    objects: pikepdf.Object  #: the XObject dictionary that it is named in
    name: str
    picture: str
    crop: Box  #: what shows of it anywhere: left, top, right, bottom as shares, 0–1
    size: tuple[float, float]  #: of the whole picture where it stands largest, in pt


def _holes(master: Master, reach: Box, whole: bool) -> list[_Hole]:
    """Return the holes of the master in the order of its frames; `whole` ones are not cropped."""
    found: dict[tuple[tuple[int, int], str], tuple[pikepdf.Object, list[Frame]]] = {}
    for frame in master.frames:
        owner = _owner(master.pdf.pages[frame.page].obj, frame.name)
        if owner is not None:
            found.setdefault((owner.objgen, frame.name), (owner, []))[1].append(frame)
    return [
        _hole(owner.Resources.XObject, frames, None if whole else reach)
        for owner, frames in found.values()
    ]


def _hole(objects: pikepdf.Object, frames: Sequence[Frame], reach: Box | None) -> _Hole:
    crops = (
        [WHOLE] * len(frames)
        if reach is None
        else [shares(frame.matrix, intersect(frame.clip, reach)) for frame in frames]
    )
    seen = [at for at, (left, top, right, bottom) in enumerate(crops) if left < right]
    shown = [at for at in seen if crops[at][1] < crops[at][3]] or range(len(frames))
    crop = reduce(around, [crops[at] for at in shown])
    matrices = [frames[at].matrix for at in shown]
    width = max(math.hypot(a, b) for a, b, *_ in matrices)
    height = max(math.hypot(c, d) for _, _, c, d, *_ in matrices)
    return _Hole(objects, frames[0].name, frames[0].picture, crop, (width, height))


def reach_of(master: Master, bleed: float) -> Box:
    """Return the trim and `bleed` mm around it, in pt of user space."""
    left, bottom, right, top = (float(side) for side in master.pdf.pages[0].obj.TrimBox)
    over = bleed * PT_PER_MM
    return left - over, bottom - over, right + over, top + over


def _order(hole: _Hole, edition: Edition, darkroom: Darkroom) -> RenditionOrder:
    """Return the order for what shows of a picture, at the edition's ppi of its placed size."""
    (width, height), (left, top, right, bottom) = hole.size, hole.crop
    return RenditionOrder(
        path=str(darkroom.pictures[hole.picture].path),
        id=hole.picture,
        crop=hole.crop,
        width=max(1, math.ceil(width * (right - left) / 72 * edition.ppi)),
        height=max(1, math.ceil(height * (bottom - top) / 72 * edition.ppi)),
        quality=edition.quality,
        cmyk_profile=str(darkroom.cmyk_profile),
        inking=edition.inking,
        untouched=edition.untouched,
    )


def _image(pdf: pikepdf.Pdf, rendition: Rendition) -> pikepdf.Object:
    image = pdf.make_stream(rendition.data)
    _describe(image, rendition, Name(f"/Device{rendition.space}"), rendition.bits)
    if rendition.jpeg:
        image.Filter = Name.DCTDecode
        if rendition.space == "CMYK":
            image.Decode = Array([1, 0] * 4)  # JPEGs of four plates count paper as full
    if rendition.mask is not None:
        mask = pdf.make_stream(rendition.mask)
        _describe(mask, rendition, Name.DeviceGray, 8)
        image.SMask = mask
    return image


def _describe(image: pikepdf.Object, rendition: Rendition, space: pikepdf.Name, bits: int) -> None:
    image.Type, image.Subtype = Name.XObject, Name.Image
    image.Width, image.Height = rendition.width, rendition.height
    image.ColorSpace, image.BitsPerComponent = space, bits


def _fill(pdf: pikepdf.Pdf, hole: _Hole, image: pikepdf.Object) -> None:
    left, top, right, bottom = hole.crop
    placed = image
    if hole.crop != WHOLE:
        numbers = (right - left, bottom - top, left, 1 - bottom)
        width, height, x, y = (f"{number:.6f}" for number in numbers)
        placed = pdf.make_stream(f"{width} 0 0 {height} {x} {y} cm /Picture Do".encode())
        placed.Type, placed.Subtype = Name.XObject, Name.Form
        placed.BBox = Array([0, 0, 1, 1])
        placed.Resources = Dictionary(XObject=Dictionary(Picture=image))
    hole.objects[hole.name] = placed


def hang(pdf: pikepdf.Pdf, frame: Frame, placed: pikepdf.Object) -> None:
    """Put an image or a form into a frame; it is drawn there by the frame's matrix."""
    owner = _owner(pdf.pages[frame.page].obj, frame.name)
    if owner is not None:
        owner.Resources.XObject[frame.name] = placed


def _owner(holder: pikepdf.Object, name: str, depth: int = 0) -> pikepdf.Object | None:
    """Return the page, or the form or pattern on it, whose resources name a frame."""
    resources = holder.get("/Resources", Dictionary())
    objects = resources.get("/XObject", Dictionary())
    if name in objects:
        return holder
    inner = [value for _, value in objects.items()]
    inner += [value for _, value in resources.get("/Pattern", Dictionary()).items()]
    for value in inner if depth < MAX_NESTING else []:
        if "/Resources" in value:
            found = _owner(value, name, depth + 1)
            if found is not None:
                return found
    return None
