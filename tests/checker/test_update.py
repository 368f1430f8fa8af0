"""Writing real output back: only the values that differ, and nothing else of the file."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_chaport.checker.expectations import read_expectation
from sphinx_chaport.checker.records import Place
from sphinx_chaport.checker.update import (
    Change,
    UpdateError,
    diff,
    new_text,
    refuse_in_ci,
    updated,
)
from sphinx_chaport.checker.yaml_text import flow
from sphinx_chaport.yaml_source import parse, plain_value

REST = """Title
=====

.. chaport-example::
   :expect:
     # What the visitor sees.
     state: {widget: collapsed}

     events:
       - ready  # at once
       - opened
   :skip: no

   chaport.open();  # state: {widget: collapsed}
"""
REST_TEXT = (
    "# What the visitor sees.\nstate: {widget: collapsed}\n\n"
    "events:\n  - ready  # at once\n  - opened"
)
MYST = """# Title

```{chaport-example}
:expect: |
:  state: {widget: collapsed}
:  events: [opened]
chaport.open();
```
"""
ONE_LINE = (
    ".. chaport-example::\n   :expect: {events: [opened], console: []}\n\n   chaport.open();\n"
)


def change(text: str, line: int, column: int, **observed: Any) -> Change:
    expectation = read_expectation(text, Place("page", line, column))
    return Change(expectation, observed)


def test_a_value_changes_and_everything_around_it_stays() -> None:
    after = updated(REST, [change(REST_TEXT, 6, 5, state={"widget": "expanded"})])
    assert after == REST.replace(
        "     state: {widget: collapsed}", "     state: {widget: expanded}"
    )


def test_a_list_is_written_anew_without_the_lines_behind_it() -> None:
    after = updated(REST, [change(REST_TEXT, 6, 5, events=["widget.stateChange"])])
    expected = "     events: [widget.stateChange]\n   :skip: no\n"
    assert expected in after
    assert "ready" not in after
    assert after.startswith(REST[: REST.index("     events")])


def test_options_of_myst_keep_their_colons() -> None:
    text = "state: {widget: collapsed}\nevents: [opened]"
    after = updated(MYST, [change(text, 5, 3, events=["a", "b"])])
    assert after == MYST.replace(":  events: [opened]", ":  events: [a, b]")


def test_an_expectation_on_one_line_stays_on_one() -> None:
    text = "{events: [opened], console: []}"
    lines = ["it's: 5", "# x"]
    after = updated(ONE_LINE, [change(text, 2, 12, console=lines)])
    assert after.split("\n")[1] == '   :expect: {events: [opened], console: ["it\'s: 5", "# x"]}'


def test_long_values_take_several_lines_and_are_read_as_the_same() -> None:
    console = [f"line {n}: " + "x" * 30 for n in range(5)]
    state = {"visitor": {"name": "yes", "custom": {"a b": ["0123", 1.5, None, True]}}}
    state["chat"] = {"messages": ["x" * 40, "y" * 40, "z" * 40]}
    text = "console: []\nstate: {widget: collapsed}"
    after = new_text(text, {"console": console, "state": state})
    assert plain_value(parse(after)) == {"console": console, "state": state}
    assert len(after.split("\n")) > 5


def test_several_expectations_of_a_file_are_written_at_once() -> None:
    source = ONE_LINE + "\n" + ONE_LINE
    text = "{events: [opened], console: []}"
    changes = [change(text, line, 12, events=[f"e{line}"]) for line in (2, 7)]
    after = updated(source, changes).split("\n")
    assert (after[1], after[6]) == (
        "   :expect: {events: [e2], console: []}",
        "   :expect: {events: [e7], console: []}",
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_ends_of_lines_stay_and_a_second_update_changes_nothing(end: str) -> None:
    source = REST.replace("\n", end)
    observed = {"state": {"widget": "expanded"}, "events": ["a" * 50, "b" * 50]}
    after = updated(source, [change(REST_TEXT, 6, 5, **observed)])
    assert after.count("\n") == after.count(end)
    assert "aaa" in after
    row = next(n for n, line in enumerate(after.split(end)) if line.startswith("   :skip:"))
    text = "\n".join(line[5:] for line in after.split(end)[5:row])
    assert updated(after, [change(text, 6, 5, **observed)]) == after
    assert updated(source, [change(REST_TEXT, 6, 5)]) == source


@pytest.mark.parametrize("line", [5, 7, 999])
def test_what_stands_elsewhere_by_now_is_left_alone(line: int) -> None:
    with pytest.raises(UpdateError, match=f"page:{line}"):
        updated(REST, [change(REST_TEXT, line, 5, state={"widget": "expanded"})])


def test_keys_that_nobody_expects_are_not_written() -> None:
    assert new_text("events: []", {"state": {"widget": "x"}, "console": ["y"]}) == "events: []"


@pytest.mark.parametrize("value", ["1", "true", "x"])
def test_a_build_machine_updates_nothing(value: str) -> None:
    with pytest.raises(UpdateError, match="CI"):
        refuse_in_ci({"CI": value})


@pytest.mark.parametrize("environment", [{}, {"CI": ""}, {"CI": "false"}, {"CI": "0"}])
def test_elsewhere_it_may(environment: dict[str, str]) -> None:
    refuse_in_ci(environment)


def test_the_diff_shows_what_changed() -> None:
    after = ONE_LINE.replace("opened", "closed")
    shown = diff("page.rst", ONE_LINE, after)
    assert shown.startswith("--- a/page.rst\n+++ b/page.rst\n")
    assert "+   :expect: {events: [closed]" in shown
    assert diff("page.rst", after, after) == ""


@pytest.mark.parametrize(
    "value",
    [
        "plain",
        "two words",
        "",
        "5",
        "null",
        "true",
        "~",
        "a: b",
        "# x",
        "!js",
        "- x",
        "x,y",
        "[",
        '"',
        "'",
        "\\",
        "é",
        "😀",
        "\u2028",
        "\x00",
        "a\nb",
        " x ",
        "yes",
        "0x1f",
        "1e5",
        ".5",
        5,
        -0.5,
        None,
        True,
        [],
        {},
        {"a": {"b: c": [{"d": []}]}},
    ],
)
def test_values_are_read_back_as_they_were(value: Any) -> None:
    assert plain_value(parse(f"key: {flow(value)}")) == {"key": value}
    assert plain_value(parse(f"{{key: [{flow(value)}, x]}}")) == {"key": [value, "x"]}
