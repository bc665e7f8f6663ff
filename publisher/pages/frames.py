"""Frames: where the stand-ins stand in a painted fragment, each under a name of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from publisher.pages.fragment import Frame
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
from publisher.pages.resources import own_resources
from publisher.pictures.standin import read_stand_in

MAX_NESTING = 12  #: form XObjects within form XObjects


def name_frames(pdf: pikepdf.Pdf) -> tuple[Frame, ...]:
    """Give every placed stand-in a resource name of its own, and return the frames."""
    walk = _Walk(pdf)
    for number, page in enumerate(pdf.pages):
        walk.page(number, page)
    return tuple(walk.frames)


@dataclass
class _State:
    matrix: Matrix
    clip: Box | None


@dataclass
class _Walk:
    pdf: pikepdf.Pdf
    frames: list[Frame] = field(default_factory=list)
    _named: set[str] = field(default_factory=set)
    _stand_ins: dict[tuple[int, int], str | None] = field(default_factory=dict)

    def page(self, number: int, page: pikepdf.Page) -> None:
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        if not self._holds_stand_in(resources, 0):
            return
        own = own_resources(page)
        content = self._stream(number, page, own, _State(IDENTITY, None), 0)
        page.obj["/Contents"] = self.pdf.make_stream(content)
        self._patterns(number, own)

    def _patterns(self, number: int, resources: pikepdf.Object) -> None:
        for pattern in _values(resources.get("/Pattern")):
            if isinstance(pattern, pikepdf.Stream) and "/Resources" in pattern:
                matrix = _matrix(pattern.get("/Matrix"))
                self._form(number, pattern, _State(matrix, None), 1)

    def _form(self, number: int, form: pikepdf.Object, state: _State, depth: int) -> None:
        resources = form.get("/Resources", pikepdf.Dictionary())
        if depth > MAX_NESTING or not self._holds_stand_in(resources, depth):
            return
        form.write(self._stream(number, form, resources, state, depth))

    def _stream(
        self,
        number: int,
        holder: pikepdf.Page | pikepdf.Object,
        resources: pikepdf.Object,
        state: _State,
        depth: int,
    ) -> bytes:
        """Return the content with its stand-ins renamed, noting each as a frame."""
        stack: list[_State] = []
        path: Box | None = None  # the box around the path being built
        instructions = list(pikepdf.parse_content_stream(holder))
        for index, instruction in enumerate(instructions):
            operands, operator = instruction.operands, instruction.operator
            match str(operator):
                case "q":
                    stack.append(_State(state.matrix, state.clip))
                case "Q" if stack:
                    state = stack.pop()
                case "cm":
                    state.matrix = concatenate(_matrix(operands), state.matrix)
                case "re":
                    path = around(path, box_of(state.matrix, _rectangle(operands)))
                case "m" | "l" | "c" | "v" | "y":
                    path = around(path, _points(state.matrix, operands))
                case "W" | "W*":
                    state.clip = intersect(state.clip, path)
                case "n" | "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*":
                    path = None
                case "Do":
                    name = self._placed(
                        number, pikepdf.Name(str(operands[0])), resources, state, depth
                    )
                    if name is not None:
                        renamed = pikepdf.ContentStreamInstruction([name], operator)
                        instructions[index] = renamed
        return pikepdf.unparse_content_stream(instructions)

    def _placed(
        self,
        number: int,
        name: pikepdf.Name,
        resources: pikepdf.Object,
        state: _State,
        depth: int,
    ) -> pikepdf.Name | None:
        placed = resources["/XObject"][name]
        if placed.get("/Subtype") == "/Form":
            matrix = concatenate(_matrix(placed.get("/Matrix")), state.matrix)
            self._form(number, placed, _State(matrix, state.clip), depth + 1)
            return None
        picture = self._picture(placed)
        if picture is None:
            return None
        fresh = str(name)
        if fresh not in self._named:  # else it stands in a form that is drawn once more
            fresh = f"/Frame{len(self.frames) + 1}"
            self._named.add(fresh)
            resources["/XObject"][fresh] = placed
        self.frames.append(Frame(fresh, picture, number, state.matrix, state.clip))
        return pikepdf.Name(fresh)

    def _holds_stand_in(self, resources: pikepdf.Object, depth: int) -> bool:
        if depth > MAX_NESTING:
            return False
        for placed in _values(resources.get("/XObject")):
            if placed.get("/Subtype") == "/Image":
                if self._picture(placed) is not None:
                    return True
            elif self._holds_stand_in(placed.get("/Resources", pikepdf.Dictionary()), depth + 1):
                return True
        return any(
            self._holds_stand_in(pattern.get("/Resources", pikepdf.Dictionary()), depth + 1)
            for pattern in _values(resources.get("/Pattern"))
            if isinstance(pattern, pikepdf.Stream)
        )

    def _picture(self, image: pikepdf.Object) -> str | None:
        if image.objgen not in self._stand_ins:
            jpeg = image.get("/Filter") == "/DCTDecode"
            self._stand_ins[image.objgen] = read_stand_in(image.read_raw_bytes()) if jpeg else None
        return self._stand_ins[image.objgen]


def _values(dictionary: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    if dictionary is not None:
        yield from (value for _, value in dictionary.items())


def _matrix(operands: object) -> Matrix:
    if operands is None:
        return IDENTITY
    a, b, c, d, e, f = (float(value) for value in operands)  # type: ignore[attr-defined]
    return a, b, c, d, e, f


def _rectangle(operands: object) -> Box:
    x, y, width, height = (float(value) for value in operands)  # type: ignore[attr-defined]
    return min(x, x + width), min(y, y + height), max(x, x + width), max(y, y + height)


def _points(matrix: Matrix, operands: object) -> Box:
    values = [float(value) for value in operands]  # type: ignore[attr-defined]
    pairs = zip(values[::2], values[1::2], strict=True)
    return bounds(transform(matrix, x, y) for x, y in pairs)
