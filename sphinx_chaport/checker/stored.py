"""Results as JSON, relative to the code, so that one serves wherever the same code stands."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from sphinx_chaport.checker.records import Failure, Outcome, Place, Result


def result_data(result: Result) -> dict[str, Any]:
    """A result as JSON values, without its key."""
    data = asdict(result) | {"outcome": result.outcome.value}
    del data["key"]
    return data


def result_from(key: str, data: dict[str, Any]) -> Result:
    """The result that `result_data` has taken apart.

    Raises:
        KeyError: For data that is no result.
        TypeError: The same.
        ValueError: The same.
    """
    failures = tuple(
        Failure(**each | {"place": Place(**each["place"])}) for each in data["failures"]
    )
    plain = Result(**data | {"key": key, "outcome": Outcome(data["outcome"])})
    return replace(
        plain,
        failures=failures,
        forms=tuple(plain.forms),
        effects=tuple(plain.effects),
        console=tuple(plain.console),
    )
