"""CSL-JSON 1.0: records for Zotero, citeproc and all who cite (citationstyles.org)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from publisher.indexing.authors import Author
from publisher.indexing.record import ArticleRecord, IssueRecord


def csl_json(issues: Sequence[IssueRecord]) -> bytes:
    """Return the articles of issues as a JSON array of items."""
    items = [_item(issue, article) for issue in issues for article in issue.articles]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode()


def _item(issue: IssueRecord, article: ArticleRecord) -> dict[str, Any]:
    day = issue.published
    given = {
        "id": issue.key(article),
        "type": "article-magazine",
        "title": article.title,
        "title-short": article.short_title,
        "author": [_name(author) for author in article.authors],
        "container-title": issue.title,
        "volume": issue.volume,
        "issue": str(issue.number),
        "page": article.pages("-"),
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "ISSN": issue.issn,
        "language": article.language,
        "section": article.section,
        "keyword": ", ".join(article.keywords),
        "abstract": article.standfirst,
        "publisher": issue.publisher,
        "URL": issue.web,
    }
    return {key: value for key, value in given.items() if value}


def _name(author: Author) -> dict[str, str]:
    if author.family:
        return {"family": author.family, "given": author.given}
    return {"literal": author.name}
