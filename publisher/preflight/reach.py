"""How far marks of an ink reach: the places where a page is painted in it.

A second look at the few pages where a rule asks for places: the walk itself knows no positions, so
that it need not read a shared form again for every place where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pikepdf import Array, String

from publisher.pages.geometry import (
    IDENTITY,
    Box,
    Matrix,
    around,
    bounds,
    box_of,
    concatenate,
    intersect,
    transform,
)
from publisher.preflight.content import Contents
from publisher.preflight.objects import (
    DAMAGE,
    box,
    dictionary,
    entries,
    identity,
    inherited,
    items,
    matrix,
)
from publisher.preflight.spaces import Space, SpaceReader

MAX_NESTING = 24
MAX_EFFORT = 2_000_000  #: instructions of a page; what comes later is held to be everywhere
LETTER = 0.6  #: em: a guess at the width of a letter, as only the edge of the text matters

_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}


@dataclass(frozen=True, slots=True)
class _Pen:
    matrix: Matrix = IDENTITY
    clip: Box | None = None
    fill: bool = False  #: whether the current colour is in the ink
    stroke: bool = False
    width: float = 1.0  #: of lines, in pt of user space
    size: float = 1.0  #: of text
    leading: float = 0.0


def painted(
    contents: Contents, page: Any, is_meant: Callable[[Space], bool]
) -> Iterator[Box | None]:
    """Yield the boxes, in pt, of what a page paints in certain spaces; None: perhaps everywhere.

    Boxes are those around paths and images as far as their clips show them; those of text are
    reckoned from the number of letters. Patterns, glyphs of Type 3 and masks are not entered.
    """
    reach = _Reach(contents, is_meant)
    yield from reach.stream(page, dictionary(inherited(page, "/Resources")), _Pen(), 0)


class _Reach:
    def __init__(self, contents: Contents, is_meant: Callable[[Space], bool]) -> None:
        self.is_meant = is_meant
        self.spaces = SpaceReader()
        self._contents, self._left = contents, MAX_EFFORT
        self._known: dict[tuple[int, int], bool] = {}  #: whether resources lead to the ink

    def stream(self, holder: Any, resources: Any, pen: _Pen, depth: int) -> Iterator[Box | None]:
        """Yield the boxes of a page or form."""
        if depth > MAX_NESTING or self._left < 0:
            yield None
            return
        if not (pen.fill or pen.stroke or self.leads(resources)):
            return
        instructions, _ = self._contents.read(holder)
        self._left -= len(instructions)
        if not (pen.fill or pen.stroke or self._names(resources)):
            instructions = self._leading(instructions, resources)
        player = _Player(self, resources, pen, depth)
        for operands, operator in instructions:
            try:
                yield from player.play(str(operator), list(operands))
            except DAMAGE:
                continue  # which the walk has reported

    def leads(self, resources: Any, depth: int = 0) -> bool:
        """Whether the ink is among resources, or among those of forms in them."""
        if depth > MAX_NESTING:
            return True
        return self._names(resources) or any(
            self._form_leads(dictionary(form), depth + 1)
            for _, form in entries(resources.get("/XObject"))
        )

    def _form_leads(self, form: Any, depth: int = 0) -> bool:
        key = identity(form)
        if key not in self._known:
            self._known[key] = False  # a form within itself leads nowhere new
            self._known[key] = self.leads(dictionary(form.get("/Resources")), depth)
        return self._known[key]

    def _names(self, resources: Any) -> bool:
        """Whether the ink is among the spaces, shadings and images that resources name."""
        spaces = [space for _, space in entries(resources.get("/ColorSpace"))]
        for kind in ("/Shading", "/XObject"):
            held = entries(resources.get(kind))
            spaces += [dictionary(each).get("/ColorSpace") for _, each in held]
        return any(
            self.is_meant(self.spaces.read(space, resources))
            for space in spaces
            if space is not None
        )

    def _leading(self, instructions: Sequence[Any], resources: Any) -> list[Any]:
        """Return the instructions that forms with the ink in them depend on.

        What stands between a `q` and its `Q` without such a form moves nothing that counts.
        """
        forms = dictionary(resources.get("/XObject"))
        kept: list[Any] = []
        opened: list[int] = []
        last = 0  #: how much of what is kept an ink depends on
        for operands, operator in instructions:
            name = str(operator)
            if name == "Q" and opened:
                begun = opened.pop()
                if begun >= last:
                    del kept[begun:]
                    continue
            elif name == "q":
                opened.append(len(kept))
            kept.append((operands, operator))
            if name == "Do":
                form = dictionary(forms.get(str(operands[0])))
                last = len(kept) if self._form_leads(form) else last
        return kept[:last]


class _Player:
    def __init__(self, reach: _Reach, resources: Any, pen: _Pen, depth: int) -> None:
        self._reach, self._resources, self._depth = reach, resources, depth
        self._pen = pen
        self._saved: list[_Pen] = []
        self._path: Box | None = None
        self._clipping = False
        self._line = IDENTITY  #: where the line of text begins

    def play(self, name: str, operands: list[Any]) -> Iterator[Box | None]:
        match name:
            case "q":
                self._saved.append(self._pen)
            case "Q" if self._saved:
                self._pen = self._saved.pop()
            case "cm":
                moved = concatenate(matrix(Array(operands)), self._pen.matrix)
                self._pen = replace(self._pen, matrix=moved)
            case "w":
                self._pen = replace(self._pen, width=float(operands[0]))
            case "cs" | "CS" | "g" | "rg" | "k" | "G" | "RG" | "K":
                self._choose(name, operands)
            case "re" | "m" | "l" | "c" | "v" | "y":
                self._path = around(self._path, self._traced(name, operands))
            case "W" | "W*":
                self._clipping = True
            case "n" | "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*":
                yield from self._paint(name)
            case "Do":
                yield from self._place(operands)
            case "sh" if self._is_shading(operands):
                yield self._pen.clip
            case _:
                yield from self._write(name, operands)

    def _choose(self, name: str, operands: list[Any]) -> None:
        meant = name.lower() == "cs" and self._meant(operands[0])
        if name.isupper():
            self._pen = replace(self._pen, stroke=meant)
        else:
            self._pen = replace(self._pen, fill=meant)

    def _meant(self, value: Any) -> bool:
        return self._reach.is_meant(self._reach.spaces.read(value, self._resources))

    def _is_shading(self, operands: list[Any]) -> bool:
        shading = dictionary(self._resources.get("/Shading")).get(str(operands[0]))
        return self._meant(dictionary(shading).get("/ColorSpace"))

    def _traced(self, name: str, operands: list[Any]) -> Box:
        values = [float(operand) for operand in operands]
        if name == "re":
            x, y, width, height = values
            return box_of(self._pen.matrix, (x, y, x + width, y + height))
        points = zip(values[::2], values[1::2], strict=True)
        return bounds(transform(self._pen.matrix, x, y) for x, y in points)

    def _paint(self, name: str) -> Iterator[Box | None]:
        path, self._path = self._path, None
        if path is not None and name in _PAINTS and self._pen.fill:
            yield intersect(path, self._pen.clip)
        if path is not None and name in _STROKES and self._pen.stroke:
            a, b, c, d, *_ = self._pen.matrix
            half = self._pen.width * max(abs(a) + abs(c), abs(b) + abs(d)) / 2
            wide = (path[0] - half, path[1] - half, path[2] + half, path[3] + half)
            yield intersect(wide, self._pen.clip)
        if self._clipping:
            self._pen = replace(self._pen, clip=intersect(self._pen.clip, path))
            self._clipping = False

    def _place(self, operands: list[Any]) -> Iterator[Box | None]:
        held = dictionary(self._resources.get("/XObject"))
        placed = dictionary(held.get(str(operands[0])))
        if placed.get("/Subtype") == "/Form":
            whole = concatenate(matrix(placed.get("/Matrix")), self._pen.matrix)
            frame = box(placed.get("/BBox"))
            shown = intersect(self._pen.clip, box_of(whole, frame) if frame else None)
            resources = dictionary(placed.get("/Resources", self._resources))
            pen = replace(self._pen, matrix=whole, clip=shown)
            yield from self._reach.stream(placed, resources, pen, self._depth + 1)
        elif (
            self._pen.fill
            if placed.get("/ImageMask") is True
            else self._meant(placed.get("/ColorSpace"))
        ):
            yield intersect(box_of(self._pen.matrix, (0.0, 0.0, 1.0, 1.0)), self._pen.clip)

    def _write(self, name: str, operands: list[Any]) -> Iterator[Box | None]:
        match name:
            case "BT":
                self._line = IDENTITY
            case "Tf":
                self._pen = replace(self._pen, size=float(operands[1]))
            case "TL":
                self._pen = replace(self._pen, leading=float(operands[0]))
            case "Tm":
                self._line = matrix(Array(operands))
            case "Td" | "TD":
                self._move(float(operands[0]), float(operands[1]))
            case "T*" | "'" | '"':
                self._move(0.0, -self._pen.leading)
        if name in ("Tj", "TJ", "'", '"') and (self._pen.fill or self._pen.stroke):
            width = LETTER * self._pen.size * _letters(operands[-1])
            low, high = -0.25 * self._pen.size, self._pen.size
            whole = concatenate(self._line, self._pen.matrix)
            yield intersect(box_of(whole, (0.0, low, width, high)), self._pen.clip)

    def _move(self, x: float, y: float) -> None:
        self._line = concatenate((1.0, 0.0, 0.0, 1.0, x, y), self._line)


def _letters(shown: Any) -> int:
    parts = items(shown) if isinstance(shown, Array) else [shown]
    return sum(len(bytes(part)) for part in parts if isinstance(part, String))
