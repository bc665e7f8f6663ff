"""What typography knows of each language: its marks, spaces and abbreviations, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass

NBSP = "\u00a0"  #: no-break space
NNBSP = "\u202f"  #: narrow no-break space

_METRIC = "mm cm m km m² km² g kg t ha l Mt MW GW kW kWh MWh GWh TWh °C °F ° % ‰ "
_CYRILLIC = "мм см м км м² км² г кг т га л кВт МВт ГВт кВт·ч °C °С ° % ‰ $ € ₸ ₽ млн млрд трлн "
_MONEY = "$ € £ ₸ ₽ ₺ USD EUR KZT "
_CAPITAL = '["“‘«„(]?[A-ZÀ-ÖØ-ÞА-ЯЁӘҒҚҢӨҰҮҺІĞİŞ]'
_WORD = r"[\"“‘«„(]?\w"
_FIGURE = r"\d|[IVXLC]+\b"


@dataclass(frozen=True)
class Habits:
    """The typographic habits of a language; lists of words are words between spaces.

    `outer` and `inner` open and close quotations and quotations in them, `inside` is the space
    within outer marks, `before` the space before `; : ! ?` and `dash` the dash between words.
    The word lists say where a line may not break.
    """

    outer: tuple[str, str]
    inner: tuple[str, str]
    titles: str  #: kept with a capital: Mr Smith
    references: str  #: kept with a figure: p. 5
    units: str  #: kept with the figure before: 5 km
    months: str  #: stems, kept with the day before: 12 October
    shorts: str = ""  #: kept with any word that follows
    centuries: str = ""  #: kept with the Roman figure before
    phrases: tuple[str, ...] = ()  #: abbreviations of two words
    elisions: str = ""  #: regular expression of what follows an apostrophe that begins a word
    inside: str = ""
    before: str = ""
    dash: str = "–"
    month_first: bool = False  #: October 12 is usual as well
    grouped: bool = False  #: figures are grouped by spaces: 10 000


HABITS = {
    "en": Habits(
        outer=("“", "”"),
        inner=("‘", "’"),
        titles="Mr Mrs Ms Dr Prof St Sir Mr. Mrs. Ms. Dr. Prof. St. H.E. HE Gen. Amb.",
        references="No No. Nos. p. pp. vol. Vol. ch. fig. Fig. art. Art. para. sec. ca. c. "
        "page pages Page Article Articles Chapter Section Figure Table Annex Volume",
        units=_METRIC + _MONEY + "million billion trillion per am pm a.m. p.m.",
        months="January February March April May June July August September October November "
        "December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec",
        elisions=r"\d\ds\b|tis\b|twas\b|em\b(?! dash)",
        month_first=True,
    ),
    "fr": Habits(
        outer=("«", "»"),
        inner=("“", "”"),
        titles="M. MM. Mme Mmes Mlle Dr Pr Me Mgr S.E. S.E.M. St Ste",
        references="p. pp. n° nº N° vol. t. chap. art. fig. page pages article",
        units=_METRIC + _MONEY + "million millions milliard milliards euros h",
        months="janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre",
        inside=NNBSP,
        before=NNBSP,
        grouped=True,
    ),
    "ru": Habits(
        outer=("«", "»"),
        inner=("„", "“"),
        titles="г. г-н г-жа г-на г-жи д-р проф. акад. им. ул. пр. пос. гр. тов.",
        references="с. стр. т. ст. п. гл. рис. табл. вып. д. кв.",
        units=_CYRILLIC + "г. гг. в. вв. год года году лет тыс. руб. долл. тенге чел. ч",
        months="январ феврал март апрел мая май июн июл август сентябр октябр ноябр декабр",
        shorts="в к с у о и а я В К С У О И А Я",
        centuries="в. вв.",
        phrases=("т. е.", "т. д.", "т. п.", "т. к.", "н. э."),
        dash="—",
        grouped=True,
    ),
    "kk": Habits(
        outer=("«", "»"),
        inner=("„", "“"),
        titles="проф. акад. д-р",
        references="б. т.",
        units=_CYRILLIC + "ж. жж. ғ. ғғ. жыл жылы жылғы жылдың мың миллион миллиард теңге адам",
        months="қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
        centuries="ғ. ғғ.",
        phrases=("т. б.", "б. з."),
        grouped=True,
    ),
    "tr": Habits(
        outer=("“", "”"),
        inner=("‘", "’"),
        titles="Sn. Sayın Dr. Prof. Doç. Av. Hz. Bay Bayan",
        references="No. No s. ss. c. md. Md. Madde sayfa Sayfa No:",
        units=_METRIC + _MONEY + "bin milyon milyar trilyon TL lira yıl",
        months="Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    ),
}

#: What a note's mark is called, before its number, and the way back from the note.
_NOTES = {
    "en": ("Note", "Back to the text"),
    "fr": ("Note", "Retour au texte"),
    "ru": ("Примечание", "Назад к тексту"),
    "kk": ("Ескертпе", "Мәтінге оралу"),
    "tr": ("Not", "Metne dön"),
}


def habits_of(language: str) -> Habits:
    """Return the habits of a language code (`en-GB` counts as `en`); English ones if unknown."""
    return HABITS.get(language.partition("-")[0].lower(), HABITS["en"])


def unbroken(habits: Habits) -> str:
    """Return the pattern of the spaces (its group) where a line may not break."""
    months = _any_of(habits.months)
    pairs = [
        (r"\d(?:er|st|nd|rd|th)?", rf"{_any_of(habits.units)}(?!\w)|{months}"),
        (rf"(?<!\w)(?:{_any_of(habits.titles)}|{_CAPITAL}\.)", _CAPITAL),
        (rf"(?<!\w){_any_of(habits.references)}|[№§$€£₸₽₺]", _FIGURE),
        (r"\b[IVXLC]+", _any_of(habits.centuries)),
        (rf"(?<!\w){_any_of(habits.shorts)}", _WORD),
        *((rf"(?<!\w){re.escape(a)}", re.escape(b)) for a, b in map(str.split, habits.phrases)),
    ]
    if habits.month_first:
        pairs.append((rf"(?<!\w){months}", r"\d\d?(?!\w)"))
    if habits.grouped:
        pairs.append((r"(?<!\d)\d{1,3}", r"\d{3}(?!\d)"))
    places = "|".join(rf"(?:{left})(?=\s+(?:{right}))" for left, right in pairs)
    return rf"(?:{places})(?![{NBSP}{NNBSP}]\S)(\s++)"


def _any_of(words: str) -> str:
    """Return a pattern of any of these words, the longest first; of nothing if there are none."""
    return f"(?:{'|'.join(map(re.escape, sorted(words.split(), key=len, reverse=True))) or '(?!)'})"


def note_words(language: str) -> tuple[str, str]:
    """Return what a note's mark is called, before its number, and the way back from the note."""
    return _NOTES.get(language.partition("-")[0].lower(), _NOTES["en"])
