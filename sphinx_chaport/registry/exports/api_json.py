"""``chaport-api.json``: all of the registry, for tools."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_chaport import yaml_source
from sphinx_chaport.registry.environment import environment_of
from sphinx_chaport.registry.exports.api_schema import FORMAT
from sphinx_chaport.registry.records import Event, Matcher, Method, Option, VisitorParameter
from sphinx_chaport.registry.types import option_schema, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_chaport.registry.records import (
        Entry,
        Example,
        NamedType,
        OpenPoint,
        Parameter,
        Registry,
        Schema,
    )

_Json = dict[str, Any]


def api_json(registry: Registry) -> str:
    """The text of ``chaport-api.json``."""
    whole = {
        "$schema": "chaport-api.schema.json",
        "format": FORMAT,
        "version": registry.version,
        "options": [_entry(item, registry) for item in registry.options],
        "methods": [_entry(item, registry) for item in registry.methods],
        "events": [_entry(item, registry) for item in registry.events],
        "matchers": [_entry(item, registry) for item in registry.matchers],
        "parameters": [_entry(item, registry) for item in registry.parameters],
        "environment": _value(base) if (base := _base(registry)) else {},
        "types": [_named_type(item) for item in registry.types],
        "openPoints": [_open_point(item) for item in registry.open_points],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _entry(entry: Entry, registry: Registry) -> _Json:
    found = _filled(
        {
            "name": entry.name,
            **_own(entry),
            "summary": entry.summary,
            "description": entry.description,
            "notes": [
                _filled({"text": note.text, "contract": note.contract}) for note in entry.notes
            ],
            "examples": [_example(item, registry) for item in entry.examples],
            "seeAlso": list(entry.see_also),
            "contract": entry.contract,
            "since": entry.since,
            "deprecated": entry.deprecated,
            "unofficial": entry.unofficial,
        }
    )
    if isinstance(entry, Option):
        # A default may be what `_filled` takes for nothing, and nested entries come last.
        found |= {"default": entry.default} if entry.has_default else {}
        found |= _filled({"properties": [_entry(item, registry) for item in entry.properties]})
    return found


def _filled(values: _Json) -> _Json:
    """Without what is empty: a key that is there says something."""
    return {key: value for key, value in values.items() if value not in ("", [], None, False)}


def _own(entry: Entry) -> _Json:
    """What only this kind of entry has."""
    if isinstance(entry, Option):
        return _option(entry)
    if isinstance(entry, Method):
        return _method(entry)
    if isinstance(entry, Event):
        return {"data": _parameter(entry.data) if entry.data else None}
    if isinstance(entry, Matcher):
        spellings = list(entry.spellings)
        return {
            "spellings": spellings,
            "anchor": entry.anchor,
            **_typed(entry.operands, "operands"),
        }
    assert isinstance(entry, VisitorParameter)  # noqa: S101 - the last of the kinds
    return {"label": entry.label, **_typed(entry.type)}


def _option(option: Option) -> _Json:
    return {
        "path": option.path,
        "type": option.type,
        "shownType": shown(option_schema(option)),
        "required": option.required,
        "defaultText": option.default_text,
    }


def _method(method: Method) -> _Json:
    return {
        "signatures": [_parameters(signature) for signature in method.signatures],
        "returns": None
        if method.returns is None
        else {**_typed(method.returns), "summary": method.returns_summary},
        "queueReason": method.queue_reason,
        "interface": method.interface,
    }


def _typed(schema: Schema, key: str = "type") -> _Json:
    return {key: schema, "shownType": shown(schema)}


def _parameters(items: Iterable[Parameter]) -> list[_Json]:
    return [_parameter(item) for item in items]


def _parameter(item: Parameter) -> _Json:
    found = {"name": item.name, **_typed(item.type), "summary": item.summary}
    return {**found, **_filled({"optional": item.optional, "rest": item.rest})}


def _base(registry: Registry) -> yaml_source.Mapping | None:
    """What the examples of the built-in files are run in."""
    return registry.environments.get(registry.files[0]) if registry.files else None


def _environment(example: Example, registry: Registry) -> _Json | None:
    """What differs for one example from `_base`; for one of another file it is all."""
    if registry.environments.get(example.source.file) is not _base(registry):
        return environment_of(registry, example)
    return _value(example.environment) if example.environment else None


def _example(example: Example, registry: Registry) -> _Json:
    return _filled(
        {
            "id": example.id,
            "caption": example.caption,
            "code": example.code,
            "form": example.form if example.code else None,
            "wrap": "" if example.wrap == "auto" else example.wrap,
            "reason": example.reason,
            "config": _value(example.config) if example.config else None,
            "environment": _environment(example, registry),
            "expect": _value(example.expect) if example.expect else None,
            "expectError": example.expect_error,
            "skip": example.skip,
            "noRun": example.no_run,
        }
    )


def _value(node: yaml_source.Node) -> Any:  # noqa: ANN401 - any JSON
    """A configuration's value; JavaScript is an object with the one key ``$javascript``."""
    if isinstance(node, yaml_source.Mapping):
        return {key.text: _value(value) for key, value in node.items}
    if isinstance(node, yaml_source.Sequence):
        return [_value(item) for item in node.items]
    if node.tag == yaml_source.JS_TAG:
        return {"$javascript": node.text.strip()}
    return yaml_source.scalar_value(node)


def _named_type(item: NamedType) -> _Json:
    return {"name": item.name, "summary": item.summary, **_typed(item.type)}


def _open_point(point: OpenPoint) -> _Json:
    return {
        "number": point.number,
        "question": point.question,
        "settled": point.settled,
        "appliesTo": list(point.applies_to),
    }
