"""PDF/X-4: the output intent, which says for which printing condition the file is made."""

from __future__ import annotations

from pikepdf import Stream

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import dictionary, identity, items, number, text

REGISTRY = "http://www.color.org"
VERSIONS = (2, 4)  #: of ICC profiles

#: Printing conditions of the ICC's registry that are in use.
REGISTERED = {
    *(f"FOGRA{number}" for number in range(27, 61)),
    *(f"CGATS TR {number:03}" for number in (1, 2, 3, 5, 6)),
    *("CGATS21-2-CRPC1", "CGATS21-2-CRPC2", "CGATS21-2-CRPC3", "CGATS21-2-CRPC4"),
    *("CGATS21-2-CRPC5", "CGATS21-2-CRPC6", "CGATS21-2-CRPC7"),
    *("IFRA26", "IFRA30", "JC200103", "JCN2002", "JCW2003"),
}


@rule("x4-intent", hint="name one output intent of PDF/X")
def single(document: Document) -> Faults:
    """There is one output intent for PDF/X: two would leave the condition open (ISO 15930-7)."""
    if not document.intents:
        yield None, "the file has no output intent for PDF/X"
    elif len(document.intents) > 1:
        yield None, f"the file has {len(document.intents)} output intents for PDF/X, not one"


@rule("x4-intent-identifier", hint="name the printing condition in the output intent")
def identifier(document: Document) -> Faults:
    """The intent names its printing condition (ISO 15930-7)."""
    for intent in document.intents:
        if not text(intent.obj.get("/OutputConditionIdentifier")).strip():
            yield None, "the output intent does not name its printing condition"


@rule("x4-intent-registry", hint=f"write {REGISTRY} as RegistryName, or describe it in Info")
def registry(document: Document) -> Faults:
    """A registered condition names its registry; any other describes itself (ISO 15930-7)."""
    for intent in document.intents:
        name = text(intent.obj.get("/OutputConditionIdentifier")).strip()
        stated = text(intent.obj.get("/RegistryName")).rstrip("/")
        described = stated == REGISTRY or text(intent.obj.get("/Info")).strip()
        if name in REGISTERED and stated != REGISTRY:
            yield None, f"the output intent {name} does not name the registry of the ICC"
        elif name and not described:
            yield None, "the output intent is not registered and does not describe itself"


@rule("x4-profile-embedded", hint="embed the ICC profile of the output intent")
def embedded(document: Document) -> Faults:
    """The profile of the condition lies in the file, so that all see the same (ISO 15930-7)."""
    for intent in document.intents:
        if not isinstance(intent.profile, Stream):
            yield None, "the profile of the output intent is not embedded"


@rule("x4-profile-sound", hint="use an ICC profile of version 2 or 4 as its maker wrote it")
def sound(document: Document) -> Faults:
    """The profile is whole, and of version 2 or 4 (ISO 15930-7; ISO 15076-1, 7.2)."""
    for intent in document.intents:
        if isinstance(intent.profile, Stream) and intent.header is None:
            yield None, "the profile of the output intent is damaged, or no ICC profile"
        elif intent.header and intent.header.version not in VERSIONS:
            yield None, f"the profile of the output intent has version {intent.header.version}"


@rule("x4-profile-class", hint="use the profile of a printer as output intent")
def printing(document: Document) -> Faults:
    """The profile is one of an output device: a monitor is no press (ISO 15930-7)."""
    for intent in document.intents:
        if intent.header and intent.header.kind != "prtr":
            yield None, f'the profile of the output intent is of class "{intent.header.kind}"'


@rule("x4-profile-components", hint="use a profile whose inks are as many as it says")
def components(document: Document) -> Faults:
    """The profile is of gray, RGB or CMYK, and /N says its components (ISO 15930-7)."""
    for intent in document.intents:
        if intent.header:
            count = number(dictionary(intent.profile).get("/N"))
            if not intent.space or count != intent.header.components:
                space = intent.header.space.strip()
                yield None, f"the profile of the output intent is {space}, and /N does not fit it"


@rule("x4-intent-archive", hint="let the output intents of PDF/A and PDF/X have the same profile")
def archive(document: Document) -> Faults:
    """An output intent for PDF/A in the same file has the very same profile (ISO 19005-2)."""
    ours = {identity(intent.profile) for intent in document.intents}
    for other in map(dictionary, items(document.root.get("/OutputIntents"))):
        profile = other.get("/DestOutputProfile")
        if other.get("/S") == "/GTS_PDFA1" and identity(profile) not in {(0, 0), *ours}:
            yield None, "the output intents for PDF/A and PDF/X have different profiles"


RULES = (
    single, identifier, registry, embedded, sound, printing, components, archive,
)  # fmt: skip
