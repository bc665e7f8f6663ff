"""Indexing: what is in an issue, as records that libraries take."""

from publisher.indexing.authors import Author
from publisher.indexing.record import ArticleRecord, IssueRecord, index_issue

__all__ = ["ArticleRecord", "Author", "IssueRecord", "index_issue"]
