"""Measured comparisons, run by hand: `python -m bench`. Nothing here is part of the publisher."""
