"""Reports: counts, exit status, texts, JSON, JUnit XML, shards."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from sphinx_chaport.checker.effects import effect_line, side_by_side
from sphinx_chaport.checker.junit import junit_xml
from sphinx_chaport.checker.records import Failure, Outcome, Place, Result
from sphinx_chaport.checker.report import Report, merged, report
from tests.checker.cases import case

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FAILURE = Failure(
    message="Wrong.\nexpected: 1\x00\x1b<&>",
    place=Place("a.rst", 12, 7),
    form="queue",
    arrival="the script comes after the code",
)
PASSED = (case("1;", place=Place("b.rst", 3)), Result(key="1", outcome=Outcome.PASSED, runs=8))
FAILED = (
    case("2;", place=Place("a.rst", 10)),
    Result(key="2", outcome=Outcome.FAILED, runs=6, failures=(FAILURE,)),
)
SKIPPED = (
    case("3;", place=Place("a.rst", 2)),
    Result(key="3", outcome=Outcome.SKIPPED, reason='later "<é>'),
)


def test_a_failure_is_one_line_that_editors_find_and_more_below_it() -> None:
    text = report([PASSED, FAILED, SKIPPED]).text()
    assert text.splitlines() == [
        "a.rst:12:7: Wrong. (queue form, the script comes after the code)",
        "    expected: 1\x00\x1b<&>",
        "3 found, 2 run, 1 passed, 1 failed, 1 skipped",
        '  skipped: later "<é> (1)',
    ]


def test_json_has_all_that_was_found_in_the_order_of_files() -> None:
    data = json.loads(report([PASSED, FAILED, SKIPPED]).json())
    counts = {key: data[key] for key in ("found", "run", "passed", "failed", "skipped", "reasons")}
    assert counts == {
        "found": 3,
        "run": 2,
        "passed": 1,
        "failed": 1,
        "skipped": 1,
        "reasons": {'later "<é>': 1},
    }
    assert [(each["file"], each["line"]) for each in data["examples"]] == [
        ("a.rst", 2),
        ("a.rst", 10),
        ("b.rst", 3),
    ]
    wanted = {"file", "line", "name", "status", "runs", "message"}
    assert all(wanted <= set(each) for each in data["examples"])
    assert data["examples"][0]["message"] == 'later "<é>'


@pytest.mark.parametrize(
    ("checked", "status", "said"),
    [
        ([PASSED], 0, ""),
        ([PASSED, SKIPPED], 0, ""),
        ([PASSED, FAILED], 1, ""),
        ([], 1, "No example was found"),
        ([SKIPPED], 1, "None of the 1 examples was run"),
    ],
)
def test_a_run_that_proved_nothing_fails(checked: list[object], status: int, said: str) -> None:
    found = report(checked)  # type: ignore[arg-type]
    assert found.exit_status == status
    assert said in found.text()
    assert bool(found.emptiness) == bool(said)


def test_a_shard_may_be_empty_but_not_the_whole() -> None:
    parts = [report([], is_shard=True), report([SKIPPED], is_shard=True)]
    assert [each.exit_status for each in parts] == [0, 0]
    assert merged(parts).exit_status == 1


def test_shards_merge_to_the_report_of_the_whole() -> None:
    whole = report([PASSED, FAILED, SKIPPED])
    parts = [report([each], is_shard=True) for each in (FAILED, SKIPPED, PASSED)]
    assert merged(Report.from_json(part.json()) for part in parts) == whole


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"examples": [1]}', '{"examples": [{}]}'])
def test_a_text_that_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no report"):
        Report.from_json(text)


# The attributes and children of the JUnit schemas in use, those that either needs included.
SUITE = {"name", "package", "id", "timestamp", "hostname"}
SUITE |= {"tests", "failures", "errors", "skipped", "time"}


@pytest.mark.parametrize("checked", [[PASSED, FAILED, SKIPPED], [SKIPPED], []])
def test_junit_has_the_form_of_its_schema(checked: list[object]) -> None:
    found = report(checked)  # type: ignore[arg-type]
    root = ET.fromstring(junit_xml(found, at=AT, seconds=1.5))
    assert root.tag == "testsuites"
    assert set(root.attrib) == {"name", "time", "tests", "failures", "errors"}
    for number, suite in enumerate(root):
        assert suite.tag == "testsuite"
        assert set(suite.attrib) == SUITE
        assert suite.get("id") == str(number)
        assert suite.get("timestamp") == "2026-01-02T03:04:05"
        tags = [child.tag for child in suite]
        cases = [child for child in suite if child.tag == "testcase"]
        assert tags == ["properties", *["testcase"] * len(cases), "system-out", "system-err"]
        assert int(suite.get("tests", "")) == len(cases)
        for each in cases:
            assert set(each.attrib) == {"name", "classname", "time"}
            assert [child.tag for child in each] in ([], ["failure"], ["skipped"], ["error"])
            assert all(child.get("type") for child in each if child.tag != "skipped")
    bad = int(root.get("failures", "")) + int(root.get("errors", ""))
    assert (bad > 0) == (found.exit_status == 1)


def test_junit_holds_no_character_that_xml_forbids() -> None:
    text = junit_xml(report([FAILED]), at=AT)
    assert "\x00" not in text
    assert "\x1b" not in text
    failure = ET.fromstring(text).find(".//failure")
    assert failure is not None
    assert "<&>" in (failure.text or "")


@pytest.mark.parametrize(
    ("effect", "line"),
    [
        ({"kind": "call", "name": "open"}, "open()"),
        ({"kind": "call", "name": "on", "args": ["x", "[function]"]}, 'on("x", function)'),
        ({"kind": "event", "name": "chat.started"}, "event chat.started"),
        ({"kind": "event", "name": "e", "value": {"a": "é"}}, 'event e: {"a": "é"}'),
        ({"kind": "console", "name": "log", "value": "x y"}, "console.log: x y"),
        ({"kind": "page", "name": "document.title", "value": "t"}, 'document.title = "t"'),
        ({"kind": "error", "name": "TypeError", "value": 3}, "error TypeError in line 3"),
        ({"kind": "error", "name": "TypeError", "value": None}, "error TypeError"),
    ],
)
def test_effects_read_like_code(effect: dict[str, object], line: str) -> None:
    assert effect_line(effect) == line


def test_two_lists_stand_side_by_side_with_a_mark_between_what_differs() -> None:
    shown = side_by_side(("left", "right"), ["a", "b", "c"], ["a", "x", "c", "d"])
    assert shown.split("\n") == [
        "left   right",
        "a      a",
        "b    | x",
        "c      c",
        "     | d",
    ]


def test_long_lists_and_lines_are_cut() -> None:
    many = [f"line {n} " + "x" * 100 for n in range(100)]
    shown = side_by_side(("left", "right"), many, [])
    assert shown.endswith("\n...")
    assert max(map(len, shown.split("\n"))) < 130
