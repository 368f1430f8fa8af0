"""Examples that share a context: what would leave anything there never gets into one."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.check_examples import make_examples
from sphinx_chaport.checker import jobs
from sphinx_chaport.checker.contexts import Limits
from sphinx_chaport.checker.records import Case
from sphinx_chaport.checker.worker_main import Jobs
from sphinx_chaport.registry import Registry
from tests.checker.cases import block, case

POLLUTERS = (
    "Object.prototype.widget = 1;",
    "Array.prototype.map = null;",
    "[].map.left = 1;",
    "({}).toString.left = 1;",
    "[].constructor.prototype.left = 1;",
    "''['constructor']['prototype'].left = 1;",
    "[]['constr' + 'uctor']['proto' + 'type'].filter = null;",
    "const key = 'constructor'; [][key].left = 1;",
    "({}).__proto__.left = 1;",
    "const { __proto__: all } = {}; all.left = 1;",
    "const { constructor: make } = []; make.left = 1;",
    "const { constructor: { prototype: all } } = {}; all.left = 1;",
    "function f({ map }) { map.left = 1; } f([]);",
    "[1].forEach([].push, [].map);",
    "[].push.call([].map, 1);",
    "const push = [].push; push.apply(''.at, [1]);",
    "(function () { this.Array.prototype.left = 1; })();",
    "globalThis.Array.left = 1;",
    "window.Array.left = 1;",
    "window['Array'].left = 1;",
    "const w = window; w.Array.left = 1;",
    "self.Math.left = 1;",
    "top.JSON.left = 1;",
    "window.window.Math.left = 1;",
    "Math.random = () => 0;",
    "Date.now = () => 0;",
    "JSON.stringify = () => '{}';",
    "console = null; Object.freeze(Array.prototype);",
    "setTimeout.left = 1;",
    "const later = setTimeout; later.left = 1;",
    "[String].map((make) => { make.left = 1; });",
    "console.log.constructor('return this')().Array.left = 1;",
    "(() => {}).constructor('Array.left = 1')();",
    "eval('Array.left = 1');",
    "new Function('Array.left = 1')();",
    "new Date().constructor.left = 1;",
    "class Mine extends Array {} Mine.__proto__.left = 1;",
    "(function* () {}).constructor.left = 1;",
    "(async () => { Promise.left = 1; })();",
    "Promise.resolve().then(() => { Array.left = 1; });",
    "queueMicrotask(() => { Array.left = 1; });",
    "try { null.x; } catch (error) { error.constructor.left = 1; }",
    "Error.prepareStackTrace = null;",
    "Symbol.left = 1;",
    "for ([].map.left of [1]);",
    "for ([].map.left in { a: 1 });",
    "[[].map.left] = [1];",
    "({ a: [].map.left } = { a: 1 });",
    "[].map.left += 1;",
    "[].map.left++;",
    "delete [].map.name;",
    "Reflect.defineProperty(Array, 'left', { value: 1 });",
    "addEventListener('load', (event) => { event.target.Array.left = 1; });",
    "addEventListener('load', ({ currentTarget }) => { currentTarget.Array.left = 1; });",
    "addEventListener('load', (event) => { event.preventDefault.left = 1; });",
    "document.addEventListener.call.left = 1;",
    "({ get x() { return [].map; } }).x.left = 1;",
    "'x'.__lookupGetter__('__proto__').left = 1;",
    "window.chaport = [].map;",
    "chaport._q = Array.prototype;",
    "__proto__ = null;",
    "toString = 1;",
    "with ([].map) { left = 1; }",
    "String.raw`x`.left = 1; String.raw.left = 1;",
    "import('x').constructor.left = 1;",
    "chaport.open(); Map.prototype.get = null;",
    "undefined = 1; NaN = 2;",
    "innerWidth = 3;",
    "var error = new Error('x'); error.name = 'Mine'; throw error;",
    "var own = {}; own.toString = () => 'own'; console.log('' + own);",
    "console.log('' + { toString: () => 'own' });",
    "const { Array: all } = window; all.left = 1;",
    "const Object = 1; { Object.left = 1; }",
    "{ let Array = {}; } Array.left = 1;",
)

WILD = ("nope();", "console.log(left);", "console.log(typeof Object);", "document.title = this;")

TAME = (
    "chaport.open();",
    "chaport.on('ready', function (data) { console.log('ready', data.visitorId.length); });",
    "left = 1; window.other = 2; window.onclick = function () { console.log('clicked'); };",
    "console.log(typeof window.chaport, typeof document.title); document.title = 'mine';",
    "document.querySelector('#a').textContent = 'x'; document.body.style.color = 'red';",
    "document.querySelector('#a').addEventListener('click', (event) => chaport.toggle());",
    "console.log(document.querySelector('#a').getAttribute('constructor'));",
    "setTimeout(() => { chaport.close(); console.log('later'); }, 1000);",
    "let n = 0; const id = setInterval(() => { n += 1; if (n > 3) clearInterval(id); }, 10);",
    "console.log([3, 1, 2].sort().map((x) => x * 2).join(), JSON.stringify([Math.abs(-1)]));",
    "console.log(Math.round(Math.random() * 1000), Date.now(), new Date().toISOString());",
    "const ids = ['a', 'b']; chaport.enableTriggers(ids); ids.push('c'); console.log(ids.length);",
    "const { name, plan = 1 } = { name: 'A' }; chaport.setVisitorData({ name, custom: { plan } });",
    "location.hash = 'x'; console.log(location.href, history.length);",
    "chaport.setVisitorData({ name: 1 });",
    "chaport.nothing();",
    "setTimeout('Array.left = 1');",
    "throw new Error('mine');",
    "const list = {}; list.a = 1; list['b'] = [1]; delete list.a; console.log(list);",
    "chaport.getTriggerById('__proto__'); chaport.getParameterValue('constructor');",
    "console.log(chaport.compare('a', 'eq', 'A'), chaport.getWidgetState());",
    "document = null; console.log('none');",
    "(function f() { f(); })();",
    "for (const each of 'ab') console.log(each, `${each}!`);",
)

OPEN = "chaport.open(); console.log([1, 2].map((x) => x + 1).join(), 'x'.at(0), `${[1]}`);"


class Asked:
    """Jobs with all that can be asked of them."""

    def __init__(self, registry: Registry) -> None:
        given = jobs.settings(registry, Limits(), "quickjs-ng") | {"forks": False}
        self.jobs = Jobs(given, lambda _: None)

    def runnable(self, codes: Iterable[str]) -> list[Case]:
        """Cases of the codes without problems."""
        cases = (case(code) for code in codes)
        return [each for each in cases if self.kind(each) in {"tame", "wild"}]

    def kind(self, asked: Case) -> str:
        return self.jobs._reader()(message(asked)).partition("\n")[0]

    def alone(self, asked: Case) -> str:
        """The answer in a context that nothing else has run in."""
        given = json.dumps(jobs.content(asked) | {"exact": True})
        _, ran, prepared = self.jobs._reader()(given).split("\n", 2)
        return self.jobs._checked(ran, prepared, self.jobs._functions(), lambda: None)

    def together(self, asked: Iterable[Case]) -> list[str]:
        """The answers by the way of all jobs, all beginning in a new shared context."""
        self.jobs._shared = None
        return [self.jobs.run(message(each)) for each in asked]


def message(asked: Case) -> str:
    return json.dumps(jobs.content(asked))


@pytest.fixture(scope="module")
def asked(registry: Registry) -> Asked:
    return Asked(registry)


@pytest.mark.parametrize("code", [*POLLUTERS, *WILD])
def test_what_would_leave_something_behind_is_wild(asked: Asked, code: str) -> None:
    text = asked.jobs._reader()(message(case(code)))
    assert text.startswith(("wild\n", '{"problems"'))


@pytest.mark.parametrize("part", ["setup", "cleanup", "config"])
def test_all_parts_have_to_be_tame(asked: Asked, part: str) -> None:
    tame, wild = "const mine = { a: 1 };", "[].map.left = 1;"
    if part == "config":
        tame, wild = "{ appId: 'x' }", "{ appId: [].map.left = 1 }"
    for code, kind in ((tame, "tame"), (wild, "wild")):
        given: Any = {part: code if part == "config" else (block(code),)}
        assert asked.kind(case("chaport.open();", **given)) == kind


def test_setup_may_not_hand_over_what_the_example_then_breaks(asked: Asked) -> None:
    setup = (block("const map = [].map;"),)
    assert asked.kind(case("map.left = 1; chaport.open();", setup=setup)) == "wild"


@pytest.mark.parametrize("code", TAME)
def test_usual_code_is_tame(asked: Asked, code: str) -> None:
    text = asked.jobs._reader()(message(case(code)))
    assert text.startswith(("tame\n", '{"problems"'))


def test_examples_as_in_documentation_are_tame(asked: Asked) -> None:
    cases = [each.case(0) for each in make_examples(50)]
    assert {asked.kind(each) for each in cases} == {"tame"}


def test_nothing_sees_what_ran_before_it(asked: Asked) -> None:
    """Every piece of code, tame or wild, between runs of a victim that uses much."""
    cases = asked.runnable((*POLLUTERS, *WILD, *TAME))
    victim = asked.alone(case(OPEN))
    alone = [asked.alone(each) for each in cases]
    found = asked.together(one for each in cases for one in (each, case(OPEN)))
    assert found[0::2] == alone
    assert set(found[1::2]) == {victim}


@settings(max_examples=25, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_order_makes_no_difference(asked: Asked, chance: random.Random) -> None:
    pool = asked.runnable(TAME)
    chosen = [chance.choice(pool) for _ in range(8)]
    alone = {message(each): asked.alone(each) for each in chosen}
    assert asked.together(chosen) == [alone[message(each)] for each in chosen]


def test_after_an_error_another_context_takes_the_place(asked: Asked) -> None:
    asked.together([case("chaport.open();")])
    before = asked.jobs._shared
    asked.jobs.run(message(case("chaport.close();")))
    assert asked.jobs._shared is before
    asked.jobs.run(message(case("chaport.close(); throw 1;")))
    assert asked.jobs._shared is None


def test_a_context_is_not_shared_for_ever(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_chaport.checker.worker_main._TOGETHER", 3)
    seen = set()
    asked.jobs._shared = None
    for number in range(9):
        asked.jobs.run(message(case(f"chaport.open(); console.log({number});")))
        seen.add(id(asked.jobs._shared))
    assert len(seen) >= 2


def test_nothing_of_the_language_can_be_changed_there(asked: Asked) -> None:
    """The second wall: code that the proof would let through by a mistake."""
    context = asked.jobs._fresh()
    context.evaluate(asked.jobs._scripts["check"] + "\n;chaportCheck.share();''")
    tried = """[Object, Array, Array.prototype, [].map, Math, JSON, Date, Promise, setTimeout,
      (async () => {}).constructor, Object.getPrototypeOf([].values())]"""
    assert context.evaluate(f"{tried}.filter((each) => !Object.isFrozen(each)).length") == 0
    changed = "window.Array = 1; setTimeout = 2; Math.abs = 3;"
    context.evaluate(f"{changed} ''")
    assert context.evaluate("[typeof Array, typeof setTimeout, typeof Math.abs].join()") == (
        "function,function,function"
    )
