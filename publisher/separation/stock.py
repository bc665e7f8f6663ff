"""What the drawings of a PDF share: spaces, spot inks, shadings and pictures, each made once."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.manifest.printer import Overprint
from publisher.separation.families import read_space
from publisher.separation.images import separate_image
from publisher.separation.ink import BadColour, Ink, Space
from publisher.separation.luminosity import Luminosity
from publisher.separation.separator import Separator
from publisher.separation.shadings import separate_shading

MAX_NESTING = 24  #: forms within forms
MAX_OPERATORS = 20_000_000  #: of a whole file; the fullest map has two million


@dataclass
class Stock:
    """The separation of one PDF, as far as single things go."""

    pdf: pikepdf.Pdf
    separator: Separator
    overprint: Overprint
    plates: frozenset[tuple[int, int]] = frozenset()  #: pictures that are plates within the limit
    _made: dict[tuple[object, ...], pikepdf.Object] = field(default_factory=dict)
    _spaces: dict[tuple[tuple[int, int], bool], Space] = field(default_factory=dict)
    _spot_spaces: dict[str, pikepdf.Object] = field(default_factory=dict)
    _open: set[tuple[int, int]] = field(default_factory=set)
    _operators: int = 0

    def __post_init__(self) -> None:
        self._masks = Luminosity(self.separator)

    def spend(self, operators: int) -> None:
        """Count operators that are rewritten. Raises `BadColour` where they are too many."""
        self._operators += operators
        if self._operators > MAX_OPERATORS:
            raise BadColour("more drawn than any page is worth")

    def packed(self, content: bytes) -> pikepdf.Stream:
        """Return content as a stream, packed once for all the files that it goes into."""
        return self.pdf.make_stream(zlib.compress(content), Filter=Name.FlateDecode)

    def shading(
        self, shading: pikepdf.Object, spaces: pikepdf.Object, grey: bool
    ) -> pikepdf.Object:
        """Return a shading in inks."""

        def make() -> pikepdf.Object:
            space = self.space(shading.ColorSpace, spaces, grey)
            limit = self.separator.limit
            return separate_shading(self.pdf, shading, space, self.spot_space, grey, limit=limit)

        return self._once("shading", shading, make, grey)

    def image(self, image: pikepdf.Object, spaces: pikepdf.Object, grey: bool) -> pikepdf.Object:
        """Return a picture in inks; a stencil is as it was."""
        make = partial(separate_image, self, image, spaces, grey)
        return self._once("image", image, make, grey)

    def space(self, value: pikepdf.Object, spaces: pikepdf.Object, grey: bool) -> Space:
        """Return a colour space, read; `grey` is for soft masks: lightness alone counts there."""
        separator = self.separator_for(grey)
        named = spaces.get(str(value), value) if isinstance(value, Name) else value
        key = (named.objgen, grey) if named.is_indirect else None
        if key is None or key not in self._spaces:
            space = read_space(value, spaces, separator)
            if key is None:
                return space
            self._spaces[key] = space
        return self._spaces[key]

    def separator_for(self, grey: bool) -> Separator:
        """Return the separator, or the one for soft masks."""
        return self._masks if grey else self.separator

    def spot_space(self, name: str) -> pikepdf.Object:
        """Return the Separation of a spot ink: one object for the whole file."""
        if name not in self._spot_spaces:
            spot = self.separator.spots.get(name)
            inks = list(spot.inks) if spot else [0, 0, 0, 0]
            tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=inks, N=1)
            space = Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])
            self._spot_spaces[name] = self.pdf.make_indirect(space)
        return self._spot_spaces[name]

    def base_of(self, ink: Ink, grey: bool) -> tuple[pikepdf.Object, Sequence[float]]:
        """Return the space that an ink is said in, and its numbers there."""
        if grey:
            return Name.DeviceGray, [1 - ink.process[3]]
        if ink.spot:
            return self.spot_space(ink.spot), [ink.tint]
        return Name.DeviceCMYK, ink.process

    def is_mask(self, space: Space) -> bool:
        """Whether a space was read for a soft mask."""
        return getattr(space, "separator", None) is self._masks

    def is_finish(self, ink: Ink | None) -> bool:
        """Whether an ink is a varnish or foil, which overprints whatever lies below."""
        spot = self.separator.spots.get(ink.spot) if ink else None
        return spot is not None and spot.finish

    def overprints(self, stroke: bool, fill: bool, mode: int) -> pikepdf.Object:
        """Return a graphics state that says what overprints; in mode 1 inks of 0 are left alone."""
        return Dictionary(Type=Name.ExtGState, OP=stroke, op=fill, OPM=mode)

    def _once(
        self,
        kind: str,
        source: pikepdf.Object,
        make: Callable[[], pikepdf.Object],
        *context: object,
        depth: int = 0,
    ) -> pikepdf.Object:
        """Return what was made of an object in a context, or make it; one in itself is broken."""
        if depth > MAX_NESTING:
            raise BadColour("too many drawings within one another")
        if not source.is_indirect:
            return make()
        key = (kind, source.objgen, *context)
        if key not in self._made:
            if source.objgen in self._open:
                raise BadColour("a drawing that draws itself")
            self._open.add(source.objgen)
            try:
                self._made[key] = make()
            finally:
                self._open.discard(source.objgen)
        return self._made[key]
