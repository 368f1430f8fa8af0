"""What tests share: building a site from a few files, and a real browser."""

from __future__ import annotations

import functools
import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import expect
from sphinx import jinja2glue
from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.browser_setup import system_chromium
from tests.serving import served

ROOT = Path(__file__).parent.parent


@dataclass
class Site:
    """A built site and what the build said."""

    source: Path
    output: Path
    warnings: str
    trees: dict[str, nodes.document]

    def page(self, name: str = "index") -> BeautifulSoup:
        """An HTML page, parsed."""
        return BeautifulSoup((self.output / f"{name}.html").read_text("utf-8"), "html.parser")

    def text(self, name: str) -> str:
        """A file of the output."""
        return (self.output / name).read_text("utf-8")


def write_project(
    folder: Path, files: Mapping[str, str], conf: Mapping[str, Any] | None = None
) -> Path:
    """Write `files`, with a ``conf.py`` of `conf` where they bring none; the source folder."""
    source = folder / "source"
    for name, text in files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    if "conf.py" not in files:
        settings = {
            "extensions": ["myst_parser", "sphinx_chaport"],
            "html_theme": "basic",
            "nitpicky": True,
            # Sphinx would write the suffixes of extensions into its own default.
            "source_suffix": {".rst": "restructuredtext"},
            **(conf or {}),
        }
        lines = [f"{key} = {value!r}\n" for key, value in settings.items()]
        (source / "conf.py").write_text("".join(lines), "utf-8")
    return source


@pytest.fixture(scope="session", autouse=True)
def compiled_templates() -> Iterator[None]:
    """All builds of a session use the themes' templates as the first of them has compiled them."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        made = functools.partial(
            jinja2glue.SandboxedEnvironment, bytecode_cache=FileSystemBytecodeCache(folder)
        )
        patch.setattr(jinja2glue, "SandboxedEnvironment", made)
        yield


def build_apart(folder: Path, files: Mapping[str, str], conf: Mapping[str, Any]) -> Site:
    """Build HTML in a process of its own: some themes leave traces in theirs."""
    source, output = write_project(folder, files, conf), folder / "html"
    doctrees = str(folder / "doctrees")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", doctrees]
    command += [str(source), str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    warnings = strip_colors(done.stderr).replace(f"{source}{os.sep}", "")
    return Site(source, output, warnings, {})


def build(
    folder: Path,
    files: Mapping[str, str],
    *,
    builder: str = "html",
    conf: Mapping[str, Any] | None = None,
    parallel: int = 0,
    fresh: bool = True,
) -> Site:
    """Build `files` into a site; a file ``conf.py`` among them is used as it is."""
    source, output = write_project(folder, files, conf), folder / builder
    warnings = io.StringIO()
    with patch_docutils(str(source)), docutils_namespace():
        app = Sphinx(
            source,
            source,
            output,
            folder / "doctrees",
            builder,
            status=io.StringIO(),
            warning=warnings,
            freshenv=fresh,
            parallel=parallel,
        )
        app.build()
        trees = {name: app.env.get_doctree(name) for name in app.env.found_docs}
    text = strip_colors(warnings.getvalue()).replace(f"{source}{os.sep}", "")
    return Site(source, output, text, trees)


@pytest.fixture
def site(tmp_path: Path) -> Any:
    """Builds a site in a folder of its own: ``site({"index.rst": "..."}, conf={...})``."""
    return functools.partial(build, tmp_path)


@pytest.fixture
def page_of(site: Any) -> Any:
    """Builds one reST page: ``page_of("text", conf...)``."""

    def make(text: str, **options: Any) -> Site:
        return site({"index.rst": f"Title\n=====\n\n{text}\n"}, **options)

    return make


# -- browser ----------------------------------------------------------------------------------

# Machines that do much else are slow: a page has time to become what is expected of it.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium where there is one, as root without its sandbox."""
    arguments = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"]
    arguments += ["--disable-background-networking", "--disable-component-update"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    found = {**browser_type_launch_args, "args": arguments}
    if path := system_chromium():
        found["executable_path"] = path
    return found


@pytest.fixture(scope="session")
def serve() -> Iterator[Any]:
    """Serves a folder on loopback: ``serve(path)`` gives its address."""
    servers: list[AbstractContextManager[str]] = []

    def start(folder: Path) -> str:
        servers.append(served(folder))
        return servers[-1].__enter__()

    yield start
    # A server takes half a second to hear that it is over: all hear it at once.
    with ThreadPoolExecutor(max_workers=max(1, len(servers))) as pool:
        list(pool.map(lambda server: server.__exit__(None, None, None), servers))
