"""How our nodes are written.

The neutral tree becomes::

    <div class="chaport-example" data-chaport-first="traditional">
      <p class="chaport-caption">...</p>
      <div class="chaport-form" data-chaport-form="traditional">
        <p class="chaport-form-title">...</p>
        <div class="highlight-javascript notranslate">...</div>
      </div>
      <div class="chaport-form" data-chaport-form="queue">...</div>
    </div>

which shows both forms, titled, without JavaScript and in print; ``samples.js`` makes tabs of it.
Where it can be run in its place, it has ``data-chaport-run`` with its number, and gets a button.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from docutils import nodes

from sphinx_chaport import nodes as ours
from sphinx_chaport.html.pages import is_page_builder
from sphinx_chaport.html.playground import data_of

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


def visit_example(self: HTML5Translator, node: ours.chaport_example) -> None:
    """Open an example; the script needs to know which form is first, and whether it can be run."""
    attributes = {"data-chaport-first": node["first"]}
    if "run" in node:
        attributes["data-chaport-run"] = node["run"]
    self.body.append(self.starttag(node, "div", **attributes))


def visit_form(self: HTML5Translator, node: ours.chaport_form) -> None:
    """Open one form; the script needs its name."""
    self.body.append(self.starttag(node, "div", **{"data-chaport-form": node["form"]}))


def depart_div(self: HTML5Translator, node: nodes.Element) -> None:
    """Close what either of them opened."""
    del node
    self.body.append("</div>\n")


def visit_highlighted(self: HTML5Translator, node: ours.chaport_highlighted) -> None:
    """Open a block of code as Sphinx's own highlighter does."""
    self.body.append(self.starttag(node, "div", "", CLASS="highlight-javascript notranslate"))
    # Pygments' own wrapper: the empty span keeps a first newline, as Sphinx's blocks have it.
    self.body.append('<div class="highlight"><pre><span></span>')


def depart_highlighted(self: HTML5Translator, node: ours.chaport_highlighted) -> None:
    """Close it."""
    del node
    self.body.append("\n</pre></div>\n</div>\n")


def visit_swatch(self: HTML5Translator, node: ours.chaport_swatch) -> None:
    """Paint by an attribute: a strict CSP allows no style in the page."""
    self.body.append(self.starttag(node, "span", "", CLASS="chaport-swatch"))
    if getattr(self.builder, "embedded", False):
        # An EPUB has to declare each page with a drawing; there the name alone says it.
        return
    hidden = {"width": "12", "height": "12", "aria-hidden": "true"}
    self.body.append(self.starttag(nodes.inline(), "svg", "", False, **hidden))
    shape = {"width": "12", "height": "12", "rx": "2", "fill": str(node["color"])}
    self.body.append(self.emptytag(nodes.inline(), "rect", "", **shape))
    self.body.append("</svg>")


def depart_span(self: HTML5Translator, node: nodes.Element) -> None:
    """Close a swatch."""
    del node
    self.body.append("</span>")


def visit_fold(self: HTML5Translator, node: ours.chaport_fold) -> None:
    """Open what the browser itself folds; only what repeats what is seen is closed at first."""
    opened: dict[str, Any] = {} if node.get("closed") else {"open": "open"}
    self.body.append(self.starttag(node, "details", **opened))


def depart_fold(self: HTML5Translator, node: ours.chaport_fold) -> None:
    """Close it."""
    del node
    self.body.append("</details>\n")


def visit_fold_title(self: HTML5Translator, node: ours.chaport_fold_title) -> None:
    """Open the line that stays."""
    self.body.append(self.starttag(node, "summary", ""))


def depart_fold_title(self: HTML5Translator, node: ours.chaport_fold_title) -> None:
    """Close it."""
    del node
    self.body.append("</summary>\n")


def visit_playground(self: HTML5Translator, node: ours.chaport_playground) -> None:
    """Open the place of a playground; what is in it stays where there is no script."""
    self.body.append(self.starttag(node, "div"))


def depart_playground(self: HTML5Translator, node: ours.chaport_playground) -> None:
    """Close it, after its data. An EPUB keeps the example."""
    if is_page_builder(self.builder):
        kind: dict[str, Any] = {"type": "application/json", "class": "chaport-playground-data"}
        self.body.append(self.starttag(nodes.inline(), "script", "", **kind))
        self.body.append(data_of(self.builder, node["docname"], node["number"]) + "</script>")
    self.body.append("</div>\n")


def visit_nothing(self: HTML5Translator, node: ours.chaport_widget) -> None:
    """A widget leaves no trace in the text of its page."""
    del self, node


Visitor: TypeAlias = "Callable[[HTML5Translator, Any], None]"

VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    ours.chaport_example: (visit_example, depart_div),
    ours.chaport_form: (visit_form, depart_div),
    ours.chaport_highlighted: (visit_highlighted, depart_highlighted),
    ours.chaport_swatch: (visit_swatch, depart_span),
    ours.chaport_fold: (visit_fold, depart_fold),
    ours.chaport_fold_title: (visit_fold_title, depart_fold_title),
    ours.chaport_playground: (visit_playground, depart_playground),
    ours.chaport_widget: (visit_nothing, visit_nothing),
}
"""By node class: what opens it and what closes it."""
