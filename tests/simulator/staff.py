"""Who works in the shop."""

from __future__ import annotations

from typing import Any

OPERATORS: list[dict[str, Any]] = [
    {"id": "operator-ann", "name": "Ann", "teams": ["team-sales"]},
    {"id": "operator-bob", "name": "Bob", "teams": ["team-support"]},
    {"id": "operator-cid", "name": "Cid"},
    {"id": "operator-dan", "name": "Dan"},
]
TEAMS = [{"id": "team-sales", "name": "Sales"}, {"id": "team-support", "name": "Support"}]
STAFF: dict[str, Any] = {"account": {"operators": OPERATORS, "teams": TEAMS}}
# Who gets a chat where no rule decides: the first one online.
DEFAULT = "Ann"


def with_rules(*rules: dict[str, Any]) -> dict[str, Any]:
    """The shop's account, where it has rules of its own."""
    return {"account": {**STAFF["account"], "defaultRules": [*rules]}}
