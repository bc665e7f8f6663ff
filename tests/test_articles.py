"""Offprints: each article as a PDF of its own, read back."""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from breakage import small_house
from click.testing import CliRunner
from readback import Inspector

import publisher
from publisher.cli import cli, main
from publisher.problems import ExitCode, Faulty

pytestmark = pytest.mark.xdist_group("articles")

PRISM = "{http://prismstandard.org/namespaces/basic/3.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
SLUGS = ["welcome", "bridge", "market", "library", "choir"]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_house(tmp_path_factory.mktemp("articles"))


@pytest.fixture(scope="module")
def made(small: Path) -> dict[str, Path]:
    """All articles of the small issue, by slug."""
    result = publisher.articles(small, out=small.parent / "offprints")
    assert result.problems == ()
    paths = {file.path.stem.removeprefix("gazette-small-"): file.path for file in result.files}
    assert list(paths) == SLUGS
    return paths


def told(path: Path) -> dict[str, str]:
    """Return what the XMP packet says, by the names of Dublin Core and PRISM."""
    with pikepdf.open(path) as pdf:
        root = ET.fromstring(pdf.Root.Metadata.read_bytes())
    return {
        element.tag.partition("}")[2]: "; ".join(filter(None, map(str.strip, element.itertext())))
        for element in root.iter()
        if element.tag.startswith((PRISM, DC))
    }


def test_the_folder_holds_the_articles_and_nothing_else(made: dict[str, Path]) -> None:
    folder = made["bridge"].parent
    assert {path.name for path in folder.iterdir()} == {f"gazette-small-{s}.pdf" for s in SLUGS}


def test_an_article_carries_its_own_record(made: dict[str, Path]) -> None:
    xmp = told(made["bridge"])
    assert xmp["title"] == "The bridge over the mill stream reopens"
    assert xmp["creator"] == "Society of Small Papers"
    assert xmp["description"] == "After a year of work the bridge carries carts again."
    assert xmp["identifier"] == "gazette-small-bridge"
    assert xmp["subject"] == "bridge; mill"
    assert (xmp["pageRange"], xmp["startingPage"], xmp["endingPage"]) == ("6", "6", "6")
    assert (xmp["section"], xmp["number"], xmp["volume"]) == ("Spring", "2", "1")
    with pikepdf.open(made["bridge"]) as pdf:
        assert str(pdf.trailer.Info.Title) == xmp["title"]
        assert str(pdf.trailer.Info.Author) == xmp["creator"]
        assert str(pdf.trailer.Info.Keywords) == "bridge, mill"


def test_nobody_is_named_where_nothing_is_signed(made: dict[str, Path]) -> None:
    assert "creator" not in told(made["library"])
    assert told(made["library"])["publisher"]


def test_an_article_keeps_its_folios(made: dict[str, Path]) -> None:
    assert Inspector(made["bridge"]).labels == ["6"]
    assert "6" in Inspector(made["bridge"]).page_text(1).split()


def test_pages_face_each_other_as_they_do_in_the_issue(made: dict[str, Path]) -> None:
    layouts = {}
    for slug in ("bridge", "market"):
        with pikepdf.open(made[slug]) as pdf:
            layouts[slug] = str(pdf.Root.PageLayout)
    assert layouts == {"bridge": "/TwoPageLeft", "market": "/TwoPageRight"}


def test_articles_that_share_a_page_each_have_it(made: dict[str, Path]) -> None:
    for slug in ("library", "choir"):
        text = Inspector(made[slug]).page_text(1)
        assert "The library opens on Sundays" in text
        assert "The choir looks for voices" in text
    assert told(made["choir"])["title"] == "The choir looks for voices"


def test_an_article_of_a_long_run_has_the_pages_on_which_it_stands(tmp_path: Path) -> None:
    issue = small_house(tmp_path)
    library = issue / "articles/library.md"
    rows = "| shelf | books |\n|--|--|\n" + "| A | B |\n" * 30
    lines = "\n".join(
        f"The library has {n} shelves, and [one](article:choir).\n" for n in range(60)
    )
    library.write_text(f"{library.read_text()}{lines}\n{rows}\n{lines}")
    library_file, choir_file = publisher.articles(
        issue, out=tmp_path / "out", only=["library", "choir"]
    ).files
    long, short = Inspector(library_file.path), Inspector(choir_file.path)
    assert (long.extent, short.extent) == (library_file.pages, choir_file.pages)
    assert long.extent > short.extent == 1
    assert short.labels == [told(choir_file.path)["pageRange"]]
    assert "The choir looks for voices" in short.page_text(1)
    assert short.bookmarks == ["The choir looks for voices 1"]
    assert list(short.destinations) == ["choir", "library"]
    page = pytest.importorskip("page")
    for file in (library_file, choir_file):
        report = page.validate_pdf(file.path, profile="ua1")
        assert report.is_compliant, [failure.rule_id for failure in report.failures]


def test_an_offprint_is_pdf_ua(made: dict[str, Path]) -> None:
    pytest.importorskip("page")
    page = import_module("page")
    for slug in ("bridge", "choir", "welcome"):
        report = page.validate_pdf(made[slug], profile="ua1")
        assert report.is_compliant, [failure.rule_id for failure in report.failures]


def test_one_article_gives_the_bytes_that_it_has_among_all(
    small: Path, made: dict[str, Path], tmp_path: Path
) -> None:
    result = publisher.articles(small, out=tmp_path, only=["market", "choir"])
    assert [file.path.name for file in result.files] == [
        "gazette-small-market.pdf", "gazette-small-choir.pdf",
    ]  # fmt: skip
    for file, slug in zip(result.files, ("market", "choir"), strict=True):
        digests = {hashlib.sha256(p.read_bytes()).digest() for p in (file.path, made[slug])}
        assert len(digests) == 1


def test_equal_headlines_are_two_files(tmp_path: Path) -> None:
    issue = small_house(tmp_path)
    choir = issue / "articles/choir.md"
    choir.write_text(choir.read_text().replace("The choir looks for voices", "A & <B>"))
    library = issue / "articles/library.md"
    library.write_text(library.read_text().replace("The library opens on Sundays", "A & <B>"))
    result = publisher.articles(issue, out=tmp_path / "out", only=["choir", "library"])
    assert [told(file.path)["title"] for file in result.files] == ["A & <B>", "A & <B>"]
    assert {told(file.path)["identifier"] for file in result.files} == {
        "gazette-small-choir", "gazette-small-library",
    }  # fmt: skip


def test_an_unknown_article_is_told_and_nothing_is_written(small: Path, tmp_path: Path) -> None:
    with pytest.raises(Faulty) as caught:
        publisher.articles(small, out=tmp_path / "out", only=["bridge", "briidge"])
    (problem,) = caught.value.problems
    assert (problem.code, problem.hint) == ("unknown-article", 'did you mean "bridge"?')
    assert not (tmp_path / "out").exists()


def test_an_edition_that_has_no_articles_is_refused(small: Path) -> None:
    with pytest.raises(Faulty) as caught:
        publisher.articles(small, edition="press")
    assert [problem.code for problem in caught.value.problems] == ["unknown-edition"]


def test_an_issue_with_problems_leaves_the_last_files_as_they_were(tmp_path: Path) -> None:
    issue, out = small_house(tmp_path), tmp_path / "out"
    publisher.articles(issue, out=out, only=["market"])
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    (issue / "articles/bridge.md").write_text("no front matter")
    with pytest.raises(Faulty):
        publisher.articles(issue, out=out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_the_command_says_what_it_made(small: Path, tmp_path: Path) -> None:
    arguments = ["articles", str(small), "-o", str(tmp_path / "out"), "--only", "bridge"]
    done = CliRunner().invoke(cli, arguments)
    assert done.exit_code == 0, done.output
    assert "screen: 1 article, " in done.output


def test_the_command_ends_with_the_code_of_usage(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["articles", str(small), "--only", "nothing"])
    assert left.value.code == ExitCode.USAGE
    assert 'the issue has no article "nothing"' in capsys.readouterr().err
