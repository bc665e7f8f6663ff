"""Markdown to HTML: CommonMark with tables, footnotes, definition lists, terms and attributes.

Raw HTML stays text. Text runs pass through typography paragraph by paragraph; pictures that
stand alone become blocks of their own, so that a layout decides how they look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from publisher.content.code import CODE, code_block, restore_code
from publisher.content.languages import note_words
from publisher.content.references import mark_references, marked_references
from publisher.content.terms import Term, take_terms
from publisher.content.typography import MASK, typeset, typeset_text

HEADING_OFFSET = 2  #: `##` in an article is h4 on the page: below issue, section and story
INLINE_ATTRIBUTES = ("class", "id", "lang", "credit", "size", "focus", "index")
BLOCK_ATTRIBUTES = ("class", "id", "lang")


@dataclass(frozen=True)
class Finding:
    """Something in the text that the article checks or uses: its kind, value and line."""

    kind: str  #: link, page, heading, picture
    value: str
    line: int  #: counted from 0 within the text


@dataclass(frozen=True)
class Passage:
    """A top-level block of a text: HTML, or the attributes of a picture that stands alone."""

    html: str = ""
    picture: dict[str, str] | None = None
    line: int = 0
    paragraph: bool = False


@dataclass(frozen=True)
class Rendered:
    """A text as blocks, what was found in it, and the terms that an index leads to."""

    blocks: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    terms: tuple[Term, ...] = ()


def render_markdown(text: str, language: str, prefix: str) -> Rendered:
    """Return a Markdown text as HTML blocks.

    `prefix`, the name of the article, keeps ids of footnotes and terms apart in the issue.
    """
    environment: dict[str, Any] = {"docId": prefix, "note": note_words(language)}
    tokens = _parser().parse(mark_references(text), environment)
    findings = tuple(_findings(tokens))
    terms: list[Term] = []
    for token, inside in _inlines(tokens, language):
        _typeset_inline(token, inside)
        terms += take_terms(token.children or [], inside, prefix, len(terms) + 1)
    for token in tokens:
        _adapt(token, language)
    return Rendered(tuple(_blocks(tokens, environment)), findings, tuple(terms))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.use(attrs_plugin, spans=True, allowed=INLINE_ATTRIBUTES)
    parser.use(attrs_block_plugin, allowed=BLOCK_ATTRIBUTES)
    for name, rule in _RULES.items():
        parser.add_render_rule(name, rule)
    return parser


def _footnote_mark(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    name = self.rules["footnote_anchor_name"](tokens, index, options, env)
    caption = self.rules["footnote_caption"](tokens, index, options, env)
    repeat = tokens[index].meta.get("subId", 0)
    anchor = f'href="#fn{name}" id="fnref{name}{f":{repeat}" if repeat else ""}"'
    label = f"{env['note'][0]} {tokens[index].meta['id'] + 1}"
    link = f'<a {anchor} role="doc-noteref" aria-label="{label}">{caption}</a>'
    return f'<sup class="footnote-ref">{link}</sup>'


def _footnote_open(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    name = self.rules["footnote_anchor_name"](tokens, index, options, env)
    return f'<li id="fn{name}" class="footnote-item" role="doc-footnote">'


def _footnote_caption(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    number = str(tokens[index].meta["id"] + 1)
    repeat = tokens[index].meta.get("subId", 0)
    return f"{number}{':' + str(repeat) if repeat else ''}"


def _footnote_back(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    name = self.rules["footnote_anchor_name"](tokens, index, options, env)
    repeat = tokens[index].meta.get("subId", 0)
    mark = f":{repeat}" if repeat else ""
    address = f'href="#fnref{name}{mark}" aria-label="{env["note"][1]}"'
    return f' <a class="footnote-back" {address} role="doc-backlink">↑</a>'


_RULES = {
    "fence": code_block,
    "code_block": code_block,
    "footnote_ref": _footnote_mark,
    "footnote_open": _footnote_open,
    "footnote_caption": _footnote_caption,
    "footnote_anchor": _footnote_back,
    "footnote_block_open": lambda *_: '<section class="footnotes">\n<ol>\n',
    "footnote_block_close": lambda *_: "</ol>\n</section>\n",
}


def _inlines(tokens: list[Token], language: str) -> Iterator[tuple[Token, str]]:
    """Yield each inline token with the language of the innermost block around it."""
    languages = [language]
    for token in tokens:
        if token.nesting == 1:
            languages.append(str(token.attrs.get("lang", languages[-1])))
        elif token.nesting == -1:
            languages.pop()
        elif token.type == "inline":
            yield token, languages[-1]


def _typeset_inline(token: Token, language: str) -> None:
    """Typeset the text of a paragraph; code in it counts as a letter that stays as it is."""
    texts = [child for child in token.children or [] if child.type in ("text", "code_inline")]
    runs = [child.content if child.type == "text" else MASK for child in texts]
    for child, text in zip(texts, typeset(runs, language), strict=True):
        if child.type == "text":
            child.content = text
        else:
            restore_code(child)


def _adapt(token: Token, language: str) -> None:
    """Make a token fit the page: headings below the story's, header cells with a scope."""
    if token.type in ("heading_open", "heading_close"):
        token.tag = f"h{min(6, int(token.tag[1]) + HEADING_OFFSET)}"
    if token.type == "th_open":
        token.attrSet("scope", "col")
    if token.type in ("th_open", "td_open") and "style" in token.attrs:
        token.attrSet("class", str(token.attrs.pop("style")).replace("text-align:", "align-"))
    if token.type in CODE:
        restore_code(token)
    for child in token.children or []:
        if child.type == "image":
            child.content = typeset_text(child.content, language)


def _findings(tokens: list[Token]) -> Iterator[Finding]:
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.type == "inline":
            yield from _references(token, line)
        if token.type == "heading_open":
            yield Finding("heading", token.tag[1], line)
        for child in token.children or []:
            if child.type == "link_open":
                yield Finding("link", str(child.attrs.get("href", "")), line)


def _references(token: Token, line: int) -> Iterator[Finding]:
    """Yield the pages that a paragraph asks for, but for those that its code only shows."""
    code = [child.content for child in token.children or [] if child.type == "code_inline"]
    shown = Counter(slug for text in code for slug, _ in marked_references(text))
    for slug, at in marked_references(token.content):
        if shown[slug]:
            shown[slug] -= 1
        else:
            yield Finding("page", slug, line + token.content.count("\n", 0, at))


def _blocks(tokens: list[Token], environment: dict[str, Any]) -> Iterator[Passage]:
    start = 0
    for index, token in enumerate(tokens):
        if token.level or token.nesting == 1:
            continue
        group, start = tokens[start : index + 1], index + 1
        line = next((t.map[0] for t in group if t.map), 0)
        if picture := _lone_picture(group):
            yield Passage(picture=picture, line=line)
        else:
            html = _parser().renderer.render(group, _parser().options, environment)
            yield Passage(html, line=line, paragraph=group[0].type == "paragraph_open")


def _lone_picture(group: list[Token]) -> dict[str, str] | None:
    if len(group) != 3 or group[0].type != "paragraph_open":
        return None
    children = [c for c in group[1].children or [] if c.type != "text" or c.content.strip()]
    if len(children) != 1 or children[0].type != "image":
        return None
    image = children[0]
    return {str(k): str(v) for k, v in image.attrs.items()} | {"alt": image.content}
