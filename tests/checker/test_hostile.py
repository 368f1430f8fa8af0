"""Examples that do what no example should: each ends in its own failure, and the rest still runs.

No times are asserted, for machines differ; a test that hangs is one that fails.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sphinx_chaport.checker import forks
from sphinx_chaport.checker.contexts import Limits
from sphinx_chaport.checker.records import Outcome
from sphinx_chaport.checker.run import Checker
from sphinx_chaport.registry import Registry
from tests.checker.cases import case, checked, messages


@pytest.fixture(scope="module", params=["copies", "contexts"])
def checker(request: pytest.FixtureRequest, registry: Registry) -> Iterator[Checker]:
    """One worker for all of them, in copies of its process, or in contexts of their own."""
    copies = request.param == "copies"
    if copies and not forks.CAN_FORK:
        pytest.skip("there are no copies here")
    with Checker(registry, Limits(seconds=1), scripts={"forks": copies}) as made:
        yield made


# `indexOf` over a huge string: no engine interrupts it.
LONG_CALL = """var part = 'x'.repeat(2 ** 23);
var text = part + 'y' + part;
text.indexOf('x'.repeat(2 ** 20) + 'z');
chaport.open();"""

HOSTILE = {
    "endless loop": ("for (;;);", "limit of time"),
    "endless loop that catches": ("for (;;) { try { for (;;); } catch { } }", "limit of time"),
    "endless microtasks": ("(function f() { queueMicrotask(f); })();", "limit"),
    "endless promises": ("(function f() { Promise.resolve().then(f); })();", "limit"),
    "memory bomb": ("var all = []; for (;;) all.push(new Array(10000).fill(1));", "memory"),
    "memory bomb of text": ("var s = 'x'.repeat(2 ** 29) + 'y';", "memory|string"),
    "long native call": (LONG_CALL, "limit of time|memory"),
    "recursion": ("(function f() { f(); })();", "stack"),
    "throw": ("throw new TypeError('mine');", "TypeError: mine"),
    "throw of nothing": ("throw undefined;", "throws an error: undefined"),
    "rejected promise": ("Promise.reject(new Error('mine'));", "nobody handles it: Error: mine"),
    "rejected async": ("(async () => { throw new Error('mine'); })();", "nobody handles it"),
    "syntax error": ("let x = ;", "does not parse"),
    "process": ("process.exit(1);", "process"),
    "require": ("require('fs').readFileSync('/etc/passwd');", "require"),
    "fetch": ("fetch('https://example.com/');", "fetch"),
    "XMLHttpRequest": ("new XMLHttpRequest();", "XMLHttpRequest"),
    "WebSocket": ("new WebSocket('wss://example.com/');", "WebSocket"),
    "Worker": ("new Worker('x.js');", "Worker"),
    "import": ("import('fs');", "rejected|parse|import|module"),
    "environment": ("console.log(std.getenv('PATH')); chaport.open();", "std"),
    "files": ("os.readdir('/');", "os"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_fails_by_itself_and_the_next_one_runs(checker: Checker, name: str) -> None:
    code, said = HOSTILE[name]
    result, after = checked(checker, case(code), case(f"chaport.open(); console.log('{name}');"))
    assert result.outcome is Outcome.FAILED
    assert any(part in messages(result) for part in said.split("|")), messages(result)
    assert result.failures[0].place.line >= 10
    assert after.outcome is Outcome.PASSED, messages(after)


def test_many_hostile_ones_in_a_row_do_not_mix_up_results(checker: Checker) -> None:
    cases = []
    for name, (code, _) in HOSTILE.items():
        cases += [
            case(f"// {name} again\n{code}"),
            case(f"chaport.open(); console.log('{name}!');"),
        ]
    results = checked(checker, *cases)
    assert {each.outcome for each in results[0::2]} == {Outcome.FAILED}
    assert [each.console for each in results[1::2]] == [(f"{name}!",) for name in HOSTILE]


def test_a_worker_that_dies_takes_one_example_with_it(checker: Checker) -> None:
    cases = [case(f"chaport.open(); console.log({n}, 'before a death');") for n in range(40)]
    results = checker.check(cases)
    first = [next(results)[1] for _ in range(3)]
    assert checker._worker
    checker._worker._process.kill()
    rest = [each for _, each in results]
    outcomes = [each.outcome for each in first + rest]
    assert outcomes.count(Outcome.FAILED) <= 1
    assert len(outcomes) == 40
    failed = [each for each in first + rest if each.outcome is Outcome.FAILED]
    assert all("process that ran it ended" in messages(each) for each in failed)
