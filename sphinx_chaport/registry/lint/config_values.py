"""Every example's configuration has values of the right types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema

from sphinx_chaport import yaml_source
from sphinx_chaport.registry.lint.values import validator, value_of
from sphinx_chaport.registry.lint.walk import examples, found
from sphinx_chaport.registry.records import Registry, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_chaport.problems import Problem


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    valid = validator(registry, "#/$defs/registry:configuration")
    for _, example in examples(registry):
        if example.config is None:
            continue
        for error in valid.iter_errors(value_of(example.config)):
            worst = jsonschema.exceptions.best_match([error])
            path = ".".join(str(step) for step in worst.absolute_path) or "its configuration"
            message = f'The example "{example.id}" has a wrong value: {path}: {worst.message}.'
            line = _line(example.config, list(worst.absolute_path))
            yield found(Source(example.source.file, line), message)


def _line(node: yaml_source.Node, path: list[str | int]) -> int:
    for step in path:
        if isinstance(node, yaml_source.Mapping):
            node = node.get(str(step)) or node
        elif isinstance(node, yaml_source.Sequence) and isinstance(step, int):
            node = node.items[step]
    return node.line
