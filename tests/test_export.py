"""The index of issues for libraries: four formats, read back by small readers of our own."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from breakage import small_house
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import publisher
from publisher.cli import cli
from publisher.exporting import FORMATS
from publisher.indexing import ArticleRecord, Author, IssueRecord
from publisher.indexing.bibtex import bibtex
from publisher.indexing.csl import csl_json
from publisher.indexing.jats import jats, jats_files
from publisher.indexing.marc import marcxml
from publisher.indexing.marclanguages import marc_language, nonfiling
from publisher.indexing.plain import plain_text
from publisher.problems import ExitCode, Faulty

pytestmark = pytest.mark.xdist_group("export")

MARC = "{http://www.loc.gov/MARC21/slim}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NASTY = 'A&B <i> {c} } \\d% $e_f #g ~h^ “quoted” "straight" Қазақстан العربية'
ARTICLE = ArticleRecord(
    slug="tide",
    kind="interview",
    title=NASTY,
    short_title="Tide",
    standfirst="What the sea & the moon agreed on.",
    byline="Samuel Oduya and the Society",
    authors=(Author("Samuel Oduya", "Oduya", "Samuel"), Author("Zhang Ling"),
             Author("Tide Society", body=True)),
    section="Papers",
    first=12,
    last=13,
    keywords=("tide", "Ә & Қ"),
    language="kk",
    dateline="Astana, 12 October 2023",
    date=datetime.date(2023, 10, 12),
    illustrated=True,
)  # fmt: skip
ISSUE = IssueRecord(
    id="slack-water-2023-4",
    publication="slack-water",
    title="Slack Water",
    subtitle="Bulletin",
    publisher="The Sallow Tide Society",
    publisher_short="Society",
    issn="1234-5679",
    volume="2",
    number=4,
    season="Q4 2023",
    cover_date="Winter 2023",
    published=datetime.date(2023, 12, 29),
    language="en",
    rights="CC BY 4.0",
    web="https://www.example.org/{a}",
    articles=(ARTICLE,),
)
#: Of the variables of CSL 1.0.2, those that a magazine's article can have.
_VARIABLES = (
    "id type title title-short author container-title volume issue page issued ISSN language "
    "section keyword abstract publisher URL"
)
CSL_KEYS = set(_VARIABLES.split())

# A reader of BibTeX, as small as it can be: braces are counted, as BibTeX counts them.


def entries_of(text: str) -> dict[str, dict[str, str]]:
    found = {}
    for key, body in re.findall(r"@article\{([^,]*),\n(.*?)\n\}\n", text, re.S):
        fields = dict(re.findall(r"^  (\w+) = (.*),$", body, re.M))
        assert all(balanced(value) for value in fields.values())
        found[key] = {name: unbraced(value) for name, value in fields.items()}
    return found


def balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def unbraced(value: str) -> str:
    names = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
             "textasciitilde": "~", "textasciicircum": "^", "textquotedbl": '"'}  # fmt: skip
    pattern = r"\\(\w+)\{\}|\\([&%$#_])|[{}]"
    return re.sub(pattern, lambda m: names[m[1]] if m[1] else m[2] or "", value)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_house(tmp_path_factory.mktemp("export"))


def records_in(data: bytes) -> list[ET.Element]:
    return ET.fromstring(data).findall(f"{MARC}record")


def fields_of(record: ET.Element) -> Iterator[tuple[str, str, str]]:
    """Yield tag, indicators and subfields as $a…, as cataloguers write them."""
    for field in record.findall(f"{MARC}datafield"):
        codes = "".join(f"${sub.get('code')}{sub.text}" for sub in field)
        yield field.get("tag", ""), f"{field.get('ind1')}{field.get('ind2')}", codes


# CSL-JSON


def test_csl_json_gives_an_article_of_a_magazine() -> None:
    (item,) = json.loads(csl_json([ISSUE]))
    assert set(item) <= CSL_KEYS
    assert item["id"] == "slack-water-2023-4-tide"
    assert item["type"] == "article-magazine"
    assert item["title"] == NASTY
    assert item["author"] == [
        {"family": "Oduya", "given": "Samuel"},
        {"literal": "Zhang Ling"},
        {"literal": "Tide Society"},
    ]
    assert item["issued"] == {"date-parts": [[2023, 12, 29]]}
    assert (item["volume"], item["issue"], item["page"]) == ("2", "4", "12-13")
    assert item["keyword"] == "tide, Ә & Қ"


def test_csl_json_leaves_out_what_is_not_known() -> None:
    bare = replace(ARTICLE, authors=(), keywords=(), section="", standfirst="", last=12)
    (item,) = json.loads(csl_json([replace(ISSUE, articles=(bare,), issn="", web="", volume="")]))
    assert {"author", "keyword", "section", "abstract", "ISSN", "URL", "volume"}.isdisjoint(item)
    assert item["page"] == "12"


# BibTeX


def test_bibtex_reads_back_what_went_in() -> None:
    entries = entries_of(bibtex([ISSUE]).decode())
    entry = entries["slack-water-2023-4-tide"]
    assert entry["title"] == NASTY
    assert entry["author"] == "Oduya, Samuel and Zhang Ling and Tide Society"
    assert (entry["pages"], entry["year"], entry["month"]) == ("12--13", "2023", "dec")
    assert entry["url"] == "https://www.example.org/%7Ba%7D"


def test_bibtex_keeps_a_body_of_two_words_together() -> None:
    assert "{Tide Society}" in bibtex([ISSUE]).decode()


@given(st.text(max_size=60).map(plain_text).filter(bool))
def test_any_title_survives_bibtex(title: str) -> None:
    issue = replace(ISSUE, articles=(replace(ARTICLE, title=title),))
    (entry,) = entries_of(bibtex([issue]).decode()).values()
    assert entry["title"] == title


# JATS


def test_jats_holds_what_the_tag_suite_asks_for_in_its_order() -> None:
    text = jats(ISSUE, ARTICLE)
    assert b"JATS (Z39.96) Journal Publishing DTD v1.3 20210610" in text
    root = ET.fromstring(text)
    assert (root.tag, root.get("dtd-version"), root.get(LANG)) == ("article", "1.3", "kk")
    assert [child.tag for child in root.find("front/journal-meta") or ()] == [
        "journal-id", "journal-title-group", "issn", "publisher",
    ]  # fmt: skip
    assert [child.tag for child in root.find("front/article-meta") or ()] == [
        "article-id", "article-categories", "title-group", "contrib-group", "pub-date", "volume",
        "issue", "issue-id", "issue-title", "fpage", "lpage", "permissions", "abstract",
        "kwd-group", "counts",
    ]  # fmt: skip
    assert root.findtext(".//article-title") == NASTY
    assert root.findtext(".//contrib/name/surname") == "Oduya"
    assert root.findtext(".//contrib/string-name") == "Zhang Ling"
    assert root.findtext(".//contrib/collab") == "Tide Society"
    assert [root.findtext(f".//pub-date/{part}") for part in ("year", "month", "day")] == [
        "2023", "12", "29",
    ]  # fmt: skip


def test_jats_gives_each_article_a_file_of_its_own() -> None:
    other = replace(ARTICLE, slug="ebb")
    files = dict(jats_files([replace(ISSUE, articles=(ARTICLE, other))]))
    assert list(files) == ["slack-water-2023-4-tide.xml", "slack-water-2023-4-ebb.xml"]


def test_jats_names_nobody_where_nothing_is_signed() -> None:
    root = ET.fromstring(jats(replace(ISSUE, issn=""), replace(ARTICLE, authors=(), keywords=())))
    assert root.find(".//contrib-group") is None
    assert root.find(".//issn") is None


# MARC


def test_marc_records_have_leaders_and_fixed_fields_of_the_right_length() -> None:
    for record in records_in(marcxml([ISSUE])):
        assert len(record.findtext(f"{MARC}leader") or "") == 24
        fixed = {f.get("tag"): f.text or "" for f in record.findall(f"{MARC}controlfield")}
        assert list(fixed) == ["001", "005", "008"]
        assert (len(fixed["005"]), len(fixed["008"])) == (16, 40)


def test_marc_fields_ascend() -> None:
    for record in records_in(marcxml([ISSUE])):
        tags = [tag for tag, _, _ in fields_of(record)]
        assert all(one <= other for one, other in pairwise(tags)), tags


def test_marc_gives_the_periodical_once_and_the_article_as_its_part() -> None:
    again = replace(ISSUE, id="slack-water-2024-1", published=datetime.date(2024, 3, 1), number=1)
    serial, first, second = records_in(marcxml([ISSUE, again]))
    levels = [(each.findtext(f"{MARC}leader") or "")[6:8] for each in (serial, first, second)]
    assert levels == ["as", "ab", "ab"]
    told = list(fields_of(serial))
    assert ("022", "  ", "$a1234-5679") in told
    assert ("588", "  ", "$aDescription based on: 2023, vol. 2, no. 4") in told
    told = list(fields_of(first))
    host = "$7nnas$tSlack Water$dThe Sallow Tide Society$g2023, vol. 2, no. 4, p. 12-13"
    assert ("773", "0 ", f"{host}$q2:4<12$x1234-5679$wslack-water") in told
    assert ("100", "1 ", "$aOduya, Samuel$eauthor") in told
    assert ("710", "2 ", "$aTide Society$eauthor") in told
    assert ("720", "  ", "$aZhang Ling$eauthor") in told
    assert ("245", "10", f"$a{NASTY}$cSamuel Oduya and the Society") in told
    assert ("300", "  ", "$apages 12-13$billustrations") in told
    assert ("520", "  ", "$aWhat the sea & the moon agreed on.") in told
    assert ("653", "  ", "$aӘ & Қ") in told
    assert ("500", "  ", "$aDateline: Astana, 12 October 2023") in told


def test_marc_has_no_main_entry_where_the_first_author_is_unsure() -> None:
    unsure = replace(ARTICLE, authors=(Author("Zhang Ling"), Author("Tide Society", body=True)))
    _, part = records_in(marcxml([replace(ISSUE, articles=(unsure,))]))
    tags = [tag for tag, _, _ in fields_of(part)]
    assert "100" not in tags and "110" not in tags
    assert next(i for tag, i, _ in fields_of(part) if tag == "245").startswith("0")


@pytest.mark.parametrize(
    ("title", "language", "skipped"),
    [
        ("The machine that remembers", "en", 4),
        ("“A table is a promise”", "en", 3),
        ("Theatre", "en", 0),
        ("La mer est venue", "fr", 3),
        ("L’heure", "fr", 2),
        ("“Stop”", "en", 0),
        ("The", "en", 0),
        ("Қазақстан", "kk", 0),
    ],
)
def test_marc_sorts_a_title_by_its_first_word_of_weight(
    title: str, language: str, skipped: int
) -> None:
    assert nonfiling(title, language) == skipped


@pytest.mark.parametrize(
    ("tag", "code"),
    [("en", "eng"), ("kk", "kaz"), ("fr-CA", "fre"), ("ar", "ara"), ("kaa", "kaa"), ("xx", "und")],
)
def test_marc_codes_languages_by_three_letters(tag: str, code: str) -> None:
    assert marc_language(tag) == code


# Issues


@pytest.mark.parametrize("format", FORMATS)
def test_an_issue_gives_the_same_index_every_time(small: Path, tmp_path: Path, format: str) -> None:
    digests = []
    for name in ("one", "two"):
        made = publisher.export(small, format=format, out=tmp_path / name)
        files = sorted(made.path.iterdir()) if made.path.is_dir() else [made.path]
        assert (made.articles, made.issues, made.files) == (5, 1, len(files))
        digests.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in files])
    assert digests[0] == digests[1]


def test_an_index_is_in_reading_order_and_finishes_no_edition(small: Path, tmp_path: Path) -> None:
    made = publisher.export(small, format="csl-json", out=tmp_path / "index.json")
    items = json.loads(made.path.read_text("utf-8"))
    assert [item["id"].removeprefix("gazette-small-") for item in items] == [
        "welcome", "bridge", "market", "library", "choir",
    ]  # fmt: skip
    assert [item["page"] for item in items] == ["4", "6", "7", "9", "9"]
    assert [path.name for path in tmp_path.iterdir()] == ["index.json"]


def test_an_index_goes_beside_what_is_built_unless_told_otherwise(tmp_path: Path) -> None:
    issue = small_house(tmp_path)
    made = publisher.export(issue, format="opac")
    assert made.path == tmp_path / "output/small/gazette-small-index.xml"
    made = publisher.export(issue, format="bibtex", out=tmp_path)
    assert made.path == tmp_path / "index.bib"


def with_second(folder: Path) -> Path:
    """Return a folder of two issues, of which the one that sorts first by name is the later."""
    issue = small_house(folder)
    (folder / "a-later").mkdir()
    for path in sorted(issue.rglob("*")):
        target = folder / "a-later" / path.relative_to(issue)
        target.mkdir() if path.is_dir() else target.write_bytes(path.read_bytes())
    manifest = folder / "a-later/issue.yaml"
    text = manifest.read_text().replace("id: small", "id: summer").replace("number: 2", "number: 3")
    manifest.write_text(text.replace("2024-03-01", "2024-06-01"))
    return folder


def test_a_folder_of_issues_is_indexed_as_they_appeared(tmp_path: Path) -> None:
    """Equal titles of two issues stay two entries, and order and repetition change nothing."""
    folder = with_second(tmp_path)
    made = publisher.export(folder, format="bibtex")
    assert made.path == folder / "output/gazette-index.bib"
    keys = list(entries_of(made.path.read_text("utf-8")))
    assert len(keys) == len(set(keys)) == 10
    assert keys[0] == "gazette-small-welcome"
    assert keys[5] == "gazette-summer-welcome"
    issues = (folder / "a-later", folder / "small", folder / "a-later/issue.yaml")
    again = publisher.export(*issues, format="bibtex", out=tmp_path / "again.bib")
    assert again.path.read_bytes() == made.path.read_bytes()


def test_problems_of_all_issues_are_told_at_once_and_nothing_is_written(tmp_path: Path) -> None:
    folder = with_second(tmp_path)
    for name in ("small", "a-later"):
        (folder / name / "articles/bridge.md").unlink()
    out = tmp_path / "index.json"
    with pytest.raises(Faulty) as caught:
        publisher.export(folder, format="csl-json", out=out)
    places = {str(p.place.source.path) for p in caught.value.problems if p.place}
    assert len(places) == 2
    assert not out.exists()


def test_two_issues_of_one_name_are_refused(tmp_path: Path) -> None:
    folder = with_second(tmp_path)
    manifest = folder / "a-later/issue.yaml"
    manifest.write_text(manifest.read_text().replace("id: summer", "id: small"))
    with pytest.raises(Faulty) as caught:
        publisher.export(folder, format="csl-json", out=tmp_path / "index.json")
    assert [problem.code for problem in caught.value.problems] == ["issue-twice"]


@pytest.mark.parametrize("name", ["articles/bridge.md", "issue.yaml", "pictures/cover.jpg"])
def test_no_source_is_written_over(small: Path, name: str) -> None:
    before = (small / name).read_bytes()
    with pytest.raises(Faulty) as caught:
        publisher.export(small, format="csl-json", out=small / name)
    assert [problem.code for problem in caught.value.problems] == ["output"]
    assert (small / name).read_bytes() == before


def test_a_place_that_cannot_be_written_is_told(small: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Faulty) as caught:
        publisher.export(small, format="jats", out=tmp_path / "file")
    assert caught.value.exit_code is ExitCode.OUTPUT


def test_an_unknown_format_is_told_with_the_nearest() -> None:
    with pytest.raises(Faulty) as caught:
        publisher.export("nowhere", format="bibtx")
    (problem,) = caught.value.problems
    assert (problem.code, problem.hint) == ("unknown-format", 'did you mean "bibtex"?')


def test_no_issue_at_all_is_told() -> None:
    with pytest.raises(Faulty) as caught:
        publisher.export(format="opac")
    assert [problem.code for problem in caught.value.problems] == ["no-issue"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Faulty) as caught:
        publisher.export(tmp_path / "none", format="csl-json")
    assert [problem.code for problem in caught.value.problems] == ["missing-folder"]


def test_the_command_says_what_it_wrote(small: Path, tmp_path: Path) -> None:
    arguments = ["export", str(small), "--format", "opac", "-o", str(tmp_path / "index.xml")]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    assert "opac: 5 articles of 1 issue, " in done.output
    assert "is not one of" in CliRunner().invoke(cli, [*arguments[:3], "marc"]).output
