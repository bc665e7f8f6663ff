"""A registered condition names its registry; any other describes itself."""

from __future__ import annotations

from publisher.preflight.document import Document
from publisher.preflight.finding import Faults, rule
from publisher.preflight.objects import text
from publisher.preflight.topics.needed import needed_intents

REGISTRY = "http://www.color.org"
#: Printing conditions of the ICC's registry that are in use.
REGISTERED = {
    *(f"FOGRA{number}" for number in range(27, 61)),
    *(f"CGATS TR {number:03}" for number in (1, 2, 3, 5, 6)),
    *("CGATS21-2-CRPC1", "CGATS21-2-CRPC2", "CGATS21-2-CRPC3", "CGATS21-2-CRPC4"),
    *("CGATS21-2-CRPC5", "CGATS21-2-CRPC6", "CGATS21-2-CRPC7"),
    *("IFRA26", "IFRA30", "JC200103", "JCN2002", "JCW2003"),
}


@rule("x4-intent-registry", hint=f"write {REGISTRY} as RegistryName, or describe it in Info")
def check(document: Document) -> Faults:
    """A registered condition names its registry; any other describes itself (ISO 15930-7)."""
    for intent in needed_intents(document):
        name = text(intent.obj.get("/OutputConditionIdentifier")).strip()
        stated = text(intent.obj.get("/RegistryName")).rstrip("/")
        described = stated == REGISTRY or text(intent.obj.get("/Info")).strip()
        if name in REGISTERED and stated != REGISTRY:
            yield None, f"the output intent {name} does not name the registry of the ICC"
        elif name and not described:
            yield None, "the output intent is not registered and does not describe itself"
