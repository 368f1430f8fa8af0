"""Renders the registry's Markdown with MyST, without claiming any file of the host.

MyST is used as a library: its parser and renderer with a configuration of our own. Its Sphinx
extension is not set up, since that would take over ``.md`` files and change how the host's own
containers are written.
"""

from __future__ import annotations

from docutils import nodes
from docutils.utils import new_document
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer
from myst_parser.parsers.mdit import create_md_parser
from sphinx import addnodes
from sphinx.util.docutils import LoggingReporter

from sphinx_chaport.registry.records import Source


def blocks(text: str, source: Source, host: nodes.document) -> list[nodes.Node]:
    """Render `text` as block nodes.

    Args:
        text: Markdown.
        source: Where it was written, for warnings and translations.
        host: The document that the nodes will stand in; its settings carry the environment.

    Returns:
        Nodes without a parent.
    """
    if not text:
        return []
    document = new_document(source.file, host.settings)
    document.reporter = LoggingReporter.from_reporter(document.reporter)
    parser = create_md_parser(MdParserConfig(), DocutilsRenderer)
    parser.options["document"] = document
    parser.render(text)
    return [_placed(child, source) for child in document.children]


def inline(text: str, source: Source, host: nodes.document) -> list[nodes.Node]:
    """Render `text`, one paragraph, as inline nodes."""
    first = next(iter(blocks(text, source, host)), None)
    # Lint says what is wrong with a heading or a list here; the page shows its text all the same.
    return list(first.children) if isinstance(first, nodes.paragraph) else [nodes.Text(text)]


def _placed(node: nodes.Node, source: Source) -> nodes.Node:
    """Give the line of the record to all that was made from its text."""
    for child in node.findall(nodes.Element):
        child.source = source.file
        child.line = source.line
        if isinstance(child, addnodes.pending_xref):
            child["chaport-quiet"] = True
    return node
