"""What a pressroom sees: the printer's marks of a page by box and ink, and its plates."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from marks import Face
from PIL import Image

from publisher.pages.geometry import Box

_INKED = {"S": "stroke", "f": "fill", "TJ": "text"}
_POINTS = ("m", "l", "c")


@dataclass(frozen=True)
class Painted:
    """One operator that paints: what, in which ink, its box in pt and the `q` that it is within."""

    kind: str  #: "stroke", "fill" or "text"
    ink: tuple[str, ...]  #: the colour space and the tints of it
    box: Box
    group: int  #: 0 outside every `q`
    text: str = ""
    dashed: bool = False


@dataclass
class _State:
    x: float = 0.0
    y: float = 0.0
    fill: tuple[str, ...] = ("DeviceGray", "0")
    stroke: tuple[str, ...] = ("DeviceGray", "0")
    weight: float = 1.0
    dashed: bool = False
    group: int = 0


@dataclass
class _Reader:
    form: pikepdf.Object
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)
    groups: int = 0
    face: Face | None = None
    size: float = 0.0
    at: tuple[float, float] = (0.0, 0.0)

    def read(self) -> Iterator[Painted]:
        for instruction in pikepdf.parse_content_stream(self.form):
            name, operands = str(instruction.operator), list(instruction.operands)
            if name in _INKED:
                yield self._painted(name, operands)
                self.points = []
            else:
                self._follow(name, operands)

    def _follow(self, name: str, operands: list[Any]) -> None:
        state = self.state
        if name == "q":
            self.saved.append(_State(**vars(state)))
            self.groups += 1
            state.group = self.groups
        elif name == "Q":
            self.state = self.saved.pop()
        elif name == "cm":
            *scale, x, y = map(float, operands)
            assert scale == [1, 0, 0, 1]
            state.x, state.y = state.x + x, state.y + y
        elif name in ("w", "d"):
            state.weight = float(operands[0]) if name == "w" else state.weight
            state.dashed = state.dashed or name == "d"
        elif name in ("cs", "CS", "scn", "SCN", "k"):
            self._ink(name, operands)
        elif name in _POINTS or name == "re":
            self._trace(name, [float(value) for value in operands])
        elif name == "Tf":
            self.face = Face(self.form.Resources.Font[str(operands[0])])
            self.size = float(operands[1])
        elif name == "Tm":
            self.at = (float(operands[4]), float(operands[5]))
        else:
            assert name in ("h", "BT", "ET"), name

    def _ink(self, name: str, operands: list[Any]) -> None:
        if name == "k":
            self.state.fill = ("DeviceCMYK", *(str(value) for value in operands))
        elif name in ("cs", "CS"):
            space = self.form.Resources.ColorSpace[str(operands[0])]
            assert space[0] == "/Separation"
            setattr(self.state, "fill" if name == "cs" else "stroke", (str(space[1])[1:],))
        else:
            key = "fill" if name == "scn" else "stroke"
            setattr(self.state, key, (getattr(self.state, key)[0], str(operands[0])))

    def _trace(self, name: str, values: list[float]) -> None:
        if name == "re":
            x, y, width, height = values
            values = [x, y, x + width, y + height]
        pairs = zip(values[::2], values[1::2], strict=True)
        self.points += [(x + self.state.x, y + self.state.y) for x, y in pairs]

    def _painted(self, name: str, operands: list[Any]) -> Painted:
        state = self.state
        if name == "TJ":
            return self._lettered(operands[0])
        half = state.weight / 2 if name == "S" else 0.0
        xs, ys = zip(*self.points, strict=True)
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
        if name == "S":  # butt caps: a straight line grows across its way alone
            across, up = (half if left == right else 0.0), (half if bottom == top else 0.0)
            if len(self.points) > 2:
                across = up = half
            left, bottom, right, top = left - across, bottom - up, right + across, top + up
        ink = state.stroke if name == "S" else state.fill
        box = (left, bottom, right, top)
        return Painted(_INKED[name], ink, box, state.group, "", state.dashed)

    def _lettered(self, items: Any) -> Painted:
        assert self.face is not None
        text, advance = "", 0.0
        for item in items:
            if not isinstance(item, pikepdf.String):
                advance -= float(item)
                continue
            for code in self.face.codes(bytes(item)):
                text += self.face.text(code)
                advance += self.face.width(code)
        (x, y), size = self.at, self.size
        box = (x, y - 0.25 * size, x + advance * size / 1000, y + 0.78 * size)
        return Painted("text", self.state.fill, box, 0, text)


def read_marks(page: pikepdf.Page) -> list[Painted]:
    """Return what the printer's marks of a page paint, in the order it is painted."""
    form = page.obj.Resources.XObject.PrinterMarks
    return list(_Reader(form).read())


def plates(path: Path, folder: Path, ppi: int = 144) -> dict[str, Any]:
    """Return the plates of the first page by name: how much ink is where, 0–1, from the top."""
    options = ["-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-dFirstPage=1", "-dLastPage=1"]
    device = ["-sDEVICE=tiffsep", f"-r{ppi}", f"-sOutputFile={folder}/plate.tif"]
    subprocess.run(["gs", *options, *device, path], check=True, capture_output=True, timeout=120)
    found = {}
    for file in sorted(folder.glob("plate(*).tif")):
        with Image.open(file) as image:
            name = file.name.removeprefix("plate(").removesuffix(").tif")
            found[name] = 1 - np.asarray(image.convert("L"), dtype=float) / 255
    return found
