"""Holds a configuration against the registry's types, and keeps of it what is right.

The registry's type decides where a scalar without quotes is text. Of several types that a value may
have, the one that fits best is reported against.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.problems import Kind, Problem, nearest
from sphinx_chaport.registry.types import resolve
from sphinx_chaport.widget.app_id import app_id_problem
from sphinx_chaport.widget.items import Array, Item, Object, Value
from sphinx_chaport.widget.wording import (
    allowed,
    described,
    switch_mend,
    unknown_option_mend,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_chaport.registry.records import Registry, Schema

# Contract, section 10, row 1: the runtime takes either key in both places.
_OTHER_KEYS = {("session.user", "id"): "visitorId"}
_NO_TEXT = {"", "~", "null"}


@dataclass(frozen=True, slots=True)
class Result:
    """What is left of a value; `is_right` is false where nothing of it can be used."""

    value: Any
    problems: tuple[Problem, ...] = ()
    is_right: bool = True


class Checker:
    """Checks the values of one file."""

    def __init__(self, registry: Registry, file: str | None, *, is_yaml: bool) -> None:
        self.registry = registry
        self.file = file
        self.is_yaml = is_yaml

    def check(self, schema: Schema | bool, item: Item, path: str) -> Result:
        """Hold `item` against `schema`; `path` names it in messages."""
        written, schema = schema, resolve(self.registry, schema)
        if isinstance(item, Value) and isinstance(item.value, JavaScript):
            return self._javascript(item, path)
        if path == "appId" and isinstance(item, Value):
            return self._app_id(item)
        if isinstance(schema, bool):
            schema = {} if schema else {"not": {}}
        if isinstance(item, Value):
            return self._scalar(written, schema, item, path)
        return self._collection(written, schema, item, path)

    def problem(self, kind: Kind, message: str, mend: str, item: Item) -> Problem:
        """A problem at an item's place."""
        return Problem(kind, message, mend, self.file, item.line, item.column)

    def _wrong(self, schema: Schema | bool, item: Item, path: str) -> Result:
        takes = allowed(self.registry, schema, is_yaml=self.is_yaml)
        if isinstance(item, Value) and item.value is None:
            message, mend = (
                f"`{path}` is empty.",
                f"Give it a value, or remove it. Allowed: {takes}.",
            )
        else:
            message = f"`{path}` cannot be {described(item, path)}."
            mend = f"Allowed: {takes}. {self._meant(item, takes)}".rstrip()
        return Result(None, (self.problem(Kind.WRONG_VALUE, message, mend, item),), is_right=False)

    def _meant(self, item: Item, takes: str) -> str:
        if not isinstance(item, Value) or not isinstance(item.value, str):
            return ""
        found = nearest(item.value, re.findall(r"`([^`]+)`", takes))
        return switch_mend(item.value, takes) or (f'Did you mean "{found}"?' if found else "")

    def _javascript(self, item: Value, path: str) -> Result:
        """An expression may be of any type; only the browser knows."""
        if str(cast("JavaScript", item.value).code).strip():
            return Result(item.value)
        message = f"`{path}` has no JavaScript."
        mend = "Write an expression, or remove it."
        return Result(None, (self.problem(Kind.WRONG_VALUE, message, mend, item),), is_right=False)

    def _app_id(self, item: Value) -> Result:
        text = item.text if item.text is not None else item.value
        shown = text if isinstance(text, str) else str(text or "")
        problem = app_id_problem(shown, file=self.file, line=item.line, column=item.column)
        return Result(None, (problem,), is_right=False) if problem else Result(shown)

    def _scalar(
        self, written: Schema | bool, schema: Mapping[str, Any], item: Value, path: str
    ) -> Result:
        """What YAML makes of the scalar counts first, then its text."""
        readings = [item.value]
        if item.text is not None and item.text not in _NO_TEXT:
            readings.append(item.text)
        for reading in readings:
            if self._fits(schema, reading):
                return Result(reading)
        return self._wrong(written, item, path)

    def _fits(self, schema: Schema | bool, value: object) -> bool:
        schema = resolve(self.registry, schema)
        if isinstance(schema, bool):
            return schema
        if "anyOf" in schema:
            return any(self._fits(branch, value) for branch in schema["anyOf"])
        if "x-type" in schema or "not" in schema:
            return False
        values = schema.get("enum", [schema["const"]] if "const" in schema else None)
        # `1` is no `true` here, whatever Python says.
        if values is not None and not any(_same(value, other) for other in values):
            return False
        return any(_takes(schema, kind) for kind in _json_types(value)) and _in_range(schema, value)

    def _any_of(
        self, written: Schema | bool, schema: Mapping[str, Any], item: Item, path: str
    ) -> Result:
        """The first type that the value has, else what is wrong inside the one of its shape."""
        shapes = [branch for branch in schema["anyOf"] if self._shape(branch, _kind(item))]
        results = [self.check(branch, item, path) for branch in shapes]
        if not results:
            return self._wrong(written, item, path)
        return min(results, key=lambda result: len(result.problems))

    def _shape(self, branch: Schema | bool, kind: str) -> bool:
        schema = resolve(self.registry, branch)
        if isinstance(schema, bool):
            return schema
        if "anyOf" in schema:
            return any(self._shape(inner, kind) for inner in schema["anyOf"])
        return _takes(schema, kind)

    def _collection(
        self, written: Schema | bool, schema: Mapping[str, Any], item: Array | Object, path: str
    ) -> Result:
        if "anyOf" in schema:
            return self._any_of(written, schema, item, path)
        if not _takes(schema, _kind(item)):
            return self._wrong(written, item, path)
        if isinstance(item, Object):
            return self._object(schema, item, path)
        return self._array(written, schema, item, path)

    def _array(
        self, written: Schema | bool, schema: Mapping[str, Any], item: Array, path: str
    ) -> Result:
        prefix, rest = schema.get("prefixItems", []), schema.get("items", True)
        most = len(prefix) if rest is False else schema.get("maxItems", len(item.items))
        if not schema.get("minItems", 0) <= len(item.items) <= most:
            return self._wrong_length(written, item, path)
        schemas = [*prefix, *[rest] * len(item.items)]
        results = [
            self.check(schemas[index], inner, f"{path}[{index}]")
            for index, inner in enumerate(item.items)
        ]
        problems = tuple(problem for result in results for problem in result.problems)
        values = [result.value for result in results if result.is_right]
        # Without one of its places a tuple means something else. So does a list without its items:
        # an empty `countries.include` hides the widget from everyone.
        right = len(values) == len(results) if prefix else bool(values) or not results
        return Result(values if right else None, problems, right)

    def _wrong_length(self, written: Schema | bool, item: Array, path: str) -> Result:
        count = len(item.items)
        message = f"`{path}` has {count} {'item' if count == 1 else 'items'}."
        mend = f"Allowed: {allowed(self.registry, written, is_yaml=self.is_yaml)}."
        return Result(None, (self.problem(Kind.WRONG_VALUE, message, mend, item),), is_right=False)

    def _object(self, schema: Mapping[str, Any], item: Object, path: str) -> Result:
        value: dict[str, Any] = {}
        problems: list[Problem] = []
        for key, inner in item.items:
            result = self._property(schema, key, inner, path)
            problems += result.problems
            if result.is_right:
                name = str(key.value)
                value.setdefault(_OTHER_KEYS.get((path, name), name), result.value)
        lacking = [] if problems else list(self._lacking(schema, value, item, path))
        # At the top, and in `devices.configs`, an app id may come from elsewhere.
        whole = set(schema.get("required", ())) - {"appId"} <= set(value) and not lacking
        return Result(value, (*problems, *lacking), whole and (bool(value) or not problems))

    def _property(self, schema: Mapping[str, Any], key: Value, item: Item, path: str) -> Result:
        name = str(key.value)
        below = f"{path}.{name}".lstrip(".")
        if name in schema.get("properties", {}):
            return self.check(schema["properties"][name], item, below)
        if other := _OTHER_KEYS.get((path, name)):
            return self._other_key(schema, key, item, path, other)
        further = schema.get("additionalProperties", True)
        if further is False:
            return self._unknown(schema, key, path)
        names = schema.get("propertyNames", True)
        if not self._fits(names, name):
            return self._unknown_key(names, key, path)
        return self.check(further, item, below)

    def _other_key(
        self, schema: Mapping[str, Any], key: Value, item: Item, path: str, other: str
    ) -> Result:
        name = str(key.value)
        message = f"In `{path}` the key is `{other}`; `{name}` is the one of `startSession`."
        problem = self.problem(Kind.CONTRADICTION, message, f"Write `{other}`.", key)
        result = self.check(schema["properties"][other], item, f"{path}.{other}")
        return Result(result.value, (problem, *result.problems), result.is_right)

    def _unknown(self, schema: Mapping[str, Any], key: Value, path: str) -> Result:
        name = str(key.value)
        mend = self.unknown_mend(schema, name, path)
        message = f"`{path}` has no option `{name}`." if path else f"There is no option `{name}`."
        return Result(
            None, (self.problem(Kind.UNKNOWN_OPTION, message, mend, key),), is_right=False
        )

    def unknown_mend(self, schema: Mapping[str, Any], key: str, path: str) -> str:
        """What to write in place of a key that the object at `path` does not have."""
        return unknown_option_mend(self.registry, path, key, schema)

    def _unknown_key(self, names: Schema | bool, key: Value, path: str) -> Result:
        takes = allowed(self.registry, names, is_yaml=self.is_yaml)
        message = f"`{path}` has no key `{key.value}`."
        mend = f"Allowed: {takes}. {self._meant(key, takes)}".rstrip()
        return Result(
            None, (self.problem(Kind.UNKNOWN_OPTION, message, mend, key),), is_right=False
        )

    def _lacking(
        self, schema: Mapping[str, Any], value: Mapping[str, Any], item: Object, path: str
    ) -> Iterator[Problem]:
        for name in schema.get("required", ()):
            if name not in value and name != "appId":
                mend = f"Write it beside {_listed(value)}." if value else "Write it."
                yield self.problem(Kind.WRONG_VALUE, f"`{path}` lacks `{name}`.", mend, item)
        most = schema.get("maxProperties", len(value))
        if not schema.get("minProperties", 0) <= len(value) <= most:
            message = f"`{path}` has {len(value)} keys, and takes exactly {most}."
            yield self.problem(Kind.WRONG_VALUE, message, "Begin a list item for each.", item)


def _listed(names: Iterable[str]) -> str:
    return " and ".join(f"`{name}`" for name in sorted(names))


def _kind(item: Item) -> str:
    return "object" if isinstance(item, Object) else "array"


def _takes(schema: Mapping[str, Any], kind: str) -> bool:
    if "enum" in schema or "const" in schema:
        return kind not in {"object", "array"}
    if "x-type" in schema or "not" in schema:
        return False
    kinds = schema.get("type")
    return kinds is None or kind == kinds or (isinstance(kinds, list) and kind in kinds)


def _json_types(value: object) -> tuple[str, ...]:
    if value is None:
        return ("null",)
    if isinstance(value, bool):
        return ("boolean",)
    if isinstance(value, int):
        return ("integer", "number")
    return ("number",) if isinstance(value, float) else ("string",)


def _same(value: object, other: object) -> bool:
    return value == other and isinstance(value, bool) == isinstance(other, bool)


def _in_range(schema: Mapping[str, Any], value: object) -> bool:
    if isinstance(value, str):
        longest = schema.get("maxLength", len(value))
        found = re.search(schema.get("pattern", ""), value)
        return found is not None and schema.get("minLength", 0) <= len(value) <= longest
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = schema.get("minimum", value), schema.get("maximum", value)
        above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
        inside = (above is None or value > above) and (below is None or value < below)
        return bool(low <= value <= high and inside)
    return True
