"""Both forms of generated programs have the same effects under every arrival of the script.

The programs are made of what examples are made of. Each derived pair runs in ``pair_model.js``,
which knows row 17 of the contract and nothing of the deriver.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sphinx_chaport.examples.derive import Deriver
from sphinx_chaport.examples.records import Snippet
from sphinx_chaport.javascript.engine import open_engine
from sphinx_chaport.problems import Kind
from tests.pair_facts import FACTS

MODEL = Path(__file__).parent / "pair_model.js"
PLACE = re.compile(r"/\*@(\d+)\*/")

events = st.sampled_from(["widget.stateChange", "chat.autoInvitation", "chat.started"])
variables = st.sampled_from(["v1", "v2"])
values = st.sampled_from(
    [
        "chaport.getActiveTrigger()",
        "chaport.getParameterValue('empty')",
        "chaport.compare(1, '=', 1)",
    ]
)
calls = st.one_of(
    st.sampled_from(["open", "close", "toggle", "hideLauncher"]).map(lambda m: f"chaport.{m}();"),
    st.integers(0, 9).map(lambda n: f"chaport.setVisitorData({{ n: {n} }});"),
    st.integers(0, 9).map(lambda n: f"chaport.setActiveTrigger({{ message: 'm{n}' }});"),
    st.just("chaport.startSession();"),
    st.just("on && chaport.open();"),
)
discarded = st.sampled_from(
    [
        "chaport.getParameterValue('a');",
        "chaport.getTriggerById('b');",
        "void chaport.getActiveTrigger();",
    ]
)
logs = st.integers(0, 99).map(lambda n: f"console.log('log {n}');")
changes = st.one_of(
    st.builds(lambda v, n: f"{v} = {n};", variables, st.integers(0, 3)),
    st.builds("if ({}) chaport.open();".format, variables),
    st.builds("chaport.setVisitorData({{ n: {} }});".format, variables),
    variables.map(lambda v: f"box.{v} = 1;"),
    variables.map(lambda v: f"if (box.{v}) chaport.close();"),
)
used = st.one_of(
    values.map(lambda v: f"console.log({v});"),
    values.map(lambda v: f"if ({v}) chaport.close(); else chaport.open();"),
)


def function(statements, parameter=""):
    body = " ".join(statements)
    return f"function ({parameter}) {{ {body} }}"


def bodies(inner, *, most=3):
    return st.lists(inner, min_size=1, max_size=most)


def compound(inner):
    body = bodies(inner)
    return st.one_of(
        st.builds(lambda e, b: f"chaport.on('{e}', {function(b, 'data')});", events, body),
        body.map(lambda b: f"chaport.isOnline({function(b, 'online')});"),
        body.map(lambda b: f"chaport.updatePosition(['left'], {function(b)});"),
        st.builds(lambda b, c: f"if (on) {{ {' '.join(b)} }} else {{ {' '.join(c)} }}", body, body),
        body.map(lambda b: f"if (!on) {{ {' '.join(b)} }}"),
        body.map(lambda b: f"[1, 2].forEach({function(b, 'n')});"),
        body.map(lambda b: f"for (var i = 0; i < 2; i += 1) {{ {' '.join(b)} }}"),
        body.map(lambda b: f"({function(b)})();"),
    )


def deferred(inner):
    body = bodies(inner)
    return st.one_of(
        body.map(lambda b: f"button.addEventListener('click', {function(b)});"),
        body.map(lambda b: f"document.querySelector('a').onclick = {function(b)};"),
        st.builds(
            lambda b, n: f"setTimeout({function(b)}, {n});", body, st.sampled_from([0, 100, 5000])
        ),
        st.builds(lambda b: f"helper({function(b)});", body),
        st.just("named();"),
        body.map(lambda b: f"box.run = {function(b)};"),
        st.just("if (box.run) box.run();"),
        body.map(lambda b: f"var own = {{ run: {function(b)} }}; own.run();"),
    )


plain = st.one_of(calls, calls, calls, logs, discarded, used, changes)
nested = st.one_of(plain, compound(plain), deferred(plain))
statement = st.one_of(calls, calls, calls, plain, plain, compound(nested), deferred(nested))
listener = st.builds(
    lambda e, b: f"chaport.on('{e}', {function(b, 'data')});", events, bodies(plain)
)
block = st.lists(statement, min_size=1, max_size=4).map(lambda b: ("ready", b))
outside = st.one_of(
    block, block, listener, listener, st.sampled_from(["v1 = 2;", "var own = 1;"]), logs
)
programs = st.tuples(
    st.one_of(
        st.lists(statement, min_size=1, max_size=6), st.lists(outside, min_size=1, max_size=4)
    ),
    bodies(plain, most=2),
    st.sampled_from(["auto", "auto", "auto", "ready", "none"]),
)


def source(parts, named):
    """The program, with a numbered place before every statement that may end up at top level."""
    count = 0
    lines = [
        "var v1 = 0, v2 = 0, box = {}, on = 1;",
        "function helper(fn) { fn(); }",
        f"function named() {{ {' '.join(named)} }}",
    ]

    def place():
        nonlocal count
        count += 1
        return f"/*@{count}*/"

    for part in parts:
        lines.append(place())
        if isinstance(part, str):
            lines.append(part)
        else:
            body = "".join(f"  {place()}\n  {each}\n" for each in part[1])
            lines.append(f"chaport.on('ready', function () {{\n{body}}});")
    return "\n".join([*lines, place()]), count


@pytest.fixture(scope="module")
def deriver():
    return Deriver(FACTS)


@pytest.fixture(scope="module")
def model():
    engine = open_engine()
    engine.load(MODEL.read_text(encoding="utf-8"))
    return engine


def difference(deriver, model, code, count, wrap):
    pair = deriver.derive(Snippet(code, wrap=wrap))
    if [problem.kind for problem in pair.problems] == [Kind.AMBIGUOUS_CODE]:
        pair = deriver.derive(Snippet(code, wrap="ready"))
    if pair.queue.code is None:
        assert not pair.problems
        assert "chaport" not in code
        return None
    forms = [PLACE.sub(r"__at(\1);", form.code) for form in (pair.traditional, pair.queue)]
    found = model.call("pairModel.compare", *forms, count, wrap == "none")
    return found and "\n".join(
        [code, *forms, *(json.dumps(found[name]) for name in ("when", "traditional", "queue"))]
    )


@settings(
    max_examples=400,
    deadline=None,
    derandomize=False,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(programs)
def test_both_forms_have_the_same_effects(deriver, model, program):
    parts, named, wrap = program
    code, count = source(parts, named)
    found = difference(deriver, model, code, count, wrap)
    assert found is None, found
