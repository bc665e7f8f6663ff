"""Languages as MARC 21 codes them: three letters, those of ISO 639-2/B."""

from __future__ import annotations

_PAIRS = (
    "ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:cze cy:wel da:dan de:ger el:gre "
    "en:eng eo:epo es:spa et:est eu:baq fa:per fi:fin fr:fre ga:gle gl:glg gu:guj he:heb "
    "hi:hin hr:hrv hu:hun hy:arm id:ind is:ice it:ita ja:jpn ka:geo kk:kaz km:khm ko:kor "
    "ku:kur ky:kir la:lat lo:lao lt:lit lv:lav mk:mac mn:mon ms:may my:bur ne:nep nl:dut "
    "no:nor nb:nor nn:nor pa:pan pl:pol ps:pus pt:por ro:rum ru:rus sd:snd si:sin sk:slo "
    "sl:slv sq:alb sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tr:tur tt:tat "
    "ug:uig uk:ukr ur:urd uz:uzb vi:vie yi:yid zh:chi"
)
_CODES = dict(pair.split(":") for pair in _PAIRS.split())
UNDETERMINED = "und"

#: Articles that a title is not sorted by; those that end in an apostrophe stand without a space.
_ARTICLES = {
    "de": "der die das ein eine",
    "en": "the a an",
    "es": "el la los las un una",
    "fr": "le la les un une l'",
    "it": "il lo la i gli le un una l'",
    "nl": "de het een",
    "pt": "o a os as um uma",
}


def marc_language(tag: str) -> str:
    """Return the code of a BCP 47 language tag, "und" where it has none of those known here."""
    primary = tag.partition("-")[0].lower()
    return primary if len(primary) == 3 else _CODES.get(primary, UNDETERMINED)


def nonfiling(title: str, tag: str) -> int:
    """Return how many characters of a title a catalogue passes over: an article, up to 9.

    A quotation mark before the article counts with it (MARC 21, field 245, second indicator).
    """
    bare = title.lstrip("“”„«‘’\"'‹ ")
    begun = bare.lower().replace("’", "'")
    for article in _ARTICLES.get(tag.partition("-")[0], "").split():
        lead = article if article.endswith("'") else f"{article} "
        if begun.startswith(lead) and len(begun) > len(lead):
            return min(9, len(title) - len(bare) + len(lead))
    return 0
