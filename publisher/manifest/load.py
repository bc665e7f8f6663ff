"""Reading an issue: every file of it once, every fault of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from publisher.house import House
from publisher.manifest.article import FrontMatter
from publisher.manifest.circles import circle_problems
from publisher.manifest.faults import EntryType, check_entry, nearest, sound_rest
from publisher.manifest.issue import ArticleSource, Issue, IssueEntry, Section, SectionEntry
from publisher.manifest.publication import Publication
from publisher.problems import Place, Problem, Problems
from publisher.source import Folder, Mapping, Outside, Source, Sources, load_yaml

PARTS = {"cover", "contents", "briefing", "index", "back-cover", "foreword"}
RESERVED = PARTS | {"blank", "notes", "furniture"}
STRAY = 1_000_000  #: files that nothing names come after all others


def load_issue(path: Path, sources: Sources, house: House | None = None) -> Issue | None:
    """Return the issue in a folder (or its issue.yaml), or None after reporting why not.

    Its `house` is the nearest one above it, unless another is given.

    What is wrong is added to `sources.problems`; an issue is returned whenever one can be
    made, so that the following steps can report their problems as well.
    """
    manifest = manifest_of(path)
    if not manifest.parent.is_dir():
        sources.problems.add(_no_folder(manifest.parent))
        return None
    source = sources.read(manifest, what="manifest")
    data = load_yaml(source, sources.problems) if source else None
    folder = manifest.absolute().parent
    reader = _Reader(folder, sources, house or House.of(folder / "issue.yaml"))
    entry = None
    if data is not None:
        reader.whole = check_entry(IssueEntry, data, "", sources.problems) is not None
        entry = sound_rest(IssueEntry, data)
    if entry is None:
        reader.read_all(data)
        return None
    return reader.issue(entry)


def manifest_of(path: Path) -> Path:
    """Return the manifest of an issue that is named by its folder or by the manifest itself."""
    return path if path.suffix in (".yaml", ".yml") else path / "issue.yaml"


def _no_folder(folder: Path) -> Problem:
    beside = folder.parent.glob("*/issue.yaml") if folder.parent.is_dir() else ()
    hint = nearest(folder.name, [manifest.parent.name for manifest in beside])
    message = "there is no such folder"
    place = Source(folder, "").place()
    return Problem("missing-folder", message, place, hint or "name an issue's folder")


class _Reader:
    """Reads what a manifest names; `whole` is false where faulty parts of it were left out."""

    def __init__(self, folder: Path, sources: Sources, house: House) -> None:
        self._house = house
        self._folder, self._sources, self._problems = folder, sources, sources.problems
        self._first_use: dict[str, Place | None] = {}
        self.whole = True

    def issue(self, entry: IssueEntry) -> Issue | None:
        """Return the issue, or None where its publication cannot be read."""
        publication = self._publication(entry.publication, entry.place_of("publication"))
        language = entry.language or (publication.language if publication else "en")
        foreword = None
        if entry.foreword:
            foreword = self._article(entry.foreword, entry.place_of("foreword"), language)
        sections = tuple(self._section(section, language) for section in entry.sections)
        self._check_names(entry)
        if self.whole:
            self._report_strays()
            self._check_references(entry)
            for problem in circle_problems(entry):
                self._problems.add(problem)
        if publication is None:
            return None
        return Issue(
            folder=Folder(self._folder),
            house=self._house,
            publication_id=entry.publication,
            publication=publication,
            entry=entry,
            foreword=foreword,
            sections=sections,
            slugs=frozenset(self._first_use) | {path.stem for path in self._files()},
        )

    def read_all(self, data: Mapping | None) -> None:
        """Report the faults of all other files, for a manifest that says too little of them."""
        name = data.get("publication") if data else None
        if data and isinstance(name, str):
            self._publication(name, data.values_at["publication"])
        for path in self._files():
            self._article(path.stem, None, "en")

    def _files(self) -> list[Path]:
        return sorted((self._folder / "articles").glob("*.md"))

    def _publication(self, name: str, place: Place | None) -> Publication | None:
        folder = self._folder.parent
        try:
            path = Folder(folder).path(f"{name}.yaml")
        except Outside:
            return None
        if not path.is_file():
            known = [other.stem for other in folder.glob("*.yaml")]
            hint = nearest(name, known) or f"put {name}.yaml beside the issue's folder"
            message = f'unknown publication "{name}"'
            self._problems.add(Problem("unknown-publication", message, place, hint))
            return None
        source = self._sources.read(path, place, "publication")
        data = load_yaml(source, self._problems) if source else None
        publication = _checked(Publication, data, "", self._problems)
        if publication and publication.logo:
            self._check_logo(publication.logo, publication.place_of("logo"))
        return publication

    def _check_logo(self, name: str, place: Place | None) -> None:
        assets = self._house.assets
        try:
            if Folder(assets).path(name).is_file():
                return
            reason = "does not exist"
        except Outside as outside:
            reason = str(outside)
        hint = nearest(name, _names(assets, "*/*.svg"))
        self._problems.add(Problem("missing-logo", f'logo "{name}" {reason}', place, hint))

    def _section(self, section: SectionEntry, language: str) -> Section:
        runs = []
        for index, run in enumerate(section.articles):
            articles = [
                self._article(slug, section.place_of("articles", index, position), language)
                for position, slug in enumerate(run)
            ]
            runs.append(tuple(article for article in articles if article))
        return Section(section, tuple(run for run in runs if run))

    def _article(self, slug: str, place: Place | None, language: str) -> ArticleSource | None:
        if slug in self._first_use:
            first = self._first_use[slug]
            hint = f"it already stands on line {first.line}; keep one" if first else None
            message = f'article "{slug}" is listed twice'
            self._problems.add(Problem("article-twice", message, place, hint))
            return None
        self._first_use[slug] = place
        path = self._article_file(slug, place)
        source = self._sources.read(path, place, "article") if path else None
        return read_article(slug, source, language, self._problems) if source else None

    def _article_file(self, slug: str, place: Place | None) -> Path | None:
        """Return the file of an article, or None after reporting that there is none."""
        name = f"articles/{slug}.md"
        try:
            path = Folder(self._folder).path(name)
        except Outside as reason:
            hint = "put the file itself there"
            self._problems.add(Problem("outside", f"{name} {reason}", place, hint))
            return None
        if path.exists():
            return path
        close = nearest(slug, {other.stem for other in self._files()} - set(self._first_use)) or ""
        hint = close if close.startswith("did") else f"there is no {name}"
        self._problems.add(Problem("unknown-article", f'unknown article "{slug}"', place, hint))
        return None

    def _report_strays(self) -> None:
        for path in self._files():
            if path.stem in self._first_use or self._misspelt(path.stem):
                continue
            message = f'article "{path.stem}" is in no section'
            hint = f"add it to a section of issue.yaml, or move {path.name} out of articles/"
            place = Source(path, "", STRAY).place()
            self._problems.add(Problem("article-in-no-section", message, place, hint))

    def _misspelt(self, slug: str) -> bool:
        """Whether an article was probably meant by a name that no file has."""
        lost = [name for name in self._first_use if not self._exists(name)]
        return any((nearest(name, [slug]) or "").startswith("did") for name in lost)

    def _exists(self, slug: str) -> bool:
        return (self._folder / "articles" / f"{slug}.md").exists()

    def _check_names(self, entry: IssueEntry) -> None:
        """Sections, articles, advertisements and spreads share one space of names."""
        seen: set[str] = set()
        for what, name, place in _named(entry):
            if name in RESERVED and not (name == entry.foreword == "foreword"):
                hint = "every issue may have a part of this name; choose another id"
                message = f'{what} "{name}" has a reserved name'
                self._problems.add(Problem("id-reserved", message, place, hint))
            elif name in seen and what != "article":
                hint = "sections, articles, advertisements and spreads share one list of names"
                message = f'{what} "{name}" has a name that is taken'
                self._problems.add(Problem("id-twice", message, place, hint))
            seen.add(name)

    def _check_references(self, entry: IssueEntry) -> None:
        articles = set(self._first_use)
        parts = articles | PARTS | {name for _, name, _ in _named(entry)}
        for what, name, place, owner in _asked(entry):
            known = articles if what == "article" else parts
            if name not in known:
                message = f'{owner}unknown {what} "{name}"'
                problem = Problem(f"unknown-{what}", message, place, nearest(name, known))
                self._problems.add(problem)
        spreads = {spread.id for spread in entry.spreads}
        for index, name in enumerate(entry.recto):
            if name in spreads:
                message = f'recto: spread "{name}" cannot begin on a right-hand page'
                hint = "take it out: its halves would lie back to back"
                place = entry.place_of("recto", index)
                self._problems.add(Problem("spread-recto", message, place, hint))


def _named(entry: IssueEntry) -> Iterator[tuple[str, str, Place | None]]:
    """Yield what the manifest gives a name to: its kind, name and place."""
    if entry.foreword:
        yield "article", entry.foreword, entry.place_of("foreword")
    for section in entry.sections:
        for index, run in enumerate(section.articles):
            for position, slug in enumerate(run):
                yield "article", slug, section.place_of("articles", index, position)
    for section in entry.sections:
        yield "section", section.id, section.place_of("id")
    for advertisement in entry.advertisements:
        yield "advertisement", advertisement.id, advertisement.place_of("id")
    for spread in entry.spreads:
        yield "spread", spread.id, spread.place_of("id")


def _asked(entry: IssueEntry) -> Iterator[tuple[str, str, Place | None, str]]:
    """Yield what the manifest refers to by name: kind, name, place and who refers to it."""
    for line in entry.cover.lines:
        if line.article:
            yield "article", line.article, line.place_of("article"), "cover line: "
    for index, slug in enumerate(entry.contents.featured):
        yield "article", slug, entry.contents.place_of("featured", index), "featured: "
    for index, slug in enumerate(entry.recto):
        yield "part", slug, entry.place_of("recto", index), "recto: "
    for ad in entry.advertisements:
        if ad.after:
            yield "part", ad.after, ad.place_of("after"), f'advertisement "{ad.id}": '
    for spread in entry.spreads:
        if spread.after:
            yield "part", spread.after, spread.place_of("after"), f'spread "{spread.id}": '


def _names(folder: Path, pattern: str) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.glob(pattern)]


def _checked(
    model: type[EntryType], data: Mapping | None, what: str, problems: Problems
) -> EntryType | None:
    """Return the sound part of an entry after reporting the rest."""
    if data is None:
        return None
    return check_entry(model, data, what, problems) or sound_rest(model, data)


def read_article(
    slug: str, source: Source, language: str, problems: Problems
) -> ArticleSource | None:
    """Split an article into front matter and text, and check the front matter."""
    if source.lines[0].rstrip() != "---":
        hint = 'begin the file with a line "---", then "headline: …", then "---" again'
        message = f'article "{slug}" has no front matter'
        problems.add(Problem("no-front-matter", message, source.place(1), hint))
        return None
    end = next((i for i, line in enumerate(source.lines) if i and line.rstrip() == "---"), None)
    if end is None:
        hint = "close it with a line of three hyphens"
        message = f'article "{slug}": the front matter has no end'
        problems.add(Problem("front-matter-open", message, source.line(1), hint))
        return None
    data = load_yaml(source, problems, "\n".join(source.lines[1:end]) + "\n", line=1)
    matter = _checked(FrontMatter, data, f'article "{slug}"', problems)
    if matter is None:
        return None
    return ArticleSource(slug, matter, source, end + 2, matter.language or language)
