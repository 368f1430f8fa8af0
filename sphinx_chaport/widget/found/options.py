"""Holds the options of a found code against the registry, each at its line in the author's file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sphinx_chaport.problems import Kind
from sphinx_chaport.registry.types import configuration_schema
from sphinx_chaport.widget.checker import Checker
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.contradictions import contradictions
from sphinx_chaport.widget.found.records import Ailment, Trouble
from sphinx_chaport.widget.found.secrets import scrubbed
from sphinx_chaport.widget.items import MAX_DEPTH, Array, Item, Object, Value, item_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_chaport.problems import Problem
    from sphinx_chaport.registry import Registry

_AILMENTS = {
    Kind.UNKNOWN_OPTION: Ailment.UNKNOWN_OPTION,
    Kind.CONTRADICTION: Ailment.CONTRADICTION,
    Kind.APP_ID: Ailment.APP_ID,
}
Path = tuple[str | int, ...]


def checked_options(
    data: Mapping[str, Any], lines: Iterable[tuple[list[str | int], int]], registry: Registry
) -> tuple[Configuration, tuple[Trouble, ...]]:
    """The options that Chaport takes, and what is wrong with the others.

    Args:
        data: The options as they are written, without the app id.
        lines: The line of each, by its path.
        registry: What options there are.
    """
    known = {tuple(path): line for path, line in lines}
    root = _item(data, (), known, 1)
    checker = Checker(registry, None, is_yaml=False)
    result = checker.check(configuration_schema(registry), root, "")
    usable = result.value if isinstance(result.value, Mapping) else {}
    found = (
        checker.problem(Kind.CONTRADICTION, one.message, one.mend, item_at(root, one.path))
        for one in contradictions(usable)
    )
    return Configuration(usable), tuple(map(_trouble, (*result.problems, *found)))


def _item(value: object, path: Path, lines: Mapping[Path, int], above: int) -> Item:
    """The value as the checker reads it; what has no line of its own has that of what is above."""
    line = lines.get(path, above)
    if len(path) > MAX_DEPTH:
        return Value(None, None, line)
    if isinstance(value, Mapping):
        places = {key: (*path, key) for key in value}
        pairs = (
            (Value(key, None, lines.get(places[key], line)), _item(item, places[key], lines, line))
            for key, item in value.items()
        )
        return Object(tuple(pairs), line)
    if isinstance(value, list):
        items = (_item(item, (*path, n), lines, line) for n, item in enumerate(value))
        return Array(tuple(items), line)
    return Value(value, None, line)


def _trouble(problem: Problem) -> Trouble:
    ailment = _AILMENTS.get(problem.kind, Ailment.WRONG_VALUE)
    return Trouble(ailment, scrubbed(problem.text), problem.line or 1)
