"""Varnish and foil, left out of the screen edition: no screen can show what lies over the inks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator

from publisher.manifest.layout import Colour
from publisher.separation.palette import screen_colour

_NOTHING = "/Finish"  #: the name of a pattern that paints nothing
_SETTING = {"rg": ("cs", "scn"), "RG": ("CS", "SCN")}


def hide_finishes(pdf: pikepdf.Pdf, colours: Mapping[str, Colour]) -> None:
    """Let everything that is painted in a finish be painted with nothing."""
    hidden = {screen_colour(colour) for colour in colours.values() if colour.finish}
    if not hidden:
        return
    nothing = pdf.make_stream(b"")
    nothing.Type, nothing.PatternType, nothing.PaintType, nothing.TilingType = Name.Pattern, 1, 1, 1
    nothing.BBox, nothing.XStep, nothing.YStep = Array([0, 0, 1, 1]), 1, 1
    nothing.Resources = Dictionary()
    for page in pdf.pages:
        if content := _without(page, hidden):
            page.obj.Contents = pdf.make_stream(content)
            _give(page.obj.Resources, nothing)
    for form in list(_forms(pdf)):
        if content := _without(form, hidden):
            form.write(content)
            _give(form.Resources, nothing)


def _forms(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream) and (
            value.get("/Subtype") == "/Form" or value.get("/PatternType") == 1
        ):
            yield value


def _without(
    holder: pikepdf.Page | pikepdf.Object, hidden: set[tuple[int, int, int]]
) -> bytes | None:
    """Return content that paints nothing where it painted a hidden colour; None if it never did."""
    instructions: list[ContentStreamInstruction] = []
    found = False
    for instruction in pikepdf.parse_content_stream(holder):
        setting = _SETTING.get(str(instruction.operator))
        if setting and _colour(instruction) in hidden:
            space, pattern = (Operator(name) for name in setting)
            instructions.append(ContentStreamInstruction([Name.Pattern], space))
            instructions.append(ContentStreamInstruction([Name(_NOTHING)], pattern))
            found = True
        else:
            instructions.append(instruction)  # type: ignore[arg-type]
    return pikepdf.unparse_content_stream(instructions) if found else None


def _colour(instruction: object) -> tuple[int, ...]:
    return tuple(round(float(part) * 255) for part in instruction.operands)  # type: ignore[attr-defined]


def _give(resources: pikepdf.Object, nothing: pikepdf.Object) -> None:
    if "/Pattern" not in resources:
        resources.Pattern = Dictionary()
    resources.Pattern[_NOTHING] = nothing
