"""One content stream written again in inks, with what black is to print over.

What paints is kept; what says colour is said anew; what only tags need is left out.
"""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import ContentStreamInstruction, Name

from publisher.pages.geometry import IDENTITY
from publisher.separation.ink import BadColour
from publisher.separation.overprinting import PAINTING, Overprinting
from publisher.separation.state import State, matrix_from

MAX_STATES = 512  #: kept by `q` within one another; readers take 28 or more (ISO 32000-1, annex C)


class ContentStream(Overprinting):
    """Rewrites one stream: follows its state, and says what black prints over."""

    def rewrite(self, source: pikepdf.Page | pikepdf.Object, *, first: bool = False) -> bytes:
        """Return the stream in inks; one that is `first` begins in black, and says so if it must.

        Raises `BadColour`, or pikepdf's errors on broken content.
        """
        self._stack: list[State] = []
        self._kept: list[bool] = []  # for each open marked content: whether it is written
        instructions = pikepdf.parse_content_stream(source)
        self._job.spend(len(instructions))
        for instruction in instructions:
            operator = str(instruction.operator)
            handler = _HANDLERS.get(operator)
            if handler is None:
                self._out.append(instruction)
            else:
                handler(self, instruction, operator)
        self._close()
        if first:
            self.say_missing_colours()
        return pikepdf.unparse_content_stream(self._out)

    def _close(self) -> None:
        """End what the stream left open: something else may be written behind it."""
        for operator in ["EMC"] * sum(self._kept) + ["Q"] * len(self._stack):
            self._say([], operator)

    # State

    def _push(self, instruction: ContentStreamInstruction, operator: str) -> None:
        if len(self._stack) >= MAX_STATES:
            raise BadColour(f"more than {MAX_STATES} graphics states within one another")
        self._stack.append(self.state.copy())
        self._out.append(instruction)

    def _pop(self, instruction: ContentStreamInstruction, operator: str) -> None:
        if self._stack:
            self.state = self._stack.pop()
            self._out.append(instruction)

    def _transform(self, instruction: ContentStreamInstruction, operator: str) -> None:
        self.state.concatenate(matrix_from(list(instruction.operands)))
        self._out.append(instruction)

    def _line_width(self, instruction: ContentStreamInstruction, operator: str) -> None:
        self.state.width = float(instruction.operands[0])
        self._out.append(instruction)

    def _text(self, instruction: ContentStreamInstruction, operator: str) -> None:
        """Follow the text state: begin, matrix, face and size, mode."""
        operands = list(instruction.operands)
        match operator:
            case "BT":
                self.state.text = IDENTITY
            case "Tm":
                self.state.text = matrix_from(operands)
            case "Tr":
                self.state.mode = int(operands[0])
            case "Tf":
                self.state.size = float(operands[1])
                font = self._job.font(self._resource("/Font", operands[0]), self)
                operands[0] = self._use("/Font", operands[0], font)
        self._out.append(ContentStreamInstruction(operands, instruction.operator))

    def _graphics_state(self, instruction: ContentStreamInstruction, operator: str) -> None:
        name = instruction.operands[0]
        given = self._resource("/ExtGState", name)
        self._follow(given)
        kept = self._job.graphics_state(given, self)
        if {*kept.keys()} - {"/Type"}:
            self._say([self._use("/ExtGState", name, kept)], operator)

    def _follow(self, given: pikepdf.Object) -> None:
        state = self.state
        if "/LW" in given:
            state.width = float(given.LW)
        if "/Font" in given:
            state.size = float(given.Font[1])
        if "/OP" in given:
            state.stroke.asked = bool(given.OP)
            state.fill.asked = bool(given.get("/op", given.OP))
        elif "/op" in given:
            state.fill.asked = bool(given.op)
        if "/OPM" in given:
            state.asked_mode = 1 if given.OPM == 1 else 0

    # What is placed

    def _shade(self, instruction: ContentStreamInstruction, operator: str) -> None:
        name = instruction.operands[0]
        shading = self._job.shading(self._resource("/Shading", name), self.spaces, self.grey)
        self._knock_out(whole=False)
        self._say([self._use("/Shading", name, shading)], operator)

    def _place(self, instruction: ContentStreamInstruction, operator: str) -> None:
        name = instruction.operands[0]
        placed = self._resource("/XObject", name)
        kind = str(placed.get("/Subtype", ""))
        if kind == "/Form":
            self._knock_out(whole=True)
            new = self._job.form(placed, self)
        elif kind == "/Image":
            new = self._image(placed)
        else:
            return  # PostScript has no place in a press file
        self._say([self._use("/XObject", name, new)], operator)

    def _image(self, image: pikepdf.Object) -> pikepdf.Object:
        if image.get("/ImageMask", False):
            self._stencil()
        else:
            self._knock_out(whole=False)
        return self._job.image(image, self.spaces, self.grey)

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
        layer = self._layer(list(instruction.operands)) if operator == "BDC" else None
        self._kept.append(layer is not None)
        if layer is not None:
            name = self._use("/Properties", instruction.operands[1], layer)
            self._say([Name.OC, name], operator)

    def _layer(self, operands: list[object]) -> pikepdf.Object | None:
        if len(operands) != 2 or operands[0] != Name.OC or not isinstance(operands[1], Name):
            return None
        found = self.old.get("/Properties", pikepdf.Dictionary()).get(str(operands[1]))
        return found if isinstance(found, pikepdf.Dictionary) else None

    def _end_marked(self, instruction: ContentStreamInstruction, operator: str) -> None:
        if self._kept and self._kept.pop():
            self._out.append(instruction)

    def _drop(self, instruction: ContentStreamInstruction, operator: str) -> None:
        """Leave out what only tags or PostScript need."""

    def _glyph(self, instruction: ContentStreamInstruction, operator: str) -> None:
        self.uncoloured = operator == "d1"
        self._out.append(instruction)


_HANDLERS: dict[str, Callable[..., None]] = {
    **dict.fromkeys(("g", "G", "rg", "RG", "k", "K"), ContentStream._plain),
    **dict.fromkeys(("cs", "CS"), ContentStream._space),
    **dict.fromkeys(("sc", "SC", "scn", "SCN"), ContentStream._set),
    **dict.fromkeys(("BT", "Tm", "Tr", "Tf"), ContentStream._text),
    **dict.fromkeys(("m", "l", "c", "v", "y", "re"), ContentStream._trace),
    **dict.fromkeys(PAINTING, ContentStream._paint_path),
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
