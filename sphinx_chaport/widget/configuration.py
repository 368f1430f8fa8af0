"""A checked configuration, and how one is laid over another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.widget.items import from_yaml, python_value

if TYPE_CHECKING:
    from sphinx_chaport import yaml_source


@dataclass(frozen=True, repr=False)
class Configuration:
    """The value of `window.chaportConfig`.

    Attributes:
        data: Plain values, and `JavaScript` for ``!js``, each with its file, line and column.
    """

    data: Mapping[str, Any] = field(default_factory=dict)

    def __repr__(self) -> str:
        # Values may be a visitor's data, a hash or a token.
        return f"Configuration({', '.join(self.data)})"

    @property
    def has_javascript(self) -> bool:
        """Whether a value is JavaScript, so that the whole is no JSON."""
        return next(self.javascript(), None) is not None

    def javascript(self) -> Iterator[tuple[str | None, JavaScript]]:
        """Each piece of JavaScript with its file, for a check of its syntax."""
        return ((code.file, code) for code in _javascript(self.data))

    def without(self, unusable: Collection[JavaScript]) -> Configuration:
        """This configuration without those pieces of JavaScript, and without what they stand in.

        An array goes whole: with one of its places empty it would mean something else.
        """
        return Configuration(_without(self.data, unusable))

    def merged_over(self, base: Configuration | Mapping[str, Any]) -> Configuration:
        """This configuration over `base`: objects are merged at any depth, all else is replaced."""
        below = base.data if isinstance(base, Configuration) else base
        return Configuration(_merged(below, self.data))


def configuration_value(node: yaml_source.Mapping) -> dict[str, Any]:
    """The value of a YAML mapping that was checked before, such as a registry example's."""
    return cast("dict[str, Any]", python_value(from_yaml(node)))


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[key] = _merged(old, value) if both else value  # type: ignore[arg-type]
    return merged


def _without(data: Mapping[str, Any], unusable: Collection[JavaScript]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for key, value in data.items():
        if isinstance(value, Mapping):
            kept[key] = _without(value, unusable)
        elif not any(code in unusable for code in _javascript(value)):
            kept[key] = value
    return kept


def _javascript(value: object) -> Iterator[JavaScript]:
    if isinstance(value, JavaScript):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _javascript(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _javascript(item)
