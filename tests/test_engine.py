"""The two engines behind one surface: both run the same tests."""

from __future__ import annotations

import builtins

import pytest

from sphinx_chaport.javascript import engine as engine_module
from sphinx_chaport.javascript.engine import EngineError, open_engine
from sphinx_chaport.problems import Kind, ProblemError

ENGINES = ["quickjs", "py_mini_racer"]


def only(monkeypatch, *names):
    """Lets only these engine packages be imported."""
    original = builtins.__import__

    def limited(name, *args, **kwargs):
        if name in ENGINES and name not in names:
            raise ImportError(name)
        return original(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", limited)


@pytest.fixture(params=ENGINES)
def limited(request, monkeypatch):
    """One of the engines, with small limits."""
    pytest.importorskip(request.param)
    only(monkeypatch, request.param)
    monkeypatch.setattr(engine_module, "SECONDS", 2)
    monkeypatch.setattr(engine_module, "MEMORY", 32 * 1024 * 1024)
    return open_engine()


@pytest.fixture(params=ENGINES)
def engine(request, monkeypatch):
    pytest.importorskip(request.param)
    only(monkeypatch, request.param)
    opened = open_engine()
    opened.load("var room = { echo: (...args) => args, unit: s => s.length, none: () => {} };")
    return opened


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        12,
        -0.5,
        "",
        "plain 'quotes' \"double\" `ticks` \\ ${x}",
        "😀 🜁 é \u2028 \u2029 \x00 \x1f \x7f \ufeff \uffff",
        "\ud800 alone",
        "</script>",
        ["a", {"b": [1, None]}],
        {"__proto__": 1, "😀": "\u2028"},
    ],
)
def test_values_survive_the_border(engine, value):
    assert engine.call("room.echo", value, value) == [value, value]


def test_lengths_are_in_utf_16(engine):
    assert engine.call("room.unit", "😀\u2028") == 3


def test_undefined_is_none(engine):
    assert engine.call("room.none") is None


def test_a_script_may_hold_any_text(engine):
    engine.load('"use strict"; var text = "😀\u2028é"; // ends in a comment')
    engine.load("var read = () => text")
    assert engine.call("read") == "😀\u2028é"


def test_scope_is_kept_between_calls(engine):
    engine.load("var count = 0; var next = () => ++count;")
    assert [engine.call("next"), engine.call("next")] == [1, 2]


@pytest.mark.parametrize("path", ["a()", "a;b", "", "a.", "1", "a\nb", "a['b']"])
def test_only_paths_are_called(engine, path):
    with pytest.raises(ValueError, match="not the path"):
        engine.call(path)


@pytest.mark.parametrize(
    "source", ["throw new Error('no')", "a b", "missing()", "var f = () => f(); f();"]
)
def test_errors_are_one_kind(engine, source):
    with pytest.raises(EngineError):
        engine.load(source)
    assert engine.call("room.echo", 1) == [1]


def test_an_endless_loop_ends(limited):
    with pytest.raises(EngineError):
        limited.load("for (;;) {}")


def test_memory_is_limited(limited):
    with pytest.raises(EngineError):
        limited.load("var all = []; for (;;) all.push(new Array(1000).fill(all.length));")


def test_quickjs_comes_first(monkeypatch):
    only(monkeypatch, *ENGINES)
    assert "quickjs" in repr(open_engine())


def test_without_an_engine(monkeypatch):
    only(monkeypatch)
    with pytest.raises(ProblemError) as raised:
        open_engine()
    [problem] = raised.value.problems
    assert problem.kind is Kind.JAVASCRIPT_ENGINE
    assert "quickjs-ng" in problem.mend
