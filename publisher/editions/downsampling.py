"""Downsampling: pictures of an advertisement are no finer on screens than all others.

They keep their colour space: paths and text beside them are in it as well, and would no longer
match a picture that was converted by itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import suppress

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.editions.edition import Edition
from publisher.incoming import DAMAGE
from publisher.pages.geometry import Matrix, concatenate
from publisher.pictures.samples import BadSamples, scaled_jpeg
from publisher.separation.rasters import bits_of, filters, read_samples
from publisher.store import Store, fingerprint

VERSION = "1"  #: raised whenever the same picture gives other bytes
MAX_NESTING = 12  #: forms within forms
MAX_EFFORT = 1_000_000  #: instructions; where a page has more, its pictures stay
ENTRY = 25  #: instructions that it is worth as much effort as to enter a form
WORTH = 1.5  #: times the pixels that are wanted: what has fewer gains nothing
_SPACES = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4, "/CalGray": 1, "/CalRGB": 3}

Size = tuple[float, float]


def downsample(form: pikepdf.Object, matrix: Matrix, edition: Edition, store: Store) -> None:
    """Scale the pictures that a form draws down to the ppi of an edition.

    `matrix` carries the form to pt of the page. What is no plain photograph (of one bit, of a
    table of colours, in a pattern, damaged) stays as it is.
    """
    walk = _Walk()
    try:
        walk.follow(form, matrix, 0)
    except DAMAGE:
        return
    for image, size in walk.largest() if walk.effort >= 0 else ():
        with suppress(BadSamples, *DAMAGE):
            _scale(image, size, edition, store)


class _Walk:
    """Finds the pictures that are drawn, each with the size of its largest place in pt."""

    def __init__(self) -> None:
        self.effort = MAX_EFFORT  #: what is left of it
        self._found: dict[tuple[int, int], tuple[pikepdf.Object, Size]] = {}

    def largest(self) -> Iterator[tuple[pikepdf.Object, Size]]:
        """Yield each picture with width and height."""
        yield from self._found.values()

    def follow(self, form: pikepdf.Object, matrix: Matrix, depth: int) -> None:
        """Go through the content of a form."""
        objects = form.get("/Resources", Dictionary()).get("/XObject", Dictionary())
        saved: list[Matrix] = []
        instructions = pikepdf.parse_content_stream(form)
        self.effort -= len(instructions) + ENTRY
        for instruction in instructions:
            operands = instruction.operands
            match str(instruction.operator):
                case _ if self.effort < 0:
                    return
                case "q":
                    saved.append(matrix)
                case "Q" if saved:
                    matrix = saved.pop()
                case "cm":
                    matrix = concatenate(_matrix(operands), matrix)
                case "Do" if str(operands[0]) in objects:
                    self._draw(objects[str(operands[0])], matrix, depth)

    def _draw(self, thing: pikepdf.Object, matrix: Matrix, depth: int) -> None:
        if thing.get("/Subtype") == "/Image":
            self._note(thing, matrix)
            if isinstance(mask := thing.get("/SMask"), pikepdf.Stream):
                self._note(mask, matrix)
        elif thing.get("/Subtype") == "/Form" and depth < MAX_NESTING:
            inner = concatenate(_matrix(thing.get("/Matrix", [1, 0, 0, 1, 0, 0])), matrix)
            self.follow(thing, inner, depth + 1)

    def _note(self, image: pikepdf.Object, matrix: Matrix) -> None:
        a, b, c, d, _, _ = matrix
        _, (width, height) = self._found.get(image.objgen, (image, (0.0, 0.0)))
        size = max(width, math.hypot(a, b)), max(height, math.hypot(c, d))
        self._found[image.objgen] = image, size


def _matrix(values: object) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)  # type: ignore[attr-defined]
    return a, b, c, d, e, f


def _scale(image: pikepdf.Object, size: Size, edition: Edition, store: Store) -> None:
    """Scale a picture that is placed at a size in pt, if that is worth it."""
    components = _components(image)
    given = int(image.Width), int(image.Height)
    wanted = tuple(max(1, math.ceil(side / 72 * edition.ppi)) for side in size)
    width, height = min(given[0], wanted[0]), min(given[1], wanted[1])
    if not components or width * height * WORTH > given[0] * given[1]:
        return
    head = f"{VERSION} {width} {height} {edition.quality} {components} {given} {_packing(image)}"
    key = fingerprint("downsampled", head, image.read_raw_bytes())
    data = store.get(key)
    if data is None:
        data = scaled_jpeg(read_samples(image, components), (width, height), edition.quality)
        store.put(key, data)
    image.write(data, filter=Name.DCTDecode)
    image.Width, image.Height, image.BitsPerComponent = width, height, 8


def _packing(image: pikepdf.Object) -> str:
    """Return what the bytes of a picture mean, so far as it is not in them."""
    parameters = image.get("/DecodeParms", Dictionary())
    return f"{bits_of(image)} {filters(image)} {parameters.unparse()!r}"


def _components(image: pikepdf.Object) -> int:
    """Return the components of a photograph's colours; 0 where it is something else."""
    mask = image.get("/SMask")
    blended = isinstance(mask, pikepdf.Stream) and "/Matte" in mask
    keyed = isinstance(image.get("/Mask"), Array)
    if blended or keyed or "/Matte" in image or image.get("/ImageMask", False):
        return 0
    if bits_of(image) < 8 or "/JPXDecode" in filters(image):
        return 0
    space = image.get("/ColorSpace")
    if isinstance(space, Array) and len(space) > 1 and space[0] == "/ICCBased":
        return int(space[1].N)
    family = space[0] if isinstance(space, Array) and len(space) else space
    return _SPACES.get(str(family), 0)
