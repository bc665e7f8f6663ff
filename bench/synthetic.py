"""Synthetic houses: the sample issue copied to be edited, or repeated to be longer.

A house is a folder with its own layouts, fonts and assets, so that an issue in it builds like
any other. Longer issues repeat the sample's sections with articles under new slugs; the
pictures are the sample's own.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

_LINK = re.compile(r"\[([^\]]*)\]\(article:([a-z0-9-]+)\)")
_PAGE = re.compile(r"\{page:([a-z0-9-]+)\}")
_COPIED = ("layouts", "fonts", "assets")
PAGES_AN_ARTICLE = 1.2  #: about, with its share of openers and contents


def copy_house(issue: Path, target: Path) -> Path:
    """Copy the house around an issue with this one issue; return the issue's new folder."""
    house = next(up for up in issue.resolve().parents if (up / "layouts").is_dir())
    for name in _COPIED:
        shutil.copytree(house / name, target / name)
    (target / "issues").mkdir()
    for publication in issue.resolve().parent.glob("*.yaml"):
        shutil.copy(publication, target / "issues")
    return Path(shutil.copytree(issue, target / "issues" / issue.name))


class OneWord:
    """An edit of one word in one article, different each time it is made."""

    def __init__(self, article: Path) -> None:
        self._article, self._count = article, 0
        head, mark, text = article.read_text(encoding="utf-8").rpartition("\n---\n")
        word = re.search(r"(?<= )[a-z]{6,}(?= )", text)
        assert word, article
        self._before = head + mark + text[: word.start()]
        self._after = text[word.end() :]

    def __call__(self) -> None:
        """Put another word there, of letters alone."""
        self._count += 1
        word = "word" + "".join(chr(ord("a") + int(digit)) for digit in f"{self._count:03d}")
        self._article.write_text(f"{self._before}{word}{self._after}", encoding="utf-8")


def add_issue(model: Path, name: str, pages: int, multiple: int = 1) -> Path:
    """Write an issue of about so many pages beside its model; return its folder.

    Blanks fill it up to a `multiple` of pages, as a binder wants it.
    """
    folder = model.parent / name
    data = yaml.safe_load((model / "issue.yaml").read_text(encoding="utf-8"))
    slugs = [
        slug for section in data["sections"] for run in section["articles"] for slug in _run(run)
    ]
    count = max(1, round((pages - 4) / PAGES_AN_ARTICLE))
    chosen = [(slugs[n % len(slugs)], n // len(slugs)) for n in range(count)]
    names = {_named(slug, copy) for slug, copy in chosen}
    (folder / "articles").mkdir(parents=True)
    shutil.copytree(model / "pictures", folder / "pictures", copy_function=os.link)
    for slug, copy in chosen:
        text = (model / "articles" / f"{slug}.md").read_text(encoding="utf-8")
        path = folder / "articles" / f"{_named(slug, copy)}.md"
        path.write_text(_relinked(text, copy, names), encoding="utf-8")
    issue = {key: value for key, value in data.items() if key not in _LEFT_OUT}
    issue |= {"id": name, "contents": {"title": data["contents"]["title"]}}
    issue["extent"] = {"multiple": multiple}
    issue["cover"] = {"picture": data["cover"]["picture"]}
    issue["sections"] = _sections(data["sections"], [_named(*pair) for pair in chosen])
    text = yaml.safe_dump(issue, allow_unicode=True, sort_keys=False)
    (folder / "issue.yaml").write_text(text, encoding="utf-8")
    return folder


_LEFT_OUT = ("foreword", "briefing", "advertisements", "recto", "extent")
_SECTION_ARTICLES = 12


def _run(entry: str | list[str]) -> list[str]:
    return [entry] if isinstance(entry, str) else entry


def _named(slug: str, copy: int) -> str:
    return f"{slug}-{copy + 1}"


def _relinked(text: str, copy: int, names: set[str]) -> str:
    """Return an article whose references lead to its own copy's articles, or are plain text."""

    def link(match: re.Match[str]) -> str:
        target = _named(match[2], copy)
        return f"[{match[1]}](article:{target})" if target in names else match[1]

    def page(match: re.Match[str]) -> str:
        target = _named(match[1], copy)
        return f"{{page:{target}}}" if target in names else "1"

    return _PAGE.sub(page, _LINK.sub(link, text))


def _sections(models: list[dict[str, Any]], slugs: list[str]) -> list[dict[str, Any]]:
    """Cut the articles into sections that look like the sample's in turn."""
    found = []
    for start in range(0, len(slugs), _SECTION_ARTICLES):
        number = start // _SECTION_ARTICLES
        model = models[number % len(models)]
        articles = slugs[start : start + _SECTION_ARTICLES]
        found.append({**model, "id": f"section-{number + 1}", "articles": articles})
    return found
