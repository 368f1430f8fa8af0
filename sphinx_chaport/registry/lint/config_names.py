"""No example's configuration has a key that is no option, or one in the wrong place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import Problem, did_you_mean
from sphinx_chaport.registry.lint.walk import examples, found
from sphinx_chaport.registry.records import Option, Registry, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CONFIGURATION = {"$ref": "registry:configuration"}


def check(registry: Registry) -> Iterator[Problem]:
    """The rule."""
    for _, example in examples(registry):
        if example.config is not None:
            for path, known, line in _unknown(registry, example.config, registry.options, ""):
                message = f'The example "{example.id}" has the key "{path}", which is no option.'
                place = Source(example.source.file, line)
                yield found(place, message, did_you_mean(path.rpartition(".")[2], known))


_Unknown = tuple[str, list[str], int]


def _unknown(
    registry: Registry, node: yaml_source.Mapping, options: Sequence[Option], prefix: str
) -> Iterator[_Unknown]:
    known = {option.name: option for option in options}
    for key, value in node.items:
        path = prefix + key.text
        if (option := known.get(key.text)) is None:
            yield path, list(known), key.line
        elif isinstance(value, yaml_source.Mapping):
            yield from _below(registry, value, option, path)


def _below(
    registry: Registry, node: yaml_source.Mapping, option: Option, path: str
) -> Iterator[_Unknown]:
    if option.properties:
        yield from _unknown(registry, node, option.properties, f"{path}.")
    elif option.type.get("additionalProperties") == _CONFIGURATION:
        for key, value in node.items:
            if isinstance(value, yaml_source.Mapping):
                yield from _unknown(registry, value, registry.options, f"{path}.{key.text}.")
