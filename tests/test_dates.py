"""Datelines: dates spelled as each language spells them, nothing said twice."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.content.languages import NBSP
from publisher.layout.dates import spell_dateline, spell_dates
from publisher.manifest.article import Dateline

days = st.dates(datetime.date(1600, 1, 1), datetime.date(2400, 12, 31))
languages = st.sampled_from(["en", "fr", "ru", "kk", "tr", "en-GB", "fr-CH"])


def spelled(language: str, first: str, last: str | None = None) -> str:
    """Spell ISO dates; ~ shows a no-break space."""
    end = datetime.date.fromisoformat(last) if last else None
    return spell_dates(datetime.date.fromisoformat(first), end, language).replace(NBSP, "~")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "12~October 2023"),
        ("en-GB", "12~October 2023"),
        ("fr", "12~octobre 2023"),
        ("ru", "12~октября 2023"),
        ("kk", "2023~жылғы 12~қазан"),
        ("tr", "12~Ekim 2023"),
        ("xx", "12~October 2023"),
    ],
)
def test_a_day_is_spelled_in_its_language(language, expected):
    assert spelled(language, "2023-10-12") == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "26–27~October 2023"),
        ("fr", "26–27~octobre 2023"),
        ("ru", "26–27~октября 2023"),
        ("kk", "2023~жылғы 26–27~қазан"),
        ("tr", "26–27~Ekim 2023"),
    ],
)
def test_days_of_one_month_say_the_month_once(language, expected):
    assert spelled(language, "2023-10-26", "2023-10-27") == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "30~September – 2~October 2023"),
        ("fr", "30~septembre – 2~octobre 2023"),
        ("ru", "30~сентября – 2~октября 2023"),
        ("kk", "2023~жылғы 30~қыркүйек – 2~қазан"),
        ("tr", "30~Eylül – 2~Ekim 2023"),
    ],
)
def test_days_of_one_year_say_the_year_once(language, expected):
    assert spelled(language, "2023-09-30", "2023-10-02") == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "30~December 2023 – 2~January 2024"),
        ("fr", "30~décembre 2023 – 2~janvier 2024"),
        ("ru", "30~декабря 2023 – 2~января 2024"),
        ("kk", "2023~жылғы 30~желтоқсан – 2024~жылғы 2~қаңтар"),
        ("tr", "30~Aralık 2023 – 2~Ocak 2024"),
    ],
)
def test_days_of_two_years_say_both(language, expected):
    assert spelled(language, "2023-12-30", "2024-01-02") == expected


def test_the_first_of_a_month_is_an_ordinal_in_french_alone():
    assert spelled("fr", "2023-11-01") == "1er~novembre 2023"
    assert spelled("fr", "2023-11-01", "2023-11-03") == "1er–3~novembre 2023"
    assert spelled("fr", "2023-10-30", "2023-11-01") == "30~octobre – 1er~novembre 2023"
    assert spelled("fr", "2023-11-11") == "11~novembre 2023"
    assert spelled("en", "2023-11-01") == "1~November 2023"


def test_the_same_month_of_two_years_is_no_range_within_a_month():
    assert spelled("en", "2022-10-26", "2023-10-27") == "26~October 2022 – 27~October 2023"


@given(days, languages)
def test_a_range_of_one_day_is_that_day(day, language):
    assert spell_dates(day, day, language) == spell_dates(day, None, language)


@given(days, days, languages)
def test_every_figure_of_a_range_is_printed(one, other, language):
    first, last = sorted((one, other))
    text = spell_dates(first, last, language)
    assert all(str(part) in text for part in (first.day, first.year, last.day, last.year))
    assert text.count(str(last.year)) == 1


@given(days, days, languages)
def test_a_day_never_leaves_its_month(one, other, language):
    first, last = sorted((one, other))
    text = spell_dates(first, last, language)
    assert all(f"{day.day} " not in text.split("–")[-1] for day in (first, last) if day.day > 9)


@pytest.mark.parametrize(
    ("given_dateline", "expected"),
    [
        ({"place": "Astana", "date": "2023-10-12"}, "Astana, 12~October 2023"),
        ({"place": "Astana"}, "Astana"),
        ({"date": "2023-10-12"}, "12~October 2023"),
        ({"date": "2023-10-12", "end_date": "2023-10-13"}, "12–13~October 2023"),
        ({}, ""),
    ],
)
def test_a_dateline_prints_what_is_given(given_dateline, expected):
    dateline = Dateline.model_validate(given_dateline)
    assert spell_dateline(dateline, "en").replace(NBSP, "~") == expected
