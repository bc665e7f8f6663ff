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
    colour space, not a profile. `own` gathers them where several streams share their resources.
    """

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
        self._job, self._old, self._state = job, resources, state
        self._grey, self._depth = grey, depth
        self._names: dict[tuple[str, str], Name] = {}
        self._out: list[Any] = []
        self.resources = Dictionary() if own is None else own
        self.uncoloured = False  #: a stencil: its colour comes from outside

    def _say(self, operands: Iterable[Any], operator: str) -> None:
        self._out.append(ContentStreamInstruction(operands, Operator(operator)))

    def _use(self, kind: str, name: str, value: pikepdf.Object) -> Name:
        """Return the name under which a resource is used from now on."""
        self._holder(kind)[name] = value
        return Name(name)

    def _holder(self, kind: str) -> pikepdf.Object:
        if kind not in self.resources:
            self.resources[kind] = Dictionary()
        holder: pikepdf.Object = self.resources[kind]
        return holder

    def _own(self, kind: str, key: str, make: Callable[[], pikepdf.Object]) -> Name:
        """Return the name of a resource of ours, which no name of the source's is equal to."""
        if (kind, key) not in self._names:
            taken = {*self._old.get(kind, Dictionary()).keys(), *self._holder(kind).keys()}
            number = next(n for n in range(len(taken) + 1) if f"/Press{n}" not in taken)
            self._names[kind, key] = self._use(kind, f"/Press{number}", make())
        return self._names[kind, key]

    def _resource(self, kind: str, name: object) -> pikepdf.Object:
        found = self._old.get(kind, Dictionary()).get(str(name))
        if found is None:
            raise BadColour(f"names {name} of {kind}, which there is not")
        return found

    @property
    def _spaces(self) -> pikepdf.Object:
        spaces: pikepdf.Object = self._old.get("/ColorSpace", Dictionary())
        return spaces


def number(value: float) -> float:
    """Return a share as it is written: 4 decimals are finer than any plate."""
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded
