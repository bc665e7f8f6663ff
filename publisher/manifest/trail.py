"""A validator's location followed through a manifest: to places, names and what to leave out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails

from publisher.manifest.entry import Entry
from publisher.problems import Place
from publisher.source import Mapping, Sequence

_NAMES = ("id", "slug", "title", "network", "file")  #: keys whose value names a mapping
_NAMES_OF_ITEMS = (*_NAMES, "text")  #: those of a mapping that is one of several
#: keys that anything may stand in for, because nothing is looked up by their value
_PLAIN = {
    *("alt", "caption", "cover_date", "headline", "language", "name", "network", "number"),
    *("publication_date", "publisher", "rights", "text", "title", "account", "advertiser"),
}
Location = tuple[int | str, ...]


class Trail:
    """A location in a manifest: its key, its place, and the names of what it lies in."""

    def __init__(self, data: Mapping, location: Location, what: str) -> None:
        self.parent: Place = data.place
        self.at_key = self.place = self.parent
        self.key = ""
        self._names, self._next = [what] if what else [], ""
        self._value: Any = data
        self._path: list[int | str] = []
        for step in location:
            if not self._follow(step):
                break

    @property
    def owner(self) -> str:
        """The names of all that the location lies in, as the beginning of a message."""
        return "".join(f"{name}: " for name in self._names)

    def fields(self, model: type[Entry]) -> list[str]:
        """The keys that are known where the trail ends."""
        current: Any = model
        for step in self._path[:-1]:
            current = _inner_model(current, step) or current
        return list(current.model_fields)

    def descend(self, path: str) -> None:
        """Point at a key of the mapping in which the trail ends, where there is one.

        A key within another is written with a dot between, e.g. marks.offset.
        """
        value = self._value
        for key in path.split("."):
            if not isinstance(value, Mapping) or key not in value:
                break
            self.place, value = value.values_at[key], value[key]

    def _follow(self, step: int | str) -> bool:
        """Take one step of the location; return whether the next one can be taken."""
        value = self._value
        if isinstance(value, Mapping) and isinstance(step, str):
            self._enter()
            self.parent = value.place
            if step == "[key]" or step not in value:
                self.at_key = self.place = value.place
                self.key = self.key if step == "[key]" else step
                return False
            self.key, self.at_key, self.place = step, value.keys_at[step], value.values_at[step]
            self._value = value[step]
            self._next = _name(step, self._value)
        elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
            one = _singular(self.key)
            self.at_key = self.place = value.items_at[step]
            self._value = value[step]
            self._next = _name(one, self._value, step)
            self.key = one if not isinstance(self._value, Mapping | Sequence) else self.key
        else:
            return True
        self._path.append(step)
        return True

    def _enter(self) -> None:
        if self._next:
            self._names.append(self._next)


def _name(kind: str, value: Any, index: int | None = None) -> str:
    """Return what a mapping is called: its kind and its own id, or its number in a list."""
    if isinstance(value, Mapping):
        for key in _NAMES if index is None else _NAMES_OF_ITEMS:
            if isinstance(value.get(key), str) and value[key].strip():
                name = value[key] if len(value[key]) <= 40 else f"{value[key][:39]}…"
                return f'{kind} "{name}"'
    return kind if index is None else f"{kind} number {index + 1}"


def _singular(key: str) -> str:
    return key[:-1] if key.endswith("s") and not key.endswith(("us", "ss")) else key


def _inner_model(model: Any, step: int | str) -> type[Entry] | None:
    if isinstance(step, int) or step not in model.model_fields:
        return None
    return _find_model(model.model_fields[step].annotation)


def _find_model(annotation: Any) -> type[Entry] | None:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _find_model(argument):
            return found
    return None


def without(
    data: Mapping, details: Iterable[ErrorDetails], model: type[Entry], stand_in: str
) -> Mapping:
    """Return a copy of `data` that lacks the smallest parts that can be left out.

    These are unknown keys, optional keys and items of lists around what `details` speak of;
    `stand_in` takes the place of a required value, unless it names a file or another entry.
    """
    changes: dict[Location, str | None] = {}
    for detail in details:
        location = detail["loc"]
        if location and location[-1] in _PLAIN and detail["type"] != "extra_forbidden":
            changes[location] = stand_in
        else:
            changes[_removable(data, detail, model)] = None
    result = _changed(data, (), changes)
    return result if isinstance(result, Mapping) else data


def _removable(data: Any, detail: ErrorDetails, model: type[Entry]) -> Location:
    """Return the innermost location around a fault that an entry can do without."""
    location = detail["loc"]
    if detail["type"] == "extra_forbidden":
        return location
    best: Location = ()
    value, current = data, model
    for depth, step in enumerate(location, start=1):
        if isinstance(value, Mapping) and step in value:
            field = current.model_fields.get(str(step))
            best = location[:depth] if field and not field.is_required() else best
            current = _inner_model(current, step) or current
            value = value[str(step)]
        elif isinstance(value, Sequence) and isinstance(step, int) and step < len(value):
            best = location[:depth] if len(value) > 1 else best
            value = value[step]
        else:
            break
    return best


def _changed(value: Any, here: Location, changes: dict[Location, str | None]) -> Any:
    """Return a copy of a value without or with what is changed, and with the places of the rest."""
    if isinstance(value, Mapping):
        result = Mapping()
        result.place, result.keys_at, result.values_at = value.place, value.keys_at, {}
        added = [at[-1] for at in changes if at and at[:-1] == here and isinstance(at[-1], str)]
        for key in [*value, *(key for key in added if key not in value)]:
            new = changes.get((*here, key), value.get(key))
            if new is not None or (*here, key) not in changes:
                result[key] = _changed(new, (*here, key), changes)
                result.values_at[key] = value.values_at.get(key, value.place)
        return result
    if isinstance(value, Sequence):
        kept = [index for index in range(len(value)) if (*here, index) not in changes]
        items = Sequence(_changed(value[index], (*here, index), changes) for index in kept)
        items.place, items.items_at = value.place, [value.items_at[index] for index in kept]
        return items
    return value
