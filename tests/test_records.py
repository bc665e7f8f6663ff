"""Records of articles: authors, pages, and what the XMP of every edition says of them."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf
import pytest
from breakage import HOUSE, small_house
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from readback import Inspector

import publisher
from publisher.composing import settle_pages, settler_of
from publisher.copydesk import prepare
from publisher.editions.articlerecords import EXTENSION, MAX_CHARACTERS, NAMESPACES, elements
from publisher.house import House
from publisher.indexing import ArticleRecord, Author, IssueRecord, index_issue
from publisher.indexing.authors import authors_of
from publisher.indexing.plain import plain_text
from publisher.problems import Problems
from publisher.workshop import Workshop

pytestmark = pytest.mark.xdist_group("records")

VERAPDF = HOUSE.parent / "shared/tools/verapdf/verapdf"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
PRISM = "{http://prismstandard.org/namespaces/basic/3.0/}"
HAS_PART = "{http://purl.org/dc/terms/}hasPart"
RECORD = ArticleRecord(
    slug="tide",
    kind="feature",
    title="Tides & <times>",
    short_title="",
    standfirst="",
    byline="Әлия Қасымова and Samuel Oduya",
    authors=(Author("Әлия Қасымова"), Author("Samuel Oduya")),
    section="Papers",
    first=4,
    last=6,
    keywords=("tide", "مدّ"),
    language="kk",
    dateline="",
    date=datetime.date(2024, 3, 20),
    illustrated=False,
)
SPACES = {
    "rdf": RDF.strip("{}"),
    "dc": DC.strip("{}"),
    "prism": PRISM.strip("{}"),
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    **{
        f"pdfa{name}": f"http://www.aiim.org/pdfa/ns/{name.lower()}#"
        for name in ("Schema", "Property", "Type", "Field")
    },
    **NAMESPACES,
}


def index_of(issue: Path) -> IssueRecord:
    """Lay an issue out and return its records."""
    problems = Problems()
    with Workshop(2, House.of(issue / "issue.yaml").environment()) as workshop:
        copy = prepare(issue, problems, lambda *_: None)
        problems.stop()
        assert copy is not None
        settler = settler_of(copy, workshop, problems, lambda *_: None)
        return index_issue(copy.issue, settle_pages(copy, settler))


def packet_of(pdf: pikepdf.Pdf) -> ET.Element:
    return ET.fromstring(pdf.Root.Metadata.read_bytes())


def articles_in(path: Path) -> list[dict[str, str]]:
    """Return what the XMP packet of a file says of each article, in order."""
    with pikepdf.open(path) as pdf:
        root = packet_of(pdf)
    items = root.findall(f".//{HAS_PART}/{RDF}Seq/{RDF}li")
    return [
        {
            field.tag.partition("}")[2]: "; ".join(filter(None, map(str.strip, field.itertext())))
            for structure in item
            for field in structure
        }
        for item in items
    ]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_house(tmp_path_factory.mktemp("records"))


# Authors


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Tobias Fenn", ["Tobias Fenn"]),
        ("By Tobias Fenn and Samuel Oduya", ["Tobias Fenn", "Samuel Oduya"]),
        ("Tobias Fenn, Samuel Oduya & Ione Marwood",
         ["Tobias Fenn", "Samuel Oduya", "Ione Marwood"]),
        ("Tobias Fenn, Samuel Oduya, and Ione Marwood",
         ["Tobias Fenn", "Samuel Oduya", "Ione Marwood"]),
        ("Par Maëlle Kerdoncuff et Anne Le Goff", ["Maëlle Kerdoncuff", "Anne Le Goff"]),
        ("Айгүл Серікова және Ержан Қасымов", ["Айгүл Серікова", "Ержан Қасымов"]),
        ("Анна Ли и Пётр Ким", ["Анна Ли", "Пётр Ким"]),
        ("The questions were put by Rosalind Hale", ["Rosalind Hale"]),
        ("Ludwig van Beethoven", ["Ludwig van Beethoven"]),
    ],
)  # fmt: skip
def test_a_byline_is_taken_apart_into_people(byline: str, names: list[str]) -> None:
    assert [author.name for author in authors_of(byline)] == names


@pytest.mark.parametrize(
    "byline",
    [
        "Ministry of Culture and Information",
        "Samuel Oduya, Honorary Secretary",
        "Anna and Boris",
        "Photographs by Tobias Fenn",
        "Words by A. Fenn, pictures by B. Hale",
        "from our correspondent in Eelby",
        "A reader",
    ],
)
def test_a_byline_that_may_mean_something_else_stays_whole(byline: str) -> None:
    assert [author.name for author in authors_of(byline)] == [byline]


@pytest.mark.parametrize(
    ("byline", "family", "given"),
    [
        ("Murat NURTLEU", "Nurtleu", "Murat"),
        ("S. K. Oduya", "Oduya", "S. K."),
        ("Иванов И. И.", "Иванов", "И. И."),
        ("Samuel Oduya", "", ""),  # which is which differs from country to country
        ("Zhang Ling", "", ""),
    ],
)
def test_a_family_name_is_told_only_where_it_is_shown(byline: str, family: str, given: str) -> None:
    (author,) = authors_of(byline)
    assert (author.family, author.given) == (family, given)


def test_an_article_may_name_its_authors_as_catalogues_do() -> None:
    assert Author.of_entry("Oduya, Samuel") == Author("Samuel Oduya", "Oduya", "Samuel")
    assert Author.of_entry("The Sallow Tide Society").body
    assert not Author.of_entry("Homer").family


def test_the_publisher_is_a_body_however_it_is_called() -> None:
    assert authors_of("Slack Water", ["Slack Water"]) == (Author("Slack Water", body=True),)
    assert authors_of("CICA Secretariat")[0].body


def test_no_byline_names_nobody() -> None:
    assert authors_of("") == ()


@given(st.text(alphabet=st.sampled_from("ABab, .&;ӘеД'’-مand byи"), max_size=40))
def test_every_author_stands_in_the_byline(byline: str) -> None:
    byline = plain_text(byline)
    for author in authors_of(byline):
        assert author.name.strip()
        assert author.name in byline


# Words


def test_words_lose_what_only_a_page_needs() -> None:
    assert plain_text("A\u00a0break\u00ading\u200b  line\n\x07end\ufffe") == "A breaking line end"


@given(st.text(max_size=60))
def test_any_text_survives_xml(text: str) -> None:
    element = ET.Element("text")
    element.text = plain_text(text)
    assert (ET.fromstring(ET.tostring(element, "utf-8")).text or "") == element.text


# Pages


def test_pages_of_articles_are_those_on_which_they_stand(small: Path) -> None:
    index = index_of(small)
    spans = {record.slug: record.page_range for record in index.articles}
    assert list(spans) == ["welcome", "bridge", "market", "library", "choir"]
    out = small.parent / "screen"
    result = publisher.build(small, out=out)
    begins = Inspector(result.files[0].path).destinations
    assert spans == {slug: str(begins[slug][0]) for slug in spans}
    assert (out / "gazette-small-screen.pdf").is_file()


def test_articles_that_share_a_run_have_pages_of_their_own(tmp_path: Path) -> None:
    """The second one's picture stands above its headline, and belongs to it all the same."""
    issue = small_house(tmp_path)
    library, choir = (issue / f"articles/{slug}.md" for slug in ("library", "choir"))
    lines = "\n".join(f"The library has {n} shelves, a cat, and hours.\n" for n in range(120))
    library.write_text(library.read_text() + lines)
    picture = "pictures: [{file: pictures/market.jpg, alt: Stalls}]\nkind: notice"
    choir.write_text(choir.read_text().replace("kind: notice", picture))
    spans = {each.slug: (each.first, each.last) for each in index_of(issue).articles}
    (first, last), own = spans["library"], spans["choir"]
    assert last > first
    assert own[0] in (last, last + 1)
    assert own[0] == own[1]


def test_a_record_holds_plain_words(tmp_path: Path) -> None:
    issue = small_house(tmp_path)
    bridge = issue / "articles/bridge.md"
    headline = 'headline: "\\"Stop\\" & <go> -- see {page:market}"'
    text = re.sub(r"headline: .*", headline, bridge.read_text(), count=1)
    bridge.write_text(text.replace("byline: ", "authors: ['Oduya, Samuel']\nbyline: "))
    (record,) = (each for each in index_of(issue).articles if each.slug == "bridge")
    assert record.title == "“Stop” & <go> – see 7"
    assert record.short_title == "The bridge reopens"
    assert record.authors == (Author("Samuel Oduya", "Oduya", "Samuel"),)
    assert (record.section, record.dateline) == ("Spring", "Littleton, 10–11 February 2024")


# XMP


def test_an_edition_describes_its_articles_in_reading_order(small: Path) -> None:
    path = publisher.build(small, out=small.parent / "xmp").files[0].path
    told = articles_in(path)
    assert [each["identifier"] for each in told] == [
        "welcome", "bridge", "market", "library", "choir",
    ]  # fmt: skip
    assert told[1] == {
        "identifier": "bridge",
        "title": "The bridge over the mill stream reopens",
        "creator": "Society of Small Papers",
        "language": "en",
        "section": "Spring",
        "pageRange": "6",
        "startingPage": "6",
        "endingPage": "6",
        "keyword": "bridge; mill",
    }


def test_a_part_alone_describes_its_own_articles(small: Path) -> None:
    out = small.parent / "parts"
    made = publisher.build(small, out=out, only=["library", "foreword", "cover"]).files
    told = [[each["identifier"] for each in articles_in(file.path)] for file in made]
    assert told == [["library", "choir"], ["welcome"], []]


def test_a_packet_of_any_number_of_articles_stays_within_bounds() -> None:
    wordy = replace(RECORD, title="t" * 10_000, keywords=("k" * 9000,) * 900)
    text = "\n".join(elements([wordy] * 500))
    assert len(text) < MAX_CHARACTERS + 1000
    assert text.endswith("</rdf:Seq></dcterms:hasPart>")
    assert list(elements([])) == []


def archival(records: list[ArticleRecord]) -> bytes:
    """Return a small tagged PDF/A-3 whose packet says nothing but its level and its articles."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
    body = (
        "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        f"<pdfaExtension:schemas><rdf:Bag>{EXTENSION}</rdf:Bag></pdfaExtension:schemas>"
        + "\n".join(elements(records))
    )
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {spaces}>'
        f'<rdf:Description rdf:about="">{body}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    )
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(100, 100))
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = Dictionary(Type=Name.StructElem, S=Name.Document, P=tree)
    tree.K = Array([pdf.make_indirect(document)])
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = tree, Dictionary(Marked=True)
    pdf.Root.Lang = String("en")
    stream = pdf.make_stream(packet.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    out = io.BytesIO()
    pdf.save(out, min_version="1.7", deterministic_id=True)
    return out.getvalue()


def test_page_validation_accepts_records_in_pdf_a_3(tmp_path: Path) -> None:
    page = pytest.importorskip("page")
    path = tmp_path / "records.pdf"
    path.write_bytes(archival([RECORD, replace(RECORD, section="", keywords=(), authors=())]))
    report = import_module("page").validate_pdf(path, profile="3a")
    assert page and report.is_compliant, [failure.rule_id for failure in report.failures]


def test_verapdf_accepts_records_in_pdf_a_3(tmp_path: Path) -> None:
    if not VERAPDF.exists() or shutil.which("java") is None:
        pytest.skip("OUTSIDE WITNESS MISSING: veraPDF or Java is not here")
    path = tmp_path / "records.pdf"
    path.write_bytes(archival([RECORD, replace(RECORD, section="", keywords=(), authors=())]))
    command = [str(VERAPDF), "3a", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert '"compliant":true' in run.stdout, run.stdout + run.stderr


def test_a_property_that_nobody_described_would_be_refused(tmp_path: Path) -> None:
    """The witness looks: without the description it objects."""
    page = pytest.importorskip("page")
    path = tmp_path / "records.pdf"
    path.write_bytes(archival([RECORD]).replace(b"hasPart</pdfaProperty", b"hasPort</pdfaProperty"))
    assert not page.validate_pdf(path, profile="3a").is_compliant
