"""Holds the arguments of a call against the parameters that the registry gives its method."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.widget.checker import Checker
from sphinx_chaport.widget.items import from_python

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_chaport.registry import Method, Parameter, Registry


def argument_problems(
    method: Method, values: Sequence[Any], registry: Registry
) -> tuple[Problem, ...]:
    """What is wrong with a call, by the parameter list of the method that fits it best.

    Args:
        method: The method that is called.
        values: The arguments; `JavaScript` for those that are known only when the code runs.
        registry: Where types are looked up.

    Returns:
        Problems of kind ``wrong-arguments``, without places.
    """
    found = (tuple(_problems(method, items, values, registry)) for items in method.signatures)
    return min(found, key=len)


def _problems(
    method: Method, parameters: Sequence[Parameter], values: Sequence[Any], registry: Registry
) -> Iterator[Problem]:
    least = sum(not (item.optional or item.rest) for item in parameters)
    most = float("inf") if parameters and parameters[-1].rest else len(parameters)
    if not least <= len(values) <= most:
        yield Problem(Kind.WRONG_ARGUMENTS, _wrong_number(method, parameters, len(values)))
        return
    checker = Checker(registry, None, is_yaml=False)
    for index, value in enumerate(values):
        parameter = parameters[min(index, len(parameters) - 1)]
        result = checker.check(parameter.type, from_python(value), parameter.name)
        for problem in result.problems:
            message = f"In `chaport.{method.name}()`: {problem.message}"
            yield replace(problem, kind=Kind.WRONG_ARGUMENTS, message=message)


def _wrong_number(method: Method, parameters: Sequence[Parameter], count: int) -> str:
    shown = ", ".join(f"{item.name}?" if item.optional else item.name for item in parameters)
    given = "no argument is" if not count else "1 is" if count == 1 else f"{count} are"
    return f"It is `chaport.{method.name}({shown})`, and {given} given."
