"""Shelves for tests: small issues in folders and archive PDFs, each with a lock."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pikepdf

CLERK = "standin_clerk"
XMP = (
    b'<?xpacket begin="" id=""?><x><pdfaid:part>3</pdfaid:part>'
    b"<prism:issueIdentifier>%s</prism:issueIdentifier></x>"
)


def lock(issue: str, date: str = "2023-12-20", extent: int = 24) -> bytes:
    told = {
        "format": 1,
        "issue": issue,
        "title": f"The {issue} <b>",
        "date": date,
        "extent": extent,
        "software": {},
        "inputs": {},
        "editions": {"screen": {"file": "s.pdf"}, "archive": {"file": "a.pdf"}},
    }
    return json.dumps(told).encode()


def folder(shelf: Path, name: str, behave: str = "identical", date: str = "2023-12-20") -> Path:
    """Put an issue on a shelf that fares as `behave` says."""
    path = shelf / name
    (path / "articles").mkdir(parents=True)
    (path / "issue.yaml").write_text("publication: p\n")
    (path / "articles/a.md").write_text(f"# {name}\n")
    (path / "issue.lock").write_bytes(lock(Path(name).name, date))
    (path / "behave").write_text(behave)
    return path


def archive(shelf: Path, name: str, *, locked: bool = True, claims: bool = True) -> Path:
    """Put an archive PDF on a shelf."""
    path = shelf / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        if claims:
            packet = pdf.make_stream(XMP % path.stem.encode())
            packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
            pdf.Root.Metadata = packet
        if locked:
            pdf.attachments["issue.lock"] = pikepdf.AttachedFileSpec(pdf, lock(path.stem))
        pdf.save(path, deterministic_id=True, fix_metadata_version=False)
    return path


def environment(log: Path) -> dict[str, str]:
    """Return the environment in which processes find the stand-in."""
    here = Path(__file__).parent
    return {"PYTHONPATH": f"{here.parent}{os.pathsep}{here}", "STANDIN_LOG": str(log)}
