"""Each row of the contract's tables has a test of the whole widget that is named after it.

Such names begin so: ``option launcher.show: ``, ``method open: ``, ``event ready: ``,
``matcher >=: `` (each spelling is a row), ``parameter utm_term: ``, ``10.17: `` for an open point
and ``section 8: `` for the sentences of a section without a table. The rows come from the registry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "core"
API = Path(__file__).parent.parent / "sphinx_chaport" / "static" / "chaport-api.json"
REGISTRY: dict[str, Any] = json.loads(API.read_text("utf-8"))

SECTIONS = [1, 2, 8, 9]
"""The sections that say in sentences what the runtime does."""

NAME = re.compile(r"""^ *test\(\s*(['"`])(.*?)(?<!\\)\1,""", re.MULTILINE)
ROW = re.compile(r"((?:option|method|event|matcher|parameter|section) [^ ]+|10\.\d+): .")
"""Not greedy about what is no row: ``10.17 and more`` names none."""


def options(records: list[dict[str, Any]]) -> Iterator[str]:
    """The paths of options, nested ones too."""
    for record in records:
        yield record["path"]
        yield from options(record.get("properties", []))


def rows() -> Iterator[str]:
    """What the tests are named after."""
    yield from (f"option {path}" for path in options(REGISTRY["options"]))
    yield from (f"method {record['name']}" for record in REGISTRY["methods"])
    yield from (f"event {record['name']}" for record in REGISTRY["events"])
    for record in REGISTRY["matchers"]:
        yield from (f"matcher {spelling}" for spelling in record["spellings"])
    yield from (f"parameter {record['name']}" for record in REGISTRY["parameters"])
    yield from (f"10.{record['number']}" for record in REGISTRY["openPoints"])
    yield from (f"section {number}" for number in SECTIONS)


def names_in(path: Path) -> list[str]:
    """The names of a file's tests, as they stand there."""
    return [found[2] for found in NAME.finditer(path.read_text("utf-8"))]


def row_of(name: str) -> str | None:
    """The row that a test is named after, if it is named after one."""
    found = ROW.match(name)
    return found and found[1]


ROWS = list(rows())
WHOLE = {row_of(name) for path in FOLDER.glob("contract-*.test.ts") for name in names_in(path)}
"""Those of the tests that see the whole widget, as a page does."""


@pytest.mark.parametrize("row", ROWS)
def test_each_row_has_a_test_named_after_it(row: str) -> None:
    assert row in WHOLE, f"no test in tests/core/contract-*.test.ts begins with `{row}: `"


def test_the_rows_are_those_of_the_contract() -> None:
    counts = {kind: sum(row.startswith(kind) for row in ROWS) for kind in ("matcher", "10.")}
    assert counts == {"matcher": 12, "10.": 30}
    assert len(set(ROWS)) == len(ROWS)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.test.ts")), ids=lambda path: path.name)
def test_no_test_is_named_after_a_row_that_there_is_not(path: Path) -> None:
    names = names_in(path)
    tests = re.findall(r"^ *test\(", path.read_text("utf-8"), re.MULTILINE)
    assert len(names) == len(tests), "write each name as a literal, so that it can be searched for"
    assert {row_of(name) for name in names} <= {None, *ROWS}
