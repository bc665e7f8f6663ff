"""The base of every manifest class: strict keys, frozen values, and a place for each of them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    model_validator,
)
from pydantic_core import PydanticCustomError

from publisher.problems import Place
from publisher.source import Mapping, Sequence


class Entry(BaseModel):
    """A mapping of a manifest. Unknown keys are refused; values cannot be changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    _data: Mapping | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_places(cls, data: Any, handler: ModelWrapValidatorHandler[Entry]) -> Entry:
        entry = handler(data)
        if isinstance(data, Mapping):
            entry._data = data
        return entry

    def place_of(self, key: str | None = None, *items: int) -> Place | None:
        """Return the place of this entry, of the value of `key`, or of an item of that value."""
        if self._data is None:
            return None
        if key is None or key not in self._data:
            return self._data.place
        place, value = self._data.values_at[key], self._data[key]
        for item in items:
            if not isinstance(value, Sequence) or item >= len(value):
                break
            place, value = value.items_at[item], value[item]
        return place


def _not_blank(value: Any) -> Any:
    """Refuse empty text. (Numbers arrive as they were written, `number: 4` as the text 4.)"""
    if isinstance(value, str) and not value.strip():
        raise PydanticCustomError("blank", "is empty", {"hint": "write a text, or remove the key"})
    return value


Text = Annotated[
    str,
    BeforeValidator(_not_blank, json_schema_input_type=str | float),
    Field(max_length=20_000),
]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=40)]
Fraction = Annotated[float, Field(ge=0, le=1)]
Millimetres = Annotated[float, Field(ge=0, le=2000)]
