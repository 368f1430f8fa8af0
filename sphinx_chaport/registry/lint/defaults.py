"""A default is a valid value of its option's type, and an option has one kind of default only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema

from sphinx_chaport.registry.configuration import pointer
from sphinx_chaport.registry.lint.values import validator
from sphinx_chaport.registry.lint.walk import found, label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry.records import Option, Registry


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for option in (item for top in registry.options for item in top.walk()):
        if option.has_default:
            yield from _problems(registry, option)


def _problems(registry: Registry, option: Option) -> Iterator[Problem]:
    what = f"The {label(option)}"
    if option.default_text:
        message = f"{what} has both `default` and `default-text`."
        yield found(option.source, message, "Keep `default` where the default is one value.")
    if option.required:
        yield found(option.source, f"{what} is required and has a default.", "Remove one.")
    valid = validator(registry, pointer(f"option:{option.path}"))
    for error in valid.iter_errors(option.default):
        worst = jsonschema.exceptions.best_match([error])
        yield found(option.source, f"{what} has a default that is no value of it: {worst.message}.")
