"""HTML: how our nodes are written, which pages get which files, and the files themselves.

A page without our directives gets nothing. The neutral tree becomes::

    <div class="chaport-example" data-chaport-first="traditional">
      <p class="chaport-caption">...</p>
      <div class="chaport-form" data-chaport-form="traditional">
        <p class="chaport-form-title">...</p>
        <div class="highlight-javascript notranslate">...</div>
      </div>
      <div class="chaport-form" data-chaport-form="queue">...</div>
    </div>

which shows both forms, titled, without JavaScript and in print; ``samples.js`` makes tabs of it.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import STANDARD_TYPES, Token
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_chaport import nodes as ours
from sphinx_chaport.directives.properties import NESTED, WIDTHS
from sphinx_chaport.domain import domain_of
from sphinx_chaport.page_widget import add_to_page, check_widgets, write_scripts
from sphinx_chaport.registry.exports import EXPORTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.writers.html5 import HTML5Translator

    from sphinx_chaport.domain import ChaportDomain


STATIC = Path(__file__).parent / "static"
FOLDER = "chaport"
SCRIPTS = ("samples.js", "samples.css", "loader.js")


def is_page_builder(builder: Builder) -> bool:
    """Whether pages are for browsers: HTML that is not embedded in a book."""
    return builder.format == "html" and not getattr(builder, "embedded", False)


# -- code whose names are links -------------------------------------------------------------------


class _Piece(NamedTuple):
    """A token, or the part of one that is or is not a registered name."""

    text: str
    css_class: str
    target: tuple[str, str] | None


class LinkNamesInCode(SphinxPostTransform):
    """Replaces code that has registered names by its tokens, so that the names can be links.

    Tokens come from the lexer that Sphinx itself uses, places of names from the deriver: nothing is
    searched for in finished HTML.
    """

    # Before Sphinx resolves references, so that those made here are resolved with all others.
    default_priority = 5
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Replace every block of ours."""
        del kwargs
        for node in list(self.document.findall(ours.code)):
            found = ours.highlighted("", "", classes=list(node["classes"]), ids=list(node["ids"]))
            found.source, found.line = node.source, node.line
            found += list(tokens(node.astext(), node["names"], self.env.docname))
            node.replace_self(found)


def tokens(text: str, names: list[tuple[int, int, str, str]], docname: str) -> Iterator[nodes.Node]:
    """The tokens as inline nodes; those of registered names as references."""
    for piece in pieces(text, names):
        if piece.target is None and not piece.css_class:
            yield nodes.Text(piece.text)
            continue
        inner = nodes.inline("", piece.text, classes=[piece.css_class])
        yield reference(inner, *piece.target, docname) if piece.target else inner


def reference(content: nodes.Node, kind: str, name: str, docname: str) -> addnodes.pending_xref:
    """A reference that stays plain code where neither this project nor another has the entry."""
    return addnodes.pending_xref(
        "",
        content,
        refdomain="chaport",
        reftype=kind,
        reftarget=name,
        refdoc=docname,
        refexplicit=True,
        **{"chaport-quiet": True},
    )


def pieces(text: str, names: list[tuple[int, int, str, str]]) -> Iterator[_Piece]:
    """Cut the tokens of `text` where registered names begin and end."""
    for start, token_type, value in JavascriptLexer().get_tokens_unprocessed(text):
        css_class = _css_class(token_type)
        at, end = start, start + len(value)
        for name_start, name_end, kind, name in names:
            if not start <= name_start < name_end <= end:
                continue
            if at < name_start:
                yield _Piece(text[at:name_start], css_class, None)
            yield _Piece(text[name_start:name_end], css_class, (kind, name))
            at = name_end
        if at < end:
            yield _Piece(text[at:end], css_class, None)


def _css_class(token_type: Any) -> str:  # noqa: ANN401 - Pygments types are tuples of their own
    while token_type not in STANDARD_TYPES:
        token_type = token_type.parent
    return (
        ""
        if token_type in {Token, Token.Text, Token.Text.Whitespace}
        else str(STANDARD_TYPES[token_type])
    )


class FoldNestedRows(SphinxPostTransform):
    """Folds the rows of nested properties into the last cell of their parent's row."""

    default_priority = 5
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:  # noqa: ANN401 - Sphinx's signature
        """Fold every table of properties."""
        del kwargs
        for table in self.document.findall(nodes.table):
            if "chaport-properties" in table["classes"]:
                for body in list(table.findall(nodes.tbody)):
                    fold_rows(body)


def fold_rows(body: nodes.tbody) -> None:
    """Move each run of nested rows into the row before it."""
    rows = [row for row in body.children if isinstance(row, nodes.row)]
    parent: nodes.row | None = None
    for row in rows:
        if NESTED not in row["classes"]:
            parent = row
        elif parent is not None:
            body.remove(row)
            _inner_body(parent).append(row)


def _inner_body(parent: nodes.row) -> nodes.tbody:
    """The folded table in the last cell of `parent`, made where there is none."""
    cell = parent.children[-1]
    assert isinstance(cell, nodes.entry)  # noqa: S101 - a row of ours
    found = next(iter(cell.findall(nodes.tbody)), None)
    if found is None:
        found = nodes.tbody()
        columns = [nodes.colspec(colwidth=width) for width in WIDTHS]
        group = nodes.tgroup("", *columns, found, cols=len(WIDTHS))
        title = ours.fold_title("", "Its properties")
        table = nodes.table("", group, classes=["chaport-table"])
        cell += ours.fold("", title, table, classes=["chaport-fold"])
    return found


# -- how nodes are written ------------------------------------------------------------------------


def visit_example(self: HTML5Translator, node: ours.example) -> None:
    """Open an example; the script needs to know which form is first."""
    self.body.append(self.starttag(node, "div", **{"data-chaport-first": node["first"]}))


def visit_form(self: HTML5Translator, node: ours.form) -> None:
    """Open one form; the script needs its name."""
    self.body.append(self.starttag(node, "div", **{"data-chaport-form": node["form"]}))


def depart_div(self: HTML5Translator, node: nodes.Element) -> None:
    """Close what either of them opened."""
    del node
    self.body.append("</div>\n")


def visit_highlighted(self: HTML5Translator, node: ours.highlighted) -> None:
    """Open a block of code as Sphinx's own highlighter does."""
    self.body.append(self.starttag(node, "div", "", CLASS="highlight-javascript notranslate"))
    # Pygments' own wrapper: the empty span keeps a first newline, as Sphinx's blocks have it.
    self.body.append('<div class="highlight"><pre><span></span>')


def depart_highlighted(self: HTML5Translator, node: ours.highlighted) -> None:
    """Close it."""
    del node
    self.body.append("\n</pre></div>\n</div>\n")


def visit_swatch(self: HTML5Translator, node: ours.swatch) -> None:
    """Paint by an attribute: a strict CSP allows no style in the page."""
    self.body.append(self.starttag(node, "span", "", CLASS="chaport-swatch"))
    attributes = {"width": "12", "height": "12", "aria-hidden": "true", "focusable": "false"}
    self.body.append(self.starttag(nodes.inline(), "svg", "", **attributes))
    shape = {"width": "12", "height": "12", "rx": "2", "fill": node["color"]}
    self.body.append(self.emptytag(nodes.inline(), "rect", "", **shape))
    self.body.append("</svg>")


def depart_span(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a swatch."""
    del node
    self.body.append("</span>")


def visit_fold(self: HTML5Translator, node: ours.fold) -> None:
    """Open what the browser itself folds, open at first so that nothing is hidden from a search."""
    self.body.append(self.starttag(node, "details", open="open"))


def depart_fold(self: HTML5Translator, node: ours.fold) -> None:
    """Close it."""
    del node
    self.body.append("</details>\n")


def visit_fold_title(self: HTML5Translator, node: ours.fold_title) -> None:
    """Open the line that stays."""
    self.body.append(self.starttag(node, "summary", ""))


def depart_fold_title(self: HTML5Translator, node: ours.fold_title) -> None:
    """Close it."""
    del node
    self.body.append("</summary>\n")


def visit_nothing(self: HTML5Translator, node: ours.widget) -> None:
    """A widget leaves no trace in the text of its page."""
    del self, node


# -- which pages get what -------------------------------------------------------------------------


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
    if next(doctree.findall(ours.example), None) or next(doctree.findall(ours.install), None):
        app.add_css_file(f"{FOLDER}/samples.css")
        app.add_js_file(f"{FOLDER}/samples.js", loading_method="defer")
    add_to_page(app, doctree, FOLDER)


# -- the files ------------------------------------------------------------------------------------


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


def setup(app: Sphinx) -> None:
    """Register visitors, the transform and the pages' files."""
    app.add_node(ours.example, html=(visit_example, depart_div))
    app.add_node(ours.form, html=(visit_form, depart_div))
    app.add_node(ours.highlighted, html=(visit_highlighted, depart_highlighted))
    app.add_node(ours.widget, html=(visit_nothing, visit_nothing))
    app.add_node(ours.swatch, html=(visit_swatch, depart_span))
    app.add_node(ours.fold, html=(visit_fold, depart_fold))
    app.add_node(ours.fold_title, html=(visit_fold_title, depart_fold_title))
    app.add_post_transform(LinkNamesInCode)
    app.add_post_transform(FoldNestedRows)
    app.connect("html-page-context", add_page_files)
    app.connect("write-started", copy_files)
