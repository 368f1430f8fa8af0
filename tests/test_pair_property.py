"""Both forms of generated programs have the same effects under every arrival of the script.

The programs are made of what examples are made of. Each derived pair runs in ``pair_model.js``,
which knows row 17 of the contract and nothing of the deriver. A run is the same each time;
``CHAPORT_EXPLORE=5000`` tries so many programs that no run has tried.
"""

from __future__ import annotations

import json
import os
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
EXPLORE = int(os.environ.get("CHAPORT_EXPLORE", "0"))
PLACE = re.compile(r"/\*@(\d+)\*/")

NUMBERS = st.integers(0, 3)
EVENTS = st.sampled_from(["widget.stateChange", "widget.stateChange", "chat.autoInvitation"])

LOGS = NUMBERS.map(lambda n: f"console.log('log {n}');")
WRITES = NUMBERS.map(lambda n: f"v = {n};")

PLAIN = [
    st.one_of(
        st.sampled_from(["chaport.open();", "chaport.close();", "on && chaport.toggle();"]),
        NUMBERS.map(lambda n: f"chaport.setActiveTrigger({{ message: 'm{n}' }});"),
    ),
    st.just("chaport.startSession();"),
    st.sampled_from(
        [
            "chaport.getParameterValue('a');",
            "void chaport.getActiveTrigger();",
            "console.log(chaport.getActiveTrigger());",
            "if (chaport.getParameterValue('empty')) chaport.close(); else chaport.open();",
        ]
    ),
    LOGS,
    st.one_of(WRITES, st.just("chaport.setVisitorData({ n: v });")),
    st.sampled_from(["box.v = 1;", "box.v = 2;", "chaport.setVisitorData({ n: box.v });"]),
    st.sampled_from(["if (box.run) box.run();", "named();"]),
]


def function(body, parameter=""):
    return f"function ({parameter}) {{ {' '.join(body)} }}"


SHAPES = [
    lambda b: st.builds(lambda e, s: f"chaport.on('{e}', {function(s, 'data')});", EVENTS, b),
    lambda b: b.map(lambda s: f"chaport.isOnline({function(s, 'online')});"),
    lambda b: b.map(lambda s: f"chaport.updatePosition(['left'], {function(s)});"),
    lambda b: b.map(lambda s: f"chaport.startSession(undefined, {function(s)});"),
    lambda b: st.builds(lambda s, t: f"if (on) {{ {' '.join(s)} }} else {{ {t[0]} }}", b, b),
    lambda b: b.map(lambda s: f"if (!on) {{ {' '.join(s)} }}"),
    lambda b: b.map(lambda s: f"[1, 2].forEach({function(s, 'n')});"),
    lambda b: b.map(lambda s: f"for (var i = 0; i < 2; i += 1) {{ {' '.join(s)} }}"),
    lambda b: b.map(lambda s: f"({function(s)})();"),
    lambda b: b.map(lambda s: f"button.addEventListener('click', {function(s)});"),
    lambda b: b.map(lambda s: f"document.addEventListener('DOMContentLoaded', {function(s)});"),
    lambda b: b.map(lambda s: f"document.querySelector('a').onclick = {function(s)};"),
    lambda b: st.builds(
        lambda s, n: f"setTimeout({function(s)}, {n});", b, st.sampled_from([0, 5000])
    ),
    lambda b: b.map(lambda s: f"helper({function(s)});"),
    lambda b: b.map(lambda s: f"later({function(s)});"),
    lambda b: b.map(lambda s: f"box.run = {function(s)};"),
    lambda b: b.map(lambda s: f"var own = {{ run: {function(s)} }}; own.run();"),
]


@st.composite
def programs(draw):
    """A program of few kinds of statement, so that one reason to keep a wrapper hides no other."""
    plain = st.one_of(*draw(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3)))
    body = st.lists(plain, min_size=1, max_size=2)
    shapes = draw(st.lists(st.sampled_from(SHAPES), min_size=1, max_size=2))
    made = [shape(body) for shape in shapes]
    if len(made) == 2:
        made.append(shapes[0](st.lists(made[1], min_size=1, max_size=1)))
    statement = st.one_of(plain, *made)
    named = [each for each in draw(body) if each != "named();"]
    wrap = draw(st.sampled_from(["auto", "auto", "auto", "ready", "none"]))
    if draw(st.booleans()):
        return draw(st.lists(statement, min_size=1, max_size=4)), named, wrap
    block = st.lists(statement, min_size=1, max_size=3).map(lambda b: ("ready", b))
    listener = SHAPES[0](body)
    outside = st.one_of(block, block, listener, LOGS, WRITES)
    return draw(st.lists(outside, min_size=1, max_size=3)), named, wrap


def source(parts, named):
    """The program, with a numbered place before every statement that may end up at top level."""
    count = 0
    lines = [
        "var v = 0, box = {}, on = 1;",
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


def kinds_of(pair):
    # A session that is started late is said, and shown all the same.
    return [problem.kind for problem in pair.problems if problem.kind is not Kind.CONTRADICTION]


def difference(deriver, model, code, count, wrap):
    pair = deriver.derive(Snippet(code, wrap=wrap))
    if Kind.AMBIGUOUS_CODE in kinds_of(pair):
        pair = deriver.derive(Snippet(code, wrap="ready"))
    if pair.queue.code is None:
        late = [problem for problem in pair.problems if "comes too late" in problem.message]
        assert len(late) == len(kinds_of(pair))
        assert late or "chaport" not in code
        return None
    forms = [PLACE.sub(r"__at(\1);", form.code) for form in (pair.traditional, pair.queue)]
    found = model.call("pairModel.compare", *forms, count, wrap == "none")
    return found and "\n".join(
        [code, *forms, *(json.dumps(found[name]) for name in ("when", "traditional", "queue"))]
    )


@settings(
    max_examples=EXPLORE or 700,
    deadline=None,
    derandomize=not EXPLORE,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(programs())
def test_both_forms_have_the_same_effects(deriver, model, program):
    parts, named, wrap = program
    code, count = source(parts, named)
    found = difference(deriver, model, code, count, wrap)
    assert found is None, found


LISTEN = "chaport.on('widget.stateChange', function () { console.log('heard'); });"
LOAD = "document.addEventListener('DOMContentLoaded'"
HAZARDS = {
    "shared": ["chaport.isOnline(function () { v = 1; });", "chaport.setVisitorData({ n: v });"],
    "shared member": [
        "chaport.isOnline(function () { box.v = 1; });",
        "chaport.setVisitorData({ n: box.v });",
    ],
    "changed outside": [("ready", ["chaport.setVisitorData({ n: v });"]), "v = 2;"],
    "round of a loop": ["for (var i = 0; i < 2; i += 1) { console.log('round'); chaport.open(); }"],
    "round of forEach": ["[1, 2].forEach(function () { console.log('round'); chaport.close(); });"],
    "timer": [f"setTimeout(function () {{ {LISTEN} }}, 0);", "chaport.open();"],
    "later": [f"later(function () {{ {LISTEN} }});", "chaport.open();"],
    "changed page": [
        "chaport.isOnline(function () { document.title = 'Online'; });",
        "chaport.setVisitorData({ n: document.title });",
    ],
    "listener": ["chaport.open();", "chaport.on('widget.stateChange', function () {});"],
    "value": ["chaport.open();", "chaport.getParameterValue('a');"],
    "two values": ["chaport.getTriggerById('a');", "chaport.getParameterValue('a');"],
    "session": ["chaport.open();", "chaport.startSession();"],
    "effect": ["chaport.open();", "console.log('after');"],
    "effect after session": ["chaport.startSession();", "console.log('after');"],
    "called function": ["chaport.open();", "named();"],
    "kept function": [
        "box.run = function () { chaport.open(); };",
        "box.run();",
        "console.log('after');",
    ],
    "two blocks": [("ready", ["chaport.open();"]), ("ready", ["console.log('second');"])],
    "block before effect": [("ready", ["console.log('a');", "chaport.open();"]), "console.log(1);"],
    "block before listener": [
        ("ready", ["chaport.on('widget.stateChange', function () {});", "chaport.open();"]),
        "chaport.on('widget.stateChange', function () { console.log('second'); });",
    ],
    "value before effect": [("ready", ["chaport.getParameterValue('a');"]), "console.log(1);"],
    "handlers": [
        "chaport.isOnline(() => button.addEventListener('click', function () { v = 1; }));",
        "button.addEventListener('click', function () { chaport.setVisitorData({ n: v }); });",
    ],
    "page load": [f"{LOAD}, function () {{ console.log(1); chaport.open(); }});"],
    "page load, then effect": [
        f"{LOAD}, function () {{ chaport.open(); console.log('after'); }});"
    ],
    "page loads": [
        f"{LOAD}, function () {{ chaport.open(); }});",
        f"{LOAD}, function () {{ console.log('second'); chaport.close(); }});",
    ],
    "page load and variable": [
        f"{LOAD}, function () {{ chaport.setVisitorData({{ n: v }}); }});",
        f"{LOAD}, function () {{ v = 2; }});",
    ],
    "page load in block": [("ready", ["chaport.open();", f"{LOAD}, () => chaport.close());"])],
    "parameter default": [
        "(function (a) { console.log(a); })();",
        "function ask(a = chaport.getParameterValue('a')) { console.log(a); }",
        "ask();",
    ],
    "assigned later": [
        "var d = { name: 1 };",
        ("ready", ["chaport.setVisitorData({ n: d.name });"]),
        "Object.assign(d, { name: 2 });",
    ],
    "deleted later": [
        "var d = { name: 1 };",
        ("ready", ["chaport.setVisitorData({ n: d.name });"]),
        "delete d.name;",
    ],
    "window changed later": [
        ("ready", ["chaport.setVisitorData({ n: window.n });"]),
        "window.n = 2;",
    ],
    "page changed later": [
        ("ready", ["chaport.setVisitorData({ n: document.title });"]),
        "document.title = 'Other';",
    ],
    "handed on later": [
        "var d = { name: 1 };",
        ("ready", ["chaport.setVisitorData({ n: d.name });"]),
        "helper(function () { const e = d; e.name = 2; });",
    ],
    "throwing block": [
        ("ready", ["nope();", "chaport.open();"]),
        ("ready", ["chaport.close();"]),
    ],
    "throwing before a listener": [("ready", ["nope();", "chaport.open();"]), LISTEN],
    "value used": ["console.log(chaport.getActiveTrigger());"],
}


@pytest.mark.parametrize("parts", HAZARDS.values(), ids=HAZARDS.keys())
def test_known_hazards(deriver, model, parts):
    code, count = source(parts, ["console.log('named');"])
    assert difference(deriver, model, code, count, "ready") is None
    assert difference(deriver, model, code, count, "auto") is None
