"""Files within the file say what they are."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.topics.archive import archive_part
from publisher.preflight.topics.attachments import attachments, faults_of


@rule("archive-embedded-file", hint="attach it with a media type and a relationship")
def check(document: Document) -> Faults:
    """Files within the file say what they are and how they belong to it (ISO 19005-3, 6.8).

    PDF/A-1 allows none, PDF/A-2 only PDF/A, which is not looked into here.
    """
    part = archive_part(document)
    for page, specification in attachments(document):
        if part == 1:
            yield page, "a file is attached, which PDF/A-1 does not allow"
        elif part != 2:
            yield from ((page, f"an attached file {fault}") for fault in faults_of(specification))
