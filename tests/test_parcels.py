"""Parcels are untrusted: whatever was done to one, it is named, and nothing is written."""

from __future__ import annotations

import zlib
from pathlib import Path

import pikepdf
import pytest
from parcels import attach, attached, small_house, tampered

import publisher
from publisher import Faulty
from publisher.parcel.lock import parse_lock
from publisher.parcel.unpacking import MAX_DEPTH

ARTICLE = "issues/small/articles/market.md"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    issue = small_house(tmp_path_factory.mktemp("house"))
    return publisher.build(issue, editions=("archive",)).files[0].path


def refusal(pdf: Path, folder: Path) -> list[tuple[str, str]]:
    """Return codes and messages of what unpacking a PDF ends with; nothing may be written."""
    before = sorted(folder.parent.iterdir())
    with pytest.raises(Faulty) as error:
        publisher.unpack(pdf, folder)
    assert sorted(folder.parent.iterdir()) == before
    return [(problem.code, problem.message) for problem in error.value.problems]


def test_a_parcel_holds_what_the_issue_is_made_from(archive: Path, tmp_path: Path) -> None:
    unpacked = publisher.unpack(archive, tmp_path / "parcel")
    lock = parse_lock((unpacked.issue / "issue.lock").read_bytes(), unpacked.issue)
    files = {str(path.relative_to(tmp_path / "parcel")) for path in unpacked.folder.rglob("*.*")}
    assert {*lock.inputs} <= files
    assert files - {*lock.inputs} == {"issues/small/issue.lock"}
    assert lock.editions == {}


def test_attachments_say_how_they_relate_to_the_document(archive: Path) -> None:
    with pikepdf.open(archive) as pdf:
        relations = {str(spec.UF): str(spec.AFRelationship) for spec in pdf.Root.AF}
        assert relations[ARTICLE] == "/Source"
        assert relations["layouts/base/layout.yaml"] == "/Source"
        assert relations["issue.lock"] == "/Data"
        assert {r for name, r in relations.items() if name.startswith("fonts/")} == {"/Supplement"}
        assert str(attached(pdf, ARTICLE).EF.F.Subtype) == "/text/markdown"


def test_a_changed_byte_is_named(archive: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = attached(pdf, ARTICLE).EF.F
        stream.write(stream.read_bytes().replace(b"a", b"b", 1))

    pdf = tampered(archive, tmp_path / "changed.pdf", change)
    ((code, message),) = refusal(pdf, tmp_path / "parcel")
    assert code == "parcel-damaged" and ARTICLE in message


def test_a_change_with_a_checksum_to_match_is_still_named(archive: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = attached(pdf, ARTICLE).EF.F
        stream.write(b"another text")
        del stream.Params.CheckSum

    pdf = tampered(archive, tmp_path / "changed.pdf", change)
    ((code, message),) = refusal(pdf, tmp_path / "parcel")
    assert code == "parcel-damaged" and ARTICLE in message


def test_a_damaged_lock_is_named_itself(archive: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = attached(pdf, "issue.lock").EF.F
        stream.write(stream.read_bytes().replace(b"0", b"1"))

    pdf = tampered(archive, tmp_path / "changed.pdf", change)
    ((code, message),) = refusal(pdf, tmp_path / "parcel")
    assert code == "parcel-damaged" and "issue.lock" in message


@pytest.mark.parametrize(
    "name",
    [
        "../escaped.md",
        "/etc/passwd",
        "issues/small/../../../x",
        "issues//x",
        "./issues/x",
        "C:/x",
        "issues\\x",
        "issues/x\n",
        "issues",
        "bin/x",
        "issues/" + "x" * 201,
        "issues/" + "x/" * MAX_DEPTH + "x",
    ],
)
def test_a_name_that_may_not_be_is_refused(archive: Path, tmp_path: Path, name: str) -> None:
    pdf = tampered(archive, tmp_path / "named.pdf", lambda pdf: attach(pdf, name, b"x"))
    ((code, _),) = refusal(pdf, tmp_path / "parcel")
    assert code == "parcel-name"


def test_a_name_that_stands_twice_is_refused(archive: Path, tmp_path: Path) -> None:
    pdf = tampered(archive, tmp_path / "twice.pdf", lambda pdf: attach(pdf, ARTICLE, b"x"))
    ((code, _),) = refusal(pdf, tmp_path / "parcel")
    assert code == "parcel-name"


def test_a_file_that_the_lock_does_not_know_is_refused(archive: Path, tmp_path: Path) -> None:
    name = "layouts/base/templates/stray.html"
    pdf = tampered(archive, tmp_path / "stray.pdf", lambda pdf: attach(pdf, name, b"x"))
    ((code, message),) = refusal(pdf, tmp_path / "parcel")
    assert code == "parcel-stray" and name in message


def test_a_file_that_is_not_there_is_named(archive: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        names = list(pdf.Root.Names.EmbeddedFiles.Names)
        at = names.index(ARTICLE)
        pdf.Root.Names.EmbeddedFiles.Names = pikepdf.Array(names[:at] + names[at + 2 :])

    pdf = tampered(archive, tmp_path / "lacking.pdf", change)
    ((code, message),) = refusal(pdf, tmp_path / "parcel")
    assert code == "parcel-incomplete" and ARTICLE in message


def test_a_flood_of_bytes_is_refused(archive: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        packer = zlib.compressobj(9)
        flood = b"".join(packer.compress(bytes(1 << 20)) for _ in range(600)) + packer.flush()
        attached(pdf, ARTICLE).EF.F.write(flood, filter=pikepdf.Name.FlateDecode)

    with pikepdf.open(archive) as opened:
        change(opened)
        opened.save(tmp_path / "flood.pdf", compress_streams=False)
    ((code, message),) = refusal(tmp_path / "flood.pdf", tmp_path / "parcel")
    assert code == "parcel-damaged" and ARTICLE in message


def test_a_list_of_attachments_that_leads_into_itself_is_refused(
    archive: Path, tmp_path: Path
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        tree = pdf.make_indirect(pikepdf.Dictionary())
        tree.Kids = pikepdf.Array([tree])
        pdf.Root.Names.EmbeddedFiles = tree

    pdf = tampered(archive, tmp_path / "circle.pdf", change)
    ((code, _),) = refusal(pdf, tmp_path / "parcel")
    assert code == "parcel-damaged"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.999])
def test_a_truncated_archive_is_refused(archive: Path, tmp_path: Path, share: float) -> None:
    data = archive.read_bytes()
    (tmp_path / "short.pdf").write_bytes(data[: int(len(data) * share)])
    ((code, _),) = refusal(tmp_path / "short.pdf", tmp_path / "parcel")
    assert code == "pdf-damaged"


def test_a_pdf_without_a_parcel_says_so(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(tmp_path / "plain.pdf")
    ((code, _),) = refusal(tmp_path / "plain.pdf", tmp_path / "parcel")
    assert code == "parcel-missing"


def test_what_is_no_pdf_says_so(tmp_path: Path) -> None:
    (tmp_path / "text.pdf").write_text("no pdf")
    assert refusal(tmp_path / "text.pdf", tmp_path / "parcel")[0][0] == "pdf-damaged"
    assert refusal(tmp_path / "missing.pdf", tmp_path / "parcel")[0][0] == "pdf-missing"


def test_a_folder_that_holds_something_is_left_alone(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "filled"
    folder.mkdir()
    (folder / "mine.txt").write_text("mine")
    assert refusal(archive, folder)[0][0] == "output"
    assert [path.name for path in folder.iterdir()] == ["mine.txt"]
