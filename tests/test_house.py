"""The house's own rules: floors, and what must not stand in any committed file."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "sphinx_chaport"

# Which rooms a room may import, beside itself (design, section 2).
GROUND = {"problems", "version"}
FIRST = GROUND | {"yaml_source", "yaml_mistakes", "registry", "javascript", "identity"}
SECOND = {"examples", "widget", "settings"}
ALLOWED: dict[str, set[str]] = {
    "version": set(),
    "problems": set(),
    "yaml_mistakes": GROUND,
    "yaml_source": GROUND | {"yaml_mistakes"},
    "registry": GROUND | {"yaml_source"},
    "javascript": GROUND,
    "identity": set(),
    "examples": FIRST,
    "widget": FIRST,
    "settings": FIRST | {"widget"},
    "checker": FIRST | SECOND,
    "playable": FIRST | SECOND | {"checker"},
    "cli": FIRST | SECOND | {"checker"},
    "pytest_plugin": FIRST | SECOND | {"checker"},
}
KNOW_SPHINX = {
    "domain",
    "nodes",
    "directives",
    "html",
    "builder",
    "prose",
    "reporting",
    "config_values",
    "forms",
    "references",
    "collected",
    "checked",
    "coverage",
    "foreign_codes",
    "results",
    "texts",
    "__init__",
}


def python_files() -> list[Path]:
    """The package's modules."""
    return sorted(path for path in PACKAGE.rglob("*.py") if "client" not in path.parts)


def room_of(path: Path) -> str:
    """The room that a module lies in: the first step below the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, at any depth of its code."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}:{node.lineno}: write the whole name of the module"
            module = node.module or ""
            if module == "sphinx_chaport":
                yield from (f"{module}.{alias.name}" for alias in node.names)
            else:
                yield module


def rooms_imported(path: Path) -> set[str]:
    """The rooms of ours that a file imports."""
    names = (name.split(".") for name in imported(path))
    return {parts[1] for parts in names if parts[0] == "sphinx_chaport" and len(parts) > 1}


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_room_imports_what_lies_above_it(path: Path) -> None:
    room = room_of(path)
    if room in KNOW_SPHINX or room == "__main__":
        return
    assert room in ALLOWED, f"{room} has no floor yet: give it one here and in the design"
    assert rooms_imported(path) - {room} - {"__version__"} <= ALLOWED[room]


@pytest.mark.parametrize("path", python_files(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_adapters_know_sphinx(path: Path) -> None:
    if room_of(path) in KNOW_SPHINX:
        return
    foreign = {name.split(".")[0] for name in imported(path)}
    assert not foreign & {"sphinx", "docutils", "myst_parser"}


def test_the_client_rooms_that_run_in_the_build_know_no_page() -> None:
    """TypeScript compiles them without the types of the DOM, so `window` is an unknown name."""
    config = json.loads((PACKAGE / "client" / "tsconfig.pure.json").read_text("utf-8"))
    assert config["compilerOptions"]["lib"] == ["ES2022"]
    assert {"pair", "read", "core", "headless", "shim", "check"} <= set(config["include"])


def test_servers_can_use_the_identity_room_alone() -> None:
    """It needs nothing but Python, so a web server imports no Sphinx with it."""
    code = "import sys, sphinx_chaport.identity; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    foreign = {name.split(".")[0] for name in done.stdout.split()}
    assert not foreign & {"sphinx", "docutils", "yaml", "jinja2", "jsonschema", "quickjs"}


def committed_files() -> list[Path]:
    """Every text file that git tracks."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_file_names_a_registry_host_or_a_path_of_this_machine() -> None:
    hosts = ["registry.npm" + "js.org", "files.python" + "hosted.org", "pypi" + ".org"]
    home = str(ROOT.parent) + "/"
    for path in committed_files():
        if not path.is_file():
            continue
        text = path.read_text("utf-8", errors="ignore")
        for bad in [*hosts, home, '"resolved": "http', "--index-url"]:
            assert bad not in text or path == Path(__file__), f"{path}: {bad}"


def test_generated_files_are_marked_so() -> None:
    listed = subprocess.run(
        ["git", "check-attr", "linguist-generated", "sphinx_chaport/static/pair.js"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert listed.stdout.strip().endswith("true")
