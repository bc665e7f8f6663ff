"""Schemas: current, complete, true of the sample, and wired to it for editors."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from publisher.cli import cli
from publisher.manifest.schema import KINDS, schema_text
from publisher.problems import Problems
from publisher.source import Source, load_yaml

HOUSE = Path(__file__).parent.parent
WIRE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
FILES = {
    "issue": [*HOUSE.glob("issues/*/issue.yaml"), HOUSE / "tests/issues/small/issue.yaml"],
    "publication": [*HOUSE.glob("issues/*.yaml"), HOUSE / "tests/issues/gazette.yaml"],
    "article": [*HOUSE.glob("issues/*/articles/*.md"), *HOUSE.glob("tests/issues/*/articles/*.md")],
    "layout": sorted(HOUSE.glob("layouts/*/layout.yaml")),
}
EACH_FILE = [(kind, path) for kind, paths in FILES.items() for path in sorted(paths)]
by_file = pytest.mark.parametrize(
    ("kind", "path"), EACH_FILE, ids=lambda value: getattr(value, "stem", value)
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_committed_schema_is_what_the_command_prints(kind):
    printed = CliRunner().invoke(cli, ["schema", kind])
    assert printed.exit_code == 0
    committed = (HOUSE / "docs" / "schema" / f"{kind}.json").read_text("utf-8")
    assert printed.output == committed, f"publisher schema {kind} > docs/schema/{kind}.json"


@pytest.mark.parametrize("kind", KINDS)
def test_every_class_and_field_has_a_sentence(kind):
    schema = json.loads(schema_text(kind))
    for name, model in {kind: schema, **schema.get("$defs", {})}.items():
        assert model["description"].endswith((".", "…")), name
        assert not model.get("additionalProperties", False) or "properties" not in model
        for field, about in model["properties"].items():
            sentence = {**_meant(about, schema), **about}.get("description", "")
            assert sentence[-1:] in (".", ",", "`", "…"), f"{name}.{field}"


def _meant(about, schema):
    """Return the class that a field refers to; it speaks for a field with the same sentence."""
    name = about.get("$ref", "").rpartition("/")[2]
    return schema["$defs"][name] if name else {}


@by_file
def test_a_file_of_the_house_is_true_to_its_schema(kind, path):
    problems = Problems()
    text = path.read_text("utf-8")
    if kind == "article":
        text = text.split("\n---\n")[0].removeprefix("---\n")
    data = load_yaml(Source(path, text), problems)
    assert problems.sorted == ()
    schema = json.loads(schema_text(kind))
    assert list(faults(data, schema, schema)) == []


@by_file
def test_a_file_of_the_house_names_its_schema_for_editors(kind, path):
    match = WIRE.search("\n".join(path.read_text("utf-8").split("\n")[:2]))
    assert match, f"{path} has no yaml-language-server comment"
    schema = (path.parent / match[1]).resolve()
    assert schema == HOUSE / "docs" / "schema" / f"{kind}.json"
    assert schema.is_file()


def faults(value, schema, root):
    """Yield what in a value is not true to a schema, as far as our schemas go.

    Numbers may come as they were written, as the publisher reads them.
    """
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]] | {"description": ""}
    if "anyOf" in schema:
        if all(list(faults(value, option, root)) for option in schema["anyOf"]):
            yield f"{value!r} is none of {schema['anyOf']}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{value!r} is not in {schema['enum']}"
    if "type" in schema and not _IS[schema["type"]](value):
        yield f"{value!r} is no {schema['type']}"
        return
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{value!r} does not match {schema['pattern']}"
    yield from _inner_faults(value, schema, root)


def _inner_faults(value, schema, root):
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{value!r} has {len(value)} items"
        fixed = schema.get("prefixItems", [])
        for index, item in enumerate(value):
            inner = fixed[index] if index < len(fixed) else schema.get("items", {})
            yield from faults(item, inner, root)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        yield from (f"{key} is missing" for key in schema.get("required", []) if key not in value)
        for key, inner in value.items():
            extra = schema.get("additionalProperties", {})
            if key not in known and extra is False:
                yield f"{key} is unknown"
            else:
                yield from faults(inner, known.get(key) or extra, root)


def _number(value):
    return isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value) is not None


_IS = {
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: _number(value) and "." not in value,
    "number": _number,
    "boolean": lambda value: isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
    "null": lambda value: value is None,
}


def test_the_little_validator_of_these_tests_finds_faults():
    schema = json.loads(schema_text("publication"))
    assert list(faults({"title": "A"}, schema, schema))
    assert list(faults({"title": ["A"], "publisher": "B", "language": "en", "rights": "C"}, schema, schema))  # fmt: skip # noqa: E501
    sound = {"title": "A", "publisher": "B", "language": "en", "rights": "C"}
    assert list(faults(sound, schema, schema)) == []
    assert list(faults(sound | {"titel": "A"}, schema, schema)) == ["titel is unknown"]
