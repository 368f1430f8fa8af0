"""Results as JSON, relative to the code, so that one serves wherever the same code stands."""

from __future__ import annotations

from dataclasses import asdict, fields, replace
from typing import Any

from sphinx_chaport.checker.records import Failure, Outcome, Place, Result

_FIELDS = tuple(each.name for each in fields(Result) if each.name != "key")


def result_data(result: Result) -> dict[str, Any]:
    """A result as JSON values, without its key."""
    # Not by `asdict`, which would copy every list, and takes longer than all the rest.
    data = {name: getattr(result, name) for name in _FIELDS}
    failures = [asdict(each) for each in result.failures]
    return data | {"outcome": result.outcome.value, "failures": failures}


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
