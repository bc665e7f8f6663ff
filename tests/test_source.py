"""Sources: places point at characters, folders keep what is outside out, YAML stays small."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from publisher.problems import ExitCode, Faulty, Problem, Problems, Severity
from publisher.source import Folder, Mapping, Outside, Source, Sources, load_yaml


def load(text):
    """Return the data of a YAML text and the problems with it."""
    problems = Problems()
    return load_yaml(Source("x.yaml", text), problems), problems.sorted


def pointed(place):
    """Return the text that a place points at."""
    return place.source.lines[place.line - 1][place.column - 1 :][: place.length]


def test_every_value_key_and_item_has_its_place():
    data, problems = load("a: one\nb:\n  - two\n  - {c: three}\nd: >-\n  folded\n")
    assert problems == ()
    assert [pointed(data.keys_at[key]) for key in "abd"] == ["a", "b", "d"]
    assert pointed(data.values_at["a"]) == "one"
    assert [pointed(place) for place in data["b"].items_at] == ["two", "{c: three}"]
    assert pointed(data["b"][1].values_at["c"]) == "three"
    assert (data["b"][1].values_at["c"].line, data["b"][1].values_at["c"].column) == (4, 9)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_count_lines_as_editors_do(end):
    data, _ = load(f"ключ: 'a\u2028b'{end}# 🎉 comment{end}second: {{third: 😀 word}}{end}")
    assert pointed(data["second"].values_at["third"]) == "😀 word"
    assert data["second"].values_at["third"].line == 3


@pytest.mark.parametrize(
    "text",
    ["no", "on", "Yes", "4", "0.50", "1.10", "007", "2023-02-29", "1e5", "12:30", ".inf", "1_000"],
)
def test_plain_values_stay_as_they_were_written(text):
    assert load(f"a: {text}\n")[0] == {"a": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("False", False), ("null", None), ("~", None), ("", None), ("'true'", "true")],
)
def test_true_false_and_null_are_what_they_mean_unless_quoted(text, value):
    assert load(f"a: {text}\n")[0] == {"a": value}


def test_an_alias_repeats_a_value():
    data, problems = load("a: &x [1, {b: c}]\nd: *x\n")
    assert (data["d"], problems) == (["1", {"b": "c"}], ())


@pytest.mark.parametrize("text", ["[" * 1_000_000, "{" * 1_000_000, "- " * 500_000, "? " * 500_000,
                                  "a: " + "[{b: " * 200_000, "&a " * 300_000, "!" * 900_000,
                                  "a: [" + "*b, " * 200_000, "'" * 999_999])  # fmt: skip
def test_hostile_texts_are_refused_at_once(text):
    data, problems = load(text)
    assert data is None
    assert len(problems) == 1


def test_an_alias_bomb_is_refused():
    lines = ["a0: &a0 x"] + [f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]" for n in range(1, 30)]
    data, problems = load("\n".join(lines))
    assert data is None
    assert problems[0].code == "yaml-too-large"


YAMLISH = st.text(
    st.sampled_from("ab:-[]{}&*!|>'\"%@`#?,~ \n\n  \t\r\\é\u0085\u2028\ufeff🎉\x07<0")
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(YAMLISH | st.text())
@example("\ufeff\ufeffa: b\n- c")
@example("a: \ud7ff\uffff")
@example("\x85a: [\x85")
def test_any_text_is_yaml_or_one_problem_within_it(text):
    data, problems = load(text)
    assert (data is None) == (len(problems) == 1)
    for problem in problems:
        assert_inside(problem)
    for place in places(data):
        assert 1 <= place.line <= len(place.source.lines)
        assert 1 <= place.column <= len(place.source.lines[place.line - 1]) + 1


def places(value):
    """Yield all places that a value remembers."""
    if isinstance(value, Mapping):
        yield from (value.place, *value.keys_at.values(), *value.values_at.values())
        for inner in value.values():
            yield from places(inner)
    elif isinstance(value, list):
        yield from (value.place, *value.items_at)
        for inner in value:
            yield from places(inner)


def assert_inside(problem):
    """A problem's place lies in its file, and its text can be shown."""
    place = problem.place
    if place is not None and place.line:
        assert 1 <= place.line <= len(place.source.lines)
        assert 1 <= place.column <= len(place.source.lines[place.line - 1]) + 1
        excerpt, carets = place.source.excerpt(place)
        assert set(carets[8:].strip()) == {"^"}
        assert len(excerpt) <= 8 + 102
    assert "\n" not in problem.render().split("\n      |")[0].split("\n")[0]
    assert problem.message[0] not in " \n"


@given(st.text(), st.integers(-3, 9), st.integers(-3, 99), st.integers(-3, 99))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_places_are_moved_into_the_file(text, line, column, length):
    source = Source("x", text)
    place = source.place(line, column, length)
    assert place.length >= 1
    if line:
        assert 1 <= place.line <= len(source.lines)
        assert 1 <= place.column <= len(source.lines[place.line - 1]) + 1


def carets(text, column, length=1):
    source = Source("x", text)
    return source.excerpt(source.place(1, column, length))


def test_a_caret_stands_under_its_character():
    assert carets("volum: 1", 1, 5) == ["    1 | volum: 1", "      | ^^^^^"]


def test_a_caret_stands_right_after_wide_and_combining_characters():
    assert carets("小e\u0301 x", 5)[1] == "      |     ^"
    assert carets("a小b", 2)[1] == "      |  ^^"


def test_an_excerpt_of_a_long_line_shows_the_place():
    line, under = carets("a" * 300 + "B" + "c" * 300, 301)
    assert line[under.index("^")] == "B"
    assert line.startswith("    1 | …")
    assert line.endswith("…")


def test_nothing_in_a_message_or_excerpt_can_steer_a_terminal():
    source = Source("x", "a\x1b[31m\u202eb\u200f")
    text = Problem("code", "bad \x1b[2J\nname", source.place(1, 2)).render()
    assert not {"\x1b", "\u202e", "\u200f"} & set(text)
    assert text.splitlines()[0] == "x:1:2: bad �[2J name"


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", "C:/x", "a\\b", "a\0b", "..", "a/.."])
def test_no_name_leads_out_of_a_folder(name, tmp_path):
    with pytest.raises(Outside):
        Folder(tmp_path).path(name)


def test_a_link_may_lead_about_in_a_folder_but_not_out(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a").write_text("a")
    (tmp_path / "in" / "good").symlink_to("a")
    (tmp_path / "in" / "up").symlink_to("..")
    folder = Folder(tmp_path / "in")
    assert folder.path("good").read_text() == "a"
    with pytest.raises(Outside, match="leaves"):
        folder.path("up/elsewhere")


@given(st.text())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_name_is_inside_or_refused(tmp_path_factory, name):
    root = tmp_path_factory.getbasetemp()
    try:
        assert Folder(root).path(name).resolve().is_relative_to(root.resolve())
    except Outside as reason:
        assert str(reason)


def test_a_file_is_read_once_and_remembered_in_order(tmp_path):
    (tmp_path / "a").write_text("one")
    (tmp_path / "b").write_text("\ufefftwo")
    sources = Sources(Problems())
    first = sources.read(tmp_path / "b")
    assert (first.text, first.ordinal) == ("two", 0)
    assert sources.read(tmp_path / "a").ordinal == 1
    assert sources.read(tmp_path / "b") is first


def test_problems_are_sorted_by_file_then_line_and_each_counts_once():
    early, late = Source("z", "a\nb", 0), Source("a", "c", 1)
    given = [
        Problem("p", "no place"),
        Problem("p", "late", late.place(1, 1)),
        Problem("p", "second line", early.place(2, 1)),
        Problem("p", "first line", early.place(1, 1)),
        Problem("p", "whole file", early.place()),
    ]
    problems = Problems()
    for problem in random.Random(7).sample(given * 2, 10):
        problems.add(problem)
    said = [problem.message for problem in problems.sorted]
    assert said == ["whole file", "first line", "second line", "late", "no place"]


def test_a_warning_stops_only_the_strict():
    problems = Problems()
    problems.add(Problem("w", "careful", severity=Severity.WARNING))
    problems.stop()
    with pytest.raises(Faulty) as caught:
        problems.stop(strict=True)
    assert caught.value.exit_code is ExitCode.STRICT


def test_the_exit_code_is_that_of_the_first_error():
    problems = Problems()
    source = Source("x", "a\nb")
    problems.add(Problem("e", "text", source.place(2), step=ExitCode.CONTENT))
    problems.add(Problem("e", "manifest", source.place(1)))
    with pytest.raises(Faulty) as caught:
        problems.stop()
    assert caught.value.exit_code is ExitCode.MANIFEST
