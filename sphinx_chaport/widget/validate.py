"""From what an author wrote, YAML or the dict of `conf.py`, to a checked configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_chaport import yaml_source
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.registry.types import configuration_schema
from sphinx_chaport.widget.checker import Checker
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.contradictions import contradictions
from sphinx_chaport.widget.items import Item, Object, UnusableError, from_python, from_yaml, item_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_chaport.registry.records import Registry


def read_configuration(
    text: str,
    *,
    registry: Registry,
    file: str | None = None,
    first_line: int = 1,
    indent: int = 0,
) -> tuple[Configuration, tuple[Problem, ...]]:
    """Read and check a YAML body.

    Args:
        text: The YAML.
        registry: What options there are.
        file: The file it stands in.
        first_line: The line of `file` on which `text` starts.
        indent: How many columns were cut from each of its lines.

    Returns:
        What is right of the configuration, and what is wrong with the rest.

    Raises:
        ProblemError: With kinds ``yaml-*``, where the text cannot be read at all.
    """
    node = yaml_source.parse(text, file=file, first_line=first_line, indent=indent)
    if node is None:
        return Configuration(), ()
    return _checked(from_yaml(node, file), Checker(registry, file, is_yaml=True))


def validate(
    value: Mapping[str, Any], *, registry: Registry, file: str | None = None
) -> tuple[Configuration, tuple[Problem, ...]]:
    """Check a configuration given in Python, such as the setting `chaport_config`.

    Args:
        value: The configuration; `JavaScript` stands for raw JavaScript.
        registry: What options there are.
        file: Where it was given, for problems.

    Returns:
        What is right of the configuration, and what is wrong with the rest.
    """
    try:
        item = from_python(value)
    except UnusableError as error:
        mend = "A configuration holds text, numbers, True, False, None, lists and dicts."
        return Configuration(), (Problem(Kind.WRONG_VALUE, str(error), mend, file),)
    return _checked(item, Checker(registry, file, is_yaml=False))


def _checked(item: Item, checker: Checker) -> tuple[Configuration, tuple[Problem, ...]]:
    if not isinstance(item, Object):
        message = "A configuration is a mapping of options."
        mend = "Write options with their values, such as `launcher: { show: false }`."
        return Configuration(), (checker.problem(Kind.WRONG_VALUE, message, mend, item),)
    result = checker.check(configuration_schema(checker.registry), item, "")
    found = tuple(
        checker.problem(Kind.CONTRADICTION, one.message, one.mend, item_at(item, one.path))
        for one in contradictions(result.value)
    )
    return Configuration(result.value), (*result.problems, *found)
