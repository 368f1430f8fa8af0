"""Calls, the configuration, visitor and account as forms, and what becomes of what one fills in."""

from __future__ import annotations

import random
import re
import textwrap
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from sphinx_chaport.javascript.data import decoded
from sphinx_chaport.javascript.literals import JavaScript
from sphinx_chaport.registry import Registry, load_registry
from sphinx_chaport.widget.conf_text import settings_text
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.installation import PLACEHOLDER, installation_code
from sphinx_chaport.widget.read import Installed
from sphinx_chaport.widget.validate import read_configuration, validate
from tests.playground.forms.desk import Desk

pytest_plugins = ["tests.playground.forms.fixtures"]

APP_ID = "0123456789abcdef01234567"
HOST = "app.chaport.com"
REGISTRY = load_registry()
METHODS = [name for name in REGISTRY.entries["method"] if name != "q"]
EXAMPLES = {
    example.id: example
    for name in METHODS
    if name != "on"
    for example in REGISTRY.examples.values()
    if example.code and (f"{name}(" in example.code or f"'{name}'" in example.code)
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return REGISTRY


# -- arguments ----------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["traditional", "queue"])
def test_every_method_of_the_registry_can_be_added_and_is_right_as_it_is(
    desk: Desk, form: str
) -> None:
    for method in METHODS:
        desk.set(code="", form=form)
        desk.field("Another call").select_option(method)
        desk.press("Add to the code")
        assert [method, None] in desk.called, desk.code
        assert all(error is None for _, error in desk.called), desk.code
        assert desk.wrong("arguments") == []
        assert desk.form("arguments").locator("legend").first.inner_text() == f"{method}()"


def test_fields_show_every_example_and_change_none_of_its_characters(desk: Desk) -> None:
    assert len(EXAMPLES) > 60
    for example in EXAMPLES.values():
        desk.set(code=example.code, form=example.form)
        calls = desk.field("Call").locator("option").count()
        for index in range(calls):
            desk.field("Call").select_option(index=index)
            if not example.expect_error:
                assert desk.wrong("arguments") == [], example.id
            desk.touch("arguments")
            assert desk.code == example.code, example.id


def test_a_change_in_the_form_is_made_where_the_value_stands(desk: Desk) -> None:
    before = desk.code
    desk.field("side").select_option("left")
    desk.field("y").fill("24")
    assert desk.code == before.replace("['right', 0, 100]", "['left', 0, 24]")
    desk.field("x").fill("")
    assert "['left', 0, 24]" in desk.code
    desk.field("callback").select_option("Call open()")
    assert "['left', 0, 24], function () { window.chaport.open(); });" in desk.code
    assert "// Moves it up." in desk.code


def test_a_change_in_the_code_fills_the_form_and_leaves_the_keyboard_where_it_is(
    desk: Desk,
) -> None:
    desk.field("y").focus()
    desk.page.keyboard.press("End")
    desk.page.keyboard.type("5")
    assert "1005" in desk.code
    expect(desk.field("y")).to_be_focused()
    desk.set(code="chaport.updatePosition(['left', 3, 4]);")
    assert desk.field("side").input_value() == "left"
    assert [desk.field(name).input_value() for name in "xy"] == ["3", "4"]


def test_code_that_cannot_be_read_stops_the_form_until_it_is_mended(desk: Desk) -> None:
    code = desk.code
    desk.set(code="chaport.updatePosition([")
    expect(desk.field("y")).to_be_disabled()
    assert "Mend it in the editor" in desk.form("arguments").inner_text()
    desk.set(code=code)
    expect(desk.field("y")).to_be_enabled()
    assert "Mend it" not in desk.form("arguments").inner_text()


def test_what_is_no_literal_is_shown_as_code_and_stays(desk: Desk) -> None:
    desk.set(code="chaport.setVisitorData({ name: user.name, phone: '1' }, hashOf(user));")
    assert desk.field("name").input_value() == "user.name"
    assert desk.field("hash").input_value() == "hashOf(user)"
    assert not desk.field("name").is_editable()
    desk.field("phone").fill("2")
    assert desk.code == "chaport.setVisitorData({ name: user.name, phone: '2' }, hashOf(user));"
    desk.press("Set a value instead: name")
    expect(desk.field("name")).to_be_focused()
    desk.field("name").fill("Ann")
    assert desk.code == "chaport.setVisitorData({ phone: '2', name: 'Ann' }, hashOf(user));"


def test_where_the_number_of_arguments_is_unknown_the_form_says_so(desk: Desk) -> None:
    desk.set(code="chaport.disableTriggers(...ids);")
    assert "known only when the code runs" in desk.form("arguments").inner_text()


def test_of_several_calls_one_is_chosen(desk: Desk) -> None:
    desk.set(
        code="chaport.on('ready', function () {\n"
        "  chaport.getTriggerById('a');\n  chaport.openIn('b');\n});"
    )
    options = desk.field("Call").locator("option").all_inner_texts()
    assert options == ["on, line 1", "getTriggerById, line 2", "openIn, line 3"]
    assert desk.field("id").input_value() == "a"
    desk.field("Call").select_option("openIn, line 3")
    desk.form("arguments").get_by_role("textbox", name="target").fill("chat")
    assert "chaport.openIn('chat');" in desk.code
    assert "getTriggerById('a')" in desk.code


def test_without_a_call_the_form_says_how_to_have_one(desk: Desk) -> None:
    desk.set(code="")
    assert "The code calls no method yet" in desk.form("arguments").inner_text()
    desk.field("Another call").select_option("open")
    desk.press("Add to the code")
    assert desk.code == ("window.chaport.on('ready', function () {\n  window.chaport.open();\n});")
    assert "It takes no arguments." in desk.form("arguments").inner_text()


def test_rules_are_made_of_the_accounts_people_and_put_in_order(desk: Desk) -> None:
    desk.set(code="chaport.setAssignmentRules({ rules: [] });")
    for _ in range(2):
        desk.press("Add: rules")
    rows = desk.form("arguments").locator(".chaport-fields-item")
    rows.nth(1).get_by_label("Goes to").fill("sales")
    rows.nth(1).get_by_label("When").first.select_option("a parameter")
    rows.nth(1).get_by_label("parameter").select_option("country")
    rows.nth(1).get_by_role("textbox", name="value").fill("NO")
    assert "rules: [{ ann: true }, { sales: ['country', '=', 'NO'] }]" in desk.code
    desk.press("Move up: rules 2")
    assert "rules: [{ sales: ['country', '=', 'NO'] }, { ann: true }]" in desk.code
    desk.press("Remove: rules 2")
    assert desk.code == (
        "chaport.setAssignmentRules({ rules: [{ sales: ['country', '=', 'NO'] }] });"
    )
    desk.field("resolve").select_option("To Ben")
    assert "resolve: function () { return 'ben'; }" in desk.code
    assert desk.wrong("arguments") == []


def test_an_auto_invitation_can_be_taken_from_the_account(desk: Desk) -> None:
    desk.set(code="chaport.setActiveTrigger({ message: 'Hi' });")
    desk.field("One of the account").select_option("Hello, how can I help?")
    assert "id: 'welcome'" in desk.code
    assert "message: 'Hello, how can I help?'" in desk.code


def test_ids_one_by_one_stay_one_by_one(desk: Desk) -> None:
    desk.set(code="chaport.enableTriggers('welcome', 'sale');")
    desk.press("Remove: ids 1")
    assert desk.code == "chaport.enableTriggers('sale');"
    desk.set(code="chaport.enableTriggers(['welcome']);")
    desk.press("Add: ids")
    desk.field("ids 2").fill("sale")
    assert desk.code == "chaport.enableTriggers(['welcome', 'sale']);"


def test_a_callback_is_known_in_either_way_to_call(desk: Desk) -> None:
    chosen = "(select) => select.selectedOptions[0].text"
    for call in ("window.chaport.open()", "chaport.q('open')", "window.chaport.q('open')"):
        desk.set(code=f"chaport.isOnline(function () {{\n  {call};\n}});")
        assert desk.field("callback").evaluate(chosen) == "Call open()"
    desk.set(code="chaport.isOnline(function (x) { alert(x); });")
    assert desk.field("callback").evaluate(chosen) == "As written in the code"
    assert desk.field("Code").input_value() == "function (x) { alert(x); }"
    desk.field("callback").select_option("Write what it gets on the console")
    assert desk.code == ("chaport.isOnline(function (isOnline) { console.log(isOnline); });")


def test_an_argument_before_another_can_be_left_out(desk: Desk) -> None:
    desk.set(code="chaport.startSession();", form="traditional")
    desk.field("callback").select_option("Do nothing")
    assert desk.code == "chaport.startSession(undefined, function () {});"
    assert desk.wrong("arguments") == []
    desk.field("callback").select_option("not set")
    assert desk.code == "chaport.startSession();"


def test_custom_fields_have_names_and_values_of_several_types(desk: Desk) -> None:
    desk.set(code="chaport.setVisitorData({ custom: { plan: 'free' } });")
    desk.press("Add: custom")
    rows = desk.form("arguments").locator(".chaport-fields-item")
    rows.nth(1).get_by_label("Name").fill("$balance")
    rows.nth(1).get_by_label("Value").first.select_option("number")
    rows.nth(1).get_by_role("spinbutton").fill("12.5")
    assert desk.code == "chaport.setVisitorData({ custom: { plan: 'free', $balance: 12.5 } });"


def test_a_wrong_value_is_explained_at_its_field(desk: Desk) -> None:
    desk.set(code="chaport.updatePosition(['right', 'far']);")
    desk.press("Set a value instead: x")
    desk.set(code="chaport.getParameterValue('contry');")
    assert desk.wrong("arguments") == [
        (
            "key must be 'page_url', 'message_text', 'country', 'language', 'referrer_url', "
            "'utm_source', 'utm_medium', 'utm_term', 'utm_campaign' or 'utm_content', "
            "not 'contry'. Did you mean 'country'?"
        )
    ]
    control = desk.field("key")
    described = control.get_attribute("aria-describedby")
    assert desk.page.locator(f"#{described}").inner_text() == desk.wrong("arguments")[0]
    assert control.get_attribute("aria-invalid") == "true"
    control.select_option("country")
    assert desk.wrong("arguments") == []
    assert desk.code == "chaport.getParameterValue('country');"


def test_a_key_without_a_field_is_explained_and_stays(desk: Desk) -> None:
    desk.set(code="chaport.setVisitorData({ naem: 'Ann', phone: '1' });")
    assert "Did you mean name?" in desk.wrong("arguments")[0]
    desk.field("phone").fill("2")
    assert "naem: 'Ann'" in desk.code


def test_code_runs_after_a_change_only_where_the_reader_wants_it(desk: Desk) -> None:
    desk.field("y").fill("1")
    switch = desk.form("arguments").get_by_label("Run after each change here")
    switch.check()
    assert desk.page.evaluate("() => runs") == 0
    desk.field("y").fill("2")
    desk.page.wait_for_function("() => runs === 1")
    desk.set(untrusted=True)
    desk.field("y").fill("3")
    desk.page.wait_for_timeout(1000)
    assert desk.page.evaluate("() => runs") == 1


# -- installation -------------------------------------------------------------------------------


def open_fold(desk: Desk, name: str) -> None:
    desk.form("installation").locator("summary", has_text=re.compile(rf"^{name}\b")).click()


def text_of(desk: Desk) -> Any:
    return desk.field("window.chaportConfig", "installation")


def exported(desk: Desk, title: str) -> str:
    return desk.form("installation").get_by_role("region", name=title).inner_text()


def test_every_option_of_the_registry_has_a_field(desk: Desk) -> None:
    text_of(desk).fill("{ openIn: { selector: '#a' }, triggers: { enabled: true } }")
    desk.open_all()
    paths = (
        desk.form("installation")
        .locator("[data-path]")
        .evaluate_all(
            "(all) => all.map(({ dataset }) => dataset.path.replace('chaportConfig.', ''))"
        )
    )
    assert set(REGISTRY.entries["option"]) <= set(paths)


def test_the_form_writes_only_what_is_set_and_keeps_comments(desk: Desk) -> None:
    desk.set(config=f"{{\n  // Ours\n  appId: '{APP_ID}',\n}}")
    open_fold(desk, "launcher")
    desk.field("show", "installation").select_option("false")
    wanted = f"{{\n  // Ours\n  appId: '{APP_ID}',\n  launcher: {{ show: false }},\n}}"
    assert desk.model["config"] == wanted
    assert text_of(desk).input_value() == wanted
    desk.field("show", "installation").select_option("not set")
    assert desk.model["config"] == f"{{\n  // Ours\n  appId: '{APP_ID}',\n}}"
    desk.field("appId", "installation").fill("")
    assert desk.model["config"] == ""


def test_the_text_fills_the_form(desk: Desk) -> None:
    text_of(desk).fill("{ closeButton: true, countries: { include: ['NO', 'SE'] }, history: flag }")
    assert desk.field("closeButton", "installation").input_value() == "true"
    assert desk.field("history", "installation").evaluate("(e) => e.value") == "flag"
    open_fold(desk, "countries")
    assert desk.field("include", "installation").input_value() == "NO, SE"
    desk.field("include", "installation").fill("NO")
    assert "{ include: ['NO'] }" in text_of(desk).input_value()
    assert "history: flag" in text_of(desk).input_value()


def test_a_text_that_cannot_be_read_says_where(desk: Desk) -> None:
    text_of(desk).fill("{\n  history: true\n  launcher: 1\n}")
    assert desk.wrong("installation")[0].startswith("Line 3, column 3:")
    expect(desk.field("history", "installation")).to_be_disabled()
    text_of(desk).fill("[]")
    assert "A configuration is an object" in desk.wrong("installation")[0]


def test_mistakes_name_path_type_and_the_nearest_name(desk: Desk) -> None:
    text_of(desk).fill("{ launchr: {}, language: { source: 'htlm' }, closeButton: 'yes' }")
    said = "\n".join(desk.wrong("installation"))
    assert "chaportConfig.launchr is unknown, so it is ignored. Did you mean launcher?" in said
    assert "chaportConfig.closeButton must be true or false, not 'yes'." in said
    assert "must be 'header' or 'html', not 'htlm'. Did you mean 'html'?" in said


def test_the_window_has_one_of_eleven_colours_or_any_other(desk: Desk) -> None:
    open_fold(desk, "appearance")
    form = desk.form("installation")
    expect(form.get_by_role("radio")).to_have_count(12)
    expect(form.get_by_role("radio", name="teal")).to_be_checked()
    form.get_by_role("radio", name="blue-gray").check()
    assert "windowColor: 'blue-gray'" in desk.model["config"]
    form.get_by_label("Another colour").fill("#102030")
    assert "windowColor: '#102030'" in desk.model["config"]
    expect(form.locator(":checked[type=radio]")).to_have_count(0)
    form.get_by_role("radio", name="not set").check()
    assert "appearance" not in desk.model["config"]


def test_options_for_a_device_hold_options(desk: Desk) -> None:
    open_fold(desk, "devices")
    desk.press("Add: configs", "installation")
    desk.form("installation").locator("summary", has_text=re.compile("^desktop")).click()
    inner = desk.form("installation").get_by_role("group", name="desktop")
    inner.get_by_label("closeButton").select_option("true")
    assert "devices: { configs: { desktop: { closeButton: true } } }" in re.sub(
        r"\s+", " ", desk.model["config"]
    )


def test_each_export_can_be_copied(desk: Desk) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for title in ("Installation code", "conf.py", "reStructuredText", "MyST"):
        desk.press(f"Copy: {title}", "installation")
        desk.page.wait_for_function("() => said.length && said.pop() === 'Copied'")
        copied = desk.page.evaluate("() => navigator.clipboard.readText()")
        assert copied.strip() == exported(desk, title).strip()
    desk.field("Host", "installation").select_option("app.chaport.ru")
    assert "app.chaport.ru" in exported(desk, "Installation code")
    assert "app.chaport.ru" in exported(desk, "conf.py")


CASES: list[dict[str, Any]] = [
    {},
    {"appId": APP_ID},
    {"launcher": {"show": False}, "closeButton": True},
    {
        "appId": APP_ID,
        "visitor": {"name": "Ann", "custom": {"a b": 1, "$$cost": -1.5, "no": "yes"}},
        "session": {"user": {"visitorId": "1", "token": "2"}, "persist": False},
        "visitorIntegrityHash": "abc",
    },
    {"session": {"user": {"visitorId": "1", "token": "2"}}},
    {
        "assignments": {
            "resolve": {"$js": "function (cp) {\n  // none\n\n  return null;\n}"},
            "rules": [{"sales": ["country", "=", "NO"]}, {"ann": True}],
        }
    },
    {
        "countries": {"include": ["NO", "SE"]},
        "devices": {"configs": {"ios": {"appearance": {"position": ["left", 0, 60]}}}},
        "operators": ["Ann O'Neill", "b: c", "- d", "#e", "null", "1", " f ", ""],
        "openIn": {"selector": "#chat"},
        "analytics": {"google": {"api": "gtm", "apiObject": {"$js": "window.ourLayer"}}},
        "init": {"eventTarget": {"$js": "document"}, "event": "a\tb", "maxDelay": 1500},
    },
    {
        "assignments": {
            "resolve": {"$js": 'function () {\n  return `\n```\n\t$ {1}`; // \\ """ </script>\n}'},
            "rules": [],
        }
    },
]
PIECES = [
    "a",
    "Ann",
    " ",
    "'",
    '"',
    "\\",
    "\n",
    "\t",
    "\r",
    "</script>",
    "<!--",
    "\u2028",
    "\u202e",
    "\u00e9",
    "\U0001f600",
    ":",
    "#",
    "-",
    "{",
    "]",
    "`",
    "!js",
    "$",
    "*",
    "&",
    "%",
    "@",
    "true",
    "null",
    "0",
    ".5",
    "\x7f",
    "\x01",
    "\ufeff",
    ",",
    "very long words that fill a line",
]


def made_up(seed: int) -> dict[str, Any]:
    """A configuration of strange texts, which is right nonetheless."""
    chance = random.Random(seed)

    def text() -> str:
        return "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 5)))

    def value(depth: int) -> Any:
        kinds = [text, lambda: chance.choice([True, False, None, 0, -7, 1.25, 10**12]), text]
        if depth < 3:
            kinds += [lambda: {f"{text()}k": value(depth + 1) for _ in range(chance.randint(0, 3))}]
            kinds += [lambda: [value(depth + 1) for _ in range(chance.randint(0, 3))]]
        return chance.choice(kinds)()

    custom = {text().lstrip("$") or "a": value(0) for _ in range(chance.randint(1, 4))}
    # What looks like a number goes first in an object of JavaScript.
    custom = {f"k{key}" if key.isdigit() else key: item for key, item in custom.items()}
    return {"appearance": {"teamName": text()}, "visitor": {"notes": text(), "custom": custom}}


EXPORTS = """(cases) => cases.map((data) => {
  const { installationCode, confText, directive } = exported;
  return [
    installationCode(data, 'app.chaport.com', chaportPair),
    confText(data, 'app.chaport.com'),
    directive(data, false),
    directive(data, true),
  ];
})"""


def written(data: dict[str, Any]) -> Any:
    """With keys as `read` gives them."""
    if isinstance(data, dict) and set(data) != {"$js"}:
        return {f"${k}" if k.startswith("$") else k: written(v) for k, v in data.items()}
    return [written(item) for item in data] if isinstance(data, list) else data


def test_exports_are_the_packages_own_and_mean_the_same(desk: Desk, registry: Registry) -> None:
    cases = [*CASES, *(written(made_up(seed)) for seed in range(300))]
    made = desk.page.evaluate(EXPORTS, cases)
    for case, (code, conf, rest, myst) in zip(cases, made, strict=True):
        wanted = decoded(case)
        assert code == installation_code(wanted, host=HOST, tags=True)
        check_conf(conf, wanted, registry)
        body = textwrap.dedent(rest.split("\n", 2)[2]) if wanted else ""
        fence = re.match(r"`+", myst)
        assert fence
        assert myst.endswith(f"\n{fence[0]}\n")
        inner = myst.split("\n", 1)[1].removesuffix(f"{fence[0]}\n")
        for text in (body, inner):
            found, problems = read_configuration(text, registry=registry)
            assert [one.text for one in problems] == []
            assert found.data == plain(wanted)


def check_conf(conf: str, wanted: dict[str, Any], registry: Registry) -> None:
    """The lines are those of `snippet --read`, and give what they were made of."""
    options = {key: value for key, value in wanted.items() if key != "appId"}
    app_id = wanted.get("appId", PLACEHOLDER)
    assert conf == settings_text(Installed(3, app_id, HOST, Configuration(options), 1))
    settings: dict[str, Any] = {}
    exec(conf, {"__builtins__": __builtins__}, settings)
    found, problems = validate(settings.get("chaport_config", {}), registry=registry)
    assert [one.text for one in problems] == []
    personal = {"visitor", "visitorIntegrityHash"}
    kept = {key: value for key, value in options.items() if key not in personal}
    if "user" in kept.get("session", {}):
        kept["session"] = {k: v for k, v in kept["session"].items() if k != "user"}
        kept = {key: value for key, value in kept.items() if value != {}}
    assert found.data == kept
    assert settings["chaport_app_id"] == app_id


def plain(value: Any) -> Any:
    """As YAML has it: code without the space around it."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return JavaScript(value.code.strip()) if isinstance(value, JavaScript) else value


def test_the_simulated_account_is_nobodys_to_install(desk: Desk) -> None:
    code, conf, *directives = desk.page.evaluate(EXPORTS, [{"appId": "0" * 24}])[0]
    assert "appId: 'YOUR_APP_ID'" in code
    assert 'chaport_app_id = "YOUR_APP_ID"' in conf
    assert all("appId" not in text for text in directives)


def test_the_directive_of_the_export_stands_on_a_page(desk: Desk, site: Any) -> None:
    case = CASES[5]
    _, _, rest, myst = desk.page.evaluate(EXPORTS, [case])[0]
    heading = "Title\n=====\n\n"
    built = site(
        {
            "index.rst": f"{heading}.. toctree::\n\n   other\n\n{rest}",
            "other.md": f"# Other\n\n{myst}",
        },
        conf={
            "source_suffix": {".rst": "restructuredtext", ".md": "markdown"},
            "chaport_mode": "simulator",
        },
    )
    assert built.warnings == ""
    scripts = [
        built.text(str(path.relative_to(built.output)))
        for path in (built.output / "_static/chaport").glob("config-*.js")
    ]
    assert scripts
    assert all("return null" in script and "'NO'" in script for script in scripts)


# -- visitor and account ------------------------------------------------------------------------


def test_the_visitor_and_the_page_are_what_the_form_says(desk: Desk) -> None:
    form = "surroundings"
    desk.field("Country", form).fill("SE")
    desk.field("Device", form).select_option("ios")
    desk.field("Operators online", form).select_option("false")
    desk.field("Title", form).fill("Our lamps")
    assert desk.model["simulator"]["environment"] == {
        "country": "SE",
        "device": "ios",
        "online": False,
    }
    assert desk.model["page"]["title"] == "Our lamps"
    desk.field("Country", form).fill("Sweden")
    assert "two-letter" in desk.wrong(form)[0]
    desk.field("Country", form).fill("")
    assert "country" not in desk.model["simulator"]["environment"]
    assert desk.page.evaluate("() => runs") == 0


def test_values_for_campaigns_stand_in_the_address(desk: Desk) -> None:
    form = "surroundings"
    assert desk.field("utm_source", form).input_value() == "letter"
    desk.field("utm_medium", form).fill("e-mail & more")
    assert desk.model["page"]["url"] == (
        "https://shop.example/lamps?utm_source=letter&page=2&utm_medium=e-mail+%26+more"
    )
    desk.field("utm_source", form).fill("")
    assert "utm_source" not in desk.model["page"]["url"]
    desk.field("Address", form).fill("https://shop.example/?utm_term=lamp")
    assert desk.model["page"]["url"] == "https://shop.example/?utm_term=lamp"


def test_the_account_has_operators_teams_and_triggers(desk: Desk) -> None:
    form = "surroundings"
    desk.press("Remove: Operators 2", form)
    desk.press("Add: Operators", form)
    rows = desk.form(form).locator(".chaport-fields-item")
    rows.nth(1).get_by_label("Id").fill("cy")
    rows.nth(1).get_by_label("Name").fill("Cy")
    rows.nth(1).get_by_label("Teams").fill("sales, help")
    operators = desk.model["simulator"]["account"]["operators"]
    assert operators == [
        {"id": "ann", "name": "Ann", "teams": ["sales"]},
        {"id": "cy", "name": "Cy", "teams": ["sales", "help"]},
    ]
    desk.press("Remove: Triggers 1", form)
    assert [one["id"] for one in desk.model["simulator"]["account"]["triggers"]] == ["sale"]


def test_what_has_no_field_stays(desk: Desk) -> None:
    simulator = {"environment": {"country": None}, "account": {"salt": "test-a"}, "faults": {}}
    desk.set(simulator=simulator)
    desk.field("Device", "surroundings").select_option("android")
    assert desk.model["simulator"] == {
        **simulator,
        "environment": {"country": None, "device": "android"},
    }
    desk.field("Country", "surroundings").fill("NO")
    assert desk.model["simulator"]["environment"]["country"] == "NO"


# -- for everyone -------------------------------------------------------------------------------


def show_all(desk: Desk) -> None:
    desk.set(code="chaport.setAssignmentRules({ rules: [{ a: ['country', '=', 1] }, { b: f }] });")
    options = "visitor: { custom: { a: 1 } }, triggers: { enabled: ['x'] }, openIn: { selector: 1 }"
    text_of(desk).fill(f"{{ closeButton: 'yes', {options} }}")
    desk.open_all()


@pytest.mark.parametrize("look", ["light", "dark"])
def test_axe_finds_nothing(desk: Desk, look: str) -> None:
    if look == "dark":
        desk.page.evaluate("() => document.body.classList.add('dark')")
    show_all(desk)
    assert desk.axe() == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_phone_shows_all_of_it_with_room_for_fingers(desk: Desk, direction: str) -> None:
    desk.page.set_viewport_size({"width": 360, "height": 800})
    desk.page.evaluate("(dir) => { document.documentElement.dir = dir; }", direction)
    show_all(desk)
    wide = desk.page.evaluate(
        """() => [...document.querySelectorAll('section :is(fieldset, fieldset *:not(code))')]
          .filter((one) => { const { left, right } = one.getBoundingClientRect();
            return left < 0 || right > 360.5; })
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert wide == []
    low = desk.page.evaluate(
        """() => [...document.querySelectorAll('section :is(input, select, button, summary)')]
          .filter((one) => one.offsetHeight && one.type !== 'checkbox' && one.offsetHeight < 44)
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert low == []


def test_the_keyboard_goes_on_where_something_was_added_or_taken(desk: Desk) -> None:
    desk.set(code="chaport.enableTriggers(['a', 'b']);")
    form = desk.form("arguments")
    form.get_by_role("button", name="Add: ids").focus()
    desk.page.keyboard.press("Enter")
    expect(desk.field("ids 3")).to_be_focused()
    form.get_by_role("button", name="Remove: ids 3").focus()
    desk.page.keyboard.press("Enter")
    expect(form.get_by_role("button", name="Add: ids")).to_be_focused()


def in_german(route: Route) -> None:
    """The page with another text of one field."""
    page = route.fetch()
    route.fulfill(response=page, body=page.text().replace('"Call"', '"Aufruf"'))


def test_every_text_can_be_translated(desk: Desk) -> None:
    other = Desk(desk.page.context.new_page(), desk.address)
    other.page.route(desk.address, in_german)
    other.load()
    assert other.field("Aufruf").is_visible()
    other.page.close()
