"""Cases as the worker takes them, and the keys of their results."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_chaport.checker.forks import CAN_FORK
from sphinx_chaport.examples.facts import api_facts

if TYPE_CHECKING:
    from sphinx_chaport.checker.contexts import Limits
    from sphinx_chaport.checker.records import Case, Expectation, Json
    from sphinx_chaport.registry import Registry

STATIC = Path(__file__).parent.parent / "static"
SCHEMA = 1
"""Grows when the same answers of a worker are read in another way."""


def settings(registry: Registry, limits: Limits, engine: str) -> dict[str, Any]:
    """What a worker has to know before the first job; `engine` is a name with a version."""
    name = engine.split(" ", maxsplit=1)[0]
    return {
        "engine": name,
        # The other engine has threads, which a fork leaves behind.
        "forks": CAN_FORK and name == "quickjs-ng",
        "pair": str(STATIC / "pair.js"),
        "check": str(STATIC / "check.js"),
        "facts": api_facts(registry).as_json(),
        **asdict(limits),
    }


def fingerprint(given: dict[str, Any], engine: str) -> str:
    """A hash of all that every result depends on, beside its case."""
    scripts = [Path(given[name]).read_text("utf-8") for name in ("pair", "check")]
    rest = [given["facts"], given["seconds"], given["megabytes"]]
    return _hash([SCHEMA, engine, *scripts, *rest])


def content(case: Case) -> dict[str, Any]:
    """All that the result of a case depends on: not where it stands, nor what it is called."""
    written = case.example.snippet if case.example else None
    return {
        "example": written and {"code": written.code, "form": written.form, "wrap": written.wrap},
        "setup": [each.snippet.code for each in case.setup],
        "cleanup": [each.snippet.code for each in case.cleanup],
        "may_have_problems": bool(case.expectation.error),
        "job": {
            "config": case.config or None,
            "simulator": dict(case.environment),
            "expect": _expected(case.expectation),
            "onlyArrived": written is not None and written.wrap == "none",
        },
    }


def key(case: Case, common: str) -> str:
    """The key of a result; `common` is the `fingerprint`."""
    return _hash([common, content(case), case.skip, case.no_run])


def content_hash(case: Case) -> int:
    """A number that depends on nothing but what the author wrote."""
    return int(_hash([content(case), case.skip, case.no_run])[:15], 16)


def _expected(expectation: Expectation) -> dict[str, Json] | None:
    expected: dict[str, Json] = {
        "state": expectation.state,
        "events": expectation.events,
        "console": expectation.console,
        "error": expectation.error or None,
    }
    found = {name: value for name, value in expected.items() if value is not None}
    if expectation.returns is not None:
        found["returns"] = expectation.returns[0]
    return found or None


def _hash(value: Json) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()
