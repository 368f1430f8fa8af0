"""The widget's core compiles only with exactly the methods and events of the registry."""

from __future__ import annotations

import dataclasses
import json
import shutil

import pytest

from sphinx_chaport.registry import load_registry
from sphinx_chaport.registry.exports import type_definitions
from tests.registry.typescript import ROOT, run_compiler

CLIENT = ROOT / "sphinx_chaport" / "client"
FURTHER = ROOT / "tests" / "registry" / "further" / "company.yaml"


@pytest.fixture(scope="module")
def registry():
    return load_registry()


@pytest.fixture
def core(tmp_path):
    """A copy of the core, and how to compile it against the types of a registry."""
    shutil.copytree(CLIENT / "core", tmp_path / "core")
    options = json.loads((CLIENT / "tsconfig.json").read_text())["compilerOptions"]
    options |= {"lib": ["ES2022"], "resolveJsonModule": True, "typeRoots": []}
    project = {"compilerOptions": options, "include": ["core", "chaport.d.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project))

    def compiled(registry):
        (tmp_path / "chaport.d.ts").write_text(type_definitions(registry))
        lines = run_compiler(tmp_path / "tsconfig.json").splitlines()
        return [line for line in lines if line.startswith(("core/methods.ts", "core/events.ts"))]

    compiled.folder = tmp_path / "core"
    return compiled


def test_the_core_has_what_the_registry_has(core, registry):
    assert core(registry) == []


def test_a_method_and_an_event_that_the_core_lacks_do_not_compile(core):
    errors = "\n".join(core(load_registry([FURTHER])))
    assert "Property 'highlight' is missing" in errors
    assert "Property '\"chat.rated\"' is missing" in errors


def test_a_method_and_an_event_that_the_registry_lacks_do_not_compile(core, registry):
    fewer = dataclasses.replace(
        registry,
        methods=tuple(item for item in registry.methods if item.name != "toggle"),
        events=tuple(item for item in registry.events if item.name != "ready"),
    )
    errors = "\n".join(core(fewer))
    assert "'toggle' does not exist in type 'Methods'" in errors
    assert "'ready' does not exist in type" in errors


@pytest.mark.parametrize(
    ("file", "line", "name"),
    [
        ("methods.ts", "    toggle: ", "toggle"),
        ("methods.ts", "    openIn: ", "openIn"),
        ("methods.ts", "    getWidgetState: ", "getWidgetState"),
        ("methods.ts", "  compare: true", "compare"),
        ("events.ts", "  'chat.started': ", '"chat.started"'),
    ],
)
def test_what_is_taken_out_of_the_core_is_missed(core, registry, file, line, name):
    path = core.folder / file
    text = path.read_text(encoding="utf-8").splitlines(keepends=True)
    fewer = [item for item in text if not item.startswith(line)]
    assert len(fewer) == len(text) - 1
    path.write_text("".join(fewer), encoding="utf-8")
    [error] = [item for item in core(registry) if "is missing" in item]
    assert f"Property '{name}' is missing" in error
