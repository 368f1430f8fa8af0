"""The static loader and what a page gives it: the protocol is kept, and the values arrive."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import quickjs
from hypothesis import given
from hypothesis import strategies as st

import sphinx_chaport
from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.page import page_assets, wire

LOADER = Path(sphinx_chaport.__file__).parent / "static" / "loader.js"
SOURCE = "https://app.chaport.com/javascripts/insert.js"
APP_ID = "0123456789abcdef01234567"
PAGE = """
var added = [];
var own = { src: 'https://site.example/_static/chaport/loader.js', dataset: {} };
own.before = function (script) { added.push(script); };
var said = [];
var document = {
  currentScript: own, scripts: [own],
  createElement: function (name) { return { tag: name }; },
  addEventListener: function () {},
  dispatchEvent: function (event) { said.push(event.detail.status); }
};
var window = { layer: { name: 'layer' } };
var location = { pathname: '/' };
var navigator = {};
var setInterval = function () {};
var console = { info: function (line) { said.push(line); } };
function CustomEvent(name, options) { this.detail = options.detail; }
function URL(name, base) {
  this.href = name.includes('://') ? name : base.replace(/[^/]*$/, '') + name;
}
"""


@dataclass(frozen=True)
class Account:
    app_id: str = APP_ID
    host: str = "app.chaport.com"


def load(attributes, before=""):
    context = quickjs.Context()
    context.eval(PAGE + before)
    for name, value in attributes.items():
        first, *rest = name.removeprefix("data-").split("-")
        key = first + "".join(part.title() for part in rest)
        context.eval(f"own.dataset[{json.dumps(key)}] = {json.dumps(value)}")
    context.eval(LOADER.read_text())
    return context


def value(context, expression):
    return json.loads(context.eval(f"JSON.stringify({expression})"))


def assets(data):
    return page_assets(Configuration(data), Account())


def test_the_configuration_and_the_script_arrive():
    found = assets({"launcher": {"show": False}})
    assert found.script is None
    context = load(found.attributes)
    assert value(context, "window.chaportConfig") == {"appId": APP_ID, "launcher": {"show": False}}
    script = {"tag": "script", "type": "text/javascript", "async": True, "src": SOURCE}
    assert value(context, "added") == [script]


def test_the_stub_is_the_one_of_the_protocol():
    context = load(assets({}).attributes)
    context.eval("var q = window.chaport.q, f = function () {}; q('open', [1]);")
    context.eval("window.chaport.on('ready', f);")
    assert value(context, "[].slice.call(window.chaport._q[0])") == ["open", [1]]
    assert context.eval("Object.prototype.toString.call(window.chaport._q[0])") == (
        "[object Arguments]"
    )
    assert context.eval("window.chaport._l.ready[1] === f")
    assert context.eval("q('x') === undefined")


def test_where_a_widget_is_already_only_the_configuration_is_set():
    context = load(assets({}).attributes, "var first = window.chaport = {};")
    assert context.eval("window.chaport === first && added.length === 0")
    assert value(context, "window.chaportConfig.appId") == APP_ID


def test_without_an_address_nothing_is_loaded():
    context = load({"data-chaport-config": "{}"})
    assert context.eval("!window.chaport && added.length === 0")
    assert context.eval("window.sphinxChaport.status") == "off"


def test_a_dotted_path_stays_data():
    google = {"api": "gtm", "apiObject": JavaScript("window.layer")}
    found = assets(
        {"analytics": {"google": google}, "init": {"eventTarget": JavaScript("document")}}
    )
    assert found.script is None
    context = load(found.attributes)
    assert context.eval("window.chaportConfig.analytics.google.apiObject === window.layer")
    assert context.eval("window.chaportConfig.init.eventTarget === document")


def test_a_path_to_nothing_is_undefined():
    code = JavaScript("window.missing.layer")
    context = load(assets({"analytics": {"google": {"apiObject": code}}}).attributes)
    assert context.eval("window.chaportConfig.analytics.google.apiObject === undefined")


def test_code_stands_in_a_file_that_loads_before_the_widget():
    found = assets({"assignments": {"resolve": JavaScript("function () { return 'a'; }")}})
    assert found.script is not None
    assert "data-chaport-config" not in found.attributes
    context = load(found.attributes)
    name = f"https://site.example/_static/chaport/{found.script.name}"
    assert value(context, "added.map(function (s) { return s.src; })") == [name]
    context.eval("window.chaport.q('open')")
    context.eval(found.script.text)
    context.eval("added[0].onload()")
    assert value(context, "added.map(function (s) { return s.src; })") == [name, SOURCE]
    assert context.eval("window.chaportConfig.assignments.resolve()") == "a"
    assert value(context, "window.chaportConfig.appId") == APP_ID


def test_the_file_has_the_name_of_its_content():
    one, same, other = (assets({"a": JavaScript(code)}).script for code in ("f()", "f()", "g()"))
    assert one == same
    assert one.name != other.name
    assert one.name.startswith("config-")


@pytest.mark.parametrize("code", ["f", "window.a()", "window['a']", "x.y", "window.a.b; alert(1)"])
def test_what_is_more_than_a_path_is_code(code):
    assert assets({"a": JavaScript(code)}).script is not None
    with pytest.raises(TypeError):
        wire({"a": JavaScript(code)})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(st.text() | st.sampled_from(["$path", "$$path", "__proto__"]), inner)
    ),
    max_leaves=12,
)


@given(value_=st.dictionaries(st.text(), JSON))
def test_all_data_arrives_as_it_was(value_):
    context = load({"data-chaport-src": SOURCE, "data-chaport-config": wire(value_)})
    assert value(context, "window.chaportConfig") == value_
