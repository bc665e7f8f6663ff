"""What checks need before they can be asked; where it is missing they are skipped, not passed."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.preflight.document import Document, OutputIntent
from publisher.preflight.finding import Skip
from publisher.preflight.icc import ProfileHeader

#: What is missing is told once, by a check of its own.
NO_PACKET = "there is no XMP packet that can be read: x4-metadata tells of it"
NO_INTENT = "there is no output intent for PDF/X: x4-intent tells of it"
NO_PROFILE = "no output intent has a profile that can be read"
SEVERAL = "the output intents contradict each other: x4-intent tells of it"


def needed_packet(document: Document) -> dict[str, str]:
    """Return the properties of the XMP packet. Raises `Skip`."""
    if document.packet is None:
        raise Skip(NO_PACKET)
    return document.packet


def needed_intents(document: Document) -> tuple[OutputIntent, ...]:
    """Return the output intents for PDF/X, one at least. Raises `Skip`."""
    if not document.intents:
        raise Skip(NO_INTENT)
    return document.intents


def profiled(document: Document) -> Iterator[tuple[OutputIntent, ProfileHeader]]:
    """Yield the output intents whose profiles can be read, one at least. Raises `Skip`."""
    found = [(each, each.header) for each in needed_intents(document) if each.header]
    if not found:
        raise Skip(NO_PROFILE)
    yield from found


def needed_space(document: Document) -> str:
    """Return the device space of the one output intent, "DeviceCMYK" …. Raises `Skip`."""
    spaces = {intent.space for intent in needed_intents(document)} - {""}
    if not spaces:
        raise Skip(NO_PROFILE)
    if len(spaces) > 1:
        raise Skip(SEVERAL)
    return spaces.pop()
