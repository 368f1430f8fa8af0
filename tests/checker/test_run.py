"""What the checker finds in examples, run for real against the reference widget."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from sphinx_chaport.checker.cache import ResultCache
from sphinx_chaport.checker.contexts import Limits
from sphinx_chaport.checker.records import Case, Expectation, Outcome, Place
from sphinx_chaport.checker.run import Checker, read_shard, shard
from sphinx_chaport.problems import Kind
from sphinx_chaport.registry import Registry
from tests.checker.cases import PLACE, block, case, checked, expecting, messages

OPEN = "chaport.open();"
BAD_CONFIG = "{launcher: {show: 'no'}}"


def test_an_example_passes_in_both_forms_under_all_arrivals(checker: Checker) -> None:
    (result,) = checked(checker, case("chaport.open();\nchaport.close();"))
    assert result.outcome is Outcome.PASSED
    assert result.forms == ("traditional", "queue")
    # Before, between, after, never; each in two forms.
    assert result.judged == 8
    # The traditional form waits, so for it all arrivals but the first are one.
    assert result.runs == 5
    assert result.effects[0] == "open()"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ({"state": {"widget": "expanded"}}, {"state": {"widget": "collapsed"}}, "final state"),
        ({"events": ("widget.stateChange",)}, {"events": ("unreadChange",)}, "events do not fire"),
        (
            {"events": ({"widget.stateChange": "expanded"},)},
            {"events": ({"widget.stateChange": "collapsed"},)},
            "events do not fire",
        ),
        ({"console": ("opened",)}, {"console": ("closed",)}, "console"),
        ({"returns": ("expanded",)}, {"returns": ("collapsed",)}, "value is returned"),
        ({"error": ""}, {"error": "no such thing"}, "expected error does not come"),
    ],
    ids=["state", "events", "event-data", "console", "returns", "error"],
)
def test_a_planted_wrong_expectation_of_each_kind_fails(
    checker: Checker, right: dict[str, object], wrong: dict[str, object], said: str
) -> None:
    code = "chaport.open();\nconsole.log('opened');\nchaport.getWidgetState();"
    code = code if "returns" in right else code.rpartition("\n")[0]
    passed, failed = checked(checker, expecting(code, **right), expecting(code, **wrong))
    assert passed.outcome is Outcome.PASSED, messages(passed)
    assert failed.outcome is Outcome.FAILED
    assert said in messages(failed)
    assert "expected:" in messages(failed)
    assert "got:" in messages(failed)


def test_what_came_is_kept_for_an_update_in_the_shape_that_was_expected(checker: Checker) -> None:
    (result,) = checked(checker, expecting(OPEN, state={"widget": "x"}, events=("ready", "closed")))
    assert result.observed == {
        "state": {"widget": "expanded"},
        "events": ["widget.stateChange"],
    }


def test_an_expectation_fails_at_its_own_key(checker: Checker) -> None:
    text = "console: []\nstate: {widget: collapsed}"
    wrong = expecting(OPEN, text=text, console=(), state={"widget": "collapsed"})
    (result,) = checked(checker, wrong)
    assert [each.place for each in result.failures] == [Place("page.rst", 5, 13)]


def test_a_negative_example_passes_with_its_one_error_and_shows_it(checker: Checker) -> None:
    code = "chaport.setVisitorData(5);"
    right, missing, plain = checked(
        checker,
        case(code, expectation=Expectation(error="must be an object")),
        case(code, expectation=Expectation(error="must be a list")),
        case(code),
    )
    assert right.outcome is Outcome.PASSED, messages(right)
    assert right.error.startswith("`chaport.setVisitorData`")
    assert "expected error does not come" in messages(missing)
    assert "The widget reports an error" in messages(missing)
    assert "The widget reports an error" in messages(plain)


def test_a_second_error_of_a_negative_example_is_a_failure(checker: Checker) -> None:
    code = "chaport.setVisitorData(5);\nchaport.openIn(6);"
    other, both = checked(
        checker,
        case(code, expectation=Expectation(error="setVisitorData")),
        case(code, expectation=Expectation(error="chaport.")),
    )
    assert "The widget reports an error: `chaport.openIn`" in messages(other)
    assert "Several errors come where one is expected" in messages(both)


def test_a_negative_example_may_use_a_name_that_nobody_knows(checker: Checker) -> None:
    code = "chaport.q('opne');"
    negative, mistake = checked(
        checker,
        case(code, form="queue", expectation=Expectation(error="no method `chaport.opne`")),
        case(code, form="queue"),
    )
    assert negative.outcome is Outcome.PASSED, messages(negative)
    assert 'Did you mean "open"?' in messages(mistake)


def test_an_example_without_any_effect_is_told_what_to_do(checker: Checker) -> None:
    idle, expected = checked(checker, case("1 + 1;"), expecting("1 + 1;", events=()))
    assert ":no-run:" in messages(idle)
    assert ":expect:" in messages(idle)
    assert expected.outcome is Outcome.PASSED


def test_a_configuration_is_loaded(checker: Checker) -> None:
    right = Case(name="right", place=PLACE, config="{launcher: {show: false}}")
    wrong = Case(name="wrong", place=PLACE, config=BAD_CONFIG)
    broken = Case(name="broken", place=PLACE, config="{launcher: ")
    loaded, refused, unread = checked(checker, right, wrong, broken)
    assert loaded.outcome is Outcome.PASSED
    assert loaded.forms == ()
    assert "launcher.show" in messages(refused)
    assert "SyntaxError" in messages(unread)


def test_skipped_examples_have_their_reason_and_run_nothing(checker: Checker) -> None:
    results = checked(checker, case("for (;;);", skip="one"), case("for (;;);", no_run="other"))
    assert [(each.outcome, each.reason, each.runs) for each in results] == [
        (Outcome.SKIPPED, "one", 0),
        (Outcome.SKIPPED, "other", 0),
    ]


def test_setup_and_cleanup_run_around_the_example(checker: Checker) -> None:
    setup = (block("var word = 'from the setup';", Place("page.rst", 1)),)
    cleanup = (block("\nthrow new Error('from the cleanup');", Place("page.rst", 50, 4)),)
    code = "console.log(word);\nchaport.open();"
    ((result),) = checked(
        checker,
        case(
            code, setup=setup, cleanup=cleanup, expectation=Expectation(console=("from the setup",))
        ),
    )
    assert len(result.failures) == 1
    assert result.failures[0].message == "The cleanup throws an error: Error: from the cleanup"
    assert (result.failures[0].place.file, result.failures[0].place.line) == ("page.rst", 51)


def test_the_environment_reaches_the_widget(checker: Checker) -> None:
    environment = {"environment": {"device": "ios"}, "account": {"operators": []}}
    state = {"launcher": False}
    on_phone, on_desktop = checked(
        checker,
        case(OPEN, environment=environment, expectation=Expectation(state=state)),
        case(OPEN, expectation=Expectation(state=state)),
    )
    assert on_phone.outcome is Outcome.PASSED, messages(on_phone)
    assert on_desktop.outcome is Outcome.FAILED


def test_order_never_changes_a_result(checker: Checker, registry: Registry) -> None:
    codes = [
        OPEN,
        "window.left = 1; chaport.close();",
        "console.log(typeof window.left); chaport.open();",
        "Array.prototype.push = null; chaport.open();",
        "chaport.open(); var list = []; list.push(1); console.log(list.length);",
        "throw new Error('x');",
        "1;",
        "Object.prototype.polluted = 1; chaport.open();",
    ]
    cases = [case(code) for code in codes]
    expected = {each.name: result for each, result in checker.check(cases)}
    assert expected[cases[2].name].console == ("undefined",)
    shuffled = random.Random(5)
    for _ in range(3):
        shuffled.shuffle(cases)
        with Checker(registry, Limits(seconds=1)) as other:
            assert {each.name: result for each, result in other.check(cases)} == expected


def test_a_cache_saves_the_worker_and_places_are_those_of_each_case(
    registry: Registry, tmp_path: Path
) -> None:
    cache = ResultCache(tmp_path / "results")
    here, there = Place("a.rst", 10, 3), Place("b.md", 70, 0)
    code = "chaport.open();\nthrow new Error('x');"
    with Checker(registry, cache=cache) as first:
        checked(first, case(code, place=here), case(OPEN))
    with Checker(registry, cache=cache) as second:
        # Renamed and moved, it is the same example.
        results = checked(second, case(code, place=there), case(OPEN), case(code, place=here))
        assert second._worker is None
    assert results[0].failures[0].place == Place("b.md", 71, results[0].failures[0].place.column)
    assert results[2].failures[0].place.line == 11
    with Checker(registry, Limits(megabytes=65), cache=cache) as other:
        assert other.key(case(OPEN)) != second.key(case(OPEN))


def test_each_part_of_a_case_counts_for_its_key_but_name_and_place(checker: Checker) -> None:
    same = [case(OPEN), case(OPEN, place=Place("other.md", 3)), case(OPEN, uses=("method:open",))]
    other = [
        case("chaport.close();"),
        case(OPEN, form="queue"),
        case(OPEN, setup=(block("1"),)),
        case(OPEN, cleanup=(block("1"),)),
        case(OPEN, environment={"environment": {}}),
        case(OPEN, expectation=Expectation(events=())),
        case(OPEN, expectation=Expectation(returns=(None,))),
        case(OPEN, config="{}"),
        case(OPEN, skip="x"),
    ]
    assert len({checker.key(each) for each in same}) == 1
    assert len({checker.key(each) for each in [*same, *other]}) == 1 + len(other)


SHARING = """
import sys
from pathlib import Path
from sphinx_chaport.checker.cache import ResultCache
from sphinx_chaport.checker.run import Checker
from sphinx_chaport.registry import load_registry
from tests.checker.cases import case
with Checker(load_registry(), cache=ResultCache(Path(sys.argv[1]))) as checker:
    cases = [case(f"chaport.open(); console.log({n});") for n in range(30)]
    for _, each in checker.check(cases):
        print(each.outcome.value, each.console)
    assert checker.cache.problem is None
"""


def test_two_processes_share_one_cache(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent.parent
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SHARING, str(tmp_path / "results")],
            cwd=root,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    outputs = [each.communicate(timeout=120)[0] for each in running]
    assert [each.returncode for each in running] == [0, 0]
    assert outputs[0] == outputs[1]
    assert outputs[0].count("passed") == 30


def test_shards_are_disjoint_and_merge_to_the_whole() -> None:
    cases = [case(f"chaport.open(); console.log({n});") for n in range(200)]
    parts = [list(shard(cases, index, 3)) for index in (1, 2, 3)]
    assert sorted(map(cases.index, [each for part in parts for each in part])) == list(range(200))
    assert all(40 < len(part) < 100 for part in parts)


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "1/0", "a/b", "-1/2", "1/2/3", "²/3"])
def test_a_shard_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="shard"):
        read_shard(text)
    assert read_shard("2/3") == (2, 3)


def test_copies_of_the_process_find_the_same_as_contexts_of_their_own(registry: Registry) -> None:
    codes = [OPEN, "let x = ;", "throw 1;", "(async () => { await null; chaport.close(); })();"]
    cases = [case(code) for code in [*codes, "console.log('ä 😀'); chaport.open();"]]
    found = []
    for forks in (True, False):
        with Checker(registry, scripts={"forks": forks}) as checker:
            found.append(checked(checker, *cases))
    assert found[0] == found[1]


def test_the_second_engine_finds_the_same(registry: Registry) -> None:
    cases = [
        case("chaport.open();\nchaport.close();"),
        expecting(OPEN, state={"widget": "collapsed"}),
        case("chaport.open();\nthrow new Error('x');"),
        case("for (;;);"),
        case("chaport.close();"),
    ]
    by_engine = []
    for engine in ("quickjs-ng", "mini-racer"):
        with Checker(registry, Limits(seconds=1), engine=engine) as checker:
            results = checked(checker, *cases)
            # Which limit of time comes first, on a busy machine, is another question.
            said = ["time" if "limit of time" in messages(it) else messages(it) for it in results]
            effects = [each.effects for each in results]
            by_engine.append(([each.outcome for each in results], said, effects))
    assert by_engine[0] == by_engine[1]


def test_without_an_engine_there_is_one_problem_and_no_result(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_chaport.checker.run.engine_name", lambda: None)
    with Checker(registry) as checker:
        assert list(checker.check([case(OPEN), case("1", skip="x")])) == []
        assert checker.problem
        assert checker.problem.kind is Kind.JAVASCRIPT_ENGINE


def test_an_engine_that_does_not_start_is_told_too(registry: Registry, tmp_path: Path) -> None:
    with Checker(
        registry, scripts={"pair": str(tmp_path / "missing.js")}, engine="quickjs-ng"
    ) as it:
        it._common = "known"
        assert list(it.check([case(OPEN)])) == []
        assert it.problem
        assert it.problem.kind is Kind.JAVASCRIPT_ENGINE
