"""Shadings whose colours are inks: gradients, functions of the plane, and meshes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, replace

import pikepdf
from pikepdf import Array, Dictionary, Name

from publisher.separation.curves import curve, side_by_side, table
from publisher.separation.entries import Span, numbers, spans, whole
from publisher.separation.formulas import Function, Values
from publisher.separation.functions import read_function
from publisher.separation.gradients import (
    Area,
    Plates,
    has_hue,
    separate_areas,
    spot_of,
    token_of,
)
from publisher.separation.ink import BadColour, Ink, Space
from publisher.separation.meshes import WRITTEN_BITS, read_mesh
from publisher.separation.stretches import stretches

PLANE, AXIAL, RADIAL = 1, 2, 3  #: shading types; meshes are those from 4 to 7
COORDS = {AXIAL: 4, RADIAL: 6}
GRID = 64  #: samples along each side of a function of the plane
KEPT = ("/BBox", "/AntiAlias", "/Matrix", "/Coords", "/Domain", "/Extend")
MEASURES = {"/BBox": 4, "/Matrix": 6}  #: numbers in them
PACKING = ("/BitsPerCoordinate", "/BitsPerComponent", "/BitsPerFlag", "/VerticesPerRow", "/Decode")

SpotSpace = Callable[[str], pikepdf.Object]  #: the Separation colour space of a spot ink


def separate_shading(
    pdf: pikepdf.Pdf,
    shading: pikepdf.Object,
    space: Space,
    spot_space: SpotSpace,
    grey: bool = False,
    *,
    limit: float = 4.0,
) -> pikepdf.Object:
    """Return a new shading, an indirect object of `pdf`, that prints as `shading` looks.

    `space` is the shading's colour space, `spot_space` gives the Separation of a spot ink by its
    name: used when all colours are tints of one. Otherwise the colours are in DeviceCMYK, no
    more than `limit` of all inks together (3.0 for 300 %), or within a luminosity soft mask
    (`grey`) in DeviceGray. Raises `BadColour` with the reason if the shading is broken.
    """
    if not isinstance(shading, Dictionary | pikepdf.Stream):
        raise BadColour("a shading is missing")
    kind = whole(shading, "/ShadingType", range(1, 8))
    job = _Job(pdf, shading, kind, space, spot_space, Plates(grey=grey, limit=limit))
    if kind == PLANE:
        return job.plane()
    if kind in COORDS:
        return job.gradient()
    return job.tinted_mesh() if "/Function" in shading else job.mesh()


@dataclass(frozen=True)
class _Job:
    """One shading to be separated, with all it takes."""

    pdf: pikepdf.Pdf
    shading: pikepdf.Object
    kind: int
    space: Space
    spot_space: SpotSpace
    plates: Plates  #: as long as no spot ink is found to do

    def gradient(self) -> pikepdf.Object:
        """Return an axial or radial shading."""
        numbers(self.shading, "/Coords", COORDS[self.kind])
        (reach,) = spans(self.shading, "/Domain", 1, (0.0, 1.0))
        plates, function = self._along(reach)
        return self._dictionary(plates, function)

    def plane(self) -> pikepdf.Object:
        """Return a function-based shading, its function sampled."""
        domain = spans(self.shading, "/Domain", 2, (0.0, 1.0, 0.0, 1.0))
        function = self._function(2)
        if any(low == high for low, high in domain):
            raise BadColour("a function of a plane without area")
        xs, ys = (_steps(span) for span in domain)
        area = Area([function((x, y)) for y in ys for x in xs], GRID)
        plates, (values,) = separate_areas([area], self.space, self._background(), self.plates)
        sampled = table(self.pdf, values, (GRID, GRID), domain)
        return self._dictionary(plates, sampled)

    def tinted_mesh(self) -> pikepdf.Object:
        """Return a mesh whose corners have a place on a gradient: they keep it."""
        mesh = read_mesh(self.shading, self.kind, 1)
        low, high = sorted(mesh.decode[0])
        plates, function = self._along((low, high))
        return self._stream(mesh.data, plates, {**self._kept(PACKING), "/Function": function})

    def mesh(self) -> pikepdf.Object:
        """Return a mesh whose corners have colours."""
        mesh = read_mesh(self.shading, self.kind, self.space.components)
        colours = mesh.colours()
        inks = {packed: self.space.ink(values) for packed, values in colours.items()}
        spot = spot_of([*inks.values(), *self._background()])
        plates = self.plates if self.plates.grey else replace(self.plates, spot=spot or "")
        if not spot and has_hue(self.space, colours.values()):
            inks = {packed: self._hued(values) for packed, values in colours.items()}
        data = mesh.written({packed: plates.values(ink) for packed, ink in inks.items()})
        packing = self._kept(PACKING)
        packing["/BitsPerComponent"] = WRITTEN_BITS
        packing["/Decode"] = Array([*self.shading["/Decode"]][:4] + [0, 1] * plates.components)
        return self._stream(data, plates, packing)

    def _hued(self, colour: Values) -> Ink:
        """Return the ink of a corner beside others with a hue."""
        return Ink(token_of(self.space, colour) or self.space.profiled(colour))

    def _along(self, reach: Span) -> tuple[Plates, pikepdf.Object]:
        """Return the plates and the function of a gradient between two values."""
        found = stretches(self._function(1), reach)
        colours = [stretch.colours() for stretch in found]
        areas = [Area(row, len(row)) for row in colours]
        plates, rows = separate_areas(areas, self.space, self._background(), self.plates)
        curves = [curve(self.pdf, row) for row in rows]
        return plates, side_by_side(curves, [(part.start, part.end) for part in found])

    def _function(self, inputs: int) -> Function:
        function = read_function(self.shading.get("/Function"))
        if function.inputs != inputs or function.outputs != self.space.components:
            raise BadColour(
                f"a function from {function.inputs} to {function.outputs} numbers,"
                f" not from {inputs} to {self.space.components}"
            )
        return function

    def _background(self) -> list[Ink]:
        if "/Background" not in self.shading:
            return []
        return [self.space.ink(numbers(self.shading, "/Background", self.space.components))]

    def _dictionary(self, plates: Plates, function: pikepdf.Object) -> pikepdf.Object:
        entries = self._entries(plates) | {"/Function": function}
        return self.pdf.make_indirect(Dictionary(entries))

    def _stream(self, data: bytes, plates: Plates, entries: dict[str, object]) -> pikepdf.Object:
        return self.pdf.make_stream(data, self._entries(plates) | entries)

    def _entries(self, plates: Plates) -> dict[str, object]:
        """Return what every shading has, and all that is no colour."""
        entries: dict[str, object] = {"/ShadingType": self.kind}
        entries["/ColorSpace"] = self._space(plates)
        for key, count in MEASURES.items():
            if key in self.shading:
                numbers(self.shading, key, count)
        entries |= self._kept(KEPT)
        for ink in self._background():
            entries["/Background"] = Array(plates.values(ink))
        return entries

    def _kept(self, keys: Sequence[str]) -> dict[str, object]:
        return {key: copy(self.shading[key]) for key in keys if key in self.shading}

    def _space(self, plates: Plates) -> pikepdf.Object:
        if plates.spot:
            return self.spot_space(plates.spot)
        return Name.DeviceGray if plates.grey else Name.DeviceCMYK


def _steps(span: Span) -> list[float]:
    """Return evenly spaced values from one end of a span to the other."""
    low, high = span
    return [low + n / (GRID - 1) * (high - low) for n in range(GRID)]
