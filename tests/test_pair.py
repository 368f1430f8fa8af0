"""The two forms of an example: one case a file in ``pair/``, and the Python surface.

A case has the sections ``about``, ``options``, ``input``, ``traditional``, ``queue`` and
``problems``. ``CHAPORT_REGENERATE=1`` writes what is derived into the files: read the difference.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from sphinx_chaport.examples.derive import Deriver
from sphinx_chaport.examples.records import ApiFacts, Form, MethodFacts, Pair, Snippet
from sphinx_chaport.problems import Kind, Problem, ProblemError
from tests.pair_facts import FACTS

CASES = sorted((Path(__file__).parent / "pair").glob("*.txt"))


@pytest.fixture(scope="module")
def deriver():
    return Deriver(FACTS)


def read_case(path):
    parts = re.split(r"^--- (\w+)(.*)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {parts[i]: parts[i + 2].removesuffix("\n") for i in range(1, len(parts), 3)}


def options_of(case):
    return dict(line.split(": ", 1) for line in case.get("options", "").splitlines())


def derive_case(deriver, case):
    options = options_of(case)
    code = case["input"]
    if "call" in options:
        return deriver.derive_call(options["call"], code)
    if options.pop("newline", "") == "crlf":
        code = code.replace("\n", "\r\n")
    return deriver.derive(Snippet(code, file="page.rst", line=10, **options))


def form_text(title, form):
    if form.code is None:
        return f"--- {title} (none)\n{form.reason}\n"
    caution = " (caution)" if form.caution else ""
    return f"--- {title}{caution}\n{form.code}\n"


def case_text(case, pair):
    text = "".join(f"--- {name}\n{case[name]}\n" for name in ("about", "options") if name in case)
    text += f"--- input\n{case['input']}\n"
    text += form_text("traditional", pair.traditional) + form_text("queue", pair.queue)
    problems = "".join(f"{problem}\n" for problem in pair.problems)
    return text + (f"--- problems\n{problems}" if problems else "")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(deriver, path):
    case = read_case(path)
    pair = derive_case(deriver, case)
    if "newline" in options_of(case):
        pair = without_carriage_returns(pair)
    text = case_text(case, pair)
    if os.environ.get("CHAPORT_REGENERATE"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
    for form in (pair.traditional, pair.queue):
        assert form.code is None or deriver.check(form.code) is None
        assert (form.code is None) == bool(form.reason)


def without_carriage_returns(pair):
    forms = [pair.traditional, pair.queue]
    for form in forms:
        assert form.code is None or form.code.count("\n") == form.code.count("\r\n")
    forms = [replace(form, code=form.code and form.code.replace("\r\n", "\n")) for form in forms]
    return Pair(*forms, pair.problems)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_names_stand_where_they_are_said_to(deriver, path):
    pair = derive_case(deriver, read_case(path))
    for form in (pair.traditional, pair.queue):
        for name in form.names:
            text = form.code[name.start : name.end]
            assert text == (name.name.rsplit(".", 1)[-1] if name.kind == "option" else name.name)
        assert list(form.names) == sorted(form.names, key=lambda name: name.start)


def test_there_are_enough_cases():
    derived = [path for path in CASES if "--- problems" not in path.read_text(encoding="utf-8")]
    assert len(CASES) >= 60
    assert len(derived) >= 45


def test_every_call_and_event_is_named(deriver):
    pair = deriver.derive(Snippet("/* 😀 */ chaport.on('chat.started', () => chaport.open());"))
    for form, methods in ((pair.traditional, ["open"]), (pair.queue, ["open"])):
        assert [n.name for n in form.names if n.kind == "method"] == methods
        assert [n.name for n in form.names if n.kind == "event"] == ["chat.started"]


@pytest.mark.parametrize(
    "code", ["chaport.open();\nconsole.log('x');", "chaport.on('ready', start);"]
)
def test_on_is_named_where_it_is_registered(code):
    facts = replace(FACTS, methods={**FACTS.methods, "on": MethodFacts()})
    pair = Deriver(facts).derive(Snippet(code))
    for form in (pair.traditional, pair.queue):
        assert [n.name for n in form.names][:2] == ["on", "ready"]
        assert all(form.code[n.start : n.end] == n.name for n in form.names)


def test_options_are_named(deriver):
    code = "window.chaportConfig = { appId: '😀', 'launcher': { show: false }, odd: 1 };"
    names = deriver.derive(Snippet(code)).traditional.names
    assert [n.name for n in names] == ["appId", "launcher", "launcher.show"]


def test_problems_are_placed_in_the_authors_file(deriver):
    pair = deriver.derive(Snippet("\n'😀'; chaport.opne();", file="a.rst", line=40))
    [problem] = pair.problems
    assert (problem.file, problem.line, problem.column) == ("a.rst", 41, 14)
    assert problem.mend == 'Did you mean "open"?'


def test_a_pair_survives_json(deriver):
    pair = deriver.derive(Snippet("chaport.opne(`😀`); chaport.getParameterValue('country');"))
    assert Pair.from_json(json.loads(json.dumps(pair.as_json()))) == pair


def test_the_key_is_of_everything_but_the_place():
    deriver = Deriver(FACTS)
    key = deriver.key(Snippet("chaport.open();"))
    assert key == deriver.key(Snippet("chaport.open();", file="a.rst", line=3))
    assert key != deriver.key(Snippet("chaport.open();", wrap="none"))
    assert key != deriver.key(Snippet("chaport.open();", form="queue"))
    assert key != Deriver(ApiFacts({"open": MethodFacts()})).key(Snippet("chaport.open();"))


@pytest.mark.parametrize(
    ("args", "place"),
    [
        ("); evil(", (1, 1)),
        ("1) + f(2", (1, 1)),
        ("1)(2", (1, 1)),
        ("1, , 2", (1, 4)),
        ("'a", (1, 1)),
        ("1 /* open", (1, 3)),
        ("1,\n  ]", (2, 3)),
        ("{", (1, 2)),
    ],
)
def test_arguments_must_be_a_list_of_arguments(deriver, args, place):
    pair = deriver.derive_call("updatePosition", args)
    [problem] = pair.problems
    assert problem.kind is Kind.JAVASCRIPT_SYNTAX
    assert (problem.line, problem.column) == place
    assert pair.traditional.code is pair.queue.code is None


def test_problems_in_arguments_are_placed_in_them(deriver):
    pair = deriver.derive_call("isOnline", "\n  '😀', chaport.open")
    [problem] = pair.problems
    assert (problem.line, problem.column) == (2, 8)


def test_unknown_method_of_a_call(deriver):
    [problem] = deriver.derive_call("opne", "").problems
    assert (problem.kind, problem.column) == (Kind.UNKNOWN_NAME, 1)


@pytest.mark.parametrize("code", ["", "a + b", "{ a: 1 }", "function () {}", " x // y", "(a, b)"])
def test_expressions(deriver, code):
    problem = deriver.check_expression(code)
    assert (problem is None) == bool(code)


@pytest.mark.parametrize("code", ["a b", "a; b", "a, b", "a)", "if (a) b", "a //\n b", "'"])
def test_what_is_no_expression(deriver, code):
    assert deriver.check_expression(code).kind is Kind.JAVASCRIPT_SYNTAX


def test_scripts(deriver):
    assert deriver.check("var a = 1;\n") is None
    problem = deriver.check("var a = 1;\n'😀' b", file="x.js", line=5)
    assert (problem.file, problem.line, problem.column) == ("x.js", 6, 5)
    assert deriver.check("return 1").kind is Kind.JAVASCRIPT_SYNTAX


HOSTILE = {
    "brackets": "(" * 50_000,
    "arrays": "[" * 1000 + "]" * 1000,
    "sum": "a+" * 50_000 + "a",
    "calls": "chaport" + "()" * 50_000,
    "members": "chaport.open" + ".a" * 40_000,
    "signs": "~" * 100_000 + "1",
    "ifs": "if(1)" * 20_000 + ";",
    "templates": "`${" * 30_000,
    "functions": "(function(){" * 5000,
    "doubling": "".join(f"function f{i}(){{f{i + 1}();f{i + 1}()}}" for i in range(60)) + "f0();"
    "chaport.open();",
    "loops": "for(;;)" * 40 + "chaport.open();",
    "long": "chaport.open();\n" * 6500,
    "commas": "a," * 50_000 + "chaport.open()",
    "blocks": "chaport.on('ready', function () {\n  chaport.setVisitorData({ n: 1 });\n});\n" * 900,
    "callers": "".join(f"function f{i}(){{f{i + 1}();chaport.open()}}" for i in range(800)),
    "nul": "chaport.open('\0');\0",
    "surrogate": "chaport.open('\ud800');",
    "blanks": " " * 100_000 + "chaport.open()",
}


@pytest.mark.parametrize("code", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_gives_an_answer(deriver, code):
    pair = deriver.derive(Snippet(code, file="a.rst", line=1))
    assert pair.problems or pair.traditional.code
    assert deriver.derive(Snippet("chaport.open();")).queue.code == "window.chaport.q('open');"


def test_without_an_engine_the_written_form_stays():
    missing = Problem(Kind.JAVASCRIPT_ENGINE, "None.")

    def opener():
        raise ProblemError(missing)

    deriver = Deriver(FACTS, opener=opener)
    pair = deriver.derive(Snippet("chaport.open();", file="a.rst", line=3))
    assert pair.traditional.code == "chaport.open();"
    assert pair.queue == Form(None, pair.queue.reason)
    assert pair.problems == (missing,)
    assert deriver.derive(Snippet("x", form="queue")).queue.code == "x"
    assert deriver.check("x") == missing
