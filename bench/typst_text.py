"""HTML of an article's blocks as Typst markup, written as a person would write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from publisher.content.references import fill_pages

_SPECIAL = re.compile(r"[\\#$*_`@<>~\[\]/\"']")
_OPENING = re.compile(r"^(\s*)([-+=]|\d+\.)")
_VOID = ("br", "hr", "img")
_ELEMENTS = {  # what begins and what ends each
    "em": ("#emph[", "]"),
    "strong": ("#strong[", "]"),
    "sup": ("#super[", "]"),
    "sub": ("#sub[", "]"),
    "code": ("#text(font: sans)[", "]"),
    "ul": ("\n", "\n"),
    "ol": ("\n", "\n"),
    "table": ("\n#data-table(", ")\n"),
    "tr": ("(", "),"),
    "th": ("[*", "*], "),
    "td": ("[", "], "),
    "h4": ("\n#subhead[", "]\n"),
    "h5": ("\n#subhead[", "]\n"),
    "h6": ("\n#subhead[", "]\n"),
    "blockquote": ("\n#quote(block: true)[", "]\n"),
    "section": ("\n#notes[", "]\n"),
    "dt": ("\n*", "*\n"),
}


def escape(text: str) -> str:
    """Return text in which Typst reads nothing as markup."""
    text = _SPECIAL.sub(lambda match: "\\" + match[0], text)
    return _OPENING.sub(lambda match: f"{match[1]}\\{match[2]}", text)


def label(slug: str) -> str:
    """Return the label of a part or article."""
    return f"<p-{slug}>"


def folio_of(slug: str) -> str:
    """Return markup that prints the page of a part or article."""
    return f"#folio-of({label(slug)})"


def body_markup(html: str, inserts: Sequence[str]) -> str:
    """Return rendered HTML as Typst markup, with `inserts` where <insert n="…"> stands."""
    writer = _Writer(inserts)
    writer.feed(fill_pages(html, lambda slug: f"\ue012{slug}\ue013"))
    writer.close()
    return "".join(writer.pieces).strip() + "\n"


class _Writer(HTMLParser):
    """Writes markup as it reads tags; `_closers` holds what ends each open element."""

    def __init__(self, inserts: Sequence[str]) -> None:
        super().__init__()
        self._inserts = inserts
        self.pieces: list[str] = []
        self._closers: list[str] = []
        self._lists: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _VOID:
            self.pieces.append(" \\\n" if tag == "br" else "")
            return
        if tag == "insert":
            self.pieces.append("\n" + self._inserts[int(given["n"])])
            return
        opener, closer = self._element(tag, given)
        self.pieces.append(opener)
        self._closers.append(closer)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if tag in ("ul", "ol"):
            self._lists.pop()
        self.pieces.append(self._closers.pop())

    def handle_data(self, data: str) -> None:
        if not data.strip() and "\n" in data:
            self.pieces.append("\n")
            return
        text = escape(data.replace("\n", " "))
        self.pieces.append(re.sub("\ue012(.*?)\ue013", lambda m: folio_of(m[1]), text))

    def _element(self, tag: str, given: dict[str, str]) -> tuple[str, str]:
        """Return what begins and what ends an element."""
        if tag in ("ul", "ol"):
            self._lists.append("-" if tag == "ul" else "+")
        elif tag == "li":
            return f"\n{self._lists[-1]} ", "\n"
        elif tag == "p":
            return ("", "") if self._lists else ("\n", "\n")
        elif tag == "a":
            return self._link(given.get("href", ""))
        return _ELEMENTS.get(tag, ("", ""))

    def _link(self, target: str) -> tuple[str, str]:
        if target.startswith("article:"):
            return f"#link({label(target.removeprefix('article:'))})[", "]"
        if target.startswith("#"):
            return "", ""
        return f'#link("{target}")[', "]"
