"""The front matter of an article."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from publisher.manifest.entry import Entry, Language, Slug, Text
from publisher.manifest.fields import Date, PictureEntry


class Dateline(Entry):
    """Where and when a story took place."""

    place: Text | None = None
    """The town, e.g. Astana."""
    date: Date | None = None
    """The day, as YYYY-MM-DD."""
    end_date: Date | None = None
    """The last day, where it took more than one."""

    @model_validator(mode="after")
    def _in_order(self) -> Dateline:
        if self.end_date and (self.date is None or self.end_date < self.date):
            hint = "date is the first day and end_date the last"
            context = {"hint": hint, "key": "end_date"}
            raise PydanticCustomError("dates-order", "ends before it begins", context)
        return self


class Signature(Entry):
    """Who signs a foreword or a letter."""

    closing: Text | None = None
    """The word of farewell, e.g. Sincerely,"""
    name: Text
    """The name."""
    office: tuple[Text, ...] = ()
    """The office held, line by line."""
    picture: PictureEntry | None = None
    """The signature by hand, best as SVG."""


class Figure(Entry):
    """A number that tells much of a story, for its box of figures."""

    value: Text
    """The number as printed, e.g. 28 or 4,317 m."""
    label: Text
    """What it counts, in a few words."""


class FrontMatter(Entry):
    """What stands above the text of an article, between two lines of three hyphens."""

    kind: Literal["news", "feature", "speech", "interview", "notice", "foreword"] = "news"
    """What kind of article it is; a layout may set each kind in its own way."""
    headline: Text
    """The headline."""
    contents_headline: Text | None = None
    """A shorter headline for the contents, openers and bookmarks."""
    standfirst: Text | None = None
    """The paragraph in bold that leads into the story."""
    dateline: Dateline = Dateline()
    """Place and date."""
    byline: Text | None = None
    """Who wrote it."""
    authors: tuple[Text, ...] = Field(default=(), max_length=60)
    """Who wrote it as catalogues write it, e.g. `Oduya, Samuel`; by default as the byline tells."""
    pictures: tuple[PictureEntry, ...] = Field(default=(), max_length=60)
    """The pictures; the first one leads, the others stand in the text."""
    pull_quotes: tuple[Text, ...] = ()
    """Sentences of the text to be set large within it."""
    figures: tuple[Figure, ...] = Field(default=(), max_length=8)
    """Numbers that tell much of the story, for a box of figures."""
    design: Slug | None = None
    """The design of its page, where the layout's table is not to choose."""
    keywords: tuple[Text, ...] = ()
    """Keywords for the index."""
    language: Language | None = None
    """The article's language, where it is not the issue's."""
    salutation: Text | None = None
    """How a foreword or speech addresses its readers."""
    signature: Signature | None = None
    """Who signs it."""

    @property
    def short_headline(self) -> str:
        """The headline for contents and running heads."""
        return self.contents_headline or self.headline
