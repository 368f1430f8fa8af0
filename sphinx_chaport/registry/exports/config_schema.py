"""``config.schema.json``: the JSON Schema of `window.chaportConfig`, for editors and validators."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_chaport.registry.configuration import json_schema
from sphinx_chaport.registry.exports.prose import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.registry.records import Option, Registry

_PREFIX = "#/$defs/"
_COMMENTS = {
    "function": "A JavaScript function. JSON cannot hold one, so any value is taken here.",
    "live": "An object of the page. JSON cannot hold one, so any value is taken here.",
    "event-target": "An EventTarget. JSON cannot hold one, so any value is taken here.",
}


def config_schema(registry: Registry) -> str:
    """The text of ``config.schema.json``."""
    schema = json_schema(registry)
    definitions = schema.pop("$defs")
    for option in (item for top in registry.options for item in top.walk()):
        definitions[f"option:{option.path}"] |= _described(option)
    for item in registry.types:
        definitions[f"type:{item.name}"] |= {"description": plain(item.summary)}
    used = _used(schema, definitions)
    whole = {
        "$schema": schema.pop("$schema"),
        "title": "Chaport configuration",
        "description": "The value of `window.chaportConfig`. Not affiliated with Chaport.",
        "version": registry.version,
        **schema,
        "$defs": {name: value for name, value in definitions.items() if name in used},
    }
    return json.dumps(_marked(whole), indent=2, ensure_ascii=False) + "\n"


def _described(option: Option) -> dict[str, Any]:
    text = [option.summary, option.description, *(note.text for note in option.notes)]
    if option.default_text:
        text.append(f"Default: {option.default_text}")
    found: dict[str, Any] = {
        "description": plain("\n\n".join(part.strip() for part in text if part))
    }
    if option.deprecated:
        found["deprecated"] = True
    return found


def _used(schema: Any, definitions: dict[str, Any]) -> set[str]:  # noqa: ANN401 - any JSON
    """The definitions that a configuration can lead to."""
    used: set[str] = set()
    waiting = list(_references(schema))
    while waiting:
        name = waiting.pop()
        if name not in used:
            used.add(name)
            waiting += _references(definitions[name])
    return used


def _references(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"].removeprefix(_PREFIX)
        for item in value.values():
            yield from _references(item)
    elif isinstance(value, list):
        for item in value:
            yield from _references(item)


def _marked(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The same with a comment beside each extension."""
    if isinstance(value, list):
        return [_marked(item) for item in value]
    if not isinstance(value, dict):
        return value
    marked = {key: _marked(item) for key, item in value.items()}
    kind = value.get("x-type")
    return {**marked, "$comment": _COMMENTS[kind]} if kind in _COMMENTS else marked
