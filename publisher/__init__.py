"""Prints periodicals: YAML, Markdown and print CSS in, finished PDF editions out."""

__version__ = "0.1.0"
