"""Holds values of the registry (defaults, example configurations) against its types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

import jsonschema

from sphinx_chaport import yaml_source
from sphinx_chaport.registry.configuration import json_schema

if TYPE_CHECKING:
    from sphinx_chaport.registry.records import Registry

_Keyword: TypeAlias = Callable[[Any, Any, Any, Any], Iterator[jsonschema.ValidationError] | None]
_JAVASCRIPT_TYPES = {
    "function": "a JavaScript function",
    "live": "an object of the page",
    "event-target": "an object of the page that fires events",
}


class JavaScript:
    """Stands for a value that was written as `!js`: it may be anything."""

    def __repr__(self) -> str:
        return "!js"


def value_of(node: yaml_source.Node) -> Any:  # noqa: ANN401 - any JSON, or JavaScript
    """The value of a configuration, with `!js` in its place."""
    if isinstance(node, yaml_source.Mapping):
        return {key.text: value_of(value) for key, value in node.items}
    if isinstance(node, yaml_source.Sequence):
        return [value_of(item) for item in node.items]
    return JavaScript() if node.tag == yaml_source.JS_TAG else yaml_source.scalar_value(node)


def validator(registry: Registry, pointer: str | None = None) -> Any:  # noqa: ANN401 - untyped
    """Validates values of one option or, without a pointer, whole configurations."""
    schema = json_schema(registry)
    if pointer is not None:
        schema = {"$ref": pointer, "$defs": schema["$defs"]}
    return _VALIDATOR(schema)


def _unless_javascript(check: _Keyword) -> _Keyword:
    def checked(
        validator: Any,  # noqa: ANN401 - jsonschema's own protocol
        wanted: Any,  # noqa: ANN401
        instance: Any,  # noqa: ANN401
        schema: Any,  # noqa: ANN401
    ) -> Iterator[jsonschema.ValidationError]:
        if not isinstance(instance, JavaScript):
            yield from check(validator, wanted, instance, schema) or ()

    return checked


def _x_type(
    _validator: Any,  # noqa: ANN401 - jsonschema's own protocol
    wanted: Any,  # noqa: ANN401
    instance: Any,  # noqa: ANN401
    _schema: Any,  # noqa: ANN401
) -> Iterator[jsonschema.ValidationError]:
    if wanted in _JAVASCRIPT_TYPES:
        message = f"{instance!r} is not {_JAVASCRIPT_TYPES[wanted]}, which is written as `!js`"
        yield jsonschema.ValidationError(message)


_VALIDATOR = jsonschema.validators.extend(  # type: ignore[no-untyped-call]
    jsonschema.Draft202012Validator,
    {
        keyword: _unless_javascript(check)
        for keyword, check in {
            **jsonschema.Draft202012Validator.VALIDATORS,
            "x-type": _x_type,
        }.items()
    },
)
