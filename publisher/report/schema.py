"""The JSON Schema of a report, made from its classes, for programs that read reports."""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from publisher.report.report import VERSION, Report

_SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
_REMARK = re.compile(r"^    (\w+): .*?  #: (.+)$", re.M)


def schema_text() -> str:
    """Return the JSON Schema (draft 2020-12) of a report, as it is committed."""
    return schema_of(Report, VERSION)


def schema_of(kind: Any, version: int) -> str:
    """Return the JSON Schema of a dataclass that is written whole, in one of its versions."""
    classes: dict[str, Any] = {}
    top = _class(kind, classes)
    top["properties"]["version"] = {"const": version}
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": classes, **top}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _class(kind: Any, classes: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a dataclass; a report is written whole, so all its keys are there."""
    remarks = dict(_REMARK.findall(inspect.getsource(kind)))
    hints = get_type_hints(kind, include_extras=True)
    properties = {
        field.name: _type(hints[field.name], classes)
        | ({"description": remarks[field.name]} if field.name in remarks else {})
        for field in dataclasses.fields(kind)
    }
    return {
        "title": kind.__name__,
        "description": inspect.getdoc(kind),
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _type(hint: Any, classes: dict[str, Any]) -> dict[str, Any]:
    if hint in _SIMPLE:
        return {"type": _SIMPLE[hint]}
    if dataclasses.is_dataclass(hint):
        return _named(hint, classes)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return {"enum": list(hint.__metadata__)}
    if origin is UnionType:
        return {"anyOf": [_type(each, classes) for each in inner]}
    if origin is dict:
        keys = {"propertyNames": {"pattern": "^[0-9]+$"}} if inner[0] is int else {}
        return {"type": "object", **keys, "additionalProperties": _type(inner[1], classes)}
    return {"type": "array", **_items(inner, classes)}


def _items(inner: tuple[Any, ...], classes: dict[str, Any]) -> dict[str, Any]:
    """Return what an array holds; tuples of a fixed length are of one kind in reports."""
    fixed = {} if inner[-1] is Ellipsis else {"minItems": len(inner), "maxItems": len(inner)}
    return {"items": _type(inner[0], classes), **fixed}


def _named(kind: Any, classes: dict[str, Any]) -> dict[str, Any]:
    """Refer to a class, described once among the definitions."""
    if kind.__name__ not in classes:
        classes[kind.__name__] = _class(kind, classes)
    return {"$ref": f"#/$defs/{kind.__name__}"}
