"""Numbers as they stand in a content stream."""

from __future__ import annotations


def operands(*values: float) -> str:
    """Return numbers as operands, to 1/10,000 pt, which no press can tell apart."""
    return " ".join(f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".") for value in values)
