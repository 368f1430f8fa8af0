"""The built-in examples do what they say; nothing else that they could say would pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sphinx_chaport.checker.cases import registry_cases
from sphinx_chaport.checker.expectations import KEYS
from sphinx_chaport.checker.records import Case, Outcome
from sphinx_chaport.checker.run import Checker
from sphinx_chaport.registry import load_registry
from sphinx_chaport.widget.simulated import simulated_account


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return list(registry_cases(load_registry()))


def wrong(value: Any) -> Iterator[Any]:
    """The value with each of its leaves changed, one at a time."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from ({**value, key: other} for other in wrong(item))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from ((*value[:index], other, *value[index + 1 :]) for other in wrong(item))
        if not value:
            yield ["something"]
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, (int, float)):
        yield value + 1
    else:
        yield f"{value} not"


def planted(case: Case) -> Iterator[Case]:
    """The case with each part of what it expects planted wrong, one at a time."""
    for key in KEYS:
        value = getattr(case.expectation, key)
        for other in wrong(value) if value is not None else ():
            yield replace(case, expectation=replace(case.expectation, **{key: other}))


def test_each_example_does_what_it_says(cases: list[Case]) -> None:
    with Checker(load_registry()) as checker:
        found = list(checker.check(cases))
    failed = [(case.name, result.failures) for case, result in found if result.failures]
    assert failed == []
    assert len(found) == len(cases) >= 190
    telling = [case for case, result in found if result.effects or not case.expectation.is_empty]
    assert len(telling) > 0.85 * len(cases)


def test_whatever_else_it_said_would_fail(cases: list[Case]) -> None:
    others = [other for case in cases for other in planted(case)]
    assert len(others) > 300
    with Checker(load_registry()) as checker:
        found = list(checker.check(others))
    passed = [
        (case.name, case.expectation) for case, result in found if result.outcome is Outcome.PASSED
    ]
    assert passed == []


def test_each_line_on_the_console_is_expected(cases: list[Case]) -> None:
    silent = [
        case.name
        for case in cases
        if case.example
        and "console.log(" in case.example.snippet.code
        and case.expectation.console is None
    ]
    # These write nothing to the visitor whom the checker has.
    assert silent == ["parameter referrer_url, example parameter-referrer-url"]


def test_environments_are_those_of_the_simulator(cases: list[Case]) -> None:
    registry = load_registry()
    for case in cases:
        value, problems = simulated_account(case.environment, registry=registry)
        assert (value, problems) == (case.environment, ()), case.name


def test_expectations_have_the_place_and_text_of_their_file(cases: list[Case]) -> None:
    for case in cases:
        place = case.expectation.place
        if place is None:
            continue
        rows = Path(place.file).read_text(encoding="utf-8").splitlines()
        for offset, line in enumerate(case.expectation.text.splitlines()):
            assert rows[place.line - 1 + offset].endswith(line), case.name
        assert rows[place.line - 1][place.column :] == case.expectation.text.splitlines()[0]
