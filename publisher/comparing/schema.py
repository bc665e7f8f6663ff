"""The JSON Schema of a comparison, for programs that read one."""

from __future__ import annotations

from publisher.comparing.result import VERSION, Diff
from publisher.report.schema import schema_of


def schema_text() -> str:
    """Return the JSON Schema (draft 2020-12) of a comparison, as it is committed."""
    return schema_of(Diff, VERSION)
