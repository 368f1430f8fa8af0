"""The exports are fresh, valid in their own formats, and the same everywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace

import jsonschema
import pytest

from sphinx_chaport.registry import load_registry
from sphinx_chaport.registry.exports import EXPORTS
from sphinx_chaport.registry.exports.__main__ import RUNTIME, STATIC, main
from sphinx_chaport.registry.exports.comments import comment
from sphinx_chaport.registry.exports.prose import plain
from sphinx_chaport.registry.exports.runtime import runtime_api
from sphinx_chaport.registry.exports.typescript_types import alias_name, typescript
from tests.registry.typescript import ROOT


@pytest.fixture(scope="module")
def registry():
    return load_registry()


@pytest.fixture(scope="module")
def config(registry):
    return json.loads(EXPORTS["config.schema.json"](registry))


@pytest.fixture(scope="module")
def api(registry):
    return json.loads(EXPORTS["chaport-api.json"](registry))


@pytest.mark.parametrize("name", EXPORTS)
def test_committed_export_is_not_stale(registry, name):
    committed = (STATIC / name).read_bytes().decode()
    assert committed == EXPORTS[name](registry), "run python -m sphinx_chaport.registry.exports"


@pytest.mark.parametrize("name", EXPORTS)
def test_export_holds_nothing_of_this_machine(name):
    text = (STATIC / name).read_bytes().decode()
    assert str(ROOT) not in text
    assert text.endswith("\n")
    assert "\r" not in text


def test_exports_are_the_same_under_another_hash_seed(tmp_path):
    for seed in ("1", "2"):
        command = [
            sys.executable,
            "-m",
            "sphinx_chaport.registry.exports",
            "--into",
            tmp_path / seed,
        ]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run(command, check=True, cwd=ROOT, env=environment)
    for name in [*EXPORTS, "api.json"]:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_check_tells_what_is_stale(tmp_path, capsys):
    assert main(["--check", "--into", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count(": stale,") == len(EXPORTS) + 1
    assert not list(tmp_path.iterdir())
    assert main(["--into", str(tmp_path)]) == 0
    assert main(["--check", "--into", str(tmp_path)]) == 0
    (tmp_path / "chaport.d.ts").write_text("old")
    assert main(["--check", "--into", str(tmp_path)]) == 1
    assert "chaport.d.ts" in capsys.readouterr().err


# -- config.schema.json -------------------------------------------------------------------------


def test_config_schema_is_valid(config):
    jsonschema.Draft202012Validator.check_schema(config)
    assert config["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "value",
    [
        {"appId": "0123456789abcdef01234567"},
        {"appId": "0123456789abcdef01234567", "appearance": {"windowColor": "#fff"}},
        {"appId": "0123456789abcdef01234567", "devices": {"configs": {"ios": {"history": False}}}},
        {"appId": "0123456789abcdef01234567", "openIn": "_blank", "triggers": False},
        # JSON cannot hold a function, so whatever stands for one is taken.
        {"appId": "0123456789abcdef01234567", "assignments": {"resolve": "function () {}"}},
    ],
)
def test_config_schema_takes(config, value):
    assert jsonschema.Draft202012Validator(config).is_valid(value)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"appId": "short"},
        {"appId": "0123456789abcdef01234567", "apearance": {}},
        {"appId": "0123456789abcdef01234567", "appearance": {"windowColor": "brown"}},
        {"appId": "0123456789abcdef01234567", "devices": {"configs": {"ios": {"histroy": False}}}},
        {"appId": "0123456789abcdef01234567", "openIn": {}},
    ],
)
def test_config_schema_refuses(config, value):
    assert not jsonschema.Draft202012Validator(config).is_valid(value)


def test_config_schema_describes_every_option(registry, config):
    for path, option in registry.entries["option"].items():
        described = config["$defs"][f"option:{path}"]["description"]
        assert described.startswith(plain(option.summary))
        assert "{chaport:" not in described


def test_config_schema_has_defaults_and_marks(config):
    definitions = config["$defs"]
    assert definitions["option:history"]["default"] is True
    assert definitions["option:language.source"]["default"] == "header"
    assert "Default: " in definitions["option:closeButton"]["description"]
    assert definitions["option:assignments.resolve"]["x-type"] == "function"
    assert "JavaScript function" in definitions["option:assignments.resolve"]["$comment"]
    assert definitions["option:init.eventTarget"]["x-type"] == "event-target"


def test_config_schema_leads_nowhere_else(config):
    text = json.dumps(config)
    for reference in set(json.loads(f"[{','.join(_references(text))}]")):
        assert reference.removeprefix("#/$defs/") in config["$defs"]


def _references(text):
    parts = text.split('"$ref": ')[1:]
    return [part[: part.index('"', 1) + 1] for part in parts]


# -- chaport-api.json ---------------------------------------------------------------------------


def test_api_is_valid_by_its_schema(registry, api):
    schema = json.loads(EXPORTS["chaport-api.schema.json"](registry))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(api)) == []
    assert schema["$id"].endswith(api["format"])


def test_api_holds_all(registry, api):
    def paths(options):
        for option in options:
            yield option["path"]
            yield from paths(option.get("properties", []))

    assert list(paths(api["options"])) == list(registry.entries["option"])
    assert [item["name"] for item in api["methods"]] == list(registry.entries["method"])
    assert [item["name"] for item in api["events"]] == list(registry.entries["event"])
    assert [item["name"] for item in api["parameters"]] == list(registry.entries["parameter"])
    assert len(api["matchers"]) == 8
    assert len(api["openPoints"]) == 30
    assert json.dumps(api).count('"caption"') == len(registry.examples)


def test_api_marks_javascript(api):
    resolve = next(
        example
        for option in api["options"]
        for item in option.get("properties", [])
        for example in item["examples"]
        if item["path"] == "assignments.resolve"
    )
    assert resolve["config"]["assignments"]["resolve"].keys() == {"$javascript"}


# -- api.json -----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def runtime(registry):
    return json.loads(runtime_api(registry))


def test_the_runtime_has_the_registry_of_today(registry):
    assert RUNTIME.read_text(encoding="utf-8") == runtime_api(registry)


def test_the_runtime_knows_every_name(registry, runtime):
    for kind in ("method", "event", "parameter"):
        assert list(runtime[f"{kind}s"]) == list(registry.entries[kind])
    assert list(runtime["options"]) == [f"{item.name}?" for item in registry.options]


def test_the_runtime_knows_signatures_and_types(runtime):
    assert runtime["methods"]["enableTriggers"] == [
        {"ids?": ["list", "string"]},
        {"...ids": "string"},
    ]
    assert len(runtime["colors"]) == 11
    assert runtime["options"]["session?"]["user?"] == {"visitorId": "string", "token": "string"}


def test_a_type_that_the_runtime_would_not_check_stops_the_export(registry):
    *others, last = registry.options
    unknown = replace(last, type={"type": "string", "maxLength": 5})
    with pytest.raises(ValueError, match="maxLength"):
        runtime_api(replace(registry, options=(*others, unknown)))


# -- prose and types ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See {chaport:method}`open`.", "See `open`."),
        ("{chaport:matcher}`<` and {chaport:matcher}`>=`", "`<` and `>=`"),
        ("{chaport:option}`the colour <appearance.windowColor>`", "the colour"),
        ("`{plain}` code", "`{plain}` code"),
    ],
)
def test_roles_become_code(text, shown):
    assert plain(text) == shown


def test_comments_cannot_be_ended_from_within():
    assert comment(["a */ b"]) == ["/** a *\\/ b */"]


def test_comments_wrap_words_and_keep_code():
    lines = comment(["word " * 40, "```js\n" + "x" * 120 + "\n```"], "  ")
    assert lines[0] == "  /**"
    assert max(len(line) for line in lines[1:3]) <= 100
    assert f"   * {'x' * 120}" in lines


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        (True, "any"),
        (False, "never"),
        ({"title": "value"}, "any"),
        ({"type": "integer"}, "number"),
        ({"type": ["string", "null"]}, "string | null"),
        ({"type": "array"}, "any[]"),
        ({"type": "array", "items": {"type": ["string", "null"]}}, "(string | null)[]"),
        ({"type": "array", "items": {"enum": ["a", 1]}}, '("a" | 1)[]'),
        ({"type": "string", "pattern": "^#[0-9a-f]+$"}, "`#${string}`"),
        ({"type": "string", "pattern": "^a?b$"}, "string"),
        ({"type": "string", "pattern": "^a(b|c)|d$"}, "string"),
        ({"type": "string", "pattern": "^a(b|c)$"}, "`a${string}`"),
        ({"anyOf": [{"enum": ["a"]}, {"type": "string"}]}, '"a" | (string & {})'),
        ({"anyOf": [{"x-type": "function"}, {"const": False}]}, "(() => void) | false"),
        ({"not": {}}, "undefined"),
        ({"x-type": "live"}, "unknown"),
        ({"x-type": "event-target"}, "EventTarget"),
        ({"$ref": "option:appearance.position"}, "AppearancePosition"),
        ({"$ref": "registry:configuration"}, "Partial<Config>"),
        ({"$ref": "names:matcher"}, "Matcher"),
        ({"type": "object"}, "{ [key: string]: unknown }"),
        ({"type": "object", "properties": {"a-b": {"type": "null"}}}, '{ "a-b"?: null }'),
        (
            {"type": "array", "prefixItems": [{"type": "string"}, {"type": "number"}]},
            "[item1?: string, item2?: number]",
        ),
    ],
)
def test_types_become_typescript(schema, text):
    assert typescript(schema) == text


def test_names_of_types():
    assert alias_name("analytics.google") == "AnalyticsGoogle"
    assert alias_name("my-option") == "MyOption"
