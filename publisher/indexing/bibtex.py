"""BibTeX: records for LaTeX, in UTF-8; what TeX would obey is written so that it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from publisher.indexing.authors import Author
from publisher.indexing.record import ArticleRecord, IssueRecord

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Braces by name: BibTeX counts them, whether or not a backslash stands before one.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    '"': r"\textquotedbl{}",
} | {char: f"\\{char}" for char in "&%$#_"}
_ESCAPED = str.maketrans(_SPECIAL)
_UNSAFE = re.compile(r"[^\w:/?#\[\]@!$&'()*+,;=.~%-]")  #: what stands in no address (RFC 3986)


def bibtex(issues: Sequence[IssueRecord]) -> bytes:
    """Return the articles of issues as entries, with an empty line between them."""
    entries = [_entry(issue, article) for issue in issues for article in issue.articles]
    return "\n".join(entries).encode()


def _entry(issue: IssueRecord, article: ArticleRecord) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(issue, article) if value)
    return f"@article{{{issue.key(article)},\n{lines}}}\n"


def _fields(issue: IssueRecord, article: ArticleRecord) -> Iterator[tuple[str, str]]:
    """Yield fields in order; titles stand in two braces, so that their capitals stay."""
    yield "author", _braced(" and ".join(_name(author) for author in article.authors))
    yield "title", _braced(_held(article.title))
    yield "journal", _braced(_written(issue.title))
    yield "volume", _braced(_written(issue.volume))
    yield "number", _braced(str(issue.number))
    yield "pages", _braced(article.pages("--"))
    yield "year", _braced(str(issue.published.year))
    yield "month", _MONTHS[issue.published.month - 1]
    yield "issn", _braced(issue.issn)
    yield "publisher", _braced(_held(issue.publisher))
    yield "language", _braced(article.language)
    yield "keywords", _braced(", ".join(_written(word) for word in article.keywords))
    yield "abstract", _braced(_written(article.standfirst))
    yield "note", _braced(_written(article.section))
    yield "url", _braced(_UNSAFE.sub(_percent, issue.web))


def _name(author: Author) -> str:
    """Return a name in braces wherever BibTeX is not to look for its parts."""
    if author.family:
        return f"{_held(author.family)}, {_held(author.given)}"
    return _held(author.name)


def _held(text: str) -> str:
    return _braced(_written(text))


def _written(text: str) -> str:
    return text.translate(_ESCAPED)


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
