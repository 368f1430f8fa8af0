"""Which pages get which files, and the files themselves.

A page without our directives gets nothing.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_chaport import nodes as ours
from sphinx_chaport.domain import domain_of
from sphinx_chaport.html.page_widget import add_to_page, check_widgets, write_scripts
from sphinx_chaport.registry.exports import EXPORTS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_chaport.domain import ChaportDomain

STATIC = Path(__file__).parent.parent / "static"
FOLDER = "chaport"
SCRIPTS = ("samples.js", "samples.css", "wide.css", "loader.js", "simulator.js", "simulator.d.ts")

_OWN_CLASSES = {"chaport-table", "chaport-checked"}


def is_page_builder(builder: Builder) -> bool:
    """Whether pages are for browsers: HTML that is not embedded in a book."""
    return builder.format == "html" and not getattr(builder, "embedded", False)


def add_page_files(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give a page the files that its own content needs."""
    del pagename, templatename, context
    if doctree is None or not is_page_builder(app.builder):
        return
    if _shows_ours(doctree):
        app.add_css_file(f"{FOLDER}/samples.css")
        if domain_of(app.env).settings.side_by_side:
            app.add_css_file(f"{FOLDER}/wide.css")
    if next(doctree.findall(ours.chaport_example), None) or next(
        doctree.findall(ours.chaport_install), None
    ):
        app.add_js_file(f"{FOLDER}/samples.js", loading_method="defer")
    add_to_page(app, doctree, FOLDER)


def _shows_ours(doctree: nodes.document) -> bool:
    """Whether anything on the page is styled by us: an example, an entry, a table."""
    return any(
        isinstance(node, ours.chaport_example | ours.chaport_install)
        or node.get("domain") == "chaport"
        or not _OWN_CLASSES.isdisjoint(node["classes"])
        for node in doctree.findall(nodes.Element)
        if not isinstance(node, addnodes.pending_xref)
    )


def copy_files(app: Sphinx, builder: Builder) -> None:
    """Publish the client's files, for projects that use it."""
    if not is_page_builder(builder) or not isinstance(builder, StandaloneHTMLBuilder):
        return
    domain = domain_of(app.env)
    if not domain.pages:
        return
    target = Path(builder.outdir) / "_static" / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for name in SCRIPTS:
        shutil.copyfile(STATIC / name, target / name)
    write_exports(domain, target)
    check_widgets(domain, app.confdir)
    write_scripts(domain, target)


def write_exports(domain: ChaportDomain, target: Path) -> None:
    """Publish the types, the schema and the data; with further registry files, of all together."""
    for name, export in EXPORTS.items():
        if domain.registry_files:
            (target / name).write_text(export(domain.registry), encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(STATIC / name, target / name)
