"""``chaport-widget`` and ``chaport-install``: the directives whose body is a configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from sphinx_chaport import nodes as ours
from sphinx_chaport.checker.cases import configuration_case, place_of
from sphinx_chaport.collected import Noted, PageWidget
from sphinx_chaport.directives.base import SHOWN_CODE_OPTIONS, ChaportDirective
from sphinx_chaport.problems import Kind, ProblemError
from sphinx_chaport.reporting import report
from sphinx_chaport.settings import MODES
from sphinx_chaport.widget.configuration import Configuration
from sphinx_chaport.widget.hosts import HOSTS
from sphinx_chaport.widget.installation import PLACEHOLDER, installation_code
from sphinx_chaport.widget.loading import LOADINGS
from sphinx_chaport.widget.published import findings_of_yaml
from sphinx_chaport.widget.validate import read_configuration

if TYPE_CHECKING:
    from docutils.nodes import Node


class ConfiguredDirective(ChaportDirective):
    """Reads its body as a configuration."""

    has_content = True

    def configuration(self) -> Configuration:
        """The body, checked; what is wrong was reported, and what is right is kept."""
        place = self.content_place
        try:
            configuration, problems = read_configuration(
                self.body,
                registry=self.registry,
                file=place.file,
                first_line=place.line,
                indent=self.content_indent,
            )
        except ProblemError as error:
            report(*error.problems)
            return Configuration()
        report(*problems)
        checked, broken = self.domain_.forms.with_sound_javascript(configuration)
        report(*broken)
        return checked


class WidgetDirective(ConfiguredDirective):
    """``.. chaport-widget::`` puts a configured widget on its page."""

    option_spec: ClassVar[dict[str, Any]] = {
        "mode": directives.unchanged_required,
        "loading": directives.unchanged_required,
    }

    def make(self) -> list[Node]:
        """Leave a mark on the page; the configuration waits in the domain until it is written."""
        loading = self.choice("loading", LOADINGS, "")
        mode = self.choice("mode", MODES, "")
        place = self.content_place
        findings = findings_of_yaml(
            self.body, first_line=place.line, indent=self.content_indent, file=place.file
        )
        here = self.here
        widget = PageWidget(self.configuration(), mode, here.file, here.line, loading, findings)
        if not self.domain_.note_widget(widget):
            return []
        node = ours.chaport_widget(docname=self.env.docname)
        self.set_source_info(node)
        return [node]


class InstallDirective(ConfiguredDirective):
    """``.. chaport-install::`` shows the installation code that a reader can paste."""

    option_spec: ClassVar[dict[str, Any]] = {
        **SHOWN_CODE_OPTIONS,
        "host": directives.unchanged_required,
    }

    def make(self) -> list[Node]:
        """The code for one host, or for each region where none is chosen."""
        settings = self.domain_.settings
        configuration = self.configuration()
        app_id = settings.app_id or PLACEHOLDER
        container = ours.chaport_install(classes=["chaport-install"])
        if "caption" in self.options:
            found = self.parse_inline(self.options["caption"])[0]
            container += nodes.paragraph("", "", *found, classes=["chaport-caption"])
        hosts = self.hosts(settings.host)
        for host in hosts:
            if len(hosts) > 1:
                container += _region(host)
            code = installation_code(configuration.data, host=host, app_id=app_id, tags=True)
            container += nodes.literal_block(code, code, language="html")
        for child in container.findall(nodes.Element):
            self.set_source_info(child)
        self.finish(container, str(self.options.get("caption", "")))
        name = self.options.get("name") or self.options.get("caption") or "chaport-install"
        place = place_of(self.content_place if self.content else self.here)
        case = configuration_case(str(name), configuration.data, place)
        self.note_case(Noted(case), container)
        return [container]

    def hosts(self, default: str) -> tuple[str, ...]:
        """The hosts to show code for."""
        wanted = str(self.options.get("host", default))
        if wanted in HOSTS:
            return (wanted,)
        if wanted:
            message = f'`:host:` cannot be "{wanted}".'
            self.problem(Kind.WRONG_VALUE, message, f"It takes {' or '.join(HOSTS)}.")
        return tuple(HOSTS)


def _region(host: str) -> nodes.paragraph:
    text = f"{HOSTS[host]}, {host}"
    return nodes.paragraph("", "", nodes.strong(text, text), classes=["chaport-form-title"])
