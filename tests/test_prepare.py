"""What the checker gets of a form: places of arrival, followed promises, the way back."""

from __future__ import annotations

import itertools
import re
from importlib import resources

import pytest
from hypothesis import HealthCheck, given, settings

from sphinx_chaport.examples.facts import api_facts
from sphinx_chaport.examples.shipped import snippet_of
from sphinx_chaport.javascript.engine import open_engine
from sphinx_chaport.registry import load_registry
from tests.pair_facts import FACTS
from tests.test_pair import CASES, HOSTILE, options_of, read_case
from tests.test_pair_property import programs, source

REGISTRY = load_registry()
EXAMPLES = [each for each in REGISTRY.examples.values() if each.code is not None]
OWN = {"window", "chaport", "on", "q", "ready", "function", "self", "globalThis"}
WORD = re.compile(r"[A-Za-z_$][\w$]*")
PLACE = re.compile(r"__at\((\d+)\);")


@pytest.fixture(scope="module")
def engine():
    opened = open_engine()
    opened.load(resources.files("sphinx_chaport").joinpath("static/pair.js").read_text("utf-8"))
    return opened


def forms_of(engine, request, facts):
    """By form: its code, and the way back to the author's."""
    pair = engine.call("chaportPair.derive", request, facts)
    positions = engine.call("chaportPair.positions", request, facts)
    return {
        name: (pair[name]["code"], positions[name])
        for name in ("traditional", "queue")
        if pair[name]["code"] is not None
    }


def units(text):
    """One sign for each UTF-16 unit, so that offsets are those of the engine."""
    return "".join(sign if ord(sign) < 0x10000 else "\ufffd\ufffd" for sign in text)


def lines_of(text):
    return re.split("\r\n|[\n\r\u2028\u2029]", units(text))


def place_of(pieces, line, column):
    """A second reading of the pieces, by looking at all of them."""
    *_, (at, start, from_line, from_column, length) = [
        piece for piece in pieces if (piece[0], piece[1]) <= (line, column)
    ]
    along = column - start if at == line else length
    return from_line, from_column + min(along, length)


def assert_words_map_back(code, pieces, author, methods):
    origins = lines_of(author)
    found = set()
    for number, line in enumerate(lines_of(code), 1):
        for word in WORD.finditer(line):
            from_line, from_column = place_of(pieces, number, word.start() + 1)
            origin = origins[from_line - 1]
            same = WORD.match(origin, from_column - 1)
            if same and same[0] == word[0] and (from_line, from_column) not in found:
                found.add((from_line, from_column))
            else:
                assert word[0] in OWN | methods, (word[0], number, from_line, from_column)
                assert origin.strip() or not author.strip()
    assert found or not origins[0]


def request_of(path):
    case = read_case(path)
    options = options_of(case)
    code = case["input"]
    if options.pop("newline", "") == "crlf":
        code = code.replace("\n", "\r\n")
    return options, {"code": code, "form": "traditional", "wrap": "auto", **options}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.id)
def test_words_of_registry_examples_map_back(engine, example):
    snippet = snippet_of(example)
    request = {"code": snippet.code, "form": snippet.form, "wrap": snippet.wrap}
    facts = api_facts(REGISTRY)
    found = forms_of(engine, request, facts.as_json())
    places = set()
    for code, pieces in found.values():
        assert_words_map_back(code, pieces, snippet.code, set(facts.methods))
        prepared = engine.call("chaportPair.prepare", code, pieces)
        assert_prepared_maps_back(prepared, code, pieces)
        places.add(prepared["places"])
    assert len(places) == 1
    assert_ready_is_prepared(engine, request, facts.as_json())


def assert_ready_is_prepared(engine, request, facts):
    """`ready`, which reads no form, gives what preparing each form does: the same code and ways."""
    ready = engine.call("chaportPair.ready", request, facts)
    found = forms_of(engine, request, facts)
    assert {name for name in ("traditional", "queue") if ready[name]} == set(found)
    assert ready["problems"] == engine.call("chaportPair.derive", request, facts)["problems"]
    for name, (code, pieces) in found.items():
        prepared = engine.call("chaportPair.prepare", code, pieces)
        assert ready[name]["code"] == prepared["code"]
        assert ready[name]["places"] == prepared["places"]
        if "__track" not in prepared["code"]:
            assert_prepared_maps_back(ready[name], code, pieces)


def assert_prepared_maps_back(prepared, code, pieces):
    assert prepared["problem"] is None
    lines = lines_of(code)
    made = lines_of(prepared["code"])
    assert len(lines) == len(made)
    for number, (line, new) in enumerate(zip(lines, made, strict=True), 1):
        if "__track" in new:
            continue
        assert PLACE.sub("", new) == line
        for word in WORD.finditer(PLACE.sub(lambda m: " " * len(m[0]), new)):
            before = len(PLACE.sub("", new[: word.start()]))
            there = place_of(prepared["positions"], number, word.start() + 1)
            assert there == place_of(pieces, number, before + 1)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_words_of_cases_map_back(engine, path):
    options, request = request_of(path)
    if "call" in options:
        args = request["code"]
        pair = engine.call("chaportPair.deriveCall", options["call"], args, FACTS.as_json())
        ways = engine.call("chaportPair.callPositions", options["call"], args, FACTS.as_json())
        found = {name: (pair[name]["code"], ways[name]) for name in ways if ways[name]}
    else:
        found = forms_of(engine, request, FACTS.as_json())
        for wrap in ("auto", "ready", "none"):
            assert_ready_is_prepared(engine, {**request, "wrap": wrap}, FACTS.as_json())
        assert_ready_is_prepared(engine, {**request, "form": "queue"}, FACTS.as_json())
    places = []
    for code, pieces in found.values():
        assert_words_map_back(code, pieces, request["code"], set(FACTS.methods))
        places.append(engine.call("chaportPair.prepare", code)["places"])
    assert len(set(places)) <= 1


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(programs())
def test_words_of_programs_map_back(engine, program):
    parts, named, wrap = program
    code, _count = source(parts, named)
    request = {"code": code, "form": "traditional", "wrap": wrap}
    for form, pieces in forms_of(engine, request, FACTS.as_json()).values():
        assert_words_map_back(form, pieces, code, set(FACTS.methods))
        prepared = engine.call("chaportPair.prepare", form, pieces)
        assert_prepared_maps_back(prepared, form, pieces)
    assert_ready_is_prepared(engine, request, FACTS.as_json())


def test_the_way_back_in_javascript_is_the_same(engine):
    code = "var a = 1;\nchaport.open();\n  chaport.close(); chaport.on('ready', () => {});"
    request = {"code": code, "form": "traditional", "wrap": "ready"}
    ((form, pieces), _) = forms_of(engine, request, FACTS.as_json()).values()
    for line in range(1, form.count("\n") + 2):
        for column in range(1, 60):
            there = tuple(engine.call("chaportPair.placeOf", pieces, line, column))
            assert there == place_of(pieces, line, column)


PREPARED = {
    "a(); b();\nc()": "a(); __at(0);b();\n__at(1);c()",
    "if (a) { b(); c() } else d(); e()": "if (a) { b(); __at(0);c() } else d(); __at(1);e()",
    "'use strict'; 'more'; a();": "'use strict'; 'more'; __at(0);a();",
    "a()\nb\n++c": "a()\n__at(0);b\n__at(1);++c",
    ";a();;b();": ";a();;__at(0);b();",
    "switch (a) { case 1: b(); c(); default: d() }": (
        "switch (a) { case 1: b(); __at(0);c(); default: d() }"
    ),
    "async function f(a) { await a; }": (
        " function f(a) { return __track((async () => { await a; })()); }"
    ),
    "x = async (a = () => 1) => ({ a });": (
        "x =  (a = () => 1) => __track((async () => ({ a }))());"
    ),
    "x = async y => async z => await y;": (
        "x =  y => __track((async () =>  z => __track((async () => await y)()))());"
    ),
    "x = { async f() { await 1 }, async *g() { await 1 }, async: 1, async() {} };": (
        "x = {  f() { return __track((async () => { await 1 })()); }, "
        "async *g() { await 1 }, async: 1, async() {} };"
    ),
    "class A { a = 1\n async ['f']() { super.f(); }\n static async g() {} }": (
        "class A { a = 1\n ; ['f']() { return __track((async () => { super.f(); })()); }\n"
        " static  g() { return __track((async () => {})()); } }"
    ),
    "(async function () { await 1; // end\n})();": (
        "( function () { return __track((async () => { await 1; // end\n})()); })();"
    ),
    "a\nasync () => 1": "a\n__at(0);async () => 1",
}


@pytest.mark.parametrize(("code", "expected"), PREPARED.items(), ids=PREPARED.keys())
def test_prepared_code(engine, code, expected):
    prepared = engine.call("chaportPair.prepare", code)
    assert prepared["code"] == expected
    assert engine.call("chaportPair.check", expected) is None
    lines = lines_of(code)
    for number, line in enumerate(lines_of(expected), 1):
        for word in WORD.finditer(line):
            if word[0].startswith("__") or word[0] in {"return", "async"}:
                continue
            from_line, from_column = place_of(prepared["positions"], number, word.start() + 1)
            assert lines[from_line - 1].startswith(word[0], from_column - 1)


def test_places_are_few_and_spread(engine):
    code = "\n".join(f"f({n});" for n in range(200))
    prepared = engine.call("chaportPair.prepare", code)
    assert prepared["places"] == 20
    lines = [i for i, line in enumerate(prepared["code"].splitlines()) if "__at" in line]
    assert lines[0] == 1
    assert lines[-1] == 199
    assert max(b - a for a, b in itertools.pairwise(lines)) <= 11


@pytest.mark.parametrize("code", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_code_gives_an_answer(engine, code):
    prepared = engine.call("chaportPair.prepare", code)
    assert prepared["problem"] or prepared["code"]


def test_what_does_not_parse_is_said_as_by_the_deriver(engine):
    code = "a();\nb c"
    problem = engine.call("chaportPair.prepare", code)["problem"]
    assert problem == engine.call("chaportPair.check", code)
    assert (problem["kind"], problem["line"], problem["column"]) == ("javascript-syntax", 2, 3)
