"""What is written of a content stream: its operators, and the resources that they use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import pikepdf
from pikepdf import ContentStreamInstruction, Dictionary, Name, Operator

from publisher.separation.ink import BadColour
from publisher.separation.state import State

if TYPE_CHECKING:
    from publisher.separation.separation import Separation


class Writer:
    """Gathers operators and resources. `grey` is for what only tells a soft mask how light it is.

    Resources are gathered as they are used, so that nothing of the old ones is left over: not a
    colour space, not a profile. A sibling shares both with the stream that was written before it,
    as the glyphs of a face do.
    """

    def __init__(
        self,
        job: Separation,
        resources: pikepdf.Object,
        state: State,
        *,
        grey: bool = False,
        depth: int = 0,
        sibling: Writer | None = None,
    ) -> None:
        self._job, self.state, self.grey, self.depth = job, state, grey, depth
        self.old = resources
        self.resources: pikepdf.Object = sibling.resources if sibling else Dictionary()
        self._names: dict[tuple[str, str], Name] = sibling._names if sibling else {}
        self._out: list[Any] = []
        self.uncoloured = False  #: a stencil: its colour comes from outside

    def _say(self, operands: Iterable[Any], operator: str, at: int | None = None) -> None:
        instruction = ContentStreamInstruction(operands, Operator(operator))
        self._out.insert(len(self._out) if at is None else at, instruction)

    def _use(self, kind: str, name: object, value: pikepdf.Object) -> Name:
        """Return the name of a resource from now on: its old one, unless something else has it.

        A form has several versions where it is drawn in several inks.
        """
        holder = self._holder(kind)
        if str(name) not in holder:
            holder[str(name)] = value
        if not value.is_indirect or holder[str(name)].objgen == value.objgen:
            return Name(str(name))
        return self._own(kind, f"{value.objgen}", lambda: value)

    def _holder(self, kind: str) -> pikepdf.Object:
        if kind not in self.resources:
            self.resources[kind] = Dictionary()
        holder: pikepdf.Object = self.resources[kind]
        return holder

    def _own(self, kind: str, key: str, make: Callable[[], pikepdf.Object]) -> Name:
        """Return the name of a resource of ours, which no other one of the source's is equal to."""
        if (kind, key) not in self._names:
            made, old, holder = make(), self.old.get(kind, Dictionary()), self._holder(kind)
            number = 0
            while f"/Press{number}" in holder or not _free(old.get(f"/Press{number}"), made):
                number += 1
            holder[f"/Press{number}"] = made
            self._names[kind, key] = Name(f"/Press{number}")
        return self._names[kind, key]

    def _resource(self, kind: str, name: object) -> pikepdf.Object:
        """Return a resource of the source's; with a number, by which it is known to be made."""
        held = self.old.get(kind, Dictionary())
        found = held.get(str(name))
        if found is None:
            raise BadColour(f"{name} of {kind} is used, and is nowhere")
        if isinstance(found, Dictionary) and not found.is_indirect:
            held[str(name)] = found = self._job.pdf.make_indirect(found)
        return found

    @property
    def spaces(self) -> pikepdf.Object:
        """The colour spaces that the old resources name."""
        spaces: pikepdf.Object = self.old.get("/ColorSpace", Dictionary())
        return spaces


def number(value: float) -> float:
    """Return a share as it is written: 4 decimals are finer than any plate."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _free(taken: pikepdf.Object | None, made: pikepdf.Object) -> bool:
    """Whether a name is free for something of ours: nothing has it, or the very same."""
    return taken is None or bool(taken == made)
