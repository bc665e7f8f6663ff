"""Layers of a PDF from elsewhere: which of its optional content is printed, and which is not.

Visibility is that of the default configuration (ISO 32000-1, 8.11), with the states that it sets
by itself for printing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator

MAX_NESTING = 32  #: expressions within one another, of a membership
_FILLS = ("f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "n")
_DRAWS = ("Do", "sh", "INLINE IMAGE")
_SHOWS = ("Tj", "TJ", "'", '"')
_UNSEEN, _UNSEEN_CLIP = 3, 7  #: text rendering modes that paint nothing
_CLIPPING = 4  #: from this rendering mode on, text is added to the clip
_END_PATH, _MODE = Operator("n"), Operator("Tr")


class Layers:
    """The layers of a PDF, each either printed or hidden."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        properties = _dictionary(_dictionary(pdf.trailer.get("/Root")).get("/OCProperties"))
        default = _dictionary(properties.get("/D"))
        known = {group.objgen: group for group in _groups(properties.get("/OCGs"))}
        self._off = {*known} if default.get("/BaseState") == "/OFF" else set[tuple[int, int]]()
        self._off -= {group.objgen for group in _groups(default.get("/ON"))}
        self._off |= {group.objgen for group in _groups(default.get("/OFF"))}
        for usage in _items(default.get("/AS")):
            if _dictionary(usage).get("/Event") == "/Print":
                self._set_for_print(usage)

    def __bool__(self) -> bool:
        """Whether any is hidden."""
        return bool(self._off)

    def hides(self, content: Any, depth: int = 0) -> bool:
        """Whether what belongs to a layer, or to a membership of layers, is hidden."""
        if not isinstance(content, Dictionary) or depth > MAX_NESTING:
            return False
        if content.get("/Type") != "/OCMD":
            return content.objgen in self._off
        if isinstance(expression := content.get("/VE"), Array) and len(expression):
            return not self._holds(expression, depth + 1)
        return self._hides_by_policy(content)

    def _hides_by_policy(self, membership: Any) -> bool:
        named = membership.get("/OCGs")
        groups = [*_groups(named if isinstance(named, Array) else Array([named] if named else []))]
        shown = [group.objgen not in self._off for group in groups]
        if not shown:
            return False
        match str(membership.get("/P", "/AnyOn")):
            case "/AllOn":
                return not all(shown)
            case "/AnyOff":
                return all(shown)
            case "/AllOff":
                return any(shown)
        return not any(shown)

    def _holds(self, expression: Any, depth: int) -> bool:
        """Whether an expression of layers is true; one without sense is."""
        if not isinstance(expression, Array):
            return not self.hides(expression, depth)
        if not len(expression) or depth > MAX_NESTING:
            return True
        held = (self._holds(operand, depth + 1) for operand in list(expression)[1:])
        match str(expression[0]):
            case "/Not":
                return not next(held, False)
            case "/Or":
                return any(held)
        return all(held)

    def _set_for_print(self, usage: Any) -> None:
        if "/Print" not in [str(category) for category in _items(usage.get("/Category"))]:
            return
        for group in _groups(usage.get("/OCGs")):
            told = _dictionary(_dictionary(group.get("/Usage")).get("/Print")).get("/PrintState")
            if told == "/OFF":
                self._off.add(group.objgen)
            elif told == "/ON":
                self._off.discard(group.objgen)


class Curtain:
    """Follows one content stream, and lets through what its layers let be seen."""

    def __init__(self, layers: Layers, resources: Any) -> None:
        self._layers = layers
        self._properties = _dictionary(_dictionary(resources).get("/Properties"))
        self._things = _dictionary(_dictionary(resources).get("/XObject"))
        self._marked: list[bool] = []  # for each open marked content: whether it is hidden
        self._mode, self._modes = 0, list[int]()

    def pass_on(self, instruction: Any) -> Iterator[Any]:
        """Yield what is left of an instruction: all of it, what moves on unseen, or nothing."""
        operator, operands = str(instruction.operator), list(instruction.operands)
        self._follow(operator, operands)
        if operator in ("BMC", "BDC", "EMC", "MP", "DP"):
            return
        if operator == "Do" and self._layers.hides(self._belongs(operands)):
            return
        if not any(self._marked):
            yield instruction
        elif operator in _FILLS:
            yield ContentStreamInstruction([], _END_PATH)
        elif operator in _SHOWS:
            unseen = _UNSEEN_CLIP if self._mode >= _CLIPPING else _UNSEEN
            yield ContentStreamInstruction([unseen], _MODE)
            yield instruction
            yield ContentStreamInstruction([self._mode], _MODE)
        elif operator not in _DRAWS:
            yield instruction

    def _belongs(self, operands: list[Any]) -> Any:
        """Return the layer that a drawing belongs to as a whole."""
        thing = self._things.get(str(operands[0])) if operands else None
        return thing.get("/OC") if isinstance(thing, pikepdf.Stream) else None

    def _follow(self, operator: str, operands: list[Any]) -> None:
        match operator:
            case "BMC":
                self._marked.append(False)
            case "BDC":
                layer = len(operands) == 2 and operands[0] == Name.OC
                held = self._properties.get(str(operands[1])) if layer else None
                self._marked.append(self._layers.hides(held))
            case "EMC" if self._marked:
                self._marked.pop()
            case "q":
                self._modes.append(self._mode)
            case "Q" if self._modes:
                self._mode = self._modes.pop()
            case "Tr":
                self._mode = int(operands[0])


def _groups(value: Any) -> Iterator[Any]:
    yield from (each for each in _items(value) if isinstance(each, Dictionary) and each.objgen[0])


def _items(value: Any) -> list[Any]:
    return list(value) if isinstance(value, Array) else []


def _dictionary(value: Any) -> Any:
    return value if isinstance(value, Dictionary) else Dictionary()
