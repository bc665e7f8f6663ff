"""The walk: every use of colour in a PDF, page by page, through everything that paints.

Each stream is read once for the whole file. What a form paints in its caller's colour is kept open
(`Mark.colour` is None), and is closed anew wherever the form is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Dictionary, Stream

from publisher.preflight.content import Contents
from publisher.preflight.facts import Blend, Broken, Colour, Facts, Mark, Met, Said, Shown
from publisher.preflight.marking import State
from publisher.preflight.objects import dictionary, entries, identity, inherited, items, named
from publisher.preflight.painting import Painting
from publisher.preflight.spaces import Space, SpaceReader

MAX_NESTING = 24  #: streams within streams: forms, patterns, glyphs, soft masks
MAX_EFFORT = 20_000_000  #: instructions read and facts handed on in one file
MAX_ANNOTATIONS = 10_000  #: of a page


class _TooMuch(Exception):
    """The file asks for more work than any page is worth."""


@dataclass(frozen=True, slots=True)
class ColourUse:
    """A use of colour on a page."""

    page: int  #: counted from 1
    kind: str  #: as `Mark.kind` and `Blend.kind`
    space: Space
    value: tuple[float, ...] | None = None
    overprint: bool = False


@dataclass(frozen=True)
class Survey:
    """What the pages of a file use: facts by page, and the objects that facts speak of."""

    pages: Sequence[Facts]
    things: Sequence[Any]

    def colours(self) -> Iterator[ColourUse]:
        """Yield every use of colour, page by page."""
        for page, facts in enumerate(self.pages, start=1):
            for fact in facts:
                if isinstance(fact, Blend):
                    yield ColourUse(page, fact.kind, fact.space)
                elif isinstance(fact, Mark) and fact.colour is not None:
                    colour, over = fact.colour, bool(fact.overprint)
                    yield ColourUse(page, fact.kind, colour.space, colour.value, over)

    def fonts(self) -> Iterator[tuple[int, Any, Shown]]:
        """Yield the fonts that text is shown in: page, font, and how it is shown."""
        for page, facts in enumerate(self.pages, start=1):
            for fact in facts:
                if isinstance(fact, Shown):
                    yield page, dictionary(self.things[fact.font]), fact

    def said(self) -> Iterator[tuple[int, Said | Broken]]:
        """Yield what stands in the content itself, and where content could not be followed."""
        for page, facts in enumerate(self.pages, start=1):
            yield from ((page, fact) for fact in facts if isinstance(fact, Said | Broken))

    @cached_property
    def first_pages(self) -> dict[tuple[int, int], int]:
        """The first page that uses an object, by the object's number in the file."""
        found: dict[tuple[int, int], int] = {}
        for page, facts in enumerate(self.pages, start=1):
            for fact in facts:
                if isinstance(fact, Met):
                    found.setdefault(identity(self.things[fact.thing]), page)
        return found

    def met(self, *kinds: str) -> Iterator[tuple[int, Any]]:
        """Yield the objects of some kinds, each with every page that uses it."""
        for page, facts in enumerate(self.pages, start=1):
            for fact in facts:
                if isinstance(fact, Met) and fact.kind in kinds:
                    yield page, dictionary(self.things[fact.thing])


def survey(contents: Contents, pages: Sequence[Any]) -> Survey:
    """Return what the given page objects of a PDF use. No damage in the file stops it."""
    walk = Walk(contents)
    return Survey([walk.page(page) for page in pages], walk.things)


class Walk:
    """Goes through pages and whatever they draw, and remembers what it has read."""

    def __init__(self, contents: Contents) -> None:
        self.things: list[Any] = []
        self.spaces = SpaceReader()
        self._contents = contents
        self._numbers: dict[tuple[int, int], int] = {}
        self._drawn: dict[tuple[int, int], Facts] = {}
        self._open: set[int] = set()
        self._identity: dict[int, bool] = {}
        self._left = MAX_EFFORT

    def page(self, page: Any) -> Facts:
        """Return the facts of a page: content, group and the appearances of annotations."""
        resources = dictionary(inherited(page, "/Resources"))
        black = Colour(self.spaces.device("DeviceGray", resources), (0.0,))
        start = State(black, black, False, False)
        painting = Painting(self, resources, start, 0)
        try:
            self._play(painting, page)
            group = dictionary(page.get("/Group"))
            if "/CS" in group:
                painting.note(Blend("page", self.spaces.read(group.get("/CS"), resources)))
            for form in _appearances(page):
                painting.draw_form(form, state=start)
        except _TooMuch:
            painting.note(Broken("the page draws more than can be followed"))
        return painting.facts

    def drawn(self, key: tuple[int, int], resources: Any, depth: int) -> Facts:
        """Return the facts of a stream, with the caller's colours left open.

        `key` holds the numbers of the stream and of the object that its resources belong to.
        """
        stream = self.things[key[0]]
        if key in self._drawn:
            return self._drawn[key]
        if not isinstance(stream, Stream):
            return {Broken("something is drawn that has no content"): None}
        if key[0] in self._open:
            return {Broken("something in the content draws itself"): None}
        if depth > MAX_NESTING:
            return {Broken("the content is nested too deep to be followed"): None}
        self._open.add(key[0])
        painting = Painting(self, resources, State(), depth)
        self._play(painting, stream)
        self._open.discard(key[0])
        self._drawn[key] = painting.facts
        return painting.facts

    def _play(self, painting: Painting, holder: Any) -> None:
        instructions, faults = self._contents.read(holder)
        self.spend(len(instructions))
        for fault in faults:
            painting.note(Broken(fault))
        painting.play(instructions)

    def spend(self, effort: int) -> None:
        """Take effort from what the file is worth. Raises when nothing is left."""
        self._left -= effort
        if self._left < 0:
            raise _TooMuch

    def thing(self, value: Any) -> int:
        """Return the number of an object among the things met."""
        indirect = isinstance(value, pikepdf.Object) and value.is_indirect
        key = value.objgen if indirect else (-1, id(value))  # which stays: the list holds it
        if key not in self._numbers:
            self._numbers[key] = len(self.things)
            self.things.append(value)
        return self._numbers[key]

    def is_identity(self, thing: int) -> bool:
        """Tell whether the codes of a font are glyph numbers of two bytes."""
        if thing not in self._identity:
            encoding = named(dictionary(self.things[thing]).get("/Encoding"))
            self._identity[thing] = encoding in ("Identity-H", "Identity-V")
        return self._identity[thing]


def _appearances(page: Any) -> Iterator[Any]:
    """Yield every appearance stream of a page's annotations."""
    for annotation in items(page.get("/Annots"))[:MAX_ANNOTATIONS]:
        for _, appearance in entries(dictionary(annotation).get("/AP")):
            if isinstance(appearance, Stream):
                yield appearance
            elif isinstance(appearance, Dictionary):
                yield from (form for _, form in entries(appearance) if isinstance(form, Stream))
