"""Holds a registry file against the schema of the format, and says what is wrong in its own words.

jsonschema's messages name schemas and Python values; an author of a registry file knows neither.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import jsonschema

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import Kind, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_chaport.registry.documents import Document

FORMAT = Path(__file__).parent / "registry.schema.json"
_Error: TypeAlias = jsonschema.ValidationError
_Text: TypeAlias = tuple[str, str]
_THINGS = {
    "options": "an option",
    "properties": "an option",
    "methods": "a method",
    "events": "an event",
    "matchers": "a matcher",
    "parameters": "a parameter",
    "x-parameters": "a parameter",
    "overloads": "a parameter",
    "types": "a named type",
    "open-points": "an open point",
    "examples": "an example",
    "expect": "an expectation",
    "notes": "a note",
    "returns": "`returns`",
    "data": "`data`",
}
_TYPES = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "boolean": "`true` or `false`",
    "integer": "a whole number",
}


def format_problems(documents: Iterable[Document]) -> Iterator[Problem]:
    """Every place where a file does not have the format of a registry."""
    validator = jsonschema.Draft202012Validator(json.loads(FORMAT.read_text(encoding="utf-8")))
    for document in documents:
        errors = validator.iter_errors(yaml_source.plain_value(document.root))
        found = (
            item for error in errors for leaf in _leaves(error) for item in _told(document, leaf)
        )
        # A key that is missing is an error of its own to jsonschema, and all are told in one.
        yield from dict.fromkeys(found)


def _leaves(error: _Error) -> Iterator[_Error]:
    """The errors of the branch that the author meant, where the format has several."""
    if error.validator != "oneOf":
        yield error
        return
    meant = [item for item in error.context or () if item.validator not in {"type", "required"}]
    if meant:
        yield from meant
    else:
        yield error


def _told(document: Document, error: _Error) -> Iterator[Problem]:
    if error.validator == "additionalProperties":
        for key in _unknown_keys(error):
            node = _key_node(document.root, error.absolute_path, key)
            yield _problem(document, node, _unknown_key(error, key))
        return
    node = _node_at(document.root, error.absolute_path)
    tell = _TELLERS.get(str(error.validator), _other)
    yield _problem(document, node, tell(error))


def _problem(document: Document, node: yaml_source.Node, told: _Text) -> Problem:
    message, mend = told
    return Problem(Kind.REGISTRY_FILE, message, mend, document.file, node.line, node.column)


def _node_at(node: yaml_source.Node, path: Iterable[str | int]) -> yaml_source.Node:
    for step in path:
        if isinstance(node, yaml_source.Mapping):
            node = node.get(str(step)) or node
        elif isinstance(node, yaml_source.Sequence) and isinstance(step, int):
            node = node.items[step]
    return node


def _key_node(root: yaml_source.Node, path: Iterable[str | int], key: str) -> yaml_source.Node:
    parent = _node_at(root, path)
    keys = (name for name, _ in getattr(parent, "items", ()) if name.text == key)
    return next(keys, parent)


def _thing(error: _Error) -> str:
    """What the wrong value is part of: "a method", or "a registry file"."""
    names = [step for step in error.absolute_path if isinstance(step, str) and step in _THINGS]
    return _THINGS[names[-1]] if names else "a registry file"


def _key(error: _Error) -> str:
    path = list(error.absolute_path)
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return "This file"
    return f"`{names[-1]}`" if path[-1] == names[-1] else f"An item of `{names[-1]}`"


def _known_keys(error: _Error) -> list[str]:
    schema: Any = error.schema
    return list(schema.get("properties", ()))


def _unknown_keys(error: _Error) -> list[str]:
    known = _known_keys(error)
    given: Any = error.instance
    return [key for key in given if key not in known]


def _unknown_key(error: _Error, key: str) -> _Text:
    known = _known_keys(error)
    keys = ", ".join(f"`{name}`" for name in known if not name.startswith("$"))
    message = f'"{key}" is not a key of {_thing(error)}.'
    return message, did_you_mean(key, known) or f"Its keys are {keys}."


def _missing_key(error: _Error) -> _Text:
    wanted: Any = error.validator_value
    given: Any = error.instance
    missing = [f"`{key}`" for key in wanted if key not in given]
    mend = f"Add {' and '.join(missing)}."
    return f"{_thing(error).capitalize()} needs {' and '.join(missing)}.", mend


def _wrong_type(error: _Error) -> _Text:
    wanted: Any = error.validator_value
    names = wanted if isinstance(wanted, list) else [wanted]
    if "object" in names and _key(error) in {"`type`", "`operands`", "`x-returns`"}:
        mend = f"Write `{{ type: {error.instance} }}`."
        return f"{_key(error)} is a JSON Schema, so it has to be a mapping.", mend
    message = f"{_key(error)} has to be {' or '.join(_TYPES[name] for name in names)}."
    if "string" in names and not isinstance(error.instance, (list, dict)):
        return message, f'Put it in quotes: "{_literal(error.instance)}".'
    return message, ""


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _not_allowed(error: _Error) -> _Text:
    allowed: Any = error.validator_value
    names = ", ".join(f"`{name}`" for name in allowed)
    value = str(error.instance)
    message = f'{_key(error)} cannot be "{value}".'
    return message, did_you_mean(value, allowed) or f"It takes {names}."


def _pattern(error: _Error) -> _Text:
    schema: Any = error.schema
    about = schema.get("description", f"It has to match {error.validator_value}.")
    return f'{_key(error)} cannot be "{error.instance}".', about


def _empty(error: _Error) -> _Text:
    return f"{_key(error)} is empty.", "Fill it in, or remove the key."


def _one_of(error: _Error) -> _Text:
    if _thing(error) == "a note":
        return "A note is text, or a mapping with `text` and `contract`.", ""
    return _other(error)


def _any_of(error: _Error) -> _Text:
    if _thing(error) != "an example":
        return _other(error)
    return "This example has neither `code` nor `config`.", "Give it one of the two."


def _excluded(error: _Error) -> _Text:
    both = " and ".join(f"`{key}`" for key in error.schema["not"]["required"])  # type: ignore[index]
    return f"{_thing(error).capitalize()} cannot have both {both}.", "Keep one of the two."


def _number_of_keys(error: _Error) -> _Text:
    if error.validator == "minProperties" and not error.instance:
        return _empty(error)
    return f"{_key(error)} has more than one key.", "Write an item for each."


def _other(error: _Error) -> _Text:
    return f"{_key(error)} does not fit the format: {error.message}.", ""


_TELLERS: dict[str, Callable[[_Error], _Text]] = {
    "required": _missing_key,
    "type": _wrong_type,
    "enum": _not_allowed,
    "pattern": _pattern,
    "minLength": _empty,
    "minItems": _empty,
    "oneOf": _one_of,
    "anyOf": _any_of,
    "not": _excluded,
    "minProperties": _number_of_keys,
    "maxProperties": _number_of_keys,
}
