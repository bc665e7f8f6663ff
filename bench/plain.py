"""The plain way: one HTML document of the very same parts, for one call of WeasyPrint.

Text, sheets, pictures and page breaks are those of the publisher's parts. What the publisher
knows when it paints, the plain way asks the layout engine for: folios of other pages by
target-counter(), running heads by string-set and margin boxes.
"""

from __future__ import annotations

import html
import re

from bench.material import Material
from publisher.content.references import fill_pages
from publisher.pages.kit import make_kit
from publisher.pages.plan import Run

_BODY = re.compile(r"<body([^>]*)>(.*)</body>", re.S)
_CLASS = re.compile(r'class="([^"]*)"')
_STYLE = re.compile(r'style="([^"]*)"')
_PAGE_VALUE = re.compile(r'<span class="folio-of" data-at="(#[^"]*)"></span>"')  # in an attribute
_PAGE_RULE = ("attr(data-page)", "target-counter(attr(data-page url), page)")

_SHEET = """
.part, .blank { break-before: page }
.part:first-child { break-before: auto }
.part { string-set: head attr(data-head) }
.blank { page: full; height: 1pt }
.folio-of::after { content: target-counter(attr(data-at url), page) }
.headline, .opener h2, .cover h1, .advertisement h2, .contents-title { bookmark-level: 2 }
.opener h2, .contents-title, .foreword .headline, .briefing > .headline { bookmark-level: 1 }
@page { font: 400 8pt / 13pt "Source Sans 3"; font-variant-numeric: lining-nums; color: #5b6470 }
@page :right {
  @top-right { content: string(head); vertical-align: middle }
  @bottom-right { content: "FOOTER" "   " counter(page); vertical-align: middle }
}
@page :left {
  @top-left { content: string(head); vertical-align: middle }
  @bottom-left { content: counter(page) "   " "FOOTER"; vertical-align: middle }
}
@page full {
  @top-right { content: none } @bottom-right { content: none }
  @top-left { content: none } @bottom-left { content: none }
}
"""


def plain_document(material: Material) -> str:
    """Return the issue as one HTML document with its sheets inside."""
    issue = material.copy.issue
    kit = make_kit(material.copy.layout)
    footer = f"{issue.publication.title} · {issue.entry.cover_date}"
    sheets = [kit.page_rule(), *(text.replace(*_PAGE_RULE) for _, text in kit.sheets)]
    sheets.append(_SHEET.replace("FOOTER", footer))
    parts = "\n".join(_part(run, material) for run in material.plan.runs)
    return (
        f'<!doctype html>\n<html lang="{issue.language}">\n<head><meta charset="utf-8">'
        f"<title>{html.escape(issue.name)}</title>\n<style>{' '.join(sheets)}</style>\n</head>\n"
        f"<body>\n{parts}\n</body>\n</html>\n"
    )


def _part(run: Run, material: Material) -> str:
    """Return a part as a division that begins a page, blanks before it."""
    part = run.part
    found = _BODY.search(part.html)
    assert found, part.id
    attributes, text = found.groups()
    kind, style = _CLASS.search(attributes), _STYLE.search(attributes)
    text = fill_pages(text, lambda slug: f'<span class="folio-of" data-at="#{slug}"></span>')
    text = _PAGE_VALUE.sub(r'\1"', text).replace('href="article:', 'href="#')
    for url, name in material.renditions.items():
        text = text.replace(f'src="{url}"', f'src="{name}"')
    fit = material.fits[part.id]
    blanks = '<div class="blank"></div>' * run.blanks
    return (
        f'{blanks}<div class="part {kind[1] if kind else ""}"'
        f' style="{style[1] if style else ""}; --fit: {fit}"'
        f' data-head="{html.escape(part.section or part.title)}">{text}</div>'
    )
