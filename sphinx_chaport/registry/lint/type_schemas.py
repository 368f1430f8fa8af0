"""Every type is a valid JSON Schema, and its patterns mean the same in Python and JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import jsonschema

from sphinx_chaport.registry.lint.walk import found, subschemas, types

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Registry

_NOT_IN_JAVASCRIPT = re.compile(r"\(\?(?:P|#|[aiLmsux]+\)|<(?![=!]))|\\[AZ]")


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for typed in types(registry):
        for reason in _reasons(typed.schema):
            message = f"The {typed.what} is no valid JSON Schema: {reason}."
            yield found(typed.source, message)


def _reasons(schema: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    validator = jsonschema.Draft202012Validator(jsonschema.Draft202012Validator.META_SCHEMA)
    for error in validator.iter_errors(schema):
        yield jsonschema.exceptions.best_match([error]).message
    for part in subschemas(schema):
        pattern = part.get("pattern") if isinstance(part, dict) else None
        if isinstance(pattern, str):
            yield from _wrong_pattern(pattern)


def _wrong_pattern(pattern: str) -> Iterator[str]:
    try:
        re.compile(pattern)
    except re.error as error:
        yield f'the pattern "{pattern}" cannot be read ({error.msg})'
    if _NOT_IN_JAVASCRIPT.search(pattern):
        yield f'the pattern "{pattern}" uses what JavaScript does not have'
