"""The unit tests of the script that checks examples, in Node and in the embedded engine."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.test_core import FOLDER, NODE, in_engine

FILES = sorted(path.name for path in (Path(__file__).parent / "check").glob("*.test.ts"))


@pytest.fixture(scope="module")
def bundles() -> dict[str, dict[str, Any]]:
    """By test file: its code in one script, and what Node made of it."""
    command = [str(NODE), str(FOLDER / "bundle.mjs"), "--in=check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    answer: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("engine", ["node", "embedded"])
@pytest.mark.parametrize("name", FILES)
def test_check_script(bundles: dict[str, dict[str, Any]], name: str, engine: str) -> None:
    bundle = bundles[name]
    outcome = bundle["node"] if engine == "node" else in_engine(bundle["code"])
    assert outcome is not None, "a test waits for a promise that nothing settles"
    assert not outcome["failures"], "\n\n" + "\n".join(outcome["failures"])
    assert outcome["count"] > 0


def test_there_are_test_files() -> None:
    assert FILES
