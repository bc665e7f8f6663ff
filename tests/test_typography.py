"""Typography: examples by language, and laws that hold for any text."""

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from publisher.content.languages import HABITS, NBSP, NNBSP
from publisher.content.typography import typeset, typeset_text

LANGUAGES = sorted(HABITS)


def visible(text: str) -> str:
    """Show the spaces that look alike: ~ is a no-break space, ^ a narrow one."""
    return text.replace(NBSP, "~").replace(NNBSP, "^")


def table(*rows: tuple[str, str, str]) -> pytest.MarkDecorator:
    """Make one test of each row: language, source, what is expected (with ~ and ^)."""
    names = [f"{language}: {source}" for language, source, _ in rows]
    return pytest.mark.parametrize(("language", "source", "expected"), rows, ids=names)


@table(
    ("en", 'He said "yes" to it.', "He said “yes” to it."),
    ("tr", 'Bakan "evet" dedi.', "Bakan “evet” dedi."),
    ("ru", 'Он сказал "да" и ушёл.', "Он сказал «да» и~ушёл."),
    ("kk", 'Ол "иә" деді.', "Ол «иә» деді."),
    ("fr", 'Il a dit "oui" hier.', "Il a dit «^oui^» hier."),
    ("de", 'Er sagte "ja" dazu.', "Er sagte “ja” dazu."),
    ("en-GB", '"So"', "“So”"),
    ("fr-CH", '"Soit"', "«^Soit^»"),
)
def test_quotation_marks_follow_the_language(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", "“curly” and „low“ and ‚low‘", "“curly” and “low” and “low”"),
    ("en", "«guillemets» and « spaced ones »", "“guillemets” and “spaced ones”"),
    ("en", "'single' and ‘single’", "“single” and “single”"),
    ("en", "”Swedish” and „Polish”", "“Swedish” and “Polish”"),
    ("ru", "“слово” и „слово“", "«слово» и~«слово»"),
    ("ru", "« слово »", "«слово»"),
    ("kk", "“сөз” және 'сөз'", "«сөз» және «сөз»"),
    ("fr", "“mot” et «mot» et « mot »", "«^mot^» et «^mot^» et «^mot^»"),
    ("tr", "«söz» ve 'söz'", "“söz” ve “söz”"),
)
def test_any_kind_of_mark_in_the_source_is_understood(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", "\"A 'nested' word,\" he said.", "“A ‘nested’ word,” he said."),
    ("en", "'A \"nested\" word,' he said.", "“A ‘nested’ word,” he said."),
    ("en", 'a "b "c" d" e', "a “b ‘c’ d” e"),
    ("en", "\"She said, 'I know the boys' names.'\"", "“She said, ‘I know the boys’ names.’”"),
    ("en", "\"'Twice' at once\"", "“‘Twice’ at once”"),
    ("tr", "\"büyük 'küçük' şey\"", "“büyük ‘küçük’ şey”"),
    ("ru", "\"слово 'внутри' слов\"", "«слово „внутри“ слов»"),
    ("ru", "«слово «внутри»»", "«слово „внутри“»"),
    ("kk", '«Сөз "ішкі" сөз»', "«Сөз „ішкі“ сөз»"),
    ("fr", "« Il a dit : « Oui » »", "«^Il a dit^: “Oui”^»"),
)
def test_quotations_in_quotations_have_inner_marks(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", 'He asked "why?" (and "how?").', "He asked “why?” (and “how?”)."),
    ("en", '"...and then"', "“…and then”"),
    ("en", '"Wait..." he said', "“Wait…” he said"),
    ("en", 'pre-"Soviet" and "Soviet"-era', "pre-“Soviet” and “Soviet”-era"),
    ("en", '"a"—"b"', "“a”—“b”"),
    ("en", '"The paragraph goes on', "“The paragraph goes on"),
    ("en", '"Voice of Asia"\'s reader', "“Voice of Asia”’s reader"),
    ("fr", 'l\'"Europe"', "l’«^Europe^»"),
    ("tr", '"Kitap"\'ın', "“Kitap”’ın"),
)
def test_quotation_marks_lean_to_their_words(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", "don't", "don’t"),
    ("en", "Qur'an and O'Neill", "Qur’an and O’Neill"),
    ("en", "two years' work", "two years’ work"),
    ("en", "in the '90s", "in the ’90s"),
    ("en", "“in the ‘90s”", "“in the ’90s”"),
    ("en", "rock 'n' roll", "rock ’n’ roll"),
    ("en", "“rock ‘n’ roll”", "“rock ’n’ roll”"),
    ("en", '"\'Tis the season"', "“’Tis the season”"),
    ("en", "the class of '68", "the class of ’68"),
    ("en", "don´t, won`t", "don’t, won’t"),
    ("en", "'Abd al-Rahman", "’Abd al-Rahman"),
    ("fr", "l'eau d'aujourd'hui", "l’eau d’aujourd’hui"),
    ("tr", "Türkiye'nin 1923'te", "Türkiye’nin 1923’te"),
    ("ru", "Кот-д'Ивуар", "Кот-д’Ивуар"),
)
def test_apostrophes_are_no_quotation_marks(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", "He is 5'10\" tall.", "He is 5′10″ tall."),
    ("en", '"He is 5\'10" tall," she said.', "“He is 5′10″ tall,” she said."),
    ("en", "43°15'30\" N", "43°15′30″ N"),
    ("en", 'a 19" screen', "a 19″ screen"),
    ("en", '"the class of 1999"', "“the class of 1999”"),
    ("en", "5'000 tonnes", "5’000 tonnes"),
)
def test_marks_after_figures_may_be_primes(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", "well...", "well…"),
    ("ru", "ну... да", "ну… да"),
    ("en", "four.... dots", "four.... dots"),
)
def test_three_points_become_an_ellipsis(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", "Asia - a voice", "Asia~– a voice"),
    ("en", "Asia -- a voice --- heard", "Asia~– a voice~– heard"),
    ("en", "Asia--a voice", "Asia~– a voice"),
    ("en", "Asia — a voice", "Asia~– a voice"),
    ("en", "well-known Almaty–Astana—road", "well-known Almaty–Astana—road"),
    ("en", "add --verbose to it", "add --verbose to it"),
    ("ru", "Азия - голос", "Азия~— голос"),
    ("ru", "- Да, -- сказал он.", "—~Да,~— сказал он."),
    ("kk", "Азия - үн", "Азия~– үн"),
    ("tr", "Asya - ses", "Asya~– ses"),
    ("fr", "L'Asie - une voix", "L’Asie~– une voix"),
)
def test_hyphens_between_words_become_dashes(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", "2-3 or 2--3", "2–3 or 2–3"),
    ("en", "in 2014-2016 and 2023-24", "in 2014–2016 and 2023–24"),
    ("en", "2.5-3.5, 10:00-12:30, $5-$10", "2.5–3.5, 10:00–12:30, $5–$10"),
    ("en", "26-27 October", "26–27~October"),
    ("ru", "2-3 дня", "2–3 дня"),
)
def test_ranges_of_numbers_have_an_en_dash(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "source",
    [
        "2023-12-26",
        "2023-12",
        "+7 (7172) 57-65-10",
        "(717) 25-65",
        "555-1234",
        "A-12",
        "COVID-19",
        "12-A",
        "ISBN 978-0-306-40615-7",
        "ISSN 2079-8490",
        "https://example.org/a--b?c=1-2&d='e'&f",
        "www.example.org/2-3",
        "example.org/2023-24/it's",
        "neill-2-3@example.org",
        "article:new-silk-way",
        "page:2-3",
    ],
)
def test_dates_codes_and_addresses_stay(language, source):
    assert typeset_text(source, language) == source
    assert source in typeset_text(f'"{source}" - {source} ...', language)


@table(
    ("en", "5 km, 5 %, 5 million, 5 °C", "5~km, 5~%, 5~million, 5~°C"),
    ("en", "$ 5 and 5 €", "$~5 and 5~€"),
    ("ru", "5 км, 5 %, 5 млн, 10 000 ₸", "5~км, 5~%, 5~млн, 10~000~₸"),
    ("kk", "5 мың теңге", "5~мың теңге"),
    ("tr", "5 milyon, 5 km", "5~milyon, 5~km"),
    ("fr", "10 000 euros, 5 %", "10~000~euros, 5~%"),
    ("en", "5 kmart and 5 men", "5 kmart and 5 men"),
)
def test_a_number_keeps_its_unit(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", "A. B. Smith", "A.~B.~Smith"),
    ("en", "Mr Smith, Dr. Who, H.E. Ms Chi", "Mr~Smith, Dr.~Who, H.E.~Ms~Chi"),
    ("ru", "А. Б. Иванов, г-н Ли, г. Алматы", "А.~Б.~Иванов, г-н~Ли, г.~Алматы"),
    ("kk", "Ә. Б. Серік", "Ә.~Б.~Серік"),
    ("tr", "Sn. Yılmaz", "Sn.~Yılmaz"),
    ("fr", "M. Dupont et Mme Martin", "M.~Dupont et Mme~Martin"),
    ("en", "Mr\nSmith", "Mr~Smith"),
    ("en", "Mr and Mrs", "Mr and Mrs"),
)
def test_a_name_keeps_its_title_and_initials(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", "p. 5, pp. 5-6, vol. 2, No. 7, Article IV", "p.~5, pp.~5–6, vol.~2, No.~7, Article~IV"),
    ("en", "No. That is all.", "No. That is all."),
    ("ru", "№ 5, с. 12, т. 3", "№~5, с.~12, т.~3"),
    ("kk", "№ 7", "№~7"),
    ("tr", "No. 5, s. 12", "No.~5, s.~12"),
    ("fr", "n° 5, p. 12", "n°~5, p.~12"),
)
def test_a_reference_keeps_its_number(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("en", "12 October 2023, October 12, 1st May", "12~October 2023, October~12, 1st~May"),
    ("ru", "12 октября 2023 г., XX в.", "12~октября 2023~г., XX~в."),
    ("kk", "2023 ж. 12 қазанда", "2023~ж. 12~қазанда"),
    ("tr", "12 Ekim'de", "12~Ekim’de"),
    ("fr", "12 octobre, 1er janvier", "12~octobre, 1er~janvier"),
    ("en", "October 2023", "October 2023"),
)
def test_a_day_keeps_its_month(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("fr", "Quoi? Oui! Non; a: b", "Quoi^? Oui^! Non^; a^: b"),
    ("fr", "Quoi ?! (oui!) 10:30", "Quoi^?! (oui^!) 10:30"),
    ("fr", "« oui »!", "«^oui^»^!"),
    ("ru", "« да » ?", "«да» ?"),
    ("en", "What? Yes!", "What? Yes!"),
)
def test_french_has_narrow_spaces_beside_its_marks(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@table(
    ("ru", "в доме и «в саду»", "в~доме и~«в~саду»"),
    ("ru", "т. е. и т. д.", "т.~е. и~т.~д."),
    ("kk", "т. б.", "т.~б."),
)
def test_small_russian_words_do_not_end_a_line(language, source, expected):
    assert visible(typeset_text(source, language)) == expected


@pytest.mark.parametrize(
    ("language", "runs", "expected"),
    [
        ("en", ['He said "', "yes", '" twice'], ["He said “", "yes", "” twice"]),
        ("en", ["the Council", "'s work"], ["the Council", "’s work"]),
        ("en", ["Mr ", "Smith"], ["Mr~", "Smith"]),
        ("en", ["Mr", " Smith"], ["Mr", "~Smith"]),
        ("en", ["well.", ".", "."], ["well…", "", ""]),
        ("fr", ['"', "Oui", '"!'], ["«^", "Oui^", "»^!"]),
        ("ru", ["", "слово ", "- слово", ""], ["", "слово~", "— слово", ""]),
        ("en", [], []),
        ("en", ["", ""], ["", ""]),
    ],
)
def test_a_quotation_may_open_in_one_run_and_close_in_another(language, runs, expected):
    assert [visible(run) for run in typeset(runs, language)] == expected


MARKS = "\"\"''“”„«»‘’‚‹›`´‟′″"
SIGNS = "  \u00a0\u202f\n--–—...:;!?,()[]/@%№$€+_°…"
LETTERS = "0123459absnVIвВкгАәЯéꙮ"
WORDS = (
    "90s tis em ... -- --- 2-3 5'10\" «\u202f km км г. Mr Dr. p. No. A. Б. October октября ISBN "
    "http:// www. x@y.org article: т. е. " + "\"' '\" 10 000"
).split(" ")
texts = st.lists(st.sampled_from([*MARKS, *SIGNS, *LETTERS, *WORDS, " - ", "« ", " »"])).map(
    "".join
)
paragraphs = st.lists(texts, max_size=4)
languages = st.sampled_from(LANGUAGES)
many = settings(max_examples=800, deadline=None, database=None)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@many
@given(paragraphs, languages)
@example(["3---$2-35"], "ru")
@example(["«- a"], "fr")
@example(['"a "90s" b" c'], "en")
def test_typesetting_twice_is_typesetting_once(runs, language):
    once = typeset(runs, language)
    assert typeset(once, language) == once


@many
@given(paragraphs, languages)
@example(["9", "ISBN 978---", "5'10\"---2-3"], "ru")
def test_no_run_loses_or_gains_a_letter(runs, language):
    assert [*map(letters, typeset(runs, language))] == [*map(letters, runs)]


@many
@given(paragraphs, languages)
def test_runs_are_typeset_as_the_text_they_make(runs, language):
    assert "".join(typeset(runs, language)) == typeset_text("".join(runs), language)


@many
@given(st.text() | texts, languages)
def test_any_text_is_typeset_and_grows_little(text, language):
    assert len(typeset_text(text, language)) <= 3 * len(text)


@many
@given(texts, languages)
def test_no_straight_mark_is_left(text, language):
    assume(not re.search(r"[@/]|:\S|www\.", text))
    assert not set("\"'`´") & set(typeset_text(text, language))


@many
@given(texts, st.sampled_from(["https://x.org/a-b", "me.too@x.org", "article:a-2-3"]), languages)
def test_addresses_are_never_touched(text, address, language):
    assert address in typeset_text(f"{text} {address} {text}", language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece",
    [" ", '"', "'", "'a ", "'a \"b ", "- ", "1-2-", "a.", "a@", "+1(", "« ", " »", " !", "A. "],
)
def test_a_long_hostile_paragraph_is_typeset_whole(piece, language):
    """A rule that goes back over its text would not come to the end of this."""
    text = piece * (100_000 // len(piece))
    assert letters(typeset_text(text, language)) == letters(text)
