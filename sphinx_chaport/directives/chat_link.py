"""The role ``chaport-open``: a way to the chat in running text."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from sphinx_chaport.domain import domain_of
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.reporting import report
from sphinx_chaport.widget.app_id import is_app_id
from sphinx_chaport.widget.fallback import fallback_address


class ChatLinkRole(SphinxRole):
    """Links to the chat: the loader opens it on the page, and everywhere else it is a plain link.

    Where nobody knows an address, it is text alone. That is a mistake only where an app id is set:
    without one there is no chat, as in builds that may not know it.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The link."""
        settings = domain_of(self.env).settings
        # The chat itself, rather than what stands in for it.
        address = fallback_address("", settings) or fallback_address(settings.fallback, settings)
        if address:
            link = nodes.reference(self.rawtext, self.text, refuri=address)
            link["classes"].append("chaport-open")
            return [link], []
        if is_app_id(settings.app_id):
            source, line = self.get_source_info()
            message = "There is no chat page to link to, so this is plain text."
            mend = "Set `chaport_host` in conf.py."
            report(Problem(Kind.CHAT_LINK, message, mend, source, line))
        return [nodes.inline(self.rawtext, self.text, classes=["chaport-open"])], []
