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
from sphinx_chaport.html.pages import FOLDER, is_page_builder
from sphinx_chaport.html.playground import SAMPLES, samples_script
from sphinx_chaport.html.run_buttons import add_runs
from sphinx_chaport.html.widget_output import add_widget, used_files, write_scripts
from sphinx_chaport.html.widget_problems import check_widgets, say_if_unset
from sphinx_chaport.html.words import (
    WORDS,
    add_words_of_examples,
    add_words_of_playgrounds,
    words_script,
)
from sphinx_chaport.registry.exports import EXPORTS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_chaport.domain import ChaportDomain

STATIC = Path(__file__).parent.parent / "static"
SCRIPTS = ("samples.js", "samples.css", "wide.css", "simulator.js", "simulator.d.ts")
"""For sites that use any directive of ours."""

PLAYGROUND = (
    "playground.js",
    "playground-more.js",
    "playground.css",
    "sandbox.html",
    "sandbox.js",
    "deriver.js",
    "playground-real.js",
    "playground-real.css",
    "real.html",
    "real.js",
)
"""For sites where something can be run."""

_SAMPLES = (ours.chaport_example, ours.chaport_install, ours.chaport_playground)
_OWN_CLASSES = {"chaport-table", "chaport-checked"}


def add_page_files(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """Give a page the files that its own content needs, and its widget."""
    if not is_page_builder(app.builder) or not templatename.endswith(".html"):
        return None
    if doctree is not None:
        _add_files_of_content(app, pagename, doctree)
    return add_widget(app, templatename, context, doctree, pagename)


def _add_files_of_content(app: Sphinx, pagename: str, doctree: nodes.document) -> None:
    if _shows_ours(doctree):
        app.add_css_file(f"{FOLDER}/samples.css")
        if domain_of(app.env).settings.side_by_side:
            app.add_css_file(f"{FOLDER}/wide.css")
    if any(_has(doctree, kind) for kind in _SAMPLES):
        app.add_js_file(f"{FOLDER}/samples.js", loading_method="defer")
        add_runs(app, doctree, pagename)
        add_words_of_examples(app)
    # Its script takes from that of samples where our files are.
    if places := list(doctree.findall(ours.chaport_playground)):
        playgrounds = domain_of(app.env).playgrounds
        shown = [playgrounds[place["docname"]][place["number"]] for place in places]
        is_real = any(playground.is_real for playground in shown)
        add_words_of_playgrounds(app, is_real=is_real)
        app.add_css_file(f"{FOLDER}/playground.css")
        if is_real:
            app.add_css_file(f"{FOLDER}/playground-real.css")
        app.add_js_file(f"{FOLDER}/playground.js", loading_method="defer")


def _has(doctree: nodes.document, kind: type[nodes.Element]) -> bool:
    return next(doctree.findall(kind), None) is not None


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
    check_widgets(domain, app.confdir)
    say_if_unset(domain)
    files = {*used_files(domain), *(SCRIPTS if domain.pages else ())}
    if not files:
        return
    target = Path(builder.outdir) / "_static" / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    for name in sorted(files):
        shutil.copyfile(STATIC / name, target / name)
    if domain.pages:
        write_exports(domain, target)
    if _can_run_something(domain):
        copy_playground(domain, target)
    write_scripts(domain, target)


def copy_playground(domain: ChaportDomain, target: Path) -> None:
    """Publish what is loaded where something is run."""
    for name in PLAYGROUND:
        shutil.copyfile(STATIC / name, target / name)
    own = {WORDS: words_script()}
    if domain.playground_page:
        own[SAMPLES] = samples_script(domain)
    for name, text in own.items():
        (target / name).write_text(text, encoding="utf-8", newline="\n")


def _can_run_something(domain: ChaportDomain) -> bool:
    """Whether the site has a playground, or an example with a button that runs it."""
    offered = (noted.is_offered for checks in domain.checks.values() for noted in checks.cases)
    return bool(domain.playgrounds) or (domain.settings.run_buttons and any(offered))


def write_exports(domain: ChaportDomain, target: Path) -> None:
    """Publish the types, the schema and the data; with further registry files, of all together."""
    for name, export in EXPORTS.items():
        if domain.registry_files:
            (target / name).write_text(export(domain.registry), encoding="utf-8", newline="\n")
        else:
            shutil.copyfile(STATIC / name, target / name)
