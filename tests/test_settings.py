"""Each setting: a value that it cannot have is said in ``conf.py``, and the default counts."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_chaport.problems import Kind
from sphinx_chaport.settings import app_id_source, read_settings, setting_fields
from sphinx_chaport.widget.production import unmet_condition

ID = "0123456789abcdef01234567"
BAD: dict[str, list[Any]] = {
    "chaport_app_id": [5, ["x"]],
    "chaport_host": ["chaport.com", "https://app.chaport.com", True],
    "chaport_config": ["launcher", {5: 6}],
    "chaport_mode": ["on", True],
    "chaport_simulator": [["environment"]],
    "chaport_loading": ["lazy", True, "Intent"],
    "chaport_pages": [["index"], {"includes": []}, {"include": "index"}, {"exclude": [5]}],
    "chaport_generated_pages": ["search", 1],
    "chaport_production": ["main", {}, {"CI": 5}, {"CI": []}, lambda: True],
    "chaport_consent_banner": ["yes", "javascript:alert(1)", 1],
    "chaport_fallback": ["javascript:alert(1)", "contact.html", "//example.com", 5],
    "chaport_nonce": ["a'b", 'a"b', "a<b", 5],
    "chaport_debug": ["on", 1],
    "chaport_allow_visitor_data": ["email", 1],
    "chaport_interface": ["both", 1],
    "chaport_side_by_side": ["yes"],
    "chaport_registry": ["further.yaml", [5]],
    "chaport_run_buttons": [1],
    "chaport_check": ["all"],
    "chaport_check_time": [0, "2", True],
    "chaport_check_memory": [2.5, 4],
    "chaport_check_minimum": [101, "90%"],
}


def test_every_setting_has_bad_values_here() -> None:
    assert BAD.keys() == {name for name, _, _ in setting_fields()}


@pytest.mark.parametrize(("name", "value"), [(name, one) for name in BAD for one in BAD[name]])
def test_a_bad_value_is_a_problem_and_the_default_counts(name: str, value: Any) -> None:
    settings, problems = read_settings({name: value}, {})
    assert {key: problem.kind for key, problem in problems.items()} == {name: Kind.SETTING}
    assert problems[name].mend.startswith("It takes ")
    assert settings == read_settings({}, {})[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("chaport_fallback", "help@example.com"),
        ("chaport_fallback", "mailto:help@example.com"),
        ("chaport_fallback", "/contact"),
        ("chaport_fallback", "https://example.com/contact"),
        ("chaport_fallback", "tel:+4930123456"),
        ("chaport_consent_banner", "/privacy.html"),
        ("chaport_nonce", "{{ csp_nonce }}"),
        ("chaport_production", "readthedocs"),
        ("chaport_production", {"GITHUB_REF_NAME": ["main", "release/*"], "CI": True}),
        ("chaport_pages", {"include": ["guides/**"], "exclude": []}),
    ],
)
def test_a_good_value_is_kept(name: str, value: Any) -> None:
    settings, problems = read_settings({name: value}, {})
    assert problems == {}
    assert getattr(settings, name.removeprefix("chaport_")) == value


def test_the_app_id_says_where_it_is_from() -> None:
    environment = {"CHAPORT_APP_ID": ID}
    settings, _ = read_settings({}, environment)
    assert "CHAPORT_APP_ID" in app_id_source(settings, environment)
    settings, _ = read_settings({"chaport_app_id": ID}, {})
    assert app_id_source(settings, {}) == "`chaport_app_id`"


# -- chaport_production ---------------------------------------------------------------------------

VERSION = {"READTHEDOCS": "True", "READTHEDOCS_VERSION_TYPE": "branch"}


@pytest.mark.parametrize(
    ("rule", "environment", "expected"),
    [
        (True, {}, True),
        (False, {}, False),
        ("readthedocs", VERSION, True),
        ("readthedocs", {**VERSION, "READTHEDOCS_VERSION_TYPE": "tag"}, True),
        ("readthedocs", {**VERSION, "READTHEDOCS_VERSION_TYPE": "external"}, False),
        ("readthedocs", {}, False),
        ("ci", {"CI": "true"}, True),
        ("ci", {"CI": "false"}, False),
        ("ci", {}, False),
        ({"BRANCH": "main"}, {"BRANCH": "main"}, True),
        ({"BRANCH": "main"}, {"BRANCH": "maintenance"}, False),
        ({"BRANCH": ["main", "release/*"]}, {"BRANCH": "release/2"}, True),
        ({"CI": True, "BRANCH": "main"}, {"BRANCH": "main"}, False),
        ({"PREVIEW": False}, {}, True),
        ({"PREVIEW": False}, {"PREVIEW": "1"}, False),
    ],
)
def test_a_build_is_live_where_its_environment_says_so(
    rule: Any, environment: dict[str, str], expected: bool
) -> None:
    assert (unmet_condition(rule, environment) == "") is expected


def test_no_value_of_the_environment_is_told() -> None:
    found = unmet_condition({"TOKEN": "main"}, {"TOKEN": "secret-1"})
    assert "TOKEN" in found
    assert "secret" not in found
