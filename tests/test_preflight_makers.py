"""Files of other makers: whatever preflight says of them is true, and nothing else is said."""

import shutil
import subprocess
from pathlib import Path

import pytest
import weasyprint

from publisher.preflight.document import open_document
from publisher.preflight.finding import Status
from publisher.preflight.inspecting import inspect
from publisher.preflight.profiles import PROFILES
from publisher.preflight.topics.claims import claims, fitting

POSTSCRIPT = """%!PS
<< /PageSize [300 400] >> setpagedevice
/Helvetica 14 selectfont 40 300 moveto (A line of text) show
0.5 setlinewidth 40 200 moveto 200 200 lineto stroke
0.2 0.5 0.1 0 setcmykcolor 40 100 100 60 rectfill
showpage
"""
HTML = (
    "<html lang=en><title>A title</title><h1>A heading</h1><p>Some text."
    "<table><thead><tr><th>a<th>b</thead><tr><td>1<td>2</table>"
)
TYPST = """#set document(title: "A title")
#set page(width: 300pt, height: 400pt)
#set text(lang: "en")
= A heading
Some text, and a #link("https://example.org")[link].
#table(columns: 2, table.header[a][b], [1], [2])
#rect(width: 40pt, height: 40pt, fill: cmyk(20%, 50%, 10%, 0%))
"""
#: What is true of a plain file that was made for no press.
PLAIN = {"x4-header", "x4-id", "x4-metadata", "x4-claim", "x4-properties", "x4-trapped"}
PLAIN |= {"x4-intent", "x4-trim-box"}
#: What is true besides where all is in RGB.
FOR_SCREENS = PLAIN | {"x4-device-rgb"}


def found(path: Path, profile: str = "") -> set[str]:
    """Return the checks of a profile that fail, warn or break; usually of what the file claims."""
    document = open_document(path.read_bytes())
    results = inspect(document, PROFILES[profile or fitting(claims(document))[0]])
    return {result.rule.id for result in results if result.status >= Status.WARN}


def program(*names: str) -> str:
    have = next((path for name in names if (path := shutil.which(name))), None)
    if have is None:
        pytest.skip(f"{names[0]} IS NOT INSTALLED")
    return have


@pytest.fixture(scope="module")
def pdfwrite(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("gs")
    (folder / "page.ps").write_text(POSTSCRIPT)
    command = [program("gs"), "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-o", "page.pdf"]
    subprocess.run([*command, "page.ps"], cwd=folder, check=True, timeout=60)
    return folder / "page.pdf"


@pytest.fixture(scope="module")
def tagged(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("weasyprint") / "page.pdf"
    weasyprint.HTML(string=HTML).write_pdf(path, pdf_variant="pdf/ua-1")
    return path


@pytest.fixture(scope="module")
def printed(tmp_path_factory) -> Path:
    browser = program("chromium", "chromium-browser", "google-chrome")
    folder = tmp_path_factory.mktemp("chromium")
    (folder / "page.html").write_text(HTML)
    subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/own",
         f"--print-to-pdf={folder}/page.pdf", str(folder / "page.html")],
        check=True, timeout=120, capture_output=True,
    )  # fmt: skip
    return folder / "page.pdf"


@pytest.fixture(scope="module")
def by_cairo(pdfwrite) -> Path:
    """The page of Ghostscript, drawn again by cairo."""
    path = pdfwrite.with_name("cairo.pdf")
    command = [program("pdftocairo"), "-pdf", str(pdfwrite), str(path)]
    subprocess.run(command, check=True, timeout=60)
    return path


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    (folder / "page.html").write_text(HTML)
    own = f"-env:UserInstallation={(folder / 'own').as_uri()}"
    command = [program("soffice", "libreoffice"), "--headless", own, "--convert-to", "pdf"]
    subprocess.run(
        [*command, "page.html"], cwd=folder, check=True, timeout=180, capture_output=True
    )
    return folder / "page.pdf"


@pytest.fixture(scope="module", params=["1.7", "ua-1"])
def typeset(tmp_path_factory, request) -> tuple[Path, str]:
    """A page by Typst, and the standard that it was asked for."""
    typst = pytest.importorskip("typst", reason="typst IS NOT INSTALLED")
    path = tmp_path_factory.mktemp("typst") / "page.pdf"
    typst.compile(TYPST.encode(), output=path, pdf_standards=[request.param])
    return path, request.param


def test_ghostscript_is_told_of_what_is_missing_and_no_more(pdfwrite):
    assert found(pdfwrite) <= PLAIN | {"x4-font-embedded"}
    assert found(pdfwrite, "sheet") <= PLAIN | {"x4-font-embedded", "ghent-ink"}
    untagged = {"screen-lang", "screen-display-title", "screen-tagged", "screen-font-embedded"}
    assert found(pdfwrite, "screen") == untagged


def test_weasyprint_passes_as_it_claims(tagged):
    assert found(tagged, "screen") == set()
    assert found(tagged, "x4") <= FOR_SCREENS


def test_chromium_is_told_of_what_is_missing_and_no_more(printed):
    assert found(printed) <= FOR_SCREENS
    assert found(printed, "screen") <= {"screen-title", "screen-display-title"}
    assert found(printed, "sheet") <= FOR_SCREENS | {"ghent-early-binding", "ghent-ink"}


def test_cairo_is_told_of_what_is_missing_and_no_more(by_cairo):
    """It knows RGB alone, pages blend in it as well, and fonts of the system are embedded."""
    assert found(by_cairo) <= FOR_SCREENS
    assert found(by_cairo, "sheet") <= FOR_SCREENS | {"ghent-early-binding", "ghent-group-space"}
    untagged = {"screen-lang", "screen-title", "screen-display-title", "screen-tagged"}
    assert found(by_cairo, "screen") == untagged


def test_libreoffice_is_told_of_what_is_missing_and_no_more(office):
    assert found(office) <= FOR_SCREENS
    assert found(office, "sheet") <= FOR_SCREENS | {"ghent-early-binding"}
    assert not {"screen-font-embedded", "screen-to-unicode"} & found(office, "screen")


def test_typst_is_told_of_what_is_missing_and_no_more(typeset):
    """Its links are annotations, and its black is a profile's."""
    path, standard = typeset
    assert found(path, "x4") <= PLAIN | {"x4-annotation"}
    assert found(path, "sheet") <= PLAIN | {"x4-annotation", "ghent-early-binding"}
    assert found(path, "screen") <= ({"screen-display-title"} if standard == "1.7" else set())


def test_typst_passes_as_it_claims(typeset):
    path, standard = typeset
    if standard == "ua-1":
        assert found(path) == set()
