"""``chaport-api.schema.json``: the format of ``chaport-api.json``, with a version of its own.

The first number of `FORMAT` changes where a tool that reads the file could break, the second where
there is only more in it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_chaport.registry.configuration import DIALECT

if TYPE_CHECKING:
    from sphinx_chaport.registry.records import Registry

FORMAT = "1.0"
_Json = dict[str, Any]

_TEXT: _Json = {"type": "string", "minLength": 1}
_MARKDOWN: _Json = {**_TEXT, "description": "Markdown, with roles such as {chaport:method}`open`."}
_TYPE: _Json = {"$ref": "#/$defs/type"}
_TRUE: _Json = {"const": True}
_ENVIRONMENT: _Json = {
    "type": "object",
    "description": "What examples are run in, as data of `window.chaportSimulatorConfig`.",
}
_REFERENCES: _Json = {
    "type": "array",
    "items": {"type": "string", "pattern": "^(method|event|option|parameter|matcher):.+$"},
}


def api_schema(_registry: Registry) -> str:
    """The text of ``chaport-api.schema.json``; it does not depend on what is registered."""
    return json.dumps(_schema(), indent=2, ensure_ascii=False) + "\n"


def _schema() -> _Json:
    lists = {
        "options": _list("option"),
        "methods": _list("method"),
        "events": _list("event"),
        "matchers": _list("matcher"),
        "parameters": _list("visitorParameter"),
        "environment": _ENVIRONMENT,
        "types": _list("namedType"),
        "openPoints": _list("openPoint"),
    }
    head = {"$schema": _TEXT, "format": {"const": FORMAT}, "version": _TEXT}
    return {
        "$schema": DIALECT,
        "$id": f"urn:sphinx-chaport:chaport-api:{FORMAT}",
        "title": "The Chaport JavaScript API as data",
        "description": "All of a registry of sphinx-chaport. Not affiliated with Chaport.",
        **_object({**head, **lists}, required=[*head, *lists]),
        "$defs": _definitions(),
    }


def _list(name: str) -> _Json:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _object(properties: _Json, required: list[str]) -> _Json:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "required": required,
    }


def _entry(own: _Json, required: list[str]) -> _Json:
    shared = {
        "summary": _MARKDOWN,
        "description": _MARKDOWN,
        "notes": _list("note"),
        "examples": _list("example"),
        "seeAlso": _REFERENCES,
        "contract": _TEXT,
        "since": _TEXT,
        "deprecated": _MARKDOWN,
        "unofficial": _TRUE,
    }
    return _object({"name": _TEXT, **own, **shared}, ["name", *required, "summary"])


def _definitions() -> _Json:
    return {
        "type": {
            "type": ["object", "boolean"],
            "description": "JSON Schema with x-type, x-parameters and x-returns. $ref names an "
            "entry: option:PATH, type:NAME, names:KIND or registry:configuration.",
        },
        "note": _object({"text": _MARKDOWN, "contract": _TEXT}, ["text"]),
        "example": _example(),
        "parameter": _parameter(),
        "option": _option(),
        "method": _method(),
        "event": _entry({"data": {"$ref": "#/$defs/parameter"}}, []),
        "matcher": _matcher(),
        "visitorParameter": _entry(
            {"label": _TEXT, "type": _TYPE, "shownType": _TEXT}, ["label", "type", "shownType"]
        ),
        "namedType": _object(
            {"name": _TEXT, "summary": _MARKDOWN, "type": _TYPE, "shownType": _TEXT},
            ["name", "summary", "type", "shownType"],
        ),
        "openPoint": _object(
            {
                "number": {"type": "integer", "minimum": 1},
                "question": _MARKDOWN,
                "settled": _MARKDOWN,
                "appliesTo": _REFERENCES,
            },
            ["number", "question", "settled", "appliesTo"],
        ),
    }


def _example() -> _Json:
    properties = {
        "id": {"type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
        "caption": _MARKDOWN,
        "code": {**_TEXT, "description": "JavaScript, without a wrapper that waits for `ready`."},
        "config": {
            "type": "object",
            "description": "JavaScript in it is an object with the one key `$javascript`. "
            "Beside `code` it is the configuration that the code needs.",
        },
        "form": {"enum": ["traditional", "queue"]},
        "wrap": {"enum": ["ready", "none"]},
        "reason": _MARKDOWN,
        "environment": {**_ENVIRONMENT, "description": "Over that of the whole file."},
        "expect": _expectation(),
        "expectError": {**_TEXT, "description": "Part of the error of a negative example."},
        "skip": {**_TEXT, "description": "Why the example is not run for now."},
        "noRun": {**_TEXT, "description": "Why the example can never be run."},
    }
    either = [{"required": ["code"]}, {"required": ["config"]}]
    return {**_object(properties, ["id", "caption"]), "anyOf": either}


def _expectation() -> _Json:
    event = {"type": ["string", "object"], "minProperties": 1, "maxProperties": 1}
    properties: _Json = {
        "state": {"type": "object", "description": "Part of `chaportSimulator.state()`."},
        "events": {"type": "array", "items": event},
        "console": {"type": "array", "items": {"type": "string"}},
        "returns": {"description": "What the last call that returns a value returns; any JSON."},
    }
    return _object(properties, [])


def _parameter() -> _Json:
    properties = {
        "name": _TEXT,
        "type": _TYPE,
        "shownType": _TEXT,
        "summary": _MARKDOWN,
        "optional": _TRUE,
        "rest": _TRUE,
    }
    return _object(properties, ["name", "type", "shownType", "summary"])


def _option() -> _Json:
    own = {
        "path": _TEXT,
        "type": _TYPE,
        "shownType": _TEXT,
        "required": _TRUE,
        "default": {"description": "The default, where it is one value; any JSON."},
        "defaultText": _MARKDOWN,
        "properties": _list("option"),
    }
    return _entry(own, ["path", "type", "shownType"])


def _method() -> _Json:
    returns = _object(
        {"type": _TYPE, "shownType": _TEXT, "summary": _MARKDOWN}, ["type", "shownType", "summary"]
    )
    own = {
        "signatures": {"type": "array", "minItems": 1, "items": _list("parameter")},
        "returns": returns,
        "queueReason": _MARKDOWN,
        "interface": _TRUE,
    }
    return _entry(own, ["signatures"])


def _matcher() -> _Json:
    own = {
        "spellings": {"type": "array", "minItems": 1, "items": _TEXT},
        "anchor": _TEXT,
        "operands": _TYPE,
        "shownType": _TEXT,
    }
    return _entry(own, ["spellings", "anchor", "operands", "shownType"])
