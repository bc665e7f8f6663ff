"""Imposition: the pages of a PDF put up on printer's sheets, to be folded, bound and trimmed."""
