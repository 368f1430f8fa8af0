"""Expectations: what authors may write, and what is said of the rest."""

from __future__ import annotations

import pytest

from sphinx_chaport.checker.expectations import read_expectation
from sphinx_chaport.checker.records import Expectation, Place
from sphinx_chaport.problems import Kind, ProblemError

PLACE = Place("page.rst", 10, 5)
EVENTS = ("ready", "expanded", "unreadChange")


def problems(text: str) -> list[tuple[Kind, int | None, int | None, str]]:
    with pytest.raises(ProblemError) as caught:
        read_expectation(text, PLACE, events=EVENTS)
    return [(each.kind, each.line, each.column, each.text) for each in caught.value.problems]


def test_all_four_keys_are_read() -> None:
    text = "state: {widget: expanded}\nevents: [expanded, {unreadChange: {count: 1}}]\n"
    text += 'console: ["a: b"]\nreturns: null\n'
    assert read_expectation(text, PLACE, events=EVENTS) == Expectation(
        state={"widget": "expanded"},
        events=("expanded", {"unreadChange": {"count": 1}}),
        console=("a: b",),
        returns=(None,),
        place=PLACE,
        text=text,
    )


def test_an_empty_text_expects_nothing_but_the_error_beside_it() -> None:
    assert read_expectation("", PLACE).is_empty
    assert not read_expectation("", PLACE, error="no method").is_empty


def test_no_events_is_an_expectation_too() -> None:
    assert read_expectation("events: []", PLACE).events == ()
    assert not read_expectation("events: []", PLACE).is_empty


def test_an_unknown_key_is_told_with_its_place_and_the_nearest_name() -> None:
    (found,) = problems("events: []\n stat: 1".replace(" stat", "stat"))
    assert found[:3] == (Kind.EXPECTATION, 11, 6)
    assert 'Did you mean "state"?' in found[3]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[expanded]", "names what it looks at"),
        ("expanded", "names what it looks at"),
        ("state: expanded", "chaportSimulator.state()"),
        ("events: expanded", "the list of the events"),
        ("events: [{expanded: 1, ready: 2}]", "the list of the events"),
        ("events: [5]", "the list of the events"),
        ("console: [5]", "the list of the lines"),
        ("console: text", "the list of the lines"),
        ("returns: !js f()", "cannot hold JavaScript"),
        ("state: {chat: [!js f()]}", "cannot hold JavaScript"),
        ("events: [expnded]", 'Did you mean "expanded"?'),
        ("events: [{unreadchange: 1}]", 'Did you mean "unreadChange"?'),
    ],
)
def test_what_cannot_be_compared_is_a_problem(text: str, said: str) -> None:
    found = problems(text)
    assert {kind for kind, *_ in found} == {Kind.EXPECTATION}
    assert said in found[0][3]


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert [line for _, line, *_ in problems("stat: 1\nevents: 5\nconsole: 5")] == [10, 11, 12]


def test_broken_yaml_is_told_as_everywhere() -> None:
    assert problems("state: {widget: expanded")[0][0] is Kind.YAML_SYNTAX
