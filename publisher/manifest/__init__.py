"""Step 1: issue.yaml, the publication file and the articles' front matter become one `Issue`."""

from publisher.manifest.issue import ArticleSource, Issue, Section
from publisher.manifest.load import load_issue

__all__ = ["ArticleSource", "Issue", "Section", "load_issue"]
