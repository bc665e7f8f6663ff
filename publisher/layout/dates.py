"""Dates and datelines, spelled in the language of the text."""

from __future__ import annotations

import datetime

from publisher.content.languages import NBSP
from publisher.manifest.article import Dateline

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
}


def spell_dateline(dateline: Dateline, language: str) -> str:
    """Return place and date as printed, e.g. Astana, 12 October 2023; empty if neither is given."""
    pieces = [dateline.place] if dateline.place else []
    if dateline.date:
        pieces.append(spell_dates(dateline.date, dateline.end_date, language))
    return ", ".join(pieces)


def spell_dates(first: datetime.date, last: datetime.date | None, language: str) -> str:
    """Return a day, or the days from first to last, without saying month or year twice."""
    if last is None or last == first:
        return _with_year(_day_and_month(first, language), first, language)
    if (first.year, first.month) == (last.year, last.month):
        days = f"{_day(first, language)}–{_day_and_month(last, language)}"
        return _with_year(days, last, language)
    if first.year == last.year:
        days = f"{_day_and_month(first, language)} – {_day_and_month(last, language)}"
        return _with_year(days, last, language)
    return f"{spell_dates(first, None, language)} – {spell_dates(last, None, language)}"


def _day_and_month(day: datetime.date, language: str) -> str:
    months = _MONTHS.get(language.split("-", maxsplit=1)[0], _MONTHS["en"]).split()
    return f"{_day(day, language)}{NBSP}{months[day.month - 1]}"


def _day(day: datetime.date, language: str) -> str:
    return "1er" if day.day == 1 and language.startswith("fr") else f"{day.day}"


def _with_year(days: str, day: datetime.date, language: str) -> str:
    if language.startswith("kk"):
        return f"{day.year}{NBSP}жылғы {days}"
    return f"{days} {day.year}"
