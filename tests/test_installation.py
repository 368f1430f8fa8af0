"""The installation code keeps each clause of the loader protocol (contract, section 1)."""

import json

import pytest
import quickjs

from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.hosts import HOSTS, chat_page, script_url
from sphinx_chaport.widget.installation import PLACEHOLDER, installation_code

APP_ID = "0123456789abcdef01234567"
# A page that notes what is done to it, in order.
PAGE = """
var log = [], global = globalThis;
var page = [{ id: 'first' }, { id: 'second' }];
page.forEach(function (script) {
  script.before = function (added) {
    log.push('insert');
    page.splice(page.indexOf(script), 0, added);
  };
});
var document = {
  createElement: function (name) { log.push('create ' + name); return { tag: name }; },
  scripts: page
};
var window = new Proxy({}, {
  set: function (target, name, value) {
    log.push('set ' + name);
    target[name] = value;
    return true;
  }
});
"""


@pytest.fixture
def page():
    context = quickjs.Context()
    context.eval(PAGE)
    return context


def value(context, expression):
    return json.loads(context.eval(f"JSON.stringify({expression})"))


def install(context, config=None, host="app.chaport.com"):
    context.eval(installation_code(config or {}, host=host, app_id=APP_ID))


def test_the_smallest_code_has_at_most_450_bytes():
    for host in HOSTS:
        assert len(installation_code({}, host=host, app_id=APP_ID).encode()) <= 450


def test_everything_happens_in_the_order_of_the_protocol(page):
    install(page)
    order = ["set chaportConfig", "set chaport", "create script", "insert"]
    assert value(page, "log") == order


def test_a_second_code_sets_its_configuration_and_nothing_more(page):
    install(page)
    page.eval("var first = window.chaport; log.length = 0;")
    install(page, {"launcher": {"show": False}})
    assert value(page, "log") == ["set chaportConfig"]
    assert page.eval("window.chaport === first && window.chaportConfig.launcher.show === false")
    assert page.eval("page.length") == 3


def test_a_queued_command_is_the_arguments_object_of_its_call(page):
    install(page)
    page.eval(
        "window.chaport.q('open'); window.chaport.q('setVisitorData', [{ name: 'Ada' }, 'h']);"
    )
    kinds = "window.chaport._q.map(function (a) { return Object.prototype.toString.call(a); })"
    assert value(page, kinds) == ["[object Arguments]", "[object Arguments]"]
    assert value(page, "Array.isArray(window.chaport._q)")
    assert value(page, "window.chaport._q.map(function (a) { return [].slice.call(a); })") == [
        ["open"],
        ["setVisitorData", [{"name": "Ada"}, "h"]],
    ]


def test_q_returns_nothing_and_works_from_a_variable(page):
    install(page)
    assert page.eval("var q = window.chaport.q; q('getWidgetState') === undefined")
    assert page.eval("window.chaport._q.length") == 1


def test_listeners_wait_in_arrays_by_event(page):
    install(page)
    page.eval("var c = window.chaport, on = c.on, f = function () {}, g = function () {};")
    page.eval("c.on('ready', f); on('ready', g); c.on('chat.started', f);")
    assert page.eval("c._l.ready[0] === f && c._l.ready[1] === g && c._l['chat.started'][0] === f")
    assert value(page, "Object.keys(c._l)") == ["ready", "chat.started"]


@pytest.mark.parametrize("host", HOSTS)
def test_the_script_stands_before_the_first_one(page, host):
    install(page, host=host)
    script = value(page, "Object.assign({}, page[0])")
    assert script == {
        "tag": "script",
        "type": "text/javascript",
        "async": True,
        "src": script_url(host),
    }


def test_no_name_of_ours_is_left_behind(page):
    page.eval("var before = Object.getOwnPropertyNames(global).length;")
    install(page)
    assert page.eval("Object.getOwnPropertyNames(global).length === before")


def test_an_app_id_of_the_configuration_counts_more(page):
    install(page, Configuration({"launcher": {"show": False}, "appId": "f" * 24}))
    assert value(page, "window.chaportConfig") == {"appId": "f" * 24, "launcher": {"show": False}}


def test_without_an_app_id_there_is_a_placeholder():
    assert f"{{ appId: '{PLACEHOLDER}' }}" in installation_code({}, host="app.chaport.ru")


def test_javascript_stands_as_it_was_written(page):
    code = JavaScript("function () {\n  return 'team-1';\n}")
    install(page, {"assignments": {"resolve": code}})
    assert page.eval("window.chaportConfig.assignments.resolve()") == "team-1"


def test_tags():
    config = {"visitor": {"name": "</script><!--"}, "a": JavaScript("'</script>'")}
    text = installation_code(config, host="app.chaport.com", tags=True)
    assert text.startswith("<script>\nwindow.chaportConfig = {")
    assert text.count("</script>") == 1
    assert text.endswith("})(window, document);\n</script>\n")
    assert "<!--" not in text


def test_the_hosted_chat_page():
    assert chat_page("app.chaport.com", "a b") == (
        "https://app.chaport.com/widget/show.html?appid=a%20b"
    )
