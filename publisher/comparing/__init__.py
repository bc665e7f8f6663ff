"""Comparing: two finished PDFs in, what differs between them out, page by page and word by word."""
