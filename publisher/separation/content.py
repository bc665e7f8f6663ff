"""One content stream written again in inks, with what black is to print over.

What paints is kept; what says colour is said anew; what only tags need is left out.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import ContentStreamInstruction, Name, Operator

from publisher.pages.geometry import IDENTITY, Matrix
from publisher.separation.colouring import Colouring
from publisher.separation.ink import BadColour
from publisher.separation.state import Paint, State, is_black, is_white

if TYPE_CHECKING:
    from publisher.separation.separation import Separation

MAX_OPERATORS = 20_000_000  #: of one stream; the fullest map has two million
_PAINTING = {  # operator: (fills, strokes)
    **dict.fromkeys(("f", "F", "f*"), (True, False)),
    **dict.fromkeys(("S", "s"), (False, True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), (True, True)),
    "n": (False, False),
}
_TEXT_MODES = {0: (True, False), 1: (False, True), 2: (True, True), 3: (False, False)}


class ContentStream(Colouring):
    """Rewrites one stream: follows its state, and says what black prints over."""

    def __init__(
        self,
        job: Separation,
        resources: pikepdf.Object,
        state: State,
        *,
        grey: bool = False,
        depth: int = 0,
        own: pikepdf.Object | None = None,
    ) -> None:
        super().__init__(job, resources, state, grey=grey, depth=depth, own=own)
        self._stack: list[State] = []
        self._kept: list[bool] = []  #: for each open marked content: whether it is written
        self._path: int | None = None  #: where, in what is written, the current path begins
        self._boxes: list[tuple[float, float]] = []  #: its rectangles' sides, in units of its own
        self._only_boxes = True

    def rewrite(self, source: pikepdf.Page | pikepdf.Object) -> bytes:
        """Return the stream in inks. Raises `BadColour`, or pikepdf's errors on broken content."""
        instructions = pikepdf.parse_content_stream(source)
        if len(instructions) > MAX_OPERATORS:
            raise BadColour("has too many operators")
        for instruction in instructions:
            operator = str(instruction.operator)
            handler = _HANDLERS.get(operator)
            if handler is None:
                self._out.append(instruction)
            else:
                handler(self, instruction, operator)
        return pikepdf.unparse_content_stream(self._out)

    # State

    def _push(self, instruction: ContentStreamInstruction, operator: str) -> None:
        self._stack.append(self._state.copy())
        self._out.append(instruction)

    def _pop(self, instruction: ContentStreamInstruction, operator: str) -> None:
        if self._stack:
            text = self._state.text
            self._state = self._stack.pop()
            self._state.text = text
        self._out.append(instruction)

    def _transform(self, instruction: ContentStreamInstruction, operator: str) -> None:
        self._state.concatenate(_matrix(instruction.operands))
        self._out.append(instruction)

    def _line_width(self, instruction: ContentStreamInstruction, operator: str) -> None:
        self._state.width = float(instruction.operands[0])
        self._out.append(instruction)

    def _text(self, instruction: ContentStreamInstruction, operator: str) -> None:
        """Follow the text state: begin, matrix, face and size, mode."""
        operands = instruction.operands
        match operator:
            case "BT":
                self._state.text = IDENTITY
            case "Tm":
                self._state.text = _matrix(operands)
            case "Tr":
                self._state.mode = int(operands[0])
            case "Tf":
                self._state.size = float(operands[1])
                font = self._job.font(self._resource("/Font", operands[0]), self._grey, self._depth)
                self._use("/Font", str(operands[0]), font)
        self._out.append(instruction)

    def _graphics_state(self, instruction: ContentStreamInstruction, operator: str) -> None:
        name = instruction.operands[0]
        given = self._resource("/ExtGState", name)
        self._follow(given)
        self._use("/ExtGState", str(name), self._job.graphics_state(given, self._depth))
        self._out.append(instruction)

    def _follow(self, given: pikepdf.Object) -> None:
        state = self._state
        if "/LW" in given:
            state.width = float(given.LW)
        if "/Font" in given:
            state.size = float(given.Font[1])
        if "/OP" in given:
            state.stroke.asked = bool(given.OP)
            state.fill.asked = bool(given.get("/op", given.OP))
        elif "/op" in given:
            state.fill.asked = bool(given.op)

    # Painting

    def _begin_path(self, instruction: ContentStreamInstruction, operator: str) -> None:
        if self._path is None:
            self._path, self._boxes, self._only_boxes = len(self._out), [], True
        if operator == "re":
            _, _, width, height = (float(value) for value in instruction.operands)
            self._boxes.append((abs(width), abs(height)))
        else:
            self._only_boxes = False
        self._out.append(instruction)

    def _paint_path(self, instruction: ContentStreamInstruction, operator: str) -> None:
        fills, strokes = _PAINTING[operator]
        at = len(self._out) if self._path is None else self._path
        thin = (
            bool(self._boxes) and self._only_boxes and self._thinnest() < self._job.overprint.lines
        )
        if fills:
            self._overprint(self._state.fill, thin, at)
        if strokes:
            fine = self._state.line_width < self._job.overprint.lines
            self._overprint(self._state.stroke, fine, at)
        self._path = None
        self._out.append(instruction)

    def _thinnest(self) -> float:
        """Return the least width, in pt, of the rectangles of a path: rules are often drawn so."""
        a, b, c, d, _, _ = self._state.matrix
        across, up = math.hypot(a, b), math.hypot(c, d)
        return max(min(width * across, height * up) for width, height in self._boxes)

    def _show_text(self, instruction: ContentStreamInstruction, operator: str) -> None:
        fills, strokes = _TEXT_MODES[self._state.mode % 4]
        small = self._state.text_size < self._job.overprint.text
        if fills:
            self._overprint(self._state.fill, small, len(self._out))
        if strokes:
            self._overprint(self._state.stroke, small, len(self._out))
        self._out.append(instruction)

    def _overprint(self, paint: Paint, fine: bool, at: int) -> None:
        """Say whether a paint overprints, before `at`, unless that is what was said last.

        Fine black overprints, white never does (Ghent R0007–R0010), a varnish or foil always does;
        everything else does what the source asks.
        """
        wanted = paint.asked and not is_white(paint.ink)
        wanted = wanted or (fine and is_black(paint.ink)) or self._job.is_finish(paint.ink)
        if self._grey or self.uncoloured or wanted == paint.set:
            return
        paint.set = wanted
        key = (self._state.stroke.set, self._state.fill.set)
        name = self._own("/ExtGState", f"overprint {key}", lambda: self._job.overprints(*key))
        self._out.insert(at, ContentStreamInstruction([name], Operator("gs")))
        self._path = None if self._path is None else self._path + 1

    def _knock_out(self) -> None:
        """Let nothing overprint that comes with colours of its own, unless the source asks it."""
        for paint in (self._state.fill, self._state.stroke):
            ink, paint.ink = paint.ink, None
            self._overprint(paint, fine=False, at=len(self._out))
            paint.ink = ink

    def _shade(self, instruction: ContentStreamInstruction, operator: str) -> None:
        name = instruction.operands[0]
        shading = self._job.shading(self._resource("/Shading", name), self._spaces, self._grey)
        self._use("/Shading", str(name), shading)
        self._knock_out()
        self._out.append(instruction)

    def _place(self, instruction: ContentStreamInstruction, operator: str) -> None:
        name = instruction.operands[0]
        placed = self._resource("/XObject", name)
        kind = str(placed.get("/Subtype", ""))
        if kind == "/Form":
            self._knock_out()
            new = self._job.form(placed, self._old, self._state, self._grey, self._depth)
        elif kind == "/Image":
            new = self._image(placed)
        else:
            return  # PostScript has no place in a press file
        self._use("/XObject", str(name), new)
        self._out.append(instruction)

    def _image(self, image: pikepdf.Object) -> pikepdf.Object:
        if image.get("/ImageMask", False):
            self._overprint(self._state.fill, False, len(self._out))
        else:
            self._knock_out()
        return self._job.image(image, self._spaces, self._grey)

    def _inline_image(self, instruction: pikepdf.ContentStreamInlineImage, operator: str) -> None:
        """Place a picture that stands in the stream itself as one that stands beside it."""
        given = instruction.iimage
        image = self._job.pdf.make_stream(given.read_raw_bytes())
        for key, value in given.obj.items():
            image[key] = value
        image.Type, image.Subtype = Name.XObject, Name.Image
        made = self._image(image)
        self._say([self._own("/XObject", f"inline {len(self._out)}", lambda: made)], "Do")

    # Marked content

    def _begin_marked(self, instruction: ContentStreamInstruction, operator: str) -> None:
        """Keep layers; drop tags, whose structure tree a press file does not have."""
        operands = instruction.operands
        kept = operator == "BDC" and operands[0] == "/OC" and isinstance(operands[1], Name)
        self._kept.append(kept)
        if kept:
            self._use("/Properties", str(operands[1]), self._resource("/Properties", operands[1]))
            self._out.append(instruction)

    def _end_marked(self, instruction: ContentStreamInstruction, operator: str) -> None:
        if self._kept and self._kept.pop():
            self._out.append(instruction)

    def _drop(self, instruction: ContentStreamInstruction, operator: str) -> None:
        """Leave out what only tags or PostScript need."""

    def _glyph(self, instruction: ContentStreamInstruction, operator: str) -> None:
        self.uncoloured = operator == "d1"
        self._out.append(instruction)


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


_HANDLERS: dict[str, Callable[..., None]] = {
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), ContentStream._plain),
    **dict.fromkeys(("cs", "CS"), ContentStream._space),
    **dict.fromkeys(("sc", "SC", "scn", "SCN"), ContentStream._set),
    **dict.fromkeys(("BT", "Tm", "Tr", "Tf"), ContentStream._text),
    **dict.fromkeys(("m", "re"), ContentStream._begin_path),
    **dict.fromkeys(_PAINTING, ContentStream._paint_path),
    **dict.fromkeys(("Tj", "TJ", "'", '"'), ContentStream._show_text),
    **dict.fromkeys(("BMC", "BDC"), ContentStream._begin_marked),
    **dict.fromkeys(("MP", "DP", "PS"), ContentStream._drop),
    **dict.fromkeys(("d0", "d1"), ContentStream._glyph),
    "EMC": ContentStream._end_marked,
    "q": ContentStream._push,
    "Q": ContentStream._pop,
    "cm": ContentStream._transform,
    "w": ContentStream._line_width,
    "gs": ContentStream._graphics_state,
    "sh": ContentStream._shade,
    "Do": ContentStream._place,
    "INLINE IMAGE": ContentStream._inline_image,
}
