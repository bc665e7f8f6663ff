"""The page tree (ISO 32000-1, 7.7.3): its leaves in order, and what on it leads to no page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Dictionary

from publisher.preflight.objects import dictionary, identity, items, named, number

LOST = "an entry of the page tree leads to no page: one is lost, or cannot be read"
AGAIN = "the page tree leads to the same node twice"
TRUNK = (0, 0)  #: the identity of what lies within its parent, and thus nowhere else


@dataclass
class PageTree:
    """The pages of a file as objects, and what is wrong on the way to them."""

    count: float | None  #: the pages that it says it has
    leaves: list[Any] = field(default_factory=list)
    faults: dict[str, None] = field(default_factory=dict)  #: a set that keeps its order

    def amiss(self) -> Iterator[str]:
        """Yield what is wrong with it, given that all leaves were read."""
        yield from self.faults
        if not self.faults and self.count != len(self.leaves):
            said = "nothing" if self.count is None else f"{self.count:g}"
            yield f"the page tree counts {said}, and leads to {len(self.leaves)} pages"


def read_tree(root: Any, most: int) -> PageTree:
    """Return the page tree beneath a node, up to a number of pages.

    A branch that was met before is passed over, so that no loop is followed.
    """
    tree = PageTree(number(dictionary(root).get("/Count")))
    stack, seen = [root], set()
    while stack and len(tree.leaves) < most:
        node = stack.pop()
        if not isinstance(node, Dictionary):
            tree.faults[LOST] = None
            continue
        again = identity(node) != TRUNK and identity(node) in seen
        if again:
            tree.faults[AGAIN] = None
        seen.add(identity(node))
        if "/Kids" not in node:
            if named(node.get("/Type")) not in ("Page", ""):
                tree.faults[LOST] = None
            tree.leaves.append(node)
        elif not again:
            stack += reversed(items(node.get("/Kids"))[: most + 1])
    return tree
