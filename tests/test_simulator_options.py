"""Each option does on a page what the contract says: seen in the view, or in what then happens.

The cases are in `tests/simulator/options`, one file for each option with its properties.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ["tests.simulator.fixtures"]

FOLDER = Path(__file__).parent / "simulator" / "options"
FILES = [f"tests.simulator.options.{path.stem}" for path in sorted(FOLDER.glob("*.py"))]
for name in FILES:
    import_module(name)
CASES = import_module("tests.simulator.cases").CASES

API = Path(__file__).parent.parent / "sphinx_chaport" / "static" / "chaport-api.json"


def paths(records: list[dict[str, Any]]) -> Iterator[str]:
    """The options and their properties, as the registry has them."""
    for record in records:
        yield record["path"]
        yield from paths(record.get("properties", []))


OPTIONS = list(paths(json.loads(API.read_text("utf-8"))["options"]))


@pytest.mark.parametrize("path", OPTIONS)
def test_option(path: str, shop: Any) -> None:
    assert path in CASES, f"write a case `@option({path!r})` in tests/simulator/options"
    CASES[path](shop)


def test_no_case_is_for_an_option_that_there_is_not() -> None:
    assert set(CASES) == set(OPTIONS)
