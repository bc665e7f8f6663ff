"""Layers: which optional content is off when a file is opened (ISO 32000-1, 8.11)."""

from __future__ import annotations

from typing import Any

from publisher.preflight.objects import dictionary, identity, items, listed, named

MAX_LAYERS = 10_000


class Layers:
    """The layers of a file as its default configuration sets them."""

    def __init__(self, root: Any) -> None:
        held = dictionary(root.get("/OCProperties"))
        default = dictionary(held.get("/D"))
        self._off = {identity(each) for each in items(default.get("/OFF"))[:MAX_LAYERS]}
        if named(default.get("/BaseState")) == "OFF":
            on = {identity(each) for each in items(default.get("/ON"))[:MAX_LAYERS]}
            self._off |= {identity(each) for each in items(held.get("/OCGs"))[:MAX_LAYERS]} - on

    def is_off(self, layer: Any) -> bool:
        """Whether a layer, or a membership in layers, hides what belongs to it.

        A visibility expression (/VE) is taken as shown: it may say anything.
        """
        if not self._off or layer is None:
            return False
        if dictionary(layer).get("/Type") != "/OCMD":
            return identity(layer) in self._off
        states = [identity(each) not in self._off for each in listed(layer.get("/OCGs"))]
        policy = named(layer.get("/P")) or "AnyOn"
        shown = {"AllOn": all(states), "AnyOn": any(states), "AllOff": not any(states),
                 "AnyOff": not all(states)}.get(policy, True)  # fmt: skip
        return bool(states) and "/VE" not in layer and not shown
