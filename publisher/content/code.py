"""Code in articles: printed to the letter, its lines kept apart, told from text by its tag.

A line that is too long for the page goes on below, further to the right: each line is an element
of its own, which a sheet hangs. So is a word with hyphens in a long one: `--edition` is one word.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from markdown_it.token import Token

from publisher.content.references import unmark_references

LONG = 48  #: characters; a shorter line is broken on no page
_HYPHENED = re.compile(r"\S*-\S+")
CODE = ("code_inline", "fence", "code_block")


def restore_code(token: Token) -> None:
    """Give a piece of code its text as it was written."""
    token.content = unmark_references(token.content)


def code_block(self: Any, tokens: Any, index: int, options: Any, env: Any) -> str:
    """Render a block of code, fenced or indented; its first word of info is its language."""
    token = tokens[index]
    named = unmark_references(token.info).split()[:1]
    kind = f' class="language-{escape(named[0])}"' if named else ""
    lines = escape(token.content, quote=False).rstrip("\n").split("\n")
    rows = "".join(f'<span class="line">{_unbroken(line)}\n</span>' for line in lines)
    return f"<pre{self.renderAttrs(token)}><code{kind}>{rows}</code></pre>\n"


def _unbroken(line: str) -> str:
    """Return a long line of markup with its words that have hyphens in elements of their own."""
    if len(line) < LONG:
        return line
    return _HYPHENED.sub(r'<span class="word">\g<0></span>', line)
