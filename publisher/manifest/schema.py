"""JSON Schemas of the manifests, made from their classes, for editors and other programs."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from publisher.manifest.article import FrontMatter
from publisher.manifest.entry import Entry
from publisher.manifest.issue import IssueEntry
from publisher.manifest.layout import LayoutEntry
from publisher.manifest.printer import PrinterEntry
from publisher.manifest.publication import Publication

KINDS: dict[str, type[Entry]] = {
    "issue": IssueEntry,
    "publication": Publication,
    "article": FrontMatter,
    "layout": LayoutEntry,
    "printer": PrinterEntry,
}


def schema_text(kind: str) -> str:
    """Return the JSON Schema (draft 2020-12) of a kind of manifest, as it is committed."""
    schema: dict[str, Any] = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= KINDS[kind].model_json_schema()
    classes = {found.__name__: found for found in _classes(Entry)}
    for name, part in {KINDS[kind].__name__: schema, **schema.get("$defs", {})}.items():
        for field, sentence in _sentences(classes[name]).items():
            part["properties"][field]["description"] = sentence
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _classes(base: type[Entry]) -> Iterator[type[Entry]]:
    for found in base.__subclasses__():
        yield found
        yield from _classes(found)


def _sentences(model: type[Entry]) -> dict[str, str]:
    """Return the sentence below each field of a class.

    Read from the source here, where a schema is asked for, and not by pydantic whenever a class
    is made: that would cost every build a twentieth of a second.
    """
    body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(body, ast.ClassDef)  # noqa: S101 – the source of a class is a class
    return {
        field.target.id: inspect.cleandoc(below.value.value)
        for field, below in pairwise(body.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
