"""The manifest: what an issue says, what is assumed, and that no text of any kind breaks it."""

import datetime

import pytest
from breakage import messages, small_house
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_source import YAMLISH, assert_inside

from publisher import Faulty, check
from publisher.manifest import load_issue
from publisher.manifest.article import FrontMatter
from publisher.manifest.circles import find_circles
from publisher.manifest.faults import check_entry, nearest
from publisher.manifest.issue import IssueEntry
from publisher.manifest.load import read_article
from publisher.manifest.publication import Publication, issn_check
from publisher.problems import Problems
from publisher.source import Source, Sources, load_yaml

LEAST = """
publication: gazette
layout: base
id: one
number: 4
cover_date: May
publication_date: 2024-05-01
cover: {picture: {file: a.jpg, alt: A}}
sections: [{id: s, title: S, articles: [a, [b, c]]}]
"""


def entry(text, model=IssueEntry):
    """Return a manifest text as its class, and what was wrong with it."""
    problems = Problems()
    data = load_yaml(Source("m.yaml", text), problems)
    return check_entry(model, data, "", problems), [p.message for p in problems.sorted]


@pytest.fixture
def small(tmp_path):
    return small_house(tmp_path)


def test_an_issue_says_little_and_the_rest_is_assumed():
    issue, problems = entry(LEAST)
    assert problems == []
    assert issue.contents.title is None  # and the layout says it in the language of the issue
    assert issue.cover.picture.focus == (0.5, 0.5)
    assert issue.cover.picture.size == "wide"
    assert issue.extent.multiple == 1
    assert (issue.language, issue.foreword, issue.briefing, issue.back_cover) == (None,) * 4
    assert (issue.recto, issue.advertisements, issue.cover.lines) == ((), (), ())


def test_values_have_their_types():
    issue, _ = entry(LEAST)
    assert issue.number == 4
    assert issue.publication_date == datetime.date(2024, 5, 1)
    assert issue.sections[0].articles == (("a",), ("b", "c"))


@pytest.mark.parametrize("text", ["no", "on", "1.10", "007", "2023", "1e5"])
def test_what_looks_like_a_number_or_an_answer_is_a_text_where_one_is_wanted(text):
    matter, problems = entry(f"headline: {text}\n", FrontMatter)
    assert (matter.headline, problems) == (text, [])


@pytest.mark.parametrize("text", ["nan", ".inf", "-1", "1e9", "inf"])
def test_a_fraction_is_a_number_from_nought_to_one(text):
    text = f"headline: A\npictures: [{{file: a, alt: b, focus: [0.5, {text}]}}]\n"
    assert len(entry(text, FrontMatter)[1]) == 1


def test_an_entry_knows_the_places_of_its_values():
    issue, _ = entry(LEAST)
    place = issue.sections[0].place_of("articles", 1, 1)
    assert (place.line, place.column, place.length) == (9, 48, 1)
    assert issue.place_of("number").line == 5
    assert issue.cover.picture.place_of("alt").column == 37
    assert issue.place_of("season") == issue.place_of()
    assert issue.contents.place_of("title") is None


def test_an_entry_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        entry(LEAST)[0].number = 5


@pytest.mark.parametrize("issn", ["1234-5679", "12345679", "2434-561x", "0317-8471", "1050-124X"])
def test_an_issn_is_written_in_one_way(issn):
    text = f'title: A\npublisher: B\nlanguage: en\nrights: C\nissn: "{issn}"\n'
    publication, problems = entry(text, Publication)
    assert problems == []
    assert publication.issn == f"{issn[:4]}-{issn[-4:].upper()}"


def test_the_check_digit_of_an_issn():
    assert [issn_check(digits) for digits in ("0317847", "1050124", "0000000")] == ["1", "X", "0"]


@pytest.mark.parametrize("date", ["2024-02-29", "2000-02-29", "0001-01-01"])
def test_days_of_the_calendar(date):
    assert entry(LEAST.replace("2024-05-01", date))[1] == []


@pytest.mark.parametrize("date", ["2023-02-29", "1900-02-29", "2024-04-31", "2024-00-01",
                                  "0000-01-01", "24-01-01", "2024-1-1", "2024-01-01T00:00",
                                  "٢٠٢٤-٠١-٠١", "true", "[2024]"])  # fmt: skip
def test_what_is_no_day_of_the_calendar(date):
    assert len(entry(LEAST.replace("2024-05-01", date))[1]) == 1


def test_all_faults_of_a_manifest_come_at_once():
    text = LEAST.replace("number: 4", "number: four").replace("alt: A", "alt: ''")
    said = entry(text + "weather: fair\nrecto: [A B]\n")[1]
    assert said == [
        '"number" should be a whole number, not the text "four"',
        'cover: picture "a.jpg": "alt" is empty',
        'unknown key "weather"',
        'recto "A B" is not written as it should be',
    ]


def test_a_misspelt_key_is_not_missing_as_well():
    assert entry(LEAST.replace("cover_date", "cover-date"))[1] == ['unknown key "cover-date"']


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([*"abcdefghz", None])))
def test_circles_are_those_names_that_lead_back_to_themselves(after):
    def leads_back(start):
        name = start
        for _ in after:
            name = after.get(name)
            if name == start:
                return True
        return False

    circles = list(find_circles(after))
    found = [name for circle in circles for name in circle]
    assert sorted(found) == sorted(filter(leads_back, after))
    for circle in circles:
        assert [after[name] for name in circle] == [*circle[1:], circle[0]]


def test_the_nearest_word_is_suggested_or_all_are_named():
    assert nearest("briges", ["bridge", "market"]) == 'did you mean "bridge"?'
    assert nearest("lake", ["b", "a"]) == "known are: a, b"
    assert nearest("lake", []) is None


def test_an_issue_is_read_with_its_articles_in_order(small):
    problems = Problems()
    issue = load_issue(small, Sources(problems))
    assert problems.sorted == ()
    assert list(issue.articles) == ["welcome", "bridge", "market", "library", "choir"]
    assert issue.foreword.matter.signature.name == "Ada Small"
    assert [[len(run) for run in section.runs] for section in issue.sections] == [[1, 1], [2]]
    assert (issue.name, issue.language) == ("gazette-small", "en")


def test_an_issue_may_be_named_by_its_manifest(small):
    assert load_issue(small / "issue.yaml", Sources(Problems())).entry.id == "small"


def test_the_text_of_an_article_begins_below_its_front_matter():
    source = Source("a.md", "---\r\nheadline: A\r\n---\r\nFirst.\r\n\r\nSecond.")
    article = read_article("a", source, "kk", Problems())
    assert (article.text, article.first_line, article.language) == ("First.\n\nSecond.", 4, "kk")


def test_one_faulty_value_does_not_hide_the_faults_of_other_files(small):
    manifest = (small / "issue.yaml").read_text()
    (small / "issue.yaml").write_text(manifest.replace("2024-03-01", "2024-02-30"))
    with (small / "articles" / "choir.md").open("a") as article:
        article.write("\n#### Too low\n")
    said = messages(small, small.parent).split("\n\n")
    assert [text.partition(":")[0] for text in said] == [
        "small/issue.yaml",
        "small/articles/choir.md",
    ]


def test_a_manifest_beyond_repair_does_not_hide_the_faults_of_articles(small):
    (small / "issue.yaml").write_text("publication: [")
    article = small / "articles" / "choir.md"
    article.write_text(article.read_text().replace("kind: notice", "kind: notices"))
    assert 'unknown kind "notices"' in messages(small, small.parent)


def outcome(issue):
    """Check an issue: warnings, or problems that are inside their files; never a traceback."""
    try:
        problems = check(issue)
    except Faulty as faulty:
        problems = faulty.problems
        assert problems
    for problem in problems:
        assert_inside(problem)
        assert problem.render(issue)


def many(count):
    """Settings of a property of whole issues."""
    fixtures = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(
        max_examples=count, deadline=None, derandomize=True, suppress_health_check=fixtures
    )


NAMES = st.sampled_from(
    ["small/issue.yaml", "gazette.yaml"]
    + [f"small/articles/{name}.md" for name in ("bridge", "welcome", "market")]
)
SCRAPS = [
    *("../../etc/passwd", "\t", "null", "[]", "{}", "- ", ": ", "---\n", "&a [*a]", "x" * 5000),
    *("![](x)", "{page:}", "[a](article:)", "[a](#)", "# #", "<b>", "\x00", "[^1]", "{{ 1 }}"),
    *("| a |\n|---|\n", "{#x .y z=1}", ": a\n: b", "![a](%ff%00.jpg)", "![a](\ud7ff)"),
    *("\ue010bridge\ue011", "\ue010x"),
]
PIECES = YAMLISH | st.text(max_size=40) | st.sampled_from(SCRAPS)


@many(120)
@given(st.data())
def test_no_mutation_of_a_good_source_makes_a_traceback(small, data):
    path = small.parent / data.draw(NAMES)
    good = path.read_text("utf-8")
    text = good
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(PIECES) + text[start + data.draw(st.integers(0, 40)) :]
    try:
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        outcome(small)
    finally:
        path.write_text(good, "utf-8")


@many(60)
@given(NAMES, st.binary(max_size=200) | (YAMLISH | st.text()).map(str.encode))
def test_no_bytes_in_place_of_a_source_make_a_traceback(small, name, data):
    path = small.parent / name
    good = path.read_bytes()
    try:
        path.write_bytes(data)
        outcome(small)
    finally:
        path.write_bytes(good)


@many(60)
@given(st.text())
def test_no_text_of_an_article_makes_a_traceback(small, text):
    path = small / "articles" / "bridge.md"
    path.write_text(f"---\nheadline: The bridge\n---\n{text}", "utf-8", newline="")
    outcome(small)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("ab -/.:#é", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abid", max_size=4), inner),
    max_leaves=6,
)


@many(100)
@given(st.data(), VALUES)
def test_no_value_of_any_type_makes_a_traceback(small, data, value):
    """Every line `key: value` of the good manifest gets some other value."""
    path = small / "issue.yaml"
    good = path.read_text("utf-8")
    lines = good.split("\n")
    keyed = [index for index, line in enumerate(lines) if ": " in line and not line.startswith("#")]
    index = data.draw(st.sampled_from(keyed))
    key = lines[index].split(": ")[0]
    lines[index] = f"{key}: {flow(value)}"
    try:
        path.write_text("\n".join(lines), "utf-8")
        outcome(small)
    finally:
        path.write_text(good, "utf-8")


def flow(value):
    """Write a value as YAML on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}": {flow(inner)}' for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


@many(60)
@given(st.sampled_from(["cover.jpg", "stall.png", "signature.svg"]), st.data())
def test_no_damage_to_a_picture_makes_a_traceback(small, name, data):
    path = small / "pictures" / name
    good = path.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    try:
        path.write_bytes(good[:at] + data.draw(st.binary(max_size=8)) + good[at + 4 :])
        outcome(small)
    finally:
        path.write_bytes(good)


@pytest.mark.parametrize(
    "text",
    ["{{", "{% for %}", "{{ 1 + 'a' }}", "{{ x() }}", "{{ issue() }}", "{{ [][0] }}",
     "{% include issue %}", "{% extends 'cover.html' %}", "{{ page(1) }}", "{{ (" * 900,
     "{{ barcode('x', 'y') }}", "{{ source(1) }}", "{{ 9 ** 9 ** 9 }}", "{{ 'a' ** 2 }}",
     "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}", "{{ 'a' * issue }}", "{{ raise }}",
     "{% import 'no' as x %}", "\0{{ '\0' }}", "{{ '%s' % 1 % 2 }}", "{{ range(10**9) }}",
     "{{ '{0.__class__}'.format(issue) }}"],
)  # fmt: skip
def test_no_template_makes_a_traceback(small, text):
    own = small.parent / "layouts" / "own"
    (own / "templates").mkdir(parents=True)
    (own / "layout.yaml").write_text("name: own\nextends: base\n")
    (own / "templates" / "cover.html").write_text(text)
    manifest = small / "issue.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("layout: base", "layout: own"), "utf-8")
    outcome(small)
