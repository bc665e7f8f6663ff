"""Reading an issue: every file of it once, every fault of it at once."""

from __future__ import annotations

from pathlib import Path

from publisher.house import House
from publisher.manifest.article import FrontMatter
from publisher.manifest.faults import check_entry, nearest
from publisher.manifest.issue import ArticleSource, Issue, IssueEntry, Section, SectionEntry
from publisher.manifest.publication import Publication
from publisher.problems import Place, Problem, Problems
from publisher.source import Folder, Source, Sources, load_yaml

RESERVED = {"cover", "contents", "briefing", "back-cover", "foreword", "blank", "furniture"}


def load_issue(path: Path, sources: Sources) -> Issue | None:
    """Return the issue in a folder (or its issue.yaml), or None after reporting why not.

    What is wrong is added to `sources.problems`; an issue is returned whenever one can be
    made, so that the following steps can report their problems as well.
    """
    manifest = path if path.suffix in (".yaml", ".yml") else path / "issue.yaml"
    source = sources.read(manifest, what="manifest")
    if source is None:
        return None
    data = load_yaml(source, sources.problems)
    entry = check_entry(IssueEntry, data, "", sources.problems) if data is not None else None
    return _Reader(manifest.absolute().parent, sources, entry).issue() if entry else None


class _Reader:
    def __init__(self, folder: Path, sources: Sources, entry: IssueEntry) -> None:
        self._folder, self._sources, self._entry = folder, sources, entry
        self._problems = sources.problems
        self._first_use: dict[str, Place | None] = {}

    def issue(self) -> Issue | None:
        entry = self._entry
        publication = self._publication()
        language = entry.language or (publication.language if publication else "en")
        foreword = None
        if entry.foreword:
            foreword = self._article(entry.foreword, entry.place_of("foreword"), language)
        sections = tuple(self._section(section, language) for section in entry.sections)
        self._report_strays()
        self._check_names()
        if publication is None:
            return None
        return Issue(
            folder=Folder(self._folder),
            house=House.of(self._folder / "issue.yaml"),
            publication_id=entry.publication,
            publication=publication,
            entry=entry,
            foreword=foreword,
            sections=sections,
        )

    def _publication(self) -> Publication | None:
        path = self._folder.parent / f"{self._entry.publication}.yaml"
        place = self._entry.place_of("publication")
        if not path.is_file():
            known = [other.stem for other in sorted(self._folder.parent.glob("*.yaml"))]
            message = f'unknown publication "{self._entry.publication}"'
            hint = nearest(self._entry.publication, known) or f"there is no {path.name} beside the issue's folder"
            self._problems.add(Problem("unknown-publication", message, place, hint))
            return None
        source = self._sources.read(path, place, "publication")
        data = load_yaml(source, self._problems) if source else None
        return check_entry(Publication, data, "", self._problems) if data is not None else None

    def _section(self, section: SectionEntry, language: str) -> Section:
        runs = []
        for index, run in enumerate(section.articles):
            articles = [
                self._article(slug, self._slug_place(section, index, position), language)
                for position, slug in enumerate(run)
            ]
            runs.append(tuple(article for article in articles if article))
        return Section(section, tuple(run for run in runs if run))

    @staticmethod
    def _slug_place(section: SectionEntry, index: int, position: int) -> Place | None:
        return section.place_of("articles", index, position)

    def _article(self, slug: str, place: Place | None, language: str) -> ArticleSource | None:
        if slug in self._first_use:
            first = self._first_use[slug]
            hint = f"it already stands on line {first.line}; keep one" if first else None
            message = f'article "{slug}" is listed twice'
            self._problems.add(Problem("article-twice", message, place, hint))
            return None
        self._first_use[slug] = place
        path = self._folder / "articles" / f"{slug}.md"
        if not path.is_file():
            known = {other.stem for other in path.parent.glob("*.md")}
            hint = nearest(slug, known - set(self._first_use)) or f"there is no articles/{slug}.md"
            self._problems.add(Problem("unknown-article", f'unknown article "{slug}"', place, hint))
            return None
        if not path.resolve().is_relative_to(self._folder.resolve()):
            message = f"articles/{slug}.md is a link that leaves the folder"
            self._problems.add(Problem("outside", message, place, "put the file itself there"))
            return None
        source = self._sources.read(path, place, "article")
        return read_article(slug, source, language, self._problems) if source else None

    def _report_strays(self) -> None:
        for path in sorted((self._folder / "articles").glob("*.md")):
            if path.stem in self._first_use:
                continue
            message = f'article "{path.stem}" is in no section'
            hint = f"add it to a section of issue.yaml, or move {path.name} out of articles/"
            place = Source(path, "", 1_000_000).place()
            self._problems.add(Problem("article-in-no-section", message, place, hint))

    def _check_names(self) -> None:
        """Sections, advertisements and articles share one space of names."""
        entry, seen = self._entry, dict(self._first_use)
        if entry.foreword:
            seen.pop(entry.foreword, None)
        named = [(section.id, section.place_of("id")) for section in entry.sections]
        named += [(ad.id, ad.place_of("id")) for ad in entry.advertisements]
        for name, place in named:
            if name in seen or name in RESERVED:
                other = "a part of every issue" if name in RESERVED else "taken"
                hint = "choose another id; sections, articles and advertisements share one list"
                message = f'the id "{name}" is {other}'
                self._problems.add(Problem("id-twice", message, place, hint))
            seen[name] = place
        self._check_references(set(seen) | RESERVED)

    def _check_references(self, parts: set[str]) -> None:
        entry = self._entry
        articles = set(self._first_use)
        asked = [(line.article, line.place_of("article"), articles) for line in entry.cover.lines]
        asked += [
            (slug, entry.contents.place_of("featured", index), articles)
            for index, slug in enumerate(entry.contents.featured)
        ]
        asked += [(slug, entry.place_of("recto", i), parts) for i, slug in enumerate(entry.recto)]
        asked += [(ad.after, ad.place_of("after"), parts) for ad in entry.advertisements]
        for name, place, known in asked:
            if name and name not in known:
                what = "part" if known is parts else "article"
                message = f'unknown {what} "{name}"'
                self._problems.add(Problem(f"unknown-{what}", message, place, nearest(name, known)))


def read_article(
    slug: str, source: Source, language: str, problems: Problems
) -> ArticleSource | None:
    """Split an article into front matter and text, and check the front matter."""
    if source.lines[0].rstrip() != "---":
        hint = "begin the file with ---, then headline: …, then --- again"
        message = f'article "{slug}" has no front matter'
        problems.add(Problem("no-front-matter", message, source.place(1), hint))
        return None
    end = next((i for i, line in enumerate(source.lines) if i and line.rstrip() == "---"), None)
    if end is None:
        hint = "close it with a line of three hyphens"
        message = f'the front matter of article "{slug}" has no end'
        problems.add(Problem("front-matter-open", message, source.place(1), hint))
        return None
    matter_text = "\n".join(source.lines[1:end]) + "\n"
    data = load_yaml(source, problems, matter_text, line=1)
    if data is None:
        return None
    if not hasattr(data, "place"):
        data.place, data.keys_at, data.values_at = source.place(1), {}, {}
    matter = check_entry(FrontMatter, data, f'article "{slug}"', problems)
    if matter is None:
        return None
    return ArticleSource(slug, matter, source, end + 2, matter.language or language)
