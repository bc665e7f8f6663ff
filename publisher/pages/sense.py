"""Sense: how well a line of a headline may end where it does.

A reader pauses at the end of a display line. It should be where a voice would pause: after a
comma, not between a preposition and its noun (Bringhurst, "The Elements of Typographic Style",
2.4.9; Milchin and Cheltsova's handbook for Russian).
"""

from __future__ import annotations

#: Demerits on the scale of breaks.py, where 10 % of unevenness has 100.
_WEAK = 500.0
_QUOTATION = 150.0
_FIGURE = 200.0
_COMMA = -120.0
_PAUSE = -600.0

#: Words that lean on what follows, by language.
_LEANING = {
    "en": "a an the of in on at to for by with from and or nor but as into over under its his her "
    "their our my your this that these those is are be than",
    "ru": "а без в во для до же за и из или им их к ко как на над не ни но о об от по под при про "
    "с со у что это его её из-за из-под между через",
    "kk": "және мен бен пен немесе я не әрі бір бұл сол ол ең",
    "tr": "ve veya ya da ile bir bu şu o en için ne hem ama",
    "fr": "à au aux ce ces cet cette d de des du en et l la le les leur leurs ma mais mes mon ne "
    "ni ou par pour sa sans ses son sous sur un une vers chez dans avec que qui",
}
_WORDS = {language: frozenset(words.split()) for language, words in _LEANING.items()}
_OPENING = "“«„‘‹\"'"
_CLOSING = "”»“’›\"'"
_PAUSES = (":", ";", ".", "!", "?", "…", "–", "—")


def sense(line: str, following: str, language: str) -> float:
    """Return the demerits of a display line that ends with `line`, before `following`."""
    word = line.rpartition(" ")[2]
    bare = word.strip("“”«»„‘’‹›\"'(").lower()
    if bare in _WORDS.get(language[:2].lower(), ()):
        return _WEAK
    if word[:1] in _OPENING and not word.rstrip(",:;.!?…").endswith(tuple(_CLOSING)):
        return _QUOTATION
    if word.endswith((*_PAUSES, ",")):
        return _COMMA if word.endswith(",") else _PAUSE
    return _FIGURE if following[:1].isdigit() else 0.0
