"""How soon a playground page can be used, beside Swagger UI.

``python -m benchmarks.playground [--visits N]`` builds the documentation, serves its playground
page and a page of Swagger UI with as many operations as the API has methods, and visits both in
turn with an empty cache. It prints the median time from the start of the load until

- here: the first sample is visible, with a Run button that can be pressed;
- Swagger UI, as it comes: the first operation is visible, not yet opened;
- Swagger UI with that operation open: it can be executed;

and what each page loads of script and style, compressed. The exit status is 1 where the playground
takes more than half of Swagger UI's time for an operation that can be executed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from sphinx_chaport.registry import load_registry
from tests.browser_setup import system_chromium
from tests.conftest import ROOT
from tests.serving import compressed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PART = 0.5
"""The target: the part of Swagger UI's time that the playground may take."""

SWAGGER = Path(__file__).parent / "swagger-ui/node_modules/swagger-ui-dist"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>API</title>
<link rel="stylesheet" href="swagger-ui.css"></head>
<body><div id="ui"></div>
<script src="swagger-ui-bundle.js"></script><script src="start.js"></script></body></html>
"""
START = """SwaggerUIBundle({{
  spec: {spec}, dom_id: '#ui', tryItOutEnabled: true, docExpansion: {expansion},
}});"""

# The first frame in which the selector finds something that can be seen and used.
WATCH = """(() => {
  const isThere = (element) => element && !element.disabled && element.getClientRects().length > 0;
  const look = () => {
    const found = [...document.querySelectorAll(%s)].find(isThere);
    if (found) requestAnimationFrame(() => { window.usableAfter = performance.now(); });
    else requestAnimationFrame(look);
  };
  look();
})()"""


class Subject(NamedTuple):
    """A page to visit, and what has to be there."""

    name: str
    address: str
    usable: str


def write_swagger(folder: Path) -> None:
    """Two pages of Swagger UI, `list` and `full`, with an operation for each method."""
    names = sorted(method.name for method in load_registry().methods)
    operation = {"responses": {"200": {"description": "Done"}}}
    paths = {f"/{name}": {"post": {"summary": name, **operation}} for name in names}
    spec = {"openapi": "3.0.3", "info": {"title": "API", "version": "1"}, "paths": paths}
    for expansion in ("list", "full"):
        page = folder / expansion
        page.mkdir(parents=True)
        for file in ("swagger-ui.css", "swagger-ui-bundle.js"):
            (page / file).symlink_to(SWAGGER / file)
        start = START.format(spec=json.dumps(spec), expansion=json.dumps(expansion))
        (page / "start.js").write_text(start, "utf-8")
        (page / "index.html").write_text(PAGE, "utf-8")


def build_docs(folder: Path) -> None:
    """The documentation, as `make docs` builds it."""
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "docs", str(folder)]
    subprocess.run([*command, "-d", f"{folder}-doctrees"], cwd=ROOT, check=True)


def visit(browser: Browser, subject: Subject) -> tuple[float, int]:
    """Milliseconds until the page can be used, and the bytes of its scripts and styles."""
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    page.on(
        "response",
        lambda response: (
            response.request.resource_type in {"script", "stylesheet"}
            and sizes.append(int(response.headers.get("content-length", 0)))
        ),
    )
    page.add_init_script(WATCH % json.dumps(subject.usable))
    page.goto(subject.address)
    page.wait_for_function("() => window.usableAfter", timeout=60_000)
    after = page.evaluate("() => window.usableAfter")
    context.close()
    return after, sum(sizes)


def measure(subjects: list[Subject], visits: int) -> dict[str, tuple[float, int]]:
    """The median of each subject, all visited in turn so that they share the machine's moods."""
    times: dict[str, list[float]] = {subject.name: [] for subject in subjects}
    sizes = {}
    with sync_playwright() as playwright:
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        arguments = ["--disable-gpu", "--disable-background-networking", *root]
        path = system_chromium()
        with playwright.chromium.launch(executable_path=path, args=arguments) as browser:
            for number in range(visits + 1):
                for subject in subjects:
                    after, size = visit(browser, subject)
                    sizes[subject.name] = size
                    # The first visit of all warms the browser itself.
                    if number:
                        times[subject.name].append(after)
    return {name: (statistics.median(found), sizes[name]) for name, found in times.items()}


def main() -> int:
    """Print the figures; 1 where the playground misses its target."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.playground")
    parser.add_argument("--visits", type=int, default=15, help="how often each page is loaded")
    visits = parser.parse_args().visits
    if not SWAGGER.is_dir():
        print("Swagger UI is missing. Run `make bench`, which installs it.")
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_swagger(folder / "swagger")
        build_docs(folder / "docs")
        with compressed(folder) as base:
            subjects = [
                Subject("playground", f"{base}/docs/playground.html", ".chaport-play-run"),
                Subject("Swagger UI, visible", f"{base}/swagger/list/", ".opblock-summary"),
                Subject("Swagger UI, open", f"{base}/swagger/full/", ".opblock .btn.execute"),
            ]
            found = measure(subjects, visits)
    for subject, (after, size) in found.items():
        print(f"{subject:22} {after:7.0f} ms   {size / 1000:7.1f} KB of script and style")
    part = found["playground"][0] / found["Swagger UI, open"][0]
    print(f"The playground takes {part:.2f} of Swagger UI's time (at most {PART}).")
    return int(part > PART)


if __name__ == "__main__":
    sys.exit(main())
