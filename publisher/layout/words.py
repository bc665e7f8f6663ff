"""The few words that layouts print by themselves, in the language of the issue."""

from __future__ import annotations

_WORDS = {
    "en": (
        "In this issue",
        "Flash briefing",
        "Volume",
        "No.",
        "Advertisement",
        "Advertisement to come",
        "Notes",
        "Index",
    ),
    "fr": (
        "Dans ce numéro",
        "En bref",
        "Volume",
        "N°",
        "Publicité",
        "Publicité à venir",
        "Notes",
        "Index",
    ),
    "ru": (
        "В этом номере",
        "Коротко",
        "Том",
        "№",
        "Реклама",
        "Реклама ожидается",
        "Заметки",
        "Указатель",
    ),
    "kk": (
        "Осы санда",
        "Қысқаша",
        "Том",
        "№",
        "Жарнама",
        "Жарнама күтілуде",
        "Жазбалар",
        "Көрсеткіш",
    ),
    "tr": ("Bu sayıda", "Kısaca", "Cilt", "Sayı", "İlan", "İlan bekleniyor", "Notlar", "Dizin"),
}
_KEYS = ("contents", "briefing", "volume", "number", "advertisement", "to_come", "notes", "index")


def words_of(language: str) -> dict[str, str]:
    """Return the words of a language by key; English ones if it is unknown."""
    words = _WORDS.get(language.partition("-")[0].lower(), _WORDS["en"])
    return dict(zip(_KEYS, words, strict=True))
