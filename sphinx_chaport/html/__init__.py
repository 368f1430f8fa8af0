"""HTML: how our nodes are written, which pages get which files, and the files themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_chaport import nodes as ours
from sphinx_chaport.html import visitors
from sphinx_chaport.html.checked_page import add_page
from sphinx_chaport.html.code import LinkNamesInCode
from sphinx_chaport.html.files import add_page_files, copy_files
from sphinx_chaport.html.playground import SayWhereItRuns
from sphinx_chaport.html.run_buttons import OfferRuns, outdated
from sphinx_chaport.html.switches import check_switch
from sphinx_chaport.html.tables import FoldNestedRows
from sphinx_chaport.html.widget_output import add_templates

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register visitors, transforms and the pages' files."""
    for node, pair in visitors.VISITORS.items():
        app.add_node(node, html=pair)
    # Written as what they derive from; writers that go by names, such as XML's, have to know them.
    places = (ours.chaport_mark, ours.chaport_outcome, ours.chaport_coverage, ours.chaport_place)
    for node in (ours.chaport_code, ours.chaport_install, *places):
        app.add_node(node)
    app.add_post_transform(LinkNamesInCode)
    app.add_post_transform(FoldNestedRows)
    app.add_post_transform(SayWhereItRuns)
    app.add_post_transform(OfferRuns)
    app.connect("config-inited", add_templates)
    app.connect("doctree-read", check_switch)
    app.connect("env-updated", outdated)
    app.connect("html-collect-pages", add_page)
    app.connect("html-page-context", add_page_files)
    app.connect("write-started", copy_files)
