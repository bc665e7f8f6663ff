"""Step 2: Markdown becomes articles, with typography made right for their language."""

from publisher.content.article import Article, Block, Picture, read_content

__all__ = ["Article", "Block", "Picture", "read_content"]
