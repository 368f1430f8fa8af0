"""The unit tests of the script that checks examples, in Node and in the embedded engine."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings

from sphinx_chaport.examples.facts import api_facts
from sphinx_chaport.examples.shipped import snippet_of
from sphinx_chaport.javascript import engine as engine_module
from sphinx_chaport.javascript.engine import Engine, open_engine
from sphinx_chaport.registry import load_registry
from tests.test_core import FOLDER, NODE, in_engine
from tests.test_pair_property import PLACE, programs, source

STATIC = Path(engine_module.__file__).parent.parent / "static"
REGISTRY = load_registry()
EXAMPLES = [example for example in REGISTRY.examples.values() if example.code is not None]
OPENERS = {
    "quickjs": engine_module._open_quickjs,
    "mini-racer": engine_module._open_mini_racer,
}
TROUBLES = ("thrown", "rejected", "listener", "difference", "failures")
TRIGGERS = ("trigger-welcome", "trigger-pricing", "trigger-spring")
ACCOUNT = {"triggers": [{"id": name, "message": f"About {name}"} for name in TRIGGERS]}
FILES = sorted(path.name for path in (Path(__file__).parent / "check").glob("*.test.ts"))


@pytest.fixture(scope="module")
def bundles() -> dict[str, dict[str, Any]]:
    """By test file: its code in one script, and what Node made of it."""
    command = [str(NODE), str(FOLDER / "bundle.mjs"), "--in=check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    answer: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("engine", ["node", "embedded"])
@pytest.mark.parametrize("name", FILES)
def test_check_script(bundles: dict[str, dict[str, Any]], name: str, engine: str) -> None:
    bundle = bundles[name]
    outcome = bundle["node"] if engine == "node" else in_engine(bundle["code"])
    assert outcome is not None, "a test waits for a promise that nothing settles"
    assert not outcome["failures"], "\n\n" + "\n".join(outcome["failures"])
    assert outcome["count"] > 0


def test_there_are_test_files() -> None:
    assert FILES


@pytest.fixture(scope="module", params=OPENERS)
def engines(request: pytest.FixtureRequest) -> tuple[Engine, Engine]:
    """One that prepares, and one that checks."""
    opener = OPENERS[request.param]
    pytest.importorskip("quickjs" if request.param == "quickjs" else "py_mini_racer")
    preparing, checking = opener(), opener()
    preparing.load((STATIC / "pair.js").read_text("utf-8"))
    checking.load((STATIC / "check.js").read_text("utf-8"))
    return preparing, checking


def job_of(engine: Engine, code: str, form: str = "traditional", wrap: str = "auto") -> Any:
    """A job as the host makes it of an author's code."""
    request = {"code": code, "form": form, "wrap": wrap}
    facts = api_facts(REGISTRY).as_json()
    pair = engine.call("chaportPair.derive", request, facts)
    ways = engine.call("chaportPair.positions", request, facts)
    forms = {
        name: pair[name]["code"]
        and engine.call("chaportPair.prepare", pair[name]["code"], ways[name])
        for name in ("traditional", "queue")
    }
    return {"forms": forms, "simulator": {"account": ACCOUNT}}


def run_job(engine: Engine, job: Any) -> Any:
    """The result, driven as the host drives it: `call` does what waits for promises."""
    answer = engine.call("chaportCheck.run", job)
    if answer is None:
        while engine.call("chaportCheck.step"):
            pass
        answer = engine.call("chaportCheck.result")
    return answer


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.id)
def test_examples_of_the_registry(engines: tuple[Engine, Engine], example: Any) -> None:
    snippet = snippet_of(example)
    job = job_of(engines[0], snippet.code, snippet.form, snippet.wrap)
    result = run_job(engines[1], job)
    assert not [result[name] for name in TROUBLES if result[name]]
    assert not result["complaints"]
    assert result["effects"]
    assert result["judged"] >= 3


SETUP = """const button = document.querySelector('#button');
function later(run) { setTimeout(run, 0); }"""


@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)
@given(programs())
def test_forms_of_programs_have_the_same_effects(
    engines: tuple[Engine, Engine], program: Any
) -> None:
    parts, named, wrap = program
    code = PLACE.sub("", source(parts, named)[0])
    # `ready` fires again for a later session, which is a difference that the deriver tells.
    assume("Session" not in code)
    job = job_of(engines[0], code, wrap=wrap)
    assume(all(job["forms"].values()))
    assert len({form["places"] for form in job["forms"].values()}) == 1
    job["setup"] = [engines[0].call("chaportPair.prepare", SETUP)]
    job["onlyArrived"] = wrap == "none"
    assert run_job(engines[1], job)["difference"] is None


@pytest.fixture(scope="module")
def ways(bundles: dict[str, dict[str, Any]]) -> tuple[Engine, Engine]:
    """One that prepares, and one that runs each arrival both for itself and as the checker does."""
    preparing, running = open_engine(), open_engine()
    preparing.load((STATIC / "pair.js").read_text("utf-8"))
    running.load(bundles["arrivals.test.ts"]["code"])
    return preparing, running


def runs_of_both_ways(engine: Engine, job: Any) -> tuple[int, int]:
    """How many runs tell the outcomes, and how many there are, which are seen to be the same."""
    engine.call("waysBegin", job)
    while engine.call("waysStep"):
        pass
    *differences, count = engine.call("waysFound")
    assert not differences, "\n\n".join(differences)
    forms = [form for form in job["forms"].values() if form]
    places = max(form["places"] for form in forms)
    return int(count), len(forms) * (1 if job.get("onlyArrived") else places + 3)


SHARED = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@SHARED
@given(programs())
def test_arrivals_that_share_a_run_have_the_outcomes_of_their_own(
    ways: tuple[Engine, Engine], program: Any
) -> None:
    parts, named, wrap = program
    code = PLACE.sub("", source(parts, named)[0])
    job = job_of(ways[0], code, wrap=wrap)
    assume(any(job["forms"].values()))
    job["setup"] = [ways[0].call("chaportPair.prepare", SETUP)]
    shared, all_runs = runs_of_both_ways(ways[1], job)
    assert shared <= all_runs


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda each: each.id)
def test_examples_of_the_registry_share_runs(ways: tuple[Engine, Engine], example: Any) -> None:
    snippet = snippet_of(example)
    job = job_of(ways[0], snippet.code, snippet.form, snippet.wrap)
    shared, all_runs = runs_of_both_ways(ways[1], job)
    assert shared < all_runs


SAME = [
    "chaport.open();\nnope();",
    "console.log({ a: [1, 'x'], e: new RangeError('r') });\nchaport.toggle();",
    "(async function () { await null; throw new TypeError('t'); })();\nchaport.close();",
    "document.cookie;",
    "setTimeout(function () { console.log(new Date().toISOString(), Math.random()); }, 50);",
]


@pytest.mark.parametrize("code", SAME)
def test_both_engines_say_the_same(code: str) -> None:
    pytest.importorskip("quickjs")
    pytest.importorskip("py_mini_racer")
    results = []
    for opener in OPENERS.values():
        engine = opener()
        for script in ("pair.js", "check.js"):
            engine.load((STATIC / script).read_text("utf-8"))
        results.append(comparable(run_job(engine, job_of(engine, code))))
    assert results[0] == results[1]


def comparable(value: Any) -> Any:
    """A result without the words of the engine, and without columns, seen otherwise."""
    if isinstance(value, list):
        return [comparable(item) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {
        key: comparable(item) for key, item in value.items() if key not in {"message", "column"}
    }
    if "author" in kept:
        kept["author"] = kept["author"][0]
    return kept
