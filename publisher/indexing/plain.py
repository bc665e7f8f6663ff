"""Plain words: typeset text as catalogues hold it, without what only a page needs."""

from __future__ import annotations

import re
import unicodedata

#: Soft hyphens, zero-width spaces, word joiners: they guide line breaks and mean nothing.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_SPACES = re.compile(r"\s+")


def plain_text(text: str) -> str:
    """Return a text on one line, in composed characters that every format can hold."""
    shown = "".join(_sound(char) for char in text.translate(_INVISIBLE))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", shown)).strip()


def _sound(char: str) -> str:
    """Return a character, or a space for one that XML 1.0 has no way to write."""
    control = unicodedata.category(char) in ("Cc", "Cs", "Co") or ord(char) & 0xFFFE == 0xFFFE
    return " " if control else char
