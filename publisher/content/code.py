"""Code in articles: printed to the letter, its lines kept apart, told from text by its tag.

A line that is too long for the page goes on below, further to the right: each line is an element
of its own, which a sheet hangs.
"""

from __future__ import annotations

from html import escape
from typing import Any

from markdown_it.token import Token

from publisher.content.references import unmark_references

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
    rows = "".join(f'<span class="line">{line}\n</span>' for line in lines)
    return f"<pre{self.renderAttrs(token)}><code{kind}>{rows}</code></pre>\n"
