"""Designs: the table that gives each story of an issue the design of its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from publisher.content import Article
from publisher.manifest.faults import nearest
from publisher.manifest.layout import Conditions, DesignRow
from publisher.pictures.files import PictureFile
from publisher.problems import ExitCode, Problem, Problems

FALLBACK = "story"  #: the design where no row holds: that of every layout
LATER = 3.0  #: the cost of each row that is passed over,
BESIDE = 100.0  #: of looking like the neighbour,
NEAR = 10.0  #: and of looking like the page before that
_Ways = dict[tuple[str, str], tuple[float, tuple[str, ...]]]  #: last looks -> cost, designs
_WIDE, _TALL = 1.15, 0.87  #: proportions from which a picture is wide, and up to which it is tall


@dataclass(frozen=True)
class Table:
    """The rows of a layout, and the pictures whose shapes they ask for."""

    rows: tuple[DesignRow, ...]
    pictures: Mapping[str, PictureFile]

    @property
    def names(self) -> tuple[str, ...]:
        """The designs that an article may ask for: those of the table, and that of every layout."""
        return tuple(dict.fromkeys([*(row.design for row in self.rows), FALLBACK]))

    def choose(self, pages: Sequence[Sequence[Article]]) -> list[str]:
        """Return the design of each page, given the stories on it, in the order of the issue.

        What the front matter asks for stands. Otherwise the first rows that hold are best, but not
        beside their like: of all ways through the issue, the one that costs least is taken.
        """
        ways: _Ways = {("", ""): (0.0, ())}
        for stories in pages:
            ways = _cheapest(ways, self._offers(stories))
        return list(min(ways.values())[1])

    def _offers(self, stories: Sequence[Article]) -> list[tuple[str, str]]:
        """Return the designs that a page may have, with what they look like, the best first."""
        looks = {row.design: row.look or row.design for row in reversed(self.rows)}
        named = next((s.matter.design for s in stories if s.matter.design in self.names), None)
        if named:
            return [(named, looks.get(named, named))]
        holding = [row.design for row in self.rows if self._holds(row.when, stories)]
        return [(name, looks[name]) for name in dict.fromkeys(holding)] or [(FALLBACK, FALLBACK)]

    def _holds(self, when: Conditions, stories: Sequence[Article]) -> bool:
        first = stories[0]
        return (
            (not when.kind or first.kind in when.kind)
            and when.stories.holds(len(stories))
            and when.words.holds(sum(story.word_count for story in stories))
            and when.headline.holds(max(len(story.headline) for story in stories))
            and when.pictures.holds(sum(len(story.pictures) for story in stories))
            and (not when.shape or self._shape(first) in when.shape)
            and when.figures in (None, any(story.figures for story in stories))
        )

    def _shape(self, story: Article) -> str:
        """Return the shape of a story's first picture: wide, square or tall, or none."""
        file = self.pictures.get(story.pictures[0].file) if story.pictures else None
        if file is None:
            return ""
        ratio = file.width / max(file.height, 1)
        return "wide" if ratio >= _WIDE else "tall" if ratio <= _TALL else "square"


def _cheapest(ways: _Ways, offers: Sequence[tuple[str, str]]) -> _Ways:
    """Return the ways through the issue one page on: the cheapest for each pair of last looks."""
    found: _Ways = {}
    for (before, last), (cost, chosen) in ways.items():
        for rank, (design, look) in enumerate(offers):
            alike = BESIDE * (look == last) + NEAR * (look == before)
            total = cost + LATER * rank + alike
            if (last, look) not in found or total < found[last, look][0]:
                found[last, look] = (total, (*chosen, design))
    return found


def check_designs(stories: Mapping[str, Article], table: Table, problems: Problems) -> None:
    """Report articles that ask for a design which the layout does not have."""
    for story in stories.values():
        asked = story.matter.design
        if asked and asked not in table.names:
            message = f'article "{story.slug}": the layout has no design "{asked}"'
            place, hint = story.matter.place_of("design"), nearest(asked, table.names)
            problems.add(Problem("unknown-design", message, place, hint, step=ExitCode.LAYOUT))
