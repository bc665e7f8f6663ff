"""The walk: what the pages of a PDF paint and use, through everything that paints.

Each page is walked through once, for all checks. A form is played wherever it is drawn, since its
colours, places and sizes depend on that; effort and the number of marks are bounded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pikepdf
from pikepdf import Dictionary, Stream

from publisher.editions.layers import Layers
from publisher.pages.geometry import Box, around
from publisher.preflight.content import Contents
from publisher.preflight.facts import Blend, Broken, Colour, Mark, Met, PageFacts, Said, Shown
from publisher.preflight.machine import Machine
from publisher.preflight.metrics import Metrics, read_metrics
from publisher.preflight.objects import dictionary, entries, identity, inherited, items, user_unit
from publisher.preflight.painting import Painting
from publisher.preflight.spaces import Space, SpaceReader
from publisher.preflight.state import State, settings

MAX_NESTING = 24  #: streams within streams: forms, patterns, glyphs, soft masks
MAX_EFFORT = 50_000_000  #: instructions of one file
MAX_REPEATS = 500_000  #: instructions that a page plays in streams which were played before
MAX_ALL_REPEATS = 20_000_000  #: those of one file
RUN = 25  #: instructions that are worth as much effort as to enter a stream
MAX_MARKS = 20_000  #: of one page, each by itself; beyond them those of one kind become one
MAX_VALUES = 5_000  #: colours of one page; beyond them colours are told by their space alone
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
    box: Box | None = field(default=None, compare=False)  #: pt: of the first mark of this use


@dataclass(frozen=True)
class Survey:
    """What the pages of a file use: facts by page, and the objects that facts speak of."""

    pages: Sequence[PageFacts]
    things: Sequence[Any]

    def colours(self) -> Iterator[ColourUse]:
        """Yield every use of colour once, page by page."""
        for page, facts in enumerate(self.pages, start=1):
            yield from uses((page, mark) for mark in facts.marks)
            for note in facts.notes:
                if isinstance(note, Blend):
                    yield ColourUse(page, note.kind, note.space)

    def marks(self) -> Iterator[tuple[int, Mark]]:
        """Yield every mark with its page, in the order of painting."""
        for page, facts in enumerate(self.pages, start=1):
            yield from ((page, mark) for mark in facts.marks)

    def fonts(self) -> Iterator[tuple[int, Any, Shown]]:
        """Yield the fonts that text is shown in: page, font, and how it is shown."""
        for page, facts in enumerate(self.pages, start=1):
            for fact in facts.notes:
                if isinstance(fact, Shown):
                    yield page, dictionary(self.things[fact.font]), fact

    @cached_property
    def _places(self) -> dict[tuple[int, int], Box]:
        places: dict[tuple[int, int], Box] = {}
        for page, mark in self.marks():
            if mark.thing is not None:
                places.setdefault((page, mark.thing), mark.box)
        return places

    def place(self, page: int, thing: int) -> Box | None:
        """Return where a page first shows a font or an image, by its number; None if nowhere."""
        return self._places.get((page, thing))

    def said(self) -> Iterator[tuple[int, Said | Broken]]:
        """Yield what stands in the content itself, and where content could not be followed."""
        for page, facts in enumerate(self.pages, start=1):
            yield from ((page, fact) for fact in facts.notes if isinstance(fact, Said | Broken))

    @cached_property
    def first_pages(self) -> dict[tuple[int, int], int]:
        """The first page that uses an object, by the object's number in the file."""
        found: dict[tuple[int, int], int] = {}
        for page, facts in enumerate(self.pages, start=1):
            for fact in facts.notes:
                if isinstance(fact, Met):
                    found.setdefault(identity(self.things[fact.thing]), page)
        return found

    def met(self, *kinds: str) -> Iterator[tuple[int, Any]]:
        """Yield the objects of some kinds, each with every page that uses it."""
        for page, facts in enumerate(self.pages, start=1):
            for fact in facts.notes:
                if isinstance(fact, Met) and fact.kind in kinds:
                    yield page, dictionary(self.things[fact.thing])


def uses(marks: Iterable[tuple[int, Mark]]) -> Iterator[ColourUse]:
    """Yield the uses of colour of marks with their pages, each once and at its first mark."""
    found: dict[tuple[int, str, Space, tuple[float, ...] | None, bool], Box] = {}
    for page, mark in marks:
        use = page, mark.kind, mark.colour.space, mark.colour.value, mark.overprint
        found.setdefault(use, mark.box)
    yield from (ColourUse(*use, box) for use, box in found.items())


def survey(contents: Contents, pages: Sequence[Any]) -> Survey:
    """Return what the given page objects of a PDF use. No damage in the file stops it."""
    walk = Walk(contents)
    return Survey([walk.page(page) for page in pages], walk.things)


class Walk:
    """Goes through pages and whatever they draw, and remembers what it has met."""

    def __init__(self, contents: Contents) -> None:
        self.things: list[Any] = []
        self.spaces = SpaceReader()
        self.layers = Layers(contents.pdf)
        self._contents = contents
        self._numbers: dict[tuple[int, int], int] = {}
        self._metrics: dict[int, Metrics] = {}
        self._settings: dict[int, tuple[tuple[str, Any], ...]] = {}
        self._played: set[int] = set()
        self._once: set[Any] = set()  #: what a page need not play twice
        self._many: dict[Any, Mark] = {}  #: marks that stand for many, by what they share
        self._values: set[Colour] = set()
        self._left, self._all_repeats = MAX_EFFORT, MAX_ALL_REPEATS
        self._repeats = 0  #: left to the page

    def page(self, page: Any) -> PageFacts:
        """Return the facts of a page: content, group and the appearances of annotations."""
        facts = PageFacts()
        self._once, self._many, self._values = set(), {}, set()
        self._repeats = min(MAX_REPEATS, self._all_repeats)
        resources = dictionary(inherited(page, "/Resources"))
        black = Colour(self.spaces.device("DeviceGray", resources), (0.0,))
        unit = user_unit(page)
        ctm = (unit, 0.0, 0.0, unit, 0.0, 0.0)  # so that all that is measured is in pt
        start = State(black, black, ctm=ctm)
        painting = Painting(self, facts, resources, start, None)
        try:
            self.run(painting, page)
            group = dictionary(page.get("/Group"))
            if "/CS" in group:
                painting.note(Blend("page", self.spaces.read(group.get("/CS"), resources)))
            for form in _appearances(page):
                drawing = Painting(self, facts, resources, State(black, black, ctm=ctm), None)
                drawing.tag = "Annot"
                drawing.draw_form(form)
        except _TooMuch:
            painting.note(Broken("the page draws more than can be followed"))
        return facts

    def run(self, machine: Machine, holder: Any) -> None:
        """Let a machine play the content of a page or stream; what cannot be followed is noted."""
        if reason := self._refuse(machine, holder):
            machine.note(Broken(reason))
            return
        number = self.thing(holder)
        instructions, faults = self._contents.read(holder)
        self._spend(len(instructions), again=number in self._played)
        self._played.add(number)
        for fault in faults:
            machine.note(Broken(fault))
        machine.enter(number)
        machine.play(instructions)

    def _refuse(self, machine: Machine, holder: Any) -> str:
        """Return why a stream within others is not played; "" if it is."""
        if not machine.depth:
            return ""
        if not isinstance(holder, Stream):
            return "something is drawn that has no content"
        if machine.is_within(self.thing(holder)):
            return "something in the content draws itself"
        nested = machine.depth > MAX_NESTING
        return "the content is nested too deep to be followed" if nested else ""

    def _spend(self, effort: int, *, again: bool) -> None:
        """Take effort from what the file is worth. Raises when nothing is left."""
        self._left -= effort
        if again:
            self._repeats -= effort + RUN
            self._all_repeats -= effort + RUN
        if self._left < 0 or self._repeats < 0:
            raise _TooMuch

    def keep(self, facts: PageFacts, mark: Mark) -> None:
        """Keep a mark; beyond many of a page, marks that share all but their place become one."""
        self._values.add(mark.colour)
        if len(self._values) > MAX_VALUES:
            mark.colour = Colour(mark.colour.space)
        if len(facts.marks) < MAX_MARKS:
            facts.marks.append(mark)
            return
        key = (mark.kind, mark.colour, mark.stroked, mark.overprint, mark.thing, mark.mode,
               mark.tag, mark.hidden, mark.masking)  # fmt: skip
        if key not in self._many:
            self._many[key] = replace(mark)
            facts.marks.append(self._many[key])
            return
        one = self._many[key]
        one.box, one.size = around(one.box, mark.box), min(one.size, mark.size)
        one.plain = False

    def is_new(self, thing: Any, *asked: Any) -> bool:
        """Whether a page has not met an object under these circumstances before."""
        key = self.thing(thing), *map(str, asked)
        fresh = key not in self._once
        self._once.add(key)
        return fresh

    def thing(self, value: Any) -> int:
        """Return the number of an object among the things met."""
        indirect = isinstance(value, pikepdf.Object) and value.is_indirect
        key = value.objgen if indirect else (-1, id(value))  # which stays: the list holds it
        if key not in self._numbers:
            self._numbers[key] = len(self.things)
            self.things.append(value)
        return self._numbers[key]

    def settings(self, state: int) -> tuple[tuple[str, Any], ...]:
        """Return what a graphics state sets, by its number."""
        if state not in self._settings:
            self._settings[state] = settings(dictionary(self.things[state]))
        return self._settings[state]

    def metrics(self, font: int) -> Metrics:
        """Return the measures of a font, by its number."""
        if font not in self._metrics:
            self._metrics[font] = read_metrics(dictionary(self.things[font]))
        return self._metrics[font]


def _appearances(page: Any) -> Iterator[Any]:
    """Yield every appearance stream of a page's annotations."""
    for annotation in items(page.get("/Annots"))[:MAX_ANNOTATIONS]:
        for _, appearance in entries(dictionary(annotation).get("/AP")):
            if isinstance(appearance, Stream):
                yield appearance
            elif isinstance(appearance, Dictionary):
                yield from (form for _, form in entries(appearance) if isinstance(form, Stream))
