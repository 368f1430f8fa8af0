"""The role ``chaport-open``: a way to the chat in running text."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from sphinx_chaport.domain import domain_of
from sphinx_chaport.problems import Kind, Problem
from sphinx_chaport.reporting import report
from sphinx_chaport.widget.hosts import chat_page


class ChatLinkRole(SphinxRole):
    """Links to the hosted chat page; text alone, with a warning, where its address is unknown."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The link."""
        settings = domain_of(self.env).settings
        if settings.app_id and settings.host:
            address = chat_page(settings.host, settings.app_id)
            link = nodes.reference(self.rawtext, self.text, refuri=address)
            link["classes"].append("chaport-open")
            return [link], []
        missing = [
            name
            for name, value in {
                "chaport_app_id": settings.app_id,
                "chaport_host": settings.host,
            }.items()
            if not value
        ]
        source, line = self.get_source_info()
        message = "There is no chat page to link to, so this is plain text."
        mend = f"Set {' and '.join(f'`{name}`' for name in missing)} in conf.py."
        report(Problem(Kind.CHAT_LINK, message, mend, source, line))
        return [nodes.inline(self.rawtext, self.text, classes=["chaport-open"])], []
