"""Installation codes that somebody pasted into a site, beside the widget that this extension adds.

Raw HTML is looked at when its page is read, templates and scripts of the theme when a build begins.
Only what names the widget is read further, so that other sites do not wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_chaport.html.pages import is_page_builder
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.reporting import report
from sphinx_chaport.widget.found.facts import FactReader
from sphinx_chaport.widget.found.files import Skipped, text_of
from sphinx_chaport.widget.found.parts import parts_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_TEMPLATES = {".html", ".htm", ".jinja", ".j2", ".js"}
_MEND = "Remove it: the settings in `conf.py` do the same, and `sphinx-chaport doctor` prints them."


def warn_of_raw_html(app: Sphinx, doctree: nodes.document) -> None:
    """Name each installation code in the raw HTML of a page."""
    reader = FactReader()
    for node in doctree.findall(nodes.raw):
        text = node.astext()
        if "html" in node.get("format", "") and "chaport" in text:
            file, line = _place(app, node, text)
            report(*_problems(reader, text, f"{file}.html", file, line))


def _place(app: Sphinx, node: nodes.raw, text: str) -> tuple[str, int]:
    """The file of raw HTML, and the line on which its text begins."""
    if included := node.get("source"):
        return str(included), 1
    file, line = str(node.source or app.env.docname), node.line or 1
    rows = (text_of(Path(file), Skipped()) or "").splitlines()
    first = next((row.strip() for row in text.splitlines() if row.strip()), "")
    before = next(number for number, row in enumerate(text.splitlines()) if row.strip())
    found = (n for n in range(line, min(line + 12, len(rows) + 1)) if rows[n - 1].strip() == first)
    return file, next(found, line) - before


def warn_of_templates(app: Sphinx) -> None:
    """Name each installation code in the site's own templates, and in scripts of every page."""
    if not is_page_builder(app.builder):
        return
    reader = FactReader()
    for path in _files(app):
        text = text_of(path, Skipped())
        if text and "chaport" in text:
            report(*_problems(reader, text, str(path), str(path), 1))


def _files(app: Sphinx) -> Iterator[Path]:
    config, confdir = app.config, Path(app.confdir)
    for folder in config.templates_path:
        found = sorted((confdir / folder).rglob("*"))
        yield from (path for path in found if path.suffix in _TEMPLATES and path.is_file())
    scripts = [item if isinstance(item, str) else item[0] for item in config.html_js_files]
    for folder in config.html_static_path:
        paths = (confdir / folder / script for script in scripts)
        yield from (path for path in paths if path.is_file())


def _problems(
    reader: FactReader, text: str, name: str, file: str, first_line: int
) -> Iterator[Problem]:
    for parts in parts_of(reader.read(text, name)):
        fact = parts.config or next(iter(parts.addresses), None)
        if fact is None or fact["state"] != "live":
            continue
        version = fact.get("version", 3)
        message = f"An installation code of version {version} is pasted here, beside the settings."
        if parts.before:
            message = "A second installation code of this page is pasted here; it starts nothing."
        yield Problem(Kind.FOREIGN_CODE, message, _MEND, file, first_line + fact["line"] - 1)


def setup(app: Sphinx) -> None:
    """Register both looks."""
    app.connect("doctree-read", warn_of_raw_html)
    app.connect("builder-inited", warn_of_templates)
