"""Files of `chaport_registry`: what they add has everything that the built-in names have."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sphinx_chaport.problems import ProblemError
from sphinx_chaport.registry import load_registry
from sphinx_chaport.registry.exports import EXPORTS
from sphinx_chaport.registry.lint import lint

FURTHER = Path(__file__).parent / "further" / "company.yaml"
ADDED = {
    "method": "highlight",
    "event": "chat.rated",
    "option": "rating",
    "matcher": "startsWith",
}


@pytest.fixture(scope="module")
def registry():
    return load_registry([FURTHER])


@pytest.mark.parametrize(("kind", "name"), ADDED.items())
def test_entries(registry, kind, name):
    entry = registry.find(kind, name)
    assert entry.source.file.startswith(str(FURTHER.parent))
    assert registry.reference(f"{kind}:{name}") is entry
    assert list(registry.entries[kind])[-1] == {"matcher": "^=", "option": "rating.after"}.get(
        kind, name
    )


def test_marks_and_examples(registry):
    highlight = registry.find("method", "highlight")
    assert (highlight.since, highlight.unofficial, highlight.deprecated) == ("2.0", True, "")
    assert {"highlight", "chat-rated", "starts-with", "rating", "launcher-label"} <= set(
        registry.examples
    )
    assert set(load_registry().examples) < set(registry.examples)


def test_dotted_option_is_a_property(registry):
    launcher = registry.find("option", "launcher")
    assert [item.path for item in launcher.properties] == ["launcher.show", "launcher.label"]
    assert registry.find("option", "launcher.label").name == "label"
    assert "launcher.label" not in [option.name for option in registry.options]


def test_built_in_names_are_as_they_were(registry):
    before = load_registry()
    assert registry.methods[: len(before.methods)] == before.methods
    assert registry.open_points == before.open_points
    assert registry.version == before.version


def test_rules_pass(registry):
    assert lint(registry) == []


def test_further_files_are_told_with_what_they_include(registry):
    assert [Path(file).name for file in registry.further_files] == ["company.yaml", "options.yaml"]
    assert load_registry().further_files == ()


def test_rules_look_at_further_files_alone(tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text(
        "methods:\n"
        "  - name: shout\n"
        "    summary: shouts\n"
        "    see-also: [method:whisper]\n"
        "    examples:\n"
        "      - id: shout\n"
        "        caption: Shout.\n"
        "        code: chaport.shuot();\n"
    )
    registry = load_registry([path])
    problems = lint(registry, files=[str(path)])
    assert [problem.line for problem in problems] == [2, 2, 8, 8]
    assert "Did you mean" in problems[-1].mend
    assert lint(registry, files=[]) == []


def test_exports(registry):
    api = json.loads(EXPORTS["chaport-api.json"](registry))
    assert api["methods"][-1]["name"] == "highlight"
    assert api["methods"][-1]["unofficial"] is True
    config = json.loads(EXPORTS["config.schema.json"](registry))
    assert config["properties"]["rating"] == {"$ref": "#/$defs/option:rating"}
    assert config["$defs"]["option:rating.after"]["default"] == 3
    assert "label" in config["$defs"]["option:launcher"]["properties"]
    types = EXPORTS["chaport.d.ts"](registry)
    assert "highlight(selector: string, times?: number): number;" in types
    assert '"chat.rated": { stars: number };' in types


def test_exports_fit_a_registry_of_ones_own(registry):
    import jsonschema

    schema = json.loads(EXPORTS["chaport-api.schema.json"](registry))
    api = json.loads(EXPORTS["chaport-api.json"](registry))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(api)) == []


def test_clash_names_both_places(tmp_path):
    path = tmp_path / "company.yaml"
    shutil.copy(FURTHER, path)
    shutil.copytree(FURTHER.parent / "more", tmp_path / "more")
    with pytest.raises(ProblemError) as caught:
        load_registry([FURTHER, path])
    places = [(problem.file, problem.line) for problem in caught.value.problems]
    assert (str(path), 5) in places
    assert all(str(FURTHER.parent) in problem.message for problem in caught.value.problems)


def test_a_bad_file_beside_a_good_one(tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("methods:\n  - summary: Nameless.\n")
    with pytest.raises(ProblemError) as caught:
        load_registry([FURTHER, bad])
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (str(bad), 2)
    assert problem.text == "A method needs `name`. Add `name`."
