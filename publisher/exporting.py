"""Exporting: the index of one issue or of several, in the form that a library asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.composing import settle_pages, settler_of
from publisher.copydesk import Copy, Progress, prepare
from publisher.house import House
from publisher.indexing import IssueRecord, index_issue
from publisher.indexing.bibtex import bibtex
from publisher.indexing.csl import csl_json
from publisher.indexing.jats import jats_files
from publisher.indexing.marc import marcxml
from publisher.manifest.faults import nearest
from publisher.problems import ExitCode, Faulty, Problem, Problems, Severity
from publisher.store import Drafts, trim_cache
from publisher.workshop import Workshop

MAX_ISSUES = 2000  #: that one index holds
_ONE_FILE: Mapping[str, tuple[Callable[[Sequence[IssueRecord]], bytes], str]] = {
    "csl-json": (csl_json, "json"),
    "bibtex": (bibtex, "bib"),
    "opac": (marcxml, "xml"),
}
FORMATS = (*_ONE_FILE, "jats")  #: the last of them is a folder of files


@dataclass(frozen=True)
class Index:
    """An index that was written: where, how many files, issues and articles, and its bytes."""

    path: Path
    files: int
    issues: int
    articles: int
    size: int


def check_format(name: str, problems: Problems) -> None:
    """Report a format that there is not."""
    if name not in FORMATS:
        hint = nearest(name, FORMATS) or f"there are {', '.join(FORMATS)}"
        message = f'there is no format "{name}"'
        problems.add(Problem("unknown-format", message, None, hint, step=ExitCode.USAGE))


def issue_folders(paths: Iterable[Path], problems: Problems) -> list[Path]:
    """Return the issues meant by paths: each is one, or a folder of some. Raises `Faulty`."""
    found = {_manifest(path): path for given in paths for path in _issues_at(given)}
    if not found:
        hint = "name an issue's folder, or a folder of issues"
        problems.add(Problem("no-issue", "no issue is named", None, hint, step=ExitCode.USAGE))
    if len(found) > MAX_ISSUES:
        message = f"{len(found)} issues are more than the {MAX_ISSUES} that an index holds"
        hint = "export a year at a time"
        problems.add(Problem("too-many-issues", message, None, hint, step=ExitCode.USAGE))
    problems.stop()
    return list(found.values())


def _issues_at(given: Path) -> list[Path]:
    """Return an issue's folder or manifest, or the folders of issues within a folder."""
    if given.is_dir() and not (given / "issue.yaml").is_file():
        within = sorted(manifest.parent for manifest in given.glob("*/issue.yaml"))
        return within or [given]
    return [given]


def _manifest(path: Path) -> Path:
    """Return the one name of an issue's manifest, however the issue was named."""
    return (path / "issue.yaml" if path.is_dir() else path).resolve()


class Indexer:
    """Lays out issues, one after the other, and keeps their records alone."""

    def __init__(self, jobs: int, progress: Progress, strict: bool = False) -> None:
        self._jobs, self._progress, self._strict = jobs, progress, strict
        self._faulty = False
        self.found: list[Problem] = []  #: of all issues, in their order
        self.sources: set[Path] = set()  #: files that the index was made from

    def records(self, paths: Sequence[Path]) -> list[IssueRecord]:
        """Return the records of issues as they appeared. Raises `Faulty` with all problems."""
        records = [record for house, own in _by_house(paths) for record in self._of(house, own)]
        if self._faulty:
            raise Faulty(self.found)
        _check_names(records)
        trim_cache()
        return sorted(records, key=lambda record: record.order)

    def _of(self, house: House, paths: Sequence[Path]) -> Iterator[IssueRecord]:
        """Yield the records of the sound ones among a house's issues."""
        several = len(paths) > 1
        with Workshop(self._jobs, house.environment()) as workshop:
            workshop.warm()
            for number, path in enumerate(paths):
                if several:
                    self._progress("issues", number, len(paths), path.name)
                problems = Problems()
                progress = _silent if several else self._progress
                try:
                    record = self._record(path, workshop, problems, progress)
                except Faulty as faulty:
                    self._faulty = True
                    self.found += faulty.problems
                else:
                    self.found += problems.sorted
                    yield record
            if several:
                self._progress("issues", len(paths), len(paths), paths[-1].name)

    def _record(
        self, path: Path, workshop: Workshop, problems: Problems, progress: Progress
    ) -> IssueRecord:
        copy = prepare(path, problems, progress)
        problems.stop(self._strict)
        if copy is None:
            raise Faulty(problems.sorted)
        self.sources |= sources_of(copy)
        pages = settle_pages(copy, settler_of(copy, workshop, problems, progress))
        problems.stop(self._strict)
        return index_issue(copy.issue, pages)


def _by_house(paths: Sequence[Path]) -> list[tuple[House, list[Path]]]:
    """Return issues by the house whose faces they are set in."""
    houses: dict[House, list[Path]] = {}
    for path in paths:
        houses.setdefault(House.of(path / "issue.yaml"), []).append(path)
    return list(houses.items())


def _check_names(records: Sequence[IssueRecord]) -> None:
    """Refuse issues that go by one name: their articles could not be told apart."""
    names = [record.id for record in records]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        hint = "leave one of them out, or correct its id in issue.yaml"
        raise Faulty(
            Problem("issue-twice", f'two issues are called "{name}"', None, hint)
            for name in doubled
        )


def sources_of(copy: Copy) -> set[Path]:
    """Return the files that an issue is made from, which nothing may be written over."""
    issue = copy.issue
    named = {issue.folder.root / "issue.yaml"}
    named.add(issue.folder.root.parent / f"{issue.publication_id}.yaml")
    named |= {article.source.path for article in issue.articles.values()}
    named |= {picture.path for picture in copy.pictures.values()}
    named |= {file.path for file in copy.advertisements.values()}
    return {path.resolve() for path in named}


def check_targets(targets: Iterable[Path], sources: set[Path]) -> None:
    """Refuse to write over a source. Raises `Faulty`."""
    over = [target for target in targets if target.resolve() in sources]
    if over:
        hint = "name another with --out"
        raise Faulty(
            Problem("output", f"{path} is a source of the issue", None, hint, step=ExitCode.OUTPUT)
            for path in over
        )


def default_path(records: Sequence[IssueRecord], format: str, house: House) -> Path:
    """Return where an index goes: output/<issue>, or for several issues output itself."""
    root, ends = house.output, _ending(format)
    if len(records) == 1:
        record = records[0]
        short = record.id.removeprefix(f"{record.publication}-")
        return root / short / f"{record.id}-{ends}"
    titles = {record.publication for record in records}
    return root / (f"{titles.pop()}-{ends}" if len(titles) == 1 else ends)


def _ending(format: str) -> str:
    return f"index.{_ONE_FILE[format][1]}" if format in _ONE_FILE else format


def write_index(
    records: Sequence[IssueRecord], format: str, out: Path, sources: set[Path]
) -> Index:
    """Write records in a format, whole or not at all. Raises `Faulty`.

    `out` is a file, or for JATS a folder; a file's name is found where it is a folder.
    """
    if format in _ONE_FILE:
        path = out / _ending(format) if out.is_dir() else out
        files, folder = {path.name: _ONE_FILE[format][0](records)}, path.parent
    else:
        path = folder = out
        files = dict(jats_files(records))
    check_targets((folder / name for name in files), sources)
    try:
        _write(files, folder)
    except OSError as error:
        raise Faulty([unwritten(path, error)]) from None
    articles, size = sum(len(each.articles) for each in records), sum(map(len, files.values()))
    return Index(path, len(files), len(records), articles, size)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    with (drafts := Drafts(folder)) as beside:
        for name, data in files.items():
            (beside / name).write_bytes(data)
        drafts.publish()


def unwritten(path: Path, error: OSError) -> Problem:
    """Return the problem that a file or folder cannot be written."""
    reason = (error.strerror or type(error).__name__).lower()
    message = f"{path} cannot be written: {reason}"
    hint = "choose another place with --out; what was there before is as it was"
    return Problem("output", message, None, hint, Severity.ERROR, ExitCode.OUTPUT)


def _silent(step: str, done: int, total: int, name: str) -> None:
    """The progress of one issue among several, which nobody watches."""
