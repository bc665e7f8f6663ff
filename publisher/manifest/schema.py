"""JSON Schemas of the manifests, made from their classes, for editors and other programs."""

from __future__ import annotations

import json

from publisher.manifest.article import FrontMatter
from publisher.manifest.entry import Entry
from publisher.manifest.issue import IssueEntry
from publisher.manifest.layout import LayoutEntry
from publisher.manifest.publication import Publication

KINDS: dict[str, type[Entry]] = {
    "issue": IssueEntry,
    "publication": Publication,
    "article": FrontMatter,
    "layout": LayoutEntry,
}


def schema_text(kind: str) -> str:
    """Return the JSON Schema (draft 2020-12) of a kind of manifest, as it is committed."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= KINDS[kind].model_json_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
