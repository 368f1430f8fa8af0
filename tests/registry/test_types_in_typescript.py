"""chaport.d.ts takes what is right, refuses what is wrong, and fits the registry's examples."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_chaport import yaml_source
from sphinx_chaport.registry import load_registry
from sphinx_chaport.registry.exports import type_definitions
from tests.registry.typescript import ROOT, TYPES, compile_files

if TYPE_CHECKING:
    from pathlib import Path

TESTS = ROOT / "tests" / "types"
MARK = "// @ts-expect-error"

# What the examples take for granted of their page.
PAGE = """
interface ParentNode { querySelector(selector: string): any; }
interface Window { exampleDataLayer: object[]; }
"""


def lines(path: Path) -> list[str]:
    """The lines of code of a file."""
    text = path.read_text(encoding="utf-8").splitlines()
    return [line for line in text if line and not line.startswith(("//", "export", "import"))]


def test_uses_compile(tmp_path):
    assert len(lines(TESTS / "uses.ts")) >= 60
    assert compile_files(tmp_path, TESTS / "uses.ts") == ""


def test_every_misuse_is_refused(tmp_path):
    text = (TESTS / "misuses.ts").read_text(encoding="utf-8")
    assert text.count(MARK) == len(lines(TESTS / "misuses.ts")) >= 40
    assert compile_files(tmp_path, TESTS / "misuses.ts") == ""


def test_a_use_among_the_misuses_is_found(tmp_path):
    text = (TESTS / "misuses.ts").read_text(encoding="utf-8")
    path = tmp_path / "misuses.ts"
    reference = f'/// <reference path="{TYPES}" />'
    path.write_text(f"{reference}\n{text.split('export {};')[1]}\n{MARK}\nchaport.open();\n")
    assert "TS2578" in compile_files(tmp_path, path)


@pytest.fixture(scope="module")
def examples():
    return load_registry().examples


def javascript(node: yaml_source.Node) -> str:
    """A configuration as JavaScript."""
    if isinstance(node, yaml_source.Mapping):
        return (
            "{" + ", ".join(f"{json.dumps(k.text)}: {javascript(v)}" for k, v in node.items) + "}"
        )
    if isinstance(node, yaml_source.Sequence):
        return "[" + ", ".join(javascript(item) for item in node.items) + "]"
    if node.tag == yaml_source.JS_TAG:
        return node.text.strip()
    return json.dumps(yaml_source.scalar_value(node))


def program(example) -> str:
    """An example as a whole page has it."""
    if example.config is not None:
        options = javascript(example.config)
        return f"/** @type {{Partial<Chaport.Config>}} */\nexport const options = {options};\n"
    if example.form == "queue" or ".on(" in example.code.split("\n")[0]:
        return f"export {{}};\n{example.code}\n"
    return f"export {{}};\nwindow.chaport.on('ready', function () {{\n{example.code}\n}});\n"


def test_examples_fit_the_types(tmp_path, examples):
    page = tmp_path / "page.d.ts"
    page.write_text(PAGE)
    files = []
    for example in examples.values():
        files.append(tmp_path / f"{example.id}.js")
        files[-1].write_text(program(example))
    assert compile_files(tmp_path, TYPES, page, *files) == ""


def test_types_of_a_registry_with_more(tmp_path):
    further = ROOT / "tests" / "registry" / "further" / "company.yaml"
    types = tmp_path / "chaport.d.ts"
    types.write_text(type_definitions(load_registry([further])))
    use = tmp_path / "use.ts"
    use.write_text(
        "export {};\n"
        "chaport.highlight('#chat', 3).toFixed();\n"
        "chaport.q('highlight', ['#chat']);\n"
        "chaport.on('chat.rated', (rating) => rating.stars.toFixed());\n"
        "chaport.compare('a', 'startsWith', 'b');\n"
        "window.chaportConfig = { appId: 'a', rating: { after: 5 } };\n"
        "window.chaportConfig = { appId: 'a', launcher: { label: 'Chat' } };\n"
        f"{MARK}\nchaport.highlight();\n{MARK}\nchaport.on('chat.rated', (n: number) => n);\n"
    )
    assert compile_files(tmp_path, types, use) == ""
