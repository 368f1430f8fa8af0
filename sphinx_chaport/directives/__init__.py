"""The directives and roles that authors write."""

from __future__ import annotations

from sphinx.application import Sphinx

from sphinx_chaport.directives import code_blocks
from sphinx_chaport.directives.chat_link import ChatLinkRole
from sphinx_chaport.directives.configured import InstallDirective, WidgetDirective
from sphinx_chaport.directives.coverage import CoverageDirective
from sphinx_chaport.directives.example import ExampleDirective
from sphinx_chaport.directives.kinds import EventEntry, MethodEntry, OptionEntry
from sphinx_chaport.directives.labels import note_labels
from sphinx_chaport.directives.playground import PlaygroundDirective
from sphinx_chaport.directives.reference import ReferenceDirective

DIRECTIVES = {
    "chaport-widget": WidgetDirective,
    "chaport-install": InstallDirective,
    "chaport-method": MethodEntry,
    "chaport-event": EventEntry,
    "chaport-option": OptionEntry,
    "chaport-example": ExampleDirective,
    "chaport-reference": ReferenceDirective,
    "chaport-playground": PlaygroundDirective,
    "chaport-coverage": CoverageDirective,
}


def setup(app: Sphinx) -> None:
    """Register every directive and the role outside the domain."""
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    app.add_role("chaport-open", ChatLinkRole())
    app.connect("doctree-read", note_labels)
    code_blocks.setup(app)
