"""The same issue as a Typst source: comparable pages, with what Typst itself is good at.

A4, the house's faces, the layout's measures; articles in one to three columns with hyphenation;
pictures at the sizes they have in the build; contents, openers and references with page numbers
found by Typst; running heads and folios on the outer edge; an outline; a tagged PDF.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.material import Material
from bench.typst_text import body_markup, escape, label
from publisher.content import Article, Picture, read_content
from publisher.content.typography import typeset_text
from publisher.layout import Part
from publisher.layout.dates import spell_dateline
from publisher.manifest.fields import PictureEntry
from publisher.manifest.issue import Section
from publisher.problems import Problems

_PRELUDE = Path(__file__).with_name("prelude.typ")
_SVG = re.compile(r"<svg.*?</svg>", re.S)
MEASURE = 500.0  #: pt, a little less than the type area is wide
_COLUMNS = {"feature": 2, "interview": 2, "speech": 2}


def typst_source(material: Material, pictures: Mapping[str, str]) -> str:
    """Return the issue as one Typst source, its pictures by their urls in the parts."""
    return _Writer(material, pictures).source()


class _Writer:
    def __init__(self, material: Material, pictures: Mapping[str, str]) -> None:
        self._material, self._pictures = material, pictures
        self._issue = material.copy.issue
        self._articles = read_content(self._issue, Problems())
        self._sections = {section.entry.id: section for section in self._issue.sections}

    def source(self) -> str:
        """Return the whole source: colours, prelude, and a call for each part."""
        issue = self._issue
        colours = material_colours(self._material)
        names = f"{issue.publication.title} · {issue.entry.cover_date}"
        head = [
            f"#let colours = ({colours})",
            f"#let footer-text = [{escape(names)}]",
            _PRELUDE.read_text(encoding="utf-8"),
            f'#set document(title: "{issue.name}", date: none)',
            f'#set text(lang: "{issue.language}")',
            "#show: setup",
        ]
        body = []
        for run in self._material.plan.runs:
            body += ["#blank-page()"] * run.blanks
            body.append(self._part(run.part))
        return "\n".join([*head, *body]) + "\n"

    def _part(self, part: Part) -> str:
        """Return a part as the call of its function."""
        if part.id in ("cover", "contents", "briefing", "back-cover"):
            return str(getattr(self, f"_{part.id.replace('-', '_')}")(part))
        if part.kind == "advertisement":
            return self._advertisement(part)
        if part.kind == "opener":
            return self._opener(part, self._sections[part.id])
        stories = [self._articles[slug] for slug in self._slugs(part)]
        text = "\n#between-stories\n".join(self._story(story, part) for story in stories)
        return f"#part([{escape(part.section or part.title)}])[\n{text}\n]"

    def _slugs(self, part: Part) -> list[str]:
        return [slug for slug, _ in part.articles] or [part.id]

    def _story(self, story: Article, part: Part) -> str:
        foreword = part.kind == "foreword"
        tall = bool(story.pictures) and story.pictures[0].size == "tall"
        columns = 1 if foreword else 2 if tall else _COLUMNS.get(story.kind, 3)
        lead = self._picture(story.pictures[0]) if story.pictures else ""
        wide = [
            picture
            for picture in story.pictures[1:]
            if self._placed(picture)[1] > MEASURE / columns
        ]
        justified = str(columns == 2 and not tall).lower()
        arguments = [
            f"accent: {_colour(part.accent)}",
            f"columns-wanted: {columns}",
            f"justified: {justified}",
            f"level: {1 if foreword else 2}",
            f"large: {str(foreword).lower()}",
            f'language: "{story.language}"',
            f"dateline: [{escape(spell_dateline(story.matter.dateline, story.language))}]",
            f"standfirst: [{escape(story.standfirst)}]",
            f"lead: [{lead}]",
            f"lead-width: {self._placed(story.pictures[0])[1] if lead else 507:.2f}pt",
            f"lead-in-column: {str(tall).lower()}",
            f"after: ({''.join(f'[{self._picture(picture)}],' for picture in wide)})",
            f"shared: {str(len(part.articles) > 1).lower()}",
        ]
        salutation = escape(story.matter.salutation or "")
        greeting = f"#strong[{salutation}]\n" if salutation else ""
        text = "\n".join([greeting, self._text(story, wide), self._signature(story)])
        named = ", ".join(arguments)
        return f"#story([{escape(story.headline)}], {label(story.slug)}, {named})[\n{text}\n]"

    def _text(self, story: Article, wide: Sequence[Picture]) -> str:
        """Return the text with pictures that fit its columns, and pull quotes, spread over it."""
        fitting = [picture for picture in story.pictures[1:] if picture not in wide]
        extras = [self._picture(picture) for picture in fitting]
        extras += [f"#pull-quote[{escape(quote)}]\n" for quote in story.pull_quotes]
        slots = [index for index, block in enumerate(story.body) if index and block.paragraph]
        shares = [(n + 1) * len(slots) // (len(extras) + 1) for n in range(len(extras))]
        places = [slots[share] if slots else len(story.body) for share in shares]
        pieces: list[str] = []
        for index, block in enumerate(story.body):
            pieces += [f'<insert n="{n}">' for n, place in enumerate(places) if place == index]
            if block.picture:
                pieces.append(f'<insert n="{len(extras)}">')
                extras.append(self._picture(block.picture))
            pieces.append(block.html)
        return body_markup("".join(pieces), extras)

    def _signature(self, story: Article) -> str:
        signature = story.matter.signature
        if signature is None:
            return ""
        lines = [signature.closing or "", signature.name, *signature.office]
        text = " \\\n".join(escape(line) for line in lines if line)
        hand = ""
        if signature.picture:
            known = self._material.copy.pictures[signature.picture.file]
            hand = f'#image("{self._pictures[known.url]}", height: 52pt)\n'
        return f"#block(breakable: false, above: 13pt)[{hand}{text}]\n"

    def _picture(self, picture: Picture) -> str:
        """Return a picture at the size of the build, with caption and credit."""
        name, width, height = self._placed(picture)
        words = " ".join(word for word in (picture.caption, picture.credit) if word)
        return (
            f'#picture("{name}", {width:.2f}pt, {height:.2f}pt, "{_quoted(picture.alt)}")'
            f"[{escape(words)}]\n"
        )

    def _placed(self, picture: Picture) -> tuple[str, float, float]:
        url = self._material.copy.pictures[picture.file].url
        width, height = self._material.sizes.get(url, (200.0, 200.0))
        return self._pictures[url], width, height

    def _full(self, entry: PictureEntry | None) -> str:
        if entry is None:
            return "none"
        picture = Picture.of(entry, self._issue.language)
        return f'("{self._placed(picture)[0]}", "{_quoted(picture.alt)}")'

    def _cover(self, part: Part) -> str:
        entry, publication = self._issue.entry, self._issue.publication
        barcode = _SVG.search(part.html)
        if barcode:
            (self._material.folder / "barcode.svg").write_text(barcode[0], encoding="utf-8")
        lines = ", ".join(
            f"link({label(line.article)})[{self._words(line.text)}]"
            if line.article
            else f"[{self._words(line.text)}]"
            for line in entry.cover.lines
        )
        stamp = " \\\n".join(
            [self._words(entry.cover_date), f"Volume {entry.volume}", f"No. {entry.number}"]
        )
        return (
            f"#cover({self._full(entry.cover.picture)}, [{self._words(publication.title)}], "
            f"[{self._words(publication.subtitle)}], [{stamp}], ({lines},), "
            f"{'true' if barcode else 'false'}, {label(part.id)})"
        )

    def _contents(self, part: Part) -> str:
        first, *others = [
            f"#contents-section([{self._words(section.entry.title)}], "
            f"{_colour(section.entry.accent)})[{self._lines(section)}]"
            for section in self._issue.sections
        ]
        if self._issue.entry.briefing:
            title = self._words(self._issue.entry.briefing.title)
            others.append(f"#contents-line({label('briefing')})[{title}]")
        rest = "\n".join(others)
        return (
            f"#part([{escape(part.title)}])[#contents([{escape(part.title)}], {label(part.id)}, "
            f"[{first}], [{self._masthead()}], [{rest}])]"
        )

    def _masthead(self) -> str:
        publication = self._issue.publication
        lines = [*publication.address, publication.telephone, publication.email, publication.web]
        lines += [f"{account.network}: {account.account}" for account in publication.social]
        left = " \\\n".join(escape(line) for line in lines if line)
        imprint = [*publication.imprint, f"ISSN {publication.issn} · {publication.rights}"]
        below = " \\\n".join(self._words(line) for line in imprint)
        return f"#masthead([{self._words(publication.publisher)}], [{left}], [{below}])"

    def _opener(self, part: Part, section: Section) -> str:
        return (
            f"#opener({self._full(section.entry.picture)}, [{escape(part.title)}], "
            f"{label(part.id)}, {_colour(part.accent)})[{self._lines(section)}]"
        )

    def _lines(self, section: Section) -> str:
        lines = [
            f"#contents-line({label(article.slug)})"
            f"[{escape(self._articles[article.slug].short_headline)}]"
            for article in section.articles
        ]
        return "\n".join(lines)

    def _briefing(self, part: Part) -> str:
        briefing = self._issue.entry.briefing
        assert briefing is not None
        cards = []
        for item in briefing.items:
            name, width, height = self._placed(Picture.of(item.picture, self._issue.language))
            alt = _quoted(item.picture.alt)
            cards.append(
                f'card("{name}", {width:.2f}pt, {height:.2f}pt, "{alt}", '
                f"[{self._words(item.title)}], [{self._words(item.caption)}])"
            )
        inside = ",\n".join(cards)
        title = escape(part.title)
        return f"#part([{title}])[#briefing([{title}], {label(part.id)}, {inside})]"

    def _advertisement(self, part: Part) -> str:
        entry = next(given for given in self._issue.entry.advertisements if given.id == part.id)
        words = [self._words(text) for text in (entry.headline, entry.text, entry.web)]
        inside = ", ".join(f"[{word}]" for word in words)
        return f"#advertisement({self._full(entry.picture)}, {inside}, {label(part.id)})"

    def _back_cover(self, part: Part) -> str:
        publication, entry = self._issue.publication, self._issue.entry.back_cover
        assert entry is not None
        lines = " \\\n".join(self._words(line) for line in (entry.text, publication.web) if line)
        return (
            f"#back-cover({self._full(entry.picture)}, [{self._words(publication.title)}], "
            f'[{lines}], "{publication.logo or ""}", {label(part.id)})'
        )

    def _words(self, text: str | None) -> str:
        return escape(typeset_text(text or "", self._issue.language))


def material_colours(material: Material) -> str:
    """Return the layout's colours as entries of a Typst dictionary."""
    colours: Sequence[tuple[str, str]] = [
        (name, colour.screen) for name, colour in material.copy.layout.colours.items()
    ]
    return ", ".join(f'"{name}": rgb("{screen}")' for name, screen in colours)


def _colour(name: str | None) -> str:
    return f'colours.at("{name or "accent"}")'


def _quoted(text: str) -> str:
    return html.unescape(text).replace("\\", "\\\\").replace('"', '\\"')
